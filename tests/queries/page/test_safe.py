"""Hostile text in every field, and the page as a file: nothing runs, nothing loads, the same bytes each time."""

import re
from pathlib import Path

import networkx as nx
import pytest

from dateline.queries.export.html import write_html

from .conftest import Generate, Open, Opened

pytestmark = pytest.mark.browser
Selection = nx.MultiDiGraph


def read_everything(opened: Opened) -> None:
    """Go through the whole page as a patient reader would: every event, every card, every filter, story, print."""
    page = opened.page
    page.focus("#events")
    total = len(opened.shown())
    seen = set()
    page.keyboard.press("Home")
    for _ in range(total):
        page.keyboard.press("Enter")
        seen.add(page.evaluate("document.querySelector('#panel').dataset.id"))
        page.keyboard.press("ArrowDown")
    assert len(seen) == total, "the keyboard alone opens every event"
    others = page.evaluate("[...document.querySelectorAll('#panel .jump')].length")
    assert others > 0
    page.evaluate("document.querySelectorAll('details').forEach((fold) => { fold.open = true; })")
    for group in ("type", "kind"):
        page.locator(f'[data-filter="{group}"] label').first.hover()
    spots = page.evaluate(
        "dateline.shown().map((id) => dateline.screenOf(id)).filter((at) => at && at.inside).slice(0, 25)"
    )
    for at in spots:
        page.mouse.move(at["x"], at["y"])
    bars = page.evaluate(
        "dateline.shown().map((id) => dateline.timeOf(id)).filter(Boolean).slice(0, 15)"
    )
    for bar in bars:
        page.mouse.move(bar["x"] + bar["width"] / 2, bar["y"] + bar["height"] / 2)
    opened.settled()
    page.click("#story")
    for _ in range(4):
        page.keyboard.press("ArrowRight")
    page.keyboard.press("Escape")
    page.click("#copy-cypher")
    page.click("#theme")
    page.emulate_media(media="print")
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    assert page.locator("#report-events tbody tr").count() == total
    assert len(page.pdf()) > 10_000
    page.emulate_media(media="screen")


@pytest.mark.parametrize("renderer", ["pyvis", "canvas"])
@pytest.mark.parametrize("policy", [True, False], ids=["policy", "no-policy"])
def test_hostile_selection_runs_and_loads_nothing(
    open_page: Open, hostile: "Selection[str]", renderer: str, policy: bool
) -> None:
    opened = open_page(hostile, renderer=renderer, policy=policy)
    read_everything(opened)
    opened.assert_harmless()


@pytest.mark.parametrize("ident", ["__proto__", "constructor", "toString"])
def test_ids_that_javascript_keeps_for_itself_are_ids(
    open_page: Open, hostile: "Selection[str]", ident: str
) -> None:
    opened = open_page(hostile, f"#sel={ident}")
    assert opened.selected() == ident
    assert opened.page.get_attribute("#panel", "data-id") == ident
    opened.assert_harmless()


@pytest.mark.parametrize(
    "hash_",
    [
        "#<img src=x onerror=window.__ran=1>",
        "#sel=<script>window.__ran=1</script>&q=<svg onload=window.__ran=2>",
        "#javascript:window.__ran=3",
        "#%E0%A4%A&q=%&actor=%ZZ&hide=type:%E0",
        "#t=9999999999999-99-99..-1&asof=NaN&conf=1e309&view=NaN,1,Infinity",
        "#view=1e308,-1e308,1e-300&theme=javascript:alert(1)",
        "#hide=__proto__:x,constructor:y,type:__proto__&status=__proto__&story=1&story=2",
        "#q=" + "a" * 5000,
        "#sel=__proto__&actor=constructor&place=toString&claimant=hasOwnProperty",
        "#t=2011-01-01..2010-01-01&match=certain&asof=0001-01-01",
    ],
)
def test_hostile_address_is_taken_for_what_it_is(
    open_page: Open, known: "Selection[str]", hash_: str
) -> None:
    opened = open_page(known, hash_, renderer="canvas")
    opened.settled()
    opened.shown()
    opened.page.click("#reset")
    assert len(opened.shown()) == 8
    opened.page.evaluate("window.dateline.select('meeting')")
    assert opened.selected() == "meeting"
    opened.assert_harmless()


def test_policy_stops_what_a_mistake_would_let_in(open_page: Open, known: "Selection[str]") -> None:
    """Put four sinks into the page by hand: the policy must hold even where the code would fail."""
    opened = open_page(known)
    opened.page.evaluate(
        """() => {
          const put = (html) => document.body.insertAdjacentHTML('beforeend', html);
          put('<img src="https://tracker.example/a.png"><img src=x onerror="window.__ran=1">');
          put('<iframe src="https://tracker.example/b"></iframe><svg onload="window.__ran=2"></svg>');
          const script = document.createElement('script');
          script.textContent = 'window.__ran=3';
          document.body.append(script);
          put('<form action="https://tracker.example/c"><button id="send">x</button></form>');
          document.querySelector('#send').click();
          fetch('https://tracker.example/d').catch(() => {});
        }"""
    )
    opened.page.wait_for_timeout(200)
    assert opened.page.evaluate("window.__ran ?? null") is None
    blocked = set(opened.page.evaluate("window.__blocked"))
    assert {"img-src", "connect-src"} <= blocked
    assert any(name.startswith("script-src") for name in blocked)
    assert opened.page.url.startswith("file://")


def test_policy_names_hashes_and_allows_nothing_else(
    known: "Selection[str]", tmp_path: Path
) -> None:
    write_html(known, tmp_path / "page.html")
    html = (tmp_path / "page.html").read_text(encoding="utf-8")
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', html)
    assert policy is not None
    rules = dict(rule.strip().partition(" ")[::2] for rule in policy[1].split(";"))
    assert rules["default-src"] == "'none'"
    assert re.fullmatch(r"('sha256-[A-Za-z0-9+/=]+' ?)+", rules["script-src"])
    assert re.fullmatch(r"('sha256-[A-Za-z0-9+/=]+' ?)+", rules["style-src"])
    assert rules["base-uri"] == rules["form-action"] == "'none'"
    assert "unsafe" not in policy[1]
    assert not re.search(
        r"\s(src|srcset|action|formaction|xlink:href|style)\s*=",
        re.sub(r"<script.*?</script>|<style.*?</style>", "", html, flags=re.DOTALL),
    )


def test_text_that_would_turn_or_hide_others_is_taken_out(
    open_page: Open, hostile: "Selection[str]"
) -> None:
    opened = open_page(hostile)
    for ident in opened.shown()[:30]:
        opened.page.evaluate("(id) => dateline.select(id)", ident)
        words = opened.page.evaluate(
            "document.querySelector('#panel').textContent + document.querySelector('#events').textContent"
        )
        assert not re.search("[\x00-\x08\x0e-\x1f\u202a-\u202e\u2066-\u2069]", words)


def test_payloads_are_shown_as_the_text_they_are(
    open_page: Open, hostile: "Selection[str]"
) -> None:
    opened = open_page(hostile)
    titles = opened.page.evaluate(
        "dateline.shown().map((id) => { dateline.select(id); return document.querySelector('#panel h2').textContent; })"
    )
    assert any("<img src=x onerror" in title for title in titles)
    assert any("{{7*7}}${7*7}" in title for title in titles)
    assert any("&lt;img src=x" in title for title in titles), (
        "an entity in a text is no entity on the page"
    )


@pytest.mark.parametrize("renderer", ["pyvis", "canvas"])
def test_same_selection_gives_the_same_bytes(
    generate: Generate, tmp_path: Path, renderer: str
) -> None:
    for name in ("one", "two"):
        write_html(
            generate(120, hostile=True),
            tmp_path / name,
            renderer="pyvis" if renderer == "pyvis" else "canvas",
        )
    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()


def test_lone_surrogates_and_other_broken_text_are_written(open_page: Open) -> None:
    graph: Selection[str] = nx.MultiDiGraph(
        title="broken \ud800", claims={}, documents={}, selection={"q": "\udfff"}, cypher="\ud800"
    )
    graph.add_node(
        "e\ud83d",
        kind="event",
        label="half \ud83d of an emoji",
        title="half \ud83d",
        type="\udc00",
        claims=[],
    )
    opened = open_page(graph)
    assert len(opened.shown()) == 1
    opened.assert_harmless()


@pytest.mark.parametrize("events", [700, 1000])
def test_opening_an_ordinary_page_asks_for_nothing(
    open_page: Open, generate: Generate, thousand: "Selection[str]", events: int
) -> None:
    opened = open_page(thousand if events == 1000 else generate(events))
    opened.page.mouse.wheel(0, 300)
    opened.settled()
    opened.assert_harmless()

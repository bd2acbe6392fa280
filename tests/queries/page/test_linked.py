"""Network, timeline, list and card show one state: what is done in one of them shows in all."""

from collections.abc import Mapping

import networkx as nx
import pytest

from .conftest import Open, Opened

pytestmark = pytest.mark.browser
Selection = nx.MultiDiGraph
#: known.yaml's events, in the order of time; undated ones last.
ALL = {"siege", "founding", "attack", "meeting", "second", "arrest", "statement", "transfer"}


@pytest.fixture(params=["pyvis", "canvas"])
def opened(request: pytest.FixtureRequest, open_page: Open, known: "Selection[str]") -> Opened:
    return open_page(known, renderer=request.param)


@pytest.fixture
def canvas(open_page: Open, known: "Selection[str]") -> Opened:
    return open_page(known, renderer="canvas")


def drawn(opened: Opened, ident: str) -> bool:
    """Look at the network's pixels: is there anything where this node stands?"""
    opened.settled()
    found: bool = opened.page.evaluate(
        """(id) => {
          const at = window.dateline.screenOf(id);
          return at !== null && [...document.querySelectorAll('#graph canvas')].some((canvas) => {
            const box = canvas.getBoundingClientRect();
            const scale = canvas.width / box.width;
            const pixel = (x, y) => canvas.getContext('2d').getImageData((x - box.x) * scale, (y - box.y) * scale, 1, 1).data.join();
            return pixel(at.x, at.y) !== pixel(box.x + 1, box.y + 1);
          });
        }""",
        ident,
    )
    return found


def brush(opened: Opened, first: str, last: str) -> None:
    """Drag over the overview, as a reader does."""
    box = opened.page.locator("#timeline-overview").bounding_box()
    assert box is not None
    y = box["y"] + box["height"] / 3
    ends = [
        opened.page.evaluate("(day) => window.dateline.dayAt(day)", day) for day in (first, last)
    ]
    opened.page.mouse.move(ends[0], y)
    opened.page.mouse.down()
    opened.page.mouse.move((ends[0] + ends[1]) / 2, y)
    opened.page.mouse.move(ends[1], y)
    opened.page.mouse.up()
    opened.settled()


def check(opened: Opened, group: str, value: str, state: bool = True) -> None:
    """Open a group of filters if need be, and tick or clear one of its boxes."""
    opened.page.evaluate(
        "(group) => { const f = document.querySelector(`[data-filter=${group}]`); if (f.tagName === 'DETAILS') f.open = true; }",
        group,
    )
    opened.page.set_checked(f'[data-filter="{group}"] input[value="{value}"]', state)
    opened.settled()


def counts(opened: Opened, group: str) -> dict[str, int]:
    opened.settled()
    found: dict[str, int] = opened.page.evaluate(
        """(group) => Object.fromEntries([...document.querySelectorAll(`[data-filter=${group}] label`)].map((label) =>
          [label.querySelector('input').value, Number(label.querySelector('.count').textContent)]))""",
        group,
    )
    return found


def test_everything_is_there_at_first(opened: Opened) -> None:
    assert set(opened.shown()) == ALL
    assert set(opened.options()) == ALL
    assert opened.text("#status").startswith("8 events")
    assert opened.text("h1") == "The case of the depot"
    assert all(drawn(opened, ident) for ident in (*ALL, "marat", "brigade", "aktobe"))
    assert opened.selected() is None
    opened.assert_harmless()


def test_list_is_in_the_order_of_time_with_undated_last(canvas: Opened) -> None:
    order = canvas.shown()
    assert (
        order.index("siege")
        < order.index("meeting")
        < order.index("second")
        < order.index("arrest")
    )
    assert order[-1] == "transfer"
    assert order == canvas.options()


def test_brush_filters_network_list_and_counts(opened: Opened) -> None:
    brush(opened, "2012-03-01", "2012-12-01")
    left = set(opened.shown())
    assert {"arrest", "statement"} <= left
    assert not left & {"siege", "meeting", "second", "attack"}
    assert set(opened.options()) == left
    assert f"{len(left)} of 8 events shown" in opened.text("#status")
    assert drawn(opened, "arrest")
    assert drawn(opened, "marat")
    assert opened.page.evaluate(
        "[window.dateline.screenOf('siege'), window.dateline.screenOf('brigade')]"
    ) == [None, None]
    assert counts(opened, "type")["attack"] == 0
    assert counts(opened, "type")["arrest"] == 1
    assert opened.page.input_value("#from").startswith("2012-0")
    brush(opened, "2011-08-15", "2011-10-15")
    assert "second" in opened.shown()
    assert "arrest" not in opened.shown()


def test_brush_is_taken_away_by_a_click(canvas: Opened) -> None:
    brush(canvas, "2012-03-01", "2012-12-01")
    x = canvas.page.evaluate("window.dateline.dayAt('2010-06-01')")
    box = canvas.page.locator("#timeline-overview").bounding_box()
    assert box is not None
    canvas.page.mouse.click(x, box["y"] + 10)
    assert set(canvas.shown()) == ALL


def test_possible_and_certain_differ_where_a_date_is_uncertain(canvas: Opened) -> None:
    canvas.page.fill("#from", "2011-03-01")
    canvas.page.fill("#to", "2011-06-15")
    canvas.page.keyboard.press("Tab")
    assert {"meeting", "attack"} <= set(canvas.shown())
    assert not {"siege", "second", "arrest"} & set(canvas.shown())
    canvas.page.check("#match-certain", force=True)
    assert canvas.shown() == ["meeting"]
    canvas.page.fill("#to", "2011-06-30")
    canvas.page.fill("#from", "2011-01-01")
    canvas.page.keyboard.press("Tab")
    assert set(canvas.shown()) == {"meeting", "attack"}, "the chronology's bound makes it certain"


@pytest.mark.parametrize("where", ["network", "timeline", "list", "undated"])
def test_selecting_anywhere_selects_everywhere(opened: Opened, where: str) -> None:
    ident = "transfer" if where == "undated" else "meeting"
    if where == "network":
        spot = opened.page.evaluate("window.dateline.screenOf('meeting')")
        opened.page.mouse.click(spot["x"], spot["y"])
    elif where == "timeline":
        bar = opened.page.evaluate("window.dateline.timeOf('meeting')")
        opened.page.mouse.click(bar["x"] + bar["width"] / 2, bar["y"] + bar["height"] / 2)
    elif where == "list":
        opened.page.click('#events [data-id="meeting"]')
    else:
        opened.page.click("#undated button")
    assert opened.selected() == ident
    assert opened.page.get_attribute("#panel", "data-id") == ident
    option = opened.page.locator(f'#events [data-id="{ident}"]')
    assert option.get_attribute("aria-selected") == "true"
    assert opened.page.locator("#events [aria-selected=true]").count() == 1
    assert hash_of(opened, f"sel={ident}")
    assert opened.page.evaluate("(id) => window.dateline.screenOf(id).inside", ident)


def hash_of(opened: Opened, part: str) -> str:
    """Give the address once it holds this part: it is written a moment after the view."""
    opened.wait(f"location.hash.includes({part!r})", True, seconds=5)
    return opened.hash()


def test_panel_of_an_event_says_who_claims_what_and_why(canvas: Opened) -> None:
    canvas.page.evaluate("window.dateline.select('meeting')")
    words = canvas.text("#panel")
    for expected in ("Meeting in Aktobe", "5 March 2011", "They met over tea at the caravanserai.", "The Herald", "Speaker",
                     "Herald report", "120", "158", "90", "Steppe Wire", "Marat Omarov", "Aktobe"):  # fmt: skip
        assert expected in words, expected
    canvas.page.evaluate("window.dateline.select('attack')")
    assert "because the investigation had begun by then" in canvas.text("#panel")


def test_panel_sets_contradictions_side_by_side(canvas: Opened) -> None:
    canvas.page.evaluate("window.dateline.select('second')")
    words = canvas.text("#panel")
    assert "5 is not 3" in words
    assert "Contradictions" in words
    pair = canvas.page.locator("#panel .contradictions").first.inner_text()
    assert "The Herald" in pair
    assert "Steppe Wire" in pair


def test_panel_of_an_actor_gives_aliases_and_denials(canvas: Opened) -> None:
    canvas.page.evaluate("window.dateline.select('marat')")
    words = canvas.text("#panel")
    for expected in (
        "Марат Омаров",
        "مراد عمروف",
        "The Courier",
        "Border Brigade",
        "denies",
        "one denies what the other asserts",
    ):
        assert expected in words, expected


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("caravanserai", {"meeting"}),
        ("hawala", {"transfer"}),
        ("марат", {"meeting", "arrest", "transfer"}),
        ("МАРАТ ОМАРОВ", {"meeting", "arrest", "transfer"}),
        ("مراد", {"meeting", "arrest", "transfer"}),
        ("пограничная", {"attack", "second"}),
        ("Courier", {"meeting", "arrest", "transfer"}),
        ("second ATTACK", {"second"}),
        ("no such thing", set()),
    ],
)
def test_search_finds_names_aliases_titles_and_claims_in_any_script(
    canvas: Opened, query: str, expected: set[str]
) -> None:
    canvas.page.keyboard.press("/")
    canvas.page.keyboard.insert_text(query)
    canvas.wait("Number(document.documentElement.dataset.shown)", len(expected))
    assert set(canvas.shown()) == expected
    assert set(canvas.options()) == expected


def test_legend_filters_by_type_and_kind(opened: Opened) -> None:
    check(opened, "type", "attack", state=False)
    assert set(opened.shown()) == ALL - {"attack", "second"}
    check(opened, "kind", "place", state=False)
    assert opened.page.evaluate("window.dateline.screenOf('aktobe')") is None
    check(opened, "type", "attack")
    assert set(opened.shown()) == ALL


@pytest.mark.parametrize(
    ("group", "value", "expected"),
    [
        ("actor", "brigade", {"attack", "second"}),
        ("place", "aktobe", {"meeting", "arrest"}),
        ("claimant", "Steppe Wire", {"meeting", "second", "arrest", "transfer"}),
        ("status", "conflict", {"second"}),
    ],
)
def test_filters_narrow_to_actor_place_claimant_and_status(
    canvas: Opened, group: str, value: str, expected: set[str]
) -> None:
    check(canvas, group, value)
    assert set(canvas.shown()) == expected
    assert hash_of(canvas, f"{group}=")
    check(canvas, group, value, state=False)
    assert set(canvas.shown()) == ALL


def slide(opened: Opened, selector: str, value: float) -> None:
    opened.page.eval_on_selector(
        selector,
        "(input, value) => { input.value = value; input.dispatchEvent(new Event('input', { bubbles: true })); }",
        value,
    )
    opened.settled()


def test_confidence_hides_what_is_claimed_with_less(canvas: Opened) -> None:
    slide(canvas, "#confidence", 70)
    assert set(canvas.shown()) & {"siege", "attack", "statement", "transfer"} == set()
    assert {"meeting", "second", "arrest"} <= set(canvas.shown())


def test_as_of_shows_what_was_public_on_a_day(canvas: Opened) -> None:
    last = float(canvas.page.get_attribute("#as-of", "max") or 0)
    first = float(canvas.page.get_attribute("#as-of", "min") or 0)
    assert canvas.text("#as-of-text") == "everything"
    slide(canvas, "#as-of", first)
    assert set(canvas.shown()) == {"founding", "attack", "meeting", "second"}
    assert "2012" in canvas.text("#as-of-text")
    canvas.page.evaluate("window.dateline.select('marat')")
    assert canvas.page.evaluate("window.dateline.screenOf('arrest')") is None
    slide(canvas, "#as-of", first + 150)  # 8 June 2012, after the dispatch
    assert set(canvas.shown()) == {"founding", "attack", "meeting", "second", "arrest", "transfer"}
    slide(canvas, "#as-of", last)
    assert set(canvas.shown()) == ALL


def test_story_steps_through_the_events_with_the_arrow_keys(opened: Opened) -> None:
    order = opened.shown()
    opened.page.click("#story")
    assert opened.selected() == order[0]
    assert opened.page.evaluate("document.documentElement.dataset.story") == "on"
    for ident in order[1:4]:
        opened.page.keyboard.press("ArrowRight")
        assert opened.selected() == ident
    opened.page.keyboard.press("ArrowLeft")
    assert opened.selected() == order[2]
    assert opened.page.inner_text("#story-card :is(h2, h3)") in opened.text("#panel")
    opened.page.keyboard.press("Escape")
    assert opened.page.evaluate("document.documentElement.dataset.story ?? null") is None
    assert not opened.page.is_visible("#story-card")


def test_story_keeps_to_the_filtered_events_and_to_its_ends(canvas: Opened) -> None:
    check(canvas, "actor", "marat")
    canvas.page.click("#story")
    for _ in range(9):
        canvas.page.keyboard.press("ArrowRight")
    assert canvas.selected() == canvas.shown()[-1] == "transfer"
    assert "3 of 3" in canvas.text("#story-card")


def test_link_reproduces_the_view_in_a_new_tab(
    opened: Opened, open_page: Open, known: "Selection[str]"
) -> None:
    brush(opened, "2011-02-01", "2012-12-01")
    check(opened, "type", "statement", state=False)
    check(opened, "actor", "marat")
    slide(opened, "#confidence", 60)
    opened.page.evaluate("window.dateline.select('arrest')")
    opened.page.click("#theme")
    opened.page.click("#zoom-in")
    address = hash_of(opened, "view=")
    state = "[dateline.shown(), document.documentElement.dataset.selected, document.documentElement.dataset.theme,"
    state += "document.querySelector('#from').value, document.querySelector('#to').value,"
    state += "document.querySelector('#confidence').value]"
    place = "Object.values(dateline.screenOf('arrest')).slice(0, 2)"
    renderer = opened.page.evaluate("document.documentElement.dataset.renderer")
    other = open_page(known, address, renderer=renderer)
    assert other.settled().page.evaluate(state) == opened.page.evaluate(state)
    assert other.page.evaluate(place) == pytest.approx(opened.page.evaluate(place), abs=2)
    assert hash_of(other, "view=") == address


def test_search_and_story_come_back_from_the_link(
    canvas: Opened, open_page: Open, known: "Selection[str]"
) -> None:
    other = open_page(
        known,
        "#q=%D0%BC%D0%B0%D1%80%D0%B0%D1%82&story=1&sel=arrest&match=certain&asof=2012-06-05",
        renderer="canvas",
    )
    assert set(other.shown()) == {"meeting", "arrest", "transfer"}
    assert other.page.input_value("#search") == "марат"
    assert other.selected() == "arrest"
    assert other.page.is_visible("#story-card")
    assert other.page.is_checked("#match-certain")
    assert "2012" in other.text("#as-of-text")


def test_reset_brings_everything_back(canvas: Opened) -> None:
    check(canvas, "actor", "marat")
    slide(canvas, "#confidence", 90)
    canvas.page.evaluate("window.dateline.select('meeting')")
    canvas.page.click("#reset")
    assert set(canvas.shown()) == ALL
    assert canvas.selected() is None
    canvas.page.wait_for_timeout(700)
    assert canvas.hash() == ""


def test_undated_events_are_listed_with_their_count(canvas: Opened) -> None:
    assert canvas.text("#undated-count") == "1"
    assert canvas.text("#undated") == "Transfer of money"
    assert canvas.page.evaluate("window.dateline.timeOf('transfer')") is None
    assert "1 undated" in canvas.text("#status")


def test_drag_and_zoom_move_the_network(opened: Opened) -> None:
    def spot() -> tuple[float, float]:
        at = opened.settled().page.evaluate("window.dateline.screenOf('meeting')")
        return at["x"], at["y"]

    before = spot()
    box = opened.page.locator("#graph").bounding_box()
    assert box is not None
    x, y = box["x"] + box["width"] * 0.6, box["y"] + 12
    opened.page.mouse.move(x, y)
    opened.page.mouse.down()
    opened.page.mouse.move(x - 60, y + 20)
    opened.page.mouse.move(x - 120, y + 40)
    opened.page.mouse.up()
    assert spot()[0] == pytest.approx(before[0] - 120, abs=8)
    opened.page.click("#zoom-in")
    apart = opened.settled().page.evaluate(
        "dateline.screenOf('siege').x - dateline.screenOf('arrest').x"
    )
    opened.page.click("#zoom-in")
    opened.page.wait_for_timeout(300)
    wider = opened.settled().page.evaluate(
        "dateline.screenOf('siege').x - dateline.screenOf('arrest').x"
    )
    assert abs(wider) > abs(apart) * 1.1
    opened.page.click("#fit")
    opened.page.wait_for_timeout(300)
    assert spot()[0] == pytest.approx(before[0], abs=3)


def test_events_stand_from_left_to_right_by_date(opened: Opened) -> None:
    xs = [
        opened.page.evaluate("(id) => dateline.screenOf(id).x", ident)
        for ident in ("siege", "meeting", "second", "arrest")
    ]
    assert xs == sorted(xs)


def test_copied_citation_and_cypher_name_what_they_are_about(canvas: Opened) -> None:
    canvas.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    canvas.page.evaluate("window.dateline.select('meeting')")
    canvas.page.click('#panel [data-copy="citation"]')
    canvas.page.wait_for_timeout(50)
    citation = canvas.page.evaluate("navigator.clipboard.readText()")
    assert "Herald" in citation
    assert "2012-01-10" in citation
    check(canvas, "actor", "marat")
    canvas.page.click("#copy-cypher")
    canvas.page.wait_for_timeout(50)
    cypher = canvas.page.evaluate("navigator.clipboard.readText()")
    assert "MATCH" in cypher
    assert "'marat'" in cypher


def bare(**events: Mapping[str, object]) -> "Selection[str]":
    graph: Selection[str] = nx.MultiDiGraph(
        title="Bare", claims={}, documents={}, selection={}, cypher=""
    )
    for ident, data in events.items():
        graph.add_node(
            ident,
            kind="event",
            **({"label": ident, "title": ident, "type": "event", "claims": []} | dict(data)),
        )
    return graph


@pytest.mark.parametrize("renderer", ["pyvis", "canvas"])
def test_empty_selection_opens(open_page: Open, renderer: str) -> None:
    opened = open_page(bare(), renderer=renderer)
    assert opened.shown() == []
    assert "0 events" in opened.text("#status")
    opened.page.click("#story")
    opened.page.keyboard.press("ArrowRight")
    assert opened.selected() is None
    opened.assert_harmless()


def test_nothing_but_the_required_attributes_opens(open_page: Open) -> None:
    graph: Selection[str] = nx.MultiDiGraph()
    graph.add_node("event", kind="event", label="Event")
    graph.add_node("actor", kind="person", label="Actor")
    graph.add_edge("actor", "event", key="x", type="PARTICIPATED_IN")
    opened = open_page(graph)
    assert opened.shown() == ["event"]
    opened.page.evaluate("window.dateline.select('actor')")
    assert "Actor" in opened.text("#panel")
    opened.assert_harmless()


def test_years_before_the_common_era_and_beyond_9999(open_page: Open) -> None:
    ides = {"earliest": "-0043-03-15", "latest": "-0043-03-15", "when": "15 March 44 BCE"}
    far = {"earliest": "12025-01-01", "latest": "12025-12-31", "when": "12025"}
    opened = open_page(
        bare(
            ides=ides,
            zero={"earliest": "0000-01-01", "latest": "0000-12-31", "when": "1 BCE"},
            far=far,
        )
    )
    assert opened.shown() == ["ides", "zero", "far"]
    assert "15 March 44 BCE" in opened.text("#events")
    opened.page.fill("#to", "0001-01-01")
    opened.page.keyboard.press("Tab")
    assert opened.shown() == ["ides", "zero"]
    opened.page.fill("#from", "-0010-01-01")
    opened.page.keyboard.press("Tab")
    assert opened.shown() == ["zero"]
    assert hash_of(opened, "t=-0010-01-01..0001-01-01")
    opened.assert_harmless()


def test_large_selection_keeps_its_list_virtual_and_its_counts_right(
    open_page: Open, thousand: "Selection[str]"
) -> None:
    opened = open_page(thousand)
    assert opened.page.evaluate("document.documentElement.dataset.renderer") == "canvas"
    assert len(opened.shown()) == 1000
    built = opened.page.locator("#events [role=option]")
    assert built.count() < 80
    assert built.first.get_attribute("aria-setsize") == "1000"
    opened.page.focus("#events")
    opened.page.keyboard.press("End")
    last = opened.page.evaluate(
        "document.getElementById(document.querySelector('#events').getAttribute('aria-activedescendant')).ariaPosInSet"
    )
    assert last == "1000"
    types = counts(opened, "type")
    assert sum(types.values()) == 1000
    check(opened, "type", "attack", state=False)
    assert len(opened.shown()) == 1000 - types["attack"]
    assert counts(opened, "type")["meeting"] == types["meeting"]

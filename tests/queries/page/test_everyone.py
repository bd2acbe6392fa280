"""The page for everyone: assistive technology, keyboard, phone, paper, notebooks, and no scripts at all."""

from pathlib import Path
from typing import Any

import networkx as nx
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser

from dateline.queries.notebook import SelectionGraph

from .conftest import Open, Opened

pytestmark = pytest.mark.browser
Selection = nx.MultiDiGraph
PHONE: dict[str, Any] = {
    "viewport": {"width": 390, "height": 844},
    "has_touch": True,
    "is_mobile": True,
}


def faults(opened: Opened) -> list[str]:
    """Run axe over what is on the page now."""
    opened.settled()
    return [
        f"{violation['id']}: {violation['help']}: {violation['nodes'][0]['html'][:160]}"
        for violation in Axe().run(opened.page).response["violations"]
    ]


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("size", ["desk", "phone"])
def test_axe_finds_nothing(open_page: Open, known: "Selection[str]", theme: str, size: str) -> None:
    opened = open_page(known, color_scheme=theme, **(PHONE if size == "phone" else {}))
    assert faults(opened) == []
    opened.page.evaluate(
        "document.querySelectorAll('details').forEach((fold) => { fold.open = true; })"
    )
    opened.page.evaluate("window.dateline.select('second')")
    opened.page.evaluate("document.querySelector('#story').click()")
    assert opened.selected() == "second", "the story starts where the reader is"
    assert faults(opened) == []


def test_axe_finds_nothing_in_a_large_page(open_page: Open, thousand: "Selection[str]") -> None:
    assert faults(open_page(thousand)) == []


def test_chosen_theme_wins_over_the_system(open_page: Open, known: "Selection[str]") -> None:
    opened = open_page(known, color_scheme="dark")
    background = "getComputedStyle(document.body).backgroundColor"
    dark = opened.page.evaluate(background)
    opened.page.click("#theme")
    light = opened.page.evaluate(background)
    assert dark != light
    assert opened.page.evaluate("document.documentElement.dataset.theme") == "light"
    assert faults(opened) == []


def test_keyboard_alone_reaches_and_does_everything(
    open_page: Open, known: "Selection[str]"
) -> None:
    """From the top of the page by Tab, without a pointer: each control in turn, no trap, a visible focus."""
    opened = open_page(known)
    page = opened.page
    reached: list[str] = []
    for _ in range(80):
        page.keyboard.press("Tab")
        ident = page.evaluate(
            "document.activeElement === document.body ? null : document.activeElement.id || document.activeElement.className"
        )
        if ident is None:
            break
        reached.append(ident)
        outline = page.evaluate(
            """() => { const s = getComputedStyle(document.activeElement);
            const around = document.activeElement.closest('label, li, .row') ?? document.activeElement;
            return s.outlineStyle !== 'none' || s.boxShadow !== 'none' || getComputedStyle(around).outlineStyle !== 'none'; }"""
        )
        assert outline, f"no visible focus on {ident}"
    else:
        pytest.fail(f"Tab never leaves the page: {reached[-8:]}")
    for ident in ("search", "story", "copy-link", "copy-cypher", "print", "theme", "reset", "graph", "zoom-in", "timeline",
                  "from", "to", "events", "panel", "confidence", "as-of"):  # fmt: skip
        assert ident in reached, ident


def test_list_works_by_keyboard_like_a_listbox(open_page: Open, known: "Selection[str]") -> None:
    opened = open_page(known)
    page = opened.page
    order = opened.shown()
    page.focus("#events")
    page.keyboard.press("Home")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    active = "document.getElementById(document.querySelector('#events').getAttribute('aria-activedescendant'))"
    assert page.evaluate(f"{active}.dataset.id") == order[2]
    assert page.evaluate(
        f"[{active}.getAttribute('aria-posinset'), {active}.getAttribute('aria-setsize')]"
    ) == ["3", "8"]
    page.keyboard.press("Enter")
    assert opened.selected() == order[2]
    page.keyboard.press("End")
    page.keyboard.press(" ")
    assert opened.selected() == order[-1]
    page.keyboard.press("Escape")
    assert opened.selected() is None


def test_network_and_timeline_move_by_keyboard(open_page: Open, known: "Selection[str]") -> None:
    opened = open_page(known)
    page = opened.page
    before = page.evaluate("dateline.screenOf('meeting').x")
    page.focus("#graph")
    page.keyboard.press("ArrowLeft")
    page.wait_for_timeout(200)
    assert opened.settled().page.evaluate("dateline.screenOf('meeting').x") != before
    page.focus("#timeline")
    wide = page.evaluate("dateline.timeOf('siege').width")
    page.keyboard.press("+")
    page.keyboard.press("+")
    opened.settled()
    bar = page.evaluate("dateline.timeOf('siege')")
    assert bar is None or bar["width"] > wide


@pytest.mark.parametrize("width", [320, 390])
def test_phone_has_no_sideways_scroll_and_targets_to_touch(
    open_page: Open, known: "Selection[str]", width: int
) -> None:
    opened = open_page(known, **(PHONE | {"viewport": {"width": width, "height": 800}}))
    page = opened.page
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert (
        page.evaluate("document.querySelector('#graph').getBoundingClientRect().width")
        > width * 0.8
    )
    page.locator("#events [data-id=meeting]").tap()
    assert opened.selected() == "meeting"
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    small = page.evaluate(
        """[...document.querySelectorAll('button, input, [role=option], summary')].filter((element) => {
          const box = element.getBoundingClientRect();
          const label = element.closest('label')?.getBoundingClientRect();
          return box.width && Math.max(box.height, label?.height ?? 0) < 24;
        }).map((element) => element.id || element.textContent)"""
    )
    assert small == [], "WCAG 2.2 asks for 24 pixels"


def test_touch_selects_in_the_network(open_page: Open, known: "Selection[str]") -> None:
    opened = open_page(known, **PHONE)
    opened.page.locator("#graph").scroll_into_view_if_needed()
    spot = opened.page.evaluate("dateline.screenOf('meeting')")
    opened.page.touchscreen.tap(spot["x"], spot["y"])
    assert opened.selected() == "meeting"


def test_reduced_motion_is_honoured(open_page: Open, known: "Selection[str]") -> None:
    opened = open_page(known, reduced_motion="reduce")
    moving = "[...document.querySelectorAll('*')].filter((e) => parseFloat(getComputedStyle(e).transitionDuration) > 0.01).length"
    assert opened.page.evaluate(moving) == 0
    assert opened.page.evaluate("document.getAnimations().length") == 0


def test_right_to_left_text_does_not_turn_its_neighbours(
    open_page: Open, known: "Selection[str]"
) -> None:
    opened = open_page(known)
    opened.page.evaluate("window.dateline.select('marat')")
    loose = opened.page.evaluate(
        """[...document.querySelectorAll('#panel *')].filter((element) => [...element.childNodes].some((node) =>
          node.nodeType === 3 && /[\\u0590-\\u08ff]/.test(node.data)) && !element.closest('bdi, [dir=auto]')).map((e) => e.outerHTML)"""
    )
    assert loose == []


def test_print_is_a_report_with_pictures_and_quotes(
    open_page: Open, known: "Selection[str]", tmp_path: Path
) -> None:
    opened = open_page(known)
    page = opened.page
    page.evaluate("window.dateline.select('meeting')")
    page.emulate_media(media="print")
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    report = page.inner_text("#report")
    assert "The case of the depot" in report
    assert "They met over tea at the caravanserai." in report
    assert "Transfer of money" in report
    assert "Herald report" in report
    assert page.locator("#report-events tbody tr").count() == 8
    pictures = page.locator("#report img")
    assert pictures.count() >= 2
    page.wait_for_timeout(200)
    sizes = page.evaluate(
        "[...document.querySelectorAll('#report img')].map((i) => [i.naturalWidth, i.naturalWidth / i.naturalHeight / (i.width / i.height)])"
    )
    for wide, stretch in sizes:
        assert wide > 600
        assert stretch == pytest.approx(1, abs=0.02), "a picture is not stretched"
    assert not page.is_visible("#app")
    printed = page.pdf(format="A4")
    assert printed.count(b"/Type /Page\n") + printed.count(b"/Type /Page ") + printed.count(
        b"/Type /Page/"
    ) in range(1, 6)
    opened.assert_harmless()


def test_print_says_what_is_left_out(open_page: Open, known: "Selection[str]") -> None:
    opened = open_page(known, "#actor=marat&q=money")
    opened.shown()
    opened.page.emulate_media(media="print")
    opened.page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    report = opened.page.inner_text("#report")
    assert "1 event of 8" in report
    assert "money" in report
    assert opened.page.locator("#report-events tbody tr").count() == 1


def test_without_scripts_there_is_a_plain_table(
    browser: Browser, open_page: Open, known: "Selection[str]"
) -> None:
    path = open_page(known).path
    context = browser.new_context(java_script_enabled=False)
    try:
        page = context.new_page()
        page.goto(path.as_uri())
        table = page.inner_text("#plain-events")
        for expected in (
            "Meeting in Aktobe",
            "5 March 2011",
            "The Herald",
            "Transfer of money",
            "undated",
            "Siege of the town",
        ):
            assert expected in table, expected
        assert "Herald report" in page.inner_text("body")
        assert page.locator("#plain-events tbody tr").count() == 8
        assert not page.is_visible("#app")
    finally:
        context.close()


def test_notebook_shows_the_page_in_a_frame_that_reaches_nothing(
    browser: Browser, known: "Selection[str]", tmp_path: Path
) -> None:
    selection = SelectionGraph(known)
    selection.graph["title"] = 'A "quoted" & <b>bold</b> title'
    outer = tmp_path / "notebook.html"
    outer.write_text(
        f"<!doctype html><script>var secret = 1</script>{selection._repr_html_()}", encoding="utf-8"
    )
    context = browser.new_context(viewport={"width": 1100, "height": 800})
    try:
        page = context.new_page()
        errors: list[str] = []
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.goto(outer.as_uri())
        frame = page.frames[1]
        for _ in range(200):
            if frame.evaluate("document.documentElement.dataset.ready") == "true":
                break
            page.wait_for_timeout(50)
        assert frame.evaluate("document.documentElement.dataset.ready") == "true"
        assert frame.evaluate("[...dateline.shown()].length") == 8
        assert frame.inner_text("h1") == 'A "quoted" & <b>bold</b> title'
        frame.evaluate("dateline.select('meeting')")
        page.wait_for_timeout(700)
        assert "caravanserai" in frame.inner_text("#panel")
        for reach in (
            "parent.secret",
            "parent.document.body",
            "localStorage.length",
            "document.cookie",
        ):
            assert (
                frame.evaluate(
                    f"(() => {{ try {{ {reach}; return 'reached'; }} catch (e) {{ return e.name; }} }})()"
                )
                == "SecurityError"
            )
        assert errors == []
    finally:
        context.close()

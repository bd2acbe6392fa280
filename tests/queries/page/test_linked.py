"""Network, timeline, list and card show one state: what is done in one of them shows in all."""

import pytest

from .acts import ALL, brush, counts, drawn, hash_of
from .conftest import Opened

pytestmark = pytest.mark.browser


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


def test_undated_events_are_listed_with_their_count(canvas: Opened) -> None:
    assert canvas.text("#undated-count") == "1"
    assert canvas.text("#undated") == "Transfer of money"
    assert canvas.page.evaluate("window.dateline.timeOf('transfer')") is None
    assert "1 undated" in canvas.text("#status")


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


def test_brush_makes_nothing_anew_that_it_leaves_as_it_was(canvas: Opened) -> None:
    same = "[...document.querySelectorAll('#undated li, #filters .legend, #panel > *')]"
    canvas.page.evaluate(f"void (window.before = {same})")
    brush(canvas, "2011-02-01", "2012-12-01")
    assert canvas.page.evaluate(f"{same}.every((part, i) => part === window.before[i])")


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

"""The picture of the network: where things stand, and how it moves."""

import pytest

from .acts import drawn
from .conftest import Opened

pytestmark = pytest.mark.browser


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


def test_page_settles_while_it_is_hidden_for_print(opened: Opened) -> None:
    opened.page.emulate_media(media="print")
    assert not opened.page.is_visible("#graph")
    settled = "Promise.race([dateline.settled().then(() => true), new Promise((end) => setTimeout(end, 3000, false))])"
    assert opened.page.evaluate(settled)
    opened.page.emulate_media(media="screen")
    assert drawn(opened, "meeting")

"""Story mode: one event after the other, in the order of the list."""

import pytest

from .acts import check
from .conftest import Opened

pytestmark = pytest.mark.browser


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

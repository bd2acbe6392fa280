"""The address holds the view, and a page opened with it shows the same."""

import networkx as nx
import pytest

from .acts import brush, check, hash_of, slide
from .conftest import Open, Opened

pytestmark = pytest.mark.browser
Selection = nx.MultiDiGraph


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

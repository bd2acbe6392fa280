"""Selections at the edges: empty, bare, far from our time, large."""

from collections.abc import Mapping

import networkx as nx
import pytest

from .acts import check, counts, hash_of
from .conftest import Open

pytestmark = pytest.mark.browser
Selection = nx.MultiDiGraph


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

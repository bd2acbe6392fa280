"""The card of what is selected: who claims what, why the date is what it is, and how to cite it."""

import pytest

from .acts import check
from .conftest import Opened

pytestmark = pytest.mark.browser


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

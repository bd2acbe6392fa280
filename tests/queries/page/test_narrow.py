"""Search and filters: each narrows what is shown, and Reset brings everything back."""

import pytest

from .acts import ALL, check, hash_of, slide
from .conftest import Opened

pytestmark = pytest.mark.browser


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


def test_reset_brings_everything_back(canvas: Opened) -> None:
    check(canvas, "actor", "marat")
    slide(canvas, "#confidence", 90)
    canvas.page.evaluate("window.dateline.select('meeting')")
    canvas.page.click("#reset")
    assert set(canvas.shown()) == ALL
    assert canvas.selected() is None
    canvas.page.wait_for_timeout(700)
    assert canvas.hash() == ""

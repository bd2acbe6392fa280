"""What every language's file must hold, and that every form in it is understood."""

import tomllib
from importlib.resources import files
from typing import Any

import pytest

from dateline.graph.interval import Day
from dateline.loaders.dates import find_dates, read_date
from dateline.loaders.dates.lexicon import languages, load, normalize, split

ANCHOR = Day(2012, 12, 6)
#: How a language writes the third of a month of 2011, with the month's form between.
FULL_DATE = {"en": "3 {} 2011", "ru": "3 {} 2011 года", "kk": "2011 жылғы 3 {}"}
PARTS = {"early", "late", "start", "mid", "end", "rest", "most", "before", "after"}
BOUNDS = {"since", "after", "not_before", "before", "until", "by", "throughout"}


def tables(code: str) -> dict[str, Any]:
    text = (files("dateline.loaders.dates") / "lexica" / f"{code}.toml").read_text("utf-8")
    return tomllib.loads(text)


@pytest.mark.parametrize("code", languages())
def test_lexicon_names_every_month_weekday_season_and_small_number(code: str) -> None:
    lexicon = tables(code)
    assert lexicon["language"]["code"] == code
    assert set(lexicon["month"]) == {str(number) for number in range(1, 13)}
    assert set(lexicon["weekday"]) == {str(number) for number in range(1, 8)}
    assert set(lexicon["season"]) == {"SP", "SU", "FA", "WI"}
    assert {str(number) for number in range(1, 21)} <= set(lexicon["number"])
    assert {str(number) for number in range(1, 32)} <= set(lexicon["ordinal"])
    assert set(lexicon.get("part", {})) | set(lexicon.get("part_after", {})) <= PARTS
    assert set(lexicon.get("bound", {})) | set(lexicon.get("bound_after", {})) <= BOUNDS


@pytest.mark.parametrize("code", languages())
def test_no_form_has_two_meanings_in_one_table(code: str) -> None:
    for category, table in tables(code).items():
        if category == "language":
            continue
        meanings: dict[str, str] = {}
        for meaning, forms in table.items():
            for form in forms:
                assert form == form.lower(), (category, form)
                assert list(split(form)), (category, form)
                known = meanings.setdefault(normalize(form), meaning)
                assert known == meaning, (category, form)


@pytest.mark.parametrize("code", languages())
def test_every_form_of_a_month_stands_in_a_full_date(code: str) -> None:
    for number, forms in tables(code)["month"].items():
        for form in forms:
            phrase = FULL_DATE.get(code, FULL_DATE["en"]).format(form)
            reading = read_date(phrase, ANCHOR, language=code)
            assert reading.timex3 == f"2011-{int(number):02d}-03", phrase


@pytest.mark.parametrize("code", languages())
def test_every_holiday_has_a_day_in_a_named_year(code: str) -> None:
    for forms in tables(code)["holiday"].values():
        for form in forms:
            reading = read_date(f"{form} 2011", ANCHOR, language=code)
            assert reading.interval is not None, form
            assert reading.interval.earliest is not None, form
            assert reading.interval.earliest.year == 2011, form


@pytest.mark.parametrize("code", languages())
def test_no_single_form_makes_the_reader_raise(code: str) -> None:
    for entries in load(code).entries.values():
        for entry in entries:
            assert entry.senses
    forms = [
        form
        for category, table in tables(code).items()
        if category not in ("language", "suffix")
        for each in table.values()
        for form in each
    ]
    for form in forms:
        read_date(form, ANCHOR, language=code)
    find_dates(" ".join(f"{form} 2011 {form} 3 {form}" for form in forms), ANCHOR, language=code)

"""The reader as a library: what it loads, how it grows with the text, what it leaves to others."""

import subprocess
import sys

import pytest

from dateline.graph.interval import Day
from dateline.loaders.dates import read_date
from dateline.loaders.dates.grammar import grammar
from dateline.loaders.dates.numeric import shape
from dateline.loaders.dates.tokens import tokenize

ANCHOR = Day(2012, 12, 6)


def test_the_import_loads_nothing_heavy() -> None:
    code = (
        "import sys, dateline.loaders.dates\n"
        "heavy = {'pydantic', 'dateparser', 'yaml', 'click', 'neo4j', 'networkx', 'tomllib',"
        " 'dateline.loaders.dates.grammar'}\n"
        "print(sorted(heavy & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_every_shape_of_number_is_known_to_the_rules() -> None:
    alphabet = grammar("en")._alphabet
    known = set(alphabet._tags)
    for first in ("3", "14", "31", "45", "480", "1788", "2011", "20111203"):
        for mark in "./:-–":
            for second in ("", "2", "05", "12", "19", "33", "200", "1999"):
                text = first + (mark + second if second else "")
                assert frozenset(shape(text, False)) in known, text


def test_tokens_cover_their_text_in_order() -> None:
    text = "On 3rd Dec. 2011, at 5 p.m. (local time), it's said—twice."
    tokens = tokenize(text, grammar("en").lexicon)
    ends = [0] + [token.end for token in tokens]
    assert all(token.start >= end for token, end in zip(tokens, ends, strict=False))
    assert all(token.start < token.end for token in tokens)


@pytest.mark.parametrize(
    ("phrase", "value"),
    [
        ("3 décembre 2011", "2011-12-03"),
        ("3 de diciembre de 2011", "2011-12-03"),
        ("3. Dezember 2011", "2011-12-03"),
        ("dezembro de 2011", "2011-12"),
    ],
)
def test_a_full_date_of_another_language_is_read(phrase: str, value: str) -> None:
    assert read_date(phrase, ANCHOR).timex3 == value


def test_another_language_is_never_asked_for_less_than_a_full_date() -> None:
    for phrase in ("mars", "hier", "le 3", "we", "sept", "may"):
        assert read_date(phrase, ANCHOR, language="fr").interval is None


def test_edtf_is_read_as_what_it_says() -> None:
    reading = read_date("2011-21", None)
    assert reading.interval is not None
    assert (reading.interval.precision, reading.timex3) == ("season", "2011-SP")
    assert read_date("199X", None).timex3 == "199"


def test_a_phrase_that_its_sentence_does_not_hold_stands_alone() -> None:
    reading = read_date("summer 2011", ANCHOR, context="Nothing of it.", span_start=3)
    assert (reading.timex3, reading.char_start) == ("2011-SU", 0)
    assert read_date("2011", ANCHOR, context="in 2011", span_start=-5).char_start == 3
    assert read_date("2011", ANCHOR, context="in 2011", span_start=10**9).char_start == 3


@pytest.mark.parametrize(
    ("phrase", "reason"),
    [
        ("31 апреля 2019", "April 2019 has 30 days, so no day 31"),
        ("30 февраля 2012 года", "February 2012 has 29 days, so no day 30"),
        ("32 мая 2018", "no month has a day 32"),
        ("31.04.2019", "April 2019 has 30 days, so no day 31"),
        ("99/99/2019", "no calendar has this date"),
        ("Рамадан 2018 года", "'Рамадан' beside the year is not understood"),
        ("2019-W53", "2019 has 52 ISO weeks, not 53; write W01 to W52"),
        ("не в 2011 году", "it says when it was not"),
    ],
)
def test_what_is_refused_has_its_reason_whatever_the_language(phrase: str, reason: str) -> None:
    reading = read_date(phrase, ANCHOR)
    assert (reading.interval, reading.reason) == (None, reason)


def test_kazakh_without_a_letter_of_its_own_is_read_whole() -> None:
    assert read_date("мамыр 2018", ANCHOR).timex3 == "2018-05"
    assert read_date("3 мамыр 2018", ANCHOR).timex3 == "2018-05-03"


def test_one_end_of_a_range_is_read_as_itself_in_its_sentence() -> None:
    sentence = "Fighting went on from April to June 1968."
    assert read_date("April", ANCHOR, context=sentence, span_start=22).timex3 == "1968-04"

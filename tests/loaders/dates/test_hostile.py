"""Ten thousand phrases that nobody would write by accident: none may raise or stall the reader."""

import random
from collections.abc import Iterator
from typing import get_args

import pytest

from dateline.graph.interval import Day, Precision
from dateline.loaders.dates import DateReading, find_dates, read_date

from ...work import lines_run
from .hostile import TEXTS

ANCHOR = Day(2012, 12, 6)

WORD_LIST = """
3 31 32 0 00 2011 2011. 20111 99999999999999999999 -1 1/2 12/12 03.12.11 2011-12-03
2011-13-99 0000-00-00 15:01 25:61 T+ Z +06:00 % ~ ? X XX {} [ ] ( ) .. / - — – ' ’ " “ ” , ; : . …
may march sat second sun May March December Dec. monday Sundays spring fall early late mid- the of
in on at to and or between from since until before after by right shortly week weeks days year
years ago later next last this every each half quarter Q3 H1 1990s '90s century BC AD am p.m. UTC
three twenty hundred thousand million first thirty-first easter Nauryz attack operation that it
мая марта декабря декабрь года год г. гг. летом весной в во на с по до после перед за через спустя
назад неделю недели дня два первого вторник ночь 1990-е XIX веке не позднее накануне того
желтоқсан желтоқсанда жылғы жылы жылдың ж. қазан наурыз маусым ай күн апта бұрын кейін дейін бері
жазында қысында екі үш бірінші жылдан бастап сайын өткен келесі түні
"""


def phrases(count: int) -> Iterator[str]:
    """Make phrases of date words, digits, marks and any other character, always the same ones."""
    chance = random.Random(20121206)
    words = WORD_LIST.split()
    for number in range(count):
        kind = number % 5
        length = chance.randint(1, 12)
        if kind < 3:
            yield chance.choice(("", " ", " ", "-")).join(chance.choices(words, k=length))
        elif kind == 3:
            yield "".join(chance.choices("0123456789.-/:,' \u00a0\u202e\u200f\t\nTZxX~?", k=length))
        else:
            yield "".join(
                chr(chance.choice((chance.randrange(0x3000), chance.randrange(0x110000))))
                for _ in range(length)
            )


def check_shape(reading: DateReading, text: str) -> None:
    """Hold a reading to what every reading promises."""
    assert 0 <= reading.char_start <= reading.char_end <= len(text)
    assert reading.kind in ("date", "duration", "set", None)
    if reading.kind is None:
        assert reading.reason
        assert reading.interval is None
        assert reading.timex3 is None
        assert reading.relation is None
    interval = reading.interval
    if interval is not None:
        assert interval.earliest is not None or interval.latest is not None
        if interval.earliest is not None and interval.latest is not None:
            assert interval.earliest <= interval.latest
        assert interval.precision is None or interval.precision in get_args(Precision)
        for day in (interval.earliest, interval.latest):
            assert day is None or Day.parse(str(day)) == day
    relation = reading.relation
    if relation is not None:
        assert (relation.after is None) != (relation.before is None)
        if relation.min_days is not None and relation.max_days is not None:
            assert 0 <= relation.min_days <= relation.max_days


@pytest.mark.parametrize("language", ["en", "ru", "kk", None])
def test_ten_thousand_random_phrases_are_read_or_refused(language: str | None) -> None:
    for number, phrase in enumerate(phrases(2_500 if language else 10_000)):
        anchor = ANCHOR if number % 7 else None
        reading = read_date(phrase, anchor, language=language)
        check_shape(reading, phrase)
        for found in find_dates(phrase, anchor, language=language):
            check_shape(found, phrase)
            assert phrase[found.char_start : found.char_end] == found.text


@pytest.mark.parametrize("anchor", [None, ANCHOR, Day(1, 1, 1), Day(-43, 3, 15), Day(9999, 12, 31)])
def test_any_anchor_is_taken(anchor: Day | None) -> None:
    for phrase in phrases(1_000):
        check_shape(read_date(phrase, anchor), phrase)


@pytest.mark.parametrize("context", ["", "3", "on 3 December the attack", "\u202e" * 50])
@pytest.mark.parametrize("start", [None, 0, 1, 40, 10**9, -5])
def test_any_context_and_span_are_taken(context: str, start: int | None) -> None:
    phrase = "3 December"
    reading = read_date(phrase, ANCHOR, context=context, span_start=start)
    # With a context that holds the phrase, the reading says where in the context it stands.
    check_shape(reading, context if phrase in context else phrase)
    assert reading.text == phrase


@pytest.mark.parametrize("name", TEXTS)
def test_work_grows_with_the_length_of_a_text_and_not_with_its_square(name: str) -> None:
    text = TEXTS[name]
    find_dates(text[:1_000], ANCHOR)  # loads the lexicons and compiles the rules
    little = lines_run(lambda: find_dates(text[:3_000], ANCHOR))
    much = lines_run(lambda: find_dates(text[:12_000], ANCHOR))
    assert much < 1.25 * 4 * little + 2_000, (little, much)


@pytest.mark.parametrize("name", TEXTS)
def test_a_long_text_is_read(name: str) -> None:
    text = TEXTS[name]
    for found in find_dates(text, ANCHOR):
        check_shape(found, text)
    check_shape(read_date(text, ANCHOR), text)


@pytest.mark.slow
def test_a_megabyte_of_prose_is_read() -> None:
    prose = "He was seen on Monday, two days before the operation, and may march again in May. "
    text = prose * (1_000_000 // len(prose))
    found = find_dates(text, ANCHOR)
    assert len(found) >= 3 * (1_000_000 // len(prose)) - 3
    for reading in found[:1_000]:
        check_shape(reading, text)

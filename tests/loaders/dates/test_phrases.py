"""Our own gold set: phrases as reports in English, Russian and Kazakh use them.

One JSON object a line in ``phrases_LANG.jsonl``. A line with ``text`` asks what one phrase means,
a line with ``find`` which dates a text holds. ``anchor`` is the day of publication, ``context``
and ``spanStart`` are the sentence around the phrase, ``group`` names what is tried. What
``expect`` does not mention is not checked; ``null`` is: it must be absent.

Conventions, all of them on the side of what the words really say:

* A point in time is the whole of the unit that the words name, and lies *within* it. "Two weeks
  ago" is a week, "two months ago" a month: precision is never better than the unit.
* "Early" and "late" are halves; "beginning of", "middle of" ("mid") and "end of" are thirds; the
  precision is that of the whole ("mid-2011": precision year).
* Seasons are the northern ones by whole months; winter begins in December of its year.
* The night of a day ends on the next one; "в ночь на 4 декабря" began on the third.
* Ranges keep both ends. "From A to B", "A-B", "since" and "until" hold *throughout*; "between",
  "before", "after", "by" and "A or B" mean some time *within*. "Until" and "by" count their day,
  month or year in; "before", "до" and "дейін" leave it out.
* A bare weekday or a date without a year is looked for on the side that the tense of the sentence
  tells, and in the past if it tells nothing: that is what reports speak of.
* "Before" or "after" an event is a relation that keeps the words for the event. Weeks are seven
  days, a month is 28 to 31 and a year 365 or 366. Where no event is named ("a week later"), the
  relation is to "that"; a date before it in the context fills the interval as well.
* Durations and sets have no interval. What is no date, or needs an anchor that is not given, has
  neither kind nor interval, but a reason.
* A span found in a text may be wider than the gold one (an article, a preposition), except in the
  group "news": its borders and values are those that the TimeML guidelines ask for. "Since", "in"
  and "until" stay outside, "the", "about" and "early" belong to it; a date that hangs on an event
  keeps the event's name, as our relations need it.
"""

import json
from pathlib import Path
from typing import Any

import pytest

from dateline.graph.interval import Day
from dateline.loaders.dates import DateReading, find_dates, read_date

HERE = Path(__file__).parent
LANGUAGES = ("en", "ru", "kk")

Row = dict[str, Any]


def rows(question: str) -> list[Any]:
    """Give the lines that ask ``text`` or ``find`` as parameters with readable names."""
    found = []
    for language in LANGUAGES:
        lines = (HERE / f"phrases_{language}.jsonl").read_text("utf-8").splitlines()
        for number, line in enumerate(lines, start=1):
            row = json.loads(line)
            if question in row:
                name = f"{language}-{number}-{row['group'].replace(' ', '-')}"
                found.append(pytest.param(row, id=name))
    return found


def anchor_of(row: Row) -> Day | None:
    return Day.parse(row["anchor"]) if row["anchor"] else None


def seen(reading: DateReading, wanted: Row) -> Row:
    """Put a reading into the form of the gold, with the keys that the gold asks for."""
    interval = reading.interval
    relation = reading.relation
    whole: Row = {
        "kind": reading.kind,
        "earliest": str(interval.earliest) if interval and interval.earliest else None,
        "latest": str(interval.latest) if interval and interval.latest else None,
        "precision": interval.precision if interval else None,
        "meaning": interval.meaning if interval else None,
        "approximate": bool(interval and interval.approximate),
        "uncertain": bool(interval and interval.uncertain),
        "timex3": reading.timex3,
        "relation": None,
    }
    if relation:
        side = {"after": relation.after} if relation.after else {"before": relation.before}
        whole["relation"] = {**side, "minDays": relation.min_days, "maxDays": relation.max_days}
    return {key: whole[key] for key in wanted}


def complete(wanted: Row) -> Row:
    """Add what the gold leaves unsaid: an interval that is given is exact unless marked."""
    marks = {"approximate": False, "uncertain": False} if "earliest" in wanted else {}
    kept = {key: value for key, value in wanted.items() if key not in ("text", "start")}
    return marks | kept


@pytest.mark.parametrize("row", rows("text"))
def test_phrase_means_what_the_gold_says(row: Row) -> None:
    reading = read_date(
        row["text"],
        anchor_of(row),
        context=row.get("context"),
        span_start=row.get("spanStart"),
        language=row["lang"],
    )
    wanted = complete(row["expect"])
    assert seen(reading, wanted) == wanted
    if reading.kind is None:
        assert reading.reason
        assert reading.interval is None
        assert reading.timex3 is None


@pytest.mark.parametrize("row", rows("find"))
def test_text_holds_the_dates_that_the_gold_says(row: Row) -> None:
    found = find_dates(row["find"], anchor_of(row), language=row["lang"])
    assert len(found) == len(row["expect"]), [reading.text for reading in found]
    for reading, wanted in zip(found, row["expect"], strict=True):
        assert reading.char_start <= wanted["start"], reading.text
        assert reading.char_end >= wanted["start"] + len(wanted["text"]), reading.text
        assert row["find"][reading.char_start : reading.char_end] == reading.text
        if row["group"] == "news":
            assert reading.text == wanted["text"]
        assert seen(reading, complete(wanted)) == complete(wanted), reading.text


@pytest.mark.parametrize("row", [each for each in rows("find") if "-news" in str(each.id)])
def test_news_spans_have_the_same_value_when_they_are_given(row: Row) -> None:
    for wanted in row["expect"]:
        reading = read_date(
            wanted["text"],
            anchor_of(row),
            context=row["find"],
            span_start=wanted["start"],
            language=row["lang"],
        )
        assert reading.timex3 == wanted["timex3"], wanted["text"]


def test_gold_set_is_as_large_and_as_negative_as_it_should_be() -> None:
    gold = {
        language: [
            json.loads(line)
            for line in (HERE / f"phrases_{language}.jsonl").read_text("utf-8").splitlines()
        ]
        for language in LANGUAGES
    }
    assert len(gold["en"]) >= 700
    assert len(gold["ru"]) >= 130
    assert len(gold["kk"]) >= 90
    refused = [
        row
        for lines in gold.values()
        for row in lines
        if row["expect"] == [] or ("text" in row and row["expect"].get("kind", "date") is None)
    ]
    assert len(refused) >= 60

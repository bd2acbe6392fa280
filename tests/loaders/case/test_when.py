"""The dates of a case: as they are written, in the calendar of their document, and never guessed."""

from collections.abc import Callable

import pytest

from dateline.errors import Fault
from dateline.graph.interval import Day
from dateline.graph.records import Batch, Claim, Node

Read = Callable[..., Batch]
Refuse = Callable[..., list[Fault]]


def dated(read: Read, date: str, published: str = "2012-12-06") -> Claim:
    batch = read(
        f"documents: [{{id: a, published: {published}}}]\nevents: [{{id: raid, date: {date}}}]"
    )
    return next(claim for claim in batch.claims if claim.kind == "event")


def bounds(claim: Claim) -> tuple[str | None, str | None]:
    assert claim.date is not None
    earliest, latest = claim.date.earliest, claim.date.latest
    return (
        None if earliest is None else str(earliest),
        None if latest is None else str(latest),
    )


@pytest.mark.parametrize(
    ("date", "earliest", "latest", "precision"),
    [
        ("'December 3, 2011'", "2011-12-03", "2011-12-03", "day"),
        ("summer 2011", "2011-06-01", "2011-08-31", "season"),
        ("in October", "2012-10-01", "2012-10-31", "month"),
        ("yesterday", "2012-12-05", "2012-12-05", "day"),
        ("2011", "2011-01-01", "2011-12-31", "year"),
        ("2011-12", "2011-12-01", "2011-12-31", "month"),
        ("2011-21", "2011-03-01", "2011-05-31", "season"),
        ("'../2012-10'", None, "2012-10-31", "month"),
        ("'-0043-03-15'", "-0043-03-15", "-0043-03-15", "day"),
    ],
)
def test_a_date_is_words_or_edtf(
    read: Read, date: str, earliest: str | None, latest: str | None, precision: str
) -> None:
    claim = dated(read, date)
    assert bounds(claim) == (earliest, latest)
    assert claim.date is not None
    assert claim.date.precision == precision
    assert claim.date_text == date.strip("'")


def test_parts_of_a_date_win_over_its_words(read: Read) -> None:
    claim = dated(read, "{text: last summer, edtf: 2010-22}")
    assert (claim.date_text, claim.edtf) == ("last summer", "2010-22")
    assert bounds(claim) == ("2010-06-01", "2010-08-31")
    claim = dated(
        read, "{earliest: 2011-01-05, precision: day, approximate: true, meaning: throughout}"
    )
    assert bounds(claim) == ("2011-01-05", None)
    assert claim.date is not None
    assert (claim.date.approximate, claim.date.meaning) == (True, "throughout")
    assert claim.edtf is not None


def test_a_mark_goes_with_words_too(read: Read) -> None:
    claim = dated(read, "{text: 2011-12-03, uncertain: true}")
    assert claim.date is not None
    assert (claim.date.uncertain, claim.edtf) == (True, "2011-12-03?")


def test_what_is_not_read_is_kept_and_noted(read: Read) -> None:
    batch = read("events: [{id: raid, date: one fine day}]")
    claim = next(claim for claim in batch.claims if claim.kind == "event")
    assert (claim.date_text, claim.date, claim.edtf) == ("one fine day", None, None)
    assert claim.date_note
    [note] = batch.notes
    assert (note.field, note.line) == ("events[0].date", 2)


@pytest.mark.parametrize("how_long", ["for two days", "every Monday"])
def test_how_long_and_how_often_is_no_date(read: Read, how_long: str) -> None:
    claim = dated(read, how_long)
    assert claim.date is None
    assert claim.date_note


@pytest.mark.parametrize(
    "date",
    [
        "2011-02-30",
        "2011-13-01",
        "2012-00-10",
        "2011-02-30~",
        "{edtf: 2011-02-30}",
        "{edtf: summer}",
    ],
)
def test_a_date_that_cannot_be_is_a_fault(refuse: Refuse, date: str) -> None:
    [fault] = refuse(f"events: [{{id: raid, date: {date}}}]")
    assert fault.field == "events[0].date"


def test_bounds_that_cannot_be_are_faults(refuse: Refuse) -> None:
    [fault] = refuse("events: [{id: raid, date: {earliest: 2012-01-02, latest: 2012-01-01}}]")
    assert "before it begins" in fault.problem
    [fault] = refuse("events: [{id: raid, date: {earliest: 2012-02-31}}]")
    assert fault.field == "events[0].date.earliest"


@pytest.mark.parametrize(
    ("published", "day"),
    [
        ("2012-12-06T23:30+06:00", Day(2012, 12, 6)),
        ("2012-12-06T00:30:00Z", Day(2012, 12, 6)),
        ("2012-12-06 15:01", Day(2012, 12, 6)),
        ("2012-12-06", Day(2012, 12, 6)),
        ("6 December 2012", Day(2012, 12, 6)),
        ("06 декабря 2012", Day(2012, 12, 6)),
    ],
)
def test_publication_is_a_day_of_the_documents_own_calendar(
    read: Read, published: str, day: Day
) -> None:
    [document] = read(f"documents: [{{id: a, published: '{published}'}}]").documents
    assert document.published == published
    assert (document.published_interval.earliest, document.published_interval.latest) == (day, day)


@pytest.mark.parametrize("published", ["2012-02-30", "2012-13-01T10:00", "some day", "yesterday"])
def test_publication_that_cannot_be_read_is_a_fault(refuse: Refuse, published: str) -> None:
    [fault] = refuse(f"documents: [{{id: a, published: '{published}'}}]")
    assert fault.field == "documents[0].published"


def test_a_date_that_hangs_on_an_unknown_day_of_publication_is_not_read(read: Read) -> None:
    assert dated(read, "yesterday", "2012-12").date is None
    assert dated(read, "yesterday", "2012-12").date_note
    claim = dated(read, "in October", "2012-12")
    assert bounds(claim) == ("2012-10-01", "2012-10-31")


@pytest.mark.parametrize(
    ("date", "before", "after", "least", "most"),
    [
        ("right after blasts", "blasts", "answer", 0, None),
        ("right after the Attack in the town", "blasts", "answer", 0, None),
        ("two days after the attack in the town", "blasts", "answer", 2, 2),
        ("two days before blasts", "answer", "blasts", 2, 2),
    ],
)
def test_a_date_that_names_an_event_is_an_order(
    read: Read, date: str, before: str, after: str, least: int, most: int | None
) -> None:
    batch = read(
        "actors: [{id: office}]\n"
        "events: [{id: blasts, title: Attack in the town}, "
        f"{{id: answer, date: {date}, by: office, span: 3-9}}]"
    )
    [order] = [claim for claim in batch.claims if claim.relation == "BEFORE"]
    assert (order.about, order.object) == (Node("Event", before), Node("Event", after))
    assert (order.min_days, order.max_days) == (least, most)
    assert (order.char_start, order.chain[-1].actor) == (3, "office")
    assert batch.notes == ()


@pytest.mark.parametrize("date", ["right after the flood", "a week later", "right after answer"])
def test_an_order_that_names_no_other_event_is_noted(read: Read, date: str) -> None:
    batch = read(f"events: [{{id: answer, date: {date}}}]")
    assert [claim.relation for claim in batch.claims] == [None, None]
    assert len(batch.notes) == 1
    assert batch.claims[1].date_text == date
    assert batch.claims[1].date_note


def test_said_is_a_date_or_an_event(refuse: Refuse, read: Read) -> None:
    [fault] = refuse("events: [{id: answer}]\nactors: [{id: a, said: anser}]")
    assert (fault.field, "answer" in fault.remedy) == ("actors[0].said", True)
    [fault] = refuse("actors: [{id: a, said: 2012-02-30}]")
    assert fault.field == "actors[0].said"
    batch = read("actors: [{id: a, said: back in those days}]")
    assert len(batch.notes) == 1
    assert batch.claims[-1].said_text == "back in those days"


def test_a_relation_that_hangs_on_an_event_is_noted(read: Read) -> None:
    batch = read(
        "actors: [{id: a}, {id: b}]\nevents: [{id: raid}]\n"
        "relations: [{subject: a, type: LEADS, object: b, date: right after raid}]"
    )
    [note] = batch.notes
    assert note.field == "relations[0].date"
    [relation] = [claim for claim in batch.claims if claim.kind == "relation"]
    assert (relation.relation, relation.date_text) == ("LEADS", "right after raid")


def test_the_words_around_a_date_decide_between_last_and_next(read: Read) -> None:
    case = (
        "documents: [{{id: a, published: 2012-12-06, text: article.txt}}]\n"
        "events: [{{id: trial, date: 20 January, span: [{}, {}]}}]"
    )
    text = "The trial will open on 20 January. The raid took place on 20 January."
    ahead = read(case.format(0, 34), article_txt=text)
    behind = read(case.format(35, len(text)), article_txt=text)
    assert bounds(ahead.claims[-1]) == ("2013-01-20", "2013-01-20")
    assert bounds(behind.claims[-1]) == ("2012-01-20", "2012-01-20")
    quoted = read("events: [{id: trial, date: 20 January, quote: It will open on 20 January}]")
    assert bounds(quoted.claims[-1]) == ("2013-01-20", "2013-01-20")


@pytest.mark.parametrize(
    ("date", "problem"),
    [
        ("31/04/2019", "'31/04/2019': April 2019 has 30 days, so no day 31"),
        ("31.04.2019", "'31.04.2019': April 2019 has 30 days, so no day 31"),
        ("2019/04/31", "'2019/04/31': April 2019 has 30 days, so no day 31"),
        ("2019/2018/2017", "'2019/2018/2017': an interval has one slash"),
    ],
)
def test_a_plain_date_that_cannot_be_is_no_matter_of_edtf(
    refuse: Refuse, date: str, problem: str
) -> None:
    [fault] = refuse(f"events: [{{id: raid, date: '{date}'}}]")
    assert fault.problem == problem

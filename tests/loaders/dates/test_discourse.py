"""Dates in their text: what a sentence and the dates before it decide."""

import pytest

from dateline.graph.interval import Day, Interval
from dateline.loaders.dates import DateReading, EventRelation, find_dates, read_date

ANCHOR = Day(2012, 12, 6)  # a Thursday


def values(text: str, anchor: Day | None = ANCHOR) -> list[str | None]:
    return [reading.timex3 for reading in find_dates(text, anchor)]


def read(text: str, sentence: str, anchor: Day | None = ANCHOR) -> DateReading:
    return read_date(text, anchor, context=sentence, span_start=sentence.index(text))


def test_a_reading_stands_where_it_says() -> None:
    text = "In early October, and again on 3 December, shots were heard."
    for reading in find_dates(text, ANCHOR):
        assert text[reading.char_start : reading.char_end] == reading.text


def test_a_sentence_that_looks_back_means_the_last_october() -> None:
    assert read("October", "He was killed in October.").timex3 == "2012-10"
    assert read("February", "He was killed in February.").timex3 == "2012-02"


def test_a_sentence_that_looks_ahead_means_the_next_one() -> None:
    assert read("February", "He will be tried in February.").timex3 == "2013-02"
    assert read("Monday", "The trial opens on Monday.").timex3 == "2012-12-10"


def test_the_nearest_verb_decides() -> None:
    text = "Police said on Monday that the road would open on Tuesday."
    assert values(text) == ["2012-12-03", "2012-12-11"]


def test_what_follows_counts_from_the_date_before_it() -> None:
    text = "The bomb went off on 3 December 2011. Two days later a man was held. The same day he spoke."
    assert values(text) == ["2011-12-03", "2011-12-05", "2011-12-05"]


def test_a_glance_back_does_not_move_the_story() -> None:
    text = "It fell in June 2011. It had risen the previous month. The next month it rose again."
    assert values(text) == ["2011-06", "2011-05", "2011-07"]


def test_that_year_is_the_year_that_the_text_spoke_of() -> None:
    assert values("In June 2009 he left. Later that year he returned.") == ["2009-06", "2009"]
    assert read("that year", "He left that year.").interval is None


def test_neighbours_share_a_year() -> None:
    assert values("In April and June 1955 they met.") == ["1955-04", "1955-06"]


def test_a_history_keeps_its_own_year() -> None:
    history = " ".join(f"In {month} 1944 they advanced." for month in ("May", "June", "July")) + (
        " On 20 August 1944 the town fell. In 1944 and 1943 the front held. In March 1943 it broke."
        " On 2 May 1944 they met. On 7 June 1944 they landed. In September they crossed the river."
        " In January they were home."
    )
    assert values(history)[-2:] == ["1944-09", "1945-01"]


def test_both_ends_of_a_range_are_found_and_carry_the_whole() -> None:
    readings = find_dates("He ruled from 1998 to 2003.", ANCHOR)
    whole = Interval(Day(1998, 1, 1), Day(2003, 12, 31), "range", "throughout")
    assert [(r.timex3, r.interval) for r in readings] == [("1998", whole), ("2003", whole)]


def test_a_relation_is_found_with_the_words_that_name_the_event() -> None:
    text = "Right after the attack in Atyrau, a statement appeared."
    (reading,) = find_dates(text, ANCHOR)
    assert reading.interval is None
    assert reading.relation == EventRelation(after="the attack in Atyrau", min_days=0)


def test_a_date_of_another_paragraph_is_not_drawn_in() -> None:
    assert values("The unrest of 2010-2011\n\nMay seemed calm.") == ["2010", "2011"]
    assert values("He left in January. The first shots were fired.") == ["2012-01"]


@pytest.mark.parametrize(
    "text",
    [
        "You may march on the second floor; he sat down a second later.",
        "Call +7 (700) 388-81-09 or 8 800 555-35-35, open 24/7.",
        "Version 1.2.2011 of Windows 95 costs $1999 and weighs 2000 grams.",
        "They won 3-2, then 12:1; 3/4 of 2,011 votes; 50-50.",
        "The fall of the city. The march. Theresa May met August Wilson.",
        "In the spring of his life he had a second wind, and the sun sat low.",
        "A 9 mm pistol, 5.45 mm rounds, an AK-74, a Boeing 747, flight 1984, room 2012.",
        "Have a nice day. One may ask why. It is up to date.",
    ],
)
def test_a_text_without_a_date_has_none(text: str) -> None:
    assert find_dates(text, ANCHOR) == []


def test_without_an_anchor_no_year_is_made_up() -> None:
    for phrase in ("October", "3 December", "Friday", "yesterday", "last week", "two years ago"):
        reading = read_date(phrase, None)
        assert reading.interval is None
        assert reading.reason

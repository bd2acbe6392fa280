"""Sentences as news has them, each date marked with its TIMEX3 value: ``[last week=1989-W43]``.

The sentences are our own. A line is the day of writing, a tab, and the text; what is not marked must
not be found.
"""

import re
from pathlib import Path

import pytest

from dateline.graph.interval import Day
from dateline.loaders.dates import find_dates, read_date

MARKED = re.compile(r"\[([^\]=]+)=([^\]]+)\]")
LINES = Path(__file__).with_name("news_en.txt").read_text("utf-8").splitlines()


@pytest.mark.parametrize("line", LINES)
def test_every_date_of_the_news_is_found_and_valued(line: str) -> None:
    day, marked = line.split("\t")
    text = MARKED.sub(r"\1", marked)
    found = [(each.text, str(each.timex3)) for each in find_dates(text, Day.parse(day))]
    assert found == MARKED.findall(marked)


@pytest.mark.parametrize("line", LINES[::4])
def test_a_phrase_with_its_text_has_the_value_that_is_found_there(line: str) -> None:
    day, marked = line.split("\t")
    text = MARKED.sub(r"\1", marked)
    for found in find_dates(text, Day.parse(day)):
        start = found.char_start
        again = read_date(found.text, Day.parse(day), context=text, span_start=start)
        assert (again.timex3, again.char_start) == (found.timex3, start)

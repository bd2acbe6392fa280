"""Full dates in the languages that have no lexicon here, through dateparser, and nothing else.

dateparser knows the month names of some 200 languages, and guesses freely: a missing part comes
from today, a word of two letters is a weekday. So it is asked only for a whole phrase that holds a
year, a name and perhaps a day, and its own account of what it saw decides how precise the answer is.
"""

import re
from datetime import datetime
from functools import cache
from typing import Any, Final

from ...graph.days import Day
from .resolved import Resolved, day_span, month_span

#: A year, a name, and perhaps a day; or the same the other way round.
_FULL: Final = re.compile(
    r"\W*(?:[^\W\d]{2,20}\.?,? +)?(?:(?P<day>\d{1,2})(?:\.|er|º|ª|°)? +)?(?:(?:de|del|di|da) +)?"
    r"[^\W\d]{3,20}\.? +(?:(?:de|del|di|do) +)?(?P<year>[12]\d{3})\W*"
)
#: The languages that are tried where none is stated: those of most reports that are not in ours.
_TRIED: Final = ("fr", "de", "es", "it", "pt", "tr", "uk", "pl", "nl", "uz", "az", "ky", "ar")


def read_foreign(text: str, language: str | None) -> Resolved | None:
    """Read a full date in another language; None if it is none, or not a full one.

    >>> found = read_foreign("3 décembre 2011", None)
    >>> found and found.value
    '2011-12-03'
    """
    match = _FULL.fullmatch(text)
    if match is None:
        return None
    try:
        data = _parser((language,) if language else _TRIED).get_date_data(text.strip())
    except (ValueError, OverflowError, RecursionError):
        return None
    found = data.date_obj
    if not isinstance(found, datetime) or found.year != int(match["year"]):
        return None
    if match["day"] is None:
        return month_span(found.year, found.month) if data.period == "month" else None
    if data.period != "day" or found.day != int(match["day"]):
        return None
    return day_span(Day(found.year, found.month, found.day))


@cache
def _parser(languages: tuple[str, ...]) -> Any:
    """A parser for some languages; the import takes longer than most programs run."""
    from dateparser.date import DateDataParser

    settings: dict[str, Any] = {"DATE_ORDER": "DMY", "PREFER_DATES_FROM": "current_period"}
    try:
        return DateDataParser(languages=list(languages), settings=settings)
    except ValueError:
        return DateDataParser(languages=list(_TRIED), settings=settings)

"""Days as plain numbers, as the page's scripts calculate with them.

A double holds every day of a universe of 13.8 thousand million years exactly; the ``Date`` of a
browser ends at the year 275,760, and begins to guess long before that.
"""

from functools import lru_cache

_DAYS_BEFORE_1970 = 719_468  # from 0000-03-01, where the count below starts


@lru_cache(maxsize=100_000)
def day_number(iso: str | None) -> int | None:
    """Count the days from 1970-01-01 to an ISO day of any signed year.

    >>> day_number("1970-01-01"), day_number("2011-12-03"), day_number("0000-01-01")
    (0, 15311, -719528)
    >>> day_number("-13800000000-01-01")
    -5040347219528
    >>> day_number(None) is None
    True
    """
    if not iso:
        return None
    year_text, month_text, day_text = iso.rsplit("-", 2)
    month = int(month_text)
    # The year starts in March here, so that a leap day is its last and no month needs a table.
    year = int(year_text) - (month <= 2)
    era, year_of_era = divmod(year, 400)
    day_of_year = (153 * ((month + 9) % 12) + 2) // 5 + int(day_text) - 1
    day_of_era = year_of_era * 365 + year_of_era // 4 - year_of_era // 100 + day_of_year
    return era * 146_097 + day_of_era - _DAYS_BEFORE_1970

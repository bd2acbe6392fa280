"""Days as plain numbers, as the page's scripts calculate with them.

A double holds every day of a universe of 13.8 thousand million years exactly; the ``Date`` of a
browser ends at the year 275,760, and begins to guess long before that.
"""

from functools import lru_cache

from ...graph.days import Day

_1970 = Day(1970, 1, 1).ordinal()


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
    return Day.parse(iso).ordinal() - _1970 if iso else None

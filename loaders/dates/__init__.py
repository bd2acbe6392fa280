"""Dates as they are reported: vague and relative words become honest intervals."""

from .reader import DateReading, find_dates, read_date
from .resolved import EventRelation

__all__ = ["DateReading", "EventRelation", "find_dates", "read_date"]

"""Dates as they are reported: vague and relative words become honest intervals.

A text goes through five steps, each a module or a few: `tokens` (pieces and what the lexicon says
they may be), the levels of rules in `grammar` (expressions), the nodes in `periods`, `weekdays`,
`steps`, `spans`, `parts` and `lengths` (what an expression means), `discourse` (its sentence and the dates
before it decide what it refers to), and `reader` (what the caller gets).
"""

from .reader import find_dates, read_date
from .reading import DateReading
from .resolved import EventRelation

__all__ = ["DateReading", "EventRelation", "find_dates", "read_date"]

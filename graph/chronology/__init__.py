"""The chronology: the tightest days that all statements about events allow, each with its reasons.

Dates, "before" and "after", "two days later" and "reported by" are one simple temporal problem.
Solving it bounds every event as tightly as the statements allow, and no tighter; where they
contradict each other it names the fewest that cannot all hold, and solves the rest without them.

>>> from dateline.graph.days import Day
>>> from dateline.graph.edtf import parse_edtf
>>> chronology = solve(
...     [
...         Occurrence(id="operation", interval=parse_edtf("2011-12-03"), claims=("c1",)),
...         Occurrence(id="statement"),
...     ],
...     [Succession(before="operation", after="statement", max_days=2, claims=("c2",))],
... )
>>> statement = chronology.events[1]
>>> print(statement.solved_earliest, statement.solved_latest)
2011-12-03 2011-12-05
>>> print(statement.because[0].text)
not before 3 December 2011, because it came after operation (claim c2); operation: not before \
3 December 2011, because it is dated 3 December 2011 (claim c1)
"""

from .solution import solve
from .statements import (
    Because,
    Bound,
    Chronology,
    Inconsistency,
    Occurrence,
    Part,
    Relation,
    Solved,
    Succession,
    ends_of,
)

__all__ = [
    "Because",
    "Bound",
    "Chronology",
    "Inconsistency",
    "Occurrence",
    "Part",
    "Relation",
    "Solved",
    "Succession",
    "ends_of",
    "solve",
]

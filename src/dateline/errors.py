"""Everything that dateline raises on purpose, as one small tree.

```
DatelineError
├── InputError     a file, a record or an argument is wrong; carries the faults
├── DateError      a date or an EDTF string cannot be what it says it is
├── GraphError     a graph cannot be opened, reached or written
├── QueryError     a query is refused, wrong, or took too long
└── ExportError    a selection cannot be written in the form asked for
```

Each message says what is wrong and what to do; the command line prints it and ends with exit code 1.
"""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong in an input, where it is, and what would be right.

    >>> print(Fault("case.yaml", 12, "events[0].date", "no date in 'sometime'", "write a date or leave it out"))
    case.yaml:12: events[0].date: no date in 'sometime'; write a date or leave it out
    """

    file: str
    line: int | None
    field: str
    problem: str
    remedy: str

    def __str__(self) -> str:
        """Write the fault as ``file:line: field: problem; remedy``."""
        place = self.file if self.line is None else f"{self.file}:{self.line}"
        return ": ".join(
            part for part in (place, self.field, f"{self.problem}; {self.remedy}") if part
        )


class DatelineError(Exception):
    """The base of every error that dateline raises on purpose."""


class InputError(DatelineError):
    """A file, a record or an argument is wrong; ``faults`` names each place."""

    def __init__(self, message: str, faults: Sequence[Fault] = ()) -> None:
        super().__init__(message)
        self.faults = tuple(faults)


class DateError(DatelineError, ValueError):
    """A date or an EDTF string cannot be what it says it is."""


class GraphError(DatelineError):
    """A graph cannot be opened, reached or written."""


class QueryError(DatelineError):
    """A query is refused, wrong, or took too long."""


class ExportError(DatelineError):
    """A selection cannot be written in the form asked for."""

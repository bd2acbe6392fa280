"""An analyst's own Cypher: read-only unless asked otherwise, ended at its deadline, streamed.

Read-only is the engine's doing, not ours: on Neo4j a session that may only read, on the embedded
engine a user who has no right to write. No reading of the statement decides about it.
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from ..errors import QueryError
from ..graph.work import Channel, Task

if TYPE_CHECKING:
    from neo4j import Result, Session

    from ..graph.connection import Graph

Row = dict[str, Any]

#: How many rows travel together, and how many such parcels may wait for their reader.
_PARCEL: Final = 500
_WAITING: Final = 8
#: A longer time limit than this (also infinity, and what is no number) is none.
_LONGEST: Final = 1e9
#: How much later than our own deadline the server's is: the one that words the error comes first.
_RESERVE: Final = 2.0


@dataclass(frozen=True, slots=True)
class QueryResult:
    """A whole answer: the RETURN names in their order, and a plain dict a row."""

    columns: tuple[str, ...]
    rows: list[Row]


@dataclass(frozen=True, slots=True)
class RowStream:
    """An answer that is still coming: its columns, and an iterator over rows that runs once."""

    columns: tuple[str, ...]
    rows: Iterator[Row]


def run_query(
    graph: Graph,
    cypher: str,
    parameters: Mapping[str, object] | None = None,
    *,
    timeout: float | None = None,
    write: bool = False,
) -> QueryResult:
    """Run one statement and return all its rows, as values that JSON can hold.

    >>> import tempfile
    >>> from dateline.graph.connection import connect
    >>> with connect(tempfile.mkdtemp() + "/graph", create=True) as graph:
    ...     run_query(graph, "RETURN date($day) AS day, $n AS n", {"day": "2011-12-03", "n": None}).rows
    [{'day': '2011-12-03', 'n': None}]
    """
    with open_query(graph, cypher, parameters, timeout=timeout, write=write) as stream:
        return QueryResult(stream.columns, list(stream.rows))


@contextmanager
def open_query(
    graph: Graph,
    cypher: str,
    parameters: Mapping[str, object] | None = None,
    *,
    timeout: float | None = None,
    write: bool = False,
) -> Iterator[RowStream]:
    """Run one statement and give its rows as they come; leaving the block early ends the query.

    Whoever reads slowly holds the query up instead of filling the memory. The deadline is for all of
    it, the reading of the rows included.
    """
    if not cypher.strip():
        raise QueryError(
            "there is no query: write some Cypher, 'MATCH (e:Event) RETURN e.title' say"
        )
    if timeout is not None and not timeout < _LONGEST:
        timeout = None
    channel = Channel[_Parcel | None](_WAITING)
    deadline = _Deadline(timeout)
    mark, given = graph.mark, dict(parameters or {})

    def work(session: Session) -> None:
        from neo4j import Query

        limit = None if timeout is None else timeout + _RESERVE
        try:
            if not write:
                graph.vet(session, cypher, given)
            # Committed by itself, not rolled back at the end: the embedded engine looks at some rights
            # only on commit, and what it lets through unnoticed would look as if it had been done.
            _send(session.run(Query(cypher, mark, limit), given), channel)
        except BaseException:
            channel.put(None)
            raise

    with graph.start(work, access="own" if write else "reader") as task:
        try:
            first = _take(channel, task, deadline)
            yield RowStream(first.columns, _rows(first, channel, task, deadline))
        finally:
            channel.close()


@dataclass(frozen=True, slots=True)
class _Parcel:
    """Some rows on their way; the first parcel has none, so that the columns come at once."""

    columns: tuple[str, ...]
    rows: list[Row]
    last: bool


class _Deadline:
    """A moment to be ready by, or none."""

    def __init__(self, seconds: float | None) -> None:
        self._seconds = seconds
        self._started = time.monotonic()

    def left(self) -> float | None:
        """Tell how many seconds are left; QueryError when none are."""
        if self._seconds is None:
            return None
        left = self._started + self._seconds - time.monotonic()
        if left <= 0:
            raise self.missed()
        return left

    def missed(self) -> QueryError:
        """Word what it means to be late."""
        return QueryError(
            f"the query was stopped after {self._seconds:g} seconds: narrow it, add a LIMIT,"
            " or allow more with --timeout (0: no limit)"
        )


def _send(result: Result, channel: Channel[_Parcel | None]) -> None:
    """Put a result into the channel, parcel by parcel."""
    from ..graph.values import plain_row

    columns = tuple(result.keys())
    channel.put(_Parcel(columns, [], last=False))
    rows: list[Row] = []
    for record in result:
        rows.append(plain_row(record))
        if len(rows) == _PARCEL:
            channel.put(_Parcel(columns, rows, last=False))
            rows = []
    channel.put(_Parcel(columns, rows, last=True))


def _take(channel: Channel[_Parcel | None], task: Task[None], deadline: _Deadline) -> _Parcel:
    """Take the next parcel, or raise what ended the query."""
    try:
        parcel = channel.take(deadline.left())
        if parcel is None:
            task.wait()
            raise QueryError("the query ended without an answer")
    except TimeoutError:
        raise deadline.missed() from None
    return parcel


def _rows(
    parcel: _Parcel, channel: Channel[_Parcel | None], task: Task[None], deadline: _Deadline
) -> Iterator[Row]:
    """Give the rows of parcel after parcel; when the last one came, wait for the transaction's end."""
    yield from parcel.rows
    while not parcel.last:
        parcel = _take(channel, task, deadline)
        yield from parcel.rows
    task.wait(deadline.left())

"""A graph, whichever engine holds it: the one object that the rest of dateline reads and writes through.

Everything goes over Bolt with the official driver and the same Cypher. The two engines differ in how
they are reached, how a running query is ended and what their errors mean; each says so in a module
of its own (`embedded`, `remote`), behind the same small `Link`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Literal, Protocol, Self, TypeVar

from ..errors import DatelineError, GraphError, QueryError
from .work import Task, unwind_on_terminate

if TYPE_CHECKING:
    from neo4j import ManagedTransaction, Session

T = TypeVar("T")
Engine = Literal["neo4j", "embedded"]
#: What a session is for: our own statements, or an analyst's that must not change anything.
Access = Literal["own", "reader"]

#: How long an interrupted query may take to end before it is left behind.
_GRACE = 2.0


class Link(Protocol):
    """A way to one engine: what `Graph` needs, and the two engines do differently."""

    engine: Engine
    description: str
    #: The metadata of our transactions.
    mark: dict[str, str]

    def session(self, access: Access) -> Session:
        """Open a session."""

    def vet(self, session: Session, cypher: str, parameters: Mapping[str, object]) -> None:
        """Refuse a reader's statement that would reach beyond the graph (files, the network)."""

    def end_queries(self) -> None:
        """Ask the engine to end what is running now."""

    def failure(self, error: Exception) -> DatelineError:
        """Word an error of the driver for the user."""

    def close(self) -> None:
        """Let go of the engine; a second call does nothing."""


class Graph:
    """An open graph; `connect` makes it, ``with`` closes it.

    >>> import tempfile
    >>> with connect(tempfile.mkdtemp() + "/graph", create=True) as graph:
    ...     graph.write(("CREATE (:Event {id: $id, earliest: date($day)})", {"id": "a", "day": "2011-12-03"}))
    ...     graph.read("MATCH (e:Event) RETURN e.id AS id, e.earliest AS earliest")
    [{'id': 'a', 'earliest': '2011-12-03'}]
    """

    def __init__(self, open_link: Callable[[], Link]) -> None:
        """Open the graph now; ``open_link`` is called again when a query could only be ended by closing."""
        unwind_on_terminate()
        self._open_link = open_link
        self._link: Link | None = open_link()
        self._closed = False
        self.engine: Engine = self._link.engine
        self.description: str = self._link.description

    def read(self, cypher: str, **parameters: object) -> list[dict[str, Any]]:
        """Run a statement that reads, and return its rows as plain Python: dates are ISO 8601 text."""
        from neo4j import unit_of_work

        from .values import plain_row

        @unit_of_work(metadata=self.mark)
        def work(transaction: ManagedTransaction) -> list[dict[str, Any]]:
            return [plain_row(record) for record in transaction.run(cypher, parameters)]

        return self.run(lambda session: session.execute_read(work))

    def write(self, *statements: tuple[str, dict[str, object]]) -> None:
        """Run statements in one transaction: all of them hold afterwards, or none."""
        from neo4j import unit_of_work

        @unit_of_work(metadata=self.mark)
        def work(transaction: ManagedTransaction) -> None:
            for cypher, parameters in statements:
                transaction.run(cypher, parameters).consume()

        self.run(lambda session: session.execute_write(work))

    def run(
        self,
        work: Callable[[Session], T],
        *,
        access: Access = "own",
        timeout: float | None = None,
    ) -> T:
        """Give work a session in a thread of its own, wait for it, and word its errors."""
        with self.start(work, access=access) as task:
            try:
                return task.wait(timeout)
            except TimeoutError:
                raise QueryError(
                    f"the query did not end within {timeout:g} seconds and was stopped:"
                    " narrow it, or allow it longer"
                ) from None

    @contextmanager
    def start(self, work: Callable[[Session], T], *, access: Access = "own") -> Iterator[Task[T]]:
        """Start work; leaving the block before it has ended, by Ctrl-C say, ends it in the engine too."""
        link = self._opened()

        def job() -> T:
            with link.session(access) as session:
                return work(session)

        task: Task[T] | None = None
        try:
            task = Task(job)
            yield task
        except Exception as error:
            worded = _worded(link, error)
            if worded is None:
                raise
            raise worded from error
        finally:
            if task is not None and not task.ended(within=0):
                self._end(link, task)

    def close(self) -> None:
        """Close the graph; a second call does nothing."""
        self._closed = True
        link, self._link = self._link, None
        if link is not None:
            link.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def _opened(self) -> Link:
        if self._closed:
            raise GraphError("this graph has been closed: connect to it again")
        if self._link is None:
            self._link = self._open_link()
        return self._link

    def _end(self, link: Link, task: Task[Any]) -> None:
        """End a query, if need be with everything else: by closing the link, and opening it when next used."""
        link.end_queries()
        if not task.ended(within=_GRACE):
            self._link = None
            link.close()
            task.ended(within=_GRACE)

    def vet(self, session: Session, cypher: str, parameters: Mapping[str, object]) -> None:
        """Refuse a reader's statement that would reach beyond the graph (files, the network)."""
        self._opened().vet(session, cypher, parameters)

    @property
    def mark(self) -> dict[str, str]:
        """The metadata that our transactions carry, so that the server can tell which to end."""
        return self._opened().mark


def connect(target: str, *, create: bool = False) -> Graph:
    """Open the graph at a Bolt address or in a folder; only ``create`` makes a folder that is not there.

    >>> connect("bolt+quick://localhost")
    Traceback (most recent call last):
    dateline.errors.GraphError: bolt+quick:// is no address of a graph: use bolt://, neo4j://, bolt+s://, neo4j+s:// (or +ssc), or a folder
    """
    scheme = re.match(r"([A-Za-z][A-Za-z0-9+.-]*)://", target)
    if scheme is None:
        from .embedded import EmbeddedLink

        folder = Path(target).expanduser().absolute()
        return Graph(lambda: EmbeddedLink(folder, create=create))
    if scheme[1].lower() not in SCHEMES:
        raise GraphError(
            f"{scheme[0]} is no address of a graph:"
            " use bolt://, neo4j://, bolt+s://, neo4j+s:// (or +ssc), or a folder"
        )
    from .remote import RemoteLink

    return Graph(lambda: RemoteLink(target))


SCHEMES = frozenset({"bolt", "bolt+s", "bolt+ssc", "neo4j", "neo4j+s", "neo4j+ssc"})


def _worded(link: Link, error: Exception) -> DatelineError | None:
    """Turn an error of the driver into ours; another, a fault of our own say, stays what it is."""
    if isinstance(error, UnicodeEncodeError) and error.encoding == "utf-8":
        broken = ascii(error.object[error.start : error.end])
        return QueryError(
            f"{broken} is half a character, which no graph can store: correct the text"
        )
    if isinstance(error, OverflowError):
        return QueryError(f"{error}: a graph holds whole numbers of 64 bits")
    if isinstance(error, DatelineError) or not type(error).__module__.startswith("neo4j"):
        return None
    return link.failure(error)

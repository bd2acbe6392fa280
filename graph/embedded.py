"""The embedded engine: ArcadeDB in this process, reached over Bolt on the loopback address.

The engine is a library that speaks Neo4j's protocol. All that is special about it is in this module:
where its files lie, how it is silenced, who may log in, and how it is stopped.
"""

import atexit
import os
import re
import shutil
import socket
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, Final

from neo4j import Driver, GraphDatabase, NotificationMinimumSeverity, Session
from neo4j.exceptions import ConstraintError, DriverError, Forbidden, Neo4jError

from ..errors import DatelineError, GraphError, QueryError
from .accounts import Credentials, write_accounts
from .connection import Access, Engine
from .failures import NO_LOAD_CSV, first_line, statement_failure, write_refused
from .folder import GraphFolder
from .work import Task

#: The database's name, which is Neo4j's default.
_DATABASE: Final = "neo4j"
_LOOPBACK: Final = "127.0.0.1"
_NO_LOG: Final = Path(__file__).with_name("engine-logging.properties")
#: Below this much free space a failed write is put down to the disk.
_DISK_RESERVE: Final = 8 << 20
#: Settings of the database; given to the server instead they have no effect.
_DATABASE_SETTINGS: Final = {
    "arcadedb.txWalFlush": "1",  # a commit waits for the log to be on disk: no slower in our measurements
    "arcadedb.opencypher.loadCsv.allowFileUrls": "false",
    "arcadedb.opencypher.loadCsv.allowRemoteUrls": "false",
}
#: What is no keyword even if it reads like one: strings, names in backticks, comments.
_QUOTED: Final = re.compile(
    r"""'(?:\\.|[^'\\])*' | "(?:\\.|[^"\\])*" | `[^`]*` | //[^\n]* | /\*.*?\*/""",
    re.DOTALL | re.VERBOSE,
)
_LOAD_CSV: Final = re.compile(r"\bLOAD\s+CSV\b", re.IGNORECASE)
#: How many seconds the engine may take to end a query before it is stopped itself.
_PATIENCE: Final = 2.0
#: How many ports are tried.
_ATTEMPTS: Final = 5


class EmbeddedLink:
    """A running engine and the two ways into it: as the owner, and as a user who can only read."""

    engine: Engine = "embedded"

    def __init__(self, path: Path, *, create: bool) -> None:
        """Lock the folder, start the engine on it and log in, or raise GraphError."""
        arcadedb = _import_engine()
        self.mark: dict[str, str] = {}
        self._path = path
        self._server: Any = None
        self._drivers: dict[Access, Driver] = {}
        self._folder = GraphFolder(path, create=create)
        atexit.register(self.close)
        try:
            self._start(arcadedb)
        except BaseException as error:
            self.close()
            if isinstance(error, Exception) and not isinstance(error, DatelineError):
                raise self._cannot_start(error) from error
            raise
        self.description = f"ArcadeDB {arcadedb.__version__}, embedded, in {path}"

    def _start(self, arcadedb: Any) -> None:
        """Start the engine, on another port if ours was taken before the engine came to bind it."""
        # A diary of starts and stops, a file each, that the engine itself never clears.
        shutil.rmtree(self._path / "log", ignore_errors=True)
        for attempt in range(1, _ATTEMPTS + 1):
            try:
                self._launch(arcadedb, _free_port())
                break
            except arcadedb.ArcadeDBError as error:
                if "Unable to listen" not in str(error) or attempt == _ATTEMPTS:
                    raise
        self._drivers["own"].verify_connectivity()
        if not self._folder.ready:
            self._folder.mark_ready(f"ArcadeDB {arcadedb.__version__}")

    def _launch(self, arcadedb: Any, port: int) -> None:
        """Start the engine on a port; every start has passwords of its own, which nobody is told."""
        owner, reader = write_accounts(self._path / "config")
        self._server = arcadedb.create_server(root_path=str(self._path), config=_settings(port))
        with _silenced(self._path / "log"):
            self._server.start()
        database = self._server.create_database(_DATABASE)
        for name, value in _DATABASE_SETTINGS.items():
            database.command("sql", f"ALTER DATABASE `{name}` {value}")
        self._drivers = {"own": _driver(port, owner), "reader": _driver(port, reader)}

    def session(self, access: Access) -> Session:
        """Open a session: for reading only, as a user whom the engine allows nothing else."""
        return self._drivers[access].session(database=_DATABASE)

    def vet(self, session: Session, cypher: str, parameters: Mapping[str, object]) -> None:
        """Refuse LOAD CSV in plain words; the engine's settings forbid it too, less plainly."""
        if _LOAD_CSV.search(_QUOTED.sub(" ", cypher)):
            raise QueryError(NO_LOAD_CSV)

    def end_queries(self) -> None:
        """Have the engine end what runs; it knows no time limit, and no ROLLBACK while a query runs."""

        def end() -> None:
            with self.session("own") as session:
                running = session.run("SHOW TRANSACTIONS").data()
                for query in running:
                    if not query["currentQuery"].startswith("SHOW TRANSACTIONS"):
                        session.run(
                            "TERMINATE TRANSACTIONS $id", id=query["transactionId"]
                        ).consume()

        with suppress(TimeoutError, Neo4jError, DriverError, OSError):
            Task(end).wait(_PATIENCE)

    def failure(self, error: Exception) -> DatelineError:
        """Word an error of a statement."""
        if "LOAD CSV" in str(error):
            return QueryError(NO_LOAD_CSV)
        if isinstance(error, Forbidden):
            return write_refused(error)
        worded = statement_failure(error)
        if isinstance(worded, GraphError) and not isinstance(error, ConstraintError):
            # What a full disk causes has many names here, but none of those that a statement's faults have.
            return self._disk_is_full() or worded
        return worded

    def _disk_is_full(self) -> GraphError | None:
        free = _free_space(self._path)
        if free is None or free >= _DISK_RESERVE:
            return None
        return GraphError(
            f"the disk that holds {self._path} is full ({free >> 10} kB free): make room and load"
            " again; what was written before is kept"
        )

    def _cannot_start(self, error: Exception) -> GraphError:
        return self._disk_is_full() or GraphError(
            f"the embedded engine cannot open {self._path}: {first_line(error)}"
            " (its own log says more: set ARCADEDB_LOG_DIR to a folder for it, and try again)"
        )

    def close(self) -> None:
        """Stop the engine, then let go of the connections and the folder; a second call does nothing."""
        atexit.unregister(self.close)
        self._stop()
        self._folder.release()

    def _stop(self) -> None:
        """Stop the engine before the connections: a driver that closes waits for a running query."""
        server, self._server = self._server, None
        drivers, self._drivers = self._drivers, {}
        if server is not None:
            with suppress(Exception):  # it is going away, and what was acknowledged is on disk
                server.stop()
        for driver in drivers.values():
            with suppress(Neo4jError, DriverError, OSError):
                driver.close()


def _import_engine() -> Any:
    """Import the engine, which has wheels for the common platforms only."""
    try:
        import arcadedb
    except ImportError as error:
        raise GraphError(
            "the embedded engine (package arcadedb) is not installed, and not offered for every platform:"
            " use Neo4j, with --graph bolt://localhost:7687 (docs/engines.md says how to start one)"
        ) from error
    return arcadedb


def _settings(port: int) -> dict[str, Any]:
    """Give the engine's settings; docs/engines.md says what each was measured to do."""
    return {
        "host": _LOOPBACK,
        "bolt_port": port,
        "http_port": 0,  # cannot be turned off; a port of the system's choosing, on loopback
        "server_plugins": "Bolt:com.arcadedb.bolt.BoltProtocolPlugin",
        "mode": "development",  # "production" hides what is wrong with a statement
    }


@contextmanager
def _silenced(folder: Path) -> Iterator[None]:
    """Load the engine without its log, unless the user asks for one by ARCADEDB_LOG_DIR.

    Without this it logs to stderr and into the user's home, every statement that failed included, and
    on a full disk the log itself prints a stack trace. The engine reads these variables when it is
    loaded, at its first start in a process.
    """
    ours = {"ARCADEDB_LOG_CONSOLE": "0"}
    if "ARCADEDB_LOG_DIR" not in os.environ:
        ours["ARCADEDB_LOG_DIR"] = str(folder)  # where some settings are written in any case
        if not re.search(r"\s", str(_NO_LOG)):  # the arguments are split at blanks, quoted or not
            given = os.environ.get("ARCADEDB_NATIVE_ISOLATE_ARGS", "")
            no_log = f"-Djava.util.logging.config.file={_NO_LOG.as_posix()}"
            ours["ARCADEDB_NATIVE_ISOLATE_ARGS"] = f"{given} {no_log}".strip()
    before = {name: os.environ.get(name) for name in ours}
    os.environ.update(ours)
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value


def _driver(port: int, who: Credentials) -> Driver:
    return GraphDatabase.driver(
        f"bolt://{_LOOPBACK}:{port}",
        auth=(who.name, who.password),
        notifications_min_severity=NotificationMinimumSeverity.OFF,
        telemetry_disabled=True,
        max_transaction_retry_time=5.0,
    )


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind((_LOOPBACK, 0))
        port: int = probe.getsockname()[1]
    return port


def _free_space(path: Path) -> int | None:
    try:
        return shutil.disk_usage(path).free
    except OSError:
        return None

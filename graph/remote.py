"""Neo4j behind a Bolt address: how it is reached, how a query is ended there, what its errors mean."""

import os
import re
import ssl
import uuid
from collections.abc import Iterator, Mapping
from contextlib import suppress
from typing import Any, Final
from urllib.parse import urlsplit

from neo4j import READ_ACCESS, WRITE_ACCESS, GraphDatabase, NotificationMinimumSeverity, Session
from neo4j.exceptions import (
    AuthError,
    ClientError,
    ConfigurationError,
    CypherSyntaxError,
    DriverError,
    Neo4jError,
    ServiceUnavailable,
    SessionExpired,
)

from ..errors import DatelineError, GraphError, QueryError
from .connection import Access, Engine
from .failures import NO_LOAD_CSV, first_line, statement_failure
from .work import Task

#: How many seconds reaching the server, or ending a query on it, may take.
_PATIENCE: Final = 10.0

#: PROFILE at the head of a statement, behind blanks and comments.
_PROFILE: Final = re.compile(r"(?is)\A(?:\s|//[^\n]*\n|/\*.*?\*/)*PROFILE\b")

_END_OURS: Final = """
SHOW TRANSACTIONS YIELD transactionId AS id, metaData WHERE metaData.dateline = $mark
TERMINATE TRANSACTIONS id YIELD message
RETURN message
"""


class RemoteLink:
    """A connection to Neo4j, with the credentials of NEO4J_USERNAME, NEO4J_PASSWORD and NEO4J_DATABASE."""

    engine: Engine = "neo4j"

    def __init__(self, uri: str) -> None:
        """Connect and log in, or raise GraphError."""
        _check_address(uri)
        self._uri = uri
        self._database = os.environ.get("NEO4J_DATABASE") or None
        self._user = os.environ.get("NEO4J_USERNAME") or "neo4j"
        password = os.environ.get("NEO4J_PASSWORD") or None
        self._has_password = password is not None
        self.mark = {"dateline": uuid.uuid4().hex}
        try:
            self._driver = GraphDatabase.driver(
                uri,
                auth=(self._user, password) if password is not None else None,
                connection_timeout=_PATIENCE,
                connection_acquisition_timeout=_PATIENCE,  # bounds the handshake as well
                notifications_min_severity=NotificationMinimumSeverity.OFF,
                telemetry_disabled=True,
            )
        except (ConfigurationError, ValueError) as error:
            raise GraphError(f"{uri} is no address of a graph: {first_line(error)}") from None
        try:
            self.description = self._describe()
        except (Neo4jError, DriverError, OSError) as error:
            self._driver.close()
            raise self.failure(error) from error

    def _describe(self) -> str:
        with self.session("reader") as session:
            row = session.run(
                "CALL dbms.components() YIELD name, versions, edition"
                " WHERE name = 'Neo4j Kernel' RETURN versions[0] AS version, edition"
            ).single()
        version = "Neo4j" if row is None else f"Neo4j {row['version']} ({row['edition']})"
        return f"{version} at {self._uri}"

    def session(self, access: Access) -> Session:
        """Open a session that sees what earlier ones wrote, on a cluster too."""
        return self._driver.session(
            database=self._database,
            default_access_mode=READ_ACCESS if access == "reader" else WRITE_ACCESS,
            bookmark_manager=self._driver.execute_query_bookmark_manager,
        )

    def vet(self, session: Session, cypher: str, parameters: Mapping[str, object]) -> None:
        """Refuse LOAD CSV, which reads the server's files and the network even where nothing may be written."""
        # EXPLAIN and PROFILE exclude each other, and the plan is the same without the latter.
        explained = "EXPLAIN " + _PROFILE.sub("", cypher, count=1)
        try:
            plan = session.run(explained, dict(parameters)).consume().plan
        except CypherSyntaxError:
            if "csv" in cypher.lower() or "\\" in cypher:
                raise
            return  # the statement itself gives the same error, with the places as they were written
        if plan is not None and _holds(plan, "LoadCSV"):
            raise QueryError(NO_LOAD_CSV)

    def end_queries(self) -> None:
        """Have the server end our transactions; on a server that is gone nothing runs any more."""

        def end() -> None:
            with self.session("own") as session:
                session.run(_END_OURS, mark=self.mark["dateline"]).consume()

        with suppress(TimeoutError, Neo4jError, DriverError, OSError):
            Task(end).wait(_PATIENCE)

    def failure(self, error: Exception) -> DatelineError:
        """Word an error of reaching the server, or of a statement."""
        if isinstance(error, AuthError):
            return GraphError(self._refused_login(error))
        code = error.code if isinstance(error, Neo4jError) and error.code else ""
        if code.endswith("CredentialsExpired"):
            return GraphError(
                f"Neo4j at {self._uri} wants the password of {self._user} changed before anything else:"
                " change it once (ALTER CURRENT USER SET PASSWORD, in cypher-shell)"
            )
        if code.endswith(("DatabaseNotFound", "DatabaseUnavailable")):
            return GraphError(
                f"Neo4j at {self._uri} has no database {self._database or 'by default'} to offer:"
                " name one that it has in NEO4J_DATABASE"
            )
        if isinstance(error, ServiceUnavailable | SessionExpired | OSError):
            return GraphError(self._unreachable(error))
        return statement_failure(error)

    def _refused_login(self, error: ClientError) -> str:
        if not self._has_password:
            return (
                f"Neo4j at {self._uri} asks for a password:"
                " set NEO4J_PASSWORD (and NEO4J_USERNAME, if it is not neo4j)"
            )
        if error.code and error.code.endswith("AuthenticationRateLimit"):
            return (
                f"Neo4j at {self._uri} refuses log-ins after too many wrong passwords:"
                " wait some seconds, then try again with the right one"
            )
        return (
            f"Neo4j at {self._uri} refuses the password of {self._user}:"
            " check NEO4J_USERNAME and NEO4J_PASSWORD"
        )

    def _unreachable(self, error: Exception) -> str:
        """Say why nobody answers: encryption that only one side wants looks like silence."""
        encrypted = "+" in self._uri.split(":")[0]
        causes = list(_causes(error))
        if any(isinstance(cause, ssl.SSLCertVerificationError) for cause in causes):
            return (
                f"the certificate of {self._uri} is not trusted: install its issuer's certificate, or use"
                " +ssc in place of +s if you know that this server signed it itself"
            )
        if encrypted and any(isinstance(cause, ssl.SSLError) for cause in causes):
            return f"{self._uri} does not speak TLS: use the same address without '+s' or '+ssc'"
        reason = next((str(c) for c in reversed(causes) if isinstance(c, OSError) and str(c)), "")
        hint = "" if encrypted else ", and does it want TLS ('+s' after bolt or neo4j)?"
        return (
            f"no Neo4j answers at {self._uri} ({reason or first_line(error)}):"
            f" is it started, are host and port right{hint or '?'}"
        )

    def close(self) -> None:
        """Close the connections; a server that does not answer cannot hold us."""
        with suppress(TimeoutError):
            Task(self._driver.close).wait(_PATIENCE)


def _check_address(uri: str) -> None:
    """Refuse what the driver would refuse later in its own words, or not at all."""
    if "@" in uri:  # looked for first: no other message may repeat a part of a password
        # Arguments can be read by every user of the machine, and stay in the shell's history.
        raise GraphError(
            "the address of the graph holds a user name or a password:"
            " give them in NEO4J_USERNAME and NEO4J_PASSWORD instead"
        )
    try:
        parts = urlsplit(uri)
        host, _ = parts.hostname, parts.port
    except ValueError as error:
        raise GraphError(f"the address of the graph cannot be read: {error}") from None
    if not host:
        raise GraphError(f"{uri} names no host: write it like bolt://localhost:7687")
    if parts.path.strip("/"):
        raise GraphError(
            f"{uri} ends in a path, which means nothing here: name the database in NEO4J_DATABASE"
        )


def _holds(plan: Mapping[str, Any], operator: str) -> bool:
    """Tell whether a plan holds an operator anywhere."""
    return plan["operatorType"].startswith(operator) or any(
        _holds(child, operator) for child in plan.get("children", ())
    )


def _causes(error: BaseException) -> Iterator[BaseException]:
    """Give an error and all that led to it."""
    seen: list[BaseException] = []
    queue = [error]
    while queue:
        current = queue.pop()
        if current in seen:
            continue
        seen.append(current)
        yield current
        if isinstance(current, ExceptionGroup):
            queue.extend(current.exceptions)
        queue.extend(
            cause for cause in (current.__cause__, current.__context__) if cause is not None
        )

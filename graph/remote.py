"""Neo4j behind a Bolt address: how it is reached, how a query is ended there, what its errors mean."""

import os
import uuid
from contextlib import suppress
from typing import Final
from urllib.parse import urlsplit

from neo4j import READ_ACCESS, WRITE_ACCESS, GraphDatabase, NotificationMinimumSeverity, Session
from neo4j.exceptions import (
    AuthError,
    ClientError,
    ConfigurationError,
    DriverError,
    Neo4jError,
    ServiceUnavailable,
    SessionExpired,
)

from ..errors import DatelineError, GraphError
from .connection import Access, Engine
from .failures import first_line, statement_failure
from .work import Task

#: How many seconds reaching the server, or ending a query on it, may take.
_PATIENCE: Final = 10.0

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
        parts = urlsplit(uri)
        if parts.username is not None or parts.password is not None:
            # Arguments can be read by every user of the machine, and stay in the shell's history.
            raise GraphError(
                "the address of the graph holds a user name or a password:"
                " give them in NEO4J_USERNAME and NEO4J_PASSWORD instead"
            )
        self._uri = uri
        self._database = os.environ.get("NEO4J_DATABASE") or None
        self._user = os.environ.get("NEO4J_USERNAME") or "neo4j"
        password = os.environ.get("NEO4J_PASSWORD")
        self._has_password = password is not None
        self.mark = {"dateline": uuid.uuid4().hex}
        try:
            self._driver = GraphDatabase.driver(
                uri,
                auth=(self._user, password) if password is not None else None,
                connection_timeout=_PATIENCE,
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

    def end_queries(self) -> bool:
        """Have the server end our transactions; on a server that is gone nothing runs any more."""

        def end() -> None:
            with self.session("own") as session:
                session.run(_END_OURS, mark=self.mark["dateline"]).consume()

        with suppress(TimeoutError, Neo4jError, DriverError, OSError):
            Task(end).wait(_PATIENCE)
        return True

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
        return f"no Neo4j answers at {self._uri}: {first_line(error)}"

    def close(self) -> None:
        """Close the connections; a server that does not answer cannot hold us."""
        with suppress(TimeoutError):
            Task(self._driver.close).wait(_PATIENCE)

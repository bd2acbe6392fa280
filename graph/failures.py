"""What the errors of a statement mean, in the user's words; the same for both engines.

Errors of reaching an engine differ, and are worded where that engine is opened.
"""

from neo4j.exceptions import (
    ConstraintError,
    Forbidden,
    Neo4jError,
    TransientError,
)

from ..errors import DatelineError, GraphError, QueryError

#: The code by which Neo4j refuses a write in a session that may only read.
_READ_ONLY_CODE = "Neo.ClientError.Statement.AccessMode"
#: The codes by which Neo4j ends a transaction that we, its own limit, or an administrator stopped.
_ENDED_CODES = ("TransactionTimedOut", "TransactionTimedOutClientConfiguration", "Terminated")


def statement_failure(error: Exception) -> DatelineError:
    """Word an error that a statement raised on an engine that was reached."""
    if not isinstance(error, Neo4jError):
        return GraphError(f"the connection to the graph failed: {first_line(error)}")
    code, message = error.code or "", error.message or first_line(error)
    if code == _READ_ONLY_CODE or isinstance(error, Forbidden):
        return QueryError(f"only reading is allowed here: {message}")
    if code.endswith(_ENDED_CODES):
        return QueryError(f"the query was stopped before it ended: {message}")
    if isinstance(error, ConstraintError):
        return GraphError(f"the graph refuses to hold this: {message}")
    if isinstance(error, TransientError):
        return GraphError(f"the graph is busy, try again: {message}")
    if ".Statement." in code or ".Procedure." in code:
        return QueryError(message)
    return GraphError(f"the graph could not do this: {message}")


def first_line(error: BaseException) -> str:
    """Give an error's first line, without what follows for developers."""
    return (str(error).splitlines() or [type(error).__name__])[0]

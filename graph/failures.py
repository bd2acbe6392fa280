"""What the errors of a statement mean, in the user's words; the same for both engines.

Errors of reaching an engine differ, and are worded where that engine is opened.
"""

import logging
from typing import Final

from neo4j.exceptions import (
    ConstraintError,
    Forbidden,
    Neo4jError,
    TransientError,
)

from ..errors import DatelineError, GraphError, QueryError

# What the libraries would log we say ourselves, in the error; where logging is set up it still appears.
for _library in ("neo4j", "arcadedb"):
    logging.getLogger(_library).addHandler(logging.NullHandler())

#: The code by which Neo4j refuses a write in a session that may only read.
_READ_ONLY_CODE = "Neo.ClientError.Statement.AccessMode"
#: The codes by which Neo4j ends a transaction that we, its own limit, or an administrator stopped.
_ENDED_CODES = ("TransactionTimedOut", "TransactionTimedOutClientConfiguration", "Terminated")


#: Why LOAD CSV is refused, on both engines.
NO_LOAD_CSV: Final = (
    "LOAD CSV is refused: a query reads the graph, not files and not the network;"
    " bring data in with 'dateline load'"
)


def statement_failure(error: Exception) -> DatelineError:
    """Word an error that a statement raised on an engine that was reached."""
    if not isinstance(error, Neo4jError):
        return GraphError(f"the connection to the graph failed: {first_line(error)}")
    code, message = error.code or "", error.message or first_line(error)
    if code == _READ_ONLY_CODE:
        return write_refused(error)
    if isinstance(error, Forbidden):
        return GraphError(f"this user may not do that: {message}")
    if code.endswith(_ENDED_CODES):
        return QueryError(f"the query was stopped before it ended: {message}")
    if isinstance(error, ConstraintError):
        return GraphError(f"the graph refuses to hold this: {message}")
    if isinstance(error, TransientError):
        return GraphError(f"the graph is busy, try again: {message}")
    if ".Statement." in code or ".Procedure." in code:
        return QueryError(message)
    return GraphError(f"the graph could not do this: {message}")


def write_refused(error: Neo4jError) -> QueryError:
    """Word the refusal of a write where only reading is allowed."""
    return QueryError(
        "this statement changes the graph, and queries only read unless told otherwise:"
        f" allow it with --write, in Python write=True ({error.message})"
    )


def first_line(error: BaseException) -> str:
    """Give an error's first line, without what follows for developers."""
    return (str(error).splitlines() or [type(error).__name__])[0]

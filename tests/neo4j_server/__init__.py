"""A real Neo4j for the tests, without Docker: its jars from Maven Central, run by a small Java program."""

from .jars import Unavailable, resolve_jars
from .server import Address, running_server

__all__ = ["Address", "Unavailable", "resolve_jars", "running_server"]

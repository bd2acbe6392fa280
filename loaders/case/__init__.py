"""Cases: what people and language models write down of a report, in YAML, JSON or JSON Lines."""

from .reader import read_case

__all__ = ["read_case"]

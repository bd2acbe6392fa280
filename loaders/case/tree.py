"""What a case file holds before it is understood: text, lists and fields, each with its line.

YAML, JSON and JSON Lines are read into this one form, so that everything after it is written once.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

#: How deep lists and fields may lie in each other; a case needs seven levels.
MAX_DEPTH: Final = 32

Path = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Scalar:
    """One value as it was written; ``None`` where the file says null or nothing at all."""

    text: str | None
    line: int


@dataclass(frozen=True, slots=True)
class Items:
    """A list, with the line on which it begins."""

    items: list["Tree"]
    line: int


@dataclass(frozen=True, slots=True)
class Fields:
    """A mapping, with the line of each of its keys."""

    fields: dict[str, "Tree"]
    keys: dict[str, int]
    line: int

    def without(self, key: str) -> "Fields":
        """Leave one field out: ``record`` of a JSON Lines record, say."""
        return Fields({k: v for k, v in self.fields.items() if k != key}, self.keys, self.line)


@dataclass(frozen=True, slots=True)
class Line:
    """A record of which no more than its line is kept, which is that of everything in it.

    A complete export may hold a million claims; their trees would fill the memory.
    """

    line: int


Tree = Scalar | Items | Fields
Plain = str | None | list["Plain"] | dict[str, "Plain"]


class TreeError(ValueError):
    """The file is not the YAML or JSON that it claims to be; it never leaves this package."""

    def __init__(self, line: int, problem: str, remedy: str) -> None:
        super().__init__(problem)
        self.line = line
        self.problem = problem
        self.remedy = remedy


def to_plain(tree: Tree) -> Plain:
    """Give the bare values.

    >>> to_plain(Fields({"id": Scalar("a", 1), "date": Scalar(None, 2)}, {"id": 1, "date": 2}, 1))
    {'id': 'a', 'date': None}
    """
    if isinstance(tree, Scalar):
        return tree.text
    if isinstance(tree, Items):
        return [to_plain(item) for item in tree.items]
    return {key: to_plain(value) for key, value in tree.fields.items()}


def locate(tree: Tree | Line, path: Iterable[str | int]) -> tuple[Path, int]:
    """Follow a path as far as the tree goes; return that part of it and its line.

    A short form is checked in its long form, so a path may lead further than the file does.

    >>> locate(Fields({"by": Scalar("karin", 4)}, {"by": 4}, 1), ("by", 0, "actor"))
    (('by',), 4)
    """
    line = tree.line
    if isinstance(tree, Line):
        return tuple(path), line
    found: list[str | int] = []
    for step in path:
        if isinstance(tree, Fields) and isinstance(step, str) and step in tree.fields:
            line = tree.keys[step]
            tree = tree.fields[step]
        elif isinstance(tree, Items) and isinstance(step, int) and step < len(tree.items):
            tree = tree.items[step]
            line = tree.line
        elif step == 0 and not isinstance(tree, Items):
            continue  # one thing, taken for a list of one
        else:
            break
        found.append(step)
    return tuple(found), line


def format_path(path: Iterable[str | int]) -> str:
    """Write a path as people read it.

    >>> format_path(("events", 3, "counts", 0, "killed"))
    'events[3].counts[0].killed'
    """
    text = ""
    for step in path:
        text += f"[{step}]" if isinstance(step, int) else f".{step}" if text else step
    return text

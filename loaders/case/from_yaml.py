"""YAML into a tree: text stays text, and nothing that a hostile file can use is understood.

YAML's own guesses would make ``language: no`` false and ``span: 12:30`` 750; tags could ask for objects,
and aliases for a billion copies. The parser's events are read one by one, so depth is checked before it hurts.
"""

from typing import Final

import yaml
from yaml.error import MarkedYAMLError
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)
from yaml.reader import ReaderError

from .tree import MAX_DEPTH, Fields, Items, Scalar, Tree, TreeError

#: Plain scalars that hold nothing; in quotes they are text.
NOTHING: Final = frozenset({"", "~", "null"})

#: libyaml where it was built in; the pure parser says the same, more slowly.
LOADER: Final = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def read_yaml(text: str) -> Tree:
    """Read one YAML document.

    >>> tree = read_yaml("language: no\\nspan: 12:30\\nplace:\\n")
    >>> [value.text for value in tree.fields.values()]
    ['no', '12:30', None]
    """
    try:
        return _build(text)
    except ReaderError as error:
        line = text.encode()[: error.position].count(b"\n") + 1
        raise TreeError(
            line, "the file holds a character that YAML does not allow", "remove control characters"
        ) from None
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise TreeError(
            1 if mark is None else mark.line + 1,
            f"not readable as YAML: {error.problem or error.context}",
            "check the indentation, and put text that holds ': ', '#', '[' or '{' in quotes",
        ) from None


def _build(text: str) -> Tree:
    root: Tree | None = None
    open_trees: list[Items | Fields] = []
    open_keys: list[tuple[str, int] | None] = []  # the key that waits for its value, per open tree
    for event in yaml.parse(text, Loader=LOADER):
        if isinstance(event, SequenceEndEvent | MappingEndEvent):
            open_trees.pop()
            open_keys.pop()
            continue
        if isinstance(event, DocumentStartEvent) and root is not None:
            raise TreeError(_line(event), "a second YAML document", "write one case a file")
        tree = _read_event(event)
        if tree is None:
            continue
        if not open_trees:
            root = tree
        else:
            open_keys[-1] = _place(tree, open_trees[-1], open_keys[-1])
        if not isinstance(tree, Scalar):
            if len(open_trees) >= MAX_DEPTH:
                raise TreeError(tree.line, "nested too deeply", f"use at most {MAX_DEPTH} levels")
            open_trees.append(tree)
            open_keys.append(None)
    return Scalar(None, 1) if root is None else root


def _read_event(event: Event) -> Tree | None:
    if isinstance(event, AliasEvent):
        raise TreeError(
            _line(event), f"the alias *{event.anchor} is not supported", "write the value out"
        )
    if isinstance(event, ScalarEvent | SequenceStartEvent | MappingStartEvent):
        if event.tag is not None and event.tag != "!":
            raise TreeError(_line(event), "YAML tags are not supported", "write the bare value")
        if isinstance(event, ScalarEvent):
            plain, _ = event.implicit
            empty = plain and event.value in NOTHING
            return Scalar(None if empty else event.value, _line(event))
        if isinstance(event, SequenceStartEvent):
            return Items([], _line(event))
        return Fields({}, {}, _line(event))
    return None


def _place(
    tree: Tree, parent: Items | Fields, key: tuple[str, int] | None
) -> tuple[str, int] | None:
    if isinstance(parent, Items):
        parent.items.append(tree)
        return None
    if key is None:
        if not isinstance(tree, Scalar) or tree.text is None:
            raise TreeError(tree.line, "a key that is not plain text", "write `name: value`")
        if tree.text in parent.keys:
            raise TreeError(
                tree.line,
                f"the key '{tree.text[:60]}' stands twice, here and in line {parent.keys[tree.text]}",
                "keep one of the two",
            )
        parent.keys[tree.text] = tree.line
        return tree.text, tree.line
    parent.fields[key[0]] = tree
    return None


def _line(event: Event) -> int:
    return 1 if event.start_mark is None else event.start_mark.line + 1

"""JSON into a tree, with the line of every field, which Python's own reader does not give.

It takes JSON and nothing more; numbers, true and false stay the text that they are.
"""

import json
import re
from bisect import bisect_right
from json import JSONDecodeError, JSONDecoder
from typing import Any, Final

from .tree import MAX_DEPTH, Fields, Items, Scalar, Tree, TreeError

DECODER: Final = JSONDecoder()
SPACE: Final = re.compile(r"[ \t\n\r]*")
WORD: Final = re.compile(
    r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?(?![\w.+-])|true|false|null"
)
SURROGATE: Final = re.compile("[\ud800-\udfff]")


def read_json(text: str, first_line: int = 1) -> Tree:
    """Read one JSON value; ``first_line`` is its line in the file, for JSON Lines.

    >>> tree = read_json('{"id": "a",\\n "span": [1, 20]}')
    >>> tree.keys
    {'id': 1, 'span': 2}
    """
    reader = _Reader(text, first_line)
    tree, position = reader.read_value(reader.skip(0), 0)
    position = reader.skip(position)
    if position < len(text):
        raise reader.fault(position, "more text after the end of the JSON", "write one value")
    return tree


def read_json_line(text: str, line: int) -> Tree:
    """Read one line of JSON Lines, where every field has the line's own number.

    Python's own reader is in C and gives no positions, which one line does not need; what it refuses, or
    would take though JSON does not have it, is left to the reader above to explain.

    >>> read_json_line('{"id": "a", "span": [1, 20]}', 7).keys
    {'id': 7, 'span': 7}
    """
    if r"\ud" in text.lower():
        return read_json(text, line)

    def build(pairs: list[tuple[str, Any]]) -> Fields:
        fields = {key: wrap(value) for key, value in pairs}
        if len(fields) < len(pairs):
            raise ValueError("a key stands twice")
        return Fields(fields, dict.fromkeys(fields, line), line)

    def wrap(value: Any) -> Tree:
        if isinstance(value, str):
            return Scalar(value, line)
        if isinstance(value, Fields):
            return value
        if isinstance(value, list):
            return Items([wrap(item) for item in value], line)
        return Scalar(None if value is None else str(value).lower(), line)

    try:
        tree = wrap(
            json.loads(
                text,
                object_pairs_hook=build,
                parse_int=str,
                parse_float=str,
                parse_constant=refuse_constant,
            )
        )
    except (ValueError, RecursionError):
        return read_json(text, line)
    return tree if _depth(tree) <= MAX_DEPTH else read_json(text, line)


def refuse_constant(name: str) -> None:
    """Refuse NaN and the infinities, which Python reads and JSON does not have."""
    raise ValueError(name)


def _depth(tree: Tree) -> int:
    if isinstance(tree, Scalar):
        return 0
    inner = tree.items if isinstance(tree, Items) else tree.fields.values()
    return 1 + max(map(_depth, inner), default=0)


class _Reader:
    """One pass over one text; the line breaks are found once, not counted again for each value."""

    def __init__(self, text: str, first_line: int) -> None:
        self.text = text
        self.first_line = first_line
        self.breaks = [match.start() for match in re.finditer("\n", text)]

    def line(self, position: int) -> int:
        return (
            self.first_line + bisect_right(self.breaks, position - 1)
            if self.breaks
            else self.first_line
        )

    def skip(self, position: int) -> int:
        match = SPACE.match(self.text, position)
        return position if match is None else match.end()

    def fault(self, position: int, problem: str, remedy: str) -> TreeError:
        return TreeError(self.line(position), f"not readable as JSON: {problem}", remedy)

    def read_value(self, position: int, depth: int) -> tuple[Tree, int]:
        if depth > MAX_DEPTH:
            raise self.fault(position, "nested too deeply", f"use at most {MAX_DEPTH} levels")
        first = self.text[position : position + 1]
        if first == '"':
            value, end = self.read_text(position)
            return Scalar(value, self.line(position)), end
        if first == "{":
            return self.read_fields(position, depth)
        if first == "[":
            return self.read_items(position, depth)
        match = WORD.match(self.text, position)
        if match is None:
            if not first:
                raise self.fault(position, "the text ends in the middle", "write the rest")
            raise self.fault(
                position,
                f"no value begins with '{first}'",
                'write text in "quotes", numbers in digits',
            )
        word = match.group()
        return Scalar(None if word == "null" else word, self.line(position)), match.end()

    def read_text(self, position: int) -> tuple[str, int]:
        try:
            value, end = DECODER.raw_decode(self.text, position)
        except JSONDecodeError as error:
            raise self.fault(
                error.pos, error.msg, "end each text with a quote and escape line breaks"
            ) from None
        if SURROGATE.search(value):
            raise self.fault(position, "half of a surrogate pair", "write the whole character")
        return str(value), end

    def read_items(self, position: int, depth: int) -> tuple[Items, int]:
        items = Items([], self.line(position))
        position = self.skip(position + 1)
        if self.text.startswith("]", position):
            return items, position + 1
        while True:
            item, position = self.read_value(position, depth + 1)
            items.items.append(item)
            position, done = self.read_comma(position, "]")
            if done:
                return items, position

    def read_fields(self, position: int, depth: int) -> tuple[Fields, int]:
        fields = Fields({}, {}, self.line(position))
        position = self.skip(position + 1)
        if self.text.startswith("}", position):
            return fields, position + 1
        while True:
            if not self.text.startswith('"', position):
                raise self.fault(position, "a field name was expected", 'write "name": value')
            start = position
            key, position = self.read_text(position)
            if key in fields.keys:
                raise self.fault(
                    start,
                    f"the key '{key[:60]}' stands twice, here and in line {fields.keys[key]}",
                    "keep one of the two",
                )
            fields.keys[key] = self.line(start)
            position = self.skip(position)
            if not self.text.startswith(":", position):
                raise self.fault(
                    position, f"no ':' after the name '{key[:60]}'", 'write "name": value'
                )
            fields.fields[key], position = self.read_value(self.skip(position + 1), depth + 1)
            position, done = self.read_comma(position, "}")
            if done:
                return fields, position

    def read_comma(self, position: int, closing: str) -> tuple[int, bool]:
        position = self.skip(position)
        if self.text.startswith(closing, position):
            return position + 1, True
        if not self.text.startswith(",", position):
            raise self.fault(
                position, f"',' or '{closing}' was expected", "look at the line above too"
            )
        position = self.skip(position + 1)
        if self.text.startswith(closing, position):
            raise self.fault(position, f"a comma before '{closing}'", "take the comma out")
        return position, False

"""Records as columns: each distinct text once, numbers as differences, gaps left out.

Twenty thousand events as JSON objects are 12 MB, of which most is the names of the fields. As
columns, deflated, they are a tenth of that, and the browser reads them in a tenth of the time.
"""

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Any, TypeAlias

from .text import clean

#: A column as it stands in the page: plain; {"p": planes of digits}, with "d" of differences; or
#: {"n": length, "at": differences of rows, "v": values}. ``scripts/unpack.js`` reads all three.
Column: TypeAlias = list[Any] | dict[str, Any]

_DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_"


class Strings:
    """The texts of a page, each once, in the order of their first use.

    >>> strings = Strings()
    >>> [strings.add(text) for text in ("Atyrau", "Boraldai", "Atyrau", None)]
    [0, 1, 0, None]
    >>> strings.texts
    ['Atyrau', 'Boraldai']
    """

    def __init__(self) -> None:
        self.texts: list[str] = []
        self._index: dict[object, int] = {}

    def add(self, value: object) -> int | None:
        """Return the number of a text; None stays None, and what is no text becomes one."""
        if value is None:
            return None
        known = self._index.get(value) if isinstance(value, str) else None
        if known is not None:
            return known
        text = clean(value)
        if text not in self._index:
            self._index[text] = len(self.texts)
            self.texts.append(text)
        if isinstance(value, str):
            self._index[value] = self._index[text]
        return self._index[text]


def pack(values: Iterable[Any]) -> Column:
    """Choose the shortest form of a column.

    >>> pack(["x", None, 0.5])
    ['x', None, 0.5]
    >>> pack([1000, 1001, 1002, None, 1003])
    {'d': 1, 'p': ['H3303', 'V0000']}
    >>> pack([None] * 8 + ["x"])
    {'n': 9, 'at': {'p': ['H']}, 'v': ['x']}
    """
    column = list(values)
    present = [(row, value) for row, value in enumerate(column) if value is not None]
    if len(present) * 2 < len(column):
        return pack_present(len(column), present)
    if not column or not {int, type(None)}.issuperset(map(type, column)):
        return column
    steps = _steps(column)
    if _weight(steps) < _weight(column):
        return {"d": 1, "p": _planes(steps)}
    return {"p": _planes(column)}


def pack_present(length: int, entries: Sequence[tuple[int, Any]]) -> Column:
    """Pack a column of which only the filled rows are given, as (row, value) in order.

    >>> pack_present(9, [(8, "x")]) == pack([None] * 8 + ["x"])
    True
    """
    if len(entries) * 2 >= length:
        column: list[Any] = [None] * length
        for row, value in entries:
            column[row] = value
        return pack(column)
    rows = [after - before for before, after in pairwise([0, *(row for row, _ in entries)])]
    return {"n": length, "at": pack(rows), "v": pack(value for _, value in entries)}


def _steps(numbers: Iterable[int | None]) -> list[int | None]:
    """Write each number as its distance from the one before; a gap stays a gap.

    >>> _steps([5, None, 7])
    [5, None, 2]
    """
    steps: list[int | None] = []
    before = 0
    for number in numbers:
        if number is None:
            steps.append(None)
        else:
            steps.append(number - before)
            before = number
    return steps


def _weight(numbers: Sequence[int | None]) -> int:
    return sum(number.bit_length() for number in numbers[:1000] if number is not None)


def _planes(numbers: Iterable[int | None]) -> list[str]:
    """Write numbers in base 64, all lowest digits together, then all next ones.

    Digits of one place are alike and so deflate well; of decimal numbers a third is commas. Signs
    go into the lowest bit, and 0 is kept for a gap.
    """
    codes = [
        0 if number is None else number * 2 + 1 if number >= 0 else -number * 2
        for number in numbers
    ]
    planes: list[str] = []
    most = max(codes, default=0)
    while most or not planes:
        planes.append("".join([_DIGITS[code & 63] for code in codes]))
        codes = [code >> 6 for code in codes]
        most >>= 6
    return planes


def pack_lists(lists: Iterable[Sequence[int]]) -> dict[str, Column]:
    """Pack lists of numbers as their lengths and one column of all members.

    >>> pack_lists([[3, 4], [], [5]])
    {'length': {'p': ['513']}, 'of': {'d': 1, 'p': ['733']}}
    """
    rows = list(lists)
    return {
        "length": pack(len(row) for row in rows),
        "of": pack(member for row in rows for member in row),
    }

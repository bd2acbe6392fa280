"""Long inputs in pieces that a transaction can hold."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Final, TypeVar

#: Rows a statement: between the 1,000 and 10,000 that were measured fast on both engines.
SIZE: Final = 2_000

T = TypeVar("T")
Statement = tuple[str, dict[str, object]]


def chunks(items: Iterable[T], size: int = SIZE) -> Iterator[list[T]]:
    """Cut items into lists of at most ``size``.

    >>> list(chunks("abcde", 2))
    [['a', 'b'], ['c', 'd'], ['e']]
    """
    iterator = iter(items)
    while chunk := list(islice(iterator, size)):
        yield chunk

"""Faults: where in which file, what is wrong, what would be right, in text that is safe on a terminal."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Final

from ...errors import Fault
from .tree import Fields, Line, Path, format_path, locate

#: How many words "did you mean" compares before it costs more than it is worth.
MAX_COMPARISONS: Final = 50_000


#: Stands for a field that an entry must have and does not, while the rest of it is checked.
MISSING: Final = "\ufffd"


def harmless(text: str) -> str:
    """Escape what a terminal would obey: a fault may repeat any text of a hostile file.

    >>> print(harmless("a \u202e trick"))
    a \\u202e trick
    """
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() else ascii(c)[1:-1] for c in text)


def shown(text: str, length: int = 60) -> str:
    """Quote text from an input, short and on one line.

    >>> print(shown("two\\nlines"))
    'two lines'
    """
    flat = harmless(" ".join(text[: length * 4].split()))
    return f"'{flat[:length]}…'" if len(flat) > length or len(text) > length * 4 else f"'{flat}'"


@dataclass(frozen=True, slots=True)
class Place:
    """Where an entry stands: its file, its path there, and its tree for the lines."""

    file: str
    path: Path
    tree: Fields | Line

    def fault(self, path: Iterable[str | int], problem: str, remedy: str) -> Fault:
        """Make a fault at a path within the entry, as far as the file holds that path."""
        wanted = tuple(path)
        found, line = locate(self.tree, wanted)
        field = shown_path((*self.path, *found))
        return Fault(self.file, line, field, harmless(problem), harmless(remedy))


def shown_path(path: Path) -> str:
    """Write a path whose keys may be hostile."""
    return format_path(shown(step)[1:-1] if isinstance(step, str) else step for step in path)


@dataclass(slots=True)
class Suggestions:
    """Finds what was probably meant; a costly search, so a flood of faults gets only so many."""

    left: int = MAX_COMPARISONS

    def meant(self, word: str, candidates: Collection[str]) -> str:
        """Give "did you mean ...? ", or nothing.

        >>> Suggestions().meant("publishd", ["published", "publisher"])
        "did you mean 'published'? "
        """
        if self.left < len(candidates) or len(word) > 200:
            return ""
        self.left -= len(candidates)
        folded = {candidate.casefold(): candidate for candidate in candidates}
        close = get_close_matches(word.casefold(), folded, n=1, cutoff=0.6)
        return f"did you mean {shown(folded[close[0]])}? " if close else ""

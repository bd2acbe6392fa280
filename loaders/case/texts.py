"""The documents' texts: found beside the case, and asked whether they say what a span or a quote says they do."""

import hashlib
import re
import stat
from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Final

from .faults import shown

#: More is no document, and would be read into memory whole.
MAX_BYTES: Final = 64 << 20


class TextError(ValueError):
    """A document's text cannot be used; it never leaves this package."""

    def __init__(self, problem: str, remedy: str) -> None:
        super().__init__(problem)
        self.problem = problem
        self.remedy = remedy


@dataclass(frozen=True, slots=True)
class DocumentText:
    """A document's text, its characters counted as they lie in the file, and the file's hash."""

    content: str
    sha256: str


def read_document_text(given: str, folder: Path) -> DocumentText:
    """Read a text that lies beside its case.

    A case comes from anywhere, and faults quote the text: a path that leads out of its folder, by ``..``, from the
    root or by a link, could make dateline show a file that is none of the case's business.
    """
    folder = folder.resolve()
    try:
        path = (folder / given).resolve()
        if not path.is_relative_to(folder):
            raise TextError(
                f"{shown(given)} lies outside the case's folder", "put the text beside the case"
            )
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            raise TextError(f"{shown(given)} is not a file", "give the path of a text file")
        if status.st_size > MAX_BYTES:
            raise TextError(
                f"{shown(given)} is larger than {MAX_BYTES >> 20} MB", "give the text alone"
            )
        data = path.read_bytes()
    except FileNotFoundError:
        raise TextError(
            f"there is no file {shown(given)} beside the case",
            "correct the path, or leave `text` out",
        ) from None
    except (OSError, ValueError, RuntimeError) as error:
        if isinstance(error, TextError):
            raise
        raise TextError(
            f"{shown(given)} cannot be read", "check the path and its permissions"
        ) from None
    try:
        content = data.decode("utf-8").removeprefix("\ufeff")
    except UnicodeDecodeError:
        raise TextError(f"{shown(given)} is not UTF-8", "save it as UTF-8") from None
    return DocumentText(content, hashlib.sha256(data).hexdigest())


def check_span(text: str, span: tuple[int, int]) -> None:
    """Refuse a span that the text does not have."""
    if span[1] > len(text):
        raise TextError(
            f"ends at {span[1]}, and the text has {len(text)} characters",
            "count characters, from 0, in the file as it lies there",
        )


def check_quote(text: str, span: tuple[int, int], quote: str) -> None:
    """Refuse a quote that does not stand at its span; how lines are broken does not matter."""
    there = text[span[0] : span[1]]
    if there.split() != quote.split():
        places = find_quote(text, quote)
        raise TextError(
            f"the text has {shown(there)} there",
            f"write span: [{places[0][0]}, {places[0][1]}]"
            if places
            else "quote the text as it stands",
        )


def find_quote(text: str, quote: str) -> list[tuple[int, int]]:
    """Find where a quote stands, however its lines are broken; at most two places.

    >>> find_quote("It was right\\nafter the attack.", "right after")
    [(7, 18)]
    """
    folded, starts, offsets = _fold(text)
    words = " ".join(quote.split())
    places: list[tuple[int, int]] = []
    found = folded.find(words)
    while found >= 0 and len(places) < 2:
        first = bisect_right(offsets, found) - 1
        last = bisect_right(offsets, found + len(words) - 1) - 1
        end = starts[last] + found + len(words) - offsets[last]
        places.append((starts[first] + found - offsets[first], end))
        found = folded.find(words, found + 1)
    return places


@lru_cache(maxsize=4)
def _fold(text: str) -> tuple[str, list[int], list[int]]:
    """Put one space between words; give where each word begins in the text and in its folded form."""
    words: list[str] = []
    starts: list[int] = []
    offsets: list[int] = []
    length = 0
    for match in re.finditer(r"\S+", text):
        words.append(match.group())
        starts.append(match.start())
        offsets.append(length)
        length += len(match.group()) + 1
    return " ".join(words), starts, offsets

"""Text from reports made safe to set: one line, no controls, nothing that turns the direction of what follows."""

import re
import unicodedata
from typing import Any

#: Format characters that words need: Persian and Indic scripts join letters with them, emoji too.
_JOINERS = "\u200c\u200d"
#: No language stacks more than a few marks on one letter; heaps of them cover the lines around.
_PILED = re.compile(
    "([\u0300-\u036f\u0483-\u0489\u20d0-\u20ff]{2})[\u0300-\u036f\u0483-\u0489\u20d0-\u20ff]+"
)
#: A stretch without any place to break a line.
_LONG = re.compile(r"\S{24}(?=\S)")


def plain(value: object, limit: int = 0) -> str:
    """Give a value as one line of printable text, cut to `limit` characters if that is set.

    Controls, bidirectional marks, private and unassigned characters cannot be seen, and some of them make a
    reader see something that is not there.

    >>> plain("ok\\x00 \\u202egnp.exe\\n  next", 12)
    'ok gnp.exe …'
    """
    text = str(value)
    if not text.isprintable():
        text = "".join(c if c.isprintable() or c in _JOINERS else _blank(c) for c in text)
    if not text.isascii():
        text = _PILED.sub(r"\1", text)
    text = " ".join(text.split())
    return text if not limit or len(text) <= limit else text[: limit - 1].rstrip() + " …"


def _blank(character: str) -> str:
    """Keep the gap that a line break or tab made; drop what has no width."""
    return " " if unicodedata.category(character) in ("Cc", "Zl", "Zp", "Zs") else ""


def text_width(text: str, size: float) -> float:
    """Estimate how wide a text is when set, without a font: wide enough in any common one.

    >>> text_width("il", 10) < text_width("WW", 10) < text_width("漢字", 10)
    True
    """
    return size * sum(map(_em, text))


def _em(character: str) -> float:
    if character in "iljtfrI.,:;'|!()[] ":
        return 0.32
    if unicodedata.combining(character) or character in _JOINERS:
        return 0.0
    if unicodedata.east_asian_width(character) in "WF":
        return 1.05
    if character in "mwMWЖШЩЮ@—…":
        return 0.9
    return 0.68 if character.isupper() else 0.54


def breakable(value: Any) -> Any:
    """Let long words of a nested value break at a line's end: a hostile title may be one word of a page's length.

    >>> breakable({"title": "x" * 50})["title"].count("\\u200b")
    2
    """
    if isinstance(value, str):
        return _LONG.sub("\\g<0>\u200b", value)
    if isinstance(value, dict):
        return {
            key: item if key in ("url", "sha256") else breakable(item)
            for key, item in value.items()
        }
    return [breakable(item) for item in value] if isinstance(value, list) else value

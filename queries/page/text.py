"""What a page may show of a text that anybody may have written: characters, never layout or links.

Markup is no concern of this module: the page sets text as text, and what stands in the file itself
is escaped where it is written. Here go the characters that would change how *other* text is read.
"""

import re
import unicodedata
from typing import Final
from urllib.parse import urlsplit

#: Controls (C0 without tab and line feed, DEL, C1), bidirectional controls, and line separators
#: that end a line for some programs only; lone surrogates cannot be encoded at all.
_UNSEEN: Final = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufeff]"
)


def clean(value: object) -> str:
    r"""Take out every character that is not seen but changes what is.

    A right-to-left override can show ``exe.txt`` for ``txt.exe``, and text after it runs backwards:
    a claim could so rewrite its neighbour's. Order in mixed text is kept by ``<bdi>`` instead.

    >>> clean("report\u202etxt.exe\x00")
    'reporttxt.exe'
    """
    text = str(value)
    # None of these characters is printable, so most texts need no second look.
    return text if text.isprintable() else _UNSEEN.sub("", text)


def safe_url(value: object) -> str | None:
    """Return a web address that may become a link, or None.

    Only http and https with a host: ``javascript:``, ``data:`` and ``file:`` never become links.

    >>> safe_url("https://example.org/a b")
    'https://example.org/a%20b'
    >>> safe_url("javascript:alert(1)") is None
    True
    """
    text = clean(value).strip().replace(" ", "%20")
    try:
        parts = urlsplit(text)
        host = parts.hostname
    except ValueError:
        return None
    return text if parts.scheme.lower() in ("http", "https") and host else None


def is_mixed(text: str) -> bool:
    """Say whether a text holds right-to-left letters, and so needs isolation in a line.

    >>> is_mixed("Kordai"), is_mixed("عيدوس")
    (False, True)
    """
    return not text.isascii() and any(unicodedata.bidirectional(c) in ("R", "AL") for c in text)


def shorten(text: str, length: int) -> str:
    """Cut a text to a length, with an ellipsis in the place of the rest.

    >>> shorten("a long title", 7)
    'a long…'
    """
    return text if len(text) <= length else text[: length - 1].rstrip() + "…"

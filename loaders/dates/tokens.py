"""From a text to tokens: what each piece may mean, by the lexicon of its language or by its shape."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from .lexicon import Entry, Lexicon, Senses, normalize, split
from .node import Node
from .numeric import shape, stamp

ROMAN: Final = re.compile(r"X{0,2}(?:IX|IV|V?I{0,3})")
_ROMAN_DIGITS: Final = {"I": 1, "V": 5, "X": 10}
MARKS: Final[dict[str, Senses]] = {
    ",": {"comma": ","}, "-": {"dash": "-"}, "–": {"dash": "–"}, "—": {"dash": "—"}, "−": {"dash": "−"},
    "/": {"slash": "/"}, ".": {"dot": "."}, "'": {"apostrophe": "'"}, "’": {"apostrophe": "'"}, "‘": {"apostrophe": "'"},
    ":": {"colon": ":"}, "(": {"open": "("}, ")": {"close": ")"}, ";": {"stop": ";"}, "!": {"stop": "!"}, "?": {"stop": "?"},
    "…": {"stop": "…"},
}  # fmt: skip
#: What a word is that the lexicon does not know.
WORD: Final[Senses] = {"word": True}
_NOTHING: Final[Senses] = {}
_OTHER: Final[Senses] = {"mark": True}
_BREAK: Final[Senses] = {"stop": "¶"}
_POSSESSIVE: Final[Senses] = {"possessive": True}
#: A phrase of these categories gives way to a date behind it: "the past five years" is no "the past".
_YIELDING: Final = frozenset({"reference", "step_after"})
_TEMPORAL: Final = frozenset(
    {
        "month",
        "weekday",
        "season",
        "unit",
        "units",
        "number",
        "vague",
        "num",
        "weekdays",
        "ordinal",
        "half",
    }
)


#: A piece of the text: its kind, its normal form, where it stands, whether it is glued, as written.
Piece = tuple[str | None, str, int, int, bool, str]


@dataclass(slots=True)
class Token:
    """A stretch of the text and what it may mean: category -> value."""

    start: int
    end: int
    text: str
    senses: Senses
    glued: bool = False
    capital: bool = False
    #: Where the expression begins without the word that opens it: "2009" of "since 2009".
    core: int = -1
    #: The expression that the grammar made of it.
    node: Node | None = None


def tokenize(text: str, lexicon: Lexicon) -> list[Token]:
    """Cut a text into tokens.

    >>> from .lexicon import load
    >>> [sorted(token.senses) for token in tokenize("3 June", load("en"))]
    [['dayno', 'hourno', 'num'], ['month']]
    """
    pieces = _pieces(text)
    tokens: list[Token] = []
    index, count = 0, len(pieces)
    choices, singles = lexicon.choices, lexicon.singles
    add = tokens.append
    while index < count:
        kind, norm, start, end, glued, piece = pieces[index]
        senses: Senses
        if kind == "word":
            known = choices.get(norm)
            senses = WORD if known is None else singles.get(norm, _NOTHING)
            if senses and piece[0] not in "IVX":
                # Most words say nothing about time, or one thing and no more.
                add(Token(start, end, norm, senses, glued, piece[0].isupper()))
                index += 1
                continue
        width = 1
        if kind == "word":
            senses = WORD
            if known is not None:
                entry = _longest(known, pieces, index, lexicon)
                if entry is not None:
                    senses, width = entry.senses, 1 + len(entry.rest)
            if piece[0] in "IVX":
                senses = _roman(piece, senses)
        elif kind == "number":
            width, senses = _number(pieces, index, tokens, lexicon)
        elif kind == "mark":
            width, senses = _mark(pieces, index, lexicon)
        elif kind == "stamp":
            senses = stamp(piece)
        else:
            senses = _BREAK if kind == "break" else _POSSESSIVE
        if width > 1:
            end = pieces[index + width - 1][3]
            norm = " ".join([each[1] for each in pieces[index : index + width]])
        token = Token(start, end, norm, senses, glued, piece[0].isupper())
        token.node = senses.get("node")
        add(token)
        index += width
    return tokens


def _pieces(text: str) -> list[Piece]:
    """Cut a text into pieces, with a mark where a paragraph ends."""
    pieces: list[Piece] = []
    add = pieces.append
    last = 0
    for match in split(text):
        kind, piece = match.lastgroup, match[0]
        start, end = match.span()
        if start - last > 1 and text.count("\n", last, start) > 1:
            # A blank line ends a paragraph, and what stands on its two sides is not one phrase.
            add(("break", "¶", last, last, False, "¶"))
        norm = piece.lower() if kind == "word" and "’" not in piece else normalize(piece)
        add((kind, norm, start, end, start == last and start > 0, piece))
        last = end
    return pieces


def _number(
    pieces: list[Piece], index: int, tokens: list[Token], lexicon: Lexicon
) -> tuple[int, Senses]:
    """A number by its shape, unless it is a part of a name or of a version."""
    senses: Senses = shape(pieces[index][5], lexicon.day_first)
    if "numeric" in senses and tokens and "counting" in tokens[-1].senses:
        senses = {"junk": True}  # "version 1.2.2011"
    if pieces[index][4] and index > 0 and _is_unknown_word(pieces[index - 1], lexicon):
        return 1, {"junk": True}  # "UNC2970"
    if index + 1 < len(pieces):
        return _suffixed(pieces, index, senses, lexicon)
    return 1, senses


def _mark(pieces: list[Piece], index: int, lexicon: Lexicon) -> tuple[int, Senses]:
    """A mark, or a form of the lexicon that begins with one: "c.", "> ="."""
    piece = pieces[index][5]
    senses = MARKS.get(piece, _OTHER)
    known = lexicon.choices.get(pieces[index][1])
    entry = _longest(known, pieces, index, lexicon) if known is not None else None
    if entry is None:
        return 1, senses
    width = 1 + len(entry.rest)
    alone = width == 1 and piece in MARKS
    return width, {**entry.senses, **senses} if alone else entry.senses


def _longest(
    known: Mapping[str, tuple[Entry, ...]], pieces: list[Piece], index: int, lexicon: Lexicon
) -> Entry | None:
    """Find the longest form that begins here."""
    behind = index + 1
    following = pieces[behind][1] if behind < len(pieces) else ""
    for entry in known.get(following) or known[""]:
        end = behind + len(entry.rest)
        if end == behind:
            return entry
        if end > len(pieces) or any(
            pieces[behind + at][1] != piece or (piece == "." and not pieces[behind + at][4])
            for at, piece in enumerate(entry.rest)
        ):
            continue
        if not _YIELDING.isdisjoint(entry.senses) and _is_temporal(pieces, end, lexicon):
            continue
        return entry
    return None


def _is_temporal(pieces: list[Piece], index: int, lexicon: Lexicon) -> bool:
    """Whether a piece by itself may be part of a date."""
    if index >= len(pieces):
        return False
    norm = pieces[index][1]
    if norm.isdecimal():
        return True
    single = lexicon.choices.get(norm, {}).get("", ())
    return any(not _TEMPORAL.isdisjoint(entry.senses) for entry in single)


def _is_unknown_word(piece: Piece, lexicon: Lexicon) -> bool:
    return piece[0] == "word" and piece[1] not in lexicon.entries


def _suffixed(
    pieces: list[Piece], index: int, senses: Senses, lexicon: Lexicon
) -> tuple[int, Senses]:
    """Take in what is glued to a number: 3rd, 1990s, 1990's, 2011-го."""
    value = senses.get("num")
    at = index + 1
    if not pieces[at][4]:
        return 1, senses
    if pieces[at][0] == "word" and len(pieces[index][1]) > 4 and "date" in senses:
        return 1, {"junk": True}
    if value is None:
        return 1, senses
    if pieces[at][1] in ("-", "'", "’"):
        at += 1
    if at < len(pieces) and pieces[at][4]:
        form = "s" if pieces[at][0] == "possessive" else pieces[at][1]
        kind = lexicon.suffixes.get(form)
        digits = len(pieces[index][1])
        if kind == "decade" and value % 10 == 0 and digits in (2, 4) and value < 3000:
            return at - index + 1, {"decade": value}
        if kind == "decade" and value % 10 == 0 and value < 1000:
            return at - index + 1, {"decade3": value}
        if kind == "ordinal" or (kind is not None and "ordinal" in kind):
            found: dict[str, Any] = {"ordno": value}
            if 1 <= value <= 31:
                found["dayno"] = value
            if 1000 <= value < 3000:
                found["year"] = value
            return at - index + 1, found
    return 1, senses


def _roman(piece: str, senses: Senses) -> Senses:
    """Read a Roman numeral up to 29, as centuries are written with."""
    if not ROMAN.fullmatch(piece):
        return senses
    total = 0
    for digit, following in zip(piece, [*piece[1:], " "], strict=True):
        value = _ROMAN_DIGITS[digit]
        total += -value if _ROMAN_DIGITS.get(following, 0) > value else value
    return {**senses, "roman": total}

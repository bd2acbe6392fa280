"""A language as data: which forms carry which meaning, read from one file of `lexica/`.

The rules of the grammar are the same for every language; they speak of categories ("month",
"offset"), and a lexicon says which forms belong to which. Adding a language is adding a file.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final

#: category -> value of one form, for example {"month": 5, "weak": "yes"} for "may".
Senses = Mapping[str, Any]

#: The tables that are settings and not lists of forms.
_SETTINGS: Final = frozenset({"language", "suffix"})

_FOLDER: Final = Path(__file__).parent / "lexica"

#: How a text, and every form of a lexicon, falls into pieces.
PIECE: Final = re.compile(
    r"(?P<stamp>\d{4}(?:-\d\d-\d\d|\d{4})T\d\d:?\d\d(?::?\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?(?![\w:])"
    r"|\d{4}-?W\d\d(?:-?[1-7])?(?!-?\w))"
    r"|(?P<number>\d+(?:,\d{3}(?!\d))*(?:[./:–—-]\d+)*)"
    r"|(?P<word>[^\W\d_]+(?:['’](?!s\b)[^\W\d_]+)*)"
    r"|(?P<possessive>['’]s\b)"
    r"|(?P<mark>[^\s\w]|_)"
)


def split(text: str) -> Iterator[re.Match[str]]:
    """Cut a text into stamps, numbers, words, possessives and marks, in linear time."""
    return PIECE.finditer(text)


def normalize(piece: str) -> str:
    """Write a piece as the lexica have it: lower case, with a plain apostrophe.

    >>> normalize("O’Clock")
    "o'clock"
    """
    return piece.lower().replace("’", "'")


@dataclass(frozen=True, slots=True)
class Entry:
    """One form: the pieces behind its first one, and what it means."""

    rest: tuple[str, ...]
    senses: Senses


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The forms of one language by their first piece, and how it writes numeric dates."""

    code: str
    day_first: bool
    entries: Mapping[str, tuple[Entry, ...]]
    #: The same by their first two pieces, "" where a form has only one: what the tokenizer asks.
    choices: Mapping[str, Mapping[str, tuple[Entry, ...]]]
    #: Of the words that begin no longer form, what they mean: most words are asked for nothing else.
    singles: Mapping[str, Senses]
    suffixes: Mapping[str, str]
    past_endings: tuple[str, ...]
    event_endings: tuple[str, ...] = ()
    event_modifiers: tuple[str, ...] = ()


def languages() -> tuple[str, ...]:
    """Name the languages that have a lexicon.

    >>> "en" in languages()
    True
    """
    return tuple(sorted(path.stem for path in _FOLDER.glob("*.toml")))


@cache
def load(code: str) -> Lexicon:
    """Read the lexicon of a language; each is read once.

    >>> load("en").entries["october"][0].senses["month"]
    10
    """
    import tomllib  # the first date that is read pays for it, and not every import

    return build(tomllib.loads((_FOLDER / f"{code}.toml").read_text(encoding="utf-8")))


def build(tables: Mapping[str, Mapping[str, Any]]) -> Lexicon:
    """Turn the tables of a lexicon file around: from form to meanings.

    >>> lexicon = build({"language": {"code": "xx"}, "month": {"5": ["may"]}, "weak": {"yes": ["may"]}})
    >>> lexicon.entries["may"][0].senses
    {'month': 5, 'weak': 'yes'}
    """
    forms: dict[tuple[str, ...], dict[str, Any]] = {}
    for category, table in tables.items():
        if category in _SETTINGS:
            continue
        for key, phrases in table.items():
            for phrase in phrases:
                pieces = tuple(normalize(piece[0]) for piece in split(phrase))
                forms.setdefault(pieces, {}).setdefault(category, _value(key))
    entries: dict[str, list[Entry]] = {}
    for pieces, senses in forms.items():
        entries.setdefault(pieces[0], []).append(Entry(pieces[1:], senses))
    for same in entries.values():
        same.sort(key=lambda entry: -len(entry.rest))
    return Lexicon(
        code=tables["language"]["code"],
        day_first=tables["language"].get("slashed", "dmy") == "dmy",
        entries={first: tuple(same) for first, same in entries.items()},
        choices={first: _choices(same) for first, same in entries.items()},
        singles={
            first: same[0].senses for first, same in entries.items() if _is_single(first, same)
        },
        suffixes={form: kind for kind, each in tables.get("suffix", {}).items() for form in each},
        past_endings=tuple(tables["language"].get("past_endings", ())),
        event_endings=tuple(tables["language"].get("event_endings", ())),
        event_modifiers=tuple(tables["language"].get("event_modifiers", ())),
    )


def _is_single(first: str, same: list[Entry]) -> bool:
    """Whether a word stands for itself alone, and for no Roman numeral."""
    return first.isalpha() and first[0] not in "ivx" and not any(entry.rest for entry in same)


def _choices(same: list[Entry]) -> dict[str, tuple[Entry, ...]]:
    """Forms with one first piece by their second; the form of one piece is the last resort of each."""
    single = [entry for entry in same if not entry.rest]
    seconds = {entry.rest[0] for entry in same if entry.rest}
    return {"": tuple(single)} | {
        second: (*[entry for entry in same if entry.rest[:1] == (second,)], *single)
        for second in seconds
    }


def _value(key: str) -> Any:
    if re.fullmatch(r"-?(?:0|[1-9]\d*)", key):
        return int(key)
    if re.fullmatch(r"\d+\.\d+", key):
        return float(key)
    return key

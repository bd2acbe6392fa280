"""Which language a text is in, as far as its letters tell."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from .lexicon import languages

if TYPE_CHECKING:
    from .grammar import Grammar

_CYRILLIC: Final = re.compile("[а-яёәғқңөұүһі]")
_LATIN: Final = re.compile("[a-z]")
_KAZAKH: Final = re.compile("[әғқңөұүһі]")
#: Stretches of one script, with the digits and marks between its words.
_STRETCHES: Final = {
    "latin": re.compile("[0-9A-Za-z'’.,:/() \t–—-]+"),
    "cyrillic": re.compile("[0-9А-Яа-яЁёӘәҒғҚқҢңӨөҰұҮүҺһІі.,:/() \t–—-]+"),
}
#: So much of a text is enough to tell.
_SAMPLE: Final = 2000


@lru_cache(maxsize=1)
def known_languages() -> frozenset[str]:
    """The languages that have a lexicon; a file that is added later is seen by the next process."""
    return frozenset(languages())


def grammar_for(text: str, language: str | None) -> "Grammar":
    """The grammar to read a text with: of its language if we have it, else of the one it looks like."""
    from .grammar import grammar  # the rules are needed by the first date, not by every import

    if language is None or language not in known_languages():
        language = guess_language(text)
    return grammar(language)


def guess_language(text: str) -> str:
    """Guess the language by its letters: Kazakh has some that Russian lacks.

    >>> guess_language("3 желтоқсан"), guess_language("3 декабря"), guess_language("3 December")
    ('kk', 'ru', 'en')
    """
    sample = text[:_SAMPLE].lower()
    if len(_CYRILLIC.findall(sample)) <= len(_LATIN.findall(sample)):
        return "en"
    return "kk" if _KAZAKH.search(sample) else "ru"


def foreign_stretches(text: str, code: str) -> Iterator[tuple[int, str]]:
    """Find what is written in the other script: "06 декабря 2012" above an English report.

    >>> list(foreign_stretches("News 06 декабря 2012, 15:01", "en"))
    [(4, ' 06 декабря 2012, 15:01')]
    """
    script, letter = ("cyrillic", _CYRILLIC) if code == "en" else ("latin", _LATIN)
    if letter.search(text.lower()) is None:
        return
    for stretch in _STRETCHES[script].finditer(text):
        if letter.search(stretch[0].lower()) is not None:
            yield stretch.start(), stretch[0]

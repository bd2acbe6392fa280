"""Which language a text is in, as far as its letters tell."""

import re
from functools import lru_cache
from typing import Final

from .grammar import Grammar, grammar
from .lexicon import languages

_CYRILLIC: Final = re.compile("[а-яёәғқңөұүһі]")
_LATIN: Final = re.compile("[a-z]")
_KAZAKH: Final = re.compile("[әғқңөұүһі]")
#: So much of a text is enough to tell.
_SAMPLE: Final = 2000


@lru_cache(maxsize=1)
def known_languages() -> frozenset[str]:
    """The languages that have a lexicon; a file that is added later is seen by the next process."""
    return frozenset(languages())


def grammar_for(text: str, language: str | None) -> Grammar:
    """The grammar to read a text with: of its language if we have it, else of the one it looks like."""
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

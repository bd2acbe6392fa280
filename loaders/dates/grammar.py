"""The whole grammar for one language: its lexicon and the levels of rules, compiled once."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from . import lexicon as lexica
from .hanging_inflected import hang_inflected
from .lengths import Length, Recurrence, Reference
from .lexicon import Lexicon
from .node import Node
from .numeric import shape
from .parts import Nth, Part
from .pattern import Alphabet, Level
from .periods import Fixed, Named
from .rules_clock import CLOCK
from .rules_days import DAYS
from .rules_inflected import INFLECTED, INFLECTED_COMPOSED
from .rules_joined import BOUNDS, RANGES
from .rules_lengths import LENGTHS
from .rules_months import MONTHS
from .rules_numbers import NUMBERS
from .rules_offsets import MERGED, OFFSETS
from .rules_parts import PARTS
from .rules_steps import STEPS
from .rules_times import TIMES
from .rules_years import YEARS
from .spans import Bound, Hanging, Range, Timed
from .steps import Ahead, Offset, Rolling, Step
from .tokens import MARKS, ROMAN, WORD, Token, tokenize
from .weekdays import Weekday

#: How often the rules of composition are applied: "the first week of July last year" takes two.
_DEPTH = 3
#: How many sentences, and how many phrases, are kept.
_RECENT = 64
_PHRASES = 1024
#: Numbers of every shape, so that the alphabet knows their categories before the rules are compiled.
_SHAPES = [
    "3",
    "0",
    "15-19",
    "1.51",
    "1788",
    "14",
    "31",
    "32",
    "05",
    "00",
    "480",
    "2011",
    "0930",
    "3000",
    "123456",
    "20111203",
    "1,000",
    "2.5",
    "12.30",
    "5.12",
    "25.3",
    "9:30",
    "3.12.2011",
    "12/3/11",
    "2011-12",
    "2011-11",
    "2011-45",
    "12-2011",
    "1939-1945",
    "1939-45",
    "2011-2012",
    "492-490",
    "15-4",
    "3-5",
    "10-20",
    "22/04",
    "4/5",
    "2010/11",
    "2010/2011",
    "24/7",
    "730-930",
    "45/46",
    "12-31",
    "31-12",
    "25-12",
    "5-3",
    "32-33",
    "0-3",
    "10/1-11/7",
    "1-2-3-4",
    "99/99/99",
    "1999.5",
    "1.234.567",
    "2000/01",
    "2011/12",
    "11-12",
    "30/31",
]


#: The tokens of a text and the character that stands for each.
State = tuple[list[Token], str]


class Grammar:
    """What turns the text of one language into expressions."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self._alphabet = Alphabet(_known(lexicon))
        self._words = Level(self._alphabet, NUMBERS)
        self._atoms = Level(self._alphabet, DAYS, MONTHS, YEARS, INFLECTED, LENGTHS, STEPS, TIMES)
        self._merged = Level(self._alphabet, MERGED)
        self._composed = Level(self._alphabet, OFFSETS, PARTS, CLOCK, INFLECTED_COMPOSED)
        self._ranges = Level(self._alphabet, RANGES)
        self._bounds = Level(self._alphabet, BOUNDS)
        # What a relation to an event can begin with; endings, where a language has them, can be any word.
        hanging = self._alphabet.tags_of({"relation", "that", "length"})
        inflected = lexicon.event_endings or lexicon.event_modifiers
        self._hanging = re.compile("" if inflected else "[" + "".join(hanging) + "]")
        self._word = self._alphabet.tag_of(Token(0, 0, "", WORD))
        self._recent: dict[str, list[Token]] = {}
        self._phrases: dict[str, list[Token]] = {}

    def parse(self, text: str, *, whole: bool = False) -> list[Token]:
        """Find the expressions of a text: tokens, those of an expression merged into one."""
        tokens = tokenize(text, self.lexicon)
        tag, word = self._alphabet.tag_of, self._word
        state = tokens, "".join([word if t.senses is WORD else tag(t) for t in tokens])
        for level in (self._words, self._atoms, self._merged, self._merged):
            state = self._apply(level, *state)
        for _ in range(_DEPTH):
            before = len(state[0])
            state = self._apply(self._composed, *state)
            if len(state[0]) == before:
                break
        tokens, tags = state
        if whole or self._hanging.search(tags):
            state = self._merge(tokens, tags, hang_inflected(tokens, text, whole, self.lexicon))
        state = self._apply(self._ranges, *state)
        return self._apply(self._bounds, *state)[0]

    def parse_again(self, text: str) -> list[Token]:
        """Parse a sentence that may come again soon: each date of it is asked for by itself."""
        tokens = self._recent.get(text)
        if tokens is None:
            if len(self._recent) >= _RECENT:
                self._recent.clear()
            tokens = self._recent[text] = self.parse(text)
        return tokens

    def parse_phrase(self, text: str) -> list[Token]:
        """Parse a phrase that is a date as a whole; reports use few of them, and those often."""
        tokens = self._phrases.get(text)
        if tokens is None:
            if len(self._phrases) >= _PHRASES:
                self._phrases.clear()
            tokens = self._phrases[text] = self.parse(text, whole=True)
        return tokens

    def _apply(self, level: Level, tokens: list[Token], tags: str) -> State:
        return self._merge(tokens, tags, level.reduce(tokens, tags))

    def _merge(self, tokens: list[Token], tags: str, found: list[tuple[int, int, Node]]) -> State:
        """Put a token in the place of those that an expression is made of."""
        if not found:
            return tokens, tags
        merged: list[Token] = []
        parts: list[str] = []
        at = 0
        for start, end, node in found:
            merged += tokens[at:start]
            first, last = tokens[start], tokens[end - 1]
            senses = node.senses()
            for ending in ("from_case", "genitive_case"):
                if ending in last.senses:
                    senses[ending] = True
            token = Token(first.start, last.end, first.text, senses, first.glued, first.capital)
            token.core = _core(tokens, start, end, node)
            token.node = senses.get("node")
            merged.append(token)
            parts += (tags[at:start], self._alphabet.tag_of(token))
            at = end
        return merged + tokens[at:], "".join(parts) + tags[at:]


def _core(tokens: list[Token], start: int, end: int, node: Node) -> int:
    """Where an expression begins without its preposition: TIMEX3 leaves "since" and "in" outside."""
    first = tokens[start]
    opening = _OPENINGS.get(type(node))
    if opening is not None and end - start > 1 and not opening.isdisjoint(first.senses):
        following = tokens[start + 1]
        if "article" in following.senses and end - start > 2 and not node.definite:
            following = tokens[start + 2]
        elif "amount" in following.senses and isinstance(node, Bound) and end - start > 2:
            following = tokens[start + 2]  # "since at least 2011"
        return following.core if following.core >= 0 else following.start
    if isinstance(node, Length) and "bound" in first.senses and "amount" not in first.senses:
        return next(token.start for token in tokens[start:end] if "length" in token.senses)
    if isinstance(node, Length) and "article" in first.senses and end - start > 2:
        # "The" of "the 10-year bond" is the bond's.
        hyphened = any("dash" in token.senses for token in tokens[start + 2 : end])
        return tokens[start + 1].start if hyphened else first.core
    return first.core


#: What may stand before these and is no part of their names.
_OPENINGS: Final[dict[type[Node], frozenset[str]]] = {
    Bound: frozenset({"bound", "from"}),
    # A preposition and no more: without its "через" a Russian "через неделю" would be another date.
    Ahead: frozenset({"of", "lasting"}),
    Length: frozenset({"offset_before"}),
}

#: What the grammar makes, by its categories.
_NODES = (
    Node,
    Fixed,
    Named,
    Weekday,
    Step,
    Rolling,
    Length,
    Recurrence,
    Reference,
    Timed,
    Bound,
    Range,
    Hanging,
    Nth,
    Part,
    Offset,
)


def _known(lexicon: Lexicon) -> Iterator[frozenset[str]]:
    """Every set of categories that a token may have."""
    for first, entries in lexicon.entries.items():
        for entry in entries:
            yield frozenset(entry.senses)
            yield frozenset({*entry.senses, *MARKS.get(first, ())})
            if ROMAN.fullmatch(first.upper()):
                yield frozenset({*entry.senses, "roman"})
    yield from (
        frozenset({"word"}),
        frozenset({"word", "roman"}),
        frozenset({"mark"}),
        frozenset({"possessive"}),
    )
    yield from (frozenset(shape(text, lexicon.day_first)) for text in _SHAPES)
    yield from (frozenset(marks) for marks in MARKS.values())
    for more in (
        {"ordno"},
        {"ordno", "dayno"},
        {"ordno", "year"},
        {"decade"},
        {"decade3"},
        {"amountno"},
        {"amountno", "spelled"},
    ):
        yield frozenset(more)
    for kind in _NODES:
        for extra in (set(), {"from_case"}, {"genitive_case"}, {"numeric"}, {"half"}):
            yield kind.categories | {"node"} | extra


@cache
def grammar(code: str) -> Grammar:
    """The grammar of a language; compiled on first use."""
    return Grammar(lexica.load(code))

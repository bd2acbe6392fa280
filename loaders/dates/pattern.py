"""Rules over tokens: each a short pattern of categories, compiled to a regular expression.

A token becomes one character that stands for the set of categories it may be, and a category in a
pattern becomes the class of all such characters. So a pattern of the grammar matches tokens as fast
as `re` matches text, a position in the match is the number of a token, and a rule costs nothing
where its first token does not occur. No pattern repeats without bound: the time is linear.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from .node import Node
from .tokens import Token

_ELEMENT: Final = re.compile(r"(?:(\w+):)?(\w+(?:\|\w+)*)([?]|\{\d,\d\})?")
#: Private-use characters stand for sets of categories.
_FIRST_TAG: Final = 0xE000


class Match:
    """The tokens that a pattern matched, by the names of its elements."""

    __slots__ = ("_pattern", "end", "names", "start", "tokens")

    def __init__(
        self, pattern: "re.Match[str]", names: dict[str, tuple[str, ...]], tokens: Sequence[Token]
    ) -> None:
        self._pattern = pattern
        self.names = names
        self.tokens = tokens
        self.start, self.end = pattern.span()

    def _at(self, name: str) -> int:
        return self._pattern.start(name) if name in self.names else -1

    def token(self, name: str) -> Token | None:
        """The token of an element, if the pattern has it and it is there."""
        at = self._at(name)
        return self.tokens[at] if at >= 0 else None

    def has(self, name: str) -> bool:
        """Whether the pattern has an element and it is there."""
        return self._at(name) >= 0

    def __getitem__(self, name: str) -> Any:
        """The value of an element, in the first of its categories that the token has; or None."""
        at = self._at(name)
        if at < 0:
            return None
        senses = self.tokens[at].senses
        return next(senses[c] for c in self.names[name] if c in senses)

    def category(self, name: str) -> str:
        """The first of an element's categories that its token has."""
        token = self.token(name)
        assert token is not None
        return next(c for c in self.names[name] if c in token.senses)

    @property
    def before(self) -> Token | None:
        """The token to the left."""
        return self.tokens[self.start - 1] if self.start > 0 else None

    @property
    def after(self) -> Token | None:
        """The token to the right."""
        return self.tokens[self.end] if self.end < len(self.tokens) else None


Build = Callable[[Match], Node | None]


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern and what it builds; a build that gives None has looked closer and declines."""

    pattern: str
    build: Build


@dataclass(slots=True)
class RuleBook:
    """The rules of one level of the grammar, in the order of their preference."""

    rules: list[Rule] = field(default_factory=list)

    def rule(self, *patterns: str) -> Callable[[Build], Build]:
        """Register what to build for some patterns."""

        def register(build: Build) -> Build:
            self.rules.extend(Rule(pattern, build) for pattern in patterns)
            return build

        return register


class Alphabet:
    """The characters that stand for sets of categories."""

    def __init__(self, known: Iterable[frozenset[str]]) -> None:
        self._tags: dict[frozenset[str], str] = {}
        for categories in known:
            self.tag(categories)

    def tag(self, categories: frozenset[str]) -> str:
        """The character of a set of categories."""
        tag = self._tags.get(categories)
        if tag is None:
            tag = self._tags[categories] = chr(_FIRST_TAG + len(self._tags))
        return tag

    def tag_of(self, token: Token) -> str:
        """The character that stands for a token."""
        return self.tag(frozenset(token.senses))

    def tags_of(self, categories: Iterable[str]) -> list[str]:
        """All characters whose set has one of the categories."""
        wanted = set(categories)
        return [tag for each, tag in self._tags.items() if wanted & each]


@dataclass(frozen=True, slots=True)
class Compiled:
    """A rule ready to match."""

    regex: "re.Pattern[str]"
    names: dict[str, tuple[str, ...]]
    build: Build


class Level:
    """One level of the grammar for one alphabet: the rules by the character that they begin with."""

    def __init__(self, alphabet: Alphabet, *books: RuleBook) -> None:
        self._starts: dict[str, list[Compiled]] = {}
        for rule in (rule for book in books for rule in book.rules):
            compiled, starts = _compile(rule, alphabet)
            for tag in starts:
                self._starts.setdefault(tag, []).append(compiled)

    def reduce(self, tokens: list[Token], tags: str) -> list[tuple[int, int, Node]]:
        """Find what the rules make of the tokens: the longest from the left, without overlap."""
        found = []
        at, count = 0, len(tokens)
        starts = self._starts
        while at < count:
            rules = starts.get(tags[at])
            if rules is None:
                at += 1
                continue
            matches = []
            for rule in rules:
                match = rule.regex.match(tags, at)
                if match is not None:
                    matches.append((-match.end(), len(matches), rule, match))
            matches.sort(key=_by_length)
            for _, _, rule, match in matches:
                node = rule.build(Match(match, rule.names, tokens))
                if node is not None:
                    found.append((at, match.end(), node))
                    at = match.end() - 1
                    break
            at += 1
        return found


def _by_length(found: tuple[int, int, Compiled, "re.Match[str]"]) -> tuple[int, int]:
    return found[0], found[1]


def _compile(rule: Rule, alphabet: Alphabet) -> tuple[Compiled, set[str]]:
    """Translate a pattern: `name:category|category?` elements, `( ... )?` around optional runs."""
    source = ""
    names: dict[str, tuple[str, ...]] = {}
    starts: set[str] = set()
    leading = True
    for word in rule.pattern.split():
        if word == "(":
            source += "(?:"
            continue
        if word in (")?", ")"):
            source += word
            continue
        element = _ELEMENT.fullmatch(word)
        if element is None:
            raise ValueError(f"{word!r} is no element of a pattern, in {rule.pattern!r}")
        categories = tuple(element[2].split("|"))
        tags = alphabet.tags_of(categories)
        inner = "[" + "".join(tags) + "]" if tags else "[^\x00-\U0010ffff]"
        name = element[1] or categories[0]
        if name not in names:
            names[name] = categories
            inner = f"(?P<{name}>{inner})"
        source += inner + (element[3] or "")
        if leading:
            starts.update(tags)
            leading = element[3] is not None
    return Compiled(re.compile(source), names, rule.build), starts

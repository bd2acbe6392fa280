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

_ELEMENT: Final = re.compile(r"(?:(\w+):)?(\w+(?:\|\w+)*)([?])?")
#: What matches no character.
_NEVER: Final = r"[^\s\S]"
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
        self._memory: dict[tuple[str, ...], str] = {}
        for categories in known:
            self._tags.setdefault(categories, chr(_FIRST_TAG + len(self._tags)))

    def tag_of(self, token: Token) -> str:
        """The character that stands for a token."""
        key = tuple(token.senses)
        tag = self._memory.get(key)
        if tag is None:
            tag = self._memory[key] = self._nearest(frozenset(key))
        return tag

    def _nearest(self, categories: frozenset[str]) -> str:
        """The tag of a set; of one that no rule was compiled for, the tag of its largest known part."""
        tag = self._tags.get(categories)
        if tag is None:
            parts = [known for known in self._tags if known <= categories]
            tag = self._tags[max(parts, key=len)] if parts else chr(_FIRST_TAG - 1)
        return tag

    def tags_of(self, categories: Iterable[str]) -> list[str]:
        """All characters whose set has one of the categories."""
        wanted = set(categories)
        return [tag for each, tag in self._tags.items() if wanted & each]


@dataclass(frozen=True, slots=True)
class Compiled:
    """A rule ready to match; `elements` are the characters of each, and whether it is optional."""

    regex: "re.Pattern[str]"
    names: dict[str, tuple[str, ...]]
    build: Build
    elements: tuple[tuple[frozenset[str], bool], ...]

    def first_tags(self) -> set[str]:
        """The characters that a match may begin with."""
        tags: set[str] = set()
        for characters, optional in self.elements:
            tags |= characters
            if not optional:
                break
        return tags

    def may_begin(self, pair: str) -> bool:
        """Whether a match may begin with a character and, unless it ends there, the one behind it."""
        for at, (characters, optional) in enumerate(self.elements):
            if pair[0] in characters:
                for following, may_miss in self.elements[at + 1 :]:
                    if pair[1:] and pair[1] in following:
                        return True
                    if not may_miss:
                        break
                else:
                    return True
            if not optional:
                break
        return False


class Level:
    """One level of the grammar for one alphabet: the rules by the two characters that they begin with."""

    def __init__(self, alphabet: Alphabet, *books: RuleBook) -> None:
        self._starts: dict[str, list[Compiled]] = {}
        # No date begins with a comma, however optional what stands before one in a pattern.
        commas = frozenset(alphabet.tags_of(["comma"]))
        for book in books:
            for rule in book.rules:
                compiled = _compile(rule, alphabet)
                for tag in compiled.first_tags() - commas:
                    self._starts.setdefault(tag, []).append(compiled)
        self._start = re.compile("[" + "".join(self._starts) + "]")
        self._known: dict[str, list[Compiled]] = {}

    def _rules(self, pair: str) -> list[Compiled]:
        """The rules that may match where two tokens stand; worked out once for each pair."""
        rules = [rule for rule in self._starts[pair[0]] if rule.may_begin(pair)]
        self._known[pair] = rules
        return rules

    def reduce(self, tokens: list[Token], tags: str) -> list[tuple[int, int, Node]]:
        """Find what the rules make of the tokens: the longest from the left, without overlap."""
        found: list[tuple[int, int, Node]] = []
        search, known = self._start.search, self._known
        start = search(tags)
        while start is not None:
            at = start.start()
            pair = tags[at : at + 2]
            rules = known.get(pair)
            if rules is None:
                rules = self._rules(pair)
            after = at + 1
            if rules:
                matches = []
                for rule in rules:
                    match = rule.regex.match(tags, at)
                    if match is not None:
                        matches.append((match.end(), rule, match))
                if len(matches) > 1:
                    matches.sort(key=_length, reverse=True)
                for end, rule, match in matches:
                    node = rule.build(Match(match, rule.names, tokens))
                    if node is not None:
                        found.append((at, end, node))
                        after = end
                        break
            start = search(tags, after)
        return found


def _length(found: tuple[int, Compiled, "re.Match[str]"]) -> int:
    return found[0]


def _compile(rule: Rule, alphabet: Alphabet) -> Compiled:
    """Translate a pattern of `name:category|category?` elements."""
    source = ""
    names: dict[str, tuple[str, ...]] = {}
    elements: list[tuple[frozenset[str], bool]] = []
    for word in rule.pattern.split():
        element = _ELEMENT.fullmatch(word)
        if element is None:
            raise ValueError(f"{word!r} is no element of a pattern, in {rule.pattern!r}")
        categories = tuple(element[2].split("|"))
        tags = alphabet.tags_of(categories)
        inner = "[" + "".join(tags) + "]" if tags else _NEVER
        name = element[1] or categories[0]
        if name not in names:
            names[name] = categories
            inner = f"(?P<{name}>{inner})"
        source += inner + (element[3] or "")
        elements.append((frozenset(tags), element[3] is not None))
    return Compiled(re.compile(source), names, rule.build, tuple(elements))

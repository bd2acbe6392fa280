"""Dates that hang on an event: "right after the attack", "two days before the operation".

What names the event is running text, which no pattern of date words can hold; so these are looked
for by hand: a word of relation, then the words up to the next comma, verb or date.
"""

from .lengths import Length
from .node import Node
from .resolved import EventRelation
from .spans import Hanging
from .tokens import Token

#: The name of an event is at most this many tokens long.
_LONGEST = 12
#: Behind these, an article goes on with the name and does not begin another one.
_LINKS = frozenset({"of", "preposition", "at", "from", "to", "and"})
_ENDS = frozenset({"comma", "stop", "open", "close", "dot", "colon", "dash", "node", "junk"})


def hang(tokens: list[Token], text: str, whole: bool) -> list[tuple[int, int, Node]]:
    """Find the relations among tokens; `whole` takes everything behind the word as the event's name."""
    found = []
    at = 0
    while at < len(tokens):
        made = _relation(tokens, at, text, whole) or _distance(tokens, at, text, whole)
        if made is None:
            made = _bound(tokens, at, text, whole) if at == 0 and whole else None
        if made is None:
            at += 1
        else:
            found.append(made)
            at = made[1]
    return found


def _relation(tokens: list[Token], at: int, text: str, whole: bool) -> tuple[int, int, Node] | None:
    """Right after the attack; on the eve of the election; soon afterwards."""
    senses = tokens[at].senses
    if senses.get("that") == "soon":
        return at, at + 1, Hanging(EventRelation(after="that", min_days=0))
    value = senses.get("relation")
    if value is None:
        return None
    kind, low, high = _limits(str(value))
    end = _event(tokens, at + 1, whole)
    if not whole and end > at + 1 and not _names(tokens[at + 1]):
        return None
    if end == at + 1:
        if low == high == 1 and not (at + 1 < len(tokens) and "node" in tokens[at + 1].senses):
            return at, at + 1, _hanging(kind, "that", low, high, None, weak=False)
        return None
    name = text[tokens[at + 1].start : tokens[end - 1].end]
    if end == at + 2 and tokens[at + 1].senses.get("that") == "that":
        name = "that"
    return at, end, _hanging(kind, name, low, high, None, weak="quiet" in senses and not whole)


def _names(token: Token) -> bool:
    """Whether a token can begin the name of an event: "the attack", "his arrest", "Khalifat's"."""
    return token.capital or bool(
        token.senses.keys() & {"article", "one", "step", "step_then", "that", "owner", "num"}
    )


def _limits(value: str) -> tuple[str, int, int | None]:
    parts = value.split()
    return parts[0], int(parts[1]), int(parts[2]) if len(parts) > 2 else None


def _distance(tokens: list[Token], at: int, text: str, whole: bool) -> tuple[int, int, Node] | None:
    """Two days before the operation."""
    length = tokens[at].senses.get("length")
    if not isinstance(length, Length) or at + 2 >= len(tokens):
        return None
    word = tokens[at + 1].senses
    kind = word.get("relation_after")
    if kind not in ("after", "before") or ("of" in word and length.limit != "less"):
        return None
    if word.keys() & {"from"} and not whole:
        return None
    end = _event(tokens, at + 2, whole)
    if end == at + 2:
        return None
    low, high = length.days()
    name = text[tokens[at + 2].start : tokens[end - 1].end]
    if end == at + 3 and tokens[at + 2].senses.get("that") == "that":
        name = "that"
    return (
        at,
        end,
        _hanging(kind, name, low or 0, high, length.value(), weak=False),
    )


def _bound(tokens: list[Token], at: int, text: str, whole: bool) -> tuple[int, int, Node] | None:
    """After the attack, before the operation: read when asked for, too common to be looked for."""
    kind = tokens[at].senses.get("bound")
    if kind not in ("after", "since", "before", "until", "by"):
        return None
    hedged = at + 2 < len(tokens) and "amount" in tokens[at + 1].senses
    if hedged and "date" in tokens[at + 2].senses:
        return None  # "since at least 2011"
    end = _event(tokens, at + 1, whole)
    if end == at + 1 or tokens[at + 1].senses.keys() & {"num", "numrange", "dashpair", "decimal"}:
        return None
    name = text[tokens[at + 1].start : tokens[end - 1].end]
    return (
        at,
        end,
        _hanging(
            "after" if kind in ("after", "since") else "before", name, 0, None, None, weak=True
        ),
    )


def _hanging(
    kind: str, name: str, low: int, high: int | None, value: str | None, *, weak: bool
) -> Node:
    after, before = (name, None) if kind == "after" else (None, name)
    return Hanging(EventRelation(after, before, low, high), value, weak)


def _event(tokens: list[Token], start: int, whole: bool) -> int:
    """Find where the name of the event ends."""
    at = start
    if (
        start < len(tokens)
        and "node" in tokens[start].senses
        and "quiet_date" not in tokens[start].senses
    ):
        node = tokens[start].node
        if node is None or not node.quiet:
            return start
    while at < len(tokens) and (whole or at - start < _LONGEST):
        senses = tokens[at].senses
        if not whole or at == start:
            if not _ENDS.isdisjoint(senses) and not (
                at > start and "dash" in senses and tokens[at].glued
            ):
                node = tokens[at].node
                if node is None or not node.quiet:
                    break
            if at > start and not whole and ("tense" in senses or "pronoun" in senses):
                break
            new_phrase = at > start + 1 and not whole and senses.keys() & {"article", "one"}
            if new_phrase and tokens[at - 1].senses.keys().isdisjoint(_LINKS):
                break
        elif senses.keys() & {"stop", "comma"} and at > start:
            break
        at += 1
    while at > start and tokens[at - 1].senses.keys() & {
        "of",
        "preposition",
        "article",
        "one",
        "from",
        "and",
        "dot",
        "bound",
    }:
        if tokens[at - 1].senses.keys() & {"node"}:
            break
        at -= 1
    return at

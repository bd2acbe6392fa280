"""Relations to events in languages that tell by endings what English tells by words and articles.

In Kazakh the event stands before the word of relation ("жарылыстан кейін"), and its ending says so.
In Russian it stands behind, and without articles only endings show where its name ends: "после
взрыва жилого дома погибли" names "взрыва жилого дома".
"""

from .hanging import hang
from .lengths import Length
from .lexicon import Lexicon
from .node import Node
from .resolved import EventRelation
from .spans import Hanging
from .steps import Offset
from .tokens import Token

Found = tuple[int, int, Node]

_CLAUSE_ENDS = frozenset({"comma", "stop", "dot", "open", "close", "colon", "node"})


def hang_inflected(tokens: list[Token], text: str, whole: bool, lexicon: Lexicon) -> list[Found]:
    """Find the relations among tokens, in the way of the language."""
    if lexicon.event_endings:
        return _behind(tokens, text, whole, lexicon.event_endings)
    if whole or not lexicon.event_modifiers:
        return hang(tokens, text, whole)
    return _ahead(tokens, text, lexicon.event_modifiers)


# The word of relation stands behind the event.


def _behind(tokens: list[Token], text: str, whole: bool, endings: tuple[str, ...]) -> list[Found]:
    found: list[Found] = []
    taken = 0
    for at in range(len(tokens)):
        made = _behind_at(tokens, at, taken, text, endings, whole)
        if made is not None:
            found.append(made)
            taken = made[1]
    return found


def _behind_at(
    tokens: list[Token], at: int, taken: int, text: str, endings: tuple[str, ...], whole: bool
) -> Found | None:
    """Жарылыстан кейін; операциядан екі күн бұрын; шабуылдан кейін бір жыл өткен соң."""
    if at < taken:
        return None
    senses = tokens[at].senses
    end = at + 1
    value: str | None = None
    relation = senses.get("relation_behind")
    if relation is not None:
        kind, least, *most = str(relation).split()
        low, high = int(least), int(most[0]) if most else None
        follows = tokens[end].node if end < len(tokens) else None
        if isinstance(follows, Offset) and follows.base is None and high is None:
            (low, high), value, end = _days(follows.length), follows.length.value(), end + 1
    elif isinstance(offset := tokens[at].node, Offset) and offset.base is None:
        kind = "after" if offset.sign > 0 else "before"
        (low, high), value = _days(offset.length), offset.length.value()
    else:
        return None
    start = _start(tokens, at, taken, whole)
    if not whole and start < at and relation != "after 1 1":
        start = at - 1 if tokens[at - 1].text.endswith(endings) else at
    name = text[tokens[start].start : tokens[at - 1].end] if start < at else "that"
    if not any(token.senses.keys() & {"word", "that"} for token in tokens[start:at]):
        start, name = at, "that"
    if start == at and not (relation is not None and low == high == 1):
        return None
    if start == at - 1 and "that" in tokens[start].senses:
        name = "that"
    quiet = "quiet" in senses and not whole
    return start, end, _hanging(kind, name, low, high, value, quiet)


def _start(tokens: list[Token], at: int, taken: int, whole: bool) -> int:
    """Find where the event's name begins: one word of running text, all of a phrase."""
    start = at
    while start > taken and _CLAUSE_ENDS.isdisjoint(tokens[start - 1].senses):
        start -= 1
        if not whole:
            break
    return start


def _days(length: Length) -> tuple[int, int | None]:
    low, high = length.days()
    return low or 0, high


# The word of relation stands before the event.


def _ahead(tokens: list[Token], text: str, modifiers: tuple[str, ...]) -> list[Found]:
    found: list[Found] = []
    at = 0
    while at < len(tokens):
        made = _ahead_at(tokens, at, text, modifiers)
        if made is None:
            at += 1
        else:
            found.append(made)
            at = made[1]
    return found


def _ahead_at(tokens: list[Token], at: int, text: str, modifiers: tuple[str, ...]) -> Found | None:
    """Сразу после взрыва; за два дня до операции; накануне."""
    senses = tokens[at].senses
    if senses.get("that") == "soon":
        return at, at + 1, _hanging("after", "that", 0, None, None, False)
    value: str | None = None
    start = at + 1
    if (relation := senses.get("relation")) is not None:
        kind, least, *most = str(relation).split()
        low, high = int(least), int(most[0]) if most else None
    elif isinstance(length := senses.get("length"), Length) and start < len(tokens):
        kind = str(tokens[start].senses.get("relation_after"))
        if kind not in ("after", "before"):
            return None
        (low, high), value, start = _days(length), length.value(), start + 1
    else:
        return None
    if start < len(tokens) and tokens[start].senses.get("that") == "that":
        end, name = start + 1, "that"
    else:
        end = _end(tokens, start, modifiers)
        name = text[tokens[start].start : tokens[end - 1].end] if end > start else "that"
    if end == start and not (relation is not None and low == high == 1 and _free(tokens, end)):
        return None
    if at > 0 and "distance_before" in tokens[at - 1].senses:
        at -= 1
    return at, end, _hanging(kind, name, low, high, value, False)


def _free(tokens: list[Token], at: int) -> bool:
    return at >= len(tokens) or "node" not in tokens[at].senses


def _end(tokens: list[Token], start: int, modifiers: tuple[str, ...]) -> int:
    """Take modifiers and their noun, then what hangs on the noun: genitives, names, a named place."""
    at = _noun(tokens, start, modifiers)
    while start < at < len(tokens):
        token = tokens[at]
        if _is_name(token) or (_is_word(token) and token.text.endswith(modifiers)):
            at = max(at + 1, _noun(tokens, at, modifiers))
        elif "preposition" in token.senses and at + 1 < len(tokens) and _is_name(tokens[at + 1]):
            at += 2
        else:
            break
    return at


def _noun(tokens: list[Token], start: int, modifiers: tuple[str, ...]) -> int:
    at = start
    while at < len(tokens) and (_is_word(tokens[at]) or _is_ordinal(tokens[at])):
        at += 1
        ended = tokens[at - 1]
        if _is_name(ended) or not (ended.text.endswith(modifiers) or _is_ordinal(ended)):
            break
    return at


def _is_word(token: Token) -> bool:
    return "word" in token.senses


def _is_ordinal(token: Token) -> bool:
    return "ordinal" in token.senses and "node" not in token.senses


def _is_name(token: Token) -> bool:
    return token.capital and "word" in token.senses


def _hanging(
    kind: str, name: str, low: int, high: int | None, value: str | None, quiet: bool
) -> Node:
    after, before = (name, None) if kind == "after" else (None, name)
    return Hanging(EventRelation(after, before, low, high), value, quiet)

"""Reading dates: one phrase with its sentence, or every date of a document, by the same way."""

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

from ...errors import DateError
from ...graph.days import Day
from ...graph.edtf import parse_edtf
from ...graph.interval import Interval
from ...graph.notation import format_timex3
from .grammar import Grammar, grammar
from .lexicon import languages
from .lengths import Reference
from .node import Node
from .periods import Fixed, Named
from .resolved import EventRelation, Resolved
from .scene import Scene
from .spans import Bound, Range
from .steps import Offset, Step
from .tense import tense_at
from .tokens import Token


@dataclass(frozen=True, slots=True)
class DateReading:
    """What was read: where it stands, its interval, its TIMEX3 value, its relation; or why nothing."""

    text: str
    char_start: int
    char_end: int
    kind: Literal["date", "duration", "set"] | None = None
    interval: Interval | None = None
    timex3: str | None = None
    relation: EventRelation | None = None
    reason: str | None = None


#: What only EDTF writes: unknown digits, qualifiers, sets, open ends, season codes.
_EDTF = re.compile(
    r"Y?-?[0-9XES]{4,12}-(?:2[1-9]|3[0-9]|4[01])[~?%]?|(?=.*[X~%?/\[{]|.*\.\.)[0-9XYESTZ~?%:.,/+\[\]{}-]{4,60}"
)
#: Longer phrases are no dates, whatever they hold.
_LONGEST_PHRASE = 400
#: How much of the sentence to each side is looked at.
_LONGEST_CONTEXT = 600


#: What news is full of, and a story is not: "last week", "Monday", "yesterday".
_COUNTED = frozenset({"stepped", "weekdate", "timed"})


def find_dates(text: str, anchor: Day | None, *, language: str | None = None) -> list[DateReading]:
    """Find every date in a text, in its order.

    >>> [r.timex3 for r in find_dates("It began in June 2011 and ended two days later.", Day(2012, 12, 6))]
    ['2011-06', None]
    """
    rules = _grammar(text, language)
    tokens = rules.parse(text)
    readings = []
    for start, end, found in _resolved(tokens, anchor, rules):
        readings.append(_reading(text, start, end, found))
    return readings


def read_date(
    text: str,
    anchor: Day | None,
    *,
    context: str | None = None,
    span_start: int | None = None,
    language: str | None = None,
) -> DateReading:
    """Read one phrase; with its sentence, the tense and the dates beside it help.

    >>> read_date("summer 2011", None).timex3
    '2011-SU'
    >>> read_date("may", None).reason
    'no date is known in these words'
    """
    if len(text) > _LONGEST_PHRASE:
        return DateReading(text, 0, len(text), reason="it is too long for a date")
    start = span_start or 0
    if (
        context is None
        or not (0 <= start <= len(context))
        or context[start : start + len(text)] != text
    ):
        at = context.find(text) if context else -1
        context, start = (context, at) if context and at >= 0 else (text, 0)
    if _EDTF.fullmatch(text):
        stated = _edtf(text)
        if stated is not None:
            return replace(
                stated, char_start=start if context is not text else 0, char_end=start + len(text)
            )
    rules = _grammar(context, language)
    scene = Scene(anchor, tense=-1)
    found: Resolved | None = None
    beside: Resolved | None = None
    if len(context) > len(text):
        low, high = max(0, start - _LONGEST_CONTEXT), start + len(text) + _LONGEST_CONTEXT
        scene, beside, exact = _scene(
            rules, context[low:high], start - low, start - low + len(text), anchor
        )
        found = beside if exact else None
    if found is None:
        phrase = rules.parse(text, whole=True)
        if beside is None and len(context) > len(text) and _is_weak(phrase):
            found = Resolved(reason="in this sentence it is no date")
        else:
            found = _best(phrase, scene)
    if found is None or (found.value is None and found.relation is None):
        found = beside or found or Resolved(reason="no date is known in these words")
        if found.reason and language is None and rules.lexicon.code == "ru":
            # Not every Kazakh phrase holds a letter that Russian lacks.
            other = read_date(text, anchor, context=context, span_start=start, language="kk")
            if other.kind is not None:
                return other
    return _reading(text, 0, len(text), found, at=start if context is not text else 0)


def _edtf(text: str) -> DateReading | None:
    """Read what is written in EDTF, which says itself what it means."""
    try:
        interval = parse_edtf(text)
    except DateError:
        return None
    return DateReading(text, 0, len(text), "date", interval, format_timex3(interval))


def _grammar(text: str, language: str | None) -> Grammar:
    return grammar(language if language in _known() else guess_language(text))


_CYRILLIC = re.compile("[а-яёәғқңөұүһі]")
_LATIN = re.compile("[a-z]")
_KAZAKH = re.compile("[әғқңөұүһі]")


@lru_cache(maxsize=1)
def _known() -> tuple[str, ...]:
    return languages()


def guess_language(text: str) -> str:
    """Guess the language by its letters: Kazakh has some that Russian lacks.

    >>> guess_language("3 желтоқсан"), guess_language("3 декабря"), guess_language("3 December")
    ('kk', 'ru', 'en')
    """
    sample = text[:2000].lower()
    known = _known()
    cyrillic = len(_CYRILLIC.findall(sample))
    code = "en"
    if cyrillic > len(_LATIN.findall(sample)):
        code = "kk" if _KAZAKH.search(sample) else "ru"
    return code if code in known else "en"


def _resolved(
    tokens: list[Token], anchor: Day | None, rules: Grammar
) -> list[tuple[int, int, Resolved]]:
    """Resolve the expressions of a text in order, each in the light of those before it."""
    found = []
    scene = Scene(anchor, in_text=True, narrative=_narrative(tokens, anchor))
    for at, token in enumerate(tokens):
        node = token.node
        if node is None or node.quiet:
            continue
        scene.tense = tense_at(tokens, at, rules.lexicon.past_endings)
        if isinstance(node, Reference) and _told(node, scene):
            continue
        result = _shared_year(tokens, at, scene) or _resolve(node, scene)
        if (
            result.value is None
            and result.relation is None
            and result.first is None
            and result.last is None
        ):
            continue
        found += _separate(node, token, result, scene)
        _remember(scene, node, result)
    return found


def _told(node: Reference, scene: Scene) -> bool:
    """Whether a word for now and then is only the thread of a story: "it soon became"."""
    if node.story:
        return not scene.narrative
    return node.value == "FUTURE_REF" and scene.tense < 0


def _shared_year(tokens: list[Token], at: int, scene: Scene) -> Resolved | None:
    """The year that a name shares with its neighbour: "April and June 1955"."""
    node = tokens[at].node
    if not isinstance(node, Named) or not node.placeable or at + 2 >= len(tokens):
        return None
    link, other = tokens[at + 1], tokens[at + 2].node
    if not link.senses.keys() & {"and", "or", "slash", "comma", "dash"} or other is None:
        return None
    if "comma" in link.senses and other.grain != node.grain:
        return None
    if "fixed" not in other.categories or other.grain not in (node.grain, "month", "season", "day"):
        return None
    found = other.resolve(scene)
    if found.first is None:
        return None
    year = node.inside(Resolved(Day(found.first.year, 1, 1), Day(found.first.year, 12, 31)), scene)
    return year if year.dated else None


def _separate(
    node: Node, token: Token, result: Resolved, scene: Scene
) -> list[tuple[int, int, Resolved]]:
    """The two ends of a range are dates of their own, each with the interval of the whole."""
    if not isinstance(node, Range) or node.cut is None:
        return [(token.start, token.end, result)]
    start, end = node.ends(scene)
    first_start, first_end, second_start = node.cut
    return [
        (first_start, first_end, replace(result, value=start.value)),
        (second_start, token.end, replace(result, value=end.value)),
    ]


def _remember(scene: Scene, node: Node, result: Resolved) -> None:
    """Keep the date that later words may count from."""
    if isinstance(node, Bound):
        node = node.child
        result = _resolve(node, scene)
    elif isinstance(node, Range):
        result = _resolve(node.end, scene) if not node.end.placeable else result
    if not _is_reference(node, result) or _looks_back(node):
        return
    then = scene.then
    if (
        then is not None
        and then.first is not None
        and result.grain in ("year", "decade", "century", "millennium", "range")
    ):
        assert result.first is not None
        if result.first.year == then.first.year or result.grain != "year":
            return
    scene.then = result


def _looks_back(node: Node) -> bool:
    """Whether the text only glances back, and goes on from where it was: "than the year before"."""
    if isinstance(node, Step):
        return node.origin == "then" and node.count < 0
    return isinstance(node, Offset) and node.origin == "then" and node.sign < 0


def _is_reference(node: Node, result: Resolved) -> bool:
    """Whether later words may count from this date."""
    return result.kind == "date" and result.dated and not isinstance(node, Bound)


def _narrative(tokens: list[Token], anchor: Day | None) -> bool:
    """Whether a text tells of times that it names by their years, and not by their distance from its day."""
    if anchor is None:
        return True
    named = counted = 0
    for token in tokens:
        node = token.node
        if node is None or node.quiet:
            continue
        if "fixed" in node.categories or "ranged" in node.categories:
            named += 1
        elif not node.categories.isdisjoint(_COUNTED):
            counted += 1
    return named > 8 and named > 3 * counted


def _resolve(node: Node, scene: Scene) -> Resolved:
    try:
        return node.resolve(scene)
    except (DateError, OverflowError, ValueError, IndexError) as error:
        return Resolved(reason=str(error) or "it is out of range")


def _scene(
    rules: Grammar, context: str, start: int, end: int, anchor: Day | None
) -> tuple[Scene, Resolved | None, bool]:
    """What the sentence tells about a phrase in it; what was read at its place, and if exactly there."""
    tokens = rules.parse_again(context)
    scene = Scene(anchor, in_text=True)
    narrative = _narrative(tokens, anchor)
    endings = rules.lexicon.past_endings
    for at, token in enumerate(tokens):
        node = token.node
        if token.end > start:
            scene.tense = tense_at(tokens, at, endings)
            if node is None or token.start >= end:
                return scene, None, False
            result = _shared_year(tokens, at, scene) or _resolve(node, scene)
            for piece_start, piece_end, piece in _separate(node, token, result, scene):
                if piece_start < end and start < piece_end:
                    result = piece
            if result.value is None and result.relation is None and not result.dated:
                return scene, None, False
            return scene, result, token.start == start and token.end == end
        if node is not None and not node.quiet:
            scene.tense = tense_at(tokens, at, endings)
            result = _resolve(node, scene)
            _remember(scene, node, result)
            if scene.then is not None:
                scene.narrative = narrative or _past_year(scene.then, anchor)
    return scene, None, False


def _past_year(result: Resolved, anchor: Day | None) -> bool:
    """Whether a date of the sentence tells of another year than the day of writing."""
    return (
        anchor is not None
        and result.first is not None
        and anchor.year - result.first.year >= 2
        and result.grain in ("day", "month", "season", "year")
    )


def _is_weak(tokens: list[Token]) -> bool:
    """Whether a phrase is only a word that is mostly something else: a month's name, or a man's."""
    nodes = [token.node for token in tokens if token.node is not None]
    return len(nodes) == 1 and isinstance(nodes[0], (Named, Weekday)) and nodes[0].quiet


def _best(tokens: list[Token], scene: Scene) -> Resolved | None:
    """The expression that a phrase is: the longest in it."""
    best = max(
        (token for token in tokens if token.node is not None),
        key=lambda t: t.end - t.start,
        default=None,
    )
    return _resolve(best.node, scene) if best is not None and best.node is not None else None


def _reading(
    text: str, start: int, end: int, found: Resolved, *, at: int | None = None
) -> DateReading:
    try:
        interval = found.interval()
    except DateError as error:
        return DateReading(text[start:end], at if at is not None else start, end, reason=str(error))
    offset = at - start if at is not None else 0
    nothing = interval is None and found.value is None and found.relation is None
    return DateReading(
        text[start:end],
        start + offset,
        end + offset,
        None if nothing else found.kind,
        interval,
        found.value,
        found.relation,
        found.reason if interval is None and found.relation is None else None,
    )

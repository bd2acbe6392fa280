"""Reading dates: one phrase with its sentence, or every date of a document, by the same way."""

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

from ...errors import DateError
from ...graph.days import Day
from ...graph.interval import Interval
from .grammar import Grammar, grammar
from .lexicon import languages
from .node import Node
from .periods import Fixed, MonthDay, Named, Weekday
from .resolved import EventRelation, Resolved
from .scene import Scene
from .spans import Bound, Range
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


#: Longer phrases are no dates, whatever they hold.
_LONGEST_PHRASE = 400
#: How much of the sentence to each side is looked at.
_LONGEST_CONTEXT = 600


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
        found = context.find(text) if context else -1
        context, start = (context, found) if context and found >= 0 else (text, 0)
    rules = _grammar(context, language)
    phrase = rules.parse(text, whole=True)
    scene = Scene(anchor, tense=-1)
    beside: Resolved | None = None
    if len(context) > len(text):
        low, high = max(0, start - _LONGEST_CONTEXT), start + len(text) + _LONGEST_CONTEXT
        scene, beside = _scene(
            rules, context[low:high], start - low, start - low + len(text), anchor
        )
    found_here = _best(phrase, text, scene)
    if beside is None and len(context) > len(text) and _is_weak(phrase):
        found_here = Resolved(reason="in this sentence it is no date")
    if found_here is None or (
        found_here.value is None and found_here.relation is None and beside is not None
    ):
        found_here = beside if beside is not None else found_here
    if found_here is None:
        found_here = Resolved(reason="no date is known in these words")
    return _reading(text, 0, len(text), found_here, at=start if context is not text else 0)


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
        result = _resolve(node, scene)
        if (
            result.value is None
            and result.relation is None
            and result.first is None
            and result.last is None
        ):
            continue
        found += _separate(node, token, result, scene)
        _remember(scene, node, result, tokens, at)
    return found


def _separate(node: Node, token: Token, result: Resolved, scene: Scene) -> list[tuple[int, int, Resolved]]:
    """The two ends of a range are dates of their own, each with the interval of the whole."""
    if not isinstance(node, Range) or node.cut is None:
        return [(token.start, token.end, result)]
    start, end = node.ends(scene)
    first_start, first_end, second_start = node.cut
    return [
        (first_start, first_end, replace(result, value=start.value)),
        (second_start, token.end, replace(result, value=end.value)),
    ]


def _remember(scene: Scene, node: Node, result: Resolved, tokens: list[Token], at: int) -> None:
    """Keep the date that later words may count from."""
    if isinstance(node, Bound):
        node = node.child
        result = _resolve(node, scene)
    elif isinstance(node, Range):
        result = _resolve(node.end, scene) if not node.end.placeable else result
    if not _is_reference(node, result):
        return
    then = scene.then
    if then is not None and then.first is not None and result.grain in ("year", "decade", "century", "millennium", "range"):
        assert result.first is not None
        if result.first.year == then.first.year:
            return
    scene.then = result


def _is_reference(node: Node, result: Resolved) -> bool:
    """Whether later words may count from this date."""
    return result.kind == "date" and result.dated and not isinstance(node, Bound)


def _narrative(tokens: list[Token], anchor: Day | None) -> bool:
    """Whether most of the years that a text names lie well before its own day."""
    if anchor is None:
        return True
    near = far = 0
    for token in tokens:
        node = token.node
        if isinstance(node, Fixed) and node.found.first is not None:
            if anchor.year - node.found.first.year >= 2:
                far += 1
            else:
                near += 1
        elif node is not None and not node.quiet and "stepped" in node.categories:
            near += 1
    return far > 4 and far > 2 * near


def _resolve(node: Node, scene: Scene) -> Resolved:
    try:
        return node.resolve(scene)
    except (DateError, OverflowError, ValueError, IndexError) as error:
        return Resolved(reason=str(error) or "it is out of range")


def _scene(
    rules: Grammar, context: str, start: int, end: int, anchor: Day | None
) -> tuple[Scene, Resolved | None]:
    """What the sentence tells about a phrase in it, and what was read at its place."""
    tokens = rules.parse(context)
    scene = Scene(anchor, in_text=True)
    beside: Resolved | None = None
    narrative = _narrative(tokens, anchor)
    here = len(tokens)
    for at, token in enumerate(tokens):
        if token.end > start:
            here = at
            break
        node = token.node
        if node is not None and not node.quiet:
            scene.tense = tense_at(tokens, at, rules.lexicon.past_endings)
            result = _resolve(node, scene)
            if _is_reference(node, result):
                scene.then = result
                scene.narrative = narrative or _past_year(result, anchor)
    scene.tense = (
        tense_at(tokens, min(here, len(tokens) - 1), rules.lexicon.past_endings) if tokens else 0
    )
    if here < len(tokens):
        node = tokens[here].node
        if node is not None and tokens[here].start < end:
            beside = _resolve(node, scene)
            if beside.value is None and beside.relation is None and not beside.dated:
                beside = None
    return scene, beside


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


def _best(tokens: list[Token], text: str, scene: Scene) -> Resolved | None:
    """The one expression that a phrase is: the longest, if nothing but small words is beside it."""
    nodes = [token for token in tokens if token.node is not None]
    if not nodes:
        return None
    token = max(nodes, key=lambda each: each.end - each.start)
    node = token.node
    assert node is not None
    if isinstance(node, Named) and node.weak and isinstance(node.number, int) is False:
        node = replace(node, weak=False)
    return _resolve(node, scene)


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


_ = (MonthDay, Weekday, Range)

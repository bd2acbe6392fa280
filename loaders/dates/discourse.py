"""Dates in their text: each is resolved in the light of its sentence and of the dates before it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from ...errors import DateError
from ...graph.days import Day
from .lengths import Reference
from .node import Node
from .periods import Fixed, Named
from .resolved import Resolved, day_on, unit_span
from .scene import Scene
from .spans import Bound, Range
from .steps import Offset, Step
from .tense import ends_sentence, tense_at
from .tokens import Token

if TYPE_CHECKING:
    from .grammar import Grammar

#: What news is full of, and a story is not: "last week", "Monday", "at 5 p.m.".
_COUNTED: Final = frozenset({"stepped", "weekdate", "timed"})
#: What a report opens with: "died Tuesday", "said yesterday".
_LEADING: Final = frozenset({"stepped", "weekdate"})
#: A text is a story if it names so many years, and so many times more than it counts from its own day.
_NAMED_IN_A_STORY: Final = 8
_NAMED_FOR_ONE_COUNTED: Final = 3


@dataclass(frozen=True, slots=True)
class Found:
    """One date of a text and where it stands."""

    start: int
    end: int
    resolved: Resolved


@dataclass(frozen=True, slots=True)
class Sentence:
    """What a sentence says about a phrase in it: the scene, and what was read at its place.

    `exact` tells that the reading covers the phrase and nothing else.
    """

    scene: Scene
    resolved: Resolved | None = None
    exact: bool = False


def resolve(node: Node, scene: Scene, *, named: bool = False) -> Resolved:
    """Resolve an expression; a date out of every calendar's range gives its reason.

    Of an open end, `named` asks for the date that is named alone.
    """
    try:
        return node.named(scene) if named and isinstance(node, Bound) else node.resolve(scene)
    except (DateError, OverflowError, ValueError, IndexError) as error:
        return Resolved(reason=str(error) or "it is out of range")


def resolve_all(tokens: list[Token], anchor: Day | None, rules: "Grammar") -> Iterator[Found]:
    """Resolve the expressions of a text in order."""
    scene = Scene(anchor, in_text=True, narrative=is_story(tokens, anchor))
    for at, token in enumerate(tokens):
        node = token.node
        if node is None or node.quiet:
            continue
        scene.tense = tense_at(tokens, at, rules.lexicon.past_endings)
        if isinstance(node, Reference) and _is_thread(node, scene):
            continue
        found = _beside(tokens, at, scene) or resolve(node, scene)
        if found.says_nothing:
            continue
        yield from _ends(node, extent(tokens, at), token, found, scene)
        _remember(scene, node, found)


def resolve_in_sentence(
    rules: "Grammar", context: str, start: int, end: int, anchor: Day | None
) -> Sentence:
    """Read a sentence up to a phrase in it, and the phrase."""
    tokens = rules.parse_again(context)
    story = is_story(tokens, anchor)
    scene = Scene(anchor, in_text=True, narrative=story)
    endings = rules.lexicon.past_endings
    for at, token in enumerate(tokens):
        node = token.node
        if token.end > start:
            if node is None and "article" in token.senses and token.end < end:
                continue
            scene.tense = tense_at(tokens, at, endings)
            if node is None or token.start >= end:
                break
            begins = extent(tokens, at)
            named = start == begins != token.start  # asked for "2009" of "since 2009"
            found = _beside(tokens, at, scene) or resolve(node, scene, named=named)
            if found.says_nothing:
                break
            exact = token.end == end and start in (token.start, begins)
            if not exact:
                found = _half(node, token, found, (start, end), scene)
                for piece in _ends(node, begins, token, found, scene):
                    if piece.start < end and start < piece.end:
                        found = piece.resolved
                own = _own_end(node, token, (start, end), scene)
                if own is not None:
                    return Sentence(scene, own, exact=True)
            return Sentence(scene, found, exact)
        if node is not None and not node.quiet:
            scene.tense = tense_at(tokens, at, endings)
            _remember(scene, node, resolve(node, scene))
            scene.narrative = story or _is_past_year(scene.then, anchor)
        elif scene.narrative and not story and ends_sentence(tokens, at):
            scene.narrative = False  # another sentence, which need not tell of that year
    return Sentence(scene)


def is_story(tokens: list[Token], anchor: Day | None) -> bool:
    """Whether a text tells of times that it names by their years, and not by their distance from its day."""
    if anchor is None:
        return True
    nodes = [token.node for token in tokens if token.node is not None]
    if len(nodes) <= _NAMED_IN_A_STORY:
        return False
    lead = next((node for node in nodes if not node.quiet), None)
    if lead is not None and not lead.categories.isdisjoint(_LEADING):
        return False  # news begins with its own day, however far back it goes then
    named = counted = 0
    for node in nodes:
        if node.quiet:
            continue
        if "fixed" in node.categories or "ranged" in node.categories:
            named += 1
        elif not node.categories.isdisjoint(_COUNTED):
            counted += 1
    return named > _NAMED_IN_A_STORY and named > _NAMED_FOR_ONE_COUNTED * counted


def _is_thread(node: Reference, scene: Scene) -> bool:
    """Whether a word for now and then is only the thread of a story: "it soon became"."""
    if node.story:
        return not scene.narrative
    return node.value == "FUTURE_REF" and scene.tense < 0


def _beside(tokens: list[Token], at: int, scene: Scene) -> Resolved | None:
    """A name that shares the year of its neighbour: "April and June 1955"."""
    node = tokens[at].node
    if at + 2 >= len(tokens):
        return None
    link, other = tokens[at + 1].senses.keys(), tokens[at + 2].node
    if isinstance(node, Step) and node.weak and link & {"ending", "to"} and other is not None:
        return _ended(node, other.resolve(scene))
    if not isinstance(node, Named) or not node.placeable:
        return None
    if other is None or not link & {"and", "or", "slash", "comma", "dash"}:
        return None
    if "fixed" not in other.categories or other.grain not in ("day", "month", "season"):
        return None
    if "comma" in link and other.grain != node.grain:
        return None
    first = other.resolve(scene).first
    if first is None:
        return None
    year = Resolved(Day(first.year, 1, 1), Day(first.year, 12, 31), "year")
    found = node.inside(year, scene)
    return found if found.dated else None


def _ended(node: Step, end: Resolved) -> Resolved | None:
    """A period by its last day: "the quarter ended Sept. 30"; where that cuts across the calendar, a length."""
    if (
        end.last is None
        or end.grain not in ("day", "month")
        or node.unit not in ("W", "M", "Q", "Y")
    ):
        return None
    period = unit_span(node.unit, end.last)
    assert period.last is not None  # a unit of the calendar always has days
    slack = 2 if node.unit == "W" else 0  # a week of work ends on Friday
    if period.last.shift(-slack) <= end.last:
        return period
    first = day_on(end.last.shift(1), node.unit, -1)
    return Resolved(first, end.last, "range", f"P1{node.unit}", "duration", "throughout")


def extent(tokens: list[Token], at: int) -> int:
    """Where a date begins as TIMEX3 draws it: without "since", with "the" where that is its own."""
    token, before = tokens[at], tokens[at - 1] if at > 0 else None
    if token.core >= 0:
        return token.core
    node = token.node
    if before is None or node is None or "article" not in before.senses:
        return token.start
    return before.start if node.definite else token.start


def _ends(node: Node, start: int, token: Token, found: Resolved, scene: Scene) -> Iterator[Found]:
    """The two ends of a range are dates of their own, each with the interval of the whole."""
    if isinstance(node, Bound):
        node = node.child  # "as early as Monday or Tuesday"
    if not isinstance(node, Range) or node.cut is None:
        yield Found(start, token.end, found)
        return
    one, other = node.ends(scene)
    first_start, first_end, second_start = node.cut
    yield Found(first_start, first_end, replace(found, value=one.value))
    yield Found(second_start, token.end, replace(found, value=other.value))


def _own_end(node: Node, token: Token, asked: tuple[int, int], scene: Scene) -> Resolved | None:
    """One end of a range that is asked for by itself: the "May" of "from May to July 2011"."""
    if not isinstance(node, Range) or node.cut is None:
        return None
    first_start, first_end, second_start = node.cut
    for at, (end, span) in enumerate(
        ((node.start, (first_start, first_end)), (node.end, (second_start, token.end)))
    ):
        if asked == span and isinstance(end, (Fixed, Named)):
            return node.ends(scene)[at]
    return None


def _half(
    node: Node, token: Token, found: Resolved, asked: tuple[int, int], scene: Scene
) -> Resolved:
    """One end of a range that is written in one piece: the "7" of "April 6-7"."""
    if not isinstance(node, Range) or node.cut is not None:
        return found
    behind = asked[0] > token.start and asked[1] == token.end
    ahead = asked[0] == token.start and asked[1] < token.end
    if not found.dated or behind == ahead:
        return found
    start, end = node.ends(scene)
    return replace(found, value=end.value if behind else start.value)


def _remember(scene: Scene, node: Node, found: Resolved) -> None:
    """Keep the date that later words may count from: "the same day", "two weeks later"."""
    if isinstance(node, Bound):
        node = node.child
        found = resolve(node, scene)
    elif isinstance(node, Range) and not node.end.placeable:
        found = resolve(node.end, scene)
    if (
        found.kind != "date"
        or found.first is None
        or found.last is None
        or _looks_back(node, scene.narrative)
    ):
        return
    then = scene.then
    if then is not None and then.first is not None and found.grain not in ("day", "week", "month"):
        # A year that is only mentioned does not move the story on from its days, a decade never does.
        coarse = found.grain in ("decade", "century", "millennium", "range")
        if coarse or (found.grain == "year" and found.first.year == then.first.year):
            return
    scene.then = found


def _looks_back(node: Node, narrative: bool) -> bool:
    """Whether the text only glances back, and goes on from where it was: "than the year before"."""
    if narrative and isinstance(node, (Step, Offset)) and node.origin == "now":
        return True  # somebody is quoted: "what you promised two years ago"
    if isinstance(node, Step):
        return node.origin == "then" and node.count < 0
    return isinstance(node, Offset) and node.origin == "then" and node.sign < 0


def _is_past_year(then: Resolved | None, anchor: Day | None) -> bool:
    """Whether a sentence has turned to another year than the one of writing."""
    if then is None or then.first is None or anchor is None:
        return False
    return anchor.year - then.first.year >= 2

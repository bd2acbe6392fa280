"""The timeline as geometry: lanes, bars, labels and ticks in pixels, before anything is drawn.

What is known about a date decides the shape: a day is a dot, a span that lasted is a solid bar, "some day in
here" fades towards both ends, an open end is an arrow. A bound that other claims imply is told apart from one
that a claim states.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import networkx as nx

from ...graph.interval import Day, Interval, format_interval
from .axis import ticks
from .plain import plain, text_width

#: Above this many events there are no labels: the figure shows density, and a table tells the rest.
LABELLED = 400
#: Further event types share one lane, so that lanes stay readable.
LANES = 10
#: Room for an open end's arrow.
ARROW = 26
#: The size of the labels, by which room for them is reckoned.
FONT = 12.0

_GUTTER, _MARGIN, _PAD = 112.0, 18.0, 6.0


@dataclass(frozen=True, slots=True)
class Bar:
    """One event: where its bar lies and what kind of knowledge it shows."""

    id: str
    title: str
    when: str
    x0: float
    x1: float
    y: float
    open_left: bool
    open_right: bool
    inferred_left: bool
    inferred_right: bool
    stated: tuple[float, float] | None  # what the claims state, where the bar shows less of it
    exact: bool  # one day is known
    lasting: bool  # it was so on every day of the bar
    contested: bool
    label_x: float
    label_y: float
    label_left: bool  # the label stands left of the bar and ends at label_x


@dataclass(frozen=True, slots=True)
class Lane:
    """The events of one type, in as many rows as it takes for nothing to overlap."""

    name: str
    colour: int  # a place in the palette
    top: float
    height: float
    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class Figure:
    """A whole timeline, ready to be drawn."""

    title: str
    width: float
    height: float  # of the lanes, without heading, axis and lists
    left: float
    right: float
    ticks: tuple[tuple[float, str], ...]
    lanes: tuple[Lane, ...]
    undated: tuple[str, ...]
    row: float
    labelled: bool


@dataclass(frozen=True, slots=True)
class Dated:
    """An event's bounds as day numbers: stated, and after the chronology was solved."""

    id: str
    data: Mapping[str, Any]
    stated: tuple[int | None, int | None]
    solved: tuple[int | None, int | None]

    @property
    def placed(self) -> bool:
        """Say whether anything at all bounds it."""
        return self.solved != (None, None)


def arrange(
    selection: "nx.MultiDiGraph[str]", width: float = 1200, labelled: bool | None = None
) -> Figure:
    """Lay a selection's events out on a time axis; the same selection always gives the same figure.

    >>> day = {"kind": "event", "title": "Operation", "earliest": "2011-12-03", "latest": "2011-12-03"}
    >>> selection = nx.MultiDiGraph()
    >>> selection.add_node("operation", **day)
    >>> arrange(selection).lanes[0].bars[0].title
    'Operation'
    """
    dated, undated = in_order(selection)
    if labelled is None:
        labelled = len(dated) <= LABELLED
    left, right = _MARGIN + (_GUTTER if dated else 0), width - _MARGIN
    first, last = _span(dated)
    scale = (right - left - 2 * ARROW) / (last - first)

    def across(ordinal: float) -> float:
        return left + ARROW + (ordinal - first) * scale

    row = 22.0 if labelled else 7.0
    lanes = []
    top = 0.0
    for colour, (name, members) in enumerate(_by_lane(dated)):
        room = (left, right) if labelled else None
        bars, height = _pack((_bar(event, across) for event in members), top, row, room)
        lanes.append(Lane(name, colour, top, height, tuple(bars)))
        top += height
    marks = tuple((across(day), text) for day, text in ticks(first, last)) if dated else ()
    return Figure(
        plain(selection.graph.get("title") or "Timeline", 120),
        width, top, left, right, marks, tuple(lanes), tuple(plain(_title(event), 90) for event in undated), row, labelled,
    )  # fmt: skip


def in_order(selection: "nx.MultiDiGraph[str]") -> tuple[list[Dated], list[Dated]]:
    """Sort a selection's events: the dated ones by time, then those that no claim bounds, by title."""
    events = [
        _read(ident, data)
        for ident, data in selection.nodes(data=True)
        if data.get("kind") == "event"
    ]
    dated = sorted((event for event in events if event.placed), key=_order)
    undated = sorted(
        (event for event in events if not event.placed), key=lambda event: (_title(event), event.id)
    )
    return dated, undated


def _read(ident: str, data: Mapping[str, Any]) -> Dated:
    stated = (_ordinal(data.get("earliest")), _ordinal(data.get("latest")))
    solved = (_ordinal(data.get("solvedEarliest")), _ordinal(data.get("solvedLatest")))
    early, late = (
        one if one is not None else other for one, other in zip(solved, stated, strict=True)
    )
    return Dated(ident, data, stated, (early, late))


def _ordinal(text: str | None) -> int | None:
    return Day.parse(text).ordinal() if text else None


def _order(event: Dated) -> tuple[float, float, str]:
    early, late = event.solved
    known = early if early is not None else late
    return (known or 0, late if late is not None else float("inf"), event.id)


def _title(event: Dated) -> str:
    return str(event.data.get("title") or event.data.get("label") or event.id)


def _span(dated: Sequence[Dated]) -> tuple[float, float]:
    """Find the first and the last day to show, never less than a month of them."""
    days = [
        day
        for event in dated
        for bounds in (event.stated, event.solved)
        for day in bounds
        if day is not None
    ]
    if not days:
        return 0, 1
    first, last = min(days), max(days) + 1
    missing = max(0, 30 - (last - first)) / 2
    return first - missing, last + missing


def _by_lane(dated: Sequence[Dated]) -> list[tuple[str, list[Dated]]]:
    """Group the events by type, the most frequent first, rare ones together."""
    counts = Counter(plain(event.data.get("type") or "event", 40) for event in dated)
    names = sorted(counts, key=lambda name: (-counts[name], name))
    kept = names if len(names) <= LANES else names[: LANES - 1]
    lanes: dict[str, list[Dated]] = {name: [] for name in kept}
    for event in dated:
        name = plain(event.data.get("type") or "event", 40)
        lanes.setdefault(name if name in kept else "other types", []).append(event)
    return list(lanes.items())


def _bar(event: Dated, across: Callable[[float], float]) -> Bar:
    (early, late), (stated_early, stated_late) = event.solved, event.stated
    x0 = across(early if early is not None else late or 0)
    x1 = across((late if late is not None else early or 0) + 1)
    stated = None
    if stated_early is not None and stated_late is not None and event.stated != event.solved:
        stated = (across(stated_early), across(stated_late + 1))
    return Bar(
        id=event.id,
        title=plain(_title(event), 64),
        when=plain(when(event.data), 60),
        x0=x0 - 2 * ARROW if early is None else x0,
        x1=x1 + 2 * ARROW if late is None else x1,
        y=0,
        open_left=early is None,
        open_right=late is None,
        inferred_left=early is not None and early != stated_early,
        inferred_right=late is not None and late != stated_late,
        stated=stated,
        exact=early is not None and early == late,
        lasting=event.data.get("meaning") == "throughout",
        contested=event.data.get("status") == "conflict",
        label_x=0,
        label_y=0,
        label_left=False,
    )


def when(data: Mapping[str, Any]) -> str:
    """Say for people when an event was: as claims state it, else what they imply, else "undated".

    >>> when({"solvedLatest": "2012-10-31"})
    'before November 2012 (inferred)'
    """
    stated = (data.get("earliest"), data.get("latest"))
    implied = (data.get("solvedEarliest"), data.get("solvedLatest"))
    if stated == (None, None) and implied != (None, None):
        return f"{_spelled(implied)} (inferred)"
    if data.get("when"):
        return str(data["when"])
    return "undated" if stated == (None, None) else _spelled(stated)


def _spelled(bounds: tuple[str | None, str | None]) -> str:
    earliest, latest = (Day.parse(bound) if bound else None for bound in bounds)
    return format_interval(Interval(earliest, latest))


def _pack(
    bars: Iterable[Bar], top: float, row: float, room: tuple[float, float] | None
) -> tuple[list[Bar], float]:
    """Put each bar with its label in the first rows where they touch nothing; give the height used."""
    ends: list[float] = []
    packed = []
    for bar in bars:
        begin = min(bar.x0, bar.stated[0] if bar.stated else bar.x0) - 6
        end = max(bar.x1, bar.stated[1] if bar.stated else bar.x1) + 6
        placed, taken = (bar, [(begin, end)]) if room is None else _label(bar, begin, end, room)
        level = 0
        while any(x0 < have for (x0, _), have in zip(taken, ends[level:], strict=False)):
            level += 1
        gap = 1 if room is None else 10
        ends[level : level + len(taken)] = [x1 + gap for _, x1 in taken]
        y = top + _PAD + (level + 0.5) * row
        packed.append(replace(placed, y=y, label_y=y + (len(taken) - 1) * row))
    return packed, len(ends) * row + 2 * _PAD


def _label(
    bar: Bar, begin: float, end: float, room: tuple[float, float]
) -> tuple[Bar, list[tuple[float, float]]]:
    """Put a label right of its bar, else left of it, else under it; give the room taken in each row."""
    left, right = room
    rest = text_width(f"  {bar.when}" + ("≠ " if bar.contested else ""), FONT)
    title = bar.title
    while len(title) > 6 and text_width(title, FONT) + rest > right - left:
        title = title[:-1]
    if title != bar.title:
        bar = replace(bar, title=title[:-2].rstrip() + " …")
    wide = text_width(bar.title, FONT) + rest
    if wide <= right - end:
        return replace(bar, label_x=end + 2), [(begin, end + wide)]
    if wide <= begin - left:
        return replace(bar, label_x=begin - 2, label_left=True), [(begin - wide, end)]
    x = min(max(left, bar.x0), right - wide)
    return replace(bar, label_x=x), [(begin, end), (x - 4, x + wide)]

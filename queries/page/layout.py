"""Where everything stands in the network: left to right is time, up and down is company.

An event's x is its date (half by date, half by rank, so that neither a quiet decade nor a busy day
takes the whole width). An actor stands at the middle of its events; what shares actors lies close
together. Everything is deterministic and plain Python: a force layout of 5,000 events takes
minutes, needs numpy, looks like wool, and says nothing about time.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

_SWEEPS = 8
_GOLDEN = (math.sqrt(5) - 1) / 2
_SMALL = 160  # nodes; below, each has the room of its label


@dataclass(frozen=True, slots=True)
class Layout:
    """Positions in pixels at scale 1, by node; ``undated_x`` is where the undated events begin."""

    x: list[int]
    y: list[int]
    undated_x: int | None


def place(dates: Sequence[float | None], neighbours: Sequence[Sequence[int]]) -> Layout:
    """Place the events, which come first and in order of time, and after them everything else.

    ``dates`` holds one day number for each event, None where nothing is known of it;
    ``neighbours`` the numbers of the nodes joined to each node.

    >>> layout = place([0.0, 10.0, None], [[3], [3], [], [0, 1]])
    >>> layout.x[0] < layout.x[3] < layout.x[1] < layout.undated_x == layout.x[2]
    True
    """
    events, nodes = len(dates), len(neighbours)
    dated = [event for event in range(events) if dates[event] is not None]
    cell_width, cell_height = (150.0, 52.0) if nodes <= _SMALL else (40.0, 28.0)
    width = max(6 * cell_width, math.sqrt(nodes) * (1.9 * math.sqrt(cell_width * cell_height)))
    height = width * 0.55

    x = [0.0] * nodes
    for event, position in zip(
        dated, _spread([dates[event] or 0.0 for event in dated]), strict=True
    ):
        x[event] = width * (position - 0.5)
    undated_x = width / 2 + 1.2 * cell_width if len(dated) < events else None
    undated = [event for event in range(events) if dates[event] is None]
    # In as many columns as it takes to be no taller than the rest.
    columns = max(1, math.ceil(len(undated) * cell_height / (0.8 * height)))
    for rank, event in enumerate(undated):
        x[event] = (undated_x or 0.0) + rank % columns * cell_width

    y = _heights(events, neighbours, height)
    _settle_others(x, events, len(dated), neighbours)
    _part(x, y, cell_width, cell_height)
    _set_aside(x, y, [node for node in range(events, nodes) if not neighbours[node]], cell_height)
    return Layout(
        [round(value) for value in x],
        [round(value) for value in y],
        None if undated_x is None else round(undated_x),
    )


def _spread(days: Sequence[float]) -> list[float]:
    """Give each of the sorted days a position between 0 and 1, half by date and half by rank."""
    if len(days) < 2:
        return [0.5] * len(days)
    span = max(days[-1] - days[0], 1.0)
    last = len(days) - 1
    return [0.5 * rank / last + 0.5 * (day - days[0]) / span for rank, day in enumerate(days)]


def _heights(events: int, neighbours: Sequence[Sequence[int]], height: float) -> list[float]:
    """Bring close in height what is joined: each node to the mean of its neighbours, some times over.

    Between two sweeps the others are ranked and spread evenly, or all would end in the middle.
    """
    nodes = len(neighbours)
    others = sorted(range(events, nodes), key=lambda node: (-len(neighbours[node]), node))
    y = [0.0] * nodes
    for rank, node in enumerate(others):
        y[node] = height * ((rank * _GOLDEN) % 1 - 0.5)
    if not others:
        return [height * ((event * _GOLDEN) % 1 - 0.5) * 0.6 for event in range(events)]
    for _ in range(_SWEEPS):
        for event in range(events):
            around = neighbours[event]
            if around:
                y[event] = sum([y[node] for node in around]) / len(around)
        for node in others:
            around = neighbours[node]
            if around:
                y[node] = 0.5 * y[node] + 0.5 * sum([y[other] for other in around]) / len(around)
        last = max(1, len(others) - 1)
        for rank, node in enumerate(sorted(others, key=lambda node: (y[node], node))):
            y[node] = height * (rank / last - 0.5)
    for event in range(events):
        around = neighbours[event]
        if around:
            y[event] = sum([y[node] for node in around]) / len(around)
        else:
            y[event] = height * ((event * _GOLDEN) % 1 - 0.5)
    return y


def _settle_others(
    x: list[float], events: int, dated: int, neighbours: Sequence[Sequence[int]]
) -> None:
    """Put actors and places at the middle of their dated events, else by what they are joined to."""
    settled, waiting = [], []
    for node in range(events, len(neighbours)):
        around = [x[other] for other in neighbours[node] if other < dated]
        if around:
            x[node] = sum(around) / len(around)
            settled.append(node)
        else:
            waiting.append(node)
    _loosen(x, settled, dated, neighbours)
    for node in waiting:
        around = [x[other] for other in neighbours[node]]
        x[node] = sum(around) / len(around) if around else x[node]


def _loosen(
    x: list[float], settled: Sequence[int], dated: int, neighbours: Sequence[Sequence[int]]
) -> None:
    """Spread by rank, and by half only, what would crowd in the middle, but never off its events.

    Whoever took part in much has the middle of all the time as their own middle.
    """
    if len(settled) < 6 or dated < 2:
        return
    left, right = min(x[:dated]), max(x[:dated])
    last = len(settled) - 1
    for rank, node in enumerate(sorted(settled, key=lambda node: (x[node], node))):
        around = [x[other] for other in neighbours[node] if other < dated]
        wanted = 0.5 * x[node] + 0.5 * (left + (right - left) * rank / last)
        x[node] = min(max(wanted, min(around)), max(around))


def _set_aside(x: list[float], y: list[float], alone: Sequence[int], height: float) -> None:
    """Put what is joined to nothing in rows below the rest: it has no time and no company."""
    if not alone:
        return
    others = set(range(len(x))).difference(alone)
    left, right = min((x[n] for n in others), default=0.0), max((x[n] for n in others), default=0.0)
    bottom = max((y[n] for n in others), default=0.0)
    row_size = max(1, round((right - left) / (3 * height)) + 1)
    for rank, node in enumerate(alone):
        row, place_in_row = divmod(rank, row_size)
        in_row = min(row_size, len(alone) - row * row_size)
        x[node] = (left + right) / 2 + (place_in_row - (in_row - 1) / 2) * 3 * height
        y[node] = bottom + (row + 1.6) * height


def _part(x: list[float], y: list[float], width: float, height: float) -> None:
    """Move nodes apart, up and down only, so that none covers another.

    In each column of the plane the order stays and the shifts are as small as they can be: isotonic
    regression on what is left of a height after its rank's share. A second pass, with columns half
    a width further, parts the neighbours that the first one cut apart.
    """
    for shift in (0.0, 0.5, 0.0):
        columns: dict[int, list[int]] = {}
        for node, position in enumerate(x):
            columns.setdefault(math.floor(position / width + shift), []).append(node)
        for column in columns.values():
            column.sort(key=lambda node: (y[node], node))
            wanted = [y[node] - rank * height for rank, node in enumerate(column)]
            for rank, (node, value) in enumerate(zip(column, _isotonic(wanted), strict=True)):
                y[node] = value + rank * height


def _isotonic(values: Sequence[float]) -> list[float]:
    """Find the rising sequence that is nearest to the values, by pooling those that fall.

    >>> _isotonic([1.0, 3.0, 2.0, 4.0])
    [1.0, 2.5, 2.5, 4.0]
    """
    pools: list[tuple[float, int]] = []
    for value in values:
        mean, size = value, 1
        while pools and pools[-1][0] > mean:
            before, count = pools.pop()
            mean = (before * count + mean * size) / (count + size)
            size += count
        pools.append((mean, size))
    return [mean for mean, size in pools for _ in range(size)]

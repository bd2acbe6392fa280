"""Every question that dateline ships gives the same answer on both engines."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from dateline.graph.connection import Graph
from dateline.graph.days import Day
from dateline.queries.chronology import chronology
from dateline.queries.conflicts import conflicts
from dateline.queries.entity import show
from dateline.queries.export.json import to_json
from dateline.queries.identity import find_subject
from dateline.queries.neighbours import neighbours, path
from dateline.queries.network import select
from dateline.queries.selection import Selection, copyable, select_events
from dateline.queries.status import status
from dateline.queries.timeline import timeline

SELECTIONS = {
    "everything": Selection(),
    "march": Selection(first=Day(2014, 3, 1), last=Day(2014, 3, 31)),
    "certainly-march": Selection(first=Day(2014, 3, 1), last=Day(2014, 3, 31), certain=True),
    "before-christ": Selection(last=Day(-1, 12, 31)),
    "after-9999": Selection(first=Day(10_000, 1, 1)),
    "before-everything": Selection(last=Day(-13_800_000_000, 1, 1)),
    "actor": Selection(actors=("red-dock",)),
    "place": Selection(places=("port-lind",)),
    "type": Selection(types=("attack", "trial")),
    "all-flags": Selection(
        first=Day(2011, 1, 1), last=Day(2014, 12, 31), actors=("red-dock", "ana-lind"),
        places=("coast",), types=("attack", "strike"),
    ),
}  # fmt: skip


def _timeless(value: Any) -> Any:
    """Leave out when something was recorded: the two graphs were not loaded in the same second."""
    if isinstance(value, dict):
        return {k: _timeless(v) for k, v in value.items() if k not in ("recordedAt", "retractedAt")}
    return [_timeless(item) for item in value] if isinstance(value, list) else value


def _selected(graph: Graph, selection: Selection) -> Any:
    return _timeless(to_json(select(graph, selection)))


def _copied(graph: Graph, selection: Selection) -> list[str]:
    """Run the query that a person may copy: it selects what we selected."""
    ids = [row["id"] for row in graph.read(copyable(selection))]
    assert ids == select_events(graph, selection)
    return ids


Question = Callable[[Graph], Any]
QUESTIONS: dict[str, Question] = {
    "status": lambda graph: {
        **status(graph),
        "engine": "",
        "description": "",
        "loads": len(status(graph)["loads"]),
    },
    "conflicts": lambda graph: conflicts(graph, Selection()),
    "conflicts-of-actor": lambda graph: conflicts(graph, SELECTIONS["actor"]),
    "neighbours-of-actor": lambda graph: neighbours(graph, "red-dock"),
    "neighbours-of-place": lambda graph: neighbours(graph, "port-lind"),
    "neighbours-of-event": lambda graph: neighbours(graph, "quay-raid"),
    "path": lambda graph: path(graph, "jo-berg", "dock-strike"),
    "path-of-places": lambda graph: path(graph, "north-pier", "gull-island"),
    "show-event": lambda graph: _timeless(show(graph, "pier-fire")),
    "show-actor": lambda graph: _timeless(show(graph, "the captain")),
    "show-place": lambda graph: _timeless(show(graph, "Gull Island")),
    "find": lambda graph: find_subject(graph, "КРАСНЫЙ ДОК", "Actor").id,
    "chronology": lambda graph: chronology(graph, Selection()).as_json(),
    **{f"timeline-{name}": partial(timeline, selection=s) for name, s in SELECTIONS.items()},
    **{f"selection-{name}": partial(_selected, selection=s) for name, s in SELECTIONS.items()},
    **{f"copied-{name}": partial(_copied, selection=s) for name, s in SELECTIONS.items()},
}

EVENTS = {
    "everything": [
        "siege", "island-camp", "dock-strike", "first-blast", "pier-fire", "quay-raid", "hostile",
        "dock-trial", "light-out", "arson-denied",
    ],
    "march": ["pier-fire", "quay-raid", "hostile", "dock-trial", "arson-denied"],
    "certainly-march": ["pier-fire", "quay-raid", "hostile", "dock-trial"],
    "before-christ": ["siege", "first-blast", "arson-denied"],
    "after-9999": ["light-out", "arson-denied"],
    "actor": ["pier-fire", "quay-raid", "dock-trial"],
    "place": ["siege", "dock-strike", "first-blast", "pier-fire", "quay-raid"],
    "type": ["first-blast", "pier-fire", "dock-trial", "arson-denied"],
    "all-flags": ["dock-strike", "pier-fire"],
}  # fmt: skip


@pytest.mark.neo4j
@pytest.mark.parametrize("name", QUESTIONS)
def test_answer(both: tuple[Graph, Graph], name: str) -> None:
    embedded, neo4j = both
    answer = QUESTIONS[name](embedded)
    assert answer == QUESTIONS[name](neo4j)
    assert answer or name.endswith("before-everything")


@pytest.mark.parametrize("name", EVENTS)
def test_events_selected(case_graph: Graph, name: str) -> None:
    assert sorted(select_events(case_graph, SELECTIONS[name])) == sorted(EVENTS[name])


def test_every_shipped_statement_is_asked() -> None:
    """Each .cypher file is named in a module of queries, whose functions the questions above call."""
    folder = Path(__file__).resolve().parents[2] / "queries"
    code = "".join(file.read_text("utf-8") for file in folder.rglob("*.py"))
    unused = [
        f.stem for f in (folder / "cypher").glob("*.cypher") if f'cypher("{f.stem}"' not in code
    ]
    assert unused == []

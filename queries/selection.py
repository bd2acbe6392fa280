"""What a question is about: a span of time, actors, places, types; and the events that answer it."""

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from ..graph.connection import Graph
from ..graph.days import Day
from ..graph.rows import FIRST_DAY, LAST_DAY, graph_date
from .shipped import cypher


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """Which events are meant; what is left empty selects everything.

    Of several actors, places or types any one will do. A place means whatever lies within it, too.
    ``certain`` asks that an event's bounds both lie in the span; otherwise it is enough that they may.
    """

    first: Day | None = None
    last: Day | None = None
    certain: bool = False
    actors: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    types: tuple[str, ...] = ()

    def is_everything(self) -> bool:
        """Tell whether nothing was asked for in particular."""
        return self == Selection(certain=self.certain)

    def parameters(self) -> dict[str, Any]:
        """Give the parameters of ``timeline.cypher``."""
        return {
            "from": _bound(self.first),
            "to": _bound(self.last),
            "certain": self.certain,
            "actors": list(self.actors),
            "places": list(self.places),
            "types": list(self.types),
        }


def _bound(day: Day | None) -> str | None:
    """Write a day as a parameter; one that no graph can hold, as the nearest that it can."""
    return None if day is None else graph_date(min(max(day, FIRST_DAY), LAST_DAY))


def select_events(graph: Graph, selection: Selection) -> list[str]:
    """Find the ids of the selected events in order of time; those without any date come last."""
    rows = graph.read(cypher("timeline"), **selection.parameters())
    return [row["id"] for row in rows]


def quoted(values: Sequence[str]) -> str:
    """Write texts as a Cypher list, for the query that a person may copy.

    >>> quoted(["a", "it's"])
    "['a', 'it\\\\'s']"
    """
    inner = ", ".join("'" + v.replace("\\", "\\\\").replace("'", "\\'") + "'" for v in values)
    return f"[{inner}]"


def copyable(selection: Selection) -> str:
    """Write the timeline's query with its parameters in it, to be pasted into any Cypher console."""
    text = "\n".join(line for line in cypher("timeline").splitlines() if not line.startswith("//"))
    parameters = selection.parameters()
    # In one pass: an id may itself be called $types, and must stay inside its quotes.
    return re.sub(r"\$(\w+)", lambda found: _literal(parameters[found[1]]), text)


def _literal(value: Any) -> str:
    if isinstance(value, list):
        return quoted(value)
    if isinstance(value, bool) or value is None:
        return json.dumps(value)
    return quoted([value])[1:-1]

"""What a question is about: a span of time, actors, places, types; and the events that answer it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from ..graph.connection import Graph
from ..graph.days import Day
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
            "from": None if self.first is None else str(self.first),
            "to": None if self.last is None else str(self.last),
            "certain": self.certain,
            "actors": list(self.actors),
            "places": list(self.places),
            "types": list(self.types),
        }


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
    for name, value in selection.parameters().items():
        literal = (
            quoted(value)
            if isinstance(value, list)
            else "null"
            if value is None
            else str(value).lower()
            if isinstance(value, bool)
            else f"'{value}'"
        )
        text = text.replace(f"${name}", literal)
    return text

"""The command that orders events, and says why."""

import json
from collections.abc import Callable
from typing import Any

import click

from ..graph.connection import Graph, connect
from ..queries.render import visible
from ..queries.selection import Selection
from .ask import tell, write_rows
from .options import format_option, graph_option
from .selecting import selection_options


@click.command()
@selection_options
@format_option
@graph_option
def chronology(target: str, format_: str, make_selection: Callable[[Graph], Selection]) -> None:
    """Order events by all that is claimed of them, with the reasons, and say what cannot all hold.

    In the table a star marks a bound that was inferred. Claims that cannot all hold follow the events: as
    objects of their own in json and jsonl; of the table and csv they are told on stderr.
    """
    # networkx, which solves it, takes a moment to import.
    from ..queries.chronology import COLUMNS
    from ..queries.chronology import chronology as ask

    with connect(target) as graph:
        found: dict[str, list[dict[str, Any]]] = ask(graph, make_selection(graph)).as_json()
    if format_ == "json":
        click.echo(json.dumps(found, ensure_ascii=False, indent=2))
        return
    if format_ == "table":
        for event in found["events"]:
            click.echo(visible(_line(event)))
            for reason in event["because"]:
                click.echo(f"    {visible(reason)}")
    else:
        write_rows(found["events"], COLUMNS, format_)
    if format_ == "jsonl" and found["inconsistencies"]:
        write_rows(found["inconsistencies"], (), format_)
    for conflict in found["inconsistencies"] if format_ != "jsonl" else ():
        tell(f"cannot all hold: {visible(str(conflict['explanation']))}")
    tell(f"{len(found['events'])} events, {len(found['inconsistencies'])} inconsistencies")


def _line(event: dict[str, Any]) -> str:
    """Write an event with its solved bounds; a bound that nobody stated is marked as inferred."""
    span = [event["solvedEarliest"], event["solvedLatest"]]
    stated = [event["earliest"], event["latest"]]
    marked = [
        (day or "..") + ("*" if day is not None and day != own else "")
        for day, own in zip(span, stated, strict=True)
    ]
    return f"{marked[0]:>11} to {marked[1]:<11}  {event['id']}"

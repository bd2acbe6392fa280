"""The commands that ask: what happened, what is joined to what, what is contradicted, what is there."""

import sys
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import click

from ..graph.connection import Graph, connect
from ..queries.render import cell, render_rows, visible
from ..queries.selection import Selection
from .options import format_option, graph_option
from .selecting import selection_options

MakeSelection = Callable[[Graph], Selection]


def write_rows(rows: Sequence[Mapping[str, Any]], columns: Sequence[str], format_: str) -> None:
    """Write rows to stdout; a table shows the given columns, the other formats whatever there is."""
    every = list(rows[0]) if rows else list(columns)
    render_rows(columns if format_ == "table" else every, rows, format_, sys.stdout)


def tell(text: str) -> None:
    """Say something that is no result."""
    click.echo(visible(text), err=True)


@click.command()
@selection_options
@format_option
@graph_option
def timeline(target: str, format_: str, make_selection: MakeSelection) -> None:
    """List events in order, with what of their dates was stated and what inferred."""
    from ..queries.timeline import COLUMNS
    from ..queries.timeline import timeline as ask

    with connect(target) as graph:
        rows = ask(graph, make_selection(graph))
    write_rows(rows, COLUMNS, format_)
    undated = sum(row["when"] == "undated" for row in rows)
    disputed = sum(row["status"] == "conflict" for row in rows)
    tell(f"{len(rows)} events, {undated} undated, {disputed} in conflict")


@click.command()
@click.argument("subject", metavar="ID")
@format_option
@graph_option
def show(target: str, format_: str, subject: str) -> None:
    """Show one event, actor or place: what is claimed of it, by whom, where, and what it is joined to."""
    from ..queries.entity import CLAIM_COLUMNS
    from ..queries.entity import show as ask
    from ..queries.neighbours import COLUMNS

    with connect(target) as graph:
        found = ask(graph, subject)
    if format_ == "csv":
        write_rows(found["claims"], CLAIM_COLUMNS, format_)
    elif format_ != "table":
        write_rows([found], (), format_)
    else:
        # The name is the title, and the totals are the counts that stand beside them.
        elsewhere = ("claims", "edges", "because", "title", "totals")
        for name, value in found.items():
            if name not in elsewhere and value not in (None, {}, []):
                click.echo(f"{name:>15}  {visible(cell(value))}")
        for reason in found.get("because") or ():
            click.echo(f"{'because':>15}  {visible(reason)}")
        click.echo()
        write_rows(found["claims"], ("kind", *CLAIM_COLUMNS), "table")
        click.echo()
        write_rows(found["edges"], COLUMNS, "table")


@click.command()
@click.argument("subject", metavar="ID")
@format_option
@graph_option
def neighbours(target: str, format_: str, subject: str) -> None:
    """List what an event, actor or place is joined to, with the claims for and against."""
    from ..queries.neighbours import COLUMNS
    from ..queries.neighbours import neighbours as ask

    with connect(target) as graph:
        rows = ask(graph, subject)
    write_rows(rows, COLUMNS, format_)


@click.command()
@click.argument("start", metavar="A")
@click.argument("goal", metavar="B")
@format_option
@graph_option
def path(target: str, format_: str, start: str, goal: str) -> None:
    """Find the shortest way from one event, actor or place to another."""
    from ..queries.neighbours import PATH_COLUMNS
    from ..queries.neighbours import path as ask

    with connect(target) as graph:
        rows = ask(graph, start, goal)
    write_rows(rows, PATH_COLUMNS, format_)


@click.command()
@selection_options
@format_option
@graph_option
def conflicts(target: str, format_: str, make_selection: MakeSelection) -> None:
    """List claims that cannot, or may not, both hold, side by side."""
    from ..queries.conflicts import COLUMNS
    from ..queries.conflicts import conflicts as ask

    with connect(target) as graph:
        rows = ask(graph, make_selection(graph))
    write_rows(rows, COLUMNS, format_)


@click.command()
@format_option
@graph_option
def status(target: str, format_: str) -> None:
    """Say which engine holds the graph, what is in it, and what wants attention."""
    from ..queries.status import status as ask

    with connect(target) as graph:
        found = ask(graph)
    if format_ != "table":
        write_rows([found], (), format_)
        return
    for name, value in found.items():
        if name not in ("engine", "loads", "interrupted"):
            told = "not counted: see dateline chronology" if value is None else cell(value)
            click.echo(f"{name:>17}  {visible(told)}")
    for load in found["loads"]:
        case = f"case {load['case']}, " if load["case"] else ""
        click.echo(f"{'loaded':>17}  {visible(case)}{visible(load['file'])}, {load['at'][:19]}")
    for load in found["interrupted"]:
        tell(f"the load of {load['file']} was interrupted: load it again")

"""The command that runs an analyst's own Cypher."""

import json
import sys
from collections.abc import Sequence
from typing import TextIO

import click

from .options import format_option, graph_option


def read_parameters(
    context: click.Context, option: click.Parameter, given: Sequence[str]
) -> dict[str, object]:
    """Read ``name=value``: as JSON where the value is JSON, else as the text that it is."""
    parameters: dict[str, object] = {}
    for text in given:
        name, equals, value = text.partition("=")
        if not equals or not name:
            raise click.BadParameter(f"{text!r} is not of the form name=value", context, option)
        try:
            parameters[name] = json.loads(value)
        except (ValueError, RecursionError):
            parameters[name] = value
    return parameters


@click.command()
@click.argument("cypher", required=False, metavar="[CYPHER|-]")
@click.option(
    "--file",
    "file",
    type=click.File(encoding="utf-8-sig"),  # some editors begin a file with a mark
    help="Read the query from a file, or with - from stdin.",
)
@click.option(
    "--param",
    "params",
    multiple=True,
    callback=read_parameters,
    metavar="NAME=VALUE",
    help="Give the query a parameter: $name. A value that is JSON is taken as such (7, true, [1, 2]),"
    " any other as text; '\"7\"' is the text 7. May be repeated.",
)
@click.option(
    "--timeout",
    type=click.FloatRange(min=0),
    default=60,
    show_default=True,
    metavar="SECONDS",
    help="Stop the query after so long; 0 sets no limit.",
)
@click.option(
    "--write",
    is_flag=True,
    help="Allow the query to change the graph. What the claims do not say is gone when the graph's events,"
    " actors, places and their edges are next rebuilt from them.",
)
@format_option
@graph_option
def query(
    cypher: str | None,
    file: TextIO | None,
    params: dict[str, object],
    timeout: float,
    write: bool,
    format_: str,
    target: str,
) -> None:
    """Run your own Cypher: it may read everything and change nothing.

    One statement at a time; a file of many, such as a .cypher export, is for
    cypher-shell.

    \b
    dateline query 'MATCH (e:Event) RETURN e.title, e.earliest ORDER BY e.earliest'
    dateline query --param id=boraldai --file around.cypher --format csv
    """
    from ..graph.connection import connect
    from ..queries.console import open_query
    from ..queries.render import render_rows

    text = _query_text(cypher, file)
    with connect(target) as graph:
        if write:
            click.echo(
                "changes to events, actors, places and their edges last until these are next rebuilt"
                " from the claims: to stay, a change must come as a claim",
                err=True,
            )
        limit = timeout or None
        with open_query(graph, text, params, timeout=limit, write=write) as stream:
            if write and not stream.columns:
                list(stream.rows)
                click.echo("done; the query returns nothing", err=True)
            else:
                render_rows(stream.columns, stream.rows, format_, sys.stdout)


def _query_text(cypher: str | None, file: TextIO | None) -> str:
    """Take the query from the one place where it was given."""
    if (cypher is None) == (file is None):
        raise click.UsageError("give the query as an argument, or '-' for stdin, or --file FILE")
    if file is None and cypher == "-":
        file = sys.stdin
    try:
        return cypher or "" if file is None else file.read()
    except UnicodeDecodeError as error:
        raise click.UsageError(f"the query is not UTF-8 text: {error}") from None

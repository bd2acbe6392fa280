"""Options that several commands share."""

from collections.abc import Callable
from typing import Any

import click

Command = Callable[..., Any]

graph_option = click.option(
    "--graph",
    "target",
    envvar="DATELINE_GRAPH",
    default="dateline.graph",
    show_default=True,
    show_envvar=True,
    metavar="FOLDER|URI",
    help="A folder for the embedded engine, or the bolt:// or neo4j:// address of a Neo4j "
    "(with NEO4J_USERNAME and NEO4J_PASSWORD).",
)

format_option = click.option(
    "--format",
    "format_",
    type=click.Choice(["table", "json", "jsonl", "csv"]),
    default="table",
    show_default=True,
    help="How the rows are written to stdout.",
)

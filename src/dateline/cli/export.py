"""The command that hands a selection on, as a page, a graph file, a table or a report."""

from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Final

import click

from ..graph.connection import Graph, connect
from ..queries.selection import Selection
from .options import graph_option
from .selecting import selection_options

#: Suffix -> the module of ``queries.export`` that writes it; its function is ``write_`` and the module's name.
FORMATS: Final = {
    ".html": "html",
    ".htm": "html",
    ".graphml": "graphml",
    ".gexf": "gexf",
    ".json": "json",
    ".jsonl": "jsonl",
    ".csv": "csv",
    ".cypher": "cypher",
    ".svg": "svg",
    ".png": "png",
    ".pdf": "pdf",
}


@click.command()
@click.option(
    "-o",
    "--output",
    "output",
    type=click.Path(dir_okay=False, path_type=Path),
    required=True,
    help="The file to write; its suffix says what: " + ", ".join(sorted(FORMATS)) + ".",
)
@click.option("--title", help="The title of a page or report; the name of the case if left out.")
@click.option(
    "--renderer",
    type=click.Choice(["auto", "pyvis", "canvas"]),
    default="auto",
    show_default=True,
    help="What draws the network of an .html page: vis-network as pyvis carries it, or our own canvas.",
)
@selection_options
@graph_option
def export(
    target: str,
    output: Path,
    title: str | None,
    renderer: str,
    make_selection: Callable[[Graph], Selection],
) -> None:
    """Write the selected events and all that is claimed of them into one file.

    .html is one offline page with the network and the timeline; .jsonl holds every claim, document and
    load, and can be loaded again; .svg, .png and .pdf show the timeline.
    """
    suffix = output.suffix.lower()
    if suffix not in FORMATS:
        raise click.BadParameter(
            f"no format is known by {suffix or 'an empty suffix'!r}: use one of {', '.join(sorted(FORMATS))}",
            param_hint="-o",
        )
    name = FORMATS[suffix]
    write = getattr(import_module(f"dateline.queries.export.{name}"), f"write_{name}")
    with connect(target) as graph:
        selection = make_selection(graph)
        if name == "jsonl" and selection.is_everything():
            write(graph, output)
        else:
            from ..queries.network import select

            network = select(graph, selection, title)
            if name == "jsonl":
                write(graph, output, network.graph["claims"])
            elif name == "html":
                write(network, output, renderer=renderer)
            else:
                write(network, output)
    click.echo(f"wrote {output} ({output.stat().st_size:,} bytes)", err=True)

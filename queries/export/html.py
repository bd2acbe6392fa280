"""The page as a file: network, timeline and claims in one HTML document that needs nothing else."""

from pathlib import Path

import networkx as nx

from ..page import Renderer, render_page
from .files import write_whole


def write_html(
    selection: "nx.MultiDiGraph[str]", path: Path, *, renderer: Renderer = "auto"
) -> None:
    """Write a selection as one page that works without network, server or installation.

    ``pyvis`` draws the network with the vis-network that pyvis carries, ``canvas`` with our own
    drawing, which holds tens of thousands of events; ``auto`` takes pyvis up to a thousand nodes.
    The same selection gives the same bytes.

    Raises:
        ExportError: the file cannot be written.
    """
    write_whole(path, render_page(selection, renderer=renderer))

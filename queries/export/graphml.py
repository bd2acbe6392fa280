"""A selection as GraphML, for Gephi, yEd, Cytoscape and igraph."""

from pathlib import Path

import networkx as nx

from .files import writing
from .flat import flatten


def write_graphml(selection: "nx.MultiDiGraph[str]", path: Path) -> None:
    """Write a selection as GraphML.

    Raises:
        ExportError: the file cannot be written.
    """
    with writing(path) as file:
        for line in nx.generate_graphml(flatten(selection)):
            file.write(line + "\n")

"""The timeline as a PNG picture, for a slide, an article or a message."""

from pathlib import Path

import networkx as nx

from .figure import arrange
from .files import write_whole
from .svg import draw
from .typeset import FONT, typeset

#: Pictures beyond this many pixels in height are opened by few programs.
_TALLEST = 16_000


def write_png(selection: "nx.MultiDiGraph[str]", path: Path) -> None:
    """Write a selection's timeline as PNG, two pixels for each of the SVG's while that stays openable."""
    figure = arrange(selection)
    scale = min(2.0, _TALLEST / (figure.height + 18 * len(figure.undated) + 200))
    picture = typeset("figure.typ", {"figure": draw(figure, FONT)}, "png", scale)
    write_whole(path, picture)

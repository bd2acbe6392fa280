"""A selection as a printed report in PDF: timeline, events with their claims, contradictions, sources."""

from pathlib import Path
from typing import Any

import networkx as nx

from .figure import arrange
from .files import write_whole
from .plain import breakable
from .report import report
from .svg import draw
from .typeset import FONT, typeset

#: The figure's width in CSS pixels that makes its labels readable on A4, and a page's room in millimetres.
_WIDTH, _TEXT_WIDTH, _TALLEST = 760.0, 174.0, 215.0


def write_pdf(selection: "nx.MultiDiGraph[str]", path: Path) -> None:
    """Write a selection as a report to be printed, filed or handed in; needs Typst (``pip install typst``)."""
    data = breakable(report(selection)) | _figure(selection)
    document = typeset("report.typ", data, "pdf")
    write_whole(path, document)


def _figure(selection: "nx.MultiDiGraph[str]") -> dict[str, Any]:
    """Draw the timeline for one page: with labels if they fit, else as a density of bars."""
    millimetre = _TEXT_WIDTH / _WIDTH
    figure = arrange(selection, _WIDTH)
    if (figure.height + 80) * millimetre > _TALLEST:
        figure = arrange(selection, _WIDTH, labelled=False)
    if not figure.lanes:
        return {"figure": None, "tall": 0}
    tall = min(_TALLEST, (figure.height + 80) * millimetre)
    return {"figure": draw(figure, FONT, heading=False), "tall": tall}

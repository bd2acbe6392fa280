"""A selection in a notebook: the last line of a cell shows the page itself, in a frame that can touch nothing.

The page comes from texts that anybody may have written, and a notebook's own page can run code on the kernel.
So it is shown in a sandboxed frame of an origin of its own: no cookies, no storage, no way to the notebook.
"""

from html import escape
from typing import TYPE_CHECKING, Final

import networkx as nx

if TYPE_CHECKING:
    _Graph = nx.MultiDiGraph[str]
else:
    _Graph = nx.MultiDiGraph

#: The page runs its scripts, and a source opens in a tab that is free of the sandbox. Nothing else is allowed:
#: above all not ``allow-same-origin``, with which the frame could take its sandbox off.
SANDBOX: Final = "allow-scripts allow-popups allow-popups-to-escape-sandbox"
_HEIGHT: Final = 720


class SelectionGraph(_Graph):
    """A networkx graph of events, actors and places that shows itself as the page where that is possible.

    It is a plain ``MultiDiGraph`` in everything else: copies, subgraphs and reversed graphs are selections
    too, an undirected one is networkx's own.

    >>> selection = SelectionGraph(title="One day")
    >>> selection.add_node("operation", kind="event", title="Operation", label="Operation")
    >>> type(selection.subgraph(["operation"]).copy()).__name__
    'SelectionGraph'
    """

    def to_directed_class(self) -> "type[SelectionGraph]":
        """Tell networkx what a directed copy of this graph is."""
        return SelectionGraph

    def _repr_html_(self) -> str:
        """Give the page to Jupyter, which asks for it when a cell ends in a selection."""
        # Only here, so that asking a graph for data does not load the page and pyvis.
        from .page import render_page

        return frame(render_page(self), str(self.graph.get("title") or "Timeline"))


def frame(page: str, title: str) -> str:
    """Put a whole page into a sandboxed frame, as one attribute.

    >>> frame("<p>a & b</p>", "One day")[-49:]
    '" srcdoc="&lt;p&gt;a &amp; b&lt;/p&gt;"></iframe>'
    """
    return (
        f'<iframe sandbox="{SANDBOX}" referrerpolicy="no-referrer" title="{escape(title)}"'
        f' style="width:100%;height:{_HEIGHT}px;border:0" srcdoc="{escape(page)}"></iframe>'
    )

"""The HTML page: its data, template, style and scripts."""

from .document import PYVIS_NODES, Renderer, render_page

__all__ = ["PYVIS_NODES", "Renderer", "render_page"]

"""One file out of template, style, scripts and data, with a policy that lets nothing else in.

The policy names our own scripts and styles by their hashes. Whatever a report's text contains, it
cannot become a script; and if one day a mistake here made it one, the browser would not run it.
The scripts lie compressed in the file: a short one unpacks them, and they run only because the
policy knows the hashes of what comes out.
"""

import base64
import hashlib
import json
import re
import zlib
from collections.abc import Iterable, Mapping
from html import escape
from importlib import resources
from string import Template
from typing import Any, Final, Literal

import networkx as nx

from .layout import place
from .order import order_nodes
from .plain import plain_page
from .text import is_mixed

Renderer = Literal["auto", "pyvis", "canvas"]

#: Up to here vis-network, which pyvis carries, answers a drag at once; above, our own drawing does.
PYVIS_NODES: Final = 1000

#: In the order in which they depend on each other; all share the scope of one function.
SCRIPTS: Final = (
    "unpack",
    "calendar",
    "dom",
    "frames",
    "gestures",
    "model",
    "known",
    "state",
    "search",
    "facets",
    "theme",
    "shapes",
    "labels",
    "axis",
    "edges",
    "view",
    "scene",
    "overlay",
    "RENDERER",
    "timeline-overview",
    "timeline-bars",
    "timeline-detail",
    "timeline",
    "listbox",
    "filters",
    "wording",
    "claims",
    "panel",
    "cypher",
    "story",
    "report",
    "pictures",
    "controls",
    "app",
)
STYLES: Final = ("tokens", "frame", "controls", "filters", "list", "panel", "plain", "print")

_HERE = resources.files(__package__ or __name__)


def render_page(selection: "nx.MultiDiGraph[str]", *, renderer: Renderer = "auto") -> str:
    """Make the whole page of a selection: the same selection always gives the same text."""
    # pyvis takes half a second to import, and only this function needs it.
    from .dataset import build_dataset
    from .network import build_network

    if renderer == "auto":
        renderer = "pyvis" if len(selection) <= PYVIS_NODES else "canvas"
    order = order_nodes(selection)
    layout = place([bounds.middle for bounds in order.bounds], order.neighbours(selection))
    network = build_network(selection, order.names, layout)
    dataset = build_dataset(selection, order, network, layout.undated_x)
    style = _style()
    scripts = [_vis_network()] if renderer == "pyvis" else []
    scripts.append(_script(renderer))
    start = _minimal("start")
    title = dataset["title"]
    return Template(_read("template.html")).substitute(
        policy=_policy([start, *scripts], style),
        renderer=renderer,
        title=escape(title),
        heading=f"<bdi>{escape(title)}</bdi>" if is_mixed(title) else escape(title),
        style=style,
        plain=plain_page(selection, order),
        scripts=" ".join(_compress(script) for script in scripts),
        data=_compress(_json(dataset)),
        start=start,
    )


def _read(name: str) -> str:
    return (_HERE / name).read_text(encoding="utf-8")


def _script(renderer: str) -> str:
    names = (f"network-{renderer}" if name == "RENDERER" else name for name in SCRIPTS)
    source = "\n".join(_minimal(name) for name in names)
    return f"(() => {{\n'use strict';\n{source}\n}})();"


def _minimal(name: str) -> str:
    return _shorten(_read(f"scripts/{name}.js"))


def _shorten(source: str) -> str:
    """Drop indentation, empty lines and lines that are comments: the reader has the source.

    It is safe because no script of ours holds a text that spans lines.

    >>> _shorten("// why\\nif (a) {\\n  b();\\n\\n}\\n")
    'if (a) {\\nb();\\n}'
    """
    lines = (line.strip() for line in source.splitlines())
    return "\n".join(line for line in lines if line and not line.startswith("//"))


def _style() -> str:
    source = "\n".join(_read(f"style/{name}.css") for name in STYLES)
    return re.sub(r"\s*\n\s*", "\n", re.sub(r"/\*.*?\*/", "", source, flags=re.DOTALL)).strip()


def _vis_network() -> str:
    """Read vis-network from the pyvis that is installed, without its link to a source map."""
    path = resources.files("pyvis") / "templates/lib/vis-9.1.2/vis-network.min.js"
    return re.sub(r"//# sourceMappingURL=\S*", "", path.read_text(encoding="utf-8"))


def _policy(scripts: Iterable[str], style: str) -> str:
    """Write the content security policy: nothing from anywhere, but these scripts and this style."""

    def source(text: str) -> str:
        digest = hashlib.sha256(text.encode()).digest()
        return f"'sha256-{base64.b64encode(digest).decode()}'"

    return "; ".join(
        (
            "default-src 'none'",
            f"script-src {' '.join(source(script) for script in scripts)}",
            f"style-src {source(style)}",
            "img-src data:",
            "base-uri 'none'",
            "form-action 'none'",
        )
    )


def _json(dataset: Mapping[str, Any]) -> str:
    return json.dumps(dataset, ensure_ascii=False, separators=(",", ":"), allow_nan=False)


def _compress(text: str) -> str:
    """Deflate a text and write it in base64, which holds nothing that HTML would act upon.

    >>> _compress("dateline")
    'eNpLSSxJzcnMSwUADqwDRw=='
    """
    return base64.b64encode(zlib.compress(text.encode(), 9)).decode()

"""The page without scripts: a plain table of the events, who claims them, and the sources.

It stands in ``<noscript>``, for a browser in its safest mode and for any program that reads HTML.
It cannot be compressed, so it is short: closing tags that HTML does not need are left out, and a
source is a number into the list below the table.
"""

from collections.abc import Iterable, Mapping
from html import escape
from typing import Any

import networkx as nx

from .order import Order
from .text import clean, is_mixed, safe_url


def plain_page(selection: "nx.MultiDiGraph[str]", order: Order) -> str:
    """Write the table of events and the list of sources."""
    claims: Mapping[str, Mapping[str, Any]] = selection.graph.get("claims", {})
    documents: Mapping[str, Mapping[str, Any]] = selection.graph.get("documents", {})
    sources = {name: number for number, name in enumerate(documents, start=1)}
    names = order.names[: len(order.bounds)]
    rows = (_row(selection.nodes[name], claims, sources) for name in names)
    items = (_source(document) for document in documents.values())
    return (
        '<table id="plain-events"><caption>Events in order of time</caption>'
        '<thead><tr><th scope="col">When<th scope="col">Event<th scope="col">Claimed by'
        f'<th scope="col">Sources<tbody>\n{"".join(rows)}</table>'
        f'<h2>Sources</h2><ol id="plain-sources">\n{"".join(items)}</ol>'
    )


def _row(
    event: Mapping[str, Any], claims: Mapping[str, Mapping[str, Any]], sources: Mapping[str, int]
) -> str:
    of_event = [claims[name] for name in event.get("claims", ()) if name in claims]
    claimants = dict.fromkeys(name for claim in of_event if (name := claimant(claim)))
    numbers = dict.fromkeys(
        sources[c["document"]] for c in of_event if c.get("document") in sources
    )
    cells = (
        isolate(event.get("when") or "undated"),
        isolate(event.get("label") or ""),
        ", ".join(isolate(name) for name in claimants),
        ", ".join(str(number) for number in sorted(numbers)),
    )
    return f"<tr><td>{'<td>'.join(cells)}\n"


def claimant(claim: Mapping[str, Any]) -> str | None:
    """Name who makes a claim: the last of its chain, whom all before only pass on.

    >>> chain = [{"name": "The Herald", "position": 0}, {"name": "A spokesman", "position": 1}]
    >>> claimant({"chain": chain, "stance": "denies"})
    'A spokesman (denies)'
    """
    chain: Iterable[Mapping[str, Any]] = claim.get("chain") or ()
    last = max(chain, key=lambda link: int(link.get("position") or 0), default=None)
    if last is None:
        return None
    name = str(last.get("name") or last.get("actor") or "")
    stance = claim.get("stance")
    return f"{name} ({stance})" if name and stance in ("denies", "doubts") else name or None


def _source(document: Mapping[str, Any]) -> str:
    title = isolate(document.get("title") or document.get("id") or "untitled")
    url = safe_url(document.get("url") or "")
    if url:
        title = f'<a href="{escape(url)}" rel="noopener noreferrer" referrerpolicy="no-referrer">{title}</a>'
    parts = (document.get("publisherName") or document.get("publisher"), document.get("published"))
    return f"<li>{', '.join([title, *(isolate(part) for part in parts if part)])}\n"


def isolate(value: object) -> str:
    """Escape a text, and isolate it where its direction could turn that of its neighbours.

    >>> isolate("<b>"), isolate("مراد")
    ('&lt;b&gt;', '<bdi>مراد</bdi>')
    """
    text = clean(value)
    return f"<bdi>{escape(text)}</bdi>" if is_mixed(text) else escape(text)

"""The page without scripts: a plain table of the events, who claims them, and the sources.

It stands in ``<noscript>``, for a browser in its safest mode and for any program that reads HTML.
It cannot be compressed, so it is short: closing tags that HTML does not need are left out, a source
is a number into the list below the table, and in a long table a claimant is one, too.
"""

from collections.abc import Iterable, Mapping
from html import escape
from typing import Any, Final

import networkx as nx

from .order import Order
from .text import clean, is_mixed, safe_url, shorten

#: Events; above, names of claimants and long titles would make the table larger than the data.
LONG_TABLE: Final = 1500
#: Events; what is more is counted, or a table that nobody can read would be half of the file.
MOST_ROWS: Final = 10_000
_TITLE: Final = 60


def plain_page(selection: "nx.MultiDiGraph[str]", order: Order) -> str:
    """Write the table of events, the list of sources, and for a long table that of claimants."""
    claims: Mapping[str, Mapping[str, Any]] = selection.graph.get("claims", {})
    documents: Mapping[str, Mapping[str, Any]] = selection.graph.get("documents", {})
    sources = {name: number for number, name in enumerate(documents, start=1)}
    names = order.names[: len(order.bounds)]
    numbers: dict[str, int] | None = {} if len(names) > LONG_TABLE else None
    rows = "".join(
        _row(selection.nodes[name], claims, sources, numbers) for name in names[:MOST_ROWS]
    )
    items = "".join(_source(document) for document in documents.values())
    claimants = "".join(f"<li>{isolate(name)}\n" for name in numbers or ())
    left = len(names) - MOST_ROWS
    more = f"<p>{left:,} more events: the page with scripts, or an export as CSV, has them all.</p>"
    return (
        '<table id="plain-events"><caption>Events in order of time</caption>'
        '<thead><tr><th scope="col">When<th scope="col">Event<th scope="col">Claimed by'
        f'<th scope="col">Sources<tbody>\n{rows}</table>{more if left > 0 else ""}'
        + (f'<h2>Claimants</h2><ol id="plain-claimants">\n{claimants}</ol>' if claimants else "")
        + f'<h2>Sources</h2><ol id="plain-sources">\n{items}</ol>'
    )


def _row(
    event: Mapping[str, Any],
    claims: Mapping[str, Mapping[str, Any]],
    sources: Mapping[str, int],
    numbers: dict[str, int] | None,
) -> str:
    """Write one event; with ``numbers``, claimants are numbered there and not named here."""
    of_event = [claims[name] for name in event.get("claims", ()) if name in claims]
    names = dict.fromkeys(name for claim in of_event if (name := claimant(claim)))
    cited = {sources[claim["document"]] for claim in of_event if claim.get("document") in sources}
    title = str(event.get("label") or "")
    if numbers is None:
        by = ", ".join(isolate(name) for name in names)
    else:
        title = shorten(title, _TITLE)
        by = ", ".join(str(numbers.setdefault(name, len(numbers) + 1)) for name in names)
    cells = (
        isolate(event.get("when") or "undated"),
        isolate(title),
        by,
        ", ".join(map(str, sorted(cited))),
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
        # The head says for all links that no address is told, and without target there is no opener.
        title = f'<a href="{escape(url)}">{title}</a>'
    parts = (document.get("publisherName") or document.get("publisher"), document.get("published"))
    return f"<li>{', '.join([title, *(isolate(part) for part in parts if part)])}\n"


def isolate(value: object) -> str:
    """Escape a text, and isolate it where its direction could turn that of its neighbours.

    >>> isolate("<b>"), isolate("مراد")
    ('&lt;b&gt;', '<bdi>مراد</bdi>')
    """
    text = clean(value)
    return f"<bdi>{escape(text)}</bdi>" if is_mixed(text) else escape(text)

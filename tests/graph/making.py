"""Short ways to make records by hand, so that a test says only what it is about."""

from collections.abc import Sequence
from datetime import UTC, datetime
from itertools import count
from typing import Any

from dateline.graph.edtf import format_edtf, parse_edtf
from dateline.graph.interval import Interval
from dateline.graph.records import Attribution, Batch, Claim, Document, Involvement, Load, Node
from dateline.graph.vocabulary import ClaimKind

#: Where nothing else is said, a claim is recorded at this time, so that two graphs can be compared.
RECORDED = datetime(2015, 1, 1, 12, tzinfo=UTC)

_numbers = count(1)


def event(id_: str) -> Node:
    return Node("Event", id_)


def actor(id_: str) -> Node:
    return Node("Actor", id_)


def place(id_: str) -> Node:
    return Node("Place", id_)


def claim(
    about: Node, kind: ClaimKind = "event", *, id_: str | None = None, **facets: Any
) -> Claim:
    """Make a claim; ``date`` and ``said`` may be EDTF, ``by`` the ids of its chain, ``actors`` pairs."""
    by: Sequence[str] = facets.pop("by", ())
    facets.setdefault("chain", tuple(Attribution(who, position) for position, who in enumerate(by)))
    for name in ("date", "said"):
        if isinstance(facets.get(name), str):
            facets[name] = parse_edtf(facets[name])
    if isinstance(facets.get("date"), Interval):
        facets.setdefault("edtf", format_edtf(facets["date"]))
    facets["actors"] = tuple(Involvement(who, role) for who, role in facets.get("actors", ()))
    facets.setdefault("document", "report")
    facets.setdefault("recorded_at", RECORDED)
    return Claim(id=id_ or f"c{next(_numbers):04d}", kind=kind, about=about, **facets)


def relation(subject: Node, type_: str, object_: Node, **facets: Any) -> Claim:
    return claim(subject, "relation", relation=type_, object=object_, **facets)


def tally(about: Node, measure: str, low: int, high: int | None, **facets: Any) -> Claim:
    return claim(about, "count", measure=measure, min=low, max=high, **facets)


def document(id_: str = "report", published: str | None = None, **values: Any) -> Document:
    interval = Interval() if published is None else parse_edtf(published)
    return Document(id=id_, published=published, published_interval=interval, **values)


def batch(
    *claims: Claim,
    case: str | None = None,
    load: str | None = None,
    documents: Sequence[Document] | None = None,
    **values: Any,
) -> Batch:
    """Make a batch; where none is named, its documents are those that its claims name."""
    if documents is None:
        documents = [document(id_) for id_ in sorted({c.document for c in claims})]
    made = Load(id=load or f"load-{case}", case=case, file=f"{case or 'input'}.yaml", sha256="0")
    return Batch(load=made, documents=tuple(documents), claims=tuple(claims), **values)

"""The claims and the documents of a page, as columns: who says what, through whom, and where."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, TypeAlias

from .columns import Strings, pack, pack_lists
from .days import day_number
from .order import Order
from .text import clean, safe_url

Claim: TypeAlias = Mapping[str, Any]

_TEXTS = ("text", "quote", "dateText", "precision", "meaning", "edtf", "saidText")
_DAYS = ("earliest", "latest", "saidEarliest", "saidLatest")
_NUMBERS = ("charStart", "charEnd", "confidence", "min", "max")
#: Every claim has one of these: the first of them is left out.
_USUAL_STANCE = "asserts"


class ClaimTable:
    """The claims of a selection, numbered in the order of the nodes that they are about."""

    def __init__(self, claims: Mapping[str, Claim], of_nodes: Sequence[Iterable[str]]) -> None:
        """Number what the nodes name first, then what only edges or other claims speak of."""
        self.number: dict[str, int] = {}
        for names in (*of_nodes, claims):
            for name in names:
                if name in claims:
                    self.number.setdefault(name, len(self.number))
        self.rows = [claims[name] for name in self.number]
        self.of_nodes = [self.numbers(names) for names in of_nodes]

    def numbers(self, names: Iterable[str] | None) -> list[int]:
        """Number the claims of these names; a claim that is not in the selection is left out."""
        number = self.number
        return [number[name] for name in names or () if name in number]


def pack_claims(
    table: ClaimTable, documents: Mapping[str, Mapping[str, Any]], order: Order, strings: Strings
) -> dict[str, Any]:
    """Pack claims, the chains of their claimants, and their documents."""
    rows = table.rows
    sources = {name: row for row, name in enumerate(documents)}
    chains = _Chains(order, strings)
    columns: dict[str, Any] = {
        key: pack(strings.add(row.get(key)) for row in rows) for key in _TEXTS
    }
    columns |= {key: pack(day_number(row.get(key)) for row in rows) for key in _DAYS}
    columns |= {key: pack(row.get(key) for row in rows) for key in _NUMBERS}

    def reference(value: object) -> list[Any] | None:
        """Name a node by its number, and what is no node of the page by its text."""
        if value is None:
            return None
        number = order.number.get(str(value))
        return [number, None] if number is not None else [None, strings.add(value)]

    columns |= {
        "kind": pack(strings.add(row.get("kind")) for row in rows),
        "stance": pack(
            None if row.get("stance") in (None, _USUAL_STANCE) else strings.add(row["stance"])
            for row in rows
        ),
        "document": pack(sources.get(row.get("document", "")) for row in rows),
        "chain": pack(chains.add(row.get("chain") or ()) for row in rows),
        "about": pack(order.number.get(row.get("about", "")) for row in rows),
        "saidEvent": pack(reference(row.get("saidEvent")) for row in rows),
        "relation": pack(strings.add(row.get("relation")) for row in rows),
        "object": pack(reference(row.get("object")) for row in rows),
        "measure": pack(strings.add(row.get("measure")) for row in rows),
        "name": pack(strings.add(row.get("name")) for row in rows),
        "place": pack(reference(row.get("place")) for row in rows),
        "relays": pack(table.number.get(row.get("relays") or "") for row in rows),
        "contradicts": pack(_contradictions(row, table, strings) for row in rows),
    }
    return {
        "claims": columns,
        "claimsOf": pack_lists(table.of_nodes),
        "chains": chains.rows,
        "documents": _pack_documents(documents, strings),
    }


def _contradictions(row: Claim, table: ClaimTable, strings: Strings) -> list[list[Any]] | None:
    found = [
        [
            table.number[entry["claim"]],
            strings.add(entry.get("facet")),
            strings.add(entry.get("reason")),
        ]
        for entry in row.get("contradicts") or ()
        if entry.get("claim") in table.number
    ]
    return found or None


class _Chains:
    """The distinct chains of claimants, each a list of [node or null, name, verb or null]."""

    def __init__(self, order: Order, strings: Strings) -> None:
        self.rows: list[list[list[int | None]]] = []
        self._order = order
        self._strings = strings
        self._index: dict[tuple[tuple[Any, ...], ...], int] = {}

    def add(self, chain: Iterable[Mapping[str, Any]]) -> int:
        """Return the number of a chain, its links in the order of their positions."""
        links = tuple(
            (link.get("actor"), link.get("name") or link.get("actor"), link.get("verb"))
            for link in sorted(chain, key=lambda link: int(link.get("position") or 0))
        )
        if links not in self._index:
            self._index[links] = len(self.rows)
            add, number = self._strings.add, self._order.number
            self.rows.append(
                [[number.get(a or ""), add(name), add(verb)] for a, name, verb in links]
            )
        return self._index[links]


def _pack_documents(documents: Mapping[str, Mapping[str, Any]], strings: Strings) -> dict[str, Any]:
    rows = list(documents.values())
    columns = {
        key: pack(strings.add(row.get(key) or None) for row in rows)
        for key in ("title", "author", "published", "language", "sha256")
    }
    return columns | {
        "id": pack(strings.add(name) for name in documents),
        "publisher": pack(
            strings.add(row.get("publisherName") or row.get("publisher") or None) for row in rows
        ),
        "publishedEarliest": pack(day_number(row.get("publishedEarliest")) for row in rows),
        "publishedLatest": pack(day_number(row.get("publishedLatest")) for row in rows),
        "url": pack(strings.add(safe_url(row.get("url") or "")) for row in rows),
        # An address that must not become a link is still evidence: it is shown as text.
        "address": pack(
            strings.add(clean(row["url"])) if row.get("url") and not safe_url(row["url"]) else None
            for row in rows
        ),
    }

"""The claims and the documents of a page, as columns: who says what, through whom, and where."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, Final, TypeAlias

from .columns import Column, Strings, pack, pack_lists, pack_present
from .days import day_number
from .order import Order
from .text import clean, safe_url

Claim: TypeAlias = Mapping[str, Any]

#: What a claim may say of a date. Mostly it is what its event says: then only that is noted.
DATE_FIELDS: Final = ("dateText", "earliest", "latest", "precision", "meaning", "edtf")


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
        listed = {claim for claims_of_node in self.of_nodes for claim in claims_of_node}
        self.unlisted = [row for row in range(len(self.rows)) if row not in listed]

    def numbers(self, names: Iterable[str] | None) -> list[int]:
        """Number the claims of these names; a claim that is not in the selection is left out."""
        number = self.number
        return [number[name] for name in names or () if name in number]


class ClaimPacker:
    """Packs claims field by field: each knows how to write its own values."""

    def __init__(
        self,
        table: ClaimTable,
        nodes: Mapping[str, Mapping[str, Any]],
        documents: Mapping[str, Mapping[str, Any]],
        order: Order,
        strings: Strings,
    ) -> None:
        self._table = table
        self._nodes = nodes
        self._documents = documents
        self._order = order
        self._strings = strings
        self._sources = {name: row for row, name in enumerate(documents)}
        self._chains: dict[tuple[Any, ...], int] = {}
        add, day = strings.add, day_number
        # In this order, so that texts of one sort lie together and compress well.
        self._writers: dict[str, Callable[[Any], Any]] = {
            "kind": add,
            "text": add,
            "quote": add,
            "dateText": add,
            "precision": add,
            "meaning": add,
            "edtf": add,
            "earliest": day,
            "latest": day,
            "saidText": add,
            "saidEarliest": day,
            "saidLatest": day,
            "saidEvent": self._reference,
            "stance": lambda stance: None if stance == "asserts" else add(stance),
            "confidence": _percent,
            "charStart": int,
            "relation": add,
            "object": self._reference,
            "measure": add,
            "min": lambda value: value,
            "max": lambda value: value,
            "name": add,
            "place": self._reference,
            "document": self._sources.get,
            "relays": table.number.get,
            "contradicts": self._contradictions,
        }

    def pack(self) -> dict[str, Any]:
        """Pack claims, chains and documents."""
        rows = self._table.rows
        # Of each field only what is there: most claims state few of them.
        found: dict[str, list[tuple[int, Any]]] = {field: [] for field in self._writers}
        lengths: list[tuple[int, Any]] = []
        as_event: list[tuple[int, Any]] = []
        for number, claim in enumerate(rows):
            about = self._nodes.get(claim.get("about", ""), {})
            skipped: tuple[str, ...] = ()
            if claim.get("kind") == "event" and about.get("kind") == "event":
                if [claim.get(field) for field in DATE_FIELDS] == [
                    about.get(field) for field in DATE_FIELDS
                ]:
                    as_event.append((number, 1))
                    skipped = DATE_FIELDS
            elif claim.get("name") and claim.get("name") == about.get("label"):
                skipped = ("name",)
            for field, value in claim.items():
                if value is not None and field in found and field not in skipped:
                    found[field].append((number, value))
            start, end = claim.get("charStart"), claim.get("charEnd")
            if start is not None and end is not None:
                lengths.append((number, int(end) - int(start)))
        columns: dict[str, Column] = {}
        for field, entries in (("length", lengths), ("asEvent", as_event)):
            columns[field] = pack_present(len(rows), entries)
        for field, writer in self._writers.items():
            written = [(number, writer(value)) for number, value in found[field]]
            columns[field] = pack_present(len(rows), [w for w in written if w[1] is not None])
        columns["chain"] = pack(self._chain(claim) for claim in rows)
        number_of = self._order.number
        columns["about"] = pack(
            [number_of.get(rows[row].get("about", "")) for row in self._table.unlisted]
        )
        columns["unlisted"] = pack(self._table.unlisted)
        return {
            "claims": columns,
            "claimsOf": pack_lists(self._table.of_nodes),
            "chains": [self._links(chain) for chain in self._chains],
            "documents": self._pack_documents(),
        }

    def _reference(self, name: object) -> list[Any]:
        """Name a node by its number, and what is no node of the page by its text."""
        number = self._order.number.get(str(name))
        return [number] if number is not None else [None, self._strings.add(name)]

    def _contradictions(self, entries: Iterable[Mapping[str, Any]]) -> list[list[Any]] | None:
        number, add = self._table.number, self._strings.add
        return [
            [number[entry["claim"]], add(entry.get("facet")), add(entry.get("reason"))]
            for entry in entries
            if entry.get("claim") in number
        ] or None

    def _chain(self, claim: Claim) -> int:
        """Number the chain of a claim; the publisher of its document is noted as just that."""
        document = self._documents.get(claim.get("document") or "", {})
        links: list[tuple[Any, Any, Any] | None] = []
        for link in sorted(claim.get("chain") or (), key=lambda link: int(link["position"] or 0)):
            if (
                not links
                and not link.get("verb")
                and link.get("actor") == document.get("publisher")
            ):
                links.append(None)
            else:
                name = link.get("name") or link.get("actor")
                links.append((link.get("actor"), name, link.get("verb")))
        return self._chains.setdefault(tuple(links), len(self._chains))

    def _links(self, chain: Iterable[tuple[Any, Any, Any] | None]) -> list[Any]:
        """Write a chain as a list of [node or null, name, verb or null], the publisher as 0."""
        add, number = self._strings.add, self._order.number
        return [
            0 if link is None else [number.get(link[0] or ""), add(link[1]), add(link[2])]
            for link in chain
        ]

    def _pack_documents(self) -> dict[str, Column]:
        rows = list(self._documents.values())
        add, number = self._strings.add, self._order.number
        columns = {
            key: pack(add(row.get(key) or None) for row in rows)
            for key in ("title", "author", "published", "language", "sha256")
        }
        return columns | {
            "id": pack(add(name) for name in self._documents),
            "publisher": pack(
                add(row.get("publisherName") or row.get("publisher") or None) for row in rows
            ),
            "publisherNode": pack(number.get(row.get("publisher") or "") for row in rows),
            "publishedEarliest": pack(day_number(row.get("publishedEarliest")) for row in rows),
            "publishedLatest": pack(day_number(row.get("publishedLatest")) for row in rows),
            "url": pack(add(safe_url(row.get("url") or "")) for row in rows),
            # An address that must not become a link is still evidence: it is shown as text.
            "address": pack(
                add(clean(row["url"])) if row.get("url") and not safe_url(row["url"]) else None
                for row in rows
            ),
        }


def _percent(share: float) -> float:
    """Write a share of 1 as percent, whole where it is.

    >>> _percent(0.83), _percent(0.125)
    (83, 12.5)
    """
    percent = round(share * 100, 1)
    return int(percent) if percent == int(percent) else percent

"""What a printed report of a selection says, as plain data: events in order, who claims what, and the sources.

Events come with their claims and each claim with its chain of claimants and its document, because a date without
a claimant is worth nothing to an editor or a court.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import networkx as nx

from ..page.text import safe_url
from .figure import Dated, in_order, when
from .plain import plain

Record = Mapping[str, Any]


#: Reasons name their claims by id, which leads nowhere on paper.
_CLAIM_ID = re.compile(r" ?\(claims? [0-9a-f, ]{12,}\)")
#: What is claimed of an actor or a place beside its names.
_STATEMENTS = ("relation", "statement", "count")


def report(selection: "nx.MultiDiGraph[str]") -> dict[str, Any]:
    """Gather what the report sets: JSON values only, every text on one line and without control characters.

    >>> selection = nx.MultiDiGraph(title="One day")
    >>> selection.add_node("operation", kind="event", title="Operation", when="3 December 2011")
    >>> report(selection)["events"][0]["when"]
    '3 December 2011'
    """
    claims: Mapping[str, Record] = selection.graph.get("claims") or {}
    documents: Mapping[str, Record] = selection.graph.get("documents") or {}
    numbers = {ident: number for number, ident in enumerate(documents, start=1)}
    names = {
        ident: plain(data.get("label") or ident, 120) for ident, data in selection.nodes(data=True)
    }
    dated, undated = in_order(selection)
    return {
        "title": plain(selection.graph.get("title") or "Timeline", 200),
        "selection": [f"{plain(key)}: {_listed(value)}" for key, value in _flags(selection)],
        "cypher": _lines(selection.graph.get("cypher") or ""),
        "events": [
            _event(selection, event, claims, numbers, names) for event in (*dated, *undated)
        ],
        "undated": [names[event.id] for event in undated],
        "conflicts": list(_conflicts(claims, numbers, names)),
        "others": list(_others(selection, claims, numbers, names)),
        "actors": sorted(_actors(selection, names), key=lambda actor: str(actor["name"])),
        "documents": [_document(document) for document in documents.values()],
        "claims": len(claims),
    }


def _actors(selection: "nx.MultiDiGraph[str]", names: Mapping[str, str]) -> Iterable[Record]:
    for ident, data in selection.nodes(data=True):
        if data.get("kind") in ("person", "organization", "actor"):
            aliases = [plain(alias, 120) for alias in data.get("aliases") or ()]
            yield {"name": names[ident], "aliases": aliases}


def _others(
    selection: "nx.MultiDiGraph[str]",
    claims: Mapping[str, Record],
    numbers: Mapping[str, int],
    names: Mapping[str, str],
) -> Iterable[Record]:
    """Give what is claimed of actors and places, by subject: relations, opinions, denials."""
    for ident in sorted(selection, key=lambda ident: (names[ident], ident)):
        data = selection.nodes[ident]
        if data.get("kind") != "event":
            about = [claims[claim] for claim in data.get("claims") or () if claim in claims]
            told = [
                _claim(claim, numbers, names) for claim in about if claim.get("kind") in _STATEMENTS
            ]
            if told:
                yield {"about": names[ident], "claims": told}


def _event(
    selection: "nx.MultiDiGraph[str]",
    event: Dated,
    claims: Mapping[str, Record],
    numbers: Mapping[str, int],
    names: Mapping[str, str],
) -> dict[str, Any]:
    data = event.data
    actors: dict[str, list[str]] = defaultdict(list)
    for source, _, edge in selection.in_edges(event.id, data=True):
        if edge.get("type") == "PARTICIPATED_IN":
            actors[source].append(plain(edge.get("role") or "", 40))
    places = [
        target
        for _, target, edge in selection.out_edges(event.id, data=True)
        if edge.get("type") == "OCCURRED_AT"
    ]
    return {
        "when": plain(when(data), 80),
        "because": [
            plain(_CLAIM_ID.sub("", str(reason)), 300) for reason in data.get("because") or ()
        ],
        "title": names[event.id],
        "type": plain(data.get("type") or "", 60),
        "places": [names[place] for place in dict.fromkeys(places)],
        "actors": [_with(names[actor], filter(None, roles)) for actor, roles in actors.items()],
        "totals": _totals(data.get("totals") or {}),
        "contested": data.get("status") == "conflict",
        "claims": [
            _claim(claims[ident], numbers, names, data.get("dateText"))
            for ident in data.get("claims") or ()
            if ident in claims
        ],
    }


def _claim(
    claim: Record, numbers: Mapping[str, int], names: Mapping[str, str], known: str | None = None
) -> dict[str, Any]:
    """Say who claims it through whom, in which words, where they stand; a date that is `known` needs no repeating."""
    chain = sorted(claim.get("chain") or (), key=lambda link: link.get("position") or 0)
    start, end = claim.get("charStart"), claim.get("charEnd")
    confidence = claim.get("confidence")
    notes = [
        plain(claim["stance"]) if claim.get("stance") not in (None, "asserts") else None,
        f"characters {start}–{end}" if start is not None and end is not None else None,
        f"confidence {confidence:.0%}" if isinstance(confidence, int | float) else None,
    ]
    return {
        "by": [
            {
                "name": plain(link.get("name") or link.get("actor"), 120),
                "verb": plain(link.get("verb") or "", 40),
            }
            for link in chain
        ],
        "stated": plain(stated(claim, names, known), 300),
        "text": plain(claim.get("text") or "", 600),
        "quote": plain(claim.get("quote") or "", 1200),
        "notes": [note for note in notes if note],
        "source": numbers.get(claim.get("document") or ""),
    }


def stated(claim: Record, names: Mapping[str, str], known: str | None = None) -> str:
    """Put into a few words what a claim states beside its event: a count, a relation, a date.

    >>> stated({"measure": "killed", "min": 2, "max": 3, "object": "arystan"}, {"arystan": "Arystan"})
    'killed: 2–3 (Arystan)'
    """
    of = names.get(claim.get("object") or "", claim.get("object"))
    if claim.get("measure"):
        return _with(
            f"{claim['measure']}: {_range(claim.get('min'), claim.get('max'))}", [of] if of else []
        )
    if claim.get("relation"):
        relation = str(claim["relation"]).replace("_", " ").lower()
        return f"{names.get(claim.get('about') or '', '')} {relation} {of or ''}".strip()
    date = claim.get("dateText") or when(claim)
    return f"date: {date}" if date not in (known, "undated") else ""


def _totals(totals: Record) -> list[str]:
    measures = dict.fromkeys(key.removesuffix("Min").removesuffix("Max") for key in totals)
    return [
        f"{plain(name, 40)}: {_range(totals.get(f'{name}Min'), totals.get(f'{name}Max'))}"
        for name in measures
    ]


def _range(least: object, most: object) -> str:
    if least == most or most is None:
        return str(least) if most is not None else f"{least} or more"
    return f"up to {most}" if least is None else f"{least}–{most}"


def _conflicts(
    claims: Mapping[str, Record], numbers: Mapping[str, int], names: Mapping[str, str]
) -> Iterable[Record]:
    """Give each pair of claims that contradict each other once."""
    seen = set()
    for ident, claim in claims.items():
        for against in claim.get("contradicts") or ():
            other = against.get("claim")
            pair = frozenset((ident, other, against.get("facet")))
            if other in claims and pair not in seen:
                seen.add(pair)
                yield {
                    "about": names.get(
                        claim.get("about") or "", plain(claim.get("about") or "", 120)
                    ),
                    "facet": plain(against.get("facet") or "", 60).replace("_", " ").lower(),
                    "reason": plain(against.get("reason") or "", 300),
                    "sides": [_claim(side, numbers, names) for side in (claim, claims[other])],
                }


def _document(document: Record) -> dict[str, Any]:
    publisher = document.get("publisherName") or document.get("publisher")
    parts = (document.get("author"), publisher, document.get("published"), document.get("language"))
    return {
        "title": plain(document.get("title") or document.get("id") or "untitled", 300),
        "about": [plain(part, 160) for part in parts if part],
        "url": plain(safe_url(document.get("url") or "") or "", 500),
        "address": plain(document.get("url") or "", 500),
        "sha256": plain(document.get("sha256") or "", 64),
    }


def _flags(selection: "nx.MultiDiGraph[str]") -> list[tuple[str, Any]]:
    flags: Record = selection.graph.get("selection") or {}
    return [(key, value) for key, value in flags.items() if value not in (None, "", [], (), False)]


def _listed(value: object) -> str:
    return ", ".join(map(plain, value)) if isinstance(value, list | tuple) else plain(value)


def _lines(text: str) -> list[str]:
    return [plain(line, 400) for line in str(text).splitlines()][:40]


def _with(text: str, notes: Iterable[str] | Sequence[str]) -> str:
    joined = ", ".join(notes)
    return f"{text} ({joined})" if joined else text

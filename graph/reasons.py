"""Why an event had happened by some day: who reported it and when, in words."""

from collections.abc import Sequence
from typing import Any

from .connection import Graph
from .interval import Interval
from .lines import claimant
from .reading import read_claims, read_rows
from .records import Claim
from .rows import read_interval
from .wording import format_interval


def reasons_of(graph: Graph, claims: Sequence[str]) -> dict[str, str]:
    """Say for each claim who reported its event, and when."""
    read = list(read_claims(graph, claims))
    documents = {claim.document for claim in read}
    published = {
        row["id"]: row
        for row in read_rows(
            graph,
            "UNWIND $ids AS id MATCH (d:Document {id: id}) RETURN id, 'within' AS meaning, "
            "coalesce(d.title, id) AS title, d.publishedEarliest AS earliest, d.publishedLatest AS latest",
            sorted(documents),
        )
    }
    speakers = sorted(
        {link.actor for claim in read for link in (*claim.chain[:1], *claim.chain[-1:])}
    )
    names = {
        row["id"]: row["name"]
        for row in read_rows(
            graph,
            "UNWIND $ids AS id MATCH (a:Actor {id: id}) RETURN id, coalesce(a.name, id) AS name",
            speakers,
        )
    }
    return {claim.id: _reason(claim, names, published[claim.document]) for claim in read}


def _reason(claim: Claim, names: dict[str, str], document: dict[str, Any]) -> str:
    who = names.get(claimant(claim), document["title"])
    if claim.said is not None and claim.said.latest is not None:
        return f"{who} reported it {_when(claim.said)}"
    interval = read_interval(document) or Interval()
    if len(claim.chain) > 1:
        publisher = names.get(claim.chain[0].actor, claim.chain[0].actor)
        return f"{publisher} reported it {_when(interval)}, citing {who}"
    return f"{who} reported it {_when(interval)}"


def _when(interval: Interval) -> str:
    """Write an interval with the preposition that a sentence wants before it.

    >>> from .edtf import parse_edtf
    >>> _when(parse_edtf("2012-10")), _when(parse_edtf("2012-12-06"))
    ('in October 2012', 'on 6 December 2012')
    """
    words = format_interval(interval)
    if interval.earliest is None or interval.latest is None or words.startswith("between"):
        return words
    return f"{'on' if interval.earliest == interval.latest else 'in'} {words}"

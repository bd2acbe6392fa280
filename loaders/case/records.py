"""The claims and loads of a complete export, taken as they stand."""

from collections.abc import Iterator
from dataclasses import replace

from ...graph.records import Load
from ...graph.vocabulary import SubjectLabel
from .faults import Place, shown
from .gather import Draft
from .maker import Made, Maker


def enter_records(draft: Draft) -> None:
    """Enter the ids that complete claims are about or name: such a claim describes what it names."""
    for found in draft.claims:
        claim, place = found.entry, found.place
        _enter(draft, place, claim.about.id, claim.about.label, "about")
        if claim.object is not None:
            _enter(draft, place, claim.object.id, claim.object.label, "object")
        if claim.place is not None:
            _enter(draft, place, claim.place, "Place", "place")
        if claim.said_event is not None:
            _enter(draft, place, claim.said_event, "Event", "saidEvent")
        for link in claim.chain:
            _enter(draft, place, link.actor, "Actor", "chain")
        for part in claim.actors:
            _enter(draft, place, part.actor, "Actor", "actors")


def _enter(draft: Draft, place: Place, id_: str, label: SubjectLabel, path: str) -> None:
    draft.references.describe(id_, label, place, (path,))


def take_claims(maker: Maker) -> Iterator[Made]:
    """Take the claims of a complete export."""
    draft, sources = maker.draft, maker.sources
    relays = {found.entry.claim: found.entry.relays for found in draft.relays}
    for found in draft.claims:
        claim, place = found.entry, found.place
        if claim.document not in sources.by_id:
            problem = f"no document has the id {shown(claim.document)}"
            draft.faults.append(place.fault(("document",), problem, "describe the document too"))
        elif claim.id in relays:
            yield Made(replace(claim, relays=relays.pop(claim.id)), place)
        else:
            yield Made(claim, place)
    for relay in draft.relays:
        if relay.entry.claim in relays:
            problem = f"there is no claim {shown(relay.entry.claim)}"
            draft.faults.append(relay.place.fault(("claim",), problem, "correct the id"))


def make_history(draft: Draft) -> tuple[Load, ...]:
    """Make the earlier loads; a claim may name only those."""
    loads: dict[str, Load] = {}
    for found in draft.loads:
        record = found.entry
        loads[record.id] = Load(
            id=record.id,
            case=record.case,
            file=record.file,
            sha256=record.sha256,
            at=record.at,
            superseded_by=record.superseded_by,
        )
    for claim in draft.claims:
        for index, load in enumerate(claim.entry.loads):
            if load not in loads:
                problem = f"there is no load {shown(load)}"
                draft.faults.append(
                    claim.place.fault(("loads", index), problem, "add its record, or leave it out")
                )
    return tuple(loads.values())

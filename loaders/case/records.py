"""The claims and loads of a complete export, taken as they stand."""

from collections.abc import Iterator
from typing import Final

from ...errors import DateError
from ...graph.interval import Interval
from ...graph.records import Attribution, Claim, Involvement, Load, Node
from ...graph.vocabulary import SubjectLabel
from .complete import ClaimRecord, Kind
from .faults import Place, shown
from .gather import Draft, Found
from .maker import Made, Maker
from .when import explain

LABELS: Final[dict[Kind, SubjectLabel]] = {"event": "Event", "actor": "Actor", "place": "Place"}

#: Facets that a claim and its record hold under the same name and in the same form.
ALIKE: Final = (
    "id",
    "kind",
    "document",
    "stance",
    "confidence",
    "text",
    "quote",
    "char_start",
    "char_end",
    "said_text",
    "said_event",
    "relays",
    "loads",
    "recorded_at",
    "retracted_at",
    "title",
    "type",
    "date_text",
    "date_note",
    "edtf",
    "place",
    "relation",
    "min_days",
    "max_days",
    "measure",
    "min",
    "max",
    "name",
    "actor_kind",
    "alias_kind",
    "language",
    "latitude",
    "longitude",
    "place_precision",
)


def enter_records(draft: Draft) -> None:
    """Enter the ids that complete claims are about or name: such a claim describes what it names."""
    for found in draft.claims:
        record, place = found.entry, found.place
        _enter(draft, place, record.about, LABELS[record.about_kind], "about")
        if record.object is not None:
            _enter(draft, place, record.object, LABELS[record.object_kind or "actor"], "object")
        if record.place is not None:
            _enter(draft, place, record.place, "Place", "place")
        if record.said_event is not None:
            _enter(draft, place, record.said_event, "Event", "saidEvent")
        speakers = [link.actor for link in record.chain]
        for actor in [*speakers, *(part.actor for part in record.actors)]:
            _enter(draft, place, actor, "Actor", "actors")


def _enter(draft: Draft, place: Place, id_: str, label: SubjectLabel, path: str) -> None:
    draft.references.describe(id_, label, place, (path,))


def take_claims(maker: Maker) -> Iterator[Made]:
    """Take the claims of a complete export."""
    draft, sources = maker.draft, maker.sources
    relays = {found.entry.claim: found.entry.relays for found in draft.relays}
    for found in draft.claims:
        record, place = found.entry, found.place
        if record.document not in sources.by_id:
            problem = f"no document has the id {shown(record.document)}"
            draft.faults.append(place.fault(("document",), problem, "describe the document too"))
            continue
        alike = {name: getattr(record, name) for name in ALIKE}
        if record.id in relays:
            alike["relays"] = relays.pop(record.id)
        claim = Claim(
            **alike,
            about=Node(LABELS[record.about_kind], record.about),
            object=None
            if record.object is None
            else Node(LABELS[record.object_kind or "actor"], record.object),
            chain=tuple(Attribution(link.actor, link.position, link.verb) for link in record.chain),
            actors=tuple(Involvement(part.actor, part.role) for part in record.actors),
            date=_read_date(found, draft),
            said=_read_said(found, draft),
        )
        yield Made(claim, place)
    for relay in draft.relays:
        if relay.entry.claim in relays:
            problem = f"there is no claim {shown(relay.entry.claim)}"
            draft.faults.append(relay.place.fault(("claim",), problem, "correct the id"))


def _read_date(found: Found[ClaimRecord], draft: Draft) -> Interval | None:
    record = found.entry
    if record.meaning is None:
        return None
    try:
        return Interval(
            record.earliest,
            record.latest,
            record.precision,
            record.meaning,
            record.approximate,
            record.uncertain,
            record.unknown_ends,
        )
    except DateError as error:
        draft.faults.append(found.place.fault(("earliest",), *explain(error)))
        return None


def _read_said(found: Found[ClaimRecord], draft: Draft) -> Interval | None:
    record = found.entry
    if record.said_earliest is None and record.said_latest is None:
        return None
    try:
        return Interval(record.said_earliest, record.said_latest)
    except DateError as error:
        draft.faults.append(found.place.fault(("saidEarliest",), *explain(error)))
        return None


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

"""The records that a complete export adds to a case: a claim with all its facets, a relay, a load.

Their field names are the properties of the graph's own nodes, so that exporting is copying. Nothing in them
is read again: a date that was once understood keeps its bounds.
"""

from typing import Annotated, Final, Literal

from pydantic import BeforeValidator, Field

from ...errors import DateError, Fault
from ...graph.interval import Interval, Meaning, Precision
from ...graph.records import Attribution, Claim, Involvement, Node
from ...graph.vocabulary import (
    ActorKind,
    AliasKind,
    ClaimKind,
    Measure,
    Stance,
    SubjectLabel,
)
from .faults import Place
from .statement import Calendar, Entry, Part, read_relation
from .values import Flag, Id, Instant, Latitude, Longitude, Share, Text, Whole
from .when import explain

Kind = Literal["event", "actor", "place"]

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


class ChainLink(Entry):
    """One speaker of a claim's chain: the publisher is 0, whom it cites 1."""

    actor: Id
    position: Whole
    verb: Text | None = None


class ClaimRecord(Entry):
    """One claim with everything that the graph holds of it."""

    id: Id
    kind: ClaimKind
    about: Id
    about_kind: Kind
    document: Id
    chain: tuple[ChainLink, ...] = ()
    stance: Stance = "asserts"
    confidence: Share | None = None
    text: Text | None = None
    quote: Text | None = None
    char_start: Whole | None = Field(None, ge=0)
    char_end: Whole | None = Field(None, ge=0)
    said_text: Text | None = None
    said_earliest: Calendar | None = None
    said_latest: Calendar | None = None
    said_event: Id | None = None
    relays: Id | None = None
    loads: tuple[Id, ...] = ()
    recorded_at: Instant | None = None
    retracted_at: Instant | None = None
    title: Text | None = None
    type: Text | None = None
    date_text: Text | None = None
    date_note: Text | None = None
    earliest: Calendar | None = None
    latest: Calendar | None = None
    precision: Precision | None = None
    meaning: Meaning | None = None
    approximate: Flag = False
    uncertain: Flag = False
    unknown_ends: Flag = False
    edtf: Text | None = None
    actors: tuple[Part, ...] = ()
    place: Id | None = None
    relation: Annotated[str, BeforeValidator(read_relation)] | None = None
    object: Id | None = None
    object_kind: Kind | None = None
    min_days: Whole | None = None
    max_days: Whole | None = None
    measure: Measure | None = None
    min: Whole | None = None
    max: Whole | None = None
    name: Text | None = None
    actor_kind: ActorKind | None = None
    alias_kind: AliasKind | None = None
    language: Text | None = None
    latitude: Latitude | None = None
    longitude: Longitude | None = None
    place_precision: Text | None = None


class RelayRecord(Entry):
    """That one claim passes another on."""

    claim: Id
    relays: Id


class LoadRecord(Entry):
    """An earlier load, to which claims refer by ``loads``."""

    id: Id
    case: Text | None = None
    file: Text
    sha256: Text
    at: Instant | None = None
    superseded_by: Id | None = None


class NameRecord(Entry):
    """The case's name, in JSON Lines a record of its own."""

    case: Text


def to_claim(record: ClaimRecord, place: Place, faults: list[Fault]) -> Claim:
    """Make the claim that a record holds; bounds that cannot be are faults."""
    return Claim(
        **{name: getattr(record, name) for name in ALIKE},
        about=Node(LABELS[record.about_kind], record.about),
        object=None
        if record.object is None
        else Node(LABELS[record.object_kind or "actor"], record.object),
        chain=tuple(Attribution(link.actor, link.position, link.verb) for link in record.chain),
        actors=tuple(Involvement(part.actor, part.role) for part in record.actors),
        date=_read_date(record, place, faults),
        said=_read_said(record, place, faults),
    )


def _read_date(record: ClaimRecord, place: Place, faults: list[Fault]) -> Interval | None:
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
        faults.append(place.fault(("earliest",), *explain(error)))
        return None


def _read_said(record: ClaimRecord, place: Place, faults: list[Fault]) -> Interval | None:
    if record.said_earliest is None and record.said_latest is None:
        return None
    try:
        return Interval(record.said_earliest, record.said_latest)
    except DateError as error:
        faults.append(place.fault(("saidEarliest",), *explain(error)))
        return None

"""The records that a complete export adds to a case: a claim with all its facets, a relay, a load.

Their field names are the properties of the graph's own nodes, so that exporting is copying. Nothing in them
is read again: a date that was once understood keeps its bounds.
"""

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from ...graph.interval import Meaning, Precision
from ...graph.vocabulary import ActorKind, AliasKind, ClaimKind, Measure, Stance
from .models import Calendar, Entry, Part, read_relation
from .values import Flag, Id, Instant, Latitude, Longitude, Share, Text, Whole

Kind = Literal["event", "actor", "place"]


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

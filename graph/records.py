"""The records that loaders make and the store writes: documents, claims, and the load that brought them.

There is no record of an event, an actor or a place: all that is known of one is what claims say about it.
"""

from dataclasses import dataclass, field
from datetime import datetime

from ..errors import Fault
from .interval import Interval
from .vocabulary import ActorKind, AliasKind, ClaimKind, Measure, Stance, SubjectLabel


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A published text or data file."""

    id: str
    title: str | None = None
    publisher: str | None = None  # an actor's id
    author: str | None = None
    published: str | None = None  # as the input gives it
    published_interval: Interval = field(default_factory=Interval)
    language: str | None = None
    url: str | None = None
    sha256: str | None = None


@dataclass(frozen=True, slots=True)
class Attribution:
    """One link of the chain by which a claim reached us: the publisher is 0, whom it cites 1, and so on."""

    actor: str
    position: int
    verb: str | None = None


@dataclass(frozen=True, slots=True)
class Involvement:
    """An actor's part in an event."""

    actor: str
    role: str | None = None


@dataclass(frozen=True, slots=True)
class Node:
    """The end of a claim's edge: an event, an actor or a place."""

    label: SubjectLabel
    id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One statement about one subject, in one document, by one chain of actors; it holds the facets it states."""

    id: str
    kind: ClaimKind
    about: Node
    document: str
    chain: tuple[Attribution, ...] = ()
    stance: Stance = "asserts"
    confidence: float | None = None
    text: str | None = None
    quote: str | None = None
    char_start: int | None = None
    char_end: int | None = None
    said_text: str | None = None
    said: Interval | None = None
    said_event: str | None = None  # the event at whose time it was said
    relays: str | None = None  # the claim that this one passes on
    loads: tuple[
        str, ...
    ] = ()  # the loads that stated it, as a complete export tells; else the batch's own
    recorded_at: datetime | None = None  # None: now, when it is first written
    retracted_at: datetime | None = None
    # facets of an event, and of a relation that holds for a time
    title: str | None = None
    type: str | None = None
    date_text: str | None = None
    date: Interval | None = None
    edtf: str | None = None
    date_note: str | None = None  # why a date text gave no interval, or what was assumed
    actors: tuple[Involvement, ...] = ()
    place: str | None = None
    # facets of a relation
    relation: str | None = None  # one of vocabulary.RELATIONS
    object: Node | None = None  # also whom a count counts
    min_days: int | None = None
    max_days: int | None = None
    # facets of a count
    measure: Measure | None = None
    min: int | None = None
    max: int | None = None
    # facets of an actor, a place or an alias
    name: str | None = None
    actor_kind: ActorKind | None = None
    alias_kind: AliasKind | None = None
    language: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    place_precision: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Load:
    """One reading of one input: what it says replaces what the same case said before."""

    id: str
    case: str | None
    file: str
    sha256: str
    at: datetime | None = None  # when it was complete
    superseded_by: str | None = None  # the later load of the same case


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """What a loader hands to the store: checked, complete, and free of dangling ids."""

    load: Load
    documents: tuple[Document, ...]
    claims: tuple[Claim, ...]
    history: tuple[Load, ...] = ()  # the loads that a complete export brings, instead of ``load``
    skipped: tuple[Fault, ...] = ()  # entries that say what another says already
    notes: tuple[Fault, ...] = ()  # worth a person's look, and no reason to refuse

    @property
    def loads(self) -> tuple[Load, ...]:
        """Give the loads that the store writes."""
        return self.history or (self.load,)

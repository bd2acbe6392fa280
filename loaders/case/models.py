"""A case as people and language models write it: what ``dateline schema`` prints.

Field descriptions are part of the schema, and so the only manual that a language model reads.
"""

from typing import Annotated, Self

from pydantic import BeforeValidator, Field, model_validator

from ...graph.vocabulary import MEASURES, RELATIONS, ActorKind, AliasKind, Measure
from .statement import Calendar, Date, Entry, Ids, Parts, Statement, read_relation
from .values import (
    Amount,
    Digest,
    Id,
    Latitude,
    Longitude,
    Text,
    Whole,
    read_list,
    refuse,
    under,
)


class DocumentEntry(Entry):
    """A published text or data file."""

    id: Id
    title: Text | None = None
    publisher: Id | None = Field(
        None, description="The id of an actor; one that is not described becomes an organization."
    )
    author: Text | None = None
    published: Text | None = Field(
        None,
        description="Day or moment of publication, as in 2012-12-06T15:01+06:00: dates are read from it.",
    )
    published_earliest: Calendar | None = Field(None, description="Given by a complete export.")
    published_latest: Calendar | None = Field(None, description="Given by a complete export.")
    language: Text | None = Field(None, description="Such as en, ru, kk.")
    url: Text | None = None
    sha256: Digest | None = Field(None, description="SHA-256 of the text's file.")
    text: Text | None = Field(
        None,
        description="Path of the document's text, beside the case file: spans are checked against it.",
    )


class CountEntry(Statement):
    """How many people: a measure with a number, or [least, most] where either may be null."""

    killed: Amount | None = None
    wounded: Amount | None = None
    arrested: Amount | None = None
    abducted: Amount | None = None
    missing: Amount | None = None
    displaced: Amount | None = None
    participants: Amount | None = None
    suspects: Amount | None = None
    of: Id | None = Field(None, description="The id of the actor whose people they are.")

    @property
    def amounts(self) -> dict[Measure, tuple[int | None, int | None]]:
        """Give the measures that the entry states."""
        amounts = {measure: getattr(self, measure) for measure in MEASURES}
        return {measure: amount for measure, amount in amounts.items() if amount is not None}

    @model_validator(mode="after")
    def check_amounts(self) -> Self:
        """Refuse a count that counts nothing."""
        if not self.amounts:
            raise refuse("counts nothing", f"give a number of {', '.join(MEASURES)}")
        return self


class AliasEntry(Statement):
    """Another name of an actor or a place."""

    name: Text
    kind: AliasKind = "alias"
    language: Text | None = None


Aliases = Annotated[
    tuple[
        Annotated[
            AliasEntry, BeforeValidator(under("name"), json_schema_input_type=str | AliasEntry)
        ],
        ...,
    ],
    BeforeValidator(read_list, json_schema_input_type=str | AliasEntry | list[str | AliasEntry]),
]


class ActorEntry(Statement):
    """A person or an organization: a group, unit, agency, company, party or state."""

    id: Id = Field(
        description="Short and lasting, as in yerlan-karin; unique over actors, places, events."
    )
    kind: ActorKind | None = None
    name: Text | None = None
    aliases: Aliases = ()


class PlaceEntry(Statement):
    """A place, of any size."""

    id: Id = Field(
        description="Short and lasting, as in almaty-oblast; unique over actors, places, events."
    )
    name: Text | None = None
    aliases: Aliases = ()
    within: Ids = Field((), description="The places it lies in; a border region lies in two.")
    latitude: Latitude | None = None
    longitude: Longitude | None = None
    precision: Text | None = Field(
        None, description="What the coordinates stand for: village, region."
    )


Counts = Annotated[
    tuple[CountEntry, ...],
    BeforeValidator(read_list, json_schema_input_type=CountEntry | list[CountEntry]),
]


class EventFacets(Statement):
    """What can be said of an event."""

    title: Text | None = None
    type: Text | None = Field(
        None, description="One word of your own list: attack, operation, statement."
    )
    date: Date | None = Field(
        None,
        description="As the document says it (summer 2011, right after the attack), or EDTF. "
        "Left out where the document gives none: never a guess.",
    )
    place: Id | None = Field(None, description="The id of a place.")
    actors: Parts = ()
    counts: Counts = ()


class EventStatement(EventFacets):
    """A further statement about the same event; what is not said here is not stated by it."""

    id: Id | None = Field(None, description="The claim's id; left out: made from its content.")


class EventEntry(EventFacets):
    """An event, and what is said of it."""

    id: Id = Field(
        description="Short and lasting, as in atyrau-blasts; unique over actors, places, events."
    )
    claims: tuple[EventStatement, ...] = Field(
        (), description="Further statements about this event."
    )


class RelationEntry(Statement):
    """A relation between two actors, places or events."""

    id: Id | None = Field(None, description="The claim's id; left out: made from its content.")
    subject: Id
    type: Annotated[
        str,
        BeforeValidator(read_relation),
        Field(json_schema_extra={"enum": list(RELATIONS)}),
    ]
    object: Id
    date: Date | None = Field(
        None, description="When it began or held, as the document says it, or EDTF."
    )
    min_days: Whole | None = Field(
        None,
        ge=0,
        description="BEFORE: least days from the last day of the subject to the first of the object.",
    )
    max_days: Whole | None = Field(None, ge=0, description="BEFORE: most days between them.")


class StatementEntry(Statement):
    """A statement that no event or relation holds: an opinion, an assessment."""

    id: Id | None = Field(None, description="The claim's id; left out: made from its content.")
    about: Id = Field(description="The id of an event, actor or place.")
    text: Text = Field(description="What is claimed, in your own words.")


class Case(Entry):
    """A case: what documents say about events, actors and places, and who says it."""

    case: Text | None = Field(
        None,
        description="A lasting name: loading a case of this name again replaces its earlier load.",
    )
    documents: tuple[DocumentEntry, ...] = ()
    actors: tuple[ActorEntry, ...] = ()
    places: tuple[PlaceEntry, ...] = ()
    events: tuple[EventEntry, ...] = ()
    relations: tuple[RelationEntry, ...] = ()
    claims: tuple[StatementEntry, ...] = ()

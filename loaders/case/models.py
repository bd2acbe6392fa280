"""A case as people and language models write it: what ``dateline schema`` prints.

Field descriptions are part of the schema, and so the only manual that a language model reads.
Short forms (text for a mapping, one thing for a list) are brought into the long form before the check.
"""

from functools import cache
from typing import Annotated, Any, Self

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator
from pydantic.alias_generators import to_camel

from ...errors import DateError
from ...graph.interval import Day, Meaning, Precision
from ...graph.vocabulary import MEASURES, RELATIONS, ActorKind, AliasKind, Measure, Stance
from .values import (
    Amount,
    Digest,
    Flag,
    Id,
    Instant,
    Latitude,
    Longitude,
    Share,
    Span,
    Text,
    Whole,
    read_list,
    refuse,
    under,
)


def read_day(value: Any) -> Any:
    """Read an ISO day, however far from the common era."""
    if not isinstance(value, str):
        return value
    try:
        return Day.parse(value.strip())
    except DateError as error:
        raise refuse(str(error), "write a day of the calendar, as in 2011-12-03") from None


def read_relation(value: Any) -> Any:
    """Take a relation's type from the closed list."""
    if isinstance(value, str) and value not in RELATIONS:
        raise refuse(f"'{value[:60]}' is no type of relation", f"use one of {', '.join(RELATIONS)}")
    return value


Calendar = Annotated[Day, BeforeValidator(read_day, json_schema_input_type=str)]


@cache
def field_names(model: type[BaseModel]) -> frozenset[str]:
    """Give the names of a model's fields as a case writes them."""
    return frozenset(field.alias or name for name, field in model.model_fields.items())


class Entry(BaseModel):
    """Anything that a case holds: no field but those named here, so that no typo is lost."""

    model_config = ConfigDict(extra="forbid", frozen=True, alias_generator=to_camel)

    @model_validator(mode="before")
    @classmethod
    def leave_out_nothing(cls, value: Any) -> Any:
        """Take a known field without a value for one left out: language models write ``"date": null``.

        An unknown one stays, and is refused: ``{date: December 3, 2011}`` is a date without its year
        and a field called 2011.
        """
        if not isinstance(value, dict):
            return value
        return {k: v for k, v in value.items() if v is not None or k not in field_names(cls)}


class When(Entry):
    """A date in its parts. Bounds that are given are taken as they stand; else edtf, else text is read."""

    text: Text | None = Field(None, description="The date in the document's own words.")
    edtf: Text | None = Field(
        None, description="The date as EDTF, as in 2011-12-03, 2011-21, ../2012-10."
    )
    earliest: Calendar | None = Field(None, description="First possible day, ISO 8601.")
    latest: Calendar | None = Field(None, description="Last possible day, ISO 8601.")
    precision: Precision | None = None
    meaning: Meaning = Field(
        "within", description="within: on some day in it; throughout: on every day."
    )
    approximate: Flag = False
    uncertain: Flag = False


Date = Annotated[When, BeforeValidator(under("text"), json_schema_input_type=str | int | When)]


class Link(Entry):
    """One speaker in the chain by which a statement reached the document."""

    actor: Id = Field(description="The id of an actor.")
    verb: Text | None = Field(None, description="How it was said: said, claims, reports, denies.")


class Part(Entry):
    """An actor's part in an event."""

    actor: Id = Field(description="The id of an actor.")
    role: Text | None = Field(None, description="Such as target, participant, victim, perpetrator.")


Links = Annotated[
    tuple[Annotated[Link, BeforeValidator(under("actor"), json_schema_input_type=str | Link)], ...],
    BeforeValidator(read_list, json_schema_input_type=str | Link | list[str | Link]),
]
Parts = Annotated[
    tuple[Annotated[Part, BeforeValidator(under("actor"), json_schema_input_type=str | Part)], ...],
    BeforeValidator(read_list, json_schema_input_type=str | Part | list[str | Part]),
]
Ids = Annotated[tuple[Id, ...], BeforeValidator(read_list, json_schema_input_type=str | list[str])]


class Statement(Entry):
    """What every statement may say about itself: where it stands, who says it, when, how surely."""

    document: Id | None = Field(
        None,
        description="The id of the document that states it; may be left out where there is one document.",
    )
    span: Span | None = Field(
        None,
        description="[start, end]: characters of the document's text, counted from 0, end not included.",
    )
    quote: Text | None = Field(
        None,
        description="The words of the document, where they may be copied; alone it finds the span.",
    )
    by: Links | None = Field(
        None,
        description="Whom the document cites, from the nearest to the furthest: [agency, minister]. "
        "The publisher itself is never named here.",
    )
    said: Text | None = Field(
        None, description="When it was said, if not on publication: a date, or the id of an event."
    )
    stance: Stance | None = Field(
        None, description="Left out: asserts. A denial is denies, not other words."
    )
    confidence: Share | None = Field(None, description="How sure the extraction is, 0 to 1.")
    text: Text | None = Field(None, description="What is claimed, in your own words.")
    relays: Id | None = Field(None, description="The id of the claim that this one passes on.")
    recorded_at: Instant | None = Field(
        None, description="When it was recorded; left out: on loading."
    )
    retracted_at: Instant | None = Field(None, description="When it was taken back, if it was.")


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

"""What all entries of a case share: fields that are known, a date, a chain of speakers, a place in a text.

Short forms (text for a mapping, one thing for a list) are brought into the long form before the check.
"""

from functools import cache
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator
from pydantic.alias_generators import to_camel

from ...errors import DateError
from ...graph.interval import Day, Meaning, Precision
from ...graph.vocabulary import RELATIONS, Stance
from .values import Flag, Id, Instant, Share, Span, Text, read_list, refuse, under


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
        "The publisher comes before them by itself.",
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

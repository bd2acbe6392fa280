"""The closed lists of the graph: labels, relationship types, stances, measures.

Cypher takes no parameter for a label or a type, so these lists are the only source of both:
text from an input never becomes Cypher.
"""

from typing import Final, Literal, get_args

SubjectLabel = Literal["Event", "Actor", "Place"]
ActorKind = Literal["person", "organization"]
Stance = Literal["asserts", "denies", "doubts"]
AliasKind = Literal["alias", "translation", "transliteration", "spelling", "nom-de-guerre", "typo"]
ClaimKind = Literal["event", "count", "relation", "actor", "place", "alias", "statement"]
Status = Literal["conflict", "single-source", "accepted", "retracted"]
Measure = Literal[
    "killed", "wounded", "arrested", "abducted", "missing", "displaced", "participants", "suspects"
]

SUBJECT_LABELS: Final = get_args(SubjectLabel)
ACTOR_KINDS: Final = get_args(ActorKind)
STANCES: Final = get_args(Stance)
ALIAS_KINDS: Final = get_args(AliasKind)
CLAIM_KINDS: Final = get_args(ClaimKind)
MEASURES: Final = get_args(Measure)

#: The second label of an Actor, by its kind.
ACTOR_LABELS: Final[dict[str, str]] = {"person": "Person", "organization": "Organization"}

#: What a relation may join: type -> the labels (subject, object) that it accepts.
RELATIONS: Final[dict[str, frozenset[tuple[SubjectLabel, SubjectLabel]]]] = {
    "FOUNDED": frozenset({("Actor", "Actor")}),
    "LEADS": frozenset({("Actor", "Actor")}),
    "MEMBER_OF": frozenset({("Actor", "Actor")}),
    "BASED_IN": frozenset({("Actor", "Place")}),
    "TRAINED": frozenset({("Actor", "Actor")}),
    "ALLIED_WITH": frozenset({("Actor", "Actor")}),
    "CLAIMED_RESPONSIBILITY_FOR": frozenset({("Actor", "Event")}),
    "BEFORE": frozenset({("Event", "Event")}),
    "PART_OF": frozenset({("Event", "Event"), ("Place", "Place")}),
}

#: The edges that claims say nothing about by name: they come from an event's actors and places.
EVENT_EDGES: Final = ("PARTICIPATED_IN", "OCCURRED_AT")

#: Every edge that the projection makes, and that may be dropped and made again from the claims.
PROJECTED: Final = (*EVENT_EDGES, *RELATIONS)

#: The edges of the record itself, from a Claim to what it is about and where it comes from.
RECORD: Final = (
    "STATED_IN",
    "ATTRIBUTED_TO",
    "ABOUT",
    "INVOLVES",
    "LOCATES",
    "OBJECT",
    "RELAYS",
    "CONTRADICTS",
    "LOADED_BY",
)

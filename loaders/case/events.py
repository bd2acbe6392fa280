"""The claims of an event: what the entry states, each of its counts, and further statements."""

from collections.abc import Iterator
from dataclasses import replace

from ...graph.records import Involvement, Node
from ..dates import EventRelation
from .faults import Place
from .maker import Made, Maker, date_facets
from .models import CountEntry, EventEntry, EventFacets, EventStatement
from .origins import APART, PART, Origin, inherit, note
from .statement import Statement
from .tree import Path


def of_event(maker: Maker, place: Place, entry: EventEntry) -> Iterator[Made]:
    """Make the claims of an event: the entry's own, its counts, and further statements."""
    about = Node("Event", entry.id)
    yield from _of_facets(maker, place, (), about, entry, entry)
    for index, further in enumerate(entry.claims):
        statement = inherit(further, entry, APART)
        yield from _of_facets(maker, place, ("claims", index), about, further, statement)


def _of_facets(
    maker: Maker,
    place: Place,
    path: Path,
    about: Node,
    facets: EventEntry | EventStatement,
    statement: Statement,
) -> Iterator[Made]:
    """Make the claims of one statement about an event; an id that it gives is that of the first."""
    _check_parts(maker, place, path, facets)
    origin = maker.origin(statement, about, place, path)
    if origin is None:
        return
    date = maker.read_date(facets.date, origin, place, path)
    id_ = facets.id if isinstance(facets, EventStatement) else None
    if isinstance(facets, EventEntry) or _states_event(facets):
        claim = origin.state(
            id_,
            kind="event",
            title=facets.title,
            type=facets.type,
            actors=tuple(Involvement(part.actor, part.role) for part in facets.actors),
            place=facets.place,
            **date_facets(date),
        )
        yield Made(claim, place, path)
        id_ = None
    if date.relation is not None:
        yield from _of_order(
            maker, date.relation, about, origin, Made(origin.claim, place, (*path, "date"))
        )
    for index, count in enumerate(facets.counts):
        where = (*path, "counts", index)
        named = id_ if index == 0 else None
        yield from _of_count(maker, place, where, count, statement, origin, named)


def _check_parts(maker: Maker, place: Place, path: Path, facets: EventFacets) -> None:
    """Look up the ids of an event's place and actors, and whom its counts count."""
    check = maker.draft.references.check
    if facets.place is not None:
        check(facets.place, place, (*path, "place"), "Place")
    for index, part in enumerate(facets.actors):
        check(part.actor, place, (*path, "actors", index, "actor"), "Actor")
    for index, count in enumerate(facets.counts):
        if count.of is not None:
            check(count.of, place, (*path, "counts", index, "of"), "Actor")


def _of_count(
    maker: Maker,
    place: Place,
    path: Path,
    count: CountEntry,
    parent: Statement,
    origin: Origin,
    id_: str | None,
) -> Iterator[Made]:
    """Make a claim of each number."""
    own: Origin | None = replace(origin, claim=replace(origin.claim, relays=None))
    if any(getattr(count, name) is not None for name in Statement.model_fields):
        own = maker.origin(inherit(count, parent, PART), origin.claim.about, place, path)
    if own is None:
        return
    for measure, (least, most) in count.amounts.items():
        claim = own.state(
            id_,
            kind="count",
            measure=measure,
            min=least,
            max=most,
            object=None if count.of is None else Node("Actor", count.of),
        )
        yield Made(claim, place, (*path, measure))
        id_ = None


def _of_order(
    maker: Maker, relation: EventRelation, about: Node, origin: Origin, at: Made
) -> Iterator[Made]:
    """Make the order that a date states by naming another event: right after the blasts."""
    phrase = relation.after or relation.before or ""
    other = maker.draft.references.named(phrase, "Event")
    if other is None or other == about.id:
        note(maker.draft, at.place, at.path, phrase, "it names no one event of the case")
        return
    first, last = (other, about.id) if relation.after else (about.id, other)
    ordered = replace(origin, claim=replace(origin.claim, about=Node("Event", first), relays=None))
    claim = ordered.state(
        kind="relation",
        relation="BEFORE",
        object=Node("Event", last),
        min_days=relation.min_days,
        max_days=relation.max_days,
    )
    yield Made(claim, at.place, at.path)


def _states_event(further: EventStatement) -> bool:
    """Tell whether a further statement says more of the event than its counts, or nothing but that it was."""
    facets = (further.title, further.type, further.date, further.place)
    return any(facet is not None for facet in facets) or bool(further.actors) or not further.counts

"""From entries to claims: one statement, one subject, one chain, and the facets that it states."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from ...graph.records import Attribution, Claim, Node
from ...graph.vocabulary import RELATIONS, SubjectLabel
from ..identity import claim_id
from .documents import Source
from .events import of_event
from .faults import MISSING, Place, shown
from .maker import Made, Maker, date_facets
from .models import ActorEntry, AliasEntry, PlaceEntry, RelationEntry, StatementEntry
from .origins import ASIDE, Origin, inherit, note
from .references import with_article
from .statement import Statement

#: Between events that are reported: what is longer is a slip of the keyboard.
MOST_DAYS: Final = 3_652_425


def make_claims(maker: Maker) -> Iterator[Made]:
    """Make every claim that a case's entries state."""
    draft = maker.draft
    for source in maker.sources.by_id.values():
        yield from of_publisher(maker, source)
    for actor in draft.actors:
        yield from of_actor(maker, actor.place, actor.entry)
    for place in draft.places:
        yield from of_place(maker, place.place, place.entry)
    for event in draft.events:
        yield from of_event(maker, event.place, event.entry)
    for relation in draft.relations:
        yield from of_relation(maker, relation.place, relation.entry)
    for statement in draft.statements:
        yield from of_statement(maker, statement.place, statement.entry)


def of_publisher(maker: Maker, source: Source) -> Iterator[Made]:
    """Make an organization of a publisher that nothing describes: its own document names it."""
    publisher = source.record.publisher
    if publisher is None or publisher not in maker.draft.unknown_publishers:
        return
    claim = Claim(
        id="",
        kind="actor",
        about=Node("Actor", publisher),
        document=source.record.id,
        chain=(Attribution(publisher, 0),),
        name=publisher,
        actor_kind="organization",
    )
    yield Made(replace(claim, id=claim_id(claim)), source.place, ("publisher",))


def of_actor(maker: Maker, place: Place, entry: ActorEntry) -> Iterator[Made]:
    """Make the claims of an actor: what it is, and each of its other names."""
    origin = maker.origin(entry, Node("Actor", entry.id), place)
    if origin is not None:
        yield Made(origin.state(kind="actor", name=entry.name, actor_kind=entry.kind), place)
        yield from _of_aliases(maker, place, entry, entry.aliases, origin)


def of_place(maker: Maker, place: Place, entry: PlaceEntry) -> Iterator[Made]:
    """Make the claims of a place: where it is, its other names, and what it lies in."""
    origin = maker.origin(entry, Node("Place", entry.id), place)
    for index, parent in enumerate(entry.within):
        maker.draft.references.check(parent, place, ("within", index), "Place")
    if origin is None:
        return
    facts = origin.state(
        kind="place",
        name=entry.name,
        latitude=entry.latitude,
        longitude=entry.longitude,
        place_precision=entry.precision,
    )
    yield Made(facts, place)
    yield from _of_aliases(maker, place, entry, entry.aliases, origin)
    for index, parent in enumerate(entry.within):
        inside = replace(origin, claim=replace(origin.claim, relays=None))
        claim = inside.state(kind="relation", relation="PART_OF", object=Node("Place", parent))
        yield Made(claim, place, ("within", index))


def _of_aliases(
    maker: Maker, place: Place, entry: Statement, aliases: tuple[AliasEntry, ...], origin: Origin
) -> Iterator[Made]:
    """Make a claim of each alias; it has its own span or none."""
    for index, alias in enumerate(aliases):
        path = ("aliases", index)
        own = maker.origin(inherit(alias, entry, ASIDE), origin.claim.about, place, path)
        if own is not None:
            claim = own.state(
                kind="alias", name=alias.name, alias_kind=alias.kind, language=alias.language
            )
            yield Made(claim, place, path)


def of_relation(maker: Maker, place: Place, entry: RelationEntry) -> Iterator[Made]:
    """Make the claim of a relation, if its ends are what it joins."""
    check = maker.draft.references.check
    subject = check(entry.subject, place, ("subject",))
    object_ = check(entry.object, place, ("object",))
    _check_days(maker, place, entry)
    if entry.subject == entry.object != MISSING:
        problem = f"{shown(entry.subject)} is related to itself"
        maker.draft.faults.append(place.fault(("object",), problem, "name two different things"))
    elif subject is not None and object_ is not None:
        _check_ends(maker, place, entry, subject, object_)
    about = Node(subject or "Actor", entry.subject)
    origin = maker.origin(entry, about, place)
    if origin is None:
        return
    date = maker.read_date(entry.date, origin, place, ())
    if date.relation is not None and date.text is not None:
        note(maker.draft, place, ("date",), date.text, date.note)
    claim = origin.state(
        entry.id,
        kind="relation",
        relation=entry.type,
        object=Node(object_ or "Actor", entry.object),
        min_days=entry.min_days,
        max_days=entry.max_days,
        **date_facets(date),
    )
    yield Made(claim, place)


def _check_days(maker: Maker, place: Place, entry: RelationEntry) -> None:
    """Refuse days where they mean nothing, or cannot be."""
    least, most = entry.min_days, entry.max_days
    for name, days in (("minDays", least), ("maxDays", most)):
        if days is not None and entry.type != "BEFORE":
            problem = f"means nothing for {entry.type}"
            maker.draft.faults.append(place.fault((name,), problem, "use it with BEFORE only"))
        elif days is not None and days > MOST_DAYS:
            problem = f"{days:,} days are more than ten thousand years"
            remedy = "leave it out where the distance is not known"
            maker.draft.faults.append(place.fault((name,), problem, remedy))
    if least is not None and most is not None and least > most:
        problem = f"at least {least} and at most {most} days cannot both be"
        maker.draft.faults.append(place.fault(("minDays",), problem, "exchange the two"))


def _check_ends(
    maker: Maker, place: Place, entry: RelationEntry, subject: SubjectLabel, object_: SubjectLabel
) -> None:
    """Refuse a relation between things that it does not join."""
    ends = RELATIONS[entry.type]
    if (subject, object_) not in ends:
        wanted = " or ".join(f"{with_article(a)} with {with_article(b)}" for a, b in sorted(ends))
        problem = f"joins {with_article(subject)} with {with_article(object_)} here"
        maker.draft.faults.append(place.fault(("type",), problem, f"{entry.type} joins {wanted}"))


def of_statement(maker: Maker, place: Place, entry: StatementEntry) -> Iterator[Made]:
    """Make the claim of a statement that is neither event nor relation."""
    label = maker.draft.references.check(entry.about, place, ("about",))
    origin = maker.origin(entry, Node(label or "Actor", entry.about), place)
    if origin is not None:
        yield Made(origin.state(entry.id), place)

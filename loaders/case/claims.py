"""From entries to claims: one statement, one subject, one chain, and the facets that it states."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from ...errors import DateError
from ...graph.records import Attribution, Claim, Involvement, Node
from ...graph.vocabulary import RELATIONS, SubjectLabel
from ..dates import EventRelation
from ..identity import claim_id
from .documents import Source, Sources
from .faults import Place, shown
from .gather import Draft
from .models import (
    ActorEntry,
    AliasEntry,
    CountEntry,
    EventEntry,
    EventFacets,
    EventStatement,
    PlaceEntry,
    RelationEntry,
    Statement,
    StatementEntry,
    When,
)
from .origins import APART, ASIDE, PART, Origin, inherit, note, read_origin
from .references import with_article
from .tree import Path
from .when import Reading, read_when


@dataclass(frozen=True, slots=True)
class Made:
    """A claim, and where what it says stands."""

    claim: Claim
    place: Place
    path: Path = ()


@dataclass(frozen=True, slots=True)
class Claims:
    """Makes the claims of a case, one kind of entry after the other."""

    draft: Draft
    sources: Sources

    def make(self) -> Iterator[Made]:
        """Make every claim that the entries state."""
        for source in self.sources.by_id.values():
            yield from self.of_publisher(source)
        for actor in self.draft.actors:
            yield from self.of_actor(actor.place, actor.entry)
        for place in self.draft.places:
            yield from self.of_place(place.place, place.entry)
        for event in self.draft.events:
            yield from self.of_event(event.place, event.entry)
        for relation in self.draft.relations:
            yield from self.of_relation(relation.place, relation.entry)
        for statement in self.draft.statements:
            yield from self.of_statement(statement.place, statement.entry)

    def origin(
        self, statement: Statement, about: Node, place: Place, path: Path = ()
    ) -> Origin | None:
        """Read where a statement comes from."""
        return read_origin(statement, about, place, path, self.draft, self.sources)

    def of_publisher(self, source: Source) -> Iterator[Made]:
        """Make an organization of a publisher that nothing describes: its own document names it."""
        publisher = source.record.publisher
        if publisher is None or publisher in self.draft.references.labels:
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

    def of_actor(self, place: Place, entry: ActorEntry) -> Iterator[Made]:
        """Make the claims of an actor: what it is, and each of its other names."""
        origin = self.origin(entry, Node("Actor", entry.id), place)
        if origin is not None:
            yield Made(origin.state(kind="actor", name=entry.name, actor_kind=entry.kind), place)
            yield from self.of_aliases(place, entry, entry.aliases, origin)

    def of_place(self, place: Place, entry: PlaceEntry) -> Iterator[Made]:
        """Make the claims of a place: where it is, its other names, and what it lies in."""
        origin = self.origin(entry, Node("Place", entry.id), place)
        for index, parent in enumerate(entry.within):
            self.draft.references.check(parent, place, ("within", index), "Place")
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
        yield from self.of_aliases(place, entry, entry.aliases, origin)
        for index, parent in enumerate(entry.within):
            inside = replace(origin, claim=replace(origin.claim, relays=None))
            claim = inside.state(kind="relation", relation="PART_OF", object=Node("Place", parent))
            yield Made(claim, place, ("within", index))

    def of_aliases(
        self, place: Place, entry: Statement, aliases: tuple[AliasEntry, ...], origin: Origin
    ) -> Iterator[Made]:
        """Make a claim of each alias; it has its own span or none."""
        for index, alias in enumerate(aliases):
            path = ("aliases", index)
            own = self.origin(inherit(alias, entry, ASIDE), origin.claim.about, place, path)
            if own is not None:
                claim = own.state(
                    kind="alias", name=alias.name, alias_kind=alias.kind, language=alias.language
                )
                yield Made(claim, place, path)

    def of_event(self, place: Place, entry: EventEntry) -> Iterator[Made]:
        """Make the claims of an event: the entry's own, its counts, and further statements."""
        yield from self.of_facets(place, (), entry, entry, None)
        for index, further in enumerate(entry.claims):
            path = ("claims", index)
            statement = inherit(further, entry, APART)
            only_counts = bool(further.counts) and not states_event(further)
            yield from self.of_facets(
                place, path, further, statement, further.id, entry.id, only_counts
            )

    def of_facets(
        self,
        place: Place,
        path: Path,
        facets: EventFacets,
        statement: Statement,
        id_: str | None,
        event: str = "",
        only_counts: bool = False,
    ) -> Iterator[Made]:
        """Make the claims of one statement about an event."""
        about = Node("Event", facets.id if isinstance(facets, EventEntry) else event)
        self.check_parts(place, path, facets)
        origin = self.origin(statement, about, place, path)
        if origin is None:
            return
        date = self.read_date(facets.date, origin, place, path)
        if not only_counts:
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
            yield from self.of_order(
                date.relation, about, origin, Made(origin.claim, place, (*path, "date"))
            )
        for index, count in enumerate(facets.counts):
            where = (*path, "counts", index)
            named = id_ if index == 0 else None
            yield from self.of_count(place, where, count, statement, origin, named)

    def check_parts(self, place: Place, path: Path, facets: EventFacets) -> None:
        """Look up the ids of an event's place and actors, and whom its counts count."""
        check = self.draft.references.check
        if facets.place is not None:
            check(facets.place, place, (*path, "place"), "Place")
        for index, part in enumerate(facets.actors):
            check(part.actor, place, (*path, "actors", index, "actor"), "Actor")
        for index, count in enumerate(facets.counts):
            if count.of is not None:
                check(count.of, place, (*path, "counts", index, "of"), "Actor")

    def of_count(
        self,
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
            own = self.origin(inherit(count, parent, PART), origin.claim.about, place, path)
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

    def of_relation(self, place: Place, entry: RelationEntry) -> Iterator[Made]:
        """Make the claim of a relation, if its ends are what it joins."""
        check = self.draft.references.check
        subject = check(entry.subject, place, ("subject",))
        object_ = check(entry.object, place, ("object",))
        self.check_days(place, entry)
        if entry.subject == entry.object:
            problem = f"{shown(entry.subject)} is related to itself"
            self.draft.faults.append(place.fault(("object",), problem, "name two different things"))
        elif subject is not None and object_ is not None:
            self.check_ends(place, entry, subject, object_)
        about = Node(subject or "Actor", entry.subject)
        origin = self.origin(entry, about, place)
        if origin is None:
            return
        date = self.read_date(entry.date, origin, place, ())
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

    def check_days(self, place: Place, entry: RelationEntry) -> None:
        """Refuse days where they mean nothing, or cannot be."""
        least, most = entry.min_days, entry.max_days
        for name, days in (("minDays", least), ("maxDays", most)):
            if days is not None and entry.type != "BEFORE":
                problem = f"means nothing for {entry.type}"
                self.draft.faults.append(place.fault((name,), problem, "use it with BEFORE only"))
        if least is not None and most is not None and least > most:
            problem = f"at least {least} and at most {most} days cannot both be"
            self.draft.faults.append(place.fault(("minDays",), problem, "exchange the two"))

    def check_ends(
        self, place: Place, entry: RelationEntry, subject: SubjectLabel, object_: SubjectLabel
    ) -> None:
        """Refuse a relation between things that it does not join."""
        ends = RELATIONS[entry.type]
        if (subject, object_) not in ends:
            wanted = " or ".join(
                f"{with_article(a)} with {with_article(b)}" for a, b in sorted(ends)
            )
            problem = f"joins {with_article(subject)} with {with_article(object_)} here"
            self.draft.faults.append(
                place.fault(("type",), problem, f"{entry.type} joins {wanted}")
            )

    def of_statement(self, place: Place, entry: StatementEntry) -> Iterator[Made]:
        """Make the claim of a statement that is neither event nor relation."""
        label = self.draft.references.check(entry.about, place, ("about",))
        origin = self.origin(entry, Node(label or "Actor", entry.about), place)
        if origin is not None:
            yield Made(origin.state(entry.id), place)

    def of_order(
        self, relation: EventRelation, about: Node, origin: Origin, at: Made
    ) -> Iterator[Made]:
        """Make the order that a date states by naming another event: right after the blasts."""
        phrase = relation.after or relation.before or ""
        other = self.draft.references.named(phrase, "Event")
        if other is None or other == about.id:
            note(self.draft, at.place, at.path, phrase, "it names no one event of the case")
            return
        first, last = (other, about.id) if relation.after else (about.id, other)
        ordered = replace(
            origin, claim=replace(origin.claim, about=Node("Event", first), relays=None)
        )
        claim = ordered.state(
            kind="relation",
            relation="BEFORE",
            object=Node("Event", last),
            min_days=relation.min_days,
            max_days=relation.max_days,
        )
        yield Made(claim, at.place, at.path)

    def read_date(self, when: When | None, origin: Origin, place: Place, path: Path) -> Reading:
        """Read a date; one that cannot be is a fault, one that is not understood is noted."""
        if when is None:
            return Reading()
        try:
            reading = read_when(when, origin.source.anchors, self.context(origin))
        except DateError as error:
            remedy = "correct the date, or write it as the document does"
            self.draft.faults.append(place.fault((*path, "date"), str(error), remedy))
            return Reading()
        if reading.interval is None and reading.text is not None and reading.relation is None:
            note(self.draft, place, (*path, "date"), reading.text, reading.note)
        return reading

    def context(self, origin: Origin) -> str | None:
        """Give the words around a date: the tense of a sentence decides between last and next."""
        claim, text = origin.claim, origin.source.text
        span = origin.span or (claim.char_start, claim.char_end)
        if text is not None and span[0] is not None:
            return text[span[0] : span[1]]
        return claim.quote


def states_event(further: EventStatement) -> bool:
    """Tell whether a further statement says more of the event than its counts."""
    facets = (further.title, further.type, further.date, further.place)
    return any(facet is not None for facet in facets) or bool(further.actors)


def date_facets(date: Reading) -> dict[str, Any]:
    """Give the facets of a claim that a date fills."""
    return {
        "date_text": date.text,
        "date": date.interval,
        "edtf": date.edtf,
        "date_note": date.note,
    }

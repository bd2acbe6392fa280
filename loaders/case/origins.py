"""Where a statement comes from: its document, its chain of speakers, its span, when it was said."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any, Final

from ...errors import DateError
from ...graph.records import Attribution, Claim, Node
from ..identity import claim_id
from .documents import Source, Sources
from .faults import Place, shown
from .gather import Draft
from .statement import Link, Statement
from .texts import TextError, check_quote, check_span, find_quote
from .tree import Path
from .when import explain, read_text

#: What a nested statement takes over from the one it stands in, where it gives none of its own:
#: a count or a parent place is part of the same words; an alias stands somewhere else; a further
#: statement about an event is another one altogether.
PART: Final = frozenset(Statement.model_fields) - {"relays"}
ASIDE: Final = PART - {"span", "quote", "text", "stance"}
APART: Final = frozenset({"document"})


@dataclass(frozen=True, slots=True)
class Origin:
    """A claim that says nothing yet: who says it and where, for the facets to be filled in."""

    claim: Claim
    source: Source
    span: tuple[int, int] | None  # found by the quote, so no part of the claim's id

    def state(self, id_: str | None = None, **facets: Any) -> Claim:
        """Make a claim of it; its id is the one given or made from what it states."""
        claim = replace(self.claim, **facets)
        claim = replace(claim, id=id_ or claim_id(claim))
        if self.span is not None:
            claim = replace(claim, char_start=self.span[0], char_end=self.span[1])
        return claim


def inherit(statement: Statement, parent: Statement, taken: Iterable[str]) -> Statement:
    """Fill what a nested statement leaves out from the one it stands in."""
    own = {name: getattr(statement, name) for name in Statement.model_fields}
    if own["document"] not in {None, parent.document}:
        return statement
    if own["span"] is not None or own["quote"] is not None:
        taken = set(taken) - {"span", "quote", "text"}
    from_parent = {name: getattr(parent, name) for name in taken if own[name] is None}
    return Statement.model_construct(**own | from_parent)


def read_origin(
    statement: Statement, about: Node, place: Place, path: Path, draft: Draft, sources: Sources
) -> Origin | None:
    """Read where a statement comes from; None where it has no document to come from."""
    for index, link in enumerate(statement.by or ()):
        draft.references.check(link.actor, place, (*path, "by", index, "actor"), "Actor")
    source = _find_source(statement, place, path, draft, sources)
    if source is None:
        return None
    claim = Claim(
        id="",
        kind="statement",
        about=about,
        document=source.record.id,
        chain=read_chain(source.record.publisher, statement.by or ()),
        stance=statement.stance or "asserts",
        confidence=statement.confidence,
        text=statement.text,
        quote=statement.quote,
        relays=statement.relays,
        recorded_at=statement.recorded_at,
        retracted_at=statement.retracted_at,
    )
    claim = _read_said(statement, claim, place, path, draft, source)
    found = _read_span(statement, place, path, draft, source)
    if statement.span is not None:
        claim = replace(claim, char_start=statement.span[0], char_end=statement.span[1])
    return Origin(claim, source, found)


def read_chain(publisher: str | None, by: Iterable[Link]) -> tuple[Attribution, ...]:
    """Number the speakers: the publisher is 0, whom it cites 1; naming the publisher first adds nothing.

    >>> [(link.actor, link.position) for link in read_chain("paper", [Link(actor="minister", verb="says")])]
    [('paper', 0), ('minister', 1)]
    """
    links = list(by)
    first = [] if publisher is None else [Attribution(publisher, 0)]
    if links and links[0].actor == publisher:
        first = [Attribution(publisher, 0, links.pop(0).verb)]
    return (*first, *(Attribution(link.actor, n, link.verb) for n, link in enumerate(links, 1)))


def _find_source(
    statement: Statement, place: Place, path: Path, draft: Draft, sources: Sources
) -> Source | None:
    id_ = statement.document or sources.default(place.file)
    if id_ in sources.by_id:
        return sources.by_id[id_]
    if id_ is None and not sources.by_id:
        return None  # said once, for the whole case
    if id_ is None:
        ids = ", ".join(shown(id_) for id_ in sorted(sources.by_id)[:10])
        draft.faults.append(
            place.fault(
                path, "names no document, and there are several", f"add document: one of {ids}"
            )
        )
    else:
        meant = draft.references.suggestions.meant(id_, sources.by_id)
        draft.faults.append(
            place.fault(
                (*path, "document"),
                f"no document has the id {shown(id_)}",
                f"{meant}describe it under documents, or correct the id",
            )
        )
    return None


def _read_said(
    statement: Statement, claim: Claim, place: Place, path: Path, draft: Draft, source: Source
) -> Claim:
    said = statement.said
    if said is None:
        return claim
    if draft.references.labels.get(said) == "Event":
        return replace(claim, said_event=said)
    try:
        reading = read_text(said, source.anchors)
    except DateError as error:
        draft.faults.append(place.fault((*path, "said"), *explain(error)))
        return claim
    if reading.interval is None:
        meant = draft.references.suggestions.meant(said, draft.references.ids["Event"])
        if meant and " " not in said:
            remedy = f"{meant}name an event, or write a date"
            problem = f"{shown(said)} is neither a date nor an event"
            draft.faults.append(place.fault((*path, "said"), problem, remedy))
        else:
            note(draft, place, (*path, "said"), said, reading.note)
    return replace(claim, said_text=said, said=reading.interval)


def note(draft: Draft, place: Place, path: Path, text: str, reason: str | None) -> None:
    """Note a date that was kept as text."""
    problem = f"{shown(text)} was not read as a date: {reason or 'no reason given'}"
    draft.notes.append(
        place.fault(path, problem, "the text is kept; add edtf if you know the date")
    )


def _read_span(
    statement: Statement, place: Place, path: Path, draft: Draft, source: Source
) -> tuple[int, int] | None:
    """Check the span and the quote against the text; give the span that the quote alone finds."""
    if source.text is None:
        return None
    if statement.span is not None:
        try:
            check_span(source.text, statement.span)
        except TextError as error:
            draft.faults.append(place.fault((*path, "span"), error.problem, error.remedy))
            return None
        try:
            if statement.quote is not None:
                check_quote(source.text, statement.span, statement.quote)
        except TextError as error:
            draft.faults.append(place.fault((*path, "quote"), error.problem, error.remedy))
        return None
    if statement.quote is None:
        return None
    places = find_quote(source.text, statement.quote)
    if not places:
        problem = f"{shown(statement.quote)} stands nowhere in the text"
        draft.faults.append(place.fault((*path, "quote"), problem, "quote the text as it stands"))
    elif len(places) > 1:
        draft.notes.append(
            place.fault(
                (*path, "quote"), "stands more than once in the text", "add a span to say which"
            )
        )
    return places[0] if len(places) == 1 else None

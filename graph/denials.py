"""Denials: which claims say no to which others, and in which facet."""

from collections.abc import Iterator, Mapping, Sequence

from .lines import claimant
from .records import Claim

#: Answers that contradict each other, in which facet, and why.
Couple = tuple[Sequence[Claim], Sequence[Claim], str, str]
#: For each place, the places that it lies within.
Ancestors = Mapping[str, frozenset[str]]


def denied_claims(
    asserting: Sequence[Claim], denying: Sequence[Claim], ancestors: Ancestors, *, every: bool
) -> Iterator[Couple]:
    """Set denials against what they deny: each against each or, where they are many, so that each is shown."""
    # Claims that state the same are denied alike, so each statement is looked at once.
    alike: dict[object, dict[object, list[Claim]]] = {}
    for claim in asserting if denying else ():
        stated = alike.setdefault((claim.kind, claim.relation, claim.measure), {})
        stated.setdefault(_stated(claim), []).append(claim)
    denials: dict[object, dict[str, list[Claim]]] = {}
    for denial in denying:
        same = denials.setdefault(_stated(denial), {})
        same.setdefault(claimant(denial), []).append(denial)
    for by_claimant in denials.values():
        no = next(iter(by_claimant.values()))[0]
        denied = [
            (yes, facet)
            for yes in alike.get((no.kind, no.relation, no.measure), {}).values()
            if (facet := _denied_facet(no, yes[0], ancestors)) is not None
        ]
        # Where they are many, the first who denies it stands against all, the others against the first.
        for number, (who, nos) in enumerate(by_claimant.items()):
            for yes, facet in denied if every or number == 0 else denied[:1]:
                yield nos, yes, facet, f"{who} denies it"


def _stated(claim: Claim) -> object:
    """Give what decides whether a claim of some kind is denied, or denies."""
    same = (claim.kind, claim.relation, claim.measure, claim.object, claim.date, claim.place)
    return (*same, claim.actors, claim.min, claim.max)


def _denied_facet(denial: Claim, claim: Claim, ancestors: Ancestors) -> str | None:
    """Tell in which facet a denial says no to a claim about the same subject, if it does."""
    if denial.kind == "relation":
        return denial.relation if _object_denied(denial, claim, ancestors) else None
    if denial.kind == "count":
        if denial.object != claim.object or denial.min is None or claim.min is None:
            return None
        inside = denial.min <= claim.min and (
            denial.max is None or (claim.max is not None and claim.max <= denial.max)
        )
        return denial.measure if inside else None
    if denial.kind == "event":
        return _denied_event_facet(denial, claim, ancestors)
    return None


def _object_denied(denial: Claim, claim: Claim, ancestors: Ancestors) -> bool:
    """Tell whether the denied end is the asserted one, or a place that the asserted one lies within."""
    if denial.object is None or claim.object is None:
        return False
    asserted = claim.object.id
    return denial.object.id == asserted or denial.object.id in ancestors.get(asserted, frozenset())


def _denied_event_facet(denial: Claim, claim: Claim, ancestors: Ancestors) -> str | None:
    """A denial with facets denies those; one without denies that the event happened.

    What is denied must hold all that is asserted: that it was not on 3 December leaves room in "2011".
    """
    if denial.actors:
        parts = {(part.actor, part.role) for part in claim.actors}
        parts |= {(part.actor, None) for part in claim.actors}
        return "actors" if any((p.actor, p.role) in parts for p in denial.actors) else None
    if denial.date is not None:
        inside = claim.date is not None and claim.date.certainly_within(denial.date)
        return "date" if inside else None
    if denial.place is not None:
        place = claim.place
        inside = place is not None and (
            place == denial.place or denial.place in ancestors.get(place, frozenset())
        )
        return "place" if inside else None
    return "occurrence"

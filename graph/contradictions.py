"""Claims that cannot, or may not, both hold: found facet by facet, kept, and given a reason.

Nothing here decides who is right. A rejected count leaves the date alone, because every contradiction
names the facet that it is about.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise, product
from typing import Final, TypeVar

from .lines import claimant
from .records import Claim
from .wording import format_interval

#: Above this many claims in one facet of one subject, each is set against one claim of the neighbouring
#: answers only: every answer stays visible, and the number of edges stays near that of the claims.
MANY: Final = 60

T = TypeVar("T")

MAY_BE_COMPATIBLE: Final = "may be compatible"

Ancestors = Mapping[str, frozenset[str]]


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Two claims, by id, the facet in which they differ, and how."""

    first: str
    second: str
    facet: str
    reason: str


def contradictions(claims: Sequence[Claim], ancestors: Ancestors) -> list[Contradiction]:
    """Find the contradictions among the live claims about one subject.

    ``ancestors`` gives for each place the places that it lies within. Who founded something is asked of
    what was founded: see ``founding_contradictions``.
    """
    live = sorted((c for c in claims if c.retracted_at is None), key=lambda c: c.id)
    asserting = [claim for claim in live if claim.stance == "asserts"]
    denying = [claim for claim in live if claim.stance == "denies"]
    found = [
        *_dates(asserting),
        *_places(asserting, ancestors),
        *_counts(asserting),
        *_kinds(asserting),
        *_bases(asserting, ancestors),
        *_denials(asserting, denying, ancestors),
    ]
    return sorted(set(found), key=lambda c: (c.facet, c.first, c.second))


def founding_contradictions(claims: Sequence[Claim]) -> list[Contradiction]:
    """Find different answers to who founded one thing: they may be compatible, and are listed all the same."""
    answers = _answers(c for c in claims if c.retracted_at is None and c.stance == "asserts")
    found = []
    for one, other in _couples(answers):
        founders = [{claim.about.id for claim in answer} for answer in (one, other)]
        if founders[0].isdisjoint(founders[1]):
            reason = f"{_names(founders[0])} or {_names(founders[1])}: {MAY_BE_COMPATIBLE}"
            pairs = ((a, b) for a, b in product(one, other) if _times_meet(a, b))
            found += _pairs(pairs, "FOUNDED", reason)
    return sorted(set(found), key=lambda c: (c.first, c.second))


def _pair(a: Claim, b: Claim, facet: str, reason: str) -> Contradiction:
    first, second = sorted((a.id, b.id))
    return Contradiction(first, second, facet, reason)


def _pairs(pairs: Iterable[tuple[Claim, Claim]], facet: str, reason: str) -> list[Contradiction]:
    return [_pair(a, b, facet, reason) for a, b in pairs]


def _against(groups: Sequence[Sequence[Claim]], facet: str, reason: str) -> list[Contradiction]:
    """Set every claim of each group against those of the other groups."""
    found = []
    for one, other in _couples(groups):
        pairs: Iterable[tuple[Claim, Claim]] = product(one, other)
        if len(one) + len(other) > MANY:
            pairs = [(a, other[0]) for a in one] + [(one[0], b) for b in other]
        found += _pairs(pairs, facet, reason)
    return found


def _couples(answers: Sequence[T]) -> Iterator[tuple[T, T]]:
    """Set every answer against every other, or, where they are many, against the next one."""
    return combinations(answers, 2) if len(answers) <= MANY else pairwise(answers)


def _dates(claims: Sequence[Claim]) -> list[Contradiction]:
    by_date: dict[object, list[Claim]] = {}
    for claim in claims:
        if claim.kind == "event" and claim.date is not None:
            by_date.setdefault(claim.date, []).append(claim)
    found = []
    groups = sorted(by_date.values(), key=lambda group: repr(group[0].date))
    for one, other in _couples(groups):
        a, b = one[0], other[0]
        if a.date is not None and b.date is not None and a.date.intersect(b.date) is None:
            found += _against(
                [one, other],
                "date",
                f"{format_interval(a.date)} and {format_interval(b.date)} do not meet",
            )
    return found


def _places(claims: Sequence[Claim], ancestors: Ancestors) -> list[Contradiction]:
    by_place: dict[str, list[Claim]] = {}
    for claim in claims:
        if claim.kind == "event" and claim.place is not None:
            by_place.setdefault(claim.place, []).append(claim)
    found = []
    for (a, one), (b, other) in _couples(sorted(by_place.items())):
        if not _compatible_places(a, b, ancestors):
            found += _against([one, other], "place", f"{a} and {b}: neither lies within the other")
    return found


def _compatible_places(a: str, b: str, ancestors: Ancestors) -> bool:
    return a == b or a in ancestors.get(b, frozenset()) or b in ancestors.get(a, frozenset())


def _counts(claims: Sequence[Claim]) -> list[Contradiction]:
    by_what: dict[tuple[str, str], dict[tuple[int, int | None], list[Claim]]] = {}
    for claim in claims:
        if claim.measure is not None and claim.min is not None:
            of = claim.object.id if claim.object else ""
            numbers = by_what.setdefault((claim.measure, of), {})
            numbers.setdefault((claim.min, claim.max), []).append(claim)
    found = []
    for (measure, of), numbers in sorted(by_what.items()):
        for (a, one), (b, other) in _couples(sorted(numbers.items(), key=str)):
            if not _counts_meet(a, b):
                whom = f" of {of}" if of else ""
                reason = f"{_number(a)} and {_number(b)} {measure}{whom}"
                found += _against([one, other], measure, reason)
    return found


def _counts_meet(a: tuple[int, int | None], b: tuple[int, int | None]) -> bool:
    return (b[1] is None or a[0] <= b[1]) and (a[1] is None or b[0] <= a[1])


def _number(count: tuple[int, int | None]) -> str:
    low, high = count
    if high is None:
        return f"at least {low}"
    return str(low) if low == high else f"{low} to {high}"


def _kinds(claims: Sequence[Claim]) -> list[Contradiction]:
    by_kind: dict[str, list[Claim]] = {}
    for claim in claims:
        if claim.actor_kind is not None:
            by_kind.setdefault(claim.actor_kind, []).append(claim)
    return _against(list(by_kind.values()), "kind", " and ".join(sorted(by_kind)))


def _bases(claims: Sequence[Claim], ancestors: Ancestors) -> list[Contradiction]:
    """Find different claimants' different answers to where an actor is based."""
    found = []
    answers = _answers(claim for claim in claims if claim.relation == "BASED_IN")
    for one, other in _couples(answers):
        places = [sorted({c.object.id for c in answer if c.object}) for answer in (one, other)]
        if not any(_compatible_places(a, b, ancestors) for a, b in product(*places)):
            reason = f"based in {_names(places[0])} or in {_names(places[1])}"
            pairs = ((a, b) for a, b in product(one, other) if _times_meet(a, b))
            found += _pairs(pairs, "BASED_IN", reason)
    return found


def _answers(claims: Iterable[Claim]) -> list[list[Claim]]:
    """Gather claims by the claimant at the end of their chain: what one claimant gives is one answer."""
    answers: dict[str, list[Claim]] = {}
    for claim in sorted(claims, key=lambda c: c.id):
        answers.setdefault(claimant(claim), []).append(claim)
    return [answers[who] for who in sorted(answers)]


def _names(ids: Iterable[str]) -> str:
    return ", ".join(sorted(ids))


def _times_meet(a: Claim, b: Claim) -> bool:
    return a.date is None or b.date is None or a.date.intersect(b.date) is not None


def _denials(
    asserting: Sequence[Claim], denying: Sequence[Claim], ancestors: Ancestors
) -> list[Contradiction]:
    alike: dict[object, list[Claim]] = {}
    for claim in asserting if denying else ():
        alike.setdefault((claim.kind, claim.relation, claim.measure), []).append(claim)
    found = []
    for denial in denying:
        for claim in alike.get((denial.kind, denial.relation, denial.measure), []):
            facet = _denied_facet(denial, claim, ancestors)
            if facet is not None and _times_meet_of_relation(denial, claim):
                found.append(_pair(denial, claim, facet, f"{claimant(denial)} denies it"))
    return found


def _times_meet_of_relation(denial: Claim, claim: Claim) -> bool:
    return denial.kind != "relation" or _times_meet(denial, claim)


def _denied_facet(denial: Claim, claim: Claim, ancestors: Ancestors) -> str | None:
    """Tell in which facet a denial says no to a claim about the same subject, if it does."""
    if denial.kind == "relation":
        return denial.relation if _object_denied(denial, claim, ancestors) else None
    if denial.kind == "count":
        if denial.object != claim.object or denial.min is None or claim.min is None:
            return None
        meet = _counts_meet((denial.min, denial.max), (claim.min, claim.max))
        return denial.measure if meet else None
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
    """A denial with facets denies those; one without denies that the event happened."""
    if denial.actors:
        parts = {(part.actor, part.role) for part in claim.actors}
        parts |= {(part.actor, None) for part in claim.actors}
        return "actors" if any((p.actor, p.role) in parts for p in denial.actors) else None
    if denial.date is not None:
        same = claim.date is not None and denial.date.intersect(claim.date) is not None
        return "date" if same else None
    if denial.place is not None:
        place = claim.place
        inside = place is not None and (
            place == denial.place or denial.place in ancestors.get(place, frozenset())
        )
        return "place" if inside else None
    return "occurrence"

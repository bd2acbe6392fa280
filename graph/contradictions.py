"""Claims that cannot, or may not, both hold: found facet by facet, kept, and given a reason.

Nothing here decides who is right. A rejected count leaves the date alone, because every contradiction
names the facet that it is about.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, combinations, pairwise, product
from math import inf
from typing import Final, TypeVar

from .denials import Ancestors, Couple, denied_claims
from .interval import Interval
from .lines import claimant
from .records import Claim
from .rows import FIRST_DAY, LAST_DAY
from .vocabulary import RELATIONS
from .wording import format_interval

#: Above this many claims in one facet of one subject, not every claim is set against every other: each
#: answer and each claim that contradicts another stays visible, and the number of edges stays near that of
#: the claims.
MANY: Final = 60

T = TypeVar("T")

MAY_BE_COMPATIBLE: Final = "may be compatible"


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
    few = len(asserting) + len(denying) <= MANY
    found = [
        *_dates(asserting),
        *_places(asserting, ancestors),
        *_counts(asserting),
        *_kinds(asserting),
        *_bases(asserting, ancestors),
        *_pairs(denied_claims(asserting, denying, ancestors, every=few), few),
    ]
    return sorted(set(found), key=lambda c: (c.facet, c.first, c.second))


def founding_contradictions(claims: Sequence[Claim]) -> list[Contradiction]:
    """Find different answers to who founded one thing: they may be compatible, and are listed all the same."""
    answers = _answers(c for c in claims if c.retracted_at is None and c.stance == "asserts")

    def couples() -> Iterator[Couple]:
        for one, other in _couples(answers):
            founders = [{claim.about.id for claim in answer} for answer in (one, other)]
            if founders[0].isdisjoint(founders[1]):
                names = f"{_names(founders[0])} or {_names(founders[1])}"
                yield one, other, "FOUNDED", f"{names}: {MAY_BE_COMPATIBLE}"

    found = set(_pairs(couples(), _few(answers)))
    return sorted(found, key=lambda c: (c.first, c.second))


def _pairs(couples: Iterable[Couple], few: bool) -> Iterator[Contradiction]:
    """Set the claims of each couple of answers against each other: all, or enough to show every claim."""
    shown: set[int] = (
        set()
    )  # answers, by identity: comparing them would cost their length each time
    for one, other, facet, reason in couples:
        pairs: Iterable[tuple[Claim, Claim]] = product(one, other)
        if not few:
            fresh = [id(answer) not in shown for answer in (one, other)]
            if not any(fresh):
                continue
            pairs = [(one[0], other[0])]
            pairs += [(a, other[0]) for a in one[1:]] if fresh[0] else []
            pairs += [(one[0], b) for b in other[1:]] if fresh[1] else []
            shown |= {id(one), id(other)}
        for a, b in pairs:
            if facet not in RELATIONS or _times_meet(a, b):
                first, second = sorted((a.id, b.id))
                yield Contradiction(first, second, facet, reason)


def _few(answers: Iterable[Sequence[Claim]]) -> bool:
    return sum(len(answer) for answer in answers) <= MANY


def _couples(answers: Sequence[T], outermost: Sequence[T] = ()) -> Iterator[tuple[T, T]]:
    """Set every answer against every other; where they are many, against the next and the outermost ones."""
    if len(answers) <= MANY:
        return combinations(answers, 2)
    outer = ((a, b) for b in outermost for a in answers if a is not b)
    return chain(pairwise(answers), outer)


def _dates(claims: Sequence[Claim]) -> list[Contradiction]:
    by_date: dict[Interval, list[Claim]] = {}
    for claim in claims:
        if claim.kind == "event" and claim.date is not None:
            by_date.setdefault(claim.date, []).append(claim)
    dates = sorted(by_date, key=repr)
    # Spans all meet if and only if the one that begins last meets the one that ends first.
    begins = max(dates, key=lambda date: date.earliest or FIRST_DAY, default=None)
    ends = min(dates, key=lambda date: date.latest or LAST_DAY, default=None)
    couples = (
        (
            by_date[a],
            by_date[b],
            "date",
            f"{format_interval(a)} and {format_interval(b)} do not meet",
        )
        for a, b in _couples(dates, [date for date in (begins, ends) if date is not None])
        if a.intersect(b) is None
    )
    return list(_pairs(couples, _few(by_date.values())))


def _places(claims: Sequence[Claim], ancestors: Ancestors) -> list[Contradiction]:
    by_place: dict[str, list[Claim]] = {}
    for claim in claims:
        if claim.kind == "event" and claim.place is not None:
            by_place.setdefault(claim.place, []).append(claim)
    couples = (
        (by_place[a], by_place[b], "place", f"{a} and {b}: neither lies within the other")
        for a, b in _couples(sorted(by_place))
        if not _compatible_places(a, b, ancestors)
    )
    return list(_pairs(couples, _few(by_place.values())))


def _compatible_places(a: str, b: str, ancestors: Ancestors) -> bool:
    return a == b or a in ancestors.get(b, frozenset()) or b in ancestors.get(a, frozenset())


def _counts(claims: Sequence[Claim]) -> list[Contradiction]:
    by_what: dict[tuple[str, str], dict[tuple[int, int | None], list[Claim]]] = {}
    for claim in claims:
        if claim.measure is not None and claim.min is not None:
            of = claim.object.id if claim.object else ""
            numbers = by_what.setdefault((claim.measure, of), {})
            numbers.setdefault((claim.min, claim.max), []).append(claim)
    found: list[Contradiction] = []
    for (measure, of), numbers in sorted(by_what.items()):
        whom = f" of {of}" if of else ""
        given = sorted(numbers, key=str)
        outermost = [
            max(given, key=lambda n: n[0]),
            min(given, key=lambda n: inf if n[1] is None else n[1]),
        ]
        couples = (
            (numbers[a], numbers[b], measure, f"{_number(a)} and {_number(b)} {measure}{whom}")
            for a, b in _couples(given, outermost)
            if not _counts_meet(a, b)
        )
        found += _pairs(couples, _few(numbers.values()))
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
    couples = (
        (by_kind[a], by_kind[b], "kind", f"{a} and {b}")
        for a, b in combinations(sorted(by_kind), 2)
    )
    return list(_pairs(couples, _few(by_kind.values())))


def _bases(claims: Sequence[Claim], ancestors: Ancestors) -> list[Contradiction]:
    """Find different claimants' different answers to where an actor is based."""
    answers = _answers(claim for claim in claims if claim.relation == "BASED_IN")

    def couples() -> Iterator[Couple]:
        for one, other in _couples(answers):
            places = [sorted({c.object.id for c in answer if c.object}) for answer in (one, other)]
            if not any(_compatible_places(a, b, ancestors) for a, b in product(*places)):
                yield (
                    one,
                    other,
                    "BASED_IN",
                    f"based in {_names(places[0])} or in {_names(places[1])}",
                )

    return list(_pairs(couples(), _few(answers)))


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

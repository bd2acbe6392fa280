"""The ids of a case: what each one names, and what was probably meant by one that names nothing."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

from ...errors import Fault
from ...graph.vocabulary import SUBJECT_LABELS, SubjectLabel
from ..identity import normalise_text
from .faults import MISSING, Place, Suggestions, shown

ARTICLES: Final = ("the ", "this ", "that ", "these ", "those ")


def with_article(label: str) -> str:
    """Write a label in a sentence.

    >>> with_article("Event"), with_article("Place")
    ('an event', 'a place')
    """
    return f"{'a' if label == 'Place' else 'an'} {label.lower()}"


@dataclass(slots=True)
class References:
    """What is described in a case, by id and by name."""

    faults: list[Fault]
    suggestions: Suggestions = field(default_factory=Suggestions)
    labels: dict[str, SubjectLabel] = field(default_factory=dict)
    ids: dict[SubjectLabel, dict[str, Place]] = field(
        default_factory=lambda: {label: {} for label in SUBJECT_LABELS}
    )
    names: dict[tuple[SubjectLabel, str], set[str]] = field(default_factory=dict)

    def describe(
        self, id_: str, label: SubjectLabel, place: Place, path: Iterable[str] = ("id",)
    ) -> Place | None:
        """Enter a described id; give the place of an earlier description of the same thing."""
        known = self.labels.setdefault(id_, label)
        if known != label:
            other = self.ids[known][id_]
            self.faults.append(
                place.fault(
                    path,
                    f"{shown(id_)} is {with_article(known)} already, in line {other.tree.line} of {other.file}",
                    f"give {with_article(label)} another id",
                )
            )
            return None
        earlier = self.ids[label].get(id_)
        self.ids[label].setdefault(id_, place)
        return earlier

    def name(self, id_: str, label: SubjectLabel, names: Iterable[str | None]) -> None:
        """Enter the names and titles of a described id, for looking it up."""
        for name in names:
            if name is not None:
                self.names.setdefault((label, _key(name)), set()).add(id_)

    def check(
        self, id_: str, place: Place, path: Iterable[str | int], label: SubjectLabel | None = None
    ) -> SubjectLabel | None:
        """Give the label of an id, or make a fault: it names nothing, or something of another kind."""
        known = self.labels.get(id_)
        if id_ == MISSING or (known is not None and label in {None, known}):
            return known
        if known is not None and label is not None:
            problem, remedy = (
                f"{shown(id_)} is {with_article(known)}",
                f"name {with_article(label)}",
            )
        else:
            what = "an event, actor or place" if label is None else with_article(label)
            problem = f"{shown(id_)} is used as {what} and described nowhere"
            remedy = self._meant(id_, label) + "describe it, or correct the id"
        self.faults.append(place.fault(path, problem, remedy))
        return None

    def named(self, phrase: str, label: SubjectLabel) -> str | None:
        """Find the one thing that a phrase names by its id, name or title."""
        if self.labels.get(phrase) == label:
            return phrase
        key = _key(phrase)
        found = self.names.get((label, key), set())
        return next(iter(found)) if len(found) == 1 else None

    def _meant(self, id_: str, label: SubjectLabel | None) -> str:
        labels = SUBJECT_LABELS if label is None else (label,)
        for some in labels:
            named = self.named(id_, some)
            if named is not None:
                return f"did you mean {shown(named)}? "
        return self.suggestions.meant(id_, self.labels if label is None else self.ids[label])


def _key(name: str) -> str:
    key = normalise_text(name).casefold()
    article = next((article for article in ARTICLES if key.startswith(article)), "")
    return key.removeprefix(article)

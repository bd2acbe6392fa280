"""What making claims needs: the case's entries, its documents, and its dates read."""

from dataclasses import dataclass
from typing import Any

from ...errors import DateError
from ...graph.records import Claim, Node
from .documents import Sources
from .faults import Place
from .gather import Draft
from .origins import Origin, note, read_origin
from .statement import Statement, When
from .tree import Path
from .when import Reading, explain, read_when


@dataclass(frozen=True, slots=True)
class Made:
    """A claim, and where what it says stands."""

    claim: Claim
    place: Place
    path: Path = ()


@dataclass(frozen=True, slots=True)
class Maker:
    """The case that claims are made of."""

    draft: Draft
    sources: Sources

    def origin(
        self, statement: Statement, about: Node, place: Place, path: Path = ()
    ) -> Origin | None:
        """Read where a statement comes from."""
        return read_origin(statement, about, place, path, self.draft, self.sources)

    def read_date(self, when: When | None, origin: Origin, place: Place, path: Path) -> Reading:
        """Read a date; one that cannot be is a fault, one that is not understood is noted."""
        if when is None:
            return Reading()
        try:
            reading = read_when(when, origin.source.anchors, _context(origin))
        except DateError as error:
            self.draft.faults.append(place.fault((*path, "date"), *explain(error)))
            return Reading()
        if reading.interval is None and reading.text is not None and reading.relation is None:
            note(self.draft, place, (*path, "date"), reading.text, reading.note)
        return reading


def _context(origin: Origin) -> str | None:
    """Give the words around a date: the tense of a sentence decides between last and next."""
    claim, text = origin.claim, origin.source.text
    span = origin.span or (claim.char_start, claim.char_end)
    if text is not None and span[0] is not None:
        return text[span[0] : span[1]]
    return claim.quote


def date_facets(date: Reading) -> dict[str, Any]:
    """Give the facets of a claim that a date fills."""
    return {
        "date_text": date.text,
        "date": date.interval,
        "edtf": date.edtf,
        "date_note": date.note,
    }

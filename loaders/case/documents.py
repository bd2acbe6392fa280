"""The documents of a case: who published them, when, and their text where it lies beside the case."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from ...errors import DateError, Fault
from ...graph.interval import Day, Interval
from ...graph.records import Document
from .faults import Place, shown
from .gather import Draft, Found
from .models import DocumentEntry
from .texts import DocumentText, TextError, read_document_text
from .when import explain, read_published


@dataclass(frozen=True, slots=True)
class Source:
    """A document as claims need it."""

    record: Document
    place: Place
    text: str | None

    @property
    def anchors(self) -> tuple[Day, ...]:
        """Give the first and last day on which it may have been published; none where one is not known."""
        published = self.record.published_interval
        days = {day for day in (published.earliest, published.latest) if day is not None}
        return tuple(sorted(days)) if published.earliest and published.latest else ()


@dataclass(frozen=True, slots=True)
class Sources:
    """The documents of a case, and the one that is meant where none is named."""

    by_id: dict[str, Source]
    lone: dict[str, str]  # file -> its only document
    single: str | None  # the case's only document

    def default(self, file: str) -> str | None:
        """Give the only document of a file, or of the case."""
        return self.lone.get(file, self.single)


def read_documents(draft: Draft) -> Sources:
    """Read the documents' dates and texts; two different documents under one id are a fault."""
    by_id: dict[str, Source] = {}
    entries: dict[str, Found[DocumentEntry]] = {}
    files: dict[str, set[str]] = {}
    for found in draft.documents:
        id_ = found.entry.id
        files.setdefault(found.place.file, set()).add(id_)
        earlier = entries.setdefault(id_, found)
        if earlier is found:
            by_id[id_] = _read(found, draft)
        elif earlier.entry == found.entry:
            draft.skipped.append(
                _twice(found.place, earlier.place, "the same document stands", "keep one")
            )
        else:
            draft.faults.append(
                _twice(
                    found.place,
                    earlier.place,
                    f"another document with the id {shown(id_)} stands",
                    "give one of them another id",
                )
            )
    lone = {file: next(iter(ids)) for file, ids in files.items() if len(ids) == 1}
    return Sources(by_id, lone, _only(by_id))


def _only(ids: Iterable[str]) -> str | None:
    some = list(ids)
    return some[0] if len(some) == 1 else None


def _twice(place: Place, earlier: Place, what: str, remedy: str) -> Fault:
    return place.fault(("id",), f"{what} in line {earlier.tree.line} of {earlier.file}", remedy)


def _read(found: Found[DocumentEntry], draft: Draft) -> Source:
    entry = found.entry
    text = _read_text(found, draft.faults)
    record = Document(
        id=entry.id,
        title=entry.title,
        publisher=_find_publisher(found, draft),
        author=entry.author,
        published=entry.published,
        published_interval=_read_published(found, draft.faults),
        language=entry.language,
        url=entry.url,
        sha256=entry.sha256 or (text.sha256 if text is not None else None),
    )
    return Source(record, found.place, None if text is None else text.content)


def _find_publisher(found: Found[DocumentEntry], draft: Draft) -> str | None:
    """Give the publisher's id: as written, or that of the one actor of this name."""
    publisher, references = found.entry.publisher, draft.references
    if publisher is None or references.labels.get(publisher) == "Actor":
        return publisher
    named = references.named(publisher, "Actor")
    if named is None and publisher in references.labels:
        references.check(publisher, found.place, ("publisher",), "Actor")
    elif named is None:
        references.describe(publisher, "Actor", found.place, ("publisher",))
        draft.unknown_publishers.add(publisher)
    return named or publisher


def _read_published(found: Found[DocumentEntry], faults: list[Fault]) -> Interval:
    entry = found.entry
    try:
        if entry.published_earliest is not None or entry.published_latest is not None:
            return Interval(entry.published_earliest, entry.published_latest)
        return Interval() if entry.published is None else read_published(entry.published)
    except DateError as error:
        problem, _ = explain(error)
        remedy = "write a day, a moment or EDTF, as in 2012-12-06T15:01+06:00"
        faults.append(found.place.fault(("published",), problem, remedy))
        return Interval()


def _read_text(found: Found[DocumentEntry], faults: list[Fault]) -> DocumentText | None:
    entry, place = found.entry, found.place
    if entry.text is None:
        return None
    try:
        text = read_document_text(entry.text, Path(place.file).parent)
    except TextError as error:
        faults.append(place.fault(("text",), error.problem, error.remedy))
        return None
    if entry.sha256 is not None and entry.sha256 != text.sha256:
        faults.append(
            place.fault(
                ("sha256",),
                "is not that of the document's text",
                f"the text is another version: take the right file, or write {text.sha256}",
            )
        )
    return text

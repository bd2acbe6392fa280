"""From trees to checked entries: the sections of a case and the records of JSON Lines are the same things."""

from dataclasses import dataclass, field
from typing import Final, Generic, TypeVar

from pydantic import BaseModel

from ...errors import Fault
from ...graph.records import Claim
from ...graph.vocabulary import SubjectLabel
from .checking import check_entry
from .complete import ClaimRecord, LoadRecord, NameRecord, RelayRecord, to_claim
from .faults import Place, shown
from .files import CaseFile
from .models import ActorEntry, DocumentEntry, EventEntry, PlaceEntry, RelationEntry, StatementEntry
from .references import References
from .tree import Fields, Items, Line, Path, Scalar, Tree, to_plain
from .values import read_id

T = TypeVar("T")
M = TypeVar("M", bound=BaseModel)

#: Section of a case -> what a JSON Lines record of it is called.
RECORDS: Final = {
    "documents": "document",
    "actors": "actor",
    "places": "place",
    "events": "event",
    "relations": "relation",
    "claims": "claim",
}
SECTIONS: Final = {record: section for section, record in RECORDS.items()}

LABELS: Final[dict[str, SubjectLabel]] = {"actor": "Actor", "place": "Place", "event": "Event"}

#: The records that only a complete export holds, and the case's name.
EXTRA: Final = ("relay", "load", "case")


@dataclass(frozen=True, slots=True)
class Found(Generic[T]):
    """A checked entry and where it stands."""

    place: Place
    entry: T


@dataclass(slots=True)
class Draft:
    """All that a case's files hold, entry by entry, before it is tied together."""

    references: References
    faults: list[Fault]
    notes: list[Fault] = field(default_factory=list)
    skipped: list[Fault] = field(default_factory=list)
    entries: list[Place] = field(default_factory=list)  # all that need a document, in order
    unknown_publishers: set[str] = field(default_factory=set)
    names: list[Found[NameRecord]] = field(default_factory=list)
    documents: list[Found[DocumentEntry]] = field(default_factory=list)
    actors: list[Found[ActorEntry]] = field(default_factory=list)
    places: list[Found[PlaceEntry]] = field(default_factory=list)
    events: list[Found[EventEntry]] = field(default_factory=list)
    relations: list[Found[RelationEntry]] = field(default_factory=list)
    statements: list[Found[StatementEntry]] = field(default_factory=list)
    claims: list[Found[Claim]] = field(default_factory=list)
    relays: list[Found[RelayRecord]] = field(default_factory=list)
    loads: list[Found[LoadRecord]] = field(default_factory=list)

    def add_case(self, file: CaseFile, tree: Tree) -> None:
        """Take a whole case, in YAML or JSON."""
        if not isinstance(tree, Fields):
            place = Place(file.name, (), Fields({}, {}, tree.line))
            self.faults.append(
                place.fault((), "is no case", f"write {', '.join(RECORDS)}, each a list")
            )
            return
        whole = Place(file.name, (), tree)
        for section, value in tree.fields.items():
            if isinstance(value, Scalar) and value.text is None and section in ("case", *RECORDS):
                continue
            if section == "case":
                named = Fields({"case": value}, tree.keys, tree.line)
                self.take(NameRecord, Place(file.name, (), named), named, self.names)
            elif section not in RECORDS:
                names = ("case", *RECORDS)
                meant = self.references.suggestions.meant(section, names)
                remedy = meant.rstrip() or f"use {', '.join(names)}"
                self.faults.append(whole.fault((section,), "is no part of a case", remedy))
            elif isinstance(value, Items):
                for index, item in enumerate(value.items):
                    self.add_record(RECORDS[section], file, (section, index), item)
            else:
                self.faults.append(
                    whole.fault(
                        (section,), "is no list", "begin each entry with '- ', or write [..., ...]"
                    )
                )

    def add_line(self, file: CaseFile, tree: Tree) -> None:
        """Take one line of JSON Lines."""
        if not isinstance(tree, Fields):
            place = Place(file.name, (), Fields({}, {}, tree.line))
            self.faults.append(place.fault((), "is no record", 'write {"record": "event", ...}'))
            return
        kinds = (*RECORDS.values(), *EXTRA)
        kind = tree.fields.get("record")
        name = kind.text if isinstance(kind, Scalar) else None
        if name not in kinds:
            problem = "has no 'record'" if name is None else f"there is no record {shown(name)}"
            meant = "" if name is None else self.references.suggestions.meant(name, kinds)
            place = Place(file.name, (), tree)
            self.faults.append(place.fault(("record",), problem, f"{meant}use {', '.join(kinds)}"))
            return
        self.add_record(name, file, (), tree.without("record"))

    def add_record(self, kind: str, file: CaseFile, path: Path, tree: Tree) -> None:
        """Take one entry: enter its id, so that others may use it, and check it."""
        if not isinstance(tree, Fields):
            place = Place(file.name, path, Fields({}, {}, tree.line))
            self.faults.append(place.fault((), "has no fields", "write a mapping: {id: ..., ...}"))
            return
        place = Place(file.name, path, tree)
        if kind in LABELS:
            self.enter(place, tree, LABELS[kind])
        if kind == "claim" and "kind" in tree.fields:
            self.take_claim(place, tree)
            return
        if kind != "document" and kind in SECTIONS:
            self.entries.append(place)
        match kind:
            case "document":
                self.take(DocumentEntry, place, tree, self.documents)
            case "actor":
                self.take(ActorEntry, place, tree, self.actors)
            case "place":
                self.take(PlaceEntry, place, tree, self.places)
            case "event":
                self.take(EventEntry, place, tree, self.events)
            case "relation":
                self.take(RelationEntry, place, tree, self.relations)
            case "claim":
                self.take(StatementEntry, place, tree, self.statements)
            case "relay":
                self.take(RelayRecord, place, tree, self.relays)
            case "load":
                self.take(LoadRecord, place, tree, self.loads)
            case _:
                self.take(NameRecord, place, tree, self.names)

    def take_claim(self, place: Place, tree: Fields) -> None:
        """Take a complete claim, without its tree where the line alone tells enough."""
        before = len(self.faults)
        record = check_entry(ClaimRecord, place, tree, self.faults, self.references.suggestions)
        if record is None:
            return
        claim = to_claim(record, place, self.faults)
        if not place.path and len(self.faults) == before:
            place = Place(place.file, (), Line(tree.line))
        self.claims.append(Found(place, claim))

    def take(self, model: type[M], place: Place, tree: Fields, into: list[Found[M]]) -> None:
        """Check an entry and keep what is sound of it."""
        entry = check_entry(model, place, tree, self.faults, self.references.suggestions)
        if entry is not None:
            into.append(Found(place, entry))

    def enter(self, place: Place, tree: Fields, label: SubjectLabel) -> None:
        """Enter a described id, even of an entry that is otherwise at fault."""
        field = tree.fields.get("id")
        if not isinstance(field, Scalar) or field.text is None:
            return
        try:
            id_ = str(read_id(field.text))
        except ValueError:
            return
        earlier = self.references.describe(id_, label, place)
        if earlier is not None and earlier.file == place.file and not _alike(earlier.tree, tree):
            self.notes.append(
                place.fault(
                    ("id",),
                    f"{shown(id_)} is described in line {earlier.tree.line} of {earlier.file} too",
                    "both are kept as statements about one thing; if they are two, give one another id",
                )
            )
        names = [tree.fields.get("name"), tree.fields.get("title")]
        self.references.name(id_, label, [name.text for name in names if isinstance(name, Scalar)])


def _alike(one: Fields | Line, other: Fields) -> bool:
    return isinstance(one, Fields) and to_plain(one) == to_plain(other)

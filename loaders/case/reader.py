"""Reading a case: its files, its entries, its claims, and every fault of all of them at once."""

import dataclasses
import hashlib
from collections.abc import Iterable, Sequence
from itertools import chain
from pathlib import Path
from typing import Final

from ...errors import Fault, InputError
from ...graph.records import Batch, Claim, Load
from ..identity import NOT_STATED
from .claims import make_claims
from .documents import read_documents
from .faults import shown
from .files import Syntax, find_files, read_file, tree_fault
from .gather import Draft
from .maker import Made, Maker
from .records import enter_records, make_history, take_claims
from .references import References
from .tree import TreeError


def read_case(paths: Sequence[Path], *, syntax: Syntax | None = None) -> Batch:
    """Read the files that form one case into the records that a store writes.

    A folder stands for all of its .yaml, .yml, .json and .jsonl files. ``syntax`` is for files whose
    names do not tell what they hold.

    Raises:
        InputError: something is wrong; it carries every fault of the whole case.
    """
    faults: list[Fault] = []
    draft = Draft(References(faults), faults)
    files = _read_files(paths, syntax, draft)
    enter_records(draft)
    sources = read_documents(draft)
    maker = Maker(draft, sources)
    claims = _collect(chain(make_claims(maker), take_claims(maker)), draft)
    _check_case(draft)
    history = make_history(draft)
    if faults:
        raise InputError(_count(faults), _sorted(faults))
    return Batch(
        load=_make_load(paths, files, draft),
        documents=tuple(source.record for source in sources.by_id.values()),
        claims=tuple(claims),
        history=history,
        skipped=_sorted(draft.skipped),
        notes=_sorted(draft.notes),
    )


def _read_files(
    paths: Sequence[Path], syntax: Syntax | None, draft: Draft
) -> list[tuple[str, str]]:
    """Take all that the files hold; give their names and hashes."""
    files: list[tuple[str, str]] = []
    for path in find_files(paths, syntax):
        try:
            file = read_file(path, syntax)
        except InputError as error:
            draft.faults += error.faults
            continue
        files.append((path.name, file.sha256))
        for tree in file.trees():
            if isinstance(tree, TreeError):
                draft.faults.append(tree_fault(file, tree))
            elif file.syntax == "jsonl":
                draft.add_line(file, tree)
            else:
                draft.add_case(file, tree)
    return files


def _collect(made: Iterable[Made], draft: Draft) -> list[Claim]:
    """Gather the claims by id: the same one twice is one, another one under its id is a fault."""
    by_id: dict[str, Made] = {}
    for one in made:
        earlier = by_id.setdefault(one.claim.id, one)
        if earlier is one:
            continue
        line = f"line {earlier.place.fault(earlier.path, '', '').line} of {earlier.place.file}"
        differing = _differing(earlier.claim, one.claim)
        if not differing:
            draft.skipped.append(
                one.place.fault(one.path, f"says the same as {line}", "it is kept once; remove one")
            )
        elif set(differing) <= NOT_STATED | READ:
            problem = f"says the same as {line}, but for {' and '.join(differing)}"
            remedy = "keep one of the two, or give one an id"
            draft.faults.append(one.place.fault(one.path, problem, remedy))
        else:
            problem = f"has the same id {shown(one.claim.id)} as {line}, and says something else"
            draft.faults.append(
                one.place.fault(one.path, problem, "give one of the two another id")
            )
    for one in by_id.values():
        relays = one.claim.relays
        if relays is not None and (relays not in by_id or relays == one.claim.id):
            itself = relays == one.claim.id
            meant = "" if itself else draft.references.suggestions.meant(relays, by_id)
            draft.faults.append(
                one.place.fault(
                    (*one.path, "relays"),
                    f"there is no other claim {shown(relays)}",
                    f"{meant}give the claim that is meant an id, and name it here",
                )
            )
    relayed = {id_: [one.claim.relays] for id_, one in by_id.items() if one.claim.relays}
    for circle in _find_circles(relayed):
        one = by_id[circle[0]]
        problem = f"relays itself: {' from '.join(map(shown, circle))}"
        remedy = "one of them is the first to say it: take its `relays` out"
        if len(circle) > 2:  # one that names itself is told above
            draft.faults.append(one.place.fault((*one.path, "relays"), problem, remedy))
    return [one.claim for one in by_id.values()]


#: What a claim's id is made without, because it is worked out from other facets.
READ: Final = frozenset({"quote", "date", "edtf", "said"})


def _differing(one: Claim, other: Claim) -> list[str]:
    """Name the facets in which two claims differ."""
    names = [f.name for f in dataclasses.fields(Claim)]
    return [name for name in names if getattr(one, name) != getattr(other, name)]


def _check_case(draft: Draft) -> None:
    """Check what no single entry shows: the name, the documents, circles of places."""
    names = {found.entry.case for found in draft.names}
    for found in draft.names[1:] if len(names) > 1 else ():
        problem = f"is {shown(found.entry.case)}, and {shown(draft.names[0].entry.case)} elsewhere"
        draft.faults.append(
            found.place.fault(("case",), problem, "give all files of a case one name")
        )
    if draft.entries and not draft.documents:
        problem = "the case has no documents, and so nothing that it says has a source"
        remedy = "describe the document under documents"
        draft.faults.append(draft.entries[0].fault((), problem, remedy))
    parents: dict[str, list[str]] = {}
    places = {found.entry.id: found.place for found in draft.places}
    for found_place in draft.places:
        parents.setdefault(found_place.entry.id, []).extend(found_place.entry.within)
    for circle in _find_circles(parents):
        problem = f"lies within itself: {' in '.join(map(shown, circle))}"
        remedy = "take one of these out of `within`"
        draft.faults.append(places[circle[0]].fault(("within",), problem, remedy))


def _find_circles(parents: dict[str, list[str]]) -> list[list[str]]:
    """Find circles, each once; without recursion, since a hostile chain may be long."""
    circles: list[list[str]] = []
    done: set[str] = set()
    for start in parents:
        trail: dict[str, None] = {}
        stack: list[tuple[str, bool]] = [(start, False)]
        while stack:
            place, leaving = stack.pop()
            if leaving:
                del trail[place]
                done.add(place)
            elif place in trail:
                steps = list(trail)
                circles.append([*steps[steps.index(place) :], place])
            elif place not in done and place in parents:
                trail[place] = None
                stack.append((place, True))
                stack += [(parent, False) for parent in dict.fromkeys(parents[place])]
    return circles


def _make_load(paths: Sequence[Path], files: Sequence[tuple[str, str]], draft: Draft) -> Load:
    """Name the load by what was read, so that reading it again is the same load."""
    case = draft.names[0].entry.case if draft.names else None
    digest = hashlib.sha256()
    for name, sha256 in files:
        digest.update(f"{name}\0{sha256}\n".encode())
    sha256 = files[0][1] if len(files) == 1 else digest.hexdigest()
    id_ = hashlib.sha256(f"{case or ''}\0{sha256}".encode()).hexdigest()[:32]
    return Load(id=id_, case=case, file=", ".join(path.name for path in paths), sha256=sha256)


def _count(faults: Sequence[Fault]) -> str:
    return "1 fault" if len(faults) == 1 else f"{len(faults)} faults"


def _sorted(faults: Iterable[Fault]) -> tuple[Fault, ...]:
    """Put faults in the order of the files' lines, each once."""
    return tuple(sorted(dict.fromkeys(faults), key=lambda fault: (fault.file, fault.line or 0)))

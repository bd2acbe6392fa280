"""Checking one entry against its model, every fault at once.

What is wrong is taken out and the rest is checked again, so that an entry with a bad span still has
its ids looked up and its dates read: a person mends a file once, not once for each fault.
"""

import re
from collections.abc import Iterator
from copy import deepcopy
from typing import Any, Final, TypeVar, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from ...errors import Fault
from .faults import MISSING, Place, Suggestions, shown
from .statement import field_names
from .tree import Fields, Path, Plain, to_plain

M = TypeVar("M", bound=BaseModel)

#: More rounds than an entry has levels are never needed.
MAX_ROUNDS: Final = 8

EXPECTED: Final = re.compile(r"'([^']*)'")

#: pydantic's names for what a value is not -> problem and remedy.
SHAPES: Final = {
    "string_type": ("is a list or has fields of its own", "write plain text"),
    "tuple_type": ("is no list", "write a list: [..., ...]"),
    "model_type": ("has no fields", "write a mapping: {name: value}"),
    "int_type": ("is no whole number", "write it in digits"),
    "float_type": ("is no number", "write it in digits"),
    "bool_type": ("is neither true nor false", "write true or false"),
    "datetime_type": ("is no moment", "write it as 2026-11-22T17:00:00Z"),
    "greater_than_equal": ("is less than 0", "write a number from 0 on"),
}


def check_entry(
    model: type[M], place: Place, tree: Fields, faults: list[Fault], suggestions: Suggestions
) -> M | None:
    """Check an entry; give what is sound of it, or None where nothing can be made of it."""
    plain: Any = to_plain(tree)
    for attempt in range(MAX_ROUNDS):
        try:
            return model.model_validate(plain)
        except ValidationError as error:
            details = error.errors(include_url=False, include_context=True)
        plain = deepcopy(plain)
        if attempt == 0:  # what is wrong later is wrong because of what was taken out
            faults += [_describe(detail, model, place, suggestions) for detail in details]
        if not all(_cut(plain, detail) for detail in details):
            return None
        plain = _without_cuts(plain)
    return None


def _describe(
    detail: ErrorDetails, model: type[BaseModel], place: Place, suggestions: Suggestions
) -> Fault:
    path, kind, context = detail["loc"], detail["type"], detail.get("ctx", {})
    if kind == "refused":
        return place.fault(path, context["problem"], context["remedy"])
    if detail["input"] is None and kind != "extra_forbidden":
        return place.fault(path, "is empty", "write a value, or take it out")
    if kind == "missing":
        return place.fault(path[:-1], f"has no '{path[-1]}'", "add it")
    if kind == "extra_forbidden":
        names = sorted(_names_at(model, path[:-1]))
        remedy = suggestions.meant(str(path[-1]), names).rstrip() or f"use {', '.join(names)}"
        if detail["input"] is None:
            remedy = f"put text that holds a comma in quotes; else {remedy}"
        return place.fault(path, "is no field that is known here", remedy)
    if kind == "literal_error":
        names = EXPECTED.findall(context["expected"])
        value = str(detail["input"])
        meant = suggestions.meant(value, names)
        return place.fault(
            path, f"{shown(value)} is not in the list", f"{meant}use {', '.join(names)}"
        )
    problem, remedy = SHAPES.get(kind, (detail["msg"], "see `dateline schema`"))
    return place.fault(path, problem, remedy)


def _names_at(model: type[BaseModel], path: Path) -> frozenset[str]:
    """Give the names that are known where a path leads."""
    for step in path:
        if isinstance(step, str):
            fields = {field.alias or name: field for name, field in model.model_fields.items()}
            inner = next(_models_in(fields[step].annotation), None) if step in fields else None
            if inner is None:
                return frozenset()
            model = inner
    return field_names(model)


def _models_in(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for part in get_args(annotation):
        yield from _models_in(part)


_CUT: Final = object()


def _cut(plain: Any, detail: ErrorDetails) -> bool:
    """Mark the faulty part, as near to it as the written form goes; the whole entry cannot be cut."""
    path = detail["loc"][:-1] if detail["type"] == "missing" else detail["loc"]
    if not path and isinstance(plain, dict):
        plain[detail["loc"][-1]] = MISSING
        return True
    parent: Any = None
    last: str | int = ""
    for step in path:
        inside = (isinstance(plain, dict) and step in plain) or (
            isinstance(plain, list) and isinstance(step, int) and step < len(plain)
        )
        if not inside:
            break
        parent, last, plain = plain, step, plain[step]
        if plain is _CUT:
            return True
    if parent is None:
        return False
    parent[last] = _CUT
    return True


def _without_cuts(plain: Any) -> Plain:
    if isinstance(plain, dict):
        return {key: _without_cuts(value) for key, value in plain.items() if value is not _CUT}
    if isinstance(plain, list):
        return [_without_cuts(value) for value in plain if value is not _CUT]
    text: str | None = plain
    return text

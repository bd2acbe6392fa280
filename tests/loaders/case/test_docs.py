"""The manual of the case format: its example is a case, and it names every field."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import pytest
from pydantic import BaseModel

from dateline.graph.vocabulary import ALIAS_KINDS, MEASURES, RELATIONS
from dateline.loaders.case import read_case
from dateline.loaders.case.complete import ClaimRecord, LoadRecord, RelayRecord
from dateline.loaders.case.models import Case

MANUAL = (Path(__file__).parents[3] / "docs" / "case.md").read_text(encoding="utf-8")


def models_in(annotation: object) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
        for field in annotation.model_fields.values():
            yield from models_in(field.annotation)
    for part in get_args(annotation):
        yield from models_in(part)


def test_the_example_is_a_case(tmp_path: Path) -> None:
    [example] = re.findall(r"```yaml\n(.*?)```", MANUAL, re.DOTALL)
    (tmp_path / "case.yaml").write_text(example, encoding="utf-8")
    batch = read_case([tmp_path])
    assert batch.notes == ()
    assert f"makes {len(batch.claims)} claims of it" in MANUAL


@pytest.mark.parametrize("model", [Case, ClaimRecord, LoadRecord, RelayRecord])
def test_every_field_is_in_the_manual(model: type[BaseModel]) -> None:
    text = re.sub(r"```.*?```", "", MANUAL, flags=re.DOTALL)
    words = set(re.findall(r"\w+", " ".join(re.findall(r"`[^`]+`", text))))
    for part in models_in(model):
        names = {field.alias or name for name, field in part.model_fields.items()}
        assert names - words == set(), part.__name__


def test_every_word_of_the_closed_lists_is_in_the_manual() -> None:
    for word in (*MEASURES, *RELATIONS, *ALIAS_KINDS):
        assert f"`{word}`" in MANUAL

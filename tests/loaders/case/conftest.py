from collections.abc import Callable
from pathlib import Path

import pytest

from dateline.errors import Fault, InputError
from dateline.graph.records import Batch
from dateline.loaders.case import read_case

Read = Callable[..., Batch]
Refuse = Callable[..., list[Fault]]

HEAD = "documents: [{id: report, publisher: paper, published: 2012-12-06}]\n"


@pytest.fixture
def read(tmp_path: Path) -> Read:
    """Read a case from text; without documents of its own it gets one."""

    def read_text(text: str, name: str = "case.yaml", **more: str) -> Batch:
        if name.endswith(".yaml") and "documents" not in text:
            text = HEAD + text
        for other, content in more.items():
            (tmp_path / other.replace("_", ".")).write_text(content, encoding="utf-8", newline="")
        path = tmp_path / name
        path.write_text(text, encoding="utf-8", newline="")
        return read_case([path])

    return read_text


@pytest.fixture
def refuse(read: Read) -> Refuse:
    """Give the faults of a case that cannot be read."""

    def read_faults(text: str, name: str = "case.yaml", **more: str) -> list[Fault]:
        with pytest.raises(InputError) as caught:
            read(text, name, **more)
        assert caught.value.faults
        return list(caught.value.faults)

    return read_faults

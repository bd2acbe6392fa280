from importlib.metadata import EntryPoint, entry_points
from pathlib import Path

import pytest

from dateline.errors import InputError
from dateline.graph.records import Batch, Load
from dateline.loaders.registry import GROUP, Loader, format_names, read_input

CASE = "documents: [{id: report}]\nactors: [{id: group}]\n"


def read_other(paths: object) -> Batch:
    return Batch(load=Load(id="x", case=None, file="x", sha256="y"), documents=(), claims=())


OTHER = Loader(read_other, suffixes=(".other", ".yaml"))
BROKEN = "no loader"


@pytest.fixture
def with_others(monkeypatch: pytest.MonkeyPatch) -> None:
    own = entry_points(group=GROUP)
    others = [
        EntryPoint("a-other", "other:OTHER", GROUP),
        EntryPoint("case", "other:BROKEN", GROUP),
        EntryPoint("zz-broken", "other:BROKEN", GROUP),
    ]
    load = EntryPoint.load

    def load_other(entry: EntryPoint) -> object:
        return globals()[entry.attr] if entry.module == "other" else load(entry)

    monkeypatch.setattr("dateline.loaders.registry.entry_points", lambda group: [*others, *own])
    monkeypatch.setattr(EntryPoint, "load", load_other)


def test_the_formats_of_dateline() -> None:
    assert set(format_names()) >= {"case", "json", "jsonl", "yaml"}


def test_the_suffix_tells_the_format_and_a_folder_is_a_case(tmp_path: Path) -> None:
    (tmp_path / "case.YAML").write_text(CASE)
    assert len(read_input(tmp_path / "case.YAML").claims) == 1
    assert len(read_input(tmp_path).claims) == 1


def test_a_format_may_be_named(tmp_path: Path) -> None:
    (tmp_path / "case.txt").write_text(CASE)
    assert len(read_input(tmp_path / "case.txt", "yaml").claims) == 1
    (tmp_path / "case.txt").write_text('{"documents": [{"id": "a"}]}')
    assert read_input(tmp_path / "case.txt", "json").claims == ()
    (tmp_path / "case.txt").write_text('{"record": "document", "id": "a"}')
    assert read_input(tmp_path / "case.txt", "jsonl").claims == ()


def test_what_is_unknown_is_refused_with_what_there_is(tmp_path: Path) -> None:
    (tmp_path / "case.csv").write_text(CASE)
    with pytest.raises(InputError, match=r"--input-format.*case.*jsonl"):
        read_input(tmp_path / "case.csv")
    with pytest.raises(InputError, match=r"no input format 'cvs'.*case"):
        read_input(tmp_path / "case.csv", "cvs")
    with pytest.raises(InputError, match="does not exist"):
        read_input(tmp_path / "nothing.yaml")


@pytest.mark.usefixtures("with_others")
def test_another_package_may_add_a_format_and_replace_none(tmp_path: Path) -> None:
    (tmp_path / "a.other").write_text("")
    (tmp_path / "a.yaml").write_text(CASE)
    assert read_input(tmp_path / "a.other").load.id == "x"
    assert len(read_input(tmp_path / "a.yaml").claims) == 1
    with pytest.raises(InputError, match="broken"):
        read_input(tmp_path / "a.yaml", "zz-broken")

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from dateline.errors import Fault, InputError
from dateline.graph.records import Batch
from dateline.loaders.case import read_case

Refuse = Callable[..., list[Fault]]

REPORT = "documents: [{id: report}]\n"
GROUP = "actors: [{id: group}]\n"


def ids(batch: Batch) -> set[str]:
    return {claim.about.id for claim in batch.claims}


def test_a_folder_is_one_case(tmp_path: Path) -> None:
    (tmp_path / "b.yml").write_text(REPORT)
    (tmp_path / "a.yaml").write_text("case: folder\nactors: [{id: group}]\n")
    (tmp_path / "c.json").write_text('{"actors": [{"id": "office"}]}')
    (tmp_path / "d.jsonl").write_text('{"record": "actor", "id": "agency"}\n\n')
    (tmp_path / ".hidden.yaml").write_text("nonsense")
    (tmp_path / "article.txt").write_text("nonsense")
    (tmp_path / "inner.yaml").mkdir()
    batch = read_case([tmp_path])
    assert ids(batch) == {"group", "office", "agency"}
    assert batch.load.case == "folder"
    assert batch.load.file == tmp_path.name


def test_several_files_are_one_case_too(tmp_path: Path) -> None:
    (tmp_path / "one.yaml").write_text(REPORT)
    (tmp_path / "two.yaml").write_text(GROUP)
    assert ids(read_case([tmp_path / "one.yaml", tmp_path / "two.yaml"])) == {"group"}


def test_each_file_of_a_folder_has_its_own_default_document(tmp_path: Path) -> None:
    for name in ("first", "second"):
        (tmp_path / f"{name}.yaml").write_text(
            f"documents: [{{id: {name}}}]\nactors: [{{id: by-{name}}}]\n"
        )
    batch = read_case([tmp_path])
    assert {(claim.about.id, claim.document) for claim in batch.claims} == {
        ("by-first", "first"),
        ("by-second", "second"),
    }


def test_a_syntax_may_be_named_where_the_suffix_tells_nothing(tmp_path: Path) -> None:
    path = tmp_path / "case.txt"
    path.write_text('{"record": "document", "id": "report"}\n{"record": "actor", "id": "group"}\n')
    assert ids(read_case([path], syntax="jsonl")) == {"group"}
    with pytest.raises(InputError, match="of no known kind"):
        read_case([path])


def test_the_load_is_named_by_what_was_read(tmp_path: Path) -> None:
    loads = []
    for name in ("one", "two"):
        path = tmp_path / name
        path.mkdir()
        (path / "case.yaml").write_text(REPORT + GROUP)
        loads.append(read_case([path / "case.yaml"]).load)
    assert loads[0] == loads[1]
    (tmp_path / "two" / "case.yaml").write_text(REPORT + GROUP + "# more\n")
    assert read_case([tmp_path / "two" / "case.yaml"]).load.id != loads[0].id


@pytest.mark.parametrize(
    ("data", "line", "problem"),
    [
        ("\ufeffcase: x\n".encode("utf-16-le"), 1, "UTF-16"),
        ("case: x\n".encode("utf-16"), 1, "UTF-16"),
        ("case: x\n".encode("utf-16-be"), 1, "UTF-16"),
        (b"case: x\nactors: [\x00]\n", 2, "NUL"),
        (b"case: x\n# \xff\n", 2, "not UTF-8"),
        ("case: Жанаозен\n".encode("cp1251"), 1, "not UTF-8"),
        (b"- a\n- b\n", 1, "is no case"),
        (b"just text\n", 1, "is no case"),
        (b"", 1, "is no case"),
        (b"a: b: c\n", 1, "not readable as YAML"),
    ],
)
def test_a_file_that_is_no_case_says_why(
    tmp_path: Path, data: bytes, line: int, problem: str
) -> None:
    path = tmp_path / "case.yaml"
    path.write_bytes(data)
    with pytest.raises(InputError) as caught:
        read_case([path])
    [fault] = caught.value.faults
    assert fault.line == line
    assert problem in fault.problem
    assert fault.remedy
    assert fault.file == str(path)


def test_a_mark_at_the_beginning_of_a_file_is_no_part_of_it(tmp_path: Path) -> None:
    path = tmp_path / "case.yaml"
    path.write_bytes(("\ufeff" + (REPORT + GROUP).replace("\n", "\r\n")).encode())
    assert ids(read_case([path])) == {"group"}


def test_what_is_not_there_or_not_a_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="does not exist"):
        read_case([tmp_path / "nothing.yaml"])
    with pytest.raises(InputError, match="holds no case"):
        read_case([tmp_path])
    os.mkfifo(tmp_path / "pipe.yaml")
    with pytest.raises(InputError, match="not an ordinary file"):
        read_case([tmp_path / "pipe.yaml"])


def test_a_file_that_may_not_be_read_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def deny(path: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    (tmp_path / "case.yaml").write_text(REPORT)
    monkeypatch.setattr(Path, "read_bytes", deny)
    with pytest.raises(InputError) as caught:
        read_case([tmp_path / "case.yaml"])
    assert "Permission denied" in caught.value.faults[0].problem


def test_a_file_that_is_too_large_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "case.yaml"
    with path.open("wb") as file:
        file.truncate((64 << 20) + 1)
    with pytest.raises(InputError) as caught:
        read_case([path])
    assert "larger than 64 MB" in caught.value.faults[0].problem


def test_a_fault_in_one_file_does_not_hide_those_of_another(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("a: b: c\n")
    (tmp_path / "b.jsonl").write_text(
        '{"record": "actor"}\n{"record": "actr", "id": "x"}\nnonsense\n'
    )
    (tmp_path / "c.json").write_text('{"documents": [{"id": "report", "publishd": "2012"}]}')
    with pytest.raises(InputError) as caught:
        read_case([tmp_path])
    found = [(Path(fault.file).name, fault.line) for fault in caught.value.faults]
    assert found == [("a.yaml", 1), ("b.jsonl", 1), ("b.jsonl", 2), ("b.jsonl", 3), ("c.json", 1)]


def test_lines_are_read_one_by_one(refuse: Refuse) -> None:
    faults = refuse(
        '{"record": "document", "id": "report"}\n'
        '{"record": "actor", "id": "group", "kind": "gang"}\r\n'
        "[1]\n"
        '{"id": "x"}\n'
        '{"record": "case", "case": "one"}\n'
        '{"record": "case", "case": "two"}\n',
        "case.jsonl",
    )
    assert [(fault.line, fault.field) for fault in faults] == [
        (2, "kind"),
        (3, ""),
        (4, ""),
        (6, "case"),
    ]


def test_broken_lines_do_not_hide_the_others(refuse: Refuse) -> None:
    faults = refuse('{"record"\n{"record": "actor"}\n{"record": nil}\n', "case.jsonl")
    assert [fault.line for fault in faults] == [1, 2, 2, 3]

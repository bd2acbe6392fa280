"""``dateline load``, ``check`` and ``schema``, as they are typed."""

import json
import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from dateline.cli import main

CASE = """\
case: tiny
documents: [{id: report, publisher: paper, published: 2012-12-06}]
actors: [{id: group, name: The Group}]
events: [{id: raid, title: Raid, date: 2011-12-03, actors: group}]
"""


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


@pytest.fixture
def case(tmp_path: Path) -> Path:
    path = tmp_path / "case.yaml"
    path.write_text(CASE)
    return path


def test_check_says_that_all_is_well(case: Path) -> None:
    result = run("check", case)
    assert result.exit_code == 0
    assert "case.yaml: no faults in 3 claims about 3 subjects in 1 document\n" in result.stdout


def test_check_prints_every_fault_of_every_file_to_stdout(case: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.yaml"
    other.write_text("documents: [{id: a}]\nevents:\n  - {id: b, place: c}\n  - {titel: d}\n")
    broken = tmp_path / "broken.json"
    broken.write_text("{")
    result = run("check", case, other, broken, tmp_path / "nothing.yaml")
    assert result.exit_code == 1
    assert [line.split(" ")[0] for line in result.stdout.splitlines()] == [
        f"{other}:3:",
        f"{other}:4:",
        f"{other}:4:",
        f"{broken}:1:",
    ]
    assert "nothing.yaml does not exist" in result.stderr
    assert "4 faults" in result.stderr


def test_check_notes_what_a_person_should_look_at(case: Path) -> None:
    case.write_text(
        CASE
        + "claims: [{about: group, text: x, said: once upon a time}, {about: group, text: y}, {about: group, text: y}]\n"
    )
    result = run("check", case)
    assert result.exit_code == 0
    assert "note: " in result.stderr
    assert "'once upon a time'" in result.stderr
    assert "skipped: " in result.stderr


def test_a_hostile_message_cannot_steer_the_terminal(tmp_path: Path) -> None:
    path = tmp_path / "case.yaml"
    path.write_text('documents: [{id: a}]\nevents: [{id: b, place: "\\e]0;x\\a\\u202e"}]\n')
    result = run("check", path)
    assert "\x1b" not in result.output
    assert "\u202e" not in result.output


def test_load_tells_what_is_new_same_and_retracted(case: Path, embedded_folder: Path) -> None:
    first = run("load", "--graph", embedded_folder, case)
    assert first.exit_code == 0, first.output
    assert first.stdout == "case.yaml: 3 new, 0 same of 3 claims\n"
    assert first.stderr == ""
    second = run("load", "--graph", embedded_folder, case)
    assert second.stdout == "case.yaml: 0 new, 3 same of 3 claims\n"
    case.write_text(CASE.replace("The Group", "A Group"))
    third = run("load", "--graph", embedded_folder, case)
    assert third.stdout == "case.yaml: 1 new, 2 same, 1 retracted of 3 claims\n"


def test_load_names_what_is_in_conflict(case: Path, embedded_folder: Path) -> None:
    case.write_text(CASE.replace("actors: group}", "actors: group, claims: [{date: 2012}]}"))
    result = run("load", "--graph", embedded_folder, case)
    assert "in conflict: raid (see dateline conflicts)" in result.stdout


def test_nothing_is_written_if_one_file_is_at_fault(
    case: Path, tmp_path: Path, embedded_folder: Path
) -> None:
    bad = tmp_path / "bad.yaml"
    bad.write_text("documents: [{id: a}]\nevents: [{}]\n")
    result = run("load", "--graph", embedded_folder, case, bad)
    assert result.exit_code == 1
    assert result.stdout == ""
    assert f"{bad}:2: events[0]: has no 'id'" in result.stderr
    assert not embedded_folder.exists()


def test_two_files_of_one_case_do_not_replace_each_other(
    case: Path, tmp_path: Path, embedded_folder: Path
) -> None:
    (tmp_path / "other.yaml").write_text(CASE)
    result = run("load", "--graph", embedded_folder, case, tmp_path / "other.yaml")
    assert result.exit_code == 1
    assert "2 of these inputs are the case 'tiny'" in result.stderr
    assert not embedded_folder.exists()


def test_a_format_may_be_named(tmp_path: Path) -> None:
    path = tmp_path / "case.txt"
    path.write_text(CASE)
    assert run("check", path).exit_code == 1
    assert run("check", "--input-format", "yaml", path).exit_code == 0
    result = run("check", "--input-format", "xml", path)
    assert result.exit_code == 1
    assert "no input format 'xml'" in result.stderr


def test_a_file_is_wanted() -> None:
    for command in ("load", "check"):
        assert run(command).exit_code == 2


def test_schema_prints_a_json_schema() -> None:
    result = run("schema")
    assert result.exit_code == 0
    assert json.loads(result.stdout)["$schema"].endswith("2020-12/schema")


def test_check_and_schema_import_no_engine() -> None:
    code = (
        "import sys\n"
        "from click.testing import CliRunner\n"
        "from dateline.cli import main\n"
        "CliRunner().invoke(main, ['schema'])\n"
        "slow = {'neo4j', 'networkx', 'pyvis', 'dateparser', 'arcadedb'} & set(sys.modules)\n"
        "sys.exit(f'imported {slow}' if slow else 0)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


@pytest.mark.skipif(
    sys.platform == "win32", reason="a terminal needs pty, which Windows does not have"
)
def test_a_person_sees_the_progress(case: Path, embedded_folder: Path) -> None:
    near, far = pty.openpty()
    done = subprocess.run(
        [sys.executable, "-m", "dateline", "load", "--graph", embedded_folder, case],
        stdout=subprocess.PIPE,
        stderr=far,
        check=False,
    )
    os.close(far)
    seen = os.read(near, 65536).decode()
    os.close(near)
    assert done.returncode == 0, seen
    assert "claims" in seen
    assert done.stdout == b"case.yaml: 3 new, 0 same of 3 claims\n"


def test_inputs_that_clash_are_refused_before_any_is_written(case: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.yaml"
    other.write_text(
        CASE.replace("tiny", "other")
        .replace("id: group", "id: raid")
        .replace("id: raid, title", "id: attack, title")
        .replace("actors: group", "actors: raid")
    )
    graph = tmp_path / "graph"
    result = run("load", case, other, "--graph", graph)
    assert result.exit_code == 1
    assert "case.yaml already has an event of that id, and here it is an actor" in result.stderr
    assert "nothing was written" in result.stderr
    assert json.loads(run("status", "--graph", graph, "--format", "json").stdout)[0]["claims"] == 0


@pytest.mark.parametrize("encoding", ["cp1252", "ascii"])
def test_results_are_utf8_whatever_the_locale(tmp_path: Path, encoding: str) -> None:
    case = tmp_path / "case.yaml"
    case.write_text(CASE.replace("Raid", "Спецоперация в Боралдае"), encoding="utf-8")
    graph = tmp_path / "graph"
    run("load", case, "--graph", graph)
    for format_ in ("table", "json", "csv"):
        done = subprocess.run(
            [sys.executable, "-m", "dateline", "timeline", "--graph", graph, "--format", format_],
            env={**os.environ, "PYTHONIOENCODING": encoding},
            capture_output=True,
            check=True,
        )
        assert "Спецоперация в Боралдае" in done.stdout.decode("utf-8")

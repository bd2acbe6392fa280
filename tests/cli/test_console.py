"""`dateline query` as a user meets it: output, messages, exit codes, and how it ends."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from dateline.cli import main
from dateline.graph.connection import Graph, connect

ENDLESS = "UNWIND range(1, 1000000) AS a UNWIND range(1, 1000000) AS b WITH a, b WHERE a = b RETURN count(*)"


@pytest.fixture
def target(embedded_folder: Path) -> str:
    """A graph with two events."""
    with connect(str(embedded_folder), create=True) as graph:
        graph.write(
            (
                "CREATE (:Event {id: 'a', title: $title, earliest: date('2011-12-03')})",
                {"title": "Взрыв\x1b[2J"},
            ),
            ("CREATE (:Event {id: 'b'})", {}),
        )
    return str(embedded_folder)


def query(*arguments: str, stdin: str | None = None) -> Result:
    return CliRunner().invoke(main, ["query", *arguments], input=stdin)


def test_json_has_an_object_a_row_keyed_by_the_return_names(target: str) -> None:
    result = query(
        "MATCH (e:Event) RETURN e.id AS id, e.earliest AS day ORDER BY id",
        "--format",
        "json",
        "--graph",
        target,
    )
    assert result.exit_code == 0
    assert json.loads(result.stdout) == [{"id": "a", "day": "2011-12-03"}, {"id": "b", "day": None}]
    assert result.stderr == ""


def test_a_table_shows_control_characters_instead_of_obeying(target: str) -> None:
    result = query("MATCH (e:Event {id: 'a'}) RETURN e.title AS title", "--graph", target)
    assert "Взрыв\\x1b[2J" in result.stdout


def test_an_empty_answer_is_no_fault(target: str) -> None:
    result = query("MATCH (p:Place) RETURN p", "--graph", target)
    assert (result.exit_code, result.stdout) == (0, "nothing found\n")
    assert query("MATCH (p:Place) RETURN p", "--graph", target, "--format", "json").stdout == "[]\n"


def test_parameters_are_json_where_they_can_be(target: str) -> None:
    given = {
        "n": "7",
        "text": "seven",
        "list": "[1, null]",
        "quoted": '"7"',
        "equation": "a=b",
        "none": "",
    }
    options = [option for name, value in given.items() for option in ("--param", f"{name}={value}")]
    names = ", ".join(f"${name} AS {name}" for name in given)
    result = query(f"RETURN {names}", *options, "--format", "jsonl", "--graph", target)
    assert json.loads(result.stdout) == {
        "n": 7,
        "text": "seven",
        "list": [1, None],
        "quoted": "7",
        "equation": "a=b",
        "none": "",
    }


def test_a_query_may_come_from_a_file_or_stdin(target: str, tmp_path: Path) -> None:
    file = tmp_path / "answer.cypher"
    file.write_text("// мой запрос\nRETURN 42 AS answer;\n", encoding="utf-8")
    for result in (
        query("--file", str(file), "--format", "csv", "--graph", target),
        query(
            "--file",
            "-",
            "--format",
            "csv",
            "--graph",
            target,
            stdin=file.read_text(encoding="utf-8"),
        ),
        query("-", "--format", "csv", "--graph", target, stdin=file.read_text(encoding="utf-8")),
    ):
        assert result.stdout == "answer\n42\n"


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["RETURN 1", "--file", "-"],
        ["RETURN 1", "--param", "novalue"],
        ["RETURN 1", "--param", "=1"],
        ["RETURN 1", "--timeout", "-1"],
        ["RETURN 1", "--format", "xml"],
        ["--file", "no-such-file.cypher"],
    ],
)
def test_wrong_usage_ends_with_2(target: str, arguments: list[str]) -> None:
    result = query(*arguments, "--graph", target)
    assert result.exit_code == 2
    assert "Traceback" not in result.output


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["MATCH (e:Event RETURN e"], "line 1"),
        (["CREATE (:Event)"], "--write"),
        (["MATCH (e:Event) SET e.title = 'x'"], "--write"),
        (["LOAD CSV FROM 'file:///etc/passwd' AS line RETURN line"], "LOAD CSV is refused"),
        ([ENDLESS, "--timeout", "0.3"], "stopped after 0.3 seconds"),
        (["RETURN $x"], "x"),
        ([" "], "there is no query"),
        (["RETURN $x AS x", "--param", 'x="\\ud800"'], "half a character"),
    ],
)
def test_what_the_graph_refuses_ends_with_1_and_a_message(
    target: str, arguments: list[str], words: str
) -> None:
    result = query(*arguments, "--graph", target)
    assert result.exit_code == 1
    assert words in result.stderr
    assert result.stderr.startswith("dateline: ")
    assert result.stdout == ""


def test_a_graph_that_is_not_there_is_named(tmp_path: Path) -> None:
    result = query("RETURN 1", "--graph", str(tmp_path / "none"))
    assert result.exit_code == 1
    assert "load something first" in result.stderr


def test_writing_is_possible_and_warned_of(target: str) -> None:
    result = query("MATCH (e:Event {id: 'b'}) SET e.title = 'x'", "--write", "--graph", target)
    assert (result.exit_code, result.stdout) == (0, "")
    assert "rebuilt from the claims" in result.stderr
    assert "x" in query("MATCH (e:Event {id: 'b'}) RETURN e.title AS t", "--graph", target).stdout


def test_both_engines_answer_alike(graph: Graph, graph_target: str) -> None:
    graph.write(("CREATE (:Event {id: 'a', earliest: date('-0479-09-22')})", {}))
    graph.close()
    result = query(
        "MATCH (e:Event) RETURN e.earliest AS day, labels(e) AS labels",
        "--format",
        "jsonl",
        "--graph",
        graph_target,
    )
    assert result.stdout == '{"day": "-0479-09-22", "labels": ["Event"]}\n'


def run(*arguments: str) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, "-W", "error", "-m", "dateline", "query", *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="POSIX signals")
@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 1), (signal.SIGTERM, 143)])
def test_a_signal_ends_a_long_query(graph_target: str, number: signal.Signals, code: int) -> None:
    connect(graph_target, create=True).close()
    with run(ENDLESS, "--timeout", "0", "--graph", graph_target) as process:
        with pytest.raises(subprocess.TimeoutExpired):
            process.wait(timeout=3)
        process.send_signal(number)
        started = time.monotonic()
        output, errors = process.communicate(timeout=20)
    assert time.monotonic() - started < 8
    assert (process.returncode, output) == (code, "")
    assert "Traceback" not in errors
    with connect(graph_target) as graph:
        assert graph.read("RETURN 1 AS one") == [{"one": 1}]


@pytest.mark.slow
def test_a_reader_that_has_enough_ends_the_query(target: str) -> None:
    with run(
        "UNWIND range(1, 10000000) AS n RETURN n", "--format", "jsonl", "--graph", target
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == '{"n": 1}\n'
        process.stdout.close()
        assert process.wait(timeout=20) in (0, 1)
        assert process.stderr is not None
        assert process.stderr.read() == ""

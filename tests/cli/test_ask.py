"""The commands that ask, as a person and as a program use them."""

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from dateline.cli import COMMANDS, main

EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "soldiers-of-khalifat"

Run = Callable[..., Result]


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("ask") / "dateline.graph"
    done = CliRunner().invoke(main, ["load", str(EXAMPLE), "--graph", str(folder)])
    assert done.exit_code == 0, done.stderr
    return folder


@pytest.fixture
def ask(loaded: Path) -> Run:
    def run(*words: str, code: int = 0) -> Result:
        done = CliRunner().invoke(main, [*words, "--graph", str(loaded)])
        assert done.exit_code == code, done.stderr
        return done

    return run


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_says_what_it_is_for(command: str) -> None:
    shown = CliRunner().invoke(main, [command, "--help"])
    assert shown.exit_code == 0
    assert shown.stdout.startswith("Usage:")


def test_the_timeline_keeps_to_the_order_and_tells_stated_from_inferred(ask: Run) -> None:
    rows = json.loads(ask("timeline", "--format", "json").stdout)
    by_id = {row["id"]: row for row in rows}
    assert rows[0]["id"] == "group-founding"
    assert by_id["boraldai-operation"]["basis"] == "stated"
    assert by_id["boraldai-operation"]["totals"] == {"killedMin": 7, "killedMax": 7}
    blasts = by_id["atyrau-blasts"]
    assert (blasts["earliest"], blasts["latest"], blasts["basis"]) == (None, None, "inferred")
    assert (blasts["solvedEarliest"], blasts["solvedLatest"]) == ("2011-06-01", "2012-12-06")


def test_possible_is_wider_than_certain(ask: Run) -> None:
    span = ("timeline", "--from", "December 2011", "--to", "2011-12", "--format", "json")
    possible = {row["id"] for row in json.loads(ask(*span).stdout)}
    certain = {row["id"] for row in json.loads(ask(*span, "--certain").stdout)}
    assert certain == {"boraldai-operation"}
    assert {"atyrau-blasts", "garsallaoui-death"} < possible
    assert "group-founding" not in possible


def test_a_place_means_what_lies_within_it_and_an_actor_has_names(ask: Run) -> None:
    at = json.loads(ask("timeline", "--place", "almaty-oblast", "--format", "json").stdout)
    assert [row["id"] for row in at] == ["boraldai-operation"]
    by = json.loads(ask("timeline", "--actor", "atyrstan", "--format", "json").stdout)
    assert [row["id"] for row in by] == ["boraldai-operation"]


def test_counts_of_what_was_found_go_to_stderr(ask: Run) -> None:
    done = ask("timeline", "--type", "attack", "--format", "csv")
    assert len(list(csv.DictReader(io.StringIO(done.stdout)))) == 2
    assert done.stderr == "2 events, 0 undated, 0 in conflict\n"


def test_where_the_group_is_based_and_who_founded_it_are_conflicts(ask: Run) -> None:
    rows = json.loads(ask("conflicts", "--format", "json").stdout)
    facets = {row["facet"] for row in rows if row["about"] == "soldiers-of-khalifat"}
    assert facets == {"BASED_IN", "FOUNDED"}
    compatible = {row["facet"] for row in rows if "may be compatible" in row["reason"]}
    assert compatible == {"FOUNDED"}
    based = [row for row in rows if row["facet"] == "BASED_IN"]
    assert any("Karin" in row["by"] + row["otherBy"] for row in based)


def test_show_gives_claims_with_their_chains_and_edges(ask: Run) -> None:
    [death] = json.loads(ask("show", "garsallaoui-death", "--format", "json").stdout)
    assert death["when"] == "before November 2012"
    [reason] = death["because"]
    assert reason.startswith("at latest 31 October 2012, because Tengrinews.kz reported it in")
    assert {edge["id"] for edge in death["edges"]} == {"moezeddine-garsallaoui", "north-waziristan"}
    assert all(claim["chain"] for claim in death["claims"])


def test_a_denial_makes_no_edge(ask: Run) -> None:
    rows = json.loads(ask("neighbours", "soldiers-of-khalifat", "--format", "json").stdout)
    based = {row["id"]: row["denials"] for row in rows if row["type"] == "BASED_IN"}
    assert set(based) == {"north-caucasus", "afghan-pakistan-border"}


def test_the_shortest_path_is_one_row_a_step(ask: Run) -> None:
    steps = json.loads(ask("path", "yerlan-karin", "nur-otan", "--format", "json").stdout)
    assert [(step["fromId"], step["type"], step["toId"]) for step in steps] == [
        ("yerlan-karin", "MEMBER_OF", "nur-otan")
    ]


def test_the_chronology_has_the_shape_of_the_design(ask: Run) -> None:
    found = json.loads(ask("chronology", "--format", "json").stdout)
    assert set(found) == {"events", "inconsistencies"}
    assert found["inconsistencies"] == []
    assert {tuple(event) for event in found["events"]} == {
        ("id", "earliest", "latest", "solvedEarliest", "solvedLatest", "because")
    }


def test_status_counts_what_is_there(ask: Run) -> None:
    [found] = json.loads(ask("status", "--format", "json").stdout)
    assert (found["engine"], found["events"], found["documents"]) == ("embedded", 8, 1)
    assert [load["case"] for load in found["loads"]] == ["soldiers-of-khalifat"]
    assert found["interrupted"] == []


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["show", "boraldai-operatoin"], 1, "did you mean boraldai-operation"),
        (["path", "arystan", "arystan"], 1, "are the same thing"),
        (["timeline", "--actor", "nobody-known"], 1, "no actor has the id or name"),
        (["timeline", "--from", "whenever"], 2, "is no date"),
        (["timeline", "--from", "2013", "--to", "2011"], 2, "exchange them"),
        (["export", "-o", "x.docx"], 2, "no format is known by '.docx'"),
        (["export", "-o", "/no/such/folder/x.html"], 1, "cannot be written"),
    ],
)
def test_what_cannot_be_answered_is_said_with_the_way_out(
    ask: Run, words: list[str], code: int, said: str
) -> None:
    done = ask(*words, code=code)
    assert said in done.stderr
    assert done.stdout == ""


def test_an_absent_graph_is_not_made_by_asking(tmp_path: Path) -> None:
    absent = tmp_path / "absent"
    done = CliRunner().invoke(main, ["timeline", "--graph", str(absent)])
    assert done.exit_code == 1
    assert "load something first" in done.stderr
    assert not absent.exists()


@pytest.mark.parametrize(
    "suffix", ["html", "json", "graphml", "gexf", "csv", "cypher", "svg", "jsonl"]
)
def test_exports_are_the_same_bytes_each_time(ask: Run, tmp_path: Path, suffix: str) -> None:
    files = [tmp_path / f"{name}.{suffix}" for name in ("one", "two")]
    for file in files:
        ask("export", "-o", str(file), "--type", "operation", "--type", "attack")
    one, two = (file.read_bytes() for file in files)
    assert one == two
    assert b"Boraldai" in one
    assert sorted(file.name for file in tmp_path.iterdir()) == sorted(file.name for file in files)

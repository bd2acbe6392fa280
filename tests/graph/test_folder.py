"""The folder of an embedded graph: whose it may be, and who may open it."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from dateline.errors import GraphError
from dateline.graph.connection import Graph, connect

from ..conftest import missing
from .programs import HOLD, await_line, nodes, program

# Finding the folder.


def test_a_folder_is_made_only_on_request(embedded_folder: Path) -> None:
    with pytest.raises(GraphError, match="load something first"):
        connect(str(embedded_folder))
    assert not embedded_folder.exists()


def test_an_empty_folder_is_no_graph_until_something_is_loaded(tmp_path: Path) -> None:
    with pytest.raises(GraphError, match="load something first"):
        connect(str(tmp_path))
    connect(str(tmp_path), create=True).close()
    assert nodes(tmp_path) == 0


def test_a_folder_of_other_files_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "thesis.doc").write_text("mine")
    with pytest.raises(GraphError, match="is no graph"):
        connect(str(tmp_path), create=True)
    assert os.listdir(tmp_path) == ["thesis.doc"]


def test_a_file_is_no_graph(tmp_path: Path) -> None:
    case = tmp_path / "case.yaml"
    case.write_text("events: []")
    with pytest.raises(GraphError, match="is a file"):
        connect(str(case), create=True)


def test_a_folder_that_cannot_be_made_is_an_error_in_words(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    for target in (
        tmp_path / "file" / "graph",
        Path("/proc/nothing/graph"),
        tmp_path / ("x" * 300),
    ):
        with pytest.raises(GraphError):
            connect(str(target), create=True)


def test_a_graph_of_a_newer_format_is_not_touched(embedded_folder: Path) -> None:
    connect(str(embedded_folder), create=True).close()
    marker = embedded_folder / "dateline-graph.json"
    marker.write_text(json.dumps({"format": 99, "ready": True}))
    with pytest.raises(GraphError, match="format 99"):
        connect(str(embedded_folder))
    marker.write_text("{")
    with pytest.raises(GraphError, match="damaged"):
        connect(str(embedded_folder))


@pytest.mark.parametrize(
    "name", ["with blank", "Жаңаөзен", "dotted.graph", "'quoted\"", "{brace}$x%20"]
)
def test_a_folder_may_have_any_name(tmp_path: Path, name: str) -> None:
    connect(str(tmp_path / name), create=True).close()
    assert nodes(tmp_path / name) == 0


def test_a_relative_folder_and_the_home_are_understood(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path))
    connect("here.graph", create=True).close()
    connect("~/home.graph", create=True).close()
    assert sorted(os.listdir(tmp_path)) == ["here.graph", "home.graph"]


@pytest.mark.skipif(os.name == "nt", reason="POSIX permissions")
def test_a_folder_of_somebody_else_is_an_error_in_words(embedded_folder: Path) -> None:
    connect(str(embedded_folder), create=True).close()
    powerless: list[str] = []
    if os.geteuid() == 0:
        # Root may write everywhere, unless it has given that up.
        if shutil.which("setpriv") is None:
            missing(
                "root may write everywhere, and setpriv (util-linux) is not here to give that up"
            )
        powerless = ["setpriv", "--bounding-set=-all", "--inh-caps=-all"]
    everything = [embedded_folder, *embedded_folder.rglob("*")]
    for path in everything:
        if powerless:
            os.chown(path, 65534, 65534)
        path.chmod(0o555)
    opening = "import sys; from dateline.graph.connection import connect; connect(sys.argv[1])"
    run = subprocess.run(
        [*powerless, sys.executable, "-c", opening, str(embedded_folder)],
        capture_output=True,
        text=True,
        check=False,
    )
    for path in everything:
        path.chmod(0o755)
    assert "may not be read and written by this user" in run.stderr


# One process at a time.


def test_a_second_process_is_told_who_holds_the_graph(embedded_folder: Path) -> None:
    with program(HOLD, str(embedded_folder)) as holder:
        await_line(holder, "open")
        with pytest.raises(GraphError, match=rf"pid {holder.pid}.*wait until it has ended"):
            connect(str(embedded_folder))
    assert nodes(embedded_folder) == 1


def test_a_second_attempt_in_one_program_is_told_so(
    embedded_graph: Graph, embedded_folder: Path
) -> None:
    for _ in range(2):
        with pytest.raises(GraphError, match="already open in this program"):
            connect(str(embedded_folder))
    assert embedded_graph.read("RETURN 1 AS one") == [{"one": 1}]


def test_a_dead_process_locks_nobody_out(embedded_folder: Path) -> None:
    with program(HOLD, str(embedded_folder)) as holder:
        await_line(holder, "open")
        holder.kill()
        holder.wait()
        assert nodes(embedded_folder) == 1


def test_two_graphs_in_one_program_do_not_mix(tmp_path: Path) -> None:
    with (
        connect(str(tmp_path / "a"), create=True) as first,
        connect(str(tmp_path / "b"), create=True) as second,
    ):
        first.write(("CREATE (:Event {id: 'a'})", {}))
        second.write(("CREATE (:Event {id: 'b'})", {}))
        assert first.read("MATCH (n) RETURN n.id AS id") == [{"id": "a"}]
        assert second.read("MATCH (n) RETURN n.id AS id") == [{"id": "b"}]

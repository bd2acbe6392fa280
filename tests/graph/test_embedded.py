"""The embedded engine's folder: whose it may be, who may open it, and what an end of any kind leaves."""

import json
import os
import shutil
import signal
import socket
import stat
import subprocess
import sys
from pathlib import Path
from textwrap import dedent

import pytest

from dateline.errors import GraphError, QueryError
from dateline.graph.connection import Graph, connect

from ..conftest import missing
from .programs import ENDLESS, await_line, program

HOLD = """
    import sys, time
    from dateline.graph.connection import connect
    with connect(sys.argv[1], create=True) as graph:
        graph.write(("CREATE (:Event {id: 'held'})", {}))
        print("open", flush=True)
        time.sleep(60)
"""

QUERY = """
    import sys
    from dateline.graph.connection import connect
    with connect(sys.argv[1], create=True) as graph:
        print("open", flush=True)
        graph.read(sys.argv[2])
"""

WRITE = """
    import sys
    from dateline.graph.connection import connect
    with connect(sys.argv[1], create=True) as graph:
        print("open", flush=True)
        for n in range(1_000_000):
            graph.write(("UNWIND range(1, 100) AS i CREATE (:Event {batch: $n, i: i})", {"n": n}))
            print(n, flush=True)
"""


def nodes(folder: Path) -> int:
    with connect(str(folder)) as graph:
        number: int = graph.read("MATCH (n) RETURN count(n) AS n")[0]["n"]
        return number


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


# Ends of every kind.


def test_a_folder_whose_making_was_cut_short_is_made_again(embedded_folder: Path) -> None:
    connect(str(embedded_folder), create=True).close()
    marker = embedded_folder / "dateline-graph.json"
    marker.write_text(json.dumps({"format": 1, "ready": False}))
    (embedded_folder / "databases" / "neo4j" / "schema.json").write_text("{ half")
    assert nodes(embedded_folder) == 0
    marker.unlink()
    shutil.rmtree(embedded_folder / "databases")
    for name in ("config", "log", "backups"):
        shutil.rmtree(embedded_folder / name)
    connect(str(embedded_folder), create=True).close()
    assert nodes(embedded_folder) == 0


@pytest.mark.slow
@pytest.mark.parametrize("pause", [0.0, 0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.4, 0.5, 0.7])
def test_a_program_killed_while_it_opens_leaves_a_graph_that_opens(
    embedded_folder: Path, pause: float
) -> None:
    with program(
        "print('started', flush=True)" + HOLD.replace("\n    ", "\n"), str(embedded_folder)
    ) as holder:
        await_line(holder, "started")
        with pytest.raises(subprocess.TimeoutExpired):
            holder.wait(timeout=pause)
        holder.kill()
        holder.wait()
        connect(str(embedded_folder), create=True).close()
        assert nodes(embedded_folder) in (0, 1)


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="POSIX signals")
@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT])
def test_what_was_acknowledged_survives_every_end(
    embedded_folder: Path, number: signal.Signals
) -> None:
    with program(WRITE, str(embedded_folder)) as writer:
        await_line(writer, "150")
        writer.send_signal(number)
        written, _ = writer.communicate()
    acknowledged = 151 + len(written.splitlines())
    with connect(str(embedded_folder)) as graph:
        batches = graph.read("MATCH (e:Event) RETURN e.batch AS n, count(*) AS size ORDER BY n")
    assert [row["n"] for row in batches][:acknowledged] == list(range(acknowledged))
    assert {row["size"] for row in batches} == {100}
    assert len(batches) - acknowledged in (0, 1)


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="POSIX signals")
@pytest.mark.parametrize(
    ("number", "code"), [(signal.SIGINT, -signal.SIGINT), (signal.SIGTERM, 143)]
)
def test_a_signal_in_a_long_query_ends_the_program_at_once(
    embedded_folder: Path, number: signal.Signals, code: int
) -> None:
    with program(QUERY, str(embedded_folder), ENDLESS) as reader:
        await_line(reader, "open")
        with pytest.raises(subprocess.TimeoutExpired):
            reader.wait(timeout=0.5)
        reader.send_signal(number)
        _, errors = reader.communicate(timeout=10)
    assert reader.returncode == code
    assert ("KeyboardInterrupt" in errors) == (number == signal.SIGINT)
    assert nodes(embedded_folder) == 0


def test_a_program_that_forgets_to_close_ends_well(embedded_folder: Path) -> None:
    source = """
        import sys
        from dateline.graph.connection import connect
        graph = connect(sys.argv[1], create=True)
        graph.write(("CREATE (:Event)", {}))
        if sys.argv[2] == "fail":
            raise LookupError("on purpose")
    """
    for how, code in (("end", 0), ("fail", 1)):
        with program(source, str(embedded_folder), how) as forgetful:
            output, errors = forgetful.communicate(timeout=20)
        assert (output, forgetful.returncode) == ("", code)
        assert errors == "" if how == "end" else errors.endswith("LookupError: on purpose\n")
    assert nodes(embedded_folder) == 2


# Keeping to itself.


def test_the_engine_is_silent_and_leaves_nothing_in_the_home(tmp_path: Path) -> None:
    source = """
        import sys
        from dateline.errors import QueryError
        from dateline.graph.connection import connect
        with connect(sys.argv[1], create=True) as graph:
            graph.write(("CREATE (:Event)", {}))
            try:
                graph.read("RETURN 1 +")
            except QueryError:
                pass
    """
    home, work = tmp_path / "home", tmp_path / "my graphs"
    home.mkdir()
    with program(source, str(work), HOME=str(home), XDG_STATE_HOME="") as run:
        assert run.communicate(timeout=20) == ("", "")
    assert os.listdir(home) == []


@pytest.mark.skipif(sys.platform != "linux", reason="reads Linux's table of sockets")
def test_only_this_machine_can_reach_the_engine(embedded_graph: Graph) -> None:
    mine = {os.readlink(path) for path in Path("/proc/self/fd").iterdir() if path.is_symlink()}
    addresses = [
        line[1].split(":")[0]
        for table in ("tcp", "tcp6")
        for line in map(str.split, Path("/proc/self/net", table).read_text().splitlines())
        if line[3] == "0A" and f"socket:[{line[9]}]" in mine  # 0A: listening
    ]
    # 127.0.0.1 as the kernel writes it, by itself and as an IPv6 address.
    assert set(addresses) <= {"0100007F", "0000000000000000FFFF00000100007F"}
    assert len(addresses) == 2  # Bolt, and HTTP, which cannot be turned off


def test_a_port_that_is_taken_meanwhile_is_left_to_its_taker(
    embedded_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken, socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        ports = [free.getsockname()[1], taken.getsockname()[1]]
        free.close()
        monkeypatch.setattr("dateline.graph.embedded._free_port", ports.pop)
        with connect(str(embedded_folder), create=True) as graph:
            assert graph.read("RETURN 1 AS one") == [{"one": 1}]
    assert ports == []


def test_passwords_are_new_at_each_start_and_nowhere_to_read(embedded_folder: Path) -> None:
    users = embedded_folder / "config" / "server-users.jsonl"
    seen = set()
    for _ in range(2):
        connect(str(embedded_folder), create=True).close()
        seen.add(users.read_text())
        assert stat.S_IMODE(users.stat().st_mode) == 0o600
    assert len(seen) == 2


def test_load_csv_reads_neither_files_nor_the_network_even_for_the_owner(
    embedded_graph: Graph, tmp_path: Path
) -> None:
    (tmp_path / "secret.csv").write_text("secret")
    for url in (
        f"file://{tmp_path}/secret.csv",
        f"{tmp_path}/secret.csv",
        "http://192.0.2.1/x.csv",
    ):
        with pytest.raises(QueryError, match="LOAD CSV is refused"):
            embedded_graph.read("LOAD CSV FROM $url AS line RETURN line", url=url)


# What may be missing or full.


def test_without_the_engine_neo4j_is_named(
    embedded_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "arcadedb", None)
    with pytest.raises(GraphError, match="use Neo4j"):
        connect(str(embedded_folder), create=True)
    assert not embedded_folder.exists()


FILL = """
    import sys
    from dateline.errors import GraphError
    from dateline.graph.connection import connect
    written = 0
    try:
        with connect(sys.argv[1], create=True) as graph:
            while True:
                graph.write(("UNWIND range(1, 500) AS i CREATE (:Event {text: $text})", {"text": "x" * 200}))
                written += 500
    except GraphError as error:
        print(written)
        print(error)
"""
COUNT = """
    import sys
    from dateline.graph.connection import connect
    with connect(sys.argv[1]) as graph:
        print(graph.read("MATCH (e:Event) RETURN count(e) AS n")[0]["n"])
"""


@pytest.mark.slow
def test_a_full_disk_is_named_and_what_was_written_is_kept(tmp_path: Path) -> None:
    if shutil.which("unshare") is None:
        missing("needs unshare (util-linux) to mount a small disk")
    disk = ["unshare", "--map-root-user", "--mount", "sh", "-c"]
    mount = f"mount -t tmpfs -o size=4m tmpfs {tmp_path}"
    if subprocess.run([*disk, mount], capture_output=True, check=False).returncode != 0:
        pytest.skip("this system lets nobody mount a small disk (unshare --map-root-user --mount)")
    run = subprocess.run(
        [
            *disk,
            f'{mount}; "$1" -c "$3" "$2"; mount -o remount,size=40m {tmp_path}; "$1" -c "$4" "$2"',
            *("sh", sys.executable, str(tmp_path / "graph"), dedent(FILL), dedent(COUNT)),
        ],
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    written, message, found = run.stdout.splitlines()
    assert (run.returncode, run.stderr) == (0, "")
    assert "is full" in message
    assert int(found) == int(written) > 0

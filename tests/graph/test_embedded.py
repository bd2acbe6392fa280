"""The embedded engine: what an end of any kind leaves, and what it keeps to itself."""

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
from .programs import ENDLESS, HOLD, await_line, nodes, program

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

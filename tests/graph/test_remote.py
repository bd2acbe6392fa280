"""Neo4j that cannot be reached, or refuses: what the user is told, and that no password is in it."""

import os
import shutil
import signal
import socket
import ssl
import subprocess
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from dateline.errors import GraphError
from dateline.graph.connection import Graph, connect

from ..conftest import missing
from .programs import ENDLESS, await_line, program

SECRET = "geheim-7c1"


def refusal(target: str) -> str:
    """Connect where it must fail, and give the message."""
    with pytest.raises(GraphError) as caught:
        connect(target)
    assert SECRET not in str(caught.value)
    assert "\n" not in str(caught.value)
    return str(caught.value)


def closed_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port


@pytest.fixture
def login(monkeypatch: pytest.MonkeyPatch) -> None:
    """Credentials in the environment that fit no server."""
    monkeypatch.setenv("NEO4J_USERNAME", "neo4j")
    monkeypatch.setenv("NEO4J_PASSWORD", SECRET)
    monkeypatch.delenv("NEO4J_DATABASE", raising=False)


# Addresses that cannot be right.


@pytest.mark.usefixtures("login")
@pytest.mark.parametrize(
    ("target", "words"),
    [
        ("http://localhost:7474", "use bolt://, neo4j://"),
        ("bolt+tls://localhost", "use bolt://, neo4j://"),
        (f"bolt://neo4j:{SECRET}@localhost:7687", "NEO4J_USERNAME and NEO4J_PASSWORD"),
        (f"bolt://neo4j:{SECRET}/x@localhost:7687", "NEO4J_USERNAME and NEO4J_PASSWORD"),
        (f"neo4j://:{SECRET}@", "NEO4J_USERNAME and NEO4J_PASSWORD"),
        ("bolt://", "names no host"),
        ("bolt://localhost:7687/neo4j", "NEO4J_DATABASE"),
        ("bolt://localhost:75000", "cannot be read"),
        ("bolt://localhost:port", "cannot be read"),
        ("bolt://[::1", "cannot be read"),
        ("bolt://localhost:7687?policy=x", "is no address"),
    ],
)
def test_an_address_that_cannot_be_right_is_refused(target: str, words: str) -> None:
    assert words in refusal(target)


# Servers that do not answer.


@pytest.mark.usefixtures("login")
@pytest.mark.parametrize("scheme", ["bolt", "bolt+s", "bolt+ssc", "neo4j", "neo4j+s", "neo4j+ssc"])
def test_a_server_that_is_away_is_named(scheme: str) -> None:
    target = f"{scheme}://127.0.0.1:{closed_port()}"
    assert refusal(target).startswith(f"no Neo4j answers at {target} ([Errno")


@pytest.mark.usefixtures("login")
def test_a_host_that_does_not_exist_is_named() -> None:
    assert "no Neo4j answers at bolt://no-such-host.invalid" in refusal(
        "bolt://no-such-host.invalid"
    )


@pytest.mark.slow
@pytest.mark.usefixtures("login")
def test_a_server_that_says_nothing_is_given_up() -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        started = time.monotonic()
        message = refusal(f"bolt://127.0.0.1:{silent.getsockname()[1]}")
    assert "no Neo4j answers" in message
    assert time.monotonic() - started < 15


@contextmanager
def encrypted_server(folder: Path) -> Iterator[int]:
    """Run a server that speaks TLS with a certificate that nobody has signed."""
    if shutil.which("openssl") is None:
        missing("needs openssl to make a certificate: apt-get install openssl")
    key, certificate = folder / "key.pem", folder / "certificate.pem"
    subprocess.run(
        [
            *("openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=localhost"),
            *("-days", "2", "-keyout", str(key), "-out", str(certificate)),
        ],
        capture_output=True,
        check=True,
    )
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    server = socket.create_server(("127.0.0.1", 0))

    def serve() -> None:
        while True:
            try:
                connection, _ = server.accept()
            except OSError:
                return
            try:
                context.wrap_socket(connection, server_side=True).close()
            except OSError:
                connection.close()

    thread = threading.Thread(target=serve, daemon=True)
    thread.start()
    try:
        yield server.getsockname()[1]
    finally:
        server.shutdown(socket.SHUT_RDWR)
        server.close()
        thread.join(5)


@pytest.mark.usefixtures("login")
def test_a_mismatch_of_encryption_says_what_to_change(tmp_path: Path) -> None:
    with encrypted_server(tmp_path) as port:
        assert "does it want TLS ('+s'" in refusal(f"bolt://127.0.0.1:{port}")
        assert "is not trusted" in refusal(f"bolt+s://127.0.0.1:{port}")
        assert "is not trusted" in refusal(f"neo4j+s://127.0.0.1:{port}")


@pytest.mark.neo4j
@pytest.mark.parametrize("scheme", ["bolt+s", "bolt+ssc", "neo4j+s"])
def test_a_server_without_encryption_is_named(neo4j_uri: str, scheme: str) -> None:
    assert "does not speak TLS" in refusal(neo4j_uri.replace("bolt", scheme, 1))


# Servers that refuse.


@pytest.mark.neo4j
def test_a_wrong_password_is_named_without_showing_it(
    neo4j_uri: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NEO4J_PASSWORD", SECRET)
    assert "refuses the password of neo4j: check" in refusal(neo4j_uri)


@pytest.mark.neo4j
@pytest.mark.parametrize("value", [None, ""])
def test_missing_credentials_are_named(
    neo4j_uri: str, monkeypatch: pytest.MonkeyPatch, value: str | None
) -> None:
    if value is None:
        monkeypatch.delenv("NEO4J_PASSWORD")
    else:
        monkeypatch.setenv("NEO4J_PASSWORD", value)
    assert "set NEO4J_PASSWORD" in refusal(neo4j_uri)


@pytest.mark.neo4j
@pytest.mark.parametrize("scheme", ["bolt", "neo4j"])
def test_a_database_that_is_not_there_is_named(
    neo4j_uri: str, monkeypatch: pytest.MonkeyPatch, scheme: str
) -> None:
    monkeypatch.setenv("NEO4J_DATABASE", "nosuch")
    message = refusal(neo4j_uri.replace("bolt", scheme, 1))
    assert "no database nosuch" in message
    assert "NEO4J_DATABASE" in message


@pytest.mark.neo4j
def test_a_routed_address_works_and_sees_its_own_writes(neo4j_uri: str) -> None:
    with connect(neo4j_uri.replace("bolt", "neo4j", 1)) as graph:
        graph.write(("CREATE (:Event {id: 'a'})", {}))
        assert graph.read("MATCH (e:Event) RETURN e.id AS id") == [{"id": "a"}]


@pytest.mark.neo4j
def test_the_version_and_the_edition_are_told(neo4j_graph: Graph, neo4j_uri: str) -> None:
    assert neo4j_graph.description.startswith("Neo4j 5.")
    assert neo4j_graph.description.endswith(f"at {neo4j_uri}")


# Nothing goes on computing on the server.

COUNT_RUNNING = (
    "SHOW TRANSACTIONS YIELD currentQuery WHERE currentQuery CONTAINS $part RETURN count(*) AS n"
)


def await_none_running(graph: Graph) -> None:
    deadline = time.monotonic() + 10
    while graph.read(COUNT_RUNNING, part="1000000")[0]["n"]:
        assert time.monotonic() < deadline
        time.sleep(0.1)


@pytest.mark.slow
@pytest.mark.neo4j
@pytest.mark.skipif(os.name == "nt", reason="POSIX signals")
@pytest.mark.parametrize(
    ("number", "code"), [(signal.SIGINT, -signal.SIGINT), (signal.SIGTERM, 143)]
)
def test_a_signal_ends_the_query_on_the_server(
    neo4j_graph: Graph, neo4j_uri: str, number: signal.Signals, code: int
) -> None:
    source = """
        import sys
        from dateline.graph.connection import connect
        with connect(sys.argv[1]) as graph:
            print("open", flush=True)
            graph.read(sys.argv[2])
    """
    with program(source, neo4j_uri, ENDLESS) as reader:
        await_line(reader, "open")
        with pytest.raises(subprocess.TimeoutExpired):
            reader.wait(timeout=1)
        reader.send_signal(number)
        reader.communicate(timeout=15)
    assert reader.returncode == code
    await_none_running(neo4j_graph)

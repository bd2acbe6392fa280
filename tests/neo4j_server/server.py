"""Starting and stopping the server: a free port, an empty folder and a random password each time."""

import os
import re
import secrets
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from neo4j import GraphDatabase

from .jars import Unavailable, resolve_jars

PROGRAM = Path(__file__).with_name("Neo4jServer.java")
#: The packages that Neo4j opens by force, as its own start script allows it to.
OPENED = ("java.nio", "java.io", "sun.nio.ch", "java.lang")
OLDEST_JAVA = 17
PATIENCE = 300.0


@dataclass(frozen=True, slots=True)
class Address:
    """Where a server is, and how to log in."""

    uri: str
    username: str
    password: str = field(repr=False)


@contextmanager
def running_server() -> Iterator[Address]:
    """Run a server for the block; raises Unavailable where Java or the jars are missing."""
    java = _find_java()
    jars = resolve_jars()
    port = _free_port()
    with tempfile.TemporaryDirectory(prefix="dateline-neo4j-") as folder:
        home, log = Path(folder, "home"), Path(folder, "log")
        home.mkdir()
        with log.open("w") as output:
            process = subprocess.Popen(
                [
                    *(java, "-Xmx1g", "-XX:+UseSerialGC"),
                    *(f"--add-opens=java.base/{name}=ALL-UNNAMED" for name in OPENED),
                    *("-cp", f"{jars}/*", str(PROGRAM), str(home), str(port)),
                ],
                stdin=subprocess.PIPE,
                stdout=output,
                stderr=output,
            )
        try:
            _await_ready(process, log)
            yield _change_password(f"bolt://127.0.0.1:{port}")
        finally:
            assert process.stdin is not None
            process.stdin.close()
            try:
                process.wait(30)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def _find_java() -> str:
    java = shutil.which("java", path=_java_path())
    if java is None:
        raise Unavailable(
            f"Java {OLDEST_JAVA} or newer is not installed: apt-get install openjdk-17-jdk-headless,"
            " or name a server of your own in NEO4J_URI"
        )
    version = subprocess.run([java, "-version"], capture_output=True, text=True, check=False).stderr
    match = re.search(r'version "(\d+)', version)
    if match is None or int(match[1]) < OLDEST_JAVA:
        raise Unavailable(f"{java} is too old for Neo4j: install Java {OLDEST_JAVA} or newer")
    return java


def _java_path() -> str:
    home = os.environ.get("JAVA_HOME")
    path = os.environ.get("PATH", os.defpath)
    return f"{home}/bin{os.pathsep}{path}" if home else path


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port


def _await_ready(process: "subprocess.Popen[bytes]", log: Path) -> None:
    deadline = time.monotonic() + PATIENCE
    while "ready" not in (text := log.read_text()).splitlines():
        if process.poll() is not None or time.monotonic() > deadline:
            raise RuntimeError(f"Neo4j did not start:\n{text[-4000:]}")
        time.sleep(0.1)


def _change_password(uri: str) -> Address:
    """Replace the first password, which the server wants changed before anything else."""
    password = secrets.token_urlsafe(24)
    with GraphDatabase.driver(uri, auth=("neo4j", "neo4j")) as driver:
        driver.execute_query(
            "ALTER CURRENT USER SET PASSWORD FROM 'neo4j' TO $new",
            {"new": password},
            database_="system",
        )
    return Address(uri, "neo4j", password)

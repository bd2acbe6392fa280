"""Small programs that tests start in a process of their own, to stop them in every way there is."""

import os
import subprocess
import sys
import textwrap
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from dateline.graph.connection import connect

ENDLESS = "UNWIND range(1, 1000000) AS a UNWIND range(1, 1000000) AS b WITH a, b WHERE a = b RETURN count(*)"

#: Opens the graph in its first argument, writes an event, says "open", and holds on.
HOLD = """
    import sys, time
    from dateline.graph.connection import connect
    with connect(sys.argv[1], create=True) as graph:
        graph.write(("CREATE (:Event {id: 'held'})", {}))
        print("open", flush=True)
        time.sleep(60)
"""


@contextmanager
def program(source: str, *arguments: str, **environment: str) -> Iterator["subprocess.Popen[str]"]:
    """Run Python source with arguments; whatever happens, it does not outlive the block."""
    process = subprocess.Popen(
        [sys.executable, "-W", "error", "-c", textwrap.dedent(source), *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, **environment},
    )
    try:
        yield process
    finally:
        process.kill()
        process.communicate()


def await_line(process: "subprocess.Popen[str]", line: str) -> None:
    """Wait until the program writes a line to stdout."""
    stream: IO[str] | None = process.stdout
    assert stream is not None
    for text in stream:
        if text.strip() == line:
            return
    _, errors = process.communicate()
    raise AssertionError(f"the program ended before it wrote {line!r}: {errors}")


def nodes(folder: Path) -> int:
    """Open a graph that is there, and count its nodes."""
    with connect(str(folder)) as graph:
        number: int = graph.read("MATCH (n) RETURN count(n) AS n")[0]["n"]
        return number

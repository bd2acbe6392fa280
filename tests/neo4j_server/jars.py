"""Neo4j's jars: resolved through Maven once, and kept in the user's cache, outside the repository."""

import os
import re
import shutil
import subprocess
import tempfile
from pathlib import Path

POM = Path(__file__).with_name("pom.xml")


class Unavailable(Exception):
    """A part that the server needs is missing; the message says which, and the way to get it."""


def resolve_jars() -> Path:
    """Return the folder of the jars, filling it at first use (about 210 jars, 123 MB)."""
    match = re.search(r"<neo4j.version>(.+)</neo4j.version>", POM.read_text(encoding="utf-8"))
    assert match is not None
    lib = _cache() / f"neo4j-{match[1]}" / "lib"
    if (lib / f"neo4j-bolt-{match[1]}.jar").exists():
        return lib
    maven = shutil.which("mvn")
    if maven is None:
        raise Unavailable(
            "Neo4j's jars are not here and Maven is not installed to fetch them:"
            " apt-get install maven, or name a server of your own in NEO4J_URI"
        )
    lib.parent.mkdir(parents=True, exist_ok=True)
    # Into a folder beside it, renamed when complete: an interrupted download is not taken for whole.
    with tempfile.TemporaryDirectory(dir=lib.parent) as fresh:
        run = subprocess.run(
            [
                *(maven, "--quiet", "--batch-mode", "--file", str(POM)),
                "dependency:copy-dependencies",
                f"-DoutputDirectory={fresh}/lib",
            ],
            capture_output=True,
            text=True,
            timeout=900,
            check=False,
        )
        if run.returncode != 0:
            raise Unavailable(
                f"Maven could not fetch Neo4j's jars (is Maven Central reachable?): {run.stdout[-2000:]}"
            )
        if not lib.exists():
            (Path(fresh) / "lib").rename(lib)
    return lib


def _cache() -> Path:
    base = os.environ.get("XDG_CACHE_HOME") or str(Path.home() / ".cache")
    return Path(base) / "dateline"

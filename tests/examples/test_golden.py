"""What the example comes to, byte for byte: a change of any output shows in the diff of a golden file.

``DATELINE_GOLDEN=write ./run test tests/examples`` writes the files anew; read their diff before you commit it.
"""

import os
import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from dateline.cli import main

EXAMPLE = Path(__file__).parents[2] / "examples" / "soldiers-of-khalifat"
GOLDEN = Path(__file__).with_name("golden")

PRINTED = {
    "timeline.txt": ["timeline"],
    "timeline.csv": ["timeline", "--format", "csv"],
    "timeline-certain.jsonl": ["timeline", "--format", "jsonl", "--from", "2011-12", "--certain"],
    "show-event.txt": ["show", "boraldai-operation"],
    "show-actor.txt": ["show", "Moezeddine Garsallaoui"],
    "neighbours.txt": ["neighbours", "soldiers-of-khalifat"],
    "path.txt": ["path", "moezeddine-garsallaoui", "boraldai-operation"],
    "conflicts.jsonl": ["conflicts", "--format", "jsonl"],
    "chronology.txt": ["chronology"],
}
WRITTEN = [
    "events.csv",
    "all.cypher",
    "graph.gexf",
    "graph.graphml",
    "record.jsonl",
    "timeline.svg",
]


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = str(tmp_path_factory.mktemp("golden") / "dateline.graph")
    run("load", str(EXAMPLE), "--graph", folder)
    return folder


def run(*words: str) -> str:
    done = CliRunner(env={"COLUMNS": "140"}).invoke(main, words)
    assert done.exit_code == 0, done.stderr
    return done.stdout


def compare(name: str, text: str) -> None:
    # The only thing that differs between two loads is the time of the load.
    text = re.sub(r'"(recordedAt|at)":\s*"[^"]+"', r'"\1": "TIME"', text)
    golden = GOLDEN / name
    if os.environ.get("DATELINE_GOLDEN") == "write":
        golden.parent.mkdir(exist_ok=True)
        golden.write_text(text, encoding="utf-8", newline="\n")
    assert text.splitlines() == golden.read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("name", PRINTED)
def test_answers_read_as_they_did(loaded: str, name: str) -> None:
    compare(name, run(*PRINTED[name], "--graph", loaded))


@pytest.mark.parametrize("name", WRITTEN)
def test_exports_are_as_they_were(loaded: str, name: str, tmp_path: Path) -> None:
    file = tmp_path / name
    run("export", "--graph", loaded, "-o", str(file))
    compare(name, file.read_text(encoding="utf-8"))

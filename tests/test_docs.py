"""What the documentation shows is what happens: its commands and its Python are run."""

import doctest
import os
import re
import runpy
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PAGES = sorted(
    [ROOT / "README.md", *(ROOT / "docs").glob("*.md"), *(ROOT / "examples").rglob("*.md")]
)
FENCE = re.compile(r"^```(\w+)\n(.*?)^```", re.MULTILINE | re.DOTALL)


def blocks(page: Path, language: str) -> list[str]:
    return [text for kind, text in FENCE.findall(page.read_text("utf-8")) if kind == language]


def commands(block: str) -> list[tuple[str, str]]:
    """The commands of a block, each with the output that is shown for it."""
    shown = re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]
    found = []
    for text in shown:
        lines = text.splitlines()
        count = 1
        while count < len(lines) and lines[count].startswith("    "):
            count += 1
        found.append(("\n".join(lines[:count]), "\n".join(lines[count:])))
    return found


def trimmed(text: str) -> list[str]:
    lines = [line.rstrip() for line in text.splitlines()]
    # The rule under a table's head is as wide as the widest cell, padding included.
    return [line.rstrip("─") if line.startswith("─") else line for line in lines if line]


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """An empty folder with the examples in it, as a reader of the documentation has them."""
    (tmp_path / "examples").symlink_to(ROOT / "examples")
    return tmp_path


def pages_with(language: str) -> list[Path]:
    return [page for page in PAGES if blocks(page, language)]


def run(command: str, desk: Path) -> str:
    words = shlex.split(command)
    assert words[0] == "dateline", f"the documentation runs {words[0]}"
    done = subprocess.run(
        [sys.executable, "-m", *words],
        cwd=desk,
        env={name: value for name, value in os.environ.items() if name != "DATELINE_GRAPH"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.parametrize("page", pages_with("console"), ids=lambda page: page.name)
def test_commands_print_what_is_shown(page: Path, desk: Path) -> None:
    shown = [command for block in blocks(page, "console") for command in commands(block)]
    if not any(command.startswith("dateline load") for command, _ in shown):
        run("dateline load examples/soldiers-of-khalifat", desk)
    for command, output in shown:
        printed = run(command, desk)
        if output.strip():
            assert trimmed(printed) == trimmed(output), command


@pytest.mark.parametrize("page", pages_with("python"), ids=lambda page: page.name)
def test_python_does_what_is_shown(page: Path, desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(desk)
    names: dict[str, object] = {}
    for block in blocks(page, "python"):
        if ">>>" not in block:
            (desk / "shown.py").write_text(block, "utf-8")
            names |= runpy.run_path(str(desk / "shown.py"))
            continue
        test = doctest.DocTestParser().get_doctest(block, names, page.name, str(page), 0)
        failures = doctest.DocTestRunner().run(test, clear_globs=False).failed
        names = test.globs
        assert failures == 0


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\(([^)#]+)(?:#[^)]*)?\)", page.read_text("utf-8")):
        if "://" not in target:
            assert (page.parent / target).exists(), target

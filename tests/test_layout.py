"""The package as a user receives it is one name, whole, and no room imports another by its bare name."""

import ast
import os
import subprocess
import sys
import tarfile
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
ROOMS = ("graph", "loaders", "queries")
BUILD = "import sys, hatchling.build as b; getattr(b, sys.argv[1])(sys.argv[2])"


def build(kind: str, out: Path, source: Path = ROOT) -> Path:
    """Build a wheel or an sdist in process, without a network."""
    command = [sys.executable, "-c", BUILD, f"build_{kind}", str(out)]
    subprocess.run(command, cwd=source, check=True, capture_output=True)
    [made] = out.iterdir()
    return made


def sources() -> set[str]:
    """Every file that a user must receive, named as inside the package."""
    return {
        f"dateline/{file.relative_to(ROOT)}"
        for room in ROOMS
        for file in (ROOT / room).rglob("*")
        if file.is_file() and "__pycache__" not in file.parts
    }


def wheel_files(wheel: Path) -> set[str]:
    return {name for name in zipfile.ZipFile(wheel).namelist() if ".dist-info/" not in name}


@pytest.mark.parametrize("room", ROOMS)
def test_a_room_is_a_folder_at_the_root_and_a_link_in_the_package(room: str) -> None:
    assert not (ROOT / room).is_symlink()
    assert (ROOT / "src" / "dateline" / room).resolve() == ROOT / room


@pytest.mark.parametrize("room", ROOMS)
def test_rooms_import_each_other_relatively(room: str) -> None:
    bare = [
        f"{file}: {name}"
        for file in (ROOT / room).rglob("*.py")
        for node in ast.walk(ast.parse(file.read_text("utf-8")))
        for name in imported(node)
        if name.split(".")[0] in ROOMS
    ]
    assert bare == []


def imported(node: ast.AST) -> list[str]:
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    if isinstance(node, ast.ImportFrom) and node.level == 0:
        return [node.module or ""]
    return []


def test_the_wheel_holds_every_file_under_one_name(tmp_path: Path) -> None:
    names = wheel_files(build("wheel", tmp_path))
    assert {name.split("/")[0] for name in names} == {"dateline"}
    assert sources() <= names


def test_the_sdist_makes_the_same_wheel(tmp_path: Path) -> None:
    for folder in ("sdist", "unpacked", "again", "wheel"):
        (tmp_path / folder).mkdir()
    with tarfile.open(build("sdist", tmp_path / "sdist")) as archive:
        archive.extractall(tmp_path / "unpacked", filter="data")
    [unpacked] = (tmp_path / "unpacked").iterdir()
    again = build("wheel", tmp_path / "again", source=unpacked)
    assert wheel_files(again) == wheel_files(build("wheel", tmp_path / "wheel"))


@pytest.mark.slow
def test_the_wheel_runs_the_demo_beside_a_decoy(tmp_path: Path) -> None:
    """A user's own graph.py in the working directory changes nothing.

    The fresh environment sees the packages that dateline requires, but not the checkout.
    """
    (tmp_path / "wheel").mkdir()
    wheel = build("wheel", tmp_path / "wheel")
    venv.create(tmp_path / "env", with_pip=True)
    python = tmp_path / "env" / ("Scripts" if os.name == "nt" else "bin") / "python"
    install = [str(python), "-m", "pip", "install", "--quiet", "--no-deps", str(wheel)]
    subprocess.run(install, check=True, capture_output=True)
    where = "import sysconfig; print(sysconfig.get_path('purelib'))"
    packages = subprocess.run(
        [str(python), "-c", where], check=True, capture_output=True, text=True
    ).stdout.strip()
    # Added behind the environment's own packages, and without running .pth files: so no editable dateline.
    required = next(path for path in sys.path if path.endswith("site-packages"))
    Path(packages, "required.pth").write_text(required + "\n", "utf-8")
    desk = tmp_path / "desk"
    desk.mkdir()
    (desk / "graph.py").write_text("raise SystemExit('the decoy was imported')\n", "utf-8")
    example = ROOT / "examples" / "soldiers-of-khalifat"

    def dateline(*words: str) -> str:
        done = subprocess.run(
            [str(python), "-m", "dateline", *words],
            cwd=desk,
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    found = subprocess.run(
        [str(python), "-c", "import dateline; print(dateline.__file__)"],
        cwd=desk,
        check=True,
        capture_output=True,
        text=True,
    )
    assert found.stdout.startswith(packages)
    dateline("load", str(example))
    assert "boraldai-operation" in dateline("timeline")
    dateline("export", "-o", "timeline.html")
    assert "Boraldai" in (desk / "timeline.html").read_text("utf-8")

"""The folder of an embedded graph: whose it is, what format it has, and who may open it now.

A folder is a graph if our marker file lies in it. Nothing is ever written into a folder that holds
other people's files, and the marker says ``ready`` only when the engine has made its database, so a
folder whose making was cut short is known and made again.
"""

import json
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

from ..errors import GraphError
from .lock import LOCK_NAME, FolderLock

MARKER_NAME: Final = "dateline-graph.json"
#: Grows when an older dateline could no longer read the folder.
FORMAT: Final = 1


class GraphFolder:
    """A folder that holds a graph, or is about to, locked for this process until ``release``.

    >>> import tempfile
    >>> folder = GraphFolder(Path(tempfile.mkdtemp()) / "graph", create=True)
    >>> folder.ready
    False
    >>> folder.mark_ready("ArcadeDB 26")
    >>> folder.ready
    True
    >>> folder.release()
    """

    def __init__(self, path: Path, *, create: bool) -> None:
        """Find or make the folder and lock it, or raise GraphError with the remedy."""
        self.path = path
        with _worded(path):
            _admit(path, create=create)
            self._lock = FolderLock(path)
        try:
            with _worded(path):
                # Read under the lock: until now another process may have been making it.
                self.ready = _read_marker(path).get("ready") is True
                if not self.ready:
                    self._start_over()
        except BaseException:
            self._lock.release()
            raise

    def _start_over(self) -> None:
        """Remove what an interrupted making left: before ``ready`` nothing was ever acknowledged."""
        _write_marker(self.path, {"format": FORMAT, "ready": False})
        for name in ("databases", "config", "backups", "log"):
            shutil.rmtree(self.path / name, ignore_errors=True)

    def mark_ready(self, engine: str) -> None:
        """Record that the database is made, and by which engine."""
        with _worded(self.path):
            _write_marker(self.path, {"format": FORMAT, "ready": True, "engine": engine})
        self.ready = True

    def release(self) -> None:
        """Let others open the folder."""
        self._lock.release()


def _admit(path: Path, *, create: bool) -> None:
    """Make sure that the path is a graph's folder, or may become one."""
    if path.exists() and not path.is_dir():
        raise GraphError(
            f"{path} is a file, and a graph is a folder: name a folder, or load the file with"
            " 'dateline load FILE'"
        )
    names = set(os.listdir(path)) if path.exists() else set()
    if MARKER_NAME in names:
        return
    if names - {LOCK_NAME, MARKER_NAME + ".new"}:
        raise GraphError(
            f"{path} holds other files and is no graph of dateline's: name another folder with --graph"
        )
    if not create:
        raise GraphError(f"no graph at {path}: load something first, with 'dateline load FILE'")
    path.mkdir(parents=True, exist_ok=True)


def _read_marker(path: Path) -> dict[str, Any]:
    """Read the marker; a folder without one is new."""
    try:
        marker = json.loads((path / MARKER_NAME).read_text(encoding="utf-8"))
        version = marker["format"]
    except FileNotFoundError:
        return {}
    except (ValueError, KeyError, TypeError):
        raise GraphError(
            f"{path / MARKER_NAME} is damaged, so it is not known how to read this graph:"
            " restore the folder from a copy, or load its cases into a new one"
        ) from None
    if version != FORMAT:
        raise GraphError(
            f"{path} has format {version} and this dateline reads format {FORMAT}:"
            " use the dateline that made it, or export from there as jsonl and load that here"
        )
    return dict(marker)


def _write_marker(path: Path, marker: dict[str, Any]) -> None:
    """Write the marker whole or not at all."""
    fresh = path / (MARKER_NAME + ".new")
    with fresh.open("w", encoding="utf-8") as file:
        json.dump(
            {"about": "a graph of dateline's; leave its files alone", **marker}, file, indent=1
        )
        file.flush()
        os.fsync(file.fileno())
    fresh.replace(path / MARKER_NAME)


@contextmanager
def _worded(path: Path) -> Iterator[None]:
    """Say what an error of the file system means for this folder."""
    try:
        yield
    except PermissionError as error:
        raise GraphError(
            f"{error.filename or path} may not be read and written by this user:"
            " a graph's folder must be yours even to read it; copy it, or name another with --graph"
        ) from error
    except OSError as error:
        raise GraphError(
            f"{path} cannot be opened as a graph: {error.strerror or error}"
        ) from error

"""The lock on a graph folder: one process at a time, and none is locked out by a dead one.

The lock is the operating system's, on an open file, so it ends with its holder however that ends.
What the file says (the holder's process id) only helps to word the refusal.
"""

import errno
import json
import os
import sys
from pathlib import Path
from types import TracebackType
from typing import IO, Self

from ..errors import GraphError

#: The name of the lock file in a graph folder.
LOCK_NAME = "dateline.lock"
#: What the systems answer when somebody else has the lock.
_HELD = (errno.EAGAIN, errno.EWOULDBLOCK, errno.EACCES, errno.EDEADLK)


class FolderLock:
    """The right to open one graph folder, held from construction to ``release``.

    >>> import tempfile
    >>> folder = Path(tempfile.mkdtemp())
    >>> with FolderLock(folder):
    ...     FolderLock(folder)  # doctest: +ELLIPSIS
    Traceback (most recent call last):
    dateline.errors.GraphError: ... is already open in this program: close it first, or use that one
    """

    def __init__(self, folder: Path) -> None:
        """Take the lock, or raise GraphError and say who holds it."""
        path = folder / LOCK_NAME
        # Opened to append: the holder's note must survive the attempt of somebody who gets nothing.
        self._file: IO[str] = path.open("a+", encoding="utf-8")
        try:
            _lock(self._file)
        except OSError as error:
            holder = _holder(self._file)
            self._file.close()
            if error.errno not in _HELD:
                raise  # a file system without locks, say
            raise GraphError(_refusal(folder, holder)) from None
        self._file.truncate(0)
        json.dump({"pid": os.getpid()}, self._file)
        self._file.flush()

    def release(self) -> None:
        """Give the folder free; a second call does nothing."""
        if not self._file.closed:
            _unlock(self._file)
            self._file.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.release()


def _refusal(folder: Path, holder: int | None) -> str:
    """Word the refusal by who holds the lock."""
    if holder == os.getpid():
        return f"{folder} is already open in this program: close it first, or use that one"
    who = "another process" if holder is None else f"another process (pid {holder})"
    return (
        f"{folder} is in use by {who}, and one process at a time may open an embedded graph:"
        " wait until it has ended, or keep a graph that many use in Neo4j (--graph neo4j://...)"
    )


def _holder(file: IO[str]) -> int | None:
    """Read the holder's process id, where its note is readable and whole."""
    try:
        file.seek(0)
        pid = json.load(file)["pid"]
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return pid if isinstance(pid, int) else None


if sys.platform == "win32":
    import msvcrt

    # A locked range cannot be read by others on Windows: lock one byte far behind the note.
    _FAR = 1 << 30

    def _lock(file: IO[str]) -> None:
        os.lseek(file.fileno(), _FAR, os.SEEK_SET)
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)

    def _unlock(file: IO[str]) -> None:
        os.lseek(file.fileno(), _FAR, os.SEEK_SET)
        msvcrt.locking(file.fileno(), msvcrt.LK_UNLCK, 1)

else:
    import fcntl

    def _lock(file: IO[str]) -> None:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)

    def _unlock(file: IO[str]) -> None:
        fcntl.flock(file, fcntl.LOCK_UN)

"""Files that are either whole or not there."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any, TextIO, cast

from ...errors import ExportError


@contextmanager
def writing(path: Path) -> Iterator[TextIO]:
    """Open a text file for writing that takes its place only when all of it is written.

    Raises:
        ExportError: the file or its folder cannot be written.
    """
    with _replacing(path, "w", encoding="utf-8", newline="\n") as file:
        yield cast(TextIO, file)


def write_whole(path: Path, content: str | bytes) -> None:
    """Write a file that takes its place only when all of it is written.

    Raises:
        ExportError: the file or its folder cannot be written.
    """
    data = content.encode("utf-8") if isinstance(content, str) else content
    with _replacing(path, "wb") as file:
        file.write(data)


@contextmanager
def _replacing(path: Path, mode: str, **options: Any) -> Iterator[IO[Any]]:
    try:
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    except OSError as error:
        raise _refused(path, error) from error
    try:
        with os.fdopen(handle, mode, **options) as file:
            yield file
        # A temporary file is its owner's alone; an export has the rights that new files have here.
        mask = os.umask(0)
        os.umask(mask)
        os.chmod(name, 0o666 & ~mask)
        os.replace(name, path)
    except OSError as error:
        Path(name).unlink(missing_ok=True)
        raise _refused(path, error) from error
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _refused(path: Path, error: OSError) -> ExportError:
    return ExportError(f"{path} cannot be written ({error.strerror}): give another file with -o")

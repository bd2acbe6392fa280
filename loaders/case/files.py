"""The files of a case: which they are, what syntax they are in, and their text.

Input from elsewhere may be hostile or merely odd: size, encoding and kind are checked before anything reads it.
"""

import codecs
import hashlib
import io
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Final, Literal

from ...errors import Fault, InputError
from .faults import harmless
from .from_json import read_json, read_json_line
from .from_yaml import read_yaml
from .tree import Tree, TreeError

Syntax = Literal["yaml", "json", "jsonl"]

SYNTAX: Final[dict[str, Syntax]] = {
    ".yaml": "yaml",
    ".yml": "yaml",
    ".json": "json",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
}

#: A case is written by people and models; what is larger comes as JSON Lines, read line by line.
MAX_BYTES: Final[dict[Syntax, int]] = {"yaml": 64 << 20, "json": 64 << 20, "jsonl": 2 << 30}


@dataclass(frozen=True, slots=True)
class CaseFile:
    """One file of a case, decoded; ``name`` is the path as it was given, for messages."""

    path: Path
    name: str
    syntax: Syntax
    text: str
    sha256: str

    def trees(self) -> Iterator[Tree | TreeError]:
        """Read the file: one tree, or one for each line of JSON Lines; or what stops it from being one."""
        if self.syntax == "jsonl":
            # Only a line feed ends a line: text may hold the other characters that Python takes for one.
            for number, line in enumerate(io.StringIO(self.text, newline="\n"), 1):
                if line.strip(" \t\r\n"):
                    yield _try(partial(read_json_line, line=number), line.strip())
        else:
            yield _try(read_yaml if self.syntax == "yaml" else read_json, self.text)


def _try(read: Callable[[str], Tree], text: str) -> Tree | TreeError:
    try:
        return read(text)
    except TreeError as error:
        return error


def find_files(paths: Sequence[Path], syntax: Syntax | None = None) -> list[Path]:
    """Name the files of a case: those given, and of a folder all that a case can be written in, sorted."""
    found: list[Path] = []
    for path in paths:
        if path.is_dir():
            inside = sorted(
                entry
                for entry in path.iterdir()
                if entry.suffix.lower() in SYNTAX
                and not entry.name.startswith(".")
                and entry.is_file()
            )
            if not inside:
                raise InputError(f"{path} holds no case: put a .yaml, .json or .jsonl file in it")
            found += inside
        elif not path.exists():
            raise InputError(f"{path} does not exist: check the path")
        elif not path.is_file():
            raise InputError(f"{path} is not an ordinary file: give a file or a folder")
        elif syntax is None and path.suffix.lower() not in SYNTAX:
            raise InputError(
                f"{path} is of no known kind: name it {', '.join(SYNTAX)}, or say --input-format"
            )
        else:
            found.append(path)
    return found


def read_file(path: Path, syntax: Syntax | None = None) -> CaseFile:
    """Read and decode one file, or raise an InputError with the one fault that stops it."""
    name = str(path)
    kind = syntax or SYNTAX[path.suffix.lower()]
    try:
        size = path.stat().st_size
        if size > MAX_BYTES[kind]:
            raise InputError(
                "the file is too large",
                [
                    _fault(
                        name,
                        None,
                        f"larger than {MAX_BYTES[kind] >> 20} MB",
                        "split it, or write JSON Lines",
                    )
                ],
            )
        data = path.read_bytes()
    except OSError as error:
        raise InputError(
            "a file cannot be read",
            [_fault(name, None, f"cannot be read: {error.strerror}", "check the path")],
        ) from None
    return CaseFile(path, name, kind, _decode(data, name), hashlib.sha256(data).hexdigest())


def _decode(data: bytes, name: str) -> str:
    if (
        data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
        or data[1:2] == b"\0"
        or data[:1] == b"\0"
    ):
        raise InputError(
            "a file cannot be read", [_fault(name, 1, "the file is UTF-16", "save it as UTF-8")]
        )
    data = data.removeprefix(codecs.BOM_UTF8)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise InputError(
            "a file cannot be read",
            [_fault(name, line, "the file is not UTF-8", "save it as UTF-8")],
        ) from None
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        raise InputError(
            "a file cannot be read",
            [_fault(name, line, "the file holds a NUL character", "remove it")],
        )
    return text


def tree_fault(file: CaseFile, error: TreeError) -> Fault:
    """Turn what stopped the reading of a file into a fault."""
    return _fault(file.name, error.line, error.problem, error.remedy)


def _fault(name: str, line: int | None, problem: str, remedy: str) -> Fault:
    return Fault(name, line, "", harmless(problem), harmless(remedy))

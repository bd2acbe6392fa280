"""The input formats: which there are, and which one a file is in.

A format is an entry point of the group ``dateline.loaders``, so that a package of its own can add one;
it is imported only when its turn comes.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib.metadata import EntryPoint, entry_points
from pathlib import Path
from typing import Final

from ..errors import InputError
from ..graph.records import Batch

GROUP: Final = "dateline.loaders"


@dataclass(frozen=True, slots=True)
class Loader:
    """An input format: how to read it, and which files are taken for it without being told.

    A format whose suffixes are too common to tell (a .csv may be anything) has none, and is asked for by name.
    """

    read: Callable[[Sequence[Path]], Batch]
    suffixes: tuple[str, ...] = ()
    folders: bool = False


def format_names() -> list[str]:
    """Name the input formats."""
    return sorted(_entries())


def read_input(path: Path, input_format: str | None = None) -> Batch:
    """Read a file or folder in the format named, or in the one that its name tells.

    Raises:
        InputError: the format is not known, or the input is at fault.
    """
    if input_format is not None:
        return _named(input_format).read([path])
    if not path.exists():
        raise InputError(f"{path} does not exist: check the path")
    folder = path.is_dir()
    for name in _entries():
        loader = _named(name)
        if loader.folders if folder else path.suffix.lower() in loader.suffixes:
            return loader.read([path])
    formats = ", ".join(format_names())
    raise InputError(f"{path} is of no known kind: say which with --input-format ({formats})")


def _named(name: str) -> Loader:
    entries = _entries()
    if name not in entries:
        raise InputError(f"there is no input format {name!r}: use {', '.join(format_names())}")
    loader = entries[name].load()
    if not isinstance(loader, Loader):
        raise InputError(
            f"the package behind the input format {name!r} is broken: it gives no Loader"
        )
    return loader


def _entries() -> dict[str, EntryPoint]:
    """Find the entry points; the formats of dateline's own come first."""
    found = sorted(
        entry_points(group=GROUP),
        key=lambda entry: (not entry.value.startswith("dateline."), entry.name),
    )
    # Reversed, so that of two with one name dateline's own is kept.
    by_name = {entry.name: entry for entry in reversed(found)}
    return {entry.name: by_name[entry.name] for entry in found}

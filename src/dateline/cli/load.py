"""``load``, ``check`` and ``schema``: from files into the graph."""

import json
import sys
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from ..errors import Fault, InputError
from ..graph.records import Batch
from ..loaders.registry import read_input
from ..queries.render import visible
from .options import graph_option

if TYPE_CHECKING:
    from ..graph.store import Progress, Report

files_argument = click.argument(
    "files", nargs=-1, required=True, metavar="FILE...", type=click.Path(path_type=Path)
)

input_format_option = click.option(
    "--input-format",
    metavar="NAME",
    help="The format of the input, where its name does not tell: case (the default), yaml, json, jsonl, "
    "or one that another package brings.",
)


@click.command()
@files_argument
@input_format_option
@graph_option
def load(files: tuple[Path, ...], input_format: str | None, target: str) -> None:
    """Load cases into the graph.

    Each FILE is a load of its own; a folder is one case. All are checked before anything is written.
    A case that names itself replaces what it said before; loading the same again changes nothing.
    """
    # Only loading needs an engine: checking a case must not wait for one to be imported.
    from ..graph.clashes import refuse_clashes
    from ..graph.connection import connect
    from ..graph.store import write_batch

    batches = _read_all(files, input_format)
    with connect(target, create=True) as graph:
        if len(batches) > 1:  # one alone is checked as it is written
            refuse_clashes(graph, batches)
        for batch in batches:
            with _progress() as progress:
                report = write_batch(graph, batch, progress)
            _tell_remarks(batch)
            click.echo(visible(f"{batch.load.file}: {_describe(report, batch)}"))


@click.command()
@files_argument
@input_format_option
def check(files: tuple[Path, ...], input_format: str | None) -> None:
    """Check cases without writing anything.

    Prints each fault as FILE:LINE: FIELD: what is wrong; what would be right. The exit code is 1 if there is one.
    """
    try:
        batches = _read_all(files, input_format)
    except InputError as error:
        for fault in error.faults:
            click.echo(visible(str(fault)))
        raise InputError(str(error)) from None
    for batch in batches:
        _tell_remarks(batch)
        claims = _count(len(batch.claims), "claim")
        subjects = _count(len({claim.about for claim in batch.claims}), "subject")
        documents = _count(len(batch.documents), "document")
        click.echo(
            visible(f"{batch.load.file}: no faults in {claims} about {subjects} in {documents}")
        )


@click.command()
def schema() -> None:
    """Print the JSON Schema of a case."""
    from ..loaders.case.schema import case_schema

    click.echo(json.dumps(case_schema(), indent=2, ensure_ascii=False))


def _read_all(files: Sequence[Path], input_format: str | None) -> list[Batch]:
    """Read every input, so that the faults of all of them are told at once."""
    batches: list[Batch] = []
    faults: list[Fault] = []
    refusals: list[str] = []
    for file in files:
        try:
            batches.append(read_input(file, input_format))
        except InputError as error:
            faults += error.faults
            if not error.faults:
                refusals.append(str(error))
    refusals += _find_rivals(batches)
    if refusals or faults:
        count = [_count(len(faults), "fault")] if faults else []
        raise InputError("; ".join([*refusals, *count]), faults)
    return batches


def _find_rivals(batches: Sequence[Batch]) -> list[str]:
    """Find inputs of one case: loaded one after the other, each would retract what the last one stated."""
    names = [batch.load.case for batch in batches if batch.load.case is not None]
    return [
        f"{names.count(name)} of these inputs are the case {name!r}, and the last would replace the others: "
        "load the folder that holds them"
        for name in sorted({name for name in names if names.count(name) > 1})
    ]


def _tell_remarks(batch: Batch) -> None:
    """Say what was skipped and what a person should look at."""
    for word, remarks in (("skipped", batch.skipped), ("note", batch.notes)):
        for remark in remarks:
            click.echo(visible(f"{word}: {remark}"), err=True)


def _count(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"


def _describe(report: "Report", batch: Batch) -> str:
    counts = {
        "new": report.new,
        "same": report.same,
        "changed": report.changed,
        "restored": report.restored,
        "retracted": report.retracted,
        "skipped": len(batch.skipped),
    }
    always = ("new", "same")
    told = [f"{number} {word}" for word, number in counts.items() if number or word in always]
    text = f"{', '.join(told)} of {_count(len(batch.claims), 'claim')}"
    if report.conflicting:
        shown = ", ".join(report.conflicting[:10])
        more = len(report.conflicting) - 10
        text += f"; in conflict: {shown}{f' and {more} more' if more > 0 else ''} (see dateline conflicts)"
    if report.inconsistencies:
        times = "once" if report.inconsistencies == 1 else f"{report.inconsistencies} times"
        text += f"; their order contradicts itself {times} (see dateline chronology)"
    return text


@contextmanager
def _progress() -> Iterator["Progress | None"]:
    """Draw a bar for each stage on stderr, if a person watches."""
    if not sys.stderr.isatty():
        yield None
        return
    with ExitStack() as stack:
        bars: dict[str, Any] = {}

        def tell(stage: str, done: int, total: int) -> None:
            if stage not in bars:
                stack.close()
                bar = click.progressbar(length=total, label=stage, file=sys.stderr)
                bars[stage] = stack.enter_context(bar)
            bars[stage].update(done - bars[stage].pos)

        yield tell

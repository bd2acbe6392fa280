"""The flags that select events, shared by the commands that ask and by the export."""

from collections.abc import Callable
from functools import wraps
from typing import Any

import click

from ..errors import DateError
from ..graph.connection import Graph
from ..graph.edtf import parse_edtf
from ..graph.interval import Interval
from ..queries.identity import find_subject
from ..queries.selection import Selection

Command = Callable[..., Any]

FLAGS: tuple[Callable[[Command], Command], ...] = (
    click.option(
        "--from",
        "first",
        metavar="DATE",
        help="From this date on: 2011, 2011-12, 2011-12-03, EDTF, or words such as 'summer 2011'.",
    ),
    click.option("--to", "last", metavar="DATE", help="Up to and with this date."),
    click.option(
        "--possible/--certain",
        "possible",
        default=True,
        show_default=True,
        help="Events that may lie in the span, or only those that must.",
    ),
    click.option(
        "--actor", "actors", multiple=True, metavar="ID", help="With this actor (id or name)."
    ),
    click.option(
        "--place", "places", multiple=True, metavar="ID", help="At this place or within it."
    ),
    click.option("--type", "types", multiple=True, metavar="TYPE", help="Of this type."),
)


def selection_options(command: Command) -> Command:
    """Give a command the flags of a selection, and call it with ``make_selection(graph)`` in their stead."""

    @wraps(command)
    def with_selection(
        first: str | None,
        last: str | None,
        possible: bool,
        actors: tuple[str, ...],
        places: tuple[str, ...],
        types: tuple[str, ...],
        **others: Any,
    ) -> Any:
        start, stop = _span("--from", first), _span("--to", last)

        if start and stop and start.earliest and stop.latest and start.earliest > stop.latest:
            raise click.UsageError(f"--from {first} is after --to {last}: exchange them")

        def make_selection(graph: Graph) -> Selection:
            return Selection(
                first=None if start is None else start.earliest,
                last=None if stop is None else stop.latest,
                certain=not possible,
                actors=tuple(find_subject(graph, text, "Actor").id for text in actors),
                places=tuple(find_subject(graph, text, "Place").id for text in places),
                types=types,
            )

        return command(make_selection=make_selection, **others)

    flagged: Command = with_selection
    for flag in reversed(FLAGS):
        flagged = flag(flagged)
    return flagged


def _span(flag: str, text: str | None) -> Interval | None:
    """Read the date of a flag, as EDTF or in words that need no other date to be understood."""
    if text is None:
        return None
    try:
        interval: Interval | None = parse_edtf(text)
    except DateError:
        from ..loaders.dates import read_date

        interval = read_date(text, None).interval
    bound = interval and (interval.earliest if flag == "--from" else interval.latest)
    if bound is None:
        raise click.BadParameter(
            f"{text!r} is no date: write 2011, 2011-12, 2011-12-03 or 'summer 2011'",
            param_hint=flag,
        )
    return interval

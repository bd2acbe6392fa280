"""The timeline as one standalone SVG file: no script, no link, no font or image from elsewhere."""

from collections.abc import Iterator
from pathlib import Path
from xml.sax.saxutils import escape

import networkx as nx

from .figure import FONT, Bar, Figure, Lane, arrange
from .files import write_whole
from .plain import text_width

#: Told apart by people with any colour vision (after Okabe and Ito), darkened for white paper.
PALETTE = (
    "#0072b2", "#c84f00", "#007d5b", "#a8518a", "#8a6d00", "#2b87b8", "#6a51a3", "#7a5230", "#555f66", "#99324f",
)  # fmt: skip
SANS = "Inter, 'Segoe UI', 'Helvetica Neue', Arial, 'Noto Sans', 'DejaVu Sans', sans-serif"

_INK, _QUIET, _RULE, _ALARM = "#1b1f24", "#5b6470", "#d5dae0", "#b3261e"
_HEADING, _AXIS, _COLUMNS, _LEGEND = 56.0, 30.0, 2, 900.0


def write_svg(selection: "nx.MultiDiGraph[str]", path: Path) -> None:
    """Write a selection's timeline as SVG; the same selection gives the same bytes.

    >>> from tempfile import TemporaryDirectory
    >>> selection = nx.MultiDiGraph(title="One day")
    >>> selection.add_node("operation", kind="event", earliest="2011-12-03", latest="2011-12-03")
    >>> with TemporaryDirectory() as folder:
    ...     write_svg(selection, Path(folder, "timeline.svg"))
    ...     Path(folder, "timeline.svg").read_text(encoding="utf-8")[:37]
    '<svg xmlns="http://www.w3.org/2000/sv'
    """
    write_whole(path, draw(arrange(selection)))


def draw(figure: Figure, font: str = SANS, *, heading: bool = True) -> str:
    """Draw an arranged figure as SVG text; `heading` adds its title and the list of undated events."""
    top = _HEADING if heading else 4.0
    axis = top + figure.height
    legend = axis + _AXIS + 14
    after = legend + (0 if figure.width >= _LEGEND else 18)
    listed = list(_undated(figure, after + 34)) if heading and figure.undated else []
    rows = -(-len(figure.undated) // _COLUMNS)
    height = after + 14 + (rows * 18 + 44 if listed else 0)
    events = sum(len(lane.bars) for lane in figure.lanes)
    summary = f"{events} dated {_plural('event', events)}, {len(figure.undated)} undated"
    parts = [
        (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_n(figure.width)} {_n(height)}"'
            f' width="{_n(figure.width)}" height="{_n(height)}" role="img" aria-labelledby="title summary"'
            f' font-family="{escape(font)}" font-size="{_n(FONT)}" fill="{_INK}">'
        ),
        f'<title id="title">{escape(figure.title)}</title><desc id="summary">{summary}</desc>',
        '<rect width="100%" height="100%" fill="#ffffff"/>',
        *_gradients(figure),
    ]
    if heading:
        parts.append(_text(18, 26, figure.title, size=18, weight=600))
        parts.append(_text(18, 44, summary, fill=_QUIET))
    parts += [f'<g transform="translate(0 {_n(top)})">', *_ground(figure)]
    parts += [line for lane in figure.lanes for line in _lane(figure, lane)]
    parts.append("</g>")
    if figure.lanes:
        parts += _legend(legend, figure.width)
    return "\n".join([*parts, *listed, "</svg>\n"])


def _gradients(figure: Figure) -> Iterator[str]:
    """Define what fades: towards both ends for "some day in here", towards an open end for an arrow."""
    yield "<defs>"
    shapes = {
        "both": (0.12, 0.85, 0.12),
        "left": (0, 0.55, 0.85),
        "right": (0.85, 0.55, 0),
        "open": (0, 0.6, 0),
    }
    for lane in figure.lanes:
        colour = _colour(lane)
        for name, opacities in shapes.items():
            stops = "".join(
                f'<stop offset="{offset}" stop-color="{colour}" stop-opacity="{opacity}"/>'
                for offset, opacity in zip((0, 0.5, 1), opacities, strict=True)
            )
            yield f'<linearGradient id="{name}{lane.colour}">{stops}</linearGradient>'
    yield "</defs>"


def _ground(figure: Figure) -> Iterator[str]:
    """Draw what lies behind the bars: lane bands, grid and axis."""
    width, height = _n(figure.width), figure.height
    for number, lane in enumerate(figure.lanes):
        if number % 2 == 0:
            yield f'<rect y="{_n(lane.top)}" width="{width}" height="{_n(lane.height)}" fill="#f5f7f9"/>'
    for x, label in figure.ticks:
        yield f'<path d="M{_n(x)} 0V{_n(height + 5)}" stroke="{_RULE}"/>'
        yield _text(x, height + 19, label, fill=_QUIET, anchor="middle", size=11)
    if figure.lanes:
        yield f'<path d="M{_n(figure.left)} {_n(height)}H{_n(figure.right)}" stroke="{_QUIET}"/>'


def _lane(figure: Figure, lane: Lane) -> Iterator[str]:
    name = lane.name if len(lane.name) <= 14 else lane.name[:13].rstrip() + "…"
    count = f'<tspan fill="{_QUIET}" font-weight="400">\u2002{len(lane.bars)}</tspan>'
    yield f'<text x="18" y="{_n(lane.top + 21)}" fill="{_colour(lane)}" font-weight="600">{escape(name)}{count}</text>'
    for bar in lane.bars:
        yield f"<g><title>{escape(bar.title)}: {escape(bar.when)}</title>"
        yield from _bar(bar, lane, min(10.0, figure.row - 2))
        if figure.labelled:
            yield _label(bar)
        yield "</g>"


def _bar(bar: Bar, lane: Lane, thick: float) -> Iterator[str]:
    """Draw one event by what is known of its date."""
    colour, y = _colour(lane), bar.y
    if bar.stated:
        x0, x1 = bar.stated
        yield f'<path d="M{_n(x0)} {_n(y)}H{_n(x1)}" stroke="{colour}" stroke-dasharray="2 3"/>'
    width = bar.x1 - bar.x0
    top, dot = y - thick / 2, width < thick and not (bar.open_left or bar.open_right)
    if dot and not (bar.inferred_left or bar.inferred_right):
        filled = bar.exact or bar.lasting
        look = (
            f'fill="{colour}"' if filled else f'fill="#ffffff" stroke="{colour}" stroke-width="1.8"'
        )
        radius = thick / 2 - (0 if filled else 0.9)
        yield f'<circle cx="{_n(bar.x0 + width / 2)}" cy="{_n(y)}" r="{_n(radius)}" {look}/>'
        return
    x0, width = (bar.x0 - (thick - width) / 2, thick) if dot else (bar.x0, width)
    box = f'<rect x="{_n(x0)}" y="{_n(top)}" width="{_n(width)}" height="{_n(thick)}" rx="2"'
    yield f'{box} fill="{colour if bar.lasting and _closed(bar) else _fade(bar, lane)}"/>'
    for x, is_open, inferred in (
        (x0, bar.open_left, bar.inferred_left),
        (x0 + width, bar.open_right, bar.inferred_right),
    ):
        if is_open:
            tip = -5 if x == x0 else 5
            yield (
                f'<path d="M{_n(x)} {_n(y - 4)}l{tip} 4l{-tip} 4" fill="none" stroke="{colour}" stroke-width="1.5"/>'
            )
        elif not bar.lasting or inferred:
            dash = ' stroke-dasharray="2 2"' if inferred else ""
            yield f'<path d="M{_n(x)} {_n(top - 2)}v{_n(thick + 4)}" stroke="{colour}" stroke-width="1.5"{dash}/>'


def _closed(bar: Bar) -> bool:
    return not (bar.open_left or bar.open_right)


def _fade(bar: Bar, lane: Lane) -> str:
    shape = {
        (True, True): "open",
        (True, False): "left",
        (False, True): "right",
        (False, False): "both",
    }
    return f"url(#{shape[bar.open_left, bar.open_right]}{lane.colour})"


def _label(bar: Bar) -> str:
    """Write title and date beside the bar; the date is quieter, a contested event is marked by more than colour."""
    mark = f'<tspan fill="{_ALARM}" font-weight="700">≠ </tspan>' if bar.contested else ""
    anchor = ' text-anchor="end"' if bar.label_left else ""
    # An en space, not a shift by dx: renderers disagree whether a shift counts for text that ends at x.
    date = f'<tspan fill="{_QUIET}">\u2002{escape(bar.when)}</tspan>'
    return f'<text x="{_n(bar.label_x)}" y="{_n(bar.label_y + 4)}"{anchor}>{mark}{escape(bar.title)}{date}</text>'


def _legend(y: float, width: float) -> Iterator[str]:
    """Explain the shapes in one line."""
    fade = '<stop offset="0" stop-opacity=".12"/><stop offset=".5" stop-opacity=".85"/><stop offset="1" stop-opacity=".12"/>'
    yield f'<defs><linearGradient id="key">{fade}</linearGradient></defs>'
    box = f'y="{_n(y - 9)}" height="10" rx="2"'
    grey = f'stroke="{_QUIET}" stroke-width="1.5" fill="none"'
    entries = (
        (f'<circle cx="5" cy="{_n(y - 4)}" r="5" fill="{_QUIET}"/>', 16, "on this day"),
        (f'<rect x="0" {box} width="26" fill="{_QUIET}"/>', 32, "all this time"),
        (
            f'<circle cx="5" cy="{_n(y - 4)}" r="4.1" {grey}/><rect x="16" {box} width="26" fill="url(#key)"/>',
            48,
            "some day within",
        ),
        (f'<path d="M20 {_n(y - 8)}l5 4l-5 4M0 {_n(y - 4)}h24" {grey}/>', 32, "open end"),
        (
            f'<path d="M2 {_n(y - 11)}v14" stroke-dasharray="2 2" {grey}/>',
            10,
            "inferred from other claims",
        ),
        (f'<path d="M0 {_n(y - 4)}h26" stroke-dasharray="2 3" {grey}/>', 32, "as stated"),
        (_text(0, y, "≠", fill=_ALARM, weight=700), 14, "claims contradict each other"),
    )
    x, down = 18.0, 0.0
    for drawing, indent, text in entries:
        wide = indent + text_width(text, 11) + 14
        if x + wide > width:
            x, down = 18.0, down + 18
        yield f'<g transform="translate({_n(x)} {_n(down)})">{drawing}{_text(indent, y, text, fill=_QUIET, size=11)}</g>'
        x += wide


def _undated(figure: Figure, y: float) -> Iterator[str]:
    yield _text(18, y, f"Without any date ({len(figure.undated)})", weight=600)
    rows = -(-len(figure.undated) // _COLUMNS)
    for number, title in enumerate(figure.undated):
        column, level = divmod(number, rows)
        yield _text(18 + column * figure.width / _COLUMNS, y + 20 + level * 18, f"· {title}")


def _text(
    x: float,
    y: float,
    text: str,
    *,
    fill: str = _INK,
    size: float = FONT,
    weight: int = 400,
    anchor: str = "start",
) -> str:
    styles = [f' fill="{fill}"'] if fill != _INK else []
    styles += [f' font-size="{_n(size)}"'] if size != FONT else []
    styles += [f' font-weight="{weight}"'] if weight != 400 else []
    styles += [f' text-anchor="{anchor}"'] if anchor != "start" else []
    return f'<text x="{_n(x)}" y="{_n(y)}"{"".join(styles)}>{escape(text)}</text>'


def _colour(lane: Lane) -> str:
    return PALETTE[lane.colour % len(PALETTE)]


def _n(value: float) -> str:
    """Write a coordinate to a tenth of a pixel, the same on every machine."""
    return f"{value:.1f}".removesuffix(".0")


def _plural(noun: str, count: int) -> str:
    return noun if count == 1 else f"{noun}s"

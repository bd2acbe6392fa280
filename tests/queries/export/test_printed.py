"""The exports on paper: SVG, PNG and PDF of selections that are ordinary, empty, ancient or hostile."""

import sys
from collections.abc import Callable, Mapping
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree

import networkx as nx
import pytest

from dateline.errors import ExportError
from dateline.queries.export.figure import arrange
from dateline.queries.export.pdf import write_pdf
from dateline.queries.export.png import write_png
from dateline.queries.export.report import report
from dateline.queries.export.svg import draw, write_svg

Graph = nx.MultiDiGraph
SVG = "{http://www.w3.org/2000/svg}"
HOSTILE = (
    '</text><script>alert(1)</script><image href="https://tracker.example/a.png"/>',
    '#read("/etc/passwd") #link("https://tracker.example")[x] $x$ *bold* \\ `raw` @ref',
    "\x00\x1b[31m\u202egnp.exe\u2066 \ufffe\ud800",
    "W" * 500,
    "Z\u0351\u036b\u0343" + "\u0301" * 300,
    "عملية 12 في بورالداي",
    "漢字 한국어 🎉",
)


def selection(**events: Mapping[str, object]) -> "Graph[str]":
    graph: Graph[str] = nx.MultiDiGraph(title="Some events")
    for ident, data in events.items():
        graph.add_node(ident, kind="event", **({"title": ident, "type": "attack"} | dict(data)))
    return graph


@pytest.fixture
def hostile() -> "Graph[str]":
    graph: Graph[str] = nx.MultiDiGraph(
        title=HOSTILE[0], cypher=HOSTILE[1], selection={"actor": [HOSTILE[0]]}
    )
    graph.graph["documents"] = {
        "d": {"id": "d", "title": HOSTILE[0], "url": "javascript:alert(1)", "sha256": HOSTILE[3]}
    }
    graph.graph["claims"] = {}
    for number, text in enumerate(HOSTILE):
        claim = {
            "id": text,
            "about": text,
            "quote": text,
            "text": text,
            "document": "d",
            "stance": text,
        }
        chain = [{"actor": text, "name": text, "verb": text, "position": 0}]
        against = [{"claim": HOSTILE[0], "facet": text, "reason": text}]
        graph.graph["claims"][text] = claim | {"chain": chain, "contradicts": against}
        day = f"2011-12-0{number + 1}"
        facets = {
            "earliest": day,
            "latest": day,
            "when": text,
            "because": [text],
            "totals": {text + "Min": 1},
        }
        graph.add_node(
            text, kind="event", title=text, type=text, claims=[text], status="conflict", **facets
        )
        graph.add_node(text + "actor", kind="person", label=text, aliases=[text], claims=[])
        graph.add_edge(
            text + "actor", text, key=text, type="PARTICIPATED_IN", role=text, claims=[text]
        )
    return graph


def texts(svg: str) -> list[str]:
    return [
        "".join(element.itertext()) for element in ElementTree.fromstring(svg).iter(f"{SVG}text")
    ]


def test_svg_says_title_date_lane_and_count() -> None:
    graph = selection(
        boraldai={
            "title": "Operation",
            "earliest": "2011-12-03",
            "latest": "2011-12-03",
            "when": "3 December 2011",
        }
    )
    lines = texts(draw(arrange(graph)))
    assert "Some events" in lines
    assert "1 dated event, 0 undated" in lines
    assert "Operation\u20023 December 2011" in lines
    assert "attack\u20021" in lines


def test_undated_events_are_listed_not_drawn() -> None:
    graph = selection(
        known={"earliest": "2011-01-01", "latest": "2011-01-01"}, unknown={"title": "Blasts"}
    )
    figure = arrange(graph)
    assert [bar.id for lane in figure.lanes for bar in lane.bars] == ["known"]
    lines = texts(draw(figure))
    assert "Without any date (1)" in lines
    assert "· Blasts" in lines


def test_shape_of_a_bar_tells_what_is_known() -> None:
    year = {"earliest": "2011-01-01", "latest": "2011-12-31"}
    graph = selection(
        day={"earliest": "2011-12-03", "latest": "2011-12-03"},
        within=year,
        throughout=year | {"meaning": "throughout"},
        before={"latest": "2011-06-01"},
        after={"earliest": "2011-06-01"},
        tightened=year | {"solvedLatest": "2011-06-30"},
        bounded={"solvedLatest": "2011-10-31"},
        contested={"earliest": "2011-12-03", "latest": "2011-12-03", "status": "conflict"},
    )
    bars = {bar.id: bar for lane in arrange(graph).lanes for bar in lane.bars}
    assert bars["day"].exact
    assert not bars["within"].exact
    assert not bars["within"].lasting
    assert bars["throughout"].lasting
    assert (bars["before"].open_left, bars["before"].open_right) == (True, False)
    assert (bars["after"].open_left, bars["after"].open_right) == (False, True)
    assert bars["tightened"].inferred_right
    assert not bars["tightened"].inferred_left
    assert bars["tightened"].stated == (bars["within"].x0, bars["within"].x1)
    assert bars["bounded"].when == "before November 2011 (inferred)"
    assert bars["contested"].contested
    drawn = draw(arrange(graph))
    assert 'fill="url(#left0)"' in drawn
    assert 'fill="url(#right0)"' in drawn
    assert 'fill="url(#both0)"' in drawn


def test_bars_and_labels_of_a_lane_never_overlap() -> None:
    events = {
        f"event-{number}": {
            "earliest": f"2011-{number % 12 + 1:02}-11",
            "latest": f"2011-{number % 12 + 1:02}-14",
        }
        for number in range(60)
    }
    figure = arrange(selection(**events))
    rows: dict[float, list[tuple[float, float]]] = {}
    for bar in figure.lanes[0].bars:
        assert bar.label_y == bar.y
        ends = sorted((bar.label_x, bar.x0 if bar.label_left else bar.x1))
        rows.setdefault(bar.y, []).append((min(ends[0], bar.x0), max(ends[1], bar.x1)))
    for spans in rows.values():
        spans.sort()
        assert all(one[1] <= other[0] for one, other in pairwise(spans))


@pytest.mark.parametrize(
    ("bounds", "label"),
    [
        (("-0043-03-15", "-0030-08-01"), "40 BCE"),
        (("0001-01-01", "2020-01-01"), "2000"),
        (("2011-12-03", "2011-12-03"), "2011"),
        (("-13800000000-01-01", "2020-01-01"), "BCE"),
        (("1990-01-01", "2030-01-01"), "2010"),
    ],
)
def test_axis_has_a_few_round_dates_for_any_span(bounds: tuple[str, str], label: str) -> None:
    graph = selection(
        one={"earliest": bounds[0], "latest": bounds[0]},
        two={"earliest": bounds[1], "latest": bounds[1]},
    )
    labels = [text for _, text in arrange(graph).ticks]
    assert 2 <= len(labels) <= 12
    assert any(label in text for text in labels), labels


def test_label_goes_under_a_bar_that_leaves_no_room_beside_it() -> None:
    long = {
        "earliest": "2010-01-01",
        "latest": "2012-12-31",
        "title": "Something that went on for years",
    }
    other = {"earliest": "2010-06-01", "latest": "2010-06-01", "title": "Something else"}
    figure = arrange(selection(long=long, other=other))
    bars = {bar.id: bar for bar in figure.lanes[0].bars}
    assert bars["long"].label_y > bars["long"].y
    assert bars["other"].y > bars["long"].label_y
    assert figure.lanes[0].height > 3 * figure.row


def test_many_events_make_a_density_without_labels() -> None:
    days = {
        f"event-{n}": {"earliest": f"{1900 + n % 100}-05-01", "latest": f"{1900 + n % 100}-05-01"}
        for n in range(900)
    }
    figure = arrange(selection(**days))
    assert not figure.labelled
    assert len(texts(draw(figure))) < 40


def test_hostile_text_stays_text_in_svg(hostile: "Graph[str]", tmp_path: Path) -> None:
    path = tmp_path / "hostile.svg"
    write_svg(hostile, path)
    root = ElementTree.fromstring(path.read_bytes())
    names = {element.tag.removeprefix(SVG) for element in root.iter()}
    assert names <= {
        "svg",
        "title",
        "desc",
        "rect",
        "defs",
        "linearGradient",
        "stop",
        "g",
        "text",
        "tspan",
        "path",
        "circle",
    }
    attributes = {name for element in root.iter() for name in element.attrib}
    assert not {
        name for name in attributes if name.startswith("on") or "href" in name or name == "style"
    }


def test_hostile_text_stays_text_in_pdf_and_png(hostile: "Graph[str]", tmp_path: Path) -> None:
    pytest.importorskip("typst", reason="Typst is missing: pip install typst")
    write_pdf(hostile, tmp_path / "hostile.pdf")
    made = (tmp_path / "hostile.pdf").read_bytes()
    assert made.startswith(b"%PDF")
    assert b"javascript:" not in made
    assert b"tracker.example" not in made
    write_png(hostile, tmp_path / "hostile.png")
    assert (tmp_path / "hostile.png").read_bytes().startswith(b"\x89PNG")


@pytest.mark.parametrize("write", [write_svg, write_png, write_pdf])
def test_same_selection_gives_the_same_bytes(
    write: Callable[["Graph[str]", Path], None], hostile: "Graph[str]", tmp_path: Path
) -> None:
    if write is not write_svg:
        pytest.importorskip("typst", reason="Typst is missing: pip install typst")
    write(hostile, tmp_path / "one")
    write(hostile, tmp_path / "two")
    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()


@pytest.mark.parametrize("write", [write_svg, write_png, write_pdf])
def test_empty_selection_makes_a_file(
    write: Callable[["Graph[str]", Path], None], tmp_path: Path
) -> None:
    if write is not write_svg:
        pytest.importorskip("typst", reason="Typst is missing: pip install typst")
    write(nx.MultiDiGraph(), tmp_path / "empty")
    assert (tmp_path / "empty").stat().st_size > 300


@pytest.mark.parametrize("write", [write_png, write_pdf])
def test_missing_typst_is_a_clear_error(
    write: Callable[["Graph[str]", Path], None], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "typst", None)
    with pytest.raises(ExportError, match="pip install typst"):
        write(selection(), tmp_path / "file")


@pytest.mark.parametrize("write", [write_svg, write_png, write_pdf])
def test_unwritable_place_is_a_clear_error(
    write: Callable[["Graph[str]", Path], None], tmp_path: Path
) -> None:
    if write is not write_svg:
        pytest.importorskip("typst", reason="Typst is missing: pip install typst")
    with pytest.raises(ExportError, match="cannot be written"):
        write(selection(), tmp_path / "absent" / "file")


def test_report_gives_claimants_sources_and_each_contradiction_once() -> None:
    graph = selection(
        boraldai={"claims": ["a", "b"], "when": "3 December 2011", "because": ["reported that day"]}
    )
    chain = [
        {"actor": "site", "name": "SITE", "verb": "translated", "position": 1},
        {"actor": "t", "name": "T", "position": 0},
    ]
    common = {"about": "boraldai", "kind": "count", "document": "d", "measure": "killed"}
    graph.graph["documents"] = {
        "d": {"id": "d", "title": "Report", "publisherName": "T", "url": "https://t.example/1"}
    }
    graph.graph["claims"] = {
        "a": common | {"min": 5, "max": 5, "chain": chain, "contradicts": [{"claim": "b", "facet": "killed", "reason": "5 is not 4"}]},
        "b": common | {"min": 4, "max": 4, "chain": chain[1:], "contradicts": [{"claim": "a", "facet": "killed", "reason": "5 is not 4"}]},
    }  # fmt: skip
    made = report(graph)
    claims = made["events"][0]["claims"]
    assert [link["name"] for link in claims[0]["by"]] == ["T", "SITE"]
    assert claims[0]["stated"] == "killed: 5"
    assert claims[0]["source"] == 1
    assert made["documents"][0]["url"] == "https://t.example/1"
    assert [conflict["reason"] for conflict in made["conflicts"]] == ["5 is not 4"]

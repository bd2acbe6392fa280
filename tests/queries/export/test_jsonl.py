"""The complete export is the way out of any engine, and back into any."""

import json
from pathlib import Path
from typing import Any

import pytest

from dateline.graph.connection import Graph, connect
from dateline.graph.records import Claim
from dateline.graph.store import write_batch
from dateline.loaders.case import read_case
from dateline.queries.export.jsonl import write_jsonl

from ...contract.harbour import harbour
from ...graph.looking import one
from ...graph.making import actor, batch, claim, document, event
from ...graph.versions import first, second

HOSTILE = [
    "'; DROP", '"quoted"', "line\nbreak", "tab\tbed", "\u202eright to left",
    "=1+1", "\\u0027", "{$id}", "emoji 🔥", "e\u0301", "`x`", "line\u2028separator", "x" * 20_000,
]  # fmt: skip


def hostile() -> list[Claim]:
    return [
        claim(event(f"e{n}"), id_=f"c{n:02}", title=text, text=text, quote=text)
        for n, text in enumerate(HOSTILE)
    ]


def export(graph: Graph, path: Path) -> list[dict[str, Any]]:
    write_jsonl(graph, path)
    return [json.loads(line) for line in path.read_text("utf-8").split("\n") if line]


def everything(graph: Graph) -> list[dict[str, Any]]:
    """The graph with its times: an import keeps them all."""
    nodes = graph.read("MATCH (n) RETURN labels(n) AS labels, properties(n) AS p")
    for row in nodes:
        row["labels"] = sorted(row["labels"])
        for name in ("at", "recordedAt", "retractedAt"):
            if name in row["p"]:
                row["p"][name] = row["p"][name][:19]
    edges = graph.read(
        "MATCH (a)-[r]->(b) RETURN a.id AS a, type(r) AS type, b.id AS b, properties(r) AS p"
    )
    return sorted(nodes + edges, key=lambda row: json.dumps(row, sort_keys=True))


def loaded(graph: Graph) -> None:
    """The harbour, and a case that was loaded in two versions: loads, retractions and all."""
    for made in (harbour(), first(), second(), batch(*hostile(), load="hostile")):
        write_batch(graph, made)


def test_import_into_an_empty_graph_gives_the_same_graph_and_export(
    graph: Graph, tmp_path: Path
) -> None:
    path, again = tmp_path / "one.jsonl", tmp_path / "two.jsonl"
    loaded(graph)
    export(graph, path)
    with connect(str(tmp_path / "other.graph"), create=True) as other:
        write_batch(other, read_case([path]))
        export(other, again)
        assert everything(other) == everything(graph)
        assert again.read_bytes() == path.read_bytes()
        report = write_batch(other, read_case([path]))
        assert (report.new, report.changed, report.retracted, report.restored) == (0, 0, 0, 0)
        assert everything(other) == everything(graph)


@pytest.mark.neo4j
def test_engines_write_the_same_export(
    embedded_graph: Graph, neo4j_graph: Graph, tmp_path: Path
) -> None:
    for graph in (embedded_graph, neo4j_graph):
        write_batch(graph, harbour())
    records = [export(graph, tmp_path / graph.engine) for graph in (embedded_graph, neo4j_graph)]
    for record in (*records[0], *records[1]):
        record.pop("at", None)
    assert records[0] == records[1]


def test_records_in_order(embedded_graph: Graph, tmp_path: Path) -> None:
    loaded(embedded_graph)
    records = export(embedded_graph, tmp_path / "all.jsonl")
    kinds = list(dict.fromkeys(record["record"] for record in records))
    assert kinds == ["load", "document", "claim", "relay"]
    ids = [record["id"] for record in records if record["record"] == "claim"]
    assert ids == sorted(ids)
    assert one(embedded_graph, "MATCH (c:Claim) RETURN count(c)") == len(ids)
    assert all(value not in (None, []) for record in records for value in record.values())


def test_some_claims_with_what_they_name(embedded_graph: Graph, tmp_path: Path) -> None:
    loaded(embedded_graph)
    path = tmp_path / "some.jsonl"
    write_jsonl(embedded_graph, path, ["threat", "threat-again"])
    records = [json.loads(line) for line in path.read_text("utf-8").split("\n") if line]
    assert [record["record"] for record in records] == [
        "load",
        "document",
        "document",
        "claim",
        "claim",
        "relay",
    ]


def test_text_comes_back_as_it_was(graph: Graph, tmp_path: Path) -> None:
    names = claim(actor("a"), "alias", id_="z", name="\u0130stanbul'lu", alias_kind="spelling")
    write_batch(graph, batch(*hostile(), names, documents=[document(title=HOSTILE[2])]))
    records = export(graph, tmp_path / "hostile.jsonl")
    titles = [r["title"] for r in records if r["record"] == "claim" and "title" in r]
    assert titles == HOSTILE
    assert [r["name"] for r in records if "name" in r] == ["\u0130stanbul'lu"]

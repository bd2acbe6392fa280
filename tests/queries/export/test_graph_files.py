"""Graph files are read back by the programs they are for, whatever stands in a name."""

import json
from pathlib import Path
from xml.etree import ElementTree

import networkx as nx
import pytest

from dateline.queries.export.csv import write_csv
from dateline.queries.export.cypher import literal, write_cypher
from dateline.queries.export.gexf import write_gexf
from dateline.queries.export.graphml import write_graphml
from dateline.queries.export.json import write_json
from dateline.queries.network import node_attributes
from dateline.queries.notebook import SelectionGraph

HOSTILE = "a\x00b\x1b[2J <b>&amp; '); DROP \u202e \ufffe"


def selection() -> SelectionGraph:
    network = SelectionGraph(title="Two days", claims={}, documents={})
    events: dict[str, dict[str, object]] = {
        "raid": {
            "title": HOSTILE,
            "earliest": "2011-12-03",
            "latest": "2011-12-03",
            "killedMin": 5,
        },
        "blast": {"title": "A blast", "solvedLatest": "2011-11-01", "type": "attack"},
        "never": {"title": "Nobody knows when"},
    }
    for id_, properties in events.items():
        network.add_node(id_, **node_attributes("Event", id_, properties), claims=[])
    group = {"name": "The Group", "aliases": ["Jund", "=Gruop"], "kind": "organization"}
    network.add_node("group", **node_attributes("Actor", "group", group), claims=[])
    edge = {"earliest": None, "latest": None, "claims": ["c1"], "denials": []}
    for role in ("target", "witness"):
        network.add_edge("group", "raid", key=role, type="PARTICIPATED_IN", role=role, **edge)
    network.add_edge("blast", "raid", key="b", type="BEFORE", role=None, minDays=2, **edge)
    return network


def test_graphml_keeps_nodes_parallel_edges_and_attributes(tmp_path: Path) -> None:
    write_graphml(selection(), tmp_path / "x.graphml")
    read = nx.read_graphml(tmp_path / "x.graphml")
    assert set(read) == {"raid", "blast", "never", "group"}
    assert read.number_of_edges("group", "raid") == 2
    assert read.nodes["group"]["aliases"] == "Jund; =Gruop"
    assert read.nodes["raid"]["killedMin"] == 5
    assert "latest" not in read.nodes["never"]
    assert "\x00" not in read.nodes["raid"]["title"]


def test_gexf_gives_events_the_time_in_which_they_may_lie(tmp_path: Path) -> None:
    write_gexf(selection(), tmp_path / "x.gexf")
    root = ElementTree.parse(tmp_path / "x.gexf").getroot()
    space = {"g": root.tag.partition("}")[0][1:]}
    graph = root.find("g:graph", space)
    assert graph is not None
    assert (graph.get("mode"), graph.get("timeformat")) == ("dynamic", "date")
    spells = {
        node.get("id"): (node.get("start"), node.get("end"))
        for node in root.iterfind(".//g:node", space)
    }
    assert spells["raid"] == ("2011-12-03", "2011-12-03")
    assert spells["blast"] == (None, "2011-11-01")
    assert spells["never"] == (None, None)
    assert len(nx.read_gexf(tmp_path / "x.gexf")) == 4


def test_json_holds_the_selection_as_it_is(tmp_path: Path) -> None:
    write_json(selection(), tmp_path / "x.json")
    read = json.loads((tmp_path / "x.json").read_text("utf-8"))
    assert [node["id"] for node in read["nodes"]] == ["raid", "blast", "never", "group"]
    assert read["nodes"][0]["title"] == HOSTILE
    assert {edge["role"] for edge in read["edges"]} == {"target", "witness", None}


def test_csv_has_a_row_for_each_event(tmp_path: Path) -> None:
    write_csv(selection(), tmp_path / "x.csv")
    lines = (tmp_path / "x.csv").read_text("utf-8").splitlines()
    assert lines[0].startswith("id,title,type,when")
    assert [line.split(",")[0] for line in lines[1:]] == ["raid", "blast", "never"]


@pytest.mark.parametrize("text", ["it's", "back\\slash", "\\u0027", "a\nb", "\U0001f600", HOSTILE])
def test_a_cypher_literal_cannot_be_left(text: str) -> None:
    written = literal(text)
    inside = written[1:-1].replace("\\\\", "").replace("\\'", "")
    assert written[0] == written[-1] == "'"
    assert "'" not in inside
    assert written.isprintable()


def test_a_cypher_script_is_statements_that_may_be_repeated(tmp_path: Path) -> None:
    write_cypher(selection(), tmp_path / "x.cypher")
    statements = (tmp_path / "x.cypher").read_text("utf-8").split(";\n")[:-1]
    assert all(" MERGE " in s or "IF NOT EXISTS" in s for s in statements)
    assert any("MERGE (a)-[r:BEFORE" in s for s in statements)

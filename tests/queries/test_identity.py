import pytest

from dateline.errors import QueryError
from dateline.graph.connection import Graph
from dateline.queries.identity import find_subject


@pytest.mark.parametrize(
    "text", ["red-dock", "Red Dock", "red dock front", "Красный ДОК", "RED DOK"]
)
def test_an_id_a_name_or_an_alias(harbour_graph: Graph, text: str) -> None:
    assert find_subject(harbour_graph, text).id == "red-dock"


def test_a_title(harbour_graph: Graph) -> None:
    assert find_subject(harbour_graph, "dock strike").label == "Event"


def test_only_among_the_labels_asked_for(harbour_graph: Graph) -> None:
    with pytest.raises(QueryError, match="no actor has the id or name 'north-pier'"):
        find_subject(harbour_graph, "north-pier", "Actor")


def test_a_misspelling_is_answered_with_suggestions(harbour_graph: Graph) -> None:
    with pytest.raises(QueryError, match="did you mean red-dock"):
        find_subject(harbour_graph, "red-dok")


def test_nothing_like_it(harbour_graph: Graph) -> None:
    with pytest.raises(QueryError, match="see `dateline timeline`"):
        find_subject(harbour_graph, "zzzzzzzz")


@pytest.mark.parametrize("text", ["' OR 1=1 //", "", "\x1b[31m", "$id", "a" * 5000])
def test_hostile_text_finds_nothing(harbour_graph: Graph, text: str) -> None:
    with pytest.raises(QueryError):
        find_subject(harbour_graph, text)

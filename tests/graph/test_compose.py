"""docker-compose.yml keeps its promises: this machine only, and no password but the user's."""

from pathlib import Path

import yaml

COMPOSE = Path(__file__).parents[2] / "docker-compose.yml"
SERVICE = yaml.safe_load(COMPOSE.read_text(encoding="utf-8"))["services"]["neo4j"]


def test_every_port_is_bound_to_this_machine() -> None:
    assert all(port.startswith("127.0.0.1:") for port in SERVICE["ports"])


def test_it_refuses_to_start_without_a_password() -> None:
    auth = SERVICE["environment"]["NEO4J_AUTH"]
    assert auth.startswith("neo4j/${NEO4J_PASSWORD:?")


def test_the_data_outlives_the_container_and_the_state_can_be_asked() -> None:
    assert SERVICE["volumes"] == ["neo4j-data:/data"]
    assert "cypher-shell" in SERVICE["healthcheck"]["test"][1]


def test_the_version_is_the_one_that_is_tested() -> None:
    pom = (Path(__file__).parents[1] / "neo4j_server" / "pom.xml").read_text(encoding="utf-8")
    assert "<neo4j.version>5.26." in pom
    assert SERVICE["image"] == "neo4j:5.26-community"

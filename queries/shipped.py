"""The Cypher that dateline ships: one statement a file in ``cypher/``, readable, and safe to copy.

Cypher takes no parameter for a label or a relationship type. Where a statement needs one, its file says
``:LABEL`` or ``:PROJECTED``, and only words from the closed lists of ``graph.vocabulary`` take their place.
"""

from functools import cache
from importlib import resources
from typing import Final

from ..graph.vocabulary import PROJECTED, SUBJECT_LABELS

_PROJECTED: Final = ":" + "|".join(sorted(set(PROJECTED)))


@cache
def cypher(name: str, **labels: str) -> str:
    """Read a shipped statement; ``labels`` says which label stands where the file says LABEL, FROM or TO.

    >>> "MATCH (n:Actor {id: id})" in cypher("neighbours", LABEL="Actor")
    True
    """
    if not set(labels.values()) <= set(SUBJECT_LABELS):
        raise ValueError(f"not labels of the closed list: {labels}")
    text = (resources.files(__package__) / "cypher" / f"{name}.cypher").read_text("utf-8")
    for placeholder, label in labels.items():
        text = text.replace(f":{placeholder} ", f":{label} ")
    return text.replace(":PROJECTED", _PROJECTED)

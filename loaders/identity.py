"""Ids of claims: the same statement gets the same id, however and whenever it is loaded."""

import unicodedata
from dataclasses import fields, is_dataclass
from typing import Final

from ..graph.records import Claim
from ..graph.rows import hash_content

#: What may change without making another statement of it, or is worked out from what is stated.
NOT_STATED: Final = frozenset(
    {"id", "confidence", "recorded_at", "retracted_at", "loads", "date_note"}
)

#: Hexadecimal digits of an id: 128 bits.
LENGTH: Final = 32


def claim_id(claim: Claim) -> str:
    """Make a claim's id from what it states, by whom, in which document, at which characters.

    A date counts as the text that was written, so a better reader of dates changes the claim and not its id.

    >>> from dateline.graph.records import Node
    >>> one = Claim(id="", kind="statement", about=Node("Actor", "a"), document="d", text="is  real")
    >>> two = Claim(id="", kind="statement", about=Node("Actor", "a"), document="d", text="is real\\n")
    >>> claim_id(one) == claim_id(two)
    True
    """
    content = {
        f.name: value
        for f in fields(claim)
        if f.name not in NOT_STATED and (value := getattr(claim, f.name)) is not None
    }
    if claim.date_text is not None:
        content.pop("date", None)
        content.pop("edtf", None)
    if claim.said_text is not None:
        content.pop("said", None)
    if claim.char_start is not None:
        content.pop("quote", None)
    content["actors"] = sorted((part.actor, part.role or "") for part in claim.actors)
    return hash_content(_normalise(content))[:LENGTH]


def normalise_text(text: str) -> str:
    """Compose characters and collapse space, so that how a file was typed or folded does not matter.

    >>> normalise_text("a \\n b")
    'a b'
    """
    return " ".join(unicodedata.normalize("NFC", text).split())


def _normalise(value: object) -> object:
    if isinstance(value, str):
        return normalise_text(value)
    if isinstance(value, dict):
        return {key: _normalise(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_normalise(item) for item in value]
    if is_dataclass(value):
        return [_normalise(getattr(value, f.name)) for f in fields(value)]
    return value

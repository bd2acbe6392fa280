"""Whether a sentence looks back or ahead: that decides between last October and the next one."""

from collections.abc import Sequence
from typing import Final

from .tokens import WORD, Token

#: How far to the left and to the right of an expression its sentence is asked.
_REACH: Final = 24
#: A verb this near on the left governs the expression, whatever stands to the right.
_NEAR: Final = 6


def tense_at(tokens: Sequence[Token], at: int, past_endings: tuple[str, ...]) -> int:
    """Tell the tense around a token: -1 past, +1 future, 0 if no word says.

    The nearest verb on the left counts first, then one on the right in the same clause ("On Monday
    he will ..."), then whatever the sentence has: "said on Saturday that it would open on Monday"
    looks back on Saturday and ahead to Monday.
    """
    if "bounded" in tokens[at].senses and any(
        "postponing" in token.senses for token in tokens[max(0, at - 1) : at + 2]
    ):
        return 1
    far = 0
    for index in range(at - 1, max(-1, at - _REACH - 1), -1):
        token = tokens[index]
        if token.senses is not WORD and ends_sentence(tokens, index):
            break
        tense = _tense(token, past_endings)
        if tense:
            tense = 1 if tense < 0 and _is_future(tokens, index) else tense
            if at - index <= _NEAR:
                return tense
            far = tense
            break
    later = 0
    for index in range(at + 1, min(len(tokens), at + _REACH + 1)):
        token = tokens[index]
        if token.senses is not WORD:
            if ends_sentence(tokens, index):
                break
            clause_ends = "clause" in token.senses or ("comma" in token.senses and index > at + 1)
            if clause_ends and far:
                break
        tense = _tense(token, past_endings)
        if tense:
            later = tense
            break
    return later or far


def _is_future(tokens: Sequence[Token], verb: int) -> bool:
    """Whether a past form is a participle of the future: "will be tried"."""
    for index in range(verb - 1, max(-1, verb - 4), -1):
        senses = tokens[index].senses
        if "comma" in senses or "clause" in senses:
            return False
        if senses.get("tense") == "future":
            return True
    return False


def _tense(token: Token, past_endings: tuple[str, ...]) -> int:
    if "word" in token.senses:
        return -1 if len(token.text) > 4 and token.text.endswith(past_endings) else 0
    tense = token.senses.get("tense")
    return 0 if tense is None else -1 if tense == "past" else 1


def ends_sentence(tokens: Sequence[Token], index: int) -> bool:
    """Whether a sentence ends with a token."""
    token = tokens[index]
    if "stop" in token.senses:
        return True
    if "dot" not in token.senses:
        return False
    return index + 1 == len(tokens) or (tokens[index + 1].capital and not tokens[index + 1].glued)

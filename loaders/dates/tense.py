"""Whether a sentence looks back or ahead: that decides between last October and the next one."""

from collections.abc import Sequence

from .tokens import Token

#: How far the words around an expression are asked.
_BEFORE, _AFTER = 14, 10


def tense_at(tokens: Sequence[Token], at: int, past_endings: tuple[str, ...]) -> int:
    """Tell the tense around a token: -1 past, +1 future, 0 if no word says.

    A word for the future wins over one for the past: "said that it will" looks ahead.
    """
    past = False
    for index in _around(tokens, at):
        token = tokens[index]
        tense = token.senses.get("tense")
        if tense == "future":
            return 1
        if tense == "past":
            past = True
        elif not past and "word" in token.senses and token.text.endswith(past_endings or ("\\0",)):
            past = len(token.text) > 4
    return -1 if past else 0


def _around(tokens: Sequence[Token], at: int) -> list[int]:
    """The places around one, within its sentence."""
    places = []
    for index in range(at - 1, max(-1, at - _BEFORE - 1), -1):
        if _ends_sentence(tokens, index):
            break
        places.append(index)
    for index in range(at + 1, min(len(tokens), at + _AFTER + 1)):
        if _ends_sentence(tokens, index):
            break
        places.append(index)
    return places


def _ends_sentence(tokens: Sequence[Token], index: int) -> bool:
    token = tokens[index]
    if "stop" in token.senses:
        return True
    return "dot" in token.senses and (
        index + 1 == len(tokens) or (tokens[index + 1].capital and not tokens[index + 1].glued)
    )

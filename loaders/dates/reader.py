"""Reading dates: one phrase with its sentence, or every date of a document, by the same way."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from ...errors import DateError
from ...graph.days import Day
from ...graph.notation import format_timex3
from .discourse import Found, Sentence, resolve, resolve_all, resolve_in_sentence
from .foreign import read_foreign
from .languages import foreign_stretches, grammar_for, known_languages
from .node import Node
from .periods import Fixed, Named, in_another_year
from .reading import DateReading, reading_of
from .resolved import Resolved
from .scene import Scene
from .spans import Range
from .tokens import WORD, Token
from .weekdays import Weekday

if TYPE_CHECKING:
    from .grammar import Grammar

#: What only EDTF writes: season codes, unknown digits, qualifiers, sets, open ends.
_EDTF: Final = re.compile(
    r"Y?-?[0-9XES]{4,12}-(?:2[1-9]|3[0-9]|4[01])[~?%]?"
    r"|(?=.*[X~%?/\[{]|.*\.\.)[0-9XYESTZ~?%:.,/+\[\]{}-]{4,60}"
)
#: Longer phrases are no dates, whatever they hold.
_LONGEST_PHRASE: Final = 400
#: What may stand between a year and the rest of its date.
_BETWEEN: Final = frozenset({"comma", "dayno", "dash", "of"})
_UNKNOWN: Final = "beside the year is not understood"
#: How much of the sentence to each side is looked at.
_LONGEST_CONTEXT: Final = 600


def find_dates(text: str, anchor: Day | None, *, language: str | None = None) -> list[DateReading]:
    """Find every date in a text, in its order.

    What counts from an earlier date ("two days later") is resolved with it; the two ends of a range
    are two dates, each with the interval of the whole.

    >>> text = "It began on 3 June 2011 and ended two days later."
    >>> [reading.timex3 for reading in find_dates(text, Day(2012, 12, 6))]
    ['2011-06-03', '2011-06-05']
    """
    rules = grammar_for(text, language)
    found = list(resolve_all(rules.parse(text), anchor, rules))
    added = [
        each
        for start, stretch in foreign_stretches(text, rules.lexicon.code)
        for each in _foreign_dates(start, stretch, anchor)
    ]
    if added:
        found = _with_added(found, added)
    return [reading_of(text[each.start : each.end], each.start, each.resolved) for each in found]


def _foreign_dates(start: int, stretch: str, anchor: Day | None) -> Iterator[Found]:
    """Find the dates of a stretch in another script; figures alone may belong to the text."""
    rules = grammar_for(stretch, None)
    for found in resolve_all(rules.parse(stretch), anchor, rules):
        if any(letter.isalpha() for letter in stretch[found.start : found.end]):
            yield Found(found.start + start, found.end + start, found.resolved)


def _with_added(found: list[Found], added: list[Found]) -> list[Found]:
    """Put the added dates in the place of the ones that they overlap."""
    kept: list[Found] = []
    at = 0
    for each in found:
        while at < len(added) and added[at].end <= each.start:
            at += 1
        if at == len(added) or each.end <= added[at].start:
            kept.append(each)
    return sorted(kept + added, key=lambda each: each.start)


def read_date(
    text: str,
    anchor: Day | None,
    *,
    context: str | None = None,
    span_start: int | None = None,
    language: str | None = None,
) -> DateReading:
    """Read one phrase; with its sentence, the tense and the dates beside it help.

    It never raises, and what it cannot read it says: no day, no month and no year is made up.

    >>> read_date("summer 2011", None).timex3
    '2011-SU'
    >>> read_date("may", None).reason
    'no date is known in these words'
    """
    if len(text) > _LONGEST_PHRASE:
        return DateReading(text, 0, len(text), reason="it is too long for a date")
    context, start = _place(text, context, span_start)
    found = _stated(text) or _foreign(text, language)
    if found is None:
        rules = grammar_for(context, language)
        found = _read(rules, text, context, start, anchor)
        if language is None and rules.lexicon.code == "ru" and _is_partly_read(rules, text, found):
            # Not every Kazakh phrase holds a letter that Russian lacks.
            other = _read(grammar_for(context, "kk"), text, context, start, anchor)
            better = not other.says_nothing and (found.says_nothing or other.grain != "year")
            found = other if better else found
    return reading_of(text, start, found)


def _is_partly_read(rules: "Grammar", text: str, found: Resolved) -> bool:
    """Whether a phrase says nothing in a language, or no more than a year beside unknown words."""
    if found.says_nothing:
        return found.reason is None or found.reason.endswith(_UNKNOWN)
    if found.grain != "year":
        return False
    return any(token.senses is WORD for token in rules.parse_phrase(text))


def _place(text: str, context: str | None, start: int | None) -> tuple[str, int]:
    """Find the phrase in its sentence; without a sentence that holds it, it stands alone."""
    if context:
        if start is not None and context[max(start, 0) :].startswith(text) and start >= 0:
            return context, start
        at = context.find(text)
        if at >= 0:
            return context, at
    return text, 0


def _stated(text: str) -> Resolved | None:
    """Read what is written in EDTF, which says itself what it means."""
    if not _EDTF.fullmatch(text):
        return None
    from ...graph.edtf import parse_edtf  # most phrases are none, and its tables take time to load

    try:
        interval = parse_edtf(text)
    except DateError:
        return None
    return Resolved(
        interval.earliest,
        interval.latest,
        interval.precision,
        format_timex3(interval),
        meaning=interval.meaning,
        approximate=interval.approximate,
        uncertain=interval.uncertain,
    )


def _foreign(text: str, language: str | None) -> Resolved | None:
    """Read a phrase of a language that has no lexicon here: a full date, or one in digits.

    None leaves it to the grammar: one of our languages, or no letters that another would misread.
    """
    if language is None or language in known_languages() or not any(map(str.isalpha, text)):
        return None
    return read_foreign(text, language) or Resolved(
        reason=f"there is no lexicon for {language[:20]!r}, and it is no full date"
    )


def _read(rules: "Grammar", text: str, context: str, start: int, anchor: Day | None) -> Resolved:
    """Read a phrase by what its sentence makes of it, else by itself."""
    sentence = Sentence(Scene(anchor, tense=-1))
    alone = len(context) == len(text)
    if not alone:
        low, end = max(0, start - _LONGEST_CONTEXT), start + len(text)
        near = context[low : end + _LONGEST_CONTEXT]
        sentence = resolve_in_sentence(rules, near, start - low, end - low, anchor)
        if sentence.resolved is not None and sentence.exact:
            return sentence.resolved
    phrase = rules.parse_phrase(text)
    if not alone and sentence.resolved is None and _is_weak(phrase):
        return Resolved(reason="in this sentence it is no date")
    found = _meaning(phrase, text, sentence.scene, rules.lexicon.past_endings)
    if found.says_nothing and sentence.resolved is not None:
        return sentence.resolved
    return found


def _is_weak(tokens: list[Token]) -> bool:
    """Whether a phrase is only a word that is mostly something else: a month's name, or a man's."""
    nodes = [token.node for token in tokens if token.node is not None]
    return len(nodes) == 1 and isinstance(nodes[0], (Named, Weekday)) and nodes[0].quiet


def _meaning(tokens: list[Token], text: str, scene: Scene, verbs: tuple[str, ...]) -> Resolved:
    """The expression that a phrase is: the longest in it, or all of it where it lists several."""
    expressions = [token for token in tokens if token.node is not None]
    wrong = next((token for token in tokens if "impossible" in token.senses), None)
    if wrong is not None:
        return Resolved(reason=str(wrong.senses["impossible"]))
    if not expressions:
        return _alone(tokens) if scene.in_text else Resolved()
    whole = _listed(tokens)
    if whole is None:
        if _differ(expressions):
            return Resolved(reason="it names several dates")
        best = max(expressions, key=_said)
        unknown = any("word" in token.senses for token in tokens)
        if unknown and len(expressions) < len(tokens):
            foreign = read_foreign(text, None)
            if foreign is not None:
                return foreign
        refused = _impossible(tokens, best) or _not_understood(tokens, best, text, verbs)
        if refused is not None:
            return Resolved(reason=refused)
        whole = best.node
    assert whole is not None
    return resolve(whole, scene)


def _said(token: Token) -> tuple[bool, int]:
    """How much an expression says: a day of a stated year more than any other, then the longest."""
    node = token.node
    day = node.end if isinstance(node, Range) else node
    return isinstance(day, Fixed) and day.grain == "day", token.end - token.start


def _impossible(tokens: list[Token], best: Token) -> str | None:
    """The reason why a month beside a number is no day: "May 32"."""
    at = next(index for index, token in enumerate(tokens) if token is best)
    if best.node is None or best.node.grain != "month" or not isinstance(best.node, Named):
        return None
    for token in tokens[max(0, at - 1) : at + 2]:
        if token is not best and token.text.isdecimal() and len(token.text) <= 2:
            number = int(token.text)
            if number == 0 or number > 31:
                return f"no month has a day {token.text}"
    return None


def _not_understood(
    tokens: list[Token], best: Token, text: str, verbs: tuple[str, ...]
) -> str | None:
    """The reason why a year is not the whole of a date: "Ramadan 2018", "3 foo 2019"."""
    at = next(index for index, token in enumerate(tokens) if token is best)
    if best.node is None or best.node.grain != "year" or not isinstance(best.node, Fixed):
        return None
    for word, beside in ((_near(tokens, at, -1), -1), (_near(tokens, at, 1), 1)):
        if word is None:
            continue
        token = tokens[word]
        written = text[token.start : token.end]
        if verbs and token.text.endswith(verbs):
            continue  # "Founded 2011"
        nameless = written.upper() == written.lower()  # a script without capitals
        numbered = word > 0 and "dayno" in tokens[word - 1].senses
        if nameless or (beside < 0 and (token.capital or numbered)) or (token.glued and beside > 0):
            return f"{written[:40]!r} {_UNKNOWN}"
    return None


def _near(tokens: list[Token], at: int, step: int) -> int | None:
    """The unknown word beside a year, over a comma and the number of a day."""
    index = at + step
    while 0 <= index < len(tokens) and not tokens[index].senses.keys().isdisjoint(_BETWEEN):
        index += step
    known = not 0 <= index < len(tokens) or tokens[index].senses.get("word") is not True
    return None if known or abs(index - at) > 3 else index


def _differ(expressions: list[Token]) -> bool:
    """Whether a phrase states several days, so that none of them is the date that it means."""
    ends = [
        token.node.end if isinstance(token.node, Range) else token.node for token in expressions
    ]
    days = {node.found.first for node in ends if isinstance(node, Fixed) and node.grain == "day"}
    return len(days) > 1


def _alone(tokens: list[Token]) -> Resolved:
    """A word that is a time only where it was marked as one: "earlier", "the moment"."""
    last = tokens[-1].senses if tokens else {}
    if "lone" not in last or any("article" not in token.senses for token in tokens[:-1]):
        return Resolved()
    return Resolved(value=str(last["lone"]))


def _listed(tokens: list[Token]) -> Node | None:
    """Several dates, "2009, 2010 and 2011": some day between the first and the last of them."""
    dates = [token.node for token in tokens if token.node is not None]
    links = [token.senses.keys() for token in tokens if token.node is None]
    if len(dates) < 2 or len(links) != len(dates) - 1:
        return None
    if not all(link & {"comma", "and", "or", "stop"} for link in links):
        return None
    stated = all("fixed" in node.categories for node in dates)
    if "comma" in links[-1] and not stated:
        return None
    if len(dates) == 2 and links[0] & {"and", "or"}:
        again = in_another_year(dates[0], dates[1])
        if again is not None:
            return Range(dates[0], again, "within")  # "3 May 2018 and 2019"
    if any("date" not in node.categories for node in dates) or len({n.grain for n in dates}) > 1:
        return None
    return Range(dates[0], dates[-1], "within")

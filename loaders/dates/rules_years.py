"""The second level, continued: years and what is longer."""

from dataclasses import replace

from .node import Node
from .numeric import year_range
from .pattern import Match, RuleBook
from .periods import Fixed, ShortYear, Tens
from .resolved import (
    century_span,
    decade_span,
    millennium_span,
    year_span,
)
from .rules_support import number_of, year_of

YEARS = RuleBook()


#: Before a number of four digits: what makes it no year, and what makes it one.
_NO_YEAR_BEHIND = frozenset({"counting", "num", "decimal", "junk", "slash", "multiplier"})


_YEAR_BEHIND = frozenset(
    {"preposition", "of", "bound", "from", "open", "year_word", "part", "to", "and", "approx"}
)


_NO_YEAR_BEFORE = frozenset({"counted", "multiplier", "units", "decimal", "clock", "amountno"})


_GLUE = frozenset({"dash", "word", "apostrophe", "dot", "mark", "colon"})


def _plausible(m: Match, value: int) -> bool:
    """Whether a bare number of four digits is a year, by what stands around it."""
    before, after = m.before, m.after
    behind = before.senses.keys() if before is not None else frozenset[str]()
    ahead = after.senses.keys() if after is not None else frozenset[str]()
    if behind & _NO_YEAR_BEHIND or ahead & _NO_YEAR_BEFORE:
        return False
    if "mark" in behind and "mark" in ahead:
        return False  # a cell of a table
    if m.tokens[m.start].glued and behind & _GLUE:
        return "dash" in behind and m.start >= 2 and "word" not in m.tokens[m.start - 2].senses
    if after is not None:
        if "genitive" in after.senses or after.senses.get("number", 1) != 1:
            return False
        if after.glued and ahead & {"word", "slash", "apostrophe"}:
            return False
        if "unit" in ahead and not ahead & {"month", "season", "ordinal", "year_word"}:
            return False
    said = before is not None and before.senses.get("tense") == "past"
    if said and ahead and not ahead & {"comma", "dot", "stop", "close"}:
        return False  # "the population was 2012 in total"
    supported = before is None or bool(behind & _YEAR_BEHIND)
    if 1600 <= value <= 2050:
        round_plural = (
            value % 100 == 0 and "word" in ahead and after is not None and after.text.endswith("s")
        )
        return supported or not round_plural
    return supported


@YEARS.rule("year era?", "num era", "era num", "approx? num era", "era year")
def year(m: Match) -> Node | None:
    """2011; 480 BC."""
    value = number_of(m, "year", "num")
    if value is None or value <= 0 or value > 9999:
        return None
    if "era" in m.names and m.has("era"):
        if m["era"] == "BC":
            return Fixed(year_span(1 - value))
        token = m.token("era")
        if value < 32 and token is not None and not token.capital:
            return None
        return Fixed(year_span(value))
    return Fixed(year_span(value)) if _plausible(m, value) else None


@YEARS.rule(
    "year_word|fiscal year|spelled|year3 era?",
    "year|ordno yearend:year_word|fiscal",
    "year_word|fiscal apostrophe? yy",
    "apostrophe yy",
)
def named_year(m: Match) -> Node | None:
    """The year 1800; fiscal 1998; '96; 2011 года."""
    if "yy" in m.names:
        token, after = m.token("yy"), m.after
        if token is None or (
            after is not None and after.senses.keys() & {"percent", "counted", "decade"}
        ):
            return None
        if "apostrophe" in m.names and m.names.keys() == {"apostrophe", "yy"} and not token.glued:
            return None
        if m.category("yy") != "yy" or (
            "year_word" in m.names
            and not m.has("apostrophe")
            and m.category("year_word") != "fiscal"
        ):
            return None
        return ShortYear(m["yy"])
    value = year_of(m)
    if value is None:
        return None
    if (
        "year_word" in m.names
        and m.after is not None
        and m.after.senses.keys() & {"counted", "multiplier"}
    ):
        return None
    return Fixed(year_span(value))


@YEARS.rule(
    "yearrange era?",
    "falling era?",
    "from? falling",
    "year|num dash|to|and last:year|num era",
    "from year|num to|and last:year|num era",
)
def years(m: Match) -> Node | None:
    """1939-45; 492-490 BC."""
    before = m.has("era") and m["era"] == "BC"
    if m.has("last"):
        first, second = m.token("year"), m.token("last")
        assert first is not None
        assert second is not None
        (low, high), cut = (m["year"], m["last"]), (first.start, first.end, second.start)
    else:
        if m.before is not None and m.before.senses.keys() & {"counting", "num", "junk"}:
            return None
        token = m.tokens[m.start] if m["from"] is None else m.tokens[m.start + 1]
        if "/" in token.text and m.has("yearrange") and m["yearrange"][1] - m["yearrange"][0] > 1:
            return None
        low, high = m["falling"] if m.has("falling") else m["yearrange"]
        dash = next(i for i, letter in enumerate(token.text) if not letter.isdecimal())
        cut = (token.start, token.start + dash, token.start + dash + 1)
    if before:
        low, high = 1 - low, 1 - high
    elif m.has("falling"):
        return None
    return replace(year_range(low, high), cut=cut) if low < high else None


@YEARS.rule(
    "decade yearend:year_word|decade_word? era?",
    "apostrophe decade",
    "year yearend:decade_word era?",
    "yy yearend:decade_word",
    "tens",
)
def decade(m: Match) -> Node | None:
    """The 1990s; the '90s; the nineties; the 460s BC."""
    value = m["tens"] * 10 if "tens" in m.names else number_of(m, "decade", "year", "yy")
    if value is None or value % 10:
        return None
    if value < 100 and not ("era" in m.names and m.has("era")):
        if "tens" in m.names and m.before is not None and "possessive" in m.before.senses:
            return None
        return Tens(value // 10)
    if "era" in m.names and m["era"] == "BC":
        return Fixed(decade_span(1 - value))
    return Fixed(decade_span(value))


@YEARS.rule("decade3 era")
def early_decade(m: Match) -> Node | None:
    """The 470s BC."""
    value = m["decade3"]
    return Fixed(decade_span(1 - value if m["era"] == "BC" else value))


@YEARS.rule(
    "ordno|ordinal|roman|num dash? century era?",
    "ordno|ordinal|roman|num dash? unit era?",
)
def century(m: Match) -> Node | None:
    """The 19th century; the 4th century BC; XIX век."""
    if "unit" in m.names and m["unit"] not in ("CE", "ML"):
        return None
    number = m["ordno"]
    if m.category("ordno") == "num" or not 1 <= number <= 40:
        return None
    if m.has("era") and m["era"] == "BC":
        number = -number
    if "unit" in m.names and m["unit"] == "ML":
        return Fixed(millennium_span(number))
    return Fixed(century_span(number))

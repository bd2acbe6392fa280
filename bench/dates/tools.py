"""The readers that are compared, behind one face: read a span, find the dates of a text."""

import importlib.util
import re
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol

from gold import Question, Text

from dateline.errors import DatelineError
from dateline.graph.edtf import parse_edtf
from dateline.graph.interval import Day, Interval
from dateline.loaders.dates import DateReading, find_dates, read_date

SEASONS = {"21": "SP", "22": "SU", "23": "FA", "24": "WI"}


@dataclass(frozen=True, slots=True)
class Answer:
    """What a reader says about a span."""

    earliest: str | None = None
    latest: str | None = None
    value: str | None = None
    relation: dict[str, Any] | None = None


Found = tuple[int, int, Answer]


class Tool(Protocol):
    """A reader; one that cannot search texts has None for ``find``."""

    name: str

    @property
    def find(self) -> Callable[[Text], list[Found]] | None:
        """Find the dates of a text."""

    def read(self, question: Question) -> Answer | None:
        """Read one span."""


def tools(folder: str) -> tuple[list[Tool], list[str]]:
    """Set up every reader; say which ones could not be had and why."""
    ready: list[Tool] = [Ours()]
    missing = []
    for package, make in RIVALS.items():
        problem = _install(package, folder)
        if problem is None:
            ready.append(make())
        else:
            missing.append(f"{package}: {problem}")
    return ready, missing


def _install(package: str, folder: str) -> str | None:
    """Install a package for this run where it is missing; give the reason if that fails."""
    if importlib.util.find_spec(package) is not None:
        return None
    command = [sys.executable, "-m", "pip", "install", "--quiet", "--target", folder, package]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if folder not in sys.path:
        sys.path.append(folder)
    importlib.invalidate_caches()
    if importlib.util.find_spec(package) is None:
        return (done.stderr.strip().splitlines() or ["not found after its installation"])[-1]
    return None


def _day(text: str | None) -> Day | None:
    return Day.parse(text) if text else None


def _answer(interval: Interval, value: str | None) -> Answer:
    text = [str(day) if day else None for day in (interval.earliest, interval.latest)]
    return Answer(text[0], text[1], value)


class Ours:
    """dateline's own reader."""

    name = "dateline"

    def __init__(self) -> None:
        self.find: Callable[[Text], list[Found]] | None = self._find

    def read(self, question: Question) -> Answer | None:
        """Read one span with its context."""
        reading = read_date(
            question.text,
            _day(question.anchor),
            context=question.context,
            span_start=question.start,
            language=question.language,
        )
        return self._shape(reading)

    def _find(self, text: Text) -> list[Found]:
        found = find_dates(text.text, _day(text.anchor), language=text.language)
        return [(r.char_start, r.char_end, self._shape(r) or Answer()) for r in found]

    @staticmethod
    def _shape(reading: DateReading) -> Answer | None:
        if reading.kind is None:
            return None
        relation = None
        if (r := reading.relation) is not None:
            side = {"after": r.after} if r.after else {"before": r.before}
            relation = {**side, "minDays": r.min_days, "maxDays": r.max_days}
        plain = _answer(reading.interval or Interval(), reading.timex3)
        return Answer(plain.earliest, plain.latest, plain.value, relation)


class Dateparser:
    """dateparser, at its best: the language is told and the period read."""

    name = "dateparser"

    def __init__(self) -> None:
        from dateparser.date import DateDataParser
        from dateparser.search import search_dates

        self._parser: Any = DateDataParser
        self._search: Any = search_dates
        self._parsers: dict[tuple[str, str | None], Any] = {}
        self.find: Callable[[Text], list[Found]] | None = self._find

    @staticmethod
    def _settings(anchor: str | None) -> dict[str, Any]:
        base = {"RELATIVE_BASE": datetime.fromisoformat(anchor)} if anchor else {}
        return {"PREFER_DATES_FROM": "past", **base}

    def read(self, question: Question) -> Answer | None:
        """Read one span."""
        key = (question.language, question.anchor)
        if key not in self._parsers:
            self._parsers[key] = self._parser(
                languages=[question.language], settings=self._settings(question.anchor)
            )
        data = self._parsers[key].get_date_data(question.text)
        if data.date_obj is None:
            return None
        length = {"year": 4, "month": 7}.get(data.period, 10)
        value = data.date_obj.date().isoformat()[:length]
        return _answer(parse_edtf(value), value)

    def _find(self, text: Text) -> list[Found]:
        found: list[Found] = []
        at = 0
        settings = self._settings(text.anchor)
        hits = self._search(text.text, languages=[text.language], settings=settings) or []
        for words, when in hits:
            start = text.text.find(words, at)
            if start >= 0:
                at = start + len(words)
                day = when.date().isoformat()
                found.append((start, at, Answer(day, day, day)))
        return found


class Edtf:
    """edtf's reader of natural language; a year that it leaves open is the anchor's."""

    name = "edtf.text_to_edtf"
    find = None

    def __init__(self) -> None:
        from edtf import text_to_edtf

        self._read: Any = text_to_edtf

    def read(self, question: Question) -> Answer | None:
        """Read one span."""
        try:
            text = self._read(question.text)
        except (ValueError, TypeError, AttributeError, IndexError):
            return None
        if not text:
            return None
        text = re.sub(r"^XXXX", (question.anchor or "XXXX")[:4], text)
        try:
            interval = parse_edtf(text)
        except DatelineError:
            return Answer(value=text)
        value = re.sub(r"[?~%]", "", text)
        value = re.sub(r"^(\d{4})-(2[1-4])$", lambda m: f"{m[1]}-{SEASONS[m[2]]}", value)
        return _answer(interval, value.rstrip("X"))


class Parsedatetime:
    """parsedatetime."""

    name = "parsedatetime"

    def __init__(self) -> None:
        import parsedatetime

        self._calendar: Any = parsedatetime.Calendar()
        self.find: Callable[[Text], list[Found]] | None = self._find

    def read(self, question: Question) -> Answer | None:
        """Read one span."""
        base = datetime.fromisoformat(question.anchor) if question.anchor else None
        try:
            when, flag = self._calendar.parseDT(question.text, sourceTime=base)
        except (ValueError, OverflowError, TypeError, IndexError, AttributeError):
            return None
        day = when.date().isoformat()
        return Answer(day, day, day) if flag else None

    def _find(self, text: Text) -> list[Found]:
        base = datetime.fromisoformat(text.anchor) if text.anchor else None
        try:
            hits = self._calendar.nlp(text.text, sourceTime=base) or ()
        except (ValueError, OverflowError, TypeError, IndexError, AttributeError):
            return []
        days = ((start, end, when.date().isoformat()) for when, _, start, end, _ in hits)
        return [(start, end, Answer(day, day, day)) for start, end, day in days]


RIVALS: dict[str, Callable[[], Tool]] = {
    "dateparser": Dateparser,
    "edtf": Edtf,
    "parsedatetime": Parsedatetime,
}

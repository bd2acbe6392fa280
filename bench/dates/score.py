"""The figures: value accuracy over spans, and detection and values over whole texts."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from time import process_time

from gold import Question, Text, Wanted
from tools import Answer, Tool


@dataclass(slots=True)
class Values:
    """How many spans were read rightly, by kind, shape and language, and what was not."""

    asked: Counter[tuple[str, str]] = field(default_factory=Counter)
    right: Counter[tuple[str, str]] = field(default_factory=Counter)
    misses: dict[str, list[tuple[Question, Answer | None]]] = field(
        default_factory=lambda: defaultdict(list)
    )
    seconds: float = 0.0

    def percent(self, facet: str, name: str) -> str:
        """Write one share as ``88.0 (44/50)``."""
        asked, right = self.asked[facet, name], self.right[facet, name]
        return f"{100 * right / asked:.1f} ({right}/{asked})" if asked else "-"

    def names(self, facet: str) -> list[str]:
        """Give what a facet was seen with, the most frequent first."""
        seen = [(count, name) for (of, name), count in self.asked.items() if of == facet]
        return [name for _, name in sorted(seen, key=lambda pair: (-pair[0], pair[1]))]


def is_right(wanted: Wanted, answer: Answer | None) -> bool:
    """Tell whether an answer says what the gold says."""
    if wanted.nothing or answer is None:
        return wanted.nothing and answer is None
    if wanted.relation is not None and answer.relation != wanted.relation:
        return False
    if wanted.intervals:
        return (answer.earliest, answer.latest) in wanted.intervals
    return wanted.value is None or answer.value == wanted.value


def score_values(tool: Tool, questions: Iterable[Question]) -> Values:
    """Ask a tool about every span."""
    values = Values()
    for question in questions:
        began = process_time()
        answer = tool.read(question)
        values.seconds += process_time() - began
        wanted = question.wanted
        right = is_right(wanted, answer)
        facets = [
            ("all", "all"),
            ("kind", wanted.kind),
            ("shape", wanted.shape),
            ("language", question.language),
            ("language and kind", f"{question.language} {wanted.kind}"),
        ]
        if wanted.kind == "DATE" and wanted.shape != "reference":
            facets.append(("kind", "DATE in the calendar"))
        for facet in facets:
            values.asked[facet] += 1
            values.right[facet] += right
        if not right:
            values.misses[wanted.shape].append((question, answer))
    return values


@dataclass(frozen=True, slots=True)
class Detection:
    """What was found in whole texts, in percent, and the time it took."""

    gold: int
    found: int
    precision: float
    recall: float
    relaxed: float
    strict: float
    value_of_found: float
    value_f1: float
    invented: int
    empty: int
    seconds: float


def score_detection(tool: Tool, texts: list[Text]) -> Detection | None:
    """Let a tool search whole texts; spans match one to one, by the largest overlap."""
    if tool.find is None or not texts:
        return None
    gold = found = met = exact = right = invented = empty = 0
    seconds = 0.0
    for text in texts:
        began = process_time()
        spans = tool.find(text)
        seconds += process_time() - began
        gold += len(text.spans)
        found += len(spans)
        if not text.spans:
            empty += 1
            invented += bool(spans)
        free = dict(enumerate(spans))
        for start, end, wanted in text.spans:
            overlaps = [
                (min(end, e) - max(start, s), -number)
                for number, (s, e, _) in free.items()
                if s < end and start < e
            ]
            if overlaps:
                s, e, answer = free.pop(-max(overlaps)[1])
                met += 1
                exact += (s, e) == (start, end)
                # TIMEX2 leaves some spans without a value: they cannot be right.
                unvalued = wanted.shape == "no value"
                right += not unvalued and is_right(wanted, answer)
    relaxed, strict = _f1(met, found, gold), _f1(exact, found, gold)
    of_found = right / met if met else 0.0
    return Detection(
        gold,
        found,
        100 * met / max(1, found),
        100 * met / max(1, gold),
        100 * relaxed,
        100 * strict,
        100 * of_found,
        100 * relaxed * of_found,
        invented,
        empty,
        seconds,
    )


def _f1(met: int, found: int, gold: int) -> float:
    precision, recall = met / max(1, found), met / max(1, gold)
    return 2 * precision * recall / (precision + recall) if met else 0.0

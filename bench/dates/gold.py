"""Gold files of four kinds, read into one shape: questions about spans, and texts with spans.

TimeML (``*.tml``, TIMEX3), WikiWars (``*.key.xml``, inline TIMEX2), the DateTimeModel specs of
Recognizers-Text (JSON), and our own phrases (JSON Lines, ``tests/loaders/dates``).
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

Bounds = tuple[str | None, str | None]

SENTENCE_END = re.compile(r"[.!?][\"']?\s")
SHAPES = (
    ("reference", r".*_REF"),
    ("duration", r"P[\dXT].*"),
    ("set or unknown part", r".*X.*"),
    ("before the common era", r"BC.*"),
    ("time", r"\d{4}-(\d\d-\d\d|W\d\d-\d)T.*"),
    ("day", r"\d{4}-\d\d-\d\d"),
    ("week", r"\d{4}-W\d\d.*"),
    ("quarter or half", r"\d{4}-[QH]\d"),
    ("season", r"\d{4}-(SP|SU|FA|WI)"),
    ("month", r"\d{4}-\d\d"),
    ("year", r"\d{4}"),
    ("decade", r"\d{3}"),
    ("century", r"\d{2}"),
)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the gold says: nothing, any of some intervals (with a relation), or a TIMEX3 value."""

    kind: str
    shape: str
    value: str | None = None
    intervals: tuple[Bounds, ...] = ()
    relation: dict[str, Any] | None = None
    nothing: bool = False


@dataclass(frozen=True, slots=True)
class Question:
    """A span, the day it was written on and the sentence it stands in."""

    text: str
    anchor: str | None
    wanted: Wanted
    language: str = "en"
    context: str | None = None
    start: int | None = None


@dataclass(frozen=True, slots=True)
class Text:
    """A whole text and the spans in it."""

    name: str
    text: str
    anchor: str | None
    language: str = "en"
    spans: tuple[tuple[int, int, Wanted], ...] = ()


@dataclass(slots=True)
class Gold:
    """One gold set."""

    name: str
    questions: list[Question] = field(default_factory=list)
    texts: list[Text] = field(default_factory=list)


def read_gold(path: Path) -> Gold:
    """Read a folder or file of any of the four kinds, told apart by what is in it."""
    if path.is_dir() and any(path.glob("*.tml")):
        return _annotated(f"{path.name} (TimeML)", [_timeml(p) for p in sorted(path.glob("*.tml"))])
    if path.is_dir() and any(path.glob("*.key.xml")):
        files = sorted(path.glob("*.key.xml"))
        return _annotated(f"{path.name} (TIMEX2)", [_wikiwars(p) for p in files])
    if path.is_dir() and any(path.glob("phrases_*.jsonl")):
        return _phrases("own phrases", sorted(path.glob("phrases_*.jsonl")))
    if path.suffix == ".jsonl":
        return _phrases(path.stem, [path])
    return _recognizers(path)


def _annotated(name: str, texts: list[Text]) -> Gold:
    gold = Gold(name, texts=texts)
    for text in texts:
        for start, end, wanted in text.spans:
            if wanted.value is not None:
                context, at, span = _sentence(text.text, start, end)
                gold.questions.append(Question(span, text.anchor, wanted, "en", context, at))
    return gold


def _sentence(text: str, start: int, end: int) -> tuple[str, int, str]:
    """Cut the sentence around a span, with every run of white space made one blank."""
    before = SENTENCE_END.split(text[max(0, start - 400) : start])[-1]
    after = SENTENCE_END.split(text[end : end + 400] + " ")[0]
    left, span = re.sub(r"\s+", " ", before).lstrip(), " ".join(text[start:end].split())
    return left + span + re.sub(r"\s+", " ", after), len(left), span


def _flatten(root: ElementTree.Element, tag: str) -> tuple[str, list[tuple[int, int, Any]]]:
    """Give the text of an element and the spans of a tag in it."""
    parts: list[str] = []
    spans: list[tuple[int, int, Any]] = []
    at = 0

    def walk(node: ElementTree.Element) -> None:
        nonlocal at
        start = at
        for piece, child in ((node.text, None), *((child.tail, child) for child in node)):
            if child is not None:
                walk(child)
            parts.append(piece or "")
            at += len(piece or "")
        if node.tag == tag:
            spans.append((start, at, node))

    walk(root)
    return "".join(parts), sorted(spans, key=lambda span: span[:2])


def _shape(value: str | None) -> str:
    if value is None:
        return "no value"
    return next((name for name, form in SHAPES if re.fullmatch(form, value)), "other")


def _timeml(path: Path) -> Text:
    root = ElementTree.parse(path).getroot()
    created = next(
        node for node in root.iter("TIMEX3") if node.get("functionInDocument") == "CREATION_TIME"
    )
    body = root.find(".//TEXT")
    text, spans = _flatten(body if body is not None else root, "TIMEX3")
    kept = tuple(
        (start, end, Wanted(node.get("type", "DATE"), _shape(node.get("value")), node.get("value")))
        for start, end, node in spans
        if node.get("functionInDocument") != "CREATION_TIME"
    )
    return Text(path.name, text, created.get("value", "")[:10], "en", kept)


def _wikiwars(path: Path) -> Text:
    root = ElementTree.parse(path).getroot()
    written, body = root.find(".//DATETIME//TIMEX2"), root.find(".//TEXT")
    if written is None or body is None:
        raise ValueError(f"{path}: no DATETIME or TEXT")
    text, spans = _flatten(body, "TIMEX2")
    kept = []
    for start, end, node in spans:
        value = node.get("val")
        kind = "DURATION" if re.match(r"P[\dXT]", value or "") else "DATE"
        if "YES" in (node.get("set"), node.get("SET")):
            kind = "SET"
        kept.append((start, end, Wanted(kind, _shape(value), value)))
    return Text(path.name, text, written.get("val", "")[:10], "en", tuple(kept))


def _recognizers(path: Path) -> Gold:
    """Read the specs: dates and ranges as intervals, and the texts that hold no date at all."""
    gold = Gold(f"{path.stem} (Recognizers)")
    for case in json.loads(path.read_text("utf-8-sig")):
        if "Context" not in case:
            continue
        anchor = case["Context"]["ReferenceDateTime"][:10]
        if not case["Results"]:
            gold.texts.append(Text("no date", case["Input"], anchor))
        for result in case["Results"]:
            kind = result.get("TypeName", "").split(".")[-1]
            intervals = tuple(_intervals(result)) if kind in ("date", "daterange") else ()
            if intervals:
                start = result["Start"]
                span = case["Input"][start : result["End"] + 1]
                changed = any("Mod" in value for value in result["Resolution"]["values"])
                wanted = Wanted(kind, "with a modifier" if changed else kind, None, intervals)
                gold.questions.append(Question(span, anchor, wanted, "en", case["Input"], start))
    return gold


def _intervals(result: dict[str, Any]) -> Iterator[Bounds]:
    """Give the readings of a result; its ends are exclusive, but a day that is named counts."""
    for value in result["Resolution"]["values"]:
        if value.get("type") == "date" and value.get("value", "").count("-") == 2:
            yield value["value"], value["value"]
        if value.get("type") == "daterange" and ("start" in value or "end" in value):
            start, end = value.get("start"), value.get("end")
            if not end:
                yield start, None
                continue
            yield start, str(date.fromisoformat(end) - timedelta(1))
            if re.search(r",P\d+D\)", value.get("timex", "")):
                yield start, end


def _phrases(name: str, paths: list[Path]) -> Gold:
    gold = Gold(name)
    for path in paths:
        for number, line in enumerate(path.read_text("utf-8").splitlines(), start=1):
            row = json.loads(line)
            if "find" in row:
                spans = tuple(
                    (e["start"], e["start"] + len(e["text"]), _expected(e, row["group"]))
                    for e in row["expect"]
                )
                if row["group"] == "news":
                    gold.questions += [
                        Question(
                            row["find"][start:end],
                            row["anchor"],
                            wanted,
                            row["lang"],
                            row["find"],
                            start,
                        )
                        for start, end, wanted in spans
                    ]
                label = f"{path.stem}:{number}"
                gold.texts.append(Text(label, row["find"], row["anchor"], row["lang"], spans))
                continue
            wanted = _expected(row["expect"], row["group"])
            if wanted.nothing or wanted.intervals or wanted.value or wanted.relation:
                gold.questions.append(
                    Question(
                        row["text"],
                        row["anchor"],
                        wanted,
                        row["lang"],
                        row.get("context"),
                        row.get("spanStart"),
                    )
                )
    return gold


def _expected(expect: dict[str, Any], shape: str) -> Wanted:
    kind = expect.get("kind", "date")
    if kind is None:
        return Wanted("none", shape, nothing=True)
    bounds = (expect.get("earliest"), expect.get("latest"))
    intervals = (bounds,) if any(bounds) else ()
    relation = expect.get("relation")
    value = None if intervals else expect.get("timex3")
    return Wanted("relation" if relation else kind, shape, value, intervals, relation)

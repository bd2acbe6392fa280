"""Score dateline's reader of dates, next to others, on any gold files.

    python bench/dates/run.py [GOLD ...] [--failures N] [--only TOOL]

GOLD is a folder of TimeML (*.tml) or WikiWars (*.key.xml) files, a JSON file in the shape of
Recognizers-Text's DateTimeModel specs, or a folder or file of our own phrases (phrases_*.jsonl);
without any, our own phrases alone. The report is Markdown on stdout. dateparser, edtf and
parsedatetime take part if they are installed or can be installed into a temporary folder.
"""

import argparse
import logging
import tempfile
import warnings
from dataclasses import replace
from pathlib import Path

from gold import Gold, Question, read_gold
from score import Detection, Values, score_detection, score_values
from speed import expressions_per_second, five_thousand_words, fresh_process, growth, hostile_growth
from tools import Tool, tools

OWN = Path(__file__).resolve().parents[2] / "tests" / "loaders" / "dates"
FIGURES = ("precision", "recall", "relaxed", "strict", "value_of_found", "value_f1")


def main() -> None:
    """Read the arguments, score everything, write the report."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("gold", nargs="*", type=Path, help="gold folders and files")
    parser.add_argument("--failures", type=int, default=5, help="examples shown for each class")
    parser.add_argument("--only", help="the one tool to run")
    arguments = parser.parse_args()
    warnings.simplefilter("ignore")
    logging.disable(logging.CRITICAL)
    sets = [read_gold(path) for path in arguments.gold or [OWN]]
    with tempfile.TemporaryDirectory() as folder:
        ready, missing = tools(folder)
        ready = [tool for tool in ready if arguments.only in (None, tool.name)]
        for gold in sets:
            report(gold, ready, arguments.failures)
        report_speed(ready, [q for gold in sets for q in gold.questions])
    for line in missing:
        print(f"\nLeft out: {line}")


def table(head: list[str], rows: list[list[str]]) -> None:
    """Print a Markdown table."""
    print("\n| " + " | ".join(head) + " |\n|" + " --- |" * len(head))
    for row in rows:
        print("| " + " | ".join(row) + " |")


def report(gold: Gold, ready: list[Tool], failures: int) -> None:
    """Print the tables of one gold set and what the first tool fails at."""
    print(f"\n## {gold.name}: {len(gold.questions)} spans, {len(gold.texts)} texts")
    values = {tool.name: score_values(tool, gold.questions) for tool in ready}
    first = values[ready[0].name]
    languages = len(first.names("language")) > 1
    for facet in ("kind", "language and kind", "shape"):
        if facet != "language and kind" or languages:
            rows = [["all", *(v.percent("all", "all") for v in values.values())]]
            rows += [
                [name, *(v.percent(facet, name) for v in values.values())]
                for name in first.names(facet)
            ]
            table([f"value, span given: {facet}", *values], rows)
    detections = {tool.name: score_detection(tool, gold.texts) for tool in ready}
    rows = [detection_row(name, found) for name, found in detections.items() if found]
    if rows:
        head = ["whole texts", "P", "R", "F1", "strict F1", "value of found", "**value F1**"]
        table([*head, "texts without a date: invented in", "seconds"], rows)
    if failures and first.misses:
        print(f"\nWhat {ready[0].name} fails at, by class:\n")
        report_failures(first, failures)


def detection_row(name: str, found: Detection) -> list[str]:
    """Write the figures of one tool; a set of texts without dates has only inventions."""
    figures = [f"{getattr(found, key):.1f}" if found.gold else "-" for key in FIGURES]
    return [
        name,
        *figures,
        f"{found.invented} of {found.empty}" if found.empty else "-",
        f"{found.seconds:.2f}",
    ]


def report_failures(values: Values, failures: int) -> None:
    """List some misses of every class."""
    for shape, misses in sorted(values.misses.items(), key=lambda item: -len(item[1])):
        print(f"- {shape}: {len(misses)} of {values.asked['shape', shape]}")
        for question, answer in misses[:failures]:
            wanted = question.wanted
            gold = wanted.relation or wanted.intervals or wanted.value
            got = None
            if answer is not None:
                bounds = (answer.earliest, answer.latest)
                got = answer.relation or (bounds if wanted.intervals else answer.value)
            print(f"  - `{question.text}` ({question.anchor}): gold {gold}, read as {got}")


def report_speed(ready: list[Tool], asked: list[Question]) -> None:
    """Print the speeds."""
    print("\n## Speed (processor time, one core, in process)")
    alone = [replace(question, context=None, start=None) for question in asked]
    rows = [
        [tool.name, *(f"{expressions_per_second(tool, each):,}" for each in (alone, asked))]
        for tool in ready
    ]
    table(["expressions a second", "alone", "with their sentence"], rows)
    times = growth()
    table(
        ["characters", "seconds", "times the one before"],
        [
            [f"{length:,}", f"{time:.3f}", f"{time / before:.1f}" if before else "-"]
            for (length, time), before in zip(times, [0.0, *(t for _, t in times)], strict=False)
        ],
    )
    table(
        ["hostile text", "seconds at 100 kB", "at 400 kB", "times"],
        [
            [name, f"{little:.3f}", f"{much:.3f}", f"{much / max(little, 1e-9):.1f}"]
            for name, little, much in hostile_growth()
        ],
    )
    print(f"\nA document of 5,000 words: {five_thousand_words():.3f} s.")
    imported = fresh_process("import dateline.loaders.dates")
    first = fresh_process(
        "from dateline.loaders.dates import read_date; read_date('3 December 2011', None)"
    )
    print(f"Import: {imported:.3f} s; import and first reading: {first:.3f} s.")


if __name__ == "__main__":
    main()

"""Speed: expressions a second, growth with the length of a text, time to import and to start.

Processor time, not the clock on the wall: the machine may be busy with something else.
"""

import gc
import subprocess
import sys
from pathlib import Path
from runpy import run_path
from time import process_time

from gold import Question
from score import score_values
from tools import Tool

from dateline.graph.interval import Day
from dateline.loaders.dates import find_dates

ANCHOR = Day(2012, 12, 6)
HOSTILE = Path(__file__).resolve().parents[2] / "tests" / "loaders" / "dates" / "hostile.py"
SENTENCES = (
    "The convoy left the camp on Monday, two days before the operation, and was not seen again. ",
    "On 3 December 2011 five members of a group that may have been founded in summer 2011 died. ",
    "Nobody in the village had heard of them, and the second house was empty when officers came. ",
    "В ночь на 4 декабря неизвестные обстреляли пост, а через три дня после взрыва скрылись. ",
    "Ұйым 2011 жылдың жазында құрылған, оның екінші жетекшісі 2009 жылдан бері шетелде тұрады. ",
)


def expressions_per_second(tool: Tool, questions: list[Question], *, seconds: float = 2.0) -> int:
    """Ask about the same spans again until the clock can be trusted."""
    # What the gold and the other tools hold in memory is no cost of this one.
    gc.collect()
    gc.freeze()
    count, spent = 0, 0.0
    while spent < seconds:
        spent += score_values(tool, questions).seconds
        count += len(questions)
    return round(count / spent)


def growth() -> list[tuple[int, float]]:
    """Time the search of texts of 10,000, 100,000 and 1,000,000 characters."""
    prose = "".join(SENTENCES)
    times = []
    for length in (10_000, 100_000, 1_000_000):
        text = prose * (length // len(prose) + 1)
        tries = []
        for _ in range(3 if length < 1_000_000 else 1):
            began = process_time()
            find_dates(text[:length], ANCHOR)
            tries.append(process_time() - began)
        times.append((length, min(tries)))
    return times


def hostile_growth() -> list[tuple[str, float, float]]:
    """Time the search of each hostile text of the tests, at 100,000 and at 400,000 characters."""
    texts: dict[str, str] = run_path(str(HOSTILE))["TEXTS"]
    times = []
    find_dates("".join(SENTENCES), ANCHOR)  # loads the lexicons and compiles the rules
    for name, text in texts.items():
        spent = []
        for length in (100_000, 400_000):
            whole = (text * (length // len(text) + 1))[:length]
            began = process_time()
            find_dates(whole, ANCHOR)
            spent.append(process_time() - began)
        times.append((name, spent[0], spent[1]))
    return times


def five_thousand_words() -> float:
    """Time the search of a document of 5,000 words."""
    text = " ".join(("".join(SENTENCES) * 80).split()[:5_000])
    began = process_time()
    find_dates(text, ANCHOR)
    return process_time() - began


def fresh_process(code: str) -> float:
    """Time a piece of code in a Python process of its own, without the process's start."""
    script = f"from time import process_time as t; b = t(); {code}; print(t() - b)"
    runs = [
        subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
        for _ in range(5)
    ]
    return min(float(run.stdout.splitlines()[-1]) for run in runs)

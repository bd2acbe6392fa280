"""``dateline dates``, as it is typed and as a pipeline feeds it."""

import json
import subprocess
import sys
from typing import Any

from click.testing import CliRunner, Result

from dateline.cli import main

KEYS = [
    "text", "charStart", "charEnd", "kind", "earliest", "latest", "precision", "meaning", "edtf", "timex3", "relation",
]  # fmt: skip


def run(*arguments: str, stdin: str | bytes | None = None) -> Result:
    return CliRunner().invoke(main, ["dates", *arguments], input=stdin)


def lines(result: Result) -> list[Any]:
    assert result.exit_code == 0, result.stderr
    return [json.loads(line) for line in result.stdout_bytes.splitlines()]


def test_a_phrase_is_printed_as_one_object() -> None:
    result = run("summer 2011")
    assert result.exit_code == 0
    reading = json.loads(result.stdout)
    assert list(reading) == KEYS
    assert reading == {
        "text": "summer 2011",
        "charStart": 0,
        "charEnd": 11,
        "kind": "date",
        "earliest": "2011-06-01",
        "latest": "2011-08-31",
        "precision": "season",
        "meaning": "within",
        "edtf": "2011-22",
        "timex3": "2011-SU",
        "relation": None,
    }


def test_an_event_makes_a_relation_and_no_date() -> None:
    reading = json.loads(run("two days before the operation").stdout)
    assert (reading["earliest"], reading["latest"]) == (None, None)
    assert reading["relation"] == {"before": "the operation", "minDays": 2, "maxDays": 2}


def test_what_cannot_be_read_has_a_reason_and_exit_code_1() -> None:
    result = run("the colour blue")
    assert result.exit_code == 1
    reading = json.loads(result.stdout)
    assert reading["kind"] is None
    assert reading["reason"] == "no date is known in these words"


def test_the_anchor_may_hold_a_time_and_must_be_a_day() -> None:
    result = run("yesterday", "--anchor", "2012-12-06T15:01+06:00")
    assert json.loads(result.stdout)["earliest"] == "2012-12-05"
    refused = run("yesterday", "--anchor", "soon")
    assert refused.exit_code == 2
    assert "write it like 2011-12-03" in refused.stderr


def test_find_lists_every_date_with_its_place() -> None:
    text = "It began in June 2011.\nTwo days later it was over."
    found = json.loads(run(text, "--find", "--anchor", "2012-12-06").stdout)
    assert [text[each["charStart"] : each["charEnd"]] for each in found] == [
        each["text"] for each in found
    ]
    assert found[0]["timex3"] == "2011-06"
    assert json.loads(run("Nothing here.", "--find").stdout) == []


def test_a_text_comes_from_stdin_where_none_is_typed() -> None:
    assert json.loads(run(stdin="3 декабря 2011 года\n").stdout)["earliest"] == "2011-12-03"
    found = json.loads(run("--find", stdin="on 3 December 2011 and on 5 December 2011").stdout)
    assert [each["earliest"] for each in found] == ["2011-12-03", "2011-12-05"]


def test_json_lines_are_answered_line_by_line_whatever_they_hold() -> None:
    asked = [
        json.dumps({"id": 7, "text": "yesterday", "anchor": "2012-12-06"}),
        '{"text": ',
        "[1, 2]",
        json.dumps({"text": 5}),
        json.dumps({"text": "2011", "anchor": "6 December"}),
        "",
        "[" * 100_000,
        json.dumps({"text": "\ud800"}),
        json.dumps({"text": "2011", "anchor": None, "context": 3, "spanStart": True, "lang": []}),
    ]
    answered = lines(run("--jsonl", stdin="\n".join(asked) + "\n"))
    assert [each["earliest"] for each in answered] == [
        "2012-12-05", None, None, None, None, None, None, None, "2011-01-01",
    ]  # fmt: skip
    assert [each.get("reason") for each in answered[1:7]] == [
        "the line is not JSON",
        'the line has no "text"',
        'the line has no "text"',
        "anchor: '6 December' is not a day; write it like 2011-12-03",
        "the line is empty",
        "the line is not JSON",
    ]
    assert all(list(each)[: len(KEYS)] == KEYS for each in answered)


def test_a_line_that_is_no_utf_8_is_answered_too() -> None:
    answered = lines(run("--jsonl", stdin=b'\xff\xfe\n{"text": "2011"}\n'))
    assert [each["timex3"] for each in answered] == [None, "2011"]


def test_the_sentence_decides_between_last_and_next() -> None:
    def ask(sentence: str) -> Any:
        row = {
            "text": "Friday",
            "anchor": "2012-12-05",
            "context": sentence,
            "spanStart": sentence.index("Friday"),
        }
        return lines(run("--jsonl", stdin=json.dumps(row)))[0]

    past, ahead = ask("He was arrested on Friday."), ask("He will be tried on Friday.")
    assert (past["earliest"], ahead["earliest"]) == ("2012-11-30", "2012-12-07")
    assert (past["charStart"], past["charEnd"]) == (19, 25)


def test_find_with_json_lines_gives_a_list_a_line() -> None:
    rows = [{"text": "in 2009 and 2011"}, {"text": "never"}]
    answered = lines(run("--find", "--jsonl", stdin="\n".join(map(json.dumps, rows))))
    assert [[each["timex3"] for each in found] for found in answered] == [["2009", "2011"], []]


def test_json_lines_and_a_text_exclude_each_other() -> None:
    assert run("2011", "--jsonl").exit_code == 2


def test_an_answer_is_there_before_the_next_question_is_asked() -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "dateline", "dates", "--jsonl"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        for year in ("2009", "2011"):
            process.stdin.write(json.dumps({"text": year}).encode() + b"\n")
            process.stdin.flush()
            assert json.loads(process.stdout.readline())["timex3"] == year
        process.stdin.close()
        assert process.wait() == 0

import hashlib
from collections.abc import Callable
from pathlib import Path

import pytest

from dateline.errors import Fault
from dateline.graph.records import Batch
from dateline.loaders.case.texts import TextError, find_quote, read_document_text

Read = Callable[..., Batch]
Refuse = Callable[..., list[Fault]]

TEXT = "The office said that five men were killed.\r\nThe office said no more.\n"
CASE = "documents: [{id: report, text: article.txt%s}]\nactors: [{id: office, %s}]\n"


def test_a_text_is_hashed_and_its_characters_counted_as_they_lie(read: Read) -> None:
    batch = read(CASE % ("", "span: [44, 54], quote: The office"), article_txt=TEXT)
    assert batch.documents[0].sha256 == hashlib.sha256(TEXT.encode()).hexdigest()
    [claim] = batch.claims
    assert TEXT[claim.char_start : claim.char_end] == "The office"


def test_a_quote_finds_its_span(read: Read) -> None:
    [claim] = read(CASE % ("", "quote: killed. The office"), article_txt=TEXT).claims
    assert (claim.char_start, claim.char_end) == (35, 54)


def test_the_id_of_a_claim_does_not_depend_on_whether_the_text_is_at_hand(read: Read) -> None:
    quote = "quote: five men were killed"
    [with_text] = read(CASE % ("", quote), article_txt=TEXT).claims
    [without] = read((CASE % ("", quote)).replace(", text: article.txt", "")).claims
    assert with_text.id == without.id
    assert with_text.char_start is not None
    assert without.char_start is None


def test_a_quote_that_stands_twice_is_noted(read: Read) -> None:
    batch = read(CASE % ("", "quote: The office"), article_txt=TEXT)
    [note] = batch.notes
    assert "more than once" in note.problem
    assert batch.claims[0].char_start is None


@pytest.mark.parametrize(
    ("fields", "field", "problem", "remedy"),
    [
        (
            "span: [60, 90]",
            "actors[0].span",
            "ends at 90, and the text has 69 characters",
            "from 0",
        ),
        (
            "span: [0, 3], quote: office",
            "actors[0].quote",
            "the text has 'The' there",
            "span: [4, 10]",
        ),
        (
            "span: [0, 3], quote: oxen",
            "actors[0].quote",
            "the text has 'The' there",
            "as it stands",
        ),
        ("quote: six men", "actors[0].quote", "'six men' stands nowhere", "as it stands"),
    ],
)
def test_spans_and_quotes_are_held_against_the_text(
    refuse: Refuse, fields: str, field: str, problem: str, remedy: str
) -> None:
    [fault] = refuse(CASE % ("", fields), article_txt=TEXT)
    assert fault.field == field
    assert problem in fault.problem
    assert remedy in fault.remedy


def test_another_text_than_the_hash_tells_is_refused(refuse: Refuse) -> None:
    [fault] = refuse(CASE % (f", sha256: {'0' * 64}", "kind: person"), article_txt=TEXT)
    assert fault.field == "documents[0].sha256"
    assert hashlib.sha256(TEXT.encode()).hexdigest() in fault.remedy


@pytest.mark.parametrize(
    "path",
    [
        "../secret.txt",
        "/etc/passwd",
        "link.txt",
        "folder/../../secret.txt",
        "loop.txt",
        "",
        "a\u0001b",
        "x" * 5000,
    ],
)
def test_a_text_outside_the_case_is_never_read(tmp_path: Path, path: str) -> None:
    (tmp_path / "secret.txt").write_text("the secret")
    case = tmp_path / "case"
    case.mkdir()
    (case / "link.txt").symlink_to("../secret.txt")
    (case / "loop.txt").symlink_to("loop.txt")
    with pytest.raises(TextError) as caught:
        read_document_text(path, case)
    assert "the secret" not in caught.value.problem
    assert caught.value.remedy


def test_a_text_may_lie_in_a_folder_beside_the_case(tmp_path: Path) -> None:
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "a.txt").write_bytes(b"\xef\xbb\xbfabc")
    assert read_document_text("texts/a.txt", tmp_path).content == "abc"


def test_what_is_no_text_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.bin").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(TextError, match="not UTF-8"):
        read_document_text("a.bin", tmp_path)
    with pytest.raises(TextError, match="not a file"):
        read_document_text(".", tmp_path)
    with pytest.raises(TextError, match="there is no file"):
        read_document_text("nothing.txt", tmp_path)
    with (tmp_path / "large.txt").open("wb") as file:
        file.truncate((64 << 20) + 1)
    with pytest.raises(TextError, match="larger than"):
        read_document_text("large.txt", tmp_path)


def test_finding_a_quote_takes_no_more_than_linear_time() -> None:
    assert find_quote("a " * 200_000, "a " * 1_000 + "b") == []
    assert find_quote(" \n" * 200_000 + "a", "a b") == []

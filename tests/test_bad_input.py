"""Bad and strange inputs from the command's door to the export: each has its sentence, and nothing is lost."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from communique.cli import cli
from tests.builders import TEXT
from tests.tables import each
from tests.timing import least_seconds

RUSSIAN = "Президент Кении принял губернатора. «Мы готовы открыть завод», — сказал он.\n"
REPORT = (
    "Minister meets governor\n\nNAIROBI, 3 March 2024. Minister of Trade of Kenya Amina Wanjiru met with the Governor of "
    "Leningrad Oblast, Pavel Orlov, in Nairobi on 2 March 2024. “We will open the plant by June 2025,” the minister "
    "said. Trade between Kenya and Russia exceeded $556 million in 2023.\n"
)


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def read(*paths: str, code: int = 0) -> str:
    result = CliRunner().invoke(cli, ["read", *paths, "--ledger", "test.db"])
    assert result.exit_code == code, result.output
    return result.stderr


def exported() -> list[dict[str, Any]]:
    """All that was kept, after checking that each piece of evidence stands in its text."""
    result = CliRunner().invoke(cli, ["export", "--ledger", "test.db"])
    records = [json.loads(line) for line in result.stdout.split("\n") if line]
    texts = {record["id"]: record["text"] for record in records if record["kind"] == "document"}
    for record in records:
        for piece in record.get("evidence") or ():
            assert texts[record["document"]][piece["start"] : piece["end"]] == piece["text"]
    return records


def text_of(content: bytes) -> str:
    Path("a.txt").write_bytes(content)
    read("a.txt")
    (text,) = (record["text"] for record in exported() if record["kind"] == "document")
    assert isinstance(text, str)
    return text


def test_everything_at_once_each_with_its_sentence() -> None:
    Path("good.txt").write_text(REPORT)
    Path("empty.txt").touch()
    Path("folder").mkdir()
    Path("photo.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)))
    Path("loop.txt").symlink_to("loop.txt")
    with Path("huge.txt").open("wb") as file:
        file.truncate(50_000_000)
    names = ["empty.txt", "folder", "photo.txt", "loop.txt", "huge.txt", "gone.txt"]
    errors = read(*names, "good.txt", code=1).splitlines()
    assert len(errors) == len(names)
    for name, error in zip(names, errors, strict=True):
        assert name in error
        assert error.endswith(".")
    kinds = [record["kind"] for record in exported()]
    assert kinds.count("document") == 1
    assert {"meeting", "statement", "figure", "commitment"} <= set(kinds)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
def test_the_same_report_in_other_encodings_gives_the_same_entries(encoding: str) -> None:
    Path("a.txt").write_bytes(REPORT.encode(encoding))
    Path("b.txt").write_text(REPORT, encoding="utf-8")
    read("a.txt", "b.txt")
    found: dict[str, list[Any]] = {}
    for record in exported():
        if record["kind"] != "document":
            found.setdefault(record["document"], []).append(record["evidence"])
    assert len({str(entries) for entries in found.values()}) == 1
    assert len(next(iter(found.values()))) >= 4


def test_russian_in_windows_1251() -> None:
    assert text_of(RUSSIAN.encode("cp1251")) == RUSSIAN


def test_a_stray_nul_costs_one_character() -> None:
    content = REPORT.encode().replace(b"in Nairobi", b"in\0Nairobi")
    assert text_of(content) == REPORT.replace("in Nairobi", "in\ufffdNairobi")
    assert [record["low"] for record in exported() if record["kind"] == "figure"] == [556e6]


def test_a_paragraph_in_another_encoding_costs_only_itself() -> None:
    pasted = "Губернатор поблагодарил министра.\n".encode("cp1251")
    content = REPORT.encode() + pasted + ("\n" + REPORT.replace("556", "558")).encode()
    text = text_of(content)
    assert text.startswith(REPORT)
    assert len(text) == len(REPORT) * 2 + len(pasted) + 1
    assert {record["low"] for record in exported() if record["kind"] == "figure"} == {556e6, 558e6}


def nested(depth: int) -> str:
    return REPORT + "“" * depth + "We agree" + "”" * depth + " he said.\n\n" + REPORT.replace("556", "558")


def test_ten_thousand_nested_quotation_marks_cost_only_their_paragraph() -> None:
    assert text_of(nested(10_000).encode()) == nested(10_000)
    assert {record["low"] for record in exported() if record["kind"] == "figure"} == {556e6, 558e6}
    said = [record["content"] for record in exported() if record["kind"] == "statement" and record["mode"] == "direct"]
    assert any("We will open the plant" in content for content in said)


def name(number: int) -> str:
    """A name that no list holds, another for each number."""
    letters = ""
    number += 700
    while number:
        number, rest = divmod(number, 26)
        letters += chr(ord("a") + rest)
    return letters.capitalize()


@each(
    "make",
    [
        nested,
        lambda n: "“" * n,
        lambda n: "\n".join(["“We will go"] * (n // 10)),
        lambda n: "he said that " * (n // 10),
        lambda n: "1" * n,
        lambda n: "$1," * n,
        lambda n: " " * n + "x",
        lambda n: "\n" * n + "x",
        lambda n: "a-" * n,
        lambda n: "Minister of " * (n // 10),
        lambda n: "A. " * n,
        lambda n: "(" * n + ")" * n,
        lambda n: "“a” " * (n // 4),
        lambda n: "A. B. " * (n // 6),
        lambda n: "Mr Tan " * (n // 7),
        lambda n: "Mr. " * (n // 4),
        lambda n: "Kavango Bank Met " * (n // 17),
        lambda n: "".join(f"Mr {name(i)} Tan met Ms {name(i * 7)} Lee. Mr Tan left. " for i in range(n // 50)),
        lambda n: "".join(f"Minister {name(i)} {name(i * 3)} spoke. The minister left. " for i in range(n // 50)),
        lambda n: "".join(f"Governor Bo Li met Mayor {name(i)} {name(i * 3)} on Monday. " for i in range(n // 55)),
        lambda n: "“We will go there now.” He left. It rained. " * (n // 45),
        lambda n: "‘We will " + "go to the ministers’ house " * (n // 27),
        lambda n: "Ana Sol left. " + "he " * (n // 3),
        lambda n: "a line of text here\u2029 " * (n // 21),
    ],
    ids=[
        "nested", "opening", "unclosed", "said", "digits", "money", "blanks", "lines", "hyphens", "titles", "dots", "brackets",
        "quotes", "initials", "name", "honorifics", "banks", "surnames", "offices", "encounters", "speech", "apostrophes",
        "pronouns", "separators",
    ],
)  # fmt: skip
def test_time_grows_with_the_length_and_not_with_its_square(make: Any) -> None:
    from communique.entries.reading import read_text

    read_text(REPORT)  # so that word data are loaded

    def seconds(n: int) -> float:
        text = make(n)
        return least_seconds(lambda: read_text(text))

    small, large = seconds(4_000), seconds(32_000)
    assert large < 0.05 + 8 * 3 * small  # a square would take 64 times as long, and not the threefold of eight


def test_right_to_left_text_and_its_marks_are_kept() -> None:
    arabic = "قال الوزير: «سنفتح المصنع في يونيو 2025». \u202eكتب\u202c\n"
    assert text_of((arabic + REPORT).encode()) == arabic + REPORT
    assert [record["low"] for record in exported() if record["kind"] == "figure"] == [556e6]


def test_combining_characters_and_emoji_count_as_code_points() -> None:
    text = "👩\u200d🏭🇰🇪 " + REPORT.replace("Amina", "Ámíná") + "e\u0301" * 50 + "\n" + "👍🏽" * 50
    assert text_of(text.encode()) == text
    figures = [record for record in exported() if record["kind"] == "figure"]
    assert [figure["low"] for figure in figures] == [556e6]
    start = figures[0]["evidence"][0]["start"]
    assert text[start:].startswith(figures[0]["evidence"][0]["text"])


def test_line_ends_of_other_systems_are_kept() -> None:
    for ends in ("\r\n", "\r", "\u2028"):
        Path("test.db").unlink(missing_ok=True)
        text = REPORT.replace("\n", ends)
        assert text_of(text.encode()) == text
        assert any(record["kind"] == "figure" for record in exported()), repr(ends)


def test_a_text_of_one_long_line_is_read() -> None:
    text = REPORT.replace("\n", " ") * 500
    assert text_of(text.encode()) == text
    assert any(record["kind"] == "figure" for record in exported())


def test_texts_that_are_no_reports_are_kept_as_documents() -> None:
    for text in ("?", "1", "“", "\ufeff.", "😀", "---\n===\n", "a" * 100_000):
        Path("test.db").unlink(missing_ok=True)
        assert text_of(text.encode()) == text.removeprefix("\ufeff")
        assert [record["kind"] for record in exported()] == ["document"]


def test_a_ledger_that_is_none_or_of_a_newer_version_is_named() -> None:
    import sqlite3

    Path("a.txt").write_text(TEXT)
    Path("other.db").write_text("no database")
    result = CliRunner().invoke(cli, ["read", "a.txt", "--ledger", "other.db"])
    assert (result.exit_code, "is not a ledger" in result.stderr) == (1, True)
    read("a.txt")
    with sqlite3.connect("test.db") as connection:
        connection.execute("INSERT INTO migration VALUES ('0042 later')")
    connection.close()
    result = CliRunner().invoke(cli, ["report", "--ledger", "test.db"])
    assert (result.exit_code, "newer version" in result.stderr) == (1, True)

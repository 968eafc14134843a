"""Paragraphs and sentences."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

from communique.text.page import lay_out
from communique.words.load import load_words
from tests.tables import each

WORDS = load_words("en")
CASES: list[dict[str, Any]] = tomllib.loads(Path(__file__).with_name("sentences.toml").read_text(encoding="utf-8"))[
    "case"
]


@each("case", CASES, ids=lambda case: case["text"][:40])
def test_splits_sentences(case: dict[str, Any]) -> None:
    page = lay_out(case["text"], WORDS)
    assert [page.slice(*sentence) for sentence in page.sentences] == case["sentences"]


def test_lines_of_a_block_set_to_a_width_are_one_paragraph() -> None:
    lines = [
        "The two governments agreed on Monday that the port of Makalle, which",
        "Kenya wants to widen, will take bigger ships by the end of next year",
        "and that its railway, built in the last century, will be mended with",
        "a loan of the Bank. Both sides will meet again in Oslo to see what is",
        "done and what is not.",
    ]
    page = lay_out("Ministers meet in Oslo\n\n" + "\n".join(lines) + "\n\nEnds", WORDS)
    assert [page.slice(*span) for span in page.paragraphs] == ["Ministers meet in Oslo", "\n".join(lines), "Ends"]


def test_a_run_without_an_end_is_cut() -> None:
    page = lay_out("word " * 1000, WORDS)
    assert [stop - start for start, stop in page.sentences] == [400, 400, 200]


def test_every_token_is_in_one_sentence_of_its_paragraph() -> None:
    page = lay_out("\n".join(case["text"] for case in CASES), WORDS)
    assert [i for start, stop in page.sentences for i in range(start, stop)] == list(range(len(page.words)))
    assert all(page.paragraph_of[start] == page.paragraph_of[stop - 1] for start, stop in page.sentences)

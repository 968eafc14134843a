"""An entry's words in the sentences around them."""

from __future__ import annotations

import pytest

from communique.kinds import Evidence
from communique.report.context import show_context, surroundings


@pytest.mark.parametrize(
    ("text", "words", "around"),
    [
        ("One. Two is here. Three.", "Two", "Two is here. "),
        ("One. Two is here. Three.", "Two is here.", "Two is here. "),
        ("“One.” He said two. “Three.”", "two", "He said two. "),
        ("First line\nIt grew by 2.5 percent in 2023. More.\nThird", "2.5", "It grew by 2.5 percent in 2023. "),
        ("no end", "end", "no end"),
    ],
)
def test_the_sentence_around(text: str, words: str, around: str) -> None:
    start = text.index(words)
    left, right = surroundings(text, start, start + len(words))
    assert text[left:right] == around


def test_a_line_without_end_is_shown_in_part() -> None:
    text = "x" * 5000 + "HERE" + "y" * 5000
    left, right = surroundings(text, 5000, 5004)
    assert (left, right) == (4600, 5404)


def mark(text: str, *spans: tuple[int, int]) -> str:
    return show_context(text, [Evidence(s, e, text[s:e]) for s, e in spans], colour=False).plain


def test_the_words_are_marked() -> None:
    assert mark("Zero. One two three. Four.", (10, 13)) == "One ⟦two⟧ three."


def test_pieces_of_one_sentence_stand_together_and_others_apart() -> None:
    text = "“We will,” he said, “go home.”\nMany words.\nWe will. Yes."
    assert mark(text, (20, 30), (0, 10)) == "⟦“We will,”⟧ he said, ⟦“go home.”⟧"
    assert mark(text, (0, 10), (43, 50)) == "⟦“We will,”⟧ he said, “go home.”\n…\n⟦We will⟧."


def test_overlapping_pieces_lose_nothing() -> None:
    assert mark("abcdef", (0, 4), (2, 6)) == "⟦abcd⟧⟦ef⟧"


def test_in_colour_there_are_no_brackets() -> None:
    shown = show_context("One two.", [Evidence(4, 7, "two")], colour=True)
    assert shown.plain == "One two."
    assert [(span.start, span.end) for span in shown.spans] == [(4, 7)]

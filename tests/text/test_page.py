"""What a page says of its tokens, and of places outside it."""

from __future__ import annotations

import pytest

from communique.text.page import lay_out
from communique.words.load import load_words


@pytest.mark.parametrize(
    ("i", "word", "capital"), [(0, "oslo", True), (1, "met", False), (2, "", False), (9, "", False)]
)
def test_behind_a_page_there_is_no_word_and_no_capital(i: int, word: str, capital: bool) -> None:
    page = lay_out("Oslo met", load_words("en"))
    assert (page.word(i), page.is_capital(i)) == (word, capital)
    assert page.word(-1) == ""

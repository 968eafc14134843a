"""Tokens: words, numbers and marks, in their places."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.text.tags import tag_lexicon
from communique.text.tokens import TOKEN, lower
from communique.text.vocabulary import CAPITAL, DIGITS, LETTERS, MARK, WIDE, Vocabulary, vocabulary
from communique.words.load import load_words
from tests.tables import each

CASES: list[dict[str, Any]] = tomllib.loads(Path(__file__).with_name("tokens.toml").read_text(encoding="utf-8"))["case"]
WORDS = load_words("en")


@each("case", CASES, ids=lambda case: case["text"][:40])
def test_cuts_tokens(case: dict[str, Any]) -> None:
    words, starts, ends, _, _ = vocabulary(WORDS).split(case["text"])
    assert words == case["tokens"]
    assert [lower(case["text"])[a:b] for a, b in zip(starts, ends, strict=True)] == words


@given(st.text())
def test_lower_case_is_as_long_as_the_text_and_tokens_stand_in_order(text: str) -> None:
    low = lower(text)
    assert len(low) == len(text)
    words, starts, ends, _, _ = vocabulary(WORDS).split(text)
    assert all(low[a:b] == word for word, a, b in zip(words, starts, ends, strict=True))
    assert all(b <= a for b, a in zip(ends, starts[1:], strict=False))
    assert "".join(words) == "".join(low[a:b] for a, b in zip(starts, ends, strict=True))
    between = [low[b:a] for b, a in zip([0, *ends], [*starts, len(low)], strict=True)]
    assert all(not gap or gap.isspace() for gap in between)


_PIECES = ("US$1,234.5", "’s", "the", "The", "Kenya’s", "“So", "said.”", "İzmir", "ΟΔΟΣ", "5", "000", "\u00a0", " ", "  ",
           "\n", "\n\n", "\t", "Q3", "don't", "U.S.", "-", "1 234", "\u2009", "…", "²", "мост", "f", "24")  # fmt: skip


@given(st.lists(st.sampled_from(_PIECES)).map("".join) | st.text())
def test_a_text_read_by_the_pieces_it_is_made_of_is_what_one_pattern_makes_of_it(text: str) -> None:
    low = lower(text)
    found = [(match[0], *match.span()) for match in TOKEN.finditer(low)]
    words, starts, ends, tags, shapes = Vocabulary(WORDS).split(text)
    assert list(zip(words, starts, ends, strict=True)) == found
    assert tags == [tag_lexicon("en")[word] for word in words]
    for i, (word, start, _) in enumerate(found):
        gap = text[ends[i - 1] : start] if i else ""
        assert bool(shapes[i] & WIDE) == (gap not in ("", " ")) or not i
        assert bool(shapes[i] & CAPITAL) == text[start].isupper()
        assert bool(shapes[i] & DIGITS) == ("0" <= word[0] <= "9")
        assert bool(shapes[i] & LETTERS) == (word[0].isalpha() and len(word) > 1)
        assert bool(shapes[i] & MARK) == (word in ".!?…。“”„«»\"‘’'‹›")


def test_forgets_pieces_when_there_are_too_many(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("communique.text.vocabulary._MOST", 100)
    known = Vocabulary(WORDS)
    text = " ".join(f"word{n}" for n in range(1000))
    assert known.split(text).words == Vocabulary(WORDS).split(text).words == text.split()
    assert len(known) <= 100
    known.split("x" * 1000)
    assert "x" * 1000 not in known

"""Tokens: words, numbers and marks, in their places."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.text.tokens import lower, split_tokens

CASES: list[dict[str, Any]] = tomllib.loads(Path(__file__).with_name("tokens.toml").read_text(encoding="utf-8"))["case"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:40])
def test_cuts_tokens(case: dict[str, Any]) -> None:
    words, starts, ends = split_tokens(lower(case["text"]))
    assert list(words) == case["tokens"]
    assert [lower(case["text"])[a:b] for a, b in zip(starts, ends, strict=True)] == list(words)


@given(st.text())
def test_lower_case_is_as_long_as_the_text_and_tokens_stand_in_order(text: str) -> None:
    low = lower(text)
    assert len(low) == len(text)
    words, starts, ends = split_tokens(low)
    assert all(low[a:b] == word for word, a, b in zip(words, starts, ends, strict=True))
    assert all(b <= a for b, a in zip(ends, starts[1:], strict=False))
    assert "".join(words) == "".join(low[a:b] for a, b in zip(starts, ends, strict=True))
    between = [low[b:a] for b, a in zip([0, *ends], [*starts, len(low)], strict=True)]
    assert all(not gap or gap.isspace() for gap in between)

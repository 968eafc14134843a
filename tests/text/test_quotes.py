"""Quotations: nested, mixed, unclosed, and apostrophes that are none."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from communique.text.page import Page, lay_out
from communique.text.quotes import Quote
from communique.words.load import load_words
from tests.tables import each

WORDS = load_words("en")
CASES: list[dict[str, Any]] = tomllib.loads(Path(__file__).with_name("quotes.toml").read_text(encoding="utf-8"))["case"]


def depth(page: Page, quote: Quote) -> int:
    return 0 if quote.parent < 0 else 1 + depth(page, page.quotes[quote.parent])


@each("case", CASES, ids=lambda case: case["text"][:40])
def test_finds_quotations(case: dict[str, Any]) -> None:
    page = lay_out(case["text"], WORDS)
    found = [[page.slice(q.start, q.stop) + "…" * (not q.closed), depth(page, q)] for q in page.quotes]
    assert found == case["quotes"]


@given(st.text(alphabet="“”„«»\"‘’'‹› ab.s\n", max_size=60))
def test_quotations_lie_inside_each_other_or_apart(text: str) -> None:
    page = lay_out(text, WORDS)
    for number, quote in enumerate(page.quotes):
        assert quote.start < quote.stop
        assert page.paragraph_of[quote.start] == page.paragraph_of[quote.stop - 1]
        if quote.parent >= 0:
            outer = page.quotes[quote.parent]
            assert quote.parent < number
            assert outer.start < quote.start
            assert quote.stop <= outer.stop
    for i, number in enumerate(page.quote_of):
        around = [n for n, quote in enumerate(page.quotes) if quote.start <= i < quote.stop]
        assert number == max(around, default=-1)

"""Who is meant by "he", "the minister", "the two sides"."""

from __future__ import annotations

from typing import Any

import pytest

from tests.entries.laying import cases, lay_out
from tests.tables import each


@each("case", cases(__file__), ids=lambda case: case["text"][:60])
def test_knows_who_is_meant(case: dict[str, Any]) -> None:
    context = lay_out(case["text"])
    meant = [
        [context.page.slice(mention.start, mention.stop), mention.who.name or mention.who.role]
        for mention in context.mentions
        if mention.who
    ]
    rest = iter(meant)
    for wanted in case["means"]:
        assert wanted in rest, meant


def test_a_pronoun_looks_back_a_few_sentences_only() -> None:
    near, far = ("Minister Ana Sol spoke. " + "It rained. " * count + "She left." for count in (3, 9))
    assert [m.who is None for m in (lay_out(near).mentions[-1], lay_out(far).mentions[-1])] == [False, True]


@pytest.mark.parametrize("text", ["The King came. She was glad.", "Queen Ana came. He was glad."])
def test_an_office_may_tell_that_somebody_is_no_he_or_she(text: str) -> None:
    assert lay_out(text).mentions[-1].who is None

"""Clauses: subject, end and joined verbs, as drawn in the cases."""

from __future__ import annotations

import time
import tomllib
from pathlib import Path
from typing import Any

import pytest

from communique.text.clauses import Clauses
from communique.text.page import Page, lay_out
from communique.words.load import load_words
from tests.tables import each

CASES: list[dict[str, Any]] = tomllib.loads(Path(__file__).with_name("clauses.toml").read_text(encoding="utf-8"))[
    "case"
]


def page_of(text: str) -> Page:
    return lay_out(text, load_words("en"))


def drawn(text: str) -> str:
    return "".join(c for c in text if c not in "[]*|")


def verb_in(case: dict[str, Any]) -> tuple[Page, Clauses, int]:
    page = page_of(drawn(case["text"]))
    offset = len(drawn(case["text"].split("*")[0]))
    return page, Clauses(page), page.token_at(offset)


@each("case", CASES, ids=lambda case: drawn(case["text"])[:60])
def test_subject(case: dict[str, Any]) -> None:
    page, clauses, verb = verb_in(case)
    subject = clauses.subject_before(verb)
    wanted = case["text"].split("[")[1].split("]")[0]
    assert subject is not None
    assert page.slice(*subject) == wanted


@each("case", CASES, ids=lambda case: drawn(case["text"])[:60])
def test_end_and_joined_verbs(case: dict[str, Any]) -> None:
    page, clauses, verb = verb_in(case)
    stop = clauses.clause_end(verb)
    clause = drawn(case["text"].split("*")[1].split("|")[0])
    assert page.slice(verb, stop) == clause
    first = clauses.skip_adverbs(verb + 1, stop)
    assert [page.slice(*part) for part in clauses.split_verbs(first, stop)] == case["verbs"]


@pytest.mark.parametrize(
    ("text", "word", "finite"),
    [
        ("The President's visits to Peru went well.", "visits", False),
        ("The president visits the fair.", "visits", True),
        ("Goods produced in Peru sell well.", "produced", False),
        ("They produced the goods.", "produced", True),
        ("In May Peru hosts a forum.", "may", False),
        ("Peru may host a forum.", "may", True),
        ("to build a road", "build", False),
        ("Siem Reap is near.", "reap", False),
        ("political will", "will", False),
    ],
)
def test_finite_verbs(text: str, word: str, finite: bool) -> None:
    page = page_of(text)
    assert Clauses(page).is_finite(page.words.index(word)) is finite


@pytest.mark.parametrize(
    ("text", "passive"),
    [("The line will be opened soon.", True), ("The line will be open.", False), ("We will open it.", False)],
)
def test_passive(text: str, passive: bool) -> None:
    page = page_of(text)
    assert Clauses(page).is_passive(page.words.index("will")) is passive


def test_a_subject_that_is_not_there_is_none() -> None:
    page = page_of("Will open soon.")
    assert Clauses(page).subject_before(0) is None


def test_a_question_about_one_token_does_not_read_the_whole_sentence() -> None:
    page = page_of("very " * 40_000 + "will open")
    clauses = Clauses(page)
    began = time.perf_counter()
    for _ in range(100):
        clauses.subject_before(len(page.words) - 2)
        clauses.clause_end(5)
    assert time.perf_counter() - began < 2

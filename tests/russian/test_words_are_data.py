"""No Russian word stands in code: words are data, and what is left are a few tables of letters, fewer each time."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from communique.errors import WordsError
from communique.words.load import load_words
from communique.words.sets import word_sets
from tests.shared import CHECKOUT

PACKAGE = CHECKOUT / "communique"
CYRILLIC = re.compile("[\u0400-\u04ff]")
# Letters, not words: the alphabet and its transliteration, what tells encodings and scripts, е for ё. Only fewer.
LETTERS = {
    "compare/translate.py": 6,
    "entries/ru/grammar.py": 2,
    "read/encoding.py": 2,
    "text/languages.py": 3,
    "text/russian.py": 4,
    "web/wording.py": 2,
    "words/goods.py": 2,
}
MODULES = sorted(PACKAGE.rglob("*.py"))


def literals(tree: ast.AST) -> Iterator[str]:
    """The strings with Cyrillic letters in a module that are not its documentation."""
    told = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Module | ast.FunctionDef | ast.ClassDef) and node.body:
            first = node.body[0]
            if isinstance(first, ast.Expr):
                told.add(id(first.value))
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in told:
            if CYRILLIC.search(node.value):
                yield node.value


def test_no_russian_word_stands_in_code() -> None:
    found = {path: list(literals(ast.parse(path.read_text(encoding="utf-8")))) for path in MODULES}
    counted = {path.relative_to(PACKAGE).as_posix(): len(words) for path, words in found.items() if words}
    assert {path: count for path, count in counted.items() if count > LETTERS.get(path, 0)} == {}


def named_sets(path: Path) -> set[str]:
    """The classes of word data that a module asks for by name: `sets.with_word`."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    asked = {node.attr: node.value for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
    return {name for name, of in asked.items() if getattr(of, "attr", getattr(of, "id", "")) == "sets"}


def test_every_class_that_code_asks_for_has_words() -> None:
    sets = word_sets(load_words("ru"))
    asked = {name for path in MODULES for name in named_sets(path)}
    assert len(asked) > 100
    assert all(getattr(sets, name) for name in asked)


def test_a_class_without_words_is_named() -> None:
    with pytest.raises(WordsError, match=r"'ru' have no class \[\[nonsense\]\]"):
        _ = word_sets(load_words("ru")).nonsense

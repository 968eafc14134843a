"""Word data: every file loads, every phrase can be met, and every example holds what it is an example of."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from communique.entries.lexicon import Lexicon
from communique.errors import WordsError
from communique.text.tokens import split_words
from communique.words import load
from communique.words.load import Group, key_of, languages, load_words
from tests.tables import each

GROUPS = [(lang, group) for lang in languages() for groups in load_words(lang).groups.values() for group in groups]
# Classes whose groups give examples in their own words; those of verbs inflect them.
FIGURES = frozenset(
    [
        "indicator",
        "change",
        "hedge",
        "unit",
        "currency",
        "fraction",
        "multiple",
        "superlative",
        "month",
        "season",
        "part",
        "near",
        "today",
        "year_word",
        "before",
        "to_date",
        "edge",
        "edge_alone",
        "pick",
        "link",
        "range_word",
        "date_glue",
        "window",
        "ago",
        "first",
        "fiscal",
        "run_to",
        "year_after",
    ]
)


def name(value: object) -> str:
    return f"{value.cls}-{value.words[0]}" if isinstance(value, Group) else str(value)


@each(("language", "group"), [(lang, g) for lang, g in GROUPS if g.get("example") and g.cls in FIGURES], ids=name)
def test_an_example_says_what_its_group_means(language: str, group: Group) -> None:
    example = group["example"]
    text = example["text"] if isinstance(example, dict) else example
    tokens = list(map(key_of(language) or str, split_words(text)))
    known = Lexicon([group])
    assert any(known.at(tokens, i) for i in range(len(tokens)))


@pytest.mark.parametrize("language", languages())
def test_no_phrase_stands_twice_in_one_class_with_two_meanings(language: str) -> None:
    for cls in FIGURES:
        seen: dict[tuple[str, ...], Group] = {}
        for group in load_words(language).of(cls):
            for word in group.words:
                key = (*split_words(word), str(group.get("side", "")))
                assert seen.setdefault(key, group) is group or seen[key].fields == group.fields, (cls, word)


@pytest.mark.parametrize("language", languages())
def test_phrases_can_be_met(language: str) -> None:
    for groups in load_words(language).groups.values():
        for group in groups:
            assert all(split_words(word) for word in group.words), group.cls


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ('[[hedge]]\nhedge = "about"\n', "has no words"),
        ('[[hedge]]\nwords = ["About"]\n', "not lower case"),
        ("[[hedge]\n", "broken.toml"),
    ],
)
def test_broken_data_are_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, content: str, said: str) -> None:
    (tmp_path / "xx").mkdir()
    (tmp_path / "xx" / "broken.toml").write_text(content, encoding="utf-8")
    monkeypatch.setattr(load, "FOLDER", tmp_path)
    with pytest.raises(WordsError, match=said):
        load.load_words.__wrapped__("xx")


@pytest.mark.parametrize("language", languages())
def test_following_has_no_class_by_the_name_of_another_one_of_reading(language: str) -> None:
    """Classes of one name are one class, whatever file they stand in: other words for another end need another name."""
    own = {path.name: set(tomllib.loads(path.read_text("utf-8"))) for path in (load.FOLDER / language).glob("*.toml")}
    following = own.pop("progress.toml", set())
    assert following & set().union(*own.values()) <= {"time_noun", "indefinite", "verb"}

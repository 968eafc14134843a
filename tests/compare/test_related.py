"""The table of related words: well formed, found, and late."""

from __future__ import annotations

import subprocess
import sys

import pytest

from communique.compare import related
from communique.words.load import FOLDER

TABLE = FOLDER / "en" / "related.tsv"


def test_the_table_is_well_formed() -> None:
    lines = [line for line in TABLE.read_text(encoding="ascii").splitlines() if not line.startswith("#")]
    words = [line.split("\t")[0] for line in lines]
    assert [f"{word}\t" for word in words] == sorted(f"{word}\t" for word in words)
    assert len(words) == len(set(words)) > 10_000
    for line in lines:
        word, *groups = line.split("\t")
        near = [one for group in groups for one in group.split()]
        assert 1 <= len(groups) <= 3 and near and len(near) == len(set(near)) and word not in near, line
        assert all(one.isalpha() and one.islower() for one in (word, *near)), line
    assert TABLE.stat().st_size < 2_000_000
    assert (FOLDER / "world" / "licences" / "wordnet.txt").read_text(encoding="utf-8").count("Princeton") > 1


@pytest.mark.parametrize(
    ("word", "other", "least"),
    [
        ("plant", "factory", related.NEAR),
        ("pupils", "student", related.SAME),
        ("vessel", "ship", related.FIELD),
        ("families", "household", related.SAME),
        ("diploma", "certificate", related.NEAR),
    ],
)
def test_words_of_one_field_are_found(word: str, other: str, least: float) -> None:
    assert related.related(word, "en").get(other, 0.0) >= least


def test_what_no_table_has_is_related_to_nothing() -> None:
    assert related.related("Nickerie", "en") == {}
    assert related.related("planta", "es") == {}
    assert related.related("", "en") == {}


def test_it_is_not_loaded_for_reading() -> None:
    code = (
        "from communique.entries.reading import read_text; import sys; read_text('The sides agreed to meet.');"
        "assert 'communique.compare.related' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True, timeout=60)

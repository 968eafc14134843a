"""Goods named in a commitment, as HS chapters and headings."""

from __future__ import annotations

import pytest

from communique.entries.reading import read_text
from communique.kinds import Commitment
from communique.words.load import load_words

HEAD = "14 May 2024\n\nPresident of Serbia Dragan Perić met with Minister of Trade of Hungary Gábor Szűcs in Belgrade on 14 May.\n\n"


def goods(sentence: str) -> list[tuple[str, str]]:
    entries = read_text(f"{HEAD}{sentence}\n").entries
    (entry,) = [one for one in entries if isinstance(one, Commitment)]
    return [(sector.code, sector.name) for sector in entry.sectors]


@pytest.mark.parametrize(
    ("said", "wanted"),
    [
        (
            "We will buy more rice, coffee and aquatic products",
            [("1006", "rice"), ("0901", "coffee"), ("03", "aquatic products")],
        ),
        ("We will buy tractors and more tractors", [("8701", "tractors")]),
        ("We will buy electric buses", [("8702", "electric buses")]),
        (
            "We will supply crude oil and liquefied natural gas",
            [("2709", "crude oil"), ("2711", "liquefied natural gas")],
        ),
        ("We will open a trade office", []),
    ],
)
def test_goods(said: str, wanted: list[tuple[str, str]]) -> None:
    assert goods(f"“{said},” the president said.") == wanted


def test_goods_of_the_sentence_before_where_the_action_points_back() -> None:
    assert goods("“We have a tractor industry. Why not develop it together?” the president asked.") == [
        ("8701", "tractor")
    ]


def test_a_clause_that_only_adds_names_no_goods_of_the_action() -> None:
    assert goods("“We will open an office in Szeged, where wheat and maize are stored,” the president said.") == []


def test_each_word_for_goods_stands_once_and_has_a_code() -> None:
    seen: dict[str, str] = {}
    for group in load_words("en").of("goods"):
        code = group["hs"]
        assert code.isdigit() and len(code) in (2, 4) and 1 <= int(code[:2]) <= 97
        for word in group.words:
            assert seen.setdefault(word, code) == code
    assert len(seen) > 600

"""Bases in Russian reports by tables: every word for one in every frame, and ways that no word names."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

from communique.entries.reading import read_text
from communique.kinds import Hub
from tests.tables import each

DATA: dict[str, Any] = tomllib.loads(Path(__file__).with_name("hub_matrix.toml").read_text(encoding="utf-8"))
HEAD = (
    "Томская область и Вьетнам расширяют сотрудничество\n\n20 ноября 2025 года\n\nГубернатор Томской области Олег "
    "Ракитин встретился в Томске с послом Вьетнама в России Чан Ван Тханем.\n\n"
)


def hubs(sentence: str) -> list[list[Any]]:
    found = [one for one in read_text(f"{HEAD}{sentence}\n", source="x.txt").entries if isinstance(one, Hub)]
    return [[one.area.name, [area.name for area in one.serves], one.status] for one in found]


@each("base", DATA["bases"], ids=lambda row: row[0])
def test_every_word_for_a_base_in_every_frame(base: list[str]) -> None:
    instrumental, accusative, nominative, genitive, serving = base
    for region, where, whose, together, inside in DATA["regions"]:
        served = serving.format(A=where, G=whose, I=together, P=inside)
        for frame, status in DATA["frames"]:
            text = frame.format(
                n=instrumental, acc=accusative, nom=nominative, gen=genitive, s=served, Ins=instrumental.capitalize()
            )
            place = "Находка" if "Находка" in text else "Владивосток"
            sides = ["Россия", region] if "Росси" in served else [region]
            assert hubs(text) == ([] if status == "none" else [[place, sides, status]]), text


@each(("sentence", "wanted"), DATA["ways"])
def test_ways_through_and_from_a_place(sentence: str, wanted: list[Any]) -> None:
    assert hubs(sentence) == wanted

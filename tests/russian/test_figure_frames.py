"""Figures of Russian reports in the frames that people use: what is counted, of which period, beside what else."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from tests.russian.test_matrix_figures import figures
from tests.tables import each

CASES = tomllib.loads((Path(__file__).parent / "figure_frames.toml").read_text(encoding="utf-8"))["case"]


def _end(end: float | None) -> str:
    return "-" if end is None else f"{int(end)}" if end == int(end) else f"{round(end, 4)}"


@each("case", CASES, ids=lambda case: str(case["text"]))
def test_frame(case: dict[str, list[str]]) -> None:
    found = [
        f"{f.indicator} | {f.measure} {_end(f.low)} {_end(f.high)} {f.unit} {f.hedge} {f.period or '-'}"
        for f in figures(str(case["text"]))
    ]
    assert found == case["figures"]


WHOSE = [
    ("Во встрече участвовали советник посольства Вьетнама и представители шести томских предприятий.", ["RU-TOM"]),
    ("На форуме собрались представители 64 предприятий двух стран.", ["RU-TOM", "VN"]),
    ("По итогам форума подписаны контракты на 3 млн долларов.", ["RU-TOM", "VN"]),
    ("На форуме компании заключили четыре контракта.", ["RU-TOM", "VN"]),
    ("Население Ханоя – около 8,5 млн человек.", ["VN-HN"]),
    ("Томско-вьетнамский товарооборот составил 48,6 миллиона долларов.", ["RU-TOM", "VN"]),
    ("В вузах области обучаются 112 студентов из Вьетнама.", ["RU-TOM"]),
]


@pytest.mark.parametrize(("sentence", "areas"), WHOSE)
def test_whose(sentence: str, areas: list[str]) -> None:
    (one,) = figures(sentence)
    assert [area.code for area in one.areas] == areas

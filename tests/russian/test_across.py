"""One meeting told in English and in Russian is one story; its figures agree, and what was promised is followed."""

from __future__ import annotations

from pathlib import Path

import pytest

from communique.compare.people import same_person
from communique.entries.reading import read_text
from communique.kinds import Commitment, Entry, Followup, Person, Reconciliation, Story
from communique.ledger.filters import Filter
from communique.ledger.store import Ledger
from communique.pipeline import Choices, read_paths
from communique.settings import load_settings
from communique.upkeep import bring_up_to_date
from communique.words.goods import same_goods
from tests.shared import CHECKOUT

SAMPLES = CHECKOUT / "communique" / "samples"
REPORTS = ("2025-10-02-grodno-press-service-kaliningrad", "2025-10-03-kaliningrad-government-grodno-ru",
           "2026-04-20-kaliningrad-government-buses-ru")  # fmt: skip


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Aleksandr Lukashenko", "Александр Лукашенко"),
        ("Alyaksandr Lukashenka", "Александр Лукашенко"),
        ("Aleksandr Lukashenko", "Alyaksandr Lukashenka"),
        ("Veniamin Kondratyev", "Вениамин Иванович Кондратьев"),
        ("A. Lukashenko", "Александр Лукашенко"),
        ("Viktar Sauchanka", "Виктор Савченко"),
    ],
)
def test_a_person_is_one_in_both_alphabets(one: str, other: str) -> None:
    assert same_person(Person(one), Person(other))


def test_other_people_are_others() -> None:
    assert not same_person(Person("Olga Petrova"), Person("Ольга Сидорова"))


def test_a_region_has_one_code_by_all_its_names() -> None:
    text = "12 марта 2024 года\n\nГубернатор Кубани Вениамин Кондратьев отметил, что Краснодарский край растет.\n"
    english = "March 12, 2024\n\nVeniamin Kondratyev, Governor of Krasnodar Territory, said that Kuban was growing.\n"
    told = [reading.told for reading in map(read_text, (text, english))]
    assert [each and each.areas for each in told] == [("RU-KDA",), ("RU-KDA",)]


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger of the sample reports of one meeting and what came of it, compared and followed."""
    path = tmp_path_factory.mktemp("across") / "ledger.db"
    with Ledger.open(path, create=True) as ledger:
        batch = read_paths(ledger, [str(SAMPLES / f"{name}.txt") for name in REPORTS], Choices(), load_settings())
        assert not batch.failures
        bring_up_to_date(ledger)
    return path


def kept(path: Path, kind: type) -> list[Entry]:
    with Ledger.open(path) as ledger:
        return [entry for entry in ledger.entries(Filter()) if isinstance(entry, kind)]


def test_a_russian_and_an_english_report_of_one_meeting_are_one_story(told: Path) -> None:
    assert max(len(story.documents) for story in kept(told, Story)) == 2


def test_their_figures_reconcile(told: Path) -> None:
    verdicts = {(r.period, r.verdict) for r in kept(told, Reconciliation)}
    assert verdicts == {("2024", "agree"), ("2025-01/2025-08", "agree")}


def test_a_commitment_made_in_english_and_kept_in_russian_is_followed(told: Path) -> None:
    promised = {c.id for c in kept(told, Commitment) if c.action == "buy 30 Belarusian buses"}
    done = [f for f in kept(told, Followup) if f.commitment in promised and f.bearing == "fulfils"]
    assert [f.evidence[0].text for f in done] == ["Калининградская область получила 30 белорусских автобусов"]
    assert {f.state for f in done} == {"applied"}


def test_goods_are_found_by_their_names_in_both_languages() -> None:
    assert {"bus", "buses", "автобус*"} <= set(same_goods("автобусы"))
    assert "автобус*" in same_goods("buses")
    assert same_goods("заседание") == same_goods("session") == []

"""What makes two figures figures of one quantity: words, areas, periods, scope, and how sure that is."""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from communique.compare.lexicon import CLASSES, FOLDER, lexicon, stem
from communique.compare.quantities import (
    Report,
    area_key,
    canonical_period,
    claim,
    inward,
    is_money,
    is_record,
    outward,
)
from communique.errors import WordsError
from communique.interval import Interval, reading
from communique.kinds import Area
from tests.compare.building import document, figure

HOME = document("home", published="2024-06-30")
REPORT = Report(HOME.id, "en", date(2024, 6, 30), "story", HOME.id)
PAGES = sorted(FOLDER.glob("*/comparing.txt"))


@pytest.mark.parametrize("path", PAGES, ids=[path.parent.name for path in PAGES])
def test_word_data_are_lower_case_nfc_and_without_doubles(path: Path) -> None:
    words = lexicon(path.parent.name)
    for cls, phrases in words.phrases.items():
        assert cls in CLASSES
        for phrase in phrases:
            assert phrase == phrase.lower() == unicodedata.normalize("NFC", phrase) == phrase.strip()
            assert phrase and (cls == "common" or words.says(cls, f"and {phrase}, too"))
    said = path.read_text(encoding="utf-8").splitlines()
    assert len({line for line in said if line}) == len([line for line in said if line])


def test_a_wrong_class_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "xx").mkdir()
    (tmp_path / "xx" / "comparing.txt").write_text("filler: the\nfluff: a\n", encoding="utf-8")
    monkeypatch.setattr("communique.compare.lexicon.FOLDER", tmp_path)
    with pytest.raises(WordsError, match=r"comparing\.txt:2: 'fluff'"):
        lexicon("xx")


def test_a_language_without_words_has_none() -> None:
    assert lexicon("zz-Latn").phrases == {}


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("berry", "berries"),
        ("bus", "buses"),
        ("tractor", "tractors"),
        ("Russia", "Russian"),
        ("Kenya", "Kenyan"),
        ("China", "Chinese"),
    ],
)
def test_one_stem(a: str, b: str) -> None:
    assert stem(a) == stem(b)


@pytest.mark.parametrize(
    ("a", "b"), [("gas", "ga"), ("rice", "ricin"), ("cotton", "cott"), ("wheat", "barley"), ("glass", "glas")]
)
def test_two_stems(a: str, b: str) -> None:
    assert stem(a) != stem(b)


@pytest.mark.parametrize(
    ("iso", "same"),
    [
        ("2022-01/2022-12", "2022"),
        ("2022-01-01/2022-12-31", "2022"),
        ("2023-01-01/2023-07-31", "2023-01/2023-07"),
        ("2023-02/2023-02", "2023-02"),
        ("2023-04/2024-03", "2023-04/2024-03"),
        ("2020/2022", "2020/2022"),
        ("2023-02-05/2023-02-05", "2023-02-05"),
        ("2023-02-05/2023-03-01", "2023-02-05/2023-03-01"),
        ("--10-16", "--10-16"),
        (None, None),
    ],
)
def test_one_spelling_of_a_period(iso: str | None, same: str | None) -> None:
    assert canonical_period(iso) == same


def test_areas_go_by_code_else_by_name() -> None:
    words = lexicon("en")
    assert area_key(Area("Kuban", "RU-KDA"), words) == area_key(Area("Krasnodar Territory", "RU-KDA"), words)
    assert area_key(Area("the EU"), words) == area_key(Area("European Union"), words)
    assert area_key(Area("Africa"), words) != area_key(Area("Asia"), words)


def certainty(indicator: str, areas: str, period: str | None, **more: str) -> str:
    found = claim(figure(HOME, indicator, areas, period, "exact 5e6", **more), REPORT)  # type: ignore[arg-type]
    assert found is not None
    return found.certainty


def test_how_surely_the_fields_tell_the_quantity() -> None:
    assert certainty("exports", "KE UG", "2023") == "sure"
    assert certainty("exports", "KE UG", "2024") == "open"
    assert certainty("exports", "KE UG", None) == "loose"
    assert certainty("exports", "", "2023") == "event"
    assert certainty("contracts", "KE UG", "2023") == "event"
    assert certainty("students", "KE", "2023", unit="1") == "event"
    assert certainty("investment", "KE", "2023") == "likely"
    assert certainty("production", "KE", "2023", unit="t") == "likely"
    assert certainty("production", "KE", "2023", unit="t", subject="tea") == "sure"
    assert certainty("production", "KE", "2023", unit="percent", subject="tea", measure="share") == "likely"
    assert certainty("production", "KE", None, unit="percent", subject="tea", measure="share") == "event"


@pytest.mark.parametrize(
    ("words", "scope"),
    [
        ("trade in goods and services came to |$5bn", "both"),
        ("trade in goods came to |$5bn", "goods"),
        ("trade in services made $1bn and trade in goods |$5bn", "goods"),
        ("trade came to |$5bn", ""),
        ("trade came to |$5bn, with trade in goods ahead", ""),
    ],
)
def test_scope_is_what_is_said_before_the_number(words: str, scope: str) -> None:
    found = claim(figure(HOME, "trade_turnover", "KE UG", "2023", "exact 5e9", words=words), REPORT)
    assert found is not None and found.quantity.scope == scope


@pytest.mark.parametrize(
    ("subject", "indicator", "kept"),
    [
        ("the wheat", "production", ("wheat",)),
        ("Kenyan tea", "production", ("tea",)),
        ("fruits and berries", "production", ("berry", "fruit")),
        ("mutual trade in goods", "trade_turnover", ()),
        ("agricultural goods", "exports", ("agricultural", "good")),
        (None, "exports", ()),
    ],
)
def test_subjects(subject: str | None, indicator: str, kept: tuple[str, ...]) -> None:
    found = claim(figure(HOME, indicator, "KE", "2023", "exact 5e6", subject=subject), REPORT)
    assert found is not None and found.quantity.subject == kept


@pytest.mark.parametrize(
    ("words", "said", "record"),
    [
        ("reached |a record $5bn", "exact 5e9", True),
        ("exceeded |the record level of $5bn", "over 5e9", True),
        ("came close to |the record $5bn", "under 5e9", False),
        ("fell |short of the record, to $5bn", "exact 5e9", False),
        ("after last year's record fell to |$5bn", "exact 5e9", False),
    ],
)
def test_records_are_said_by_the_figure_itself(words: str, said: str, record: bool) -> None:
    found = claim(figure(HOME, "exports", "KE", "2023", said, words=words), REPORT)
    assert found is not None and is_record(found) is record


def test_unusable_figures_make_no_claim() -> None:
    usable = figure(HOME, "exports", "KE", "2023", "exact 5e9")
    assert claim(replace(usable, low=6e9, high=5e9), REPORT) is None
    assert claim(replace(usable, low=None, high=None), REPORT) is None
    assert claim(replace(usable, low=float("nan")), REPORT) is None


def test_the_networks_terms_and_back() -> None:
    growth = claim(figure(HOME, "exports", "KE", "2023", "exact 24.8", measure="change", unit="percent"), REPORT)
    assert growth is not None
    interval = reading("exact", 24.75, 24.85)
    assert outward(growth.quantity, inward(growth.quantity, interval)) == interval
    deficit = claim(figure(HOME, "trade_balance", "KE IN", "2023", "exact -2e9"), REPORT)
    assert deficit is not None and deficit.sign == -1
    assert deficit.asserted == Interval(deficit.asserted.low, deficit.asserted.high) and deficit.asserted.low == 1.5e9


def test_currencies() -> None:
    assert is_money("USD") and not is_money("t") and not is_money("percent") and not is_money("kWh")

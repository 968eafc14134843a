"""Spanish from word data alone: figures and direct quotations (docs/languages.md)."""

from __future__ import annotations

import pytest

from communique.entries.reading import read_text
from communique.kinds import Figure, Statement
from communique.text.languages import find_language

HEAD = "Nota de prensa del Ministerio de Comercio\n\nLima, 12 de marzo de 2024\n\n"
REPORT = HEAD + (
    "El ministro de Comercio Exterior se reunió con la delegación de la región para hablar de los puertos.\n\n"
    "«Los puertos no mienten, y este año hablan muy bien de nosotros», dijo Lucía Andrade.\n\n"
    "Las exportaciones crecieron un 12,5 % en 2023 y sumaron más de 556 millones de dólares.\n"
)


def figures(sentence: str) -> list[Figure]:
    return [e for e in read_text(HEAD + sentence, language="es").entries if isinstance(e, Figure)]


@pytest.mark.parametrize(
    ("sentence", "low", "high", "unit", "hedge"),
    [
        ("Las exportaciones sumaron 337 millones de dólares.", 336.5e6, 337.5e6, "USD", "exact"),
        ("Las exportaciones sumaron más de 556 millones de dólares.", 556e6, 557e6, "USD", "over"),
        ("Las importaciones fueron de casi 557 millones de euros.", 556e6, 557e6, "EUR", "under"),
        ("La inversión es de cerca de 1.500 millones de dólares.", 1.4e9, 1.6e9, "USD", "about"),
        ("La cosecha llegó a 10,7 millones de toneladas.", 10.65e6, 10.75e6, "t", "exact"),
        ("El presupuesto es de 1.844.036.360,12 euros.", 1844036360.115, 1844036360.125, "EUR", "exact"),
        ("Las exportaciones crecieron un 24,8 %.", 24.75, 24.85, "percent", "exact"),
        ("Las importaciones cayeron un 9,3 por ciento.", -9.35, -9.25, "percent", "exact"),
    ],
)
def test_a_figure(sentence: str, low: float, high: float, unit: str, hedge: str) -> None:
    (figure,) = figures(sentence + "\n")
    assert (figure.low, figure.high, figure.unit, figure.hedge) == (low, high, unit, hedge)


@pytest.mark.parametrize(
    ("when", "period"),
    [("en 2023", "2023"), ("en enero de 2024", "2024-01"), ("de enero a julio de 2023", "2023-01/2023-07")],
)
def test_its_period(when: str, period: str) -> None:
    (figure,) = figures(f"Las exportaciones sumaron 337 millones de dólares {when}.\n")
    assert figure.period == period


def test_a_report_is_known_for_spanish_and_read() -> None:
    assert find_language(REPORT) == "es"
    reading = read_text(REPORT)
    assert (reading.document.language, reading.document.published) == ("es", "2024-03-12")
    (said,) = [e for e in reading.entries if isinstance(e, Statement)]
    assert said.content == "Los puertos no mienten, y este año hablan muy bien de nosotros"
    assert said.speaker is not None and said.speaker.name == "Lucía Andrade"
    measures = {(e.measure, e.indicator) for e in reading.entries if isinstance(e, Figure)}
    assert measures == {("change", "exports"), ("level", "exports")}

"""Texts read side by side give what they give one after the other."""

from __future__ import annotations

from communique.entries.reading import Given, read_text, read_texts
from tests.shared import CHECKOUT

REPORTS = sorted((CHECKOUT / "communique" / "samples").glob("*.txt"))


def test_reads_side_by_side_what_it_reads_one_after_the_other() -> None:
    texts = [path.read_text(encoding="utf-8") for path in REPORTS]
    russian = "Губернатор Кондратьев заявил, что экспорт пшеницы вырос на 5 процентов.\n\n" * 3
    texts += ["", russian, texts[0], f"{texts[1]}\n\n{russian}"]
    given = [Given(text, source=f"{n}.txt", published="2024-05-14") for n, text in enumerate(texts)]
    together = read_texts([*given, Given(texts[0], language="xx")])
    alone = [read_text(each.text, source=each.source, published=each.published) for each in given]
    assert together[:-1] == alone
    assert [reading.told for reading in together[:-1]] == [reading.told for reading in alone]
    assert not together[-1].entries and "no words" in together[-1].unclear[0][2]


def test_reads_nothing_out_of_nothing() -> None:
    assert read_texts([]) == []

"""The figures of one quantity lined up over its periods, each value with its sources."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from communique.compare.lexicon import lexicon
from communique.compare.quantities import area_key, area_keys, canonical_period, indicator_key, scope_and_subject
from communique.kinds import Area, Derived, Document, Figure, Reconciliation
from communique.period import span


@dataclass(slots=True)
class Row:
    """One period of a series: the interval that its figures allow, or that follows, with figures and documents.

    `verdict` is that of the period's reconciliation, `said` where only one figure gives it, `derived` where none does;
    `low` and `high` are `None` where unbounded or in a conflict, and `told` keeps each figure's own words.
    """

    period: str | None
    compared_to: str | None
    low: float | None
    high: float | None
    verdict: str
    figures: tuple[str, ...]
    documents: tuple[str, ...]
    told: tuple[str, ...] = ()


@dataclass(slots=True)
class Series:
    """The rows of one quantity in the order of its periods, those without a year last.

    `scope` is goods, services, both or unsaid (empty); exports and imports of two areas are those of the first.
    """

    indicator: str
    subject: str | None
    areas: tuple[Area, ...]
    measure: str
    unit: str
    scope: str = ""
    rows: list[Row] = field(default_factory=list)


When = tuple[str | None, str | None]
Key = tuple[str, tuple[str, ...], tuple[str, ...], str, str, str]


def find_series(
    documents: Iterable[Document],
    figures: Iterable[Figure],
    reconciliations: Iterable[Reconciliation],
    areas: Sequence[str] = (),
) -> list[Series]:
    """The series of the areas given by code or name (all without any), the fullest first.

    Of several areas a series must be of all of them; values that follow are told apart from those that are said.
    """
    languages = {document.id: document.language for document in documents}
    rows: dict[Key, dict[When, Row]] = defaultdict(dict)
    first: dict[Key, Series] = {}
    for figure in sorted(figures, key=lambda figure: figure.id):
        if is_of(figure.areas, areas):
            key = series_key(figure, languages)
            scope = key[5].partition("/")[0]
            made = Series(figure.indicator, figure.subject, figure.areas, figure.measure, figure.unit, scope)
            first.setdefault(key, made)
            _say(rows[key], figure)
    known = {one: (key, when) for key, found in rows.items() for when, row in found.items() for one in row.figures}
    for entry in sorted(reconciliations, key=lambda entry: (entry.verdict != "conflict", entry.id)):
        _judge(rows, first, known, entry)
    for key, series in first.items():
        series.rows = sorted(rows[key].values(), key=_order)
    return sorted(first.values(), key=lambda s: (-len(s.rows), s.indicator, s.measure, s.unit, s.subject or ""))


def is_of(own: Sequence[Area], asked: Sequence[str]) -> bool:
    """Whether a figure of these areas is of all that are asked for, by code or name."""
    names = {name.casefold() for area in own for name in (area.name, area.code) if name}
    return all(word.casefold() in names for word in asked)


def series_key(figure: Figure, languages: Mapping[str, str]) -> Key:
    """What tells the quantity of a figure from others: its series has all figures with the same."""
    words = lexicon(languages.get(figure.document or "", "en"))
    scope, subject = scope_and_subject(figure, words)
    side = figure.indicator in ("exports", "imports") and len(figure.areas) > 1
    reporter = area_key(figure.areas[0], words) if side else ""
    told = indicator_key(figure.indicator, words)
    return told, subject, area_keys(figure.areas, words), figure.measure, figure.unit, f"{scope}/{reporter}"


def _say(rows: dict[When, Row], figure: Figure) -> None:
    """Add a figure to its period; figures that no reconciliation joins stay beside each other as a hull."""
    when = canonical_period(figure.period), canonical_period(figure.compared_to)
    row = rows.get(when)
    told = " ".join(figure.stated.split())
    if row is None:
        rows[when] = Row(*when, figure.low, figure.high, "said", (figure.id,), (figure.document or "",), (told,))
        return
    row.low = None if row.low is None or figure.low is None else min(row.low, figure.low)
    row.high = None if row.high is None or figure.high is None else max(row.high, figure.high)
    row.verdict = "not compared"
    row.figures = (*row.figures, figure.id)
    row.documents = tuple(sorted({*row.documents, figure.document or ""}))
    row.told = (*row.told, told)


Rows = dict[Key, dict[When, Row]]


def _judge(
    rows: Rows, first: dict[Key, Series], known: Mapping[str, tuple[Key, When]],
    entry: Reconciliation,
) -> None:  # fmt: skip
    """Give the row of a reconciliation its verdict and interval, and add what follows from it."""
    homes = [known[figure] for figure in entry.figures if figure in known]
    when = canonical_period(entry.period), canonical_period(entry.compared_to)
    home = next((h for h in homes if h[1] == when and h[0][3:5] == (entry.measure, entry.unit)), None)
    if home is None:
        return
    key = home[0]
    row = rows[key][when]
    _give_year(rows, known, entry, key, when)
    if row.verdict != "conflict":
        row.verdict, row.low, row.high = entry.verdict, entry.low, entry.high
    for result in entry.derived:
        _add_derived(rows, first, key, entry, result)


def _give_year(rows: Rows, known: Mapping[str, tuple[Key, When]], entry: Reconciliation, key: Key, when: When) -> None:
    """Move the figures without a year that the entry gives one to the row of that year."""
    for figure in entry.figures:
        home = known.get(figure)
        if home is None or home[0] != key or span(home[1][0]) or home[1] == when:
            continue
        bare, row = rows[key][home[1]], rows[key][when]
        told = bare.told[bare.figures.index(figure)]
        row.figures, row.told = (*row.figures, figure), (*row.told, told)
        row.documents = tuple(sorted({*row.documents, *bare.documents}))
        if len(bare.figures) == 1:
            del rows[key][home[1]]


def _add_derived(rows: Rows, first: dict[Key, Series], key: Key, entry: Reconciliation, result: Derived) -> None:
    target = (result.indicator, key[1], key[2], result.measure, result.unit, key[5])
    if result.indicator not in ("trade_turnover", "exports", "imports", "trade_balance"):
        target = (key[0], *target[1:])
    if result.indicator != entry.indicator and result.indicator in ("exports", "imports") and len(result.areas) > 1:
        target = (*target[:5], f"{key[5].partition('/')[0]}/{result.areas[0].code or ''}")
    scope = target[5].partition("/")[0]
    made = Series(result.indicator, result.subject, result.areas, result.measure, result.unit, scope)
    first.setdefault(target, made)
    when = canonical_period(result.period), None
    if when not in rows[target]:
        rows[target][when] = Row(*when, result.low, result.high, "derived", result.from_, entry.documents)


def _order(row: Row) -> tuple[bool, str, str]:
    days = span(row.period)
    when = "/".join(day.isoformat() for day in days) if days else row.period or ""
    return days is None, when, row.compared_to or ""

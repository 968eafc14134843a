"""Which figures speak of the same quantity: what a figure counts, of whom, when and in what, made comparable."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple

from communique.compare.lexicon import Lexicon, lexicon, stems
from communique.interval import Interval, fraction, reading
from communique.kinds import Area, Figure
from communique.period import span as days_of

TRADE = frozenset({"trade_turnover", "exports", "imports", "trade_balance"})
STATISTICS = TRADE | {"production"}
EVENTS = frozenset({"contracts", "funding", "visits"})
FLOWS = frozenset({"trade_turnover", "exports", "imports", "production", "contracts", "visits"})


class Quantity(NamedTuple):
    """What a figure is a figure of, spelt the same by all who mean the same.

    `side` is the country whose exports or imports they are; `scope` is goods, services, both or unsaid (empty);
    `mark` names the story or document without which the other fields do not tell the quantity (empty: they do).
    """

    indicator: str
    subject: tuple[str, ...]
    areas: tuple[str, ...]
    side: str
    scope: str
    measure: str
    period: str | None
    compared_to: str | None
    unit: str
    mark: str


@dataclass(frozen=True, slots=True)
class Report:
    """What comparing needs of a document: its language, its day, its story and the text that it copies.

    `story` and `original` are ids; a document that shares no story is its own, one that copies none is original.
    """

    id: str
    language: str
    day: date | None
    story: str
    original: str


@dataclass(frozen=True, slots=True)
class Claim:
    """A figure ready to be compared: its quantity and how sure that is, and its three readings in the network's terms.

    `certainty`: `sure`; `likely` (a free indicator; a share or rank, whose part or field nothing names); `open` (the
    period had not ended on the document's day); `loose` (a flow without a period); `event` (a count or sum that only
    its story identifies); `linked` (of this quantity only by what other figures say). A balance is read by its size,
    and `sign` keeps the rest.
    """

    figure: Figure
    report: Report
    quantity: Quantity
    certainty: str
    asserted: Interval
    rounded: Interval
    lenient: Interval
    sign: int = 1

    @property
    def id(self) -> str:
        """The figure's id."""
        return self.figure.id

    def of(self, quantity: Quantity) -> Claim:
        """The same claim about another quantity."""
        return replace(self, quantity=quantity)


def claim(figure: Figure, report: Report) -> Claim | None:
    """The claim that a figure makes, or `None` where it has no usable interval."""
    if not _usable(figure):
        return None
    words = lexicon(report.language)
    scope, subject = scope_and_subject(figure, words)
    period, opened = canonical_period(figure.period), is_open(figure.period, report.day)
    certainty = _certainty(figure, period, opened)
    quantity = Quantity(
        indicator=indicator_key(figure.indicator, words),
        subject=subject,
        areas=area_keys(figure.areas, words),
        side=_side(figure, words),
        scope=scope,
        measure=figure.measure,
        period=period,
        compared_to=_compared_to(figure, period),
        unit=figure.unit,
        mark="" if certainty in ("sure", "likely") else f"{certainty}:{report.story}",
    )
    return _with_readings(figure, report, quantity, certainty)


def _usable(figure: Figure) -> bool:
    ends = [end for end in (figure.low, figure.high) if end is not None]
    if not ends or any(end != end or abs(end) == float("inf") for end in ends):
        return False
    return len(ends) == 1 or ends[0] <= ends[1]


def _with_readings(figure: Figure, report: Report, quantity: Quantity, certainty: str) -> Claim:
    told = (figure.hedge, figure.low, figure.high)
    asserted = rounded = lenient = inward(quantity, reading(*told))
    if figure.hedge == "exact":
        rounded = lenient = inward(quantity, reading(*told, rounded=True))
    elif figure.hedge in ("over", "under"):
        lenient = inward(quantity, reading(*told, strict=True))
    middle = sum(fraction(end) for end in (figure.low, figure.high) if end is not None)
    return Claim(figure, report, quantity, certainty, asserted, rounded, lenient, -1 if middle < 0 else 1)


def inward(quantity: Quantity, interval: Interval) -> Interval:
    """The interval in the network's terms: growth in percent as a factor, a share as a part of 1, a balance's size."""
    if quantity.unit == "percent" and quantity.measure in ("change", "share"):
        hundredth = interval.scaled(fraction(0.01))
        return hundredth.shifted(1) if quantity.measure == "change" else hundredth
    if quantity.indicator == "trade_balance" and quantity.measure == "level":
        return interval.magnitude()
    return interval


def outward(quantity: Quantity, interval: Interval) -> Interval:
    """The reverse of `inward`, for all but the sign of a balance."""
    if quantity.unit == "percent" and quantity.measure in ("change", "share"):
        return (interval.shifted(-1) if quantity.measure == "change" else interval).scaled(100)
    return interval


def is_money(unit: str) -> bool:
    """Whether a unit is a currency, an ISO 4217 code."""
    return len(unit) == 3 and unit.isascii() and unit.isupper()


# --- what is counted -------------------------------------------------------------------------------------------------


def content_words(text: str, words: Lexicon, *classes: str) -> frozenset[str]:
    """The stems of a phrase but for the words of these classes."""
    return frozenset(stems(text)) - words.idle(*classes)


@lru_cache(maxsize=4096)
def _indicator_key(indicator: str, language_words: frozenset[str]) -> str:
    kept = {word for word in stems(indicator) if word not in language_words}
    return " ".join(sorted(kept)) or indicator.casefold()


def indicator_key(indicator: str, words: Lexicon) -> str:
    """An indicator of the contract's own list as it is; any other as the sorted stems of its words."""
    if indicator in STATISTICS or indicator in EVENTS:
        return indicator
    return _indicator_key(indicator, words.words("filler"))


def scope_and_subject(figure: Figure, words: Lexicon) -> tuple[str, tuple[str, ...]]:
    """What trade is counted in (goods, services, both or unsaid) and the stems of what is counted, sorted."""
    subject = figure.subject or ""
    idle = ("filler", "trade") if figure.indicator in TRADE else ("filler",)
    kept = content_words(subject, words, *idle)
    if figure.measure != "share":
        kept -= {word for area in figure.areas for word in stems(area.name)}
    if figure.indicator not in TRADE:
        return "", tuple(sorted(kept))
    goods, services = words.idle("only goods"), words.idle("only services")
    if kept and not kept <= goods | services:
        return "", tuple(sorted(kept))
    said = [name for name, some in (("goods", kept & goods), ("services", kept & services)) if some]
    scope = "both" if len(said) == 2 else said[0] if said else _scope_said(figure, words)
    return scope, ()


def _scope_said(figure: Figure, words: Lexicon) -> str:
    """The last of trade in goods, in services or in both that the figure's evidence says before its number."""
    before = " ".join(piece.text for piece in figure.evidence)
    cut = before.rfind(figure.stated)
    before = before[:cut] if cut >= 0 else before
    ends = {cls: words.last(cls, before) for cls in ("both", "goods", "services")}
    last = max(ends.values())
    return next(cls for cls, end in ends.items() if end == last) if last >= 0 else ""


# --- of whom ---------------------------------------------------------------------------------------------------------


def area_key(area: Area, words: Lexicon) -> str:
    """An area's ISO 3166 code or, where it has none, the words of its name."""
    if area.code:
        return area.code
    name = area.name.casefold().removeprefix("the ").strip()
    return "~" + " ".join(sorted(content_words(words.same.get(name, name), words, "filler")))


def area_keys(areas: Iterable[Area], words: Lexicon) -> tuple[str, ...]:
    """The keys of all areas, in either order."""
    return tuple(sorted({area_key(area, words) for area in areas}))


def _side(figure: Figure, words: Lexicon) -> str:
    """Of two areas, the one whose exports or imports they are: the one that the figure names first."""
    if figure.indicator not in ("exports", "imports") or len(figure.areas) < 2:
        return ""
    return area_key(figure.areas[0], words)


# --- when ------------------------------------------------------------------------------------------------------------


@lru_cache(maxsize=4096)
def span(iso: str | None) -> tuple[date, date] | None:
    """First and last day of a period, or `None` where it has no year."""
    return days_of(iso)


@lru_cache(maxsize=4096)
def canonical_period(iso: str | None) -> str | None:
    """The one spelling of a period: `2022` for `2022-01/2022-12`; what has no year stays as it is."""
    days = span(iso)
    if not days:
        return iso
    first, last = days
    if first.day != 1 or (last + timedelta(1)).day != 1:
        return first.isoformat() if first == last else f"{first.isoformat()}/{last.isoformat()}"
    if (first.month, last.month) == (1, 12):
        return f"{first.year:04}" if first.year == last.year else f"{first.year:04}/{last.year:04}"
    months = [f"{day.year:04}-{day.month:02}" for day in (first, last)]
    return months[0] if months[0] == months[1] else "/".join(months)


def is_open(iso: str | None, day: date | None) -> bool:
    """Whether a period of more than a day was still running on the document's day: its figure is one so far."""
    days = span(iso)
    return bool(days and day and days[0] < days[1] and days[1] >= day)


def has_year(iso: str | None) -> bool:
    """Whether a period is one, with its year."""
    return span(iso) is not None


def _compared_to(figure: Figure, period: str | None) -> str | None:
    """The period compared with; for the change of a whole year that names none, the year before."""
    if figure.measure != "change":
        return None
    if figure.compared_to is None and period and re.fullmatch(r"\d{4}", period):
        return f"{int(period) - 1:04}"
    return canonical_period(figure.compared_to)


def _certainty(figure: Figure, period: str | None, opened: bool) -> str:
    statistic = figure.indicator in STATISTICS
    if not figure.areas:
        return "event"
    if not has_year(period):
        return "loose" if statistic and figure.measure in ("level", "change") else "event"
    if opened:
        return "open"
    if figure.indicator in EVENTS or (not statistic and figure.unit == "1"):
        return "event"
    return "sure" if _is_told_by_fields(figure) else "likely"


def _is_told_by_fields(figure: Figure) -> bool:
    if figure.indicator not in STATISTICS or (figure.indicator == "production" and not figure.subject):
        return False
    yearly = figure.compared_to or len(figure.period or "") == 4
    return figure.measure == "level" or bool(figure.measure == "change" and yearly)


def is_record(claim_: Claim) -> bool:
    """Whether the figure's own words say that it stands above all before it."""
    words, stated = lexicon(claim_.report.language), claim_.figure.stated
    if claim_.figure.hedge in ("under", "most") or claim_.figure.measure != "level":
        return False
    return words.says("record", stated) and not words.says("not record", stated)


def is_real(claim_: Claim) -> bool:
    """Whether a change is one in comparable prices or in kind, and so none of an amount of money."""
    around = " ".join(piece.text for piece in claim_.figure.evidence)
    return lexicon(claim_.report.language).says("real", around + " " + claim_.figure.stated)

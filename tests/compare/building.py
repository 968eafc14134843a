"""Small figures, meetings and documents for the tests of comparing, with bounds worked out by the contract's table."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from communique.interval import bounds
from communique.kinds import Area, Document, Evidence, Figure, Meeting, Person, Statement, document_id, entry_id

NAMES = {
    "BY": "Belarus", "RU-KDA": "Krasnodar Territory", "KE": "Kenya", "UG": "Uganda", "VN": "Viet Nam", "CL": "Chile",
    "TR": "Türkiye", "GE": "Georgia", "BR": "Brazil", "IN": "India", "MA": "Morocco", "TH-83": "Phuket", "ES": "Spain", "KZ": "Kazakhstan",
    "UZ": "Uzbekistan", "EG": "Egypt", "JP": "Japan", "PE": "Peru", "NG": "Nigeria", "GH": "Ghana", "PL": "Poland",
    "UA": "Ukraine", "CA-QC": "Quebec", "MX": "Mexico", "TH": "Thailand", "MY": "Malaysia", "ZA": "South Africa",
}  # fmt: skip


def area(code: str) -> Area:
    """An area by its code, or by its name where it has none (`~Africa`)."""
    return Area(code[1:]) if code.startswith("~") else Area(NAMES.get(code, code), code)


def document(name: str, text: str = "", published: str | None = None, **fields: Any) -> Document:
    """A document whose id depends on its name and text."""
    one = document_id(f"{name}\n{text}".encode())
    given = {"title": name, "outlet": None, "language": "en", "sources": (f"{name}.txt",), **fields}
    return Document(id=one, published=published, text=text or name, sha256=one, **given)


def figure(
    home: Document,
    indicator: str,
    areas: str,
    period: str | None,
    said: str,
    *,
    measure: str = "level",
    unit: str = "USD",
    subject: str | None = None,
    since: str | None = None,
    words: str | None = None,
) -> Figure:
    """A figure as `said`: a hedge and a number (`over 556e6`, `exact 24.8`, `range 205e6 210e6`), bounds by the table.

    `words` is its clause, with a bar before the words of the number itself.
    """
    hedge, *numbers = said.split()
    low, high = limits(hedge, [Decimal(number) for number in numbers], unit, measure)
    codes = areas.split()
    one = entry_id("figure", home.id, indicator, areas, period, said, measure, unit, subject, since, words)
    before, _, stated = (words or f"{indicator} of {' and '.join(codes)} in {period} |{said}").partition("|")
    text = before + stated
    return Figure(
        id=one,
        document=home.id,
        evidence=(Evidence(0, len(text), text),),
        indicator=indicator,
        subject=subject,
        measure=measure,
        areas=tuple(area(code) for code in codes),
        period=period,
        compared_to=since,
        unit=unit,
        stated=stated,
        hedge=hedge,
        low=low,
        high=high,
        speaker=None,
    )


def limits(hedge: str, numbers: list[Decimal], unit: str, measure: str) -> tuple[float | None, float | None]:
    """The contract's bounds of a hedged number; a bare count is exact."""
    if hedge == "range":
        return float(numbers[0]), float(numbers[1])
    x = numbers[0]
    place = None if unit == "1" and measure == "level" else Decimal(1).scaleb(int(x.as_tuple().exponent))
    low, high = bounds(hedge, x, place)
    if x < 0 and hedge in ("over", "under", "least", "most"):
        low, high = (None if end is None else -end for end in reversed(bounds(hedge, -x, place)))
    return (None if low is None else float(low)), (None if high is None else float(high))


def person(name: str | None, role: str | None = None, code: str | None = None) -> Person:
    """A participant who represents an area given by its code."""
    return Person(name, role, area(code) if code else None)


def meeting(
    home: Document, date: str | None, *people: Person, form: str = "meeting", place: str | None = None
) -> Meeting:
    """A meeting of these people."""
    one = entry_id("meeting", home.id, date, form, *(p.name for p in people))
    return Meeting(one, home.id, (Evidence(0, len(home.text), home.text),), date, form, place, people)


def statement(home: Document, content: str, speaker: Person | None = None) -> Statement:
    """A direct statement."""
    return Statement(
        entry_id("statement", home.id, content), home.id, (Evidence(0, 1, "x"),), "direct", speaker, content
    )

"""Values of entries as a person says them: amounts, periods, people, areas."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from communique.compare import saying
from communique.interval import Interval, fraction
from communique.kinds import Actor, Area, Figure, Person

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_PART = re.compile(r"(\d{4}|-)(?:-(\d\d))?(?:-(\d\d))?\Z")
# What a terminal would act on instead of showing it: control characters, and marks that turn the direction of writing.
_UNSAFE = {c: "\ufffd" for c in (*range(32), *range(127, 160)) if chr(c) not in "\n\t"}
_UNSAFE |= dict.fromkeys((*range(0x202A, 0x202F), *range(0x2066, 0x206A)), "\u200b")


def safe(text: str) -> str:
    """The text with what would act on a terminal replaced, code point for code point."""
    return text.translate(_UNSAFE)


def one_line(text: str) -> str:
    """The text safe to show, with all white space as single blanks."""
    return " ".join(safe(text).split())


def say_counts(counts: Mapping[str, int]) -> str:
    """How many there are of each kind: 1 story, 1,204 figures; empty for none."""
    return ", ".join(f"{count:,} {kind if count == 1 else _many(kind)}" for kind, count in counts.items())


def _many(kind: str) -> str:
    return f"{kind[:-1]}ies" if kind.endswith("y") else f"{kind}s"


def say_interval(low: float | None, high: float | None, unit: str) -> str:
    """An interval in its unit: `$556 to 557 million`, `24.75 to 24.85 %`, `at least 25`."""
    return saying.say_interval(_exact(low, high), unit, digits=12)


def _exact(low: float | None, high: float | None) -> Interval:
    first, last = (None if end is None else fraction(end) for end in (low, high))
    return Interval(first, last, low_in=True, high_in=True)


def say_figure(figure: Figure) -> str:
    """The interval of a figure; a change as `up` or `down`, a share as a share."""
    low, high = figure.low, figure.high
    if figure.measure == "change":
        if low is not None and low >= 0:
            return f"up {say_interval(low, high, figure.unit)}"
        if high is not None and high <= 0:
            return f"down {say_interval(-high, None if low is None else -low, figure.unit)}"
    if figure.measure == "rank":
        return f"rank {say_interval(low, high, '1')}"
    return say_interval(low, high, figure.unit)


def say_period(iso: str | None) -> str:
    """An ISO day, month, year or interval: `19 Sep 2023`, `Jan-Jul 2023`, `2015 to 2023`; empty for `None`."""
    if not iso:
        return ""
    first, _, last = iso.partition("/")
    if not last:
        return _say_part(first)
    if first[:4] == last[:4] and len(first) == len(last) == 7:
        return f"{_MONTHS[int(first[5:]) - 1]}-{_say_part(last)}"
    return f"{_say_part(first)} to {_say_part(last)}"


def _say_part(iso: str) -> str:
    match = _PART.match(iso)
    if not match or int(match[2] or 1) not in range(1, 13):
        return iso
    day = str(int(match[3])) if match[3] else ""
    month = _MONTHS[int(match[2]) - 1] if match[2] else ""
    return " ".join(part for part in (day, month, match[1].strip("-")) if part)


def say_person(person: Person | None, *, role: bool = True) -> str:
    """`Ana Kovač (Minister of Trade)`, the role alone where there is no name; empty for `None`."""
    if person is None:
        return ""
    if not person.name:
        return one_line(person.role or "somebody")
    return one_line(f"{person.name} ({person.role})" if role and person.role else person.name)


def say_people(people: Iterable[Person]) -> str:
    """People joined by dashes, as the two sides of a meeting."""
    return " - ".join(say_person(person) for person in people)


def say_areas(areas: Iterable[Area | Actor]) -> str:
    """Names joined by dashes."""
    return " - ".join(one_line(area.name) for area in areas)


def say_indicator(figure: Figure) -> str:
    """What a figure is of: the indicator, and the subject where it says more."""
    name = figure.indicator.replace("_", " ")
    return one_line(f"{name}: {figure.subject}" if figure.subject else name)


def say_change(change: Mapping[str, Any]) -> str:
    """What was decided, in words: `rated fulfilled, on 2025-05-04`; `edited due: 2026-03`."""
    said = []
    for what, value in change.items():
        if isinstance(value, dict):
            value = ", ".join(f"{name}: {_brief(each)}" for name, each in value.items())
        said.append(what if value is True else f"{what} {_brief(value)}")
    return ", ".join(said)


def _brief(value: Any) -> str:
    if isinstance(value, list):
        return "; ".join(_brief(each) for each in value) or "nothing"
    if isinstance(value, dict):
        return str(value.get("name") or ", ".join(map(str, value.values())))
    return "nothing" if value is None else str(value)

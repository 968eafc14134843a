"""How pages word what entries hold: in the reader's language, with what was said in another script beside it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields, replace
from typing import Any

from markupsafe import Markup

from communique.kinds import Actor, Area, Entry, Figure, Person, Sector
from communique.ledger.fields import PERIODS
from communique.report import phrases, reader

KINDS = {"reconciliation": "comparison", "followup": "follow-up"}
LABELS = {
    "actors": "Who is to act", "counterpart": "For or with", "speaker": "Who says so", "action": "What is to be done",
    "due": "Due", "sectors": "Goods", "participants": "Who took part", "content": "What was said",
    "indicator": "What is counted", "compared_to": "Compared to", "stated": "Said as", "hedge": "How sure it was said",
    "area": "Place", "bearing": "What it does", "part": "Which part", "at": "When", "by": "By whom", "undoes": "Undoes",
    "change": "Decision", "low": "From", "high": "To",
}  # fmt: skip
CHOICES = {"least": "at least", "most": "at most", "level": "amount", "direct": "in own words", "indirect": "reported"}
LANGUAGES = {"en": "English", "ru": "Russian", "es": "Spanish", "be": "Belarusian", "kk": "Kazakh", "fr": "French"}
_CODE = re.compile(r"\b[A-Z]{2}(?:-[A-Z0-9]{1,3})?\b")
_ABOUT = re.compile(rf"(?<=both are about ){_CODE.pattern}(?:, {_CODE.pattern})*")
_BETWEEN = re.compile(r"(?<=[a-z])-(?=[A-Z])")
_CLOSE = 1e-4  # of a value: where its interval is narrower, a list shows the value alone
_ELSEWHERE = ("id", "document", "evidence", "documents", "commitment", "entry", "explanation", "meeting", "from_",
              "derived", "strict", "figures", "differences")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Said:
    """A field of an entry as a page shows it; `original` is how it was said where that is in another script."""

    label: str
    text: str
    original: str | None = None


def say_why(explanation: str) -> str:
    """Why a passage belongs to a commitment, with the names of areas for their codes."""
    return _ABOUT.sub(lambda found: _CODE.sub(_named, found[0]), explanation)


def _named(code: re.Match[str]) -> str:
    return reader.place_name(code[0], code[0])


def shown(words: str, most: int = 240) -> str:
    """Words of a document on one line, cut where they are very long."""
    line = phrases.one_line(words[: most * 4])
    return line if len(line) <= most else f"{line[: most - 1].rstrip()}…"


def kind_name(kind: str, count: int = 1) -> str:
    """The name of a kind for so many: `2 comparisons`, `1 hub`."""
    name = KINDS.get(kind, kind)
    return name if count == 1 else f"{name[:-1]}ies" if name.endswith("y") else f"{name}s"


def label(name: str) -> str:
    """What a field is called on a page."""
    return LABELS.get(name) or name.replace("_", " ").capitalize()


def choice(value: str) -> str:
    """A value that can be chosen, in plain words."""
    return CHOICES.get(value) or KINDS.get(value, value)


def language_name(tag: str) -> str:
    """A language by its English name, where it is one of the usual ones."""
    return LANGUAGES.get(tag.partition("-")[0].lower(), tag)


def say_period(iso: str | None) -> str:
    """A period with dashes as in print: `Jan–Jul 2023`."""
    return _BETWEEN.sub("–", phrases.say_period(iso))


def say_person(person: Person | None) -> str:
    """A name with the role behind it."""
    return phrases.say_person(reader.english_person(person)) if person else ""


def say_people(people: Iterable[Person]) -> str:
    """People joined by dashes, as the two sides of a meeting; unnamed ones by what they stand for."""
    return " – ".join(say_person(each) if each.name or each.role else _stand_for(each) for each in people)


def _stand_for(person: Person) -> str:
    return say_place(person.represents) if person.represents else "somebody"


def say_place(area: Area | Actor) -> str:
    """A place or an actor by a name that a reader can read."""
    return phrases.one_line(reader.english_place(area.name, area.code))


def say_areas(areas: Iterable[Area | Actor]) -> str:
    """Names joined by dashes."""
    return "\u00a0– ".join(say_place(area) for area in areas)


def say_list(areas: Iterable[Area | Actor]) -> str:
    """Names with commas."""
    return ", ".join(say_place(area) for area in areas)


def say_unit(unit: str) -> str:
    """A unit as a table's column says it; nothing for a plain number."""
    return {"1": "", "percent": "%", "pp": "percentage points"}.get(unit, unit)


def say_indicator(figure: Figure) -> str:
    """What a figure is of, in English as far as the words are known."""
    name = phrases.say_indicator(figure)
    return (reader.gloss(name) or name) if reader.is_foreign(name) else name


def say_figure(figure: Figure) -> str:
    """The interval of a figure; the value alone where the interval is only as wide as its last digit of many."""
    low, high = figure.low, figure.high
    if low is not None and high is not None and 0 < high - low < _CLOSE * abs(low + high) / 2:
        figure = replace(figure, low=(low + high) / 2, high=(low + high) / 2)
    return "\u00a0".join(phrases.say_figure(figure).rsplit(" ", 1))  # no unit alone on its line


def tongue(text: str | None) -> Markup:
    """The attribute that says in which language words are that are not in the page's."""
    if not reader.is_foreign(text):
        return Markup("")
    return Markup(' lang="be"') if {"ў", "і"} & {*str(text).lower()} else Markup(' lang="ru"')


def said_fields(entry: Entry) -> list[Said]:
    """An entry's own fields that are not empty, without those that its page shows elsewhere."""
    names = [field.name for field in fields(entry) if field.name not in _ELSEWHERE]
    return [said for name in names if (said := _said(entry, name))]


def _said(entry: Any, name: str) -> Said | None:
    value = getattr(entry, name)
    if value is None or value in ((), [], ""):
        return None
    if name == "change":
        return Said(label(name), phrases.say_change(value))
    if name in PERIODS:
        return Said(label(name), say_period(value))
    if name == "indicator":
        return _with_original(label(name), say_indicator(replace(entry, subject=None)), value.replace("_", " "))
    parts = list(_spoken(value))
    return _with_original(label(name), "; ".join(text for text, _ in parts), "; ".join(own for _, own in parts))


def _with_original(label: str, text: str, original: str) -> Said:
    return Said(label, text, None if text == original else original)


def _spoken(value: Any) -> Iterator[tuple[str, str]]:
    """A value in the reader's words and in its own."""
    match value:
        case tuple() | list():
            for each in value:
                yield from _spoken(each)
        case Person():
            yield say_person(value), phrases.say_person(value)
        case Area() | Actor():
            yield say_place(value), phrases.one_line(value.name)
        case Sector():
            yield f"{reader.english_goods(value)} ({value.code})", f"{value.name} ({value.code})"
        case bool():
            yield ("yes" if value else "no",) * 2
        case float() | int():
            yield (f"{value:,.15g}".replace("-", "\u2212"),) * 2
        case _:
            text = phrases.one_line(choice(str(value)))
            yield text, text

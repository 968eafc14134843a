"""Who met, in every way to tell it and in every form in which a side may stand."""

from __future__ import annotations

import re

from communique.entries.reading import read_text
from communique.kinds import Meeting
from tests.russian.met_forms import GUESTS, HOSTS, TOLD, Party
from tests.tables import each

REPORT = "Обсудили поставки меди\n\n14 мая 2024 года\n\n{} Речь шла о поставках меди и обмене студентами.\n"


def told(text: str) -> list[tuple[str, str | None, str | None, list[str]]]:
    """The form, day, place and surnames of each encounter."""
    found = [one for one in read_text(text, source="x.txt").entries if isinstance(one, Meeting)]
    return [(m.form, m.date, m.place, sorted((p.name or "?").split()[-1] for p in m.participants)) for m in found]


def written(words: str, host: Party, guest: Party) -> str:
    """The sentence with host and guest in their cases."""
    for key, one in (("a", host), ("b", guest)):
        words = re.sub(rf"{{{key}:([^}}]*)}}", lambda m, one=one: one.did(*m[1].split("|")), words)  # type: ignore[misc]
        words = re.sub(rf"{{{key}\.(\w)}}", lambda m, one=one: getattr(one, m[1]), words)  # type: ignore[misc]
    words = re.sub(r",([.,])", r"\1", words)
    return ". ".join(part[:1].upper() + part[1:] for part in words.split(". "))


@each(("form", "place", "words"), TOLD)
def test_everybody_who_met(form: str, place: str | None, words: str) -> None:
    pairs = [(HOSTS[0], guest) for guest in GUESTS] + [(host, guest) for host in HOSTS[1:] for guest in GUESTS[:5]]
    wrong = []
    for host, guest in pairs:
        sentence = written(words, host, guest)
        read = told(REPORT.format(sentence))
        if read != [(form, None, place, sorted(host.who + guest.who))] and read != [
            (form, "2024-05-14", place, sorted(host.who + guest.who))
        ]:
            wrong.append((sentence, read))
    assert not wrong

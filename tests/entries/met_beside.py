"""A report of one meeting, for what is told beside it."""

from __future__ import annotations

from communique.entries.reading import read_text
from communique.kinds import Meeting

HEAD = "Regional news of the week\n\n14 May 2024\n\n"
MAIN = "Slovenian Trade Minister Marta Kolar received Kenyan Trade Minister Tunde Oyaro in Bled on Monday. "
MET = ("meeting", "2024-05-13", "Bled", ["Marta Kolar", "Tunde Oyaro"])

Told = tuple[str, str | None, str | None, list[str]]


def beside(text: str) -> list[Told]:
    """What is told beside the meeting of the day."""
    read = read_text(HEAD + MAIN + text, published="2024-05-14")
    found = [entry for entry in read.entries if isinstance(entry, Meeting)]
    told = [
        (one.form, one.date, one.place, sorted(str(who.name or who.role) for who in one.participants)) for one in found
    ]
    assert MET in told
    return [one for one in told if one != MET]

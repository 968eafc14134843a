"""An office: its rank, the area it leads or represents, the organisation; and how it is written out.

`Governor of Russia's Krasnodar Territory`, `Turkish Trade Minister`, `head of the State Committee for Energy`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from communique.kinds import Area
from communique.text.page import Page
from communique.words.load import Words

POSTED: Final = frozenset(("ambassador", "counsellor"))  # "in" and "to" name where they are posted
_LETTERS: Final = 4  # letters of a word in capitals that may be an abbreviation
GOVERNING: Final = frozenset(("governor", "vice governor"))
OF_BODIES: Final = frozenset(("president", "chairman", "executive", "head"))  # may head an organisation named before


@dataclass(slots=True)
class Role:
    """Tokens `start` to `stop` that name an office: its rank, the area it leads or represents, the organisation.

    `behind`: the area is named behind the title ("President of France"), so that it is exactly that area; `words`: the
    title alone.
    """

    start: int
    stop: int
    title: int
    rank: str
    leads: str
    area: Area | None
    company: str | None
    text: str
    definite: bool
    plural: bool
    behind: bool = False
    words: str = ""


def is_institution(language: Words, body: str | None) -> bool:
    """Whether a body is no government of its area, by a word of its name: the Turin Chamber, the University of Lund."""
    if body is None:
        return False
    words = set(body.lower().split())
    return not (language.sets["institution"] - language.sets["council_body"]).isdisjoint(words)


def role_words(role: Role, genitive: str) -> str:
    """The office as the contract writes it: "President of Belarus" for "Belarusian President".

    `genitive` is the language's word between an office and its area, empty where it has none.
    """
    text = " ".join(role.text.split())
    text = text if role.company and text.startswith(role.company) else _quietly(text)
    if role.area is None or not text:
        return text
    text = text.replace(role.area.name.upper(), role.area.name)
    head, _, tail = text.rpartition(f" {genitive} ")
    if head and role.area.name in tail:  # "Governor of Russia's Krasnodar Territory": the territory is what is governed
        owned = tail.endswith(role.area.name) and any(mark in tail.removesuffix(role.area.name) for mark in "'’")
        return f"{head} {genitive} {role.area.name}" if owned else text
    if role.behind or role.leads == "company":
        return text
    end = text.lower().find(role.words) + len(role.words) if role.rank in POSTED else 0
    posting = text[end:]
    if posting and end > len(role.words) - 1:  # to Peru: Ambassador of India to Peru
        return office_of(text[:1].upper() + text[1:end], role.area, genitive) + posting
    return office_of(text[:1].upper() + text[1:], role.area, genitive)


def _quietly(text: str) -> str:
    """An office without the capitals of a first line: Prime Minister for PRIME Minister."""
    first, _, rest = text.partition(" ")
    if text.isupper() and len(rest) > _LETTERS:  # PRESIDENT OF THE REPUBLIC
        words = (word.capitalize() if len(word) >= _LETTERS else word.lower() for word in rest.split())
        return " ".join([first.capitalize() if len(first) >= _LETTERS else first, *words])
    return (
        f"{first.title()} {rest}" if first.isupper() and len(first) > _LETTERS and not rest.isupper() and rest else text
    )


def office_of(office: str, area: Area, genitive: str) -> str:
    """An office with its area; the office alone where the language has no word between the two."""
    return f"{office} {genitive} {area.name}" if genitive else office


def short_body(role: Role) -> str | None:
    """The organisation in capitals that opens an office ("FBCCI president"), or `None`."""
    first, _, rest = role.text.partition(" ")
    return first if rest and first == role.company and first.isupper() else None


def first_word(page: Page, cls: str) -> str:
    """The first word of a class of the page's language, which is used to write with, or an empty string."""
    return next((group.words[0] for group in page.language.of(cls)), "")


def genitive_of(page: Page) -> str:
    """The word that the page's language puts between an office and its area, or an empty string."""
    return first_word(page, "genitive")

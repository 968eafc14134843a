"""Officials and bodies told by the land that they are of: the minister from Riga, the Latvian railway company."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from communique.entries.context import Context
from communique.entries.names import Names
from communique.entries.office_names import OfficeNames
from communique.entries.whose import country_of
from communique.kinds import Area
from communique.text.tags import ADV, AUX, COMMA, CONJ, DET, MODAL, PAST, PREP, PRON, REL, STOP, SUB, TIME, TO

_MARKS: Final = frozenset((",", ".", ";", ")", ""))  # behind an office that stands behind its holder
_LONGEST_BODY: Final = 4  # words of a body in small letters
_NO_NOUN: Final = PREP | CONJ | SUB | REL | DET | PRON | ADV | AUX | MODAL | PAST | TO | TIME


@dataclass(slots=True)
class Behind:
    """What stands behind a title and a link, up to token `end`: an area, an organisation, another's office."""

    end: int
    area: Area | None
    company: str | None = None
    nested: bool = False


class OfLands:
    """Reads them behind the titles of one page; positions are tokens, spans half open."""

    def __init__(self, context: Context, names: Names, inner: OfficeNames) -> None:
        language = context.page.language
        self.context = context
        self.page = context.page
        self.words = context.page.words
        self.place_of = context.place_of
        self.names = names
        self.inner = inner
        self.definite, self.possessive = language.sets["definite"], language.sets["possessive"]
        self.seats = language.sets["officeseat"]

    def official(self, i: int) -> tuple[Area, int] | None:
        """The country that an official is from, and where that ends: the minister | from Riga | said."""
        place = self.place_of.get(i + 1) if self.page.is_a(i, "origin") else None
        if place is None or place.form != "noun" or not self._is_end(place.stop):
            return None
        land = self.context.area_of(place) if place.kind == "country" else country_of(self.context, place.country)
        return (land, place.stop) if land is not None else None

    def owned_body(self, i: int, last: int, apposed: bool) -> Behind | None:
        """A body in small letters of a place, before its head's name: Skåne's regional executive | , Ana Sol."""
        i += self.words[i] in self.definite
        place = self.place_of.get(i)
        begun = place.stop if place is not None else i + 1
        if begun >= last or place is not None and place.form == "people" or not self.page.is_capital(i):
            return None
        owned = place is not None and place.form == "noun" and self.words[begun] in self.possessive
        k = first = begun + owned
        while k < min(last, first + _LONGEST_BODY) and self.inner.is_small(k, first):
            k += 1
        named = k + 1 < last and (self.words[k] == "," and self.page.is_capital(k + 1) or self.page.is_capital(k))
        named = named or apposed and self.page.word(k) in _MARKS and self.words[k - 1] in self.names.organisation
        if k == first or not named or not owned and self.words[k - 1] not in self.names.organisation:
            return None
        area = self.context.area_of(place) if place is not None else None
        return Behind(k, area) if owned else Behind(k, area, self.page.slice(i, k))

    def body(self, i: int, last: int) -> Behind | None:
        """A body in small letters of a country, whoever heads it: the Montenegrin railway company | said."""
        i += self.words[i] in self.definite
        place = self.place_of.get(i)
        if place is None or place.form == "people":
            return None
        k = place.stop
        while k < last and not self.page.tags[k] & _NO_NOUN and self.inner.is_small(k, k):
            if self.page.match_at("cue", k) is not None or self.context.clauses.is_finite(k):
                break
            k += 1
        if k == place.stop or self.page.is_a(k - 1, "landnoun"):
            return None
        if place.form == "noun" and not self._is_end(k) and not self.is_seat(place.stop):
            return None
        return Behind(k, self.context.area_of(place), self.page.slice(i, k))

    def _is_end(self, k: int) -> bool:
        """Whether an office ends before token `k`: a verb of saying, a mark or a clause stands there."""
        return self.page.match_at("cue", k) is not None or bool(self.page.tag(k) & (COMMA | STOP | SUB))

    def is_seat(self, i: int) -> bool:
        """Whether token `i` is a seat of office or an organisation."""
        return self.words[i] in self.seats or self.words[i] in self.names.organisation

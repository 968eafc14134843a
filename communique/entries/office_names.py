"""The names of organisations that no list holds, behind the title of who heads them."""

from __future__ import annotations

from typing import Final

from communique.entries.context import Context
from communique.entries.names import Names
from communique.entries.places import Place

_LONGEST_DESCRIPTION: Final = 6  # tokens of what an organisation is, before its name
_LONGEST_LONG_NAME: Final = 18  # tokens of an organisation's name before its letters in brackets
_CLOSING: Final = frozenset((",", "(", ")", "."))  # behind a name
_FULL: Final = 2  # tokens of a full name
LONGEST_UNKNOWN: Final = 5  # tokens of a name behind "of" that no list holds
_FAR_BODY: Final = 4  # tokens between two countries and the noun of their body


class OfficeNames:
    """Reads such names of one page; positions are tokens, spans half open."""

    def __init__(self, context: Context, names: Names) -> None:
        language = context.page.language
        self.page = context.page
        self.words = context.page.words
        self.place_of = context.place_of
        self.names = names
        self.namejoint = language.sets["namejoint"]
        self.genitive = language.sets["genitive"]
        self.definite = language.sets["definite"]
        self.landnouns = language.sets["landnoun"] | language.sets["areanoun"]
        self.companyheads = language.sets["companyhead"]

    def may_be_named(self, k: int) -> bool:
        """Whether token `k` can be a word of a name: a capital, or a small word inside one."""
        word = self.page.word(k)
        return word in self.namejoint or self.page.is_capital(k) and word[0].isalpha() and k not in self.names.addressed

    def over_capitals(self, i: int, last: int, named: bool) -> int | None:
        """The end of a name that no list holds, before a comma or a bracket: "CEO of Rimi Foods, Anna Ozola".

        Behind a name ("Ana Sol, president of Rimi Foods") all words in capitals are the office's. Unless the office is
        so `named` or a name follows the comma, the last two words are the name of the holder.
        """
        j = i
        while j < min(last, i + LONGEST_UNKNOWN) and self.may_be_named(j) and (j > i or j not in self.place_of):
            j += 2 if self._is_hyphened(j) else 1
        while named and j > i and self.words[j - 1] in self.namejoint:
            j -= 1
        closed = named and not self.page.is_possessive(j) or j < last and self.words[j] in _CLOSING
        whole = j > i and closed and self.page.is_capital(i)
        listed = not named or self.page.match_at("title", j + 1) is not None
        if whole and listed and j - i > 2 and self.words[j] == "," and self.names.read(j + 1) is None:
            return j - 2 if self.names.is_full(j - 2, j) else j  # the chairman of BIM Steel | Ana Sol, who
        return j if whole and self.words[j - 1] not in self.namejoint else None

    def over_speaking(self, i: int, last: int) -> int | None:
        """The end of a body's name whose head speaks without a name: the director of Ravensburg Hospital said."""
        j = i
        while j < min(last, i + LONGEST_UNKNOWN) and self.page.is_capital(j) and self.words[j].isalpha():
            j += 1
        plain = j - i == 2 or j - i > 2 and self.words[j - 1] in self.names.organisation
        speaks = self.page.match_at("cue", j) is not None or self.page.word(j) == "."
        return j if plain and speaks else None

    def over_placed_name(self, i: int, last: int, named: bool) -> int | None:
        """The end of a name that a place begins, before a comma: the director of Hessen Trade & Invest, Ana Sol.

        Where the office stands behind its holder (`named`), whatever follows. Behind an article no holder's name begins
        right behind a city: the director of the Batumi Fair Ana Sol.
        """
        pointed = self.words[i] in self.definite
        place = self.place_of.get(i + pointed)
        begun = self.behind_owner(place) if place is not None else 0
        if place is None or begun >= last or not self.page.is_capital(begun):
            return None
        owned = place.form != "noun" or begun > place.stop
        j = begun
        while (
            j < min(last, (begun if owned else i) + LONGEST_UNKNOWN) and self.may_be_named(j) and j not in self.place_of
        ):
            j += 1
        closed = named and not self.page.is_possessive(j) or j < last and self.words[j] in _CLOSING
        if not closed and (pointed or owned) and j - begun > _FULL and self.names.is_full(j - _FULL, j):
            j, closed = j - _FULL, True
        whole = closed and self.words[j - 1] not in self.namejoint
        if owned and not self._is_unheard(begun, j):
            return None
        if pointed and not self.names.organisation.isdisjoint(self.words[begun:j]):
            return None  # a body that its head word tells
        return j if whole and (owned or not self._is_holder(place, i, j)) else None

    def behind_owner(self, place: Place) -> int:
        """Where a name begins behind the place that it starts with: Hessen | Trade, Kraków's | Museum."""
        return place.stop + (place.form == "noun" and self.page.is_possessive(place.stop))

    def _is_unheard(self, i: int, j: int) -> bool:
        """Whether no word of a name tells a body or a land, nor its first an office: the Latvian | Saeima."""
        known = self.names.organisation | self.landnouns
        return known.isdisjoint(self.words[i:j]) and self.words[i] not in self.names.portfolio

    def before_holder(self, i: int, last: int, pointed: bool) -> int | None:
        """The end of a body's name right before a full name and a verb: Rector of the University of Ica | Ana Sol said.

        One word before two, or words that a word of companies' names closes: CEO of Rimi Foods | Ana Sol.
        """
        j = i
        while j < min(last, i + LONGEST_UNKNOWN) and self.page.is_capital(j) and self.words[j].isalpha():
            j += 1
        end = j - _FULL
        acts = j < last and (self.words[j] in self.page.language.verbs or self.page.match_at("cue", j) is not None)
        if end <= i or not acts or not self.names.is_full(end, j) or self.names.titled.intersection(range(i, j)):
            return None
        known = self.names.organisation | self.landnouns | self.names.portfolio
        if pointed and not known.isdisjoint(self.words[i:end]):
            return None  # the Senate, the Republic
        closed = self.words[end - 1] in self.companyheads or end == i + 1 and self.words[i] not in self.names.never
        return end if closed and i not in self.place_of else None

    def _is_holder(self, place: Place, i: int, j: int) -> bool:
        """Whether somebody's name stands behind a country or region: the President of Kenya | Uhuru Sol, who came."""
        apposed = "," in self.words[max(0, i - 4) : i - 1]  # Ana Sol, president of Kenya Airways, said
        named = place.kind != "city" and self.names.is_full(place.stop, j)
        ends = self.words[j : j + 1] == ["."] or j + 1 >= self.page.size or not self.page.is_capital(j + 1)
        return named and not apposed and ends

    def _is_hyphened(self, j: int) -> bool:
        """Whether a hyphen joins token `j` to the next one: Agro-Industry."""
        page = self.page
        return j + 2 < self.page.size and self.words[j + 1] == "-" and page.touches(j + 1) and page.touches(j + 2)

    def over_unknown(self, i: int, last: int) -> int | None:
        """The end of a portfolio that no list holds, before its government: "Net Zero of the Scottish Government"."""
        j = i
        while j < min(last, i + 3) and self.page.is_capital(j) and self.words[j].isalpha() and j not in self.place_of:
            j += 1
        if j == i or j + 1 >= last or self.words[j] not in self.genitive:
            return None
        return j if j + 1 + (self.words[j + 1] in self.definite) in self.place_of else None

    def over_pair(self, i: int, last: int) -> tuple[int, int] | None:
        """A body of two countries by their names: the Peru-Kenya friendship group."""
        i += self.words[i] in self.definite
        one = self.place_of.get(i)
        other = self.place_of.get(one.stop + 1) if one is not None else None
        if one is None or other is None or self.words[one.stop] not in ("-", "–"):
            return None
        near = range(other.stop, min(last, other.stop + _FAR_BODY))
        end = next((k + 1 for k in near if self.words[k] in self.names.organisation or self._is_group(k)), None)
        return (i, end) if end is not None else None

    def _is_group(self, k: int) -> bool:
        return self.page.is_a(k, "pairbody")

    def over_described(self, i: int, last: int, heads: bool) -> tuple[int, int] | None:
        """A name in capitals behind what it is, up to a comma: of the shipping line Garuda Pacific."""
        k = i + (self.page.word(i) in self.definite)
        owner = self.place_of.get(k)
        k = owner.stop if owner is not None and owner.form != "people" else k  # the Italian roaster Torrefazione
        if owner is None and k > i and self._is_unknown_adjective(k):
            k += 1
        begun = k
        while k < min(last, i + _LONGEST_DESCRIPTION) and self.is_small(k, begun):
            if self.words[k] in self.namejoint or self.page.match_at("title", k) is not None:
                return None
            k += 1
        j = k
        while j < min(last, k + LONGEST_UNKNOWN) and self.page.is_capital(j) and self.words[j].isalpha():
            j += 1
        whole = j < last and (self.words[j] in (",", "(") or heads)
        if not begun < k < j and not i < k < j or not whole or k == begun or k in self.place_of:
            return None
        return k, j

    def is_small(self, k: int, begun: int) -> bool:
        """Whether token `k` is a word in small letters, or the mark of an owner behind one: growers' union."""
        return self.words[k].isalpha() and not self.page.is_capital(k) or k > begun and self.page.is_possessive(k)

    def owner_of(self, i: int, begun: int) -> Place | None:
        """The place whose body a description from token `i` on tells: the Basque employers' | federation Konfebide."""
        i += self.words[i] in self.definite
        told = not self.names.organisation.isdisjoint(self.words[i:begun])
        return self.place_of.get(i) if told else None

    def _is_unknown_adjective(self, k: int) -> bool:
        """Whether one capital before words in small letters tells whose a body is: the Puglian | business union."""
        return self.page.is_capital(k) and self.page.word(k + 1).isalpha() and not self.page.is_capital(k + 1)

    def over_company(self, i: int, last: int) -> int | None:
        """The end of a company's name behind its head's office, where no name of a person follows."""
        page, j = self.page, i
        while j < min(last, i + LONGEST_UNKNOWN + 2) and (self.may_be_named(j) or self._is_short(j)):
            j += 1
        while j > i and (self.words[j - 1] in self.namejoint or j - 1 in self.place_of and not self.may_be_named(j)):
            j -= 1
        closed = next((k + 1 for k in range(j - 1, i, -1) if self.words[k] in self.names.organisation), j)
        j = closed if self.names.is_full(closed, j) else j  # Rimi Foods Ltd | Ana Sol
        if j - i > 2 and j < last and self.words[j] == "," and page.match_at("title", j + 1) is not None:
            j -= 2 * self.names.is_full(j - 2, j)  # Chairman of Rimi Steel | Ana Sol, Chairman of
        return j if j - i > 1 and page.is_capital(i) and not self.page.is_possessive(j) else None

    def _is_short(self, j: int) -> bool:
        """Whether a full stop at token `j` shortens the word before it: Co., Ltd."""
        return self.words[j] == "." and self.page.touches(j) and self.page.is_a(j - 1, "abbreviation")

    def over_long_name(self, i: int, last: int) -> int | None:
        """The end of a long name that its letters in brackets close: the Initiative for Cooperation (BIM)."""
        i += self.words[i] in self.definite
        for j in range(i, min(last - 2, i + _LONGEST_LONG_NAME)):
            if self.words[j] == "(" and self.words[j + 2] == ")":
                letters = self.page.slice(j + 1, j + 2)
                return j + 3 if j > i and len(letters) > 2 and letters.isupper() else None
            if not (self.may_be_named(j) or self.words[j] == "-" or j in self.place_of):
                return None
        return None

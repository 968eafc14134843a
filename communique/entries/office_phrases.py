"""What an office is of or for: a portfolio, an organisation, a place, as a phrase behind the title."""

from __future__ import annotations

from typing import Final

from communique.entries.context import Context
from communique.entries.names import Names
from communique.entries.places import Place
from communique.kinds import Area
from communique.text.tags import PAST

_DASHES: Final = ("-", "–")
_LONGEST_LIST: Final = 14  # tokens of several portfolios
_LONGEST_FIELD: Final = 4  # tokens of the regions whose affairs an office is for, behind the first


class OfficePhrases:
    """Reads the phrases behind titles of one page; positions are tokens."""

    def __init__(self, context: Context, names: Names) -> None:
        language = context.page.language
        self.page = context.page
        self.words = context.page.words
        self.place_of = context.place_of
        self.names = names
        self.joiner = language.sets["joiner"]
        self.namejoint = language.sets["namejoint"]
        self.definite = language.sets["definite"]
        self.possessive = language.sets["possessive"]
        self.local = language.sets["local"]
        self.inside = language.sets["officedeterminer"]
        self.fields = language.sets["fieldnoun"]
        self.compass = language.sets["compass"]
        self.areas = language.wordset("areanoun", "town_noun")
        self.common = language.wordset("officedeterminer", common=True)
        self.clausal = language.wordset("auxiliary", "pronoun", "relative", "determiner")
        self.prepositions = language.sets["preposition"]

    def read(self, i: int) -> tuple[int | None, Place | None, str | None]:
        """The end of a noun phrase behind "of": a place, a portfolio or an organisation's name."""
        if i >= self.page.size:
            return None, None, None
        last = self.page.sentences[self.page.sentence_of[i]][1]
        described = self._described(i)
        if described is not None:
            return described.stop, described, None
        unnamed = self._unnamed_region(i)
        if unnamed is not None:
            return unnamed, None, None
        j, place, headed = i, None, False
        while j < last:
            here = None if self._is_hyphened(j) else self.place_of.get(j)
            single = here is not None and here.stop - here.start == 1
            if here is not None and (single and here.kind == "region" and self.words[j] in self.names.portfolio):
                here = None  # Foreign and European Affairs
            if here is not None and here.form == "people" and j > i and self._is_portfolio(here.stop):
                j = here.stop  # Foreign Affairs and Ghanaians | Abroad
                continue
            if here is not None and (field := self._over_field(here, last)):
                j = field
                continue
            if here is None:
                step, is_head = self._office_word(i, j)
                if step == j:
                    break
                headed, j = headed or is_head, step
            elif here.form == "people" or j > i and not self._may_own(j):
                break
            elif (
                here.kind == "region"
                and here.form == "noun"
                and ((listed := self._over_regions(here.stop, last)) and not self.goes_on(listed))
            ):
                j = listed
                break
            else:
                place, j = here, here.stop
                if here.form == "adjective" and j < last and self.page.is_a(j, "landnoun") and self.page.is_capital(j):
                    j += 1  # the Algerian Republic
                if j < self.page.size and self.words[j] in self.possessive:
                    j, place = j + 1, None
                elif not (j < self.page.size and self.goes_on(j)):
                    break
        return self._end_of_office(i, j, place, headed)

    def _over_field(self, place: Place, last: int) -> int | None:
        """Behind regions whose affairs an office is for: South and Central Asian | Affairs, African | Affairs."""
        if place.kind != "region" or self.goes_on(place.stop):
            return None
        for k in range(place.stop, min(place.stop + _LONGEST_FIELD, last)):
            if self.words[k] in self.names.portfolio:
                return k if self.page.is_capital(k) else None
            if k not in self.place_of and self.words[k] not in self.joiner and self.words[k] not in self.compass:
                return None
        return None

    def _over_regions(self, i: int, last: int) -> int | None:
        """Behind more parts of the world that an office is for: South Asia | , United Nations and the Commonwealth."""
        end, closed, fields = i, False, self.fields | self.names.portfolio
        while end < last and not closed and (self.words[end] == "," or self.words[end] in self.joiner):
            closed = self.words[end] in self.joiner
            j = k = end + 1 + (self.words[end + 1] in self.definite if end + 1 < last else 0)
            if k in self.place_of:
                k = self.place_of[k].stop
            while k < last and self.page.is_capital(k) and self.words[k] in fields:
                k += 1
            if k == j:
                return None
            end = k
        return end if closed else None

    def _described(self, i: int) -> Place | None:
        """The place behind what it is, in small letters: the Brazilian state of Mato Grosso do Sul."""
        i += self.words[i] in self.definite
        owner = self.place_of.get(i)
        j = owner.stop if owner is not None and owner.form != "people" else i  # the US state of Wisconsin
        if j + 2 >= self.page.size or self.words[j] not in self.areas or self.page.is_capital(j):
            return None
        place = self.place_of.get(j + 2)
        return place if self.page.is_a(j + 1, "genitive") and place is not None and place.form == "noun" else None

    def _unnamed_region(self, i: int) -> int | None:
        """The end of a country's region that is not named here: the governor of the Russian region."""
        place = self.place_of.get(i + 1) if self.words[i] in self.definite else None
        if place is None or place.form != "adjective" or place.kind != "country" or place.stop >= self.page.size:
            return None
        end = place.stop + 1
        plain = self.page.is_a(place.stop, "headedregion") and not self.page.is_capital(place.stop)
        return end if plain and not self.page.is_a(end, "genitive") else None

    def _may_own(self, j: int) -> bool:
        """Whether a place at token `j` can belong to the office before it: no name after a portfolio (Trade Anand)."""
        before = self.words[j - 1]
        if before in self.names.portfolio and self.page.is_capital(j - 1) and not self._is_before_name(j):
            place = self.place_of[j]
            owns = self.page.is_a(place.stop, "possessive") or place.form != "noun"
            return owns or place.kind == "region" and self.goes_on(place.stop)  # the Regional East Asia Delegation
        return True

    def _is_hyphened(self, j: int) -> bool:
        """Whether a word of portfolios at token `j` goes on behind a hyphen: Agri-Food is no place in Turkey."""
        words = self.words
        return (
            words[j] in self.names.portfolio
            and j + 1 < self.page.size
            and words[j + 1] == "-"
            and self.page.touches(j + 1)
        )

    def _end_of_office(
        self, i: int, j: int, place: Place | None, headed: bool
    ) -> tuple[int | None, Place | None, str | None]:
        words = self.words
        if words[i] in self.common and (
            j == i + 1 or j == i + 2 and not (headed or place or self.page.is_capital(j - 1) or self._acts(j))
        ):
            j = self._common_office(j)  # the provincial department of commerce, the regional executive committee
        if j == i or words[j - 1] in self.definite or words[j - 1] in self.joiner:
            return None, None, None
        return j, place, self.page.slice(i + (words[i] in self.definite), j) if headed else None

    def _office_word(self, i: int, j: int) -> tuple[int, bool]:
        """The token behind the word at `j` if it goes on with the office that begins at `i`; whether it is a head."""
        page, words, names = self.page, self.words, self.names
        word, after = words[j], words[j + 1] if j + 1 < page.size else ""
        if word in _DASHES and j > i and page.touches(j) and page.touches(j + 1):
            return j + 2, False  # Agri-Food
        if word in self.compass and j == i and after in self.joiner and j + 2 in self.place_of:
            return j + 2, False  # South and Central Asian Affairs
        opens = j == i or j == i + 1 and words[i] in self.definite  # the friendly Republic
        if word in self.inside and opens or word in self.compass and j <= i + 1:
            return j + 1, False
        if j > i and j in names.addressed and words[j - 1] in names.portfolio and names.read(j + 1) is not None:
            return j, False  # Minister of Defence | General Ana Sol
        if word in names.portfolio or word in names.modifiers and page.is_capital(j):
            return j + 1, False
        if j > i and word in self.local and page.is_capital(j + 1) and self.goes_on(j + 1):
            return j + 1, False  # the Lam Dong provincial People's Committee
        if word in self.joiner and after and j > i:
            if after in names.portfolio or self.goes_on(j + 1) or self._is_portfolio(j + 1):
                return j + 1, False
            if self._is_last_word(j + 1):
                return j + 2, False
            if after in self.definite and self.page.word(j + 2) in names.portfolio and self._is_portfolio(j + 2):
                return j + 2, False  # Climate Change and the Environment
        if word == "," and after in self.joiner and (page.word(j + 2) in names.portfolio or self._is_portfolio(j + 2)):
            return j + 2, False  # Commerce, Industry, and Investment Promotion
        if word == "," and self._opens_portfolio(j + 1) and self._is_list(j):
            return j + 1, False
        if after == "-" and words[j - 1] == "," and self._is_joined(j):
            return j + 1, False  # Trade, Co-operatives and Communications
        if word in names.organisation:
            return j + 1, True
        if word == "(" and j > i and words[j + 2 : j + 3] == [")"] and self._is_portfolio(j + 3):
            return j + 3, False  # Caribbean Community (CARICOM) Affairs
        if page.is_possessive(j) and j > i and (after in names.portfolio or self.goes_on(j + 1)):
            return j + 1, False  # People's Committee, Exporters' Association, Women's Empowerment
        if words[j - 1] in names.portfolio and j > i and page.is_capital(j) and after in self.prepositions:
            return j + 1, False  # International Law at the Ministry
        if words[j - 1] in names.portfolio and j > i and after == "," and self._is_before_name(j):
            return j + 1, False  # the head of the Civil House, João Ortega
        return j + (page.is_capital(j) and (self._is_portfolio(j) or self.goes_on(j))), False

    def _is_portfolio(self, i: int) -> bool:
        """Whether one or two words in capitals from token `i` on lead to a word of portfolios: Farmers Welfare."""
        for k in range(i, min(i + 3, self.page.size)):
            if not self.page.is_capital(k) or k in self.place_of and not self._is_of_field(k):
                return False
            if self.words[k] in self.names.portfolio:
                return not self.page.match_at("title", k + 1)
        return False

    def _is_of_field(self, k: int) -> bool:
        """Whether a place's word at token `k` says whose affairs: Foreign and CARICOM Affairs, Ghanaians Abroad."""
        place = self.place_of[k]
        return place.kind == "region" or place.form == "people"

    def _is_before_name(self, j: int) -> bool:
        """Whether one word in capitals at token `j` closes an office, for a full name follows the comma behind it."""
        if not self.page.is_capital(j) or not self.words[j].isalpha() or j + 3 >= self.page.size:
            return False
        stop = self.names.read(j + 2)
        return stop is not None and self.names.is_full(j + 2, stop)

    def _is_last_word(self, i: int) -> bool:
        """Whether one word in capitals closes an office before a comma and a name: Husbandry and Dairying, Shri X."""
        words, page = self.words, self.page
        if i + 2 >= page.size or not page.is_capital(i) or not words[i].isalpha() or words[i + 1] != ",":
            return False
        return i not in self.place_of and page.is_capital(i + 2) and not page.match_at("title", i)

    def _acts(self, j: int) -> bool:
        """Whether a verb in the past ends a sentence at token `j`: the head of the sector left."""
        return self.page.word(j + 1) == "." and bool(self.page.tags[j] & PAST)

    def _common_office(self, i: int) -> int:
        """The end of "the provincial department of commerce": a few plain words before a mark."""
        for k in range(i, min(i + 7, self.page.size)):
            word = self.words[k]
            if word in (",", ".", ")") or k in self.names.addressed and k > i:
                return k  # the Majlis | Dr. Ana Sol
            if k > i and self.page.is_possessive(k):
                continue  # the growers' union
            if not word.isalpha() or word in self.clausal or self.page.match_at("cue", k):
                return i
        return i

    def goes_on(self, j: int, end: int | None = None) -> bool:
        """Whether capitals from token `j` reach an organisation's head word: "Iowa Economic Development Authority"."""
        for k in range(j, min(j + 8, end or self.page.size)):
            word, capital = self.words[k], self.page.is_capital(k)
            if capital and word in self.names.organisation:
                return True
            inside = word in self.possessive or word in ("-", "'") and self.page.touches(k)
            if word in self.joiner and k - j > 1 and self._is_joined_office(j, k):
                return False
            local = word in self.local and self.page.is_capital(k + 1)
            if not (capital or word in self.namejoint or inside or local):
                return False
        return False

    def _is_joined_office(self, j: int, joint: int) -> bool:
        """Whether a name ends at a joiner and another's office follows: Ana Sol and Peruvian Port Council chief."""
        after = joint + 1
        led = after in self.place_of and self.place_of[after].form == "adjective" or self.page.match_at("title", after)
        return bool(led) and self.names.is_full(j, joint)

    def _is_list(self, comma: int) -> bool:
        """Whether a comma stands in a list of portfolios that an "and" closes: "Industry, Rural Trade and Tourism"."""
        portfolio, held = self.names.portfolio, False
        for k in range(comma + 1, min(comma + _LONGEST_LIST, self.page.size)):
            word = self.words[k]
            if word in self.joiner:
                after = k + 1
                return (held or self.words[k - 1] == ",") and after < self.page.size and self._closes_list(after)
            if word == "," and not held or not (word == "," or self._may_be_listed(k)):
                return False
            held = word != "," and (held or word in portfolio or word in _DASHES)
        return False

    def _opens_portfolio(self, i: int) -> bool:
        """Whether a portfolio may begin at token `i`: one that is known, Rural Trade, Co-operatives."""
        return self.page.word(i) in self.names.portfolio or self._is_portfolio(i) or self._is_joined(i)

    def _is_joined(self, i: int) -> bool:
        """Whether a hyphen joins the capital at token `i` to the next word: Co-operatives."""
        page = self.page
        hyphen = self.words[i + 1 : i + 2] == ["-"] and page.touches(i + 1) and page.touches(i + 2)
        return hyphen and page.is_capital(i)

    def _may_be_listed(self, k: int) -> bool:
        """Whether token `k` can be a word of one in a list of portfolios: Civil Aviation, Communities Abroad."""
        if self.words[k] in self.names.portfolio:
            return True
        if k in self.place_of:
            return self._is_of_field(k)
        if self.words[k] in _DASHES or self.words[k - 1] in _DASHES and self.page.touches(k):
            return self.page.touches(k)  # Co-operatives
        return self.page.is_capital(k) and k not in self.names.titled

    def _closes_list(self, i: int) -> bool:
        """Whether the last of a list of portfolios stands at token `i`."""
        known = self.words[i] in self.names.portfolio or self.words[i] in self.names.organisation
        return known or self._is_last_word(i) or self._is_portfolio(i)


def is_of_the_world(place: Place) -> bool:
    """Whether a place is a part of the world that nobody stands for: the Minister for Pacific Trade."""
    return place.kind == "region" and place.code is None


def is_within(area: Area, country: Area) -> bool:
    """Whether an area lies in a country: "Governor of Samarkand Region in the Republic of …"."""
    return bool(country.code and area.code and area.code.startswith(country.code + "-"))

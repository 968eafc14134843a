"""The organisation that "the company", "our bank" or "the mill" means: who acted last, is named here or speaks."""

from __future__ import annotations

from typing import Final

from communique.entries.commitment_hosts import Hosts
from communique.entries.context import Context
from communique.entries.firms import COMPANY
from communique.entries.roles import is_institution
from communique.kinds import Actor
from communique.text.tags import COMMA, DET, PREP

_CALLED: Final = 4  # tokens before a name in which its country and its noun stand


class FirmNouns(Hosts):
    """Resolves the nouns for firms and bodies of one document, in the order of the text."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        language = self.language
        self.trades = language.sets["trade_noun"]
        self.firms = language.sets["firm_noun"] | self.trades
        self.one_owner = language.sets["one_owner"]
        self.works, self.own_bodies = language.sets["work_noun"], language.sets["own_body"]
        self.apart = language.sets["firm_apart"]
        self.sharers = language.sets["firm_partner"]
        self.acting_nouns = (
            self.firms | self.sharers | (self.body_nouns | language.sets["organisation"]) - self.no_house
        )

    def _house_meant(self, start: int, stop: int, head: int) -> list[Actor] | None:
        """The body whose page it is, by its noun: the University, our port; no other body that is named here by it."""
        house = self.house_of_noun.get(self.words[head]) if stop - start == 2 else None
        if house is None:
            return None
        who = self.context.speaker_at(start)
        if who is not None and who.company and self.words[head] in who.company.lower().split():
            return None
        if self.words[start] in self.first_person:
            return [Actor(house)] if self.page.quote_of[start] < 0 else None
        if self.words[start] not in self.articles:
            return None
        named = self._last_organisation(start, self.words[head])
        other = named is not None and self.words[head] in named.name.lower().split() and named.name != house
        return None if other else [Actor(house)]

    def _speakers_firm(self, start: int, stop: int, head: int) -> list[Actor] | None:
        """The speaker's own organisation, where "the chamber" or "our bank" is said by its head."""
        who = self.context.speaker_at(start)
        if who is None or stop - start != 2 or not self.tags[start] & DET:
            return None
        if not who.company:  # Ana Sol, who runs Indus Infra, said her company would
            own = self.words[start] in self.one_owner and self.words[head] in self.trading
            return self._company(who) if own else None
        known = self.words[start] in self.articles and self._may_be(Actor(who.company), self.words[head])
        own = self.words[head] in self.firms and (self.words[start] in self.first_person or known)
        own = own or self.words[start] in self.one_owner and self.words[head] in self.own_bodies
        if not own and self.words[start] in self.one_owner and self.words[head] not in who.company.lower().split():
            return self._led_by_noun(self.words[head])
        return [Actor(who.company)] if own or self.words[head] in who.company.lower().split() else None

    def _led_by_noun(self, noun: str) -> list[Actor] | None:
        """The only body by this noun that somebody here speaks for: her university."""
        companies = {who.company for who in self.context.people if who.kind == "person" and who.company}
        named = [name for name in companies if noun in name.lower().split()]
        return [Actor(named[0])] if len(named) == 1 else None

    def _the_firm(self, start: int, stop: int, head: int) -> list[Actor] | None:
        """The organisation that "the company" means: the last one that acted, else the last one named."""
        if self.words[start] in self.articles and self.words[head] in self.trades and head + 2 < stop:
            number, acting = self.last
            firm = len(acting) == 1 and self._is_company(acting[0]) and self.page.word(head + 1) in self.genitive
            return list(acting) if firm and self.page.sentence_of[start] - number <= 2 else None
        if stop - start == 3 and self.words[head] in self.trading:
            return self._firm_from(start)
        if stop - start != 2 or not self.tags[start] & DET:
            return None
        if self.words[start] in self.one_owner and self.words[head] in self.trading and self._is_said(start):
            return None  # he said his firm would: the last that acted is another one
        if self.words[start] in self.articles and self.is_work(head):
            return list(self.last[1])
        if self.words[head] not in self.firms:
            return None
        sentence, last = self.last
        noun = self.words[head]
        here = self._named_here(start) if self.page.sentence_of[start] != sentence else None
        if here is not None and self._may_be(here, noun):
            return [here]
        near = self.page.sentence_of[start] - sentence <= 2
        if len(last) == 1 and near and not self._is_party(last[0]) and not self._is_place(last[0]):
            if self._may_be(last[0], noun):
                return last
            if noun not in self.public_bodies:
                return None
        named = self._last_organisation(start, noun)
        if named and self._may_be(named, noun):
            return [named]
        return [self.firm] if self.firm is not None and noun in self.trading else None

    def _is_said(self, i: int) -> bool:
        said = self.context.said_at(i)
        return said is not None and said.mode == "indirect"

    def _firm_of_land(self, start: int, stop: int, head: int) -> list[Actor] | None:
        """The firm or the body that a noun with its country means: the Emirati company, the Belgian union."""
        if stop - start != 3 or start + 1 not in self.context.place_of or self.page.is_capital(head):
            return None
        noun, land = self.words[head], self.context.place_of[start + 1].country
        if self.words[start] not in self.articles or noun not in self.acting_nouns:
            return None
        return self._called_from(start, noun, land) or self._only_firm(start, noun, land)

    def _firm_from(self, start: int) -> list[Actor] | None:
        """The firm that "the Emirati company" means: the last that acted whose country that is, or is not told."""
        place = self.context.place_of.get(start + 1)
        if place is None or place.form != "adjective" or self.words[start] not in self.articles:
            return None
        noun = self.words[start + 2]
        acting = self.last[1] if len(self.last[1]) == 1 else []
        for one in [*acting, *([self.firm] if self.firm is not None else [])]:
            code = (one.code or "").partition("-")[0]
            named = one.name[:1].isupper() and not self._is_place(one) and self._may_be(one, noun)
            if named and code in ("", place.country):
                return [one]
        return None

    def _called_from(self, i: int, noun: str, land: str | None) -> list[Actor] | None:
        """The name that its country and noun stand beside before token `i`: Belgian union ACB; Remo, a Danish firm."""
        firms = self.trading | self.sharers
        kinds = firms if noun in firms else {noun}
        for place in self.context.places_in(0, i):
            if place.form != "adjective" or place.country != land:
                continue
            last = min(i, place.stop + _CALLED)
            k = next((k for k in range(place.stop, last) if self.words[k] in kinds), None)
            if k is None or any(self.tags[n] & (COMMA | PREP) for n in range(place.stop, k)):
                continue
            stop, first, last = k + 1, *self.page.sentences[self.page.sentence_of[k]]
            while stop < min(i, last) and self.page.is_capital(stop) and self._is_part(stop):
                stop += 1
            if stop > k + 1:
                return [Actor(self.page.slice(k + 1, stop))]
            end = start = place.start - 1 - bool(self.tags[place.start - 1] & DET)
            while start > first and end > first and self.tags[end] & COMMA and self._is_part(start - 1):
                start -= 1
            if start < end and self.page.is_capital(start):
                return [Actor(self.page.slice(start, end))]
        return None

    def _only_firm(self, i: int, noun: str, land: str | None) -> list[Actor] | None:
        """The one company named before, but for the house's own, whose country is that of the noun."""
        if noun not in self.trading and noun not in self.sharers:
            return None
        names = dict.fromkeys(
            str(m.who.name) for m in self.context.mentions_in(0, i) if m.who and m.who.rank == COMPANY
        )
        names |= dict.fromkeys(who.company for who in self.context.people if who.company and who.first < i)
        lands = {m.who.name: m.who.area.code for m in self.context.mentions if m.who and m.who.area and m.who.area.code}
        found = [name for name in names if name and name != self.house and self._is_company(Actor(name))]
        told = [name for name in found if str(lands.get(name, "")).partition("-")[0] == land]
        return [Actor(told[0])] if len(told) == 1 else None

    def _named_here(self, start: int) -> Actor | None:
        """The one organisation that the same sentence names before: Li opened an office of X and the company said."""
        first = self.page.sentences[self.page.sentence_of[start]][0]
        found = [m.who for m in self.context.mentions_in(first, start) if m.who and m.who.kind == "organisation"]
        named = {who.name: who for who in found if who.name}
        one = next(iter(named.values())) if len(named) == 1 else None
        return Actor(str(one.name), one.area.code if one.area else None) if one is not None else None

    def note_firm(self, acting: list[Actor]) -> None:
        """Keep the last that acted under a capital name that is no place's, no person's and no known body's."""
        areas = {who.area.name for who in self.context.people if who.area is not None} if acting else ()
        for one in acting:
            if not one.name[:1].isupper() or one.code and one.name not in self.companies or one.name in areas:
                continue
            if is_institution(self.language, one.name):
                continue  # no university is "the company"
            if one.name.lower().split()[-1] in self.agents or self._is_place(one):
                continue
            if one.name not in {who.name for who in self.context.people}:
                self.firm = one

    def _firms(self) -> set[str]:
        """The names of the companies of the document."""
        return {name.lower() for name in self.companies if name}

    def is_work(self, head: int) -> bool:
        """Whether a noun is what the firm that has just acted in this paragraph builds or does: the mill."""
        number, acting = self.last
        if self.words[head] not in self.works or len(acting) != 1 or acting[0].name not in self.companies:
            return False
        return number >= 0 and self.page.paragraph_of[head] == self.page.paragraph_of[self.page.sentences[number][0]]

    def _may_be(self, one: Actor, noun: str) -> bool:
        """Whether an organisation can be meant by this noun: no ministry without a name is "the council"."""
        if noun in self.public_bodies:
            return noun in one.name.lower().split()  # no firm is "the council"
        if noun in self.trades:
            return one.name in self.companies
        if noun in self.apart and one.name.lower() in self._firms():
            return noun in one.name.lower().split()  # no maker of boards is "the bank"
        last = one.name.split()[-1]
        return last[:1].isupper() or last == noun or last not in self.agents

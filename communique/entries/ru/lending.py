"""Which area somebody in a Russian report leads where their own office names none: superiors, the paper, the towns."""

from __future__ import annotations

from typing import Final

from communique.entries.context import Figurehead, Mention
from communique.entries.ru.bodies import Bodies
from communique.entries.ru.context import RussianContext
from communique.entries.ru.names import Written
from communique.entries.ru.office_areas import OfficeAreas
from communique.entries.ru.offices import Office
from communique.entries.ru.visited import give_hosts
from communique.kinds import Area
from communique.text.russian import lemma, plain

Held = tuple[Office, Written | None]
_PUBLIC = frozenset(
    ("president", "premier", "vicepremier", "governor", "vicegovernor", "minister", "viceminister", "mayor",
     "vicemayor", "head")
)  # fmt: skip
_LENT = frozenset(("executive", "head", "governor", "vicegovernor", "mayor", "vicemayor"))
_HEADS = frozenset(("president", "governor", "premier"))
_STATE = frozenset(("president", "premier"))
_FAR_HEAD: Final = 4  # tokens between a body and who leads those who come from it: палаты Турина (Италия) во главе
_OF_REGION = frozenset(("governor", "vicegovernor"))


class Lending:
    """Lends areas and bodies to the people of one document who have none of their own."""

    def __init__(self, context: RussianContext, told: OfficeAreas) -> None:
        self.context, self.page, self.told = context, context.page, told
        self.sets = context.grammar.sets

    def areas(self, offices: list[Held], people: list[Figurehead]) -> None:
        """A deputy or minister without an area of their own has that of the first of their superiors."""
        give_hosts(self.context, offices, people)
        over = {group["rank"]: group["over"] for group in self.page.language.of("superior")}
        led_by = sorted((who for who in people if who.area), key=lambda who: who.first)
        for who in people:
            if who.area is None and who.rank in _HEADS and who.role and not who.company:
                who.area = self._area_told(who, offices, people)
            if who.area is None and who.rank in over:
                led = [other.area for other in led_by if other.rank in over[who.rank] and other.area]
                home = self.context.home
                who.area = home if led and home is not None and home not in led else next(iter(led), None)
            if who.area is None and who.rank in _PUBLIC and not who.company:
                who.area = self._home_of(who)
            if who.area is None and who.rank in _OF_REGION and not who.company:
                who.area = self.told.only_region(who.first) or self._only_part(led_by)
            if who.area is None and who.rank in _STATE and who.role and not who.company:
                who.area = self._country_left(who, people)

    def _only_part(self, led_by: list[Figurehead]) -> Area | None:
        """The only part of a country that the document names, where nobody else leads it: область посетил посол."""
        parts = {p.code: p for p in reversed(self.context.places) if p.kind == "subdivision" and p.code}
        part = next(iter(parts.values())) if len(parts) == 1 else None
        if part is None or any(who.area and who.area.code == part.code for who in led_by):
            return None
        return Area(part.base, part.code)

    def _home_of(self, who: Figurehead) -> Area | None:
        """The area of the paper, or of an office that only one country has the region of that country: аким."""
        home, role = self.context.home, (who.role or "").lower().split()
        country = self.sets.table("local_title", "country").get(lemma(plain(role[0]))) if role else None
        if country is None or home is not None and (home.code or "").startswith(country):
            return home
        regions = {p.code: p for p in self.context.places if p.kind == "subdivision" and (p.code or "")[:2] == country}
        own = next(iter(regions.values())) if len(regions) == 1 else None
        return Area(own.base, own.code) if own is not None else None

    def _country_left(self, who: Figurehead, people: list[Figurehead]) -> Area | None:
        """The country that a president or premier without one leads: of two that are named the one of nobody else."""
        named = {place.code: place for place in reversed(self.context.places) if place.kind == "country" and place.code}
        taken = {one.area.code for one in people if one is not who and one.area and one.area.code}
        left = [place for code, place in named.items() if code not in taken]
        if len(named) != 2 or len(left) != 1 or not taken & set(named):
            return None
        return Area(left[0].base, left[0].code)

    def _area_told(self, who: Figurehead, offices: list[Held], people: list[Figurehead]) -> Area | None:
        """The area of the only office of a rank in the headline where nobody else holds it: воронежский губернатор."""
        own = [office for office, one in offices if office.rank == who.rank and not one and not office.plural]
        low, high = self.context.title or (0, 0)
        own = [office for office in own if low <= office.start < high]
        areas = {office.area.code or office.area.name: office.area for office in own if office.area}
        held = any(other.rank == who.rank and other is not who for other in people)
        return next(iter(areas.values())) if len(areas) == 1 and not held else None

    def bodies(self, people: list[Figurehead], bodies: Bodies, mentions: list[Mention]) -> None:
        """The head of a body that the document names more fully has the area of that body: президент палаты."""
        leaders = [who for who in people if who.area is None and who.rank in _LENT and who.role]
        for who in leaders:
            words = {lemma(word) for word in (who.role or "").lower().split()}
            own = [b.area for b in bodies.organisations.values() if b.area and bodies.kind_of(b) in words]
            who.area = own[0] if own else None
        self._led_bodies(mentions)
        for who in people:
            alone = who.rank == "executive" and not who.company
            if alone and self._is_theirs(who) and (body := bodies.of_sentence(who.first)):
                who.company = body.company  # завод откроет цех, рассказал его директор Пётр Лузин
        for who in people:
            if who.company and " " not in who.company and (body := bodies.called(who.company, who.first)):
                who.company = body.company  # коммерческий директор предприятия
        taken = {who.company for who in people}
        for who in people:
            lone = who.kind == "person" and who.company and " " not in who.company and who.company.islower()
            if lone and (body := bodies.meant(who.company or "", taken, who.first)):
                who.company = body.company  # директор палаты
        for who in people:
            if who.kind == "person" and not who.company and who.rank in _LENT and (noun := self._body_noun(who)):
                body = bodies.meant(noun, taken, who.first)
                who.company = body.company if body is not None else None

    def _led_bodies(self, mentions: list[Mention]) -> None:
        """Who leads those who come from a body speaks for it: делегация палаты Турина во главе с вице-президентом."""
        words, page = self.page.words, self.page
        sent = [m for m in mentions if m.form == "organisation" and m.who and words[m.start - 1] in self.sets.sent_noun]
        for body in sent:
            lead = next((k for k in range(body.stop, body.stop + _FAR_HEAD) if page.match_at("headed_by", k)), None)
            match = page.match_at("headed_by", lead) if lead is not None else None
            for m in mentions:
                who = m.who
                if who is None or body.who is None or m.form != "name" or who.company:
                    continue
                led = match is not None and m.start == match.stop and who.rank not in _PUBLIC
                behind = match is None and m.start > body.stop and page.is_a(m.start, "delegation_head")
                if led or behind and self._leads_no_other(who):
                    who.company, who.area = body.who.company, body.who.area if match is None else who.area

    def _leads_no_other(self, who: Figurehead) -> bool:
        """Whether an office tells nothing but that its holder leads those who came, no "руководитель провинции"."""
        words = (lemma(plain(word)) for word in (who.role or "").lower().split()[1:])
        return all(word in self.sets.delegation_noun or word in self.sets.side_part for word in words)

    def _is_theirs(self, who: Figurehead) -> bool:
        """Whether "её" or "его" stands before an office."""
        forms, before = self.context.grammar.forms, {who.first - 1, who.first - 1 - len((who.role or "").split())}
        return any(k >= 0 and forms[k] in self.sets.possessive_form for k in before)

    def _body_noun(self, who: Figurehead) -> str:
        """The noun for the body that ends an office, or that the office alone tells: директор института, ректор."""
        words = [lemma(plain(word)) for word in (who.role or "").lower().split()]
        along = next((k for k, word in enumerate(words) if k and word in self.sets.along_word), len(words))
        words = words[:along]  # проректор по научной работе
        if len(words) > 1:
            return words[-1] if words[-1] in self.sets.called_body else ""
        return self.sets.table("implied_body", "body").get(words[0], "") if words else ""

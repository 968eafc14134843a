"""Which side a Russian noun means that names none: хозяева, гости, соседи, немецкий город, правительства двух стран."""

from __future__ import annotations

from typing import Final

from communique.entries.context import Figurehead
from communique.entries.ru.commitment_sides import Sides
from communique.entries.ru.context import RussianContext
from communique.entries.ru.phrases import Phrase
from communique.entries.ru.pointed_sides import PointedSides
from communique.kinds import Actor, Area

_SIDES: Final = 2
_STEM: Final = 5  # letters that a town and its adjective share: любекская сторона


class Referents:
    """Tells sides by what they are to each other; positions are tokens."""

    def __init__(self, context: RussianContext, sides: Sides) -> None:
        self.context, self.page, self.grammar, self.sides = context, context.page, context.grammar, sides
        self.words, self.sets, self.pointed = self.page.words, context.grammar.sets, PointedSides(context, sides)

    def meant(self, one: Phrase, speaker: Figurehead | None) -> list[Actor]:
        """The sides that a phrase means; none where it names somebody or means others."""
        noun, alone = self.words[one.head], one.stop == one.start + 1
        several = not any(number == "sing" for case, number in one.forms if case != "loc2")
        if noun in self.sets.twin_noun and several:
            return self.sides.parties()
        if self.page.is_a(one.start, "both_word") and one.stop == one.start + 2 and (both := self._both_of_kind(noun)):
            return both
        if noun in self.sets.ruling_body and several and (alone or self._is_of_both(one.head + 1, one.stop)):
            return self.sides.parties()
        if (met := self._partners(one, speaker)) or (met := self._people_of_both(one)):
            return met
        if (body := self._body_of_land(one)) is not None:
            return [body]
        if alone and (told := self._told_by_stem(one)):
            return told
        if (pointed := self.pointed.meant(one)) is not None:
            return [pointed]
        if several and (both := self.pointed.both(one)):
            return both
        if noun in self.sets.neighbour_noun and alone:
            other = self.context.other_party(speaker.area) if speaker else None
            return [Actor(other.name, other.code)] if other else []
        if alone and (noun in self.sets.guest_noun and several or noun in self.sets.sent_noun and not several):
            return self._side(1)
        if noun in self.sets.host_noun and alone or self._is_hosting(one):
            return self._side(0)
        if one.stop == one.start + 2 and noun in self.sets.area_noun | self.sets.side_word and not several:
            return self._by_adjective(one)
        return []

    def _both_of_kind(self, noun: str) -> list[Actor]:
        """The two areas that a noun calls where the sides are others: оба региона of two countries, два города."""
        if noun not in self.sets.area_noun or any(self.sides.own.fits(noun, area) for area in self._sides()):
            return []
        named = {p.base: self.context.area_of(p) for p in self.context.places if p.form == "noun"}
        fit = [area for area in named.values() if self.sides.own.fits(noun, area)]
        return [Actor(area.name, area.code) for area in fit] if len(fit) == _SIDES else []

    def _partners(self, one: Phrase, speaker: Figurehead | None) -> list[Actor]:
        """Both who met, or of two told by an adjective or told something the other: коллегам, узбекские партнёры."""
        noun, size = self.words[one.head], one.stop - one.start
        if noun not in self.sets.colleague_noun | self.sets.partner_noun or size > 2 or one.prep:
            return []
        fellows = noun in self.sets.fellow_noun and one.stands("nomn", "plur")  # коллеги, a genitive too
        if not one.forms or not fellows and any(number == "sing" for _, number in one.forms):
            return []
        if size == 2:
            own = [] if one.stands("nomn") else self._of_land(one)
            return [Actor(own[0].name, own[0].code)] if len(own) == 1 else []
        if one.stands("nomn"):
            both = noun in self.sets.partner_noun or noun in self.sets.fellow_noun and speaker is None
            return self.sides.parties() if both else []
        bodies = self.sides.bodies()
        if bodies:
            own_body = self.sides.body(speaker.company) if speaker is not None and speaker.company else None
            return [body for body in bodies if body.name != own_body.name] if own_body in bodies and own_body else []
        other = self.context.other_party(speaker.area) if speaker is not None else None
        return [Actor(other.name, other.code)] if other is not None else []

    def _told_by_stem(self, one: Phrase) -> list[Actor]:
        """The side whose name begins as a strange adjective before "сторона" does: любекская сторона."""
        k = one.start - 1
        if one.prep or self.words[one.head] not in self.sets.side_word or self.grammar.pos(k) != "NOUN":
            return []
        form = self.grammar.forms[k]
        own = [area for area in self._sides() if len(form) > _STEM and _stem(area) == form[:_STEM]]
        return [Actor(own[0].name, own[0].code)] if len(own) == 1 and not self.sides.bodies() else []

    def _of_land(self, one: Phrase) -> list[Area]:
        """The sides that the adjective of a phrase tells: those of its country, or whose name begins as it does."""
        place, form = one.place, self.grammar.forms[one.start]
        sides = [] if self.sides.bodies() else self._sides()
        if place is not None and place.kind == "country":
            return [area for area in sides if self._country(area) == place.code]
        return [area for area in sides if len(form) > _STEM and _stem(area) == form[:_STEM]]

    def _body_of_land(self, one: Phrase) -> Actor | None:
        """The one of two sides, a body, that lies where an adjective says: индонезийская сторона, томские партнёры."""
        place, noun = one.place, self.words[one.head]
        if noun not in self.sets.side_word | self.sets.partner_noun | self.sets.colleague_noun:
            return None
        sides = self.sides.parties() if place is not None and place.form == "adjective" else []
        if place is None or len(sides) != _SIDES or all(side.code for side in sides) or one.stop != one.start + 2:
            return None
        lands = [self._lands_of(side) for side in sides]
        code, land = place.code or place.base, place.country or (place.code or "").partition("-")[0]
        fit = [side for side, own in zip(sides, lands, strict=True) if code in own or land in own]
        if not fit:  # one whose land is known is no other's
            fit = [side for side, own in zip(sides, lands, strict=True) if not own]
        if len(fit) != 1 or self.sides.is_area(fit[0]):
            return None
        return Actor(fit[0].name, place.code) if place.kind == "country" else fit[0]

    def _lands_of(self, side: Actor) -> set[str]:
        """The codes of the countries and regions of a side, as far as its name, its leaders and its towns tell them."""
        if side.code:
            return {side.code, side.code.partition("-")[0]}
        led = [who for who in self.context.people if side in self.sides.of_person(who) and who.area]
        areas = [who.area for who in led if who.area]
        areas += [m.who.area for m in self.context.mentions if m.who and m.who.name == side.name and m.who.area]
        codes = {code for area in areas for code in (area.code, self._country(area)) if code}
        return codes | {area.name for area in areas if codes}

    def _people_of_both(self, one: Phrase) -> list[Actor]:
        """Both sides whose people act together: врачи двух регионов, учёные обоих вузов."""
        k = one.head + 1
        if one.stop != k + 2 or not self._is_two(k) or not one.stands("nomn", "plur") or one.prep:
            return []
        noun = self.page.word(k + 1)
        if one.mention is not None and one.mention.who is not None and not one.mention.plural:
            return []
        if bodies := self.sides.bodies():
            return bodies if noun in self.sets.called_body else []
        sides = self._sides()
        return self.sides.parties() if sides and all(self.sides.own.fits(noun, area) for area in sides) else []

    def _is_two(self, k: int) -> bool:
        return self.page.is_a(k, "both_word") or self.words[k] in self.sets.both_of | self.sets.two_word

    def _is_of_both(self, start: int, stop: int) -> bool:
        """Whether the genitives behind a noun are both sides: правительства двух стран, обоих государств."""
        return start + 1 < stop and self.page.is_a(start, "both_word") and self.words[stop - 1] in self.sets.sides_noun

    def _is_hosting(self, one: Phrase) -> bool:
        """Whether the adjective of a phrase says that it is at home: принимающая сторона."""
        hosting = one.stop == one.start + 2 and self.words[one.start] in self.sets.hosting_adjective
        return hosting and self.words[one.head] in self.sets.side_word

    def _side(self, number: int) -> list[Actor]:
        """The host, who is told first where somebody is received, or the guest."""
        parties, host = self.sides.parties(), self.context.host
        if len(parties) != 2:
            return []
        guest = self.context.guest
        for who, own_number in ((host, 0), (guest, 1)):
            own = self.sides.of_person(who) if who is not None else []
            if own and own[0] in parties:
                return own if number == own_number else [side for side in parties if side != own[0]]
        received = any(match.group["by"] == "host" for match in self.page.of("encounter"))
        home = self.context.home
        at_home = home is not None and parties[0].name == home.name
        return [parties[number]] if received or at_home else []

    def _by_adjective(self, one: Phrase) -> list[Actor]:
        """The one side that an adjective tells: немецкий город is that of Germany, любекская сторона that of Любек."""
        place, side = one.place, self.words[one.head] in self.sets.side_word
        if place is not None:
            fit = [area for area in self._sides() if side or self.sides.own.fits(self.words[one.head], area)]
            own = [area for area in fit if self._country(area) == place.code and place.kind == "country"]
        else:
            form = self.grammar.forms[one.start]
            own = [area for area in self._sides() if len(form) > _STEM and _stem(area) == form[:_STEM]]
        return [Actor(own[0].name, own[0].code)] if len(own) == 1 and not self._is_country(own[0]) else []

    def _sides(self) -> list[Area]:
        return self.context.parties if len(self.context.parties) == 2 else []

    def _country(self, area: Area) -> str | None:
        """The country that a side lies in."""
        if area.code:
            return area.code.partition("-")[0]
        return next((place.country for place in self.context.places if place.base == area.name), None)

    def _is_country(self, area: Area) -> bool:
        return bool(area.code) and "-" not in (area.code or "")


def _stem(area: Area) -> str:
    return area.name.lower()[:_STEM]

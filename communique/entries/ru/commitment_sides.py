"""The sides that a Russian commitment names: the speaker's own, both, those joined, between whom, whose visit."""

from __future__ import annotations

from typing import Final

from communique.entries.context import Figurehead, Mention
from communique.entries.places import Place
from communique.entries.ru.context import RussianContext
from communique.entries.ru.own_side import OwnSide
from communique.entries.ru.people import cases_of
from communique.entries.ru.spelt_out import SpeltOut
from communique.kinds import Actor, Area
from communique.text.russian import ACC, ANIM, GEN, NOM, lemma, plain

_STEM: Final = 4  # letters that a town and its adjective share
_SIDES: Final = 2
_LONG_STEM: Final = 6  # as many of a name that is looked for by itself
_LEADERS = frozenset(
    ("president", "premier", "vicepremier", "governor", "vicegovernor", "minister", "viceminister", "mayor",
     "vicemayor", "ambassador")
)  # fmt: skip


class Sides:
    """Turns people, places and words for a side into who acts; positions are tokens."""

    def __init__(self, context: RussianContext) -> None:
        self.context, self.page, self.grammar = context, context.page, context.grammar
        self.words, self.sets, self.own = context.page.words, context.grammar.sets, OwnSide(context)
        self.spelt_out = SpeltOut(context)
        self._two: list[Actor] | None = None  # of those who met, once asked for

    def body(self, name: str, code: str | None = None) -> Actor:
        """A body as who acts: a company by what stands in its quotation marks, others by their whole name."""
        name = self.spelt_out.full(name) or name
        before, mark, inside = name.partition("«")
        told = before.lower().split() if mark else []
        kinds = {lemma(plain(word)) for word in (*told[:1], *told[-1:])}  # производитель удобрений «Грань»
        company = mark and inside.endswith("»") and (not kinds or not kinds.isdisjoint(self.sets.company_kind))
        company = company or mark and inside.endswith("»") and self._is_of_country(before.lower().split())
        if company:
            return Actor(inside.removesuffix("»"))
        latin = self._latin(name)
        return Actor(latin) if latin else Actor(name, code)

    def _is_of_country(self, before: list[str]) -> bool:
        """Whether the adjective of a country opens the words before a name: немецкий фонд «Зонне»."""
        if len(before) != _SIDES or lemma(plain(before[1])) not in self.sets.called_body:
            return False
        own = (p.start for p in self.context.places if p.form == "adjective" and p.kind == "country")
        return any(self.grammar.forms[k][:_LONG_STEM] == plain(before[0])[:_LONG_STEM] for k in own)

    def _latin(self, name: str) -> str:
        """The Latin letters that a company is called by behind a noun for one: вьетнамская компания Vina Farm."""
        words = name.split()
        k = next((k for k, word in enumerate(words) if word[0].isascii()), 0)
        alone = k > 0 and all(word[0].isascii() for word in words[k:])
        return " ".join(words[k:]) if alone and lemma(plain(words[k - 1].lower())) in self.sets.company_kind else ""

    def noun(self, phrase: str, code: str | None = None) -> Actor:
        """A noun phrase as who acts, without "наш"."""
        first, _, rest = phrase.partition(" ")
        if rest and lemma(plain(first.lower())) in self.sets.our_word:
            return self.body(rest, code)
        return self.body(phrase, code)

    def ours(self, speaker: Figurehead | None) -> list[Actor]:
        """Whom "мы" means: the area or organisation of who speaks."""
        if speaker is None:
            return []
        if speaker.company:
            return [self.body(speaker.company)]
        if speaker.area:
            return [Actor(speaker.area.name, speaker.area.code)]
        if speaker.kind == "group":
            return self.parties()
        return [Actor(speaker.name)] if speaker.name else []

    def parties(self) -> list[Actor]:
        """Both sides of the document; none where it has not just two. Those who lead bodies stand for these."""
        if bodies := self.bodies() or self.met():
            return list(bodies)
        if len(self.context.parties) == 2:
            return [Actor(area.name, area.code) for area in self.context.parties]
        return self._of_all() if not self.context.met else []

    def _of_all(self) -> list[Actor]:
        """The two sides of all who are named in an office, where nobody is told to have met."""
        sides: dict[str, Actor] = {}
        for who in self.context.people:
            for one in self.of_person(who) if who.kind == "person" and who.name and who.rank else ():
                sides.setdefault(one.name, one)
        return list(sides.values()) if len(sides) == _SIDES else []

    def met(self) -> list[Actor]:
        """The two that met, where one of them is no area: a chamber and a country, a region and a company."""
        if self._two is None:
            sides: dict[str, Actor] = {}
            for who in self.context.met:
                for one in self.of_person(who):
                    sides.setdefault(one.name, one)
            bodies = any(not self.is_area(one) for one in sides.values())
            self._two = list(sides.values()) if len(sides) == _SIDES and bodies else []
        return self._two

    def other(self, speaker: Figurehead | None) -> list[Actor]:
        """The side that is not that of who speaks: the other of two bodies, else of two areas."""
        pair = self.bodies() or self.met() if speaker is not None else []
        if speaker is not None and (own := self.of_person(speaker)) and own[0] in pair:
            return [one for one in pair if one != own[0]]
        area = self.context.other_party(speaker.area) if speaker is not None else None
        return [Actor(area.name, area.code)] if area is not None else []

    def of_person(self, who: Figurehead) -> list[Actor]:
        """The side that somebody who met others is of: the area that they lead, else the body."""
        leads = who.kind == "person" and who.area is not None and who.rank in _LEADERS - {"vicepremier"}
        if who.company and not leads:
            return [self.body(who.company)]
        return [Actor(who.area.name, who.area.code)] if who.area is not None else []

    def is_area(self, one: Actor) -> bool:
        """Whether a side is an area that somebody who met others leads."""
        return bool(one.code) or any(who.area is not None and who.area.name == one.name for who in self.context.met)

    def bodies(self) -> list[Actor]:
        """The two bodies that the first two people in an office lead, where neither is a leader of an area."""
        led = [who for who in self.context.people if who.kind == "person" and who.rank and who.name][:2]
        if len(led) < 2 or any(not who.company or who.rank in _LEADERS - {"vicepremier"} for who in led):
            return []
        found = [self.body(who.company or "") for who in led]
        return found if found[0].name != found[1].name else []

    def person(self, who: Figurehead, speaker: Figurehead | None = None) -> Actor:
        """A person who leads an area acts as that area where it is ready, offers or intends; others act themselves."""
        if who.kind == "organisation":
            return self._ruled(who, speaker) or self.noun(who.name or "", who.area.code if who.area else None)
        if who.area and who.rank in _LEADERS and not who.company:
            return Actor(who.area.name, who.area.code)
        if who.company:
            return self.body(who.company)
        return Actor(who.name or who.role or "")

    def government(self, subject: Mention, speaker: Figurehead | None) -> list[Actor]:
        """Власти Татарстана, власти республики: the area itself."""
        place = self.context.place_of.get(subject.stop)
        if place is not None:
            return [Actor(place.base, place.code)]
        word = self.page.word(subject.stop)
        area = self.own.of(word, None)
        typed = [Actor(area.name, area.code)] if area else []
        own = self.ours(speaker) if speaker is not subject.who else []
        return own or typed or self.parties()[:1]

    def phrase(self, words: str, speaker: Figurehead | None) -> Actor:
        """A noun phrase as who acts: the side that "край" or "наш город" means, else the phrase."""
        area = self.own_area(words, speaker)
        return Actor(area.name, area.code) if area else self.noun(words)

    def own_area(self, phrase: str, speaker: Figurehead | None) -> Area | None:
        """The side that a noun phrase means which is only a noun for an area: край, наш город."""
        nouns = [word for word in (lemma(plain(w)) for w in phrase.lower().split()) if word not in self.sets.our_word]
        return self.own.of(nouns[0], speaker) if len(nouns) == 1 else None

    def acts(self, noun: str, bits: int) -> bool:
        """Whether a noun means people, a body or a side."""
        acting = bits & ANIM or noun in self.sets.own_side_noun or noun in self.sets.authorities
        return bool(acting) or noun in self.page.language.wordset("organisation", "group", "delegation_noun")

    def _ruled(self, who: Figurehead, speaker: Figurehead | None) -> Actor | None:
        """A body that rules, named without its area: of whose side it is."""
        words = [lemma(plain(word)) for word in (who.name or "").lower().split()]
        if who.area is not None or not words or words[0] not in self.sets.ruling_body:
            return None
        if len(words) == 2 and words[1] in self.sets.area_noun and (area := self.own.of(words[1], speaker)):
            return Actor(area.name, area.code)
        sides = [speaker.area if speaker else None, self.context.home, *self.context.parties[:1]]
        area = next((side for side in sides if side is not None), None) if len(words) == 1 else None
        return Actor(who.name or "", area.code if area else None)

    def ruled(self, subject: Mention, speaker: Figurehead | None) -> Actor | None:
        """The side that is ruled by a body with only a noun for it behind: правительство области."""
        noun = self.page.word(subject.stop)
        if self.words[subject.start] not in self.sets.ruling_body or noun not in self.sets.area_noun:
            return None
        area = self.own.of(noun, speaker) if self.grammar.is_genitive(subject.stop) else None
        return Actor(area.name, area.code) if area else None

    def home(self, subject: str) -> list[Actor]:
        """The side of the document that a bare "край" or "город" means where nobody speaks: the first one."""
        noun = lemma(subject.lower())
        bare = noun in self.sets.own_side_noun
        first = next((who.area for who in self.context.people if who.area), None)
        if first is not None and noun in self.sets.area_noun and not self.own.fits(noun, first):
            return []  # провинция of no Омская область
        return [Actor(first.name, first.code)] if bare and first else []

    def _area_of(self, place: Place) -> Area:
        """The side of the document that a place or its adjective means, else the place: рязанской is of Рязань."""
        stem = place.base.split()[0].lower()[:_STEM]
        own = [side for side in self.context.parties if side.name.lower().startswith(stem)]
        return own[0] if own and place.form == "adjective" else Area(place.base, place.code)

    def guests(self, start: int, stop: int) -> list[Actor]:
        """Whose visit is to come: ответный визит делегации Рязани, приезд министра."""
        for visit in self.page.within("encounter", start, stop):
            if visit.group["by"] != "visitnoun" or not self.grammar.bits(visit.stop - 1) & (NOM | ACC):
                continue  # договорённостей, достигнутых в ходе визита
            for k in range(visit.stop, min(stop, visit.stop + 4)):
                mention, place = self.context.mention_of.get(k), self.context.place_of.get(k)
                if mention is not None and mention.who and cases_of(self.context, mention) & GEN:
                    return [Actor(mention.who.name or mention.who.role or "")]
                form = self.grammar.forms[k]
                own = [side for side in self.context.parties if form.startswith(side.name.lower()[:-1][:_LONG_STEM])]
                if place is None and own and self.grammar.pos(k) in ("ADJF", "NOUN") and not self.page.is_capital(k):
                    return [Actor(own[0].name, own[0].code)]
                if place is not None and self.grammar.pos(k - 1) != "PREP":
                    area = self._area_of(place)
                    return [Actor(area.name, area.code)]
        return []

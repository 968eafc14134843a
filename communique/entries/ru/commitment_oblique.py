"""Who is to act in a Russian commitment and stands in a case of their own: told, proposed to, doing, holding."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from communique.entries.context import Figurehead
from communique.entries.ru.commitment_naming import Naming
from communique.entries.ru.context import RussianContext
from communique.entries.ru.grammar import STOPS, Span
from communique.entries.ru.phrases import YOU, Phrase, Phrases
from communique.kinds import Actor, Area

_OF_THEM: Final = 3  # tokens behind a verb of demanding
_FAR: Final = 24  # tokens between a verb and whom it tells


class Oblique:
    """Reads those who act and stand in the dative, the accusative, the instrumental or the genitive."""

    def __init__(self, context: RussianContext, phrases: Phrases, naming: Naming) -> None:
        self.context, self.page, self.grammar = context, context.page, context.grammar
        self.words, self.sets = context.page.words, context.grammar.sets
        self.phrases, self.naming = phrases, naming

    def _first(self, start: int, stop: int, *cases: str) -> list[Phrase]:
        """The first phrase that acts, stands in one of the cases and behind no preposition, with those joined to it."""
        for group in self.phrases.joined(self.phrases.within(start, stop)):
            for n, one in enumerate(group):
                if one.acts and not one.prep and any(map(one.stands, cases)):
                    return [each for each in group[n:] if any(map(each.stands, cases))]
        return []

    def told(self, cue: int, action: Span, speaker: Figurehead | None, *, other: bool = True) -> list[Actor]:
        """Who is told, asked or invited: the dative or accusative behind the verb; else, if wanted, the other side."""
        start, limit = cue + 1, action[0] if action[0] > cue else action[1]
        limit = next((k for k in range(start, limit) if self.grammar.pos(k) == "INFN"), limit)  # завершить ремонт и …
        if action[1] <= start:  # подготовить план поручено министерству
            limit = self.grammar.bounds(cue)[1]
        if action[0] > start or self.grammar.pos(start) != "INFN":  # попросил направить специалистов
            for one in self.phrases.within(start, min(limit, start + _FAR)):
                if not one.prep and (one.stands("datv") or one.stands("accs") or one.stands("gent")):
                    group = self._first(one.start, min(limit, start + _FAR), "datv", "accs", "gent")
                    named = group if group and group[0].start == one.start else [one]
                    if one.mention is not None and one.mention.form == "pronoun" and one.mention.who is speaker:
                        break  # Петров пригласил его: not himself
                    if one.pronoun and one.pronoun != YOU and self.page.quote_of[cue] < 0 and self._asks(cue, speaker):
                        break  # посол зовёт нас, unquoted: not the ambassador's side
                    return self.naming.all(named, speaker, told=True)
        if meant := self._meant_by_pronoun(start, cue):
            return self.naming.of(meant, speaker, told=True)
        asking = speaker.area if speaker else None
        sides = self.naming.sides
        bodies = sides.bodies() or sides.met() if other and speaker else []
        if len(bodies) == 2 and speaker and (own := sides.of_person(speaker)) and own[0] in bodies:
            return [one for one in bodies if one != own[0]]
        side = self.context.other_party(asking or self._people_of(cue)) if other else None  # вьетнамцы просят поставить
        return [Actor(side.name, side.code)] if side else []

    def demanded(self, cue: int, stop: int, speaker: Figurehead | None) -> list[Actor]:
        """Of whom something is demanded: требует от министерства поднять зарплаты, от них."""
        near = range(cue + 1, min(stop, cue + _OF_THEM))
        them = any(self.words[k] in self.sets.from_word and self.grammar.pos(k + 1) == "NPRO" for k in near)
        if them and (meant := self._several_before(cue)):
            return self.naming.of(meant, speaker, told=True)
        for group in self.phrases.joined(self.phrases.within(self.grammar.clause(cue)[0], stop)):
            if group[0].prep in self.sets.from_word and group[0].stands("gent"):
                return self.naming.all([_in(one, "gent") for one in group], speaker, told=True)
        return []

    def _several_before(self, cue: int) -> Phrase | None:
        """The last in the plural that a sentence names before a verb, whom "они" means: на встрече с покупателями."""
        before = self.phrases.within(self.grammar.sentence(cue)[0], cue)
        return next((one for one in reversed(before) if one.acts and one.prep and one.stands("ablt", "plur")), None)

    def fronted(self, low: int, cue: int, speaker: Figurehead | None) -> list[Actor]:
        """Who is asked or invited by nobody named: губернатора пригласили, посла просят."""
        group = self._first(low, cue, "accs") if self.grammar.is_plural(cue) else []
        asked = [one for one in group if not one.stands("nomn")]
        return self.naming.all(asked, speaker, told=True)

    def _meant_before(self, cue: int) -> Phrase | None:
        """Whom "их" behind a verb of asking means: the last in the plural that its sentence names before as object."""
        before = self.phrases.within(self.grammar.sentence(cue)[0], cue)
        several = (one for one in reversed(before) if one.acts and not one.prep and not one.stands("nomn"))
        return next((one for one in several if one.stands("accs", "plur") or one.stands("datv", "plur")), None)

    def _meant_by_pronoun(self, k: int, cue: int) -> Phrase | None:
        """Whom "их" or "им" at token `k` right behind a verb means."""
        form = self.grammar.forms[k] if k < len(self.words) else ""
        if form in self.sets.to_them_form:
            return self._several_told(cue)
        if form not in self.sets.them_form:
            return None
        return self._meant_before(cue) or (self._several_told(cue) if self.grammar.is_plural(k) else None)

    def _several_told(self, cue: int) -> Phrase | None:
        """Whom "им" means: the last of several people or bodies that the sentence before tells of."""
        low = self.grammar.sentence(cue)[0]
        if not low or self.page.paragraph_of[low - 1] != self.page.paragraph_of[low]:
            return None
        before = self.phrases.within(self.grammar.sentence(low - 1)[0], low)
        for one in reversed(before):
            for k in range(one.stop - 1, one.start, -1):  # отчёты этрапских хякимов
                inner = self.phrases.at(k, one.stop)
                if inner is not None and inner.acts and self._is_several(inner):
                    return self._widest(one.start + 1, inner, one.stop)
            if one.acts and self._is_several(one):
                return one
        return None

    def _widest(self, low: int, inner: Phrase, stop: int) -> Phrase:
        """A phrase with the adjectives before it that belong to it."""
        return next((wide for k in range(low, inner.start) if (wide := self.phrases.at(k, stop)) and wide.acts
                     and wide.head == inner.head), inner)  # fmt: skip

    def _is_several(self, one: Phrase) -> bool:
        """Whether a phrase can stand in the plural only."""
        return bool(one.forms) and all(number == "plur" for _, number in one.forms) and not one.pronoun

    def _asks(self, cue: int, speaker: Figurehead | None) -> bool:
        """Whether who is told to ask by the verb at a token is who speaks, and not who writes."""
        said = self.context.said_at(cue)
        return said is not None and said.who is speaker

    def _people_of(self, cue: int) -> Area | None:
        """Whose people ask, where the people of a place stand before a verb of asking."""
        low = self.grammar.clause(cue)[0]
        for place in self.context.places_in(low, cue):
            if place.form == "people":
                return self.context.area_of(place)
        return None

    def dative(
        self, low: int, cue: int, speaker: Figurehead | None, *, told: bool = False, acting: bool = True,
        named: bool = False,
    ) -> list[Actor]:  # fmt: skip
        """Those in the dative in tokens `low` to `cue`: заводу предстоит …; перед министерством поставлена задача.

        Who is `told` is meant as a person; where no `acting` is asked for any thing in the dative will do. Where they
        are to be `named` no pronoun will.
        """
        for group in self.phrases.joined(self.phrases.within(low, cue)):
            for n, one in enumerate(group):
                if named and (one.pronoun or one.mention is not None and one.mention.form == "pronoun"):
                    continue
                named_one = self.page.quote_of[one.stop - 1] >= 0 and one.stands("datv", "sing")
                named_one = named_one and not self.grammar.is_plural(cue)  # авиакомпании «Тулпар» предстоит
                faced = one.prep in self.sets.before_word and one.stands("ablt")
                if (one.acts or not acting) and (
                    faced or not one.prep and one.stands("datv") and (named_one or not one.stands("nomn"))
                ):
                    return self.naming.all(group[n:], speaker, told=told)
        return []

    def having(self, low: int, cue: int, speaker: Figurehead | None) -> list[Actor]:
        """Who has a possibility or plans in tokens `low` to `cue`: у нас есть возможность, у компании есть планы."""
        for group in self.phrases.joined(self.phrases.within(low, cue)):
            if group[0].prep in self.sets.having_word and group[0].acts:
                return self.naming.all(group, speaker)
        return []

    def toward(self, low: int, cue: int, speaker: Figurehead | None) -> list[Actor]:
        """To whom somebody turns in tokens `low` to `cue`: обратился к послу с просьбой ускорить выдачу виз."""
        for group in self.phrases.joined(self.phrases.within(low, cue)):
            if group[0].prep in self.sets.toward_word and group[0].acts and group[0].stands("datv"):
                return self.naming.all(group, speaker, told=True)
        return []

    def asked(self, start: int, stop: int, speaker: Figurehead | None) -> list[Actor]:
        """To whom something is proposed, where that is not one of the two sides who are to do it together."""
        group = self._first(start, stop, "datv") or self._addressed(start, stop)
        if not group:
            meant = self._meant_by_pronoun(start, start - 1)
            return self.naming.of(meant, speaker, told=True) if meant is not None else []
        mention = group[0].mention
        who = mention.who if mention is not None and not mention.plural else None
        if who is not None and who.kind != "organisation":
            side = who.area in self.context.parties  # предложил послу создать группу: both
            return [] if side else self.naming.all(group, speaker, told=True)
        told = self._named_behind(group[-1], stop, speaker)
        return told or self.naming.all([_in(one, "datv") for one in group], speaker, told=True)

    def _addressed(self, start: int, stop: int) -> list[Phrase]:
        """A thing right behind a verb of proposing that can only be its addressee: предлагает отелям ввести скидку."""
        one = self.phrases.at(start, stop)
        dative = one is not None and not one.prep and bool(one.forms) and all(case == "datv" for case, _ in one.forms)
        return [one] if one is not None and dative and self.grammar.pos(one.stop) == "INFN" else []

    def _named_behind(self, one: Phrase, stop: int, speaker: Figurehead | None) -> list[Actor]:
        """The two that are named behind a noun: двум портам, Баку и Астрахани."""
        if self.words[one.stop : one.stop + 1] != [","] or not one.stands("datv", "plur"):
            return []
        named = next(self.phrases.joined(self.phrases.within(one.stop + 1, stop)), [])
        return self.naming.all(named, speaker) if len(named) > 1 and all(each.place for each in named) else []

    def partner(self, cue: int, speaker: Figurehead | None) -> list[Actor]:
        """With whom something is agreed or signed: the body, people or place behind "с"."""
        for group in self.phrases.joined(self.phrases.within(cue, self.grammar.bounds(cue)[1])):
            if group[0].prep in self.sets.with_word and group[0].acts and group[0].stands("ablt"):
                return self.naming.all(group, speaker)
        return []

    def together(self, cue: int, action: Span, speaker: Figurehead | None, *, named: bool = False) -> list[Actor]:
        """Вместе с Псковом, совместно с Индией и Ираном: who is to act too; where `named`, no partners by that word."""
        low = self.grammar.clause(cue)[0]
        for k in range(low, action[1] - 2):
            if self.words[k] in self.sets.jointly and self.words[k + 1] in self.sets.with_word:
                group = next(self.phrases.joined(self.phrases.within(k + 2, action[1])), [])
                unnamed = named and bool(group) and self.words[group[0].head] in self.sets.partner_noun
                return self.naming.all(group, speaker) if group and group[0].acts and not unnamed else []
        return []

    def between(self, start: int, stop: int, speaker: Figurehead | None) -> list[Actor]:
        """Подписан меморандум между А и Б; but what links two towns is no paper of theirs: рейс между А и Б."""
        for group in self.phrases.joined(self.phrases.within(start, stop)):
            if group[0].prep in self.sets.between_word and len(group) > 1:
                return self.naming.all(group[:2], speaker)
            if group[0].prep in self.sets.between_word and group[0].acts:
                both = self.naming.of(group[0], speaker)  # между палатами
                return both if len(both) > 1 else []
        return []

    def agent(self, start: int, stop: int, speaker: Figurehead | None) -> list[Actor]:
        """By whom it is to be done: построен вьетнамскими инвесторами, силами университета."""
        for one in (group[0] for group in self.phrases.joined(self.phrases.within(start, stop))):
            if one.prep or not one.stands("ablt") or self.words[one.start - 1] in self.sets.exchange_noun:
                continue  # обмен студентами
            if self.words[one.head] in self.sets.means_noun and one.stop > one.head + 1:
                held = self.phrases.at(one.head + 1, stop)
                return self.naming.of(held, speaker) if held is not None and held.acts else []
            if one.acts and not one.stands("nomn") and not one.stands("datv"):
                return self.naming.of(one, speaker)
        return []

    def holder(self, k: int, limit: int, speaker: Figurehead | None) -> list[Actor]:
        """Whose readiness or intention it is, in the genitive behind the noun: намерение вьетнамских компаний."""
        place = self.context.place_of.get(k)
        if k >= limit or self.words[k] in STOPS or place and place.kind == "city":
            return []  # готовность Будапешта is that of who speaks for Hungary
        one = self.phrases.at(k, limit)
        if one is None or not one.acts or not one.stands("gent"):
            return []
        own = frozenset(form for form in one.forms if form[0] == "gent")  # готовность области is of one area
        return self.naming.of(replace(one, forms=own), speaker)


def _in(one: Phrase, case: str) -> Phrase:
    """A phrase with the forms of one case alone: предложил компании."""
    own = frozenset(form for form in one.forms if form[0] == case)
    return replace(one, forms=own) if own else one

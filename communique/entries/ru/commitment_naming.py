"""Who a noun phrase of a Russian commitment means as one that acts."""

from __future__ import annotations

from communique.entries.context import Figurehead, Mention
from communique.entries.ru.commitment_called import CalledBodies
from communique.entries.ru.commitment_sides import Sides
from communique.entries.ru.commitment_subjects import Subject
from communique.entries.ru.context import RussianContext
from communique.entries.ru.nominatives import name_bent, nominative
from communique.entries.ru.phrases import ME, THEY, YOU, Phrase, Phrases
from communique.entries.ru.referents import Referents
from communique.kinds import Actor
from communique.text.russian import lemma, plain, to_plural

_STEM = 6  # letters of an adjective and a name that begin alike
_SHORT = 4  # of those, in a short adjective
_SIGNING = 20  # tokens from the first body of a sentence to the verb that tells of a paper
_NAMED = 10  # tokens of a company with its adjective and name
_MOST = 3  # that one verb may have as its actors


class Naming:
    """Turns phrases into those who act; positions are tokens."""

    def __init__(self, context: RussianContext, sides: Sides, phrases: Phrases) -> None:
        self.context, self.page, self.grammar, self.sides = context, context.page, context.grammar, sides
        self.phrases, self.spelt_out, self.referents = phrases, sides.spelt_out, Referents(context, sides)
        self.words, self.sets = context.page.words, context.grammar.sets
        self.called = CalledBodies(context, sides, phrases)

    def subject(self, subject: Subject, cue: int, speaker: Figurehead | None) -> list[Actor]:
        """Those whom the subject of the verb at token `cue` means."""
        if not subject.phrases:
            return self.pronoun(subject.pronoun, cue, speaker)
        return self.all(subject.phrases, speaker)

    def all(
        self, phrases: tuple[Phrase, ...] | list[Phrase], speaker: Figurehead | None, *, told: bool = False
    ) -> list[Actor]:
        """Those whom joined phrases mean, each once."""
        found: list[Actor] = []
        for one in phrases[:_MOST]:
            found += [actor for actor in self.of(one, speaker, told=told) if actor not in found]
        return found

    def pronoun(self, word: str, cue: int, speaker: Figurehead | None) -> list[Actor]:
        """Whom "мы", "я", "вы" and "они" mean: the speaker's side, the speaker, the other side, both."""
        if word == ME and speaker and speaker.name:
            return [Actor(speaker.name)]
        if word == YOU:
            return self.sides.other(speaker)
        if word == THEY:
            return self.sides.parties()
        return self.sides.ours(speaker)

    def of(self, one: Phrase, speaker: Figurehead | None, *, told: bool = False) -> list[Actor]:
        """Those whom a phrase means; who is `told` to act is meant as a person and not as the side they lead."""
        if one.pronoun:
            return self.pronoun(one.pronoun, one.start, speaker)
        if self.page.is_a(one.start, "both_word") and one.stop == one.start + 2 and (two := self._led_bodies(one)):
            return two  # двум вузам
        if self._is_counted(one):
            return [self._described(one)]  # два томских завода
        if (pointed := self.referents.pointed.before(one)) is not None:
            return [pointed]
        if one.stop == one.start + 1 and (headed := self.called.headed(one, speaker)):
            return [headed]
        if not told and (own := self._own_body(one, speaker)) is not None:
            return [own]
        if self._is_lone_body(one) or one.stop == one.start + 2 and self.page.is_a(one.start, "both_word"):
            many = bool(one.forms) and all(number == "plur" for _, number in one.forms)
            if (many or self.phrases.is_several(one)) and (bodies := self._led_bodies(one)):
                return bodies
            if together := self._together(one):
                return self.all(together, speaker)
            if (before := self._body_before(one)) is not None:
                return self.of(before, speaker)
        if sides := self.referents.meant(one, speaker):
            return sides
        if (led := self.called.led(one, speaker, told=told)) is not None:
            return [led]
        if (body := self._of_country(one)) is not None:
            return [body]
        if one.mention is not None and one.mention.who is not None:
            return self._of_mention(one, one.mention, one.mention.who, speaker, told)
        if one.name:
            if one.prep and one.name == self.page.slice(one.start + 1, one.stop - 1):  # в «Черноморских линиях»
                return [Actor(name_bent(self.grammar, one.start + 1, one.stop - 1))]
            if full := self.spelt_out.full(one.name):
                return [self.sides.body(full)]
            return [Actor(one.name) if self._is_company(one) else self.sides.body(self._nominative(one))]
        if one.place is not None and self._is_side(one):
            area = self.context.area_of(one.place)
            side = Actor(area.name, area.code)
            return [*self._side_before(one), side]
        return self._of_noun(one, speaker)

    def _own_body(self, one: Phrase, speaker: Figurehead | None) -> Actor | None:
        """The body of who speaks, which a noun alone calls: по словам ректора, университет примет студентов."""
        noun = self.words[one.head]
        if speaker is None or not speaker.company or one.stop != one.start + 1 or self.phrases.is_several(one):
            return None
        if noun not in self.sets.called_body or one.name:
            return None
        kin = (noun, *self.sets.table("kin", "kin").get(noun, ()))
        fits = any(self._is_kind(word, speaker.company) for word in kin)
        return self.sides.body(speaker.company) if fits else None

    def _is_lone_body(self, one: Phrase) -> bool:
        """Whether a phrase is only a noun for a body that nothing told what it means: вузы, комбинат."""
        noun, who = self.words[one.head], one.mention.who if one.mention is not None else None
        if (
            one.stop != one.start + 1
            or one.name
            or noun not in self.sets.called_body | self.sets.bare_body | self.sets.partner_noun
        ):
            return False
        return (
            who is None
            or len((who.name or "").split()) < 2
            and "«" not in (who.name or "")
            or self.phrases.is_several(one)
        )

    def _led_bodies(self, one: Phrase) -> list[Actor]:
        """The two bodies whose leaders meet, where a noun in the plural calls both: палаты, обе палаты, вузы."""
        noun = self.words[self._noun_of(one)]
        kin = (noun, *self.sets.table("kin", "kin").get(noun, ()))
        bodies = self.sides.bodies() or self.sides.met()
        told = all(any(self._is_kind(word, body.name) for word in kin) for body in bodies)
        return bodies if told else []

    def _is_kind(self, noun: str, name: str) -> bool:
        """Whether the name of a body holds a noun."""
        return any(lemma(plain(word)) == noun for word in name.lower().split())

    def _before(self, one: Phrase) -> list[Phrase]:
        """The phrases of the sentence before that of a phrase in its paragraph."""
        low = self.grammar.sentence(one.start)[0]
        if not low or self.page.paragraph_of[low - 1] != self.page.paragraph_of[low]:
            return []
        return self.phrases.within(*self.grammar.sentence(low - 1))

    def _together(self, one: Phrase) -> list[Phrase]:
        """The bodies that the sentence before joins, which a bare noun in the plural means: вузы, компании, заводы."""
        if not self.phrases.is_several(one):
            return []
        groups = self.phrases.joined(self._before(one))
        told = next((each for each in groups if len(each) > 1 and all(self._is_body(p) for p in each)), [])
        return told or self._both_of(one) or self._signing(one)

    def _signing(self, one: Phrase) -> list[Phrase]:
        """The two bodies that sign a paper in the words before partners: завод заключил с фирмой договор: партнёры …"""
        if self.words[one.head] not in self.sets.partner_noun:
            return []
        low = self.grammar.sentence(one.start)[0]
        for before in (self.phrases.within(low, one.start), self._before(one)):
            named = [p for p in before if self._is_body(p)]
            if named and any(self.page.within("signing", named[0].start, named[0].start + _SIGNING)):
                return named if len(named) == 2 else []
        return []

    def _both_of(self, one: Phrase) -> list[Phrase]:
        """The bodies that a noun calls where the words before name just two of them: две палаты … Палаты обязались."""
        noun = self.words[one.head]
        kin = {noun, *self.sets.table("kin", "kin").get(noun, ())}
        named: dict[int, Mention] = {}
        for mention in self.context.mentions_in(0, one.start):
            words = self.words[mention.start : mention.stop]
            if mention.form == "organisation" and mention.who and not mention.plural and not kin.isdisjoint(words):
                named.setdefault(id(mention.who), mention)
        found = [self.phrases.at(mention.start, mention.stop) for mention in named.values()]
        return [one for one in found if one is not None] if len(found) == 2 else []

    def _is_body(self, one: Phrase) -> bool:
        """Whether a phrase names one body."""
        return bool(one.name) or one.mention is not None and one.mention.form == "organisation"

    def _body_before(self, one: Phrase) -> Phrase | None:
        """The only body that the sentence before calls by its name alone: Омский ЛПК – комбинат."""
        if self.phrases.is_several(one):
            return None
        found = [p for p in self._before(one) if p.acts and p.mention is None and not p.prep and self._is_named(p)]
        return found[0] if len(found) == 1 else None

    def _is_named(self, one: Phrase) -> bool:
        """Whether a phrase is a name by itself: in Latin letters, in capitals, or one word of its own."""
        return bool(one.name) or self.phrases.is_own_name(one.head)

    def _is_company(self, one: Phrase) -> bool:
        """Whether a name is enough to say who a body is: «Тара», завод «Тара», but хор «Пересвет»."""
        noun = self.words[one.head]
        alone = self.grammar.pos(one.head) != "NOUN" or one.name == self.page.slice(one.start, one.stop)
        return alone or noun.endswith(tuple(self.sets.company_kind))

    def _is_side(self, one: Phrase) -> bool:
        """Whether a phrase is a place, its people, or the side that an adjective names: российская сторона."""
        place = one.place
        if place is None or place.form != "adjective":
            return place is not None
        return one.head == one.start or self.words[one.head] in self.sets.side_word and one.head == place.stop

    def _side_before(self, one: Phrase) -> list[Actor]:
        """The first of two sides that share their noun: омская и вьетнамская стороны."""
        k = one.start - 1
        if not self.page.is_a(k, "and_word") or not one.stands("nomn", "plur"):
            return []
        first = next((place for place in self.context.places_in(k - 3, k) if place.stop == k), None)
        return [Actor(first.base, first.code)] if first is not None and first.form == "adjective" else []

    def _of_mention(
        self, one: Phrase, mention: Mention, who: Figurehead, speaker: Figurehead | None, told: bool
    ) -> list[Actor]:
        """Those whom the mention in a phrase means."""
        if who.kind == "group" or mention.plural:
            if told and self.words[mention.start] not in self.sets.sides_word | self.sets.authorities:
                return [self._described(one)]  # лидеры поручили министрам экономики: not the leaders
            return self._of_group(one, mention, speaker)
        if told and who is speaker and not one.stands("nomn"):
            return [self._described(one)]  # мэр поручил своему заместителю
        if told and who.kind != "organisation":
            return [Actor(who.name or who.role or "")]
        if who.kind == "organisation" and one.stop == one.start + 1 and self._is_many(one):
            return [self._described(one)]  # ведомства
        if who.kind == "organisation" and one.name and "«" not in (who.name or "") and mention.form == "organisation":
            return [self.sides.noun(nominative(self.grammar, one.start, one.stop), who.area.code if who.area else None)]
        return [self.sides.ruled(mention, speaker) or self.sides.person(who, None if told else speaker)]

    def _of_group(self, one: Phrase, mention: Mention, speaker: Figurehead | None) -> list[Actor]:
        """Those whom a word for several means: both sides where nothing tells them apart, else its words."""
        if self.words[mention.start] in self.sets.authorities:
            if one.start < mention.start:  # краевые власти, вьетнамские власти
                noun = self.sets.table("home_adjective", "noun").get(self.words[mention.start - 1])
                own = self.sides.own.of(noun, speaker) if noun else None  # областные власти
                area = self.context.area_of(one.place) if one.place is not None else own
                return [Actor(area.name, area.code) if area else self._described(one)]
            return self.sides.government(mention, speaker)
        nouns = (self.words[k] for k in range(mention.start, mention.stop) if self.grammar.pos(k) == "NOUN")
        both = next(nouns, "") in self.sets.both_sides  # лидеры двух стран, but not фермеры региона
        bare = one.start == mention.start or self.page.is_a(one.start, "both_word")
        if both and bare and (parties := self.sides.parties()):
            return parties
        return [self._described(one)]

    def _of_noun(self, one: Phrase, speaker: Figurehead | None) -> list[Actor]:
        """Those whom a noun with its adjectives and genitives means."""
        noun = self.words[one.head]
        both = self.page.is_a(one.start, "both_word") and noun in (
            self.sets.sides_word | self.sets.both_sides | self.sets.delegation_noun
        )
        bare = one.stop == one.start + 1 and self.words[one.head] in self.sets.sides_word and self._is_many(one)
        if (both or bare) and (parties := self.sides.parties()):
            return parties
        if (colleague := self._colleague(one)) is not None:
            return [colleague]
        if (
            self.words[one.head] in self.sets.colleague_noun
            and not one.stands("nomn")
            and not self.phrases.is_several(one)
        ):
            other = self.context.other_party(speaker.area) if speaker and one.stop == one.start + 1 else None
            if other is not None:
                return [Actor(other.name, other.code)]  # попросил коллегу помочь
        if (payer := self._of_budget(one, speaker)) is not None:
            return [payer]
        area = self.sides.own_area(self.page.slice(one.start, one.stop), speaker)
        if area is not None:
            return [Actor(area.name, area.code)]
        return (self.sides.home(self.words[one.head]) if one.stop == one.start + 1 else []) or [self._described(one)]

    def _of_budget(self, one: Phrase, speaker: Figurehead | None) -> Actor | None:
        """The side whose budget pays: республиканский бюджет выделит деньги."""
        if self.words[one.head] not in self.sets.budget_noun or one.head == one.start:
            return None
        noun = self.sets.table("home_adjective", "noun").get(self.words[one.start])
        own = self.sides.own.of(noun, speaker) if noun else None
        area = self.context.area_of(one.place) if one.place is not None and one.place.form == "adjective" else own
        return Actor(area.name, area.code) if area is not None else None

    def _colleague(self, one: Phrase) -> Actor | None:
        """The person of another country who is called so: танзанийский коллега."""
        several = all(number == "plur" for _, number in one.forms)
        if one.place is None or several or self.words[one.head] not in self.sets.colleague_noun:
            return None
        code = one.place.code
        named = [who for who in self.context.people if who.area and who.area.code == code and who.name and code]
        return Actor(named[0].name or "") if named else None

    def _of_country(self, one: Phrase) -> Actor | None:
        """The body of somebody of a country that a noun with its adjective calls: оманская компания."""
        noun, place = self.words[one.stop - 1], one.place
        if one.stop == one.start + 2 and noun in self.sets.business_noun and (met := self._introduced(one)) is not None:
            return met
        if one.stop != one.start + 2 or noun not in self.sets.called_body or self.phrases.is_several(one):
            return None
        if (named := self._of_adjective(one, noun)) is not None:
            return named
        if place is None or not place.code:
            return None
        firm = noun in self.sets.any_company
        led = {
            who.company: who
            for who in self.context.people
            if who.company and who.area and who.area.code == place.code and (firm or self._is_kind(noun, who.company))
        }
        return self.sides.body(next(iter(led))) if len(led) == 1 and not self.phrases.is_several(one) else None

    def _introduced(self, one: Phrase) -> Actor | None:
        """The one company named before with the adjective of a country: китайская компания «Цишань» … китайцы."""
        place = one.place
        if place is None or not place.code or place.kind != "country":
            return None
        told = [p.start for p in self.context.places_in(0, one.start) if p.code == place.code and p.form == "adjective"]
        met = [phrase for phrase in (self.phrases.at(k, k + _NAMED) for k in told) if phrase is not None]
        named = {self._quoted(phrase) for phrase in met} - {""}
        return Actor(named.pop()) if len(named) == 1 else None

    def _quoted(self, one: Phrase) -> str:
        """The name in quotation marks of a company, or none."""
        if one.name:
            return one.name if self._is_company(one) else ""
        who = one.mention.who if one.mention is not None and one.mention.form == "organisation" else None
        body = self.sides.body(who.name).name if who is not None and who.name and "«" in who.name else ""
        return "" if "«" in body else body

    def _of_adjective(self, one: Phrase, noun: str) -> Actor | None:
        """The body led by somebody whose name begins as an adjective does, or lies where it says: томский вуз."""
        form, code = self.grammar.forms[one.start], one.place.country if one.place is not None else None
        kin = (noun, *self.sets.table("kin", "kin").get(noun, ()))
        led = {who.company: who for who in self.context.people if who.company and who.kind == "person"}
        own = [name for name in led if any(self._is_kind(word, name) for word in kin)]
        size = min(_STEM, len(form) - 2)  # ошский: of Ош
        alike = [name for name in own if size >= _SHORT and form[:size] in _stems(name, size)]
        if not alike and code and one.place is not None and one.place.kind == "country":
            towns = {place.base for place in self.context.places if place.country == code and place.kind != "country"}
            alike = [name for name in own if not towns.isdisjoint(name.split()) or name.split()[-1] in self._of(code)]
        return self.sides.body(alike[0]) if len(alike) == 1 else None

    def _of(self, code: str) -> set[str]:
        """The words as which the places of a country stand in the document."""
        return {self.page.slice(p.start, p.stop) for p in self.context.places if p.country == code}

    def _is_many(self, one: Phrase) -> bool:
        """Whether a phrase stands in the plural: стороны as a subject, сторонам."""
        if one.stands("nomn"):
            return not one.stands("nomn", "sing") and not self.phrases.is_within(one)
        return not any(number == "sing" for _, number in one.forms)

    def _described(self, one: Phrase) -> Actor:
        """A phrase by its own words, in the nominative, with the code of the place whose adjective it has."""
        plain_form = one.stands("nomn") and not self._is_counted(one)
        words = self.page.slice(one.start, one.stop) if plain_form else self._nominative(one)
        several = one.stands("nomn", "plur") and not one.stands("nomn", "sing") or one.stands("datv", "plur")
        actor = self.sides.noun(words[0].lower() + words[1:] if several else words)  # Вьетнамские вузы направят …
        code = one.place.code if one.place is not None and one.place.form == "adjective" else None
        sent = self.context.place_of.get(one.head + 1) if self.words[one.head] in self.sets.sent_noun else None
        code = sent.code if sent is not None and sent.stop == one.stop else code  # делегация Рязанской области
        return Actor(actor.name, code) if code and not actor.code else actor

    def _is_counted(self, one: Phrase) -> bool:
        """Whether a phrase counts those whom only a noun with its adjectives calls, and not both sides."""
        counted = self.grammar.pos(one.start) in ("NUMR", "NUMB") and self.words[one.start] not in self.sets.both_of
        if not counted or one.name:
            return False
        who, noun = one.mention.who if one.mention is not None else None, self.words[self._noun_of(one)]
        side = noun in self.sets.sides_word | self.sets.both_sides | self.sets.delegation_noun
        return not side and (who is None or who.kind in ("organisation", "group"))

    def _noun_of(self, one: Phrase) -> int:
        """The noun of a phrase that a number opens."""
        return next((k for k in range(one.start, one.stop) if self.grammar.pos(k) == "NOUN"), one.head)

    def _nominative(self, one: Phrase) -> str:
        if not self._is_counted(one):
            return nominative(self.grammar, one.start, one.stop)
        start = next(k for k in range(one.start, one.stop) if self.grammar.pos(k) not in ("NUMR", "NUMB"))
        noun = self._noun_of(one)
        told = (to_plural(self.grammar.forms[k]) for k in range(start, noun + 1))
        return " ".join((*told, self.page.slice(noun + 1, one.stop))).rstrip()


def _stems(name: str, size: int) -> set[str]:
    """How the words of a name begin."""
    return {plain(word)[:size] for word in name.lower().split()}

"""The subject of a verb in a Russian commitment: who stands in the nominative and agrees with it in number."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from communique.entries.ru.commitment_lists import Lists
from communique.entries.ru.context import RussianContext
from communique.entries.ru.grammar import STOPS
from communique.entries.ru.phrases import ME, THEY, WE, Phrase, Phrases
from communique.text.russian import ACC, FEMN, FIRST, FUTR, MASC, NEUT, NOM, PLUR, SING

_FAR: Final = 40  # tokens between a subject and its verb
_INSERTED: Final = 12  # tokens of words set between commas
_BEHIND: Final = 14  # tokens between a verb and a subject behind it
_GENDERS: Final = MASC | FEMN | NEUT
_DATE: Final = 6  # tokens of a date
_NAMED: Final = ("name", "role", "pronoun")
_OPENS: Final = 2  # tokens of a clause in which its condition may begin
_DEEP: Final = 3  # verbs that may share a subject


@dataclass(frozen=True, slots=True)
class Subject:
    """Who or what a verb tells of: joined phrases, or only "we" or "I" that the form of the verb says."""

    phrases: tuple[Phrase, ...]
    pronoun: str = ""

    @property
    def acts(self) -> bool:
        """Whether it means people, a body, a side or who speaks, and not a thing."""
        return bool(self.pronoun) or any(one.acts for one in self.phrases)

    @property
    def are_people(self) -> bool:
        """Whether it is several people."""
        people = [one.mention.who for one in self.phrases if one.mention and one.mention.who]
        return len(self.phrases) > 1 and sum(who.kind == "person" for who in people) == len(self.phrases)

    @property
    def is_pronoun(self) -> bool:
        """Whether it is "он", "она" or "они"."""
        one = self.phrases[0].mention if len(self.phrases) == 1 else None
        return one is not None and one.form == "pronoun"

    @property
    def is_named_person(self) -> bool:
        """Whether it is one person called by name or by an office."""
        one = self.phrases[0].mention if len(self.phrases) == 1 else None
        return one is not None and one.form in ("name", "role") and not one.plural and bool(one.who)


class Subjects:
    """Finds the subjects of the verbs of one document; positions are tokens."""

    def __init__(self, context: RussianContext, phrases: Phrases) -> None:
        self.context, self.page, self.grammar = context, context.page, context.grammar
        self.words, self.sets = context.page.words, context.grammar.sets
        self.phrases = phrases
        self.lists: Lists | None = None
        self._known: dict[tuple[int, int, int], Subject | None] = {}

    def of(self, start: int, stop: int, cue: int, deep: int = 0) -> Subject | None:
        """The subject of the verb at token `cue` in tokens `start` to `stop`: who acts before what only is."""
        key = start, stop, cue
        if key not in self._known:
            self._known[key] = self._find(start, stop, cue, deep)
        return self._known[key]

    def _find(self, start: int, stop: int, cue: int, deep: int) -> Subject | None:
        """The same, worked out."""
        if start < cue and self._is_relative(start):
            return self._other_than(start, stop, cue) or self._antecedent(start)
        number, low = self._number(cue), max(start, cue - _FAR)
        left = self._before(low, cue, number)
        if left is None and (inserted := self._inserted(low, cue)):
            left = self._before(max(self.grammar.bounds(cue)[0], inserted - _FAR), inserted, number)
            if left is not None and not left.acts and self.page.word(inserted + 1) not in self.sets.inserting_word:
                left = None  # соглашение, которое подпишут весной, упростит поставки
        left = left or self._apposed(start)
        if left is None or not left.acts or left.is_pronoun:
            left = self._meant(low, cue) or left
        if left is not None and left.acts:
            return self._rather(left, start, stop, cue) or left
        if self.grammar.pos(cue) == "VERB" and self.grammar.bits(cue) & FIRST:
            return Subject((), WE if self.grammar.bits(cue) & PLUR else ME)
        behind = self._behind(low, stop, cue, number)
        if behind is None and left is not None and self._is_object(start, cue) and self._can_take(left, start, cue):
            carried = self._carried(start, cue, deep)  # курсы область оплатит, жильё подыщет
            left = carried if carried is not None and carried.acts else left
        left = behind or left or self._located(start, cue)
        return (
            left
            or self._carried(start, cue, deep)
            or self._saying(start, cue)
            or self._goes_on(cue)
            or self._listed(cue)
        )

    def _number(self, cue: int) -> str:
        """The number of a verb, empty where its form has none."""
        if self.grammar.pos(cue) == "NOUN":
            return ""  # стороны подтвердили взаимную заинтересованность в …
        bits = self.grammar.bits(cue)
        return "plur" if bits & PLUR else "sing" if bits & SING else ""

    def _before(self, start: int, cue: int, number: str) -> Subject | None:
        """The subject before a verb: the last that acts, else the last thing that agrees."""
        thing: Subject | None = None
        for group in reversed(list(self.phrases.joined(self.phrases.within(start, cue)))):
            if len(group) > 1 and number != "sing" and all(one.stands("nomn") for one in group):
                return Subject(tuple(group))
            for one in reversed(group):
                if (
                    one.prep
                    or not one.stands("nomn", number)
                    or self._is_date(one)
                    or self.page.is_capital(one.start)
                    and self._is_of_route(one)
                ):
                    continue
                if one.acts:
                    return Subject((one,))
                thing = thing or Subject((one,))
        return thing

    def _is_date(self, one: Phrase) -> bool:
        """Whether a phrase is a part of a date: в первом квартале 2026 года."""
        dates = self.context.dates_in(one.start - _DATE, one.stop) if not one.acts else ()
        return any(date.start <= one.head < date.stop for date in dates)

    def _located(self, start: int, cue: int) -> Subject | None:
        """Who wants something where only "в" says in whose house: в министерстве рассчитывают открыть линию.

        The same of the clause that says so: в компании подтвердили, что намерены …
        """
        that = start - 1 if self.words[start - 1] in self.sets.that_word else start
        told = bool(self.grammar.bits(cue) & FUTR) and self.words[that] in self.sets.that_word
        if not told and self.words[cue] not in self.sets.will_word or not self.grammar.bits(cue) & PLUR:
            return None
        if self.words[that] in self.sets.that_word and self.words[that - 1] == ",":
            cue = next((k for k in range(that - 2, self.grammar.clause(that - 2)[0], -1) if self._is_told(k)), cue)
            start = self.grammar.clause(cue)[0]
        while cue > start and self.grammar.pos(cue - 1) in ("ADVB", "PRCL"):
            cue -= 1
        for one in self.phrases.within(start, cue):
            if one.prep in self.sets.in_or_on and one.acts and one.stop == cue and one.stands("loct"):
                return Subject((one,))
        return None

    def _is_of_route(self, one: Phrase) -> bool:
        """Whether a dash joins a place to another, so that both only tell of a route: паром Баку – Актау."""
        behind = one.place is not None and self.grammar.is_dash(one.stop) and self.page.is_capital(one.stop + 1)
        return (
            behind
            or self.grammar.is_dash(one.start - 1)
            and any(place.stop == one.start - 1 for place in self.context.places_in(one.start - 4, one.start - 1))
        )

    def _meant(self, start: int, cue: int) -> Subject | None:
        """Whom "она" means that is no person: the body or side of its gender that the sentence before tells of."""
        k = next((k for k in range(cue - 1, start - 1, -1) if self.grammar.forms[k] in self.sets.body_pronoun), None)
        low = self.grammar.sentence(cue)[0]
        if k is None:
            return None
        number = "plur" if self.grammar.bits(k) & PLUR else "sing"
        if found := self._told_in(low, k, k, number):
            return found
        if low == 0:
            return None
        before = self.grammar.sentence(low - 1)[0]
        if self._is_near(low) and (found := self._told_in(before, low, k, number)):
            return found
        return Subject((), THEY) if number == "plur" and self._have_met(before, low) else None

    def _have_met(self, start: int, stop: int) -> bool:
        """Whether a sentence names two or more of those who met and nobody else."""
        named = {id(m.who): m.who for m in self.context.mentions_in(start, stop) if m.who and m.form in _NAMED}
        met = [id(who) for who in self.context.met]
        return len(named) > 1 and all(number in met for number in named)

    def _told_in(self, start: int, stop: int, k: int, number: str) -> Subject | None:
        """The first body or side in the nominative in tokens `start` to `stop` that the pronoun at `k` can mean."""
        for one in self.phrases.within(start, stop):
            if one.acts and not one.prep and one.stands("nomn", number) and not one.pronoun:
                person = one.mention is not None and one.mention.form != "organisation"
                alike = number == "plur" or self.grammar.bits(one.head) & self.grammar.bits(k) & _GENDERS
                return Subject((one,)) if alike and not person else None
        return None

    def _is_near(self, low: int) -> bool:
        """Whether the sentence at token `low` has one before it in its paragraph."""
        return self.page.paragraph_of[low] == self.page.paragraph_of[low - 1]

    def _behind(self, start: int, stop: int, cue: int, number: str) -> Subject | None:
        """Who acts and stands behind a verb: участие оплатит палата; обещают вложить монгольские партнёры."""
        last = next(self._barriers(cue, min(stop, self.grammar.bounds(cue)[1], cue + _BEHIND)))
        head = next((k for k in range(cue + 1, last) if self.grammar.pos(k) == "INFN"), last)
        idle = self.grammar.pos(cue) != "VERB" or self.grammar.is_reflexive(self.words[cue])
        idle = idle or self.words[cue] in self.sets.be_verb or self.words[cue] in self.sets.motion_verb
        objects: bool | None = None
        for group in self.phrases.joined(self.phrases.within(cue + 1, last)):
            one = group[0]
            if one.prep or not one.acts or not one.stands("nomn", number) and len(group) < 2:
                continue
            if self.page.is_capital(one.start) and self._is_of_route(one):
                continue  # паром вернётся на линию Баку – Актау
            sure = not any(each.stands("accs") for each in group) and one.stands("nomn")
            if not sure and objects is None:
                objects = self._has_object(start, cue, one.start, number)
            near = one.start < head or self.words[cue] in self.sets.must_adjective
            if sure or near and (idle or objects) and one.stands("nomn"):
                return Subject(tuple(group) if number != "sing" else (one,))
        return None

    def _barriers(self, cue: int, stop: int) -> Iterator[int]:
        """Where the words of a verb end: at a mark or at another verb."""
        for k in range(cue + 1, stop):
            word = self.words[k]
            if word == "," or word in STOPS and self.page.quote_of[k] == self.page.quote_of[cue]:
                yield k
            elif self.grammar.pos(k) == "VERB" and not self.page.is_capital(k):
                yield k
        yield stop

    def _has_object(self, start: int, cue: int, behind: int, number: str) -> bool:
        """Whether a thing stands before a verb, or between it and token `behind`, that can only be its object."""
        said = self.context.said_at(cue)  # зерно, по его словам, закупит комитет
        if said is not None and len(said.pieces) > 1 and said.pieces[1][0] <= start <= said.pieces[1][0] + 1:
            start = said.pieces[0][0]
        before = any(one.stands("accs") and not one.prep for one in self.phrases.within(start, cue))
        between = self.phrases.within(cue + 1, behind)
        return before or any(one.stands("accs") and not one.prep and not one.stands("nomn", number) for one in between)

    def _is_relative(self, start: int) -> bool:
        """Whether "который" in the nominative stands at a token."""
        return self.words[start] in self.sets.which_word and bool(self.grammar.bits(start) & NOM)

    def _other_than(self, which: int, stop: int, cue: int) -> Subject | None:
        """Who acts in a clause whose "который" can be an object too: форум, который Ханой проведёт."""
        if not self.grammar.bits(which) & ACC or self.grammar.is_reflexive(self.words[cue]):
            return None
        number = self._number(cue)
        left = self._before(which + 1, cue, number)
        return left if left and left.acts else self._behind(which, stop, cue, number)

    def _rather(self, left: Subject, start: int, stop: int, cue: int) -> Subject | None:
        """Who is told behind a verb that can only be its subject, where what stands before can be its object."""
        one = left.phrases[0] if len(left.phrases) == 1 else None
        object_like = one is not None and one.stands("accs") and not one.pronoun and one.place is None
        if one is None or not object_like or one.mention is not None and one.mention.who or one.name:
            return None
        if self.grammar.is_reflexive(self.words[cue]) or self.grammar.pos(cue) != "VERB":
            return None
        found = self._behind(start, stop, cue, self._number(cue))
        return found if found and all(not each.stands("accs") for each in found.phrases) else None

    def _antecedent(self, which: int) -> Subject | None:
        """Whom "который" at a token means: who is named right before its comma."""
        low = max(self.grammar.bounds(which)[0], which - _FAR)
        before = [one for one in self.phrases.within(low, which - 1) if one.stop == which - 1 and one.acts]
        return Subject((before[-1],)) if before else None

    def _inserted(self, start: int, cue: int) -> int:
        """The comma before words set between commas that end right before a clause: власти, как утверждает Мирный, …"""
        close = start - 1 if self.words[start - 1] == "," else cue - 1 if self.words[cue - 1] == "," else -1
        opens = next((k for k in range(close - 1, max(0, close - _INSERTED), -1) if self.words[k] == ","), 0)
        inserted = self.page.word(opens + 1) in self.sets.inserting_word
        inserted = inserted or any(
            self.page.is_a(k, "cue") or self.page.is_a(k, "force") for k in range(opens + 1, close)
        )
        return opens if opens and (inserted or self._tells_more(opens, close)) else 0

    def _tells_more(self, opens: int, close: int) -> bool:
        """Whether a clause with "который" stands between two commas: завод, который возглавляет Ким, поставит …"""
        relative = any(self.words[k] in self.sets.which_word for k in (opens + 1, opens + 2))
        return relative and any(self.grammar.is_finite(k) for k in range(opens + 2, close))

    def _apposed(self, start: int) -> Subject | None:
        """The name between dashes right before a clause: инвестор – группа «Тара» – намерен вложить …"""
        low = self.grammar.sentence(start)[0]
        if start < low + 2 or not self.grammar.is_dash(start - 1):
            return None
        opens = next((k for k in range(start - 2, max(low, start - _INSERTED), -1) if self.grammar.is_dash(k)), 0)
        if not opens:
            return self._dashed(low, start - 1)
        inner = self.phrases.within(opens + 1, start - 1)
        return Subject((inner[0],)) if len(inner) == 1 and inner[0].acts and inner[0].stands("nomn") else None

    def _dashed(self, low: int, dash: int) -> Subject | None:
        """Who alone stands before a dash: область построит склад, провинция – обучит мастеров."""
        comma = next((k for k in range(dash - 1, low - 1, -1) if self.words[k] == ","), low - 1)
        first = comma + 1 + (self.words[comma + 1] in self.sets.but_word)
        one = self.phrases.at(first, dash) if first < dash else None
        return Subject((one,)) if one and one.stop == dash and one.acts and one.stands("nomn") else None

    def _carried(self, start: int, cue: int, deep: int) -> Subject | None:
        """The subject of the verb before, where "и" or a comma joins this one to it: стороны подписали … и решили."""
        low, _ = self.grammar.bounds(cue)
        joined = {start - 1, start, cue - 1} & {k for k in range(low, cue) if self.page.is_a(k, "and_word")}
        if not joined and start > low + 1:  # область откроет дом, а осенью проведёт выставку
            joined = {k for k in (start - 1, start) if self.words[k] in self.sets.but_word}
        if not joined and start == cue > low + 1 and self.words[cue - 1] == ",":
            joined = {cue - 1}  # посетят Омск, изучат площадки
        if not joined and self.words[start - 1] == "," and self._is_object(start, cue):
            joined = {start - 1}  # дорогу область оплатит, жильё найдёт
        if not joined and self.words[start - 1] == "," and self.grammar.pos(start) == "INFN" and start + 1 == cue:
            joined = {start - 1}  # проект область закажет в мае, строить начнёт в июне
        if not joined or deep > _DEEP:
            return None
        last, number = min(joined), self._number(cue)
        verb = next((k for k in range(last - 1, low - 1, -1) if self._is_told(k)), None)
        if verb is None:
            return self._before(low, last, number)
        first, opens = self.grammar.clause(verb)[0], self.page.within("condition", low, verb)
        if self.grammar.pos(cue) != "VERB" and any(
            one.group.get("clause") and one.stop <= verb and one.start - first < _OPENS for one in opens
        ):
            return None  # если заводы договорятся, готовы перейти
        found = self.of(first, last, verb, deep + 1)
        return found if found and (found.pronoun or self._agree(found, number)) else None

    def _listed(self, cue: int) -> Subject | None:
        """Who stands at the end of the sentence above a list: Уфа и Исфахан: 1) откроют линию; …"""
        above = self.lists.above(cue) if self.lists is not None else None
        if above is None or not self.grammar.bits(cue) & FUTR:
            return None
        groups = list(self.phrases.joined(self.phrases.within(*above)))
        last = groups[-1] if groups else []
        ends = bool(last) and last[-1].stop == above[1] - 1 and all(one.acts and one.stands("nomn") for one in last)
        number = self._number(cue)
        return Subject(tuple(last)) if ends and (len(last) > 1 or last[0].stands("nomn", number)) else None

    def _goes_on(self, cue: int) -> Subject | None:
        """Who the sentence before says will do something, where this one goes on: В среду выступит."""
        low = self.grammar.sentence(cue)[0]
        if not self.grammar.bits(cue) & FUTR or self._number(cue) != "sing" or low == 0 or not self._is_near(low):
            return None
        dates = self.context.dates_in(low, cue)
        if cue > low and (not dates or min(dates[0].lead, dates[0].start) > low or dates[0].stop < cue):
            return None
        start = self.grammar.sentence(low - 1)[0]
        verbs = [k for k in range(start, low) if self.grammar.pos(k) == "VERB" and self.grammar.bits(k) & FUTR]
        found = self.of(self.grammar.clause(verbs[-1])[0], low, verbs[-1]) if verbs else None
        return found if found is not None and found.acts and not found.pronoun and self._agree(found, "sing") else None

    def _is_object(self, start: int, cue: int) -> bool:
        """Whether all that stands before a verb is what it is done to, and words that tell where or when."""
        before = self.phrases.within(start, cue)
        return any(one.stands("accs") and not one.prep and one.start == start for one in before) and not any(
            one.acts and not one.prep for one in before
        )

    def _can_take(self, left: Subject, start: int, cue: int) -> bool:
        """Whether a thing before a verb can be its object, and a comma parts both from what stands before."""
        object_like = all(one.stands("accs") for one in left.phrases) and bool(left.phrases)
        active = self.grammar.pos(cue) == "VERB" and not self.grammar.is_reflexive(self.words[cue])
        return object_like and active and self.words[start - 1] == ","

    def _saying(self, start: int, cue: int) -> Subject | None:
        """Who says of themselves that they will do something: сторона заверила, что рассмотрит вопрос."""
        that = start - 1 if self.words[start] not in self.sets.that_word else start
        if that < 2 or self.words[that] not in self.sets.that_word or self.words[that - 1] != ",":
            return None
        own = bool(self.grammar.bits(cue) & FUTR) and not self.grammar.is_reflexive(self.words[cue])
        if not own or self.words[cue] in self.sets.happening_verb:
            return None
        low = self.grammar.clause(that - 2)[0]
        verb = next((k for k in range(that - 2, low - 1, -1) if self.grammar.pos(k) == "VERB"), None)
        if verb is None or not self.page.is_a(verb, "cue"):
            return None
        found = self.of(low, that, verb)
        return found if found and found.acts and not found.pronoun and self._agree(found, self._number(cue)) else None

    def _is_told(self, k: int) -> bool:
        """Whether a verb with a subject, or a word that stands for one, is at token `k`."""
        return self.grammar.pos(k) in ("VERB", "ADJS", "PRTS") and not self.page.is_capital(k)

    def _agree(self, found: Subject, number: str) -> bool:
        """Whether a subject and a verb agree in number."""
        return len(found.phrases) > 1 or any(one.stands("nomn", number) for one in found.phrases)

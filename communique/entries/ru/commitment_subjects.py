"""The subject of a verb in a Russian commitment: a pronoun, a person, a place, a body or a noun phrase."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from communique.entries.context import Mention
from communique.entries.places import Place
from communique.entries.ru.commitment_sides import Sides
from communique.entries.ru.context import RussianContext
from communique.entries.ru.grammar import STOPS
from communique.entries.ru.named import kind_of
from communique.entries.ru.people import cases_of
from communique.kinds import Actor
from communique.text.russian import ACC, ANIM, FIRST, GEN, LEXICON, MANY, NOM, ONE, PLUR, SING, plain

_FAR: Final = 30  # tokens between a subject and its verb
_INSERTED: Final = 12  # tokens of words set between commas
_BEHIND: Final = 10  # tokens between a verb and a subject behind it
_NAME: Final = 7  # tokens of a name in quotation marks
WE: Final = "we"  # a subject that is the speaker's side
ME: Final = "I"  # a subject that is the speaker


@dataclass(frozen=True, slots=True)
class Named:
    """A subject that is a name in quotation marks or in capitals."""

    name: str


Subject = Mention | Place | Named | str


class Subjects:
    """Finds the subjects of the verbs of one document; positions are tokens."""

    def __init__(self, context: RussianContext, sides: Sides) -> None:
        self.context, self.page, self.grammar, self.sides = context, context.page, context.grammar, sides
        self.words, self.sets = context.page.words, context.grammar.sets

    def of(self, start: int, stop: int, cue: int) -> Subject | None:
        """The subject of a verb: "мы", a mention or place in the nominative, or a noun phrase given by its words."""
        if self.words[start] in self.sets.which_word and start < cue and self.grammar.bits(start) & NOM:
            return self._antecedent(start)
        named = self._quoted(start, cue) or self._in_capitals(cue)
        if named is not None:
            return named
        for k in range(self._before_inserted(cue, start), max(start, cue - _FAR) - 1, -1):
            if (found := self._at(k, start)) is not None:
                return found
        if self.grammar.bits(cue) & FIRST and self.grammar.pos(cue) == "VERB":
            return WE if self.grammar.bits(cue) & PLUR else ME
        if cue + 1 < stop and isinstance(right := self._at(cue + 1, start), Mention):
            return right  # в Бишкек с визитом приедет министр Иван Петров
        before = self._noun_subject(start, cue)
        if before is not None and not (self.is_thing(before) and self.grammar.pos(cue) == "VERB"):
            return before
        if (actor := self._actor_behind(start, stop, cue)) is not None:
            return actor  # обучение возьмёт на себя регион
        return before or self._carried(start, cue) or self._noun_behind(cue, stop)

    def _before_inserted(self, cue: int, start: int) -> int:
        """The token before a verb, or before words set between commas: власти, как утверждает Мирный, согласились."""
        if self.words[cue - 1] != ",":
            return cue - 1
        opens = next((k for k in range(cue - 2, max(start, cue - _INSERTED), -1) if self.words[k] == ","), None)
        inserted = opens is not None and self.words[opens + 1] in self.sets.inserting_word
        return opens - 1 if opens is not None and inserted else cue - 1

    def _antecedent(self, which: int) -> Subject | None:
        """Whom "который" at a token means: who is named right before its comma."""
        end, low = which - 1, max(0, which - _FAR)
        number = self.page.quote_of[end - 1] if end > 0 else -1
        if number >= 0 and (quote := self.page.quotes[number]).stop == end and kind_of(self.context, quote):
            return Named(self.page.slice(quote.start + 1, quote.stop - 1))
        before = next((m for m in self.context.mentions_in(low, end) if m.stop == end and m.who), None)
        places = (p for p in self.context.places_in(low, end) if p.stop == end and p.form == "noun")
        return before or next(places, None)

    def is_thing(self, subject: str) -> bool:
        """Whether a noun phrase names nothing that acts: первый транш."""
        if subject in (WE, ME):
            return False
        nouns = [LEXICON[plain(word)] for word in subject.lower().split() if word.isalpha()]
        head = next((word for word in nouns if word.pos == "NOUN"), None)
        return not (head is None or self.sides.acts(head.lemma, head.bits))

    def _actor_behind(self, start: int, stop: int, cue: int) -> Subject | None:
        """Who acts behind a verb, whatever stands between but a comma: участие оплатит палата."""
        for k in range(cue + 1, min(stop, cue + _BEHIND, self.grammar.bounds(cue)[1])):
            if self.grammar.pos(k) == "INFN" or self.words[k] in STOPS and self.page.quote_of[k] < 0:
                return None
            if self.words[k] == "," or self.words[k] in self.sets.and_word:
                return None
            if (found := self._at(k, start)) is not None or (found := self._quoted_at(k)) is not None:
                return found
            noun = self.grammar.pos(k) == "NOUN" and self._agrees(k, cue) and self.is_free(k, start)
            if noun and self.sides.acts(self.words[k], self.grammar.bits(k)) and self._is_subject_form(k, start, cue):
                return self._phrase(k, cue)
        return None

    def _quoted_at(self, k: int) -> Named | None:
        """The name of a body in quotation marks that opens at token `k`: ещё две поставят «Кировские теплицы»."""
        number = self.page.quote_of[k]
        if number < 0 or (quote := self.page.quotes[number]).start != k or not kind_of(self.context, quote):
            return None
        return Named(self.page.slice(quote.start + 1, quote.stop - 1))

    def _is_subject_form(self, k: int, start: int, cue: int) -> bool:
        """Whether a noun behind a verb is its subject: регион, where the object stands before the verb."""
        bits = self.grammar.bits(k)
        if not bits & NOM or not bits & ACC:
            return bool(bits & NOM)
        nouns = [j for j in range(start, k) if self.grammar.pos(j) == "NOUN" and self.grammar.pos(j - 1) != "PREP"]
        objects = [j for j in nouns if self.grammar.bits(j) & ACC and (j < cue or not self.grammar.bits(j) & NOM)]
        return bool(objects)  # обучение возьмёт на себя регион; начнёт работу торговый дом

    def _phrase(self, k: int, cue: int) -> str:
        """The noun phrase around the noun at token `k` behind a verb."""
        first = k
        while first > cue + 1 and self.grammar.pos(first - 1) == "ADJF" and self.grammar.bits(first - 1) & NOM:
            first -= 1
        return self.page.slice(first, max(self.grammar.phrase_end(first, self.grammar.bounds(cue)[1]), k + 1))

    def _at(self, k: int, start: int) -> Subject | None:
        """The pronoun, mention or place at token `k` that can be a subject."""
        if self.words[k] in self.sets.speaker_word and self.grammar.bits(k) & NOM:
            if self.grammar.forms[k] in self.sets.speaker_form:
                return ME if self.words[k] in self.sets.i_word else WE
        mention, place = self.context.mention_of.get(k), self.context.place_of.get(k)
        if mention is not None and mention.who and cases_of(self.context, mention) & NOM and self.is_free(k, start):
            return mention
        return place if place is not None and self.is_place(place, k, start) else None

    def _quoted(self, start: int, cue: int) -> Named | None:
        """A name in quotation marks that ends right before a verb and follows no noun: «Бортник» рассчитывает …"""
        k = cue - 1
        while k > 0 and self.grammar.pos(k) in ("ADVB", "PRCL"):
            k -= 1
        number = self.page.quote_of[k] if k >= 0 else -1
        quote = self.page.quotes[number] if number >= 0 else None
        if quote is None or not quote.closed or quote.stop != k + 1 or quote.stop - quote.start > _NAME:
            return None
        before, capital = quote.start - 1, self.page.is_capital(quote.start + 1)
        if self.words[before] in self.sets.with_word and self.words[before - 1] in self.sets.jointly:
            return self._quoted(start, before - 1)  # «Сибмед» совместно с «Вина Фарм» планирует …
        if capital and kind_of(self.context, quote) and not self.sides.in_mention(before):
            return Named(self.page.slice(quote.start + 1, quote.stop - 1))  # мясокомбинат «Тара»
        typed = self.grammar.pos(before) in ("NOUN", "ADJF") and bool(self.grammar.bits(before) & NOM)
        if typed and quote.start > self.grammar.sentence(cue)[0] or not capital:
            return None  # завод «Полёт»; но: в этом году «Полёт» планирует …
        return Named(self.page.slice(quote.start + 1, quote.stop - 1))

    def _in_capitals(self, cue: int) -> Named | None:
        """A body in capitals right before a verb, which opens its sentence: РЖД обещают вагоны."""
        k = cue - 1
        spelt = self.page.slice(k, cue) if k == self.grammar.sentence(cue)[0] else ""
        free = k not in self.context.mention_of and k not in self.context.place_of
        return Named(spelt) if spelt.isalpha() and spelt.isupper() and 1 < len(spelt) <= _NAME and free else None

    def _carried(self, start: int, cue: int) -> Subject | None:
        """The subject of the clause before, where "и" joins the verb to that one's: стороны подписали … и решили."""
        low, _ = self.grammar.bounds(cue)
        joined = {start - 1, start, cue - 1} & {k for k in range(low, cue) if self.page.is_a(k, "and_word")}
        if not joined and start == cue > low + 1 and self.words[cue - 1] == ",":
            joined = {cue - 1}  # посетят Омск, изучат площадки
        if not joined:
            return None
        last = min(joined)
        verb = next((k for k in range(last - 1, low - 1, -1) if self.grammar.pos(k) == "VERB"), None)
        if verb is None:
            return self._named_in(low, last, cue, low)
        chained = verb > low + 1 and self.words[verb - 1] == ","  # посетят Омск, изучат площадки, проведут встречи
        if chained and (first := self._carried(verb, verb)) is not None:
            return first
        before = self._named_in(low, verb, cue, low) or self._noun_subject(self.grammar.clause(verb)[0], verb)
        return before or self._named_in(verb + 1, last, cue, low)

    def _named_in(self, start: int, stop: int, cue: int, low: int) -> Mention | Place | None:
        """The last mention or place in tokens `start` to `stop` that can be the subject of a verb."""
        for k in range(stop - 1, start - 1, -1):
            mention, place = self.context.mention_of.get(k), self.context.place_of.get(k)
            if mention is not None and mention.who and cases_of(self.context, mention) & NOM and self.is_free(k, low):
                if self._counts(mention, cue):
                    return mention
            elif place is not None and not self.sides.in_mention(k) and self.is_place(place, k, low):
                return place
        return None

    def _counts(self, mention: Mention, cue: int) -> bool:
        """Whether a mention and a verb agree in number."""
        bits = self.grammar.bits(cue)
        return not bits & (SING | PLUR) or bool(bits & PLUR) == mention.plural or mention.form == "organisation"

    def _noun_behind(self, cue: int, stop: int) -> str | None:
        """A noun phrase that can only be the subject behind a verb: обещают вложить монгольские партнеры."""
        high = self.grammar.bounds(cue)[1]
        for k in range(cue + 1, min(high, cue + 8)):
            if self.words[k] in STOPS or self.words[k] == ",":
                return None
            animate = bool(self.grammar.bits(k) & ANIM) and not self.grammar.bits(k) & ACC
            animate = animate or self.words[k] in self.sets.visitors
            if self.grammar.pos(k) == "NOUN" and self.grammar.bits(k) & NOM and animate and self._agrees(k, cue):
                return self._phrase(k, cue)
        return None

    def is_free(self, k: int, start: int) -> bool:
        """Whether no preposition and no noun that would govern it stands right before."""
        if k <= start:
            return True
        governed = self.grammar.pos(k - 1) == "NOUN" and bool(self.grammar.bits(k) & GEN)
        return self.grammar.pos(k - 1) != "PREP" and not governed

    def is_place(self, place: Place, k: int, start: int) -> bool:
        """Whether the place at token `k` can be a subject there: Минск, белорусская сторона, китайцы."""
        if place.form == "people":
            return bool(self.grammar.bits(k) & NOM)
        if place.form == "adjective":
            noun = place.stop
            if noun < len(self.words) and self.grammar.is_dash(noun):  # российская — обучить врачей
                return bool(self.grammar.bits(k) & NOM)
            return (
                noun < len(self.words)
                and self.words[noun] in self.sets.side_word
                and bool(self.grammar.bits(noun) & NOM)
            )
        cases = self.grammar.bits(k)
        known = (
            cases & NOM or self.page.slice(place.start, place.stop).split()[0].lower() == place.base.split()[0].lower()
        )
        as_named = self.page.slice(place.start, place.stop) == place.base  # Ниш is no form of ниша
        return bool(known) and self.is_free(k, start) and not (cases and not cases & NOM and not as_named)

    def _noun_subject(self, start: int, cue: int) -> str | None:
        """A noun phrase in the nominative before a verb: белорусские строители, компания."""
        for k in range(cue - 1, max(start - 1, cue - 16), -1):
            if self.words[k] in STOPS:
                break
            if (
                self.grammar.pos(k) == "NOUN"
                and self.grammar.bits(k) & NOM
                and self._agrees(k, cue)
                and (self._is_free_noun(k, start) or self._are_sides(k, cue))
            ):
                first = k
                while first > start and self._is_attribute(first - 1):
                    first -= 1 + 2 * self._is_hyphened(first - 1)
                end = self.grammar.phrase_end(first, cue)
                return self.page.slice(first, max(end, k + 1))
        return None

    def _is_attribute(self, k: int) -> bool:
        """Whether an adjective or "both" stands at token `k` before a subject."""
        both = self.page.is_a(k, "both_word")
        return both or self.grammar.pos(k) in ("ADJF", "PRTF") and bool(self.grammar.bits(k) & NOM)

    def _is_hyphened(self, k: int) -> bool:
        """Whether a hyphen joins the word before to the adjective at token `k`: торгово-промышленные."""
        return k > 1 and self.words[k - 1] == "-" and self.page.touches(k - 1) and self.page.touches(k)

    def _are_sides(self, k: int, cue: int) -> bool:
        """Whether both sides stand right before a verb in the plural: по итогам встречи стороны решили."""
        plural = bool(self.grammar.bits(k) & MANY and self.grammar.bits(cue) & PLUR)
        return plural and k == cue - 1 and self.words[k] in self.sets.side_word

    def _is_free_noun(self, k: int, start: int) -> bool:
        j = k
        while j > start and self.grammar.pos(j - 1) in ("ADJF", "PRTF", "NUMR"):
            j -= 1
        if j <= start:
            return True
        return self.grammar.pos(j - 1) not in ("PREP", "NOUN", "INFN") or not self.grammar.bits(k) & GEN

    def _agrees(self, k: int, cue: int) -> bool:
        noun, verb = self.grammar.bits(k), self.grammar.bits(cue)
        if not verb & (PLUR | SING):
            return True
        return bool(noun & (MANY if verb & PLUR else ONE))

    def joined(self, start: int, cue: int) -> list[Actor]:
        """The bodies and areas in the nominative that are joined before a verb."""
        found: list[Actor] = []
        for k in range(start, cue):
            mention, place = self.context.mention_of.get(k), self.context.place_of.get(k)
            if (
                mention is not None
                and mention.form == "organisation"
                and mention.who
                and cases_of(self.context, mention) & NOM
            ):
                if self.is_free(k, start):
                    found.append(self.sides.body(mention.who.name or ""))
            elif place is not None and place.form == "noun" and self.is_place(place, k, start):
                if not self.sides.in_mention(k):
                    found.append(Actor(place.base, place.code))
        return found

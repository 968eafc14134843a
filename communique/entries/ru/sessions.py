"""Sessions of joint bodies that took place in a Russian report, with those who chaired and opened them."""

from __future__ import annotations

from typing import Final

from communique.entries.context import Figurehead, Mention
from communique.entries.encounter import Encounter
from communique.entries.ru.context import RussianContext
from communique.entries.ru.people import cases_of
from communique.entries.ru.where import Where
from communique.text.page import Match
from communique.text.russian import FUTR, GEN, INS, NOM, PAST

SESSION: Final = "session of a joint body"  # the rule that finds one
_EARLY: Final = 6  # sentences of the body in which the session stands that the report is about
_BEHIND: Final = 4  # sentences behind it that tell who led the sides
_PEOPLE: Final = ("name", "role")


class Sessions:
    """Finds the sessions of one document; positions are tokens."""

    def __init__(self, context: RussianContext, reader: Where) -> None:
        self.context, self.page, self.grammar, self.reader = context, context.page, context.grammar, reader
        self.words, self.sets = self.page.words, self.grammar.sets

    def find(self) -> list[Encounter]:
        """The session that the report is about, with its chairs, or nothing."""
        if not self.words:
            return []
        body = self.context.behind_headline
        first = self.page.sentence_of[min(body, len(self.words) - 1)]
        for match in self.page.of("sitting"):
            number = self.page.sentence_of[match.start]
            if match.start < body or self.page.quote_of[match.start] >= 0 or match.group.get("form") != "meeting":
                continue
            one = self._session(match, number)
            if one and (first <= number <= first + _EARLY or len(one.people) > 1 and one.date):
                return [one]
        return []

    def _session(self, match: Match, number: int) -> Encounter | None:
        start, stop = self.page.sentences[number]
        joint = self.page.has_a("joint_body_noun", start, stop)
        if not self._is_held(start, stop) or not joint and not self._led_by_both(number):
            return None
        people = self._chairs(start, stop) + self._attending(match, start) + self._holders(match, start, stop)
        spans = [self.reader.span(match, start, stop)]
        for n in range(number, min(len(self.page.sentences), number + _BEHIND)):
            led = self._leaders(*self.page.sentences[n])
            people += led
            if led and n > number:
                spans.append(self.reader.span(match, *self.page.sentences[n]))
        people = list({id(who): who for who in people}.values())
        if len(people) == 1 and self.page.is_a(match.start, "encounter"):
            return None  # встреча с группой журналистов
        date, place = self.reader.date(match, start, stop), self.reader.place(match, start, stop)
        return Encounter("meeting", people, date, place, spans, False, SESSION) if people else None

    def _led_by_both(self, number: int) -> bool:
        """Whether the sentence behind tells who led both sides of talks: российскую делегацию возглавил …"""
        for start, stop in self.page.sentences[number + 1 : number + _BEHIND]:
            sided = self.page.has_a("side_part", start, stop) or self.page.has_a("visitors", start, stop)
            led = self._leaders(start, stop) if sided else []
            if len({who.area.code or who.area.name for who in led if who.area}) > 1:
                return True
        return False

    def _is_held(self, start: int, stop: int) -> bool:
        """Whether a sentence tells that something took place and none of it is to come."""
        verbs = [k for k in range(start, stop) if self.grammar.pos(k) in ("VERB", "PRTS")]
        told = any(self.grammar.bits(k) & PAST or self.grammar.pos(k) == "PRTS" for k in verbs)
        return told and not any(self.grammar.bits(k) & FUTR for k in verbs)

    def _people(self, start: int, stop: int) -> list[Mention]:
        """The people named in tokens `start` to `stop`, out of quotations."""
        named = [m for m in self.context.mentions_in(start, stop) if m.form in _PEOPLE and m.who and not m.plural]
        said = self.context.said_at(start)
        if said is not None and said.mode == "indirect":  # …, сообщил замминистра
            named = [m for m in named if m.who is not said.who or self.context.said_at(m.start) is said]
        return [m for m in named if m.who and m.who.name and self.page.quote_of[m.start] < 0]

    def _chairs(self, start: int, stop: int) -> list[Figurehead]:
        """Под сопредседательством министра … и посла …"""
        lead = next((m for m in self.page.within("chaired_by", start, stop)), None)
        if lead is None:
            return []
        found: list[Figurehead | None] = []
        end = lead.stop
        for mention in self._people(lead.stop, stop):
            gap = self.words[end : mention.start]
            joined = self.sets.list_join.issuperset(gap) if found else len(gap) < 3
            if not joined or not cases_of(self.context, mention) & GEN:
                break
            found.append(mention.who)
            end = mention.stop
        return [who for who in found if who]

    def _attending(self, match: Match, start: int) -> list[Figurehead]:
        """Министр участвовал в заседании; министры, где он участвовал in it."""
        lead = next((m for m in self.page.within("attendance", start, match.start) if match.start - m.stop < 4), None)
        before = self._people(start, lead.start) if lead else []
        return [m.who for m in before if m.who and cases_of(self.context, m) & NOM][-2:]

    def _holders(self, match: Match, start: int, stop: int) -> list[Figurehead]:
        """Иван Петров и Али Резаи провели заседание."""
        verbs = (k for k in range(start, match.start) if self.grammar.pos(k) != "INFN")
        held = next((k for k in verbs if self.page.is_a(k, "hold_verb")), None)
        before = self._people(start, held) if held is not None else []
        return [m.who for m in before if m.who and cases_of(self.context, m) & NOM]

    def _leaders(self, start: int, stop: int) -> list[Figurehead]:
        """Сопредседателями выступили …; российскую часть возглавил …, иранскую — …; заседание открыл …"""
        if not self.page.has_a("chairing", start, stop):
            return []
        if not any(self.page.is_a(k, "chairing") and self.grammar.pos(k) != "INFN" for k in range(start, stop)):
            return []
        cases = NOM | INS if self.page.has_a("headed_participle", start, stop) else NOM
        people = self._people(start, stop)
        free = [m for m in people if cases_of(self.context, m) & cases and self.grammar.pos(m.start - 1) != "PREP"]
        free += [m for m in people if self._is_beside(m)]
        return [m.who for m in free if m.who]

    def _is_beside(self, mention: Mention) -> bool:
        """Whether somebody is told to have done it with another: совместно с министром."""
        with_ = self.words[mention.start - 1] in self.sets.with_word
        return with_ and self.words[mention.start - 2] in self.sets.jointly_word

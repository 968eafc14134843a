"""Words of force in a Russian report and what they are followed by: infinitives, a noun phrase, a clause."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from communique.entries.ru.commitment_actors import Actors
from communique.entries.ru.commitment_force import Force
from communique.entries.ru.commitment_nouns import Nouns
from communique.entries.ru.commitment_order import Order
from communique.entries.ru.commitment_reach import Candidate, Reach
from communique.entries.ru.commitment_series import Series
from communique.entries.ru.context import RussianContext
from communique.entries.ru.grammar import Span
from communique.text.page import Match
from communique.text.russian import ACC, DAT, FUTR, GEN, INS, NOM

_FAR: Final = 14  # tokens between a word of force and what is to be done
_ASIDE: Final = 8  # tokens between a verb and the noun that it has: the possibility discussed, the invitation handed


class Forms:
    """Reads the words of force of one document; positions are tokens."""

    def __init__(self, context: RussianContext, reach: Reach, actors: Actors) -> None:
        self.context, self.page, self.grammar = context, context.page, context.grammar
        self.words, self.sets = context.page.words, context.grammar.sets
        self.reach, self.actors, self.order = reach, actors, Order(context, reach, actors.sides)
        self.fuzzy = self.page.language.wordset("fuzzyverb")
        self.held = self.page.language.wordset("held")
        self.forecast = self.page.language.wordset("prediction") - self.page.language.wordset(
            "deed_of_some", "aid_verb"
        )
        self.series, self.nouns = Series(context, reach), Nouns(context, actors.phrases)
        self.force = Force(context, reach, actors, self.order, self.nouns)

    def read(self, match: Match, stop: int) -> Iterator[Candidate]:
        """What a word of force is followed by: infinitives, a noun phrase, a clause."""
        takes = match.group["takes"]
        if match.group.get("owned") and not self._is_owned(match):
            return  # есть возможность обменяться мнениями
        if not self.force.holds(match) or self.nouns.is_past(match, stop):
            return
        start, end = self.reach.around(match, stop)
        end = self.nouns.fronted(match) or end
        if self.words[match.start] in self.sets.demand_verb and self._is_of_thing(match, start):
            return  # закон требует указать вес
        if "subject" in takes:
            yield from self._scheduled(match, start, end)
            return
        if "inf" in takes or "future" in takes:
            first = self._infinitive(match, end)
            if first is not None and (ordered := self._ordered(match, first, end)) is not None:
                told = self._joined(match, start, ordered, end)
                yield from (replace(one, who="named", start=first + 1, cue=first, behind=first + 1) for one in told)
                return
            if first is not None:
                yield from self._joined(match, start, first, end)
                yield from self._others(match, first, end)
                return
        if self.words[match.stop : match.stop + 1] == [":"] or self.words[match.stop + 1 : match.stop + 2] == [":"]:
            yield from self._listed(match, takes)
        if "inf" in takes and (turned := self._turned(match, start, end)) is not None:
            yield turned
            return
        noun = self._noun(match, takes, end)
        if noun is not None and "that" in takes and self.page.word(noun[1] + 1) in self.sets.that_word:
            match, noun = replace(match, stop=noun[1]), None  # обещал гостям, что …
        if noun is not None:
            yield self._candidate(match, start, noun)
            return
        if "that" in takes:
            yield from self._that(match, start, end)
        elif "noun" in takes and match.group["type"] == "plan" and self.nouns.deed_before(match, case=NOM):
            yield from self._scheduled(match, start, end)  # открытие цеха планируется в мае

    def _is_owned(self, match: Match) -> bool:
        """Whether the clause of a word tells who has it: у нас есть возможность."""
        start = self.grammar.clause(match.start)[0]
        behind = range(match.stop, min(match.stop + 3, len(self.words)))
        return any(self.words[k] in self.sets.at_word for k in (*range(start, match.start), *behind))

    def _listed(self, match: Match, takes: list[str]) -> Iterator[Candidate]:
        """What stands in the lines of a list behind a word of force: стороны договорились: – создать группу; …"""
        paragraphs, number = self.page.paragraphs, self.page.paragraph_of[match.start]
        mark = match.stop + (self.page.word(match.stop) in takes)  # достигнута договорённость о:
        if self.words[mark] != ":" or paragraphs[number][1] > mark + 1:
            return
        for start, stop in paragraphs[number + 1 :]:
            if self.words[start][0].isalpha():
                return
            if (head := self.order.head_of_item(start, stop, noun=mark > match.stop)) is not None:
                heads = self.series.heads(head, stop) if self.grammar.pos(head) == "INFN" else [head]
                for n, first in enumerate(heads):
                    following = heads[n + 1] if n + 1 < len(heads) else None
                    action = first, self.reach.action_end(first, following, stop)
                    opens = start + 1 if not n else first
                    one = replace(self._candidate(match, match.start, action), start=opens, stop=action[1])
                    own = one.who in ("subject", "nobody")  # вьетнамская сторона обязуется: – отменить пошлины
                    yield replace(one, who=f"listed {one.who}" if own else "listed")

    def _turned(self, match: Match, start: int, end: int) -> Candidate | None:
        """What a word of force governs that is no infinitive behind it: one before it, a clause with "чтобы"."""
        kind = match.group["type"]
        if (fronted := self.order.fronted(match)) is not None:
            return replace(self._candidate(match, fronted[0], fronted), stop=end)
        if kind == "instruction":
            passive = self.grammar.pos(match.stop - 1) == "PRTS"
            if (deed := self.nouns.deed_before(match, case=NOM if passive else ACC)) is not None:
                return replace(self._candidate(match, deed[0], deed), stop=end)
        wishes = kind in ("proposal", "instruction") or self.words[match.start] in self.sets.wishing_word
        if wishes and (wanted := self.order.so_that(match, end)) is not None:
            told = any(self.grammar.is_finite(k) for k in range(*wanted))
            one = self._candidate(match, start, wanted)
            if told:
                return replace(one, who="clause", type=kind if kind == "instruction" else "proposal")
            return one if one.who == "subject" else replace(one, who="both")
        return None

    def _infinitive(self, match: Match, stop: int) -> int | None:
        """The infinitive (behind "давайте" also a verb in the future) that a word of force takes."""
        last = min(stop, match.stop + _FAR)
        for k in range(match.stop, last):
            if self.grammar.pos(k) == "INFN":
                firm = match.group["force"] == "firm"  # согласились не взимать сбор
                if match.group.get("asks"):
                    return k if self.reach.is_denied(k) else None  # почему бы не открыть рейс
                if firm or not self.reach.is_denied(k) and not self._is_refused(k):
                    return k
                continue
            if match.group["takes"][0] == "future" and self.grammar.bits(k) & FUTR and self.grammar.pos(k) == "VERB":
                if not self.reach.is_denied(k):
                    return k  # давайте не будем откладывать и подпишем план
            if self.words[k] == ":" and k == match.stop and match.group["who"] == "both":
                continue  # стороны договорились: создать группу; …
            denied = self.reach.is_denied(k)
            if (
                self.order.is_verb(k)
                and self.words[k] not in self.sets.be_verb
                and not denied
                or self.words[k] in (";", ":")
            ):
                break
            if self.words[k] == "," and not self._inserted(k, last) and not self.order.in_name(k):
                break
            if self.words[k] in self.sets.infinitive_barrier:
                break
        return None

    def _is_refused(self, k: int) -> bool:
        """Whether an infinitive belongs to "не будем" before it."""
        before = k - 1 - (self.grammar.pos(k - 1) in ("ADVB", "PRCL"))
        return self.words[before] in self.sets.be_verb and self.reach.is_denied(before)

    def _inserted(self, comma: int, stop: int) -> bool:
        """Whether a comma opens words set between commas before the infinitive."""
        close = next((k for k in range(comma + 1, stop) if self.words[k] == ","), None)
        return (
            close is not None
            and not any(map(self.order.is_verb, range(comma, close)))
            and self.words[comma + 1] not in self.sets.which_word
        )

    def _joined(self, match: Match, start: int, first: int, stop: int) -> Iterator[Candidate]:
        """One candidate for each infinitive that is joined to the first."""
        heads = self.series.heads(first, stop)
        for number, head in enumerate(heads):
            following = self.series.opening(heads[number + 1], first) if number + 1 < len(heads) else None
            end = self.reach.action_end(head, following, stop)
            verb, opening = self._deed(head, end), self.series.opening(head, first) if number else head
            vague = verb in self.fuzzy and not self.reach.is_concrete(head, end)
            bare = not any(self.grammar.is_nominal(k) for k in range(opening, end))  # ворота надо смазывать
            bare = bare or verb in self.forecast  # половину должны составить местные
            if match.group["who"] == "sides" and (vague or bare) or verb in self.sets.remark_verb:
                continue
            if match.group["who"] == "able" and verb in self.fuzzy or verb in self.sets.seen_verb:
                continue
            if match.group["who"] == "able" and verb not in self.held and self._is_of_thing(match, start):
                continue  # показатель может перевалить за миллиард
            if not match.group.get("asks"):
                opening -= self.reach.is_denied(opening)  # согласились не взимать сбор
            one = self._candidate(match, start, (opening, end))
            yield one if verb == self.words[head] else replace(one, who="nobody")

    def _deed(self, head: int, end: int) -> str:
        """The verb of an infinitive, or the participle behind "быть": должен быть построен."""
        if self.words[head] not in self.sets.be_verb:
            return self.words[head]
        return next((self.words[k] for k in range(head + 1, end) if self.grammar.pos(k) == "PRTS"), self.words[head])

    def _ordered(self, match: Match, first: int, stop: int) -> int | None:
        """The infinitive that an order itself only proposed has: предлагаю поручить ведомствам составить план."""
        order = self.page.match_at("force", first) if match.group["type"] == "proposal" else None
        if order is None or order.group["type"] != "instruction" or order.group["who"] != "named":
            return None
        return self._infinitive(order, stop)

    def _others(self, match: Match, first: int, stop: int) -> Iterator[Candidate]:
        """Поручил министру подготовить план, а мэру — найти участок: what the second is told."""
        if match.group["who"] == "subject":
            yield from self._other_side(match, first, stop)
        if match.group["who"] != "named":
            return
        for comma in range(first + 1, stop):
            other = self.reach.other(comma, stop) if self.words[comma] == "," else None
            if other is None or not self.grammar.bits(other[0]) & (DAT | ACC):
                continue
            head = next((k for k in range(other[1] + 1, stop) if self.grammar.pos(k) == "INFN"), None)
            if head is not None and head - other[1] < _FAR:
                action = head, self.reach.action_end(head, None, stop)
                told = replace(self._candidate(match, other[0], action), start=other[0], cue=other[0] - 1)
                yield replace(told, behind=other[0])

    def _other_side(self, match: Match, first: int, stop: int) -> Iterator[Candidate]:
        """Узбекская сторона обязалась упростить визы, российская — обучить врачей: what the second is to do."""
        for comma in range(first + 1, stop):
            other = self.reach.other(comma, stop) if self.words[comma] == "," else None
            if other is None or other[1] + 1 >= stop:
                continue
            head = other[1] + 1
            if self.grammar.pos(head) == "INFN" and self.grammar.bits(other[0]) & NOM:
                action = head, self.reach.action_end(head, None, stop)
                yield replace(self._candidate(match, other[0], action), start=other[0], cue=other[1])

    def _noun(self, match: Match, takes: list[str], stop: int) -> Span | None:
        """What is ready for, interested in, agreed on or proposed: a noun phrase."""
        k = match.stop
        k += k < stop and self.grammar.is_dash(k)  # в планах — запуск поезда
        while k < stop and (self.grammar.pos(k) in ("ADVB", "PRCL") or self.nouns.is_given(match, k)):
            k += 1
        if match.group["who"] == "both" and k < stop and self.words[k] in self.sets.with_word:
            k = next((j for j in range(k, min(stop, k + _FAR)) if self.words[j] in takes), k)  # с заводом о поставке
        elif "noun" in takes and k < stop and self.words[k] in self.sets.with_word:
            k = self._behind_partner(k + 1, stop)
        if k >= stop:
            return None
        held = self.actors.phrases.at(k, stop) if self.words[k - 1] in self.sets.force_noun else None
        if held is not None and held.acts and held.stands("gent") and held.stop < stop:
            k = held.stop + self.grammar.is_dash(held.stop)  # заинтересованность компаний в участии
            if k >= stop:
                return None
        word = self.words[k]
        for take in takes:
            if take == word and k + 1 < stop and self.words[k + 1] not in self.sets.that_pronoun:
                end = self.reach.action_end(k, None, stop)
                told = end > k + 1 and self.nouns.is_thing(k + 1, end) and not self.nouns.is_aim(k + 1, end)
                return (k + 1, end) if told else None
        if "deed" in takes and self.nouns.opens_deed(k + (word in self.sets.on_word), stop):
            k += word in self.sets.on_word  # рассчитывает на открытие цеха
            return k, self.reach.action_end(k, None, stop)
        if "settled" in takes and self.page.match_at("paper", k):  # согласовали план поставок
            end = self.reach.action_end(k, None, stop)
            return (k, end) if end > k + 1 else None
        if "possible" in takes:  # не исключил открытия рейса
            deed = self.nouns.opens_deed(k, stop, GEN | ACC)
            return (k, self.reach.action_end(k, None, stop)) if deed else None
        if "deed" in takes and self.nouns.is_event_at(k, stop):
            return k, self.reach.action_end(k, None, stop)
        if "noun" in takes or "object" in takes:
            mention = self.context.mention_of.get(k)
            if mention is not None and mention.form in ("name", "role", "pronoun") and "object" in takes:
                end = self.reach.action_end(k, None, stop)
                return (
                    (match.start, end)
                    if match.group["who"] == "named"
                    and end > mention.stop + 1
                    and self.nouns.goes_somewhere(mention.stop, end)
                    else None
                )
            own = self.words[k] in self.sets.speaker_word or self.words[k] in self.sets.you_word  # зовёт нас на форум
            if match.group["who"] == "named" and (own or self.grammar.forms[k] in self.sets.them_form):
                end = self.reach.action_end(k, None, stop)
                return (match.start, end) if self.nouns.goes_somewhere(k, end) else None  # и пригласил их на выставку
            if (
                self.grammar.is_nominal(k)
                and (self.grammar.bits(k) & (ACC | NOM | GEN) or self.grammar.pos(match.stop - 1) == "PREP")
                and self.grammar.pos(k) != "NPRO"
            ):
                end = self.reach.action_end(k, None, stop)
                if match.group["who"] == "named":
                    return (match.start, end) if self.nouns.goes_somewhere(k, end) else None
                return (k, end) if self.nouns.is_thing(k, end) and self._is_deed(match, k, end) else None
        return None

    def _behind_partner(self, k: int, stop: int) -> int:
        """Behind the partner that begins at token `k`: прорабатывает с заводом «Полёт» запуск линии."""
        mention, number = self.context.mention_of.get(k), self.page.quote_of[k] if k < stop else -1
        if mention is not None:
            return mention.stop
        if number >= 0 and self.page.quotes[number].start == k:
            return self.page.quotes[number].stop
        while k < stop and self.grammar.is_nominal(k) and self.grammar.bits(k) & (INS | GEN):
            k += 1
        return k

    def _is_deed(self, match: Match, start: int, end: int) -> bool:
        """Whether a noun phrase tells of a deed where its word of force may have aims too: высказались за мир."""
        if self.words[match.start] in self.sets.taking_sides:
            return any(self.words[k] in self.sets.deed_noun for k in range(start, min(end, start + 3)))
        if self.sets.prospect_noun.isdisjoint(self.words[match.start : match.stop]):
            return True
        return not any(self.words[k] in self.sets.vague_noun for k in range(start, min(end, start + 5)))

    def _that(self, match: Match, start: int, stop: int) -> Iterator[Candidate]:
        """Договорились о том, что …: the clause behind it."""
        for k in range(match.stop, min(stop, match.stop + 6)):
            if self.grammar.pos(k) in ("GRND", "VERB"):
                return  # согласился, отметив, что …
            if self.words[k] in self.sets.that_word:
                end = self.reach.action_end(k, None, stop)
                if end > k + 2:
                    yield self._candidate(match, start, (k + 1, end))
                return

    def _scheduled(self, match: Match, start: int, stop: int) -> Iterator[Candidate]:
        """Заседание запланировано на май: the event is the action."""
        if not any(self.page.is_a(k, "event") or self.grammar.pos(k) == "NOUN" for k in range(start, stop)):
            return
        if not self.context.dates_in(start, stop) and not self.nouns.tells_event(start, stop):
            return
        one = self._candidate(match, start, (start, stop))
        active = self.grammar.pos(match.start) == "VERB" and not match.group.get("awaited")
        subject = self.actors.subjects.of(start, match.stop + 1, match.start) if active else None
        yield replace(one, who="subject") if subject is not None and subject.acts and subject.phrases else one

    def _candidate(self, match: Match, start: int, action: Span) -> Candidate:
        group = match.group
        kind, who = group["type"], group["who"]
        force, foreseen = group["force"], self.words[match.start] in self.sets.foresee_verb
        if foreseen and self.nouns.is_signed(match.start):
            force, kind, who = "firm", "agreement", "both"
        if self.nouns.is_settled(match):
            kind, who = "agreement", "both"
        if who == "both" and kind == "proposal" and self.grammar.pos(match.start) == "PRTS":
            who = "asked"  # казахстанской стороне предложено участвовать
        if self.words[match.start] in self.sets.demand_verb:
            who = "demanded"
            if not self.actors.commands(match.start):
                force, kind = "soft", "proposal"
        if who == "able" and self._is_of_thing(match, start):
            kind, who = "plan", "nobody"  # закупки могут начаться в марте
        reflexive = self.grammar.is_reflexive(self.words[match.start])
        if group.get("running") and reflexive and not group.get("own"):
            who = "nobody"  # прорабатывается вопрос
        return Candidate(
            force, kind, who,
            min(start, match.start, action[0]), max(action[1], match.stop), action,
            match.start, f"{kind} by {group.words[0]}", bool(group.get("running")), match.stop,
        )  # fmt: skip

    def _is_of_thing(self, match: Match, start: int) -> bool:
        """Whether the subject of a word of force is a thing."""
        subject = self.actors.subjects.of(start, match.stop, match.start)
        return subject is not None and not subject.acts

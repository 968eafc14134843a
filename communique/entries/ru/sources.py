"""Who speaks in a Russian report without being named: a body no data know, people by what they are, nobody at all."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from communique.entries.context import Figurehead
from communique.entries.ru.addressees import behind_addressee
from communique.entries.ru.context import RussianContext
from communique.entries.ru.grammar import QUOTES, STOPS
from communique.entries.ru.nominatives import name_bent, nominative
from communique.entries.ru.people import cases_of
from communique.kinds import Area
from communique.text.page import Match
from communique.text.russian import ANIM, CASES, FEMN, GEN, IMPF, INS, LOC, MANY, NEUT, NOM, ONE, PAST, PLUR, PRES, SURN

_NEAR: Final = 5  # tokens between a verb of saying and a subject that no data know
_SOURCE: Final = 10  # tokens behind "говорится" in which whose paper it is stands
_NAME: Final = 6  # tokens of a name in quotation marks


def is_unsaid(context: RussianContext, match: Match) -> bool:
    """Whether a verb of saying has nobody as its subject: отмечено, отмечалось, говорится."""
    grammar, i = context.grammar, match.start
    if grammar.pos(i) == "PRTS":
        return True
    neuter = bool(grammar.bits(i) & NEUT) or not grammar.bits(i) & PAST
    return grammar.pos(i) == "VERB" and neuter and not grammar.is_plural(i)


def source_of(context: RussianContext, match: Match, start: int, stop: int) -> Figurehead | None:
    """By whom or in whose paper something is said: отмечено сторонами, говорится в сообщении ведомства."""
    for mention in context.mentions_in(match.stop, min(stop, match.stop + _SOURCE)):
        if "," in context.page.words[match.stop : mention.start]:
            break
        told = GEN | LOC if mention.form == "organisation" else GEN
        if cases_of(context, mention) & (told | INS) and mention.who:
            return mention.who
    return source_before(context, match, start) or _paper(context, match.stop)


def _paper(context: RussianContext, start: int) -> Figurehead | None:
    """Whose message something is said in, by a name in quotation marks: говорится в сообщении «Вестника»."""
    grammar, page = context.grammar, context.page
    for quote in page.quotes:
        if start < quote.start < start + _NEAR and quote.closed and quote.stop - quote.start <= _NAME + 2:
            led = grammar.pos(start) == "PREP" and grammar.pos(quote.start - 1) == "NOUN"
            return _body(name_bent(grammar, quote.start + 1, quote.stop - 1), quote.start) if led else None
    return None


def source_before(context: RussianContext, match: Match, start: int) -> Figurehead | None:
    """By whom something is said that stands before the verb: сторонами подчёркнута важность."""
    for mention in reversed(context.mentions_in(start, match.start)):
        if cases_of(context, mention) & CASES == INS and context.grammar.pos(mention.start - 1) != "PREP":
            who = mention.who
            if who is not None and who.kind == "group" and who.role and not who.name:  # сторонами
                who = replace(who, role=nominative(context.grammar, mention.start, mention.stop))
            return who
    for k in range(max(start, match.start - _NEAR), match.start):
        side = side_at(context, k) if context.grammar.bits(k) & INS else None
        if side is not None and context.grammar.pos(k - 1) != "PREP":
            return side  # чилийской стороной подчёркнута важность
    return None


def unknown_speaker(context: RussianContext, cue: int, start: int, stop: int) -> Figurehead | None:
    """The subject of a verb of saying that is no known person or body: сообщает БелаПАН, фермеры попросили."""
    return (
        _before(context, cue, start)
        or _named_behind(context, cue, stop)
        or _noun_behind(context, cue, stop)
        or _person_behind(context, cue, stop)
        or _in_house(context, cue, start)
        or _opening_side(context, cue, start)
    )


def _opening_side(context: RussianContext, cue: int, start: int) -> Figurehead | None:
    """The side that opens a sentence where the verb is a later one of its own: чилийская сторона пришла и заявила."""
    grammar, page = context.grammar, context.page
    if page.words[cue - 1] not in grammar.sets.and_comma or grammar.is_plural(cue):
        return None
    opened = [k for k in range(start + 1, cue) if page.words[k - 1] in grammar.sets.that_word]
    first = (opened or [start])[-1]
    while first < cue and (
        grammar.pos(first) in ("ADVB", "PRCL", "CONJ", "PREP") or page.words[first] in grammar.sets.saying_filler
    ):
        first += 1
    side = side_at(context, first)
    if side is None or not grammar.bits(first) & NOM:
        return None
    return side if grammar.bits(cue) & FEMN or not grammar.bits(cue) & PAST else None


def is_said_by_nobody(context: RussianContext, cue: int, start: int) -> bool:
    """Whether a verb in the past plural has no subject in the words before it: журналистам сообщили, что."""
    grammar = context.grammar
    told = grammar.pos(cue) == "VERB" and grammar.bits(cue) & PLUR and grammar.bits(cue) & PAST
    return bool(told) and not any(grammar.can_be_subject(k) for k in range(start, cue))


def _agrees(context: RussianContext, cue: int, noun: int) -> bool:
    """Whether a noun can be the subject of a verb by its case and number."""
    grammar = context.grammar
    if not grammar.bits(noun) & NOM:
        return False
    return bool(grammar.bits(noun) & (MANY if grammar.bits(cue) & PLUR else ONE))


def side_at(context: RussianContext, k: int) -> Figurehead | None:
    """One side by its place, whose adjective stands at token `k`: чилийская сторона."""
    page, place = context.page, context.place_of.get(k)
    if place is None or place.form != "adjective" or not page.is_a(place.stop, "side_word"):
        return None
    if context.grammar.is_plural(place.stop):
        return None
    area = Area(place.base, place.code)
    return Figurehead(None, nominative(context.grammar, k, place.stop + 1), area, "group", first=k)


def named_source(context: RussianContext, i: int) -> Figurehead | None:
    """A body that no data know, by its capital: по расчетам Росморречфлота."""
    grammar, page = context.grammar, context.page
    if (side := side_at(context, i)) is not None:
        return side
    body = page.match_at("organisation", i)
    if body is not None:  # согласно данным таможни
        return Figurehead(nominative(grammar, i, body.stop), None, None, "organisation", first=i)
    if i >= len(page.words) or not page.is_capital(i) or i in context.place_of:
        return None
    if grammar.pos(i) not in ("NOUN", "LATN", "UNKN"):
        return None
    return Figurehead(nominative(grammar, i, i + 1), None, None, "organisation", first=i)


def _before(context: RussianContext, cue: int, start: int) -> Figurehead | None:
    """People by what they are right before a verb, with what stands behind a preposition between: источник в мэрии."""
    grammar, page, sets = context.grammar, context.page, context.grammar.sets
    if grammar.bits(cue) & PAST and grammar.bits(cue) & IMPF:
        return None  # дети просили включить свет
    for k in range(cue - 1, max(start, cue - _NEAR) - 1, -1):
        side = side_at(context, k - 1) if k > start and _agrees(context, cue, k) else None
        if side is not None:
            return side
        if grammar.pos(k) == "NOUN" and _agrees(context, cue, k) and (k == start or not page.is_capital(k)):
            if (several := _several(context, k, start, cue)) is not None:
                return several
            owned = k > start and grammar.bits(k) & GEN and grammar.pos(k - 1) == "NOUN"
            if owned and _agrees(context, cue, k - 1) and grammar.is_plural(cue):
                continue  # члены делегации отметили
            free = k == start or grammar.pos(k - 1) not in ("PREP", "NOUN", "ADJF") and page.words[k - 1] != "-"
            speaks = grammar.bits(k) & ANIM or page.words[k] in sets.source_noun
            if free and grammar.bits(k) & SURN and page.is_capital(k) and not grammar.is_plural(cue):
                return Figurehead(page.slice(k, k + 1), None, None, "person", first=k)  # a surname alone
            return _role(context, k, cue) if free and speaks else None
        if page.words[k] in STOPS or page.words[k] == "," or grammar.is_finite(k):
            return None
    return None


def _several(context: RussianContext, noun: int, start: int, cue: int) -> Figurehead | None:
    """People by an adjective and what they are, right before a verb in the plural: иностранные коллеги отметили."""
    grammar, page = context.grammar, context.page
    adjective = noun - 1
    if noun != cue - 1 or adjective < start or not grammar.is_plural(cue) or not grammar.bits(noun) & ANIM:
        return None
    plain = grammar.pos(adjective) == "ADJF" and grammar.bits(adjective) & NOM and grammar.is_plural(adjective)
    if not plain or grammar.pos(adjective - 1) in ("PREP", "NOUN", "ADJF") and adjective > start:
        return None
    if page.is_a(adjective, "whose_word") or page.is_a(adjective, "demonstrative"):
        return None
    place = context.place_of.get(adjective)
    area = Area(place.base, place.code) if place and place.form == "adjective" else None
    return Figurehead(None, page.slice(adjective, noun + 1), area, "group", first=adjective)


def _role(context: RussianContext, noun: int, cue: int) -> Figurehead:
    """Somebody by a noun and the place or body behind it."""
    grammar = context.grammar
    stop = noun + 1
    while stop < cue and (grammar.pos(stop) == "PREP" or grammar.is_nominal(stop) and grammar.pos(stop) != "NPRO"):
        stop += 1
    while grammar.pos(stop - 1) == "PREP":
        stop -= 1
    kind = "group" if grammar.is_plural(cue) else "person"
    return Figurehead(None, context.page.slice(noun, stop), None, kind, first=noun)


def _named_behind(context: RussianContext, cue: int, stop: int) -> Figurehead | None:
    """A body by its name alone behind a verb: передает Trend, пишет «Коммерсантъ»."""
    grammar, page = context.grammar, context.page
    as_told = page.words[cue - 1] in grammar.sets.as_word and grammar.bits(cue) & PRES  # как указывает «Вестник»
    if grammar.bits(cue) & PLUR or page.words[cue] not in grammar.sets.outlet_verb and not as_told:
        return None
    k = cue + 1
    if grammar.pos(k) == "PREP" and page.within("personword", k, k + 1) == [] and k + 2 < stop:
        k += 2  # передает в четверг Trend
    if k >= stop:
        return None
    number = page.quote_of[k]
    if page.words[k] in QUOTES and number >= 0 and page.quotes[number].start == k:
        quote = page.quotes[number]
        named = quote.closed and quote.stop - k <= _NAME + 2
        return _body(page.slice(k + 1, quote.stop - 1), k) if named else None
    if not page.is_capital(k) or k in context.place_of or k in context.mention_of:
        return None
    if grammar.pos(k) == "LATN" or grammar.pos(k) in ("NOUN", "UNKN") and grammar.bits(k) & NOM:
        end = k + 1
        while end < stop and page.is_capital(end) and grammar.pos(end) in ("LATN", "UNKN"):
            end += 1
        if page.word(end) == "-" and page.touches(end) and page.touches(end + 1):
            end += 2  # Telegram-канал «Вестник»
            end = page.quotes[page.quote_of[end]].stop if page.word(end) in QUOTES else end
        return _body(page.slice(k, end), k)
    return None


def _noun_behind(context: RussianContext, cue: int, stop: int) -> Figurehead | None:
    """A body by its kind behind a verb: сообщает национальный статистический комитет."""
    grammar, page = context.grammar, context.page
    for match in page.within("organisation", cue + 1, min(stop, cue + _NEAR)):
        adjectives = all(grammar.pos(k) == "ADJF" for k in range(cue + 1, match.start))
        if not adjectives or not _agrees(context, cue, match.start):
            return None
        return _body(nominative(grammar, cue + 1, match.stop), cue + 1)
    return None


def _person_behind(context: RussianContext, cue: int, stop: int) -> Figurehead | None:
    """Somebody by what they are behind a verb and whom it is told to: рассказал «Вестнику» участник встречи."""
    grammar, page = context.grammar, context.page
    k = behind_addressee(context, cue + 1)
    while grammar.pos(k) in ("ADVB", "PRCL"):
        k += 1
    first = k
    while grammar.pos(k) in ("ADJF", "PRTF") and _agrees(context, cue, k):
        k += 1
    if k >= stop or grammar.pos(k) != "NOUN" or page.is_capital(k) or k in context.mention_of:
        return None
    if any(page.is_a(j, "whose_word") for j in range(first, k)):
        return None  # как говорила моя бабушка
    if not grammar.bits(k) & ANIM or not _agrees(context, cue, k):
        return None
    end = next((j for j in range(k, stop) if page.words[j] in STOPS or page.words[j] == ","), stop)
    who = _role(context, k, end)
    return (
        Figurehead(None, page.slice(first, k) + " " + (who.role or ""), None, who.kind, first=first)
        if first < k
        else who
    )


def _in_house(context: RussianContext, cue: int, start: int) -> Figurehead | None:
    """The body in whose house somebody says something: в «Томском льне» заявили."""
    grammar, page = context.grammar, context.page
    if not grammar.bits(cue) & PLUR:
        return None
    if (body := _in_capitals(context, cue, start)) is not None:
        return body
    for quote in page.quotes:
        if not start < quote.start < cue or cue - quote.stop > _NEAR or not quote.closed:
            continue
        at = quote.start - 1
        if page.is_capital(at) and grammar.bits(at) & LOC and page.words[at - 1] in grammar.sets.in_word:
            return _body(nominative(grammar, at, at + 1), at)  # в Росморречфлоте «Вестнику» сообщили
        at -= grammar.pos(at) == "NOUN" and bool(grammar.bits(at) & LOC)  # в компании «Лён»
        if page.words[at] in grammar.sets.in_word and quote.stop - quote.start <= _NAME:
            return _body(nominative(grammar, quote.start + 1, quote.stop - 1), quote.start)
    return _of_kind(context, cue, start)


def _of_kind(context: RussianContext, cue: int, start: int) -> Figurehead | None:
    """A body by its noun alone that stands right before a verb: в компании отметили."""
    grammar, page = context.grammar, context.page
    k = cue - 1
    while k > start and grammar.pos(k) in ("ADVB", "PRCL"):
        k -= 1
    bare = k > start and grammar.pos(k) == "NOUN" and bool(grammar.bits(k) & LOC) and k not in context.mention_of
    told = bare and page.words[k - 1] in grammar.sets.in_or_on and page.is_a(k, "organisation")
    return _body(nominative(grammar, k, k + 1), k) if told else None


def _in_capitals(context: RussianContext, cue: int, start: int) -> Figurehead | None:
    """A body that no data know, by its capital, whom it is told to behind it or not: в Минводхозе порталу ответили."""
    grammar, page = context.grammar, context.page
    for k in range(max(start, cue - _NAME) + 1, cue):
        led = page.words[k - 1] in grammar.sets.in_word and (
            k - 1 == start or page.words[k - 2] in grammar.sets.list_join
        )
        if not led or not page.is_capital(k) or k in context.place_of or k in context.mention_of:
            continue
        behind = behind_addressee(context, k + 1)
        while grammar.pos(behind) in ("ADVB", "PRCL"):
            behind += 1
        noun = grammar.pos(k) in ("NOUN", "UNKN") and grammar.bits(k) & LOC
        if behind == cue and noun and not page.is_a(k, "month"):
            return _body(nominative(grammar, k, k + 1), k)
    return None


def _body(name: str, first: int) -> Figurehead:
    return Figurehead(name, None, None, "organisation", first=first)

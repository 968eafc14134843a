"""Where what is said begins behind a verb of saying: behind "that", an addressee, a place, a date."""

from __future__ import annotations

from typing import Final

from communique.entries.speech import QUOTE_MARKS, Attribution, Speech, takes_clause
from communique.text.tags import ADV, AUX, BASE, COMMA, CONJ, DET, ING, PREP, THIRD, TIME

_BREAKS: Final = frozenset((".", ",", ";", "!", "?", ")", "(", "–", "—", "-"))
_STOPS: Final = frozenset((".", "!", "?", "…", ";"))
_BEHIND_ADVERB: Final = QUOTE_MARKS | {":", ","}
_FAR_THAT: Final = 16  # tokens between a verb and its "that"
_FAR_COMMA: Final = 60  # tokens of a clause before its comma
_FAR_LINK: Final = 14  # tokens between a verb of asking and what is asked for
_FAR_ADDRESSEE: Final = 9
_APPOSITION: Final = 6
_FAR_NAME: Final = 7  # tokens of what is called something


class Complements:
    """Finds what the verbs of saying of one page take; positions are tokens."""

    def __init__(self, speech: Speech) -> None:
        language = speech.page.language
        self.speech = speech
        self.context = speech.context
        self.page = speech.page
        self.words = speech.words
        self.that = speech.that
        self.breaks = language.sets["complementbreak"]
        self.relative = language.sets["relative"]
        self.guests = language.sets["guest"]

    def is_break(self, i: int) -> bool:
        """Whether what is said cannot begin with token `i`."""
        return self.words[i] in _BREAKS or self.words[i] in self.breaks

    def start(self, one: Attribution, stop: int) -> int | None:
        """The token with which what is said begins; `None` where nothing said follows the verb."""
        words, takes, i = self.words, one.cue.group["takes"], one.stop
        if i < stop and "addressee" in takes:
            i = self._over_apposition(self._over_addressee(i, stop), stop)
        i = self._behind_day(self._over_adverbs(i, stop), stop)
        if i >= stop:
            return None
        if words[i] == ",":
            i = self._over_aside(i, stop)
        if words[i] == ":" and i + 1 < stop:
            return i + 1 if words[i + 1] not in QUOTE_MARKS else None
        that = i if words[i] in self.that else self._late_that(i, stop)
        if that is not None:
            return that + 1
        if self.speech.opens_speech(i):
            return None
        return self._without_that(one, i, stop)

    def _over_adverbs(self, i: int, stop: int) -> int:
        """Behind the adverbs of the verb, up to one that is part of what is said: said both countries gain."""
        end = self.speech.over_adverbs(i)
        if end == i or end >= stop or self.words[end] in self.that or self.words[end] in _BEHIND_ADVERB:
            return end
        end -= self.words[end] in self.speech.possessive  # said today's fair is large
        return next((k for k in range(i, end) if self.page.is_a(k, "ownadverb")), end)

    def _behind_day(self, i: int, stop: int) -> int:
        """Behind the day on which something is said: said Friday at a press conference; not said May 5 was late."""
        when = self.context.dates_in(i, i + 1)
        told = when[0].stop if when and when[0].start == i else i
        last = told if told > i else i + bool(i < stop and self.page.tags[i] & TIME)
        if not i < last < stop:
            return i
        return last if self.is_break(last) or self._opens_own_clause(last, stop) else i

    def _opens_own_clause(self, i: int, stop: int) -> bool:
        """Whether a subject with a verb of its own begins at token `i`: said Monday they are at work."""
        if self.speech.has_finite(i, i + 1):
            return False  # said May 5 was late
        subject = self.page.tags[i] & DET or self.page.is_a(i, "personpronoun") or i in self.context.mention_of
        return bool(subject) and self.speech.has_finite(i, stop)

    def _behind_comma(self, one: Attribution, i: int, stop: int) -> bool:
        """Whether what is said stands behind a comma alone: He said, the road is open."""
        first = self.speech.first(one.cue.start)
        if "clause" not in one.cue.group["takes"] or self.words[i] != "," or self.speech.has_finite(first, one.start):
            return one.kind == "joined" and self._is_own(one, i, stop)
        return self._is_own(one, i, stop)

    def _is_own(self, one: Attribution, i: int, stop: int) -> bool:
        """Whether a clause of its own begins behind the comma at token `i`."""
        k = i + 1
        if self.words[i] != "," or k + 2 >= stop or self.is_break(k) or self.words[k] in self.relative:
            return False
        marked = self.words[k] in QUOTE_MARKS or self.words[k] in self.that or self.page.tags[k] & (CONJ | ING | ADV)
        if marked or self.page.within("cue", k, min(k + 6, stop)) or not takes_clause(one.cue):
            return False
        stop = min(stop, k + _FAR_COMMA)
        comma = next((n for n in range(k, stop) if self.words[n] == ","), stop)
        return self._opens_own_clause(k, comma) or i + 1 in self.context.place_of and self.speech.has_finite(k, comma)

    def _without_that(self, one: Attribution, i: int, stop: int) -> int | None:
        group, takes = one.cue.group, one.cue.group["takes"]
        if "addressee" in takes:
            if "to" in takes and (told_to := self._told_to(one.stop, stop)) is not None:
                return told_to
            pronoun = i == one.stop + 1 and self.page.is_a(one.stop, "toldpronoun")
            told = i > one.stop and (self.speech.has_finite(i, stop) or pronoun and self._may_tell(i, stop))
            return i if told and not self.is_break(i) else None
        if group.get("sum") and self.speech.opens_number(i) and not self.page.is_a(i, "definite"):
            return None  # asked for US$6,000
        if group.get("links"):
            return i if self._is_asked(i, stop, one) else None
        if group.get("guest") and self._is_guest(i):
            return None
        if "quote" in takes:
            quoted = any(number >= 0 and not self.speech.is_word(number) for number in self.page.quote_of[i:stop])
            named = not group.get("quoted") or self._is_called_something(i, stop)
            return None if quoted or not named or self.is_break(i) else i
        if "to" in takes and self.page.is_a(i, "infinitive") and self._opens_clause(one):
            return i
        if group.get("strict"):
            return None
        if self.is_break(i):
            if self._concedes(i, stop) or self._opens_amount(i, stop):
                return i
            if self.words[i] == "," and self._behind_comma(one, i, stop):
                return i + 1
            return self._behind_phrase(i, stop, "clause" in takes and "np" not in takes) or self._thing(takes, i, stop)
        if takes == ["that"]:
            return None
        object_ = "np" in takes or "to" in takes or self.page.is_a(i, "infinitive")
        return i if object_ or self.speech.may_be_clause(i, stop) or self._may_tell(i, stop) else None

    def _told_to(self, i: int, stop: int) -> int | None:
        """Token `i` with whom somebody is told to do something: advised the sellers to label their goods."""
        last = min(i + _FAR_LINK, stop - 1)
        to = next((k for k in range(i + 1, last) if self.page.is_a(k, "infinitive")), None)
        asked = to is not None and (
            self.page.tags[to + 1] & BASE or self.page.tags[min(to + 2, stop - 1)] & (PREP | DET)
        )
        return i if asked and to is not None and not self.speech.has_finite(i, to) else None

    def _may_tell(self, i: int, stop: int) -> bool:
        """Whether a clause begins whose verb may be a noun: tells us the trip costs £50, say the chimney smokes."""
        told = range(i + 2, min(i + _APPOSITION, stop))
        return bool(self.page.tags[i] & DET) and any(self.page.tags[k] & THIRD for k in told)

    def _is_called_something(self, i: int, stop: int) -> bool:
        """Whether what is called and what it is called stand side by side: the region a springboard; not a meeting."""
        tags = self.page.tags
        for k in range(i, min(i + _FAR_NAME, stop)):
            if k > i and self.page.is_a(k, "indefinite"):
                return True
            if tags[k] & (PREP | CONJ | AUX | COMMA) or k == i and self.page.is_a(k, "indefinite"):
                return False
        return False

    def _opens_clause(self, one: Attribution) -> bool:
        """Whether a verb of promising stands in a clause of its own, not in "the stores X promised to build"."""
        if one.kind != "verb" or self.speech.opens_sentence(one.start):
            return True
        return self.words[one.start - 1] in _BREAKS or self.page.is_a(one.start - 1, "conjunction")

    def _is_asked(self, i: int, stop: int, one: Attribution) -> bool:
        """Whether "for" or "to" follows: called on investors to come; not called on the President to discuss trade."""
        group, words = one.cue.group, self.words
        if self.page.is_a(i, "infinitive") and "to" in group["takes"]:
            return True
        last, tags = min(i + _FAR_LINK, stop), self.page.tags
        if self.is_break(i) or not group.get("asked"):
            return not self.is_break(i) and any(word in group["links"] for word in words[i:last])
        found = (k for k in range(i, last - 1) if words[k] in group["links"] and not self.page.is_capital(k + 1))
        told = next((k for k in found if tags[k + 1] & BASE or self._is_unknown_verb(k + 1, stop)), None)
        if told is None or self.page.is_a(told + 1, "visitpurpose"):
            return False
        return not any(self.page.is_a(k, "visitobject") for k in range(told + 2, min(told + 5, stop)))

    def _is_unknown_verb(self, i: int, stop: int) -> bool:
        """Whether a word behind "to" that no list holds stands before its object: to cooperate with the port."""
        return not self.page.tags[i] and i + 1 < stop and bool(self.page.tags[i + 1] & (PREP | DET))

    def _is_guest(self, i: int) -> bool:
        """Whether somebody is greeted: "welcomed the delegation"."""
        mention_of = self.context.mention_of
        return i in mention_of or i + 1 in mention_of or not self.guests.isdisjoint(self.words[i : i + 6])

    def _behind_phrase(self, i: int, stop: int, clausal: bool) -> int | None:
        """The clause behind "said in Minsk …", or `None`."""
        i = self._over_phrases(i, stop) if clausal else i
        if i >= stop or self.is_break(i) or self.words[i] in _STOPS:
            return None
        return i if self.speech.has_finite(i, stop) else None

    def _thing(self, takes: list[str], i: int, stop: int) -> int | None:
        """What is praised behind where it is: commended during the meeting the old ties of both countries."""
        tags = self.page.tags
        if "np" not in takes or not self.page.is_a(i, "settinglink") or i + 1 >= len(tags) or not tags[i + 1] & DET:
            return None
        noun = next((k for k in range(i + 2, min(i + 4, stop)) if self.page.is_a(k, "settingnoun")), None)
        begins = noun is not None and noun + 1 < stop and self.page.tags[noun + 1] & DET
        return noun + 1 if noun is not None and begins else None

    def _concedes(self, i: int, stop: int) -> bool:
        """Whether what is said begins with a clause before its own: said while trade grew, prices fell."""
        if not self.page.is_a(i, "conceding"):
            return False
        comma = next((k for k in range(i + 1, min(stop, i + _FAR_COMMA)) if self.words[k] == ","), None)
        return comma is not None and self.speech.has_finite(i + 1, comma) and self.speech.has_finite(comma + 1, stop)

    def _opens_amount(self, i: int, stop: int) -> bool:
        """Whether what is said begins with an amount or a deadline: said about 40 ships came, by 2030 all will."""
        if not self.page.is_a(i, "amountopen") or i + 2 >= stop:
            return False
        k = i + 1 + (not self.page.word(i + 1).isalnum())
        number = self.words[k][0].isdigit() or bool(self.page.match_at("fraction", k))
        return number and self.speech.has_finite(i + 2, stop)

    def _over_addressee(self, i: int, stop: int) -> int:
        """Behind whom one tells: "told reporters in Minsk that", "told The Irish Times he saw"."""
        mention = self.context.mention_of.get(i) or self.context.mention_of.get(i + self.page.is_a(i, "definite"))
        if mention:
            return self._over_body(mention.stop, stop)
        for k in range(i, min(i + _FAR_ADDRESSEE, stop)):
            word = self.words[k]
            if word in self.that or word in (":", ",") or word in QUOTE_MARKS and not self.page.is_possessive(k):
                return k
        phrase = self.page.tags[i] & DET or self.page.is_capital(i) or self.page.is_a(i + 1, "genitivelink")
        return self._before_clause(i, stop) if phrase else min(i + 1, stop)

    def _over_body(self, i: int, stop: int) -> int:
        """Behind the rest of the body that is told: told the Port | authority that, the board | of the chamber that."""
        if i >= stop or self.words[i] in self.that or self.is_break(i):
            return i
        if self.page.word(i + 1) in self.that:
            return i + 1  # told her hosts that
        for k in range(i, min(i + _FAR_ADDRESSEE, stop)):
            if self.words[k] in self.that:
                return k
            if self.words[k] in _BREAKS or self.speech.opens_speech(k) or self.speech.has_finite(k, k + 1):
                break
        return i

    def _before_clause(self, i: int, stop: int) -> int:
        """The first token of the subject behind whoever is told; `stop` where the two cannot be told apart."""
        for k in range(i + 1, min(i + _FAR_THAT, stop)):
            if self.words[k] in self.that:
                return k
            if self.speech.has_finite(k, k + 1):
                subject = self.context.clauses.subject_before(k)
                return subject[0] if subject and subject[0] > i else stop
        return stop

    def _over_apposition(self, i: int, stop: int) -> int:
        """Behind a short apposition and its commas: "told the Jordan News Agency, Petra, that"."""
        if i >= stop or self.words[i] != ",":
            return i
        closing = next((k for k in range(i + 1, min(i + _APPOSITION, stop - 1)) if self.words[k] == ","), None)
        return closing + 1 if closing and self.words[closing + 1] in self.that else i

    def _over_aside(self, i: int, stop: int) -> int:
        """Behind a word between commas before "that": cautioned, however, that; noted, too, that."""
        aside = self.words[i : i + 4]
        told = len(aside) == 4 and aside[0] == aside[2] == "," and aside[1].isalpha() and aside[3] in self.that
        return i + 3 if told and i + 3 < stop else i

    def _late_that(self, i: int, stop: int) -> int | None:
        """A "that" behind a phrase: "said in Minsk on Tuesday that", "said at the meeting that"."""
        if not self.page.is_a(i, "latelink") and not self.context.dates_in(i, i + 1):
            return None
        for k in range(i, min(i + _FAR_THAT, stop)):
            word = self.words[k]
            if word in self.that:
                relative = k + 1 < stop and self.speech.has_finite(k + 1, k + 2)  # at the summit that began in Oslo
                return k if not relative and not self.page.is_a(k - 1, "nothat") else None
            far = k > i + 8 and (word == "," or word in self.relative)
            if far or word in QUOTE_MARKS or self.speech.has_finite(k, k + 1):
                return None
        return None

    def _over_phrases(self, i: int, stop: int) -> int:
        """Behind "in Minsk", "on Tuesday", "during a visit to Rome on Monday"."""
        while i < stop and self.page.is_a(i, "settinglink"):
            end = self._setting(i, stop)
            if end is None:
                break
            i = end
        return i

    def _setting(self, i: int, stop: int) -> int | None:
        """The end of a place, a date, a person or listeners behind the word at token `i`."""
        k = i + 1 + (i + 1 < stop and self.page.is_a(i + 1, "definite"))
        place, when, who = self.context.place_of.get(k), self.context.dates_in(k, k + 1), self.context.mention_of.get(k)
        if place:
            return place.stop
        if when:
            return when[0].stop
        if who:
            return who.stop
        told = self.page.is_a(i, "infinitive") and self.page.is_a(k, "listeners")
        return k + 1 if told else None

"""What a passage says of a promise that is not done: dropped, moved to a later date, or said again."""

from __future__ import annotations

from abc import abstractmethod
from dataclasses import dataclass

from communique.compare.at_work import AtWork
from communique.compare.likeness import is_deed_named
from communique.compare.parts import FITS
from communique.compare.traits import find_heads
from communique.compare.vocabulary import concept_of, concepts_of, tokens, vocabulary
from communique.period import first_day, last_day

_SUM = 4  # words of a subject in which the money is named that is not to be had
KIND = 0.85  # how well a deed of the same kind fits


@dataclass(frozen=True, slots=True)
class Saying:
    """What a passage says of a commitment; `part` names what is done of it, `remaining`: it is said of the rest."""

    bearing: str
    part: str | None = None
    remaining: bool = False


def is_later(new: str | None, old: str | None) -> bool:
    """Whether a new date ends after an old one; false where either is missing."""
    a, b = last_day(new or ""), last_day(old or "")
    return a is not None and b is not None and a > b


def speaks_of_no_money(subject: str, language: str) -> bool:
    """Whether a subject is that no money: no money, not a single euro."""
    known = vocabulary(language)
    low = [w.casefold() for w in tokens(subject)]
    if not low or low[0] not in known.set_of("negation", "negative_subject"):
        return False
    return any(w in known.set_of("cash_noun") or concept_of(w, language) in known.money for w in low[1:_SUM])


class Moves(AtWork):
    """One passage beside one commitment: is it dropped, moved or said again?"""

    def _dropped(self, remaining: bool) -> Saying | None:
        if self._is_measured():
            return None
        undone = self.promised.acts & {"abolish"}
        if undone & set(self.passage.acts):
            return Saying("contradicts", None, remaining)  # would go on paying the full price
        denied = self.passage.verb not in self.known.set_of("drop_verb", "vote_verb") and " " not in self.passage.cue
        if undone and denied and "abolish" in self.known.acts.get(self.passage.verb, frozenset()):
            return Saying("contradicts", None, remaining)  # was not waived
        refused = self.promised.deed_nouns & set(find_heads(tokens(self.passage.rest), self.language)[:1])
        if is_deed_named(self.promised, self.told) or refused and not self.passage.active:
            return Saying("contradicts", None, remaining)  # the lifting of the duty has been cancelled
        if undone and (self.fit >= FITS or self.told.acts & {"impose"}):
            return Saying("fulfils")  # a duty that is scrapped, or no longer taken, as promised
        paid = "pay" in self.promised.acts
        only = self._is_preparation() and self._of(self.passage.subject) & self.promised.heads
        if only and self._is_for_good():
            return Saying("contradicts", None, remaining)
        if only and self.promised.verb in self.known.set_of("purchase_verb") and self._is_the_number():
            return Saying("contradicts", None, remaining)  # the tender for fifteen harvesters was cancelled
        if not paid and only:
            return None  # the tender for the store was annulled: it may be called again
        verb = self.passage.verb
        if self._is_own_work():
            return Saying("fulfils")
        own = verb in self.known.set_of("drop_verb", "vote_verb") or self.passage.acts or " " in self.passage.cue
        none = self._is_none() or speaks_of_no_money(self.passage.subject, self.language)
        if verb in self.known.acts and not own and self.fit < FITS and not none:
            return None
        return Saying("contradicts", None, remaining)

    def _is_the_number(self) -> bool:
        """Whether it gives the very number promised."""
        return bool({n.value for n in self.promised.numbers if n.value > 1} & {n.value for n in self.told.numbers})

    def _is_measured(self) -> bool:
        """Whether a number is told to have fallen: the water level dropped to 14 percent, by a third."""
        rest = tokens(self.passage.rest)[:2]
        many = len(rest) > 1 and (rest[1][:1].isdigit() or rest[1].casefold() in self.known.numbers)
        return many and rest[0].casefold() in self.known.set_of("change_preposition")

    def is_given_up(self) -> bool:
        """Whether a plan is told in so many words to be dropped: will not pursue the idea, has abandoned it."""
        if self.passage.bearing != "contradicts":
            return False
        refused = self.promised.deed_nouns & set(find_heads(tokens(self.passage.rest), self.language)[:1])
        if refused and not self.passage.active:
            return True  # struck the contribution from its budget
        return self.passage.verb in self.known.set_of("drop_verb") or " " in self.passage.cue and not self.passage.acts

    def _is_for_good(self) -> bool:
        """Whether a sentence says that nothing follows: was cancelled, and no new one is planned."""
        said = " ".join(tokens(self.passage.text)).casefold()
        return any(phrase in said for phrase in self.known.phrases_of("final_phrase"))

    def _is_none(self) -> bool:
        """Whether nothing is told of the very thing: not one crate of lemons left."""
        none = self.known.set_of("negation", "negative_subject") & set(self.words[:1])
        return bool(none) and bool(self.told.doers & self.promised.heads)

    def _is_of_any(self) -> bool:
        """Whether a set phrase completes whatever was promised: two days ahead of the date."""
        known = self.passage.acts or self.passage.verb in self.known.acts
        return self.passage.bearing == "fulfils" and " " in self.passage.cue and not known

    def _is_freed(self) -> bool:
        """Whether the tax is dropped that somebody was to be exempt from."""
        if self.passage.bearing != "contradicts" or "abolish" not in self.promised.acts:
            return False
        if self.promised.deed_nouns & set(find_heads(tokens(self.passage.rest), self.language)[:1]):
            return False  # rejected the waiver of the fee
        duties = concepts_of(self.language, "duty_noun")
        return bool(self.told.heads & self.promised.heads & duties)

    def _is_moved(self) -> bool:
        """Whether a later passage names a later date for the same deed, and not for more of its kind."""
        new = self.told.indefinite & self.promised.heads
        if new and not self.passage.active and (self.fit < FITS or " " in self.passage.cue):
            return False  # an earthquake drill of all offices is planned for May
        deed = is_deed_named(self.promised, self.told)
        if (
            not is_later(self.passage.due, self.due)
            or not deed
            and self.fit < FITS
            and not self.points
            and not self.sure
        ):
            return False
        named = self.promised.heads & (self.told.heads | set(self.told.core)) or deed
        if not self.sure and not named:
            return False
        if self.told.verb in self.known.set_of("begin_verb") and self._works_named():
            return False  # work is to be resumed in June
        if self._is_of_new_thing() or self._is_of_others_by_number():
            return False  # another seventeen will be delivered next year
        if self.fit < FITS and self.told.indefinite - self.promised.heads - self.promised.core.keys():
            return False  # a report on the rivers is to be published in June
        if self._is_component() or self._is_trial() or self._is_preparation():
            return False  # ground is to be broken in June
        if self.promised.acts & {"abolish"} and self.passage.verb in self.known.set_of("upholding_verb"):
            return False  # will keep its fees unchanged next year
        more = self.known.set_of("more")
        times = self.known.set_of("time_noun") | self.known.months  # next June is no next one
        near = zip(["", *self.words], [*self.words, ""], [*self.words[1:], "", ""], strict=False)
        return not any(
            w in more and before not in self.known.definite and after not in times for before, w, after in near
        )

    @abstractmethod
    def _is_of_rest(self) -> bool:
        """Whether its subject is what remained."""

    def _is_of_others_by_number(self) -> bool:
        """Whether a bare number of the things is another one than was promised, and none that remain."""
        if self._is_of_rest() or not self.promised.numbers:
            return False
        mine = [n for n in self.promised.numbers if n.value > 1 and n.of & self._things()]
        behind = len(tokens(self.passage.subject)) + 1  # the object: would sell 80,000 tonnes
        yours = [n for n in self.told.numbers if n.value > 1 and (n.at <= 1 or n.at == behind)]
        pairs = [(n, t) for n in yours for t in mine if n.of & t.of & self._things()]
        known = self.known.definite | self.known.set_of("remaining", "more")
        return bool(pairs) and self.words[0] not in known and all(n.value != t.value for n, t in pairs)

    def _is_confirmed(self) -> bool:
        """Whether a later passage names the very date for the same deed: is due on the island in March."""
        if self.told.verb in self.known.set_of("begin_verb") and (self._works_named() or self._is_deed_named()):
            return False  # its tarring is to begin in January
        if self._is_of_new_thing() or self._is_of_others_by_number():
            return False
        said = self.passage.text.casefold()
        if any(phrase in said for phrase in self.known.phrases_of("missed_phrase")):
            return False  # its opening was planned for May
        if not self.passage.due:
            return self._is_said_again()
        if self.sure and not self.due:
            return True
        obtained = self.passage.verb in self.known.set_of("obtain_verb") and self.promised.heads & self.told.heads
        if not self.due or self.fit < FITS and not obtained and not self.sure:
            return False
        named = self.sure or self.promised.heads & (self.told.heads | set(self.told.core))
        first, last = first_day(self.due), last_day(self.due)
        early, late = first_day(self.passage.due), last_day(self.passage.due)
        if not named or first is None or last is None or early is None or late is None:
            return False
        return first <= early and late <= last

    def _is_of_new_thing(self) -> bool:
        """Whether its subject is a new thing of another kind: a music festival is to be held, of a music school."""
        words = tokens(self.passage.subject)
        if not words or words[0].casefold() not in self.known.set_of("indefinite"):
            return False
        known = self.promised.heads | self.promised.core.keys() | self.promised.deed_nouns
        heads = find_heads(words, self.language)[:1]
        return bool(heads) and known.isdisjoint(heads) and not is_deed_named(self.promised, self.told)

    def _is_preparation(self) -> bool:
        """Whether its subject is only what comes before: the ground, the tender."""
        shown = self.told.shown.get(self.told.first_head, self.told.first_head).casefold()
        return shown in self.known.set_of("preparation") and self.told.first_head not in self.promised.core

    def _is_deed_named(self) -> bool:
        """Whether the subject is the deed promised: the tarring of the road."""
        words = tokens(self.passage.subject)
        return any(self.known.verb_in(w.casefold()) == self.promised.verb != "" for w in words)

    def _is_said_again(self) -> bool:
        """Whether the deed is promised anew without a date, of the thing itself: it would have a trade office."""
        named = self.promised.heads & (self.told.heads | set(self.told.core)) or self.points
        had = self.told.heads - self.told.doers  # not: the irrigation scheme will have its quota
        obtained = self.passage.verb in self.known.set_of("obtain_verb") and bool(self.promised.heads & had)
        more = self.known.set_of("more") & set(self.words)
        if self.promised.acts & {"abolish"} and self.passage.verb in self.known.set_of("charging_verb"):
            return bool(self.known.set_of("negation") & set(self.words))  # remains willing to charge no fee
        return bool(named) and not more and (obtained or self.fit >= KIND)

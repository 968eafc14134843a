"""What takes a promise back or leaves it undone though a deed is told: another thing instead, nothing, a loss."""

from __future__ import annotations

from itertools import pairwise, takewhile

from communique.compare.aids import is_aid
from communique.compare.counted import find_numbers, plain
from communique.compare.lexicon import stem
from communique.compare.likeness import is_other_kind
from communique.compare.moves import KIND, Moves, Saying
from communique.compare.parts import FITS
from communique.compare.traits import find_heads
from communique.compare.vocabulary import concept_of, concepts_of, tokens

_LEFT = 2  # words of a subject in which the number of what is left stands
_PHRASE = 6  # words behind "instead of" in which the thing stands that is not to be


class Turns(Moves):
    """One passage beside one commitment: is something else done, nothing, or is the thing lost?"""

    def _is_taken_back(self) -> bool:
        """Whether another thing is done instead, nothing is given, or what was to be abolished is kept."""
        if self.passage.verb in self.known.set_of("stopping_verb") and self._is_for_good():
            return bool(self.told.doers & self.promised.heads or self.points)  # work was stopped for good
        return self._is_replaced() or self._is_sold_off() or self._gives_nothing() or self._is_kept_up()

    def _is_of_ground(self) -> bool:
        """Whether something is put to use where only the ground for it was to be made ready: the site for a park."""
        if "pay" in self.promised.acts or " " not in self.passage.cue:
            return False  # the land was to be allotted
        if self.promised.heads - concepts_of(self.language, "preparation"):
            return False
        return not self.promised.heads & self.told.heads and self.told.verb != self.promised.verb

    def _is_ground_made(self) -> bool:
        """Whether the very work on the ground is told that was promised: had been levelled."""
        ground = concepts_of(self.language, "preparation")
        return self.promised.heads <= ground and self.told.verb in (self.promised.verb, self.promised.joined)

    def _is_all_by_now(self) -> bool:
        """Whether a sentence adds that with it the deed promised is complete: and with it the delivery is complete."""
        words = [w.casefold() for w in tokens(self.passage.text)]
        done = self.known.set_of("complete_word")
        for n, (before, word) in enumerate(pairwise(words)):
            if before in self.known.definite and concept_of(word, self.language) in self.promised.deed_nouns:
                behind = list(takewhile(lambda w: w in self.known.auxiliaries or w in done, words[n + 2 :]))
                if behind[:1] and behind[0] in self.known.auxiliaries and behind[-1] in done:
                    return True
        return False

    def is_ground_broken(self) -> bool:
        """Whether the building that was to be begun has begun: the company broke ground, of laying the first stone."""
        phrases = self.known.phrases_of("groundbreaking_phrase")
        if not any(phrase in self.passage.cue.casefold() for phrase in phrases):
            return False
        return any(phrase in self.commitment.action.casefold() for phrase in phrases)

    def _is_of_others_closed(self) -> bool:
        """Whether things of another kind are counted, or closed: two of the eight railway stations were closed."""
        closed = self.passage.verb in self.known.set_of("ceasing_verb") and "abolish" not in self.promised.acts
        return closed or is_other_kind(self.promised, self.told)

    def _is_proposed_again(self) -> bool:
        """Whether who proposed or promised a thing is told to do so once more: repeated his proposal for a brand."""
        if self.passage.verb not in self.known.set_of("repeating_verb") or self.passage.bearing != "fulfils":
            return False
        words = [w.casefold() for w in tokens(self.passage.rest)[:_LEFT]]
        named = self.promised.heads & (self.told.heads | self.told.core.keys())
        return bool(self.known.set_of("proposal_noun") & set(words)) and bool(named)

    def _is_sold_off(self) -> bool:
        """Whether the thing goes somewhere else: had sold the tug to a breaker's yard instead."""
        last = [w.casefold() for w in tokens(self.passage.rest) if w[0].isalpha()][-1:]
        if self.passage.due or not set(last) & self.known.set_of("instead_word"):
            return False
        giving = "supply" in self.promised.acts and "supply" in self.told.acts
        return giving and bool(set(find_heads(tokens(self.passage.rest), self.language)[:1]) & self.promised.heads)

    def _is_as_before(self) -> bool:
        """Whether it is told as going on as it did: births still take place by candlelight."""
        if self.passage.bearing not in ("fulfils", "works") or "extend" in self.promised.acts:
            return False
        before = tokens(self.passage.text[: self.passage.text.find(self.passage.cue)])
        still = bool(before) and before[-1].casefold() in self.known.set_of("pending")
        return still and not self.told.doers & self.promised.heads

    def _is_stopped(self) -> bool:
        """Whether work has only stopped, where nothing was to be stopped."""
        stops = self.known.set_of("stopping_verb")
        return self.passage.verb in stops and self.promised.verb not in stops and "abolish" not in self.promised.acts

    def _is_replaced(self) -> bool:
        """Whether another thing is told of instead of the one promised: instead of books Wallonia will send tablets."""
        words = tokens(self.passage.text)
        low = [w.casefold() for w in words]
        at = next((n for n, w in enumerate(low[:-1]) if w in self.known.set_of("instead_word")), None)
        if at is None or low[at + 1] not in self.known.set_of("of_word"):
            return False
        behind = words[at + 2 : at + 2 + _PHRASE]
        things = self.promised.heads - self.promised.names
        if find_numbers(behind, self.language) or not set(find_heads(behind, self.language)[:1]) & things:
            return False
        object_ = set(find_heads(tokens(self.passage.rest), self.language)[:1])
        return bool(object_) and object_.isdisjoint(things)

    def _gives_nothing(self) -> bool:
        """Whether nothing is to be given of what was to be paid or supplied: will pay nothing for the station."""
        if not self.promised.acts & {"pay", "supply"} or self.passage.bearing not in ("expects", "fulfils"):
            return False
        first = next(iter(tokens(self.passage.rest)), "").casefold()
        none = first in self.known.set_of("nothing_word")
        return none and bool((self.told.heads | self.told.core.keys()) & self.promised.heads)

    def _is_kept_up(self) -> bool:
        """Whether what was to be abolished is kept: the fee will be kept."""
        if "abolish" not in self.promised.acts or self.passage.active:
            return False
        kept = self.passage.verb in self.known.set_of("upholding_verb") and self.passage.bearing in (
            "fulfils",
            "expects",
        )
        return kept and (bool(self.points) or bool(self.told.doers & self.promised.heads))

    def _is_lost(self) -> bool:
        """Whether the thing was lost, damaged or has ceased to work: a tanker overturned, the depot burned down."""
        lost = self.known.set_of("losing_verb")
        if self.passage.verb in lost and self.promised.verb not in lost:
            return not self.promised.acts & {"clean"}
        away = self.passage.verb in self.known.set_of("sweeping_verb")
        first = next(iter(tokens(self.passage.rest)), "").casefold()
        return away and first in self.known.set_of("away_word")

    def _is_not_lost(self) -> bool:
        """Whether it is denied that the thing was lost or stayed away: they did not stay at home."""
        denied = self.passage.verb in self.known.set_of("losing_verb", "withholding_verb") and not self.passage.acts
        return denied and " " not in self.passage.cue and self.promised.verb != self.passage.verb

    def _is_disused(self) -> bool:
        """Whether the thing is told to be there and not in use: the laboratory stands empty."""
        said = tokens(f"{self.passage.subject} {self.passage.cue} {self.passage.rest}")
        low = [w.casefold() for w in said]
        stands = self.known.set_of("standing_form")
        return any(a in stands and b in self.known.set_of("disuse_word") for a, b in pairwise(low))

    def _is_for_it(self) -> bool:
        """Whether only something for the thing was found, bought or brought: the cold rooms for the seed bank."""
        if is_aid(self.passage, self.promised, self.language):
            return True
        making = self.known.set_of("creating_verb", "paying_verb", "founding_verb", "staging_verb")
        deeds = self.known.set_of("step_verb", "approve_verb", "bringing_verb", "coming_verb")
        if self.promised.verb not in making or self.passage.verb not in deeds or self.passage.bearing == "expects":
            return False
        words = tokens(self.passage.rest if self.passage.active else self.passage.subject)
        low = [w.casefold() for w in words]
        at = next((n for n, w in enumerate(low[:-1]) if n and w in self.known.set_of("for_word")), None)
        if at is None or low[at + 1] not in self.known.definite:
            return False
        thing = set(find_heads(words[at + 1 :], self.language)[:1]) & (self.promised.heads - self.promised.names)
        own = set(find_heads(words[:at], self.language)[:1])
        return bool(thing and own) and own.isdisjoint(self.promised.heads | self.promised.core.keys())

    def _is_stored(self) -> bool:
        """Whether what was to be supplied only stands on its way: in the customs shed at the port."""
        if "supply" not in self.promised.acts or self.passage.verb not in self.known.set_of("posture_verb"):
            return False
        if not self.told.doers & self.promised.heads:
            return False
        rest = tokens(self.passage.rest)
        phrase = {w.casefold() for w in rest[: _PHRASE - 1]} & self.known.set_of("transit_place")
        return bool(phrase) and self.promised.core.keys().isdisjoint(concept_of(w, self.language) for w in phrase)

    def _is_charged(self) -> bool:
        """Whether something is taken for what was to cost less: pays 5,000 for its licence."""
        charged = self.passage.verb in self.known.set_of("charging_verb", "paying_verb")
        return charged and bool(self.promised.core.keys() & (self.told.core.keys() | self.told.wide.keys()))

    def _is_hosted(self) -> bool:
        """Whether those who were to be invited for no set time are told to be there: are learning in the workshops."""
        if self.promised.verb not in self.known.set_of("admitting_verb") or not self.passage.active:
            return False
        given = {n.value for n in self.told.numbers if n.at <= 1} & {
            n.value for n in self.promised.numbers if n.value > 1
        }
        there = self.passage.verb in self.known.set_of("attending_verb") and (
            given or self.told.doers & self.promised.heads
        )
        low = [w.casefold() for w in tokens(self.commitment.action)]
        spans = zip(low, low[1:], low[2:], strict=False)
        times, leads = self.known.set_of("time_noun"), self.known.set_of("for_word")
        lasting = any(a in leads and (b in times or stem(c) in times) for a, b, c in spans)
        return bool(there) and not lasting

    def _is_aside(self) -> bool:
        """Whether a clause only says when, and of something else: had no passport when the plane left."""
        subject = tokens(self.passage.subject)
        behind = " ".join(tokens(self.passage.rest)).casefold()
        if any(behind.startswith(f"{one} ") for one in self.known.phrases_of("occasion_phrase")):
            return self.told.doers.isdisjoint(self.promised.heads)  # was held on the occasion of the tournament
        if self.passage.bearing != "fulfils" or len(subject) < 2 or " " in self.passage.cue:
            return False
        if self.fit >= KIND and self.passage.verb not in self.known.set_of("set_out_verb"):
            return False  # as surely told as in a clause of its own
        lead = tokens(self.passage.text[: max(0, self.passage.text.find(self.passage.subject))])[-1:]
        if not lead or lead[0].casefold() not in self.known.set_of("moment_word"):
            return False
        words = (*subject, *tokens(self.passage.rest))
        return self.promised.heads.isdisjoint(concept_of(w.casefold(), self.language) for w in words)

    def _is_had_before(self) -> bool:
        """Whether what is yet to be begun has got something of its own: the film now has its director."""
        begin = self.promised.verb in self.known.set_of("begin_verb")
        had = self.passage.verb in self.known.set_of("obtain_verb") and self.passage.bearing == "fulfils"
        return begin and had and bool(self.told.doers & self.promised.heads)

    def is_of_compound(self, saying: Saying) -> bool:
        """Whether the thing promised is named only to say which other thing is meant: the school bus."""
        if self.points or saying.bearing != "fulfils" or self.passage.bearing not in ("fulfils", "works"):
            return False
        near: list[str] = []
        for word in tokens(self.passage.subject):
            if not word[0].isalpha() or word.casefold() in self.known.prepositions or word[0].isupper() and near:
                break
            near.append(word.casefold())
        if len(near) < 2 or near[-1] in self.known.carriers | self.known.generic:
            return False
        last, first = (concept_of(w, self.language) for w in (near[-1], near[-2]))
        own = self.promised.heads | self.promised.core.keys() | self.promised.deed_nouns
        return first in self.promised.heads and last not in own

    def _is_so_far(self) -> bool:
        """Whether it is told as what is done up to now, and no more: so far."""
        said = f" {self.passage.text.casefold()} "
        return any(f" {phrase}" in said for phrase in self.known.phrases_of("up_to_now"))

    def _is_of_others_of_them(self) -> bool:
        """Whether its subject is only some of those promised by number: those in the south are still waiting."""
        first = next(iter(tokens(self.passage.subject)), "").casefold()
        return first in self.known.set_of("some_of_them") and any(n.value > 1 for n in self.promised.numbers)

    def _is_overdue(self) -> bool:
        """Whether a day to come is told beside one that has passed: were to have come in May."""
        if self.due or not self.passage.due or not (self.points or self.sure or self.fit >= FITS):
            return False
        said = self.passage.text.casefold()
        return any(phrase in said for phrase in self.known.phrases_of("missed_phrase"))

    def _but_rest(self) -> str | None:
        """What is done where only the rest is to come: the other eight of 24 will go in spring."""
        if not self._is_of_rest():
            return None
        left = next((n.value for n in self.told.numbers if n.at <= _LEFT and n.value > 1), None)
        total = next((n.value for n in self.promised.numbers if left and n.value > left), None)
        if left is None or total is None:
            return None
        of = next(iter(sorted(self.known.set_of("of_word"))), "/")
        return f"{plain(total - left)} {of} {plain(total)}"

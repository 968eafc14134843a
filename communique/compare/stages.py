"""How far a promised thing has come: a part of it stands, it is on its way, it is tried out or in use."""

from __future__ import annotations

from functools import cache

from communique.compare.counted import find_numbers
from communique.compare.traits import find_heads
from communique.compare.vocabulary import concept_of, concepts_of, tokens, vocabulary
from communique.compare.working import Working
from communique.period import last_day

_FIRST = 4  # words of a subject in which "the first" stands
_PHRASE = 5  # words behind an article in which the noun of its phrase stands


class Stages(Working):
    """One passage beside one commitment: which stage of it is told, whatever its verb."""

    def is_underway(self) -> str | None:
        """What is done of it where a passage that says "done" says so of a part or of a step; `None` where not.

        An empty string stands for work that names no part.
        """
        first = self._first_of_many()
        if first:
            return first
        step = self._is_component() or self._is_trial() or self._is_leaving() or self._is_setting_off()
        step = (
            step
            or self._is_procured()
            or self._is_in_transit()
            or self._is_contract()
            or self._is_drafted()
            or self._is_chosen()
        )
        return "" if step else None

    def _is_procured(self) -> bool:
        """Whether what is to be given or set up has only been got or made ready to go: was bought, has been loaded."""
        got = self.known.set_of("procuring_verb")
        bought = self.promised.verb in self.known.set_of("purchase_verb")
        if self.passage.verb not in got or self.promised.verb in got or bought or self.passage.behind:
            return False
        if "supply" not in self.promised.acts or self.passage.active or "pay" in self.promised.acts - {"supply"}:
            return self._is_got_ready()
        return bool(self.told.doers & self.promised.heads)

    def _is_got_ready(self) -> bool:
        """Whether those who are to supply a thing have bought it: the county has bought the machine."""
        bringing = self.promised.verb in self.known.set_of("bringing_verb")
        return bringing and bool(
            (self.told.doers if not self.passage.active else self.told.heads) & self.promised.heads
        )

    def _is_in_transit(self) -> bool:
        """Whether what is to be supplied is only on its way: the scanner has cleared customs."""
        said = f"{self.passage.cue} {self.passage.rest}".casefold()
        on_its_way = any(said.startswith(phrase) for phrase in self.known.phrases_of("transit_phrase"))
        return on_its_way and "supply" in self.promised.acts and bool(self.told.doers & self.promised.heads)

    def _is_contract(self) -> bool:
        """Whether only the paper for it is signed: a contract for the factory was signed in August."""
        if (
            self.promised.papers
            or "sign" in self.promised.acts
            or self.passage.verb not in self.known.set_of("paper_verb")
        ):
            return False
        done_to = self.told.doers if not self.passage.active else self.told.heads - self.told.doers
        return bool(done_to & self.known.papers)

    def _is_drafted(self) -> bool:
        """Whether a law is only on its way: the bill passed its first reading."""
        laws = concepts_of(self.language, "law_noun")
        if not self.promised.acts & {"sign", "recognise", "abolish"} or not self.told.doers & laws:
            return False
        rest = " ".join(tokens(self.passage.rest)).casefold()
        early = any(rest.startswith(phrase) for phrase in self.known.phrases_of("reading_phrase"))
        return early or self.passage.verb in self.known.set_of("drafting_verb")

    def _is_chosen(self) -> bool:
        """Whether those who are to come have only been found: forty cooks have applied for the course."""
        if not self.promised.acts & {"teach", "visit", "study", "supply"}:
            return False
        return self.passage.verb in self.known.set_of("applying_verb") and bool(self.told.doers & self.promised.heads)

    def is_first_greeted(self) -> bool:
        """Whether somebody greets the first who use what was to be made: the first students of the master's degree."""
        if self.promised.verb not in self.known.set_of("creating_verb", "founding_verb", "paying_verb", "staging_verb"):
            return False
        rest = [w.casefold() for w in tokens(self.passage.rest)]
        if self.passage.verb not in self.known.set_of("greeting_verb") or "teach" in self.promised.acts:
            return False
        at = next((n for n, w in enumerate(rest) if self.known.ordinals.get(w) == 1), len(rest))
        behind = next((n for n, w in enumerate(rest) if n > at and w in self.known.prepositions), len(rest))
        return set(find_heads(rest[behind + 1 :], self.language)[:1]) <= self.promised.heads and behind < len(rest)

    def _first_of_many(self) -> str | None:
        """ "The first trolleybuses are running": some of so many."""
        words = tokens(self.passage.subject)[: _FIRST + 2]
        low = [w.casefold() for w in words]
        firsts = [n for n, w in enumerate(low[:_FIRST]) if self.known.ordinals.get(w) == 1]
        if not firsts or self.passage.behind:
            return None
        named = {concept_of(w, self.language) for w in low[firsts[0] + 1 :]}
        every = self.known.set_of("often_word") & {w.casefold() for w in tokens(self.commitment.action)}
        given = {n.value for n in self.told.numbers}
        totals = [n for n in self.promised.numbers if n.value > 1 and n.value not in given]
        many = not every and any(n.of & named & self.promised.heads for n in totals)
        return " ".join(words[: firsts[0] + 2]) if many else None

    def _is_component(self) -> bool:
        """Whether only a piece of what is to be built is told of: its piers stand, it has had its roof since May."""
        if self.promised.verb not in self.known.set_of("creating_verb", "paying_verb", "founding_verb"):
            return False
        pieces = self._pieces()
        if self.told.first_head in pieces:
            return not self._is_handed_over()
        had = self.passage.verb == "have" and self.told.doers & self.promised.heads
        return bool(had and set(find_heads(tokens(self.passage.rest), self.language)[:1]) & pieces)

    def _is_handed_over(self) -> bool:
        """Whether somebody does by a set phrase what was promised to the very thing: the contractor handed it over."""
        given = set(find_heads(tokens(self.passage.rest), self.language)[:1]) & self.promised.heads
        return bool(given and self.promised.acts & set(self.passage.acts))

    def _pieces(self) -> set[str]:
        """Pieces and builders of what is built, but for those that were themselves promised."""
        return set(concepts_of(self.language, "component")) - self.promised.core.keys() - self.promised.heads

    def _is_trial(self) -> bool:
        """Whether it is only tried out: test runs on the line began."""
        trials = self.known.set_of("trial")
        told, promised = (
            {w.casefold() for w in tokens(text)} for text in (self.passage.subject, self.commitment.action)
        )
        return bool(trials & told) and not trials & promised

    def _is_leaving(self) -> bool:
        """Whether what is to be delivered has only left."""
        bringing = self.promised.verb in self.known.set_of("bringing_verb")
        leaving = self.passage.verb in self.known.set_of("set_out_verb") and self.passage.active
        last = self.known.set_of("whole") & {w.casefold() for w in tokens(self.passage.subject)}
        return bool(bringing and leaving and not last and self.told.doers & self.promised.heads)

    def _is_setting_off(self) -> bool:
        """Whether those who are to spend some time somewhere have only left for it: they flew to Vienna on Sunday."""
        if self.promised.verb not in self.known.set_of("lasting_verb") or not self.passage.active:
            return False
        if self.passage.verb not in self.known.set_of("departing_verb"):
            return False
        words = {w.casefold() for w in tokens(self.passage.text)}
        return not words & self.known.set_of("returning_word")

    def is_in_use(self) -> bool:
        """Whether something happens in, on, with or through the very thing: children are born in the new ward."""
        if self._is_handled():
            return True
        if self.passage.bearing not in ("fulfils", "works", "progresses") or self.passage.behind:
            return False
        if self.passage.verb in self._working_verbs() or self.told.acts & {"abolish"}:
            return False
        if self.told.first_head in self._pieces():
            return False  # plaster is drying in the new ward
        words = tokens(self.passage.rest)
        low = [w.casefold() for w in words]
        heads = self.promised.heads - self.promised.names
        for n, word in enumerate(low[:-2]):
            if word in self.known.set_of("use_preposition") and low[n + 1] in self.known.definite:
                about = n and (low[n - 1] in self.known.carriers or low[n - 1] in self.known.generic)
                found = find_heads(words[n + 2 : n + 2 + _PHRASE], self.language)[:1]
                if not about and set(found) & heads:
                    return True
        return False

    def is_first_use(self) -> bool:
        """Whether it happens for the first time, or since a day, what only a thing allows that is there."""
        if self.promised.verb not in self.known.set_of("creating_verb", "paying_verb") or not self.passage.active:
            return False
        if self.passage.bearing not in ("fulfils", "works") or self.passage.verb in self._working_verbs():
            return False
        said = f"{self.passage.cue} {self.passage.rest}".casefold()
        return any(phrase in said for phrase in self.known.phrases_of("first_time"))

    def _is_handled(self) -> bool:
        """Whether the thing itself is used, sold or carried by people: 41,000 of the cards have been sold."""
        if self.passage.verb not in self.known.set_of("using_verb") or not self.promised.acts & {"make"}:
            return False
        if self.promised.acts & {"hold", "carry"} or self.told.indefinite & self.promised.heads:
            return False
        behind = set(find_heads(tokens(self.passage.rest), self.language)[:1])
        return bool((self.told.doers if not self.passage.active else behind) & self.promised.heads)

    def _working_verbs(self) -> frozenset[str]:
        """Verbs of looking at a thing, of building it, and of what tells nothing of it."""
        return _working_verbs(self.language)

    # What undoes it

    def is_undone(self) -> bool:
        """Whether what was to be waived is taken, what was to be kept has changed, what was to be given has stayed."""
        return self._is_taken() or self._is_changed() or self._is_withheld() or self._is_allowed_again()

    def _is_taken(self) -> bool:
        """Whether a fee that was to be waived by then is charged: each was billed $480 for enrolment."""
        if "abolish" not in self.promised.acts or self.passage.bearing not in ("fulfils", "works", "expects"):
            return False
        if "abolish" in self.passage.acts and self.passage.bearing == "fulfils":
            return False  # nobody pays toll any more
        stays = self.passage.verb in self.known.set_of("lasting_state") and self.told.doers & self.promised.heads
        if stays or self.passage.bearing == "expects":
            return bool(stays)  # the fee will stay
        if self._is_lowered():
            return False
        due = last_day(self.due or "")
        early = due is not None and self.told.day is not None and self.told.day <= due
        charged = self.passage.verb in self.known.set_of("charging_verb")
        named = self.promised.heads | {c for c, w in self.promised.core.items() if c not in self.promised.names}
        back = self.known.set_of("negation", "negative_subject") & set(self.words)
        return bool(charged and not early and not back and named & (self.told.heads | set(self.told.core)))

    def _is_allowed_again(self) -> bool:
        """Whether what was to be forbidden is no longer: the provincial council lifted the ban."""
        if self.promised.verb not in self.known.set_of("banning_verb"):
            return False
        if self.passage.verb not in self.known.set_of("lifting_verb") or self.passage.bearing == "expects":
            return False
        said = {w.casefold() for w in tokens(f"{self.passage.subject} {self.passage.rest}")}
        return bool(said & self.known.set_of("ban_noun"))

    def _is_lowered(self) -> bool:
        """Whether less is taken than before: toys are taxed at 5 instead of 12 per cent, pay 5 and not 12."""
        low = [w.casefold() for w in tokens(self.passage.rest)]
        at = next((n for n, w in enumerate(low) if w in self.known.set_of("instead_word", "negation")), 0)
        before = [n.value for n in find_numbers(low[:at], self.language)]
        after = [n.value for n in find_numbers(low[at:], self.language)]
        return bool(before and after) and before[-1] < after[0]

    def _is_withheld(self) -> bool:
        """Whether what was to be given stays with those who were to give it: the books are staying in Trento."""
        if self.passage.verb not in self.known.set_of("withholding_verb") or "supply" not in self.promised.acts:
            return False
        if self.passage.due or not self.told.doers & self.promised.heads:
            return False
        rest = tokens(self.passage.rest)
        if self.known.set_of("new_date_lead") & {w.casefold() for w in rest} or rest[:1] == []:
            return False
        there = rest[0].casefold() in self.known.set_of("site_preposition", "with_word")
        here = {concept_of(w, self.language) for w in rest[1:_PHRASE]}
        return there and bool(here & self.promised.parties - self.promised.names)

    def _is_changed(self) -> bool:
        """Whether a number that was to be kept is another one: a ride will cost 20 soms instead of 15."""
        if self.promised.verb not in self.known.set_of("upholding_verb"):
            return False
        for total in self.promised.numbers:
            same = [n for n in self.told.numbers if n.of & total.of or n.signed and total.signed]
            if same and all(n.value != total.value for n in same) and self.passage.bearing != "delays":
                return True
        return False


@cache
def _working_verbs(language: str) -> frozenset[str]:
    known = vocabulary(language)
    making = frozenset(w for g in known.words.of("act") if g["name"] in ("make", "connect") for w in g.words)
    return making | known.set_of("looking_verb", "approve_verb", "begin_verb", "labour_verb", "idle_verb")

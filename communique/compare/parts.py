"""How much of a promise a passage says to be done: all of it, a share, so many of the number promised."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from communique.compare.counted import Number, find_numbers, order_said, plain, share_before, share_behind, share_said
from communique.compare.lexicon import stem
from communique.compare.likeness import is_deed_named
from communique.compare.traits import Traits, find_heads
from communique.compare.vocabulary import Vocabulary, concept_of, concepts_of, tokens, vocabulary
from communique.kinds import Commitment
from communique.passages import Passage

FITS = 0.6  # how well the deed told must fit the deed promised
NEAR = 6  # words from the beginning of a passage in which "all" or "half of" is said of its subject
_TOTAL = 3  # words before a total in which it is said to be reached
MANY = 12  # a number above this is told by what it counts, whatever is acted on


@dataclass
class Parts:
    """One passage beside one commitment: what part it says to be done.

    `due` is the date that counted for the commitment before the passage, `fit` how well the deed told fits the deed
    promised. `points`: whether it only points back to what was promised, where it is known to speak of it; else `None`.
    `sure`: its own sentence is plainly about the promise, so that a date alone tells. `event` finds what an
    event of the promise's script tells, see `communique.compare.scripts`; `by_event`: nothing else tells it.
    """

    passage: Passage
    told: Traits
    commitment: Commitment
    promised: Traits
    due: str | None
    language: str
    points: bool | None = field(default=None, kw_only=True)
    sure: bool = field(default=False, kw_only=True)
    event: Callable[[], str | None] | None = field(default=None, kw_only=True)
    fit: float = field(init=False)
    by_event: bool = field(init=False, default=False)

    def __post_init__(self) -> None:
        self.known: Vocabulary = vocabulary(self.language)
        self.words = [w.casefold() for w in tokens(f"{self.passage.subject} . {self.passage.rest}")]

    def _part(self) -> tuple[str | None, bool]:
        """The part that is done in the passage's own words, `None` for all or unsaid; and whether it says all."""
        words = tokens(f"{self.passage.subject} {self.passage.cue} {self.passage.rest}")
        said = self._share(words)
        if said:
            return said, False
        low = [w.casefold() for w in words]
        counted = self._counted()
        if counted is not None:
            return counted
        if self.known.set_of("whole") & set(low[:NEAR]) or self._is_in_full():
            return None, True
        listed = self._some_listed()
        if listed:
            return listed, False
        whose = self.known.set_of("of_word") & set(low[1:NEAR])
        if self.known.set_of("part_word") & set(low[:4]) and whose and self._is_part_of_it(words, low):
            return " ".join(words[:NEAR]), False
        for n, word in enumerate(low):
            if n and word in self.known.set_of("portion") and low[n - 1] not in self.known.set_of("whole"):
                return " ".join(words[n - 1 : n + 1]), False
        return None, False

    def _whole_subject(self) -> list[str]:
        """The words of a subject with what is set off behind it: the second section, with the remaining 80 places."""
        text = self.passage.text
        start = text.find(self.passage.subject) if self.passage.subject else -1
        stop = text.find(self.passage.cue, max(0, start))
        return [w.casefold() for w in tokens(text[start:stop])] if 0 <= start < stop else []

    def _is_in_full(self) -> bool:
        """Whether a whole consignment is told of: was delivered in full, its shipment was completed."""
        said = {w.casefold() for w in tokens(self.passage.rest)[:_TOTAL]} & self.known.set_of("in_full_word")
        over = self.passage.verb in self.known.set_of("completing_verb") and not self.passage.active
        return bool(said) or over and is_deed_named(self.promised, self.told)

    def _share(self, words: list[str]) -> str | None:
        """So many of what was promised: 18 of the 60, half of the money, the first of the three."""
        text = tokens(self.passage.text)
        said = share_said(words, self.language) or order_said(words, self.language)
        if said and self.known.set_of("time_noun") & {w.casefold() for w in tokens(said)}:
            said = None  # the first half of the year
        if said and self._is_order_of_them(said):
            return said
        if said and ((self.told.heads | set(self.told.core)) & self.promised.heads or self.is_counted(said)):
            return said
        few = self._few_of()
        if few:
            return few
        before = share_before(text, self.language)
        if before and self._is_beside(before, words):
            before = None
        if before and (self.is_counted(before) or not self._is_of_others(before)):
            return before
        return share_behind(text, frozenset(n.value for n in self.promised.numbers if n.value > 1), self.language)

    def _is_order_of_them(self, said: str) -> bool:
        """Whether one of the very number promised is told of: the first of the two advisers, of two specialists."""
        own = set(self.promised.core) - self.promised.names
        totals = {n.value for n in self.promised.numbers if n.value > 1 and n.of & self.promised.heads}
        numbers = find_numbers(tokens(self.passage.subject), self.language)
        alone = len(find_numbers(tokens(said), self.language)) == 1
        return alone and any(n.value in totals and n.of & own for n in numbers)

    def _is_part_of_it(self, words: list[str], low: list[str]) -> bool:
        """Whether what a part is said to be of may be what was promised: not some of their host mothers."""
        of = self.known.set_of("of_word")
        if self.known.set_of("time_noun") & set(low[: NEAR + 2]) and not self.promised.heads & self._times():
            return False  # the foresters who spent half a year there
        at = next((n for n, w in enumerate(low) if n and w in of), 0)
        if low[0] in of:
            return False
        people = self.known.set_of("people_noun", "kin_noun") & set(low[at + 1 : at + NEAR])
        heads = set(find_heads(words[at + 1 :], self.language)[:1])
        return not people or bool(heads & (self.promised.heads | {c for n in self.promised.numbers for c in n.of}))

    def _is_beside(self, share: str, words: list[str]) -> bool:
        """Whether only the whole of a share is told of here: the ten who returned, of whom six have signed on."""
        few, total = (n.value for n in find_numbers(tokens(share), self.language)[:2])
        given = {n.value for n in find_numbers(words, self.language)}
        return total in given and few not in given

    def _few_of(self) -> str | None:
        """ "In nine of the villages the lights are on": fewer of the very things whose number was promised."""
        words = tokens(self.passage.text)
        for number in find_numbers(words, self.language):
            after = words[number.stop : number.stop + 3]
            if len(after) < 3 or after[0] not in self.known.set_of("of_word"):
                continue
            thing = concept_of(after[2], self.language)
            if any(number.value < total.value and thing in total.of for total in self.promised.numbers):
                return " ".join(words[number.at : number.stop + 3])
        return None

    def _is_of_others(self, said: str) -> bool:
        """Whether a share is one of something else that the thing promised has: of its 75 students three failed."""
        totals = [n for n in find_numbers(tokens(self.passage.text), self.language) if plain(n.value) in said.split()]
        return not any(n.of & set(self.promised.core) for n in totals)

    def _counted(self) -> tuple[str | None, bool] | None:
        """A number of the thing promised beside the number promised: fewer is a part, as many is all."""
        for number in self.told.numbers:
            for total in self.promised.numbers:
                if self._is_same_measure(number, total):
                    if number.value < total.value:
                        if self._is_all_now():
                            return None, True
                        of = next(iter(sorted(self.known.set_of("of_word"))), "/")
                        return f"{plain(number.value)} {of} {plain(total.value)}", False
                    return None, True
        return self._single() or self._leading() or self._of_them() or self._one_of_them()

    def _is_of_some(self) -> bool:
        """Whether its subject is so many, fewer than were promised: five are still waiting."""
        lead = next((n.value for n in self.told.numbers if n.at <= 1), None)
        return lead is not None and any(lead < n.value for n in self.promised.numbers)

    def _leading(self) -> tuple[str | None, bool] | None:
        """ "Another seven seamen took the examination": a number that leads, of what is known to be promised."""
        lead = next((n for n in self.told.numbers if n.at <= 1 and n.value > 1 and n.of), None)
        total = next((n for n in self.promised.numbers if n.of & self.promised.heads and not self._is_money(n)), None)
        if self.points is None or lead is None or total is None or lead.value >= total.value or self._is_money(lead):
            return None
        if lead.of <= concepts_of(self.language, "generic"):
            return None  # the two sides
        if lead.of & self._measures() and self._is_measure_of_other(lead):
            return None
        of = next(iter(sorted(self.known.set_of("of_word"))), "/")
        return f"{plain(lead.value)} {of} {plain(total.value)}", False

    def _of_them(self) -> tuple[str | None, bool] | None:
        """ "Of the nurses whom it wanted, nine": a bare number behind a comma, of what is promised by number."""
        words = tokens(self.passage.subject)
        low = [w.casefold() for w in words]
        if len(low) < 4 or low[0] not in self.known.set_of("of_word") or "," not in low:
            return None
        last = next((n for n in find_numbers(words, self.language) if n.stop == len(words) and not n.signed), None)
        thing = {concept_of(w, self.language) for w in words[1:4]}
        for total in self.promised.numbers:
            if last is not None and thing & total.of and last.value < total.value:
                return f"{plain(last.value)} {low[0]} {plain(total.value)}", False
        return None

    def _one_of_them(self) -> tuple[str | None, bool] | None:
        """ "One has come so far": one of those that the sentence before names, and that were promised by number."""
        subject = [w.casefold() for w in tokens(self.passage.subject)]
        alone = len(subject) == 1 and subject[0] in self.known.set_of("one_word")
        total = next((n for n in self.promised.numbers if n.of & self.promised.heads and 1 < n.value <= MANY), None)
        if not alone or total is None or not self.passage.before:
            return None
        of = next(iter(sorted(self.known.set_of("of_word"))), "/")
        return f"1 {of} {plain(total.value)}", False

    def _is_all_now(self) -> bool:
        """Whether it says that the number promised is reached: two more were opened, so that there are now six."""
        words = tokens(self.passage.text)
        low = [w.casefold() for w in words]
        totals = {n.value for n in self.promised.numbers if n.value > 1}
        numbers = find_numbers(words, self.language)
        for number in numbers[1:]:
            near = set(low[max(0, number.at - _TOTAL) : number.at])
            fewer = any(n.at < number.at and n.value < number.value for n in numbers)
            if number.value in totals and fewer and near & self.known.set_of("total_word"):
                return True
        return False

    def _single(self) -> tuple[str | None, bool] | None:
        """ "A crane rolled off the barge": one of the two that were promised."""
        leads = self.words[0] in self.known.set_of("indefinite") and not self.passage.behind
        things = self.told.indefinite if leads else self.told.doers if self.passage.headline else frozenset()
        for thing in things & self.promised.heads & self.told.doers:
            shown = self.told.shown.get(thing, "")
            total = next((n for n in self.promised.numbers if thing in n.of and 1 < n.value <= MANY), None)
            if total is not None and stem(shown) == shown.casefold():
                of = next(iter(sorted(self.known.set_of("of_word"))), "/")
                return f"1 {of} {plain(total.value)}", False
        return None

    def _is_same_measure(self, number: Number, total: Number) -> bool:
        if self._is_money(number) and self._is_money(total):
            return total.value > MANY
        common = number.of & total.of
        measured = common & self._measures() and total.value > MANY and not self._is_capacity(total)
        if measured and self._is_named() and not self._is_measure_of_other(number):
            return True  # of the kaolin 1,800 tonnes have been unloaded, of 5,000 tonnes
        if common and self.passage.verb in self.known.set_of("amount_verb") and self.told.doers & self.promised.heads:
            return total.value > MANY  # deliveries of salmon came to 610 tonnes
        seats = total.of & self._seats() and not number.signed and self.fit >= FITS
        if seats and number.at == 0 and number.value > 1 and number.of:
            return True  # 32 students, of the 50 places
        if not number.of and self.passage.before:  # 61,000 had been planted
            return bool(total.of & self.promised.heads & set(self.told.core)) and total.value > MANY
        return bool(common & self.promised.heads) or len(common) > 1 and total.value > MANY

    def _is_measure_of_other(self, number: Number) -> bool:
        """Whether an amount is said to be of something else: 31 kilometres of roads, and none of mains."""
        words = tokens(f"{self.passage.subject} . {self.passage.rest}")[number.stop :]
        if len(words) < 3 or words[1].casefold() not in self.known.set_of("of_word"):
            return False
        heads = set(find_heads(words[2:], self.language)[:1])
        own = self.promised.heads | self.promised.core.keys() | self.promised.wide.keys()
        return bool(heads) and heads.isdisjoint(own) and not self.promised.heads & self.told.heads

    def _measures(self) -> frozenset[str]:
        """What amounts are measured in, as concepts: tonnes, kilometres, doses."""
        return concepts_of(self.language, "measure_noun")

    def _is_capacity(self, total: Number) -> bool:
        """Whether a number of the promise says how much the thing can do or cost: with a capacity of 1.2 million."""
        low = [w.casefold() for w in tokens(self.commitment.action)]
        return bool(self.known.set_of("capacity_noun") & set(low)) and not total.of & self.promised.heads

    def _times(self) -> frozenset[str]:
        return concepts_of(self.language, "time_noun")

    def _is_named(self) -> bool:
        """Whether a passage names what is promised by measure, or plainly speaks of it."""
        return self.sure or bool((self.promised.heads - self._measures()) & (self.told.heads | set(self.told.core)))

    def _seats(self) -> frozenset[str]:
        return concepts_of(self.language, "seat_noun")

    def _is_money(self, number: Number) -> bool:
        return number.signed or bool(number.of & self.known.money)

    def _some_listed(self) -> str | None:
        """Some of the places that a promise lists, where the passage names them and not all."""
        listed = self.promised.listed
        clause = tokens(f"{self.passage.subject} . {self.passage.rest}")
        named = listed & {concept_of(w, self.language) for w in clause if w[:1].isupper()} or self.told.names & listed
        if not named or listed <= named:
            return None
        return ", ".join(self.promised.shown.get(c, c) for c in sorted(named))

    def is_counted(self, part: str) -> bool:
        """Whether the passage itself gives the part as a number of the very number promised."""
        said = {n.value for n in find_numbers(tokens(part), self.language)}
        given = {n.value for n in find_numbers(tokens(self.passage.text), self.language)}
        return len(said) > 1 and said <= given and max(said) in {n.value for n in self.promised.numbers}

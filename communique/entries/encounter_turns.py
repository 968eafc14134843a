"""Encounters that a noun tells with its turn: their last meeting was in Lima in May."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from communique.entries.surroundings import Surroundings
from communique.text.page import Match
from communique.text.tags import ADJ, ADV, AUX, COMMA, DET, MODAL, NEG, PART, PREP, TO, VERB

_LONGEST_HEAD: Final = 5  # tokens of "the two ministers' very first" before "meeting"
_FAR_DETAIL: Final = 10  # tokens between "meeting" and its day or place
_FAR_ELLIPSIS: Final = 60  # tokens between "round" and "the first took place"
_NEAR_SINCE: Final = 6  # tokens of "since a long and quarrelsome" before "round"


@dataclass(frozen=True, slots=True)
class Turn:
    """One of several encounters: its words, day and place, whether it is told to be theirs, or is that of a body."""

    start: int
    stop: int
    form: str
    day: str
    place: str | None
    theirs: bool
    of_body: bool


class Turns:
    """Reads such nouns of one page; positions are tokens, spans half open."""

    def __init__(self, around: Surroundings) -> None:
        self.around = around
        self.page, self.words, self.context = around.page, around.words, around.context
        language = around.page.language
        self.turns = language.sets["turnword"] | language.sets["sessionnumber"]
        self.owners = language.sets["theirown"]
        self.numbered: set[int] = set()  # where a number stands for its noun
        self.since = language.sets["sincewhich"]
        self.genitive = language.sets["genitive"]
        self.between = language.wordset("partylink", both=True)
        self.unreal = language.sets["unreal"] | language.sets["wishedfor"]

    def find(self) -> list[Turn]:
        """The encounters that these nouns tell with a day."""
        nouns = self.page.of("turnnoun")
        told = [self._read(match) for match in [*nouns, *self._elliptic(nouns)] if not self._is_left(match.start)]
        return [one for one in told if one is not None]

    def _elliptic(self, nouns: list[Match]) -> list[Match]:
        """Numbers that stand for the noun before them: the second round; the | first took place in Lima."""
        found, numbers = list[Match](), self.turns
        for noun in nouns:
            stop = min(len(self.words) - 2, noun.stop + _FAR_ELLIPSIS)
            for i in range(noun.stop, stop) if not numbers.isdisjoint(self.words[noun.stop : stop]) else ():
                if self.words[i] not in numbers or not self.page.tags[i - 1] & DET:
                    continue
                one = i + 1 + self.page.is_a(i + 1, "oneword")
                told = self.page.tags[one] & (AUX | MODAL) or self.page.is_a(one, "heldword")
                if told or one > i + 1 and self._is_set_off(one):
                    found.append(Match(i, one, noun.group))
        self.numbered = {match.start for match in found}
        return list({match.start: match for match in found}.values())

    def _is_set_off(self, i: int) -> bool:
        """Whether a place, a day or whose it is stands behind "the previous one"."""
        behind = self.page.tag(i) & (PREP | COMMA)
        return bool(behind) or bool(self.context.dates_in(i, i + 1))

    def _is_left(self, i: int) -> bool:
        return self.around.is_quoted(i) or self.around.is_skipped(i)

    def _read(self, match: Match) -> Turn | None:
        first, stop = self.around.sentence(match.start)
        head, turn, theirs = self._head(match, first)
        if head is None:
            return None
        if self._is_wished(head, first):
            return None
        end, owned = self._behind_owner(match.stop, stop)
        theirs = theirs or owned
        since = self._is_since(head, first)
        turn = (
            turn
            or since
            or match.start in self.numbered
            or bool(match.group.get("turn"))
            or end is not None
            and self._goes_on(end)
        )
        reported = head > first and self.page.is_a(head - 1, "complementiser")
        span = self._details(end, stop, reported) if end is not None else None
        if span is not None and span < stop and self.words[span] in self.between:
            behind, owned = self._behind_owner(span, stop)  # a call on 3 May | between the two ministers
            theirs = theirs or behind is not None and owned
        if end is None or not (turn or theirs):
            return None
        dates = [w for w in self.context.dates_in(end, span) if self._may_be_day(w.start)] if span else []
        iso = dates[0].iso if dates else None
        if span is None or not iso or self._is_left(span - 1):
            return None
        form = str(match.group["form"])
        place = self.around.place(end, span) or self._host(head, first) if form != "call" else None
        coming = iso > (self.context.published or iso)
        body = (bool(match.group.get("body")) or coming and form == "meeting") and not (theirs or since)
        return Turn(head, span, form, iso, place, theirs, body)

    def _is_wished(self, head: int, first: int) -> bool:
        """Whether a verb before an encounter says that somebody only wants it: hopes to host | the next forum."""
        if head == first or not self.page.tags[head - 1] & VERB:
            return False
        return any(self.words[k] in self.unreal or self.page.tags[k] & NEG for k in range(max(first, head - 4), head))

    def _host(self, head: int, first: int) -> str | None:
        """The place that hosts it, right before: Oslo will host | the next forum."""
        if not self.page.is_a(head - 1, "hostsword"):
            return None
        k = head - 1
        while k > first and self.page.tags[k - 1] & (MODAL | AUX | TO | ADV):
            k -= 1
        places = [place for place in self.context.places_in(first, k) if place.stop == k and place.form == "noun"]
        return places[0].name if places else None

    def _may_be_day(self, i: int) -> bool:
        when = next((w for w in self.context.dates_in(i, i + 1)), None)
        year = when is not None and when.kind == "year" and when.link == "in" and bool(when.iso)
        return when is not None and (year or self.around.may_be_day(when))

    def _head(self, match: Match, first: int) -> tuple[int | None, bool, bool]:
        """Where the words before a noun begin, whether they tell its turn, whether they tell that it is theirs."""
        turn, i, tags = False, match.start, self.page.tags
        while i > first and match.start - i < _LONGEST_HEAD:
            k = i - 1
            word = self.words[k]
            if word in self.owners:
                return k, turn, True
            if self.page.is_possessive(k):
                owner = self._owner(k)
                return owner, turn, owner is not None
            if word in self.turns or self._is_ordinal(k):
                turn, i = True, k
            elif tags[k] & DET or self.page.is_a(k, "definite") or self.page.is_a(k, "itsown"):
                return (None if tags[k] & NEG or self.page.is_a(k, "noencounter") else k), turn, False
            elif tags[k] & ADJ or self.words[k].isalpha() and not tags[k] & (PREP | AUX | MODAL | COMMA):
                i = k
            else:
                break
        opens = i == first or bool(match.group.get("turn")) or bool(tags[i - 1] & PREP)
        return (i if opens and not self.page.is_a(i, "noencounter") else None), turn, False

    def _is_ordinal(self, k: int) -> bool:
        return self.words[k][0].isdigit() and not self.words[k].isdigit()

    def _owner(self, k: int) -> int | None:
        """Where the two stand whose meeting it is: the two ministers | ' last meeting."""
        mentions = self.context.mentions_in(max(0, k - _LONGEST_HEAD), k)
        pair = next((m for m in reversed(mentions) if m.plural and m.form == "group" and m.stop == k), None)
        return pair.start if pair is not None and not self.page.is_a(k - 1, "otherpeople") else None

    def _behind_owner(self, i: int, stop: int) -> tuple[int | None, bool]:
        """The token behind "of the two", "between them" and "of talks", and whether it tells whose it is."""
        if i >= stop:
            return None, False
        if self.words[i] not in self.genitive and self.words[i] not in self.between:
            held = self._behind_holders(i, stop)
            return (held, True) if held else (i, False)
        pair = self.page.match_at("thepair", i + 1)
        if self.page.is_a(i + 1, "thembothword"):
            return i + 2, True
        group = next((m for m in self.context.mentions_in(i + 1, i + 2) if m.plural and m.form == "group"), None)
        if group is not None and not self.page.is_a(group.stop - 1, "otherpeople"):
            return group.stop, True
        if pair is not None:
            return self._over_sides(i + 1) or pair.stop, True
        sides = self._over_sides(i + 1)
        if sides:
            return sides, False
        talks = self.page.match_at("turnnoun", i + 1)
        if talks is None:
            return None, False
        again = self.page.word(talks.stop) in self.genitive
        return self._behind_owner(talks.stop, stop) if again else (talks.stop, False)

    def _behind_holders(self, i: int, stop: int) -> int:
        """The token behind "that the two leaders held" at token `i`; 0 where it stands not there."""
        pair = next(iter(self.context.mentions_in(i, min(stop, i + 2))), None)
        if pair is None or not pair.plural or pair.form != "group" or self.page.is_a(pair.stop - 1, "otherpeople"):
            return 0
        verb = pair.stop + bool(self.page.tag(pair.stop) & AUX and self.page.is_a(pair.stop + 1, "holdingverb"))
        return verb + 1 if self.page.is_a(verb, "holdingverb") else 0

    def _over_sides(self, i: int) -> int:
        """Behind "the two cities" or "Peru and Chile" at token `i`; 0 where neither stands there."""
        side = self.page.match_at("side", i + self.page.is_a(i, "definite")) or self.page.match_at("side", i)
        if side is not None:
            return side.stop
        one = self.context.place_of.get(i + self.page.is_a(i, "definite"))
        other = self.context.place_of.get(one.stop + 1) if one is not None else None
        if one is None or other is None or not self.page.is_a(one.stop, "arealink"):
            return 0
        return other.stop + self.page.is_a(other.stop, "regionword")

    def _is_since(self, head: int, first: int) -> bool:
        """Whether "since" or "after" stands before a noun: the first since | a quarrelsome round in Lima."""
        return head > first and self.words[head - 1] in self.since

    def _goes_on(self, i: int) -> bool:
        """Whether it is told behind a noun that it goes on: the talks | will resume."""
        i += bool(self.page.tag(i) & MODAL)
        return self.page.is_a(i, "goeson")

    def _details(self, i: int, stop: int, reported: bool) -> int | None:
        """The end of the place and the day behind a noun, its verb between them; `None` where there is neither.

        `reported`: whether somebody says so, where "would" tells what is to come.
        """
        tags, begin, end = self.page.tags, i, None
        while i < stop and i - begin < _FAR_DETAIL:
            when = next((w for w in self.context.dates_in(i, i + 1)), None)
            place = self.context.place_of.get(i)
            if when is not None:
                i = end = when.stop
            elif place is not None and place.form == "noun":
                i = end = place.stop
            elif end is not None and not tags[i] & (PREP | COMMA) and not self.page.is_a(i, "definite"):
                break
            elif tags[i] & NEG or self.words[i] in self.unreal and not (reported and tags[i] & MODAL):
                return None
            elif tags[i] & (AUX | MODAL | TO | COMMA | ADV | PREP) or self._is_held(i):
                i += 1
            elif self.page.is_a(i, "definite") or self.page.is_a(i, "townkind"):
                i += 1
            else:
                break
        return end if end is not None and self.context.dates_in(begin, end) else None

    def _is_held(self, i: int) -> bool:
        return self.page.is_a(i, "heldword") or bool(self.page.tags[i] & PART) and self.page.is_a(i, "duetobe")

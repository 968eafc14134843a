"""Who was host of a visit, where the sentences behind it tell so: The mayor, A, showed her the mill; B saw him off."""

from __future__ import annotations

from typing import Final

from communique.entries.context import Figurehead, Mention
from communique.entries.encounter import Encounter
from communique.entries.surroundings import Surroundings
from communique.text.tags import ADV, AUX, BASE, COMMA, MODAL, NEG, PAST, TO

_VISITORS: Final = ("guestgroup", "looksafter", "personpronoun")
_FAR: Final = 2  # sentences behind a visit in which its host is told
_FAR_MORE: Final = 3  # sentences behind those who met in which others look after the guests
_FAR_GUEST: Final = 7  # tokens between a gift and the guests
_IN_PERSON: Final = frozenset(("meeting", "visit"))
_NEAR_GUEST: Final = 3  # tokens between a verb and "her guest"


class Welcomes:
    """Reads such sentences of one page; positions are tokens, spans half open."""

    def __init__(self, around: Surroundings) -> None:
        language = around.page.language
        self.around, self.page, self.context = around, around.page, around.context
        self.deeds, self.gifts, self.verbs = language.sets["hostdeed"], language.sets["hostgift"], language.verbs

    def tell(self, found: list[Encounter]) -> None:
        """Add whoever received a visitor to the visit told before, where nobody else takes part in it."""
        lone = [one for one in found if one.form == "visit" and len(one.people) == 1]
        for one in lone if self.deeds else ():
            line = self.page.sentence_of[one.spans[-1][0]]
            for first, stop in self.page.sentences[line + 1 : line + 1 + _FAR]:
                if self.around.is_skipped(first) or self._tells_other(first, stop):
                    break
                host = self._host(first, stop, one.people[0])
                if host is not None and host.who is not None:
                    one.add([host.who])
                    one.spans.append((host.start, host.stop))
                    break

    def tell_more(self, found: list[Encounter]) -> None:
        """Add whoever else looked after the guests, in the sentences behind: B showed the guests round."""
        one = next((each for each in found if each.form in _IN_PERSON and not each.passing and each.people), None)
        if one is None or not self.deeds:
            return
        above = self.context.title[1] if self.context.title else 0
        start = min((first for first, _ in one.spans if first >= above), default=one.spans[-1][0])
        end, line = self.page.paragraphs[self.page.paragraph_of[start]][1], self.page.sentence_of[start]
        for first, stop in self.page.sentences[line + 1 : line + 1 + _FAR_MORE]:
            if first >= end or self._tells_other(first, stop) or self._is_of_other_day(first, stop):
                break
            host = self._guide(first, stop, visit=one.form == "visit")
            if host is not None and host.who is not None and one.add([host.who]):
                one.spans.append((host.start, host.stop))

    def _is_of_other_day(self, first: int, stop: int) -> bool:
        return any(self.around.may_be_day(when) for when in self.context.dates_in(first, stop))

    def _guide(self, first: int, stop: int, *, visit: bool) -> Mention | None:
        """Who does to guests, named by that word, what a host does: showed the visitors round."""
        for k in range(first + 1, stop):
            if self.around.is_quoted(k) or not (self._is_deed(k) or self._is_giving(k, stop)):
                continue
            told = self._agent(first, k, stop)
            he = visit and self.page.is_a(first, "personpronoun")  # He was shown the berths by director A
            if told is not None and (he or any(self.page.is_a(i, "looksafter") for i in range(first, k))):
                return told
            guests = any(self.page.is_a(i, "looksafter") for i in range(k + 1, min(stop, k + 1 + _NEAR_GUEST)))
            host = self._doer(first, k) if guests or self._is_giving(k, stop) else None
            if host is not None and not self._is_negated(host.stop, k):
                return host
        return None

    def _is_giving(self, k: int, stop: int) -> bool:
        """Whether guests are given something by the verb at token `k`: gave the visitors a tour."""
        if not self.page.tags[k] & PAST or not any(b in self.gifts for b, _ in self.verbs.get(self.page.words[k], ())):
            return False
        return any(self.page.is_a(i, "looksafter") for i in range(k + 1, min(stop, k + 1 + _FAR_GUEST)))

    def _tells_other(self, first: int, stop: int) -> bool:
        """Whether a sentence tells of another place that somebody goes to."""
        told = self.page.within("encounter", first, stop)
        return any(m.group["form"] == "visit" and m.group["by"] == "visit" for m in told)

    def _host(self, first: int, stop: int, visitor: Figurehead) -> Mention | None:
        """Who does something to a visitor that a host does: showed him, was waiting for her, saw the guest off."""
        for k in range(first + 1, stop):
            waits = self.page.match_at("hostwaits", k) is not None
            if not (waits or self._is_deed(k)) or self.around.is_quoted(k):
                continue
            told = self._agent(first, k, stop)
            if told is not None and told.who is not visitor:
                return told
            host = self._doer(first, k)
            if host is None or host.who is visitor or self._is_negated(host.stop, k):
                continue
            if waits or self._is_of_visitor(k, stop, visitor):
                return host
        return None

    def _is_deed(self, k: int) -> bool:
        """Whether token `k` is a verb of a host that acts: showed, will show, is to welcome."""
        tags = self.page.tags
        acts = tags[k] & PAST or tags[k] & BASE and tags[k - 1] & (MODAL | TO)
        return bool(acts) and any(base in self.deeds for base, _ in self.verbs.get(self.page.words[k], ()))

    def _doer(self, first: int, k: int) -> Mention | None:
        """The person named right before a verb and its auxiliaries."""
        named = [m for m in self.around.people_in(first, k) if m.who and m.who.name and m.who.kind == "person"]
        if not named or self.page.is_possessive(named[-1].stop):
            return None
        between = range(named[-1].stop, k)
        plain = all(self.page.tags[i] & (AUX | ADV | COMMA | MODAL | TO) for i in between)
        return named[-1] if plain and not self.page.is_a(named[-1].start - 1, "agentlink") else None

    def _agent(self, first: int, k: int, stop: int) -> Mention | None:
        """Who did to the visitor what a verb in the passive tells: The guest was received at the gate | by Mayor A."""
        guest = any(self.page.is_a(i, cls) for i in range(first, k) for cls in _VISITORS)
        people = self.around.people_in(k, stop) if guest and self.page.tags[k - 1] & AUX else []
        return next((m for m in people if m.who and m.who.name and self.page.is_a(m.start - 1, "agentlink")), None)

    def _is_negated(self, start: int, stop: int) -> bool:
        return any(self.page.tags[i] & NEG for i in range(start, stop))

    def _is_of_visitor(self, k: int, stop: int, visitor: Figurehead) -> bool:
        """Whether the visitor stands right behind a verb: her, the guest, the delegation, by name."""
        end = min(stop, k + 1 + _NEAR_GUEST)
        for m in self.context.mentions_in(k + 1, end):
            if m.who is visitor and not self.page.is_possessive(m.stop):
                return True
        if self.page.word(k + 1) in self.around.objects and not self.page.is_capital(k + 2):
            return True
        return any(self.page.is_a(i, "guestgroup") or self.page.is_a(i, "looksafter") for i in range(k + 1, end))

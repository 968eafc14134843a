"""Invitations that are accepted in a Russian report: who goes to whom, where and when."""

from __future__ import annotations

from typing import Final

from communique.entries.context import Figurehead, Mention
from communique.entries.ru.context import Invitation, RussianContext
from communique.entries.ru.grammar import Span
from communique.entries.ru.people import cases_of
from communique.text.russian import ACC, FUTR, NOM

_NEAR: Final = 6  # tokens between "принял" and "приглашение"
_BACK: Final = 3  # sentences before an acceptance that may tell the invitation
_FAR: Final = 12  # tokens between "пригласил" and whom
_SPANS: Final = ("day", "month", "interval", "season", "year", "quarter")


class Invitations:
    """Finds the invitations of one document that are accepted; positions are tokens."""

    def __init__(self, context: RussianContext) -> None:
        self.context, self.page, self.grammar = context, context.page, context.grammar
        self.words, self.sets = self.page.words, self.grammar.sets

    def find(self, people: list[Figurehead]) -> list[Invitation]:
        """All that are accepted; `people` are those who met, who invite each other where the words name nobody."""
        found: list[Invitation] = []
        for match in self.page.of("invitation"):
            cue = self._accepting(match.start)
            one = self._of(cue, people) if cue is not None else None
            if one is not None and not any(known.guest is one.guest for known in found):
                found.append(one)
        return found

    def _accepting(self, noun: int) -> int | None:
        """The verb by which an invitation is accepted: принял приглашение, приглашение было с радостью принято."""
        start, stop = self.grammar.sentence(noun)
        joined = any(self.words[k] in self.sets.which_word for k in range(noun, min(stop, noun + _NEAR)))
        behind = range(noun + 1, min(stop, noun + (2 * _NEAR if joined else _NEAR)))  # приглашение …, которое принято
        for k in (*range(noun - 1, max(start, noun - _NEAR) - 1, -1), *behind):
            if self.page.is_a(k, "accept_verb") and self.grammar.pos(k) in ("VERB", "PRTS"):
                denied = k > start and self.words[k - 1] in self.sets.not_word
                return None if denied or self.grammar.bits(k) & FUTR else k
        return None

    def _of(self, cue: int, people: list[Figurehead]) -> Invitation | None:
        start, stop = self.grammar.sentence(cue)
        inviting = self._inviting(cue)
        span = self.grammar.sentence(inviting) if inviting is not None else (start, stop)
        active = self.grammar.pos(cue) == "VERB" and not self._is_latter(cue)
        guest = self._subject(cue, (start, stop)) if active else None
        host = self._subject(inviting, span) if inviting is not None else None
        host = host if host is not guest else None
        guest = guest or (self._invited(inviting, span[1]) if inviting is not None else None)
        others = [who for who in people if who.name and who is not (host or guest)]
        guest, host = guest or next(iter(others), None), host or next(iter(others), None)
        if guest is None or host is None or guest is host:
            return None
        first = inviting if inviting is not None else cue
        spans = tuple(dict.fromkeys(self._clause(one) for one in (span, (start, stop))))
        end = span[1]
        return Invitation(guest, host, cue, spans, self._place(first, end), self._date(span), self._form(first, end))

    def _is_latter(self, cue: int) -> bool:
        """Whether who accepts is only told as the last of two: … , и тот приглашение принял."""
        low = self.grammar.clause(cue)[0]
        return any(self.words[k] in self.sets.latter_word and self.grammar.bits(k) & NOM for k in range(low, cue))

    def _clause(self, span: Span) -> Span:
        return span[0], span[1] - (not self.words[span[1] - 1][0].isalnum())

    def _inviting(self, cue: int) -> int | None:
        """The verb or noun of the invitation that is accepted at a token, in this sentence or those before."""
        number = self.page.sentence_of[cue]
        low = self.page.sentences[max(0, number - _BACK)][0]
        near = range(cue - 1, low - 1, -1)
        return next((k for k in near if self._invites(k)), None)

    def _invites(self, k: int) -> bool:
        verb = self.page.is_a(k, "invite_verb") and self.grammar.pos(k) == "VERB"
        return verb or self.page.is_a(k, "invitation") and self._accepting(k) is None

    def _subject(self, cue: int, span: Span) -> Figurehead | None:
        """The person who is the subject of the clause of a token: the nearest before it, or right behind it."""
        people = [m for m in self.context.mentions_in(*span) if m.form in ("name", "role", "pronoun") and m.who]
        free = [m for m in people if cases_of(self.context, m) & NOM and self.grammar.pos(m.start - 1) != "PREP"]
        before = [m for m in free if m.stop <= cue]
        behind = [m for m in free if cue < m.start <= cue + 2]
        found = next(iter(before[-1:] or behind[:1]), None)
        return found.who if found and found.who and found.who.name else None

    def _invited(self, cue: int, stop: int) -> Figurehead | None:
        """Whom a verb of inviting has as its object."""
        near = self.context.mentions_in(max(0, cue - 2), min(stop, cue + _FAR))
        told = [mention for mention in near if self._is_object(mention, cue)]
        surely = [mention for mention in told if not cases_of(self.context, mention) & NOM]
        return next((mention.who for mention in surely or told), None)

    def _is_object(self, mention: Mention, cue: int) -> bool:
        person = mention.form in ("name", "role", "pronoun") and mention.who is not None and mention.who.name
        free = self.grammar.pos(mention.start - 1) not in ("PREP", "NOUN")
        return bool(person and free and mention.start != cue and cases_of(self.context, mention) & ACC)

    def _place(self, cue: int, stop: int) -> str | None:
        """Where the guest is invited to: посетить Ош, с визитом в Чили, на форум в Казани."""
        for place in self.context.places_in(cue, stop):
            before = self.words[place.start - 1]
            if place.form == "noun" and (before in self.sets.in_or_on or before in self.sets.visit_verb):
                return place.base
        return None

    def _date(self, span: Span) -> str | None:
        dates = [d for d in self.context.dates_in(*span) if d.kind in _SPANS and d.iso and not d.passed]
        return next((d.iso for d in dates), None)

    def _form(self, cue: int, stop: int) -> str:
        """A forum where the guest is invited to one, else a visit."""
        events = (m for m in self.page.within("encounter", cue, stop) if m.group["by"] == "event")
        return next((m.group["form"] for m in events), "visit")

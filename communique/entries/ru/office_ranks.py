"""How high an office in a Russian report is and what it leads, where that hangs on what it is the head of."""

from __future__ import annotations

from communique.entries.ru.context import RussianContext
from communique.entries.ru.nominatives import nominative
from communique.text.page import Match


class OfficeRanks:
    """Tells the rank of one office after the other; positions are tokens."""

    def __init__(self, context: RussianContext) -> None:
        self.context, self.page, self.grammar = context, context.page, context.grammar
        self.sets = self.grammar.sets
        self.led_nouns = self.page.language.wordset("called_body", "acting_noun")
        self.deputies = {
            group["over"][0]: group["rank"] for group in self.page.language.of("superior") if group.get("deputy")
        }

    def rank_of(self, match: Match, stop: int) -> tuple[str, str]:
        """The rank of an office and what it leads; the head of a body or place by what that is."""
        rank, leads = match.group["rank"], match.group["leads"]
        led = self.page.match_at("title", match.stop)
        if rank == "head" and led is not None and self.page.words[match.stop - 1] in self.sets.deputy_noun:
            return self.deputies.get(led.group["rank"], rank), led.group["leads"]
        if rank == "official" and any(self.page.is_a(k, "mission_noun") for k in range(match.stop, stop)):
            return "ambassador", "area"
        if rank in ("president", "vicepremier") and match.stop < stop and self._is_of_body(match.stop, stop):
            return "executive" if rank == "president" else rank, "company"  # вице-президент of a firm or of a state
        if rank in ("president", "vicepremier") and match.stop == stop and self._heads_company(match.start):
            return "executive", "company"
        if (
            rank != "head"
            or self.page.words[match.start] in self.sets.deputy_noun
            or not self.sets.deputy_noun.isdisjoint(self.page.words[match.start : match.stop])
        ):
            return rank, leads
        for group in self.page.language.of("bodyrank"):
            if any(self.page.words[k] in group.words for k in range(match.stop, stop)):
                return group["rank"], "company" if group["rank"] == "executive" else "area"
        place = self.context.place_of.get(match.stop)
        if place is not None and place.form == "noun" and place.stop >= stop:
            return {"city": "mayor", "country": "president"}.get(place.kind, "governor"), "area"
        return rank, leads

    def body_of(self, match: Match, k: int) -> str:
        """The body that ends before token `k`, with the noun for it in the title: директор института | физики."""
        own = match.stop > match.start + 1 and self.page.words[match.stop - 1] in self.led_nouns
        return nominative(self.grammar, match.stop - own, k)

    def _heads_company(self, start: int) -> bool:
        """Whether somebody leads people of a company: представители корпорации во главе с вице-президентом."""
        if not self.page.match_at("headed_by", start - 3):
            return False
        first = self.grammar.sentence(start)[0]
        bodies = [g.words for g in self.page.language.of("bodyrank") if g["rank"] == "executive"]
        return any(self.page.words[k] in words for k in range(first, start) for words in bodies)

    def _is_of_body(self, start: int, stop: int) -> bool:
        """Whether the first noun of what an office leads is a body and no state: президент Торговой палаты Чили."""
        nouns = (k for k in range(start, stop) if self.grammar.pos(k) == "NOUN" or self.page.slice(k, k + 1).isupper())
        noun = next(nouns, start)  # палаты, ТПП
        return any(
            self.page.words[noun] in g.words for g in self.page.language.of("bodyrank") if g["rank"] == "executive"
        )

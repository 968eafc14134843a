"""Where both sides act: what we do together, what they agree, what is proposed for both, a body of theirs."""

from __future__ import annotations

from typing import Final

from communique.entries.commitment_candidates import Candidate
from communique.entries.commitment_unnamed import Unnamed
from communique.entries.context import Context
from communique.kinds import Actor
from communique.text.tags import COMMA, CONJ

_SIDES: Final = 2


class Together(Unnamed):
    """Tells where one who is named stands for both sides of one document."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        sets = self.language.sets
        self.settled, self.gathering = sets["accord_verb"], sets["gathering_verb"]
        self.shared, self.of_both, self.together = sets["shared_deed"], sets["of_both"], sets["together"]
        self.speaking_two = sets["first_person"] | sets["first_singular"]
        self.acting_bodies, self.hearers, self.own = sets["acting_body"], sets["second_person"], sets["own"]

    def _says_both(self, one: Candidate) -> bool:
        """Whether "we" are both who speak and hear: we are both committed to …; we will build it together."""
        if one.subject is None or not self.both.isdisjoint(self.words[one.subject[1] : one.verb]):
            return one.subject is not None
        if one.subject[1] - one.subject[0] > 1:
            return False
        if self._opens_together(one.subject[0]) or self._names_both(one):
            return len(self.sides()) == _SIDES  # together we need to; we need to, you and us
        if self.together.isdisjoint(self.words[one.subject[1] : one.stop]):
            return False
        if one.type == "offer" or self.clauses.base(one.verb) in self.gathering or len(self.sides()) != 2:
            return False
        if self.context.speaker_at(one.cue.start) is None:
            return False
        k = next(n for n in range(one.subject[1], one.stop) if self.words[n] in self.together)
        return self.page.word(k + 1) not in self.withs and self.we(one.cue.start)[:1] in [
            [side] for side in self.sides()
        ]

    def _opens_together(self, i: int) -> bool:
        """Whether a word for doing it together opens the clause right before token `i`: together | we need to."""
        k = i - 1 - bool(i and self.tags[i - 1] & COMMA)
        return k >= 0 and self.words[k] in self.together

    def _names_both(self, one: Candidate) -> bool:
        """Whether who speaks and who hears are named behind the verb: we need to build it, you and us."""
        for k in range(one.verb + 1, min(one.stop, len(self.words) - 2)):
            if self.tags[k] & COMMA and self.tags[k + 2] & CONJ:
                named = {self.words[k + 1], self.page.word(k + 3)}
                if not named.isdisjoint(self.hearers) and not named.isdisjoint(self.speaking_two):
                    return True
        return False

    def _settles_for_both(self, one: Candidate, actor: Actor) -> bool:
        """Whether "we" or "they" who agreed to something are the two sides: we agreed to open the border."""
        if one.subject is None or one.cue.group["type"] != "agreement" or one.subject[1] - one.subject[0] > 1:
            return False
        if self.clauses.base(one.cue.start) not in self.settled or self.words[one.subject[0]] not in self.own:
            return False
        return any(side.code == actor.code and actor.code for side in self.sides())

    def _stand_for_sides(self, found: list[Actor]) -> bool:
        """Whether two who agreed are people of the two sides, or of a side that is not told: Todd and Browne."""
        sides = {side.code for side in self.sides()}
        people = {who.name: who for who in self.context.people if who.name}
        named = [people.get(actor.name) for actor in found if not actor.code]
        if not named or not sides or any(who is None or who.company for who in named):
            return False
        codes: set[str | None] = {actor.code for actor in found if actor.code}
        codes |= {who.area.code for who in named if who is not None and who.area is not None}
        return codes <= sides and len(codes) > 0

    def _is_joint_body(self, actor: Actor) -> bool:
        """Whether an organisation is of both sides by its name."""
        name = actor.name.lower().split()
        return not actor.code and name[-1] in self.acting_bodies and not self.of_both.isdisjoint(name)

    def _widen(self, one: Candidate, actors: list[Actor]) -> list[Actor]:
        """Both sides, where somebody proposes or wants a thing for both (with you, together, our two countries)."""
        sides = self.sides()
        if len(actors) != 1 or len(sides) != 2 or one.cue.group["type"] == "offer" and not one.cue.group.get("duty"):
            return actors
        group = one.cue.group
        if one.rule == "that they do" and one.subject and self.words[one.subject[0]] in self.first_person:
            return sides
        if one.rule == "told" and one.force == "soft" and self._with_leader(one):
            return sides
        if (
            one.rule in ("told", "that they do")
            or group["form"] in ("person", "clause")
            or all(side.code != actors[0].code for side in sides)
        ):
            return actors
        return sides if group.get("both") or one.force == "soft" and self._is_for_both(one) else actors

    def _is_for_both(self, one: Candidate) -> bool:
        """Whether the words of what is proposed are of doing it together: with you, our joint fund."""
        words = self.words[one.verb : one.stop]
        if any(w in self.hearers and words[k - 1] in self.withs for k, w in enumerate(words)):
            return True
        return bool(one.cue.group.get("duty")) and any(
            (w in self.shared or w in self.of_both) and w not in self.hearers for w in words
        )

    def _with_leader(self, one: Candidate) -> bool:
        """Whether somebody in office is asked to act with who asks: suggested the governor to enter it together."""
        if one.subject is None or not any(w in self.together for w in self.words[one.verb : one.stop]):
            return False
        asked = [m.who for m in self.context.mentions_in(*one.subject) if m.form in ("name", "role") and m.who]
        return any(who.kind == "person" and who.area is not None and not who.company for who in asked)

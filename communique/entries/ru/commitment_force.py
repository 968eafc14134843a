"""Whether a Russian word of force has the form and the place that its force needs: готов, not готовый продукт."""

from __future__ import annotations

from communique.entries.ru.commitment_actors import Actors
from communique.entries.ru.commitment_nouns import Nouns
from communique.entries.ru.commitment_order import Order
from communique.entries.ru.commitment_reach import Reach
from communique.entries.ru.context import RussianContext
from communique.text.page import Match
from communique.text.russian import FUTR, PAST


class Force:
    """Asks the words of force of one document; positions are tokens."""

    def __init__(self, context: RussianContext, reach: Reach, actors: Actors, order: Order, nouns: Nouns) -> None:
        self.context, self.page, self.grammar = context, context.page, context.grammar
        self.words, self.sets = context.page.words, context.grammar.sets
        self.reach, self.actors, self.order, self.nouns = reach, actors, order, nouns

    def holds(self, match: Match) -> bool:
        """Whether the word has the form that its force needs: готов, not готовый продукт; предлагаю, предложил."""
        word, pos, i = self.words[match.start], self.grammar.pos(match.start), match.start
        if self._is_own_deed(match):
            return False
        if self.grammar.forms[match.stop - 1] in self.sets.plan_form and self.grammar.is_genitive(match.stop):
            return False  # в плане укрепления связей
        if match.group.get("awaited") and self.words[i - 1] in self.sets.as_word:
            return False  # как ожидается, …
        if word in self.sets.agree_verb and pos == "GRND":
            return False  # согласившись, что …
        if word in self.sets.not_word:  # не исключил
            return True
        if word in self.sets.force_adjective and match.stop == i + 1:
            return pos == "ADJS" or word in self.sets.must_adjective and pos == "ADJS"
        if word in self.sets.force_noun and match.stop == i + 1:
            return word in self.sets.accord_noun or self.nouns.verb_of(i) is not None
        if word in self.sets.prospect_noun:
            return self.nouns.is_done_to(i, self.sets.discuss_verb)
        if word in self.sets.task_noun and match.stop == i + 1:
            return self.nouns.is_done_to(i, self.sets.task_verb)
        if word in self.sets.handed_noun:
            return self.nouns.is_done_to(i, self.sets.handing_verb)
        if word in self.sets.meant_verb and pos != "VERB":
            return False  # порт призван стать воротами
        if word in self.sets.force_participle:
            return pos == "PRTS" or pos == "VERB" and word not in self.sets.appoint_verb
        if word in self.sets.force_impersonal:
            return pos in ("VERB", "PRED", "ADVB") and self.grammar.forms[i] in self.sets.impersonal_form
        if word in self.sets.let_verb:
            return self.grammar.forms[i] in self.sets.let_form
        if word in self.sets.foresee_verb:
            return pos in ("PRTS", "VERB") or pos == "PRTF" and self.nouns.is_of_paper(i)
        if word in self.sets.settling_verb:
            return pos == "PRTS" or pos == "VERB" and bool(self.grammar.bits(i) & PAST)
        if word in self.sets.can_verb:
            return self._is_able(i)
        if pos == "INFN":
            return word in self.sets.oblige_verb
        if match.group["type"] == "instruction" and pos in ("PRTS", "ADJS") and self.order.is_by_law(i):
            return False
        return pos in ("VERB", "PRED", "ADVB", "PRTS", "ADJS", "NOUN", "GRND", "PREP", "UNKN") and not self.reach.in_if(
            i
        )

    def _is_own_deed(self, match: Match) -> bool:
        """Whether a verb of asking is what the speaker will do: мы пригласим педагогов; but: я поручу министру …"""
        asks = match.group["type"] == "proposal" and match.group["who"] == "named"
        return asks and bool(self.grammar.bits(match.start) & FUTR)

    def _is_able(self, i: int) -> bool:
        """Whether "мочь" offers something: its subject is "мы", an area or a body, and it is no general truth."""
        if self.grammar.pos(i) != "VERB" or self.reach.in_if(i):
            return False
        start, stop = self.grammar.clause(i)
        if self.order.is_of_today(start, i):
            return False
        subject = self.actors.subjects.of(start, stop, i)
        return subject is not None or self._is_ours(i)

    def _is_ours(self, i: int) -> bool:
        """Whether a verb without a subject is that of who is quoted: «Могли бы поставлять рыбу»."""
        would = self.grammar.is_plural(i) and self.page.is_a(i + 1, "would_word")
        said = self.context.said_at(i) if would else None
        return said is not None and said.mode == "direct"

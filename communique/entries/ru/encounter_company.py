"""Those who are told behind a Russian encounter to have come to it: позже к разговору присоединился посол."""

from __future__ import annotations

from typing import Final

from communique.entries.encounter import Encounter
from communique.entries.ru.context import RussianContext
from communique.entries.ru.encounter_people import Met

_NEAR: Final = 2  # sentences from an encounter to those who came to it
_FORMS: Final = frozenset(("meeting", "visit", "signing", "other", "forum", "call"))
_BESIDE: Final = 6  # tokens between a verb of joining and what is joined


def add_company(context: RussianContext, found: list[Encounter], met: Met) -> None:
    """Give each encounter those who joined it, as one of the next sentences of its paragraph tells."""
    page, grammar, sets = context.page, context.grammar, context.grammar.sets
    if page.known.isdisjoint(sets.join_verb):
        return
    for k, word in enumerate(page.words):
        if word not in sets.join_verb or grammar.pos(k) != "VERB" or page.quote_of[k] >= 0:
            continue
        if page.words[k - 1] in sets.not_word or not _is_joined(context, k):
            continue
        one = _before(context, found, k)
        start, stop = grammar.clause(k)
        if one and one.form != "other" and page.has_a("other_occasion", start, stop):
            continue  # на церемонии присутствовал консул
        people = [m for m in met.parties.add(context.mentions_in(start, stop), start, stop) if m.form == "name"]
        people = [m for m in people if met.is_subject(m)]
        if one and people:
            run = met.run(people) if people[0].start > k else met.run_before([m for m in people if m.stop <= k])
            one.add([m.who for m in run if m.who])
            if any(m.who and id(m.who) in one.known for m in run):
                one.spans.append(told_in(context, *grammar.bounds(k)))


def told_in(context: RussianContext, start: int, stop: int) -> tuple[int, int]:
    """The tokens of a sentence without the mark at its end."""
    return start, stop - (context.page.words[stop - 1] in context.grammar.sets.sentence_mark)


def _is_joined(context: RussianContext, k: int) -> bool:
    """Whether what is joined stands near: к ним, к разговору, на встречу, на церемонии; присутствовал needs nothing."""
    page, sets = context.page, context.grammar.sets
    if page.is_a(k, "present_verb"):
        return not any(page.is_a(j, "gathering_noun") for j in range(k + 1, k + _BESIDE))
    start, stop = context.grammar.clause(k)
    for j in range(max(start, k - _BESIDE), min(stop, k + _BESIDE)):
        toward = page.words[j - 1] in sets.toward_word or page.words[j - 2] in sets.toward_word
        if toward and (page.is_a(j, "them_pronoun") or page.is_a(j, "gathering_noun")):
            return True
        if page.words[j - 1] in sets.on_word and page.is_a(j, "gathering_noun"):
            return True
    return False


def _before(context: RussianContext, found: list[Encounter], k: int) -> Encounter | None:
    """The encounter told last in the sentences right before token `k`, in its paragraph."""
    page = context.page
    number, paragraph = page.sentence_of[k], page.paragraph_of[k]
    near = []
    for one in found:
        last = max(start for start, _ in one.spans)
        if one.form in _FORMS and len(one.people) > 1 and page.paragraph_of[last] == paragraph:
            if 0 <= number - page.sentence_of[last] <= _NEAR and last <= k:
                near.append((last, one))
    return max(near, key=lambda pair: pair[0])[1] if near else None

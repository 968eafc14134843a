"""Whether a clause tells only of something for a promised thing: a plot for the hotel, the drawings of the hotel."""

from __future__ import annotations

from communique.compare.traits import Traits, find_heads
from communique.compare.vocabulary import Vocabulary, concepts_of, tokens, vocabulary
from communique.passages import Passage

_REACH = 10  # words in which "for the thing" stands behind what is for it
_PHRASE = 6  # words behind "for" in which the thing stands


def is_aid(passage: Passage, promised: Traits, language: str) -> bool:
    """Whether what is done is done to something for the thing promised, or to the paper that it is made after.

    Rooms were rented for the office, a plot for the hotel has been allotted, textbooks for the four schools are being
    printed; its need, its opening and what was lost are none.
    """
    known = vocabulary(language)
    if passage.bearing not in ("fulfils", "progresses", "works") or " " in passage.cue and passage.acts:
        return False
    idle = known.set_of("losing_verb", "drop_verb", "stopping_verb", "ceasing_verb", "debating_verb", "viewing_verb")
    idle |= known.set_of("inert_verb") - known.set_of("obtain_verb", "accepting_verb")
    if not _is_to_be_made(promised, known) or passage.verb in idle:
        return False
    phrases = [passage.subject, *([passage.rest] if passage.active else [])]
    if not passage.active and not passage.behind:
        phrases.append(f"{passage.subject} {passage.rest}")  # rooms were rented for the office
    return any(_is_for(tokens(phrase), promised, known, language) for phrase in phrases)


def _is_to_be_made(promised: Traits, known: Vocabulary) -> bool:
    """Whether something was to be made, set up, held or agreed on, and not only given or sent."""
    if promised.acts & {"abolish"} or not promised.verb or promised.verb in known.set_of("paying_verb"):
        return False
    giving = "supply" in promised.acts and "make" not in promised.acts
    return not giving and promised.verb not in known.set_of("bringing_verb", "travelling_verb")


def _is_for(words: list[str], promised: Traits, known: Vocabulary, language: str) -> bool:
    low = [w.casefold() for w in words]
    end = next((n for n, w in enumerate(low) if n and (w in known.prepositions or not w[0].isalnum())), len(low))
    own = set(find_heads(words[:end], language)[:1])
    if "pay" in promised.acts and own & concepts_of(language, "cash_noun"):
        return False
    if not own or own & (promised.heads | promised.core.keys() | promised.deed_nouns) or words[end - 1][:1].isupper():
        return False
    idle = known.carriers - known.set_of("preparation", "equipment") | known.set_of("feeling_noun")
    if idle & set(low[end - 1 : end]):
        return False
    papers = own & concepts_of(language, "preparation")
    leads = known.set_of("for_word", "of_word") if papers else known.set_of("for_word")
    for n in range(end, min(len(low) - 1, end + _REACH)):
        if low[n] in leads and _is_thing(words[n + 1 : n + 1 + _PHRASE], promised, known, language):
            return True
    return False


def _is_thing(words: list[str], promised: Traits, known: Vocabulary, language: str) -> bool:
    """Whether a phrase names the thing promised, or the deed, as known or by its number."""
    first = words[0].casefold()
    if first not in known.definite and first not in known.numbers and not first[:1].isdigit():
        return False
    things = promised.heads - promised.names - promised.parties | promised.deed_nouns
    counted = {c for n in promised.numbers for c in n.of if n.value > 1}
    return bool(set(find_heads(words, language)[:1]) & (things | counted))

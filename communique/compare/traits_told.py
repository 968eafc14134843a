"""The traits of a passage of a later report."""

from __future__ import annotations

from itertools import takewhile

from communique.compare.counted import find_numbers
from communique.compare.traits import (
    GENERIC,
    PLAIN,
    Traits,
    behind_particles,
    dim_people,
    find_complements,
    find_heads,
    find_kinds,
    find_names,
    find_people,
    find_sites,
    is_name,
    own_heads,
    weigh,
)
from communique.compare.vocabulary import Vocabulary, concept_of, tokens, vocabulary
from communique.kinds import Document
from communique.passages import Passage, Told
from communique.period import first_day

_FRAME = 8  # words at the beginning of a sentence that say where
_BEFORE = 4  # words behind a participle that it may say something of


def of_passage(passage: Passage, document: Document, told: Told) -> Traits:
    """The traits of a passage."""
    language = document.language
    known = vocabulary(language)
    subject, rest, text, before = (tokens(t) for t in (passage.subject, passage.rest, passage.text, passage.before))
    if passage.bearing == "contradicts" and known.set_of("origin_word") & {*passage.cue.split()[-1:]}:
        rest = []  # the bus park was struck from the list
    if passage.bearing == "expects" and rest[:1] and rest[0].casefold() in known.set_of("indefinite"):
        before = []  # it will introduce a card for bus passengers: whoever it is, the thing is another one
    shown: dict[str, str] = {}
    core = weigh(["", *subject, ".", *rest], language, shown)
    wide = weigh(text, language, shown)
    doing = [] if _is_office_of(subject, known) else find_heads(subject, language)
    own = [*doing, *find_heads(behind_particles(rest, known), language)]
    if not any(w > GENERIC for w in core.values()):
        core = {c: 0.8 * w for c, w in wide.items()}
        own += [c for c, w in wide.items() if w >= PLAIN]
    if before:
        own += find_heads(before, language)
        core.update({c: 0.7 * w for c, w in weigh(before, language, shown).items() if c not in core})
    dim_people(core, told, language)
    dim_people(wide, told, language)
    acts = frozenset(passage.acts) or known.acts.get(passage.verb, frozenset())
    return Traits(
        id=f"{passage.start}",
        document=document.id,
        day=first_day(document.published or ""),
        verb=passage.verb,
        acts=acts,
        heads=own_heads(own, known),
        first_head=doing[0] if doing else "",
        core=core,
        wide={c: w for c, w in wide.items() if c not in core},
        shown=shown,
        names=find_names([*text, *before], language),
        numbers=find_numbers([*subject, ".", *rest], language),
        goods=frozenset(passage.goods),
        areas=frozenset(passage.areas),
        said_areas=frozenset(passage.areas),
        places=frozenset(concept_of(word, language) for name in passage.places for word in tokens(name)),
        all_areas=frozenset(told.areas),
        all_people=find_people(told, []),
        outlet=document.outlet,
        doers=own_heads(doing, known),
        persons=frozenset(concept_of(w, language) for name in told.persons for w in tokens(name)),
        frame=_frame(text, language),
        kinds=find_kinds([*subject, ".", *rest], language),
        complements=find_complements([*subject, ".", *rest], language),
        sites=find_sites(_done_to(passage) or [*subject, ".", *rest], language),
        indefinite=find_indefinite([*subject, ".", *rest], language),
        made=_made([*subject, ".", *rest], known, language),
    )


def _done_to(passage: Passage) -> list[str]:
    """The words before a participle that stands behind what it is said of: the queue at the hospital, introduced."""
    return tokens(passage.text[: max(0, passage.text.find(passage.cue))]) if passage.behind else []


def _is_office_of(words: list[str], known: Vocabulary) -> bool:
    """Whether a subject is the office of somebody, and so no office to be opened: the office of the Governor."""
    low = [w.casefold() for w in words]
    of = next((n for n, w in enumerate(low) if w in known.set_of("of_word")), 0)
    return of > 0 and low[of - 1] in known.set_of("staff_noun") and bool(known.generic & set(low[of + 1 : of + 3]))


def find_indefinite(words: list[str], language: str) -> frozenset[str]:
    """The things that an indefinite article makes new: opened a dormitory with 250 places."""
    articles = vocabulary(language).set_of("indefinite")
    first = (n for n, word in enumerate(words) if word.casefold() in articles)
    return frozenset(head for n in first for head in find_heads(words[n + 1 :], language)[:1])


def _frame(words: list[str], language: str) -> frozenset[str]:
    """The names of a place that a sentence begins with: In Kano in northern Nigeria, …"""
    if not words or words[0].casefold() not in vocabulary(language).set_of("activity_place"):
        return frozenset()
    comma = words.index(",") if "," in words[:_FRAME] else 0
    named = takewhile(lambda n: is_name(words, n), range(1, len(words)))  # In Himachal 12,000 trees were planted
    own = {words[n] for n in named} | {w for n, w in enumerate(words[:comma]) if n and is_name(words, n)}
    return frozenset(concept_of(w, language) for w in own if w.casefold() not in vocabulary(language).months)


def _made(words: list[str], known: Vocabulary, language: str) -> dict[str, frozenset[str]]:
    """For each thing behind a participle the kinds of deed that it says to be done: the newly renovated ward."""
    found: dict[str, frozenset[str]] = {}
    for n, word in enumerate(words):
        deeds = known.deed_of(word.casefold())
        if not deeds or n and words[n - 1].casefold() in known.auxiliaries:
            continue
        for after in words[n + 1 : n + 1 + _BEFORE]:
            if after.casefold() in known.prepositions or not after[0].isalnum():
                break
            concept = concept_of(after, language)
            found[concept] = found.get(concept, frozenset()) | deeds
    return found

"""What tells one promise from another: what is to be done, to what, by whom, where, how many."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise, takewhile

from communique.compare.counted import Number, find_numbers
from communique.compare.vocabulary import Vocabulary, concept_of, tokens, vocabulary
from communique.kinds import Commitment, Document
from communique.passages import Passage, Told
from communique.period import first_day

GENERIC, PLAIN, NAME = 0.25, 1.0, 1.2  # what a word tells: nothing in particular, something, a name
_SUM = 5  # words behind "pay" in which a sum of money stands
_TELLING = 6  # letters of a verb from which its noun is known by its root
_FRAME = 8  # words at the beginning of a sentence that say where
_BEFORE = 4  # words behind a participle that it may say something of


@dataclass(slots=True)
class Traits:
    """What a commitment or a passage is about.

    `heads`: what is acted on; `core`: its words with their weights; `wide`: further words of its sentence and of the
    one that it points back to; `shown` the words as they are written. `names`: words with a capital inside a sentence.
    `areas` are those of its own words, `all_areas` and `all_people` those of its document. Of a commitment: `agents`,
    the last names of people who are to act; `papers`, heads that are agreements; `root`, the concept of its verb where
    that tells something (relocate: the relocation); `deed_nouns`, what its deed is called (lend: the loan); `parties`, words that name the sides. Of a passage: `doers`, the
    heads of its subject; `made`, the deeds that a participle says of a thing (the renovated ward), by the thing;
    `said_areas` and `places`, what its own sentence names. `scene`: names in the whole document;
    `listed` those that a commitment lists one by one. `indefinite`: what a passage speaks of as new (a dormitory).
    `kinds`: the word before a thing that says of which kind it is (a wood fair). `frame`: the place that a passage's
    sentence begins with (In Tiquipaya, …). `complements`: what a thing is of or for (an atlas of the dry forest).
    """

    id: str
    document: str
    day: date | None
    verb: str = ""
    acts: frozenset[str] = frozenset()
    heads: frozenset[str] = frozenset()
    first_head: str = ""
    core: dict[str, float] = field(default_factory=dict)
    wide: dict[str, float] = field(default_factory=dict)
    shown: dict[str, str] = field(default_factory=dict)
    names: frozenset[str] = frozenset()
    numbers: list[Number] = field(default_factory=list)
    goods: frozenset[str] = frozenset()
    areas: frozenset[str] = frozenset()
    all_areas: frozenset[str] = frozenset()
    all_people: frozenset[str] = frozenset()
    outlet: str | None = None
    parties: frozenset[str] = frozenset()
    doers: frozenset[str] = frozenset()
    made: dict[str, frozenset[str]] = field(default_factory=dict)
    agents: frozenset[str] = frozenset()
    said_areas: frozenset[str] = frozenset()
    papers: frozenset[str] = frozenset()
    places: frozenset[str] = frozenset()
    root: str = ""
    scene: frozenset[str] = frozenset()
    listed: frozenset[str] = frozenset()
    indefinite: frozenset[str] = frozenset()
    kinds: dict[str, str] = field(default_factory=dict)
    frame: frozenset[str] = frozenset()
    complements: dict[str, frozenset[str]] = field(default_factory=dict)
    deed_nouns: frozenset[str] = frozenset()


def weigh(words: list[str], language: str, shown: dict[str, str]) -> dict[str, float]:
    """The concepts of the words that tell something, each with its weight; `shown` learns the words they stand for."""
    known = vocabulary(language)
    found: dict[str, float] = {}
    for n, word in enumerate(words):
        low = word.casefold()
        if (
            len(low) < 3
            or not low[0].isalpha()
            or low in known.empty
            or low in known.small
            or low in known.numbers
            or low in known.scales
        ):
            continue
        concept = concept_of(word if n else low, language)
        weight = GENERIC if low in known.generic else NAME if n and is_name(words, n) else PLAIN
        found[concept] = max(weight, found.get(concept, 0.0))
        shown.setdefault(concept, word)
    return found


def _dim(core: dict[str, float], told: Told | None, language: str) -> None:
    """Let the names of people tell little: whom it is about is compared apart."""
    for name in told.persons if told else ():
        for word in tokens(name):
            concept = concept_of(word, language)
            if concept in core:
                core[concept] = min(core[concept], GENERIC)


def is_name(words: list[str], n: int) -> bool:
    """Whether the word at `n` has a capital that its place in the sentence does not explain."""
    word = words[n]
    return word[:1].isupper() and not word.isupper() and n > 0 and words[n - 1] not in '.!?:“"(«'


def find_heads(words: list[str], language: str) -> list[str]:
    """What a noun phrase is about: its last noun; behind one that only carries it (work on …) also the next."""
    known = vocabulary(language)
    heads: list[str] = []
    phrase: list[str] = []
    for n, word in enumerate([*words, "."]):
        low = word.casefold()
        if low not in known.prepositions and low not in known.auxiliaries and (word[0].isalnum() or word == "-"):
            done = phrase and known.deed_of(low) and _next(words, n) in known.prepositions
            if low not in known.small and low not in known.empty and not done:
                phrase.append(word)
            continue
        nouns = _nouns(phrase, known)
        if nouns:
            heads.append(concept_of(nouns[-1], language))
            if nouns[-1] in known.carriers and len(nouns) > 1 and nouns[-2] not in known.generic:
                heads.append(concept_of(nouns[-2], language))  # the glacier programme
            passes = nouns[-1] in known.set_of("of_deed") and low in known.set_of("of_word")  # the loan of the masks
            if nouns[-1] not in known.carriers and not passes or low == "." or low in known.auxiliaries:
                break
        elif not phrase and heads and low not in known.prepositions:
            break
        phrase = []
    return heads


def _nouns(phrase: list[str], known: Vocabulary) -> list[str]:
    """The words of a phrase that may be its noun, without a name behind it: the red pandas Yue."""
    while len(phrase) > 1 and phrase[-1][:1].isupper() and any(w[:1].islower() for w in phrase[1:]):
        phrase = phrase[:-1]
    lows = [w.casefold() for w in phrase]
    return [w for w in lows if w[0].isalpha() and w not in known.numbers and w not in known.scales]


def _next(words: list[str], n: int) -> str:
    return words[n + 1].casefold() if n + 1 < len(words) else ""


# --- of a commitment --------------------------------------------------------------------------------------------------


def of_commitment(commitment: Commitment, document: Document, told: Told | None) -> Traits:
    """The traits of a commitment, from its own words and what its document says of whom and where."""
    language = document.language
    known = vocabulary(language)
    words = tokens(commitment.action)
    verb, body = _verb_of(words, known)
    evidence = tokens(" ".join(piece.text for piece in commitment.evidence))
    before = tokens(told.before.get(commitment.id, "")) if told else []
    shown: dict[str, str] = {}
    core = weigh(["", *body], language, shown)
    wide = weigh(evidence, language, shown)
    heads = find_heads(body, language)
    if sum(w for w in core.values() if w > GENERIC) < PLAIN or _points_back(body, known):
        heads += find_heads(before or evidence, language)
        core = {**{c: 0.75 * w for c, w in weigh(before or evidence, language, shown).items()}, **core}
    group = tokens(" ".join(a.name for a in commitment.actors if a.name[:1].islower()))
    if _is_counted(group, language):
        heads += find_heads(group, language)  # six hydrologists are to spend a year
        core = {**core, **weigh(["", *group], language, shown)}
        body = [*body, ".", *group]
    if _gives_sum(verb, body, known, language):
        heads += [concept_of(noun, language) for noun in known.set_of("money_noun")]
    if "abolish" in known.acts.get(verb, frozenset()):
        duties = known.set_of("duty_noun")
        heads += [concept_of(w, language) for w in body if w.casefold() in duties]  # exempt parts from sales tax
    heads = _given(verb, body, language) or heads
    if verb in known.set_of("journey_verb"):
        group = _travellers(words, evidence)
        heads = _own_places(words, [*find_heads(group, language), *heads], language)
        core = {**core, **weigh(["", *group], language, shown)}
    if known.act_nouns.get(concept_of(verb, language), frozenset()) & known.acts.get(verb, frozenset()):
        heads.append(concept_of(verb, language))  # visit: the visit was cancelled
    wide.update({c: 0.7 * w for c, w in weigh(before, language, shown).items() if c not in wide})
    _dim(core, told, language)
    _dim(wide, told, language)
    actors = [a for a in (*commitment.actors, commitment.counterpart) if a]
    areas = {a.code for a in actors if a.code}
    if commitment.speaker and commitment.speaker.represents and commitment.speaker.represents.code:
        areas.add(commitment.speaker.represents.code)
    return Traits(
        id=commitment.id,
        document=document.id,
        day=first_day(document.published or ""),
        verb=verb,
        acts=_acts_of(verb, heads, known) | _paid_for(verb, body, known, language),
        heads=_own_heads(heads, known),
        papers=known.papers & frozenset(heads),
        root=_root_of(verb, language),
        first_head=heads[0] if heads else "",
        core=core,
        wide={c: w for c, w in wide.items() if c not in core},
        shown=shown,
        names=_names(body, language),
        listed=_listed(body, language),
        kinds=_kinds(body, language),
        complements=_complements(body, language),
        deed_nouns=known.nouns_of(verb),
        numbers=_numbers(body, evidence, core, language),
        goods=frozenset(sector.code for sector in commitment.sectors),
        areas=frozenset(areas),
        all_areas=frozenset(areas) | frozenset(told.areas if told else ()),
        all_people=_people(told, [a.name for a in actors if not a.code]),
        outlet=document.outlet,
        parties=frozenset(concept_of(w, language) for w in tokens(_party_names(commitment))),
        agents=frozenset(concept_of(tokens(name)[-1], language) for name in _persons(commitment, told)),
    )


def _given(verb: str, body: list[str], language: str) -> list[str]:
    """What is given with "with": supply the county with weather maps; empty where nothing is."""
    known = vocabulary(language)
    low = [w.casefold() for w in body]
    if verb not in known.set_of("with_verb"):
        return []
    at = next((n for n, w in enumerate(low) if n and w in known.set_of("with_word")), len(low))
    return find_heads(body[at + 1 :], language)


def _travellers(words: list[str], evidence: list[str]) -> list[str]:
    """Who is to go somewhere: a delegation of growers will travel to the island."""
    low = [w.casefold() for w in evidence]
    start = words[0].casefold() if words else ""
    return evidence[: low.index(start)] if start in low else []


def _own_places(words: list[str], heads: list[str], language: str) -> list[str]:
    """The heads without the places that a journey leads to."""
    places = {concept_of(w, language) for n, w in enumerate(words) if is_name(["x", *words], n + 1)}
    return [head for head in heads if head not in places] or heads


def _numbers(body: list[str], evidence: list[str], core: dict[str, float], language: str) -> list[Number]:
    """The numbers of an action; where it gives none, those of its sentence that count what it acts on."""
    own = find_numbers(body, language)
    return own or [n for n in find_numbers(evidence, language) if n.of & set(core)]


def _is_counted(words: list[str], language: str) -> bool:
    """Whether people are named by their number: six young hydrologists."""
    return bool(words) and bool(find_numbers(words[:2], language))


def _root_of(verb: str, language: str) -> str:
    root = concept_of(verb, language) if len(verb) >= _TELLING else ""
    return "" if root.startswith("#") else root


def _points_back(words: list[str], known: Vocabulary) -> bool:
    """Whether what is acted on is only pointed to: it, them, the project; not "its market"."""
    backward = known.set_of("backward") - known.set_of("determiner")
    return any(w.casefold() in backward for w in words[:3])


def _persons(commitment: Commitment, told: Told | None) -> list[str]:
    """The people who are to act themselves, by name."""
    persons = set(told.persons if told else ())
    return [actor.name for actor in commitment.actors if actor.name in persons]


def _party_names(commitment: Commitment) -> str:
    speaker = commitment.speaker.represents if commitment.speaker else None
    return " ".join(party.name for party in (*commitment.actors, commitment.counterpart, speaker) if party)


def _verb_of(words: list[str], known: Vocabulary) -> tuple[str, list[str]]:
    """The verb of an action and the words of what it acts on."""
    low = [w.casefold() for w in words]
    first = next((n for n, w in enumerate(low) if w not in known.set_of("adverb")), 0)
    ahead = any(w in known.auxiliaries for w in low[first + 1 :])
    own = low and low[first] in known.words.verbs and low[first] not in known.small
    if own and not (ahead and known.base(low[first]) != low[first]):
        return known.base(low[first]), _behind_particles(words[first + 1 :], known)
    for n, word in enumerate(low[:-1]):
        after = next((k for k in range(n + 1, len(low)) if low[k] not in known.set_of("adverb")), n + 1)
        if word in known.auxiliaries and known.base(low[after]) in known.acts and low[after] in known.words.verbs:
            return known.base(low[after]), words[:n] + words[after + 1 :]
    return "", words


def _behind_particles(words: list[str], known: Vocabulary) -> list[str]:
    """What stands behind the particles of a verb: (set) up a fund."""
    n = 0
    while n < len(words) - 1 and words[n].casefold() in known.set_of("verb_particle"):
        n += 1
    return words[n:]


def _acts_of(verb: str, heads: list[str], known: Vocabulary) -> frozenset[str]:
    """The kinds of deed that the verb and what it acts on name."""
    named = (known.act_nouns.get(head, frozenset()) for head in heads)
    return known.acts.get(verb, frozenset()).union(*named)


def _paid_for(verb: str, body: list[str], known: Vocabulary, language: str) -> frozenset[str]:
    """What becomes of a thing that is paid for: it is made or supplied, or somebody is taught."""
    if verb not in known.set_of("paying_verb"):
        return frozenset()
    return frozenset() if _is_sum(body, known, language) else known.set_of("paid_for_act")


def _is_sum(body: list[str], known: Vocabulary, language: str) -> bool:
    return any(number.signed or number.of & known.money for number in find_numbers(body[:_SUM], language))


def _gives_sum(verb: str, body: list[str], known: Vocabulary, language: str) -> bool:
    """Whether money is promised: grant nine million rand."""
    return bool(known.acts.get(verb, frozenset()) & known.acts.get("pay", frozenset())) and _is_sum(
        body, known, language
    )


def _own_heads(heads: list[str], known: Vocabulary) -> frozenset[str]:
    """The heads without those that only carry another; a paper stays what is signed."""
    own = [h for h in heads if h not in known.bare or h in known.papers]
    return frozenset(own or heads)


def _names(words: list[str], language: str) -> frozenset[str]:
    small = vocabulary(language).small | vocabulary(language).generic
    return frozenset(
        concept_of(w, language)
        for n, w in enumerate(["", *words])
        if n and is_name(["x", *words], n) and w.casefold() not in small
    )


def _listed(words: list[str], language: str) -> frozenset[str]:
    """The names of a list of three or more: in Osh, Naryn and Talas."""
    known = vocabulary(language)
    run: list[str] = []
    marks = 0
    for n, word in enumerate([*words, "."]):
        if n < len(words) and is_name(["x", *words], n + 1):
            run.append(word)
        elif word in known.set_of("list_mark"):
            marks += bool(run)
        else:
            if marks > 1:
                return frozenset(concept_of(w, language) for w in run)
            run, marks = [], 0
    return frozenset()


def _people(told: Told | None, more: list[str]) -> frozenset[str]:
    """The people and organisations by name, people also by their last name alone."""
    names = {name.casefold() for name in (*(told.names if told else ()), *more)}
    return frozenset(names | {name.casefold().split()[-1] for name in (told.persons if told else ()) if name.split()})


# --- of a passage -----------------------------------------------------------------------------------------------------


def of_passage(passage: Passage, document: Document, told: Told) -> Traits:
    """The traits of a passage."""
    language = document.language
    known = vocabulary(language)
    subject, rest, text, before = (tokens(t) for t in (passage.subject, passage.rest, passage.text, passage.before))
    shown: dict[str, str] = {}
    core = weigh(["", *subject, ".", *rest], language, shown)
    wide = weigh(text, language, shown)
    doing = find_heads(subject, language)
    own = [*doing, *find_heads(_behind_particles(rest, known), language)]
    if not any(w > GENERIC for w in core.values()):
        core = {c: 0.8 * w for c, w in wide.items()}
        own += [c for c, w in wide.items() if w >= PLAIN]
    if before:
        own += find_heads(before, language)
        core.update({c: 0.7 * w for c, w in weigh(before, language, shown).items() if c not in core})
    _dim(core, told, language)
    _dim(wide, told, language)
    acts = frozenset(passage.acts) or known.acts.get(passage.verb, frozenset())
    return Traits(
        id=f"{passage.start}",
        document=document.id,
        day=first_day(document.published or ""),
        verb=passage.verb,
        acts=acts,
        heads=_own_heads(own, known),
        first_head=doing[0] if doing else "",
        core=core,
        wide={c: w for c, w in wide.items() if c not in core},
        shown=shown,
        names=_names([*text, *before], language),
        numbers=find_numbers([*subject, ".", *rest], language),
        goods=frozenset(passage.goods),
        areas=frozenset(passage.areas),
        said_areas=frozenset(passage.areas),
        places=frozenset(concept_of(word, language) for name in passage.places for word in tokens(name)),
        all_areas=frozenset(told.areas),
        all_people=_people(told, []),
        outlet=document.outlet,
        doers=_own_heads(doing, known),
        frame=_frame(text, language),
        kinds=_kinds([*subject, ".", *rest], language),
        complements=_complements([*subject, ".", *rest], language),
        indefinite=_indefinite([*subject, ".", *rest], language),
        made=_made([*subject, ".", *rest], known, language),
    )


def _indefinite(words: list[str], language: str) -> frozenset[str]:
    """The things that an indefinite article makes new: opened a dormitory with 250 places."""
    articles = vocabulary(language).set_of("indefinite")
    first = (n for n, word in enumerate(words) if word.casefold() in articles)
    return frozenset(head for n in first for head in find_heads(words[n + 1 :], language)[:1])


def _frame(words: list[str], language: str) -> frozenset[str]:
    """The names of a place that a sentence begins with: In Kano in northern Nigeria, …"""
    if not words or words[0].casefold() not in vocabulary(language).set_of("activity_place"):
        return frozenset()
    comma = words.index(",") if "," in words[:_FRAME] else 0
    return frozenset(concept_of(w, language) for n, w in enumerate(words[:comma]) if n and is_name(words, n))


def _kinds(words: list[str], language: str) -> dict[str, str]:
    """For each word the one before it, where that tells something and is no name or number: a wood fair."""
    known = vocabulary(language)
    dull = (known.small, known.empty, known.generic, known.carriers, known.words.verbs)
    found: dict[str, str] = {}
    for before, word in pairwise(words):
        low = before.casefold()
        plain = before.isalpha() and before.islower() and len(low) > 2 and low not in known.numbers
        if plain and word.isalpha() and not any(low in some for some in dull):
            found.setdefault(concept_of(word, language), concept_of(low, language))
    return found


def _complements(words: list[str], language: str) -> dict[str, frozenset[str]]:
    """For each thing what it is said to be of or for: an atlas of the dry forest."""
    known = vocabulary(language)
    found: dict[str, frozenset[str]] = {}
    for n, word in enumerate(words[1:], 1):
        if word.casefold() not in known.set_of("of_thing") or not words[n - 1].isalpha():
            continue
        ends = known.prepositions | known.auxiliaries
        phrase = takewhile(lambda w: w.casefold() not in ends and (w[0].isalnum() or w in "-'’"), words[n + 1 :])
        own = frozenset(c for c, w in weigh(["", *phrase], language, {}).items() if w >= PLAIN)
        if own:
            found.setdefault(concept_of(words[n - 1], language), own)
    return found


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

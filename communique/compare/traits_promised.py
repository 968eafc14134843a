"""The traits of a commitment, from its own words and what its document says of whom and where."""

from __future__ import annotations

from itertools import dropwhile, pairwise

from communique.compare.counted import Number, find_numbers
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
from communique.compare.vocabulary import Vocabulary, concept_of, concepts_of, tokens, vocabulary
from communique.kinds import Commitment, Document
from communique.passages import Told
from communique.period import first_day

_THING = 3  # words of an action in which a thing stands that the sentence before names
_SUM = 5  # words behind "pay" in which a sum of money stands
_VISIT = frozenset({"visit"})  # what people of a kind are to do somewhere
_PRESENT = frozenset({"s", "past"})  # forms of a verb that only a clause has
_TELLING = 6  # letters of a verb from which its noun is known by its root


def of_commitment(commitment: Commitment, document: Document, told: Told | None) -> Traits:
    """The traits of a commitment, from its own words and what its document says of whom and where."""
    language = document.language
    known = vocabulary(language)
    words = tokens(commitment.action)
    verb, body = _verb_of(words, known)
    body = _before_clause(body, known)
    evidence = tokens(" ".join(piece.text for piece in commitment.evidence))
    before = tokens(told.before.get(commitment.id, "")) if told else []
    shown: dict[str, str] = {}
    core = weigh(["", *body], language, shown)
    wide = weigh(evidence, language, shown)
    heads = find_heads(body, language)
    if sum(w for w in core.values() if w > GENERIC) < PLAIN or _points_back(body, known):
        pointed = before or evidence
        heads += _plain_heads(pointed, language)
        core = {**{c: 0.75 * w for c, w in weigh(pointed, language, shown).items()}, **core}
    thing = _known_by(body, before, language)
    if thing:
        core = {**weigh(["", *thing], language, shown), **core}
        body = [*body, ".", *thing]
    group = tokens(" ".join(a.name for a in commitment.actors if a.name[:1].islower()))
    people = verb in known.set_of("sojourn_verb") and _is_of_people(group, known)
    if people or _is_counted(group, language):
        heads += find_heads(group, language)  # six hydrologists are to spend a year
        core = {**core, **weigh(["", *group], language, shown)}
        body = [*body, ".", *group]
    heads += _moneys(verb, body, known, language)
    heads = _given(verb, body, language) or _second_object(verb, body, language) or heads
    if verb in known.set_of("travelling_verb"):
        group = _travellers(words, evidence)
        heads = _own_places(words, [*find_heads(group, language), *heads], language)
        core = {**core, **weigh(["", *group], language, shown)}
    if known.act_nouns.get(concept_of(verb, language), frozenset()) & known.acts.get(verb, frozenset()):
        heads.append(concept_of(verb, language))  # visit: the visit was cancelled
    wide.update({c: 0.7 * w for c, w in weigh(before, language, shown).items() if c not in wide})
    dim_people(core, told, language)
    dim_people(wide, told, language)
    areas = _areas(commitment)
    return Traits(
        id=commitment.id,
        document=document.id,
        day=first_day(document.published or ""),
        verb=verb,
        acts=_acts_of(verb, heads, known)
        | _given_by_number(verb, body, heads, known, language)
        | _paid_for(verb, body, known, language)
        | (_VISIT if people else frozenset()),
        heads=own_heads(heads, known),
        papers=known.papers & frozenset(heads),
        root=_root_of(verb, language),
        first_head=heads[0] if heads else "",
        core=core,
        wide={c: w for c, w in wide.items() if c not in core},
        shown=shown,
        names=find_names(body, language),
        listed=_listed(body, language),
        kinds=find_kinds(body, language),
        complements=find_complements(body, language),
        sites=find_sites(body, language),
        deed_nouns=known.nouns_of(verb) | _visits(verb, heads, known, language),
        joined=_joined_verb(body, known),
        numbers=_numbers(body, evidence, core, language),
        goods=frozenset(sector.code for sector in commitment.sectors),
        areas=areas,
        all_areas=areas | frozenset(told.areas if told else ()),
        all_people=find_people(
            told, [a.name for a in (*commitment.actors, commitment.counterpart) if a and not a.code]
        ),
        outlet=document.outlet,
        parties=frozenset(concept_of(w, language) for w in tokens(_party_names(commitment))),
        agents=frozenset(concept_of(tokens(name)[-1], language) for name in _persons(commitment, told)),
    )


def _before_clause(body: list[str], known: Vocabulary) -> list[str]:
    """What an action acts on without a clause that says when: two machines | before the rink opens."""
    low = [w.casefold() for w in body]
    for n, word in enumerate(low):
        if n and word in known.set_of("moment_word") and low[n + 1 : n + 2] and low[n + 1] in known.definite:
            if any(form in _PRESENT for w in low[n + 3 :] for _, form in known.words.verbs.get(w, ())):
                return body[:n]
    return body


def _plain_heads(words: list[str], language: str) -> list[str]:
    """The heads of words that a commitment points back to, without names."""
    names = {concept_of(w.casefold(), language) for w in words if w[:1].isupper()}
    return [head for head in find_heads(words, language) if head not in names]


def _moneys(verb: str, body: list[str], known: Vocabulary, language: str) -> list[str]:
    """What a deed of money acts on beside its object: the sum that is paid, the duty that is lifted."""
    granted = not verb and _is_sum(body, known, language)  # a grant of 900,000 euros
    sums = known.set_of("money_noun") if granted or _gives_sum(verb, body, known, language) else ()
    lifted = "abolish" in known.acts.get(verb, frozenset())
    duties = [w for w in body if w.casefold() in known.set_of("duty_noun")] if lifted else []
    return [concept_of(word, language) for word in (*sums, *duties)]  # exempt parts from sales tax


def _areas(commitment: Commitment) -> frozenset[str]:
    """The codes of the areas that are to act, that it is for, and that its speaker speaks for."""
    areas = {a.code for a in (*commitment.actors, commitment.counterpart) if a and a.code}
    if commitment.speaker and commitment.speaker.represents and commitment.speaker.represents.code:
        areas.add(commitment.speaker.represents.code)
    return frozenset(areas)


def _given(verb: str, body: list[str], language: str) -> list[str]:
    """What is given with "with": supply the county with weather maps; empty where nothing is."""
    known = vocabulary(language)
    low = [w.casefold() for w in body]
    if verb not in known.set_of("with_verb"):
        return []
    at = next((n for n, w in enumerate(low) if n and w in known.set_of("given_with")), len(low))
    return find_heads(body[at + 1 :], language)


def _second_object(verb: str, body: list[str], language: str) -> list[str]:
    """What is given where whom it is given to stands before it: lend the museum in Chimoio 25 masks."""
    known = vocabulary(language)
    if verb not in known.set_of("ditransitive_verb") or not body or body[0].casefold() not in known.definite:
        return []
    ends = known.prepositions | known.small | known.months | known.numbers.keys() | known.scales.keys()
    for n, (before, word) in enumerate(pairwise(body)):
        low = word.casefold()
        number = low[:1].isdigit() or low in known.numbers or low in known.set_of("indefinite")
        if n and number and before.isalpha() and before.casefold() not in ends:
            return find_heads(body[n + 1 :], language)
    return []


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


def _is_of_people(words: list[str], known: Vocabulary) -> bool:
    """Whether those who are to act are people of a kind, not by name: young livestock specialists."""
    return not known.set_of("people_noun").isdisjoint(w.casefold() for w in words)


def _root_of(verb: str, language: str) -> str:
    root = concept_of(verb, language) if len(verb) >= _TELLING else ""
    return "" if root.startswith("#") else root


def _points_back(words: list[str], known: Vocabulary) -> bool:
    """Whether what is acted on is only pointed to: it, them, the project; not "its market"."""
    backward = known.set_of("backward") - known.set_of("determiner")
    low = ["", *(w.casefold() for w in words[:3])]
    return any(w in backward and a not in known.set_of("indefinite") for a, w in pairwise(low))  # not: a plan for roads


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
    own = low and low[first] in known.words.verbs and (low[first] not in known.small or low[first] in known.acts)
    if own and not (ahead and known.base(low[first]) != low[first]):
        return known.base(low[first]), behind_particles(words[first + 1 :], known)
    for n, word in enumerate(low[:-1]):
        after = next((k for k in range(n + 1, len(low)) if low[k] not in known.set_of("adverb")), n + 1)
        if word in known.auxiliaries and known.base(low[after]) in known.acts and low[after] in known.words.verbs:
            return known.base(low[after]), [*words[:n], *_behind_agent(words[after + 1 :], known)]
    return "", words


def _joined_verb(body: list[str], known: Vocabulary) -> str:
    """The second of two verbs of one object: fence and level the site."""
    low = [w.casefold() for w in body[:_THING]]
    joined = len(low) == _THING and low[0] in known.set_of("and_word") and low[2] in known.definite
    return known.base(low[1]) if joined and low[1] in known.words.verbs else ""


def _visits(verb: str, heads: list[str], known: Vocabulary, language: str) -> frozenset[str]:
    """What it is called that a group comes: the visit, of who is to bring a delegation."""
    groups = concepts_of(language, "travelling_group")
    if not known.acts.get(verb, frozenset()) & {"visit", "supply", "carry"} or groups.isdisjoint(heads):
        return frozenset()
    return concepts_of(language, "visit_noun")


def _behind_agent(words: list[str], known: Vocabulary) -> list[str]:
    """What stands behind a participle without who is to do it, and by when: by Gujarat by June 2020."""
    while words and words[0].casefold() in known.set_of("agent_word"):
        words = list(dropwhile(lambda w: w.casefold() not in known.prepositions, words[1:]))
    return words


def _known_by(body: list[str], before: list[str], language: str) -> list[str]:
    """The words by which the sentence before names a thing that is spoken of as known: the (solar) park itself."""
    known = vocabulary(language)
    low = [w.casefold() for w in body[:_THING]]
    if len(low) < 2 or low[0] not in known.definite or not before:
        return []
    concept = concept_of(low[1], language)
    at = next((n for n, w in enumerate(before) if n and concept_of(w.casefold(), language) == concept), 0)
    if len(low) > 2 and low[2] not in known.set_of("reflexive_word") | known.prepositions or not at:
        return []
    ends = known.prepositions | known.set_of("indefinite") | known.definite
    start = next((n for n in range(at - 1, -1, -1) if before[n].casefold() in ends), -1) + 1
    site = known.set_of("site_preposition")
    named = bool(before[at + 1 : at + 3]) and before[at + 1] in site and is_name(before, at + 2)
    return before[start : at + (3 if named else 1)]


def _acts_of(verb: str, heads: list[str], known: Vocabulary) -> frozenset[str]:
    """The kinds of deed that the verb and what it acts on name."""
    named = (known.act_nouns.get(head, frozenset()) for head in heads)
    return known.acts.get(verb, frozenset()).union(*named)


def _given_by_number(verb: str, body: list[str], heads: list[str], known: Vocabulary, language: str) -> frozenset[str]:
    """What becomes of so many things that are promised without a verb: they are supplied."""
    if verb or not heads or any(known.act_nouns.get(head) for head in heads):
        return frozenset()
    numbers = find_numbers(body[:_THING], language)
    things = bool(numbers) and numbers[0].at == 0 and numbers[0].value > 1 and not numbers[0].of & known.money
    return frozenset({"supply"}) if things and not _is_of_people(body, known) else frozenset()


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

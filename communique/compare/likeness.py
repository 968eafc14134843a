"""How surely a later passage and a commitment speak of one thing: what is acted on, who, where, how much is shared."""

from __future__ import annotations

from communique.compare.traits import NAME, PLAIN, Traits

APPLIED = 0.62  # at this score or above a link is applied
OFFERED = 0.50  # at this score or above it is offered for review
ELSEWHERE = 0.18  # what another place takes away
_ASIDE = 0.08  # one of its places missing and another one named
_ABROAD = 0.25  # and a sentence about other countries alone
_KIND = 0.15  # and a thing of another kind
_GOODS = 0.1  # and goods of another chapter
_LEAST = 0.9  # weight of shared words below which nothing links
_SYNONYM = 0.85  # how well another word of the same meaning names a thing
_STEM = 4  # letters that forms of one word share at least
_ENOUGH = 2.2  # weight of shared words that tells all that words can
_BOTH = 0.7  # how much both sides of a promise say
_ONE = 0.4  # how much one shared country says; of a commitment of two sides that is too little to be applied
_NO_WORDS = 0.35  # weight of shared words that tell nothing in particular
_FEW_WORDS = 1.5  # weight of shared words below which one shared country is too little
_SUM = 20.0  # a number from here on is hardly said twice of the same by chance
_TWO = 1.2  # weight that more than one word tells
_NAMED = 0.5  # how well what is acted on must be named for a link to be applied,
MANY_NAMES = 3  # names in common that tie two reports though no country is known to be in both
_SHARED_NAMES = 2  # names in common that tell that two reports with one common country are of one pair
_DEED = 0.45  # how much of the words is covered where the deed itself is named
_MUCH = 3.2  # unless the weight of the words shared is this much


def score_of(promised: Traits, told: Traits, *, alone: bool = False) -> float:
    """The likeness of a commitment and a later passage (or a later commitment), 0 to 1.

    `alone`: no other commitment of these parties acts on such a thing, so that its noun alone nearly tells it.
    """
    who = together(promised, told)
    weight = words = shared_weight(promised, told)
    head = same_thing(promised, told)
    if not who or not head:
        return 0.0
    cover = covered(promised, told)
    if alone and (head > 0.6 or head >= _NAMED and weight >= _TWO):
        weight += PLAIN if head == 1.0 else 0.5 * PLAIN
        cover = max(cover, 0.6 if head == 1.0 else 0.45)
    if promised.agents & (set(told.core) | set(told.wide)):
        weight += PLAIN  # the very person who is to do it
    if head == 1.0 and is_deed_named(promised, told):
        weight, cover = weight + 0.5 * PLAIN, max(cover, _DEED)
    if weight < _LEAST:
        return 0.0
    score = 0.30 * head + 0.20 * cover + 0.18 * min(1.0, weight / _ENOUGH) + 0.14 * _beside(promised, told) + 0.18 * who
    score -= against(promised, told)
    if head < _NAMED and weight < _MUCH or who <= _ONE and not (_is_actor_there(promised, told) or alone):
        score = min(score, APPLIED - 0.01)
    if words < _NO_WORDS or who <= _ONE and words < _FEW_WORDS or not is_same_pair(promised, told):
        score = min(score, APPLIED - 0.01)  # more trade, a terminal somewhere in the same country
    strange = not countries_of(promised.areas) <= countries_of(told.all_areas) or who < _BOTH
    if strange and is_other_kind(promised, told) and _is_bare(promised, told) or _is_of_names(promised, told):
        score = min(score, APPLIED - 0.01)
    return max(0.0, round(score, 4))


def is_deed_named(a: Traits, b: Traits) -> bool:
    """Whether a passage calls the deed promised by its noun: the training of the nurses."""
    return (
        not a.deed_nouns.isdisjoint(b.doers | {b.first_head})
        or a.verb != ""
        and (a.root in b.doers or a.verb in b.doers)
    )


def is_same_pair(a: Traits, b: Traits, least: int = 2) -> bool:
    """Whether two reports may be of one pair of countries: not where each has two and only one is in common.

    A person or at least so many names in common make up for it.
    """
    mine, yours = countries_of(a.all_areas), countries_of(b.all_areas)
    pair = len(mine) > 1 and len(yours) > 1 and len(mine & yours) == 1
    names = _apart(a.scene & (b.scene | b.names), a, b)
    return not pair or bool(a.all_people & b.all_people) or len(names) >= least


def _apart(names: frozenset[str], a: Traits, b: Traits) -> set[str]:
    """Names without those of the sides and what is called after them: Japan, Japanese."""
    sides = {name[:_STEM] for name in a.parties | b.places}
    return {name for name in names if name[:_STEM] not in sides}


def _is_of_names(a: Traits, b: Traits) -> bool:
    """Whether all that two share are the names of the parties."""
    shared = (a.core.keys() | a.wide.keys()) & (b.core.keys() | b.wide.keys())
    return shared <= a.parties


def _is_bare(a: Traits, b: Traits) -> bool:
    """Whether two share no plain word beside what is acted on."""
    shared = a.core.keys() & (b.core.keys() | b.wide.keys())
    return all(c in a.heads or c in a.names or a.core[c] < PLAIN for c in shared)


def same_thing(a: Traits, b: Traits) -> float:
    """How well what is acted on is named on the other side, 0 to 1."""
    common = (a.heads & b.heads) - a.papers  # papers are told apart by what they are about
    if any(same_word(a.shown.get(c, c), b.shown.get(c, c)) for c in common - a.names):
        return 1.0
    if common - a.names:
        return _SYNONYM
    if a.heads & (b.heads | set(b.core)):
        return 0.6
    if a.root and a.root in b.core:
        return 0.6  # the relocation, the exchange
    if any(x.value == y.value >= _SUM and x.of & y.of for x in a.numbers for y in b.numbers):
        return 0.6  # the very sum
    if len((a.names - a.parties) & set(b.core)) > 1:
        return 0.5  # what is built is not named again, the places are
    return 0.35 if a.heads & set(b.wide) or b.heads & set(a.core) else 0.0


def same_word(a: str, b: str) -> bool:
    """Whether two words of one meaning are one word, whatever their endings: plant and plants, not plant and mill."""
    low = min(len(a), len(b), _STEM)
    return a[:low].casefold() == b[:low].casefold()


def shared_weight(a: Traits, b: Traits) -> float:
    """The weight of what both name; words that only stand nearby count half."""
    total = 0.0
    for concept, weight in a.core.items():
        other = b.core.get(concept)
        if other is not None:
            total += min(weight, max(other, 0.7 * weight))
        elif concept in b.wide:
            total += 0.7 * min(weight, b.wide[concept])
    for concept, weight in a.wide.items():
        if weight > 0.3 and (concept in b.core or concept in b.wide):
            total += 0.3 * weight
    return total


def covered(a: Traits, b: Traits) -> float:
    """How much of either side's own words the other has, the commitment's counting more; 0 to 1."""
    mine = sum(a.core.values()) or 1.0
    yours = sum(b.core.values()) or 1.0
    in_b = sum(w * (1.0 if c in b.core else 0.7) for c, w in a.core.items() if c in b.core or c in b.wide)
    in_a = sum(w * (1.0 if c in a.core else 0.6) for c, w in b.core.items() if c in a.core or c in a.wide)
    return 0.6 * in_b / mine + 0.4 * in_a / yours


def _beside(a: Traits, b: Traits) -> float:
    """Names, numbers and goods that both give, 0 to 1."""
    score = 0.0
    if a.names & (b.names | set(b.core) | set(b.wide)):
        score += 0.6
    if any(x.value == y.value and x.value > 1 for x in a.numbers for y in b.numbers):
        score += 0.6
    if a.goods & b.goods or _chapters(a) & _chapters(b):
        score += 0.4
    if a.verb and a.verb == b.verb:
        score += 0.3
    return min(1.0, score)


def _chapters(traits: Traits) -> set[str]:
    return {code[:2] for code in traits.goods}


def against(a: Traits, b: Traits) -> float:
    """What speaks against it: another place, other countries alone, other goods."""
    taken = 0.0
    theirs = b.names | set(b.core) | set(b.wide)
    places = {name for name in a.names if a.core.get(name, 0) >= PLAIN}
    others = {name for name in b.names - a.parties if b.core.get(name, 0) >= NAME}
    if places and others and not places & theirs:
        taken += ELSEWHERE if others & b.places or not b.said_areas and not b.places else 0.5 * ELSEWHERE
    elif places - theirs and others - set(a.core) - set(a.wide) - a.names:
        taken += _ASIDE
    if b.said_areas and a.all_areas and not countries_of(b.said_areas) & countries_of(a.all_areas):
        taken += _ABROAD
    if is_of_other(a, b):
        taken += _ABROAD
    elif is_other_kind(a, b):
        taken += _KIND
    if a.goods and b.goods and not _chapters(a) & _chapters(b):
        taken += _GOODS
    return taken


def is_elsewhere(a: Traits, b: Traits) -> bool:
    """Whether none of the places that a promise names is told, and another known one is, of no part of its number."""
    theirs = b.names | set(b.core) | set(b.wide)
    places = {name for name in a.names - a.parties if a.core.get(name, 0) >= PLAIN}
    others = {name for name in b.names & b.places - a.parties - a.names - a.scene if b.core.get(name, 0) >= NAME}
    if is_framed_elsewhere(a, b):
        return True
    counted = any(y.of & x.of and y.value <= x.value for x in a.numbers for y in b.numbers if x.value > 1)
    return bool(places and others) and not places & theirs and not counted


def is_framed_elsewhere(a: Traits, b: Traits) -> bool:
    """Whether a sentence begins with another place than the promise gives, and no number of it: In Himachal, …"""
    if not b.frame or not a.names - a.parties:
        return False
    places = {name for name in a.names - a.parties if a.core.get(name, 0) >= PLAIN}
    same = {n.value for n in a.numbers if n.value > 1} & {n.value for n in b.numbers}
    if not places or same or places & (b.names | b.core.keys() | b.wide.keys()):
        return False
    return b.frame.isdisjoint(a.names | a.parties | a.scene | a.core.keys() | a.wide.keys())


def is_abroad(a: Traits, b: Traits) -> bool:
    """Whether a sentence names other countries alone, and nothing that a promise names: they were bought in Senegal."""
    abroad = b.said_areas and a.all_areas and not countries_of(b.said_areas) & countries_of(a.all_areas)
    return bool(abroad) and not a.names & b.names


def is_of_other(a: Traits, b: Traits) -> bool:
    """Whether what is acted on is told to be of something else: an atlas of the mires, and none of the forest."""
    mine, yours = set(a.core) | set(a.wide), set(b.core) | set(b.wide)
    shared = a.heads & b.heads & set(a.complements) & set(b.complements)
    return any(
        a.complements[h].isdisjoint(yours)
        and b.complements[h].isdisjoint(mine)
        and (a.complements[h] & a.names or b.complements[h] - b.names)  # not: bottles of wine, bottles of Saperavi
        for h in shared
    )


def is_other_kind(a: Traits, b: Traits) -> bool:
    """Whether what is acted on is told to be of another kind: a wine fair, and no wood fair."""
    own = set(b.core) | set(b.wide)
    return any(
        head in a.kinds and a.kinds[head] not in own and b.kinds[head] not in a.core and b.kinds[head] not in a.wide
        for head in a.heads & b.heads
        if head in b.kinds
    )


def countries_of(codes: frozenset[str]) -> set[str]:
    """The countries of areas given by their ISO 3166 codes."""
    return {code[:2] for code in codes}


def _is_actor_there(a: Traits, b: Traits) -> bool:
    """Whether all sides that are to act, or the only country of the commitment, are in the later report."""
    own = countries_of(a.areas) or countries_of(a.all_areas)
    return bool(own) and own <= countries_of(b.all_areas)


def is_firm(a: Traits, b: Traits) -> bool:
    """Whether two reports are of the same parties beyond one country: two of them, a region, a person or an outlet."""
    if len(countries_of(a.all_areas) & countries_of(b.all_areas)) > 1 or a.all_people & b.all_people:
        return True
    if together(a, b) < _BOTH:
        return False
    region = any("-" in code for code in a.all_areas & b.all_areas)
    return region or len(_apart(a.scene & b.scene, a, b)) >= _SHARED_NAMES or bool(a.outlet and a.outlet == b.outlet)


def together(a: Traits, b: Traits) -> float:
    """Whether both are about the same parties: areas of the two documents, people, outlet; 0 to 1."""
    shared = a.all_areas & b.all_areas
    countries = countries_of(a.all_areas) & countries_of(b.all_areas)
    people = a.all_people & b.all_people
    own = countries_of(a.areas)
    scene = len(_apart(a.scene & b.scene, a, b)) > 1 or bool(_apart(a.names & b.names, a, b))
    if own and not own & countries and not people and b.all_areas and not scene:
        # the side that is to act is not in the later report: only a region that both name may still tie them
        return 0.3 if any("-" in code for code in shared) else 0.0
    score = 0.4 if scene else 0.0
    if scene and len((a.scene | a.parties) & (b.scene | b.names)) >= MANY_NAMES:
        score += 0.2
    if len(countries) > 1:
        score += 0.7
    elif any("-" in code for code in shared):
        score += 0.6
    elif countries:
        score += 0.4
    if people:
        score += 0.5
    if a.outlet and a.outlet == b.outlet:
        score += 0.3
    return min(1.0, score)

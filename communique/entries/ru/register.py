"""The people of a Russian report: which names in which cases are one person's, and how that name is spelt."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import groupby
from typing import Final

from communique.entries.context import Figurehead
from communique.entries.ru.grammar import QUOTES, Grammar
from communique.entries.ru.names import Written, dotted, explained, ways_of
from communique.text.russian import (
    ACC,
    ANIM,
    CASES,
    FEMN,
    GEN,
    MASC,
    NEUT,
    NOM,
    PAST,
    PATR,
    PLUR,
    name_readings,
    plain,
    read_name,
)

_NEAR: Final = 8  # tokens between a name and a verb that agrees with it
_STEM: Final = 4  # letters of a surname that all its forms share


@dataclass(slots=True)
class _Person:
    """A person with all the names that mean them, and for each word of the fullest the nominatives it may have."""

    who: Figurehead
    written: list[Written]
    ways: list[frozenset[str]] = field(default_factory=list)


class Register:
    """Tells people apart by their names; positions are tokens."""

    def __init__(self, grammar: Grammar, title: tuple[int, int] | None) -> None:
        self.grammar, self.page, self.title = grammar, grammar.page, title or (0, 0)
        self.known: list[_Person] = []
        self._stems: dict[str, list[int]] = {}  # the capitals of the page by their first letters

    @property
    def people(self) -> list[Figurehead]:
        """The people, in the order in which they were met."""
        return [person.who for person in self.known]

    def people_of(self, written: list[Written]) -> dict[int, Figurehead]:
        """The person that each name means, by its first token; the fullest names first."""
        found: dict[int, Figurehead] = {}
        for one in sorted(written, key=lambda one: (-_fullness(one), one.start)):
            person = self._holder(one) or self._add(one)
            person.who.first = min(person.who.first, one.start)
            found[one.start] = person.who
        for person in self.known:
            self._settle(person)
            told = [one.start for one in person.written if not self.title[0] <= one.start < self.title[1]]
            person.who.first = min(told, default=person.who.first)
        return found

    def case_of(self, one: Written, who: Figurehead) -> int:
        """The cases in which a name stands if it is spelt as its person's is now."""
        words = self.words_of(who)[-len(one.forms) :]
        if len(words) != len(one.forms):
            return one.case
        cases = CASES
        for word, form in zip(words, one.forms, strict=True):
            told = 0
            for reading in name_readings(form) if len(form) > 1 else ():
                told |= reading.case if plain(reading.nominative) == word else 0
            cases &= told or CASES
        if one.start == self.grammar.sentence(one.start)[0] and cases & NOM:
            return one.case | NOM  # Пяйви Хуттунен, в свою очередь, отметила …
        told = one.case if cases in (0, CASES) or cases & one.case else cases
        return told | NOM if tuple(one.forms) == tuple(words) else told  # Кофи Аду побеседовал с …

    def words_of(self, who: Figurehead) -> tuple[str, ...]:
        """The words of a person's name in lower case, without initials' full stops."""
        return tuple(plain(word.lower().rstrip(".")) for word in (who.name or "").split())

    def _add(self, one: Written) -> _Person:
        person = _Person(Figurehead(one.name, None, None, gender=one.gender or None, first=one.start), [one])
        person.ways = [ways_of(form) for form in one.forms]
        self.known.append(person)
        return person

    def _holder(self, one: Written) -> _Person | None:
        """The person whose fuller name holds this one, in whatever case it stands."""
        ways = [ways_of(form) for form in one.forms]
        found = [person for person in self.known if self._fits(person, one, ways)]
        found = found or [person for person in self.known if self._is_called(person, one, ways)]
        if len(found) != 1:
            return None
        person = found[0]
        if not person.ways[-1] & ways[-1]:
            return person  # a patronymic is no form of a surname
        person.written.append(one)
        if len(ways) == len(person.ways):
            person.ways = [_both(a, b) for a, b in zip(person.ways, ways, strict=True)]
        return person

    def _fits(self, person: _Person, one: Written, ways: list[frozenset[str]]) -> bool:
        if not person.ways[-1] & ways[-1]:
            return False
        rest, before = iter(person.ways[:-1]), ways[:-1]
        if len(before) > len(person.ways) - 1 > 0 and all(_is_initial(way) for way in before):
            before = before[: len(person.ways) - 1]  # Н. А. Саякбаев is Нурлан Саякбаев
        if not all(any(_alike(a, b) for b in rest) for a in before):
            return False
        gender = person.who.gender
        apart = gender and one.gender and gender != one.gender and len(one.forms) > 1 and not person.written[0].against
        return not (apart and one.gender in self._votes(one))  # Александра Петрова сказала

    def _is_called(self, person: _Person, one: Written, ways: list[frozenset[str]]) -> bool:
        """Whether a first name and patronymic are somebody's who is named with the surname: Дмитрий Викторович."""
        if len(ways) != 2 or not self.grammar.bits(one.stop - 1) & PATR or not person.ways[0] & ways[0]:
            return False
        return len(person.ways) == 2 or len(person.ways) == 3 and bool(person.ways[1] & ways[1])

    # --- how it is spelt

    def _settle(self, person: _Person) -> None:
        """Choose gender and nominative by all the forms that the document has of a name."""
        who, full = person.who, person.written[0]
        told = "m" if full.against else self._gender(person) or self._majority(person)
        if told and told != who.gender and (full.against or not _is_read(full)):
            who.gender = told  # министра Лазиза Кудратова is no woman
            spelt, _, _ = read_name(tuple(full.forms), GEN | ACC if full.against else full.case, told)
            if who.name and "-" not in who.name:
                who.name = self._with_letters(full, spelt)
        words = (who.name or "").split()
        if len(words) != len(full.forms):
            return
        for k in range(len(words)):
            forms = self._forms(person, k)
            if len(full.forms[k]) > 1 and "-" not in full.forms[k]:
                words[k] = self._spelt(words[k], forms, who.gender or "")
            for one in person.written:
                if len(one.words) == len(words) and plain(one.words[k]) == plain(words[k]) != one.words[k]:
                    words[k] = one.words[k]
        who.name = " ".join(words)

    def _with_letters(self, full: Written, spelt: tuple[str, ...]) -> str:
        """The words of a name as they are now spelt, with the capitals of those that were read."""
        pairs = zip(full.words, full.forms, spelt, strict=True)
        return " ".join(old if old.endswith(".") else dotted(new.capitalize(), old) for old, _, new in pairs)

    def _forms(self, person: _Person, k: int) -> list[tuple[str, int]]:
        """All forms of one word of a name with the cases that they stand in; of the last word also those alone."""
        count = len(person.written[0].forms)
        same = [one for one in person.written if len(one.forms) == count]
        found = {(one.forms[k], self._case(one)): None for one in same if not one.words[k].endswith(".")}
        if k == count - 1:
            found |= {(one.forms[-1], self._case(one)): None for one in person.written}
            found |= {(form, 0): None for form in self._alone(person, person.written[0].forms[k])}
        return list(found)

    def _case(self, one: Written) -> int:
        """The case of a name: the nominative right before a verb in the third person, else the one that was read."""
        if one.against:
            return GEN | ACC
        start, stop = self.grammar.sentence(one.start)
        free = one.start == start or self.grammar.pos(one.start - 1) not in ("PREP", "NOUN", "ADJF")
        told = one.stop < stop and self.grammar.pos(one.stop) == "VERB" and not self.grammar.bits(one.stop) & PLUR
        if (
            one.case != NOM and one.start == start and self.grammar.pos(one.stop) == "PREP"
        ):  # Завки Завкизода в своей речи отметил
            near = range(one.stop, min(stop, one.stop + _NEAR))
            verb = next((k for k in near if self.grammar.pos(k) == "VERB" or self._parts(k)), one.stop)
            told = told or bool(self.grammar.bits(verb) & PAST) and not self.grammar.bits(verb) & (PLUR | NEUT)
        return NOM if free and told and not _is_oblique(one) else one.case

    def _alone(self, person: _Person, form: str) -> list[str]:
        """The capitals of the page, outside the names read, that may be forms of a surname which no dictionary has."""
        stem = form[: max(_STEM, len(form) - 2)]
        if len(form) < _STEM:
            return []
        spelt, most = self.grammar.forms, len(form) + 4
        like = [k for k in self._opening(stem[:_STEM]) if spelt[k].startswith(stem) and len(spelt[k]) < most]
        others = [one for other in self.known for one in other.written if other is person or len(one.words) > 1]
        read = {k for one in others for k in range(one.start, one.stop)} if like else ()
        return [spelt[k] for k in like if k not in read]

    def _opening(self, letters: str) -> list[int]:
        """The capitals of the page that begin with these letters, as many as a stem has at least."""
        if not self._stems:
            for k in self.page.capitals:
                self._stems.setdefault(self.grammar.forms[k][:_STEM], []).append(k)
        return self._stems.get(letters, [])

    def _spelt(self, word: str, forms: list[tuple[str, int]], gender: str) -> str:
        """The nominative that explains the forms of a word best; the one that was read where none does better."""
        own = plain(word.lower())
        if len({form for form, _ in forms}) < 2 and own in (form for form, _ in forms):
            return word
        wanted = {plain(reading.nominative) for form, _ in forms for reading in name_readings(form)}
        best, most = own, explained(own, forms, gender)
        for spelling in sorted(wanted):
            score = explained(spelling, forms, gender)
            if score > most + 0.01:
                best, most = spelling, score
        return word if best == own else best.capitalize()

    # --- he or she

    def _gender(self, person: _Person) -> str:
        """What the verbs and nouns beside the names of a person tell of the gender; empty where they tell nothing."""
        votes = [vote for one in person.written for vote in self._votes(one)]
        counted = {vote: len(list(group)) for vote, group in groupby(sorted(votes))}
        return max(counted, key=lambda vote: counted[vote], default="")

    def _majority(self, person: _Person) -> str:
        """The gender of most of the forms in which a name stands: разговор Садыра Жапарова, Садыр Жапаров."""
        read = [one.gender for one in person.written if len(one.forms) > 1 and one.gender]
        return next((sex for sex in ("m", "f") if 2 * read.count(sex) > len(read)), "") if len(read) > 2 else ""

    def _votes(self, one: Written) -> list[str]:
        grammar, found = self.grammar, []
        if one.start and grammar.pos(one.start - 1) == "NOUN" and not self.page.is_capital(one.start - 1):
            bits = grammar.bits(one.start - 1)
            found += ["f"] if bits & ANIM and bits & FEMN and not bits & (MASC | PLUR) else []
        if not self._case(one) & NOM:
            return found
        start, stop = grammar.sentence(one.start)
        behind = range(one.stop, min(stop, one.stop + _NEAR))
        joined = (k for k in behind if self.page.is_capital(k) or self._parts(k))
        for k in (*range(one.stop, next(joined, behind.stop)), one.start - 1):
            if start <= k and grammar.pos(k) == "VERB" and grammar.bits(k) & PAST and not grammar.bits(k) & PLUR:
                found += ["f"] if grammar.bits(k) & FEMN else ["m"] if grammar.bits(k) & MASC else []
                break
        return found

    def _parts(self, k: int) -> bool:
        """Whether what stands behind token `k` is told of somebody else: и …, «…."""
        return self.page.is_a(k, "and_word") or self.page.words[k] in QUOTES


def _is_read(one: Written) -> bool:
    """Whether the dictionary has the first name, which tells he or she."""
    known = (reading for form in one.forms[:1] if len(form) > 1 for reading in name_readings(form))
    return any(reading.weight > 1 and reading.gender for reading in known)


def _is_oblique(one: Written) -> bool:
    """Whether the dictionary has the first name, and no nominative that is spelt so: Марией."""
    known = [reading for form in one.forms[:1] if len(form) > 1 for reading in name_readings(form)]
    return any(reading.weight > 1 for reading in known) and not any(reading.case & NOM for reading in known)


def _both(a: frozenset[str], b: frozenset[str]) -> frozenset[str]:
    return a & b or a


def _alike(a: frozenset[str], b: frozenset[str]) -> bool:
    """Whether two words of names share a nominative, or one is the initials of the other: дж, джозеф."""
    if a & b:
        return True
    short, long = (a, b) if min(map(len, a)) <= min(map(len, b)) else (b, a)
    return any(len(s) <= 2 and any(name.startswith(s) for name in long) for s in short)


def _is_initial(way: frozenset[str]) -> bool:
    return all(len(spelt) <= 2 for spelt in way)


def _fullness(one: Written) -> int:
    return sum(3 if not word.endswith(".") else 1 for word in one.words)

"""The promise of a number that a passage reckons with: nine of the 15 towers; the other six; both, of two."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from communique.compare.blocks import Index
from communique.compare.counted import find_numbers, read_number
from communique.compare.focus import Evidence, Scene, Stretch, Stretches, count_words, promised_people
from communique.compare.shares import Share
from communique.compare.traits import find_heads
from communique.compare.vocabulary import Vocabulary, concept_of, concepts_of, tokens
from communique.kinds import Document
from communique.passages import Passage

COUNT = 2  # a number up to this ties nothing by itself
_OF_FEW = 0.5  # what a stretch tells at least of a promise of two, of which one is told
_NAMED = 0.3  # what a sentence tells at least, names and numbers left out, where the things counted have another name
_FACTS = ("fulfils", "progresses", "works")  # what a passage says that tells a fact
_BETWEEN = 7  # words between a few and the total that they are of
_NOUN = 3  # words behind a total in which the noun stands
_LEFT = 4  # words at the beginning of a subject in which those left are counted


class Reckonings:
    """The numbers of one document beside those of the commitments of earlier reports."""

    index: Index
    document: Document
    language: str
    known: Vocabulary
    scene: Scene
    stretches: Stretches
    definite: frozenset[str]
    parts: Callable[[str], list[Share]]

    def _stretch(self, passage: Passage) -> Stretch:
        return self.stretches.at(passage.start, f"{passage.subject} {passage.cue} {passage.rest}")

    def reckoned(self, passage: Passage) -> Evidence | None:
        """The commitment that a passage reckons with by number, as plainly told of, whatever the things are called."""
        found = self.share_told(passage) if self.scene.profiles else None
        if found is None:
            return None
        here = next(one for one in self.scene.evidence(self._stretch(passage)) if one.id == found[0])
        if found[1][1] <= COUNT and here.whole < _OF_FEW and found[1][0] < found[1][1]:
            return None
        return replace(here, whole=max(here.whole, 1.0), own=max(here.own, 1.0), rival=0.0)

    def share_told(self, passage: Passage) -> tuple[str, Share] | None:
        """So many of so many that a passage tells of, with the one commitment of that total."""
        words = tokens(passage.subject)
        if passage.rest.startswith(passage.subject) and words:
            words = tokens(passage.rest)[: len(words) + _NOUN]  # since the arrival of the second party of nine
        for few, total, named in [*self._of_total(words), *self._of_total(tokens(passage.rest)[:_BETWEEN])]:
            for id in self._of_number(total, 1):
                if self._may_be(id, passage, named):
                    return id, (few, total)
        return self._all_told(passage, words) or self._made_up(passage, words)

    def _of_total(self, words: list[str]) -> Iterator[tuple[float, float, list[list[str]]]]:
        """So many of so many, with the words that say of what: five tanker vehicles out of the eight intended."""
        low = [w.casefold() for w in words]
        for n, word in enumerate(low[:-1]):
            if n == 0 or word not in self.known.set_of("of_word"):
                continue
            at = n + 1
            while at < len(low) - 1 and low[at] in self.known.set_of("total_article"):
                at += 1
            total, stop = read_number(words, at, self.language) if at > n + 1 else (None, at)
            start = max(0, n - _BETWEEN)
            some = [(x.value, start + x.stop) for x in find_numbers(words[start:n], self.language) if not x.signed]
            some += [
                (float(self.known.ordinals[w]), n) for w in low[n - 1 : n] if w in self.known.ordinals and not some
            ]
            if total is None or len(some) != 1 or some[0][0] >= total:
                continue
            out = self.known.set_of("out_word")
            between = [w for w in words[some[0][1] : n] if w.casefold() not in out]
            yield some[0][0], total, [between, words[stop : stop + _NOUN]]

    def _all_told(self, passage: Passage, words: list[str]) -> tuple[str, Share] | None:
        """All of the number promised, told as known: all nine machines, the two planes, both aircraft."""
        low = [w.casefold() for w in words[:2]]
        whole = self.known.set_of("whole") | self.definite
        if low[:1] and low[0] in self.known.set_of("both_word"):
            total, stop = 2.0, 1
        elif len(low) > 1 and low[0] in whole and passage.bearing in _FACTS:
            value, stop = read_number(words, 1, self.language)
            total = value or 0.0
        else:
            return None
        named = words[stop:]
        for id in self._of_number(total, 1):
            if total > COUNT and self._may_be(id, passage, [named], around=False) or self._is_of_kind(id, named):
                return id, (total, total)
        return None

    def _is_of_kind(self, id: str, words: list[str]) -> bool:
        """Whether what is named is what a promise acts on, by its own word or a near one: planes, of aircraft."""
        promised, kin = self.index.traits[id], self.scene.kin.get(id, {})
        things = promised.heads - promised.names - promised.parties
        near = {c for head in sorted(things) for c, _ in kin.get(head, [])}
        named = [w for w in words if not w[:1].isupper()]
        return bool(set(find_heads(named, self.language)[:1]) & (things | near))

    def _made_up(self, passage: Passage, words: list[str]) -> tuple[str, Share] | None:
        """So many that make up a total with those left, told beside them: six left. The remaining nine wait."""
        left = self._left(words)
        around = self._paragraph(passage)
        if left is not None:
            value, named = left
            some = {n.value for n in find_numbers(around, self.language) if not n.signed}
            ids = {id for few in some for id in self._of_number(few + value, COUNT)}
            ids |= {id for id in self.scene.profiles for few, total in self.parts(id) if few + value == total > COUNT}
            shares = [total for few, total, _ in self._of_total(around) if few + value == total]
            ids |= {id for total in shares for id in self._of_number(total, 1)}
        else:
            numbers = [n for n in find_numbers(words, self.language) if not n.signed]
            if len(numbers) != 1 or self.known.set_of("remaining") & {w.casefold() for w in words}:
                return None
            value, named = numbers[0].value, words[numbers[0].stop :]
            more = self.known.set_of("more") & {w.casefold() for w in words}
            ids = {id for id in self.scene.profiles for few, total in self.parts(id) if few + value == total > COUNT}
            if more and len(ids) == 1:
                return (id := ids.pop()), (value, max(n.value for n in self.index.traits[id].numbers))
            rest = [x for n in range(len(around)) if (x := self._left(around[n : n + _LEFT], strict=True))]
            ids = {id for x, _ in rest for id in self._of_number(x + value, COUNT)}
        found = [id for id in sorted(ids) if self._may_be(id, passage, [named])]
        if len(found) != 1:
            return None
        total = max(n.value for n in self.index.traits[found[0]].numbers)
        return found[0], (value, total)

    def _left(self, words: list[str], *, strict: bool = False) -> tuple[float, list[str]] | None:
        """So many that are left, and the words that say of what: the other six, the remaining two vehicles."""
        low = [w.casefold() for w in words[:_LEFT]]
        if not low or low[0] not in self.definite:
            return None
        other = low[1:] != [] and set(low[1:]) <= self.known.set_of("other_word")
        if len(low) > 1 and not strict and (other or low[1] in self.known.ordinals):
            return 1.0, words[2:]  # the fourth animal will travel in May
        number = next((n for n in find_numbers(words[:_LEFT], self.language) if n.at in (1, 2) and not n.signed), None)
        near = {low[1]} if number is not None and number.at == 2 else set()
        if number is not None and number.at == 1 and number.stop < len(low):
            near = {low[number.stop]}
        if number is None or not near & self.known.set_of("remaining"):
            return None
        return number.value, [] if strict else [w for w in words[number.stop :] if w.casefold() not in near]

    def _paragraph(self, passage: Passage) -> list[str]:
        """The words of the paragraph of a sentence."""
        text = self.document.text
        last = text.find("\n", passage.end)
        return tokens(text[text.rfind("\n", 0, passage.start) + 1 : last if last >= 0 else len(text)])

    def _may_be(self, id: str, passage: Passage, named: list[list[str]], *, around: bool = True) -> bool:
        """Whether what is counted may be what a promise counts: named so or alike, by a wide word, told around it."""
        one, profile = self.index.traits[id], self.scene.profiles[id]
        lower = [[w for w in words if not w[:1].isupper()] for words in named]
        heads = {head for words in lower for head in find_heads(words, self.language)[:1]}
        kin = {c for some in self.scene.kin.get(id, {}).values() for c, _ in some}
        wide = concepts_of(self.language, "any_thing_noun")
        if not heads or heads & (profile.keys() | kin | one.heads | wide):
            return True
        people = {w.casefold() for words in lower for w in words} & self.known.set_of("people_noun")
        text = " ".join(piece.text for piece in self.index.commitments[id].evidence)
        if people and promised_people(one, text, self.language):
            return True
        own = count_words(" ".join(w for words in lower for w in words), self.language)
        words = {c: w for c, w in self._stretch(passage).own.items() if c not in own}
        return around and self.scene.clause(id, words) >= _NAMED

    def _those_counted(self, passage: Passage, *, told: bool = True) -> list[str]:
        """The one promise of a number that a subject gives bare and as known: the six are now complete.

        Of what is not told as a fact only those that remain are: the other six will not be ready before May.
        """
        words = tokens(passage.subject)
        numbers = find_numbers(words, self.language)
        if not told:
            left = len(words) == 3 and numbers and numbers[0].at == 2
            if left and words[1].casefold() in self.known.set_of("remaining"):
                return self._those_left(passage, numbers[0].value)
            return []
        if len(numbers) > 1 and numbers[0].at == 0 and numbers[0].value < numbers[1].value:
            at, low = numbers[1].at, [w.casefold() for w in words]
            if at == 3 and low[1] in self.known.set_of("of_word") and low[2] in self.definite:
                return self._of_number(numbers[1].value)  # nine of the 15 observation towers
        if len(words) == 3 and numbers and numbers[0].at == 2 and words[1].casefold() in self.known.set_of("remaining"):
            return self._those_left(passage, numbers[0].value)
        if not numbers or numbers[0].at > 1:
            return []
        led = numbers[0].at == 1 and words[0].casefold() in self.definite
        if led and len(words) == 2:
            return self._of_number(numbers[0].value)
        if numbers[0].at and not led:
            return []
        return [id for id in self._of_number(numbers[0].value) if self._is_called(id, words[numbers[0].stop :], led)]

    def _is_called(self, id: str, words: list[str], known: bool) -> bool:
        """Whether what a number counts may be what a promise counts: 24 tractors, all 24 machines, fifteen students."""
        heads = set(find_heads([w for w in words if not w[:1].isupper()], self.language)[:1])
        if known and heads & concepts_of(self.language, "any_thing_noun"):
            return True
        return bool(heads & self.scene.profiles[id].keys())

    def _of_number(self, total: float, least: int = COUNT) -> list[str]:
        """The one promise of so many, of more than the `least`."""
        ids = [id for id in self.scene.profiles if any(n.value == total > least for n in self.index.traits[id].numbers)]
        return ids if len(ids) == 1 else []

    def _those_left(self, passage: Passage, left: float) -> list[str]:
        """The one promise of a number of which so many are left, with those told of before: nine …; the other six."""
        text = self.document.text[: passage.start]
        near = tokens(text[text.rfind("\n\n") + 1 :])
        sums = {n.value + left for n in find_numbers(near, self.language)}
        ids = [id for total in sorted(sums) for id in self._of_number(total)]
        return ids if len(ids) == 1 else []

    def _those_done(self, passage: Passage) -> list[str]:
        """The one promise in the words of which a deed stands that is of no common kind: had been levelled."""
        if not passage.verb or passage.verb in self.known.acts or " " in passage.cue:
            return []
        deed = concept_of(passage.verb, self.language)
        ids = [id for id, words in self.scene.profiles.items() if deed in words]
        return ids if len(ids) == 1 else []

"""Whom a pronoun means: he, she, they, and him or her where somebody does something to them."""

from __future__ import annotations

from bisect import bisect_left
from typing import Final

from communique.entries.context import Context, Figurehead, Mention
from communique.entries.memory import Memory
from communique.entries.sentence_subjects import SentenceSubjects, is_past
from communique.text.tags import ADV, BASE, ING, MODAL, PREP, TO

_MARKS: Final = frozenset((",", ".", ";"))  # behind a verb of saying in the middle or at the end of what is said
_FEW_BEFORE: Final = 4  # tokens of a phrase that names whom "he" met
_NEAR_VERB: Final = 4  # tokens of a verb and its auxiliaries between a subject and its object


class Pronouns:
    """Finds the person of each pronoun, in the order of the text."""

    def __init__(self, context: Context, memory: Memory, heads: SentenceSubjects) -> None:
        language = context.page.language
        self.context = context
        self.page = context.page
        self.words = context.page.words
        self.memory = memory
        self.heads = heads
        self.plural = language.wordset("personpronoun", "ownpronoun", plural=True)
        self.female = language.wordset("personpronoun", "ownpronoun", gender="f")
        self.subjects = language.wordset("personpronoun", case="subject")
        self.objects = language.wordset("personpronoun", case="object")
        self.small = language.wordset("preposition", "conjunction", "subordinator", "adverb")
        self.her = language.wordset("ownpronoun", gender="f")
        self.clause = language.wordset("clauseopener", "subjectopener")

    def meant(self, i: int) -> Mention:
        word, sentence = self.words[i], self.page.sentence_of[i]
        if word in self.plural:
            return Mention(i, i + 1, "pronoun", self.memory.last_group(sentence), plural=True)
        gender = "f" if word in self.female else "m"
        if self._says_more(i) and (speaker := self._speaker_before(sentence, gender)):
            return Mention(i, i + 1, "pronoun", speaker)
        doer, aside = self._doer(i, sentence) if self._is_object(i) else None, self._met_before(i)
        return Mention(i, i + 1, "pronoun", self.memory.last_person(sentence, gender, doer, aside))

    def _speaker_before(self, sentence: int, gender: str) -> Figurehead | None:
        """Whom "he" means that says more: who spoke last, if nobody is told of since, of a fitting gender."""
        who: Figurehead | None = None
        for mention in self.memory.subjects_before(sentence):
            if self.heads.speaks(mention) and (who is None or self.heads.opens_anew(mention)):
                who = mention.who
        if who is None or who.kind != "person" or who.gender not in (None, gender):
            return None
        who.gender = gender
        return who

    def _says_more(self, i: int) -> bool:
        """Whether a pronoun opens its sentence, or stands behind a quotation, and says something: He also noted."""
        if self.words[i] not in self.subjects:
            return False
        adverb = i + 2 < len(self.words) and bool(self.page.tags[i + 1] & ADV)
        cue = self.page.match_at("cue", i + 1 + adverb)
        if self.page.sentences[self.page.sentence_of[i]][0] != i and self.page.quote_of[i - 1] < 0:
            # The port would grow, he added, but it had no crane.
            return cue is not None and self.words[i - 1] == "," and self.page.word(cue.stop) in _MARKS
        return cue is not None

    def _met_before(self, i: int) -> frozenset[int]:
        """Whom the phrase before "he" names as met or greeted: In talks with Governor A, he said; Greeting A, he."""
        first = self.page.sentences[self.page.sentence_of[i]][0]
        if i - first < _FEW_BEFORE or self.words[i - 1] != "," or self.words[i] not in self.subjects:
            return frozenset()
        if not self.page.tags[first] & (PREP | ING):
            return frozenset()
        met, told = set[int](), False
        for mention in self.context.mentions[bisect_left(self.context.mentions, first, key=lambda m: m.start) :]:
            k = mention.start - 1
            k -= self.page.is_a(k, "definite")
            told = told or self.page.is_a(k, "metlink") or bool(self.page.tags[k] & ING)
            if told and mention.who:
                met.add(id(mention.who))
        return frozenset(met)

    def _doer(self, i: int, sentence: int) -> Figurehead | None:
        """Who does something to the pronoun at token `i`: whoever stands before its verb, else the last subject."""
        last = self.context.mentions[-1] if self.context.mentions else None
        if last and last.who and last.form in ("name", "role") and 0 < i - last.stop <= _NEAR_VERB:
            joined = self.page.has_a("joiner", last.stop, i)  # welcomed the envoy and thanked her
            acts = is_past(self.page, i - 1) or self._is_to_come(i - 1)
            if self.page.sentence_of[last.start] == sentence and acts and not joined:
                return last.who
        return self.memory.last_subject(sentence)

    def _is_to_come(self, i: int) -> bool:
        """Whether a verb in the base form stands at token `i`: will | receive him."""
        return bool(self.page.tags[i] & BASE and self.page.tags[i - 1] & (MODAL | TO))

    def _is_object(self, i: int) -> bool:
        """Whether a pronoun is somebody that the subject of its sentence does something to: met her, thanked him."""
        if self.words[i] not in self.objects or self.words[i - 1] in self.clause:
            return False
        after = i + 1
        owns = self.words[i] in self.her and after < len(self.words) and self.words[after].isalpha()
        return not owns or self.words[after] in self.small

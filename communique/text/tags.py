"""What class of word a token may be: bits for small words, verb forms and marks, from the language's data."""

from __future__ import annotations

from functools import cache
from typing import Final

from communique.words.load import load_words

# Each is a constant of its own, which a compiler puts in where it stands.
DET: Final = 1 << 0
PREP: Final = 1 << 1
CONJ: Final = 1 << 2
AUX: Final = 1 << 3
MODAL: Final = 1 << 4
PRON: Final = 1 << 5
REL: Final = 1 << 6
SUB: Final = 1 << 7
ADV: Final = 1 << 8
NEG: Final = 1 << 9
BASE: Final = 1 << 10
THIRD: Final = 1 << 11
PAST: Final = 1 << 12
PART: Final = 1 << 13
ING: Final = 1 << 14
NOUN: Final = 1 << 15
ADJ: Final = 1 << 16
CLAUSE: Final = 1 << 17
TIME: Final = 1 << 18
TO: Final = 1 << 19
POSS: Final = 1 << 20
COMMA: Final = 1 << 21
STOP: Final = 1 << 22
NUM: Final = 1 << 23
BE: Final = 1 << 24
HAVE: Final = 1 << 25
VERB: Final = BASE | THIRD | PAST | PART | ING
_CLASSES = {
    "determiner": DET,
    "preposition": PREP,
    "conjunction": CONJ,
    "auxiliary": AUX,
    "modal": MODAL,
    "pronoun": PRON,
    "relative": REL,
    "subordinator": SUB,
    "negation": NEG,
    "adverb": ADV,
    "ing_noun": NOUN,
    "participle_adjective": ADJ,
    "time_noun": TIME,
    "ly_noun": 0,
    "be": BE | AUX,
    "have": HAVE | AUX,
}
_FORMS: Final = {"base": BASE, "s": THIRD, "past": PAST, "participle": PART, "ing": ING}
PHRASAL: Final = {"base": BASE, "s": THIRD, "past": PAST | PART, "ing": ING}  # of a verb that is none by itself
_MARKS: Final = {"to": TO | PREP, "'s": POSS, ",": COMMA} | dict.fromkeys(".!?;:…()[]|•", STOP)


class _Tags(dict[str, int]):
    def __missing__(self, word: str) -> int:
        """The bits of a word that no list holds, by its shape."""
        if word[0].isdigit():
            return NUM
        return ADV if word.endswith("ly") and len(word) > 4 else 0


@cache
def tag_lexicon(language: str) -> dict[str, int]:
    """The bits of each word of a language; a number has `NUM`, a word in -ly that no list holds `ADV`, others none."""
    words = load_words(language)
    tags: dict[str, int] = {}
    for cls, bit in _CLASSES.items():
        for group in words.of(cls):
            for word in group.words:
                tags[word] = tags.get(word, 0) | bit
    nouns, clausal = words.sets["noun_verb"], words.sets["clause_verb"]
    for form, bases in words.verbs.items():
        for base, name in bases:
            bit = _FORMS[name] | (CLAUSE if base in clausal else 0)
            tags[form] = tags.get(form, 0) | bit | (NOUN if base in nouns and name in ("base", "s") else 0)
    return _Tags(tags | _MARKS)

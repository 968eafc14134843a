"""What class of word a token may be: bits for small words, verb forms and marks, from the language's data."""

from __future__ import annotations

from functools import cache

from communique.words.load import load_words

DET, PREP, CONJ, AUX, MODAL, PRON, REL, SUB, ADV, NEG = (1 << n for n in range(10))
BASE, THIRD, PAST, PART, ING, NOUN, ADJ, CLAUSE, TIME, TO, POSS, COMMA, STOP, NUM, BE, HAVE = (
    1 << n for n in range(10, 26)
)
VERB = BASE | THIRD | PAST | PART | ING
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
    "be": BE | AUX,
    "have": HAVE | AUX,
}
_FORMS = {"base": BASE, "s": THIRD, "past": PAST, "participle": PART, "ing": ING}
_MARKS = {"to": TO | PREP, "'s": POSS, ",": COMMA} | dict.fromkeys(".!?;:…()[]|•", STOP)


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
    nouns, clausal = words.wordset("noun_verb"), words.wordset("clause_verb")
    for form, bases in words.verbs.items():
        for base, name in bases:
            bit = _FORMS[name] | (CLAUSE if base in clausal else 0)
            tags[form] = tags.get(form, 0) | bit | (NOUN if base in nouns and name in ("base", "s") else 0)
    return _Tags(tags | _MARKS)

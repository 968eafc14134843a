"""A light reader of clauses: where one begins and ends, its subject, and the verbs joined in it.

It knows only the small words, the verb forms and a few nouns of the language's data; whatever else there is counts as
part of a noun phrase. Each question looks at some tens of tokens at most, however long the sentence.
"""

from __future__ import annotations

from typing import Final

from communique.text.noun_phrases import NounPhrases
from communique.text.page import Page
from communique.text.tags import (
    ADJ,
    ADV,
    AUX,
    BASE,
    BE,
    CLAUSE,
    COMMA,
    CONJ,
    DET,
    HAVE,
    ING,
    MODAL,
    NEG,
    NOUN,
    NUM,
    PART,
    PAST,
    PREP,
    PRON,
    REL,
    STOP,
    SUB,
    THIRD,
    TIME,
    TO,
    VERB,
)  # fmt: skip
from communique.text.vocabulary import LETTERS

Span = tuple[int, int]
_QUOTES: Final = frozenset('“”„«»"‹›')
_LONGEST_CLAUSE: Final = 240
_TERM: Final = 12  # tokens of a quoted term
_PLAN: Final = 9  # tokens of what is planned, behind "with"
_NAME: Final = 3  # tokens of a name in a headline
_TELLER: Final = 16  # tokens of who says it, behind the verb
_ADVERBS: Final = 8  # adverbs in a row that are stepped over
_MAY_END: Final = COMMA | CONJ | SUB  # a clause
_JOINS: Final = CONJ | COMMA
_NO_SUBJECT: Final = PREP | COMMA | REL | SUB
_SUBJECT: Final = DET | PRON
_PARTS: Final = COMMA | REL | SUB


class Clauses(NounPhrases):
    """The clauses of one page; positions are tokens, spans half open."""

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        language = page.language
        self._contrast = language.sets["contrast"]
        self._reason, self._ways = language.sets["reason_link"], language.sets["way_opener"]
        self._closing = self._contrast | language.sets["closing_relative"]
        self._particles = language.sets["object_particle"]
        self._helping = language.sets["helping_verb"]
        self._examples = language.sets["example_opener"]
        self._accompanying = language.sets["accompanying"]
        self._goes_on_with = language.sets["joined_complement"]
        self._adjectival = tuple(sorted(language.sets["adjective_ending"]))
        self._ing_prepositions = language.sets["ing_preposition"]
        self._ofless = language.sets["ofless_verb"]
        self._cardinals = language.sets["cardinal"]

    # The end of a clause

    def clause_end(self, i: int) -> int:
        """The token behind the clause that token `i` stands in: an attribution, another clause or a stop ends it."""
        start, stop = self.bounds(i)
        stop = min(stop, i + _LONGEST_CLAUSE)
        while stop > start + 1 and self.is_break(stop - 1) and not self._closes(stop - 1, i):
            stop -= 1
        k, shapes = i + 1, self.page.shapes
        while k < stop:
            tag = self.tags[k]
            if not tag & _MAY_END and shapes[k] & LETTERS:
                k += 1
                continue
            if self.words[k] == "(":
                k = self._close_bracket(k, stop)
                continue
            if self.is_break(k):
                inner = self._short_quote(k, stop)
                if inner is None:
                    return k
                k = inner
                continue
            if tag & COMMA and self.comma_ends(k, stop):
                return k
            if tag & CONJ and (self.has_own_subject(k + 1, stop) or self._opens_predicate(k + 1, stop)):
                if not self._is_behind_relative(k):
                    return k
            if tag & SUB and not tag & (PREP | DET | REL | ADV) and self.words[k] in self._contrast:
                if k + 1 == len(self.tags) or not self.tags[k + 1] & NUM:  # since 2019
                    return k
            if tag & SUB and self.page.tag(k + 1) & PRON and self.page.tag(k + 2) & (MODAL | BE | HAVE):
                if self.words[k] in self._reason:
                    return k  # as it would create jobs
            k += 1
        return stop

    def _is_behind_relative(self, k: int) -> bool:
        """Whether the conjunction at token `k` joins the subjects of one inner clause: under which Ohio and Kent will.

        So too ways Ohio and Kent can cooperate.
        """
        near = range(k - 1, max(0, k - _NAME - 1), -1)
        if any(self.tags[n] & REL and self.tags[n - 1] & PREP for n in near):
            return True
        way = next((n for n in near if self.words[n] in self._ways), k)
        return way < k - 1 and not self.has_finite(way + 1, k)

    def _closes(self, k: int, i: int) -> bool:
        """Whether the mark at token `k` closes a bracket, or a quoted term that opens behind token `i`."""
        number = self.page.quote_of[k]
        return self.words[k] == ")" or self.words[k] in _QUOTES and number >= 0 and self.page.quotes[number].start > i

    def _close_bracket(self, i: int, stop: int) -> int:
        for k in range(i + 1, stop):
            if self.words[k] == ")":
                return k + 1
        return stop

    def _short_quote(self, i: int, stop: int) -> int | None:
        """The token behind a quoted term that opens at token `i`, or `None` where it is a speech or no quotation."""
        number = self.page.quote_of[i]
        if number < 0:
            return None
        quote = self.page.quotes[number]
        if quote.start != i or quote.stop > stop + 1:
            return None
        woven = i + 1 < quote.stop and self.words[i - 1] not in (",", ":") and not self.page.is_capital(i + 1)
        return min(quote.stop, stop) if quote.stop - i <= _TERM or woven and quote.closed else None

    def comma_ends(self, k: int, stop: int) -> bool:
        """Whether the clause ends with the comma at token `k`."""
        i = k + 1
        if i >= stop:
            return True
        tag = self.tags[i]
        if self.page.match_at("also_joins", i):
            return False
        if self.words[i] in self._closing or self.words[i] in self._accompanying and self._plans(i, stop):
            return True
        if tag & ING and tag & CLAUSE:
            return True
        if tag & CLAUSE and (tag & PAST or self._names_teller(i, stop)):
            return True  # …, said the minister
        if tag & CONJ:
            return self.has_own_subject(i + 1, stop) or self._opens_predicate(i + 1, stop)
        if tag & ING and self._tells(i):
            return True
        return self._is_attribution(i, stop) or self.has_own_subject(i, stop)

    def _plans(self, i: int, stop: int) -> bool:
        """Whether "with" at token `i` opens a plan of its own: …, with production slated for May."""
        for k in range(i + 2, min(stop, i + _PLAN)):
            match = self.page.match_at("force", k)
            if match is not None and (match.group["form"] == "event" or match.group.get("copula")):
                return True
            if match is not None and match.group.get("beside"):
                return True
            if self.tags[k] & (COMMA | AUX):
                return False
        return False

    def _names_teller(self, i: int, stop: int) -> bool:
        """Whether a verb of saying in the present has its subject behind it, up to `stop`: …, reports the Daily."""
        if not self.tags[i] & THIRD or i + 1 >= stop or self.tags[i + 1] & TO:
            return False
        named = self.tags[i + 1] & DET or self.page.is_capital(i + 1)
        return bool(named) and stop - i <= _TELLER and not self.has_finite(i + 1, stop)

    def _is_attribution(self, i: int, stop: int) -> bool:
        """Whether somebody and a verb of saying stand from token `i` on, and little else."""
        for k in range(i, min(stop, i + 24)):
            if self.tags[k] & CLAUSE and self.tags[k] & (PAST | THIRD) and k > i:
                return True
            titled = self.tags[k] & COMMA and k + 1 < stop and self._goes_on_naming(i, k + 1)
            if self.tags[k] & (COMMA | AUX | MODAL) and not titled or self.is_break(k):
                return False
        return False

    def _goes_on_naming(self, i: int, k: int) -> bool:
        """Whether somebody named from token `i` on is named on behind a comma: , its director, | Ann Lee, | said."""
        if self.page.is_capital(k):
            return self.page.is_capital(i) or bool(self.tags[i] & (DET | PRON))
        return bool(self.tags[k] & CLAUSE and self.tags[k] & (PAST | THIRD))

    def _opens_predicate(self, i: int, stop: int) -> bool:
        """Whether another predicate of the sentence's own subject begins at token `i`: (to lend …) and invited …"""
        i = self.skip_adverbs(i, stop)
        if i >= stop:
            return False
        tag = self.tags[i]
        if tag & (AUX | MODAL) and self.is_finite(i) or not tag and self._is_ready(i):
            return True
        if tag & SUB and self.words[i] in self._goes_on_with:
            return True  # (that exports grow) and that …, and why we will
        past = bool(tag & PAST) and not tag & (BASE | NOUN)
        told = i + 1 < stop and self.words[i + 1] == "that"
        if tag & (PAST | THIRD) and not tag & (BASE | NOUN) and self._wants(i):
            return True  # (plans to open a mill) and wants to hire millers
        done = i + 1 < stop and bool(self.tags[i + 1] & (DET | PRON))
        return past and (bool(tag & CLAUSE) or told or done or self._tells(i))

    def _is_ready(self, i: int) -> bool:
        """Whether an adjective of force stands at token `i` without its "be": (would buy wheat) and keen to sell."""
        match = self.page.match_at("force", i)
        return match is not None and bool(match.group.get("copula"))

    def _wants(self, i: int) -> bool:
        """Whether the word at token `i` is a verb of force with an infinitive: wants to, agreed to, vowed to."""
        match = self.page.match_at("force", i)
        return match is not None and match.group["form"] == "infinitive"

    def _tells(self, i: int) -> bool:
        """Whether the word at token `i` is a verb of telling somebody to do something (invited, urging)."""
        match = self.page.match_at("force", i)
        if match is None:
            return False
        return match.group["form"] in ("person", "clause", "object") or bool(match.group.get("both"))

    def has_own_subject(self, i: int, stop: int) -> bool:
        """Whether a clause with its own subject begins at token `i`."""
        i = self.skip_adverbs(i, stop)
        if i < stop and self.tags[i] & PREP and not self.tags[i] & TO:
            return self._person_acts(i, min(stop, i + 8))
        if i >= stop or self.tags[i] & _NO_SUBJECT and not self.tags[i] & _SUBJECT:
            return False
        if self.tags[i] & VERB and not self.tags[i] & NOUN or self.tags[i] & (AUX | MODAL):
            return False
        for k in range(i + 1, min(stop, i + 16)):
            tag = self.tags[k]
            if tag & _PARTS and not tag & PREP or tag & TO or self.is_break(k):
                return False
            if tag & CONJ and k > i + 8:
                return False
            if self.is_finite(k):
                if self.tags[k - 1] & CONJ and k - 1 > i:
                    return False  # and the province, and pledged to
                if self.tags[i] & BASE and tag & BASE and not tag & (AUX | MODAL):
                    return False  # and help growers protect vines
                reduced = tag & PAST and tag & PART and not tag & CLAUSE
                return not reduced or self._after_noun(k) or self._is_person(k - 1)
        return False

    def _person_acts(self, start: int, stop: int) -> bool:
        """Whether a clause with a pronoun as its subject begins behind an adverbial: (and) in spring we will …"""
        for k in range(start, stop - 1):
            if self._is_person(k) and self.is_finite(self.skip_adverbs(k + 1, stop - 1)):
                return True
        return False

    def _is_person(self, k: int) -> bool:
        return self.words[k] in ("he", "she", "we", "they", "i")

    def _after_noun(self, k: int) -> bool:
        after = self.tags[k + 1] if k + 1 < len(self.words) else STOP
        return bool(after & (DET | TO | REL | PRON))

    # The verbs joined in it

    def split_verbs(self, start: int, stop: int, *, loose: bool = False) -> list[Span]:
        """The verb phrases joined in tokens `start` to `stop`, the first of which begins with the verb at `start`.

        "set up a hub, produce parts and train your people" gives three; several objects of one verb are one, and a verb
        without an object reaches over the one of the next ("build and run a mill" gives both as they stand). `loose`:
        infinitives are joined by a comma alone (it is necessary to meet, to agree), and none is a purpose.
        """
        form = self._form(start)
        heads = [start]
        k = start + 1
        while k < stop:
            joins = self.tags[k] & _JOINS
            if joins or k + 1 < stop and self.tags[k + 1] & SUB and self._joins_as_well(k, stop):
                head = self._joined_verb(k, stop, form, heads, loose)
                if head is not None:
                    heads.append(head)
                    k = head
            k += 1
        ends = [self._before_joint(h) for h in heads[1:]] + [stop]
        for n in range(len(heads) - 2, -1, -1):
            if self._lacks_object(heads[n], ends[n]) and not self._stands_alone(heads[n], ends[n]):
                ends[n] = ends[n + 1]  # build and run a mill: both have the mill
        return list(zip(heads, ends, strict=True))

    def _stands_alone(self, head: int, end: int) -> bool:
        """Whether a verb with its particle needs no object: to open up, ease access and cut duties."""
        return end - head > 1 and bool(self.tags[end] & COMMA)

    def _joins_as_well(self, k: int, stop: int) -> bool:
        """Whether "as well as to" follows token `k`, without a comma: to buy wheat as well as to sell trucks."""
        also = self.page.match_at("also_joins", k + 1)
        return also is not None and also.stop < stop and bool(self.tags[also.stop] & TO)

    def _lacks_object(self, head: int, end: int) -> bool:
        """Whether a joined verb has nothing behind it but a particle or a preposition: set up, invest in."""
        return all(self.tags[k] & PREP or self.words[k] in self._verb_particles for k in range(head + 1, end))

    def _form(self, i: int) -> int:
        tag = self.tags[i]
        before = self.tags[self.skip_adverbs_back(i - 1, 0)] if i else 0
        if tag & PART and before & (BE | HAVE):
            return PART
        return ING if tag & ING and not tag & BASE else BASE

    def _before_joint(self, head: int) -> int:
        """The token behind the verb phrase that ends before the joined verb at `head`."""
        k = head
        also = next((m for m in self.page.within("also_joins", head - 4, head) if head - m.stop < 2), None)
        k = also.start if also is not None else k
        while k > 0 and (self.tags[k - 1] & (CONJ | COMMA | TO | ADV | NEG)) and not self.tags[k - 1] & TIME:
            k -= 1
        return k

    def _joined_verb(self, k: int, stop: int, form: int, heads: list[int], loose: bool) -> int | None:
        """The verb that the conjunction or comma at token `k` joins to the last of `heads`, or `None`."""
        i = k + 1
        if i < stop and self.tags[k] & COMMA and self.tags[i] & CONJ:
            i += 1
        also = self.page.match_at("also_joins", i)
        if also is not None and also.stop + 1 < stop:
            to = self.tags[also.stop] & TO and form == BASE
            i = also.stop + bool(not to and self.tags[also.stop] & PREP and self.tags[also.stop + 1] & form)
        inserted = self._behind_condition(i, stop)
        i = self.skip_adverbs(inserted, stop)
        if not self._examples.isdisjoint(self.words[inserted:i]):
            return None  # in many fields, especially trade, investment and
        marked = i < stop and bool(self.tags[i] & TO) and (form == BASE or form == ING and self.tags[k] & CONJ != 0)
        i = self.skip_adverbs(i + 1, stop) if marked else i
        if i >= stop or not self.tags[i] & form or self.words[i] in self._ofless and self.page.is_a(i + 1, "genitive"):
            return None
        if form == ING and self.tags[k] & COMMA and self.words[i] in self._ing_prepositions:
            return None  # …, following two missions
        if self.words[i - 1].endswith("ly") and self.tags[i - 1] & ADV and i - 1 >= inserted:
            return i if not self._binds_inside(heads[-1], k, i) else None  # and quickly handle cases
        if marked:
            joined = loose or also is not None or bool(self.tags[k] & CONJ or self.tags[k + 1] & CONJ)
            return i if joined or self._lists_infinitives(i, stop) else None
        if self._is_bare_infinitive(k - 1, heads[-1]):
            return None
        if self.tags[k] & CONJ and (self.words[i] == self.words[k - 1] or self._joins_adjectives(k)):
            return None  # on border and border post management
        listed = len(heads) > 1 and self.tags[k] & CONJ  # a, b and c: c is a verb as a and b are
        listed = listed or self.tags[k] & COMMA and self._verb_follows(i, stop, form)
        listed = listed or self.tags[k - 1] & TIME and self.tags[k] & CONJ  # within three months and test seed
        closed = self.tags[k] & CONJ and self.tags[k - 1] & ADV  # register it early and work with
        if self.tags[i] & NOUN and not self._takes_object(i, stop) and not closed:
            if not (listed and self._goes_on(i, stop)):
                return None
        passive = self.tags[i] & BE and i + 1 < stop and self.tags[i + 1] & PART
        if self.tags[i] & (ADJ | MODAL | PREP | AUX | TIME) and not passive and not self._takes_object(i, stop):
            return None
        return i if not self._binds_inside(heads[-1], k, i) else None

    def _joins_adjectives(self, k: int) -> bool:
        """Whether the conjunction at token `k` joins two adjectives of a noun: a responsible and correct decision."""
        first = self.tags[k - 1] & ADJ and not self.tags[k - 1] & NOUN or self.words[k - 1].endswith(self._adjectival)
        return bool(first) and bool(self.tags[k - 2] & DET)

    def _lists_infinitives(self, i: int, stop: int) -> bool:
        """Whether a later infinitive is joined to the one at token `i`: to build …, to train … and to hire …"""
        return any(self.tags[n] & CONJ and self.tags[n + 1] & TO for n in range(i + 1, stop - 1))

    def _is_bare_infinitive(self, i: int, head: int) -> bool:
        """Whether an infinitive inside a phrase has no object, so that what is joined shares it: to deepen, expand."""
        while i > head and self.tags[i] & BASE:
            k = self.skip_adverbs_back(i - 1, head)
            if self.tags[k] & TO:
                return k > head
            if not self.tags[k] & (COMMA | CONJ):
                return False
            i = k - 1
        return False

    def _verb_follows(self, i: int, stop: int, form: int) -> bool:
        """Whether a sure verb of the same form is joined a few words behind token `i`: a, b and c."""
        joint = next((n for n in range(i + 1, min(stop, i + _ADVERBS)) if self.tags[n] & CONJ), stop)
        verb = self.skip_adverbs(joint + 1, stop)
        if verb >= stop or not self.tags[verb] & form or self.tags[verb] & (PREP | AUX | TIME):
            return False
        return not self.tags[verb] & NOUN or self._takes_object(verb, stop)

    def _behind_condition(self, i: int, stop: int) -> int:
        """Behind an "if …," that stands between a conjunction and its verb; `i` itself where there is none."""
        if i >= stop or not (self.tags[i] & COMMA or self.words[i] == "if"):
            return i
        if self.page.match_at("condition", min(i + 1, stop - 1)) is None and self.words[i] != "if":
            return i
        for n in range(i + 1, min(stop, i + 25)):
            if self.tags[n] & COMMA:
                return n + 1
        return i

    def _takes_object(self, i: int, stop: int) -> bool:
        """Whether what follows shows that a word that may be a noun is a verb here."""
        if i + 1 >= stop:
            return False
        if self.page.match_at("paired_verb", i):
            return True
        after = self.tags[i + 1]
        if after & (DET | PRON | NUM) and not after & (CONJ | REL) or self.words[i + 1] in self._cardinals:
            return True
        if after & PREP and i + 2 < stop and self.tags[i + 2] & PRON and not self.tags[i + 2] & (DET | REL):
            return True  # and pay for it
        if after & BASE and not after & NOUN and self.words[i] in self._helping:
            return True  # and help introduce trams
        word = self.words[i + 1]
        return (
            word in self._particles
            or not after & ~ADJ
            and word.endswith(self._adjectival)
            and self._goes_on(i + 1, stop)
        )

    def _goes_on(self, i: int, stop: int) -> bool:
        return i + 1 < stop and not self.tags[i + 1] & (PREP | CONJ | COMMA | VERB) and not self.is_break(i + 1)

    def _binds_inside(self, head: int, k: int, i: int) -> bool:
        """Whether the verb at `i` belongs to a relative clause or an infinitive inside the phrase of `head`."""
        for n in range(k - 1, head, -1):
            if self.tags[n] & REL and not self.tags[n - 1] & (PREP | VERB & ~NOUN):
                verb = next((m for m in range(n + 1, k) if self.tags[m] & VERB or self.tags[m] & AUX), None)
                return verb is not None and not self.tags[verb] & THIRD
            if self.words[n - 1] != "-" and self.tags[n] & SUB and not self.tags[n] & (PREP | DET | REL | ADV):
                return not self.tags[n + 1] & TIME and n + 2 < k  # not: lodge it before Easter and
        return False

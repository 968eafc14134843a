"""What all finders of speech share: attributions, and what a stretch of words looks like."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from communique.entries.context import Context, Figurehead, Mention
from communique.text.page import Match
from communique.text.tags import ADV, BASE, CONJ, ING, NOUN, PAST, PREP
from communique.text.vocabulary import CAPITAL, count_having

QUOTE_MARKS: Final = frozenset("“”„«»\"‘’'")
DASHES: Final = frozenset("–—-")
_BEFORE_SUBJECT: Final = frozenset((",", "”", '"', "»", ":", "–", "—", "."))
_BEFORE_CONTENT: Final = frozenset((",", ":", ";", "–", "—", "-", ".", "•", "*"))
_BEHIND_CONTENT: Final = frozenset((",", ";", ":", ".", "–", "—", "-", "!", "?", "…", "/"))
_CALLS: Final = frozenset("!?")
_ENDS_SPEECH: Final = frozenset(".!?,…")
_LONGEST_WORD: Final = 2  # tokens in quotation marks that are no words of somebody's own
_SHORTEST_NAME: Final = 2  # letters of a name in capitals
_LONGEST_TERM: Final = 14  # tokens in quotation marks without a verb


@dataclass(slots=True)
class Attribution:
    """A verb of saying at tokens `cue` with its subject; `start` to `stop` covers both and the words between.

    `kind`: verb, joined (to a verb before it), relative (X, who said), participle, opening (a participle that opens its
    sentence, whose content ends at token `end`), source ("according to") or outlet (says nothing of anybody's).
    `related`: it stands in a relative clause that goes on behind it (the port, which he said was open).
    """

    cue: Match
    who: Figurehead | None
    start: int
    stop: int
    subject: Mention | None = None
    passive: bool = False
    quoted: bool = False
    kind: str = "verb"
    end: int = 0
    related: bool = False


class Attributions:
    """The attributions of a page in the order of the text, found again by place without looking at all of them."""

    def __init__(self, found: list[Attribution]) -> None:
        self.all = sorted(found, key=lambda one: one.start)
        self.starts = [one.start for one in self.all]
        self.numbers = {id(one): n for n, one in enumerate(self.all)}
        self.places = frozenset(self.starts)

    def __iter__(self) -> Iterator[Attribution]:
        return iter(self.all)

    def within(self, start: int, stop: int) -> list[Attribution]:
        """Those that begin in tokens `start` to `stop`."""
        return self.all[bisect_left(self.starts, start) : bisect_left(self.starts, stop)]

    def around(self, i: int, before: int, behind: int) -> list[Attribution]:
        """The last `before` that begin before token `i` and the first `behind` that begin at it or later."""
        k = bisect_left(self.starts, i)
        return self.all[max(0, k - before) : k + behind]

    def behind(self, one: Attribution) -> Iterator[Attribution]:
        """Those behind one, the nearest first."""
        for n in range(self.numbers[id(one)] + 1, len(self.all)):
            yield self.all[n]


class Speech:
    """One page as the finders of speech see it: its words, and what its stretches look like."""

    def __init__(self, context: Context) -> None:
        language = context.page.language
        self.context = context
        self.page = context.page
        self.words = context.page.words
        self.clauses = context.clauses
        self.that = language.sets["complementiser"]
        self.possessive = language.sets["possessive"]
        self._adverbs = language.sets["cueadverb"]
        self._before = language.sets["contentstart"]
        self._behind = language.sets["contentend"]
        self._terms: dict[int, bool] = {}
        self._brackets: dict[str, int] | None = None

    def is_skipped(self, i: int) -> bool:
        """Whether token `i` stands in a line that is no part of the report."""
        skipped = self.context.skipped
        return bool(skipped) and skipped[self.page.paragraph_of[i]]

    def first(self, i: int) -> int:
        """The first token of the sentence that token `i` stands in."""
        return self.page.sentences[self.page.sentence_of[i]][0]

    def opens_sentence(self, i: int) -> bool:
        """Whether token `i` is the first of its sentence."""
        return self.first(i) == i

    def has_finite(self, start: int, stop: int) -> bool:
        """Whether a verb with a subject of its own stands in the tokens."""
        return self.clauses.has_finite(start, min(stop, self.page.size))

    def may_be_clause(self, start: int, stop: int) -> bool:
        """Whether words before "…, X said" can be what is said, not an opening phrase such as "Greeting the guest"."""
        tags = self.clauses.tags
        gerund = tags[start] & ING and not tags[start] & NOUN
        if gerund and not (start + 1 < stop and self.page.is_a(start + 1, "genitivelink")):
            return False
        if tags[start] & PREP and not self.has_finite(start, stop):  # for his part, in order to sell it
            return any(tags[i] & PAST for i in range(start + 1, stop))
        return self.has_finite(start, stop) or any(tags[i] & (PAST | BASE) for i in range(start, stop))

    def opens_number(self, i: int) -> bool:
        """Whether digits stand at token `i`, or behind a currency mark or a hedge of up to two words there."""
        return any(word[0].isdigit() for word in self.words[i : i + 4])

    def over_adverbs(self, i: int) -> int:
        """The token behind the adverbs that begin at token `i`."""
        page = self.page
        while i < self.page.size and i not in self.context.mention_of:
            phrase = page.match_at("cueadverb", i)
            if phrase is None and self.words[i] not in self._adverbs:
                break
            i = phrase.stop if phrase else i + 1
        return i

    def sentence_subject(self, first: int, stop: int) -> Mention | None:
        """The mention that opens the sentence, or the clause behind an opening phrase and its comma."""
        for mention in self.context.mentions_in(first, stop):
            if self.page.quote_of[mention.start] >= 0 or mention.who is None:
                continue
            i = mention.start - (mention.start > first and self.page.is_a(mention.start - 1, "definite"))
            before = self.words[i - 1] if i > first else ""
            dashed = before == "-" and not self.page.touches(i)
            led = i == first + 1 and bool(self.page.tags[first] & (CONJ | ADV))  # But the governor, who came late, said
            if not before or before in _BEFORE_SUBJECT or before in self.that or dashed or led:
                return None if self.is_possessor(mention) else mention
        return None

    def pair_behind(self, mention: Mention) -> tuple[Figurehead, int] | None:
        """Two people behind a verb of saying or "according to", before a mark: said Ana Sol and Bo Li."""
        i = mention.stop
        if mention.form != "name" or not self.page.is_a(i, "joiner"):
            return None
        other = self.context.mention_of.get(i + 1)
        if other is None or other.form != "name" or other.who is mention.who:
            return None
        if self.page.word(other.stop).isalnum() and not self.page.is_a(other.stop, "subordinator"):
            return None
        words = self.page.slice(mention.start, other.stop)
        return Figurehead(None, words, None, kind="group", first=mention.start), other.stop

    def is_possessor(self, mention: Mention) -> bool:
        """Whether a mention only owns what follows: the minister's visit."""
        return self.page.word(mention.stop) in self.possessive

    def is_term(self, number: int) -> bool:
        """Whether a quotation looks like a title or a term: few words, no verb, nothing that ends a sentence."""
        known = self._terms.get(number)
        if known is None:
            known = self._terms[number] = self._looks_like_term(number)
        return known

    def _looks_like_term(self, number: int) -> bool:
        quote, page = self.page.quotes[number], self.page
        inner = range(quote.start + 1, quote.stop - 1 if quote.closed else quote.stop)
        if not _CALLS.isdisjoint(self.words[inner.start : inner.stop]):
            return False
        last = self.words[inner[-1]] if inner else ""
        if last in (",", ".", "…") and len(inner) > 4 or last in (",", ".") and self.opens_sentence(quote.start):
            return False
        if len(inner) > 2 and last not in (".", ","):
            if count_having(page.shapes[inner.start : inner.stop], CAPITAL) >= 0.6 * len(inner):
                return True
        return len(inner) <= _LONGEST_TERM and not self.has_finite(inner.start, inner.stop)

    def is_word(self, number: int) -> bool:
        """Whether a quotation is a word or two that stay part of what is said around them: a “reset” in relations."""
        quote = self.page.quotes[number]
        stop = quote.stop - quote.closed
        return stop - quote.start - 1 <= _LONGEST_WORD and self.words[stop - 1] not in _ENDS_SPEECH

    def inside_term(self, i: int) -> bool:
        """Whether token `i` stands in a quoted term, or in no quotation at all (an apostrophe)."""
        number = self.page.quote_of[i]
        return number < 0 or self.is_term(number)

    def opens_speech(self, i: int) -> bool:
        """Whether a quotation mark at token `i` belongs to quoted words that are no term."""
        return self.page.word(i) in QUOTE_MARKS and not self.inside_term(i)

    def is_described(self, attributions: Attributions, one: Attribution) -> bool:
        """Whether "described X as …", "called X …" stands before another verb of saying with the same subject."""
        later = next(attributions.behind(one), None) if "quote" in one.cue.group.get("takes", ()) else None
        if later is None:
            return False
        same = self.page.sentence_of[later.start] == self.page.sentence_of[one.start]
        return later.kind == "joined" and later.who is one.who and same

    def short_for(self, name: str) -> Figurehead | None:
        """Who or what the text shortens to a name in capitals: the Cabinet Secretary (CS), the Tea Board (TB)."""
        if len(name) < _SHORTEST_NAME or not name.isupper():
            return None
        if self._brackets is None:
            self._brackets = self._find_brackets()
        k = self._brackets.get(name)
        start = self._initials(name.lower(), k) if k is not None else None
        if k is None or start is None:
            return None
        return self._shortened(start, k) or self._body(start, k)

    def _find_brackets(self) -> dict[str, int]:
        """Where each single word in brackets stands first, by the word as it is written."""
        found: dict[str, int] = {}
        for k in range(2, self.page.size - 2):
            if self.words[k] == "(" and self.words[k + 2] == ")":
                found.setdefault(self.page.slice(k + 1, k + 2), k)
        return found

    def _body(self, start: int, stop: int) -> Figurehead | None:
        """The organisation that the words name though they are part of somebody's office: Asian Bank (AB) President."""
        if not self.page.has_a("organisation", start, stop):
            return None
        name = self.page.slice(start, stop)
        return Figurehead(name, None, None, kind="organisation", company=name, first=start)

    def _initials(self, letters: str, stop: int) -> int | None:
        """Where the words with these initials begin that end before token `stop`."""
        i = stop
        for letter in reversed(letters):
            i -= 1
            while i > 0 and not self.page.is_capital(i) and self.words[i].isalpha():
                i -= 1
            if i < 0 or not self.words[i].startswith(letter):
                return None
        return i

    def _shortened(self, start: int, stop: int) -> Figurehead | None:
        """Whoever the words name: the holder of an office, or an organisation."""
        for one in self.context.mentions_in(max(0, start - _LONGEST_TERM), stop):
            office = one.form in ("name", "role") and self.page.within("title", start, stop)
            if one.who and one.start <= start and one.stop >= stop and (office or one.form == "organisation"):
                return one.who
        return None

    def trim(self, start: int, stop: int) -> tuple[int, int] | None:
        """The tokens without commas, full stops, dashes and "and" at their ends; `None` where nothing is left."""
        words = self.words
        while start < stop and (words[start] in _BEFORE_CONTENT or words[start] in self._before and stop - start > 1):
            start += 1
        while stop > start and (words[stop - 1] in _BEHIND_CONTENT or words[stop - 1] in self._behind):
            stop -= 1
        return (start, stop) if start < stop else None


def takes_clause(cue: Match) -> bool:
    """Whether a verb of saying takes a clause: said (that) trade grew."""
    takes = cue.group["takes"]
    return "clause" in takes or "that" in takes

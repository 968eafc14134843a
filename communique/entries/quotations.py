"""Direct speech: each quotation with whoever says it, in quotation marks or behind a dash."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from communique.entries.boilerplate import announces_quotation
from communique.entries.context import Figurehead, Mention, Said
from communique.entries.speech import DASHES, Attribution, Attributions, Speech
from communique.text.quotes import Quote
from communique.text.tags import AUX, PREP

_BEHIND: Final = frozenset((",", "-", "–", "—", "…", ";"))  # between a quotation and its speaker
_BEFORE: Final = frozenset((":", ",", "–", "—", "-"))  # between a speaker and the quotation
_CLOSES: Final = frozenset((".", "!", "?"))
_ENDS: Final = frozenset((".", "!", "?", "…", ","))
_SHORTEST_NESTED: Final = 5  # tokens
_FAR_VERB: Final = 4  # tokens between a verb of saying and a quotation
_FAR_OFFICE: Final = 8  # tokens between a quotation and its speaker's office
_FAR_NESTED: Final = 15  # tokens before a quotation inside another that its speaker is looked for


@dataclass(slots=True)
class _Answer:
    """Who says a quotation, by which rule, and whether that shows even a few words without a verb to be speech."""

    who: Figurehead | None
    rule: str
    fragment: bool


def find_quoted(speech: Speech, attributions: Attributions) -> list[Said]:
    """The quotations that somebody says, with whoever that is; titles and terms in quotation marks are left out."""
    return _Quotations(speech, attributions).find()


class _Quotations:
    """Goes through the quotations of one page; positions are tokens, spans half open."""

    def __init__(self, speech: Speech, attributions: Attributions) -> None:
        self.speech = speech
        self.context = speech.context
        self.page = speech.page
        self.words = speech.words
        self.attributions = attributions
        self.top: list[tuple[Quote, Said | None]] = []  # the quotations read so far that stand in no other
        self.alone: dict[int, tuple[int, int, Mention] | None] = {}  # by paragraph

    def find(self) -> list[Said]:
        found: list[Said] = []
        for number, quote in enumerate(self.page.quotes):
            if self.speech.is_skipped(quote.start) or quote.stop - quote.start < 3:
                continue
            said = self._nested(quote) if quote.parent >= 0 else self._quoted(number, quote)
            if quote.parent < 0:
                self.top.append((quote, said))
            if said:
                found.append(said)
        self._fill_back()
        self._told_below()
        self._fill_lone_speaker()
        return found

    def _fill_back(self) -> None:
        """An unclosed quotation of nobody named has the speaker of the one that opens the next paragraph."""
        paragraph_of = self.page.paragraph_of
        for (quote, said), (after, later) in reversed(list(pairwise(self.top))):
            if said and said.who is None and not quote.closed and later and later.who:
                if paragraph_of[after.start] == paragraph_of[quote.start] + 1:
                    said.who, said.rule = later.who, "quotation over paragraphs"

    def _fill_lone_speaker(self) -> None:
        """A quotation in a paragraph of its own is of the only one whom the document quotes, if nobody else speaks."""
        speakers = {id(said.who): said.who for _, said in self.top if said and said.who}
        others = {id(one.who) for one in self.attributions if one.who and one.kind != "outlet"}
        if len(speakers) != 1 or others - speakers.keys():
            return
        who = next(iter(speakers.values()))
        for quote, said in self.top:
            alone = quote.start == self.page.paragraphs[self.page.paragraph_of[quote.start]][0]
            if said and said.who is None and alone and who.kind == "person":
                said.who, said.rule = who, "quotation of the only speaker"

    def _told_below(self) -> None:
        """A quotation of “he” whom nothing before names: the next paragraph says who said this, and when."""
        page, empty = self.page, self.page.language.wordset("emptycontent")
        for quote, said in self.top:
            if said is None or said.who is not None:
                continue
            number = page.paragraph_of[quote.start] + 1
            if number >= len(page.paragraphs):
                continue
            signed = quote.stop >= page.paragraphs[number - 1][1] - 1
            if signed and (named := self._named_line(*page.paragraphs[number])):
                said.who, said.rule = named, "quotation above the name of its speaker"
                continue
            one = next(iter(self.attributions.within(*page.paragraphs[number])), None)
            if one and one.who and self.speech.opens_sentence(one.start) and self.page.word(one.stop) in empty:
                said.who, said.rule = one.who, "quotation whose speaker is told below"

    def _quoted(self, number: int, quote: Quote) -> Said | None:
        """The statement that a quotation is, or `None` for a title or a term in quotation marks."""
        if self._is_title(quote):
            return None
        weak = self.speech.is_term(number)
        if weak and quote.start - self.speech.first(quote.start) == 1 and self.page.tags[quote.start - 1] & PREP:
            return None  # In “The Quiet Port”, the president promises …
        strong: tuple[Callable[[Quote], _Answer | None], ...] = (self._behind, self._before, self._colon)
        for finder in strong if weak else (*strong, self._goes_on, self._follows_paragraph):
            answer = finder(quote)
            if answer is None:
                continue
            if weak and not answer.fragment or self._is_part_of_description(quote):
                return None
            return self._as_attributed(quote, _said(quote, answer.who, answer.rule))
        told = self.page.word(quote.start - 1) == ":" and self.page.word(quote.stop - 2) in _CLOSES
        told = told or self._is_behind_verb(quote)
        stands_alone = not weak and (told or self.speech.opens_sentence(quote.start))
        if stands_alone and self.speech.has_finite(quote.start, quote.stop):
            return self._as_attributed(quote, _said(quote, None, "quotation of nobody named"))
        return None

    def _as_attributed(self, quote: Quote, said: Said) -> Said:
        """A quotation that lacks its closing mark ends with its paragraph, where who says it may stand: “…, X said."""
        last = quote.stop - 1
        if quote.closed or self.words[last] != ".":
            return said
        for cue in self.page.within("cue", max(quote.start, last - _FAR_OFFICE), last):
            around = self.context.mentions_in(max(quote.start, cue.start - _FAR_OFFICE), last)
            for one in around:
                ends = one.stop == cue.start and cue.stop == last or one.start == cue.stop and one.stop == last
                if ends and one.who and self.words[min(one.start, cue.start) - 1] == ",":
                    said.who = one.who
        return said

    def _is_behind_verb(self, quote: Quote) -> bool:
        """Whether whole sentences stand behind a verb of saying whose subject nothing tells: Putin told them “…”."""
        if self.page.word(quote.stop - 2) not in _CLOSES:
            return False
        first = max(self.speech.first(quote.start), quote.start - _FAR_VERB)
        return bool(self.page.within("cue", first, quote.start))

    def _is_title(self, quote: Quote) -> bool:
        """Whether a word right before a quotation tells that it is the name of something: with the theme: “…”."""
        colon = self.page.word(quote.start - 1) in (":", ",")
        return self.page.is_a(quote.start - 1 - colon, "themeword")

    def _is_part_of_description(self, quote: Quote) -> bool:
        """Whether the quoted words are part of what "described X as …" says before another verb of saying."""
        for one in self.attributions.within(self.speech.first(quote.start), quote.start):
            later = next(self.attributions.behind(one), None)
            if later and quote.start < later.start and self.speech.is_described(self.attributions, one):
                return True
        return False

    # The speaker behind the quotation

    def _behind(self, quote: Quote) -> _Answer | None:
        """“…,” X said; “…,” said X; “…”: Shri X."""
        stop = self.page.paragraphs[self.page.paragraph_of[quote.start]][1]
        i = quote.stop
        signed = self._signed(i, stop) if i < stop and self.words[i] in DASHES else None
        if signed is not None:
            return _Answer(signed, "quotation with its speaker behind a dash", True)
        while i < stop and self.words[i] in _BEHIND:
            i += 1
        if i >= stop:
            return None
        if self.words[i] == ":" and (mention := self.context.mention_of.get(i + 1)) and mention.who:
            return _Answer(mention.who, "quotation with its speaker behind a colon", True)
        new = self._is_new_sentence(quote, i)
        for one in self.attributions.around(i, 1, 2):
            if one.kind == "joined" and one.start > i:
                continue  # called it “a gate” and said …
            beside = one.start == i or one.start == i + 1 and self.page.is_a(i, "beforespeaker")
            beside = beside or 0 < one.start - i <= _FAR_OFFICE and self._is_owner(i, one.start)
            if beside and (not new or self._says_nothing_else(one)):
                return self._answer(one, "quotation with its speaker behind it")
        return None if new else self._late(i)

    def _signed(self, i: int, stop: int) -> Figurehead | None:
        """Whose name and office alone stand behind a dash at token `i`: “…” – Tom Keane, mill foreman."""
        if self.page.touches(i) and self.page.touches(i + 1):
            return None
        mention, end = self.context.mention_of.get(i + 1), i + 1
        while end < stop and self.page.is_capital(end) and self.words[end].isalpha():
            end += 1
        end = mention.stop if mention is not None and mention.form == "name" else end
        if end - i <= 2 or stop - end > _FAR_OFFICE or self.speech.has_finite(i + 1, stop):
            return None
        if mention is not None:
            return mention.who if mention.form == "name" else None
        office = self.page.slice(end + 1, stop).rstrip(".") if self.words[end : end + 1] == [","] else None
        return Figurehead(self.page.slice(i + 1, end), office or None, None, first=i + 1)

    def _is_owner(self, start: int, stop: int) -> bool:
        """Whether the tokens before somebody are the name of what they are of: Ohio Space Council chief Bo Li said."""
        if self.page.sentence_of[start] != self.page.sentence_of[stop]:
            return False
        return all(self.page.is_capital(i) or self.page.is_a(i, "genitivelink") for i in range(start, stop))

    def _answer(self, one: Attribution, rule: str) -> _Answer:
        one.quoted = True
        return _Answer(one.who, rule, True)

    def _is_new_sentence(self, quote: Quote, i: int) -> bool:
        """Whether what follows at token `i` is a sentence of its own: “….” X went on."""
        ended = quote.closed and self.words[quote.stop - 2] == "." and self.words[quote.stop] not in _BEHIND
        return ended and self.page.is_capital(i) and self.speech.opens_sentence(quote.stop)

    def _says_nothing_else(self, one: Attribution) -> bool:
        """Whether an attribution that opens a sentence behind “….” has nothing else said: “A.” X concluded."""
        return one.kind == "verb" and self.page.word(one.stop) in (".", ",")

    def _late(self, i: int) -> _Answer | None:
        """“…,” X, who …, told reporters: the subject stands behind the quotation, its verb later in the sentence."""
        line, mention = self.page.sentence_of[i], self.context.mention_of.get(i)
        for one in self.attributions.around(i, 0, 2):
            if mention and self.page.sentence_of[one.cue.start] == line and one.who is mention.who:
                return self._answer(one, "quotation with its speaker behind it")
        return None

    # The speaker before the quotation

    def _before(self, quote: Quote) -> _Answer | None:
        """X said: “…”; X noted that …, “…”; called it “…”."""
        line, before = self.page.sentence_of[quote.start], self.page.word(quote.start - 1)
        nearest = self.attributions.around(quote.start, 1, 0)
        if not nearest or self.speech.opens_sentence(quote.start):
            return None
        one, gap = nearest[0], quote.start - nearest[0].stop
        if self.page.sentence_of[one.cue.start] != line:
            return None
        if one.kind == "source" and before != ",":  # according to her, it has ten ships, and this is “too few, and …”
            told = self.words[one.stop] == "," and self._is_whole(quote) and self.page.tags[quote.start - 1] & AUX
            return self._fragment(one, quote, gap) if told else None
        if before not in (":", ",") and gap > 3 and self._quotes_between(one.stop, quote.start):
            return None
        linked = before in _BEFORE or before in self.speech.that or gap == 0
        if linked and not (before == "," and gap > 1 and self._has_own_speaker(quote)):
            return self._linked(one, quote, before, gap)
        return self._fragment(one, quote, gap)

    def _linked(self, one: Attribution, quote: Quote, before: str, gap: int) -> _Answer:
        """X said, “…”; X said that “…”; X was upbeat and said: “…”."""
        one.quoted = one.quoted or gap <= 1 or before == ":" and gap < 25
        return _Answer(one.who, "quotation with its speaker before it", before != "," or self._ends_sentence(quote))

    def _fragment(self, one: Attribution, quote: Quote, gap: int) -> _Answer | None:
        """X called it “…”, X said the deal was “…”: some words of what is reported stand in quotation marks."""
        if self.speech.is_described(self.attributions, one):
            return None
        if self.speech.is_word(self.page.quote_of[quote.start]):
            return None  # declared a “reset” in relations
        takes = "quote" in one.cue.group.get("takes", ())
        whole = self._is_whole(quote)
        spoken = takes or self.speech.has_finite(quote.start, quote.stop) or whole and self._says_what_it_is(one, quote)
        one.quoted = one.quoted or spoken and whole and gap < 12
        return _Answer(one.who, "quoted fragment", True) if spoken else None

    def _says_what_it_is(self, one: Attribution, quote: Quote) -> bool:
        """Whether all that is said of "it" is what it is, in quotation marks: said it was “a jaunt with cheese”."""
        pointed = self.page.is_a(one.stop, "saidofit") and quote.start == one.stop + 2
        return pointed and bool(self.page.tags[one.stop + 1] & AUX)

    def _quotes_between(self, start: int, stop: int) -> bool:
        """Whether other speech in quotation marks stands in the tokens."""
        quote_of = self.page.quote_of
        return any(quote_of[i] >= 0 and not self.speech.is_term(quote_of[i]) for i in range(start, stop))

    def _has_own_speaker(self, quote: Quote) -> bool:
        """Whether the quotation has an attribution of its own behind it: …, “B,” Y added."""
        return quote.stop < len(self.words) and self.words[quote.stop - 2] == "," and quote.closed

    def _is_whole(self, quote: Quote) -> bool:
        """Whether the sentence ends with the quotation."""
        return quote.stop >= self.page.sentences[self.page.sentence_of[quote.start]][1] - 1

    def _ends_sentence(self, quote: Quote) -> bool:
        if not quote.closed:
            return True
        following = self.words[quote.stop] if quote.stop < len(self.words) else "."
        return self.words[quote.stop - 2] in _ENDS or following in (".", ",")

    def _colon(self, quote: Quote) -> _Answer | None:
        """X: “…”; X was equally upbeat: “…”: the sentence's subject before a colon."""
        first = self.speech.first(quote.start)
        if quote.start == first or self.words[quote.start - 1] != ":":
            return None
        subject = self.speech.sentence_subject(first, quote.start)
        if subject is None:
            mentions = self.context.mentions_in(first, quote.start)
            subject = mentions[0] if len(mentions) == 1 else None
        return _Answer(subject.who, "quotation behind a colon", True) if subject else None

    # The speaker farther back

    def _goes_on(self, quote: Quote) -> _Answer | None:
        """“A,” X said. “B.”: a quotation that opens a sentence behind one with its speaker, in the same paragraph."""
        dashed = self.words[quote.start - 1] in DASHES and not self.page.touches(quote.start)
        if not self.speech.opens_sentence(quote.start - dashed):
            return None
        paragraph = self.page.paragraph_of[quote.start]
        last, said = self.top[-1] if self.top else (None, None)
        if last and said and self.page.paragraph_of[last.start] == paragraph:
            between = self.attributions.within(last.stop, quote.start)
            return _Answer(between[-1].who if between else said.who, "quotation that goes on", False)
        before = self._sentence_before(quote.start)
        if before and before[-1].who:
            return _Answer(before[-1].who, "quotation behind reported speech", False)
        alone = self._alone(paragraph, quote.start)
        return _Answer(alone, "quotation in a paragraph about its speaker", False) if alone else None

    def _sentence_before(self, i: int) -> list[Attribution]:
        """The attributions of the sentence before that of token `i`, if it is in the same paragraph."""
        page, line = self.page, self.page.sentence_of[i] - 1
        if line < 0 or page.paragraph_of[page.sentences[line][0]] != page.paragraph_of[i]:
            return []
        return self.attributions.within(*page.sentences[line])

    def _alone(self, paragraph: int, i: int) -> Figurehead | None:
        """The one person that a paragraph names before token `i`, or `None` where there are several or none."""
        if paragraph not in self.alone:
            self.alone[paragraph] = self._look_for_alone(paragraph)
        first, second, mention = self.alone[paragraph] or (i, i, None)
        return mention.who if mention and first < i <= second else None

    def _look_for_alone(self, paragraph: int) -> tuple[int, int, Mention] | None:
        """The first person named in a paragraph, outside quotations, with where that is and where another comes."""
        start, stop = self.page.paragraphs[paragraph]
        one: Mention | None = None
        for mention in self.context.mentions_in(start, stop):
            if mention.who is None or mention.form not in ("name", "role") or self.page.quote_of[mention.start] >= 0:
                continue
            if one is not None and mention.who is not one.who:
                return one.start, mention.start, one
            one = one or mention
        return (one.start, stop, one) if one else None

    def _follows_paragraph(self, quote: Quote) -> _Answer | None:
        """A quotation that opens a paragraph: an unclosed one goes on, or reported speech before it has the speaker."""
        page, paragraph = self.page, self.page.paragraph_of[quote.start]
        if quote.start != page.paragraphs[paragraph][0] or paragraph == 0:
            return None
        last, said = self.top[-1] if self.top else (None, None)
        follows = last is not None and page.paragraph_of[last.start] == paragraph - 1
        if last and said and follows and not last.closed:
            return _Answer(said.who, "quotation over paragraphs", False)
        start, stop = page.paragraphs[paragraph - 1]
        named = self._announced(start, stop)
        if named:
            return _Answer(named, "quotation below the name of its speaker", False)
        speaker = last_speaker(self.attributions, start, stop)
        if speaker:
            return _Answer(speaker, "quotation behind a paragraph of reported speech", False)
        if last and said and follows and last.stop >= stop - 1:
            return _Answer(said.who, "quotation that goes on in the next paragraph", False)
        return None

    def _announced(self, start: int, stop: int) -> Figurehead | None:
        """Who is the only one named in a line that ends with a colon: "Comments attributed to Minister Ana Sol:"."""
        if not announces_quotation(self.page, start, stop):
            return None
        if not self.page.has_a("attributed", start, stop):
            return self._named_line(start, stop - 1)
        who = {id(m.who): m.who for m in self.context.mentions_in(start, stop) if m.who and m.form in ("name", "role")}
        return next(iter(who.values())) if len(who) == 1 else None

    def _named_line(self, start: int, stop: int) -> Figurehead | None:
        """Whom a line names, with nothing but their office beside the name: "Ana Sol, Minister of Trade of Peru"."""
        mention = self.context.mention_of.get(start)
        if mention is None or mention.form not in ("name", "role") or self.speech.has_finite(start, stop):
            return None
        return mention.who if mention.stop == stop or self.words[mention.stop] == "," else None

    # Quotations inside others

    def _nested(self, quote: Quote) -> Said | None:
        """A quotation inside another, by somebody else: behind a colon or a verb of saying."""
        parent = self.page.quotes[quote.parent]
        cues = self.page.within("cue", max(parent.start, quote.start - 5), quote.start)
        cue = any(m.stop in (quote.start, quote.start - 1) for m in cues)
        if not cue and self.words[quote.start - 1] != ":" or quote.stop - quote.start < _SHORTEST_NESTED:
            return None
        if self.words[quote.stop - 2] not in (".", "!", "?", ",") and not self.speech.has_finite(
            quote.start, quote.stop
        ):
            return None
        first = max(parent.start, quote.start - _FAR_NESTED, self.speech.first(quote.start))
        mentions = self.context.mentions_in(first, quote.start)
        return _said(quote, mentions[0].who if mentions else None, "quotation inside a quotation")


def _said(quote: Quote, who: Figurehead | None, rule: str) -> Said:
    return Said(quote.start, quote.stop, "direct", who, rule, [(quote.start, quote.stop)])


def last_speaker(attributions: Attributions, start: int, stop: int) -> Figurehead | None:
    """Who speaks last in the tokens, or `None`."""
    for one in reversed(attributions.within(start, stop)):
        if one.who:
            return one.who
    return None

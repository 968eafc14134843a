"""Companies by other words than their names: "the company", "her firm", "a Chilean dairy company", their managers."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from communique.entries.context import Context, Figurehead, Mention
from communique.text.page import Page
from communique.text.tags import ADV, AUX, CLAUSE, COMMA, CONJ, DET, MODAL, NUM, POSS, PREP, PRON

_FAR_OPENER: Final = 6  # tokens of "the Hanoi-listed" before "company"
_MODIFIED: Final = 3  # tokens of a phrase that says which company
_REACH: Final = 8  # sentences that "the company" looks back
_BARE: Final = 2  # tokens of "the operator"
_SHORTEST: Final = 4  # letters of a name of one word
_FAR_NAME: Final = 3  # sentences before "the operator" in which a name may be its own
_NEAR_SENTENCES: Final = 4  # sentences before a manager in which the company is named
MANAGING: Final = frozenset(("executive", "chairman", "business"))  # ranks of those who head a company
_SMALL: Final = ADV | CONJ | DET | NUM | PREP | PRON
COMPANY: Final = "company"  # the rank of organisations that are introduced as companies

Span = tuple[int, int]


def find_references(page: Page, begin: int, end: int) -> Iterator[Span]:
    """ "The company", "the Hanoi-listed company", "her firm": from the determiner to the noun."""
    openers, others = page.language.sets["companyopener"], page.language.sets["groupkind"]
    for match in page.within("companyword", begin, end):
        if not match.group.get("plain") or page.is_a(match.stop, "genitive"):
            continue
        first = page.sentences[page.sentence_of[match.start]][0]
        for k in range(match.start - 1, max(first, match.start - _FAR_OPENER) - 1, -1):
            if page.words[k] in others:
                break  # the joint group
            if page.words[k] in openers:
                if k + 1 == match.start or not page.is_capital(match.start):
                    yield k, match.stop  # not the Ringaskiddy Residents' Group
            if page.tags[k] & (DET | COMMA | PREP | CONJ | POSS | MODAL | AUX | PRON):
                break


def find_announced(context: Context) -> Iterator[Span]:
    """ "A Chilean dairy company" and in a headline "Danish Maker": from the first word to the noun."""
    page, openers = context.page, context.page.language.sets["indefinite"]
    title = context.title or (0, 0)
    for match in page.of("companyword"):
        if not match.group.get("plain"):
            continue
        if title[0] <= match.start < title[1]:
            start = match.start
            while start > title[0] and page.words[start - 1][0].isalpha():
                start -= 1
            yield start, match.stop
            continue
        first = page.sentences[page.sentence_of[match.start]][0]
        if page.words[first] in openers and match.start - first <= _FAR_OPENER:
            yield first, match.stop


class Firms:
    """The companies named so far in a document, for "the company", and those that it names later."""

    def __init__(self, context: Context, named: list[Mention]) -> None:
        self.context = context
        self.named = named
        self.inside: list[Mention] = []  # told only with somebody of theirs: a manager of Remo Agro Ltd
        self.page = context.page
        self.heads = context.page.language.sets["companyhead"]
        self.trading = context.page.language.sets["trading_noun"]
        self.personal = context.page.language.sets["ownpronoun"]

    def meant(self, start: int, stop: int) -> Figurehead | None:
        """The company that a phrase such as "the Chilean firm" means: the last one named, not in this sentence."""
        sentence = self.page.sentence_of[start]
        if self.page.words[start] in self.personal and (own := self._own(start)) is not None:
            return own
        called = self._introduced(stop) or self._called(start, stop) or self._by_noun(start, stop)
        if called is not None or self.page.is_capital(min(stop, len(self.page.words) - 1)):
            return called  # the builder Bo Li
        lands = {place.code for place in self.context.places_in(start, stop) if place.form == "adjective"}
        near: Figurehead | None = None
        for mention in self._so_far():
            number = self.page.sentence_of[mention.start]
            if sentence - number > _REACH:
                break
            who = mention.who
            if who is None or not self.is_firm(who) or lands and who.area is not None and who.area.code not in lands:
                continue
            if number < sentence:
                return self._subject(number, lands) or who
            near = near or who
        bare = stop - start == _BARE and self.page.is_a(start, "definite")
        return near or (self._only_name(sentence) if bare else None)

    def _only_name(self, sentence: int) -> Figurehead | None:
        """The one name in the few sentences before that nothing else explains: They toured Delta Rail. The operator."""
        named: dict[str, int] = {}
        for first, stop in self.page.sentences[max(0, sentence - _FAR_NAME) : sentence]:
            for start, end in self._unexplained(first, stop):
                named.setdefault(self.page.slice(start, end), start)
        if len(named) != 1:
            return None
        name, at = named.popitem()
        return Figurehead(name, None, None, kind="organisation", rank=COMPANY, company=name, first=at)

    def _unexplained(self, first: int, stop: int) -> Iterator[Span]:
        """The runs of words with capitals in a sentence that are no part of a mention, a place or a date."""
        page, i = self.page, first
        explained = [m for m in self.context.mentions_in(first, stop) if m.form != "unnamed"]
        known = {k for m in explained for k in range(m.start, m.stop)}
        towns = {k for place in self.context.places_in(first, stop) for k in range(place.start, place.stop)}
        known |= {k for when in self.context.dates_in(first, stop) for k in range(when.start, when.stop)}
        while i < stop:
            end = i
            while end < stop and page.is_capital(end) and page.words[end].isalpha() and end not in known:
                if end == i and i in towns:
                    break  # Radio Vilnius, and not Vilnius
                end += 1
            short = end - i == 1 and len(page.words[i]) < _SHORTEST  # Tk 400
            opens = short or i == first and (end - i < 2 or bool(page.tags[i] & _SMALL))  # Potatoes; The Ark
            line = page.paragraphs[page.paragraph_of[i]][0] == i and page.slice(i, end).isupper()  # BAIA MARE –
            opens = opens or page.is_a(i - 1, "townlink") or page.is_a(i - 1, "goallink")  # in Baia Mare
            if end > i and not opens and not line and page.quote_of[i] < 0:
                yield i, end
            i = max(end, i) + 1

    def _so_far(self) -> Iterator[Mention]:
        """The mentions so far, the last one first."""
        told = self.context.mentions
        return reversed(sorted([*told, *self.inside], key=lambda m: m.start) if self.inside else told)

    def _introduced(self, stop: int) -> Figurehead | None:
        """The company whose name stands right behind what it is: the Taichung builder Hsiang Tai."""
        return next((mention.who for mention in self.named if mention.start == stop), None)

    def _by_noun(self, start: int, stop: int) -> Figurehead | None:
        """The company told before by the same trade, or from the same land: the builder, the Taiwanese firm."""
        words, noun = self.page.words, self.page.words[stop - 1]
        lands = {place.country or place.name for place in self.context.places_in(start, stop)}
        for named in self.named:
            first = named.start
            if first >= start or named.who is None or named.who.area is not None:
                continue
            trade = words[first - 1] == noun and noun not in self.trading
            near = self.context.places_in(max(0, first - _FAR_OPENER), first)
            told = first > 0 and self.page.is_a(first - 1, "companyword")
            if trade and not lands or lands and told and any((p.country or p.name) in lands for p in near):
                return named.who
        return None

    def _called(self, start: int, stop: int) -> Figurehead | None:
        """The company of somebody's office whose name ends so: the harbour company, of the Wismar harbour company."""
        phrase = " ".join(self.page.words[start + 1 : stop])
        told = {who.company for who in self.context.people if who.company}
        names = {name for name in told if f" {name.lower()}".endswith(f" {phrase}")}
        if stop - start < _MODIFIED or len(names) != 1:
            return None
        name = names.pop()
        return Figurehead(name, None, None, kind="organisation", rank=COMPANY, company=name, first=start)

    def _own(self, start: int) -> Figurehead | None:
        """The company of the person named last before "her firm", or who opens the sentence before."""
        first = self.page.sentences[self.page.sentence_of[start]][0]
        people = [m.who for m in self.context.mentions_in(first, start) if m.who and m.who.kind == "person"]
        number = self.page.sentence_of[start]
        if not people and number and first == start:  # Anne Sol of Indus Infra took part. Her company
            before = self.context.mentions_in(self.page.sentences[number - 1][0], start)
            people = [m.who for m in before if m.who and m.who.kind == "person"][:1]
        if not people or not people[-1].company:
            return None
        name, area = people[-1].company, people[-1].area
        known = next((m.who for m in self.named if m.who and m.who.name == name), None)
        return known or Figurehead(name, None, area, kind="organisation", rank=COMPANY, company=name, first=start)

    def announced(self, start: int, stop: int) -> Figurehead | None:
        """The company that "a Chilean dairy company" introduces: the first one named, behind it."""
        lands = [place for place in self.context.places_in(start, stop) if place.form == "adjective" and place.code]
        behind = next((m for m in self.named if m.start >= start), None)
        if behind is None or behind.who is None or behind is not self.named[0]:
            return None
        who, sentence = behind.who, self.page.sentence_of[start]
        if self.page.sentence_of[behind.start] - sentence > _REACH or self.page.is_a(stop, "genitive"):
            return None
        if lands and who.area is None:
            who.area = self.context.area_of(lands[0])
        return who if not lands or who.area is not None and who.area.code == lands[0].code else None

    def opening(self, sentence: int, before: int) -> Figurehead | None:
        """The company that opens a sentence, before a token."""
        first = self.page.sentences[sentence][0]
        mention = next((m for m in self.context.mentions_in(first, before) if m.start == first), None)
        return mention.who if mention is not None and mention.who is not None and self.is_firm(mention.who) else None

    def _subject(self, sentence: int, lands: set[str | None]) -> Figurehead | None:
        """The company that opens a sentence."""
        first, stop = self.page.sentences[sentence]
        for mention in self.context.mentions_in(first, stop):
            who = mention.who
            if who is not None and self.is_firm(who):
                fits = not lands or who.area is None or who.area.code in lands
                return who if fits and not self.page.tags[mention.start - 1] & PREP else None
        return None

    def is_firm(self, who: Figurehead) -> bool:
        """Whether somebody is a company: by how it is introduced, or by a word of its name."""
        if who.kind != "organisation" or not who.name:
            return False
        return who.rank == COMPANY or not self.heads.isdisjoint(who.name.lower().replace(".", "").split())


def give_companies(context: Context) -> None:
    """Let chairmen and managers of whom no organisation is told be those of the company named last before them."""
    nouns = context.page.language.sets["companyword"]
    lost = [who for who in context.people if who.company is None and who.area is None and _manages(who, nouns)]
    if not lost:
        return
    firms, page = Firms(context, []), context.page
    for who in lost:
        here = next((m for m in context.mentions if m.who is who), None)
        if here is None:
            continue
        owned = page.is_a(here.start, "thingowner") or page.is_a(here.start - 1, "thingowner")
        sentence = page.sentence_of[here.start]
        first = page.sentences[max(0, sentence - _NEAR_SENTENCES)][0]
        named = (m.who for m in reversed(context.mentions_in(first, here.start)) if m.who and m.form == "organisation")
        last = next((one for one in named if one.kind == "organisation" and one.name), None)
        if last is not None and page.tags[here.start - 1] & (CLAUSE | COMMA | CONJ | PREP) and not owned:
            last = firms.opening(sentence, here.start) or last  # X signed a contract with Y, manager Z said
        if last is not None and (owned or firms.is_firm(last)):
            who.company = last.name


def _manages(who: Figurehead, nouns: frozenset[str]) -> bool:
    """Whether somebody heads a firm by the office: managing director, company president."""
    return who.rank in MANAGING or bool(who.role) and str(who.role).partition(" ")[0].lower() in nouns

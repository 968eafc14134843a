"""Bodies of a Russian report that a name in quotation marks calls: инвестфонд «Меконг», «Бортник» открыл цех."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from communique.entries.context import Figurehead
from communique.entries.ru.context import RussianContext
from communique.entries.ru.nominatives import nominative
from communique.text.quotes import Quote
from communique.text.russian import NOM, lemma, plain
from communique.words.sets import WordSets

_NAME: Final = 7  # tokens of a name in quotation marks
_DATE: Final = 6  # tokens of a date
_NONE: Final = "-"  # the kind of what is no body: консул Китая в Алматы
_WHOLE: Final = 4  # letters of a noun that may end a longer one: мясокомбинат


@dataclass(frozen=True, slots=True)
class NamedBody:
    """A body called by a name at token `start`; `kind` is the noun before the name, empty where there is none."""

    start: int
    kind: str
    who: Figurehead

    def is_called(self, word: str, sets: WordSets) -> bool:
        """Whether a noun alone may mean this body: комбинат the мясокомбинат, компания every company."""
        if not self.kind:
            return word in sets.company_kind
        if word in sets.any_company:
            return self.kind in sets.company_kind or self.kind.endswith(tuple(sets.company_kind))
        if self.kind in sets.table("kin", "kin").get(word, ()):
            return True
        return self.kind == word or len(word) >= _WHOLE and self.kind.endswith(word)


def named_in_office(start: int, name: str, bodies: frozenset[str]) -> NamedBody:
    """The body of somebody's office: ООО «Грана», «Грана»; Алтайская ТПП by its word that is in `bodies`."""
    words = [lemma(plain(word.lower())) for word in name.partition("«")[0].split()]
    quoted = "«" in name
    if not quoted and name[-1].isascii():  # оманская компания Salalah Foods
        words = [word for word in words if not word.isascii()]
        quoted = True
    kind = (words[-1] if words else "") if quoted else next((word for word in words if word in bodies), _NONE)
    return NamedBody(start, kind, Figurehead(name, None, None, "organisation", company=name, first=start))


def find_named(context: RussianContext) -> list[NamedBody]:
    """The bodies that names in quotation marks call, in the order of the text."""
    found = []
    for quote in context.page.quotes:
        kind = kind_of(context, quote)
        if kind is not None:
            name = f"«{context.page.slice(quote.start + 1, quote.stop - 1)}»"
            who = Figurehead(name, None, None, "organisation", company=name, first=quote.start)
            found.append(NamedBody(quote.start, kind, who))
    return found


def find_compound(context: RussianContext) -> list[NamedBody]:
    """The bodies that an adjective with a capital and a noun made of two call: Камский автозавод."""
    page, grammar, found = context.page, context.grammar, []
    endings, bodies = tuple(grammar.sets.body_ending), page.language.sets["organisation"]
    nouns = {noun for noun in page.known if noun.endswith(endings)}
    for k in [k for k, noun in enumerate(page.words) if noun in nouns] if nouns else ():
        if k and page.is_capital(k - 1) and grammar.pos(k - 1) == "ADJF" and page.words[k] not in bodies:
            name = nominative(grammar, k - 1, k + 1)
            who = Figurehead(name, None, None, "organisation", company=name, first=k)
            found.append(NamedBody(k - 1, page.words[k], who))
    return found


def kind_of(context: RussianContext, quote: Quote) -> str | None:
    """The noun for a body before a name in quotation marks, empty where a verb stands behind it; else `None`."""
    page, grammar = context.page, context.grammar
    short = quote.closed and 2 < quote.stop - quote.start <= _NAME
    if not short or not page.is_capital(quote.start + 1) or page.words[quote.stop - 2] in grammar.sets.sentence_mark:
        return None
    before = quote.start - 1
    if grammar.pos(before) == "NOUN" and page.sentence_of[before] == page.sentence_of[quote.start]:
        noun = page.words[before]
        if noun in page.language.sets["organisation"] or noun.endswith(tuple(grammar.sets.body_ending)):
            return noun
        if not any(date.start <= before < date.stop for date in context.dates_in(before - _DATE, before + 1)):
            return None  # проект «Зелёный путь»; но: в этом году «Полёт» планирует …
    head = next((k for k in range(quote.start + 1, quote.stop - 1) if grammar.pos(k) == "NOUN"), None)
    free = head is None or bool(grammar.bits(head) & NOM)  # об этом «Барнаулу сегодня» рассказал …
    return "" if free and grammar.pos(quote.stop) == "VERB" else None

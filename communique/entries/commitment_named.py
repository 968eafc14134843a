"""Whom a name, an office or a company in a noun phrase means, as somebody who can act."""

from __future__ import annotations

from functools import cache
from typing import Final

from communique.entries.commitment_areas import area_actor
from communique.entries.commitment_pairs import Pairs
from communique.entries.context import Context, Figurehead, Mention
from communique.entries.firms import COMPANY
from communique.kinds import Actor
from communique.text.tags import ADJ, BASE, BE, CONJ, DET, NUM, POSS
from communique.words.load import Words

_COMPANY_BACK: Final = 4  # paragraphs before "the company" in which it is named
_LETTERS: Final = 3  # of a body that is called by them without having been introduced so
_LONGEST_MENTION: Final = 16  # tokens of a mention that a noun phrase may end in: the office and the name


class Named(Pairs):
    """Resolves the mentions in noun phrases of one document."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        language = self.language
        self.articles = language.sets["plain_article"]
        self.couples, self.definite = language.wordset("group", pronoun=True), language.sets["definite"]
        self.heads, self.seated = language.sets["companyhead"], language.sets["basedword"]
        self.companies = {m.who.name for m in context.mentions if m.who is not None and m.who.rank == COMPANY}
        self.thing_endings = tuple(sorted(language.sets["thing_ending"]))
        self.trading = language.sets["trading_noun"]
        self.undertakings = language.sets["undertaking_noun"]
        self._letters: dict[str, str | None] = {}  # the name of each body that is called by its letters
        self._names: dict[str, bool] = {}  # words that open a sentence: whether they are names

    def _mentions(self, start: int, stop: int) -> list[Mention]:
        return [
            m
            for m in self.context.mentions_in(max(0, start - _LONGEST_MENTION), stop)
            if m.stop > start and m.start < stop
        ]

    def _named(self, mention: Mention | None, told: bool, personal: bool) -> list[Actor] | None:
        """The person, group or organisation mentioned, where it has a name or is an office."""
        if mention is None or mention.who is None:
            return None
        if not mention.who.name and mention.who.kind in ("unnamed", "body"):
            return None
        return self._of_mention(mention, told, personal)

    def _is_company(self, one: Actor) -> bool:
        """Whether somebody who acts is a company, by how it is introduced or by a word of its name."""
        return one.name in self.companies or one.name.lower().rpartition(" ")[2] in self.heads

    def _in_full(self, i: int) -> Actor | None:
        """The organisation whose letters token `i` is, by brackets behind its name or by its initials: TPA."""
        letters = self.page.slice(i, i + 1)
        if not letters.isupper() or len(letters) < 2:
            return None
        for mention in self.context.mentions:
            k, who = mention.stop, mention.who
            if who is None or who.kind != "organisation" or not who.name:
                continue
            told = k + 1 < len(self.words) and self.words[k] == "(" and self.page.slice(k + 1, k + 2) == letters
            words = [word for word in who.name.split() if word[0].isupper() and word.lower() not in self.articles]
            if told or len(words) == len(letters) and "".join([word[0] for word in words]) == letters:
                return self._organisation(mention, who)
        return self._spelt_before(letters)

    def _spelt_before(self, letters: str) -> Actor | None:
        """The name before brackets that hold letters: head of the Lima Institute of Fibre (LIF)."""
        if letters not in self._letters:
            page = self.page
            marks = (i for i in page.capitals if page.words[i - 1] == "(" and page.slice(i, i + 1) == letters)
            names = [self._name_before(i - 1, letters) for i in marks]
            self._letters[letters] = next((name for name in names if name), None) or self._begun_by(letters)
        name = self._letters[letters]
        return Actor(name) if name else None

    def _begun_by(self, letters: str) -> str | None:
        """The body's name of which the words with capitals begin so: Director of the Nordic Investment Fund ... NIF."""
        page, small = self.page, self.language.wordset("namejoint", "definite", "placelink")
        if len(letters) < _LETTERS:
            return None
        for i in page.capitals:
            k, last = i, i
            for letter in letters:
                while k > i and page.word(k) in small:
                    k += 1
                if page.slice(k, k + 1)[:1] != letter or not page.is_capital(k):
                    break
                k, last = k + 1, k
            else:
                whole = not (i and page.is_capital(i - 1)) and not page.is_capital(k)
                if whole and page.words[last] in self.language.wordset("organisation", "portfolio"):
                    return page.slice(i, k)
        return None

    def _name_before(self, stop: int, letters: str) -> str | None:
        """The words with capitals before token `stop` from the one that has the first of the letters."""
        start, small = stop, self.language.wordset("namejoint", "definite", "placelink")
        while start and (
            self._is_part(start - 1) or start > 1 and self.words[start - 1] in small and self._is_part(start - 2)
        ):
            start -= 1
        first = next((k for k in range(start, stop) if self.page.slice(k, k + 1)[:1] == letters[0]), stop)
        return self.page.slice(first, stop) if stop - first > 1 else None

    def _mention_of(self, start: int, stop: int, head: int) -> Mention | None:
        for mention in self._mentions(start, stop):
            if mention.start > start + 3 or mention.stop <= head or mention.form == "pronoun":
                continue
            if mention.stop > stop and self._joins_kin(stop, mention.stop):
                continue  # Lima Bank | and Quito Bank
            if mention.start < start and self._joins_kin(start - 1, stop):
                continue
            if all(self._may_precede(k) for k in range(start, mention.start)):
                return mention
        return None

    def _joins_kin(self, k: int, stop: int) -> bool:
        """Whether the conjunction at token `k` joins two bodies by one noun: Lima Bank and Quito Bank."""
        if not self.tags[k] & CONJ or k + 1 >= stop or not self.page.is_capital(k - 1):
            return False
        noun, many = self.words[k - 1], self.plural_of(self.words[k - 1])
        acts = noun in self.agents or many in self.agents
        return acts and self.words[self.head(k + 1, stop)] in (noun, many)

    def _may_precede(self, i: int) -> bool:
        """Whether token `i` can stand between the start of a phrase and the mention that it is."""
        tag = self.tags[i]
        return not tag & POSS and (not tag or bool(tag & DET) or self.page.is_capital(i))

    def _of_mention(self, mention: Mention, told: bool, personal: bool) -> list[Actor] | None:
        who = mention.who
        if who is None:
            return None
        if who.kind == "group":
            return self._of_group(who) if self._is_side(mention) else None
        if not who.name and self.words[mention.stop - 1] in self.undertakings:
            return None  # the partnership will build capacity
        if who.kind == "organisation" or mention.form == "organisation":
            return [self._organisation(mention, who)]
        if who.rank == "counterpart" and not who.name and not who.area:  # invited her counterpart
            host = self.context.speaker_at(mention.start)
            other = self.context.other_party(host.area) if host else None
            return [area_actor(other)] if other else None
        speaks = who.area or who.company or self._company(who) or self._area_left(who) or self._led_by_name(who)
        if told or personal or not speaks:
            if who.name:
                return [Actor(who.name)]
            return [Actor(who.role, who.area.code if who.area else None)] if who.role else None
        return self._speaks_for(who)

    def _organisation(self, mention: Mention, who: Figurehead) -> Actor:
        """An organisation with its full name; it has the code of an area only where its name holds that area."""
        start, stop = mention.start, mention.stop
        end = stop if who.name else self._behind_field(stop)
        name = (who.name or end == stop and who.role or self.page.slice(start, end)).split("\n")[0]
        code = who.area.code if who.area else None
        if not who.name:
            return Actor(name, code)
        if start > 1 and self.words[start - 1] == "-" and self.page.touches(start) and self.page.is_capital(start - 2):
            return Actor(f"{self.page.slice(start - 2, start)}{name}")
        based = next((k for k in range(start, min(stop, start + 4)) if self.words[k] in self.seated), None)
        return Actor(name, code) if based is None else Actor(self.page.slice(based + 1, stop))

    def _behind_field(self, stop: int) -> int:
        """Where a body's name in small letters ends with what it is for: the department | of agriculture and trade."""
        if self.page.word(stop) not in self.genitive:
            return stop
        end = stop + 1
        while self.page.is_a(end, "portfolio") or end > stop + 1 and self.page.is_a(end, "joiner"):
            end += 1
        end -= self.page.is_a(end - 1, "joiner")
        return end if end > stop + 1 else stop

    def _is_side(self, mention: Mention) -> bool:
        """Whether a group is the sides of the document (the two ministers) and not some people (our members)."""
        words = self.words[mention.start : mention.stop]
        of = mention.stop < len(self.words) and self.words[mention.stop] in self.genitive
        if of and not self.page.within("side", mention.stop + 1, mention.stop + 4):
            return False  # the ministers of the three Baltic states
        if words[-1] in self.mayors and not any(self._is_mayor(who) for who in self.context.people):
            return False  # the mayors, of towns not told
        if not self.couples.isdisjoint(words) or words[0] in self.definite and words[-1] in self.pairs:
            return True
        return mention.who is not None and mention.who.area is not None and words[0] not in self.first_person

    def _last_organisation(self, i: int, noun: str) -> Actor | None:
        """The organisation last named before token `i`, for "the company", which is a company told of before."""
        paragraph = self.page.paragraph_of[i]
        trading = noun in self.trading
        first = self.page.paragraphs[max(0, paragraph - (_COMPANY_BACK if trading else 1))][0]
        for mention in reversed(self.context.mentions_in(first, i)):
            who = mention.who
            if who is not None and who.kind == "organisation" and who.name:
                one = Actor(who.name, who.area.code if who.area else None)
                if not trading or self._is_company(one):
                    return one
        companies = {who.company for who in self.context.people if who.company and who.first < i}
        return Actor(companies.pop()) if len(companies) == 1 else None

    def _is_proper(self, i: int) -> bool:
        """Whether token `i` has a capital that it does not owe to the start of its sentence, and is no month."""
        if not self.page.is_capital(i) or i in self.page.at.get("month", {}):
            return False
        first = self.page.sentences[self.page.sentence_of[i]][0]
        if i == first:
            return not self.tags[i] and (self._comes_again(i) or self._is_willing(i) or self._is_of_letters(i))
        opens = i == first + 1 and self.clauses.is_break(first)  # “Trade in beef will
        if not opens:
            return True
        again = all(self.page.is_capital(k) for k, word in enumerate(self.words) if word == self.words[i])
        return again and not self._is_thing(i)

    def _is_of_letters(self, i: int) -> bool:
        """Whether a name of letters alone opens a sentence that is not written in capitals throughout: UNICEF will."""
        name, following = self.page.slice(i, i + 1), self.page.slice(i + 1, i + 2)
        return len(name) > 2 and name.isupper() and name.isalpha() and following.islower()

    def _is_willing(self, i: int) -> bool:
        """Whether the one word that opens a sentence is somebody's name, by what follows: Embraer is to | deliver 20.

        Whoever plans, hopes or pledges is somebody; of a word with "will" the language may know no thing, and it must
        do something to another.
        """
        if self.tags[i + 1] & CONJ and self.page.is_capital(i + 2):
            return not self._is_thing(i)  # Petrobras and Aramco signed
        match = self.page.match_at("force", i + 1)
        if match is None and self.tags[i + 1] & BE:
            ready = self.page.match_at("force", self.clauses.skip_adverbs(i + 2, len(self.words) - 1))
            offers = ready is not None and ready.group["type"] == "offer" and ready.group["form"] == "infinitive"
            return offers and not self._is_thing(i)  # Liftmash is prepared to
        if match is None or match.group["form"] not in ("infinitive", "modal") or self.page.slice(i, i + 1).isupper():
            return False
        verb = self.clauses.skip_adverbs(match.stop, len(self.words) - 1)
        if not self.tags[verb] & BASE or self.tags[verb] & BE:
            return False
        if match.group["form"] == "infinitive" and not match.group.get("copula") and not self.tags[i + 1] & BE:
            return True
        given = self.page.tag(verb + 1) & (DET | NUM | ADJ) or self.page.is_capital(verb + 1)
        return bool(given) and not self._is_thing(i)

    def _is_thing(self, i: int) -> bool:
        """Whether the language knows the word at token `i`, or it ends as names of things do: construction."""
        return self.words[i].endswith(self.thing_endings) or self.words[i] in _vocabulary(self.language)

    def _comes_again(self, i: int) -> bool:
        """Whether the word at token `i` has its capital inside a sentence too, and stands nowhere without it."""
        page, word = self.page, self.words[i]
        if word not in self._names:
            found = [k for k, other in enumerate(self.words) if other == word]
            inside = any(k != page.sentences[page.sentence_of[k]][0] for k in found)
            spelt = self.page.slice(i, i + 1)
            named = inside and (spelt[1:].islower() or spelt.isupper())
            self._names[word] = named and all(page.is_capital(k) for k in found)
        return self._names[word]


@cache
def _vocabulary(language: Words) -> frozenset[str]:
    """All words that the phrases of a language's word data are made of."""
    phrases = {word for groups in language.groups.values() for group in groups for word in group.words}
    return frozenset(word for phrase in phrases for word in phrase.split())

"""The body that somebody leads or speaks for by the words beside the name: who runs the mill; of the growers' union."""

from __future__ import annotations

from typing import Final

from communique.entries.commitment_heads import Heads
from communique.entries.context import Context, Figurehead, Mention
from communique.kinds import Actor
from communique.text.clauses import Span
from communique.text.tags import COMMA, CONJ, DET, NOUN, PAST, PREP, REL, TO, VERB

# Ranks of those who may lead a body that is no state; None is somebody without an office.
_LEADS: Final = (None, "president", "chairman", "head", "executive", "business", "leader", "official", "secretary")
_OFFICERS: Final = ("executive", "chairman", "head")  # may be told without the body whose page it is
_BARE: Final = 2  # words of a body that is called by its noun: the Museum
_LONGEST: Final = 9  # tokens of a body
_OFFICE: Final = 5  # tokens of an office between its body and the name


class Leaders(Heads):
    """Resolves those of one document who have neither a company nor an area by their office alone."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        language = self.language
        self.lead_verbs, self.lead_links = language.sets["leading_verb"], language.sets["led_link"]
        self.not_led = language.wordset(
            "acting_body", "areanoun", "country_noun", "government", "home_noun", "public_body", "unled_noun"
        )
        self.own_groups = language.sets["own_group"]
        self.doer_endings = tuple(sorted(language.sets["doer_ending"]))
        self._bodies_led: dict[int, list[Actor] | None] = {}

    def _company(self, who: Figurehead) -> list[Actor] | None:
        """The organisation that somebody speaks for, by the office or by what is told beside the name."""
        known = super()._company(who)
        if known is not None:
            return self._whole(who, known)
        house = self._house_led(who)
        if house is not None:
            return [Actor(house)]
        body = self._body_headed(who)
        if body is not None:
            return [body]
        if who.kind != "person" or who.area is not None or not who.name:
            return None
        if id(who) not in self._bodies_led:
            self._bodies_led[id(who)] = None  # its own words may ask for it again
            self._bodies_led[id(who)] = self._told_beside(who)
        return self._bodies_led[id(who)]

    def _told_beside(self, who: Figurehead) -> list[Actor] | None:
        """The body that the words around a name tell, or the only one that has such an office."""
        named = [m for m in self.context.mentions if m.who is who and m.form == "name"]
        pointed = next((one for one in map(self.pointed_at, named) if one), None)
        if pointed is not None:
            return [pointed]
        if who.rank not in _LEADS or self._led_by_name(who) is not None:
            return None
        found = next((body for body in map(self._beside_name, named) if body), None)
        kept = self.kept(who) if found is None else None
        return [kept] if kept is not None else found

    def _of_mention(self, mention: Mention, told: bool, personal: bool) -> list[Actor] | None:
        """Whom a mention means; "our Rector" on a body's own page is its officer, whoever invites."""
        ours = self.house and mention.form == "role" and self.words[mention.start] in self.first_person
        if ours and mention.who is not None and self.page.quote_of[mention.start] < 0:
            own = self._our_own(mention)
            if own is not None and own is not mention.who:
                mention = Mention(mention.start, mention.stop, mention.form, own)
        return super()._of_mention(mention, told, personal)

    def _our_own(self, mention: Mention) -> Figurehead | None:
        """The only one who is named with "our" and the office of a mention."""
        office = self.page.slice(mention.start + 1, mention.stop).lower()
        named = (m for m in self.context.mentions if m.form == "name" and self.words[m.start] in self.first_person)
        found = {id(m.who): m.who for m in named if m.who is not None and (m.who.role or "").lower() == office}
        return next(iter(found.values())) if len(found) == 1 else None

    def _body_headed(self, who: Figurehead) -> Actor | None:
        """The body that is told by small words in an office: head of the Peruvian medical board."""
        _, _, whose = (who.role or "").partition(f" {min(self.genitive)} ")
        words = whose.split()
        if who.rank != "head" or len(words) < _BARE or len(words) > _OFFICE or not words[-1].islower():
            return None
        if words[-1] not in self.public_bodies:
            return None
        start = words[0].lower() in self.articles
        return Actor(" ".join(words[start:]), who.area.code if who.area else None)

    def _house_led(self, who: Figurehead) -> str | None:
        """The body whose page it is, of its officer: our President, the Director of the Museum; by the bare office."""
        if not self.house or not who.role or not who.name or who.area is not None or who.kind != "person":
            return None
        office, _, whose = who.role.partition(f" {min(self.genitive)} ")
        if whose:
            return self.house_of_noun.get(whose.lower().split()[-1]) if len(whose.split()) <= _BARE else None
        named = [m.start for m in self.context.mentions if m.who is who and self.page.quote_of[m.start] < 0]
        if any(self.page.is_a(i, "first_person") or self.page.is_a(i - 1, "first_person") for i in named):
            return self.house
        owned = next((self.words[i - 2] for i in named if i > 1 and self.page.is_possessive(i - 1)), "")
        if owned in self.house_of_noun:
            return self.house_of_noun[owned]  # the Museum's curator
        bare = (
            who.rank in _OFFICERS
            and named
            and len(office.split()) < _OFFICE
            and all(word[0].isupper() for word in office.split())
        )
        return self.house if bare and self._is_told_alone(named[0]) else None

    def _is_told_alone(self, i: int) -> bool:
        """Whether no other body, place or owner is named in the sentence before token `i`: led by its Director."""
        first = self.page.sentences[self.page.sentence_of[i]][0]
        told = [m.who for m in self.context.mentions_in(first, i) if m.form == "organisation" and m.who]
        other = any(who.name and who.name != self.house for who in told)
        owned = self.words[i] in self.owners or self.page.word(i - 1) in self.owners
        return not (other or owned or self.context.places_in(first, i))

    def _whole(self, who: Figurehead, known: list[Actor]) -> list[Actor]:
        """The organisation with the place that belongs to its name: the University | of Talca, the port of Tanga."""
        name = known[0].name
        if name in self.firms:  # the firm's head
            named = (m for m in self.context.mentions if m.who is who and m.form == "name")
            pointed = next((one for one in map(self.pointed_at, named) if one), None)
            return [pointed] if pointed is not None else known
        house = self.house_of_noun.get(name.lower()) if not known[0].code else None
        if house is not None:
            return [Actor(house)]
        _, _, behind = (who.role or "").partition(f" {name} {min(self.genitive)} ")
        whole = behind and " " not in name and len(behind.split()) < _OFFICE
        return [Actor(f"{name} {min(self.genitive)} {behind}")] if whole else known

    def _beside_name(self, mention: Mention) -> list[Actor] | None:
        span = self._led_behind(mention) or self._owner_left(mention) or self._name_left(mention)
        if span is None or span[0] >= span[1]:
            return None
        start, stop = span
        head = self.head(start, stop)
        heads = mention.who is not None and mention.who.rank == "head"
        if (
            heads
            and not self._is_proper(head)
            or self.words[head] in self.not_led
            or self.context.places_in(start, head + 1)
            and not self._acts_as(head)
        ):
            return None
        if self.page.within("side", start, stop):
            return None
        if self.tags[start] & DET and self.words[head] in self.firms and head - start == 1:
            return self.read(span)  # who runs the firm
        named = self.page.is_capital(head) and not self.tags[head] and not self._is_thing(head)
        if not (named or self._acts_as(head) or self._is_proper(head) or self.words[head].endswith(self.doer_endings)):
            return None
        body = self.phrase(start, stop, head).name
        name = mention.who.name if mention.who is not None else None
        return None if name and body.endswith(name) else [Actor(body)]  # President of the City | Ana Sol

    def _acts_as(self, head: int) -> bool:
        return self.words[head] in self.agents or self.words[head] in self.firms or self.words[head] in self.works

    def _led_behind(self, mention: Mention) -> Span | None:
        """What stands behind a name: who runs | the mill; president of | the planters; of | the guild."""
        _, end = self.clauses.bounds(mention.start)
        last, bare = min(end, mention.stop + _LONGEST), mention.who is not None and mention.who.rank is None
        for k in range(mention.start + 1, last - 1):
            apart = k > mention.stop and self.tags[k - 1] & (COMMA | VERB) and not self.page.is_capital(k - 1)
            if apart and not self.tags[k] & REL:
                return None
            if self.tags[k] & REL:
                verb = self.clauses.base(k + 1)
                if verb not in self.lead_verbs:
                    return None
                start = k + 2 + (self.page.word(k + 2) in self.lead_links)
                return start, self._end_of(start, end)
            apart = bare and self.clauses.has(COMMA, mention.start, k)  # Portwest, a maker of shoes
            if self.words[k] in self.lead_links and k <= mention.stop and not apart:
                return k + 1, self._end_of(k + 1, end)
        return None

    def own_people(self, start: int, stop: int) -> list[Actor] | None:
        """The body whose members or delegation "my members" or "its delegation" are, said by its head."""
        if stop - start != 2 or self.words[start] not in self.owners or self.words[start + 1] not in self.own_groups:
            return None
        if self.words[start] in self.first_person and self.words[start + 1] in self.members:
            return None  # our members act for themselves
        who = self.context.speaker_at(start)
        return self._company(who) if who is not None and (who.area is None or who.company) else None

    def _end_of(self, start: int, end: int) -> int:
        """The end of a noun phrase that begins at token `start`: at a comma, a verb or another preposition."""
        for k in range(start + 1, min(end, start + _LONGEST)):
            linked = self.words[k] in self.genitive and not self.page.is_capital(k - 1)
            if self.tags[k] & (COMMA | CONJ | REL | TO) or self.tags[k] & PREP and not linked:
                return k
            if self.clauses.is_finite(k) and not self.page.is_capital(k):
                return k
        return min(end, start + _LONGEST)

    def _owner_left(self, mention: Mention) -> Span | None:
        """Whose head a name is told as right before it: Aguamar's | country head, Iker Sol; growers' leader Sol."""
        first, _ = self.clauses.bounds(mention.start)
        for k in range(min(mention.start + _LONGEST, mention.stop) - 1, max(first, mention.start - _OFFICE), -1):
            tag = self.page.tag(k)
            ends = tag & PREP or tag & VERB and not tag & NOUN
            if k < mention.start and ends and not self.page.is_possessive(k):
                return None
            if self.page.is_possessive(k):
                start = self.clauses.phrase_start(k - 1, first)
                return (start, k) if k - start <= _OFFICE else None
        return None

    def _name_left(self, mention: Mention) -> Span | None:
        """The name before an office in small letters before a person's: Straits Pacific | freight manager Winnie Lo."""
        first, _ = self.clauses.bounds(mention.start)
        k = mention.start
        while k > first and not self.page.is_capital(k) and mention.start - k < 3:
            k -= 1
        stop = k + 1
        if (
            k == mention.start
            or not self.page.is_capital(k)
            or self.clauses.has(COMMA | DET | PAST, k + 1, mention.start)
        ):
            return None
        while k > first and self.page.is_capital(k - 1):
            k -= 1
        placed = any(place.start <= k and stop <= place.stop for place in self.context.places_in(k, stop))
        return (k, stop) if stop - k > 1 and not placed and not self.context.mentions_in(k, stop) else None

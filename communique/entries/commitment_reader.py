"""What every reader of commitments sees of one document: its page, clauses, tags and words."""

from __future__ import annotations

from typing import Final

from communique.entries.context import Context
from communique.text.tags import BE, DET

_NAME: Final = 8  # tokens of an organisation's name
_OBJECT: Final = 8  # tokens in which the object of a verb shows its noun


class Reader:
    """A reader of one document; positions are tokens, spans half open."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self.page = context.page
        self.words = context.page.words
        self.language = context.page.language
        self.clauses = context.clauses
        self.tags = context.clauses.tags
        sets = self.language.sets
        self.that, self.bywords = sets["complementiser"], sets["byword"]
        self.withs, self.between = sets["withword"], sets["between_link"]

    def names_event(self, head: int) -> bool:
        """Whether the noun at token `head` names an event or a body that meets: a forum, a working group."""
        words, sets = self.words, self.language.sets
        return words[head] in sets["event"] or words[head] in sets["grouped"] and words[head - 1] in sets["grouping"]

    def is_authority(self, head: int) -> bool:
        """Whether a body at token `head` is an organisation by itself and no joint one: the European Commission."""
        if self.words[head] not in self.language.sets["acting_body"]:
            return False
        near = self.context.mentions_in(max(0, head - _NAME), head + 1)
        mention = next((mention for mention in near if mention.stop == head + 1), None)
        who = mention.who if mention is not None else None
        if mention is None or who is None or who.kind != "organisation" or not who.name:
            return False
        if len({place.country for place in self.context.places_in(mention.start, head)}) > 1:
            return False  # the UK–Peru Trade Committee
        own = who.name.lower().split()
        return own[-1] == self.words[head] and self.language.sets["joint"].isdisjoint(own[:-1])

    def takes_place(self, verb: int) -> bool:
        """Whether the verb at token `verb` says of an event that it is: the forum will take place."""
        match = self.page.match_at("takes_place", verb)
        return match is not None and not match.group.get("held")

    def is_journey(self, verb: int, stop: int) -> bool:
        """Whether the verb at token `verb` and its object tell of a visit: pay an official visit, make a short tour."""
        sets = self.language.sets
        if self.tags[verb] & BE:  # will be here on a visit
            if verb + 2 < stop and self.words[verb + 1] in sets["placelink"] and verb + 2 in self.context.place_of:
                return True  # will be in Lima in May
            near, links = range(verb + 1, min(stop - 1, verb + _OBJECT)), sets["visiting_link"]
            on = next((k for k in near if self.words[k] in links and self.tags[k + 1] & DET), stop)
            return not sets["journey_noun"].isdisjoint(self.words[on : min(stop, on + _OBJECT)])
        if self.clauses.base(verb) not in sets["journey_verb"]:
            return False
        return not sets["journey_noun"].isdisjoint(self.words[verb + 1 : min(stop, verb + _OBJECT)])

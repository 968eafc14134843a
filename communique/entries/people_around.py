"""Who stands around a word for an encounter: those it takes, those only named beside, its subject."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import Final

from communique.entries.context import Context, Figurehead, Mention
from communique.entries.delegation_heads import led_from
from communique.entries.lexicon import lexicon
from communique.entries.places import Place
from communique.kinds import Area
from communique.text.page import Match
from communique.text.tags import ADJ, ADV, BE, ING, MODAL, NOUN, PART, PAST, PREP, THIRD, TO
from communique.words.load import Words

PEOPLE: Final = ("name", "role")
_PERSONAL: Final = (*PEOPLE, "pronoun")
_ACTS: Final = ("verb", "visit", "host", "greet", "call")  # words of encounters that have a subject
_NAMELESS: Final = frozenset(("president", "governor", "minister", "prime minister", "monarch"))  # met without a name
_NAMELESS_OF_AREA: Final = frozenset(("ambassador", "commissioner", "deputy", "secretary"))  # … of an area or a body
_ADDRESSED: Final = frozenset(("highness", "excellency"))  # forms of address that stand before the office
_SUBJECT_REACH: Final = 45  # tokens before a verb
_NEAR_RELATIVE: Final = 2  # tokens between somebody and a verb: X | , who | met
_NEAR_OPENED: Final = 4  # tokens between somebody and "during talks with"
NEAR_COMING: Final = 4  # tokens between "will" and the word of an encounter
_LONGEST_TITLE: Final = 4  # tokens of a title before whom it serves
_FAR_PERSON: Final = 22  # tokens between two of those who met


@cache
def _objects(language: Words) -> frozenset[str]:
    """The pronouns of persons that are no subject."""
    return language.sets["personpronoun"] - language.wordset("personpronoun", case="subject")


class PeopleAround:
    """Finds the people around words for encounters on one page; positions are tokens, spans half open."""

    def __init__(self, context: Context) -> None:
        language = context.page.language
        self.context = context
        self.page = context.page
        self.words = context.page.words
        self.possessive = language.sets["possessive"]
        self.asides = language.sets["aside"]
        self.objects = _objects(language)
        self.object_links = language.sets["objectlink"]
        self.stops = language.sets["behindstop"]
        self.own = language.sets["speakingself"]
        self.courtesies = language.sets["courtesyverb"]
        self.links = language.sets["companylink"] | {",", ";"}
        self.led = lexicon(language.language, "ledby")
        self.coming = lexicon(language.language, "tripauxiliary")

    def sentence(self, i: int) -> tuple[int, int]:
        """The sentence that token `i` stands in."""
        return self.page.sentences[self.page.sentence_of[i]]

    def is_quoted(self, i: int) -> bool:
        """Whether token `i` stands in quotation marks, but for those of a statement that tells as a report does."""
        return self.page.quote_of[i] >= 0 and not self._is_of_body(i)

    def _is_of_body(self, i: int) -> bool:
        """Whether a body is quoted that speaks of others alone: "A received B," the ministry said in a statement."""
        who = self.context.speaker_at(i)
        if who is None or who.kind not in ("organisation", "body"):
            return False
        first, stop = self.page.sentences[self.page.sentence_of[i]]
        return not any(self.words[k] in self.own for k in range(first, stop))

    def is_skipped(self, i: int) -> bool:
        """Whether token `i` stands in a line that is no part of the report."""
        skipped = self.context.skipped
        return bool(skipped) and skipped[self.page.paragraph_of[i]]

    # People

    def people_in(self, start: int, stop: int) -> list[Mention]:
        """The people named, or meant by their office, outside quotations in the tokens."""
        return [
            m
            for m in self.context.mentions_in(start, stop)
            if m.who and m.form in PEOPLE and not self.is_quoted(m.start) and not (m.form == "role" and self.is_boss(m))
        ]

    def people_behind(self, match: Match, stop: int) -> list[Mention]:
        """The people that a word for an encounter takes, up to a verb of saying or a clause of their own."""
        found: list[Mention] = []
        tags, courtesies = self.page.tags, self.courtesies
        i = match.stop
        for mention in self.context.mentions_in(match.stop, stop):
            between = self.words[i : mention.start]
            if len(between) > _FAR_PERSON or self._is_stopped(i, mention.start):
                break
            if found and self.is_joined_verb(i, mention.start):
                break  # met A and flies to Lima for talks with B
            if ";" in between[:-2]:  # but "; and Ambassador X" in a list
                break
            verbs = [k for k in range(i, mention.start) if tags[k] & PAST or self.words[k] in courtesies]
            if any(self.is_verb_of_its_own(k) or self._is_courtesy(k) for k in verbs):
                break
            if found and any(self._is_of_future(k) for k in range(i, mention.start)):
                break  # met A and will receive B
            if found and self._is_of_other(match, mention):
                break
            if mention.who and not mention.who.name and mention.who.rank in _ADDRESSED:
                i = mention.stop  # His Majesty | the King
                continue
            met = mention.form == "pronoun" and mention.start == match.stop  # "the ambassador met him"
            if mention.form == "role" and self.is_boss(mention):
                i = mention.stop
                continue
            if (mention.form in PEOPLE or met) and mention.who and not self.is_aside(mention):
                pairing = (
                    len(found) == 1 and match.group["by"] == "between"
                )  # between A, an envoy, and B, …, took place
                if found and (self.links.isdisjoint(between) or not pairing and self._begins_anew(i, mention)):
                    break
                found.append(mention)
            elif self.page.is_possessive(mention.stop) and self._owns_next(mention):
                continue  # A and the centre's director B, A and C's predecessor, B
            i = mention.stop
        return found

    def _is_stopped(self, start: int, stop: int) -> bool:
        """Whether a word opens a clause of its own between those who met; not: received | the day before | by A."""
        if self.stops.isdisjoint(self.words[start:stop]):
            return False
        told = self.whens(start, stop)
        return any(self.words[i] in self.stops and i not in told for i in range(start, stop))

    def whens(self, start: int, stop: int) -> set[int]:
        """The tokens of days told by another day: the week before, that same evening."""
        found = [m for cls in ("laterdays", "sameday") for m in self.page.within(cls, start, stop)]
        return {i for m in found for i in range(m.start, m.stop)}

    def _owns_next(self, mention: Mention) -> bool:
        """Whether a body owns what stands behind it, or somebody owns the office right behind: C's | predecessor."""
        return mention.form == "organisation" or bool(self.people_in(mention.stop + 1, mention.stop + 2))

    def _begins_anew(self, i: int, mention: Mention) -> bool:
        """Whether somebody behind a comma and a joiner at token `i` has a verb: met A, and in June B visited."""
        joined = self.words[i : i + 1] == [","] and self.page.is_a(i + 1, "joiner")
        return joined and self.is_told(mention)

    def is_verb_of_its_own(self, k: int) -> bool:
        """Whether token `k` is a verb in the past with a subject of its own; "call" in "telephone call" is none."""
        return bool(self.page.tags[k] & PAST) and self.context.clauses.is_finite(k)

    def _is_of_other(self, match: Match, mention: Mention) -> bool:
        """Whether somebody behind those who met tells of it, or did something else: drawn up by X; , X | said."""
        k = mention.start - 1
        if self.page.is_a(mention.stop, "cue") and self.page.tags[mention.stop] & PAST:
            return bool(self.people_in(self.sentence(match.start)[0], match.start))  # after a meeting with B, A said
        return (
            self.page.is_a(k, "agentlink") and bool(self.page.tags[k - 1] & (PART | PREP)) and not self.is_led(mention)
        )

    def is_led(self, mention: Mention) -> bool:
        """Whether somebody leads others, or "accompanied by" stands before them."""
        if led_from(self.page, mention.start, mention.stop) is not None:
            return True
        near = [
            m for cls in ("attendance", "guidedby") for m in self.page.within(cls, mention.start - 4, mention.start)
        ]
        return any(m.stop == mention.start for m in near)

    def _is_of_future(self, k: int) -> bool:
        """Whether token `k` begins a verb of what is still to come: will meet, is to meet."""
        tags = self.page.tags
        return bool(tags[k] & MODAL or tags[k] & BE and k + 1 < len(tags) and tags[k + 1] & TO)

    def _is_courtesy(self, k: int) -> bool:
        """Whether a verb that "and" joins at token `k` is of something else than meeting: and | thanked the mayor."""
        return self.page.is_a(k, "courtesyverb") and self.page.is_a(k - 1, "joiner")

    def is_told(self, mention: Mention) -> bool:
        """Whether a verb in the past stands right behind a person, whose own it then is."""
        i = mention.stop + (mention.stop < len(self.words) and self.words[mention.stop] == ",")
        forms = self.page.language.verbs.get(self.words[i], ()) if i < len(self.words) else ()
        return any(form == "past" for _, form in forms)

    def is_aside(self, mention: Mention) -> bool:
        """Whether a person is only named beside: "on behalf of X", "X's palace"."""
        owns = mention.stop < len(self.words) and self.words[mention.stop] in self.possessive
        beside = not self.asides.isdisjoint(self.words[max(0, mention.start - 3) : mention.start])
        return owns or beside or self.is_boss(mention)

    def is_boss(self, mention: Mention) -> bool:
        """Whether somebody is only named in the office of another: Ana Sol, Adviser to the President."""
        k = mention.start - 1
        if mention.form != "role" or k < 1 or not self.page.is_a(k, "servedlink"):
            return False
        return any(title.stop == k for title in self.page.within("title", max(0, k - _LONGEST_TITLE), k))

    def subject(self, match: Match) -> Figurehead | None:
        """The subject of a word for an encounter: the nearest person before it that is no object of something else."""
        first, verb = self.sentence(match.start)[0], match.start
        while verb - 1 > first and self.page.tags[verb - 1] & (BE | MODAL):
            verb -= 1  # and | is to meet
        earlier = self.shared_with(first, max(verb, match.stop - 1))
        if earlier is not None and earlier.start < match.start and (who := self.subject(earlier)) is not None:
            return who  # she met the mayor and toured the port
        for mention in reversed(self.context.mentions_in(max(first, match.start - _SUBJECT_REACH), match.start)):
            if mention.who and mention.who.rank == "spouse" and self.page.is_a(mention.start - 1, "joiner"):
                continue  # the governor and the first lady
            if not self.is_quoted(mention.start) and self._may_be_subject(mention, first, match.start):
                return mention.who
        return None

    def shared_with(self, first: int, verb: int) -> Match | None:
        """The encounter of whose subject more is told at token `verb`: met A and | toured, and flies to | see."""
        if verb <= first + 1:
            return None
        k = verb if self.page.is_a(verb - 1, "joiner") else self.joined_before(first, verb)
        if k is None or any(m.form in _PERSONAL and m.start > k for m in self.context.mentions_in(k, verb)):
            return None
        earlier = self.page.within("encounter", first, k - 1)
        return earlier[-1] if earlier and earlier[-1].group["by"] in _ACTS else None

    def joined_before(self, first: int, stop: int) -> int | None:
        """The last verb from token `first` up to `stop` that has the subject of an earlier one: and | flies to."""
        return next((k for k in range(stop, first + 1, -1) if self._is_joined(k)), None)

    def is_joined_verb(self, start: int, stop: int) -> bool:
        """Whether one more verb of the same subject stands in some tokens."""
        return self.joined_behind(start, stop) is not None

    def joined_behind(self, start: int, stop: int) -> int | None:
        """The first such verb in some tokens."""
        return next((k for k in range(start + 1, stop) if self._is_joined(k)), None)

    def _is_joined(self, k: int) -> bool:
        """Whether token `k` opens what somebody did besides: and | flies, and then | visited, before | flying."""
        tags, before = self.page.tags, k - 1
        tag = self.page.tag(k)
        if not tag & (PAST | THIRD | MODAL | ING | BE) or self.page.is_capital(k):
            return False
        if tag & ING:
            return self.page.is_a(before, "otherevent")
        while before > 0 and tags[before] & ADV and not self.page.is_a(before, "joiner"):
            before -= 1
        if not self.page.is_a(before, "joiner"):
            return False
        if tag & PAST and not self.context.clauses.is_finite(k):
            return not tags[before - 1] & (PART | ADJ)  # no: the elected and appointed members
        if tag & PAST:
            return True
        return not tag & NOUN or bool(self.page.tag(k + 1) & PREP)

    def _may_be_subject(self, mention: Mention, first: int, verb: int) -> bool:
        if mention.who is None or mention.who.kind != "person" or mention.form not in _PERSONAL:
            return False
        if mention.form == "pronoun" and self.words[mention.start] in self.objects:
            return False
        owns = mention.stop < len(self.words) and self.words[mention.stop] in self.possessive
        if owns and mention.stop + 3 < verb:
            return False
        if mention.start == first or self.words[mention.start - 1] not in self.object_links:
            return True
        if self.page.is_a(verb - 1, "relative") and verb - mention.stop <= _NEAR_RELATIVE:
            return True  # a visit by X, who met
        if self.page.is_a(mention.start - 1, "agentlink") and self.page.is_a(mention.stop, "openingphrase"):
            return verb - mention.stop <= _NEAR_OPENED  # it was said by X during talks with Y
        return led_from(self.page, mention.start, mention.stop) is not None  # A delegation led by X visited

    def is_home(self, place: Place, who: Figurehead) -> bool:
        """Whether a place is, or lies in, the area that somebody leads or stands for."""
        area = who.area.code if who.area else None
        return area is not None and area in (place.country, place.code)

    @staticmethod
    def are_of_one_country(one: Area, other: Area) -> bool:
        """Whether two areas are one country or lie in it, by their codes."""
        return bool(one.code and other.code) and str(one.code)[:2] == str(other.code)[:2]

    def is_coming(self, match: Match) -> bool:
        """Whether an encounter is told to come: will lead a delegation, is due to visit, will meet."""
        first = max(self.sentence(match.start)[0], match.start - NEAR_COMING)
        if self.page.has_a("eventtocome", first, match.stop):
            return True
        if self.coming.at(self.words, match.start) or self.coming.before(self.words, match.start):
            return True
        if match.group.get("form") != "visit" or match.start < 1:
            return False
        before, tag, behind = (*self.page.tags[match.start - 1 : match.stop], 0, 0)[:3]
        heading = match.group.get("away") and tag & BE and behind & ING
        return bool(heading or before & BE and tag & ING)  # is heading to, is | leading a mission to


def distinct(people: list[Figurehead]) -> list[Figurehead]:
    """Each person once, in order; those without a name only where the office can be met without one."""
    kept = {id(who): who for who in people if who.kind == "person" and (who.name or _is_met_by_office(who))}
    return list(kept.values())


def _is_met_by_office(who: Figurehead) -> bool:
    """Whether somebody without a name is one person by the office: the governor, the ambassador of Oman."""
    told = who.area is not None or who.company is not None
    return who.rank in _NAMELESS or who.rank in _NAMELESS_OF_AREA and told


def one_a_code(areas: Iterable[Area]) -> list[Area]:
    """The first area of each code, or of each name where there is none, in order."""
    kept: dict[str, Area] = {}
    for area in areas:
        kept.setdefault(area.code or area.name, area)
    return list(kept.values())

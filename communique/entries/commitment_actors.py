"""Who is to act: the noun phrase before a verb (or the one who is told) as people, organisations and areas."""

from __future__ import annotations

from communique.entries.commitment_candidates import Candidate
from communique.entries.context import Context, Figurehead, Mention
from communique.entries.places import Place
from communique.kinds import Actor, Area
from communique.text.clauses import Clauses, Span
from communique.text.tags import COMMA, CONJ, DET, PREP, PRON

_WE = frozenset(("we", "us", "our", "ourselves"))
_LEADERS = frozenset(("president", "monarch", "prime minister", "governor", "minister", "deputy", "secretary"))
_PAIRS = frozenset(("ministers", "leaders", "presidents", "governors", "premiers", "mayors", "delegations"))
_OTHERS = frozenset(("members", "companies", "firms", "partners", "businesses", "manufacturers", "producers", "investors"))
_HOME = frozenset(("government", "country", "nation", "authorities", "cabinet"))
_CONVENES = frozenset(("meet", "convene", "gather", "take", "be", "hold", "sit", "reconvene", "open", "start", "begin"))
_BACK = 60  # tokens that a reference is followed back
_FIRMS = frozenset(("company", "firm", "manufacturer", "producer", "bank", "operator", "agency", "enterprise", "group", "university", "plant", "association", "council", "chamber"))
_BODIES = frozenset(("organisations", "organizations", "companies", "universities", "institutions", "agencies", "chambers", "ministries", "cities"))


class Actors:
    """Resolves the actors of one document's commitments, in the order of the text, so that "they" can look back."""

    def __init__(self, context: Context, clauses: Clauses) -> None:
        self.context = context
        self.page = context.page
        self.clauses = clauses
        self.tags = clauses.tags
        self.words = context.page.words
        language = context.page.language
        self.agents = language.wordset("agent")
        self.personal = language.wordset("personal_verb")
        self.regions = language.wordset("regionword")
        self.governments = language.wordset("government")
        self.events = language.wordset("event")
        self.bodies = language.wordset("joint")
        self.pair: list[Actor] = []  # the last two that signed something
        self.last: tuple[int, list[Actor]] = (-10**6, [])  # sentence and actors of the last commitment

    # The public questions

    def sides(self) -> list[Actor]:
        """The two sides of the document as actors, or nobody where it does not have two."""
        parties = self.context.parties
        return [area_actor(a) for a in parties] if len(parties) == 2 else []

    def of(self, one: Candidate) -> list[Actor] | None:
        """Who is to act; `[]` where the text leaves it open, `None` where the subject is a thing."""
        verb = self.clauses.base(one.verb)
        if one.subject is None:
            return self._without_subject(one)
        if one.rule == "readiness" and one.governor and self.words[one.subject[0]] in ("his", "her", "its", "their"):
            one.subject = None
            return self._without_subject(one)
        joint = self.joint(one) if one.rule in ("modal", "infinitive", "scheduled") else None
        if joint is not None and (verb in _CONVENES or one.rule == "scheduled"):
            return joint
        told = one.rule in ("told", "invited", "accepted")
        found = self.read(one.subject, told=told, personal=verb in self.personal)
        if found is None and told and not self.tags[one.subject[0]] & (PREP | PRON):
            found = [self._phrase(*one.subject, self._head(*one.subject))]
        return self._widen(one, found) if found else found

    def joint(self, one: Candidate) -> list[Actor] | None:
        """The sides of an event or a body that is theirs together, or the areas in its name; `None` for no event."""
        if one.subject is None or not self.is_event(one.subject):
            return None
        start, stop = one.subject
        sides = self.sides()
        places = self.context.places_in(start, stop)
        codes = {p.code for p in places} | {p.country for p in places}
        named = [s for s in sides if s.code in codes or s.code and s.code.split("-")[0] in codes]
        if len(named) == 2 or any(w in self.bodies for w in self.words[start:stop]) and len(named) != 1:
            return sides
        return named or None

    def is_event(self, subject: Span) -> bool:
        """Whether a noun phrase is an event or a body that meets, by its head."""
        start, stop = subject
        head = self._head(start, stop)
        return self.words[head] in self.events

    def we(self, i: int) -> list[Actor]:
        """Whom "we" means at token `i`: the speaker's area or company, both sides where both speak."""
        who = self.context.speaker_at(i)
        if who is None:
            return []
        if who.kind == "group":
            return self._of_group(who)
        if who.company and who.company.lower() not in self.governments:
            return [Actor(who.company)]
        area = who.area or self._area_left(who)
        return [area_actor(area)] if area else [Actor(who.name)] if who.name else []

    def _area_left(self, who: Figurehead) -> Area | None:
        """The side that a leader without a stated area must be of: the one that nobody else in the document leads."""
        if who.rank not in _LEADERS or len(self.context.parties) != 2:
            return None
        taken = {p.area.code or p.area.name for p in self.context.people if p.area is not None and p.rank in _LEADERS}
        free = [a for a in self.context.parties if (a.code or a.name) not in taken]
        return free[0] if len(free) == 1 and taken else None

    def read(self, span: Span, *, told: bool = False, personal: bool = False) -> list[Actor] | None:
        """The actors that a noun phrase names; `None` where it is a thing that cannot act."""
        start, stop = span
        if stop - start == 1 and self.tags[start] & PRON:
            return self._pronoun(start, personal)
        side = next(iter(self.page.within("side", start, min(stop, start + 4))), None)
        if side is not None:
            return self._side(side.stop - 1) or None
        found: list[Actor] = []
        for a, b in self._members(start, stop):
            actor = self._member(a, b, told, personal)
            if actor is None:
                continue
            for one in actor:
                if one not in found:
                    found.append(one)
        return found or None

    def counterpart(self, one: Candidate, actors: list[Actor]) -> Actor | None:
        """For or with whom: the other side, where the words or the kind of commitment point to it."""
        if len(actors) != 1:
            return None
        own = self._area_of(actors[0], one.verb)
        other = self.context.other_party(own)
        if other is None:
            return None
        start, stop = one.parts[0][0], one.stop
        words = self.words[start:stop]
        if "you" in words or "your" in words or one.type == "offer":
            return area_actor(other)
        code = other.code or ""
        named = any(p.code == other.code or code and p.country == code.split("-")[0] for p in self.context.places_in(start, stop))
        return area_actor(other) if named else None

    # Noun phrases

    def _members(self, start: int, stop: int) -> list[Span]:
        """The parts of a list (A, B and C), without cutting through the name of an organisation or a role."""
        covered = {k for m in self._mentions(start, stop) for k in range(m.start + 1, m.stop)}
        cuts, depth = [], start
        for k in range(start, stop):
            if k in covered or not self.tags[k] & (CONJ | COMMA):
                continue
            after = k + 1
            if self._joins_places(k, start):
                continue
            if after < stop and (self.page.is_capital(after) or self.tags[after] & (DET | PRON) or self.words[after] in self.agents):
                cuts.append(k)
        members = []
        for cut in [*cuts, stop]:
            a = depth
            while a < cut and self.tags[a] & (CONJ | COMMA):
                a += 1
            if a < cut:
                members.append((a, cut))
            depth = cut + 1
        return members or [(start, stop)]

    def _joins_places(self, k: int, start: int) -> bool:
        """Whether the conjunction at `k` joins two places behind a preposition: flights between A and B."""
        before = next((p for p in self.context.places_in(max(start, k - 6), k) if p.stop == k), None)
        if before is None or k + 1 not in self.context.place_of:
            return False
        left = before.start - 1 - (before.start > start and bool(self.tags[before.start - 1] & DET))
        return left > start and self.words[left] in ("between", "from", "in", "with", "for", "to", "at")

    def _mentions(self, start: int, stop: int) -> list[Mention]:
        return [m for m in self.context.mentions_in(max(0, start - 6), stop) if m.stop > start and m.start < stop]

    def _member(self, start: int, stop: int, told: bool, personal: bool) -> list[Actor] | None:
        """The actor that one noun phrase names, by its head."""
        if self.tags[start] & PREP and self.words[start] not in ("both",):
            return None
        while stop > start + 1 and self.words[stop - 1] == ".":
            stop -= 1
        head = self._head(start, stop)
        if self.words[head] in self.governments:
            area = self._area_before(start, head) or self._area_behind(head, stop) or self._own_area(start, head)
            if area is not None:
                return [area]
        mention = self._mention_of(start, stop, head)
        if mention is not None and mention.who is not None and (mention.who.name or mention.who.kind not in ("unnamed", "body")):
            found = self._of_mention(mention, told, personal)
            if found:
                return found
        if self.words[head] in _FIRMS and self.words[start] == "the":
            who = self.context.speaker_at(start)
            if who is not None and who.company and self.words[head] in who.company.lower().split():
                return [Actor(who.company)]
        sentence, last = self.last
        if self.words[head] in _FIRMS and start + 2 == stop and self.words[start] == "the" and len(last) == 1 and self.page.sentence_of[start] - sentence <= 2 and not self._is_party(last[0]):
            return last
        if self.words[head] in _FIRMS and self.words[start] in ("the", "this") and stop - start == 2:
            named = self._last_organisation(start)
            if named is not None:
                return [named]
        place = self._place_at(start, stop, head)
        if place is not None:
            return [place_actor(place, self.context)]
        if self.words[head] in self.regions and self.tags[start] & (DET | PRON):
            area = self._area_behind(head, stop) or self._own_area(start, head)
            return [area] if area else None
        if mention is not None and mention.who is not None and mention.who.kind == "body":
            return self._of_mention(mention, told, personal)
        if self.words[start] == "our" and self.words[head] in self.agents and self.words[head] not in _OTHERS:
            who = self.context.speaker_at(start)
            if who is not None and who.company and who.company.lower() not in self.governments:
                return [Actor(who.company)]
        if self.words[head] in self.agents or self._is_proper(head) and stop - start <= 8:
            return [self._phrase(start, stop, head)]
        people = next((p for p in self.context.places_in(start, stop) if p.form == "people"), None)
        if people is not None:
            return [Actor(people.name, people.code)]
        return None

    def _head(self, start: int, stop: int) -> int:
        """The head noun: the last word before the first preposition, comma or bracket behind the start."""
        for k in range(start + 1, stop):
            if self.tags[k] & (PREP | COMMA) and self.words[k] != "per" or self.words[k] in ("(", "who", "which", "that"):
                return k - 1
            if k + 1 < stop and self.tags[k] & (1 << 13) and self.tags[k + 1] & PREP and k > start + 1:
                return k - 1  # goods produced in …
        return stop - 1

    def _mention_of(self, start: int, stop: int, head: int) -> Mention | None:
        for mention in self._mentions(start, stop):
            if mention.start <= start + 3 and mention.stop > head and mention.form != "pronoun":
                between = self.words[start : mention.start]
                if all(self.tags[k] & DET or self.page.is_capital(k) or self.words[k] == "-" or not self.tags[k] for k in range(start, mention.start)) and "'s" not in between:
                    return mention
        return None

    def _of_mention(self, mention: Mention, told: bool, personal: bool) -> list[Actor] | None:
        who = mention.who
        if who is None:
            return None
        if who.kind == "group":
            return self._of_group(who) if self._is_side(mention) else None
        if who.kind == "organisation" or mention.form == "organisation":
            return [self._organisation(mention, who)]
        if told or personal or not (who.area or who.company or self._area_left(who)):
            if who.name:
                return [Actor(who.name)]
            return [Actor(who.role, who.area.code if who.area else None)] if who.role else None
        if who.company and who.company.lower() not in self.governments:
            return [Actor(who.company)]
        area = who.area or self._area_left(who)
        return [area_actor(area)] if area else [Actor(who.name)] if who.name else None

    def _organisation(self, mention: Mention, who: Figurehead) -> Actor:
        """An organisation with its full name; it has the code of an area only where its name holds that area."""
        start, stop = mention.start, mention.stop
        name = who.name or who.role or self.page.slice(start, stop)
        words = self.words
        if start > 1 and words[start - 1] == "-" and self.page.touches(start) and self.page.is_capital(start - 2) and who.name:
            return Actor(f"{self.page.slice(start - 2, start)}{name}")
        for k in range(start, min(stop, start + 4)):
            if words[k] == "based" and who.name:
                return Actor(self.page.slice(k + 1, stop))
        return Actor(name, who.area.code if who.area else None)

    def _is_side(self, mention: Mention) -> bool:
        """Whether a group is the sides of the document (the two ministers) and not some people (our members)."""
        words = self.words[mention.start : mention.stop]
        return "two" in words or "both" in words or words[-1] in ("sides", "parties") or words[0] == "the" and words[-1] in _PAIRS or mention.who is not None and mention.who.area is not None and "our" not in words

    def _of_group(self, who: Figurehead) -> list[Actor]:
        if who.area is None:
            return self.sides()
        return [Actor(who.role or who.area.name, who.area.code)]

    def _place_at(self, start: int, stop: int, head: int) -> Place | None:
        """The place that the phrase is (the Netherlands, Russia's Kursk Oblast), not one that it only mentions."""
        for place in self.context.places_in(start, stop):
            if place.form == "noun" and place.start <= head < place.stop and (place.start - start <= 4):
                return place
        return None

    def _is_party(self, actor: Actor) -> bool:
        return any(area.code == actor.code and area.name == actor.name for area in self.context.parties)

    def _last_organisation(self, i: int) -> Actor | None:
        """The organisation last named before token `i`, for "the company"."""
        paragraph = self.page.paragraph_of[i]
        first = self.page.paragraphs[max(0, paragraph - 1)][0]
        for mention in reversed(self.context.mentions_in(first, i)):
            who = mention.who
            if who is not None and who.kind == "organisation" and who.name:
                return Actor(who.name, who.area.code if who.area else None)
        companies = {who.company for who in self.context.people if who.company}
        return Actor(companies.pop()) if len(companies) == 1 else None

    def _area_before(self, start: int, head: int) -> Actor | None:
        place = next((p for p in self.context.places_in(start, head) if p.start >= start), None)
        return Actor(place.base, place.code) if place else None

    def _area_behind(self, head: int, stop: int) -> Actor | None:
        """The area in "the government of Peru"."""
        if head + 1 < stop and self.words[head + 1] == "of":
            place = next(iter(self.context.places_in(head + 2, min(stop, head + 5))), None)
            return Actor(place.base, place.code) if place else None
        return None

    def _own_area(self, start: int, head: int) -> Actor | None:
        """The area that "the region", "his state" or "the government" means: the speaker's, else the one spoken of."""
        kind = self.words[head]
        who = self.context.speaker_at(head) or self._subject_person(start)
        if who is not None and who.area is not None and self._is_kind(who.area, kind):
            return area_actor(who.area)
        named = [area for area in self.context.parties if kind in area.name.lower().split()]
        if len(named) == 1:
            return area_actor(named[0])
        for area in self.context.parties if who is not None else ():
            if self._is_kind(area, kind) and (who is None or who.area is None or area.code != who.area.code):
                return area_actor(area)
        if who is None and self.context.parties and self._is_kind(self.context.parties[0], kind) and kind in _HOME:
            return area_actor(self.context.parties[0])
        before = [p for p in self.context.places_in(max(0, start - _BACK), start) if p.form != "people"]
        for place in reversed(before):
            if self._is_kind(Area(place.base, place.code), kind) and place.kind != "city":
                return Actor(place.base, place.code)
        return None

    def _subject_person(self, start: int) -> Figurehead | None:
        first = self.page.sentences[self.page.sentence_of[start]][0]
        found = [m for m in self.context.mentions_in(first, start) if m.who is not None and m.who.kind == "person"]
        return found[0].who if found else None

    def _is_kind(self, area: Area, word: str) -> bool:
        country = area.code is not None and "-" not in area.code
        if word in ("country", "nation", "republic", "kingdom"):
            return country
        return not country if word not in self.governments and word != "state" else True

    def _is_proper(self, i: int) -> bool:
        return self.page.is_capital(i) and i != self.page.sentences[self.page.sentence_of[i]][0] and i not in self.page.at.get("month", {})

    def _phrase(self, start: int, stop: int, head: int) -> Actor:
        """An actor named by a noun phrase (Dutch buyers, our companies), with the code of the area that it names."""
        end = head + 1
        if end + 1 < stop and self.words[end] in ("of", "from", "in") and self.context.places_in(end + 1, stop):
            end = self.context.places_in(end + 1, stop)[0].stop
        place = next(iter(self.context.places_in(start, end)), None)
        code = place.code if place else None
        if self.words[start] in _WE and code is None:
            mine = self.we(start)
            code = mine[0].code if mine else None
        first = start + 1 if self.words[start] in ("the", "a", "an") and stop - start > 1 else start
        return Actor(self.page.slice(first, end), code)

    # References

    def _pronoun(self, i: int, personal: bool) -> list[Actor] | None:
        word = self.words[i]
        if word in _WE:
            return self.we(i) or None
        if word == "i":
            who = self.context.speaker_at(i)
            if who is None or personal and who.name:
                return [Actor(who.name)] if who and who.name else None
            return self.we(i) or None
        if word == "you":
            who = self.context.speaker_at(i)
            other = self.context.other_party(who.area) if who else None
            return [area_actor(other)] if other else None
        if word in ("he", "she", "him", "her"):
            mention = self.context.mention_of.get(i)
            return self._of_mention(mention, False, personal) if mention else None
        if word in ("his", "her", "its", "their", "my"):
            return None
        if word in ("it", "they", "them"):
            sentence, actors = self.last
            if self.page.sentence_of[i] - sentence <= 2 and actors:
                return actors if word != "it" or len(actors) == 1 else None
            return self._previous_subject(i)
        return None

    def _previous_subject(self, i: int) -> list[Actor] | None:
        """The actor that opens the sentence before, for "it" and "they"."""
        number = self.page.sentence_of[i] - 1
        if number < 0 or self.page.paragraph_of[self.page.sentences[number][0]] != self.page.paragraph_of[i]:
            return None
        start, stop = self.page.sentences[number]
        for k in range(start, min(stop, start + 14)):
            if self.clauses.is_finite(k):
                subject = self.clauses.subject_before(k)
                return self.read(subject) if subject and subject[1] - subject[0] > 1 else None
        return None

    def _side(self, last: int) -> list[Actor]:
        if self.words[last] in _BODIES and len(self.pair) == 2:
            return list(self.pair)
        return self.sides()

    # Without a subject, and with more than the subject

    def _without_subject(self, one: Candidate) -> list[Actor] | None:
        group = one.cue.group
        if group.get("duty"):
            return self._named_together(one.verb)
        if group["form"] == "let" or group["type"] == "agreement":
            return self.sides()
        if one.rule == "aimed at":
            return [] if one.governor is not None and self.read(one.governor) else None
        if one.rule in ("told", "invited"):
            return []
        if group.get("announced"):
            return self.we(one.verb)
        if one.governor is not None:
            found = self.read(one.governor)
            return self._widen(one, found) if found else found
        if one.rule == "under way":
            return self.we(one.verb)
        return None

    def _named_together(self, i: int) -> list[Actor]:
        """The sides, where the sentence of token `i` or one of the two before it names them together."""
        number = self.page.sentence_of[i]
        first = self.page.sentences[max(0, number - 2)][0]
        if self.page.within("side", first, self.page.sentences[number][1]):
            return self.sides()
        return []

    def _widen(self, one: Candidate, actors: list[Actor]) -> list[Actor]:
        """Both sides, where somebody proposes or wants a thing for both (with you, together, our two countries)."""
        sides = self.sides()
        if len(actors) != 1 or len(sides) != 2 or one.cue.group["type"] == "offer" and not one.cue.group.get("duty"):
            return actors
        if one.cue.group["form"] in ("person", "clause"):
            return actors
        words = self.words[one.parts[0][0] : one.stop]
        near = [s for s in sides if s.code == actors[0].code]
        if not near:
            return actors
        wants = one.type in ("proposal", "pledge") and one.force == "soft"
        if one.cue.group.get("both") or wants and ("with you" in " ".join(words) or one.cue.group.get("duty") and "together" in words):
            return sides
        return actors

    def _area_of(self, actor: Actor, i: int) -> Actor | None:
        """The side that an actor belongs to: itself, or the speaker's for a company or a person without a code."""
        if actor.code:
            for area in self.context.parties:
                if area.code == actor.code or area.code and (area.code.startswith(actor.code + "-") or actor.code.startswith(area.code + "-")):
                    return area_actor(area)
            return actor
        who = self.context.speaker_at(i)
        return area_actor(who.area) if who and who.area else None


def area_actor(area: Area) -> Actor:
    """An area as somebody who acts."""
    return Actor(area.name, area.code)


def place_actor(place: Place, context: Context) -> Actor:
    """A place as somebody who acts: a city that is no side of the document stands for its country's government."""
    if any(area.code == place.code and place.code for area in context.parties):
        return Actor(place.base, place.code)
    if place.kind == "city" and place.country:
        return Actor(place.name, place.country)
    return Actor(place.base, place.code)


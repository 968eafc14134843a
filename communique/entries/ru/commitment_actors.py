"""Who is to act in a Russian commitment."""

from __future__ import annotations

from typing import Final

from communique.entries.context import Figurehead, Mention
from communique.entries.places import Place
from communique.entries.ru.commitment_reach import Candidate
from communique.entries.ru.context import RussianContext
from communique.entries.ru.grammar import STOPS, Span
from communique.entries.ru.people import cases_of
from communique.entries.ru.places import nominative
from communique.kinds import Actor, Area
from communique.text.russian import (
    ACC,
    ANIM,
    DAT,
    FIRST,
    FUTR,
    GEN,
    INS,
    LEXICON,
    MANY,
    NOM,
    ONE,
    PLUR,
    SING,
    lemma,
    plain,
)

_FAR: Final = 12
_STEM: Final = 4  # letters that a town and its adjective share
_LONG_STEM: Final = 6  # as many of a name that is looked for by itself
WE: Final = "we"  # a subject that is the speaker's side
ME: Final = "I"  # a subject that is the speaker
Subject = Mention | Place | str
_LEADERS = frozenset(
    ("president", "premier", "vicepremier", "governor", "vicegovernor", "minister", "viceminister", "mayor",
     "vicemayor", "ambassador")
)  # fmt: skip


class Actors:
    """Tells who is to act in the commitments of one document; positions are tokens."""

    def __init__(self, context: RussianContext) -> None:
        self.context, self.page, self.grammar = context, context.page, context.grammar
        self.words, self.sets = context.page.words, context.grammar.sets

    # --- who acts

    def of(self, who: str, one: Candidate, action: Span, speaker: Figurehead | None) -> list[Actor]:
        """Who is to act, as the words of force have it."""
        start, stop, cue = one.start, one.stop, one.cue
        if who == "both":
            return self._both(start, stop, cue, action, speaker)
        if who == "named" and self.grammar.pos(cue) == "PRTS" and (told := self._told_before(cue)):
            return told
        if who == "named":
            return self._named(max(cue + 1, one.behind), action, speaker)
        if who == "sides":
            return self._sides(start, stop, cue, action, speaker)
        if who == "nobody":
            return self._announcer(start, stop, cue, speaker)
        subject = self.subject(start, max(stop, cue + 4), cue)
        if who == "guest" and isinstance(subject, Mention) and subject.who:
            return [Actor(subject.who.name or "", subject.who.area.code if subject.who.area else None)]
        if isinstance(subject, str) and self._is_thing(subject):
            return self._announcer(start, stop, cue, speaker)
        found = self._of_subject(subject, cue, speaker) if subject is not None else None
        if found and (partner := self._together(cue, action)):
            found = [*found, *(other for other in partner if other not in found)]
        if found is None:
            found = self._ours(cue, speaker) or (
                [self._person(speaker)] if speaker and self._acts_alone(speaker) else []
            )
        return found

    def _is_thing(self, subject: str) -> bool:
        """Whether a noun phrase names nothing that acts: первый транш."""
        if subject in (WE, ME):
            return False
        nouns = [LEXICON[plain(word)] for word in subject.lower().split() if word.isalpha()]
        head = next((word for word in nouns if word.pos == "NOUN"), None)
        bodies = self.page.language.wordset("organisation", "group", "delegation_noun")
        acts = head is None or head.bits & ANIM or head.lemma in bodies or head.lemma in self.sets.own_side_noun
        return not acts

    def _together(self, cue: int, action: Span) -> list[Actor]:
        """Вместе с Псковом, совместно с вами: who is to act too."""
        for k in range(cue, action[1] - 2):
            if self.words[k] in self.sets.jointly and self.words[k + 1] in self.sets.with_word:
                place, mention = self.context.place_of.get(k + 2), self.context.mention_of.get(k + 2)
                if place is not None and place.form == "noun":
                    return [Actor(place.base, place.code)]
                if mention is not None and mention.who and mention.who.kind == "organisation":
                    return [Actor(mention.who.name or "")]
        return []

    def _acts_alone(self, who: Figurehead) -> bool:
        return bool(who.name)

    def subject(self, start: int, stop: int, cue: int) -> Subject | None:
        """The subject of a verb: "мы", a mention or place in the nominative, or a noun phrase given by its words."""
        near = range(max(start, cue - 30), min(stop, cue + 5, len(self.words)))  # a clause may end behind the text
        for k in (*(k for k in reversed(near) if k < cue), *(k for k in near if k > cue)):
            if k == cue:
                continue
            if (
                self.words[k] in self.sets.speaker_word
                and self.grammar.bits(k) & NOM
                and self.grammar.forms[k] in self.sets.speaker_form
            ):
                return ME if self.words[k] in self.sets.i_word else WE
            mention = self.context.mention_of.get(k)
            if (
                mention is not None
                and mention.who
                and cases_of(self.context, mention) & NOM
                and self._is_free(k, start)
            ):
                return mention
            place = self.context.place_of.get(k)
            if place is not None and self._is_subject_place(place, k, start):
                return place
        if self.grammar.bits(cue) & FIRST and self.grammar.pos(cue) == "VERB":
            return WE if self.grammar.bits(cue) & PLUR else ME
        return self._noun_subject(start, cue) or self._carried(start, cue) or self._noun_behind(cue, stop)

    def _carried(self, start: int, cue: int) -> Subject | None:
        """The subject of the clause before, where "и" joins the verb to that one's: стороны подписали … и решили."""
        low, _ = self.grammar.bounds(cue)
        joined = {start - 1, start, cue - 1} & {k for k in range(low, cue) if self.page.is_a(k, "and_word")}
        if not joined:
            return None
        for k in range(min(joined) - 1, low - 1, -1):
            mention, place = self.context.mention_of.get(k), self.context.place_of.get(k)
            if mention is not None and mention.who and cases_of(self.context, mention) & NOM and self._is_free(k, low):
                if self._counts(mention, cue):
                    return mention
            elif place is not None and not self._in_mention(k) and self._is_subject_place(place, k, low):
                return place
        return None

    def _counts(self, mention: Mention, cue: int) -> bool:
        """Whether a mention and a verb agree in number."""
        bits = self.grammar.bits(cue)
        return not bits & (SING | PLUR) or bool(bits & PLUR) == mention.plural or mention.form == "organisation"

    def _noun_behind(self, cue: int, stop: int) -> str | None:
        """A noun phrase that can only be the subject behind a verb: обещают вложить монгольские партнеры."""
        high = self.grammar.bounds(cue)[1]
        for k in range(cue + 1, min(high, cue + 8)):
            if self.words[k] in STOPS or self.words[k] == ",":
                return None
            animate = bool(self.grammar.bits(k) & ANIM) and not self.grammar.bits(k) & ACC
            if self.grammar.pos(k) == "NOUN" and self.grammar.bits(k) & NOM and animate and self._agrees(k, cue):
                first = k
                while first > cue + 1 and self.grammar.pos(first - 1) == "ADJF" and self.grammar.bits(first - 1) & NOM:
                    first -= 1
                return self.page.slice(first, self.grammar.phrase_end(first, high)) if first > cue else None
        return None

    def _is_free(self, k: int, start: int) -> bool:
        """Whether no preposition and no noun that would govern it stands right before."""
        if k <= start:
            return True
        governed = self.grammar.pos(k - 1) == "NOUN" and bool(self.grammar.bits(k) & GEN)
        return self.grammar.pos(k - 1) != "PREP" and not governed

    def _is_subject_place(self, place: Place, k: int, start: int) -> bool:
        if place.form == "people":
            return bool(self.grammar.bits(k) & NOM)
        if place.form == "adjective":
            noun = place.stop
            if noun < len(self.words) and self.grammar.is_dash(noun):  # российская — обучить врачей
                return bool(self.grammar.bits(k) & NOM)
            return (
                noun < len(self.words)
                and self.words[noun] in self.sets.side_word
                and bool(self.grammar.bits(noun) & NOM)
            )
        cases = self.grammar.bits(k)
        known = (
            cases & NOM or self.page.slice(place.start, place.stop).split()[0].lower() == place.base.split()[0].lower()
        )
        as_named = self.page.slice(place.start, place.stop) == place.base  # Ниш is no form of ниша
        return bool(known) and self._is_free(k, start) and not (cases and not cases & NOM and not as_named)

    def _noun_subject(self, start: int, cue: int) -> str | None:
        """A noun phrase in the nominative before a verb: белорусские строители, компания."""
        for k in range(cue - 1, max(start - 1, cue - 16), -1):
            if self.words[k] in STOPS:
                break
            if (
                self.grammar.pos(k) == "NOUN"
                and self.grammar.bits(k) & NOM
                and self._agrees(k, cue)
                and self._is_free_noun(k, start)
            ):
                first = k
                while (
                    first > start
                    and self.grammar.pos(first - 1) in ("ADJF", "PRTF")
                    and self.grammar.bits(first - 1) & NOM
                ):
                    first -= 1
                end = self.grammar.phrase_end(first, cue)
                return self.page.slice(first, max(end, k + 1))
        return None

    def _is_free_noun(self, k: int, start: int) -> bool:
        j = k
        while j > start and self.grammar.pos(j - 1) in ("ADJF", "PRTF", "NUMR"):
            j -= 1
        if j <= start:
            return True
        return self.grammar.pos(j - 1) not in ("PREP", "NOUN", "INFN") or not self.grammar.bits(k) & GEN

    def _agrees(self, k: int, cue: int) -> bool:
        noun, verb = self.grammar.bits(k), self.grammar.bits(cue)
        if not verb & (PLUR | SING):
            return True
        return bool(noun & (MANY if verb & PLUR else ONE))

    def _of_subject(self, subject: Subject, cue: int, speaker: Figurehead | None) -> list[Actor] | None:
        if subject == WE:
            return self._ours(cue, speaker)
        if subject == ME:
            return [Actor(speaker.name)] if speaker and speaker.name else self._ours(cue, speaker)
        if isinstance(subject, str):
            ours = self._ours(cue, speaker) if self._is_own_side(subject) else []
            return ours or self._home(subject) or [Actor(subject)]
        if isinstance(subject, Place):
            area = self.context.area_of(subject)
            return [Actor(area.name, area.code), *self._joined_place(subject)]
        who = subject.who
        if who is None:
            return None
        if who.kind == "group" or subject.plural:
            if self.words[subject.start] in self.sets.authorities:
                return self._government(subject, speaker)
            if self.words[subject.start] not in self.sets.both_sides:
                first = self._first_adjective(subject.start, 0)
                return [Actor(self.page.slice(first, self.grammar.phrase_end(first, subject.stop + 4)))]
            return self._parties() or ([Actor(who.role)] if who.role else [])
        return [self._person(who)]

    def _is_own_side(self, subject: str) -> bool:
        """Whether a noun phrase means the speaker's side: край, наш город."""
        words = [lemma(word) for word in subject.lower().split()]
        nouns = [word for word in words if word not in self.sets.our_word]
        return len(nouns) == 1 and nouns[0] in self.sets.own_side_noun

    def _home(self, subject: str) -> list[Actor]:
        """The side of the document that a bare "край" or "город" means where nobody speaks: the first one."""
        bare = lemma(subject.lower()) in self.sets.own_side_noun
        first = next((who.area for who in self.context.people if who.area), None)
        return [Actor(first.name, first.code)] if bare and first else []

    def is_for_both(self, cue: int, action: Span) -> bool:
        """Whether who is spoken to is to act too: хотим вместе с вами поставить."""
        return any(
            self.words[k] in self.sets.jointly and k + 2 < action[1] and self.words[k + 2] in self.sets.you_word
            for k in range(cue, action[1])
        )

    def _government(self, subject: Mention, speaker: Figurehead | None) -> list[Actor]:
        """Власти Татарстана, власти республики: the area itself."""
        place = self.context.place_of.get(subject.stop)
        if place is not None:
            return [Actor(place.base, place.code)]
        return self._ours(subject.start, speaker) or self._parties()[:1]

    def _joined_place(self, place: Place) -> list[Actor]:
        """Беларусь и Китай: the second of two places that are joined."""
        other = self.context.place_of.get(place.stop + 1) if self.page.is_a(place.stop, "and_word") else None
        before = next(
            (p for p in self.context.places_in(max(0, place.start - 6), place.start) if p.stop == place.start - 1), None
        )
        joined = other or (before if before and self.words[place.start - 1] in self.sets.and_word else None)
        return [Actor(joined.base, joined.code)] if joined and joined.form == "noun" else []

    def _person(self, who: Figurehead) -> Actor:
        """A person who leads an area acts as that area where it is ready, offers or intends; others act themselves."""
        if who.kind == "organisation":
            return Actor(who.name or "", who.area.code if who.area else None)
        if who.area and who.rank in _LEADERS:
            return Actor(who.area.name, who.area.code)
        if who.company:
            return Actor(who.company)
        return Actor(who.name or who.role or "")

    def _ours(self, cue: int, speaker: Figurehead | None) -> list[Actor]:
        """Whom "мы" means: the area or organisation of who speaks."""
        if speaker is None:
            return []
        if speaker.company:
            return [Actor(speaker.company)]
        if speaker.area:
            return [Actor(speaker.area.name, speaker.area.code)]
        if speaker.kind == "group":
            return self._parties()
        return [Actor(speaker.name)] if speaker.name else []

    def _parties(self) -> list[Actor]:
        return [Actor(area.name, area.code) for area in self.context.parties] if len(self.context.parties) == 2 else []

    def _both(self, start: int, stop: int, cue: int, action: Span, speaker: Figurehead | None) -> list[Actor]:
        """Both sides: those named before the verb, of a proposal its addressee, else the parties."""
        told = self._of_clause(cue, action)
        if told:
            return told
        first = next((k for k in range(cue + 1, action[0]) if self.grammar.pos(k) == "INFN"), action[0])
        named = self._dative(cue + 1, first)
        if named:
            return named
        low, _ = self.grammar.bounds(cue)
        subjects = self._subjects(low, cue) or self._behind_between(low, self.grammar.bounds(cue)[1])
        if len(subjects) > 1:
            return subjects[:2]
        if len(subjects) == 1 and self._partner(cue, action):
            return [*subjects, *self._partner(cue, action)]
        return self._parties()

    def _of_clause(self, cue: int, action: Span) -> list[Actor]:
        """Who the clause behind "что" says will do what was agreed: условились, что область направит инженеров."""
        if self.words[action[0] - 1] not in self.sets.that_word or action[0] <= cue:
            return []
        verb = next((k for k in range(*action) if self.grammar.pos(k) == "VERB" and self.grammar.bits(k) & FUTR), None)
        subject = self.subject(action[0], action[1], verb) if verb is not None else None
        if isinstance(subject, Place):
            area = self.context.area_of(subject)
            return [Actor(area.name, area.code), *self._joined_place(subject)]
        if isinstance(subject, Mention) and subject.who and not subject.plural and subject.who.kind != "group":
            return [self._person(subject.who)]
        return []

    def _subjects(self, start: int, cue: int) -> list[Actor]:
        """The bodies and areas in the nominative that are joined before a verb."""
        found: list[Actor] = []
        for k in range(start, cue):
            mention, place = self.context.mention_of.get(k), self.context.place_of.get(k)
            if (
                mention is not None
                and mention.form == "organisation"
                and mention.who
                and cases_of(self.context, mention) & NOM
            ):
                if self._is_free(k, start):
                    found.append(Actor(mention.who.name or ""))
            elif place is not None and place.form == "noun" and self._is_subject_place(place, k, start):
                found.append(Actor(place.base, place.code))
        return found

    def _behind_between(self, start: int, stop: int) -> list[Actor]:
        """Подписан меморандум между А и Б; меморандум с Б."""
        between = next((k for k in range(start, stop) if self.words[k] in self.sets.between_word), None)
        if between is None:
            return []
        found: list[Actor] = []
        for k in range(between + 1, stop):
            mention, place = self.context.mention_of.get(k), self.context.place_of.get(k)
            if mention is not None and mention.who and mention.form == "organisation":
                found.append(Actor(mention.who.name or ""))
            elif place is not None and place.form == "noun" and not self._in_mention(k):
                found.append(Actor(place.base, place.code))
        return found[:2]

    def _guests(self, start: int, stop: int) -> list[Actor]:
        """Whose visit is to come: ответный визит делегации Рязани, приезд министра."""
        for visit in self.page.within("encounter", start, stop):
            if visit.group["by"] != "visitnoun":
                continue
            for k in range(visit.stop, min(stop, visit.stop + 4)):
                mention, place = self.context.mention_of.get(k), self.context.place_of.get(k)
                if mention is not None and mention.who and cases_of(self.context, mention) & GEN:
                    return [Actor(mention.who.name or mention.who.role or "")]
                form = self.grammar.forms[k]
                own = [side for side in self.context.parties if form.startswith(side.name.lower()[:-1][:_LONG_STEM])]
                if place is None and own and self.grammar.pos(k) in ("ADJF", "NOUN") and not self.page.is_capital(k):
                    return [Actor(own[0].name, own[0].code)]
                if place is not None and self.grammar.pos(k - 1) != "PREP":
                    area = self._area_of(place)
                    return [Actor(area.name, area.code)]
        return []

    def _area_of(self, place: Place) -> Area:
        """The side of the document that a place or its adjective means, else the place: рязанской is of Рязань."""
        stem = place.base.split()[0].lower()[:_STEM]
        own = [side for side in self.context.parties if side.name.lower().startswith(stem)]
        return own[0] if own and place.form == "adjective" else Area(place.base, place.code)

    def _in_mention(self, k: int) -> bool:
        return any(
            m.start <= k < m.stop and m.form == "organisation" for m in self.context.mentions_in(max(0, k - 12), k + 1)
        )

    def _partner(self, cue: int, action: Span) -> list[Actor]:
        for k in range(cue, self.grammar.bounds(cue)[1]):
            if self.words[k - 1] in self.sets.with_word:
                mention, place = self.context.mention_of.get(k), self.context.place_of.get(k)
                if mention is not None and mention.who and mention.form == "organisation":
                    return [Actor(mention.who.name or "")]
                if place is not None and place.form == "noun":
                    return [Actor(place.base, place.code)]
        return []

    def _dative(self, start: int, stop: int) -> list[Actor]:
        """Whom something is proposed to, where those are not both sides."""
        for k in range(start, min(stop, start + _FAR)):
            mention = self.context.mention_of.get(k)
            if (
                mention is not None
                and mention.form == "organisation"
                and cases_of(self.context, mention) & DAT
                and mention.who
            ):
                return [Actor(mention.who.name or "")]
            if self.words[k] in self.sets.sides_word and self.grammar.bits(k) & DAT and self.grammar.is_plural(k):
                return self._both_named(k, stop) or self._parties()
            place = self.context.place_of.get(k)
            if place is not None and place.form == "noun" and (k == start or self.grammar.bits(k) & DAT):
                return [Actor(place.base, place.code)] if self.grammar.pos(k - 1) != "PREP" else []
            noun = place.stop if place is not None and place.form == "adjective" else -1
            if place is not None and noun > 0 and noun < len(self.words) and self.grammar.bits(noun) & DAT:
                if self.words[noun] in self.sets.side_word:
                    return [Actor(place.base, place.code)]
                end = self.grammar.phrase_end(noun, stop)
                return [Actor(nominative(self.grammar, k, max(end, noun + 1)))]
        return []

    def _both_named(self, k: int, stop: int) -> list[Actor]:
        """The two that are named behind a noun: двум портам, Баку и Астрахани."""
        if k + 1 >= len(self.words) or self.words[k + 1] != ",":
            return []
        first = self.context.place_of.get(k + 2)
        return [Actor(first.base, first.code), *self._joined_place(first)] if first else []

    def _named(self, start: int, action: Span, speaker: Figurehead | None) -> list[Actor]:
        """Who is told, asked or invited: the dative or accusative behind the verb; else the other side."""
        limit = action[0] if action[0] > start else action[1]
        for k in range(start, min(limit, start + 24)):
            mention = self.context.mention_of.get(k)
            if mention is not None and mention.who and cases_of(self.context, mention) & (DAT | ACC | GEN):
                found = self._told(mention, start, limit)
                return [*found, *self._also_told(mention.stop, limit)]
            if self.grammar.pos(k) == "NOUN" and self.grammar.bits(k) & (DAT | ACC):
                first = self._first_adjective(k, start - 1)
                place = self.context.place_of.get(first)
                end = self.grammar.phrase_end(first, limit)
                if place is not None and place.form == "adjective" and self.page.is_a(place.stop, "side_word"):
                    return [Actor(place.base, place.code)]
                if place is not None and place.form == "noun":
                    return [Actor(place.base, place.code)]
                found = [Actor(nominative(self.grammar, first, max(end, k + 1)))]
                return [*found, *self._also_told(max(end, k + 1), limit)]
        other = self.context.other_party(speaker.area) if speaker else None
        return [Actor(other.name, other.code)] if other else []

    def _told(self, mention: Mention, start: int, limit: int) -> list[Actor]:
        """Whom a mention means that is told to do something."""
        who, k = mention.who, mention.start
        if who is None:
            return []
        first = self._first_adjective(k, start - 1)
        if mention.plural and k in self.context.place_of and who.role:
            return [Actor(who.role, self.context.place_of[k].code)]
        if mention.plural and first < k:
            end = self.grammar.phrase_end(k, limit)
            return [Actor(nominative(self.grammar, first, max(end, k + 1)))]
        if mention.plural and self.words[k] in self.sets.side_word:
            return self._parties() or [Actor(who.role or "")]
        if mention.plural:
            return [Actor(nominative(self.grammar, k, mention.stop))]
        if who.kind == "organisation":
            return [self._person(who)]
        return [Actor(who.name or who.role or "")]

    def _told_before(self, cue: int) -> list[Actor]:
        """Who is told in the passive: министерству поручено представить …"""
        low, _ = self.grammar.bounds(cue)
        for k in range(cue - 1, low - 1, -1):
            mention = self.context.mention_of.get(k)
            if mention is not None and mention.who and cases_of(self.context, mention) & DAT:
                return self._told(mention, k, cue)
            if self.words[k] in STOPS or self.grammar.is_finite(k):
                break
        return []

    def _also_told(self, k: int, limit: int) -> list[Actor]:
        """The second of two that are told: министерству и облисполкому подготовить …"""
        if k + 1 >= limit or not self.page.is_a(k, "and_word"):
            return []
        mention = self.context.mention_of.get(k + 1)
        if mention is not None and mention.who and not mention.plural:
            return self._told(mention, k + 1, limit)
        end = self.grammar.phrase_end(k + 1, limit)
        other = end > k + 1 and self.grammar.bits(k + 1) & (DAT | ACC)
        return [Actor(nominative(self.grammar, k + 1, end))] if other else []

    def _first_adjective(self, k: int, cue: int) -> int:
        """The first of the adjectives right before the noun at token `k`, all of them behind the word of force."""
        while k > cue + 1 and self.grammar.pos(k - 1) in ("ADJF", "PRTF"):
            k -= 1
        return k

    def _sides(self, start: int, stop: int, cue: int, action: Span, speaker: Figurehead | None) -> list[Actor]:
        """Of what is needed: "нам" is who speaks, "сторонам" both; else a subject, else nobody."""
        for k in range(max(start, cue - 6), min(stop, cue + 5)):
            if (
                self.grammar.forms[k] in self.sets.to_us
                or self.words[k] in self.sets.we_word
                and self.grammar.bits(k) & NOM
            ):
                with_you = any(self.words[j] in self.sets.with_you for j in range(cue, action[1]))
                ours = self._ours(cue, speaker)
                return (self._parties() or ours) if with_you else ours
            if self.words[k] in self.sets.sides_word and self.grammar.is_plural(k):
                return self._parties()
        subject = self.subject(start, cue + 1, cue)
        found = self._of_subject(subject, cue, speaker) if subject is not None else None
        if found:
            return found
        return []

    def _announcer(self, start: int, stop: int, cue: int, speaker: Figurehead | None) -> list[Actor]:
        """Whose announcement it is: the speaker's side, of a joint body's session both sides, else nobody.

        Of a visit whoever is to go, of an event those who are named as holding it.
        """
        holders = self._subjects(start, stop)
        if len(holders) > 1:
            return holders[:2]
        if guests := self._guests(start, stop):
            return guests
        for k in range(start, stop):
            mention = self.context.mention_of.get(k)
            if (
                mention is not None
                and mention.who
                and mention.form == "organisation"
                and cases_of(self.context, mention) == INS
            ):
                return [Actor(mention.who.name or "")]
        if any(self.page.is_a(k, "jointbody") for k in range(start, stop)) and any(
            self.words[k] in self.sets.joint_body_noun for k in range(start, stop)
        ):
            return self._parties()
        met = any(self.words[k] in self.sets.gathering for k in range(start, stop))
        if met:
            return self._parties()
        return self._ours(cue, speaker)

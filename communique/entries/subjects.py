"""Who says something where they do not stand beside the verb: of a sentence, an area, a paper, by letters alone."""

from __future__ import annotations

from typing import Final

from communique.entries.context import Figurehead, Mention
from communique.entries.organisations import place_ending
from communique.entries.speech import Attribution, Speech, takes_clause
from communique.text.page import Match
from communique.text.tags import AUX, DET, MODAL, PAST, PREP, THIRD

_LONGEST_OUTLET: Final = 3  # tokens of an outlet's name
_LEAST_LETTERS: Final = 3  # of a name in capitals that nothing tells in full
_LAST_SPEAKERS: Final = 2  # of whom one is what "it" means
_FAR_BODY: Final = 80  # tokens between a body and its head word alone
FAR_PAPER: Final = 16  # tokens between a paper and the verb that tells what stands in it
FAR_VERB: Final = 8  # tokens between a subject and its verb
BEHIND_QUOTATION: Final = frozenset(("”", '"', "»", ",", "’"))
_OPENING_PHRASE: Final = 4  # tokens of a phrase that opens a sentence
_LONGEST_STRANGER: Final = 6  # tokens of somebody whom nothing names
LONGEST_ARM: Final = 3  # tokens of "public relations department"
_OWNED: Final = 3  # tokens of an owner, its possessive mark and what is owned
_SPEAKING: Final = ("group", "unnamed", "speakingbodies")  # classes of words for those who speak without a name
SPACED_DASHES: Final = ("–", "—")
OPENS_INSERTION: Final = frozenset((",", "(", *SPACED_DASHES))


class FarSubjects:
    """Finds subjects that do not stand right beside their verb; `found` is what was found so far."""

    def __init__(self, speech: Speech, found: list[Attribution]) -> None:
        language = speech.page.language
        self.speech = speech
        self.context = speech.context
        self.page = speech.page
        self.words = speech.words
        self.found = found
        self.small = language.wordset("conjunction", "subordinator", "preposition")
        self.relative = language.sets["relative"]
        self.auxiliary = language.sets["auxiliary"]

    def earlier(self, i: int) -> list[Attribution]:
        """The attributions found so far in the sentence of token `i`; they are in the order of their verbs."""
        first, n = self.speech.first(i), len(self.found)
        while n and self.found[n - 1].cue.start >= first:
            n -= 1
        return self.found[n:]

    def joined(self, match: Match, start: int) -> Attribution | None:
        """ "X met Y and said": the subject of the verb before, or of the sentence."""
        earlier = self.earlier(match.start)
        if not self.page.is_a(start - 1, "joinsverb") and not (self.words[start - 1] == "," and earlier):
            return None
        for one in reversed(earlier):
            if one.kind == "verb" and not one.passive:
                return Attribution(match, one.who, start, match.stop, kind="joined")
        subject = self.speech.sentence_subject(self.speech.first(match.start), start)
        return Attribution(match, subject.who, start, match.stop, kind="joined") if subject else None

    def parenthetical(self, match: Match, start: int) -> Attribution | None:
        """ "X, speaking at the plenary, said": the subject before a phrase between commas."""
        if self.words[start - 1] != "," and not self.closes_dashes(start - 1):
            return self._behind_relative(match, start)
        subject = self._before_relative(self.speech.first(match.start), start)
        subject = subject or self.speech.sentence_subject(self.speech.first(match.start), start)
        if subject is None or subject.stop >= len(self.words):
            return self._area_apart(match, start)
        after = self.words[subject.stop]
        if (
            after in (",", "(")
            or after in SPACED_DASHES
            or after in self.relative
            or not self.speech.has_finite(subject.stop, start)
            or self._is_told_of(subject.stop, start)
        ):
            return Attribution(match, subject.who, subject.start, match.stop, subject)
        return None

    def _is_told_of(self, i: int, start: int) -> bool:
        """Whether a phrase and a relative clause between commas follow a subject: An official at X, who …, said."""
        comma = next((k for k in range(i, start - 1) if self.words[k] == ","), None)
        return comma is not None and self.words[comma + 1] in self.relative and not self.speech.has_finite(i, comma)

    def _behind_relative(self, match: Match, start: int) -> Attribution | None:
        """ "X, who met the governor in Oslo said that": no comma closes the relative clause."""
        if not takes_clause(match) or self.page.word(match.stop) not in self.speech.that:
            return None
        subject = self.speech.sentence_subject(self.speech.first(match.start), start)
        if subject is None or subject.form == "pronoun" or self.words[subject.stop] != ",":
            return None
        i = subject.stop + 1
        verb = self.context.clauses.skip_adverbs(i + 1, start)
        told = self.words[i] in self.relative and self.page.tags[verb] & (PAST | THIRD | AUX | MODAL)
        return Attribution(match, subject.who, subject.start, match.stop, subject) if told else None

    def closes_dashes(self, i: int) -> bool:
        """Whether the spaced dash at token `i` closes what another one opened: X – who came on Monday – said."""
        if self.words[i] not in SPACED_DASHES or self.page.touches(i):
            return False
        first = self.speech.first(i)
        return any(word in SPACED_DASHES for word in self.words[first : i - 1])

    def _before_relative(self, first: int, stop: int) -> Mention | None:
        """A name between commas that a relative clause follows: the secretary, Ms Ana Sol, who …, said."""
        for mention in reversed(self.context.mentions_in(first, stop - 2)):
            if mention.stop > stop - 2 or mention.form != "name":
                continue
            opens = mention.start > first and self.words[mention.start - 1] == ","
            if opens and self.words[mention.stop] == "," and self.words[mention.stop + 1] in self.relative:
                return mention
        return None

    def plain(self, match: Match, start: int) -> Attribution | None:
        """A subject that is an area ("Morocco proposed"), or the sentence's mention with a phrase behind it."""
        place = place_ending(self.context, start)
        if place and place.form == "noun" and place.start >= self.speech.first(match.start):
            return self._area_subject(match, start)
        group = self.of_group(start)
        if group:
            return Attribution(match, group, group.first, match.stop)
        if self._is_outlet(match, start):
            return Attribution(match, None, start - 1, match.stop, kind="outlet")  # "…, BelTA informs."
        if short := self._shortened(match, start):
            return short
        named = self._named_subject(match, start)
        if named:
            return Attribution(match, named, named.first, match.stop)
        subject = self.speech.sentence_subject(self.speech.first(match.start), start)
        if subject and subject.form != "pronoun" and self._is_phrase(subject, start):
            return Attribution(match, subject.who, subject.start, match.stop, subject)
        if surname := self._lone_surname(match, start):
            return surname
        nameless = (self._neuter, self._region, self._seat, self._paper, self._owned, self._stranger)
        return next((one for find in nameless if (one := find(match, start))), None)

    def _lone_surname(self, match: Match, start: int) -> Attribution | None:
        """ "Speaking in Oslo, Putov told the guests": a name of one word amid its sentence that nothing else tells."""
        i = start - 1
        lone = start == match.start and self.page.is_capital(i) and self.words[i].isalpha() and len(self.words[i]) > 2
        if (
            not lone
            or not (self.words[i - 1] == "," or self._is_behind_phrase(i))
            or self.speech.opens_sentence(i)
            or i in self.context.place_of
        ):
            return None
        told = self.page.tags[i] or self.page.slice(i, start).isupper() or self.page.has_a("organisation", i, start)
        aims = "addressee" in match.group["takes"] or self.page.word(match.stop) in self.speech.that
        if told or not aims or self.page.within("title", i, start) or not takes_clause(match):
            return None
        name = self.page.slice(i, start)
        return Attribution(match, Figurehead(name, None, None, first=i), i, match.stop)

    def _stranger(self, match: Match, start: int) -> Attribution | None:
        """ "A person familiar with the matter said": somebody whom nothing names, up to a verb of saying."""
        first = self.speech.first(match.start)
        if not self.page.is_a(first, "oneofmany") or not 1 < start - first <= FAR_PAPER or not takes_clause(match):
            return None
        apart = any(self.words[i] in OPENS_INSERTION for i in range(first, start))
        if apart or self.speech.has_finite(first, start) or self.page.within("cue", first, start):
            return None
        who = Figurehead(None, self.page.slice(first, start).lower(), None, kind="unnamed", first=first)
        return Attribution(match, who, first, match.stop)

    def one_behind(self, match: Match) -> Attribution | None:
        """ "…," said one weaver: somebody whom nothing names, behind the verb and what is quoted."""
        last = min(match.stop + _LONGEST_STRANGER, self.page.sentences[self.page.sentence_of[match.start]][1])
        stop = next((k for k in range(match.stop + 1, last) if not self.words[k].isalpha()), last)
        if stop - match.stop < 2 or self.speech.has_finite(match.stop, stop):
            return None
        who = Figurehead(None, self.page.slice(match.stop, stop), None, kind="unnamed", first=match.stop)
        return Attribution(match, who, match.start, stop)

    def of_data(self, match: Match) -> Attribution | None:
        """ "…, figures from the port authority show": numbers speak for whoever publishes them."""
        first = max(self.speech.first(match.start), match.start - FAR_PAPER)
        if owned := self._own_data(match):
            return owned
        near = (k for k in range(match.start - 2, first - 1, -1) if self.page.is_a(k + 1, "datalink"))
        at = next((k for k in near if self.page.is_a(k, "datanoun")), None)
        if at is None or self.speech.has_finite(at + 2, match.start):
            return None
        start = at
        while start > first and self.words[start - 1].isalpha() and not self.page.within("cue", start - 1, start):
            start -= 1
        if start > self.speech.first(match.start) and self.words[start - 1] not in BEHIND_QUOTATION:
            return None
        i = at + 2
        mention = self.context.mention_of.get(i) or self.context.mention_of.get(i + 1)
        who = mention.who if mention is not None and mention.form == "organisation" else None
        known = who is not None and who.name is not None
        who = who if known else Figurehead(None, self.page.slice(i, match.start), None, kind="body", first=i)
        return Attribution(match, who, start, match.stop)

    def _own_data(self, match: Match) -> Attribution | None:
        """ "…, Export Board data show", "Export Board figures show that …": whoever is named right before numbers."""
        i = match.start - 1
        if not self.page.is_a(i, "datanoun"):
            return None
        body = next((m for m in self.context.mentions_in(max(0, i - FAR_VERB), i) if m.stop == i), None)
        if body is None and (known := self._named_before(i - 1)) is not None:
            return Attribution(match, known, i - 1, match.stop)  # bureau data show
        if body is None or body.form != "organisation" or body.who is None or body.who.name is None:
            return None
        start = body.start - self.page.is_a(body.start - 1, "definite")
        opens = self.speech.opens_sentence(start) or self.words[start - 1] in BEHIND_QUOTATION
        return Attribution(match, body.who, start, match.stop, body) if opens else None

    def _named_before(self, i: int) -> Figurehead | None:
        """The organisation named last before whose name ends with the small word at token `i`, behind a mark."""
        word, page = self.words[i], self.page
        if not page.is_a(i, "organisation") or page.is_capital(i) or self.words[i - 1] not in BEHIND_QUOTATION:
            return None
        near = reversed(self.context.mentions_in(max(0, i - _FAR_BODY), i))
        named = (m.who for m in near if m.form == "organisation" and m.who and m.who.name)
        return next((who for who in named if who.name and who.name.lower().split()[-1] == word), None)

    def _is_behind_phrase(self, i: int) -> bool:
        """Whether token `i` opens a clause behind a phrase without a comma: over coffee Ruth told us."""
        first = self.speech.first(i)
        short = 1 < i - first <= _OPENING_PHRASE and self.page.tags[first] & PREP and self.words[i - 1].isalpha()
        return bool(short) and not self.page.tags[i - 1] & (PREP | DET) and not self.page.is_capital(i - 1)

    def _owned(self, match: Match, start: int) -> Attribution | None:
        """ "The premier's office said": what somebody owns that speaks."""
        first = self.speech.first(match.start)
        arm = next((m for m in self.page.within("pressarm", start - LONGEST_ARM, start) if m.stop == start), None)
        own = (arm.start if arm else start - 1) - 1
        if start - first < _OWNED or not self.page.is_possessive(own) or not takes_clause(match):
            return None
        owner = next((m for m in self.context.mentions_in(first, own) if m.stop == own), None)
        if owner is None or not (
            arm or self.page.within("organisation", start - 1, start) or self.page.is_a(start - 1, "unnamed")
        ):
            return None
        i = owner.start - self.page.is_a(owner.start - 1, "definite")
        if arm and owner.who and owner.who.kind == "organisation":
            return Attribution(match, owner.who, i, match.stop)  # the Latvian Foreign Ministry's press service
        who = Figurehead(None, self.page.slice(i, start), None, kind="body", first=i)
        return Attribution(match, who, i, match.stop)

    def _seat(self, match: Match, start: int) -> Attribution | None:
        """ "The Kremlin said": a house that stands for who governs there."""
        seat = next((m for m in self.page.within("powerseat", start - 3, start) if m.stop == start), None)
        if seat is None or not self.page.is_capital(start - 1):
            return None
        who = Figurehead(self.page.slice(seat.start, start), None, None, kind="organisation", first=seat.start)
        return Attribution(match, who, seat.start, match.stop)

    def _paper(self, match: Match, start: int) -> Attribution | None:
        """ "…, a statement posted on the ministry's page on Monday said": a paper with a phrase behind it."""
        for paper in reversed(self.context.mentions_in(max(self.speech.first(start), start - FAR_PAPER), start)):
            if not self.page.is_a(paper.stop - 1, "unnamedpaper"):
                continue
            opens = self.speech.opens_sentence(paper.start) or self.words[paper.start - 1] in BEHIND_QUOTATION
            apart = any(self.words[i] in OPENS_INSERTION - {"("} for i in range(paper.stop, start))
            free = opens and not apart and not self.page.within("cue", paper.stop, start) and takes_clause(match)
            return Attribution(match, paper.who, paper.start, match.stop, paper) if free else None
        return None

    def _neuter(self, match: Match, start: int) -> Attribution | None:
        """ "It said": the paper or organisation that spoke last, in this paragraph or the one before."""
        if not self.page.is_a(start - 1, "neuter") or not takes_clause(match) or not self._opens_area_clause(start - 1):
            return None
        for last in self.found[: -_LAST_SPEAKERS - 1 : -1]:
            if self.page.paragraph_of[match.start] - self.page.paragraph_of[last.start] > 1:
                break
            if last.who and (last.who.kind in ("organisation", "body") or last.who.gender == "n"):
                return Attribution(match, last.who, start - 1, match.stop)
        return None

    def _region(self, match: Match, start: int) -> Attribution | None:
        """ "The province says": an area by what it is, which opens its clause."""
        first = start - 2
        if first < 0 or not self.page.is_a(start - 1, "regionword") or not self.page.is_a(first, "definite"):
            return None
        opens = self.speech.opens_sentence(first) or self.words[first - 1] in BEHIND_QUOTATION
        if match.group["takes"] != ["clause"] or not opens:
            return None
        who = Figurehead(None, self.page.slice(first, start), None, kind="body", first=first)
        return Attribution(match, who, first, match.stop)

    def _shortened(self, match: Match, start: int) -> Attribution | None:
        """ "The CS said": a name in capitals that the text has told before, which opens its sentence."""
        i = start - 1 - (start > 1 and self.page.is_a(start - 2, "definite"))
        opens = self.speech.opens_sentence(i) or self.words[i - 1] in BEHIND_QUOTATION
        name = self.page.slice(start - 1, start)
        who = (self.speech.short_for(name) or self._by_letters(match, start - 1)) if opens else None
        return Attribution(match, who, i, match.stop) if who else None

    def _by_letters(self, match: Match, i: int) -> Figurehead | None:
        """Whoever is known by letters alone: UNDP said it would fund the school."""
        name = self.page.slice(i, i + 1)
        lettered = len(name) >= _LEAST_LETTERS and name.isupper() and name.isalpha() and i not in self.context.place_of
        if not lettered or not takes_clause(match) or self.page.slice(match.start, match.stop).isupper():
            return None
        titled = self.page.within("title", i, i + 1) or self.page.within("honorific", i, i + 1)
        return None if titled else Figurehead(name, None, None, kind="organisation", company=name, first=i)

    def _named_subject(self, match: Match, start: int) -> Figurehead | None:
        """Somebody by a name that nothing else tells of, who opens a sentence: Kesar Commodities estimates that …"""
        first = self.speech.first(match.start)
        told = takes_clause(match) and self.page.word(match.stop) in self.speech.that
        if not told or start - first < 2 or not all(self.page.is_capital(i) for i in range(first, start)):
            return None
        return Figurehead(self.page.slice(first, start), None, None, kind="organisation", first=first)

    def _area_subject(self, match: Match, start: int) -> Attribution | None:
        """ "Morocco proposed": an area that opens its clause speaks."""
        place = place_ending(self.context, start)
        both = self._joined_areas(place.start, start) if place else None
        if both:
            return Attribution(match, both, both.first, match.stop)
        if (
            place is None
            or not {"clause", "to"} & set(match.group["takes"])
            or not self._opens_area_clause(place.start)
        ):
            return None
        who = Figurehead(place.name, None, self.context.area_of(place), kind="organisation", first=place.start)
        return Attribution(match, who, place.start, match.stop)

    def _area_apart(self, match: Match, start: int) -> Attribution | None:
        """ "Morocco, for its part, said": an area that opens its sentence before a phrase between commas."""
        first = self.speech.first(match.start)
        place = self.context.place_of.get(first) or self.context.place_of.get(first + 1)
        if place is None or self.page.word(place.stop) != ",":
            return None
        if self.speech.has_finite(place.stop, start) and not self._is_related(place.stop + 1, start):
            return None
        alone = match.start - 1 == place.stop  # Zambia, said Li, could
        return None if alone else self._area_subject(match, place.stop)

    def _is_related(self, i: int, start: int) -> bool:
        """Whether one relative clause fills the tokens up to the comma: Odisha, which has 30 districts, said."""
        return self.words[i] in self.relative and self.words.index(",", i) == start - 1

    def _joined_areas(self, i: int, stop: int) -> Figurehead | None:
        """Two areas that speak together, or their leaders: the presidents of Peru and Chile said."""
        if not self.page.is_a(i - 1, "joinsverb") or place_ending(self.context, i - 1) is None:
            return None
        subject = self.context.clauses.subject_before(stop)
        if subject is None or subject[0] >= i - 1 or subject[1] != stop:
            return None
        return Figurehead(None, self.page.slice(*subject), None, kind="group", first=subject[0])

    def _opens_area_clause(self, i: int) -> bool:
        page = self.page
        if self.speech.opens_sentence(i) or self.words[i - 1] in (",", "”", '"', "“"):
            return True
        return page.is_a(i - 1, "clauseopener") or page.is_a(i - 1, "definite")

    def _is_outlet(self, match: Match, start: int) -> bool:
        """Whether the word before the verb names the outlet whose report this is: "…, BelTA informs."."""
        first, k = self.speech.first(match.start) + 2, start
        while k > max(first, start - _LONGEST_OUTLET) and self.page.is_capital(k - 1):
            k -= 1
        return first < k < start and self.words[k - 1] == "," and self.page.word(match.stop) == "."

    def of_group(self, stop: int) -> Figurehead | None:
        """People that the text names only by what they are, right before the verb: "yet local officials estimate"."""
        page = self.page
        if not any(m.stop == stop for cls in _SPEAKING for m in page.within(cls, stop - 1, stop)):
            return None
        first = self.speech.first(stop - 1)
        i = stop - 1
        while i > first and stop - i < 5 and self._is_of_group(i - 1):
            i -= 1
        if i > first and page.is_a(i - 1, "boundlink") or page.is_a(i, "negatedsubject"):
            return None
        return Figurehead(None, page.slice(i, stop), None, kind="group", first=i)

    def _is_of_group(self, i: int) -> bool:
        word = self.words[i]
        return word.isalpha() and word not in self.small and not self.page.is_a(i, "asclause")

    def _ends_name(self, stop: int) -> bool:
        """Whether a word with a capital that is no place ends before token `stop`."""
        return self.page.is_capital(stop - 1) and place_ending(self.context, stop) is None

    def _is_phrase(self, subject: Mention, stop: int) -> bool:
        """Whether only a phrase stands between a subject and its verb: "The head of the mission of X in Y said"."""
        start = subject.stop
        if start >= stop:
            return True
        if stop - start > FAR_VERB:
            return False
        words = self.words[start:stop]
        days = self.context.dates_in(start + 1, stop) if words[0] == "," else ()
        if days and days[-1].stop == stop and days[0].start - start - 1 <= self.page.is_a(start + 1, "preposition"):
            return True  # the Ambassador of Latvia, A, on Tuesday said
        plain = words[0].isalpha() and not self.page.is_capital(start) and not self.context.clauses.tags[start]
        if subject.form == "organisation" and (plain or self._ends_name(stop)):
            return False  # the council boss; the Tanners Association (RTA) member Agha Said
        if any(word == "," or word in self.relative or word in self.auxiliary for word in words):
            return False
        return not self.page.within("cue", start, stop)

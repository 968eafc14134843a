"""Who says something: each verb of saying outside quotations with its subject."""

from __future__ import annotations

from typing import Final

from communique.entries.context import Figurehead, Mention
from communique.entries.organisations import place_ending
from communique.entries.sources import read_source
from communique.entries.speech import Attribution, Attributions, Speech, takes_clause
from communique.text.page import Match
from communique.text.tags import ADJ, AUX, DET, MODAL, NOUN, PART, PAST, POSS, PREP, THIRD

_FAR_MENTION: Final = 25  # tokens that the subject before a verb may take
_LONGEST_OUTLET: Final = 3  # tokens of an outlet's name
_LONG_WORD: Final = 4  # letters of a word that a headline writes with a capital
_LONGEST_NAME: Final = 6  # tokens of a name before a word of it
_LAST_SPEAKERS: Final = 2  # of whom one is what "it" means
_FAR_PAPER: Final = 16  # tokens between a paper and the verb that tells what stands in it
_FAR_VERB: Final = 8  # tokens between a subject and its verb
_BEHIND_SUBJECT: Final = frozenset((",", ")", "–", "—", "-"))
_BEHIND_QUOTATION: Final = frozenset(("”", '"', "»", ",", "’"))
_BEFORE_INVERSION: Final = _BEHIND_QUOTATION | {"'", "—", "–", "-", "?", "!", ""}
_BEFORE_PARTICIPLE: Final = frozenset((",", "", "–", "—", "-"))
_OWNED: Final = 3  # tokens of an owner, its possessive mark and what is owned
_SPEAKING: Final = ("group", "unnamed", "speakingbodies")  # classes of words for those who speak without a name
_DASHES: Final = ("–", "—")
_OPENS_INSERTION: Final = frozenset((",", "(", *_DASHES))
_OPENS_QUOTATION: Final = frozenset((":", "“", '"', "«"))


def find_attributions(speech: Speech) -> Attributions:
    """Every verb of saying outside quotations with whoever it belongs to, in the order of the text."""
    reader = _Verbs(speech)
    page = speech.page
    for match in page.of("cue"):
        if page.quote_of[match.start] < 0 and not speech.is_skipped(match.start) and not reader.is_in_name(match):
            reader.read(match)
    found = reader.found
    for match in page.of("source"):
        if page.quote_of[match.start] < 0 and not speech.is_skipped(match.start):
            one = read_source(speech, match)
            if one:
                found.append(one)
    return Attributions(found)


class _Verbs:
    """Finds the subjects of the verbs of saying, one verb after the other; positions are tokens."""

    def __init__(self, speech: Speech) -> None:
        language = speech.page.language
        self.speech = speech
        self.context = speech.context
        self.page = speech.page
        self.words = speech.words
        self.found: list[Attribution] = []
        self.adverbs = language.sets["cueadverb"]
        self.endings = tuple(language.sets["adverbending"])
        self.adverbials = {match.stop: match for match in self.page.of("cueadverb")}
        self.small = language.wordset("conjunction", "subordinator", "preposition")
        self.relative = language.sets["relative"]
        self.sides = language.wordset("group", placed=True)
        self.auxiliary = language.sets["auxiliary"]

    def read(self, match: Match) -> None:
        """Keep the attribution that a verb of saying makes, if it has a subject."""
        one = self._attribute(match)
        if one:
            one.start -= one.start > 0 and self.page.is_a(one.start - 1, "definite")
            one.related = one.start > 0 and self.words[one.start - 1] in self.relative
            self.found.append(one)

    def is_in_name(self, match: Match) -> bool:
        """Whether a verb of saying with a capital is part of a name: Hilal bin Said Al Busaidi, Parties and States."""
        if not self.page.is_capital(match.start):
            return False
        if self._is_capital_noun(match):
            return True
        near = self.context.mentions_in(max(0, match.start - _LONGEST_NAME), match.start + 1)
        return any(one.start < match.start < one.stop - 1 and one.form == "name" for one in near)

    def _is_capital_noun(self, match: Match) -> bool:
        """Whether a verb that may be a noun has a capital amid the small letters of its sentence."""
        tag = self.context.clauses.tags[match.start]
        if not (tag & THIRD and tag & NOUN) or self.speech.opens_sentence(match.start):
            return False
        small = (word[0].islower() and len(word) > _LONG_WORD for word in map(self._shown, self._around(match)))
        return any(small)

    def _around(self, match: Match) -> range:
        """The tokens near a verb in its sentence."""
        first, stop = self.page.sentences[self.page.sentence_of[match.start]]
        return range(max(first, match.start - _FAR_VERB), min(stop, match.stop + _FAR_VERB))

    def _shown(self, i: int) -> str:
        return self.page.slice(i, i + 1)

    def _attribute(self, match: Match) -> Attribution | None:
        """The subject of a verb of saying: the mention before it, behind it, or that of the verb it is joined to."""
        if match.group["form"] == "participle":
            return self._participle(match)
        start = self._back_over_adverbs(match.start)
        if start == match.start and match.stop - match.start == 1 and self.page.is_a(start - 1, "beforenoun"):
            return None  # "the report", "a stated aim", "notes of"
        if self._is_noun(match):
            return None
        mention = self._mention_ending(start)
        if mention and self._is_inside_insertion(mention, start):
            mention = None
        if mention and self._is_setting(mention):
            start = mention.start - 1
            mention = self._mention_ending(start)
        if mention and self._undertakes(mention, match):
            return None
        if match.group.get("plural"):
            return self._of_group(match, start, mention)
        if mention and mention.form == "group" and (whole := self._larger_group(match, mention, start)):
            return whole
        if mention and not self.speech.is_possessor(mention):
            kind = "outlet" if self._retells(match, mention) else "verb"
            subject = self._spokesperson(mention) or mention
            return Attribution(match, subject.who, self._with_paper(subject), match.stop, subject, kind=kind)
        return self._inverted(match, start) or self._of_sentence(match, start)

    def _larger_group(self, match: Match, mention: Mention, start: int) -> Attribution | None:
        """Those who are of a group, and speak: "the ministries of both countries said"."""
        if mention.stop != start or not self.page.is_a(mention.start - 1, "genitivelink"):
            return None
        subject = self.context.clauses.subject_before(start)
        if subject is None or subject[0] >= mention.start - 1:
            return None
        head = self.context.mention_of.get(subject[0]) or self.context.mention_of.get(subject[0] + 1)
        named = head and head.form in ("name", "role") and head.stop <= mention.start
        who = head.who if head and named else None
        who = who or Figurehead(None, self.page.slice(*subject), None, kind="group", first=subject[0])
        return Attribution(match, who, subject[0], match.stop)

    def _retells(self, match: Match, mention: Mention) -> bool:
        """Whether an agency only tells of its own report: "The News Agency of Nigeria reports that …"."""
        told = mention.form == "organisation" and self.page.is_a(match.stop - 1, "retelling")
        return told and any(self.page.is_a(i, "outletword") for i in range(mention.start, mention.stop))

    def _spokesperson(self, mention: Mention) -> Mention | None:
        """Who speaks for the one before the verb: "a spokesperson for Cho said"."""
        i = mention.start - self.page.is_a(mention.start - 1, "definite") - 1
        if mention.form not in ("name", "role", "organisation") or not self.page.is_a(i, "boundlink"):
            return None
        near = self.context.mentions_in(max(self.speech.first(i), i - _FAR_VERB), i)
        one = near[-1] if near else None
        if one is None or one.stop != i or one.who is None or one.who.kind != "unnamed":
            return None
        return one if not self.page.is_a(i - 1, "unnamedpaper") else None

    def _with_paper(self, mention: Mention) -> int:
        """Where a subject begins, with the paper in which they say it: "a statement issued by the ministry said"."""
        i = mention.start - self.page.is_a(mention.start - 1, "definite")
        if not self.page.is_a(i - 1, "boundlink"):
            return mention.start
        near = self.context.mentions_in(max(self.speech.first(i), i - _FAR_VERB), i)
        paper = next((one for one in reversed(near) if self.page.is_a(one.stop - 1, "unnamedpaper")), None)
        beside = paper is not None and _BEHIND_SUBJECT.isdisjoint(self.words[paper.stop : i])
        return paper.start if paper and beside else mention.start

    def _undertakes(self, mention: Mention, match: Match) -> bool:
        """Whether a side settles what it will do and says nothing: the Serbian side promised to supply grain."""
        side = self.words[mention.stop - 1] in self.sides
        return side and match.stop < len(self.words) and self.page.is_a(match.stop, "infinitive")

    def _is_setting(self, mention: Mention) -> bool:
        """Whether a mention is only the paper of it: "The ministry, in a statement, said"."""
        paper = self.page.is_a(mention.stop - 1, "unnamedpaper")
        return paper and self.page.is_a(mention.start - 1, "paperlink")

    def _is_noun(self, match: Match) -> bool:
        """Whether a verb that may be a noun in the plural is one: demands of each firm, member states are here."""
        tag = self.context.clauses.tags[match.start]
        plural = match.stop - match.start == 1 and tag & THIRD and tag & NOUN
        if not plural or match.stop >= len(self.words):
            return False
        after = self.context.clauses.tags[match.stop]
        verb = after & (AUX | MODAL) or after & PAST and not after & PART and not after & (ADJ | NOUN)
        behind = match.stop + 1 < len(self.words) and self.context.clauses.tags[match.stop + 1] & (DET | PREP | POSS)
        return bool(verb or after & PAST and behind) or self.page.is_a(match.stop, "genitivelink")

    def _is_inside_insertion(self, mention: Mention, start: int) -> bool:
        """ "X, who wore a scarf given by the wife of the governor, said": the governor only stands before the comma."""
        if self.words[start - 1] != "," and not self._closes_dashes(start - 1):
            return False
        subject = self.speech.sentence_subject(self.speech.first(start), mention.start)
        if subject is None or subject.who is mention.who or self.words[subject.stop] not in _OPENS_INSERTION:
            return subject is None and self._belongs_inside(mention, start)
        if self.page.within("representedby", subject.stop, mention.start):
            return False  # "X, who was represented by Y, said": Y speaks
        if subject.stop + 1 == mention.start and mention.form in ("unnamed", "organisation"):
            return True  # the head of Rigen Grain, the state-run trader, said
        related = self.words[subject.stop + 1] in self.relative and self.words[mention.start - 1] != ","
        before = mention.start - self.page.is_a(mention.start - 1, "definite") - 1
        return related or self.page.is_a(before, "boundlink")

    def _belongs_inside(self, mention: Mention, start: int) -> bool:
        """Whether an organisation closes a relative clause about somebody unknown: Ueda, who heads X, said."""
        before = mention.start - self.page.is_a(mention.start - 1, "definite") - 1
        if mention.form != "organisation" or not self.page.is_a(before, "boundlink"):
            return False
        return any(self.words[i] in self.relative for i in range(self.speech.first(start), before))

    def _of_group(self, match: Match, start: int, mention: Mention | None) -> Attribution | None:
        """ "Officials estimate": a bare verb only with people in the plural right before it."""
        who = mention.who if mention and mention.plural else self._group_subject(start)
        return Attribution(match, who, mention.start if mention else start, match.stop, mention) if who else None

    def _inverted(self, match: Match, start: int) -> Attribution | None:
        """ "…, said X": the mention behind the verb."""
        behind = self.context.mention_of.get(self.speech.over_adverbs(match.stop))
        if match.group.get("guest") and not (start and self.page.quote_of[start - 1] >= 0):
            return None  # X, while responding, commended the governor
        if behind and takes_clause(match) and self._may_invert(behind, start) and not self._has_verb(behind):
            return Attribution(match, behind.who, match.start, behind.stop, behind)
        return self._inverted_far(match, start) if behind is None and takes_clause(match) else None

    def _inverted_far(self, match: Match, start: int) -> Attribution | None:
        """ "…, said the additional chief secretary (Industries), Mr T. Nair": a name behind an office and a comma."""
        if not start or self.page.quote_of[start - 1] < 0 and self.words[start - 1] not in _BEHIND_QUOTATION:
            return None
        if not self.page.is_a(match.stop, "definite"):
            return None
        stop = min(match.stop + _FAR_PAPER, self.page.sentences[self.page.sentence_of[match.start]][1])
        one = next((m for m in self.context.mentions_in(match.stop, stop) if m.form == "name"), None)
        if one is None or self.words[one.start - 1] != "," or self.speech.has_finite(match.stop, one.start):
            return None
        return Attribution(match, one.who, match.start, one.stop, one)

    def _has_verb(self, mention: Mention) -> bool:
        """Whether a pronoun is the subject of what is said: "X, in Rome, said they would …"."""
        if mention.form != "pronoun":
            return False
        i = self.context.clauses.skip_adverbs(mention.stop, len(self.words))
        return i < len(self.words) and self.context.clauses.is_finite(i)

    def _may_invert(self, mention: Mention, start: int) -> bool:
        """Whether "said X" is an inversion: it stands behind quoted or reported words, or opens the sentence."""
        before = "" if self.speech.opens_sentence(start) else self.words[start - 1]
        if mention.form == "organisation" and mention.who and mention.who.kind == "unnamed":
            return before in _BEHIND_QUOTATION
        return before in _BEFORE_INVERSION

    def _of_sentence(self, match: Match, start: int) -> Attribution | None:
        """A subject farther off: of the verb before, of the sentence, an area; `None` for a verb without one."""
        if self.speech.opens_sentence(start):
            return self._plain_subject(match, start)
        if self.page.is_a(start - 1, "passive") and self.page.is_a(start - 2, "impersonal"):
            return Attribution(match, None, start - 2, match.stop, passive=True)
        if self.page.is_a(start - 1, "unsubject"):
            return None
        if self.page.is_a(start - 1, "whosaid") and (told := self._mention_ending(start - 1)):
            return Attribution(match, told.who, start - 1, match.stop, told, kind="relative")  # X, who said that
        return self._joined(match, start) or self._parenthetical(match, start) or self._plain_subject(match, start)

    # Before the verb

    def _back_over_adverbs(self, i: int) -> int:
        """The token behind which the words directly before a verb begin: "also", "has", "strongly"."""
        first = self.speech.first(i)
        while i > first:
            phrase = self._adverbs_ending(max(first, i - 4), i)
            if phrase:
                i = phrase.start
            elif self._is_adverb(i - 1) or self._closes_adverbial(first, i):
                i -= 1
            else:
                break
        return i

    def _adverbs_ending(self, first: int, stop: int) -> Match | None:
        found = self.adverbials.get(stop)
        return found if found is not None and found.start >= first else None

    def _is_adverb(self, i: int) -> bool:
        word = self.words[i]
        formed = bool(self.endings) and len(word) > 4 and word.endswith(self.endings)
        return word in self.adverbs or formed and not self.page.is_capital(i)

    def _closes_adverbial(self, first: int, i: int) -> bool:
        """Whether a comma before token `i` closes an adverbial of some words: "…, for his part, said"."""
        if self.words[i - 1] != "," or i - 1 <= first:
            return False
        phrase = self._adverbs_ending(max(first, i - 6), i - 1)
        return phrase is not None and phrase.stop - phrase.start > 1

    def _mention_ending(self, stop: int) -> Mention | None:
        """The mention whose last token is before `stop`, a comma or bracket between allowed."""
        first = self.page.sentences[self.page.sentence_of[min(stop, len(self.words) - 1)]][0]
        for mention in reversed(self.context.mentions_in(max(first, stop - _FAR_MENTION), stop)):
            end = mention.stop
            if end == stop or end == stop - 1 and self.words[end] in _BEHIND_SUBJECT:
                return mention
            if end < stop - 1:
                return None
        return None

    # Participles of saying

    def _earlier(self, i: int) -> list[Attribution]:
        """The attributions found so far in the sentence of token `i`; they are in the order of their verbs."""
        first, n = self.speech.first(i), len(self.found)
        while n and self.found[n - 1].cue.start >= first:
            n -= 1
        return self.found[n:]

    def _participle(self, match: Match) -> Attribution | None:
        """ "…, adding that …": the speaker is that of the verb of saying before it, or the sentence's subject."""
        i, first = match.start, self.speech.first(match.start)
        before = self.words[i - 1] if i > first else ""
        if self.page.is_a(i - 1, "asclause") and (told := self._mention_ending(i - 1)):
            return Attribution(match, told.who, told.start, match.stop, told)  # quoted X as saying
        if before not in _BEFORE_PARTICIPLE and not self.page.is_a(i - 1, "beforeparticiple"):
            return None
        who: Figurehead | None
        earlier = [one for one in self._earlier(i) if one.kind == "verb"]
        if earlier:
            who = self._teller(earlier).who
        else:
            mentions = self.context.mentions_in(first, i)
            subject = next((m for m in mentions if m.form in ("name", "role", "pronoun", "group")), None)
            if subject is None:
                return self._opening_participle(match) if i == first else None
            who = subject.who
        return Attribution(match, who, i, match.stop, kind="participle") if self._opens_clause(match) else None

    def _teller(self, earlier: list[Attribution]) -> Attribution:
        """The last of these who tells something, leaving out those of whom another tells: he said they had asked X."""
        teller = earlier[0]
        for one in earlier[1:]:
            inside = takes_clause(teller.cue) and one.subject is not None and self._goes_on(teller.stop, one.start)
            teller = teller if inside else one
        return teller

    def _goes_on(self, start: int, stop: int) -> bool:
        """Whether nothing parts the tokens from what is said before them: no comma, no conjunction."""
        words = self.words
        return not any(words[i] in (",", ";", ":") or self.page.is_a(i, "joinsverb") for i in range(start, stop))

    def _opening_participle(self, match: Match) -> Attribution | None:
        """ "Noting that …, the two ministers instructed …": the subject behind the first comma speaks."""
        if self.speech.word(match.stop) not in self.speech.that:
            return None
        for i in range(match.stop, self.page.sentences[self.page.sentence_of[match.start]][1]):
            if self.words[i] == "," and (mention := self.context.mention_of.get(i + 1)):
                return Attribution(match, mention.who, match.start, match.stop, kind="opening", end=i)
        return None

    def _opens_clause(self, match: Match) -> bool:
        """Whether a participle of saying has something said behind it, not a thing: "adding value", "describing"."""
        page = self.page
        if match.stop >= len(self.words):
            return False
        if self.words[match.stop] == "," and match.stop + 3 < len(self.words) and self.words[match.stop + 2] == ",":
            return page.is_a(match.stop + 3, "participleopener")  # "lamenting, however, that"
        if page.is_a(match.stop, "definite"):
            return not page.is_a(match.start, "thingverb")
        if self.words[match.stop] in _OPENS_QUOTATION or page.is_a(match.stop, "participleopener"):
            return True
        open_ = match.stop - match.start > 1 or not {"np", "to", "addressee", "quote"}.isdisjoint(match.group["takes"])
        return open_ or self.speech.has_finite(match.stop, match.stop + 10)

    # Subjects farther off

    def _joined(self, match: Match, start: int) -> Attribution | None:
        """ "X met Y and said": the subject of the verb before, or of the sentence."""
        earlier = self._earlier(match.start)
        if not self.page.is_a(start - 1, "joinsverb") and not (self.words[start - 1] == "," and earlier):
            return None
        for one in reversed(earlier):
            if one.kind == "verb" and not one.passive:
                return Attribution(match, one.who, start, match.stop, kind="joined")
        subject = self.speech.sentence_subject(self.speech.first(match.start), start)
        return Attribution(match, subject.who, start, match.stop, kind="joined") if subject else None

    def _parenthetical(self, match: Match, start: int) -> Attribution | None:
        """ "X, speaking at the plenary, said": the subject before a phrase between commas."""
        if self.words[start - 1] != "," and not self._closes_dashes(start - 1):
            return self._behind_relative(match, start)
        subject = self._before_relative(self.speech.first(match.start), start)
        subject = subject or self.speech.sentence_subject(self.speech.first(match.start), start)
        if subject is None or subject.stop >= len(self.words):
            return None
        after = self.words[subject.stop]
        if (
            after in (",", "(")
            or after in _DASHES
            or after in self.relative
            or not self.speech.has_finite(subject.stop, start)
        ):
            return Attribution(match, subject.who, subject.start, match.stop, subject)
        return None

    def _behind_relative(self, match: Match, start: int) -> Attribution | None:
        """ "X, who met the governor in Oslo said that": no comma closes the relative clause."""
        if not takes_clause(match) or self.speech.word(match.stop) not in self.speech.that:
            return None
        subject = self.speech.sentence_subject(self.speech.first(match.start), start)
        if subject is None or subject.form == "pronoun" or self.words[subject.stop] != ",":
            return None
        i = subject.stop + 1
        verb = self.context.clauses.skip_adverbs(i + 1, start)
        told = self.words[i] in self.relative and self.page.tags[verb] & (PAST | THIRD | AUX | MODAL)
        return Attribution(match, subject.who, subject.start, match.stop, subject) if told else None

    def _closes_dashes(self, i: int) -> bool:
        """Whether the spaced dash at token `i` closes what another one opened: X – who came on Monday – said."""
        if self.words[i] not in _DASHES or self.page.touches(i):
            return False
        first = self.speech.first(i)
        return any(word in _DASHES for word in self.words[first : i - 1])

    def _before_relative(self, first: int, stop: int) -> Mention | None:
        """A name between commas that a relative clause follows: the secretary, Ms Ana Sol, who …, said."""
        for mention in reversed(self.context.mentions_in(first, stop - 2)):
            if mention.stop > stop - 2 or mention.form != "name":
                continue
            opens = mention.start > first and self.words[mention.start - 1] == ","
            if opens and self.words[mention.stop] == "," and self.words[mention.stop + 1] in self.relative:
                return mention
        return None

    def _plain_subject(self, match: Match, start: int) -> Attribution | None:
        """A subject that is an area ("Morocco proposed"), or the sentence's mention with a phrase behind it."""
        place = place_ending(self.context, start)
        if place and place.form == "noun" and place.start >= self.speech.first(match.start):
            return self._area_subject(match, start)
        group = self._group_subject(start)
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
        nameless = (self._neuter, self._region, self._seat, self._paper, self._owned)
        return next((one for find in nameless if (one := find(match, start))), None)

    def _owned(self, match: Match, start: int) -> Attribution | None:
        """ "The premier's office said": what somebody owns that speaks."""
        first = self.speech.first(match.start)
        if start - first < _OWNED or not self.page.is_possessive(start - 2) or not takes_clause(match):
            return None
        owner = next((m for m in self.context.mentions_in(first, start - 2) if m.stop == start - 2), None)
        if owner is None or not (
            self.page.within("organisation", start - 1, start) or self.page.is_a(start - 1, "unnamed")
        ):
            return None
        i = owner.start - self.page.is_a(owner.start - 1, "definite")
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
        for paper in reversed(self.context.mentions_in(max(self.speech.first(start), start - _FAR_PAPER), start)):
            if not self.page.is_a(paper.stop - 1, "unnamedpaper"):
                continue
            opens = self.speech.opens_sentence(paper.start) or self.words[paper.start - 1] in _BEHIND_QUOTATION
            apart = any(self.words[i] in _OPENS_INSERTION - {"("} for i in range(paper.stop, start))
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
        opens = self.speech.opens_sentence(first) or self.words[first - 1] in _BEHIND_QUOTATION
        if match.group["takes"] != ["clause"] or not opens:
            return None
        who = Figurehead(None, self.page.slice(first, start), None, kind="body", first=first)
        return Attribution(match, who, first, match.stop)

    def _shortened(self, match: Match, start: int) -> Attribution | None:
        """ "The CS said": a name in capitals that the text has told before, which opens its sentence."""
        i = start - 1 - (start > 1 and self.page.is_a(start - 2, "definite"))
        opens = self.speech.opens_sentence(i) or self.words[i - 1] in _BEHIND_QUOTATION
        who = self.speech.short_for(self._shown(start - 1)) if opens else None
        return Attribution(match, who, i, match.stop) if who else None

    def _named_subject(self, match: Match, start: int) -> Figurehead | None:
        """Somebody by a name that nothing else tells of, who opens a sentence: Kesar Commodities estimates that …"""
        first = self.speech.first(match.start)
        told = takes_clause(match) and self.speech.word(match.stop) in self.speech.that
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
        return first < k < start and self.words[k - 1] == "," and self.speech.word(match.stop) == "."

    def _group_subject(self, stop: int) -> Figurehead | None:
        """People that the text names only by what they are, right before the verb: "yet local officials estimate"."""
        page = self.page
        if not any(m.stop == stop for cls in _SPEAKING for m in page.within(cls, stop - 1, stop)):
            return None
        first = self.speech.first(stop - 1)
        i = stop - 1
        while i > first and stop - i < 5 and self._is_of_group(i - 1):
            i -= 1
        if i > first and page.is_a(i - 1, "boundlink"):
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
        if stop - start > _FAR_VERB:
            return False
        words = self.words[start:stop]
        plain = words[0].isalpha() and not self.page.is_capital(start) and not self.context.clauses.tags[start]
        if subject.form == "organisation" and (plain or self._ends_name(stop)):
            return False  # the council boss; the Tanners Association (RTA) member Agha Said
        if any(word == "," or word in self.relative or word in self.auxiliary for word in words):
            return False
        return not self.page.within("cue", start, stop)

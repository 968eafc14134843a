"""Who says something: each verb of saying outside quotations with its subject."""

from __future__ import annotations

from typing import Final

from communique.entries.context import Figurehead, Mention
from communique.entries.cue_adverbs import CueAdverbs
from communique.entries.inversions import Inversions
from communique.entries.lexicon import lexicon
from communique.entries.sources import read_source
from communique.entries.speech import Attribution, Attributions, Speech, takes_clause
from communique.entries.subject_forms import SubjectForms
from communique.entries.subjects import BEHIND_QUOTATION, FAR_VERB, OPENS_INSERTION, FarSubjects
from communique.text.page import Match
from communique.text.tags import ADJ, AUX, DET, MODAL, NOUN, PART, PAST, POSS, PREP, THIRD

_FAR_MENTION: Final = 25  # tokens that the subject before a verb may take
_LONG_WORD: Final = 4  # letters of a word that a headline writes with a capital
_FAR_RATE: Final = 12  # tokens from "put" to the number that something is put at
_LONGEST_NAME: Final = 6  # tokens of a name before a word of it
_BEHIND_SUBJECT: Final = frozenset((",", ")", "–", "—", "-"))
_BEFORE_PARTICIPLE: Final = frozenset((",", "", "–", "—", "-"))
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
        self.adverbs = CueAdverbs(speech.page)
        self.adverbials = {match.stop: match for match in self.page.of("cueadverb")}
        self.relative = language.sets["relative"]
        self.negated = language.sets["negatedsubject"]
        self.sides = language.wordset("group", placed=True)
        self.far = FarSubjects(speech, self.found)
        self.unnamed = lexicon(language.language, "unnamedwish")
        self.forms = SubjectForms(speech)
        self.inversions = Inversions(speech, self.far)

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
        return range(max(first, match.start - FAR_VERB), min(stop, match.stop + FAR_VERB))

    def _shown(self, i: int) -> str:
        return self.page.slice(i, i + 1)

    def _attribute(self, match: Match) -> Attribution | None:
        """The subject of a verb of saying: the mention before it, behind it, or that of the verb it is joined to."""
        if match.group["form"] == "participle":
            return self._participle(match)
        if match.group.get("data"):
            return self.far.of_data(match)
        if self._is_left_unsaid(match):
            return None
        start = self._back_over_adverbs(match.start)
        if start == match.start and match.stop - match.start == 1 and self.page.is_a(start - 1, "beforenoun"):
            return None  # "the report", "a stated aim", "notes of"
        if self._is_noun(match):
            return None
        if listed := self._listed(match, start):
            return listed
        mention = self._mention_ending(start)
        mention = self.forms.of_body(mention) if mention and mention.form == "organisation" else mention
        if mention and self._is_inside_insertion(mention, start):
            mention = None
            if takes_clause(match) and (told := self.far.parenthetical(match, start)):
                return told  # X, who came with Y, said the government would pay
        if mention and self._is_inverted(mention, match, start) and (inverted := self.inversions.of(match, start)):
            return inverted
        if mention and self._is_negated(mention):
            return None
        if mention and self.forms.is_setting(mention):
            start = mention.start - 1
            mention = self._mention_ending(start)
        if mention and self._undertakes(mention, match):
            return None
        if match.group.get("plural"):
            return self._of_group(match, start, mention)
        if mention and mention.form == "group" and (whole := self.forms.larger_group(match, mention, start)):
            return whole
        if mention and not self.speech.is_possessor(mention):
            kind = "outlet" if self.forms.retells(match, mention) else "verb"
            if pair := self.forms.pair(mention):
                return Attribution(match, pair, pair.first, match.stop)
            if arm := self.forms.press_arm(match, mention):
                return arm
            subject = self.forms.spokesperson(mention) or mention
            who = self.forms.in_full(subject)
            return Attribution(match, who, self.forms.with_paper(subject), match.stop, subject, kind=kind)
        return self.inversions.of(match, start) or self._of_sentence(match, start)

    def _listed(self, match: Match, start: int) -> Attribution | None:
        """ "X toured the mill, praised the growers and promised": the subject of the verbs that a comma joins."""
        page, first = self.page, self.speech.first(match.start)
        if self.words[start - 1] != "," or not page.tags[match.start] & PAST:
            return None
        stop = page.sentences[page.sentence_of[match.start]][1]
        more = range(match.stop, stop - 1)
        if not any(page.is_a(k, "joinsverb") and page.tags[k + 1] & PAST for k in more):
            return None
        subject = self.speech.sentence_subject(first, start)
        if subject is None or page.quote_of[match.start] >= 0:
            return None
        verb = self.context.clauses.skip_adverbs(subject.stop, start)
        if verb >= start - 1 or not page.tags[verb] & PAST or page.tags[verb + 1] & PAST:
            return None
        return Attribution(match, subject.who, start, match.stop, kind="joined")

    def _is_left_unsaid(self, match: Match) -> bool:
        """Whether somebody did not say what a question asks for, or no number follows "put": put the men at ease."""
        i, rated = match.stop, match.group.get("rated")
        if rated:
            near = range(i, min(i + _FAR_RATE, self.page.size - 1))
            return not any(self.words[k] == rated and self.speech.opens_number(k + 1) for k in near)
        if self.unnamed.at(self.words, i) is not None:
            return True
        if not self.page.is_a(match.start - 1, "negation"):
            return False
        return self.page.is_a(i, "indirectquestion") or not self.page.is_a(match.start, "denying")

    def _is_inverted(self, mention: Mention, match: Match, start: int) -> bool:
        """Whether a comma parts a mention from its verb and who says it: a port, said Bo Li; a port, said Li, is."""
        behind = self.context.mention_of.get(match.stop)
        if behind is None or mention.stop != start - 1 or self.words[mention.stop] != ",":
            return False
        after = self.page.word(behind.stop)
        if after != ",":
            return after in (".", "")
        i = self.context.clauses.skip_adverbs(behind.stop + 1, self.page.size)
        return i < self.page.size and self.context.clauses.is_finite(i)

    def _is_negated(self, mention: Mention) -> bool:
        """Whether somebody is told to say nothing: neither A nor B said, no official said."""
        if self.negated.isdisjoint(self.words[max(0, mention.start - 2) : mention.start + 1]):
            return False
        i = mention.start - self.page.is_a(mention.start - 1, "definite") - 1
        return self.page.is_a(i, "negatedsubject") or self.page.is_a(mention.start, "negatedsubject")

    def _undertakes(self, mention: Mention, match: Match) -> bool:
        """Whether a side settles what it will do and says nothing: the Serbian side promised to supply grain."""
        side = self.words[mention.stop - 1] in self.sides
        return side and match.stop < self.page.size and self.page.is_a(match.stop, "infinitive")

    def _is_noun(self, match: Match) -> bool:
        """Whether a verb that may be a noun in the plural is one: demands of each firm, member states are here."""
        tag = self.context.clauses.tags[match.start]
        plural = match.stop - match.start == 1 and tag & THIRD and tag & NOUN
        if plural and self.context.clauses.tags[match.start - 1] & PAST and self.page.tag(match.stop) & PREP:
            return True  # exchanged notes under which
        if not plural or match.stop >= self.page.size:
            return False
        after = self.context.clauses.tags[match.stop]
        verb = after & (AUX | MODAL) or after & PAST and not after & PART and not after & (ADJ | NOUN)
        behind = match.stop + 1 < self.page.size and self.context.clauses.tags[match.stop + 1] & (DET | PREP | POSS)
        return bool(verb or after & PAST and behind) or self.page.is_a(match.stop, "genitivelink")

    def _is_inside_insertion(self, mention: Mention, start: int) -> bool:
        """ "X, who wore a scarf given by the wife of the governor, said": the governor only stands before the comma."""
        if self.words[start - 1] != "," and not self.far.closes_dashes(start - 1):
            return False
        subject = self.speech.sentence_subject(self.speech.first(start), mention.start)
        if subject is None or subject.who is mention.who or self.words[subject.stop] not in OPENS_INSERTION:
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
        who = mention.who if mention and mention.plural else self.far.of_group(start)
        return Attribution(match, who, mention.start if mention else start, match.stop, mention) if who else None

    def _of_sentence(self, match: Match, start: int) -> Attribution | None:
        """A subject farther off: of the verb before, of the sentence, an area; `None` for a verb without one."""
        if self.speech.opens_sentence(start):
            return self.far.plain(match, start)
        if self.page.is_a(start - 1, "passive") and self.page.is_a(start - 2, "impersonal"):
            return None if match.group.get("active") else self._passive(match, start)
        if self.page.is_a(start - 1, "passive") and (heard := self._told_to_somebody(match)):
            return heard
        if self.page.is_a(start - 1, "unsubject"):
            return None
        if self.page.is_a(start - 1, "whosaid") and (told := self._mention_ending(start - 1)):
            return Attribution(match, told.who, start - 1, match.stop, told, kind="relative")  # X, who said that
        return self.far.joined(match, start) or self.far.parenthetical(match, start) or self.far.plain(match, start)

    def _passive(self, match: Match, start: int) -> Attribution:
        """ "It was noted that …", "It was noted by the minister that …"."""
        i = match.stop + 1
        i += self.page.is_a(i, "definite") and i not in self.context.mention_of
        teller = self.context.mention_of.get(i) if self.page.is_a(match.stop, "agentlink") else None
        if teller is None or self.page.word(teller.stop) not in self.speech.that:
            return Attribution(match, None, start - 2, match.stop, passive=True)
        return Attribution(match, teller.who, start - 2, teller.stop, teller)

    def _told_to_somebody(self, match: Match) -> Attribution | None:
        """ "The minister was told that …", "… was told by the governor that …": not the minister, but who tells it."""
        if "addressee" not in match.group["takes"]:
            return None
        i = match.stop
        if self.page.word(i) in self.speech.that:
            return Attribution(match, None, match.start, match.stop, passive=True)
        k = i + 1 + self.page.is_a(i + 1, "definite")
        teller = self.context.mention_of.get(k) or self.context.mention_of.get(i + 1)
        told = self.page.is_a(i, "agentlink") and teller and self.page.word(teller.stop) in self.speech.that
        return Attribution(match, teller.who, match.start, teller.stop, teller) if told and teller else None

    # Before the verb

    def _back_over_adverbs(self, i: int) -> int:
        """The token behind which the words directly before a verb begin: "also", "has", "strongly"."""
        first = self.speech.first(i)
        while i > first:
            phrase = self._adverbs_ending(max(first, i - 4), i) if i in self.adverbials else None
            if phrase:
                i = phrase.start
            elif self.adverbs.holds(i - 1) or self.words[i - 1] == "," and self._closes_adverbial(first, i):
                i -= 1
            else:
                break
        return i

    def _adverbs_ending(self, first: int, stop: int) -> Match | None:
        found = self.adverbials.get(stop)
        return found if found is not None and found.start >= first else None

    def _closes_adverbial(self, first: int, i: int) -> bool:
        """Whether a comma before token `i` closes an adverbial of some words: "…, for his part, said"."""
        if i - 1 <= first:
            return False
        phrase = self._adverbs_ending(max(first, i - 6), i - 1)
        return phrase is not None and phrase.stop - phrase.start > 1

    def _mention_ending(self, stop: int) -> Mention | None:
        """The mention whose last token is before `stop`, a comma or bracket between allowed."""
        first = self.page.sentences[self.page.sentence_of[min(stop, self.page.size - 1)]][0]
        if stop - 3 > first and self.words[stop - 1] == ")" and self.words[stop - 3] == "(":
            stop -= 3  # the Tea Board (TB) said
        for mention in reversed(self.context.mentions_in(max(first, stop - _FAR_MENTION), stop)):
            end = mention.stop
            if end == stop or end == stop - 1 and self.words[end] in _BEHIND_SUBJECT:
                return mention
            if end < stop - 1:
                return None
        return None

    # Participles of saying

    def _participle(self, match: Match) -> Attribution | None:
        """ "…, adding that …": the speaker is that of the verb of saying before it, or the sentence's subject."""
        i, first = match.start, self.speech.first(match.start)
        before = self.words[i - 1] if i > first else ""
        if self.page.is_a(i - 1, "asclause") and (told := self._mention_ending(i - 1)):
            agent = told.start - self.page.is_a(told.start - 1, "definite") - 1
            if self.page.is_a(agent, "agentlink"):  # X was quoted by the agency as saying
                one = self.speech.sentence_subject(first, agent)
                return Attribution(match, one.who, one.start, match.stop, one) if one else None
            return Attribution(match, told.who, told.start, match.stop, told)  # quoted X as saying
        earlier = [one for one in self.far.earlier(i) if one.kind == "verb"]
        if before not in _BEFORE_PARTICIPLE and not self.page.is_a(i - 1, "beforeparticiple"):
            quoted = before in BEHIND_QUOTATION and self.words[i - 2] == ","  # called it “useful,” adding that
            if not quoted and not (earlier and self._goes_on_telling(match)):
                return None
        who: Figurehead | None
        if earlier:
            who = self._teller(earlier).who
        else:
            mentions = self.context.mentions_in(first, i)
            subject = next((m for m in mentions if m.form in ("name", "role", "pronoun", "group")), None)
            if subject is None:
                return self._opening_participle(match) if i == first else None
            who = subject.who
        return Attribution(match, who, i, match.stop, kind="participle") if self._opens_clause(match) else None

    def _goes_on_telling(self, match: Match) -> bool:
        """Whether a participle without a comma tells more: stressed the need of a road stating that it would pay."""
        telling = self.page.is_a(match.start, "tellingon") and self.page.word(match.stop) in self.speech.that
        return telling and not self.page.is_a(match.start - 1, "unnamedpaper")

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
        if self.page.word(match.stop) not in self.speech.that:
            return None
        for i in range(match.stop, self.page.sentences[self.page.sentence_of[match.start]][1]):
            if self.words[i] == "," and (mention := self.context.mention_of.get(i + 1)):
                return Attribution(match, mention.who, match.start, match.stop, kind="opening", end=i)
        return None

    def _opens_clause(self, match: Match) -> bool:
        """Whether a participle of saying has something said behind it, not a thing: "adding value", "describing"."""
        page = self.page
        if match.stop >= self.page.size:
            return False
        if self.words[match.stop] == "," and match.stop + 3 < self.page.size and self.words[match.stop + 2] == ",":
            return page.is_a(match.stop + 3, "participleopener")  # "lamenting, however, that"
        if page.is_a(match.stop, "definite"):
            return not page.is_a(match.start, "thingverb")
        if self.words[match.stop] in _OPENS_QUOTATION or page.is_a(match.stop, "participleopener"):
            return True
        open_ = match.stop - match.start > 1 or not {"np", "to", "addressee", "quote"}.isdisjoint(match.group["takes"])
        return open_ or self.speech.has_finite(match.stop, match.stop + 10)

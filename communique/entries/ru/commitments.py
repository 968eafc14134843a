"""Commitments of a Russian report: what somebody says will, should or may be done."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from communique.entries.context import Figurehead, Mention
from communique.entries.places import Place
from communique.entries.ru.commitment_parts import Parts
from communique.entries.ru.context import RussianContext
from communique.entries.ru.grammar import STOPS, Span
from communique.entries.sectors import Sectors
from communique.kinds import Commitment, entry_id
from communique.text.page import Match
from communique.text.russian import ACC, DAT, FIRST, FUTR, GEN, NOM, PLUR

_FAR: Final = 14  # tokens between a word of force and what is to be done
_LONG: Final = 60  # tokens of an action


@dataclass(frozen=True, slots=True)
class Candidate:
    """A commitment in the making: force, type, the tokens of its clause and of its action, and who its words name."""

    force: str
    type: str
    who: str
    start: int
    stop: int
    action: Span
    cue: int
    rule: str
    running: bool = False
    subject: Span | None = None


def find_commitments(context: RussianContext, document: str) -> list[tuple[Commitment, str]]:
    """Every commitment of the document with the name of the rule that found it, in the order of the text."""
    return _Finder(context, document).find()


class _Finder:
    """The commitments of one document; positions are tokens."""

    def __init__(self, context: RussianContext, document: str) -> None:
        self.context, self.document = context, document
        self.page, self.grammar, self.words = context.page, context.grammar, context.page.words
        self.sets = context.grammar.sets
        self.parts = Parts(context)
        self.sectors = Sectors(context)
        language = self.page.language
        self.predictions = language.wordset("prediction")
        self.fuzzy = language.wordset("fuzzyverb")
        self.idle = language.wordset("gosub")
        self.claimed: set[int] = set()

    def find(self) -> list[tuple[Commitment, str]]:
        """All commitments, one for each thing to be done."""
        found: list[tuple[Commitment, str]] = []
        kept: list[tuple[frozenset[str], int]] = []
        for start, stop in self.page.sentences:
            if stop - start < 3 or self._skipped(start) or self.words[stop - 1] == "?":
                continue
            for one in self._of_sentence(start, stop):
                entry = self._entry(one)
                twin = self._twin(entry, kept, found)
                if twin is not None:
                    known, rule = found[twin]
                    found[twin] = (replace(known, evidence=(*known.evidence, *entry.evidence)[:3]), rule)
                    continue
                kept.append((self._key(one.action), len(found)))
                found.append((entry, one.rule))
        return found

    def _skipped(self, start: int) -> bool:
        paragraph = self.page.paragraph_of[start]
        return bool(self.context.skipped) and self.context.skipped[paragraph]

    def _key(self, action: Span) -> frozenset[str]:
        return frozenset(
            self.words[k]
            for k in range(*action)
            if self.grammar.pos(k) in ("NOUN", "INFN", "VERB", "LATN", "PRTS", "NUMB")
        )

    def _twin(
        self, entry: Commitment, kept: list[tuple[frozenset[str], int]], found: list[tuple[Commitment, str]]
    ) -> int | None:
        """The earlier commitment that says the same: most of the words of either in the other, and the same verb."""
        key = frozenset(w for w in self._key(self._span_of(entry)) if w)
        for words, number in kept:
            known = found[number][0]
            shared = len(words & key)
            small = min(len(words), len(key))
            if (
                small > 1
                and shared >= (0.6 if self._is_headline(known) else 0.75) * small
                and shared >= (0.25 if self._is_headline(known) else 0.5) * max(len(words), len(key))
                and known.evidence[0].start != entry.evidence[0].start
            ):
                if (
                    {a.code or a.name for a in known.actors} & {a.code or a.name for a in entry.actors}
                    or not known.actors
                    or not entry.actors
                ):
                    return number
        return None

    def _is_headline(self, entry: Commitment) -> bool:
        title = self.context.title
        return (
            title is not None and self.page.starts[title[0]] <= entry.evidence[0].start < self.page.ends[title[1] - 1]
        )

    def _span_of(self, entry: Commitment) -> Span:
        piece = entry.evidence[0]
        start = self.page.token_at(piece.start)
        return start, self.page.token_at(piece.end - 1) + 1

    # --- candidates

    def _of_sentence(self, start: int, stop: int) -> Iterator[Candidate]:
        taken: set[int] = set()
        for match in self.page.within("force", start, stop):
            if match.start in taken or self._is_denied(match.start):
                continue
            found = list(self._of_force(match, stop))
            for one in found:
                taken.update(range(match.start, match.stop))
                taken.update(range(*one.action))
                yield one
        for match in self.page.within("signing", start, stop):
            if match.start not in taken and (paper := self._paper(match, start, stop)):
                taken.update(range(*paper.action))
                yield paper
        for k in range(start, stop):
            if (
                k not in taken
                and self.grammar.pos(k) == "VERB"
                and self.grammar.bits(k) & FUTR
                and (future := self._future(k, stop))
            ):
                taken.update(range(*future.action))
                yield future

    def _is_denied(self, i: int) -> bool:
        return i > 0 and self.words[i - 1] in self.sets.not_word

    def _of_force(self, match: Match, stop: int) -> Iterator[Candidate]:
        """What a word of force is followed by: infinitives, a noun phrase, a clause."""
        takes = match.group["takes"]
        if not self._is_force(match):
            return
        start, end = self._reach(match, stop)
        if "subject" in takes:
            yield from self._scheduled(match, start, end)
            return
        if "inf" in takes or "future" in takes:
            first = self._infinitive(match, end)
            if first is not None:
                yield from self._joined(match, start, first, end)
                return
        noun = self._noun(match, takes, end)
        if noun is not None:
            yield self._candidate(match, start, noun)
            return
        if "that" in takes:
            yield from self._that(match, start, end)

    def _is_force(self, match: Match) -> bool:
        """Whether the word has the form that its force needs: готов, not готовый продукт; предлагаю, предложил."""
        word, pos, i = self.words[match.start], self.grammar.pos(match.start), match.start
        if word in self.sets.force_adjective and match.stop == i + 1:
            return pos == "ADJS" or word in self.sets.must_adjective and pos == "ADJS"
        if word in self.sets.force_noun:
            return any(self.page.match_at("cue", k) for k in range(max(0, i - 4), i)) or word in self.sets.accord_noun
        if word in self.sets.force_participle:
            return pos == "PRTS" or pos == "VERB" and word not in self.sets.appoint_verb
        if word in self.sets.force_impersonal:
            return pos in ("VERB", "PRED", "ADVB") and self.grammar.forms[i] in self.sets.impersonal_form
        if word in self.sets.let_verb:
            return self.grammar.forms[i] in self.sets.let_form
        if word in self.sets.foresee_verb:
            return pos in ("PRTS", "VERB")
        if word in self.sets.can_verb:
            return self._is_able(i)
        if pos == "INFN":
            return word in self.sets.oblige_verb
        return pos in ("VERB", "PRED", "ADVB", "PRTS", "ADJS", "NOUN", "GRND", "PREP", "UNKN") and not self._in_if(i)

    def _in_if(self, i: int) -> bool:
        start, _ = self.grammar.clause(i)
        return self.words[start] in self.sets.if_word or start > 0 and self.words[start - 1] in self.sets.if_word

    def _is_able(self, i: int) -> bool:
        """Whether "мочь" offers something: its subject is "мы", an area or a body, and it is no general truth."""
        if self.grammar.pos(i) != "VERB" or self._in_if(i):
            return False
        start, stop = self.grammar.clause(i)
        subject = self.parts.subject(start, stop, i)
        return subject is not None

    def _reach(self, match: Match, stop: int) -> Span:
        """The tokens from the clause of a word of force to the end of its sentence or quotation."""
        low, high = self.grammar.bounds(match.start)
        start, _ = self.grammar.clause(match.start)
        said = self.context.said_at(match.start)
        if said is not None:
            for a, b in said.pieces:
                if a <= match.start < b:
                    start, high = max(start, a), min(high, b)
        while high > match.stop and self.words[high - 1] in STOPS:
            high -= 1
        return max(start, low), high

    def _infinitive(self, match: Match, stop: int) -> int | None:
        """The infinitive (behind "давайте" also a verb in the future) that a word of force takes."""
        last = min(stop, match.stop + _FAR)
        for k in range(match.stop, last):
            if self.grammar.pos(k) == "INFN":
                return k
            if match.group["takes"][0] == "future" and self.grammar.bits(k) & FUTR and self.grammar.pos(k) == "VERB":
                return k
            if self.grammar.is_finite(k) and self.words[k] not in self.sets.be_verb or self.words[k] in (";", ":"):
                break
            if self.words[k] == "," and not self._inserted(k, last):
                break
            if self.words[k] in self.sets.infinitive_barrier:
                break
        return None

    def _inserted(self, comma: int, stop: int) -> bool:
        """Whether a comma opens words set between commas before the infinitive."""
        close = next((k for k in range(comma + 1, stop) if self.words[k] == ","), None)
        return (
            close is not None
            and not any(map(self._is_verb, range(comma, close)))
            and self.words[comma + 1] not in self.sets.which_word
        )

    def _is_verb(self, k: int) -> bool:
        return self.grammar.is_finite(k) and not self.page.is_capital(k)

    def _joined(self, match: Match, start: int, first: int, stop: int) -> Iterator[Candidate]:
        """One candidate for each infinitive that is joined to the first."""
        heads = [first, *self._coordinate(first, stop)]
        for number, head in enumerate(heads):
            following = heads[number + 1] if number + 1 < len(heads) else None
            end = self._action_end(head, following, stop)
            verb = self.words[head]
            if match.group["who"] == "sides" and verb in self.fuzzy or verb in self.sets.remark_verb:
                continue
            if match.group["who"] == "able" and verb in self.fuzzy:
                continue
            yield self._candidate(match, start, (head, end))

    def _coordinate(self, first: int, stop: int) -> list[int]:
        """The infinitives joined to the first by "и", a comma or "а также"."""
        heads = []
        future = self.grammar.pos(first) == "VERB"
        for k in range(first + 1, stop):
            if self.words[k] in self.sets.joined_barrier or self.words[k] in (";", ":") or self.grammar.is_dash(k):
                break
            if self.grammar.pos(k) == "VERB" and not future or self.grammar.pos(k) in ("PRTS",):
                break
            same = (
                self.grammar.pos(k) == "INFN"
                or future
                and self.grammar.pos(k) == "VERB"
                and self.grammar.bits(k) & FUTR
            )
            if not same:
                continue
            j = k - 1
            while (
                j > first
                and self.grammar.pos(j) in ("ADVB", "PRCL", "CONJ")
                and self.words[j] not in self.sets.and_word_too
            ):
                j -= 1
            if (
                self.words[j] in self.sets.joiner
                or self.words[j] in self.sets.also_word
                or self._adverbial_join(j, first)
            ):
                if not any(self.words[i] in self.idle for i in range(max(first, j - 1), k)):
                    heads.append(k)
        return heads

    def _adverbial_join(self, j: int, first: int) -> bool:
        """Whether "и" stands a few words before an infinitive: и до июля обучить."""
        return any(self.words[i] in self.sets.and_word for i in range(max(first, j - 4), j + 1)) and self.grammar.pos(
            j
        ) in (
            "NOUN",
            "NUMB",
        )

    def _action_end(self, head: int, following: int | None, stop: int) -> int:
        """Where an action ends: before the next one that is joined, a clause of its own, or the end."""
        end = following if following is not None else stop
        for k in range(head + 1, min(end, head + _LONG)):
            if self.words[k] == ";" or self.grammar.is_dash(k):
                end = k
                break
            if self.words[k] == "," and k + 1 < stop and self._new_clause(k + 1, stop):
                end = k
                break
            if (
                self.words[k] in self.sets.and_but
                and k + 1 < stop
                and following is None
                and self._new_clause(k + 1, stop)
            ):
                end = k
                break
        end = min(end, head + _LONG)
        while end > head + 1 and (self.words[end - 1] in STOPS or self.words[end - 1] in self.sets.action_tail):
            end -= 1
        return end

    def _new_clause(self, k: int, stop: int) -> bool:
        """Whether a clause with a verb of its own begins at token `k`; a relative one belongs to what stands before."""
        if self.words[k] in self.sets.relative_opener:
            return False
        if self.words[k] in self.sets.clause_opener:
            return True
        for j in range(k, min(stop, k + 9)):
            if self.words[j] in (",", ";"):
                return False
            if self.grammar.is_finite(j) and self.grammar.pos(j) != "PRTS" or self.page.match_at("cue", j):
                return True
        return False

    def _noun(self, match: Match, takes: list[str], stop: int) -> Span | None:
        """What is ready for, interested in, agreed on or proposed: a noun phrase."""
        k = match.stop
        while k < stop and (self.grammar.pos(k) in ("ADVB", "PRCL") or self._is_given(match, k)):
            k += 1
        if k >= stop:
            return None
        word = self.words[k]
        for take in takes:
            if take == word and k + 1 < stop and self.words[k + 1] not in self.sets.that_pronoun:
                end = self._action_end(k, None, stop)
                return (k + 1, end) if end > k + 1 and self._is_thing(k + 1, end) else None
        if "noun" in takes or "object" in takes:
            mention = self.context.mention_of.get(k)
            if mention is not None and mention.form in ("name", "role", "pronoun") and "object" in takes:
                end = self._action_end(k, None, stop)
                return (
                    (match.start, end)
                    if match.group["who"] == "named"
                    and end > mention.stop + 1
                    and self._goes_somewhere(mention.stop, end)
                    else None
                )
            if (
                self.grammar.is_nominal(k)
                and self.grammar.bits(k) & (ACC | NOM | GEN)
                and self.grammar.pos(k) != "NPRO"
            ):
                end = self._action_end(k, None, stop)
                if match.group["who"] == "named":
                    return (match.start, end) if self._goes_somewhere(k, end) else None
                return (k, end) if self._is_thing(k, end) else None
        return None

    def _is_given(self, match: Match, k: int) -> bool:
        """Whether somebody stands at token `k` to whom something is guaranteed or proposed: инвестору."""
        dative = self.grammar.pos(k) == "NOUN" and self.grammar.bits(k) & DAT and not self.grammar.bits(k) & ACC
        return bool(dative) and match.group["who"] in ("subject", "both")

    def _goes_somewhere(self, start: int, stop: int) -> bool:
        return any(self.words[k] in self.sets.goal_preposition for k in range(start, stop))

    def _is_thing(self, start: int, stop: int) -> bool:
        """Whether a noun phrase names something to look up."""
        nouns = [k for k in range(start, stop) if self.grammar.pos(k) in ("NOUN", "LATN")]
        return len(nouns) > 1 or any(self.page.match_at("goods", k) for k in range(start, stop))

    def _that(self, match: Match, start: int, stop: int) -> Iterator[Candidate]:
        """Договорились о том, что …: the clause behind it."""
        for k in range(match.stop, min(stop, match.stop + 6)):
            if self.words[k] in self.sets.that_word:
                end = self._action_end(k, None, stop)
                if end > k + 2:
                    yield self._candidate(match, start, (k + 1, end))
                return

    def _scheduled(self, match: Match, start: int, stop: int) -> Iterator[Candidate]:
        """Заседание запланировано на май: the event is the action."""
        if not any(self.page.is_a(k, "event") or self.grammar.pos(k) == "NOUN" for k in range(start, stop)):
            return
        if not self.context.dates_in(start, stop) and not any(self.page.is_a(k, "event") for k in range(start, stop)):
            return
        yield self._candidate(match, start, (start, stop))

    def _candidate(self, match: Match, start: int, action: Span) -> Candidate:
        group = match.group
        return Candidate(
            group["force"], group["type"], group["who"],
            min(start, match.start, action[0]), max(action[1], match.stop), action,
            match.start, f"{group['type']} by {group.words[0]}", bool(group.get("running")),
        )  # fmt: skip

    # --- signed papers, verbs in the future

    def _paper(self, match: Match, start: int, stop: int) -> Candidate | None:
        """A signed memorandum, declaration or agreement with a subject."""
        i = match.start
        if (
            self.grammar.pos(i) not in ("VERB", "PRTS", "NOUN")
            or self._is_denied(i)
            or self.grammar.bits(i) & FUTR
            or self._in_if(i)
        ):
            return None
        if self.grammar.pos(i) == "NOUN" and not any(self.words[k] in self.sets.took_place for k in range(start, i)):
            return None
        low, high = self._reach(match, stop)
        paper = next((m for m in self.page.within("paper", low, high)), None)
        if paper is None:
            return None
        if self._is_counted(paper.start, low):
            return None  # семь контрактов: a figure
        end = self._action_end(paper.start, None, high)
        if (
            end - paper.stop < 2
            or self.words[paper.stop] not in self.sets.paper_preposition
            and not self.grammar.is_genitive(paper.stop)
        ):
            return None
        first = paper.start
        while first > low and self.grammar.pos(first - 1) == "ADJF":
            first -= 1
        begin = min(low, first)
        return Candidate("firm", "agreement", "both", begin, max(end, match.stop), (first, end), i, "signed paper")

    def _is_counted(self, i: int, low: int) -> bool:
        """Whether a number stands before a noun: семь новых контрактов."""
        k = i - 1
        while k > low and self.grammar.pos(k) == "ADJF":
            k -= 1
        return k >= low and (self.grammar.pos(k) in ("NUMB", "NUMR") or self.words[k] in self.sets.number_noun)

    def _future(self, k: int, stop: int) -> Candidate | None:
        """Построим, откроется, поставит, будет построен, будет открывать."""
        words, grammar = self.words, self.grammar
        if self._is_denied(k) or self._in_if(k) or self._in_relative(k):
            return None
        low, high = self._reach(Match(k, k + 1, self.page.language.of("force")[0]), stop)
        verb, head = words[k], k
        passive = self.grammar.is_reflexive(verb)
        if verb in self.sets.be_verb:
            inner = next((j for j in range(k + 1, min(high, k + 6)) if grammar.pos(j) in ("INFN", "PRTS")), None)
            if inner is None or any(words[j] in STOPS for j in range(k, inner)):
                return None
            passive = grammar.pos(inner) == "PRTS"
            verb, head = words[inner], k
        if verb in self.predictions and not self._gives_aid(head, high):
            if not self._is_event(low, high, verb):
                return None
        end = self._action_end(head, None, high)
        if end - k < 2 and not passive:
            return None
        first = bool(grammar.bits(k) & FIRST)
        subject = self.parts.subject(low, end, k)
        nobody = subject is None and bool(grammar.bits(k) & PLUR) and not self._has_nominative(low, end, k)
        if not first and not passive and subject is None and not nobody and not self._is_event(low, end, verb):
            return None
        if (
            subject is None
            and passive
            and any(self.grammar.forms[j] in self.sets.pronoun_subject for j in range(low, k))
        ):
            return None
        if verb in self.fuzzy and verb not in self.sets.continue_verb:
            return None
        event = self._is_event(low, end, verb)
        passive = passive or nobody and not first
        if passive and isinstance(subject, Mention | Place) and self.grammar.is_reflexive(verb):
            passive = False
        who = "nobody" if passive or event else "subject"
        kind = "plan" if event or passive and not self.context.said_at(k) else "pledge"
        if self.page.is_a(k, "signing") and any(self.page.within("paper", k, end)):
            who, kind = "both", "agreement"
        action = (low, end) if passive or event else (head, end)
        return Candidate("firm", kind, who, low, end, action, k, f"{kind} in the future")

    def _gives_aid(self, verb: int, stop: int) -> bool:
        """Whether a verb has help as its object: окажет содействие."""
        return any(self.words[k] in self.sets.aid_noun for k in range(verb + 1, min(stop, verb + 4)))

    def _has_nominative(self, start: int, stop: int, verb: int) -> bool:
        """Whether a noun in the plural can only be the subject."""
        return any(
            self.grammar.pos(j) == "NOUN" and self.grammar.bits(j) & NOM and self.grammar.is_plural(j)
            and not self.grammar.bits(j) & ACC
            for j in range(start, stop) if j != verb
        )  # fmt: skip

    def _in_relative(self, k: int) -> bool:
        start, _ = self.grammar.clause(k)
        start += self.grammar.pos(start) == "PREP" and start + 1 < k
        return (
            self.words[start] in self.sets.relative_clause
            and (self.words[start] not in self.sets.that_word)
            or start > 0
            and self.words[start - 1] in self.sets.which_word
        )

    def _is_event(self, start: int, stop: int, verb: str) -> bool:
        if verb not in self.page.language.wordset("held"):
            return False
        return any(self.page.is_a(k, "event") and self.grammar.bits(k) & (NOM | ACC) for k in range(start, stop))

    # --- the entry

    def _entry(self, one: Candidate) -> Commitment:
        parts, context = self.parts, self.context
        speaker = self._speaker(one)
        condition = parts.condition(one.cue, one.action)
        action = parts.without_condition(one.action, condition)
        due = parts.due(self._opening(one), max(one.stop, action[1]), action, sure=condition is None)
        kind, who = one.type, one.who
        if kind in ("pledge", "offer") and who == "subject" and parts.is_for_both(one.cue, action):
            kind, who = "proposal", "both"
        actors = parts.actors(who, one.start, one.stop, one.cue, action, speaker)
        evidence = context.evidence(*self._evidence(one, action))
        text = self.page.slice(*action)
        force = "conditional" if condition else one.force
        return Commitment(
            id=entry_id("commitment", self.document, evidence.start, evidence.end, text),
            document=self.document,
            evidence=(evidence,),
            force=force,
            type=kind,
            actors=tuple(actors),
            counterpart=parts.counterpart(kind, actors),
            speaker=speaker.person() if speaker else None,
            action=text,
            due=due,
            condition=self.page.slice(*condition) if condition else None,
            sectors=tuple(
                self.sectors.within(*action) or (self.sectors.before(action[0]) if self._points_back(action) else [])
            ),
            status="in progress" if one.running else "open",
        )

    def _opening(self, one: Candidate) -> int:
        """Where a clause begins that words such as "по его словам" part: В этом году, по его словам, город построит."""
        said = self.context.said_at(one.cue)
        first = said.pieces[0] if said and len(said.pieces) > 1 else None
        opens = first is not None and first[1] <= one.start and not any(map(self.grammar.is_finite, range(*first)))
        return first[0] if first and opens else one.start

    def _points_back(self, action: Span) -> bool:
        return any(self.words[k] in self.sets.pointing_back for k in range(*action))

    def _evidence(self, one: Candidate, action: Span) -> Span:
        start, stop = one.start, max(one.stop if action == one.action else action[1], action[1])
        while start < action[0] and not self.words[start][0].isalnum():
            start += 1
        start = self._behind_dateline(start)
        return start, max(stop, start + 1)

    def _behind_dateline(self, start: int) -> int:
        if self.page.paragraphs[self.page.paragraph_of[start]][0] != start:
            return start
        dash = next((k for k in range(start, min(start + 9, len(self.words))) if self.grammar.is_dash(k)), None)
        return dash + 1 if dash and start in self.context.place_of else start

    def _speaker(self, one: Candidate) -> Figurehead | None:
        """Who says so: of reported proposals and instructions the subject of the verb, else who says the words."""
        said = self.context.said_at(one.cue)
        if said is not None:
            return said.who
        inner = self.context.said_at(one.action[0])
        return inner.who if inner is not None else None

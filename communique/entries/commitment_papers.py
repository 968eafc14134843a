"""Commitments without a word of force: papers that sides sign, accepted invitations, and headlines."""

from __future__ import annotations

from typing import Final

from communique.entries.commitment_actors import Actors
from communique.entries.commitment_candidates import Candidate
from communique.entries.commitment_headlines import Headlines
from communique.entries.commitment_lists import Lists
from communique.entries.context import Context
from communique.kinds import Actor
from communique.text.clauses import Span
from communique.text.page import Match
from communique.text.tags import (
    ADV,
    BASE,
    BE,
    COMMA,
    CONJ,
    DET,
    HAVE,
    ING,
    MODAL,
    NEG,
    NOUN,
    NUM,
    PART,
    PAST,
    PREP,
    REL,
    SUB,
    TIME,
    TO,
)  # fmt: skip
from communique.words.load import Group

_PAPER: Final = Group("force", (), {"force": "firm", "type": "agreement", "form": "paper"})
_ACCEPTED: Final = Group("force", (), {"force": "firm", "type": "agreement", "form": "person"})
_NEAR: Final = 7  # tokens between a verb of signing and the paper
_HOST: Final = 12  # tokens from an invitation to what it is for
_SHORTEST_ITEM: Final = 3  # tokens of a paper in a list


class Papers(Headlines):
    """Finds these candidates of one document; the actors of a paper are kept for "the two organisations"."""

    def __init__(self, context: Context, actors: Actors) -> None:
        super().__init__(context, actors)
        language = self.language
        self.covering = language.sets["covering"]
        self.toward = language.sets["toward"]
        self.talk = language.sets["talk_verb"]
        self.links = language.sets["paper_link"]
        self.plain = language.sets["body_word"]
        self.by_terms = language.sets["terms_adverb"]
        self.known = language.sets["known_link"]
        self.put_off = language.sets["put_off"]
        self.by_paper, self.permitting = language.sets["by_paper"], language.sets["permitting"]

    # Papers

    def papers(self) -> list[tuple[Candidate, list[Actor]]]:
        """Each paper said to be signed, with who signs it."""
        found, reached = [], 0
        for paper in self.page.of("document"):
            if paper.start < reached or self._is_skipped(paper.start):
                continue
            one = self._paper(paper)
            if one is not None:
                found.append(one)
                reached = one[0].stop
        return found

    def listed(self) -> list[tuple[Candidate, list[Actor]]]:
        """Each item of a list of papers that are told to be signed: "The following documents were signed:"."""
        found: list[tuple[Candidate, list[Actor]]] = []
        for verb in self.page.of("signed"):
            start, stop = self.page.paragraphs[self.page.paragraph_of[verb.start]]
            if self.words[stop - 1] != ":" or self._is_skipped(verb.start) or not self._leads_papers(verb, start, stop):
                continue
            self.actors.at = verb.start
            signers = self._signers(verb, stop - 1, None)
            for begin, end in Lists(self.context).lines(stop - 1):
                if end - begin >= _SHORTEST_ITEM and not any(self.clauses.is_finite(k) for k in range(begin, end)):
                    cue = Match(begin, begin + 1, _PAPER)
                    one = Candidate("signed", "firm", "agreement", cue, None, [(begin, end)], begin, end)
                    found.append((one, self._named_in(begin, end) or signers))
        return found

    def _named_in(self, start: int, stop: int) -> list[Actor]:
        """Those between whom an item says that a paper is: a protocol between Lima Port and Oslo Port on data."""
        k = next((k for k in range(start, stop - 1) if self.words[k] in self.between), stop)
        named = self.actors.read((k + 1, self._list_end(k + 1, stop, True))) if k < stop else None
        return named if named and len(named) > 1 else []

    def _leads_papers(self, verb: Match, start: int, stop: int) -> bool:
        """Whether a paragraph says that the papers below it were signed, not that they are to be."""
        ahead = any(self.tags[k] & (MODAL | TO) for k in range(start, verb.start))
        below = stop < len(self.words) and verb.stop == stop - 1  # witnessed the signing of:
        last = self.page.paragraphs[self.page.paragraph_of[stop]][1] if below else stop
        named = self.page.within("document", start, last) or self.page.within("papers", start, stop)
        return bool(named) and not ahead and not self.page.within("negation", start, verb.start)

    def _paper(self, paper: Match) -> tuple[Candidate, list[Actor]] | None:
        first, end = self.clauses.bounds(paper.start)
        for verb in self.page.within("signed", max(first, paper.start - 14), min(end, paper.stop + 30)):
            if verb.stop <= paper.start:
                one = self._signed_before(paper, verb, first, end)
            else:
                one = self._signed_behind(paper, verb, first, end)
            if one is not None and (len(one[1]) > 1 or not paper.group.get("both")):
                return one
        return None

    def _signed_before(self, paper: Match, verb: Match, first: int, end: int) -> tuple[Candidate, list[Actor]] | None:
        """They signed a memorandum on …; the signing of a memorandum between … on …; A, B SIGN MEMORANDUM ON …"""
        if paper.start - verb.stop > _NEAR or any(self.tags[k] & (COMMA | TO) for k in range(verb.stop, paper.start)):
            return None
        stop = self.clauses.clause_end(paper.start)
        by = paper.stop < stop and self.words[paper.stop] in self.by_paper
        last = self.page.sentences[self.page.sentence_of[paper.start]][1]
        if by and stop < last and not self.clauses.has_finite(paper.stop, stop):
            stop = self.clauses.clause_end(stop)  # an act by which those of Loja | and Piura may
        stop = self._before_terms(paper, stop)
        start = self._phrase_start(paper, verb.stop)
        if self.words[verb.stop - 1] == "of":
            if (
                self.words[self._phrase_start(verb, first) - 1] in self.known
                or self.words[verb.start - 1] in self.known
            ):
                return None
            told = self._before_predicate(paper, first, stop)
            if told is None:
                return None
            stop = told
        if not self._has_subject_matter(paper, start, stop):
            return None
        if self.words[verb.stop - 1] == "of":
            return None if self._is_wanted(verb.start, first) else self._make(paper, start, stop, verb.start, None)
        if not self._is_told(verb, first):
            return None
        subject = self.clauses.subject_before(self._group_start(verb.start, first))
        if subject is None:
            return None
        return self._make(paper, start, stop, subject[0], subject)

    def _before_predicate(self, paper: Match, first: int, stop: int) -> int | None:
        """The end of a paper whose signing is the subject of a sentence; `None` where that says it is still to come.

        The signing of a memorandum on fishing | was witnessed by …; but: is pending, was put off, will take place.
        """
        verbs = (k for k in range(paper.stop, stop) if self.clauses.is_finite(k))
        told = next((k for k in verbs if not self.tags[self._group_start(k, first) - 1] & REL), None)
        if told is None:
            return stop
        group = range(told, min(self.clauses.skip_adverbs(told + 1, stop) + 1, len(self.words)))
        done = not self.tags[told] & BE or any(self.tags[k] & PART for k in group[1:])
        if not done or self.tags[told] & (MODAL | NEG) or any(self.clauses.base(k) in self.put_off for k in group):
            return None
        return self._group_start(told, first)

    def _is_wanted(self, i: int, first: int) -> bool:
        """Whether a signing is only proposed, asked for or talked about: proposed the signing of."""
        k = i - 1 - bool(i > first and self.tags[i - 1] & DET)
        wants = self.page.within("force", max(first, k - 3), k + 1)
        ahead = self.words[k] in self.toward or self.clauses.base(k) in self.talk
        return ahead or any(match.stop == k + 1 for match in wants)

    def _signed_behind(self, paper: Match, verb: Match, first: int, end: int) -> tuple[Candidate, list[Actor]] | None:
        """A memorandum on … was signed between …"""
        k = self.clauses.skip_adverbs_back(verb.start - 1, first)
        told = self.tags[k] & BE and self.words[k] not in ("be", "being", "is")
        if not told and not self._is_signed_by(paper, verb, end) or not self.tags[verb.start] & PART:
            return None
        if any(self.clauses.is_finite(n) for n in range(paper.stop, k - 1) if not self.tags[n] & HAVE):
            return None
        start = self._phrase_start(paper, first)
        stop = self.clauses.clause_end(verb.start)
        if not self._has_subject_matter(paper, start, k):
            return None
        found = self._make(paper, start, stop, start, None)
        if found is not None and found[0].parts == [(start, stop)]:
            last = self._group_start(verb.start, first)
            found[0].parts = [(start, last - bool(self.tags[last - 1] & COMMA))]
        return found

    def _is_signed_by(self, paper: Match, verb: Match, end: int) -> bool:
        """Whether a bare participle tells who signed it: a memorandum on dairy, signed in Boise by A and B."""
        before = self.tags[verb.start - 1]
        if before & (BE | TO | MODAL | HAVE | CONJ) or verb.start <= paper.stop and before & DET:
            return False
        stop = min(end, self.clauses.clause_end(verb.start))
        by = next((k for k in range(verb.stop, stop) if self.words[k] in self.bywords), None)
        return by is not None and len(self.actors.read((by + 1, self._list_end(by + 1, stop, True))) or ()) > 1

    def _is_told(self, verb: Match, first: int) -> bool:
        """Whether the signing is told as done: signed, have signed, SIGN in a headline; not "to sign", "had signed"."""
        group = self._group_start(verb.start, first)
        if "had" in self.words[group : verb.start] or any(
            self.tags[k] & (MODAL | TO) for k in range(group, verb.start)
        ):
            return False
        if verb.start and self.tags[verb.start - 1] & (TO | REL):
            return False
        tag = self.tags[verb.start]
        if tag & PAST or tag & ING and self.tags[verb.start - 1] & BE:
            return True
        if tag & BASE and self.page.sentences[self.page.sentence_of[verb.start]][1] != self._line_end(verb.start):
            return False
        return bool(tag & BASE or self.words[verb.start].endswith("s")) and not self.tags[verb.start - 1] & (DET | PREP)

    def _line_end(self, i: int) -> int:
        """The end of the sentence of token `i` where it is a line without a full stop, as a headline is; else -1."""
        stop = self.page.sentences[self.page.sentence_of[i]][1]
        return -1 if self.words[stop - 1] in (".", "!", "?", "”", '"') else stop

    def _group_start(self, i: int, first: int) -> int:
        k = i
        while k > first and self.tags[k - 1] & (BE | HAVE | MODAL | ADV | TIME):
            k -= 1
        return k

    def _phrase_start(self, paper: Match, first: int) -> int:
        k = paper.start
        while k > first and not self.tags[k - 1] & (PREP | COMMA | CONJ | BE) and not self.clauses.is_break(k - 1):
            k -= 1
            if self.tags[k] & DET:
                break
        return k

    def _has_subject_matter(self, paper: Match, start: int, stop: int) -> bool:
        """Whether what the paper is about is told: on shipping, for training, to invest; a cooperation agreement."""
        for k in range(paper.stop, stop):
            if self.words[k] in self.links and k + 1 < stop and not self.tags[k + 1] & NUM:
                if self.page.is_a(k, "townlink") and k + 1 in self.context.place_of or self._opens_day(k + 1):
                    continue  # signed the agreement on Tuesday
                return True
        if stop + 2 < len(self.words) and self.tags[stop + 1] & REL and self.words[stop + 2] in self.covering:
            return True
        if self._permits(paper, stop):
            return True
        named = range(start, paper.start)
        return any(not self.tags[k] & (DET | NUM) and self.words[k] not in self.plain for k in named) and len(named) > 1

    def _opens_day(self, i: int) -> bool:
        return any(when.start <= i + 1 for when in self.context.dates_in(i, i + 2))

    def _make(
        self, paper: Match, start: int, stop: int, left: int, subject: Span | None
    ) -> tuple[Candidate, list[Actor]] | None:
        cue = Match(paper.start, paper.stop, _PAPER)
        year = (self.context.published or "")[:4]
        days = (d for d in self.context.dates_in(left, stop) if d.passed and d.iso)
        if any(len(str(d.iso)) == 4 or year and str(d.iso)[:4].isdigit() and str(d.iso)[:4] < year for d in days):
            return None
        self.actors.at = paper.start
        stop = self._before_terms(paper, stop)
        while start < paper.start and self.tags[start] & (REL | SUB) and not self.tags[start] & DET:
            start += 1  # where three agreements were signed
        signers = self._signers(paper, stop, subject)
        aim = next((k for k in range(paper.stop, stop - 1) if self.tags[k] & TO and self._is_verb(k + 1)), None)
        parts = [(start, stop)]
        if aim is not None:
            parts = [(aim + 1, stop)]
            own = self.actors.read(subject) or self._named(subject) if subject else None
            signers = own if own and not (len(signers) >= 2 and self._is_official(own[0])) else signers
        elif len(signers) == 2:
            self.actors.pair = signers
        return Candidate("signed", "firm", "agreement", cue, subject, parts, left, stop), signers

    def _before_terms(self, paper: Match, stop: int) -> int:
        """The end of what is signed, before what it says that somebody will do: a memorandum | under which A will."""
        for k in range(paper.stop, stop - 2):
            if self.words[k] in self.by_terms and not self._permits(paper, stop):
                return k - bool(self.tags[k - 1] & COMMA)
            if self.page.is_a(k, "termslink") and self.tags[k + 1] & REL and not self._permits(paper, stop):
                if self.clauses.has(MODAL, k + 2, stop) or self.page.within("force", k + 2, stop):
                    return k - bool(self.tags[k - 1] & COMMA)
        return stop

    def _permits(self, paper: Match, stop: int) -> bool:
        """Whether a clause behind a paper tells what may be done by it: an act | by which patients may be treated."""
        k = paper.stop
        if k + 2 >= stop or self.words[k] not in self.by_paper or not self.tags[k + 1] & REL:
            return False
        modal = next((n for n in range(k + 2, stop) if self.clauses.is_finite(n)), None)
        told = modal is not None and (self.words[modal] in self.permitting or not self.page.is_a(k, "termslink"))
        return told and bool(self.tags[modal or 0] & MODAL)

    def _is_verb(self, i: int) -> bool:
        takes = i + 1 < len(self.words) and self.tags[i + 1] & (DET | NUM | PREP | ADV)
        follows = not self.tags[i - 2] & ~TIME and i + 1 < len(self.words) and not self.tags[i + 1] & ~NOUN
        return bool(self.tags[i] & BASE) and bool(not self.tags[i] & NOUN or takes or follows)

    # Invitations

    def invitations(self) -> list[Candidate]:
        """Invitations told only by their being accepted: each is a proposal and an agreement."""
        found = []
        for match in self.page.of("accepted"):
            first, _ = self.clauses.bounds(match.start)
            near = range(match.stop, min(match.stop + 8, len(self.words) - 2))
            to = next((k for k in near if self.words[k] == "invitation"), None)
            subject = self.clauses.subject_before(self._group_start(match.start, first))
            if to is None or subject is None or self._is_skipped(match.start):
                continue
            stop = self.clauses.clause_end(to)
            host, to = self._host(match.stop, to, stop)
            if stop <= to + 2 or not self.tags[to + 1] & TO:
                continue
            verb = to + 2 if self.tags[to + 2] & BASE else match.start
            for force, kind in (("soft", "proposal"), ("firm", "agreement")):
                group = Group("force", (), {"force": force, "type": kind, "form": "person"})
                cue = Match(match.start, match.stop, group)
                who = host if kind == "proposal" else None
                one = Candidate("accepted", force, kind, cue, subject, [(verb, stop)], subject[0], stop, governor=who)
                found.append(one)
        return found

    def _host(self, start: int, invitation: int, stop: int) -> tuple[Span | None, int]:
        """Whose invitation somebody accepts, and the last token before what to: Hafiz's invitation, one from Hafiz."""
        if invitation - 1 > start and self.page.is_possessive(invitation - 1):
            return (start, invitation - 1), invitation
        link = self.page.tag(invitation + 1)
        if link & PREP and not link & TO:
            for k in range(invitation + 2, min(stop, invitation + _HOST)):
                if self.tags[k] & TO:
                    return (invitation + 2, k), k - 1
                if self.tags[k] & (COMMA | MODAL) or self.clauses.is_finite(k):
                    break
        return None, invitation

    def _accepts_which(self, i: int, first: int) -> bool:
        """Whether "which" behind the invitation is what the verb at token `i` accepts: which the minister accepted."""
        near = range(max(first + 1, i - _NEAR), i)
        return any(self.words[k] == "which" and self.tags[k - 1] & COMMA for k in near)

    def accepted(self, one: Candidate) -> Candidate | None:
        """The agreement that an accepted invitation is, or `None` where nobody is said to accept it."""
        if self.clauses.base(one.cue.start) not in ("invite", "invitation", "extend"):
            return None
        number = self.page.sentence_of[one.cue.start]
        last = self.page.sentences[min(number + 1, len(self.page.sentences) - 1)][1]
        for k in range(one.verb, last):
            if self.clauses.base(k) != "accept" or not self.tags[k] & PAST or self.words[k - 1] in ("not", "yet"):
                continue
            near = self.words[max(one.verb, k - 6) : k + 6]
            alone = k + 1 < last and (self.clauses.is_break(k + 1) or bool(self.tags[k + 1] & (CONJ | PREP | ADV)))
            if alone or "invitation" in near or "it" in near or self._accepts_which(k, one.verb):
                stop = self.page.sentences[self.page.sentence_of[k]][1]
                stop -= self.clauses.is_break(stop - 1)
                cue = Match(one.cue.start, one.cue.stop, _ACCEPTED)
                return Candidate("accepted", "firm", "agreement", cue, one.subject, one.parts, one.start, stop)
        return None

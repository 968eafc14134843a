"""Lists of commitments: a lead-in that ends with a colon (undertakes to: …) and the items behind it, one each."""

from __future__ import annotations

from typing import Final

from communique.entries.commitment_candidates import Candidate, Groups
from communique.text.clauses import Span
from communique.text.page import Match
from communique.text.tags import AUX, BASE, BE, CONJ, ING, MODAL, NOUN, NUM, PAST, PREP, PRON, REL, TO

_FORMS: Final = ("infinitive", "modal", "gerund", "person", "listed")
_BULLETS: Final = frozenset("•·-–—*▪‣◦●○■")
_MOST: Final = 40  # items of one list
_GAP: Final = 14  # tokens between a cue and the colon
_SHORT_GAP: Final = 3
_LABEL: Final = 4  # letters of a label inside a paragraph: (viii)
_CLOSING: Final = frozenset(".;,")


class Lists(Groups):
    """Reads the items behind a lead-in; each has the lead-in as a piece of its evidence."""

    def items(self, cue: Match) -> list[Candidate] | None:
        """The candidates of the list that the cue leads in; `None` where it leads in none."""
        last = self._lead_end(cue)
        if last is None:
            return None
        aimed = self._aims(last)
        if cue.stop == last and (cue.group["form"] == "later" or aimed and not self.tags[last - 1] & TO):
            cue = self._with_to(cue) or cue  # the ministers agreed:
        if cue.group["form"] not in _FORMS or not self._opens_list(cue, last, aimed):
            return None
        group = self._group_start(cue.start)
        if self._is_negated(group, last) or self._had(group, cue.start):
            return []
        subject, _, narrows = self._subject(group)
        if narrows:
            return []
        if subject is not None and self._is_impersonal(subject, cue.start):
            subject = None
        told = self._told(cue, last, aimed) if cue.group["form"] == "person" else None
        if cue.group["form"] == "person" and told is None:
            return []
        lead = (subject[0] if subject else group, last + (self.page.word(last) == ":"))
        made = (self._item(cue, span, told or subject, lead) for span in self.lines(last))
        found = [one for one in made if one is not None]
        for one in found:
            one.governor = subject if told else None
        return found

    def _lead_end(self, cue: Match) -> int | None:
        """The colon a few words behind the cue, or the end of its paragraph without one, that items follow."""
        _, last = self.page.paragraphs[self.page.paragraph_of[cue.start]]
        if last - cue.stop <= _GAP and last < len(self.words) and self.words[last - 1].isalpha():
            below = self.page.paragraphs[self.page.paragraph_of[last]]
            return last if self._behind_mark(*below) > last else None
        stop = self.page.sentences[self.page.sentence_of[cue.start]][1]
        near = range(cue.stop, min(last, stop, cue.stop + _GAP + 1))
        colon = next((k for k in near if self.words[k] == ":"), None)
        return colon if colon is not None and (colon == last - 1 or self._is_label(colon + 1, last)) else None

    def _is_label(self, k: int, last: int) -> bool:
        """Whether the label of an item stands at token `k` inside a paragraph: (a), (iv)."""
        return k + 3 < last and self.words[k] == "(" and self.words[k + 2] == ")" and len(self.words[k + 1]) <= _LABEL

    def _is_impersonal(self, subject: Span, i: int) -> bool:
        """Whether "it" stands before a passive that nobody is told to do: it was agreed."""
        alone = subject[1] - subject[0] == 1 and bool(self.tags[subject[0]] & PRON)
        return alone and self.page.is_a(subject[0], "thing_pronoun") and bool(self.tags[i - 1] & BE)

    def _aims(self, last: int) -> bool:
        """Whether the first item below token `last` opens with the particle of an infinitive: – to open a mill."""
        first = next(iter(self.lines(last)), None)
        return first is not None and first[0] < first[1] and bool(self.tags[first[0]] & TO)

    def _opens_list(self, cue: Match, last: int, aimed: bool) -> bool:
        """Whether nothing but "the following" or "the steps below" stands between the cue and the colon."""
        between = self.words[cue.stop : last]
        if cue.group["form"] == "person":
            linked = aimed or bool(self.tags[last - 1] & TO)
            return bool(between) and (linked or between[-1] == cue.group.get("link"))
        short = len(between) <= _SHORT_GAP and all(self.tags[k] & PREP for k in range(cue.stop, last))
        return short or not self.following.isdisjoint(between)

    def _told(self, cue: Match, last: int, aimed: bool) -> Span | None:
        return self._trim(cue.stop, last - (not aimed or bool(self.tags[last - 1] & TO)))

    def lines(self, end: int) -> list[Span]:
        """The paragraphs behind the end of a lead-in that are items, without their marks and their closing stops."""
        colon = end - (self.page.word(end) != ":")
        last = self.page.paragraphs[self.page.paragraph_of[colon]][1]
        if colon < last - 1:
            return self._labelled(colon + 1, last)
        found: list[Span] = []
        first = self.page.paragraph_of[colon] + 1
        for start, stop in self.page.paragraphs[first : first + _MOST]:
            begin = self._behind_mark(start, stop)
            if begin == start and (not found or self.page.is_capital(start)) and not self.tags[start] & TO:
                if found or self.page.is_capital(start) and not self.tags[start] & (BASE | ING):
                    break
            closing = self.words[stop - 1] in _CLOSING or bool(self.tags[stop - 1] & CONJ)
            found.append((begin, self._without_closing(begin, stop)))
            if begin == start and closing and self.words[stop - 1] == ".":
                break
        return found

    def _labelled(self, start: int, last: int) -> list[Span]:
        """The items of a list inside a paragraph, each behind its label: (a) to build a mill; (b) to hold a fair."""
        labels = [k for k in range(start, last) if self._is_label(k, last)]
        ends = [*labels[1:], last]
        return [(k + 3, self._without_closing(k + 3, end)) for k, end in zip(labels, ends, strict=True)]

    def _without_closing(self, begin: int, stop: int) -> int:
        """The end of an item without the marks and the conjunction that close it."""
        while stop > begin + 1 and (self.words[stop - 1] in _CLOSING or self.tags[stop - 1] & CONJ):
            stop -= 1
        return stop

    def _behind_mark(self, start: int, stop: int) -> int:
        """The token behind the mark of an item: •, 1., (a), iii)."""
        k = start
        if self.words[k] in _BULLETS:
            return k + 1 if k + 1 < stop else k
        if self.words[k] == "(" and k + 3 < stop and self.words[k + 2] == ")":
            return k + 3
        label = self.tags[k] & NUM or len(self.words[k]) <= _SHORT_GAP
        return k + 2 if label and k + 2 < stop and self.words[k + 1] in (".", ")") else k

    def _item(self, cue: Match, span: Span, subject: Span | None, lead: Span) -> Candidate | None:
        """The candidate of one item: a verb phrase, or a noun phrase where an agreement is on things."""
        start, stop = span
        if not any(word[0].isalnum() for word in self.words[start:stop]):
            return None  # an item without a word
        verb = start + 1 if self.tags[start] & TO else start
        verb = self.clauses.skip_adverbs(verb, stop)
        told = next((k for k in range(verb, stop) if self.tags[k] & REL), stop)
        if verb >= stop or any(self.tags[k] & (MODAL | AUX) and self.clauses.is_finite(k) for k in range(verb, told)):
            return None  # it has a force of its own
        group = cue.group
        settled = group["type"] == "agreement" and group["form"] in ("gerund", "listed")
        acts = self.tags[verb] & BASE or self.tags[verb] & ING and not self.tags[verb] & NOUN
        if not acts and not (settled and self._is_deed(cue, verb, stop)):
            return None
        if acts and self.tags[verb] & PAST and not self.tags[verb] & BASE:
            return None
        parts = self.clauses.split_verbs(verb, stop) if acts else [(verb, stop)]
        parts[-1] = (parts[-1][0], stop)
        rule = "listed" if acts else "deed"
        return Candidate(
            rule, group["force"], group["type"], cue, subject, parts, start, stop,
            status=group.get("status", "open"), lead=lead,
        )  # fmt: skip

"""Who a subject of a verb of saying is in full: with a body, a group, a paper, somebody who speaks for it."""

from __future__ import annotations

from typing import Final

from communique.entries.context import Figurehead, Mention
from communique.entries.speech import QUOTE_MARKS, Attribution, Speech
from communique.entries.subjects import BEHIND_QUOTATION, FAR_PAPER, FAR_VERB, LONGEST_ARM
from communique.text.page import Match
from communique.text.tags import ADJ, ADV, CONJ, DET, NOUN, NUM, PART, PAST, PREP, PRON, SUB, THIRD

_LONGEST_TRADE: Final = 3  # tokens of "retired bus driver"
_NO_TRADE: Final = ADV | CONJ | DET | NUM | PAST | PREP | PRON | SUB | THIRD
_PAIRED: Final = frozenset(("name", "role"))  # forms of two who speak together
_BEHIND_SUBJECT: Final = frozenset((",", ")", "–", "—", "-"))


class SubjectForms:
    """Reads what stands around the mention before a verb of saying; positions are tokens."""

    def __init__(self, speech: Speech) -> None:
        self.speech = speech
        self.context = speech.context
        self.page = speech.page
        self.words = speech.words

    def of_body(self, body: Mention) -> Mention:
        """Who is of an organisation named behind them: Ana Sol, a dean at the University of Nairobi, said."""
        i = body.start - self.page.is_a(body.start - 1, "definite") - 1
        if not self.page.is_a(i, "standsfor") and not self.page.is_a(i, "worksfor"):
            return body
        near = self.context.mentions_in(max(self.speech.first(i), i - FAR_VERB), i)
        who = near[-1] if near else None
        nameless = who is not None and who.who is not None and who.who.kind == "unnamed"
        if who is None or who.form != "name" and not nameless or who.stop != i:
            return body
        if nameless:
            return who if self.page.tags[i] & PREP else body  # an official at the trade department said
        apposed = "," in self.words[who.start : i] and self.page.word(body.stop) == ","
        return who if apposed or self.page.is_a(i, "standsfor") else body

    def larger_group(self, match: Match, mention: Mention, start: int) -> Attribution | None:
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

    def press_arm(self, match: Match, mention: Mention) -> Attribution | None:
        """What speaks for a body or an office named behind it: the press service of the governor said."""
        i = mention.start - self.page.is_a(mention.start - 1, "definite") - 1
        near = self.page.within("pressarm", i - LONGEST_ARM, i) if self.page.is_a(i, "genitivelink") else ()
        arm = next((m for m in near if m.stop == i), None)
        if arm is None or mention.form not in ("name", "role", "organisation"):
            return None
        start = arm.start - self.page.is_a(arm.start - 1, "definite")
        named = mention.who if mention.who and mention.who.kind == "organisation" else None
        who = named or Figurehead(None, self.page.slice(start, mention.stop), None, kind="body", first=start)
        return Attribution(match, who, start, match.stop)

    def retells(self, match: Match, mention: Mention) -> bool:
        """Whether an agency only tells of its own report: "The News Agency of Nigeria reports that …"."""
        told = mention.form == "organisation" and self.page.is_a(match.stop - 1, "retelling")
        return told and any(self.page.is_a(i, "outletword") for i in range(mention.start, mention.stop))

    def spokesperson(self, mention: Mention) -> Mention | None:
        """Who speaks for the one before the verb: "a spokesperson for Cho said"."""
        i = mention.start - self.page.is_a(mention.start - 1, "definite") - 1
        if mention.form not in ("name", "role", "organisation") or not self.page.is_a(i, "boundlink"):
            return None
        near = self.context.mentions_in(max(self.speech.first(i), i - FAR_VERB), i)
        one = near[-1] if near else None
        if one is None or one.stop != i or one.who is None or one.who.kind != "unnamed":
            return None
        return one if not self.page.is_a(i - 1, "unnamedpaper") else None

    def in_full(self, subject: Mention) -> Figurehead | None:
        """Who a subject is, by the full name where letters stand for it: the Tea Board (TB) …, TB said."""
        name = subject.who.name if subject.who and subject.form == "organisation" else None
        return name is not None and name.isupper() and self.speech.short_for(name) or subject.who

    def pair(self, mention: Mention) -> Figurehead | None:
        """Two people who speak together and open their clause: Premier A and his counterpart B said."""
        i = mention.start - 1 - (mention.form == "role" and self.page.is_a(mention.start - 1, "definite"))
        if mention.form not in _PAIRED or not self.page.is_a(i, "joiner"):
            return None
        first = self.speech.first(i)
        near = self.context.mentions_in(max(first, i - FAR_PAPER), i)
        start = near[-1].start if near and near[-1].form in _PAIRED and near[-1].who is not mention.who else -1
        if start < 0 or self.speech.has_finite(near[-1].stop, i) or "," in self.words[near[-1].stop : i]:
            return None
        start -= start > first and self.page.is_a(start - 1, "definite")
        opens = start == first or self.words[start - 1] in BEHIND_QUOTATION or self.page.is_a(start - 1, "bothword")
        both = start - (start > first and self.page.is_a(start - 1, "bothword"))
        return Figurehead(None, self.page.slice(both, mention.stop), None, kind="group", first=both) if opens else None

    def with_paper(self, mention: Mention) -> int:
        """Where a subject begins, with the paper in which they say it: "a statement issued by the ministry said"."""
        i = mention.start - self.page.is_a(mention.start - 1, "definite")
        if not self.page.is_a(i - 1, "boundlink"):
            return self._with_trade(mention) if mention.form == "name" else mention.start
        near = self.context.mentions_in(max(self.speech.first(i), i - FAR_VERB), i)
        paper = next((one for one in reversed(near) if self.page.is_a(one.stop - 1, "unnamedpaper")), None)
        beside = paper is not None and _BEHIND_SUBJECT.isdisjoint(self.words[paper.stop : i])
        return paper.start if paper and beside else mention.start

    def _with_trade(self, mention: Mention) -> int:
        """Where the trade begins before a name that opens a sentence or stands behind a mark: shop owner | Sol."""
        first, tags, start = self.speech.first(mention.start), self.page.tags, mention.start
        while start > first and mention.start - start < _LONGEST_TRADE and self.words[start - 1].isalpha():
            small = start - 1 == first or not self.page.is_capital(start - 1)
            if not small or tags[start - 1] & _NO_TRADE and not tags[start - 1] & (NOUN | ADJ | PART):
                break
            start -= 1
        opens = start == first or self.words[start - 1] in QUOTE_MARKS or self.words[start - 1] == ","
        return start if opens else mention.start

    def is_setting(self, mention: Mention) -> bool:
        """Whether a mention is only the paper of it: "The ministry, in a statement, said"."""
        paper = self.page.is_a(mention.stop - 1, "unnamedpaper")
        return paper and self.page.is_a(mention.start - 1, "paperlink")

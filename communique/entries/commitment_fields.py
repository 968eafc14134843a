"""The fields of a commitment that its words give: action, deadline, goods, speaker, type."""

from __future__ import annotations

from datetime import timedelta
from typing import Final

from communique.entries.commitment_candidates import Candidate
from communique.entries.commitment_checks import Checks
from communique.entries.commitment_speakers import Speakers
from communique.entries.context import Context
from communique.entries.date_mentions import as_day
from communique.entries.dates import DateMention, find_due, fiscal_period
from communique.entries.feast_days import feast_after
from communique.entries.sectors import Sectors
from communique.kinds import Actor, Sector
from communique.text.clauses import Span
from communique.text.tags import ADV, BE, COMMA, CONJ, DET, ING, MODAL, NOUN, PART, PREP, PRON, REL, TO, VERB

_SMALL: Final = PREP | CONJ | ADV | TO | DET | PRON
_OF_VERBS: Final = ("modal", "infinitive", "told", "that they do")  # rules of what is to be done by a verb
_WEEK: Final = 7  # days
_DAY: Final = 10  # the length of 2024-07-09
_FROM, _MONTH = ("from", "by"), 7  # links of a date to come; the length of 2024-07
_DASHES: Final = (["-"], ["–"], ["—"])
_OWN: Final = 6  # tokens between a relative pronoun and what belongs to its clause
_RANKED: Final = 6  # tokens before "in ten years" of the largest of its kind
_HEADLINE: Final = 25  # tokens of a headline at most
_HEADER: Final = 12  # paragraphs in which headlines stand


class Fields(Speakers):
    """Fills in the fields of one document's commitments."""

    def __init__(self, context: Context, checks: Checks) -> None:
        super().__init__(context)
        self.checks = checks
        self.sectors = Sectors(context)
        language = self.language
        self.pledging = language.sets["pledge_noun"]
        self.buying = language.sets["buying_verb"]
        self.granting = language.sets["granting_verb"]
        self.groundbreaking = language.sets["groundbreaking_verb"]
        self.hearers = language.sets["second_person"]
        self.genitive, self.period_parts = language.sets["genitive"], language.sets["period_part"]
        self.beginning = language.sets["date_adverb"]
        self.before_dates = self.between | self.beginning
        self.calling_on = language.sets["visiting_verb"]
        self.feasts = language.sets["feast"]
        self.until = language.sets["until_feast"]
        self.timing = language.sets["timing_relative"]
        self.ranking = language.sets["ranking_word"]
        self.coming = language.sets["arriving_verb"]
        self.going = language.sets["going_verb"]
        self.repeating = language.sets["repeating"]
        self.convening = language.sets["convene_verb"]
        self.deciding = language.sets["deciding_verb"]
        self.holding = language.sets["holding_verb"]
        self.meeting_verbs = language.wordset("convene_verb", "going_verb")
        self.shows = language.sets["show_noun"]
        self.shared = language.sets["shared_deed"]
        self.days_told = bool(self.page.of("day_told"))

    def kind(self, one: Candidate, verb: int, actors: list[Actor]) -> str:
        """The type of the construction, changed by who acts and by what paper the sentence names."""
        first, _ = self.clauses.bounds(one.cue.start)
        if one.type == "offer" and self.words[one.cue.start] in self.pledging:
            return "pledge"
        buys = self.clauses.base(verb) in self.buying and not self.page.tag(verb + 1) & PART  # not: get involved
        if one.type == "offer" and buys and not one.conditions:
            return "pledge"
        if one.type == "offer" and len(actors) > 1:
            return "proposal"
        if one.type == "offer" and self.clauses.base(verb) in self.groundbreaking:
            return "pledge"
        if self._is_agreed(one, actors):
            return "plan" if self._is_planned(one, verb) else "agreement"
        if one.type == "plan" and one.cue.group.get("planned") and not one.thing and not self.checks.is_event(one):
            return "pledge"
        if one.type == "agreement" and self._meets_again(one, verb):
            return "plan"
        if one.type == "agreement" and len(actors) == 1 and self.clauses.base(one.cue.start) in self.deciding:
            return "pledge"
        if one.type != "pledge":
            return one.type
        if one.force == "firm" and (self._is_term(one, first) or one.lead and len(actors) > 1):
            return "agreement"
        alone = one.force == "soft" and len(actors) == 1 and self._holds(one, verb)
        if self._is_planned(one, verb) and not (alone and self._is_show(verb)):
            return "plan"  # not a fair that somebody alone wants to hold
        if self._gives_hearers(one, verb):
            return "offer"
        both = len(actors) > 1 and not self.shared.isdisjoint(self.words[one.verb : one.stop])
        return "proposal" if both and one.force == "soft" else "pledge"

    def _is_term(self, one: Candidate, first: int) -> bool:
        """Whether a paper says so: under the deal Peru will ship; a letter of intent under which it will."""
        left = one.subject[0] if one.subject else one.cue.start
        which = left > 1 and self.tags[left - 1] & REL and self.page.is_a(left - 2, "termslink")
        which = which or self.words[left - 1] in self.checks.by_terms
        return bool(which) or bool(self.page.within("under", first, one.cue.start))

    def _is_show(self, verb: int) -> bool:
        """Whether what is held is open to all, a fair or a week, and no meeting of officials."""
        return not self.shows.isdisjoint(self.words[verb + 1 : verb + 6])

    def _gives_hearers(self, one: Candidate, verb: int) -> bool:
        """Whether something is given to those who are spoken to: we will give your investors land."""
        if one.conditions or self.clauses.base(verb) not in self.granting:
            return False
        return not self.hearers.isdisjoint(self.words[verb : one.stop])

    def _is_agreed(self, one: Candidate, actors: list[Actor]) -> bool:
        """Whether the report itself says what the two sides will do: the two governments will fund a mill."""
        if one.force != "firm" or len(actors) != 2 or one.subject is None:
            return False
        planned = bool(one.cue.group.get("planned"))
        if not planned and (one.rule != "modal" or one.type != "pledge"):
            return False
        sides = self.page.within("side", one.subject[0], min(one.subject[1] + 1, one.subject[0] + 4))
        return bool(sides) and self.context.said_at(one.cue.start) is None

    def _is_planned(self, one: Candidate, verb: int) -> bool:
        """Whether an event takes place, somebody travels or meets somebody, or an event is held."""
        base = self.clauses.base(verb)
        acts = one.passive or base not in self.convening and self.checks.is_body(one)
        event = self.checks.is_event(one) and (one.passive or not acts)
        return event or base in self.going or self._holds(one, verb) or self.is_journey(verb, one.stop)

    def _meets_again(self, one: Candidate, verb: int) -> bool:
        """Whether what is agreed is a joint session: to hold the next session, that the council would meet."""
        if self._holds(one, verb):
            near = range(verb + 1, min(one.stop, verb + 9))
            return any(self.words[k] in self.checks.joint and self.words[k] in self.checks.events for k in near)
        acts = self.clauses.skip_adverbs(verb + 1, one.stop - 1) if self.tags[verb] & BE else verb
        return self.checks.is_event(one) and self.clauses.base(acts) in self.convening | self.holding

    def _holds(self, one: Candidate, verb: int) -> bool:
        """Whether the verb is to hold an event: hold the first session, organise a forum."""
        if self.clauses.base(verb) not in self.holding:
            return False
        return not self.checks.events.isdisjoint(self.words[verb + 1 : min(one.stop, verb + 6)])

    def action(self, one: Candidate, verb: int, stop: int, condition: Span | None) -> Span:
        """The words of what is to be done, without a deadline or a condition at their end."""
        if one.subject and (one.rule == "scheduled" or self._takes_place(one, verb)):
            return one.subject
        if condition and verb < condition[0] <= stop:
            stop = condition[0]
        stop = self._without_addition(verb, self._within_said(verb, stop))
        shorter = self._without_date(verb, stop)
        while shorter < stop:
            stop, shorter = shorter, self._without_date(verb, shorter)
        held = self.checks.is_event(one) and (one.passive or self.clauses.base(verb) in self.meeting_verbs)
        whole = one.thing or held or one.passive and bool(self.tags[verb] & (BE | PART))
        if whole and one.subject and one.rule != "told":
            first = one.subject[0] + bool(self.tags[one.subject[0]] & CONJ)
            return first, stop
        return verb - 2 * (self.words[verb - 1] == "-" and self.page.touches(verb)), stop

    def _within_said(self, verb: int, stop: int) -> int:
        """The end of a verb phrase before who says it: send ten trainees | , the governor proposed."""
        end = stop
        while end > verb + 1 and self.context.said_at(verb) and self.context.said_at(end - 1) is None:
            end -= 1
        return end if end > verb + 1 else stop

    def _takes_place(self, one: Candidate, verb: int) -> bool:
        """Whether an event only takes place or is held, so that its name is all that is to be done."""
        return self.page.match_at("takes_place", verb) is not None and self.checks.is_event(one)

    def _without_date(self, verb: int, stop: int) -> int:
        """The end of a verb phrase before a date that closes it, and before a comma or conjunction."""
        for when in self.context.dates_in(verb + 1, stop):
            if self.words[when.start - 1] in self.repeating:
                continue
            lead = when.lead if 0 <= when.lead < when.start else when.start
            told = when.iso and when.kind != "duration" and not when.passed or when.kind == "fiscal"
            told = told or when.kind == "interval" and self._next_year(when) is not None
            if told and when.stop == stop and lead > verb + 1:
                stop = self._part_of(lead, verb + 1)
        if self.days_told:
            day = next((m for m in self.page.within("day_told", verb + 1, stop) if m.stop == stop), None)
            stop = day.start if day is not None else stop
        while stop > verb + 1 and (self.tags[stop - 1] & (COMMA | CONJ) or self.words[stop - 1] in self.before_dates):
            stop -= 1
        return stop

    def _part_of(self, lead: int, first: int) -> int:
        """Where a date with its lead-in at token `lead` begins, over the part of it: in the second week | of July."""
        k = lead - 1 - (self.words[lead - 1] in self.genitive)
        if k <= first or self.words[k] not in self.period_parts:
            return lead
        while k > first and (not self.tags[k] & (PREP | COMMA | VERB & ~NOUN) or self.words[k] in self.ranking):
            k -= 1
        return k if k > first and self.tags[k] & PREP else lead

    def due(self, one: Candidate, n: int, condition: Span | None, actors: list[Actor]) -> str | None:
        """When it is due, looked for in the verb's own phrase, then before the subject; never in the condition."""
        verb, stop = one.parts[n]
        behind = condition is not None and condition[0] > verb
        end = self._before_own_clause(verb, condition[0] if condition and behind else stop)
        coming = self._weekday(verb, end) if one.rule in _OF_VERBS else None
        found = self._due_in(verb, end) or coming
        if found is None and condition and behind and condition[1] < stop:
            found = self._due_in(condition[1], stop)
        if found is None:
            found = self._due_before(one, condition)
        if found is None and not n and one.rule in ("modal", "infinitive") and one.cue.start + 1 < verb:
            near = self.context.dates_in(one.cue.stop, verb)
            dated = (d for d in near if one.cue.stop == d.start or one.cue.stop == d.lead and d.link == "in")
            today = self.context.published if one.rule == "infinitive" else ""
            told = any(d.passed or d.kind == "weekday" or d.iso == today for d in dated)
            told = told and not one.cue.group.get("copula")  # is due on Thursday to open
            met = condition is not None and one.cue.start < condition[0] < verb  # will, if it rains this year, lend
            found = None if told or met else self._due_in(one.cue.start, verb)  # agreed Wednesday to set up
        if found is None and one.cue.group["form"] in ("deadline", "dated"):
            near = self.context.dates_in(one.cue.stop, verb)
            found = self._due_in(one.cue.stop, verb) or next(
                (self._next_year(when) for when in near), None
            )  # gave the firm until May to finish it
        if found is None and self.days_told:
            found = self._day_told(verb, stop)
        if found is None and n and self._goes_first(one, verb):
            found = self.due(one, 0, condition, actors)  # come back next month and finish it
        if one.rule == "signed" and found == self.context.published:
            found = None  # signed the memorandum today to export
        if found is None and one.rule in ("scheduled", "arranged"):
            found = next((self._next_year(when) for when in self.context.dates_in(verb, end)), None)
        first = condition is not None and condition[0] < verb
        if first and found and len(found) == _DAY and self._runs(verb, end):
            return None  # if you bring the line, we will give you the land within ninety days
        return found or self._feast_due(verb, end) or self._fiscal_due(verb, end, actors)

    def _runs(self, start: int, stop: int) -> bool:
        """Whether a deadline is a span of time, which runs from when the condition before it is met."""
        dates = self.context.dates_in(start, stop)
        return any(when.kind == "within" for when in dates) and not any(when.kind == "day" for when in dates)

    def _feast_due(self, start: int, stop: int) -> str | None:
        """The day of a feast until which something is to be done: by Christmas, before Easter."""
        today = as_day(self.context.published)
        if today is None or not self.page.of("feast_day"):
            return None
        feasts = (m for m in self.page.within("feast_day", start + 1, stop) if self.words[m.start - 1] in self.until)
        feast = next(feasts, None)
        return feast_after(feast.group, today) if feast is not None and self.page.is_capital(feast.start) else None

    def _before_own_clause(self, verb: int, stop: int) -> int:
        """The end of a verb phrase before a clause of its own: build a hall, | work on which will begin."""
        for k in range(verb + 2, stop - 1):
            last = min(stop, k + _OWN)
            if self.tags[k] & REL and (self.clauses.has(MODAL, k + 1, last) or self.page.within("force", k + 1, last)):
                return next((n for n in range(k, max(verb, k - _OWN), -1) if self.tags[n] & COMMA), k)
        return stop

    def _goes_first(self, one: Candidate, verb: int) -> bool:
        """Whether somebody is to come and then to do it, or is to do it and call on somebody."""
        if self.clauses.base(verb) in self.calling_on:
            return True
        return one.rule in ("told", "modal") and self.clauses.base(one.verb) in self.coming

    def _day_told(self, start: int, stop: int) -> str | None:
        """The day that "the same day" or "the following day" means, by the day told of last, in two sentences."""
        match = next((m for m in self.page.within("day_told", start, stop) if m.stop <= stop), None)
        if match is None:
            return None
        first = self.page.sentences[max(0, self.page.sentence_of[match.start] - 1)][0]
        days = [as_day(when.iso) for when in self.context.dates_in(first, match.start) if len(when.iso or "") == _DAY]
        return str(days[-1] + timedelta(match.group["offset"])) if days and days[-1] else None

    def _due_in(self, start: int, stop: int) -> str | None:
        dates = [
            when
            for when in self.context.dates_in(start, stop)
            if not self._is_bare_year(when)
            and self.words[when.start - 1] not in self.repeating
            and not (when.kind == "within" and (self._is_rank_of(when, start) or self.checks.is_of_each(when)))
        ]
        if not dates:
            return None
        found = find_due(self.page, dates, start, stop)
        first = dates[0]
        if found == first.iso and first.kind == "year" and first.link != "by":
            days = (when for when in dates[1:] if when.kind in ("day", "interval") and start <= when.start < stop)
            finer = (when.iso for when in days if when.iso and when.iso.startswith(f"{found}-"))
            found = next(finer, found)  # held this year from 3 to 5 May
        within = (when for when in dates if start <= when.start < stop and not when.passed)
        return (
            found
            or next((when.iso or self._rolled(when) for when in within if when.kind == "within"), None)
            or next((self._rolled(when) for when in dates if start <= when.start < stop), None)
        )

    def _weekday(self, start: int, stop: int) -> str | None:
        """The next such day, where the one before the document is only guessed: asked them to report by Friday."""
        days = (
            day for day in self.context.dates_in(start + 1, stop) if day.kind == "weekday" and day.passed and day.iso
        )
        bare = (day for day in days if day.stop - day.start == 1 and self.words[day.start - 1] not in self.repeating)
        when = next((day for day in bare if not self.tags[max(day.lead, 1) - 1] & PART), None)
        day = as_day(when.iso) if when is not None else None
        return str(day + timedelta(_WEEK)) if day is not None else None

    def _is_rank_of(self, when: DateMention, start: int) -> bool:
        """Whether a span of time only tells how rare a thing is: its biggest delegation in ten years."""
        before = range(max(start, when.lead - _RANKED), when.lead)
        return self.words[max(0, when.lead)] == "in" and any(self.words[k] in self.ranking for k in before)

    def _rolled(self, when: DateMention) -> str | None:
        """The next year's day or month, where one without a year lies before the document: from 1 January."""
        first, today = (when.iso or "").partition("/")[0], self.context.published
        if when.kind == "since" and today and first > today[: len(first)]:
            return first  # starting in May
        part = when.kind == "interval" and when.link != "versus"
        starts = part or when.link in _FROM or self.words[max(0, when.lead - 1)] in self.beginning
        return self._next_year(when) if starts else None

    def _next_year(self, when: DateMention) -> str | None:
        """A day or month of the next year, where the year before the document is only guessed: is due in May."""
        published, iso = self.context.published, when.iso
        if not when.passed or not published or not iso or when.kind not in ("day", "month", "interval"):
            return None
        if len(iso) < _MONTH or any(len(word) == 4 and word.isdigit() for word in self.words[when.start : when.stop]):
            return None
        first, _, last = iso.partition("/")
        if when.kind == "interval" and (len(first) != _MONTH or first[:4] != last[:4]):
            return None
        later = f"{int(first[:4]) + 1}{first[4:]}"
        end = f"/{int(last[:4]) + 1}{last[4:]}" if last else ""
        return f"{later}{end}" if later >= published[: len(later)] else None  # in the third quarter, told in October

    def _is_bare_year(self, when: DateMention) -> bool:
        """Whether a date is a year that only tells which one is meant: the 2028 conference."""
        if when.kind != "year" or not self.words[when.stop - 1].isdigit() or when.stop - when.start > 2:
            return False  # not early in 2028
        if self.words[when.start - 1] in self.feasts:
            return False  # before Christmas 2025
        return not when.link or when.link != "by" and bool(self.tags[when.start] & DET)

    def _due_before(self, one: Candidate, condition: Span | None) -> str | None:
        """A deadline that opens the clause: In 2025, the ministry will …; that by June it will …"""
        first, _ = self.clauses.bounds(one.cue.start)
        left = one.subject[0] if one.subject else one.start
        if one.governor is not None and one.governor[0] < left:
            left = one.governor[0]
        for when in self.context.dates_in(max(first, left - 30), left):
            held = condition is not None and condition[0] <= when.start < condition[1]
            lead = when.lead if when.lead >= 0 else when.start
            if when.stop + 2 == left and self.words[left - 1] in self.timing and when.iso:
                return self._next_year(when) if when.passed else when.iso  # in March, when 20 students will
            opens = lead <= first + 1 or self.words[lead - 1] in self.that or self.tags[lead - 1] & (COMMA | CONJ)
            told = left > one.cue.start > when.start or one.governor is not None or one.rule == "signed"
            if told and when.link != "by":
                continue  # the day on which somebody is told, on which they signed
            if when.iso == self.context.published and self.words[when.stop : when.stop + 1] in _DASHES:
                continue  # of the dateline
            if opens and not held and when.stop <= left <= when.stop + 2:
                ahead = one.rule == "modal" and self.tags[one.cue.start] & MODAL and one.force == "firm"
                return self._due_in(when.start, when.stop) or (self._next_year(when) if ahead else None)
        return None

    def _fiscal_due(self, start: int, stop: int, actors: list[Actor]) -> str | None:
        """A deadline in a fiscal year, which is that of the country that acts, else of the first side."""
        for when in self.context.dates_in(start, stop):
            if when.kind == "fiscal" and not when.passed:
                codes = [*(actor.code for actor in actors), *(area.code for area in self.context.parties)]
                code = next((code for code in codes if code), None)
                return fiscal_period(when, code.split("-")[0] if code else None, self.context.published)
        return None

    def goods(self, one: Candidate, n: int, action: Span, condition: Span | None) -> list[Sector]:
        """The goods of an action, up to a clause that only adds to it; those named before where it points back."""
        start, stop = action
        stop = self._without_addition(start, stop)
        found = self.sectors.within(start, stop)
        if not found and condition is not None and self.sectors.points_back(range(start, stop)):
            found = self.sectors.within(*condition)  # if cassava comes by water, we will pay for it
        back = range(start, stop) if condition is None else range(*condition)
        if found or n and condition is None or not self.sectors.points_back(back):
            return found
        return self.sectors.before(min(one.start, back.start))

    def _without_addition(self, start: int, stop: int) -> int:
        """The end of an action before what only adds to it: …, creating jobs; …, a town where …"""
        if "," not in self.words[start + 1 : stop - 1]:
            return stop
        commas = [k for k in range(start + 1, stop - 1) if self.tags[k] & COMMA]
        for k in commas:
            if self.tags[k + 1] & ING and self._lists_gerunds(start, k, stop):
                continue
            clause = self.tags[k + 1] & (REL | ING) and self.words[k + 1] != "including" or self.words[k + 1] == "where"
            joined = any(self.tags[n] & CONJ for n in range(k + 1, stop))
            adds = self.page.word(k + 1) in ("a", "an", "one") or self._ranks(k + 1)
            if clause or k == commas[0] and adds and not joined:
                return k
        return stop

    def _ranks(self, i: int) -> bool:
        """Whether a rank opens at token `i`, of what was just named: a visit, | the first by a Malaysian leader."""
        return i + 1 < len(self.words) and bool(self.tags[i] & DET) and self.words[i + 1] in self.ranking

    def _lists_gerunds(self, start: int, comma: int, stop: int) -> bool:
        """Whether a comma stands in a list of gerunds behind a preposition: in cutting duties, opening ports and …"""
        first = any(self.tags[k] & ING and self.tags[k - 1] & PREP for k in range(start + 1, comma))
        return first and any(self.tags[k] & CONJ and self.tags[k + 1] & ING for k in range(comma + 2, stop - 1))

    def content(self, span: Span) -> frozenset[str]:
        """The words of an action that carry its meaning, plurals and verb forms made one."""
        known, (start, stop) = self.page.language.verbs, span
        return frozenset(
            [
                known[word][0][0] if word in known else word.removesuffix("s")
                for word, tag in zip(self.words[start:stop], self.tags[start:stop], strict=True)
                if not tag & _SMALL and word[0].isalnum()
            ]
        )

    def in_title(self, i: int) -> bool:
        """Whether token `i` stands in the headline, or in a line of the header that reads like one."""
        number = self.page.paragraph_of[i]
        first, stop = self.page.paragraphs[number]
        if self.context.title and first <= self.context.title[0] < stop:
            return True
        closed = self.words[stop - 1] in (".", "!", "?", "”", '"', "»")
        return stop - first < _HEADLINE and not closed and number < _HEADER

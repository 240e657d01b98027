"""The story of one obligation: rule, opening, deadline, act or absence, who was responsible, what would have helped."""

from __future__ import annotations

from collections.abc import Sequence

from carerules.answer.records import Obligation as Told
from carerules.engine import kinds
from carerules.engine.context import Context
from carerules.engine.state import Obligation
from carerules.expressions.text import render
from carerules.history.settle import Settled
from carerules.resolved.duty import Duty
from carerules.resolved.value import Dated
from carerules.temporal.instants import NEVER, format_instant

from .deadline import deadline_lines
from .mask import Mask, bare
from .rests import rests_lines
from .sufficient import Search
from .wording import length, say, status_word

_WHY = {
    kinds.EVIDENCE_MISSING: "why_evidence",
    kinds.UNAUTHORISED: "why_unauthorised",
    kinds.NOT_PERMITTED: "why_unauthorised",
    kinds.INVALID_EVENT: "why_invalid",
    kinds.CONFLICT: "why_invalid",
}


class Narrator:
    """Tells one obligation in one language."""

    def __init__(
        self,
        ctx: Context,
        records: Sequence[Settled],
        as_of: int,
        ob: Obligation,
        told: Told,
        language: str,
        mask: Mask = bare,
        search: Search | None = None,
    ) -> None:
        self.search = search
        self.ctx, self.records, self.as_of = ctx, records, as_of
        self.ob, self.told, self.language, self.mask = ob, told, language, mask
        self.policy = ctx.program.policy
        self.duty: Duty = self.policy.duties[told.duty]

    def text(self) -> str:
        """A headline and indented lines."""
        lines = [self._rule(), self._opening(), *deadline_lines(self), *self._acts(), *self._condition()]
        lines += [self._responsible(), *self._counterfactual(), *self._notes(), *rests_lines(self)]
        return "\n".join([self._head(), *(f"  {line}" for line in lines)])

    def say(self, key: str, **parts: object) -> str:
        """A sentence in this narrator's language."""
        return say(key, self.language, **parts)

    def instant(self, t: int) -> str:
        """An instant as people write it, in the policy's zone, to the minute; the end of a day as 24:00."""
        text = format_instant(t, self.ctx.program.zone)
        day, time = text[:10], text[11:16]
        return f"{day} {'24:00' if t == self.ctx.program.zone.end(self.ctx.program.zone.day(t)) else time}"

    def event_name(self, event: str) -> str:
        """An event type's label, with its id where they differ."""
        declared = self.policy.events.get(event)
        return declared.label.say(self.language, event) if declared else event

    def record_id(self, record: Settled) -> str:
        """A record's id: whoever wrote it may have put a child's into it."""
        return self.mask("record", record.id)

    def _value(self, value: str) -> str:
        """The value of `for`; one that comes from an event may be anything."""
        return (
            self.mask("", value) if value and self.duty.loop and self.duty.loop.datum is not None else value
        )

    def _person(self, holder: str) -> str:
        """Units and holders of posts are named; a person in a role is somebody's parent."""
        private = self.told.bearer in self.policy.roles and holder not in self.policy.roles
        return self.mask(self.told.bearer, holder) if private else holder

    def _actor(self, by: str | None) -> str:
        """Who acted. Of a person only the one who answers for the duty is known to hold a post."""
        if not by or by in self.policy.units or by in self.policy.posts or by in self.policy.roles:
            return by or "?"
        answers = by in [tenure.holder for tenure in self.told.tenures]
        return self._person(by) if answers else self.mask("person", by)

    def _head(self) -> str:
        told = self.told
        name = self.duty.label.say(self.language, self.duty.id)
        name = name if name == self.duty.id else f"{name} (`{self.duty.id}`)"
        key = "head_step" if told.step else "head_for" if told.loop else "head"
        status = status_word(told.status, self.language)
        return self.say(key, duty=name, loop=self._value(told.loop), step=told.step, status=status)

    def _rule(self) -> str:
        """Where the rule is written and what it rests on. # S9.1"""
        cited = []
        for citation in self.duty.source:
            source = self.policy.sources.get(citation.source)
            cited.append(f"《{source.title}》{citation.clause}" if source else citation.clause)
        if not cited:
            return self.say("rule_bare", place=self.duty.span)
        return self.say("rule", place=self.duty.span, sources="; ".join(cited))

    def _opening(self) -> str:
        event, at = self.ob.opened_by, self.instant(self.told.opened_at)
        if self.told.period:
            return self.say("opened_period", at=at, period=self.told.period)
        if event is not None and event.number >= 0 and event.at == self.told.opened_at:
            record = self.records[event.number]
            return self.say(
                "opened_event", at=at, event=self.event_name(record.event.type), id=self.record_id(record)
            )
        if self.ob.parent is not None:
            return self.say("opened_step", at=at, violated=self.instant(self.ob.parent.violated_at))
        return self.say("opened_again" if self.ob.again else "opened_while", at=at)

    def acts(self) -> list[str]:
        """The event types that would discharge it."""
        if self.told.step and self.duty.escalate[self.told.step - 1].do:
            return [self.duty.escalate[self.told.step - 1].do]
        return [ref.name for ref in self.duty.acts]

    def _acts(self) -> list[str]:
        """What was found, or the absence."""
        if self.duty.modality == "forbid":
            return []
        lines = [self._done(event.number) for event in self.ob.counted if event.number >= 0]
        if not lines and self.duty.modality == "achieve":
            end = min(self.told.due or self.as_of, self.as_of)
            lines.append(self._absence(end))
        if self.duty.modality == "achieve":
            lines += self._rejected()
        return lines

    def _done(self, number: int) -> str:
        record = self.records[number]
        return self.say(
            "found", at=self.instant(record.event.occurred_at), by=self._actor(record.event.by),
            event=self.event_name(record.event.type), id=self.record_id(record),
        )  # fmt: skip

    def _absence(self, end: int) -> str:
        """Nothing that counts in its time, and when such an act was last recorded before. # S9.3"""
        acts, refused = self.acts(), self._refused()
        last = self.say("no_last_act")
        for number, settled in enumerate(self.records):
            record = settled.event
            if record.occurred_at <= self.told.opened_at and record.type in acts and number not in refused:
                last = self.say("last_act", at=self.instant(record.occurred_at), id=self.record_id(settled))
        start = self.instant(self.told.opened_at)
        return self.say("absent", event=self._any(acts), start=start, end=self.instant(end), last=last)

    def _refused(self) -> dict[int, int]:
        """Records that had no effect, or not all of it, each with the kind of its finding."""
        return {
            f.event.number: f.kind for f in self.ctx.out.findings if f.event is not None and f.kind in _WHY
        }

    def _any(self, events: list[str]) -> str:
        return (" 或 " if self.language == "zh" else " or ").join(map(self.event_name, events))

    def _rejected(self) -> list[str]:
        """Acts in the time of the obligation that did not count, and why."""
        counted = {event.number for event in self.ob.counted}
        until = self.told.ended_at or self.as_of
        reasons = self._refused()
        lines = []
        for number, settled in enumerate(self.records):
            event = settled.event
            inside = self.told.opened_at < event.occurred_at <= until
            if event.type in self.acts() and inside and number not in counted:
                why = self.say(
                    _WHY.get(reasons.get(number, -1), "why_where"), evidence=self._evidence(event.type)
                )
                at = self.instant(event.occurred_at)
                lines.append(
                    self.say(
                        "did_not_count",
                        event=self.event_name(event.type),
                        at=at,
                        id=self.record_id(settled),
                        why=why,
                    )
                )
        return lines

    def _evidence(self, event: str) -> str:
        return ", ".join(self.policy.events[event].evidence)

    def _condition(self) -> list[str]:
        at = self.told.opened_at
        lines = []
        where = self.duty.where.at(at) if isinstance(self.duty.where, Dated) else None
        if where is not None and self.told.status != "discharged":
            lines.append(self.say("must_hold", condition=render(where)))
        keep = self.duty.keep.at(at) if isinstance(self.duty.keep, Dated) else None
        if keep is not None:
            lines.append(self.say("kept", condition=render(keep)))
        missing = [f.missing for f in self.ctx.out.findings if f.obligation is self.ob and f.missing]
        for names in missing:
            teller_names = ", ".join(f"`{name}`" for name in self._names(names))
            lines.append(self.say("unknown", missing=teller_names))
        return list(dict.fromkeys(lines))

    def _names(self, missing: tuple[int, ...]) -> tuple[str, ...]:
        from carerules.answer.tell import Teller

        return Teller(self.ctx, (), self.as_of).names_of(missing)

    def _responsible(self) -> str:
        """Who answered, one after the other. # S9.4"""
        pieces = []
        for tenure in self.told.tenures:
            who = self._person(tenure.holder) if tenure.holder else self.say("nobody")
            if len(self.told.tenures) == 1:
                pieces.append(who)
            else:
                since, until = self.instant(tenure.since), self.instant(tenure.until)
                pieces.append(self.say("tenure", who=who, since=since, until=until))
        return self.say("responsible", who="; ".join(pieces))

    def _counterfactual(self) -> list[str]:
        """The nearest thing that would have made it compliant. # S9.5"""
        told = self.told
        if told.due is None or told.status in ("discharged", "lapsed", "unquantified"):
            return []
        if self.duty.modality == "forbid":
            return [self.say("never")]
        if self.duty.modality == "maintain":
            return [self.say("in_time_keep", due=self.instant(told.due))]
        key = "still" if told.bucket == "pending" else "in_time"
        return [self.say(key, event=self._any(self.acts()), due=self.instant(told.due))]

    def _notes(self) -> list[str]:
        """How late, and what the answer rests on. # S9.6"""
        told, lines = self.told, []
        if told.lateness:
            lines.append(self.say("late_by", length=length(told.lateness, self.language)))
        if self.ob.suspended_at != NEVER:
            lines.append(self.say("suspended", at=self.instant(self.ob.suspended_at)))
        for flag in ("assumed", "provisional", "backfilled"):
            if getattr(told, flag):
                lines.append(self.say(flag))
        return lines

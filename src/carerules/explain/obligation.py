"""The story of one obligation: rule, opening, deadline, act or absence, who was responsible, what would have helped."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from carerules.answer.records import Obligation as Told
from carerules.engine import kinds
from carerules.engine.context import Context
from carerules.engine.state import Finding, Obligation
from carerules.history.settle import Settled
from carerules.resolved.duty import Duty

from .acts import act_lines
from .conditions import condition_lines, opening_line
from .deadline import deadline_lines
from .mask import Mask, bare
from .notes import note_lines
from .pauses import pause_lines
from .rests import rests_lines
from .sufficient import Rest, Search
from .wording import say, shown_instant, status_word


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
        lines = [self._rule(), opening_line(self), *deadline_lines(self), *pause_lines(self)]
        lines += [*act_lines(self), *condition_lines(self), self._responsible(), *self._counterfactual()]
        lines += [*note_lines(self), *rests_lines(self)]
        return "\n".join([self._head(), *(f"  {line}" for line in lines)])

    def say(self, key: str, **parts: object) -> str:
        """A sentence in this narrator's language."""
        return say(key, self.language, **parts)

    def instant(self, t: int) -> str:
        """An instant as people write it, in the policy's zone."""
        return shown_instant(t, self.ctx.program.zone)

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

    def actor(self, by: str | None) -> str:
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

    def acts(self) -> list[str]:
        """The event types that would discharge it."""
        if self.told.step and self.duty.escalate[self.told.step - 1].do:
            return [self.duty.escalate[self.told.step - 1].do]
        return [ref.name for ref in self.duty.acts]

    def any_of(self, events: Sequence[str]) -> str:
        """One of several event types."""
        return (" 或 " if self.language == "zh" else " or ").join(map(self.event_name, events))

    @cached_property
    def findings(self) -> list[Finding]:
        """What was found about this obligation."""
        return [found for found in self.ctx.out.findings if found.obligation is self.ob]

    def unknown(self, *causes: str) -> bool:
        """Whether something was found undecidable for one of these causes."""
        return any(found.kind == kinds.UNDETERMINED and found.cause in causes for found in self.findings)

    @cached_property
    def rest(self) -> Rest | None:
        """The records it rests on; None where nobody looks for them. # S9.7"""
        return self.search.of(self.told) if self.search is not None else None

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
        return [self.say(key, event=self.any_of(self.acts()), due=self.instant(told.due))]

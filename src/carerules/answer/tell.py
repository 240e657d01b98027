"""The engine's integers become records in the policy's words."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from functools import cached_property
from hashlib import blake2b

from carerules.engine import kinds
from carerules.engine import state as eng
from carerules.engine.context import Context
from carerules.engine.responsibility import bearer_of, burden, instance_of, responsible, tenures
from carerules.program import opcodes as op
from carerules.program.plan import Plan
from carerules.resolved.value import Citation
from carerules.temporal.instants import NEVER

from .records import Finding, Obligation, State, Tenure

_STATUS = {
    eng.DISCHARGED: "discharged",
    eng.VIOLATED: "violated",
    eng.DISCHARGED_LATE: "discharged_late",
    eng.UNDETERMINED: "undetermined",
    eng.LAPSED: "lapsed",
    eng.WAIVED: "waived",
    eng.UNQUANTIFIED: "unquantified",
}
_WARNINGS = frozenset(
    {"backfilled", "vacant_post", "provisional", "unexpected", "target_missed", "ambiguous_order"}
)


class Teller:
    """Tells one case as of an instant. `names` are the ids of its events, by their number.

    `late` are the numbers of those that were recorded late; without it they are looked for among the findings.
    """

    def __init__(
        self,
        ctx: Context,
        names: Sequence[str] | Mapping[int, str],
        as_of: int,
        late: Container[int] | None = None,
    ) -> None:
        self.ctx, self.names, self.as_of = ctx, names, as_of
        self.plan: Plan = ctx.plan
        self.text = ctx.program.lexicon.text
        self.subject = self.text(ctx.row.subject)
        self._late = late

    @cached_property
    def late_records(self) -> Container[int]:
        """The numbers of the events that were recorded later than their type allows. (S8)"""
        return late_numbers(self.ctx) if self._late is None else self._late

    def obligations(self) -> list[Obligation]:
        """All obligations, steps of escalation included, in the order of opening, duty and value."""
        told = [self.obligation(ob) for ob in self.ctx.out.obligations if not ob.cut]
        return sorted(told, key=lambda ob: (ob.opened_at, ob.duty, ob.loop, ob.step, ob.due or 0, ob.id))

    def obligation(self, ob: eng.Obligation) -> Obligation:
        """One obligation as of the instant asked for."""
        duty = self.plan.duties[ob.duty]
        judged = min(ob.violated_at, ob.discharged_at, ob.ended_at, self.as_of)
        since, until = burden(ob, self.as_of)
        bearer = bearer_of(self.ctx, ob, judged)
        who = responsible(self.ctx, bearer, judged)
        today = bearer if judged == self.as_of else bearer_of(self.ctx, ob, self.as_of)
        return Obligation(
            id=self.identity(ob),
            subject=self.subject,
            subject_type=self.plan.id,
            duty=duty.id,
            status=self.status(ob),
            opened_at=ob.opened_at,
            due=None if ob.status == eng.PENDING and ob.suspended_at != NEVER else _instant(ob.due),
            discharged_at=_instant(ob.discharged_at),
            violated_at=_instant(ob.violated_at),
            ended_at=_instant(ob.ended_at),
            ceased_at=_instant(ob.ceased_at),
            provisional=ob.provisional,
            assumed=ob.assumed,
            backfilled=ob.discharged_by is not None and ob.discharged_by.number in self.late_records,
            bearer=self.text(today),
            unit=self.text(instance_of(self.ctx, bearer, judged)),
            responsible=self.text(who) or None,
            tenures=tuple(
                Tenure(a, b, self.text(w) or None) for a, b, w in tenures(self.ctx, ob, since, until)
            ),
            loop=self.text(ob.loop),
            step=ob.step,
            period=ob.period,
            lateness=self._lateness(ob),
            events=self._events(ob.opened_by, *ob.counted, ob.discharged_by, ob.violated_by, ob.marked),
            source=self._sources(ob.duty),
        )

    def status(self, ob: eng.Obligation) -> str:
        """The status of S5.2, as of the instant asked for."""
        if ob.status != eng.PENDING:
            return _STATUS[ob.status]
        if ob.suspended_at != NEVER:
            return "suspended"
        warn = self.plan.duties[ob.duty].versions[ob.version].warn
        if warn is None or ob.due == NEVER or ob.step:
            return "pending"
        return "due_soon" if self.as_of > self.ctx.program.reckoner.before(ob.due, warn).at else "pending"

    def identity(self, ob: eng.Obligation) -> str:
        """A stable id that tells nothing about the subject. # S1.4"""
        return digest(self.plan.id, self.subject, self.plan.duties[ob.duty].id, self.text(ob.loop),
                      str(ob.opened_at), str(ob.place), str(ob.step))  # fmt: skip

    def _lateness(self, ob: eng.Obligation) -> int | None:
        if ob.violated_at == NEVER or ob.due == NEVER:
            return None
        end = ob.discharged_at if ob.discharged_at != NEVER else min(ob.ceased_at, self.as_of)
        return max(end - ob.due, 0)

    def findings(self) -> list[Finding]:
        """All findings of the case, in the order of time."""
        return sorted(map(self.finding, (one for one in self.ctx.out.findings if not _cut(one))), key=in_time)

    def finding(self, found: eng.Finding) -> Finding:
        """One finding. # S1.7 # S10.1"""
        ob = found.obligation
        kind = kinds.NAMES[found.kind]
        bearer, who, about = "", None, ""
        party = bearer_of(self.ctx, ob, found.at) if ob is not None else found.party
        if ob is not None:
            about = self.identity(ob)
        if ob is not None or party:
            bearer = self.text(party)
            who = self.text(responsible(self.ctx, party, found.at)) or None
        duty = self.plan.duties[found.duty].id if found.duty >= 0 else ""
        chart = self.plan.charts[found.chart].id if found.chart >= 0 else ""
        events = self._events(found.other, found.event)
        return Finding(
            id=digest(kind, self.plan.id, self.subject, duty, chart, str(found.at), *events,
                      about, bearer, found.cause),
            kind=kind,
            severity="warning" if kind in _WARNINGS else "error",
            subject=self.subject,
            subject_type=self.plan.id,
            at=found.at,
            until=_instant(found.until),
            duty=duty,
            workflow=chart,
            obligation=about,
            bearer=bearer,
            responsible=who,
            due=_instant(ob.due) if ob is not None else None,
            missing=self.names_of(found.missing),
            cause=found.cause,
            events=events,
            source=self._sources(found.duty) if found.duty >= 0 else (),
        )  # fmt: skip

    def names_of(self, missing: tuple[int, ...]) -> tuple[str, ...]:
        """What was unknown, as the author would write it."""
        names = []
        for kind, argument in zip(missing[::2], missing[1::2], strict=True):
            names.append(self._name_of(kind, argument))
        return tuple(dict.fromkeys(names))

    def _name_of(self, kind: int, argument: int) -> str:
        columns = list(self.plan.columns)
        if kind == op.FACT:
            return self.plan.facts[argument]
        if kind in (op.EVENT, op.OPENING):
            return f"{'event' if kind == op.EVENT else 'opening'}.{columns[argument]}"
        if kind == op.PARAMETER:
            return list(self.ctx.program.policy.parameters)[argument]
        if kind == op.MEASURE:
            return self.plan.gauges[argument].id
        return op.NAMES[kind].replace("_", ".")

    def states(self) -> list[State]:
        """Where each workflow stands."""
        row = self.ctx.row
        return [
            State(
                subject=self.subject,
                subject_type=self.plan.id,
                workflow=chart.id,
                state=chart.paths[row.charts[chart.index]],
                since=row.entered[chart.index][row.charts[chart.index]],
            )
            for chart in self.plan.charts
            if row.charts[chart.index] >= 0
        ]

    def _events(self, *events: eng.Event | None) -> tuple[str, ...]:
        """The ids of the recorded ones among `events`."""
        numbers = {event.number for event in events if event is not None and event.number >= 0}
        return tuple(self.names[number] for number in sorted(numbers))

    def _sources(self, duty: int) -> tuple[Citation, ...]:
        return self.ctx.program.policy.duties[self.plan.duties[duty].id].source


def in_time(found: Finding) -> tuple[int, str, str, str, tuple[str, ...], str]:
    """The place of a finding among others."""
    return found.at, found.kind, found.duty, found.workflow, found.events, found.id


def late_numbers(ctx: Context) -> set[int]:
    """The numbers of the events that a finding `backfilled` is about."""
    found = (finding.event for finding in ctx.out.findings if finding.kind == kinds.BACKFILLED)
    return {event.number for event in found if event is not None}


def _instant(t: int) -> int | None:
    return None if t == NEVER else t


def _cut(finding: eng.Finding) -> bool:
    return finding.obligation is not None and finding.obligation.cut


def digest(*parts: str) -> str:
    """Sixteen hexadecimal digits that stand for `parts`."""
    return blake2b("\x1f".join(parts).encode(), digest_size=8).hexdigest()

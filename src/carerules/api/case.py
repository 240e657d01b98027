"""One case, event by event: what a case-management system embeds."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from carerules.answer.evaluate import Case as Recorded
from carerules.answer.evaluate import Instances, organise, replay_organisation
from carerules.answer.tell import Teller
from carerules.diagnostics.diagnostic import DataError
from carerules.engine.context import Context
from carerules.engine.intake import take_in
from carerules.engine.organisation import Organisation
from carerules.engine.replay import begin, replay_case
from carerules.engine.snapshot import branch
from carerules.engine.state import CLOSED
from carerules.engine.state import Event as EngineEvent
from carerules.engine.step import step
from carerules.engine.timers import finish
from carerules.history.event import Event as Record
from carerules.history.read import read
from carerules.history.settle import Settled, prepare
from carerules.program.plan import Plan, Program

from .instant import instant
from .stored import read_back, write
from .view import CaseState, Event, Instant, NeedsReplay, Step, View


class Case:
    """One subject's case. Not to be shared between threads."""

    def __init__(
        self,
        program: Program,
        subject_type: str,
        subject: str,
        organisation: Instances | None = None,
        *,
        keep_history: bool = True,
    ) -> None:
        self._program = program
        self._plan: Plan = program.plans[subject_type]
        self.subject_type, self.subject = subject_type, subject
        self._instances = organisation
        self._keeps_history = keep_history
        self._records: list[Settled] = []
        self._ctx = self._begin()

    def _begin(self) -> Context:
        org = organise(self._program, [], self._instances)
        return begin(self._program, self._plan, self._program.lexicon.code(self.subject), org, (), -(2**62))

    @property
    def state(self) -> CaseState:
        """The present state as a value."""
        return CaseState(branch(self._ctx), tuple(self._records), self._instances)

    @classmethod
    def of_state(cls, program: Program, state: CaseState) -> Case:
        """A case that goes on from `state`."""
        row = state._ctx.row
        case = cls(program, row.plan.id, program.lexicon.text(row.subject), state._instances)
        case._ctx, case._records = branch(state._ctx), list(state._records)
        return case

    def record(
        self,
        event: str,
        *,
        at: Instant,
        by: str | None = None,
        data: Mapping[str, object] | None = None,
        evidence: Sequence[str] = (),
        id: str | None = None,
        recorded_at: Instant | None = None,
        corrects: str | None = None,
        retracts: str | None = None,
    ) -> Step:
        """Add an event and tell what it changed.

        One older than the last is put in its place and the case evaluated again. Raises NeedsReplay where no
        history is kept, DataError where `at` or `recorded_at` is no instant.
        """
        row = {
            "subject": self.subject, "subject_type": self.subject_type, "event": event, "occurred_at": at, "by": by,
            "data": dict(data or {}), "evidence": list(evidence), "id": id, "recorded_at": recorded_at,
            "corrects": corrects, "retracts": retracts,
        }  # fmt: skip
        history = read([row], zone=self._program.zone)
        if history.rejected:
            raise DataError([rejected.diagnostic for rejected in history.rejected])
        return self._add(history.events[0])

    def take(self, event: Event) -> Step:
        """`record` with an `Event`."""
        return self.record(
            event.event, at=event.at, by=event.by, data=event.data, evidence=event.evidence, id=event.id,
            recorded_at=event.recorded_at,
        )  # fmt: skip

    def _add(self, record: Record) -> Step:
        records = [settled.event for settled in self._records]
        prepared = prepare([*records, record], self._program.policy.order, None)
        ordered = prepared.cases.get((self.subject_type, self.subject), [])
        follows = [s.event for s in ordered[:-1]] == records and ordered[-1:] and ordered[-1].event == record
        if follows and not record.date_only:
            return self._go_on(ordered)
        if not self._keeps_history:
            raise NeedsReplay("the event does not follow the last one, and the case keeps no history")
        return self._again(ordered)

    def _go_on(self, ordered: Sequence[Settled]) -> Step:
        """The usual case: the event is the latest."""
        ctx, settled, number = self._ctx, ordered[-1], len(ordered) - 1
        before = [ob for obligations in ctx.row.live for ob in obligations]
        marks = len(ctx.out.obligations), len(ctx.out.findings), len(ctx.out.steps)
        self._records = list(ordered)
        step(ctx, take_in(self._program, self._plan, settled.event, number, settled.id, settled.conflict))
        teller = Teller(ctx, [s.id for s in self._records], settled.event.occurred_at)
        opened = ctx.out.obligations[marks[0] :]
        closed = [ob for ob in (*before, *opened) if ob.life == CLOSED]
        closed.sort(key=lambda ob: (ob.opened_at, ob.duty, ob.loop, ob.step, ob.due))
        charts = self._plan.charts
        return Step(
            findings=tuple(teller.finding(finding) for finding in ctx.out.findings[marks[1] :]),
            opened=tuple(teller.obligation(ob) for ob in opened),
            closed=tuple(teller.obligation(ob) for ob in closed),
            entered=tuple(
                f"{charts[c].id}.{charts[c].paths[to]}" for _, c, _, to, _ in ctx.out.steps[marks[2] :]
            ),
        )

    def _again(self, ordered: Sequence[Settled]) -> Step:
        """Everything from the beginning; the step is the difference to before."""
        last = max((s.event.occurred_at for s in ordered), default=self._ctx.row.now)
        old = self.at(last)
        self._evaluate(ordered)
        new = self.at(last)
        was = {ob.id: ob for ob in old.obligations}
        live = ("pending", "due_soon", "suspended")
        return Step(
            findings=tuple(f for f in new.findings if f.id not in {known.id for known in old.findings}),
            opened=tuple(ob for ob in new.obligations if ob.id not in was),
            closed=tuple(
                ob
                for ob in new.obligations
                if ob.ended_at and (ob.id not in was or was[ob.id].status in live)
            ),
            entered=tuple(
                f"{workflow}.{state}"
                for workflow, state in new.configuration.items()
                if old.configuration.get(workflow) != state
            ),
        )

    def _evaluate(self, ordered: Sequence[Settled]) -> None:
        """Take `ordered` as the whole history."""
        self._records = list(ordered)
        self._ctx = self._begin()
        events = self._events()
        self._ctx.ahead = tuple(event for event in events if event.date_only)
        for event in events:
            step(self._ctx, event)

    def _events(self) -> list[EngineEvent]:
        return Recorded(self._plan, self.subject, self._records).events(self._program)

    def at(self, as_of: int | str) -> View:
        """The case as of an instant; asking never advances it.

        Raises NeedsReplay for an instant before the last event where no history is kept.
        """
        until = instant(as_of, self._program.zone)
        ctx = self._replayed(until) if self._keeps_history else self._carried_on(until)
        teller = Teller(ctx, [settled.id for settled in self._records], until)
        obligations, states = tuple(teller.obligations()), tuple(teller.states())
        waiting = [ob for ob in obligations if ob.bucket == "pending" and ob.due is not None]
        return View(
            as_of=until,
            configuration={state.workflow: state.state for state in states},
            due=tuple(sorted(waiting, key=lambda ob: (ob.due or 0, ob.duty, ob.loop))),
            obligations=obligations,
            findings=tuple(teller.findings()),
            states=states,
            _ctx=ctx,
            _records=tuple(self._records),
        )

    def _replayed(self, until: int) -> Context:
        recorded = [Recorded(self._plan, self.subject, self._records)]
        org: Organisation = organise(self._program, recorded, self._instances, until)
        for ctx, case in replay_organisation(self._program, recorded, org, until):
            if case.subject == self.subject and case.plan is self._plan:
                return ctx
        code = self._program.lexicon.code(self.subject)
        return replay_case(self._program, self._plan, code, self._events(), org, until)

    def _carried_on(self, until: int) -> Context:
        if until < self._ctx.row.now:
            raise NeedsReplay("the instant lies before the last event, and the case keeps no history")
        ctx = branch(self._ctx)
        ctx.out.obligations = [ob for obligations in ctx.row.live for ob in obligations]
        finish(ctx, until)
        return ctx

    def to_json(self) -> str:
        """The case as text for `Policy.restore`: its events, not its state, so that a newer engine can read it.

        Raises NeedsReplay where no history is kept.
        """
        if not self._keeps_history:
            raise NeedsReplay("a case without history cannot be written as its events")
        return write(self._program, self.subject_type, self.subject, self._instances, self._records)

    @classmethod
    def from_json(cls, program: Program, text: str) -> Case:
        """The case that `to_json` wrote. Raises ValueError for other text, or another policy's case."""
        subject_type, subject, instances, records = read_back(program, text)
        case = cls(program, subject_type, subject, instances)
        case._evaluate(records)
        return case

"""One subject type becomes a `Plan`: its facts, columns, events, workflows and duties, cross-indexed."""

from __future__ import annotations

from functools import partial

from carerules.resolved.duty import EventRef
from carerules.resolved.subject import EventType, Measure, Subject
from carerules.resolved.workflow import Workflow
from carerules.temporal.instants import EVER, NEVER

from .charts import ChartCompiler, event_key, inside_mask, state_numbers
from .duties import DutyCompiler
from .lower import FIRST_FACT_BIT, Scope, number_of
from .plan import FORBID, PERMIT, DutyPlan, EventPlan, Gauge, Plan, Program
from .routes import find_routes
from .ticks import find_ticks

_GAUGE_KINDS = {"count": 0, "time": 1, "sum": 2}


class PlanCompiler:
    """Compiles the part of a policy that concerns one subject type."""

    def __init__(self, index: int, subject: Subject, program: Program) -> None:
        self.index, self.subject, self.program = index, subject, program
        policy, name = program.policy, subject.id
        self.events = [event for event in policy.events.values() if event.subject == name]
        self.workflows = [flow for flow in policy.workflows.values() if flow.subject == name]
        self.duties = [duty for duty in policy.duties.values() if duty.subject == name]
        self.measures = [measure for measure in policy.measures.values() if measure.subject == name]
        self.codes = self._event_codes()
        self.scope = self._scope()

    def _references(self) -> list[EventRef]:
        """Every place where a rule names an event."""
        found = [ref for duty in self.duties for ref in (*duty.upon, *duty.acts)]
        for flow in self.workflows:
            for state in flow.states.values():
                found += [step.event for step in state.transitions if step.event is not None]
        return found

    def _event_codes(self) -> dict[str, int]:
        """External types first, then the internal events that some rule refers to."""
        internal = sorted({event_key(ref) for ref in self._references() if ref.kind != "event"})
        return {name: code for code, name in enumerate([event.id for event in self.events] + internal)}

    def _scope(self) -> Scope:
        facts = {name: slot for slot, name in enumerate(self.subject.facts)}
        chart_bit = FIRST_FACT_BIT + len(facts)
        policy = self.program.policy
        columns = sorted({name for event in self.events for name in event.data})
        return Scope(
            lexicon=self.program.lexicon,
            facts=facts,
            columns={name: column for column, name in enumerate(columns)},
            parameters={name: index for index, name in enumerate(policy.parameters)},
            parameter_values={
                name: tuple(value for _, value in self.program.parameters[index])
                for index, name in enumerate(policy.parameters)
            },
            measures={measure.id: index for index, measure in enumerate(self.measures)},
            workflows={
                flow.id: (index, state_numbers(flow), partial(inside_mask, flow))
                for index, flow in enumerate(self.workflows)
            },
            duties={duty.id: index for index, duty in enumerate(self.duties)},
            chart_bit=chart_bit,
            duty_bit=chart_bit + len(self.workflows),
            measure_bit=chart_bit + len(self.workflows) + len(self.duties),
        )

    def plan(self) -> Plan:
        """The tables of the subject type."""
        plan = self._of_subject()
        self._add_rules(plan)
        self._add_pools(plan)
        plan.ticks = find_ticks(plan, self.program.policy)
        plan.tick_set = frozenset(plan.ticks)
        _mark(plan, self.scope)
        return plan

    def _of_subject(self) -> Plan:
        """What the declaration of the subject type says by itself."""
        subject, lexicon = self.subject, self.program.lexicon
        facts = subject.facts.values()
        return Plan(
            index=self.index,
            id=subject.id,
            unit=lexicon.code(subject.unit) if subject.unit else 0,
            facts=tuple(subject.facts),
            defaults=tuple(number_of(fact.default, lexicon) for fact in facts),
            relations=tuple((slot, lexicon.code(fact.unit)) for slot, fact in enumerate(facts) if fact.unit),
            columns=dict(self.scope.columns),
            event_codes=self.codes,
            routes=find_routes(subject, self.program),
        )

    def _add_rules(self, plan: Plan) -> None:
        """Workflows, duties, events, indicators and measures, each compiled in its place."""
        scope, policy = self.scope, self.program.policy
        flows = enumerate(self.workflows)
        plan.charts = tuple(ChartCompiler(index, flow, scope, self.codes).chart() for index, flow in flows)
        members = {group.id: group.members for group in policy.groups.values()}
        evidence = {event.id: event.evidence for event in self.events}
        plan.duties = tuple(
            DutyCompiler(index, duty, scope, self.codes).plan(members, evidence)
            for index, duty in enumerate(self.duties)
        )
        plan.watched = tuple(_reads(duty) for duty in plan.duties)
        plan.period_kinds = tuple(sorted({duty.each for duty in plan.duties if duty.each}))
        plan.events = self._events(plan.duties)
        plan.indicators = tuple(
            (item.id, scope.condition(item.among)[0], scope.condition(item.holds)[0])
            for item in policy.indicators.values()
            if item.subject == self.subject.id
        )
        # Measures last: what they are compared with is known once every condition has been compiled.
        plan.gauges = tuple(self._gauge(index, measure) for index, measure in enumerate(self.measures))

    def _add_pools(self, plan: Plan) -> None:
        """What the conditions share, complete now that all are compiled."""
        scope = self.scope
        plan.constants = tuple(scope.constants)
        plan.shifts = tuple(scope.shifts)
        plan.state_tests = tuple(scope.state_tests)
        plan.clocks = tuple(dict.fromkeys(scope.clocks))
        plan.holder_posts = tuple(sorted(scope.holder_posts))
        plan.ids_matter = scope.ids_matter

    def _gauge(self, index: int, measure: Measure) -> Gauge:
        scope = self.scope
        kind = "count" if measure.count else "time" if measure.time is not None else "sum"
        condition, reads = scope.condition(measure.time)
        event = measure.count or measure.sum_event
        return Gauge(
            index=index,
            id=measure.id,
            kind=_GAUGE_KINDS[kind],
            event=self.codes[event] if event else -1,
            value=scope.condition(measure.sum_value)[0],
            where=scope.condition(measure.where)[0],
            condition=condition,
            reads=reads,
            window=measure.window if not isinstance(measure.window, str) else None,
            period=measure.window if isinstance(measure.window, str) else "",
            run=measure.run,
            bridge=int(number_of(measure.bridge, scope.lexicon)) if measure.bridge else 0,
            thresholds=tuple(sorted(scope.thresholds.get(index, ()))),
        )

    def _events(self, duties: tuple[DutyPlan, ...]) -> tuple[EventPlan, ...]:
        declared = {event.id: event for event in self.events}
        rows = [self._event(code, name, declared.get(name)) for name, code in self.codes.items()]
        for duty in duties:
            for code in duty.acts:
                if duty.modality == FORBID:
                    rows[code].forbids += (duty.index,)
                elif duty.modality == PERMIT:
                    rows[code].permits += (duty.index,)
                else:
                    rows[code].acts += (duty.index,)
            for code in duty.opened_by:
                rows[code].opens += (duty.index,)
            for rung in duty.rungs:
                if rung.do >= 0 and duty.index not in rows[rung.do].acts:
                    rows[rung.do].acts += (duty.index,)
            if duty.before >= 0:
                rows[duty.before].befores += (duty.index,)
            if duty.waive_event >= 0:
                rows[duty.waive_event].waives += (duty.index,)
        return tuple(rows)

    def _event(self, code: int, name: str, event: EventType | None) -> EventPlan:
        lexicon, subject = self.program.lexicon, self.subject
        if event is None:
            return EventPlan(
                code, name, True, EVER, NEVER, (), False, (), (), None, False, 0, 0, False, False, ()
            )
        facts = self.scope.facts
        users = [
            index
            for index, flow in enumerate(self.workflows)
            if not flow.ignore_unexpected and _uses(flow, name)
        ]
        return EventPlan(
            code=code,
            id=name,
            internal=False,
            since=event.effective.since,
            until=event.effective.until,
            by=tuple(lexicon.code(party) for party in event.by),
            advisory=event.advisory,
            sets=tuple((facts[fact], self.scope.condition(tree)[0]) for fact, tree in event.sets.items()),
            evidence=tuple(lexicon.code(kind) for kind in event.evidence),
            record_within=event.record_within,
            planned=event.planned,
            assigns=lexicon.code(event.assigns) if event.assigns else 0,
            relieves=lexicon.code(event.relieves) if event.relieves else 0,
            ends=name in subject.ends,
            resumes=name in subject.resumes,
            charts=tuple(users),
            period_kind=event.data["period"].type.kind if "period" in event.data else "",
        )


def _mark(plan: Plan, scope: Scope) -> None:
    """Give everything that changes its bit, or none where nothing asks about it."""
    for reads in (*plan.watched, *(gauge.reads for gauge in plan.gauges)):
        plan.interest |= reads
    for chart in plan.charts:
        chart.bit = plan.interest & 1 << (scope.chart_bit + chart.index)
    for duty in plan.duties:
        duty.bit = plan.interest & 1 << (scope.duty_bit + duty.index)
    for gauge in plan.gauges:
        gauge.bit = plan.interest & 1 << (scope.measure_bit + gauge.index)
        plan.gauge_bits |= gauge.bit


def _uses(flow: Workflow, name: str) -> bool:
    return any(
        step.event is not None and step.event.kind == "event" and step.event.name == name
        for state in flow.states.values()
        for step in state.transitions
    )


def _reads(duty: DutyPlan) -> int:
    """What the duty's timed conditions read, in any version."""
    mask = 0
    for version in duty.versions:
        mask |= version.while_reads | version.keep_reads | version.suspend_reads | version.due_reads
    return mask

"""A prepared history and an instant go in; every case, evaluated, comes out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from carerules.engine.context import Context
from carerules.engine.intake import take_in
from carerules.engine.organisation import Organisation
from carerules.engine.replay import replay_case, replay_units
from carerules.engine.state import Event
from carerules.history.settle import Prepared, Settled
from carerules.program.plan import Plan, Program
from carerules.temporal.instants import NEVER

from .indicators import Tally
from .naming import named_by
from .records import Finding, Obligation, Share, State
from .strays import stray_findings
from .tell import Teller
from .trace import Trace

Instances = Mapping[str, Iterable[str]]
"""Unit id -> ids of its instances that exist without an event."""


Progress = Callable[[int, int], None]
"""Told now and then how many of all cases are done."""


@dataclass(slots=True)
class Case:
    """One case's recorded events, in order, and their ids."""

    plan: Plan
    subject: str
    records: Sequence[Settled]

    def names(self) -> list[str]:
        """The events' ids, by number."""
        return [settled.id for settled in self.records]

    def events(self, program: Program) -> list[Event]:
        """The engine's events."""
        return [
            take_in(program, self.plan, settled.event, number, settled.id, settled.conflict)
            for number, settled in enumerate(self.records)
        ]


@dataclass(slots=True)
class Evaluation:
    """Everything that was found, in a stable order: by subject type, subject, then time."""

    obligations: list[Obligation]
    findings: list[Finding]
    states: list[State]
    subjects: int
    shares: list[Share] = field(default_factory=list)


def cases_of(program: Program, prepared: Prepared) -> list[Case]:
    """The cases of subject types that the policy knows, sorted."""
    found = []
    for (kind, subject), records in sorted(prepared.cases.items()):
        if kind in program.plans:
            found.append(Case(program.plans[kind], subject, records))
    return found


def organise(
    program: Program, cases: Sequence[Case], instances: Instances | None = None, as_of: int = NEVER
) -> Organisation:
    """The instances that the data name up to `as_of`: by events, by relations, or by the list given. # S1.1.b"""
    org, code = Organisation(), program.lexicon.code
    pointers = named_by(program.policy)
    for unit, names in sorted((instances or {}).items()):
        for name in sorted(names):
            org.add_instance(code(unit), code(name))
    for case in cases:
        for settled in case.records:
            if settled.event.occurred_at > as_of:  # S1.8
                break
            if case.plan.unit:
                org.add_instance(case.plan.unit, code(case.subject))
            org.since = min(org.since, settled.event.occurred_at)
            for name, unit in pointers.get(settled.event.type, {}).items():
                value = settled.event.data.get(name)
                if isinstance(value, str) and value:
                    org.add_instance(code(unit), code(value))
    return org


def replay_organisation(
    program: Program, cases: Sequence[Case], org: Organisation, as_of: int
) -> list[tuple[Context, Case]]:
    """Evaluate all units' instances; `org` becomes the timeline of holders. # S6.5"""
    known = {
        (case.plan.id, case.subject): case
        for case in cases
        if case.plan.unit and org.is_instance(case.plan.unit, program.lexicon.code(case.subject))
    }
    for unit, names in org.instances.items():
        kind = program.unit_types.get(unit)
        for name in map(program.lexicon.text, names):
            if kind is not None and (kind, name) not in known:
                known[kind, name] = Case(program.plans[kind], name, ())
    ordered = [known[key] for key in sorted(known)]
    inputs = [(case.plan, program.lexicon.code(case.subject), case.events(program)) for case in ordered]
    return list(zip(replay_units(program, inputs, org, as_of), ordered, strict=True))


def evaluate(
    program: Program,
    prepared: Prepared,
    as_of: int,
    instances: Instances | None = None,
    progress: Progress | None = None,
    trace: Trace | None = None,
) -> Evaluation:
    """Every obligation, finding and state as of an instant. Pure: equal arguments give equal answers. # S2.1

    `trace` is told which rules it came by.
    """
    cases = cases_of(program, prepared)
    org = organise(program, cases, instances, as_of)
    result = Evaluation([], stray_findings(program, prepared, as_of), [], 0)
    tally = Tally(program, as_of)
    evaluate_units(program, cases, org, tally, result, trace)
    evaluate_others(program, cases, org, tally, result, progress, trace)
    result.shares = tally.shares()
    result.findings += tally.findings()
    return result


def evaluate_units(
    program: Program,
    cases: Sequence[Case],
    org: Organisation,
    tally: Tally,
    result: Evaluation,
    trace: Trace | None = None,
) -> None:
    """The cases of units' instances; afterwards `org` is finished. # S6.5"""
    for ctx, case in replay_organisation(program, cases, org, tally.as_of):
        collect(result, Teller(ctx, case.names(), tally.as_of), trace)
        tally.add(ctx)


def evaluate_others(
    program: Program,
    cases: Sequence[Case],
    org: Organisation,
    tally: Tally,
    result: Evaluation,
    progress: Progress | None = None,
    trace: Trace | None = None,
) -> None:
    """All other cases, by a finished organisation; none of them bears on another. # S6.5"""
    for number, case in enumerate(cases):
        if progress is not None and number % (len(cases) // 100 + 1) == 0:
            progress(number, len(cases))
        if not case.plan.unit:
            subject = program.lexicon.code(case.subject)
            ctx = replay_case(program, case.plan, subject, case.events(program), org, tally.as_of)
            collect(result, Teller(ctx, case.names(), tally.as_of), trace)
            tally.add(ctx)


def collect(result: Evaluation, teller: Teller, trace: Trace | None = None) -> None:
    """Add one case to the result."""
    if trace is not None:
        trace.note(teller)
    result.obligations += teller.obligations()
    result.findings += teller.findings()
    result.states += teller.states()
    result.subjects += teller.ctx.row.born != NEVER

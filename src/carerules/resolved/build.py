"""From a policy as written to a policy with its names bound."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from typing import TypeVar

from carerules.model.shape import AnyShape
from carerules.temporal.calendar import Calendar
from carerules.temporal.period import Periods
from carerules.temporal.zone import Zone

from .binding import Binding, label_of
from .build_clause import bind_clauses
from .build_duty import DutyBuilder
from .build_event import bind_data, bind_event
from .build_measure import bind_indicator, bind_measure, measure_type
from .build_organisation import bind_group, bind_post, bind_role, bind_unit, check_stand_ins
from .build_period import bind_periods, bind_terms
from .build_sources import bind_parameter, bind_source, bind_vague_term
from .build_subject import bind_subject, check_units
from .build_workflow import WorkflowBuilder
from .conditions import Conditions
from .lengths import Lengths
from .lookalikes import check_lookalikes
from .policy import Policy
from .report import Report
from .scopes import scopes_of
from .workbench import Workbench
from .written import Written, WrittenPolicy

S = TypeVar("S", bound=AnyShape)
B = TypeVar("B")


def build_policy(written: WrittenPolicy, zone: Zone, calendar: Calendar, report: Report) -> Policy:
    """The policy; where `report` has errors afterwards, parts of it are missing and it must not be used."""
    binding = Binding(written, zone, report)
    check_lookalikes(written, report)
    head = written.head.shape
    policy = Policy(
        id=head.policy,
        language_version=head.language_version,
        label=label_of(head.label),
        zone=zone,
        calendar=calendar,
        terms=bind_terms(written.head, report),
        periods=bind_periods(written.head, report),
        order=binding.all_found("event", written.head, "order", head.order),
        levels=head.levels,
        sources=_each(written.sources, partial(bind_source, binding)),
        vague_terms=_each(written.vague_terms, partial(bind_vague_term, binding)),
        parameters=_each(written.parameters, partial(bind_parameter, binding)),
        units=_each(written.units, partial(bind_unit, binding)),
        posts=_each(written.posts, partial(bind_post, binding)),
        roles=_each(written.roles, partial(bind_role, binding)),
        groups=_each(written.groups, partial(bind_group, binding)),
        subjects=_each(written.subjects, partial(bind_subject, binding)),
        events={},
        workflows={},
        duties={},
        measures={},
        indicators={},
        clauses=bind_clauses(binding),
        extends=head.extends or "",
    )
    check_stand_ins(binding, policy.posts)
    check_units(binding, policy.subjects)
    return _with_rules(policy, binding)


def _with_rules(policy: Policy, binding: Binding) -> Policy:
    """The same policy with its events, workflows, duties, measures and indicators."""
    written, subjects = binding.policy, policy.subjects
    data = {id_: bind_data(binding, event, subjects) for id_, event in written.events.items()}
    bench = Workbench(
        binding=binding,
        scopes=scopes_of(written, subjects, policy.parameters, data),
        conditions=Conditions(binding),
        lengths=Lengths(binding, policy.vague_terms),
        periods=Periods(policy.zone, policy.terms, policy.periods),
    )
    types = {id_: (item.shape.subject, measure_type(bench, item)) for id_, item in written.measures.items()}
    bench = replace(bench, scopes=bench.scopes.with_measures(types))
    return replace(
        policy,
        events={
            id_: bind_event(bench, event, subjects.get(event.shape.subject), data[id_])
            for id_, event in written.events.items()
        },
        workflows=_each(written.workflows, lambda item: WorkflowBuilder(bench, item).build()),
        duties=_each(written.duties, lambda item: DutyBuilder(bench, item).build()),
        measures=_each(written.measures, partial(bind_measure, bench)),
        indicators=_each(
            written.indicators,
            lambda item: bind_indicator(bench, item, subjects.get(item.shape.subject)),
        ),
    )


def _each(items: Mapping[str, Written[S]], bind: Callable[[Written[S]], B | None]) -> dict[str, B]:
    """Every item bound, in order of the ids; those that could not be are left out, with an error reported."""
    bound = ((id_, bind(items[id_])) for id_ in sorted(items))
    return {id_: item for id_, item in bound if item is not None}

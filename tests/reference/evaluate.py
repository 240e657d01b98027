"""S2: the answer as a function of policy, history and `as_of`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from . import ambiguity, indicators, responsibility
from .case import Case
from .findings import Finding, subject_text
from .mirror import mirrored
from .obligations import BUCKETS, Obligation
from .organisation import Organisation
from .policy import EventType, Policy
from .records import Key, Record, prepare
from .refinement import whole
from .types import Type

ROUNDS = 50


@dataclass
class Result:
    """The answer. Subjects are `type:id`, instants µs since 1970 UTC; lists are in a fixed order."""

    obligations: list[dict[str, Any]] = field(default_factory=list)
    findings: list[dict[str, Any]] = field(default_factory=list)
    states: dict[str, dict[str, str]] = field(default_factory=dict)
    facts: dict[str, dict[str, Any]] = field(default_factory=dict)
    totals: dict[str, int] = field(default_factory=dict)
    """Obligations by bucket, steps of ladders apart (S5.2); always all five."""
    raised: set[str] = field(default_factory=set)
    """The internal events that occurred. (S4.9)"""
    later: int = 0
    """How many records lie after `as_of`."""


def evaluate(
    policy: Mapping[str, Any],
    history: Iterable[Mapping[str, Any]],
    as_of: int,
    known_as_of: int | None = None,
    instances: Mapping[str, list[str]] | None = None,
) -> Result:
    """`policy`: the merged sections of language.md; `calendar` may be a mapping with a calendar's data,
    `extends` holds the base.

    `history`: lines as in scenario files, each with its own `subject`. `instances`: subject type -> ids.
    """
    parsed = Policy(mirrored(whole(policy)))
    records = prepare(history, parsed, known_as_of)
    org = Organisation(parsed, existing_units(parsed, records, as_of, instances or {}))
    histories: dict[Key, list[Record]] = {key: [] for key in org.existence}
    astray: list[Finding] = []
    for record in records:
        if record.subject[0] in parsed.subjects:
            histories.setdefault(record.subject, []).append(record)
        elif record.at <= as_of:
            kind = "invalid_event" if record.type in parsed.events else "unknown_event"
            astray.append(Finding(kind, record.subject, record.at))

    def run(key: Key, its_records: list[Record], until: int = as_of) -> Case:
        return Case(parsed, org, key, its_records).run(until)

    units = [key for key in sorted(histories) if parsed.subjects[key[0]].unit]
    for _ in range(ROUNDS):  # S6.5: until what the units see of one another no longer changes
        cases = {key: run(key, histories[key]) for key in units}
        timeline = {key: case.seen_by_others for key, case in cases.items()}
        if timeline == org.timeline:
            break
        org.timeline = timeline
    else:
        raise RuntimeError("the units' holders never settle")
    cases |= {key: run(key, histories[key]) for key in sorted(histories) if key not in cases}
    for key, case in cases.items():
        case.findings += ambiguity.find(case, as_of, partial(run, key))
    return _result(parsed, cases, astray, as_of, sum(record.at > as_of for record in records))


def existing_units(
    policy: Policy, records: list[Record], as_of: int, instances: Mapping[str, list[str]]
) -> dict[Key, int]:
    """S1: since when each instance of a unit exists; those named by a record, a relation or the list."""
    named = {(kind, id_) for kind, ids in instances.items() for id_ in ids}
    past = [record for record in records if record.at <= as_of and not record.retracts]
    for record in past:
        named.add(record.subject)
        event = policy.events.get(record.type)
        for name, type_ in (event.data if event else {}).items():
            named |= _named_by(policy, type_, record.data.get(name))
        relations = policy.subjects[event.raw["subject"]].relations if event else {}
        for relation, of in relations.items():
            named |= _named_by(policy, Type("ref", (of,)), record.data.get(_source(event, relation)))
    found: dict[Key, int] = {}
    for kind, id_ in sorted(named):
        unit = policy.subjects[kind].unit if kind in policy.subjects else None
        if unit is not None:
            start = (policy.units[unit].raw.get("effective") or {}).get("from")
            if start or past:
                found[kind, id_] = policy.clock.from_date(start) if start else past[0].at
    return found


def _source(event: EventType | None, relation: str) -> str:
    """The datum that the event sets the relation from."""
    tree = event.sets.get(relation) if event else None
    return str(tree[2]) if tree and tree[:2] == ("field", "event") else relation


def _named_by(policy: Policy, type_: Type, value: Any) -> set[Key]:
    """The units' instances that a relation points to, or a reference to such a subject."""
    if type_.kind != "ref" or not isinstance(value, str):
        return set()
    target = type_.values[0]
    kinds = [kind for kind in policy.subjects.values() if kind.unit and target in (kind.unit, kind.id)]
    return {(kind.id, value) for kind in kinds}


def _result(
    policy: Policy, cases: Mapping[Key, Case], findings: list[Finding], as_of: int, later: int
) -> Result:
    totals = Counter(dict.fromkeys(BUCKETS.values(), 0))
    result = Result(later=later)
    for key, case in sorted(cases.items()):
        findings += case.findings
        if not case.exists:
            continue
        name = subject_text(key)
        charts = case.charts.values()
        result.states[name] = {chart.workflow.id: ".".join(chart.leaf) for chart in charts if chart.leaf}
        result.facts[name] = dict(case.facts)
        result.raised |= case.raised
        for obligation in case.obligations:
            shown = describe(case, obligation, as_of)
            result.obligations.append(shown)
            if obligation.step is None:
                totals[BUCKETS[shown["status"]]] += 1
    findings += indicators.missed(policy, cases.values(), as_of)
    result.totals = dict(totals)
    result.findings = sorted((one.as_dict() for one in findings), key=_by_time)
    result.obligations.sort(key=_by_opening)
    return result


def describe(case: Case, obligation: Obligation, as_of: int) -> dict[str, Any]:
    duty = obligation.duty
    clock_stands = obligation.suspended_at is not None and obligation.open
    soon = None
    if obligation.due is not None and duty.length("warn", obligation.values_at) and obligation.step is None:
        warn = duty.length("warn", obligation.values_at)
        soon = None if isinstance(warn, (str, type(None))) else case.clock.before(obligation.due, warn)
    return {
        "subject": subject_text(case.key),
        "duty": duty.id,
        "for": obligation.value,
        "step": obligation.step,
        "status": obligation.status(as_of, soon),
        "opened_at": obligation.opened_at,
        "due": None if clock_stands else obligation.due,
        "discharged_at": obligation.discharged_at,
        "violated_at": obligation.violated_at,
        "ended_at": obligation.ended_at,
        "ceased_at": obligation.ceased_at,
        "provisional": obligation.provisional,
        "bearer": case.org.actual(responsibility.bearer(obligation), as_of),
        "responsible": responsibility.responsible(obligation, as_of),
        "held": [(since, until, answer.who) for since, until, answer in responsibility.intervals(obligation)],
    }


def _by_time(finding: dict[str, Any]) -> tuple[Any, ...]:
    keys = ("at", "subject", "kind", "duty", "step", "until")
    return tuple(str(finding.get(key, "")) if key != "at" else finding["at"] for key in keys)


def _by_opening(shown: dict[str, Any]) -> tuple[Any, ...]:
    return shown["subject"], shown["duty"], shown["opened_at"], str(shown["for"]), shown["step"] or 0

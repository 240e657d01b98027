"""The engine's answer and the reference's, in one form, so that they can be held against each other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from carerules.answer.records import Finding, Obligation
from carerules.api.audit import Audit
from tests.reference.evaluate import Result

_FIELDS = (
    "duty", "for", "step", "status", "opened_at", "due", "discharged_at", "violated_at", "provisional",
    "bearer", "responsible",
)  # fmt: skip

Line = tuple[Any, ...]


def of_engine(audit: Audit) -> dict[str, list[Line]]:
    """Obligations, findings and states of an audit, sorted."""
    obligations = [
        (
            f"{ob.subject_type}:{ob.subject}", ob.duty, ob.loop or None, ob.step, ob.status, ob.opened_at, _due(audit, ob),
            ob.discharged_at, ob.violated_at, ob.provisional, _name(ob.bearer), _name(ob.responsible),
        )
        for ob in audit.obligations
    ]  # fmt: skip
    findings = _joined(
        [(f"{f.subject_type}:{f.subject}", f.kind, _duty(audit, f), f.at, f.until) for f in audit.findings]
    )
    states = [(f"{s.subject_type}:{s.subject}", s.workflow, s.state) for s in audit.states]
    return {"obligations": _sorted(obligations), "findings": _sorted(findings), "states": _sorted(states)}


def _due(audit: Audit, ob: Obligation) -> int | None:
    """A prohibition has no deadline but the instant of its violation."""
    return None if audit.policy.duties[ob.duty].modality == "forbid" and not ob.step else ob.due


def _duty(audit: Audit, finding: Finding) -> str | None:
    """A finding about permissions speaks of all of them, not of one duty; one about a target of an indicator."""
    if finding.kind == "target_missed":
        return finding.cause
    duty = audit.policy.duties.get(finding.duty)
    return None if duty is None or duty.modality == "permit" else finding.duty


def _name(value: object) -> str | None:
    """Nobody: `bearer` before the first of its dates, a post without holder."""
    return None if value in (None, "", "None") else str(value)


def of_reference(result: Result) -> dict[str, list[Line]]:
    """The same of the reference's result."""
    obligations = [(ob["subject"], *(_value(ob, name) for name in _FIELDS)) for ob in result.obligations]
    findings = _joined(
        [(f["subject"], f["kind"], f.get("duty"), f["at"], f.get("until")) for f in result.findings]
    )
    states = [
        (subject, workflow, state)
        for subject, flows in result.states.items()
        for workflow, state in flows.items()
    ]
    return {"obligations": _sorted(obligations), "findings": _sorted(findings), "states": _sorted(states)}


def differences(audit: Audit, result: Result) -> list[str]:
    """What only one of them says; empty if they agree."""
    ours, theirs = of_engine(audit), of_reference(result)
    found = []
    for part in ours:
        found += [f"only the engine, {part}: {line}" for line in _without(ours[part], theirs[part])]
        found += [f"only the reference, {part}: {line}" for line in _without(theirs[part], ours[part])]
    return found


_INTERVALS = ("vacant_post", "no_responsible_person")


def _joined(findings: list[Line]) -> list[Line]:
    """Vacancies told duty by duty or post by post come to the same stretches of time of a subject."""
    rest = [line for line in findings if line[1] not in (*_INTERVALS, "conflict")]
    rest += sorted({line for line in findings if line[1] == "conflict"})
    stretches: dict[tuple[str, str], list[tuple[int, int]]] = {}
    for subject, kind, _, since, until in findings:
        if kind in _INTERVALS:
            stretches.setdefault((subject, kind), []).append((since, _EVER if until is None else until))
    for (subject, kind), parts in stretches.items():
        end = -_EVER
        start = -_EVER
        for since, until in sorted(parts):
            if since > end:
                rest += [(subject, kind, None, start, end)] if end > -_EVER else []
                start, end = since, until
            end = max(end, until)
        rest.append((subject, kind, None, start, end))
    return rest


_EVER = 2**62


def _value(ob: Mapping[str, Any], name: str) -> Any:
    value = ob.get(name)
    if name == "step":
        return value or 0
    return _name(value) if name in ("bearer", "responsible") else value


def _without(lines: Sequence[Line], others: Sequence[Line]) -> list[Line]:
    rest = list(others)
    only = []
    for line in lines:
        if line in rest:
            rest.remove(line)
        else:
            only.append(line)
    return only


def _sorted(lines: list[Line]) -> list[Line]:
    return sorted(lines, key=repr)

"""Records as plain data: the documented interface of docs/jsonl.md."""

from __future__ import annotations

from collections.abc import Iterator

from carerules.answer.records import Finding, Obligation, State, Totals
from carerules.diagnostics.wording import Language
from carerules.history.event import Rejected
from carerules.resolved.policy import Policy
from carerules.resolved.value import Citation
from carerules.temporal.instants import SECOND, format_instant
from carerules.temporal.zone import Zone

from .basis import assumptions, unquantified
from .party import unit_of
from .selection import Buckets, Selection, added_up

SCHEMA = 1
"""Raised when a field changes its meaning or goes; new fields and new kinds do not raise it."""

Record = dict[str, object]


def records(selection: Selection, language: Language) -> Iterator[Record]:
    """Totals, rejected rows, obligations, findings, states: each an object with `schema`, `kind` and `id`."""
    policy = selection.audit.policy.resolved
    zone = policy.zone
    yield from totals(selection)
    for rejected in sorted(selection.audit.rejected, key=lambda rejected: rejected.row):
        yield rejected_row(rejected, language)
    for ob in selection.obligations:
        yield obligation(ob, policy)
    for found in selection.findings:
        yield finding(found, policy)
    for stands in selection.states:
        yield state(stands, zone)


def obligation(ob: Obligation, policy: Policy) -> Record:
    """One obligation or step of escalation."""
    zone = policy.zone
    return {
        **_head("obligation", ob.id),
        "subject": ob.subject,
        "subject_type": ob.subject_type,
        "duty": ob.duty,
        "status": ob.status,
        "bucket": ob.bucket,
        "opened_at": instant(ob.opened_at, zone),
        "due": instant(ob.due, zone),
        "discharged_at": instant(ob.discharged_at, zone),
        "violated_at": instant(ob.violated_at, zone),
        "ended_at": instant(ob.ended_at, zone),
        "ceased_at": instant(ob.ceased_at, zone),
        "lateness_seconds": None if ob.lateness is None else ob.lateness // SECOND,
        "provisional": ob.provisional,
        "assumed": ob.assumed,
        "backfilled": ob.backfilled,
        "bearer": ob.bearer,
        "unit": ob.unit or None,
        "unit_type": unit_of(policy, ob.bearer),
        "responsible": ob.responsible,
        "tenures": [
            {"since": instant(t.since, zone), "until": instant(t.until, zone), "holder": t.holder}
            for t in ob.tenures
        ],
        "for": ob.loop or None,
        "step": ob.step,
        "period": ob.period or None,
        "events": list(ob.events),
        "source": _citations(ob.source, policy),
    }


def finding(found: Finding, policy: Policy) -> Record:
    """One finding; `finding` is its kind."""
    zone = policy.zone
    return {
        **_head("finding", found.id),
        "finding": found.kind,
        "severity": found.severity,
        "subject": found.subject,
        "subject_type": found.subject_type,
        "at": instant(found.at, zone),
        "until": instant(found.until, zone),
        "duty": found.duty or None,
        "workflow": found.workflow or None,
        "obligation": found.obligation or None,
        "bearer": found.bearer or None,
        "responsible": found.responsible,
        "due": instant(found.due, zone),
        "missing": list(found.missing),
        "cause": found.cause or None,
        "events": list(found.events),
        "source": _citations(found.source, policy),
    }


def state(stands: State, zone: Zone) -> Record:
    """Where one workflow of one case stands."""
    return {
        **_head("state", f"{stands.subject_type}/{stands.subject}/{stands.workflow}"),
        "subject": stands.subject,
        "subject_type": stands.subject_type,
        "workflow": stands.workflow,
        "state": stands.state,
        "since": instant(stands.since, zone),
    }


def rejected_row(rejected: Rejected, language: Language) -> Record:
    """One quarantined row: its 1-based number, the column at fault and why."""
    diagnostic = rejected.diagnostic
    return {
        **_head("rejected", f"row-{rejected.row}"),
        "row": rejected.row,
        "column": rejected.column or None,
        "code": diagnostic.code,
        "severity": diagnostic.severity.value,
        "message": diagnostic.message(language),
    }


def totals(selection: Selection) -> Iterator[Record]:
    """The numbers of the whole, then of each unit with its instances, each duty and each bearer."""
    numbers = selection.totals
    yield _whole(selection, numbers)
    for unit, instances in selection.by_unit().items():
        yield _total("unit", unit, added_up(instances.values()))
        for instance, buckets in instances.items():
            if instance:
                yield _total("unit_instance", instance, buckets, unit)
    for of, table in (("duty", numbers.by_duty), ("bearer", numbers.by_bearer)):
        for name, buckets in table.items():
            yield _total(of, name, buckets)


def _total(of: str, name: str, buckets: Buckets, unit: str = "") -> Record:
    return {
        **_head("total", "/".join(filter(None, (of, unit, name)))),
        "of": of,
        "name": name,
        "unit_type": unit or None,
        "obligations": sum(buckets.values()),
        "buckets": buckets,
    }


def _whole(selection: Selection, numbers: Totals) -> Record:
    audit = selection.audit
    policy = audit.policy.resolved
    return {
        **_head("total", "all"),
        "of": "all",
        "name": selection.unit or None,
        "policy": policy.id,
        "policy_hash": audit.policy.hash,
        "language_version": audit.policy.language_version,
        "as_of": instant(audit.as_of, policy.zone),
        "known_as_of": instant(audit.known_as_of, policy.zone),
        "only": sorted(selection.only),
        "obligations": numbers.obligations,
        "buckets": numbers.buckets,
        "statuses": numbers.statuses,
        "steps": numbers.steps,
        "findings": numbers.findings,
        "subjects": numbers.subjects,
        "rows": numbers.rows,
        "accepted": numbers.accepted,
        "quarantined": numbers.quarantined,
        "after_as_of": numbers.after_as_of,
        "unknown_yet": numbers.unknown_yet,
        "duplicates": numbers.duplicates,
        "retracted": numbers.retracted,
        "assumptions": [rests.term.id for rests in assumptions(policy, selection.counted)],
        "unquantified": list(unquantified(selection.counted)),
        "tightenings": [
            {"section": section, "id": id_, "reason": reason} for section, id_, reason in audit.tightenings
        ],
    }


def instant(at: int | None, zone: Zone) -> str | None:
    """ISO 8601 with the zone's offset, or None."""
    return None if at is None else format_instant(at, zone)


def _head(kind: str, id_: str) -> Record:
    return {"schema": SCHEMA, "kind": kind, "id": id_}


def _citations(source: tuple[Citation, ...], policy: Policy) -> list[Record]:
    cited: list[Record] = []
    for citation in source:
        declared = policy.sources.get(citation.source)
        title = declared.title if declared is not None else None
        cited.append({"source": citation.source, "title": title, "clause": citation.clause})
    return cited

"""Records that belong to no case of the policy, and corrections that hit nothing: findings, never silence. (S4.2)"""

from __future__ import annotations

from carerules.history.settle import Prepared
from carerules.program.plan import Program

from .records import Finding
from .tell import digest


def stray_findings(program: Program, prepared: Prepared, as_of: int) -> list[Finding]:
    """One finding per record whose subject type the policy does not know, and per note of the preparation."""
    found = []
    for (kind, subject), records in sorted(prepared.cases.items()):
        if kind in program.plans:
            continue
        for settled in records:
            if settled.event.occurred_at <= as_of:
                known = settled.event.type in program.policy.events
                what = "invalid_event" if known else "unknown_event"
                found.append(
                    finding_of(what, kind, subject, settled.event.occurred_at, settled.id, f"subject:{kind}")
                )
    for note in prepared.notes:
        event = note.event
        if event.occurred_at <= as_of:
            found.append(
                finding_of(
                    "conflict", event.subject_type, event.subject, event.occurred_at, note.id, note.reason
                )
            )
    return found


def finding_of(kind: str, subject_type: str, subject: str, at: int, event: str, cause: str) -> Finding:
    """A finding that belongs to no obligation and no evaluated case."""
    return Finding(
        id=digest(kind, subject_type, subject, str(at), event, cause),
        kind=kind,
        severity="warning" if kind == "target_missed" else "error",
        subject=subject,
        subject_type=subject_type,
        at=at,
        until=None,
        duty="",
        workflow="",
        obligation="",
        bearer="",
        responsible=None,
        due=None,
        missing=(),
        cause=cause,
        events=(event,) if event else (),
        source=(),
    )

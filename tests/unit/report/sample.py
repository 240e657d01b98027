"""A made-up audit of a small policy: one obligation of every status, a finding of most kinds."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from carerules.answer.records import Finding, Obligation, State, Tenure, Totals
from carerules.answer.totals import count
from carerules.diagnostics.diagnostic import Diagnostic
from carerules.diagnostics.span import Span
from carerules.history.event import Rejected
from carerules.resolved.load import load_policy
from carerules.resolved.policy import Policy
from carerules.temporal.instants import parse_moment
from carerules.temporal.zone import Zone

GOLDEN = Path(__file__).resolve().parents[2] / "golden" / "report"
ZONE = Zone("Asia/Shanghai")


def at(text: str) -> int:
    return parse_moment(text, ZONE).at


@cache
def policy() -> Policy:
    loaded = load_policy(GOLDEN / "policy")
    assert loaded.policy is not None, loaded.diagnostics
    return loaded.policy


@dataclass(frozen=True)
class SamplePolicy:
    resolved: Policy
    hash: str = "0123456789abcdef" * 4
    language_version: int = 1
    unquantified: tuple[str, ...] = ("learn",)


@dataclass(frozen=True)
class SampleAudit:
    policy: SamplePolicy
    as_of: int
    known_as_of: int | None
    obligations: list[Obligation]
    findings: list[Finding]
    states: list[State]
    totals: Totals
    rejected: tuple[Rejected, ...] = ()
    tightenings: tuple[tuple[str, str, str], ...] = field(default=())


def obligation(duty: str, status: str, opened: str, **more: Any) -> Obligation:
    """An obligation of child c-001 whose other fields are made up from the duty."""
    declared = policy().duties[duty]
    bearer = declared.bearer.at(0)
    subject = more.get("subject", "c-001")
    fields: dict[str, Any] = {
        "id": f"{duty}-{subject}-{opened}-{status}-{more.get('step', 0)}-{more.get('loop', '')}",
        "subject": subject, "subject_type": "child", "duty": duty, "status": status,
        "discharged_at": None, "violated_at": None, "ended_at": None, "ceased_at": None,
        "provisional": False, "assumed": False, "backfilled": False, "bearer": bearer,
        "unit": "v-07" if bearer != "parent" else "", "responsible": "p-12" if bearer != "parent" else "parent",
        "tenures": (), "loop": "", "step": 0, "period": "", "lateness": None, "events": (), "source": declared.source,
        "due": None,
    }  # fmt: skip
    instants = ("due", "discharged_at", "violated_at", "ended_at", "ceased_at")
    fields |= {key: at(value) if key in instants and value else value for key, value in more.items()}
    return Obligation(opened_at=at(opened), **fields)


def finding(kind: str, when: str, **more: Any) -> Finding:
    fields: dict[str, Any] = {
        "id": f"{kind}-{when}-{more.get('subject', 'c-001')}", "kind": kind, "severity": "error", "subject": "c-001",
        "subject_type": "child", "until": None, "duty": "", "workflow": "", "obligation": "", "bearer": "",
        "responsible": None, "due": None, "missing": (), "cause": "", "events": (), "source": (),
    }  # fmt: skip
    fields |= {key: at(value) if key in ("until", "due") and value else value for key, value in more.items()}
    return Finding(at=at(when), **fields)


AS_OF = "2026-03-31"
HOUR = 3_600_000_000
DAY = 24 * HOUR


def obligations() -> list[Obligation]:
    visit = {"assumed": False}
    return [
        obligation("weekly_visit", "discharged", "2026-03-02T09:00", due="2026-03-09", discharged_at="2026-03-08T10:00",
                   ended_at="2026-03-08T10:00", events=("e-1",), **visit),
        obligation("weekly_visit", "discharged_late", "2026-03-08T10:00", due="2026-03-15", violated_at="2026-03-15",
                   discharged_at="2026-03-18T14:30", ended_at="2026-03-18T14:30", lateness=2 * DAY + 14 * HOUR,
                   backfilled=True, tenures=(Tenure(at("2026-03-15"), at("2026-03-18T14:30"), "p-12"),)),
        obligation("weekly_visit", "violated", "2026-03-18T14:30", due="2026-03-25", violated_at="2026-03-25",
                   lateness=6 * DAY, responsible=None),
        obligation("weekly_visit", "violated", "2026-03-25", due="2026-03-27", violated_at="2026-03-27", step=1, assumed=True,
                   lateness=4 * DAY, bearer="civil_affairs", responsible="civil_affairs", unit=""),
        obligation("weekly_visit", "due_soon", "2026-03-25", subject="c-002", due="2026-04-01"),
        obligation("weekly_visit", "suspended", "2026-03-26", subject="c-003", due="2026-04-02"),
        obligation("written_notice", "violated", "2026-02-01T08:00", due="2026-02-08", violated_at="2026-02-08",
                   loop="school", assumed=True, lateness=51 * DAY),
        obligation("written_notice", "pending", "2026-03-28T08:00", due="2026-04-04", loop="village_committee",
                   assumed=True),
        obligation("written_notice", "waived", "2026-02-01T08:00", due="2026-02-08", loop="village_committee",
                   assumed=True),
        obligation("report_alone", "violated", "2026-03-20T23:00", due="2026-03-21T23:00", loop="found-c-001",
                   violated_at="2026-03-21T23:00", discharged_at="2026-03-21T23:42", lateness=42 * 60_000_000,
                   ended_at="2026-03-21T23:42", provisional=True),
        obligation("named_person", "violated", "2026-03-01", due="2026-03-04", violated_at="2026-03-04",
                   ceased_at="2026-03-20T12:00", subject="c-002", responsible="v-07", lateness=15 * DAY + 12 * HOUR),
        obligation("named_person", "undetermined", "2026-03-01", subject="c-003", responsible="v-07"),
        obligation("never_alone", "violated", "2026-03-20T23:00", due="2026-03-20T23:00",
                   violated_at="2026-03-20T23:00", responsible="p-900"),
        obligation("learn", "unquantified", "2026-03-02T08:00"),
        obligation("learn", "lapsed", "2026-03-02T08:00", subject="c-002", ended_at="2026-03-10T08:00"),
    ]  # fmt: skip


def findings() -> list[Finding]:
    return [
        finding("violated", "2026-03-25", duty="weekly_visit", bearer="child_director", due="2026-03-25"),
        finding("undetermined", "2026-03-01", subject="c-003", duty="named_person", cause="while",
                missing=("risk", "event.child_seen"), until="2026-03-05T12:00", bearer="village_committee"),
        finding("invalid_event", "2026-03-11T09:00", cause="missing:child_seen,recorded_before", events=("e-7",)),
        finding("unauthorised", "2026-03-12T09:00", events=("e-8",)),
        finding("target_missed", AS_OF, subject="v-07", subject_type="village", cause="known", severity="warning"),
        finding("no_responsible_person", "2026-03-25", duty="weekly_visit", bearer="child_director",
                until="2026-03-28T00:00", severity="error"),
    ]  # fmt: skip


def rejected() -> tuple[Rejected, ...]:
    def row(number: int, column: str, code: str) -> Rejected:
        span = Span("history.csv", number + 1, 1, number + 1, 1)
        return Rejected(number, column, Diagnostic(code, span, {"row": number, "column": column}))

    return (row(12, "subject", "CR821"), row(3, "subject", "CR821"), row(7, "occurred_at", "CR822"))


FIGURES = {"rows": 120, "accepted": 117, "quarantined": 3, "after_as_of": 4, "duplicates": 1}


def audit() -> SampleAudit:
    obs, found = obligations(), findings()
    states = [
        State(
            subject="c-001", subject_type="child", workflow="care", state="open.high", since=at("2026-03-01")
        )
    ]
    return SampleAudit(
        policy=SamplePolicy(policy()),
        as_of=at(AS_OF),
        known_as_of=None,
        obligations=obs,
        findings=found,
        states=states,
        totals=count(obs, found, 4, dict(FIGURES)),
        rejected=rejected(),
        tightenings=(("duties", "weekly_visit", "县里要求每周走访"),),
    )


def empty() -> SampleAudit:
    figures = dict.fromkeys(FIGURES, 0)
    return SampleAudit(
        SamplePolicy(policy()), at(AS_OF), at("2026-04-15"), [], [], [], count([], [], 0, figures)
    )

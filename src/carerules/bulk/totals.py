"""Numbers that add up, of what the kernel counted and what the engine found. (S5.2)"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from carerules.answer.records import BUCKET_OF, BUCKETS, Totals

from .judge import Gathered, Judge
from .kernel.words import (
    COUNTED_PROVISIONAL,
    COUNTED_SOON,
    COUNTED_UNDECIDED,
    COUNTED_WAIVED,
    DISCHARGED_LATE,
    DUE_SOON,
    EVIDENCE_MISSING,
    NOBODY_THERE,
    NOT_PERMITTED,
    SLOTS,
    TOO_MANY_OPEN,
    UNAUTHORISED,
    UNDECIDED,
    UNDETERMINED,
    VACANT,
    VIOLATED,
    WAIVED,
)
from .leftover import Leftover
from .lines import STATUSES

_ELSEWHERE = {COUNTED_SOON: DUE_SOON, COUNTED_WAIVED: WAIVED, COUNTED_UNDECIDED: UNDECIDED}
"""Places of the kernel's counts that are not those of the status."""
_BEHIND = {"vacant_post": VACANT, "no_responsible_person": NOBODY_THERE, "unauthorised": UNAUTHORISED,
           "evidence_missing": EVIDENCE_MISSING, "not_permitted": NOT_PERMITTED,
           "undetermined": UNDETERMINED, "too_many_open": TOO_MANY_OPEN}  # fmt: skip
"""Findings by their places behind the counts of all lines."""


@dataclass(frozen=True, slots=True)
class Sums:
    """Figures about the rows."""

    rows: int
    quarantined: int
    late: int


def totals_of(judged: Sequence[tuple[Judge, Gathered]], left: Leftover, sums: Sums) -> Totals:
    """The same numbers as those of an audit by the engine alone."""
    statuses, steps, findings = Counter[str](), Counter[str](), left.findings()
    by_duty: dict[str, Counter[str]] = {}
    by_bearer: dict[str, Counter[str]] = {}
    for duty, bearer, status, n in _counted(judged, left, steps):
        statuses[status] += n
        by_duty.setdefault(duty, Counter())[BUCKET_OF[status]] += n
        by_bearer.setdefault(bearer, Counter())[BUCKET_OF[status]] += n
    for judge, gathered in judged:
        findings += judge.findings()
        counts = gathered.counts.reshape(-1, SLOTS)
        findings += Counter({kind: int(counts[-1, place]) for kind, place in _BEHIND.items()})
        counts = counts[:-1]
        findings["violated"] += int(counts[:, VIOLATED].sum() + counts[:, DISCHARGED_LATE].sum())
        findings["provisional"] += int(counts[:, COUNTED_PROVISIONAL].sum())
        findings["unexpected"] += sum(map(len, gathered.odd))
    buckets = {bucket: sum(counter[bucket] for counter in by_duty.values()) for bucket in BUCKETS}
    return Totals(
        subjects=sum(gathered.cases for _, gathered in judged) + left.evaluation.subjects,
        obligations=sum(buckets.values()),
        buckets=buckets,
        statuses=dict(sorted(statuses.items())),
        steps=dict(sorted(steps.items())),
        findings={kind: n for kind, n in sorted(findings.items()) if n},
        rows=sums.rows,
        accepted=sums.rows - sums.quarantined,
        quarantined=sums.quarantined,
        after_as_of=sums.late,
        duplicates=left.duplicates,
        retracted=left.retracted,
        by_duty=_tidy(by_duty),
        by_bearer=_tidy(by_bearer),
    )


def _counted(
    judged: Sequence[tuple[Judge, Gathered]], left: Leftover, steps: Counter[str]
) -> list[tuple[str, str, str, int]]:
    """Duty, bearer, status and how many; steps of escalation apart."""
    seen = []
    for judge, gathered in judged:
        counts = gathered.counts.reshape(-1, SLOTS)
        told = judge.told
        for line, place in np.argwhere(counts[:-1]).tolist():
            if place == COUNTED_PROVISIONAL:
                continue
            status = STATUSES[_ELSEWHERE.get(place, place)]
            if told.is_step[line]:
                steps[status] += int(counts[line, place])
            else:
                seen.append((told.duty[line], told.bearer[line], status, int(counts[line, place])))
    for ob in left.evaluation.obligations:
        if ob.step:
            steps[ob.status] += 1
        else:
            seen.append((ob.duty, ob.bearer, ob.status, 1))
    return seen


def _tidy(table: dict[str, Counter[str]]) -> dict[str, dict[str, int]]:
    return {key: {bucket: table[key][bucket] for bucket in BUCKETS} for key in sorted(table)}

"""Counting what was found, so that the numbers always add up."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from .records import BUCKETS, Finding, Obligation, Totals


def count(
    obligations: Iterable[Obligation], findings: Iterable[Finding], subjects: int, rows: dict[str, int]
) -> Totals:
    """The totals; `rows` gives the figures about the data (`rows accepted quarantined after_as_of …`)."""
    buckets, statuses, steps = Counter[str](), Counter[str](), Counter[str]()
    by_duty: dict[str, Counter[str]] = {}
    by_bearer: dict[str, Counter[str]] = {}
    for ob in obligations:
        if ob.step:
            steps[ob.status] += 1
            continue
        buckets[ob.bucket] += 1
        statuses[ob.status] += 1
        by_duty.setdefault(ob.duty, Counter())[ob.bucket] += 1
        by_bearer.setdefault(ob.bearer, Counter())[ob.bucket] += 1
    return Totals(
        subjects=subjects,
        obligations=sum(buckets.values()),
        buckets={bucket: buckets[bucket] for bucket in BUCKETS},
        statuses=dict(sorted(statuses.items())),
        steps=dict(sorted(steps.items())),
        findings=dict(sorted(Counter(finding.kind for finding in findings).items())),
        by_duty=_tidy(by_duty),
        by_bearer=_tidy(by_bearer),
        **rows,
    )


def _tidy(table: dict[str, Counter[str]]) -> dict[str, dict[str, int]]:
    return {key: {bucket: table[key][bucket] for bucket in BUCKETS} for key in sorted(table)}

"""The part of an audit that a reader asked for; its totals are counted again, so they add up too."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from carerules.answer.records import BUCKET_OF, BUCKETS, Finding, Obligation, State, Totals
from carerules.answer.totals import count
from carerules.engine.kinds import NAMES as KINDS

from .audit import Audit
from .party import belongs, parties, unit_of

ONLY = tuple(sorted({*BUCKETS, *BUCKET_OF, *KINDS}))
"""The words that select: buckets and statuses of obligations, kinds of findings."""

_FIGURES = ("rows", "accepted", "quarantined", "after_as_of", "unknown_yet", "duplicates", "retracted")


Buckets = dict[str, int]


@dataclass(frozen=True, slots=True)
class Selection:
    """What is left of `audit`.

    `counted` are the obligations of the unit asked for, and `totals` count them, whatever `only` leaves out;
    `obligations` are those that are shown.
    """

    audit: Audit
    only: frozenset[str]
    unit: str
    counted: Sequence[Obligation]
    obligations: Sequence[Obligation]
    findings: Sequence[Finding]
    states: Sequence[State]
    totals: Totals

    def by_unit(self) -> dict[str, dict[str, Buckets]]:
        """Unit, group or role -> its instances (empty: none in particular) -> buckets; steps are left out."""
        table: dict[str, dict[str, Buckets]] = {}
        for ob in self.counted:
            if not ob.step:
                instances = table.setdefault(unit_of(self.audit.policy.resolved, ob.bearer), {})
                buckets = instances.setdefault(ob.unit, dict.fromkeys(BUCKETS, 0))
                buckets[ob.bucket] += 1
        return {unit: dict(sorted(table[unit].items())) for unit in sorted(table)}


def select(audit: Audit, only: Collection[str] = (), unit: str = "") -> Selection:
    """What `only` (words of `ONLY`; none: everything) and `unit` (see `known_units`; empty: all) leave.

    States are left out where `only` says what is wanted, and those of subjects that owe the unit nothing.
    """
    obligations, findings, states, totals = audit.obligations, audit.findings, audit.states, audit.totals
    if unit:
        obligations = [ob for ob in obligations if _owes(audit, ob, unit)]
        ids = {ob.id for ob in obligations}
        findings = [
            finding for finding in findings if finding.obligation in ids or _meets(audit, finding, unit)
        ]
        subjects = {(ob.subject_type, ob.subject) for ob in obligations}
        states = [state for state in states if (state.subject_type, state.subject) in subjects]
        figures = {name: getattr(totals, name) for name in _FIGURES}
        totals = count(obligations, findings, len(subjects), figures)
    counted, words = obligations, frozenset(only)
    if words:
        obligations = [ob for ob in obligations if not words.isdisjoint((ob.status, ob.bucket))]
        findings = [finding for finding in findings if finding.kind in words]
        states = []
    return Selection(audit, words, unit, counted, obligations, findings, states, totals)


def added_up(parts: Iterable[Buckets]) -> Buckets:
    """The buckets of several parts together."""
    whole = dict.fromkeys(BUCKETS, 0)
    for part in parts:
        for bucket, number in part.items():
            whole[bucket] += number
    return whole


def known_units(audit: Audit) -> list[str]:
    """What `select` takes as a unit: units, groups, posts and roles of the policy, and units' instances."""
    instances = {ob.unit for ob in audit.obligations if ob.unit}
    return sorted({*parties(audit.policy.resolved), *instances})


def struck(selection: Selection, words: Collection[str]) -> bool:
    """Whether an obligation has a status or bucket among `words`, or a finding a kind; `only` does not matter.

    Steps of escalation do not count: the obligation that they belong to does.
    """
    totals = selection.totals
    numbers = (totals.buckets, totals.statuses, totals.findings)
    return any(table.get(word, 0) for table in numbers for word in words)


def _owes(audit: Audit, ob: Obligation, unit: str) -> bool:
    return ob.unit == unit or belongs(audit.policy.resolved, ob.bearer, unit)


def _meets(audit: Audit, finding: Finding, unit: str) -> bool:
    """Whether a finding without an obligation is the unit's: its bearer's, or about the instance itself."""
    policy = audit.policy.resolved
    subject = policy.subjects.get(finding.subject_type)
    instance = subject is not None and subject.unit and finding.subject == unit
    return bool(instance) or belongs(policy, finding.bearer, unit)

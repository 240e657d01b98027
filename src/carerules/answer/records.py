"""What was found out, in the policy's words: the records that every report, export and caller sees.

Instants are microseconds UTC, None where there is none. Ids are stable: equal inputs give equal ids.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from carerules.resolved.value import Citation

BUCKETS = ("compliant", "violated", "pending", "undetermined", "not_judged")
"""The five buckets of S5.2; they always add up to all obligations."""

BUCKET_OF = {
    "discharged": "compliant",
    "violated": "violated",
    "discharged_late": "violated",
    "pending": "pending",
    "due_soon": "pending",
    "suspended": "pending",
    "undetermined": "undetermined",
    "lapsed": "not_judged",
    "waived": "not_judged",
    "unquantified": "not_judged",
}


@dataclass(frozen=True, slots=True)
class Tenure:
    """Who answered from when to when; `holder` None: nobody."""

    since: int
    until: int
    holder: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Obligation:
    """One obligation as of the instant asked for. (S5)

    `bearer` is a unit, post or role, after successors; `responsible` the person or instance that it was, None for
    nobody: at the violation or end, else at the instant asked for. `tenures` say who was responsible when.
    `unit` is the instance of the bearer's unit to which the subject belongs, empty where there is none.
    `loop` is the value of `for`; `step` the place in the ladder of escalation (0: the obligation itself).
    `lateness` is microseconds from `due` to the discharge, or to the instant asked for. `events` are the ids of the
    records that opened, did or violated it; what else it rests on is for an explanation to say. (S9.7)
    """

    id: str
    subject: str
    subject_type: str
    duty: str
    status: str
    opened_at: int
    due: int | None
    discharged_at: int | None
    violated_at: int | None
    ended_at: int | None
    ceased_at: int | None
    provisional: bool
    assumed: bool
    backfilled: bool
    bearer: str
    unit: str
    responsible: str | None
    tenures: tuple[Tenure, ...]
    loop: str
    step: int
    period: str
    lateness: int | None
    events: tuple[str, ...]
    source: tuple[Citation, ...]

    @property
    def bucket(self) -> str:
        """One of `BUCKETS`."""
        return BUCKET_OF[self.status]


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """Something wrong or undecidable. (S10)

    `at` is when it began or happened, `until` when it ended (None: it stands). `missing` names what was unknown.
    `cause` is a word for why, from a fixed list; `obligation` is the id of the obligation it concerns, or empty.
    """

    id: str
    kind: str
    severity: str
    subject: str
    subject_type: str
    at: int
    until: int | None
    duty: str
    workflow: str
    obligation: str
    bearer: str
    responsible: str | None
    due: int | None
    missing: tuple[str, ...]
    cause: str
    events: tuple[str, ...]
    source: tuple[Citation, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """Where a workflow of a case stands: the innermost state's dotted path, and since when."""

    subject: str
    subject_type: str
    workflow: str
    state: str
    since: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """An indicator for one unit: of `among` cases `holds` have it and of `unknown` nobody can say.

    `by` is the level, relation or subject type of the grouping, `unit` the instance (empty: cases without one).
    `met`: the target is met whatever the unknown ones turn out to be; None where `among` is 0.
    """

    indicator: str
    by: str
    unit: str
    among: int
    holds: int
    unknown: int
    target: str
    met: bool | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Totals:
    """Numbers that add up: `sum(buckets.values()) == obligations` and `accepted + quarantined == rows`.

    `buckets` counts obligations, `steps` steps of escalation (apart, S5.2); `findings` counts by kind.
    `after_as_of` events lie after the instant asked for; `unknown_yet` were recorded after `known_as_of`;
    `duplicates` repeated an event; `retracted` were taken back.
    """

    subjects: int
    obligations: int
    buckets: dict[str, int]
    statuses: dict[str, int]
    steps: dict[str, int]
    findings: dict[str, int]
    rows: int
    accepted: int
    quarantined: int
    after_as_of: int
    unknown_yet: int = 0
    duplicates: int = 0
    retracted: int = 0
    by_duty: dict[str, dict[str, int]] = field(default_factory=dict)
    by_bearer: dict[str, dict[str, int]] = field(default_factory=dict)

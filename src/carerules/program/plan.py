"""The compiled tables: a `Program` for the whole policy, a `Plan` for each subject type.

Everything a policy can say about a case is an integer, a mask or a postfix condition here; names are kept only to
give answers in the policy's words. Indices of duties, events and workflows follow their sorted ids.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from carerules.resolved.policy import Policy
from carerules.temporal.deadline import Reckoner
from carerules.temporal.duration import Duration
from carerules.temporal.period import Periods
from carerules.temporal.zone import Zone

from .lexicon import Lexicon

Code = tuple[int, ...]
NONE: Code = ()
"""No condition: always true."""

ACHIEVE, MAINTAIN, FORBID, PERMIT = range(4)
WITHIN, DUE, BEFORE, EVERY, EACH, KEEP, ACT = range(7)
"""How a duty is timed; ACT is a prohibition or permission, judged when its event comes."""


@dataclass(slots=True)
class Edge:
    """One candidate transition of a leaf: from the state it is written on to `target` (-1: accept and stay).

    `number` is unique in its workflow: 1000 for each state before, then the place in the state's list.
    """

    number: int
    source: int
    when: Code
    target: int
    reads: int


@dataclass(slots=True)
class Timeout:
    """One `after` of a state; `number` goes on behind those of the state's transitions."""

    number: int
    state: int
    steps: tuple[tuple[int, Duration | None], ...]
    when: Code
    target: int


@dataclass(slots=True)
class Chart:
    """One workflow. States are numbered in document order; a configuration is its innermost active state."""

    index: int
    id: str
    paths: tuple[str, ...]
    parent: tuple[int, ...]
    initial: tuple[int, ...]
    """The child entered by default, or -1 for a leaf."""
    memory: tuple[int, ...]
    """0 none, 1 shallow, 2 deep history."""
    lineage: tuple[tuple[int, ...], ...]
    """Per state: itself and its ancestors, innermost first."""
    start: int
    edges: tuple[dict[int, tuple[Edge, ...]], ...]
    """Per leaf: event code -> candidates, from the innermost state outward, in list order."""
    eventless: tuple[tuple[Edge, ...], ...]
    timeouts: tuple[tuple[Timeout, ...], ...]
    """Per state, its own."""
    entered: dict[int, int]
    exited: dict[int, int]
    """State -> code of the internal event, where the policy refers to it."""
    silent: bool
    since: int
    until: int
    bit: int = 0
    """Its place in masks of what has changed; 0 where nothing asks about its states."""


@dataclass(slots=True)
class Rung:
    """One step of a ladder of escalation."""

    place: int
    after: Duration
    to: int
    within: Duration | None
    do: int
    """Event code of its own act, or -1: the duty's."""


@dataclass(slots=True)
class Version:
    """The values of a duty between two dates at which any of them changes."""

    number: int
    since: int
    in_force: bool
    bearer: int
    holds_while: Code
    while_reads: int
    where: Code
    keep: Code
    keep_reads: int
    suspend: Code
    suspend_reads: int
    due: Code
    due_reads: int
    due_instant: bool
    """Whether `due` gives an instant; else a date."""
    term: Duration | None
    """The length of `within` or `every`; None where there is none or the word has no number."""
    unquantified: bool
    assumed: bool
    tolerance: Duration | None
    warn: Duration | None


@dataclass(slots=True)
class DutyPlan:
    """One duty."""

    index: int
    id: str
    modality: int
    timing: int
    versions: tuple[Version, ...]
    effective_since: int
    effective_until: int
    opened_by: dict[int, Code]
    """Event code -> `when`; empty: opened by its `while`."""
    acts: dict[int, Code]
    evidence: dict[int, tuple[int, ...]]
    loop_fixed: tuple[int, ...]
    loop_code: Code
    looped: bool
    at_most: int
    before: int
    due_offset: Duration | None
    each: str
    times: int
    by_days: tuple[str, ...]
    grid: bool
    missed_once: bool
    partial: bool
    roll: bool
    count_first_day: bool
    restart: bool
    immediate: bool
    suspends: bool
    rungs: tuple[Rung, ...]
    waive_event: int
    waive_approver: int
    waive_until: Code
    period_column: int
    keeps_opening: bool
    violated: int
    discharged: int
    lapsed: int
    undetermined: int
    """Codes of its internal events, or -1 where nothing refers to them."""
    bit: int = 0
    """Its place in masks of what has changed; 0 where nothing asks whether it is open."""


@dataclass(slots=True)
class EventPlan:
    """One event type (or internal event) of a subject type."""

    code: int
    id: str
    internal: bool
    since: int
    until: int
    by: tuple[int, ...]
    advisory: bool
    sets: tuple[tuple[int, Code], ...]
    evidence: tuple[int, ...]
    record_within: Duration | None
    planned: bool
    assigns: int
    relieves: int
    ends: bool
    resumes: bool
    charts: tuple[int, ...]
    """Workflows that use it and want to hear of `unexpected`."""
    acts: tuple[int, ...] = ()
    opens: tuple[int, ...] = ()
    forbids: tuple[int, ...] = ()
    permits: tuple[int, ...] = ()
    befores: tuple[int, ...] = ()
    waives: tuple[int, ...] = ()
    period_kind: str = ""
    """The type of its datum `period`, by which an act names the period that it is for."""


@dataclass(slots=True, frozen=True)
class Clock:
    """A comparison that flips by itself: `age` or `days_since` of a date or instant against thresholds."""

    op: int
    argument: Code
    instant: bool
    thresholds: tuple[int, ...]
    flips: dict[int, tuple[int, ...]] = field(default_factory=dict, compare=False, repr=False)
    """Value -> the instants at which it flips, in order; filled as values are met."""


@dataclass(slots=True)
class Gauge:
    """A measure."""

    index: int
    id: str
    kind: int
    event: int
    value: Code
    where: Code
    condition: Code
    reads: int
    window: Duration | None
    period: str
    run: bool
    bridge: int
    thresholds: tuple[float, ...]
    bit: int = 0
    """Its place in masks of what has changed; 0 where no condition that is timed reads it."""


@dataclass(slots=True)
class Plan:
    """All tables of one subject type."""

    index: int
    id: str
    unit: int
    facts: tuple[str, ...] = ()
    defaults: tuple[float, ...] = ()
    relations: tuple[tuple[int, int], ...] = ()
    """`(slot, unit code)` of each relation, in declared order."""
    columns: dict[str, int] = field(default_factory=dict)
    """Datum name -> column in an event's values."""
    events: tuple[EventPlan, ...] = ()
    event_codes: dict[str, int] = field(default_factory=dict)
    charts: tuple[Chart, ...] = ()
    duties: tuple[DutyPlan, ...] = ()
    watched: tuple[int, ...] = ()
    """Per duty: the mask of what its while, keep, suspend and due read."""
    interest: int = 0
    """Everything that any of `watched`, or a measure's condition, reads."""
    gauge_bits: int = 0
    """The bits of all measures together."""
    readers: dict[int, tuple[DutyPlan, ...]] = field(default_factory=dict)
    """Mask of changes -> the duties to look at; filled as masks are met."""
    constants: tuple[float, ...] = ()
    shifts: tuple[tuple[Duration, int], ...] = ()
    state_tests: tuple[tuple[int, int], ...] = ()
    """`(workflow, mask of states inside the one asked for)`."""
    clocks: tuple[Clock, ...] = ()
    gauges: tuple[Gauge, ...] = ()
    holder_posts: tuple[int, ...] = ()
    """Posts that timed conditions ask about."""
    indicators: tuple[tuple[str, Code, Code], ...] = ()
    """(id, among, holds) of each indicator."""
    ids_matter: bool = False
    """Some condition reads an event's id."""
    ticks: tuple[int, ...] = ()
    tick_set: frozenset[int] = frozenset()
    """Effective dates and dates of dated values, sorted."""
    period_kinds: tuple[str, ...] = ()
    routes: dict[int, tuple[tuple[int, ...], ...]] = field(default_factory=dict)
    """Unit code -> the ways to its instance, of which only one counts: a fact slot, then unit codes to follow."""


PostPlan = tuple[int, int, int, bool, tuple[int, ...]]
"""Unit, vacancy post or 0, most holders, whether some event assigns it, units where `each_member_of`."""


@dataclass(slots=True)
class Program:
    """The whole policy, compiled."""

    policy: Policy
    lexicon: Lexicon
    zone: Zone
    reckoner: Reckoner
    periods: Periods
    plans: dict[str, Plan]
    parties: dict[str, int]
    """Id of a unit, post or role -> its code (a code of the lexicon)."""
    posts: dict[int, PostPlan]
    assignable: frozenset[int]
    units: frozenset[int]
    roles: frozenset[int]
    successors: dict[int, tuple[tuple[int, int], ...]]
    """Unit -> `(from, the unit that takes over)`, sorted."""
    unit_types: dict[int, str]
    """Unit -> the subject type whose cases are its instances."""
    unit_since: dict[int, int]
    parameters: tuple[tuple[tuple[int, float], ...], ...]
    parameters_settled: int
    """From then on no parameter changes any more; EVER if none ever does."""
    period_starts: dict[tuple[str, int], int] = field(default_factory=dict)
    """(kind, day) -> when the next period starts; filled as days are asked about."""

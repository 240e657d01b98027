"""What the engine works on: one case's `Row`, its `Obligation`s, the `Event` at hand and the `Finding`s it raises.

Only integers, floats and lists of them: the row is what a live case costs, and what a compiled copy works on.
Instants are microseconds UTC; `NEVER` stands for none.
"""

from __future__ import annotations

from collections.abc import Iterator

from carerules.program.opcodes import FALSE
from carerules.program.plan import Plan
from carerules.temporal.duration import Duration
from carerules.temporal.instants import NEVER

PENDING, DISCHARGED, VIOLATED, DISCHARGED_LATE, UNDETERMINED, LAPSED, WAIVED, UNQUANTIFIED = range(8)
"""Status of an obligation (S5.2). `due_soon` and `suspended` are ways to be PENDING."""

CERTAIN, IN_WHILE, IN_UPON, IN_KEEP, IN_DUE = range(5)
"""Which condition of an obligation without clock is unknown: the `when` of `upon`, its `while` … (S7.2)"""

OPEN, UNDONE, CLOSED = range(3)
"""No discharge, violation or end yet; violated and not yet discharged; over. (S1)"""


class Event:
    """One event, decoded. `values` follow the columns of the plan; NaN is unknown."""

    __slots__ = (
        "actor", "at", "code", "date_only", "evidence", "flag", "holder", "number",
        "reason", "recorded_at", "text", "values",
    )  # fmt: skip

    def __init__(self, code: int, at: int, values: list[float]) -> None:
        self.code = code
        self.at = at
        self.values = values
        self.recorded_at = at
        self.date_only = False
        self.actor = 0
        self.holder = 0
        self.evidence: tuple[int, ...] = ()
        self.flag = 0
        """One of the VALID … flags of `coding`."""
        self.reason: tuple[str, ...] = ()
        self.number = -1
        """Its place in the prepared history of its case; -1 for an internal event."""
        self.text = 0
        """The code of its id."""


class Obligation:
    """One instance of a duty in one case. (S1, S5)"""

    __slots__ = (
        "again",
        "anchor",
        "assumed",
        "basis",
        "ceased_at",
        "count",
        "counted",
        "cut",
        "discharged_at",
        "discharged_by",
        "doubt",
        "due",
        "duty",
        "earlier",
        "ended_at",
        "failed_since",
        "first_opened",
        "in_doubt",
        "judge_at",
        "life",
        "loop",
        "marked",
        "moved",
        "number",
        "opened_at",
        "opened_by",
        "parent",
        "period",
        "period_first",
        "period_last",
        "place",
        "provisional",
        "repeats",
        "status",
        "step",
        "suspended_at",
        "term",
        "version",
        "violated_at",
        "violated_by",
        "waived_until",
    )  # fmt: skip

    def __init__(self, duty: int, version: int, opened_at: int) -> None:
        self.number = -1
        self.duty = duty
        self.version = version
        self.opened_at = opened_at
        self.first_opened = opened_at
        """When it was opened before `again: restart` moved that."""
        self.status = PENDING
        self.life = OPEN
        self.loop = 0
        self.step = 0
        """Place in the ladder of escalation; 0 for the obligation itself."""
        self.parent: Obligation | None = None
        self.due = NEVER
        self.judge_at = NEVER
        """When the deadline is judged: `due`, or later where it was moved into the past."""
        self.provisional = False
        self.violated_at = NEVER
        self.discharged_at = NEVER
        self.ended_at = NEVER
        self.ceased_at = NEVER
        self.suspended_at = NEVER
        self.in_doubt = False
        """It is unknown whether its clock stands; a finding says so. (S7.2)"""
        self.waived_until = NEVER
        self.doubt = CERTAIN
        """What is unknown about it, so that no deadline runs. (S7.2)"""
        self.marked: Event | None = None
        """An act of which it is unknown whether it counts. (S7.2)"""
        self.opened_by: Event | None = None
        self.discharged_by: Event | None = None
        self.violated_by: Event | None = None
        self.again = False
        """It is the next instance of a recurrence."""
        self.anchor = opened_at
        self.basis = NEVER
        """The day or instant that `due` gave when it last changed. (S5.6)"""
        self.failed_since = NEVER
        """Since when what is to be kept fails. (S5.7)"""
        self.repeats = 0
        """Deadlines missed since the anchor. (S5.4)"""
        self.term: Duration | None = None
        self.moved = False
        """A suspension has moved the deadline. (S5.4)"""
        self.count = 0
        self.counted: list[Event] = []
        self.period = ""
        self.period_first = 0
        self.period_last = 0
        self.place = 0
        self.cut = False
        """Taken back in the instant of its opening: it never was. (S5.5)"""
        self.assumed = False
        self.earlier: tuple[tuple[int, int], ...] = ()
        """The versions that it had before new values applied at once, each with its end. (S5.12)"""

    def take_version(self, version: int, t: int) -> None:
        """The values of `version` apply from `t` on."""
        if version != self.version:
            self.earlier = (*self.earlier, (self.version, t))
            self.version = version

    def version_then(self, t: int) -> int:
        """The version whose values applied to it at `t`."""
        return next((version for version, end in self.earlier if t < end), self.version)

    def events(self) -> Iterator[Event]:
        """The events by which it was opened, done or violated."""
        for event in (self.opened_by, *self.counted, self.discharged_by, self.violated_by, self.marked):
            if event is not None:
                yield event

    def copy(self, parents: dict[int, Obligation]) -> Obligation:
        """An equal obligation; `parents` maps the old parent's identity to its copy."""
        twin = Obligation.__new__(Obligation)
        for name in Obligation.__slots__:
            setattr(twin, name, getattr(self, name))
        twin.counted = list(self.counted)
        if self.parent is not None:
            twin.parent = parents.get(id(self.parent), self.parent)
        return twin


class Finding:
    """Something wrong or undecidable. `kind` is a member of `kinds`; `until` NEVER: it still stands."""

    __slots__ = (
        "at",
        "cause",
        "chart",
        "duty",
        "event",
        "kind",
        "missing",
        "obligation",
        "other",
        "party",
        "rule",
        "until",
    )

    def __init__(self, kind: int, at: int) -> None:
        self.kind = kind
        self.at = at
        self.until = NEVER
        self.duty = -1
        self.chart = -1
        self.rule = -1
        """The number of the transition or `after` of `chart` that could not be decided."""
        self.obligation: Obligation | None = None
        self.event: Event | None = None
        self.other: Event | None = None
        self.party = 0
        self.missing: tuple[int, ...] = ()
        """Pairs (opcode, argument) of what was unknown."""
        self.cause = ""


class Row:
    """One case between two events."""

    __slots__ = (
        "after", "armed", "assigned", "awaiting", "born", "changed", "charts", "circled_at", "done", "ended",
        "entered", "facts", "gauges", "ladder", "live", "memory", "moves", "now", "opened", "opening_at",
        "opening_bits", "plan", "relations", "settled", "started", "subject", "truth", "unknown_edges",
        "unsettled", "waivers",
    )  # fmt: skip

    def __init__(self, plan: Plan, subject: int) -> None:
        self.plan = plan
        self.subject = subject
        self.born = NEVER
        self.now = -NEVER
        self.ended = False
        self.facts: list[float] = list(plan.defaults)  # S1.3
        self.charts = [-1] * len(plan.charts)
        """Innermost active state of each workflow, -1 before it starts."""
        self.circled_at = NEVER
        """When eventless transitions last went on without end: they stand for the rest of that instant. (S4.6)"""
        self.entered: list[dict[int, int]] = [{} for _ in plan.charts]
        """Active state -> when it was entered."""
        self.memory: list[dict[int, int]] = [{} for _ in plan.charts]
        """Compound state with history -> the innermost state that was left."""
        self.circled_at = -NEVER
        """When eventless transitions last went on without end."""
        self.after: list[tuple[int, int, int, int]] = []
        """Running `after` timers: (due, workflow, state, position)."""
        self.live: list[list[Obligation]] = [[] for _ in plan.duties]
        """Per duty: what is open or undone."""
        self.done: dict[tuple[int, str], set[tuple[int, int]]] = {}
        """(duty, name of its present period) -> (value of `for`, place of the `by` day) that were judged or done."""
        self.truth = [FALSE] * len(plan.duties)
        self.settled = [FALSE] * len(plan.duties)
        """The duty's `while` now, and as it stood when the last instant was settled."""
        self.started = [False] * len(plan.duties)
        self.unsettled: set[int] = set()
        """Duties to settle before time leaves this instant."""
        self.changed = -1
        """Mask of what changed since conditions were last looked at; -1: everything."""
        self.awaiting: list[Obligation] = []
        """Ended instances whose successor opens in rule 8."""
        self.ladder: list[tuple[int, Obligation, int]] = []
        """Steps of escalation to come, and grid openings: (instant, obligation, place; 0: grid)."""
        self.waivers: list[tuple[int, int]] = []
        """(duty, until)."""
        self.assigned: list[tuple[int, int, int]] = []
        """Persons named for this very subject: (post or role, person, since)."""
        self.moves: list[tuple[int, int, int]] = []
        """Who was named when: (instant, post or role, person or 0: nobody) as a log of changes."""
        self.relations: list[tuple[int, int, float]] = []
        """Which unit's instance when: (instant, fact slot, value) as a log of changes."""
        self.unknown_edges: dict[int, Finding] = {}
        self.armed: list[int] = []
        self.gauges: list[list[tuple[int, float, int]]] = [[] for _ in plan.gauges]
        self.opening_at = -NEVER
        """The next instant at which something opens or flips by itself, as last computed; -NEVER: look again."""
        self.opening_bits = 0
        """The mask of what will have changed by itself then."""
        self.opened = 0
        """How many obligations there have been."""

    def obligations(self) -> list[Obligation]:
        """What is open or undone, by duty."""
        return [ob for obligations in self.live for ob in obligations]


class Output:
    """What evaluating one case has told so far; whoever asked may empty the lists at any time."""

    __slots__ = ("closed", "findings", "obligations", "permitted", "stays", "steps", "taken")

    def __init__(self) -> None:
        self.obligations: list[Obligation] = []
        self.closed: list[Obligation] = []
        self.findings: list[Finding] = []
        self.steps: list[tuple[int, int, int, int, Event | None]] = []
        """Transitions: (instant, workflow, from, to, event)."""
        self.stays: list[tuple[int, int]] = []
        """Transitions without `to`: (workflow, state)."""
        self.taken: set[tuple[int, int]] = set()
        """(workflow, number) of every transition and `after` that was taken, those without `to` included."""
        self.permitted: set[int] = set()
        """Permissions under which an event was let through. (S4.3)"""

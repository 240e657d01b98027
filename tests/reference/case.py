"""One subject's history and state, and the order in which time and records reach it (S4)."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterator
from typing import Any

from . import charts, judging, ladder, openings, responsibility, settlement, step, timers, waivers
from .charts import Chart
from .clock import FOREVER
from .event import Event
from .findings import Finding
from .kleene import UNKNOWN
from .obligations import Obligation, Renewal
from .organisation import Holders, Organisation, UnitState
from .policy import Duty, Policy
from .records import Key, Record


class Case:
    """The state of one subject while its records are replayed; `records` may reach beyond `as_of`."""

    def __init__(self, policy: Policy, org: Organisation, key: Key, records: list[Record]):
        self.policy, self.org, self.key, self.records = policy, org, key, records
        self.clock = policy.clock
        self.type = policy.subjects[key[0]]
        self.duties = policy.duties_of(key[0])
        self.measures = [one for one in policy.measures.values() if one.raw["subject"] == key[0]]
        self.now = -FOREVER
        self.exists = self.ended = False
        self.circled_at = -FOREVER - 1
        """When eventless transitions last went on without end; they stand for the rest of that instant."""
        self.facts: dict[str, Any] = dict.fromkeys(self.type.facts, UNKNOWN)
        self.posts: dict[str, Holders] = {}
        workflows = [one for one in policy.workflows.values() if one.raw["subject"] == key[0]]
        self.charts = {workflow.id: Chart(workflow) for workflow in workflows}
        self.counted: dict[str, list[tuple[int, Any]]] = defaultdict(list)

        self.obligations: list[Obligation] = []
        self.was: dict[str, Any] = {}
        self.activated: set[str] = set()
        self.renewals: list[Renewal] = []
        self.stood: dict[str, Any] = {}  # `was` as the last instant left it
        self.refused: dict[tuple[Any, ...], tuple[int, Event | None]] = {}  # what was too many, and when
        self.waiting: list[tuple[int, Renewal]] = []
        self.doubtful: list[openings.Doubtful] = []
        self.waivers: dict[str, list[waivers.Waiver]] = defaultdict(list)

        self.queue: deque[Event] = deque()
        self.raised: set[str] = set()
        self.findings: list[Finding] = []
        self.transitions: list[tuple[Any, ...]] = []
        self.taken: list[tuple[Any, ...]] = []
        self.discharges: list[tuple[Any, ...]] = []
        self.seen_by_others: list[tuple[int, UnitState]] = []

    def run(self, as_of: int) -> Case:
        """Everything that happens up to `as_of`; a deadline at `as_of` itself is still pending. (S4)"""
        left = deque(record for record in self.records if record.at <= as_of)
        while True:
            instant = min(left[0].at if left else FOREVER, timers.following(self))
            if instant > as_of:
                break
            self.now = instant
            timers.wake(self)
            while left and left[0].at == instant:
                step.handle(self, left.popleft())
            settlement.settle(self)
            if instant < as_of:
                self._pass_deadlines()
            responsibility.note(self)
            self._show()
        self.now = as_of
        responsibility.find(self)
        return self

    def _pass_deadlines(self) -> None:
        """S4.1: what fires before anything later: deadlines, steps of ladders, `after` transitions."""
        while self.exists:
            judged = judging.judge(self)
            opened = not self.ended and ladder.open_steps(self)
            moved = False
            while charts.after(self):
                moved = True
                step.follow_up(self)
            if judged or moved:
                settlement.settle(self)  # once for all of them  # S4
            if not (judged or opened or moved):
                break

    def _show(self) -> None:
        """What other cases see from this instant on. (S6.5)"""
        if not self.exists:
            return
        state = UnitState({post: list(holders) for post, holders in self.posts.items()}, dict(self.facts))
        if not self.seen_by_others or self.seen_by_others[-1][1] != state:
            self.seen_by_others.append((self.now, state))

    def begin(self) -> None:
        """The subject comes to exist: defaults hold, initial states are entered. (S1)"""
        self.exists = True
        for name in self.type.facts:
            default = self.type.default(name)
            if default is not None:
                self.facts[name] = default
        self.enter_workflows()

    def resume(self) -> None:
        """S1, `resumes`: what came due meanwhile fires now (READINGS 17)."""
        self.ended = False
        self.enter_workflows()

    def enter_workflows(self) -> None:
        for chart in self.charts.values():
            if not chart.leaf and chart.workflow.effective(self.now):
                charts.start(self, chart)

    def is_in(self, dotted: str) -> bool:
        workflow, *path = dotted.split(".")
        leaf = self.charts[workflow].leaf
        return bool(leaf) and leaf[: len(path)] == tuple(path)

    def of_duty(self, duty: str) -> Iterator[Obligation]:
        return (one for one in self.obligations if one.duty.id == duty)

    def open_ones(self, duty: Duty) -> list[Obligation]:
        """The open obligations of a duty, steps apart."""
        return [one for one in self.obligations if one.duty is duty and one.open and one.step is None]

    def find(self, kind: str, duty: str | None = None, step: int | None = None) -> Finding:
        finding = Finding(kind, self.key, self.now, duty, step=step)
        self.findings.append(finding)
        return finding

    def raise_event(self, type_: str, renews: Obligation | None = None) -> None:
        """S4.9."""
        self.raised.add(type_)
        self.queue.append(Event(type_, self.now, internal=True, renews=renews))

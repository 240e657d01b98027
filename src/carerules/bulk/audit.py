"""An audit over columns: the kernel for what it can do, the engine for the rest, one answer. (S2)"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pyarrow as pa

from carerules.answer.records import BUCKET_OF, BUCKETS, Totals
from carerules.program.plan import Plan, Program

from .able import obstacles
from .arrange import Stretches, by_case
from .batch import Batch, Order, batch_of, in_order
from .chosen import Kernel, chosen, interpreted
from .coding import NotColumnar
from .columns import Layout, Rows
from .evaluate import Said, Task, evaluate, shares
from .intake import Arrivals
from .leftover import Leftover, by_engine
from .lines import STATUSES, Lines, bits, coded, instants, plain
from .lower import Lowering
from .origin import Origin
from .result import ColumnAudit
from .terms import Calendar, Terms, calendar_for
from .turns import side_by_side
from .warm import WARMTH


@dataclass(slots=True)
class Gathered:
    """What has been said so far, batch by batch."""

    counts: Any
    tables: list[Any] = field(default_factory=list)
    states: list[Any] = field(default_factory=list)
    odd: list[Any] = field(default_factory=list)
    cases: int = 0
    left_rows: list[Any] = field(default_factory=list)
    left_cases: int = 0


class Lowered:
    """A policy for the kernel, for any number of audits. Raises NotColumnar where the engine must take the whole."""

    def __init__(self, program: Program) -> None:
        why = obstacles(program)
        if why:
            raise NotColumnar(*why)
        self.program = program
        self.plan: Plan = next(iter(program.plans.values()))
        lowering = Lowering(program, self.plan)
        self.tables = lowering.tables()
        self.terms: Terms = lowering.terms


class ColumnAuditor:
    """One audit. Raises NotColumnar where the engine must take the whole."""

    def __init__(
        self, lowered: Lowered, as_of: int, everything: bool, threads: int, compiled: bool | None
    ) -> None:
        self.program, self.plan = lowered.program, lowered.plan
        self.as_of, self.everything = as_of, everything
        self.kernel: Kernel = interpreted() if compiled is False else chosen()
        self.task = Task(self.kernel, self.program, lowered.tables, as_of, everything, threads)
        self.terms: Terms = lowered.terms
        self.gathered = self._nothing()
        self._calendar: Calendar | None = None
        self._calendar_from = 0

    def audit(self, source: Any, mapping: Mapping[str, str] | None) -> ColumnAudit:
        """The whole way."""
        origin = Origin(source, mapping, list(self.plan.columns))
        self.layout = Layout(self.program, self.plan)
        self.arrivals = Arrivals(origin, self.layout, self.as_of, self.task.threads > 1)
        kind = pa.int64() if origin.numbered else pa.string()
        self.lines = Lines(self.program, self.plan, kind)
        if not self._in_order():
            self.gathered = self._nothing()
            self.arrivals.restart()
            self._in_any_order(origin)
        rejected = self.arrivals.rejected(self.program.zone)
        left = Leftover()
        if self.gathered.left_cases:
            chosen_rows = np.sort(np.concatenate(self.gathered.left_rows)) - 1
            left = by_engine(self.program, origin.whole_rows(chosen_rows), mapping, self.as_of)
        return self._answer(left, rejected)

    def _nothing(self) -> Gathered:
        return Gathered(counts=np.zeros(8 * len(self.plan.duties) + 8, np.int64))

    def _in_order(self) -> bool:
        """Cases one after the other: each chunk is judged as it comes, but for its last case, which may go on."""
        carry: Rows | None = None
        for rows in self.arrivals.chunks():
            if carry is not None:
                carry, rows = _continued(carry, rows)
            if not len(rows.at):
                continue
            if carry is not None and not (carry.subject[0] < rows.subject[0] and self._judged(carry)):
                return False
            found = in_order(self.kernel, rows.subject, rows.at)
            if found is None:
                return False
            cases = len(found) - (0 if self.arrivals.origin.is_last(self.arrivals.rows) else 1)
            self._judge(rows, found.part(cases))
            done = int(found.offsets[cases])
            carry = rows.taken(slice(done, None)) if done < len(rows.at) else None
        return carry is None or self._judged(carry)

    def _judged(self, rows: Rows) -> bool:
        """Judge whole cases; False if they are not in order."""
        found = in_order(self.kernel, rows.subject, rows.at)
        if found is not None:
            self._judge(rows, found)
        return found is not None

    def _in_any_order(self, origin: Origin) -> None:
        stretches: Stretches | None = None
        for rows in self.arrivals.chunks():
            if stretches is None:
                stretches = Stretches(self.kernel, origin.n_rows, rows.subject)
            if len(rows.at):
                self.arrivals.look_at(rows.at, int(rows.at.min()), int(rows.at.max()))
            stretches.add(rows)
        if stretches is None:
            return
        if stretches.finish():  # much data: what reading needed is given back before judging
            WARMTH.forget()
            pa.default_memory_pool().release_unused()
        calendar = self._calendar_for(self.arrivals.first)

        def judged(number: int) -> tuple[Said, Batch]:
            batch = batch_of(self.layout, *by_case(self.kernel, stretches.stretch(number)))
            return evaluate(self.task, batch, calendar), batch

        try:
            for said, batch in side_by_side(judged, range(stretches.count), self.task.threads):
                if len(batch.subjects):
                    self._gather(said, batch)
        finally:
            stretches.close()

    def _judge(self, rows: Rows, order: Order) -> None:
        if not len(order):
            return
        self.arrivals.look_at(rows.at[: int(order.offsets[-1])], order.first, order.last)
        batch = batch_of(self.layout, rows, order)
        calendar, threads = self._calendar_for(self.arrivals.first), self.task.threads

        def judged(part: Batch) -> tuple[Said, Batch]:
            return evaluate(self.task, part, calendar), part

        for said, part in side_by_side(judged, shares(batch, threads), threads):
            self._gather(said, part)

    def _calendar_for(self, first: int) -> Calendar:
        if self._calendar is None or first < self._calendar_from:
            self._calendar_from = min(first, self.arrivals.first)
            self._calendar = calendar_for(self.program, self.terms, self._calendar_from, self.as_of)
        return self._calendar

    def _gather(self, said: Said, batch: Any) -> None:
        into = self.gathered
        judged = said.left == 0
        if self.arrivals.late:
            judged &= np.take(batch.at, batch.offsets[:-1]) <= self.as_of
        into.cases += int(np.count_nonzero(judged))
        into.counts = into.counts + said.counts
        subjects = self._subjects(said.subjects)
        if len(said.obligations["subject"]):
            of_each = self._subjects(said.obligations["subject"])
            into.tables.append(self.lines.of_kernel(of_each, said.obligations, self.everything))
        into.odd.append(batch.numbers(said.odd))
        into.states += [one for one in [self._states(said, subjects)] if one is not None]
        left = np.flatnonzero(said.left)
        into.left_cases += len(left)
        for one in left:
            into.left_rows.append(batch.numbers(np.arange(batch.offsets[one], batch.offsets[one + 1])))

    def _subjects(self, codes: Any) -> Any:
        return plain(codes) if self.arrivals.names is None else self.arrivals.names.take(plain(codes))

    def _states(self, said: Said, subjects: Any) -> Any:
        """Where the workflows of the cases stand that the kernel judged."""
        if not self.plan.charts:
            return None
        return _states_table(self.plan, said, subjects)

    def _answer(self, left: Leftover, rejected: Any) -> ColumnAudit:
        into, lines = self.gathered, self.lines
        records = left.evaluation.obligations
        if not self.everything:
            records = [ob for ob in records if ob.status in ("violated", "discharged_late")]
        tables = [*into.tables, lines.of_engine(records)]
        odd = np.concatenate(into.odd) if into.odd else np.zeros(0, np.int64)
        states = [*into.states, _engine_states(self.plan, left, lines.subject)]
        return ColumnAudit(
            obligations=pa.concat_tables(tables),
            states=pa.concat_tables(states),
            unexpected=plain(odd),
            totals=self._totals(left, len(odd), len(rejected)),
            rejected=tuple(rejected),
            by_engine=into.left_cases,
            compiled=self.kernel.compiled,
        )

    def _totals(self, left: Leftover, odd: int, quarantined: int) -> Totals:
        into, plan = self.gathered, self.plan
        counts = into.counts.reshape(-1, 8)
        statuses, findings = Counter[str](), Counter[str](left.findings)
        by_duty: dict[str, Counter[str]] = {}
        by_bearer: dict[str, Counter[str]] = {}
        seen = [
            (
                duty.id,
                self.program.lexicon.text(duty.versions[0].bearer),
                STATUSES[s],
                int(counts[duty.index, s]),
            )
            for duty in plan.duties
            for s in range(8)
            if s != 6 and counts[duty.index, s]
        ]
        seen += [(ob.duty, ob.bearer, ob.status, 1) for ob in left.evaluation.obligations]
        for duty, bearer, status, n in seen:
            statuses[status] += n
            by_duty.setdefault(duty, Counter())[BUCKET_OF[status]] += n
            by_bearer.setdefault(bearer, Counter())[BUCKET_OF[status]] += n
        findings["violated"] += int(counts[:, 2].sum() + counts[:, 3].sum())
        findings["provisional"] += int(counts[:, 6].sum())
        findings["unexpected"] += odd
        buckets = {bucket: sum(c[bucket] for c in by_duty.values()) for bucket in BUCKETS}
        return Totals(
            subjects=into.cases + left.evaluation.subjects,
            obligations=sum(buckets.values()),
            buckets=buckets,
            statuses=dict(sorted(statuses.items())),
            steps={},
            findings={kind: n for kind, n in sorted(findings.items()) if n},
            rows=self.arrivals.rows,
            accepted=self.arrivals.rows - quarantined,
            quarantined=quarantined,
            after_as_of=self.arrivals.late,
            duplicates=left.duplicates,
            retracted=left.retracted,
            by_duty=_tidy(by_duty),
            by_bearer=_tidy(by_bearer),
        )


def _tidy(table: dict[str, Counter[str]]) -> dict[str, dict[str, int]]:
    return {key: {bucket: table[key][bucket] for bucket in BUCKETS} for key in sorted(table)}


def _continued(carry: Rows, rows: Rows) -> tuple[Rows, Rows]:
    """(an unfinished case with those of the next rows that are its own, the rest of them)."""
    others = rows.subject != carry.subject[0]
    own = int(others.argmax()) if others.any() else len(others)
    return (_after(carry, rows.taken(slice(0, own))) if own else carry), rows.taken(slice(own, None))


def _after(carry: Rows, rows: Rows) -> Rows:
    """The rows of an unfinished case, then those of the next chunk."""
    irregular = None
    if carry.irregular is not None or rows.irregular is not None:
        parts = [np.zeros(len(r.at), bool) if r.irregular is None else r.irregular for r in (carry, rows)]
        irregular = np.concatenate(parts)
    return Rows(
        np.concatenate([carry.subject, rows.subject]),
        np.concatenate([carry.at, rows.at]),
        np.concatenate([carry.numbers(), rows.numbers()]),
        [np.concatenate(pair) for pair in zip(carry.data, rows.data, strict=True)],
        irregular,
    )


def _states_table(plan: Plan, said: Said, subjects: Any) -> Any:
    charts = len(plan.charts)
    bases = np.cumsum([0, *(len(chart.paths) for chart in plan.charts)])
    leaf, since = said.leaf.reshape(-1, charts), said.since.reshape(-1, charts)
    parts = []
    for number, chart in enumerate(plan.charts):
        there = (leaf[:, number] >= 0) & (said.left == 0)
        whole = bool(there.all())
        local = leaf[:, number] - np.int16(bases[number])
        local, at = (local, since[:, number]) if whole else (local[there], since[there, number])
        names = subjects if whole else subjects.filter(bits(there))
        parts.append(_state_rows(names, chart.id, local, list(chart.paths), np.ascontiguousarray(at)))
    return pa.concat_tables(parts)


def _state_rows(names: Any, workflow: str, places: Any, paths: list[str], since: Any) -> Any:
    return pa.table(
        {
            "subject": names,
            "workflow": coded(np.zeros(len(names), np.int8), pa.array([workflow])),
            "state": coded(places, pa.array(paths)),
            "since": instants(since, None),
        }
    )


def _engine_states(plan: Plan, left: Leftover, kind: Any) -> Any:
    parts = []
    for chart in plan.charts:
        own = [state for state in left.evaluation.states if state.workflow == chart.id]
        ids = [int(s.subject) for s in own] if pa.types.is_integer(kind) else [s.subject for s in own]
        places = np.array([chart.paths.index(s.state) for s in own], np.int16)
        since = np.array([s.since for s in own], np.int64)
        parts.append(_state_rows(pa.array(ids, kind), chart.id, places, list(chart.paths), since))
    if not parts:
        nothing = np.zeros(0, np.int64)
        return _state_rows(pa.array([], kind), "", nothing.astype(np.int16), [""], nothing)
    return pa.concat_tables(parts)

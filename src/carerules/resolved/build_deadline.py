"""Binds by when a duty is due."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypedDict

from carerules.expressions.compatibility import said
from carerules.expressions.environment import Environment
from carerules.expressions.tree import Binary, Literal, Tree
from carerules.model.duty import Duty as DutyShape
from carerules.temporal.civil import ordinal
from carerules.temporal.duration import Duration
from carerules.temporal.period import Period

from .build_period import find_period
from .duty import Term
from .value import Dated
from .workbench import Workbench
from .written import Written

_SOME_YEAR = ordinal(2025, 1, 1)


class Deadline(TypedDict):
    """The fields of a duty that say by when."""

    within: Dated[Term] | None
    due: Dated[Tree] | None
    due_offset: Duration | None
    before: str
    every: Dated[Term] | None
    each: str
    times: int
    by: tuple[str, ...]
    grid: bool
    missed_once: bool
    partial: bool
    warn: Dated[Duration] | None
    roll: bool
    count_first_day: bool
    tolerance: Dated[Term] | None


class DeadlineBuilder:
    """Builds the deadline of one duty."""

    def __init__(self, bench: Workbench, written: Written[DutyShape]) -> None:
        self._binding, self._report = bench.binding, bench.binding.report
        self._written, self._shape = written, written.shape
        self._conditions, self._lengths, self._periods = bench.conditions, bench.lengths, bench.periods

    def build(self, names: Environment) -> Deadline:
        """The deadline; `names` are those at hand where `due` is computed."""
        shape, written = self._shape, self._written
        within = self._lengths.terms(shape.within, written, "within")
        every = self._lengths.terms(shape.every, written, "every")
        tolerance = self._lengths.terms(shape.tolerance, written, "tolerance")
        due, due_offset = _split(self._due(names))
        self._check_exact({"within": within, "every": every, "tolerance": tolerance}, due_offset)
        self._check_progress(every)
        if shape.before is not None:
            self._binding.names.find_of(shape.subject, "event", shape.before, written.at("before"))
        if shape.each is not None and find_period(
            self._binding, shape.each, self._periods, written.at("each")
        ):
            self._check_days(shape.each)
        return Deadline(
            within=within,
            due=due,
            due_offset=due_offset,
            before=shape.before or "",
            every=every,
            each=shape.each or "",
            times=shape.times,
            by=shape.by or (),
            grid=shape.counted_from == "start",
            missed_once=shape.missed == "once",
            partial=shape.partial == "count",
            warn=self._lengths.durations(shape.warn, written, "warn"),
            roll=shape.roll is not None,
            count_first_day=shape.count_first_day,
            tolerance=tolerance,
        )

    def _due(self, names: Environment) -> Dated[Tree] | None:
        """The dates or instants of `due`. # S5.6"""
        due = self._conditions.dated(self._written.find("due"), names, None)
        for tree in due.values() if due else ():
            if tree.type.kind not in ("date", "instant"):
                self._report.add("CR518", self._written.at("due"), key="due", type=said(tree.type))
        return due

    def _check_exact(self, lengths: dict[str, Dated[Term] | None], due_offset: Duration | None) -> None:
        """`roll` and `count_first_day` move days; minutes and hours have none to move. # S3.3"""
        keys = [key for key in ("roll", "count_first_day") if getattr(self._shape, key)]
        exact = [
            key
            for key, length in lengths.items()
            if length and any(_is_exact(term) for term in length.values())
        ]
        if due_offset is not None and due_offset.exact:
            exact.append("due")
        for key in keys:
            for other in exact:
                self._report.add("CR506", self._written.at(other), key=key)

    def _check_progress(self, every: Dated[Term] | None) -> None:
        """A recurrence must take time, or its deadlines would never end. # S5.4"""
        lengths = [term.duration for term in every.values() if term.duration] if every else []
        if any(length.n == 0 for length in lengths):
            self._report.add("CR507", self._written.at("every"))

    def _check_days(self, kind: str) -> None:
        """Every period must have one of the days of `by`, and every day a period. # S5.5"""
        days = self._shape.by or ()
        if not days:
            return
        round_ = list(self._round(kind))
        found = {
            day: [period for period in round_ if self._periods.by_day(period, day) is not None]
            for day in days
        }
        for place, day in enumerate(days):
            if round_ and not found[day]:
                self._report.add("CR520", self._written.at("by", place), day=day, period=kind)
        without = [period for period in round_ if not any(period in periods for periods in found.values())]
        if without and all(found.values()):
            self._report.add("CR522", self._written.at("by"), period=kind, example=without[0].name)

    def _round(self, kind: str) -> Iterator[Period]:
        """The periods of one kind in a year, or the terms that are listed."""
        if kind == "term":
            listed = self._periods.terms.items if self._periods.terms else ()
            yield from (Period(kind, term.id, term.first_day, term.last_day) for term in listed)
            return
        period = self._periods.containing(kind, _SOME_YEAR)
        while period is not None and period.first_day < _SOME_YEAR + 365:
            yield period
            period = self._periods.next(kind, period.last_day)


def _is_exact(term: Term) -> bool:
    return term.duration is not None and term.duration.exact


def _split(due: Dated[Tree] | None) -> tuple[Dated[Tree] | None, Duration | None]:
    """`due` without its `± duration`, and that duration, where all its steps have the same one."""
    if due is None:
        return None, None
    parts = [_offset(tree) for tree in due.values()]
    offsets = {offset for _, offset in parts}
    if len(offsets) != 1 or offsets == {None}:
        return due, None
    steps = tuple((since, tree) for (since, _), (tree, _) in zip(due.steps, parts, strict=True))
    return Dated(steps), offsets.pop()


def _offset(tree: Tree) -> tuple[Tree, Duration | None]:
    if isinstance(tree, Binary) and tree.op in ("+", "-"):
        if isinstance(tree.right, Literal) and isinstance(tree.right.value, Duration):
            return tree.left, tree.right.value if tree.op == "+" else -tree.right.value
        if tree.op == "+" and isinstance(tree.left, Literal) and isinstance(tree.left.value, Duration):
            return tree.right, tree.left.value
    return tree, None

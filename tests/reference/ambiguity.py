"""S3.1, `ambiguous_order`: would the other order of two records of one day have made a difference?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from itertools import combinations
from typing import Any

from .case import Case
from .findings import Finding
from .records import Record

Run = Callable[[list[Record], int], Case]


def find(case: Case, as_of: int, run: Run) -> list[Finding]:
    """One finding for each pair of records of one local day, one of them date-only, whose order matters."""
    found = []
    records = case.records
    for a, b in combinations(range(len(records)), 2):
        first, second = records[a], records[b]
        same_day = case.clock.day(first.at) == case.clock.day(second.at)
        if same_day and (first.date_only or second.date_only) and second.at <= as_of:
            end = min(as_of, case.clock.end(case.clock.day(first.at)) + 1)
            other = run(swapped(records, a, b), end)
            if what_happened(case, first.at) != what_happened(other, first.at):
                found.append(Finding("ambiguous_order", case.key, second.at))
    return found


def swapped(records: list[Record], a: int, b: int) -> list[Record]:
    """The later one before the earlier; a date-only one that moves before a timed one takes its instant."""
    first, second = records[a], records[b]
    order = list(records)
    if first.at == second.at:
        order[a], order[b] = second, first
        return order
    del order[b]
    order.insert(a, replace(second, at=first.at))
    return order


def what_happened(case: Case, at: int) -> tuple[Counter[Any], set[Any]]:
    """On the local day: the moves of workflows and the discharges, and which transitions were taken at all."""
    day = case.clock.day(at)
    happened = [*case.transitions, *case.discharges]
    counted = Counter(str(what[1:]) for what in happened if case.clock.day(what[0]) == day)
    return counted, {str(what[1:]) for what in case.taken if case.clock.day(what[0]) == day}

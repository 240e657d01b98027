"""What the kernel has to know beside the policy: the periods in which the data lie, and who held what. (S5.5, S6)"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Any

from carerules.engine.organisation import Organisation
from carerules.program.plan import DutyPlan, Program
from carerules.temporal.period import Period

from .parties import Parties, tables_of
from .tables import ints


@dataclass(slots=True)
class Ground:
    """Periods: `kind_from` cuts them by kind, `each_from` what is due in each by duty. Holders: see `parties`."""

    kind_from: Any
    period_start: Any
    period_stop: Any
    each_from: Any
    each_due: Any
    each_by: Any
    each_unsure: Any
    n_places: int
    place: Any
    party_kind: Any
    party_name: Any
    party_post: Any
    party_most: Any
    only: Any
    way_from: Any
    way_fact: Any
    way_step: Any
    up: Any
    line: Any
    party_deputy: Any
    party_filled: Any
    party_sure: Any
    piece_from: Any
    piece_at: Any
    holder_from: Any
    holder: Any


def ground_for(
    program: Program,
    kinds: Sequence[str],
    duties: Sequence[DutyPlan],
    parties: Parties,
    org: Organisation,
    first: int,
    as_of: int,
) -> Ground:
    """The ground of data between two instants; `duties` are the kernel's, in its order."""
    periods = [_periods(program, kind, first, as_of) for kind in kinds]
    each = [
        [_due(program, duty, period) for period in periods[kinds.index(duty.each)]]
        if duty.each in kinds
        else []
        for duty in duties  # of a kind that is not there the duty never stands in this time
    ]
    flat = [line for lines in each for line in lines]
    return Ground(
        kind_from=ints([0, *accumulate(map(len, periods))]),
        period_start=ints(program.periods.start(period) for one in periods for period in one),
        period_stop=ints(program.periods.end(period) for one in periods for period in one),
        each_from=ints([0, *accumulate(map(len, each))]),
        each_due=ints(due for due, _, _ in flat),
        each_by=ints(by for _, by, _ in flat),
        each_unsure=ints(int(unsure) for _, _, unsure in flat),
        **tables_of(parties, org, first, as_of),
    )


def _periods(program: Program, kind: str, first: int, as_of: int) -> list[Period]:
    """From the one before the first instant to the one after the last. # S5.5"""
    day, last = program.zone.day(min(first, as_of)), program.zone.day(as_of)
    here = program.periods.containing(kind, day)
    found = [here] if here is not None else []
    while (following := program.periods.next(kind, day)) is not None:
        found.append(following)
        day = following.first_day
        if day > last:
            break
    return found


def _due(program: Program, duty: DutyPlan, period: Period) -> tuple[int, int, bool]:
    """When it is due in a period, the end of its `by` day, and whether nobody has set the dates yet. # S5.5"""
    days = [program.periods.by_day(period, text) for text in duty.by_days]
    by = day = max(
        (day for day in days if day is not None), default=period.last_day
    )  # of several any may open
    provisional = period.provisional
    if duty.roll:
        day, rolled = program.policy.calendar.next_working(day)
        provisional = provisional or rolled
    return program.zone.end(day), program.zone.end(by), provisional

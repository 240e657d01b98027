"""Deadlines are reckoned: exact spans, so many days, or what the calendar's tables say. (S3.3, S3.4, S5.8)"""

from __future__ import annotations

from .days import local_day
from .machine import Machine
from .words import LEFT, MOST_TIMES, NEVER


def reckon(m: Machine, term: int, start: int, times: int) -> int:
    """The deadline `times` terms after `start`; `provisional` says whether it is. # S3.3 # S3.4"""
    m.provisional = 0
    if m.term_exact[term]:
        return start + m.term_length[term] * times
    day = local_day(m, start)
    row = m.term_table[term]
    if row < 0:
        day += m.term_length[term] * times
    if day < m.first_day or day > m.last_day or (row >= 0 and times > MOST_TIMES):
        m.reason = LEFT
        return NEVER
    if row < 0:
        return m.day_end[day - m.first_day]
    place = (row + times - 1) * (m.last_day - m.first_day + 1) + day - m.first_day
    m.provisional = m.unsure[place]
    return m.counted[place]


def resumed(m: Machine, due: int, since: int, is_exact: int) -> int:
    """A deadline after a pause from `since` to now: the exact time, or the whole days, that were left. # S5.8"""
    if is_exact:
        return m.now + due - since
    day = local_day(m, m.now) + local_day(m, due) - local_day(m, since)
    if day < m.first_day or day > m.last_day:
        m.reason = LEFT
        return NEVER
    return m.day_end[day - m.first_day]


def expect(m: Machine, at: int) -> None:
    """Something will be judged then."""
    if at < m.soonest:
        m.soonest = at

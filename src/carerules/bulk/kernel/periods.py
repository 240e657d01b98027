"""One obligation a period: it opens with the period, or midway where partial ones count. (S5.5)"""

from __future__ import annotations

from .changes import unsettle
from .conditions import datum
from .doubts import record_act
from .endings import end, late_one
from .machine import Machine
from .obligations import note_doubtful_day, open_now, raise_event
from .seasons import period_now
from .words import ACTED, DISCHARGED, LEFT


def open_each(m: Machine, d: int, midway: int) -> None:
    """The obligation of the present period, unless there is one or it is done. # S5.5"""
    kind = m.duty_period[d]
    p = period_now(m, kind)
    if p < 0 or (m.period_start[p] != m.now and not midway) or m.done[d] == p:
        return
    place = m.each_from[d] + p - m.kind_from[kind]
    if m.each_by[place] < m.now:
        return
    if m.is_open[d]:
        if m.period[d] != p:
            m.reason = LEFT  # two at a time
        return
    open_now(m, d)
    m.period[d] = p
    m.due[d] = m.each_due[place]
    if m.due[d] < m.now:
        m.reason = LEFT
    m.provisional = m.each_unsure[place]
    note_doubtful_day(m, d)


def act_for_period(m: Machine, d: int, i: int) -> None:
    """One act counts once: for the running period, else for the latest undone. # S4.5"""
    if is_period_given(m, i):
        m.reason = LEFT  # the act names its period
        return
    m.accepted = 1
    if m.is_open[d]:
        m.count[d] += 1
        if m.count[d] < m.duty_times[d]:
            return
        if m.doubt[d]:
            record_act(m, d)
        else:
            m.done[d] = m.period[d]
            end(m, d, DISCHARGED, ACTED)
            if m.says_discharged[d] >= 0:
                raise_event(m, m.says_discharged[d])
    elif m.duty_times[d] > 1:
        m.reason = LEFT  # how often it was done in a period that is over
    else:
        discharge_latest(m, d)


def is_period_given(m: Machine, i: int) -> int:
    """Whether the event has a datum `period`."""
    if i < 0 or m.period_column <= 0:
        return 0
    value = datum(m, m.period_column, i)
    return 1 if value == value else 0


def discharge_latest(m: Machine, d: int) -> None:
    """The latest of the undone ones; the others stay. # S4.5"""
    before, n = -1, m.head[d]
    while n != m.tail[d]:
        before, n = n, m.out_next[n]
    late_one(m, d, n)
    if before < 0:
        m.head[d] = -1
    else:
        m.tail[d] = before
        m.out_next[before] = -1
    unsettle(m, d)

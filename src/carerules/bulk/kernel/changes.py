"""What has changed, and so has to be looked at again: only the duties that read it. (S4.8)

A source is what a condition can read: time and holders of posts (0), a fact, a workflow, a duty, a measure.
"""

from __future__ import annotations

from .machine import Machine


def touch(m: Machine, source: int) -> None:
    """Note who reads the source: duties, measures (their numbers follow), workflows with eventless transitions."""
    for n in range(m.watch_from[source], m.watch_from[source + 1]):
        mark(m, m.watches[n])
    for n in range(m.stir_from[source], m.stir_from[source + 1]):
        m.rests[m.stirs[n]] = 0


def mark(m: Machine, d: int) -> None:
    """Look at one again."""
    if not m.is_dirty[d]:
        m.is_dirty[d] = 1
        m.dirt[m.n_dirt] = d
        m.n_dirt += 1


def changed_duty(m: Machine, d: int) -> None:
    """An obligation of the duty has opened or ended: who asks whether one is open looks again."""
    touch(m, m.of_duty[d])


def note_open(m: Machine, d: int) -> None:
    """An obligation of the duty is open: its deadline is among those to come."""
    if m.seat[d] < 0:
        m.seat[d] = m.n_opens
        m.opens[m.n_opens] = d
        m.n_opens += 1
    changed_duty(m, d)


def note_closed(m: Machine, d: int) -> None:
    """None is open any more; the last of the list takes its seat."""
    seat = m.seat[d]
    if seat >= 0:
        m.n_opens -= 1
        last = m.opens[m.n_opens]
        m.opens[seat] = last
        m.seat[last] = seat
        m.seat[d] = -1
    changed_duty(m, d)


def unsettle(m: Machine, d: int) -> None:
    """What the instant makes of the duty is settled before time goes on."""
    m.unsettled = 1
    if not m.is_unsettled[d]:
        m.is_unsettled[d] = 1
        m.unsettled_ones[m.n_unsettled] = d
        m.n_unsettled += 1


def forget_all(m: Machine) -> None:
    """A case begins: everything is to be looked at."""
    m.n_dirt = m.n_unsettled = m.n_touched = 0
    for d in range(m.n_duties + m.n_gauges):
        m.is_dirty[d] = 0
    for c in range(m.n_charts):
        m.rests[c] = 0
    for d in range(m.n_duties):
        m.is_unsettled[d] = m.is_touched[d] = 0
    for n in range(m.n_wakes):
        mark(m, m.wakes[n])
        unsettle(m, m.wakes[n])
    for g in range(m.n_gauges):
        mark(m, m.n_duties + g)


def take_dirt(m: Machine) -> int:
    """Move what is to be looked at to `looked`, in order: how many they are."""
    n = m.n_dirt
    for k in range(n):
        d = m.dirt[k]
        m.is_dirty[d] = 0
        place = k
        while place > 0 and m.looked[place - 1] > d:
            m.looked[place] = m.looked[place - 1]
            place -= 1
        m.looked[place] = d
    m.n_dirt = 0
    return n


def take_unsettled(m: Machine) -> int:
    """Move what is to be settled to `turned`, in order: how many they are."""
    n = m.n_unsettled
    for k in range(n):
        d = m.unsettled_ones[k]
        m.is_unsettled[d] = 0
        place = k
        while place > 0 and m.turned[place - 1] > d:
            m.turned[place] = m.turned[place - 1]
            place -= 1
        m.turned[place] = d
    m.n_unsettled = 0
    m.unsettled = 0
    return n


def take_touched(m: Machine) -> int:
    """Put what was settled at this instant in order: how many they are."""
    n = m.n_touched
    for k in range(1, n):
        d = m.touched[k]
        place = k
        while place > 0 and m.touched[place - 1] > d:
            m.touched[place] = m.touched[place - 1]
            place -= 1
        m.touched[place] = d
    for k in range(n):
        m.is_touched[m.touched[k]] = 0
    m.n_touched = 0
    return n


def note_touched(m: Machine, d: int) -> None:
    """It was settled at this instant."""
    if not m.is_touched[d]:
        m.is_touched[d] = 1
        m.touched[m.n_touched] = d
        m.n_touched += 1

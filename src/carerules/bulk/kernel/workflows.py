"""Workflows move: selection, eventless rounds, `after`, entry and exit. (S4.6)"""

from __future__ import annotations

from .changes import touch
from .conditions import truth, value_at
from .findings import tell
from .machine import Machine
from .obligations import raise_event
from .reckoning import reckon
from .words import LEFT, MAYBE, MOST_ROUNDS, NEVER, NONE, UNDETERMINED, YES


def start(m: Machine) -> None:
    """Enter the initial states. # S1"""
    for c in range(m.n_charts):
        m.leaf[c] = m.chart_start[c]
        m.since[c] = m.now
    for n in range(m.n_start_says):
        raise_event(m, m.start_says[n])
    for n in range(m.n_start_arms):
        arm(m, m.start_arms[n])


def arm(m: Machine, k: int) -> None:
    """An `after` begins to run."""
    m.timer[k] = reckon(m, m.timer_term[k], m.now, 1)
    if m.timer[k] < m.soonest:
        m.soonest = m.timer[k]


def take_event(m: Machine, code: int, i: int) -> None:
    """Every workflow looks for its transition; then all selected ones are taken. # S4.6"""
    for c in range(m.n_charts):
        m.chosen[c] = choose_event(m, m.leaf[c] * m.n_events + code, i)
    for c in range(m.n_charts):
        if m.chosen[c] > NONE:
            m.accepted = 1
            if m.chosen[c] >= 0:
                move(m, c, m.chosen[c])


def choose_event(m: Machine, cell: int, i: int) -> int:
    """The first candidate whose guard holds: its move, STAY, or NONE."""
    grid = m.cell_grid[cell]
    if grid >= 0 and i >= 0:
        field = field_of(m, grid, i)
        if field >= 0:
            return m.field_move[field]
    return ask_all(m, cell, i)


def field_of(m: Machine, grid: int, i: int) -> int:
    """The field of a grid in which the data of row `i` lie, or -1 where one of them is unknown."""
    field = m.field_from[grid]
    for n in range(m.cut_from[grid], m.cut_from[grid + 1]):
        value = value_at(m, m.cut_column[n], i)
        if value != value:
            return -1
        field += m.cut_step[n] * (value >= m.cut_value[n])
    return field


def ask_all(m: Machine, cell: int, i: int) -> int:
    """See `choose_event`: candidate by candidate."""
    for n in range(m.cell_from[cell], m.cell_from[cell + 1]):
        holds = truth(m, m.cell_when[n], i)
        if holds == YES:
            return m.cell_move[n]
        if holds == MAYBE:
            leave_open(m)
            break
    return NONE


def leave_open(m: Machine) -> None:
    """An unknown guard ends the selection of its workflow; perhaps the event was expected. # S4.6 # S4.7"""
    if m.is_live:
        m.reason = LEFT  # the engine tells what was missing
    tell(m, UNDETERMINED)
    m.accepted = 1


def choose_free(m: Machine, leaf: int) -> int:
    """The first eventless transition whose guard holds: its move, STAY, or NONE."""
    for n in range(m.free_from[leaf], m.free_from[leaf + 1]):
        holds = truth(m, m.free_when[n], -1)
        if holds == MAYBE:
            note_unknown(m, m.free_rule[n])
            break
        m.is_unknown[m.free_rule[n]] = 0
        if holds == YES:
            return m.free_move[n]
    return NONE


def note_unknown(m: Machine, rule: int) -> None:
    """An eventless transition of which nobody knows whether it is enabled: told once for each such time. # S7.2"""
    if m.is_live:
        m.reason = LEFT  # the engine tells what was missing
    if not m.is_unknown[rule]:
        tell(m, UNDETERMINED)
    m.is_unknown[rule] = 1


def take_eventless(m: Machine) -> None:
    """Rounds of eventless transitions, until none is enabled. # S4.6

    A workflow in which none was enabled rests until something changes that their guards read.
    """
    if not m.has_free:
        return
    for _ in range(MOST_ROUNDS):
        taken = 0
        for c in range(m.n_charts):
            m.chosen[c] = NONE if m.rests[c] else choose_free(m, m.leaf[c])
            if m.chosen[c] > NONE:
                taken = 1
            else:
                m.rests[c] = m.is_lively
        if not taken or m.reason:
            return
        for c in range(m.n_charts):
            if m.chosen[c] >= 0:
                move(m, c, m.chosen[c])
    m.reason = LEFT


def move(m: Machine, c: int, number: int) -> None:
    """Leave and enter states; what they say and what they arm was worked out beforehand for each leaf."""
    if m.n_memories:
        number = by_memory(m, number)
    for n in range(m.stop_from[number], m.stop_from[number + 1]):
        m.timer[m.stops[n]] = NEVER
    for n in range(m.quit_from[number], m.quit_from[number + 1]):
        m.is_unknown[m.quits[n]] = 0
    m.leaf[c] = m.move_leaf[number]
    m.since[c] = m.now
    if m.is_lively:
        m.rests[c] = 0
        touch(m, m.of_chart[c])
    for n in range(m.say_from[number], m.say_from[number + 1]):
        raise_event(m, m.says[n])
    for n in range(m.arm_from[number], m.arm_from[number + 1]):
        arm(m, m.arms[n])


def by_memory(m: Machine, number: int) -> int:
    """What is left remembers; what is entered is, where it remembers, another move. # S4.6"""
    for n in range(m.save_from[number], m.save_from[number + 1]):
        m.memory[m.save_slot[n]] = m.save_state[n]
    slot = m.recalls[number]
    if slot >= 0 and m.memory[slot] >= 0:
        return m.recall_move[m.recall_from[number] + m.memory[slot]]
    return number

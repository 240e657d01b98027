"""Rule 8 and what is settled once per instant: conditions of duties are looked at again. (S4.8)"""

from __future__ import annotations

from .changes import note_touched, take_dirt, take_touched, take_unsettled, unsettle
from .conditions import evaluate, truth
from .doubts import doubt_while, end_doubt, open_doubtful
from .endings import interrupt, pause
from .findings import tell
from .keeping import refresh_gauges, settle_keep
from .machine import Machine
from .obligations import forget_waits, is_alone, open_next, open_one, restart, standing
from .periods import open_each
from .wholes import as_whole
from .words import (
    DOUBT_UPON,
    DOUBT_WHILE,
    KEPT,
    LEFT,
    MAYBE,
    NO,
    NOBODY,
    NONE,
    PERIODIC,
    TOO_MANY_OPEN,
    UNDECIDED,
    UNDETERMINED,
    YES,
)


def reassess(m: Machine) -> None:
    """Look again at the `while` of the duties that can have changed; open what becomes due. # S4.8"""
    if m.is_static:
        turn(m)
    elif m.n_dirt:
        look_around(m)
    for n in range(m.n_waits):
        d = m.waits[n]
        if m.wait_turn[d] > m.turn:
            continue
        m.wait_turn[d] = 0
        if m.waiting[d] and standing(m, d) == YES:
            m.waiting[d] = 0
            open_next(m, d)
        elif m.is_static:
            m.unsettled = 1
        else:
            unsettle(m, d)
    keep_waits(m)


def look_around(m: Machine) -> None:
    """Where more happens by itself than deadlines: what reads something that has changed."""
    if m.n_gauges:
        refresh_gauges(m)
    found = take_dirt(m)
    for k in range(found):
        if m.looked[k] < m.n_duties:
            look_again(m, m.looked[k])


def keep_waits(m: Machine) -> None:
    """Those whose condition does not hold wait until the instant is settled."""
    left = 0
    for n in range(m.n_waits):
        if m.waiting[m.waits[n]]:
            m.waits[left] = m.waits[n]
            left += 1
    m.n_waits = left


def turn(m: Machine) -> None:
    """Where every condition asks for a state only: those between the states now and before."""
    leaf = m.leaf[0]
    if leaf == m.seen:
        return
    pair = m.seen * m.n_states + leaf
    m.seen = leaf
    m.unsettled = 1
    for n in range(m.turn_from[pair], m.turn_from[pair + 1]):
        d = m.turns[n]
        if m.stands[leaf * m.n_duties + d] and m.duty_opens[d] and not m.is_open[d]:
            open_one(m, d)


def look_again(m: Machine, d: int) -> None:
    """One duty."""
    verdict = truth(m, m.duty_while[d], -1)
    m.truth[d] = verdict
    unsettle(m, d)
    if verdict == YES and m.settled[d] != YES and not m.started[d]:
        m.started[d] = 1
        set_in(m, d)
    elif verdict == YES and not m.duty_opens[d] and m.is_open[d] and m.doubt[d] == DOUBT_WHILE:
        set_in(m, d)  # it was unknown between two events of this instant only  # S7.2


def set_in(m: Machine, d: int) -> None:
    """The duty's `while` has become true; what was perhaps owed before ends undecided. # S4.8 # S7.2"""
    was_doubtful = m.is_open[d] and m.doubt[d] == DOUBT_WHILE
    if was_doubtful:
        end_doubt(m, d, UNDECIDED)
    if not m.duty_opens[d]:
        if was_doubtful:
            open_one(m, d)
    elif m.duty_kind[d] == PERIODIC:
        open_each(m, d, was_doubtful or m.duty_partial[d])
    elif not m.is_open[d]:
        open_one(m, d)


def open_upon(m: Machine, code: int, i: int) -> None:
    """The duties whose `upon` names the event open, if their `while` holds. # S4.8"""
    for n in range(m.open_from[code], m.open_from[code + 1]):
        d = m.open_duty[n]
        when, stands = truth(m, m.open_when[n], i), standing(m, d)
        if when == NO or stands == NO or m.reason:
            continue
        if m.is_lively and m.duty_value[d] != NONE:
            d = lane_for(m, d, i)
            if d < 0:
                continue
        if when == MAYBE or stands == MAYBE:
            open_perhaps(m, d, DOUBT_UPON if when == MAYBE else DOUBT_WHILE)
        else:
            open_for_event(m, d)


def open_for_event(m: Machine, d: int) -> None:
    """The event at hand opens it for certain; what an earlier one perhaps opened ends undecided. # S4.8 # S7.2"""
    if m.is_lively and m.is_open[d] and m.doubt[d]:
        end_doubt(m, d, UNDECIDED)
    if not m.is_open[d]:
        if not is_alone(m, d):
            m.origin[d] = m.number
            open_one(m, d)
    elif m.duty_restart[d]:
        m.origin[d] = m.number
        restart(m, d)
        m.accepted = 1


def open_perhaps(m: Machine, d: int, kind: int) -> None:
    """The event at hand perhaps opens it. # S7.2"""
    if not m.is_lively:
        m.reason = LEFT
    elif not m.is_open[d] and not is_alone(m, d):
        m.origin[d] = m.number
        open_doubtful(m, d, kind)


def lane_for(m: Machine, d: int, i: int) -> int:
    """Where the obligation for the value that the event gives is open or may open; NOBODY where there is no room.

    One that hangs on its event in other ways has one lane only. # S5.10
    """
    value, free, running = 0.0, NOBODY, 0
    if m.duty_value[d] >= 0:
        value = evaluate(m, m.duty_value[d], i)
    if value == value:
        for k in range(d, m.lane_last[d] + 1):
            if m.is_open[k] and m.loop[k] == as_whole(value):
                return k
            running += m.is_open[k]
            if free < 0 and not m.is_open[k] and m.head[k] < 0:
                free = k
    if free < 0 and 0 < running == m.duty_most[d]:
        tell(m, TOO_MANY_OPEN)
    elif free < 0:
        m.reason = LEFT  # what is undone takes room, too
    else:
        m.loop[free] = as_whole(value)
    return free


def settle(m: Machine) -> None:
    """After the last event of an instant: what counts as interrupted. # S4"""
    if m.is_lively:
        settle_lively(m)
        return
    m.unsettled = 0
    if m.leaf[0] != m.stood:
        pair = m.stood * m.n_states + m.leaf[0]
        m.stood = m.leaf[0]
        for n in range(m.turn_from[pair], m.turn_from[pair + 1]):
            if not m.stands[m.leaf[0] * m.n_duties + m.turns[n]]:
                interrupt(m, m.turns[n])
    forget_waits(m)


def settle_lively(m: Machine) -> None:
    """The same where conditions may ask for anything; what one interrupts may end another's `while`."""
    while m.n_unsettled and not m.reason:
        found = take_unsettled(m)
        for k in range(found):
            settle_one(m, m.turned[k])
            note_touched(m, m.turned[k])
        if m.n_dirt:
            reassess(m)
    doubt_successors(m)
    forget_waits(m)
    m.unsettled = m.n_unsettled
    found = take_touched(m)
    for k in range(found):
        d = m.touched[k]
        if m.is_open[d] or m.head[d] >= 0:
            settle_clock(m, d)


def doubt_successors(m: Machine) -> None:
    """What recurs goes on undecided where it is unknown whether its `while` holds. # S7.2"""
    for n in range(m.n_waits):
        d = m.waits[n]
        if m.waiting[d] and standing(m, d) == MAYBE and not m.is_open[d] and not is_alone(m, d):
            m.origin[d] = m.wait_origin[d]
            open_doubtful(m, d, DOUBT_WHILE)


def settle_one(m: Machine, d: int) -> None:
    """One duty."""
    newly = m.truth[d] != m.settled[d] or m.started[d] or is_fresh(m, d)
    if m.truth[d] == MAYBE:
        doubt_while(m, d, newly)
    elif m.truth[d] == NO and newly:
        interrupt(m, d)
    m.started[d] = 0
    m.settled[d] = m.truth[d]


def settle_clock(m: Machine, d: int) -> None:
    """What is to be kept, and whether the clock stands. # S5.7 # S5.8"""
    m.duty, m.about = d, m.origin[d]
    if m.duty_kind[d] == KEPT:
        settle_keep(m, d)
    if m.duty_suspend[d] >= 0 and m.is_open[d] and not m.doubt[d]:
        verdict = truth(m, m.duty_suspend[d], -1)
        waver(m, d, verdict)
        pause(m, d, verdict == YES)


def waver(m: Machine, d: int, verdict: int) -> None:
    """Nobody knows whether its clock stands: it runs, with one finding for each such interval. # S7.2"""
    if verdict == MAYBE and not m.wavers[d]:
        tell(m, UNDETERMINED)
    m.wavers[d] = verdict == MAYBE


def is_fresh(m: Machine, d: int) -> int:
    """Whether an obligation that is open or undone was opened at this instant."""
    if m.is_open[d] and m.opened[d] == m.now:
        return 1
    return 1 if m.head[d] >= 0 and m.out_opened[m.tail[d]] == m.now else 0

"""One step: time passes, then one event takes effect. (S4)"""

from __future__ import annotations

from .authority import is_allowed, lacks_evidence
from .changes import touch
from .conditions import both, both_hold, datum, evaluate, truth
from .doubts import forbid_perhaps, leave_undecided, mark_act
from .duties import look_around, open_upon, reassess, settle
from .endings import discharge, violate
from .findings import tell
from .ladder import judge_steps, next_step, open_steps
from .machine import Machine
from .obligations import answer_for, let_go, line_now
from .openings import come_round, find_opening
from .parties import name_person
from .periods import act_for_period, is_period_given
from .steady import note_unexpected, pass_time
from .waivers import grant, lift
from .words import (
    EVIDENCE_MISSING,
    LEFT,
    MAYBE,
    MOST_INTERNAL,
    NEVER,
    NO,
    NOBODY,
    PERIODIC,
    UNTIMED,
    VAGUE,
    YES,
)
from .workflows import leave_open, move, take_event, take_eventless


def step(m: Machine, code: int, i: int) -> None:
    """Time passes up to the event, then it takes effect: rules 1 and 3 to 9."""
    if m.soonest < m.at[i] or m.opening <= m.at[i]:
        advance(m, m.at[i])
    m.now = m.at[i]
    m.accepted = 0
    if m.is_lively and not is_native(m, code, i):
        if not m.reason:
            turn_away(m, code, i)
        return
    if m.set_from[code] < m.set_from[code + 1]:
        set_facts(m, code, i)
    if m.waive_from[code] < m.waive_from[code + 1]:
        grant(m, code, i)
    act(m, code, i)
    take_event(m, code, i)
    if m.is_lively:
        take_eventless(m)
        reassess(m)
    elif m.n_waits or m.leaf[0] != m.seen:
        reassess(m)
    if m.open_from[code] < m.open_from[code + 1]:
        open_upon(m, code, i)
    if m.is_heard[code] and not m.accepted:
        note_unexpected(m, i)
    if m.is_lively:
        drain(m)
    calm(m)
    if m.is_stale:
        find_opening(m)


def is_native(m: Machine, code: int, i: int) -> int:
    """Whether the event is allowed; one that may do what only the engine does is for it. # S4.3 # S6.2"""
    if m.is_foreign[code]:
        m.reason = LEFT
        return 0
    if m.is_guarded[code] and not is_allowed(m, code, i):
        return 0
    if m.assigns[code] >= 0:
        name_person(m, m.assigns[code], datum(m, m.holder_column, i))
        touch(m, 0)
        m.is_stale = 1
    return 1


def turn_away(m: Machine, code: int, i: int) -> None:
    """An event that nobody was allowed to record: it is no act and changes nothing, but may be forbidden. # S4.3"""
    ban_all(m, code, i)
    follow_up(m)
    calm(m)
    if m.is_stale:
        find_opening(m)


def set_facts(m: Machine, code: int, i: int) -> None:
    """All right sides read the facts as they were before. # S4.4"""
    for n in range(m.set_from[code], m.set_from[code + 1]):
        m.new_facts[m.set_fact[n]] = evaluate(m, m.set_value[n], i)
    for n in range(m.set_from[code], m.set_from[code + 1]):
        f = m.set_fact[n]
        if m.is_lively:
            touch(m, 1 + f)
            if m.is_relation[f] and m.facts[f] == m.facts[f] and m.facts[f] != m.new_facts[f]:
                m.reason = LEFT  # it moves: who answers changes hands  # S6.4
        m.facts[f] = m.new_facts[f]
    m.is_stale = m.is_lively


def act(m: Machine, code: int, i: int) -> None:
    """Prohibitions, then what the act fulfils; all is matched before any of it changes. # S4.5"""
    ban_all(m, code, i)
    cell = (m.leaf[0] if m.n_charts else 0) * m.n_events + code
    matched, unproven = 0, NOBODY
    for n in range(m.act_from[cell], m.act_from[cell + 1]):
        d = m.act_duty[n]
        if m.is_open[d] or m.head[d] >= 0:
            m.duty = d
            m.about = m.origin[d] if m.is_open[d] else m.out_origin[m.head[d]]
            verdict = both_hold(m, m.act_when[n], m.act_where[n], i)
            if verdict == NO:
                continue
            if m.duty_kind[d] == PERIODIC and m.act_evidence[n] and is_period_given(m, i):
                m.reason = LEFT  # of which period it is, if of any
            if m.act_evidence[n] and lacks_evidence(m, m.act_evidence[n], i):
                if verdict == YES and m.line_first[d] != unproven:  # told once a duty, whatever it is `for`
                    unproven = m.line_first[d]
                    tell(m, EVIDENCE_MISSING)
            elif verdict == YES:
                m.matched[matched] = d
                matched += 1
            elif m.is_lively:
                mark_act(m, d)
            else:
                m.reason = LEFT
    for n in range(matched):
        if m.duty_kind[m.matched[n]] == PERIODIC:
            act_for_period(m, m.matched[n], i)
        else:
            discharge(m, m.matched[n])
            m.accepted = 1
    if m.is_lively:
        cut_short(m, code)


def cut_short(m: Machine, code: int) -> None:
    """What had to be done before this event is violated at its instant. # S5.6"""
    for n in range(m.before_from[code], m.before_from[code + 1]):
        d = m.befores[n]
        if m.is_open[d] and m.line_term[m.told[d]] != VAGUE and not m.doubt[d]:
            m.due[d] = m.now
            m.flags[d] = m.flags[d] | UNTIMED
            m.accepted = 1
            if m.marked[d]:
                leave_undecided(m, d)
            else:
                violate(m, d, 1)


def ban_all(m: Machine, code: int, i: int) -> None:
    """What the event violates by itself. # S4.5"""
    for n in range(m.ban_from[code], m.ban_from[code + 1]):
        ban(m, m.ban_duty[n], m.ban_when[n], i)


def ban(m: Machine, d: int, when: int, i: int) -> None:
    """A matching `forbid` is violated: an obligation of its own. # S4.5"""
    verdict = both_hold(m, m.duty_while[d], when, i)
    if verdict != NO:
        verdict = both(verdict, truth(m, m.duty_where[d], i))
    if verdict == NO or m.reason:
        return
    if verdict == MAYBE and m.is_live:
        m.reason = LEFT  # the engine tells what was missing
        return
    m.opened[d] = m.now
    m.due[d] = m.now if verdict == YES else NEVER
    m.flags[d] = 0
    m.accepted = 1
    if m.is_lively:
        m.told[d] = line_now(m, d)
        answer_for(m, d)
    if verdict == YES:
        violate(m, d, 0)
        return
    forbid_perhaps(m, d)
    if m.is_lively:
        let_go(m, m.told[d])


def drain(m: Machine) -> None:
    """Internal events are handled at the instant that raised them, in the order raised. # S4.9

    What recurs after a missed deadline opens in the event of that deadline, also if no rule refers to it. # S5.4
    """
    while not m.reason:
        n = 0
        while not m.reason:
            own = m.queue_turn[n] if n < m.n_queue else NEVER
            turn = next_turn(m, own)
            if turn == NEVER:
                break
            if m.n_dirt:
                look_around(m)  # what has just opened may let another open, before its event is heard  # S4.8
            m.turn = turn
            if turn == own:
                handle(m, m.queue[n])
                n += 1
            else:
                take_eventless(m)
                reassess(m)
            if n >= MOST_INTERNAL // 2:
                shift(m, n)
                n = 0
        m.n_queue = m.n_turns = 0
        m.turn = NEVER
        if m.is_lively and (m.n_dirt or m.n_waits):
            reassess(m)
        m.turn = 0
        if m.n_queue == 0:
            return


def handle(m: Machine, code: int) -> None:
    """One internal event: rules 5, 6 and 8."""
    act(m, code, -1)
    take_event(m, code, -1)
    take_eventless(m)
    reassess(m)
    open_upon(m, code, -1)


def next_turn(m: Machine, own: int) -> int:
    """The next turn: that of the next event in the queue, or of what recurs before it in an event nobody hears."""
    soonest = own
    for n in range(m.n_waits):
        turn = m.wait_turn[m.waits[n]]
        if m.turn < turn < soonest:
            soonest = turn
    return soonest


def shift(m: Machine, n: int) -> None:
    """Room in the queue: the first `n` are done."""
    for k in range(n, m.n_queue):
        m.queue[k - n] = m.queue[k]
        m.queue_turn[k - n] = m.queue_turn[k]
    m.n_queue -= n


def calm(m: Machine) -> None:
    """Settle the instant, with all that follows from it; where nothing is lively, nothing does."""
    while m.unsettled and not m.reason:
        settle(m)
        if m.is_lively:
            drain(m)


def follow_up(m: Machine) -> None:
    """Eventless transitions, conditions, internal events."""
    take_eventless(m)
    reassess(m)
    drain(m)


def advance(m: Machine, t: int) -> None:
    """Judge every deadline before `t`, earliest first. # S4.1"""
    if not m.is_lively:
        pass_time(m, t)
        return
    while not m.reason:
        find_soonest(m)
        if m.opening <= t and m.opening <= m.soonest:
            if m.opening == t or m.opening == m.soonest:
                m.reason = LEFT  # two things at one instant: the engine knows in which order
                return
            m.now = m.opening
            come_round(m)
            drain(m)
        elif m.soonest < t:
            if m.soonest > m.now:
                m.now = m.soonest
            judge(m)
        else:
            return
        calm(m)
        if m.is_stale:
            find_opening(m)


def find_soonest(m: Machine) -> None:
    """The next deadline or `after`."""
    m.soonest = NEVER
    for n in range(m.n_opens):
        d = m.opens[n]
        if m.due[d] < m.soonest and m.suspended[d] == NEVER:
            m.soonest = m.due[d]
    for k in range(m.n_timers):
        if m.timer[k] < m.soonest:
            m.soonest = m.timer[k]
    if m.n_steps:
        at = next_step(m)
        m.soonest = at if at < m.soonest else m.soonest


def judge(m: Machine) -> None:
    """Deadlines together, then their internal events, then `after`. # S4.1"""
    for d in range(m.n_duties):
        if m.is_open[d] and m.due[d] <= m.now and m.suspended[d] == NEVER:
            if m.waived[d] > m.now:
                lift(m, d)
            elif m.is_lively and m.marked[d]:
                leave_undecided(m, d)
            else:
                violate(m, d, 1)
    if m.n_steps:
        judge_steps(m)
    drain(m)
    if m.n_steps:
        open_steps(m)
    for k in range(m.n_timers):
        m.fired[k] = m.timer[k]
    for k in range(m.n_timers):
        if m.fired[k] <= m.now and m.timer[k] == m.fired[k]:
            m.timer[k] = NEVER
            verdict = truth(m, m.timer_when[k], -1)
            if verdict == MAYBE:
                leave_open(m)
            if verdict == YES:
                move(m, m.timer_chart[k], m.timer_move[k * m.n_states + m.leaf[m.timer_chart[k]]])
                follow_up(m)
    follow_up(m)

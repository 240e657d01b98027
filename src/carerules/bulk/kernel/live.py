"""One event at a time: a live case is a few numbers in a row of bytes, and an event makes another row of them. (S4)

Whatever the kernel cannot say leaves the bytes as they were.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .cases import clear
from .desk import Desk, awake, kept, told
from .machine import Machine
from .steady import set_out, steady_events
from .step import step
from .words import FIRST_INSTANT, LAST_INSTANT, NAN, NEVER, NUMBER, TRUTH, WHOLE
from .workflows import start

if TYPE_CHECKING:
    from . import plain as cython
else:
    try:
        import cython
    except ImportError:
        from . import plain as cython


class Live:
    """One case: its bytes, its records as they came, the ids given. `about` tells what a step was."""

    def __init__(self, desk: Desk, about: Any, state: bytes, rows: Any, ids: Any) -> None:
        self.desk, self.about, self.state, self.rows, self.ids = desk, about, state, rows, ids

    def take(self, event: Any, at: Any, by: Any, data: Any, evidence: Any, id: Any, recorded: Any) -> Any:
        """The step that an event makes, to be told by `about`; None, and nothing has changed: it is for the engine."""
        if cython.compiled and self.desk.is_exact:
            return take_one(self, event, at, by, data, evidence, id, recorded)
        with self.desk.lock:  # another thread may come between, interpreted or while days are laid out
            return take_one(self, event, at, by, data, evidence, id, recorded)

    def deadlines(self) -> Any:
        """Duty and deadline of what is open after the last event and has one, soonest first."""
        return pending(self.desk, self.state)


def pending(desk: Desk, state: bytes) -> Any:
    """See `Live.deadlines`."""
    if len(state) == 0:
        return ()
    n = desk.m.n_duties
    if cython.compiled:
        p = cython.cast(cython.pointer(cython.longlong), cython.cast(cython.p_char, state))
    else:
        p = memoryview(state).cast("q")
    found = []
    for d in range(n):
        if p[d] and p[2 * (n + 1) + d] != NEVER:
            found.append((desk.duties[d], p[2 * (n + 1) + d]))
    if len(found) > 1:
        found.sort(key=by_deadline)
    return tuple(found)


def by_deadline(pair: Any) -> Any:
    """The soonest first."""
    return pair[1], pair[0]


def take_one(
    live: Live, event: Any, at: Any, by: Any, data: Any, evidence: Any, id: Any, recorded: Any
) -> Any:
    """See `Live.take`. From `fill` to the bytes no code of Python runs, so that threads share a compiled desk."""
    desk = live.desk
    if type(event) is not str:
        return None
    code = desk.codes.get(event)
    if type(at) is not int:
        at = desk.moment(at)
    if code is None or at is None or at < FIRST_INSTANT or at > LAST_INSTANT:
        return None
    t = at
    rare = id is not None or by is not None or recorded is not None
    if (rare or type(evidence) is not tuple or evidence) and not desk.aside(
        live.ids, at, by, evidence, id, recorded
    ):
        return None
    if t < desk.low or t > desk.high:
        desk.stretch(at)
    data = {} if data is None else data
    if type(data) is not dict or not fill(desk, code, data):
        return None
    old, rows = live.state, live.rows
    if not step_live(desk, old, code, t, len(rows)):
        return None
    new = kept(desk, old)
    said = told(desk, old)
    live.state = new
    rows.append((event, at, dict(data) if data else None, by, id, recorded))
    if id is not None:
        live.ids.add(id)
    return live.about, old, new, said, rows


def fill(desk: Desk, code: int, data: Any) -> int:
    """Whether every datum is a number now, in its column."""
    found = 0
    for name, column, kind, optional, texts in desk.wanted[code]:
        value = data.get(name)
        if value is None:
            if not optional or name in data:
                return 0
            desk.given[column] = NAN
            continue
        found += 1
        if type(value) is str:
            known = texts.get(value)
            if known is None:
                if not desk.learn(texts, value):
                    return 0
                return fill(desk, code, data)
            desk.given[column] = known
        elif type(value) is int:
            if (kind != WHOLE and kind != NUMBER) or value > 2**53 or value < -(2**53):
                return 0
            desk.given[column] = value
        elif type(value) is bool and kind == TRUTH:
            desk.given[column] = 1 if value else 0
        elif type(value) is float and kind == NUMBER and value - value == 0:
            desk.given[column] = value + 0.0
        else:
            return 0
    if found != len(data):
        return 1 if desk.plain(desk, code, data) else 0
    return 1


def step_live(desk: Desk, old: bytes, code: int, at: int, number: int) -> int:
    """Carry out one event on the machine; 0 if the kernel does not know what comes of it."""
    m = desk.m
    desk.at[0], desk.code[0] = at, code
    m.sign, m.reason, m.n_out, m.n_odd, m.n_waits, m.n_queue = 1, 0, 0, 0, 0, 0
    m.unsettled, m.number = 0, number
    if len(old) == 0:
        begin(m, at)
    else:
        awake(desk, old)
        if at <= m.now:
            return 0
    told = steady_events(m, 0, 1) if m.leaf[0] == m.seen else set_out(m, 0)
    if told == 0 and not m.reason:
        step(m, code, 0)
    return 0 if m.reason else 1


def begin(m: Machine, at: int) -> None:
    """A case of which nothing is known yet. The state counts as entered once a transition has entered it."""
    for n in range(m.n_row):
        m.row[n] = 0
    for d in range(m.n_duties + 1):
        m.origin[d] = -1
        m.due[d] = NEVER
    clear(m)
    m.now = at
    start(m)
    m.unsettled = 1
    for c in range(m.n_charts):
        m.since[c] = -NEVER

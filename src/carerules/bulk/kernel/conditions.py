"""Conditions in three values: a postfix code over the row and an event. (S7)"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .days import clock_value
from .machine import Machine
from .parties import holds_post, is_adrift, is_filled
from .wholes import as_whole
from .words import (
    ADD,
    AGE,
    AMONG,
    AND,
    ASSIGNED,
    CHOOSE,
    CONST,
    DAYS,
    EQ,
    EVENT,
    EVENT_AT,
    FACT,
    GAUGE,
    GE,
    HOLDS,
    IN_STATE,
    KNOWN,
    LE,
    LEAVE,
    LEFT,
    LIMIT,
    LOOP,
    LT,
    MAYBE,
    NAN,
    NE,
    NEGATE,
    NO,
    NOT,
    OPEN,
    OPENING,
    OPENING_AT,
    OR,
    SUBTRACT,
    TEST,
    YES,
)

if TYPE_CHECKING:
    from . import plain as cython
else:
    try:
        import cython
    except ImportError:
        from . import plain as cython


def whole(m: Machine, column: int, i: int) -> int:
    """The whole number in row `i` of a column; its width is 1, 2, 4 or 8 bytes."""
    if not cython.compiled:
        return int(m.data[column][i])
    width = m.width[column]
    if width == 4:  # as dictionaries have it, and so every event type: asked first
        return cython.cast(cython.p_int, m.base[column])[i]
    if width == 2:
        return cython.cast(cython.p_short, m.base[column])[i]
    if width == 1:
        return cython.cast(cython.pointer(cython.schar), m.base[column])[i]
    return cython.cast(cython.p_longlong, m.base[column])[i]


def event_code(m: Machine, i: int) -> int:
    """The event type of row `i`: column 0 holds it in the codes of the data."""
    return m.event_code[whole(m, 0, i)]


def datum(m: Machine, column: int, i: int) -> float:
    """What the event's column holds; unknown for an internal event, and for one whose type has no such datum."""
    if i < 0 or (m.is_packed and not m.declares[event_code(m, i) * m.n_columns + column]):
        return NAN
    return value_at(m, column, i)


def value_at(m: Machine, column: int, i: int) -> float:
    """What the column holds in row `i`."""
    if m.width[column] == 0:
        if cython.compiled:
            return cython.cast(cython.p_double, m.base[column])[i]
        return m.data[column][i]
    if m.recode_from[column] >= 0:
        return m.recode[m.recode_from[column] + whole(m, column, i)]
    return whole(m, column, i)


def truth(m: Machine, condition: int, i: int) -> int:
    """YES, NO or MAYBE; no condition is YES."""
    if condition < 0:
        return YES
    pc = m.cond_from[condition]
    if m.code[pc] == TEST and m.cond_from[condition + 1] - pc == 4:
        value = compare(m.code[pc + 2], datum(m, m.code[pc + 1], i), m.constants[m.code[pc + 3]])
    else:
        value = evaluate(m, condition, i)
    if value != value:
        return MAYBE
    return NO if value == 0 else YES


def sure(m: Machine, condition: int, i: int) -> int:
    """YES or NO; where nobody can say, the case is left to the engine."""
    if condition < 0:
        return YES
    found = truth(m, condition, i)
    if found == MAYBE:
        m.reason = LEFT
        return NO
    return found


def both(x: int, y: int) -> int:
    """YES, NO or MAYBE: two of them hold. # S7.1"""
    if x == NO or y == NO:
        return NO
    return MAYBE if x == MAYBE or y == MAYBE else YES


def both_hold(m: Machine, one: int, other: int, i: int) -> int:
    """YES, NO or MAYBE: two conditions hold; the other is not asked where the one does not. # S7.1"""
    found = truth(m, one, i)
    return NO if found == NO else both(found, truth(m, other, i))


def evaluate(m: Machine, condition: int, i: int) -> float:
    """The number that the condition stands for; NaN is unknown."""
    top = -1
    pc, end = m.cond_from[condition], m.cond_from[condition + 1]
    while pc < end:
        kind, a = m.code[pc], m.code[pc + 1]
        if kind == TEST:
            top += 1
            m.stack[top] = compare(m.code[pc + 2], datum(m, a, i), m.constants[m.code[pc + 3]])
        elif kind >= AND:
            top -= 1
            m.stack[top] = binary(m, kind, m.stack[top], m.stack[top + 1])
        elif kind <= LEAVE:
            top += 1
            m.stack[top] = leaf_value(m, kind, a, i)
        elif kind == AMONG:
            top -= a
            m.stack[top] = among(m, top, a)
        elif kind == CHOOSE:
            top -= 2
            if m.stack[top] != m.stack[top]:
                m.stack[top] = NAN
            else:
                m.stack[top] = m.stack[top + 1] if m.stack[top] != 0 else m.stack[top + 2]
        else:
            m.stack[top] = unary(m, kind, a, m.stack[top])
        pc += 4
    return m.stack[0]


def unary(m: Machine, kind: int, a: int, x: float) -> float:
    """What one value comes to."""
    if kind == NOT:
        return 1 - x
    if kind == NEGATE:
        return -x
    if kind == KNOWN:
        return 1 if x == x else 0
    if kind in (AGE, DAYS):
        return clock_value(m, x, kind == AGE, a)
    if x != x:
        return NAN
    if kind == HOLDS:
        return holds_post(m, x, a)
    m.reason = LEFT
    return NAN


def leaf_value(m: Machine, kind: int, a: int, i: int) -> float:
    """A named value."""
    if kind == CONST:
        return m.constants[a]
    if kind == FACT:
        return m.facts[a]
    if kind == EVENT:
        return datum(m, a, i)
    if kind == EVENT_AT:
        return m.at[i] if i >= 0 else NAN
    if kind == IN_STATE:
        return m.is_inside[a * (m.n_states + 1) + m.leaf[m.is_inside[a * (m.n_states + 1)]] + 1]
    if kind == OPEN:
        return m.is_open[a]
    return value_of_opening(m, kind, a)


def value_of_opening(m: Machine, kind: int, a: int) -> float:
    """What hangs on the obligation at hand, on who holds a post, or on the past."""
    if kind == LOOP:
        return m.loop[m.duty] if m.loop[m.duty] else NAN
    if kind == OPENING:
        return datum(m, a, m.about)
    if kind == OPENING_AT:
        return m.at[m.about] if m.about >= 0 else NAN
    if kind == ASSIGNED:
        if is_filled(m, a):
            return 1
        return NAN if is_adrift(m, a) else 0
    if kind == GAUGE:
        return m.gauge_sum[a] + (m.now - m.gauge_since[a] if m.gauge_now[a] else 0)
    m.reason = LEFT
    return NAN


def among(m: Machine, top: int, options: int) -> float:
    """Whether the item at `top` is one of the options above it."""
    item = m.stack[top]
    if item != item:
        return NAN
    found = 0.0
    for n in range(top + 1, top + options + 1):
        if m.stack[n] == item:
            return 1
        if m.stack[n] != m.stack[n]:
            found = NAN
    return found


def binary(m: Machine, kind: int, x: float, y: float) -> float:
    """Kleene for `and` and `or`; unknown in, unknown out for the rest. # S7.1"""
    if kind == AND:
        if x == 0 or y == 0:
            return 0
        return NAN if x != x or y != y else 1
    if kind == OR:
        if x == 1 or y == 1:
            return 1
        return NAN if x != x or y != y else 0
    if x != x or y != y:
        return NAN
    if kind <= GE:
        return compare(kind, x, y)
    if not is_whole(x) or not is_whole(y):
        m.reason = LEFT  # decimal numbers are added as they are written
        return NAN
    result = x + y if kind == ADD else x - y if kind == SUBTRACT else x * y
    if result == LIMIT or result == -LIMIT:
        m.reason = LEFT  # whole numbers and doubles may part here
    return result if -LIMIT <= result <= LIMIT else NAN


def is_whole(x: float) -> int:
    """Whether it is a whole number of a size that is exact."""
    return 1 if -LIMIT <= x <= LIMIT and as_whole(x) == x else 0


def compare(kind: int, x: float, y: float) -> float:
    """1 or 0; unknown where one side is."""
    if x != x or y != y:
        return NAN
    if kind == GE:
        return 1 if x >= y else 0
    if kind == LT:
        return 1 if x < y else 0
    if kind == EQ:
        return 1 if x == y else 0
    if kind == NE:
        return 1 if x != y else 0
    if kind == LE:
        return 1 if x <= y else 0
    return 1 if x > y else 0

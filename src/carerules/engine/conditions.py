"""Conditions in three values: a postfix code over a row, an event and an obligation. (S7)"""

from __future__ import annotations

from carerules.expressions.decimals import add, multiply, subtract
from carerules.program import opcodes as op
from carerules.program.opcodes import CONST, FACT, FALSE, IN_STATE, LIMIT, MAYBE, SUBJECT_ID, TRUE, UNKNOWN
from carerules.program.plan import Code
from carerules.temporal.civil import age
from carerules.temporal.duration import Duration

from . import holding
from .context import Context
from .gauges import gauge_value
from .state import OPEN, Event, Obligation

_CALCULATE = {op.ADD: add, op.SUBTRACT: subtract, op.MULTIPLY: multiply}


def truth(ctx: Context, code: Code, event: Event | None = None, ob: Obligation | None = None) -> int:
    """TRUE, FALSE or MAYBE; no condition is TRUE."""
    if not code:
        return TRUE
    value = evaluate(ctx, code, event, ob)
    if value != value:
        return MAYBE
    return TRUE if value else FALSE


def evaluate(ctx: Context, code: Code, event: Event | None = None, ob: Obligation | None = None) -> float:
    """The number that `code` stands for; NaN is unknown."""
    stack: list[float] = []
    for i in range(0, len(code), 2):
        kind, argument = code[i], code[i + 1]
        if kind == FACT:
            stack.append(ctx.row.facts[argument])
        elif kind == CONST:
            stack.append(ctx.plan.constants[argument])
        elif kind == IN_STATE:
            chart, mask = ctx.plan.state_tests[argument]
            state = ctx.row.charts[chart]
            stack.append(state >= 0 and (mask >> state) & 1)
        elif kind <= SUBJECT_ID:
            stack.append(_load(ctx, kind, argument, event, ob))
        elif kind <= op.NEGATE:
            x = stack.pop()
            stack.append((1 - x) if kind == op.NOT else -x)
        elif kind <= op.MULTIPLY:
            y = stack.pop()
            stack.append(_binary(kind, stack.pop(), y))
        elif kind == op.CHOOSE:
            otherwise, then, test = stack.pop(), stack.pop(), stack.pop()
            stack.append(UNKNOWN if test != test else then if test else otherwise)
        elif kind == op.AMONG:
            options = [stack.pop() for _ in range(argument)]
            stack.append(_among(stack.pop(), options))
        elif kind <= op.DAYS_SINCE or kind == op.HOLDS or kind == op.TO_INSTANT:
            stack.append(_special(ctx, kind, argument, stack.pop()))
        else:
            stack.append(_about_case(ctx, kind, argument))
    return stack.pop()


def _load(ctx: Context, kind: int, argument: int, event: Event | None, ob: Obligation | None) -> float:
    """A named value."""
    if kind == FACT:
        return ctx.row.facts[argument]
    if kind == op.EVENT and event is not None:
        return event.values[argument]
    if kind == op.PARAMETER:
        return _parameter(ctx, argument, ob)
    if kind == op.MEASURE:
        return gauge_value(ctx, argument)
    if kind == op.SUBJECT_ID:
        return ctx.row.subject
    if kind == op.LOOP:
        return ob.loop if ob is not None and ob.loop else UNKNOWN
    if kind in (op.OPENING, op.OPENING_AT, op.OPENING_BY, op.OPENING_ID):
        event = ob.opened_by if ob is not None else None
        kind = op.EVENT if kind == op.OPENING else kind - op.OPENING_AT + op.EVENT_AT
    assert event is not None, "a condition that reads an event is only asked beside one"  # CR633, CR635
    if kind == op.EVENT:
        return event.values[argument]
    if kind == op.EVENT_AT:
        return event.at
    code = event.actor if kind == op.EVENT_BY else event.text
    return code if code else UNKNOWN


def _parameter(ctx: Context, index: int, ob: Obligation | None) -> float:
    """The parameter now; a running obligation keeps what stood at its opening. # S5.12.e"""
    at = ctx.row.now
    if ob is not None and not ctx.plan.duties[ob.duty].immediate:
        at = ob.parent.opened_at if ob.parent is not None else ob.opened_at
    value = UNKNOWN
    for since, number in ctx.program.parameters[index]:
        if since > at:
            break
        value = number
    return value


def _binary(kind: int, x: float, y: float) -> float:
    """Kleene for `and` and `or`; unknown in, unknown out for the rest. # S7.1"""
    if kind == op.AND:
        if x == 0 or y == 0:
            return 0
        return UNKNOWN if x != x or y != y else 1
    if kind == op.OR:
        if x == 1 or y == 1:
            return 1
        return UNKNOWN if x != x or y != y else 0
    if x != x or y != y:
        return UNKNOWN
    if kind <= op.GE:
        return _compare(kind, x, y)
    result = _CALCULATE[kind](x, y)
    return result if -LIMIT <= result <= LIMIT else UNKNOWN


def _compare(kind: int, x: float, y: float) -> float:
    if kind == op.EQ:
        return x == y
    if kind == op.NE:
        return x != y
    if kind == op.LT:
        return x < y
    if kind == op.LE:
        return x <= y
    return x > y if kind == op.GT else x >= y


def _among(item: float, options: list[float]) -> float:
    """A list holds constants only, so that nothing in it is unknown."""
    return UNKNOWN if item != item else item in options


def _special(ctx: Context, kind: int, argument: int, x: float) -> float:
    if kind == op.KNOWN:
        return x == x
    if x != x:
        return UNKNOWN
    zone = ctx.program.zone
    if kind == op.SHIFT_DATE:
        duration, sign = ctx.plan.shifts[argument]
        return shift_day(ctx, int(x), duration, sign)
    if kind == op.SHIFT_INSTANT:
        duration, sign = ctx.plan.shifts[argument]
        return shift_instant(ctx, int(x), duration, sign)
    if kind == op.HOLDS:
        return _holds(ctx, int(x), argument)
    if kind == op.TO_INSTANT:
        return zone.start(int(x)) if argument else zone.end(int(x))
    day = zone.day(int(x)) if argument else int(x)
    today = zone.day(ctx.row.now)
    return age(day, today) if kind == op.AGE else today - day


def shift_day(ctx: Context, day: int, duration: Duration, sign: int) -> float:
    """The local day `duration` after (before) `day`, counted as a deadline is. # S3.3"""
    zone = ctx.program.zone
    return zone.day(shift_instant(ctx, zone.end(day), duration, sign))


def shift_instant(ctx: Context, at: int, duration: Duration, sign: int) -> int:
    """The instant `duration` after (before) `at`; that it looked at an unpublished year is noted. # S3.3 # S3.4"""
    reckoner = ctx.program.reckoner
    moved = reckoner.after(at, duration) if sign > 0 else reckoner.before(at, duration)
    ctx.provisional = ctx.provisional or moved.provisional
    return moved.at


def _about_case(ctx: Context, kind: int, argument: int) -> float:
    row = ctx.row
    if kind == op.OPEN:
        return any(ob.life == OPEN and not ob.step for ob in row.live[argument])
    if holding.holders(ctx, argument, row.now):
        return 1
    return UNKNOWN if holding.is_homeless(ctx, argument) else 0


def _holds(ctx: Context, actor: int, post: int) -> float:
    holders = holding.holders(ctx, post, ctx.row.now)
    if actor == post or actor in holders:
        return 1
    return UNKNOWN if not holders and holding.is_homeless(ctx, post) else 0


def missing(ctx: Context, code: Code, event: Event | None, ob: Obligation | None) -> tuple[int, ...]:
    """What `code` reads and is unknown: pairs (opcode, argument), each once, in the order of the text. # S7.2"""
    found: list[tuple[int, int]] = []
    for i in range(0, len(code), 2):
        kind, argument = code[i], code[i + 1]
        if op.CONST < kind <= op.SUBJECT_ID and (kind, argument) not in found:
            value = _load(ctx, kind, argument, event, ob)
            if value != value:
                found.append((kind, argument))
    return tuple(part for pair in found for part in pair)

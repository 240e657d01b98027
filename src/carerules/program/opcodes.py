"""The instructions of a compiled condition.

A condition is a flat tuple `(op, argument, op, argument, …)` in postfix order over a stack of numbers.
Unknown is NaN: every finite value is known, so one number carries the pair (value, known) of S7.1.
"""

from __future__ import annotations

UNKNOWN = float("nan")
LIMIT = 2**53
"""Numbers beyond it are unknown: up to here integers and doubles agree to the last digit."""

FALSE, TRUE, MAYBE, ABSENT = 0, 1, 2, 3
"""The three truth values, and `not in force` where a duty's condition is not even asked."""

(
    CONST,  # argument: index into Plan.constants
    FACT,  # slot of a fact
    EVENT,  # column of a datum of the event at hand
    OPENING,  # column of a datum of the event that opened the obligation
    LOOP,  # the obligation's value of `for`
    PARAMETER,  # index into Program.parameters
    MEASURE,  # index into Plan.measures
    EVENT_AT,
    EVENT_BY,
    EVENT_ID,
    OPENING_AT,
    OPENING_BY,
    OPENING_ID,
    SUBJECT_ID,
    NOT,
    NEGATE,
    AND,
    OR,
    EQ,
    NE,
    LT,
    LE,
    GT,
    GE,
    ADD,
    SUBTRACT,
    MULTIPLY,
    SHIFT_DATE,  # argument: index into Plan.shifts; day number plus or minus a duration
    SHIFT_INSTANT,  # the same for an instant
    CHOOSE,  # test then otherwise
    AMONG,  # argument: how many options lie above the item
    KNOWN,
    AGE,
    DAYS_SINCE,
    IN_STATE,  # index into Plan.state_tests
    OPEN,  # index of a duty
    ASSIGNED,  # code of a post or role
    HOLDS,  # code of a post or role; the actor is on the stack
    TO_INSTANT,  # a date becomes the end of its day; with argument 1 its first instant
) = range(39)

NAMES = (
    "const fact event opening loop parameter measure event_at event_by event_id opening_at opening_by "
    "opening_id subject_id not negate and or eq ne lt le gt ge add subtract multiply shift_date "
    "shift_instant choose among known age days_since in_state open assigned holds to_instant"
).split()

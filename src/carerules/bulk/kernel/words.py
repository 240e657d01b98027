"""The numbers that the kernel and its tables agree on."""

from __future__ import annotations

NEVER = 2**62
LIMIT = 2.0**53
NAN = float("nan")
SECOND, DAY_SECONDS = 1_000_000, 86_400
"""A second in microseconds, a day in seconds: a compiler divides by either without a division."""

PENDING, DISCHARGED, VIOLATED, DISCHARGED_LATE = 0, 1, 2, 3
UNDECIDED, LAPSED, WAIVED, UNQUANTIFIED = 4, 5, 6, 7
"""Status of an obligation, as in `engine.state`."""
PROVISIONAL, ACTED, UNTIMED, RECORDED = 1, 2, 4, 8
"""Flags of an obligation: its deadline looked at a day that nobody has published; an act has ended it; it
had no deadline but an event, at which it was violated; an act was noted while nobody knew whether it was owed."""
COUNTED_PROVISIONAL, COUNTED_WAIVED, COUNTED_UNDECIDED = 6, 10, 11
"""Places in `counts` of provisional deadlines, and of what is waived or undecided: their own numbers' are taken."""
DOUBT_WHILE, DOUBT_UPON, DOUBT_KEEP = 1, 2, 3
"""What is unknown of an open obligation without a clock: its `while`, whether its event opened it, or its `keep`."""
LEFT, FULL = 1, 2
"""Why a case was broken off: it is for the engine; there is no room for what it says."""
YES, NO, MAYBE = 1, 0, 2

# Instructions of a condition, four numbers each; the first compares a datum with a constant in one go.
TEST, CONST, FACT, EVENT, EVENT_AT, IN_STATE, OPEN = 0, 1, 2, 3, 4, 5, 6
LOOP, OPENING, OPENING_AT, ASSIGNED, GAUGE, LEAVE = 7, 8, 9, 10, 11, 12
NOT, NEGATE, KNOWN, AGE, DAYS, HOLDS, LEAVE_TOO = 13, 14, 15, 16, 17, 18, 19
AMONG, CHOOSE, AND, OR = 20, 21, 22, 23
EQ, NE, LT, LE, GT, GE, ADD, SUBTRACT, MULTIPLY = 24, 25, 26, 27, 28, 29, 30, 31, 32
# LEAVE and, for what takes a value, LEAVE_TOO: what only the engine knows; the case is its from there on.

VAGUE, CLOCKLESS = -1, -2
"""In place of a term: a word without a number; no length at all, as the deadline comes from elsewhere or never."""
PLAINLY, PERIODIC, KEPT = 0, 1, 2
"""How a duty runs: by a length or not at all; once a period; as a condition to keep."""
SELDOM, UNIT, POST, NAMED = 0, 1, 2, 3
"""What a party is: one for the engine; a unit; a post of a unit's instance; who is named for the subject alone."""
NOBODY = -1
SOMEBODY, VACANT, NOBODY_THERE = 0, 1, 2
"""Who answers for a post; the last two are places in `counts`, behind those of all lines."""
UNAUTHORISED, EVIDENCE_MISSING, NOT_PERMITTED, UNDETERMINED, TOO_MANY_OPEN = 3, 4, 5, 6, 7
"""Places there, too: records by somebody who may not make them, acts without their evidence, events that nobody had
permitted, what was unknown, and what could not open because too much was."""
AGES = 200
"""Years of age beyond which nothing is timed, as in `engine.timers`."""
MOST_NAMED = 8
"""Persons named for one subject at a time; more are for the engine."""
DUE_SOON, SUSPENDED, COUNTED_SOON, SLOTS = 8, 9, 4, 12
"""Status of an open obligation near its deadline, and of one whose clock stands. `counts` has so many places a line;
that of what is due soon is the place of UNDECIDED, which has one of its own."""
MOST_TIMES, MOST_STEPS = 4, 32
"""Missed deadlines in a row that the calendar's tables know; steps of escalation in one case."""
STEP_WAITS, STEP_OPEN, STEP_UNDONE, STEP_OVER = 0, 1, 2, 3

GENERAL, IDLE, STAYS, PLAIN, RENEWS = 0, 1, 2, 3, 4
"""What an event can do in a state: anything; nothing; certain acts and one certain transition that stays; certain acts
and any transitions; the same as STAYS with one act, of a duty that recurs there."""
MOST_INTERNAL = 256
"""Internal events of one instant; more are left to the engine."""
MOST_ROUNDS = 16

STAY, NONE = -1, -2
"""What a choice of transition comes to beside the number of a move."""

HEAD, LINE = 4, 8
"""Numbers of the head of what a step tells, and of each line about an obligation, there and in a live case."""
WHOLE, NUMBER, TRUTH, WORD = 0, 1, 2, 3
"""How a datum is read without the policy: a whole number, a number, true or false, or only as a text that is known."""
FIRST_INSTANT, LAST_INSTANT = -62_135_596_800_000_000, 253_402_300_799_999_999
"""The instants that a year of four digits can write, as in `history.cells`."""

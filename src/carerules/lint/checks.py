"""The registry of checks."""

from __future__ import annotations

from . import (
    bare_word,
    circle,
    dead_end,
    excluded_bearer,
    idle_date,
    idle_key,
    idle_step,
    measure_circle,
    never_opens,
    repealed_source,
    school_days,
    shadowed_transition,
    successor_circle,
    unassigned_post,
    unknown_clause,
    unreachable_state,
    unset_fact,
    unsourced_duty,
    unused_event,
    vanished_bearer,
)
from .check import Check

CHECKS: tuple[Check, ...] = (
    circle.check,
    measure_circle.check,
    unused_event.check,
    unset_fact.check,
    unassigned_post.check,
    unknown_clause.check,
    unsourced_duty.check,
    repealed_source.check,
    vanished_bearer.check,
    successor_circle.check,
    unreachable_state.check,
    dead_end.check,
    shadowed_transition.check,
    bare_word.check,
    excluded_bearer.check,
    never_opens.check,
    idle_key.check,
    idle_date.check,
    idle_step.check,
    school_days.check,
)
"""Every check; its codes are told by the first line of its file."""

"""Kinds of findings (S10), by number."""

from __future__ import annotations

NAMES = (
    "violated undetermined unauthorised not_permitted unexpected invalid_event unknown_event conflict "
    "ambiguous_order evidence_missing backfilled vacant_post no_responsible_person too_many_open "
    "provisional target_missed"
).split()
(
    VIOLATED,
    UNDETERMINED,
    UNAUTHORISED,
    NOT_PERMITTED,
    UNEXPECTED,
    INVALID_EVENT,
    UNKNOWN_EVENT,
    CONFLICT,
    AMBIGUOUS_ORDER,
    EVIDENCE_MISSING,
    BACKFILLED,
    VACANT_POST,
    NO_RESPONSIBLE_PERSON,
    TOO_MANY_OPEN,
    PROVISIONAL,
    TARGET_MISSED,
) = range(16)

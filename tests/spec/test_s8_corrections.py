"""S8: late and corrected records; S2: what was known when."""

from __future__ import annotations

from .house import Told, event

PART = """
events:
  seen: {subject: child, record_within: 3d}
duties:
  d: {subject: child, bearer: director, upon: asked, do: seen, within: 7d}
"""
ASKED = event("2026-03-02T10:00", "asked", id="a")


def test_a_late_record_counts_and_is_marked() -> None:  # S8.1 S8.2
    late = event("2026-03-05T10:00", "seen", recorded_at="2026-03-20T10:00")
    told = Told(PART, [ASKED, late], "2026-03-31")
    assert told.obligations("d", "status", "backfilled") == ["discharged True"]
    assert told.findings() == ["backfilled 03-05 10:00"]


def test_what_was_known_then() -> None:  # S2.3 S8.6
    late = event("2026-03-05T10:00", "seen", recorded_at="2026-03-20T10:00")
    told = Told(PART, [ASKED, late], "2026-03-15", known_as_of="2026-03-15")
    assert told.obligations("d", "status") == ["violated"]
    assert told.audit.totals.unknown_yet == 1


def test_a_correction_replaces_and_a_retraction_removes() -> None:  # S8.3 S8.4
    wrong = event("2026-03-05T10:00", "seen", id="b")
    right = event("2026-03-12T10:00", "seen", id="c", corrects="b")
    assert Told(PART, [ASKED, wrong, right], "2026-03-31").obligations("d", "status") == ["discharged_late"]
    back = event("2026-03-13T10:00", "seen", id="d", retracts="b")
    told = Told(PART, [ASKED, wrong, back], "2026-03-31")
    assert told.obligations("d", "status") == ["violated"]


def test_a_correction_can_take_a_violation_away() -> None:  # S5.3.b
    wrong = event("2026-03-12T10:00", "seen", id="b")
    right = event("2026-03-05T10:00", "seen", id="c", corrects="b", recorded_at="2026-03-14T10:00")
    told = Told(PART, [ASKED, wrong, right], "2026-03-31")
    assert told.obligations("d", "status") == ["discharged"]


def test_a_correction_of_nothing_is_told() -> None:  # S8.5
    told = Told(PART, [ASKED, event("2026-03-05T10:00", "seen", id="c", corrects="zzz")], "2026-03-31")
    assert told.obligations("d", "status") == ["discharged"]
    assert told.findings("conflict") == ["conflict 03-05 10:00"]


def test_events_after_as_of_are_counted_and_not_judged() -> None:  # S1.8
    told = Told(PART, [ASKED, event("2026-04-05T10:00", "seen")], "2026-03-03")
    assert told.obligations("d", "status") == ["pending"]
    assert told.audit.totals.after_as_of == 1

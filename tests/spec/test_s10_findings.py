"""S10: kinds and severities of findings."""

from __future__ import annotations

from carerules.engine.kinds import NAMES

from .house import Told, event, policy

PART = """
posts:
  nurse: {unit: committee}
events:
  proved_soon: {subject: child, evidence: [photo], record_within: 1d}
  checked: {subject: child, by: [inspector]}
  hired: {subject: village, assigns: nurse, data: {holder: text}}
workflows:
  care:
    subject: child
    initial: new
    states:
      new: {transitions: [{event: asked, to: old}, {event: village_seen, to: old}]}
      old: {transitions: [{event: village_seen, to: new}]}
duties:
  prove: {subject: child, bearer: director, upon: asked, for: {case: event.id}, at_most: 1, do: proved_soon, within: 5wd}
  never: {subject: child, bearer: parent, forbid: harmed}
  rest: {subject: child, bearer: nurse, while: at_risk, do: visit, within: 7d}
  may: {subject: child, bearer: parent, permit: paused}
measures:
  visits: {subject: child, count: visit}
indicators:
  visited: {subject: child, holds: visits >= 5, by: [village], target: ">= 100%"}
"""
PART = PART.replace("checked:", "village_seen: {subject: child}\n  checked:")


def everything() -> Told:
    day = "2026-12-30T"
    history = [
        event(f"{day}08:00", "found", village="v-1"),
        event(f"{day}09:00", "village_seen"),
        event(f"{day}10:00", "asked", id="a"),
        event(f"{day}11:00", "asked", id="b"),
        event(f"{day}12:00", "proved_soon", recorded_at="2027-01-04T10:00"),
        event(f"{day}13:00", "checked", by="office"),
        event(f"{day}14:00", "paused", by="school"),
        event(f"{day}15:00", "harmed"),
        event(f"{day}16:00", "nonsense"),
        event(f"{day}17:00", "moved"),
        event("2026-12-31T12:00", "asked", id="a"),
        event("2026-12-31T12:30", "village_seen"),
        event("2026-12-31", "asked", id="c"),
        event("2026-12-31T13:00", "proved_soon", evidence=["photo"], recorded_at="2027-01-04T10:00"),
    ]
    return Told(PART, history, "2026-12-31")


def test_every_kind_can_be_found() -> None:  # S10.1
    told = everything()
    found = {finding.kind for finding in told.audit.findings}
    assert sorted(found) == sorted(NAMES)


def test_what_nobody_can_have_meant_is_an_error_and_the_rest_a_warning() -> None:  # S10.1
    warnings = {f.kind for f in everything().audit.findings if f.severity == "warning"}
    errors = {f.kind for f in everything().audit.findings if f.severity == "error"}
    assert warnings == {
        "ambiguous_order",
        "backfilled",
        "provisional",
        "target_missed",
        "unexpected",
        "vacant_post",
    }
    assert not warnings & errors


def test_a_state_of_things_has_an_interval_and_a_record_an_instant() -> None:  # S10.2
    told = Told(
        PART,
        [
            event("2026-03-02T10:00", "checked", by="office"),
            event("2026-03-05T10:00", "flagged", at_risk=False),
        ],
        "2026-03-31",
    )
    kinds = ("unauthorised", "undetermined")
    spans = {(f.kind, told.at(f.at), told.at(f.until)) for f in told.audit.findings if f.kind in kinds}
    assert spans == {("unauthorised", "03-02 10:00", "-"), ("undetermined", "03-02 10:00", "03-05 10:00")}


def test_a_policy_with_warnings_only_is_loaded() -> None:  # S10.3
    assert {d.severity.name for d in policy(PART).diagnostics} == {"WARNING"}


def test_a_missed_target_concerns_the_instance() -> None:  # S10.4
    told = everything()
    (share,) = told.audit.shares
    assert (share.unit, share.among, share.holds, share.met) == ("v-1", 1, 0, False)
    assert [f.subject for f in told.audit.findings if f.kind == "target_missed"] == ["v-1"]


SHARES = """
indicators:
  low: {subject: child, holds: at_risk, by: [village], target: "<= 50%"}
  high: {subject: child, holds: not at_risk, by: [village], target: ">= 50%"}
  later: {subject: child, holds: at_risk, by: [village], target: ">= 50%", effective: {from: 2027-01-01}}
"""


def test_unknown_cases_meet_no_target() -> None:  # S10.4.b
    told = Told(SHARES, [event("2026-03-01T08:00", "found", village="v-1")], "2026-03-31")
    assert [(s.indicator, s.among, s.unknown, s.met) for s in told.audit.shares] == [
        ("high", 1, 1, False), ("low", 1, 1, False),
    ]  # fmt: skip


def test_who_has_left_or_is_yet_to_come_is_in_no_share() -> None:  # S10.4.a
    history = [
        event("2026-03-01T08:00", "found", village="v-1"),
        event("2026-03-02T08:00", "flagged", at_risk=True),
        event("2026-03-01T08:00", "found", "child/c-2", village="v-1"),
        event("2026-03-03T08:00", "left", "child/c-2"),
        event("2026-04-01T08:00", "found", "child/c-3", village="v-1"),
    ]
    told = Told(SHARES, history, "2026-03-31")
    assert [(s.indicator, s.among, s.holds, s.met) for s in told.audit.shares] == [
        ("high", 1, 0, False), ("low", 1, 1, False),
    ]  # fmt: skip


def test_a_case_is_counted_where_its_village_belongs_when_asked() -> None:  # S10.4
    part = """
    units: {hall: {level: village}}
    subjects: {hamlet: {unit: hall, relations: {town: office}}, pupil: {relations: {hamlet: hall}}}
    events: {enrolled: {subject: pupil, sets: [hamlet]}, joined: {subject: hamlet, sets: [town]}}
    indicators: {seen: {subject: pupil, holds: has(hamlet), by: [township], target: ">= 100%"}}
    """
    history = [
        event("2026-03-02T10:00", "enrolled", "pupil/p-1", hamlet="h-1"),
        event("2026-03-09T10:00", "joined", "hamlet/h-1", town="t-1"),
    ]
    assert [share.unit for share in Told(part, history, "2026-03-08").audit.shares] == [""]
    assert [share.unit for share in Told(part, history, "2026-03-31").audit.shares] == ["t-1"]

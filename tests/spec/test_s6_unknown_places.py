"""S6: to which unit a subject belongs is unknown, or there are several ways to say so."""

from __future__ import annotations

from .house import Told, event

ASKED = event("2026-03-02T10:00", "asked")


def appointed(village: str, who: str) -> dict[str, object]:
    return event("2026-02-01T08:00", "appointed", f"village/{village}", holder=who)


ACTS = """
events:
  checked: {subject: child, by: [director]}
  excused: {subject: child, data: {until: date}}
  entered: {subject: child, sets: {at_risk: true}}
duties:
  look: {subject: child, bearer: director, upon: asked, do: checked, within: 7d}
  wait:
    subject: child
    bearer: office
    upon: asked
    do: visit
    within: 3d
    waive: {upon: excused, approver: director, until: event.until, reason: '"ill"'}
  may_enter: {subject: child, bearer: director, permit: entered}
"""


def acting(actor: str, *known: dict[str, object]) -> Told:
    """What comes of three acts of `actor` that only the director may do."""
    history = [
        *known,
        ASKED,
        event("2026-03-03T10:00", "checked", by=actor),
        event("2026-03-03T11:00", "excused", by=actor, until="2026-04-01"),
        event("2026-03-03T12:00", "entered", by=actor),
    ]
    return Told(ACTS, history, "2026-03-10")


def statuses(told: Told) -> dict[str, str]:
    return {ob.duty: ob.status for ob in told.audit.obligations}


def test_nobody_is_certain_to_stand_in_while_the_village_is_unknown() -> None:  # S6.5.b S6.2.b S4.3.a S5.9.b
    vacant = event("2026-03-01T10:00", "found", village="v-1")
    assert statuses(acting("supervisor", vacant)) == {"look": "discharged", "wait": "waived"}
    for actor in ("supervisor", "p-1"):
        told = acting(actor, appointed("v-1", "p-1"), event("2026-03-01T10:00", "found"))
        assert statuses(told) == {"look": "violated", "wait": "violated"}
        kinds = [finding.kind for finding in told.audit.findings]
        assert kinds.count("unauthorised") == 2
        assert [f.duty for f in told.audit.findings if f.kind == "undetermined"] == ["may_enter"]
        assert "not_permitted" not in kinds


def test_who_can_by_no_means_stand_in_is_not_in_doubt() -> None:  # S6.5.b S4.3.d
    told = acting("inspector", appointed("v-1", "p-1"), event("2026-03-01T10:00", "found"))
    kinds = [finding.kind for finding in told.audit.findings]
    assert "not_permitted" in kinds
    assert "undetermined" not in kinds


TWO_WAYS = """
subjects:
  office_of_town: {unit: office}
  boarder: {relations: {home: committee, lodging: committee}}
  guest: {relations: {town: office, village: hamlet}}
  hamlets: {unit: hamlet, relations: {town: office}}
units:
  hamlet: {level: village}
posts:
  clerk: {unit: office}
events:
  came: {subject: boarder, sets: [home, lodging], data: {home: "text?", lodging: "text?"}}
  arrived: {subject: guest, sets: [town, village], data: {town: "text?", village: "text?"}}
  placed: {subject: hamlets, sets: [town]}
  hired: {subject: office_of_town, assigns: clerk, data: {holder: text}}
duties:
  staffed: {subject: boarder, bearer: office, upon: came, keep: assigned(director)}
  served: {subject: guest, bearer: bureau, upon: arrived, keep: assigned(clerk)}
"""


def kept(name: str, subject: str, duty: str, **places: str) -> list[str]:
    """The status of what is to be kept of a subject that belongs to those places."""
    history = [
        appointed("v-2", "p-2"),
        event("2026-02-01T08:00", "placed", "hamlets/h-1", town="t-1"),
        event("2026-02-01T08:00", "hired", "office_of_town/t-1", holder="q"),
        event("2026-03-02T10:00", name, subject, **places),
    ]
    return Told(TWO_WAYS, history, "2026-03-04", subject=subject).obligations(duty, "status")


def test_the_first_declared_relation_counts_and_no_other_takes_its_place() -> None:  # S6.1.e S7.1
    assert kept("came", "boarder/b", "staffed", home="v-2", lodging="v-1") == ["pending"]
    assert kept("came", "boarder/b", "staffed", home="v-1", lodging="v-2") == ["violated"]
    assert kept("came", "boarder/b", "staffed", lodging="v-2") == ["undetermined"]


HEIR = """
units:
  county_school: {level: village}
  academy: {level: village, successor_of: [{unit: county_school, from: 2026-02-15}]}
posts:
  teacher: {unit: county_school}
subjects:
  schools: {unit: county_school}
  academies: {unit: academy}
  pupil: {relations: {day: county_school, evening: academy}}
events:
  began: {subject: pupil, sets: [day, evening], data: {day: "text?", evening: "text?"}}
  teaches: {subject: schools, assigns: teacher, data: {holder: text}}
duties:
  taught: {subject: pupil, bearer: bureau, upon: began, keep: assigned(teacher)}
"""


def test_a_relation_to_the_successor_takes_no_place_either() -> None:  # S6.1.e S6.4.c
    teaches = event("2026-02-01T08:00", "teaches", "schools/s-1", holder="t-1")

    def taught(**places: str) -> list[str]:
        history = [teaches, event("2026-03-02T10:00", "began", "pupil/a", **places)]
        return Told(HEIR, history, "2026-03-04", subject="pupil/a").obligations("taught", "status")

    assert taught(day="s-1") == ["pending"]
    assert taught(evening="s-1") == ["undetermined"]
    assert taught(day="s-2", evening="s-1") == ["violated"]


def test_a_direct_relation_comes_before_one_through_a_related_unit() -> None:  # S6.1.e
    assert kept("arrived", "guest/g", "served", town="t-1") == ["pending"]
    assert kept("arrived", "guest/g", "served", village="h-1") == ["undetermined"]
    assert kept("arrived", "guest/g", "served", village="h-1", town="t-2") == ["violated"]


MEMBERS = """
units:
  health: {level: county}
  police: {level: county}
groups:
  board: {lead: bureau, members: [bureau, health, police]}
posts:
  liaison: {unit: {each_member_of: board}}
subjects:
  clinic: {unit: health}
  station: {unit: police}
  patient: {relations: {clinic: health}}
  suspect: {relations: {clinic: health, station: police}}
events:
  sent_x: {subject: county, assigns: liaison, data: {holder: text}}
  sent_h: {subject: clinic, assigns: liaison, data: {holder: text}}
  sent_p: {subject: station, assigns: liaison, data: {holder: text}}
  ill: {subject: patient, sets: [clinic], data: {clinic: "text?"}}
  caught: {subject: suspect, sets: [clinic, station], data: {clinic: "text?", station: "text?"}}
  told: {subject: clinic}
duties:
  own: {subject: clinic, bearer: liaison, upon: told, do: told, within: 90d}
  own_kept: {subject: clinic, bearer: health, upon: told, keep: assigned(liaison)}
  near: {subject: patient, bearer: liaison, upon: ill, do: ill, within: 90d}
  near_kept: {subject: patient, bearer: health, upon: ill, keep: assigned(liaison)}
  two: {subject: suspect, bearer: liaison, upon: caught, do: caught, within: 90d}
  two_kept: {subject: suspect, bearer: health, upon: caught, keep: assigned(liaison)}
  all: {subject: child, bearer: liaison, upon: asked, do: visit, within: 90d}
"""
SENT = {
    "x": event("2026-03-01T08:00", "sent_x", "county/x", holder="p-x"),
    "h": event("2026-03-01T09:00", "sent_h", "clinic/h", holder="p-h"),
    "p": event("2026-03-01T10:00", "sent_p", "station/p", holder="p-p"),
}


def liaisons(sent: str, row: dict[str, object]) -> list[str]:
    """Status and person of what is owed once those were sent."""
    subject = f"{row['subject_type']}/{row['subject']}"
    places = {"bureau": ["x"], "health": ["h"], "police": ["p"]}
    history = [*(SENT[one] for one in sent), row]
    told = Told(MEMBERS, history, "2026-03-04", subject=subject, instances=places)
    return told.obligations("", "duty", "status", "responsible")


def test_an_instance_of_a_member_has_the_post_of_its_own() -> None:  # S6.1.f
    row = event("2026-03-02T10:00", "told", "clinic/h")
    assert liaisons("xhp", row) == ["own pending p-h", "own_kept pending health"]
    assert liaisons("xp", row) == ["own pending None", "own_kept violated health"]


def test_relations_lead_to_the_members_that_count() -> None:  # S6.1.f S7.1
    known = event("2026-03-02T10:00", "ill", "patient/a", clinic="h")
    assert liaisons("xhp", known) == ["near pending p-h", "near_kept pending health"]
    assert liaisons("xp", known) == ["near pending None", "near_kept violated health"]
    unknown = event("2026-03-02T10:00", "ill", "patient/a")
    assert liaisons("xhp", unknown)[1] == "near_kept undetermined health"


def test_of_several_related_members_each_may_have_the_post() -> None:  # S6.1.f S6.2.d S7.1
    both = event("2026-03-02T10:00", "caught", "suspect/a", clinic="h", station="p")
    assert liaisons("xhp", both) == ["two pending p-h", "two_kept pending health"]
    assert liaisons("xp", both) == ["two pending p-p", "two_kept pending health"]
    one = event("2026-03-02T10:00", "caught", "suspect/a", clinic="h")
    assert liaisons("x", one)[1] == "two_kept undetermined health"
    assert liaisons("xh", one) == ["two pending p-h", "two_kept pending health"]


def test_without_a_relation_the_only_instances_of_all_members_count() -> None:  # S6.1.f S6.2.c
    row = event("2026-03-02T10:00", "asked")
    assert liaisons("hp", row) == ["all pending p-h"]
    assert liaisons("xhp", row) == ["all pending p-x"]

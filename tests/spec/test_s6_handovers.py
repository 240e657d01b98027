"""S6.1 to S6.5: who was responsible when, through moves, stand-ins and several ways to a unit."""

from __future__ import annotations

from .house import Told, event

ASKED = event("2026-03-02T10:00", "asked")
DUTY = "duties: {d: {subject: child, bearer: director, upon: asked, do: visit, within: 7d}}"


def appointed(at: str, who: str, village: str = "v-1") -> dict[str, object]:
    return event(at, "appointed", f"village/{village}", holder=who)


def lives(at: str, village: str) -> dict[str, object]:
    return event(at, "found", village=village)


def tenures(told: Told, duty: str = "d") -> list[str]:
    return [
        f"{tenure.holder or '-'} {told.at(tenure.since)} {told.at(tenure.until)}"
        for ob in told.audit.obligations
        if ob.subject == told.subject and ob.duty == duty and not ob.step
        for tenure in ob.tenures
    ]


def test_a_move_hands_an_undone_obligation_over() -> None:  # S6.4.b
    history = [
        appointed("2026-02-01T08:00", "p-1"),
        appointed("2026-02-01T08:00", "p-2", "v-2"),
        lives("2026-03-01T08:00", "v-1"),
        ASKED,
        lives("2026-03-12T08:00", "v-2"),
        event("2026-03-14T08:00", "harmed"),
    ]
    told = Told(DUTY, history, "2026-03-20")
    assert tenures(told) == ["p-1 03-02 10:00 03-12 08:00", "p-2 03-12 08:00 03-20 24:00"]


def test_nobody_answers_for_what_is_done() -> None:  # S6.3 S6.4.a
    history = [
        appointed("2026-02-01T08:00", "p-1"),
        lives("2026-03-01T08:00", "v-1"),
        ASKED,
        event("2026-03-05T08:00", "visit"),
        appointed("2026-03-08T08:00", "p-2"),
    ]
    told = Told(DUTY, history, "2026-03-20")
    assert tenures(told) == ["p-1 03-02 10:00 03-05 08:00"]
    assert told.obligations("d", "unit") == ["v-1"]


def test_three_in_turn_each_have_their_time() -> None:  # S6.4.a S6.2.d
    history = [
        lives("2026-03-01T08:00", "v-1"),
        ASKED,
        appointed("2026-03-03T08:00", "p-1"),
        event("2026-03-05T08:00", "resigned", "village/v-1"),
        appointed("2026-03-05T20:00", "p-3", "v-2"),
        appointed("2026-03-06T08:00", "p-2"),
        appointed("2026-03-07T08:00", "p-2"),
    ]
    told = Told(DUTY, history, "2026-03-20")
    assert tenures(told) == [
        "supervisor 03-02 10:00 03-03 08:00", "p-1 03-03 08:00 03-05 08:00",
        "supervisor 03-05 08:00 03-06 08:00", "p-2 03-06 08:00 03-20 24:00",
    ]  # fmt: skip
    assert [(told.at(f.at), told.at(f.until)) for f in told.audit.findings if f.kind == "vacant_post"] == [
        ("03-02 10:00", "03-03 08:00"), ("03-05 08:00", "03-06 08:00"),
    ]  # fmt: skip


def test_a_vacancy_lasts_as_long_as_any_duty_needs_the_post() -> None:  # S6.2.b S6.3
    part = """
    duties:
      d: {subject: child, bearer: director, upon: asked, do: visit, within: 7d}
      e: {subject: child, bearer: director, upon: harmed, do: proved, within: 7d}
      g: {subject: child, bearer: director, upon: paused, do: resumed, within: 7d}
      p: {subject: child, bearer: parent, upon: asked, do: proved, within: 7d}
    """
    seen, proved = (
        event("2026-03-08T10:00", "visit"),
        event("2026-03-12T10:00", "proved", evidence=["record"]),
    )
    history = [ASKED, event("2026-03-05T10:00", "harmed"), seen, proved]

    def vacant(history: list[dict[str, object]]) -> list[tuple[str, str, str]]:
        told = Told(part, history, "2026-03-20")
        return [(f.bearer, told.at(f.at), told.at(f.until)) for f in told.audit.findings if "post" in f.kind]

    assert vacant(history) == [("director", "03-02 10:00", "03-12 10:00")]
    later = [ASKED, seen, event("2026-03-10T10:00", "harmed"), proved]
    assert vacant(later) == [
        ("director", "03-02 10:00", "03-08 10:00"), ("director", "03-10 10:00", "03-12 10:00"),
    ]  # fmt: skip
    within = [event("2026-03-11T10:00", "paused"), event("2026-03-11T12:00", "resumed")]
    assert vacant([*later, *within]) == vacant(later)
    beyond = [event("2026-03-11T10:00", "paused"), event("2026-03-14T10:00", "resumed")]
    assert vacant([*later, *beyond])[1:] == [("director", "03-10 10:00", "03-14 10:00")]


def test_a_vacancy_goes_on_from_one_of_a_recurrence_to_the_next() -> None:  # S6.2.b S5.4.a
    part = "duties: {d: {subject: child, bearer: director, upon: asked, do: visit, every: 7d}}"
    told = Told(part, [ASKED, event("2026-03-05T10:00", "visit")], "2026-03-08")
    assert told.findings("vacant_post") == ["vacant_post 03-02 10:00"]


def test_a_post_left_and_taken_at_one_instant_was_never_vacant() -> None:  # S6.2.d S4.11
    history = [
        appointed("2026-02-01T08:00", "p-1"),
        lives("2026-03-01T08:00", "v-1"),
        ASKED,
        event("2026-03-04T08:00", "resigned", "village/v-1", recorded_at="2026-03-04T09:00"),
        appointed("2026-03-04T08:00", "p-2") | {"recorded_at": "2026-03-04T10:00"},
    ]
    told = Told(DUTY, history, "2026-03-06")
    assert tenures(told) == ["p-1 03-02 10:00 03-04 08:00", "p-2 03-04 08:00 03-06 24:00"]
    assert told.findings("vacant_post") == []


def test_a_role_and_one_of_several_units_are_no_known_instance() -> None:  # S6.1.c S6.2.c
    part = """
    duties:
      d: {subject: child, bearer: parent, upon: asked, do: visit, within: 7d}
      e: {subject: child, bearer: bureau, upon: asked, do: visit, within: 7d}
    """
    counties = [event("2026-03-01T08:00", "report", f"county/{name}") for name in "xy"]
    assert Told(part, [counties[0], ASKED], "2026-03-05").obligations("", "duty", "unit") == ["d ", "e x"]
    assert Told(part, [*counties, ASKED], "2026-03-05").obligations("", "duty", "unit") == ["d ", "e "]


def test_who_answers_is_asked_within_the_time_of_the_obligation() -> None:  # S5.12.b S6.4.a S4.8.f
    part = """
    duties:
      d: {subject: child, bearer: {2016-12-01: inspector, 2026-03-05: office}, upon: asked, do: visit, within: 7d, again: restart, transition: immediate}
    """
    assert tenures(Told(part, [ASKED], "2026-03-05T00:00")) == ["inspector 03-02 10:00 03-05 00:00"]
    again = [ASKED, event("2026-03-08T10:00", "asked")]
    assert tenures(Told(part, again, "2026-03-10")) == ["office 03-08 10:00 03-10 24:00"]


WAYS = """
units:
  town: {level: township}
  hamlet: {level: village}
  quarter: {level: village}
posts:
  mayor: {unit: town}
subjects:
  hamlet: {unit: hamlet, relations: {town: town}}
  quarter: {unit: quarter, relations: {town: town}}
  town: {unit: town}
  pupil: {relations: {hamlet: hamlet, quarter: quarter}}
events:
  lies_in: {subject: hamlet, sets: [town], data: {town: "text?"}}
  part_of: {subject: quarter, sets: [town], data: {town: "text?"}}
  elected: {subject: town, assigns: mayor, data: {holder: text}}
  enrolled: {subject: pupil, sets: [hamlet, quarter], data: {hamlet: "text?", quarter: "text?"}}
  helped: {subject: pupil}
duties:
  d: {subject: pupil, bearer: mayor, do: helped, within: 7d}
"""


def test_the_first_declared_way_to_a_unit_is_taken() -> None:  # S6.1.a
    history = [
        event("2026-02-01T08:00", "elected", "town/t-1", holder="p-1"),
        event("2026-02-01T08:00", "elected", "town/t-2", holder="p-2"),
        event("2026-02-01T09:00", "lies_in", "hamlet/h-1", town="t-1"),
        event("2026-02-01T09:00", "part_of", "quarter/q-2", town="t-2"),
    ]

    def answers(**places: str) -> list[str]:
        enrolled = event("2026-03-01T08:00", "enrolled", "pupil/s-1", **places)
        told = Told(WAYS, [*history, enrolled], "2026-03-05", subject="pupil/s-1")
        return told.obligations("d", "responsible", "unit")

    assert answers(hamlet="h-1", quarter="q-2") == ["p-1 t-1"]
    assert answers(hamlet="h-1") == ["p-1 t-1"]
    assert answers() == ["None "]


def test_a_unit_takes_over_on_the_instant() -> None:  # S6.4.c
    part = """
    units:
      second: {level: county, successor_of: [{unit: bureau, from: 2026-03-05}]}
    duties:
      d: {subject: child, bearer: bureau, upon: asked, do: visit, within: 7d}
    """
    for as_of, unit in (("2026-03-04", "bureau"), ("2026-03-05T00:00", "second")):
        assert Told(part, [ASKED], as_of).obligations("d", "bearer") == [unit]
    told = Told(part, [ASKED], "2026-03-20")
    assert tenures(told) == ["bureau 03-02 10:00 03-05 00:00", "second 03-05 00:00 03-20 24:00"]


STAND_INS = """
posts:
  first: {unit: bureau, vacancy: second}
  second: {unit: bureau, vacancy: inspector}
  outer: {unit: bureau, vacancy: director}
events:
  second_in: {subject: child, assigns: second, data: {holder: text}}
  deputy_in: {subject: county, assigns: second, data: {holder: text}}
  first_in: {subject: child, assigns: first, data: {holder: text}}
  outer_in: {subject: county, assigns: outer, data: {holder: text}}
  did: {subject: child, by: [first]}
duties:
  may: {subject: child, bearer: outer, permit: harmed}
  d: {subject: child, bearer: first, upon: asked, do: visit, within: 7d}
"""


def test_who_stands_behind_a_filled_stand_in_may_not_act() -> None:  # S6.2.b S4.3.a
    filled = event("2026-03-01T08:00", "second_in", holder="p-2")
    told = Told(STAND_INS, [filled, event("2026-03-02T08:00", "did", by="inspector")], "2026-03-03")
    assert told.findings() == ["unauthorised 03-02 08:00"]
    assert (
        Told(STAND_INS, [filled, event("2026-03-02T08:00", "did", by="p-2")], "2026-03-03").findings() == []
    )


def test_a_change_of_the_stand_in_hands_over_too() -> None:  # S6.2.b S6.4.a
    county = event("2026-02-01T08:00", "report", "county/x")
    history = [county, ASKED, event("2026-03-04T08:00", "deputy_in", "county/x", holder="p-2")]
    told = Told(STAND_INS, history, "2026-03-06")
    assert tenures(told) == ["inspector 03-02 10:00 03-04 08:00", "p-2 03-04 08:00 03-06 24:00"]


def test_a_stand_in_that_changes_is_one_vacancy() -> None:  # S6.2.b S6.3
    part = STAND_INS.replace("second: {unit: bureau, vacancy: inspector}", "second: {unit: bureau, holders: {max: 1}}")  # fmt: skip
    county = event("2026-02-01T08:00", "report", "county/x")
    history = [county, ASKED]
    history += [event(f"2026-03-0{n}T08:00", "deputy_in", "county/x", holder=f"p-{n}") for n in (4, 6)]
    told = Told(part, history, "2026-03-08")
    assert [(f.kind, told.at(f.at), told.at(f.until)) for f in told.audit.findings] == [
        ("no_responsible_person", "03-02 10:00", "03-04 08:00"), ("vacant_post", "03-04 08:00", "-"),
    ]  # fmt: skip


def test_whether_a_person_stands_in_is_unknown_behind_an_unknown_village() -> None:  # S4.3 S7.1 S6.2.b
    unknown = [event("2026-03-01T08:00", "found"), event("2026-03-02T08:00", "harmed", by="p-9")]
    assert Told(STAND_INS, unknown, "2026-03-03").findings() == ["undetermined 03-02 08:00"]
    known = [lives("2026-03-01T08:00", "v-1"), event("2026-03-02T08:00", "harmed", by="p-9")]
    assert Told(STAND_INS, known, "2026-03-03").findings() == ["not_permitted 03-02 08:00"]


def test_a_condition_about_a_post_of_several_units_follows_each() -> None:  # S6.5 S6.2
    part = """
    groups:
      board: {lead: bureau, members: [bureau, office]}
    posts:
      liaison: {unit: {each_member_of: board}}
    events:
      sent: {subject: county, assigns: liaison, data: {holder: text}}
      called_back: {subject: county, relieves: liaison, data: {holder: "text?"}}
    duties:
      d: {subject: child, bearer: parent, while: assigned(liaison), do: visit, within: 30d}
    """
    history = [
        event("2026-02-01T08:00", "report", "county/x"),
        lives("2026-03-01T08:00", "v-1"),
        event("2026-03-03T08:00", "sent", "county/x", holder="p-1"),
        event("2026-03-05T08:00", "called_back", "county/x"),
    ]
    assert Told(part, history, "2026-03-20").obligations("d", "status", "opened_at", "ended_at") == [
        "lapsed 03-03 08:00 03-05 08:00"
    ]


def test_the_longest_in_post_is_asked_for_the_whole_of_its_time() -> None:  # S6.2.d
    part = """
    groups:
      board: {lead: bureau, members: [bureau, office]}
    posts:
      liaison: {unit: {each_member_of: board}}
    subjects:
      town: {unit: office}
    events:
      sent: {subject: county, assigns: liaison, data: {holder: text}}
      lent: {subject: town, assigns: liaison, data: {holder: text}}
    duties:
      d: {subject: child, bearer: liaison, upon: asked, do: visit, within: 7d}
    """
    history = [
        event("2026-02-01T08:00", "sent", "county/x", holder="p-1"),
        event("2026-02-02T08:00", "lent", "town/y", holder="p-2"),
        event("2026-02-03T08:00", "sent", "county/x", holder="p-3"),
        ASKED,
    ]
    assert Told(part, history, "2026-03-05").obligations("d", "responsible") == ["p-1"]


def test_units_are_told_side_by_side_in_the_order_of_time() -> None:  # S6.5 S4.3.a
    part = WAYS.replace("  helped: {subject: pupil}", "  helped: {subject: pupil}\n  checked: {subject: hamlet, by: [mayor]}")  # fmt: skip
    history = [
        event("2026-02-01T08:00", "lies_in", "hamlet/h-1", town="t-1"),
        event("2026-02-02T08:00", "elected", "town/t-1", holder="p-1"),
        event("2026-02-03T08:00", "checked", "hamlet/h-1", by="p-1"),
    ]
    assert Told(part, history, "2026-03-05", subject="hamlet/h-1").findings() == []


def test_a_condition_may_ask_that_nobody_is_assigned() -> None:  # S6.5 S7.1.a
    part = (
        "duties: {d: {subject: child, bearer: parent, while: not assigned(director), do: visit, within: 30d}}"
    )
    history = [lives("2026-03-01T08:00", "v-1"), appointed("2026-03-03T08:00", "p-1")]
    assert Told(part, history, "2026-03-20").obligations("d", "status", "ended_at") == ["lapsed 03-03 08:00"]


def test_through_a_unit_of_two_relations_each_leads_its_way() -> None:  # S6.1.a S6.4.b
    part = WAYS.replace("{unit: quarter, relations: {", "{unit: quarter, relations: {seat: bureau, ").replace(
        "{hamlet: hamlet, quarter: quarter}", "{quarter: quarter, hamlet: hamlet}"
    )
    history = [
        event("2026-02-01T08:00", "elected", "town/t-1", holder="p-1"),
        event("2026-02-01T08:00", "elected", "town/t-2", holder="p-2"),
        event("2026-02-01T09:00", "part_of", "quarter/q-1", town="t-1"),
        event("2026-02-01T09:00", "part_of", "quarter/q-2", town="t-2"),
        event("2026-03-01T08:00", "enrolled", "pupil/s-1", quarter="q-1"),
        event("2026-03-04T08:00", "enrolled", "pupil/s-1", quarter="q-2"),
        event("2026-03-05T08:00", "helped", "pupil/s-1"),
    ]
    told = Told(part, history, "2026-03-10", subject="pupil/s-1")
    assert tenures(told) == ["p-1 03-01 08:00 03-04 08:00", "p-2 03-04 08:00 03-05 08:00"]

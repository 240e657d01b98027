"""S6: holders, instances, relations and actors, in the less common cases."""

from __future__ import annotations

from .house import Told, event

PART = """
events:
  checked: {subject: child, by: [director]}
  freed: {subject: child, relieves: director, data: {holder: "text?"}}
duties:
  d: {subject: child, bearer: director, upon: asked, do: visit, within: 7d}
"""
LIVES = event("2026-03-01T08:00", "found", village="v-1")
ASKED = event("2026-03-02T10:00", "asked")


def named(at: str, who: str) -> dict[str, object]:
    return event(at, "named", holder=who)


def held(part: str, history: list[dict[str, object]], as_of: str) -> list[str]:
    """Who answered for the obligations of `d`, from when."""
    told = Told(part, history, as_of)
    return [
        f"{tenure.holder or '-'} {told.at(tenure.until)}"
        for ob in told.audit.obligations
        if ob.duty == "d" and not ob.step
        for tenure in ob.tenures
    ]


def test_a_person_named_for_the_child_is_replaced_and_relieved() -> None:  # S6.1.b S6.2.d
    history = [LIVES, named("2026-03-01T09:00", "p-1"), ASKED, named("2026-03-12T09:00", "p-2")]
    assert held(PART, history, "2026-03-20") == ["p-1 03-12 09:00", "p-2 03-20 24:00"]
    other = event("2026-03-14T09:00", "freed", holder="p-1")
    assert held(PART, [*history, other], "2026-03-20") == ["p-1 03-12 09:00", "p-2 03-20 24:00"]
    one = event("2026-03-14T09:00", "freed", holder="p-2")
    assert held(PART, [*history, one], "2026-03-20") == [
        "p-1 03-12 09:00", "p-2 03-14 09:00", "supervisor 03-20 24:00",
    ]  # fmt: skip
    everybody = event("2026-03-14T09:00", "freed")
    assert held(PART, [*history, everybody], "2026-03-20") == [
        "p-1 03-12 09:00", "p-2 03-14 09:00", "supervisor 03-20 24:00",
    ]  # fmt: skip


SHARED = """
posts:
  helper: {unit: committee}
events:
  helps: {subject: village, assigns: helper, data: {holder: text}}
  stops: {subject: village, relieves: helper, data: {holder: "text?"}}
  joined: {subject: child, assigns: helper, data: {holder: text}}
  parted: {subject: child, relieves: helper, data: {holder: "text?"}}
duties:
  d: {subject: child, bearer: helper, upon: asked, do: visit, within: 7d}
"""


def helps(at: str, name: str, who: str = "") -> dict[str, object]:
    return event(at, name, "village/v-1", **({"holder": who} if who else {}))


def test_the_longest_in_a_shared_post_answers() -> None:  # S6.2.d
    history = [
        LIVES,
        helps("2026-03-01T09:00", "helps", "p-1"),
        helps("2026-03-01T09:00", "helps", "p-2"),
        helps("2026-03-01T10:00", "helps", "p-1"),
        ASKED,
        helps("2026-03-12T09:00", "stops", "p-1"),
        helps("2026-03-14T09:00", "stops"),
    ]
    assert held(SHARED, history, "2026-03-20") == ["p-1 03-12 09:00", "p-2 03-14 09:00", "- 03-20 24:00"]


def test_several_persons_named_for_the_child_share_the_post() -> None:  # S6.2
    history = [
        LIVES,
        event("2026-03-01T09:00", "joined", holder="p-1"),
        event("2026-03-01T10:00", "joined", holder="p-2"),
        event("2026-03-01T11:00", "joined", holder="p-1"),
        ASKED,
        event("2026-03-12T09:00", "parted", holder="p-1"),
        event("2026-03-14T09:00", "parted"),
    ]
    assert held(SHARED, history, "2026-03-20") == ["p-1 03-12 09:00", "p-2 03-14 09:00", "- 03-20 24:00"]


CHAIN = """
units:
  office: {level: township}
  committee: {level: village}
"""


def test_a_relation_leads_through_the_village_to_its_township() -> None:  # S6.1.a
    part = """
    units:
      town: {level: township}
      hamlet: {level: village}
    posts:
      mayor: {unit: town}
    subjects:
      hamlet: {unit: hamlet, relations: {town: town}}
      town: {unit: town}
      pupil: {relations: {hamlet: hamlet}}
    events:
      placed: {subject: hamlet, sets: [town], data: {town: "text?"}}
      elected: {subject: town, assigns: mayor, data: {holder: text}}
      enrolled: {subject: pupil, sets: [hamlet], data: {hamlet: "text?"}}
      begged: {subject: pupil, by: [town]}
      helped: {subject: pupil}
    duties:
      d: {subject: pupil, bearer: mayor, upon: begged, do: helped, within: 7d}
      k: {subject: pupil, bearer: town, keep: assigned(mayor), tolerance: 1d}
    """
    history = [
        event("2026-02-01T08:00", "elected", "town/t-1", holder="p-1"),
        event("2026-02-01T08:00", "elected", "town/t-2", holder="p-2"),
        event("2026-02-01T09:00", "placed", "hamlet/h-1", town="t-1"),
        event("2026-02-01T09:00", "placed", "hamlet/h-2"),
        event("2026-03-01T08:00", "enrolled", "pupil/s-1", hamlet="h-1"),
        event("2026-03-02T08:00", "begged", "pupil/s-1", by="t-1"),
        event("2026-03-12T08:00", "placed", "hamlet/h-1", town="t-2"),
        event("2026-03-13T08:00", "begged", "pupil/s-1", by="t-1"),
    ]
    told = Told(part, history, "2026-03-20", subject="pupil/s-1")
    tenures = [
        (t.holder, told.at(t.until)) for ob in told.audit.obligations if ob.duty == "d" for t in ob.tenures
    ]
    assert tenures == [("p-1", "03-12 08:00"), ("p-2", "03-20 24:00")]
    assert told.findings("unauthorised") == ["unauthorised 03-13 08:00"]
    assert told.obligations("k", "status") == ["pending"]
    astray = [*history[:4], event("2026-03-01T08:00", "enrolled", "pupil/s-2", hamlet="h-2")]
    lost = Told(part, astray, "2026-03-20", subject="pupil/s-2")
    assert lost.obligations("k", "status") == ["undetermined"]
    found = event("2026-03-05T08:00", "placed", "hamlet/h-2", town="t-2")
    back = Told(part, [*astray, found], "2026-03-20", subject="pupil/s-2")
    assert back.obligations("k", "status", "opened_at") == ["undetermined 03-01 08:00", "pending 03-05 08:00"]
    nowhere = [*history[:4], event("2026-03-01T08:00", "enrolled", "pupil/s-3")]
    assert Told(part, nowhere, "2026-03-20", subject="pupil/s-3").obligations("k", "status") == [
        "undetermined"
    ]


def test_a_unit_in_force_later_has_its_instances_from_then() -> None:  # S1.1.b
    part = """
    units:
      centre: {level: county, effective: {from: 2026-04-01}}
    subjects:
      centre: {unit: centre}
    events:
      centre_filed: {subject: centre}
    duties:
      d: {subject: centre, bearer: centre, do: centre_filed, each: month}
    """
    history = [event("2026-03-01T08:00", "found")]
    instances = {"centre": ["x"]}
    before = Told(part, history, "2026-03-20", subject="centre/x", instances=instances)
    assert before.obligations("d") == []
    told = Told(part, history, "2026-05-02", subject="centre/x", instances=instances)
    assert told.obligations("d", "status", "due") == ["violated 04-30 24:00", "pending 05-31 24:00"]


def test_a_chain_of_successors_ends_with_the_last() -> None:  # S6.4.c
    part = """
    units:
      second: {level: county, successor_of: [{unit: bureau, from: 2026-03-05}]}
      third: {level: county, successor_of: [{unit: second, from: 2026-03-10}]}
    duties:
      d: {subject: child, bearer: bureau, upon: asked, do: visit, within: 7d}
    """
    for as_of, unit in (("2026-03-04", "bureau"), ("2026-03-05", "second"), ("2026-03-10", "third")):
        assert Told(part, [ASKED], as_of).obligations("d", "bearer") == [unit]


def test_a_stand_in_that_is_vacant_itself_passes_the_duty_on() -> None:  # S6.2.b
    part = """
    posts:
      first: {unit: office, vacancy: second}
      second: {unit: office, vacancy: inspector}
      third: {unit: office, vacancy: fourth}
      fourth: {unit: office}
    events:
      first_in: {subject: child, assigns: first, data: {holder: text}}
      second_in: {subject: child, assigns: second, data: {holder: text}}
      third_in: {subject: child, assigns: third, data: {holder: text}}
      fourth_in: {subject: child, assigns: fourth, data: {holder: text}}
      did: {subject: child, by: [first]}
      tried: {subject: child, by: [third]}
    duties:
      d: {subject: child, bearer: first, upon: asked, do: visit, within: 7d}
      e: {subject: child, bearer: third, upon: asked, do: visit, within: 7d}
    """
    told = Told(part, [ASKED], "2026-03-05")
    assert told.obligations("", "duty", "responsible") == ["d inspector", "e None"]
    assert told.findings("vacant_post", "no_responsible_person") == [
        "no_responsible_person 03-02 10:00", "vacant_post 03-02 10:00",
    ]  # fmt: skip
    did = event("2026-03-03T10:00", "did", by="inspector")
    assert Told(part, [ASKED, did], "2026-03-05").findings("unauthorised") == []
    tried = event("2026-03-03T10:00", "tried", by="fourth")
    assert Told(part, [ASKED, tried], "2026-03-05").findings("unauthorised") == []
    other = event("2026-03-03T10:00", "tried", by="second")
    assert Told(part, [ASKED, other], "2026-03-05").findings("unauthorised") == ["unauthorised 03-03 10:00"]


def test_a_unit_acts_by_name_by_instance_or_not_at_all() -> None:  # S4.3.a
    part = """
    events:
      noted: {subject: child, by: [committee]}
    """

    def told(who: str) -> list[str]:
        history = [
            LIVES,
            event("2026-03-02T08:00", "noted", by=who),
            event("2026-03-02T08:00", "village_note", "village/v-2"),
        ]
        return Told(part, history, "2026-03-03").findings()

    assert told("committee") == []
    assert told("v-1") == []
    assert told("v-2") == ["unauthorised 03-02 08:00"]
    assert told("bureau") == ["unauthorised 03-02 08:00"]
    assert told("director") == ["unauthorised 03-02 08:00"]


def test_what_a_unit_records_of_one_day_may_be_ambiguous_too() -> None:  # S3.1.c
    part = """
    workflows:
      w: {subject: village, initial: a, states: {a: {transitions: [{event: up, to: b}]}, b: {transitions: [{event: down, to: a}]}}}
    events:
      up: {subject: village}
      down: {subject: village}
    """
    history = [
        event("2026-03-01T10:00", "village_note", "village/v-1"),
        event("2026-03-02T10:00", "appointed", "village/v-1", holder="p-1"),
        event("2026-03-02", "resigned", "village/v-1"),
        event("2026-03-03T10:00", "down", "village/v-1"),
        event("2026-03-03", "up", "village/v-1"),
    ]
    told = Told(part, history, "2026-03-20", subject="village/v-1")
    assert told.findings("ambiguous_order") == ["ambiguous_order 03-03 24:00"]


def test_records_of_one_day_whose_order_changes_nothing_are_clear() -> None:  # S3.1.c
    part = """
    duties:
      d: {subject: child, bearer: parent, upon: asked, do: visit, within: 7d}
    """
    history = [
        ASKED,
        event("2026-03-05T10:00", "paused"),
        event("2026-03-05", "resumed"),
        event("2026-03-05", "resumed"),
        event("2026-03-06T10:00", "paused"),
        event("2026-03-06T11:00", "visit"),
        event("2026-03-07", "visit"),
    ]
    assert Told(part, history, "2026-03-20").findings("ambiguous_order") == []
    # asked again in the morning or after the visit: the visit discharges one or two
    again = [ASKED, event("2026-03-05T10:00", "asked"), event("2026-03-05", "visit")]
    ordered = part.replace("within: 7d", "within: 7d, for: {occasion: event.id}")
    assert Told(ordered, again, "2026-03-20").findings("ambiguous_order") == ["ambiguous_order 03-05 24:00"]


def test_the_day_after_a_busy_one_is_tried_from_where_it_begins() -> None:  # S3.1
    part = """
    duties:
      d: {subject: child, bearer: parent, upon: asked, do: visit, within: 7d, escalate: [{after: 0d, to: inspector}]}
      e: {subject: child, bearer: parent, while: away == both, do: proved, every: 3d, from: start, escalate: [{after: 1d, to: inspector, within: 9d}]}
    """
    history = [
        event("2026-03-01T10:00", "moved", away="both"),
        ASKED,
        event("2026-03-12T10:00", "visit"),
        event("2026-03-12", "asked"),
        event("2026-03-14T10:00", "asked"),
        event("2026-03-14", "visit"),
    ]
    told = Told(part, history, "2026-03-20")
    assert told.findings("ambiguous_order") == ["ambiguous_order 03-12 24:00"]


def test_more_than_a_dozen_records_a_day_have_no_order() -> None:  # S3.1.c
    history = [event(f"2026-03-02T{hour:02d}:00", "asked", id=f"e-{hour}") for hour in range(8, 20)]
    told = Told(
        "duties: {d: {subject: child, bearer: parent, upon: asked, do: visit, within: 7d}}",
        [*history, event("2026-03-02", "paused")],
        "2026-03-05",
    )
    assert len(told.findings("ambiguous_order")) == 12


def test_a_date_of_the_day_leaves_other_exact_deadlines_alone() -> None:  # S3.1.d
    part = """
    duties:
      d: {subject: child, bearer: parent, upon: asked, do: visit, where: event.seen, within: 24h, escalate: [{after: 0d, to: inspector, within: 2h, do: proved}, {after: 0d, to: office}]}
    """
    unseen = event("2026-03-03", "visit", seen=False)
    assert Told(part, [ASKED, unseen], "2026-03-03").obligations("d", "step", "status") == ["0 violated"]
    other = event("2026-03-03", "harmed")
    assert Told(part, [ASKED, other], "2026-03-03").obligations("d", "step", "status") == ["0 violated"]
    next_day = event("2026-03-04", "visit", seen=True)
    assert Told(part, [ASKED, next_day], "2026-03-03").obligations("d", "step", "status") == ["0 violated"]
    proved = event("2026-03-04", "proved", evidence=["record"])
    told = Told(part, [ASKED, proved], "2026-03-05")
    assert told.obligations("d", "step", "status") == [
        "0 violated",
        "1 undetermined",
        "2 unquantified",
    ]


def test_a_point_in_time_as_a_date_is_exact() -> None:  # S3.1.d S5.6
    part = """
    duties:
      d: {subject: child, bearer: parent, upon: asked, do: visit, due: 'opening.at + duration("24h")'}
      k: {subject: child, bearer: parent, while: has(birth), keep: away == none}
    """
    told = Told(part, [ASKED, event("2026-03-03", "visit")], "2026-03-04")
    assert told.obligations("d", "status") == ["undetermined"]
    birth = event("2026-03-01T09:00", "found", birth="2015-01-01")
    moved = [
        event("2026-03-01T08:00", "moved", away="none"),
        birth,
        event("2026-03-02T10:00", "moved", away="both"),
        event("2026-03-02", "moved", away="none"),
    ]
    assert Told(part, moved, "2026-03-04").obligations("k", "status") == ["discharged_late", "pending"]

"""S6: who owes it."""

from __future__ import annotations

from .house import Told, event

PART = """
events:
  checked: {subject: child, by: [director]}
duties:
  d: {subject: child, bearer: director, upon: asked, do: visit, within: 7d}
"""

LIVES = event("2026-03-01T08:00", "found", village="v-1")
ASKED = event("2026-03-02T10:00", "asked")


def appointed(at: str, who: str, village: str = "v-1") -> dict[str, object]:
    return event(at, "appointed", f"village/{village}", holder=who)


def test_the_holder_of_the_post_in_the_related_unit_is_responsible() -> None:  # S6.1.a
    told = Told(PART, [appointed("2026-02-01T08:00", "p-1"), LIVES, ASKED], "2026-03-03")
    assert told.obligations("d", "bearer", "responsible") == ["director p-1"]


def test_a_person_named_for_the_child_comes_first() -> None:  # S6.1.b
    history = [
        appointed("2026-02-01T08:00", "p-1"),
        LIVES,
        event("2026-03-01T09:00", "named", holder="p-9"),
        ASKED,
    ]
    assert Told(PART, history, "2026-03-03").obligations("d", "responsible") == ["p-9"]


def test_a_stand_in_answers_for_a_vacant_post() -> None:  # S6.2.b
    history = [
        appointed("2026-02-01T08:00", "p-1"),
        LIVES,
        ASKED,
        event("2026-03-04T08:00", "resigned", "village/v-1"),
    ]
    told = Told(PART, history, "2026-03-06")
    assert told.obligations("d", "bearer", "responsible") == ["director supervisor"]
    assert told.findings("vacant_post") == ["vacant_post 03-04 08:00"]


def test_without_stand_in_nobody_is_responsible() -> None:  # S6.3
    part = PART.replace("bearer: director", "bearer: head").replace(
        "events:\n",
        "posts:\n  head: {unit: committee}\nevents:\n  headed: {subject: village, assigns: head}\n",
    )
    history = [LIVES, ASKED, event("2026-03-04T08:00", "headed", "village/v-1", holder="p-3")]
    told = Told(part, history, "2026-03-06")
    found = [(f.kind, told.at(f.at), told.at(f.until)) for f in told.audit.findings]
    assert found == [("no_responsible_person", "03-02 10:00", "03-04 08:00")]


def test_a_hand_over_splits_a_late_obligation() -> None:  # S6.4.a S6.1.d
    history = [
        appointed("2026-02-01T08:00", "p-1"), LIVES, ASKED, appointed("2026-03-12T08:00", "p-2"),
    ]  # fmt: skip
    told = Told(PART, history, "2026-03-20")
    (ob,) = [ob for ob in told.audit.obligations if ob.duty == "d"]
    assert [(t.holder, told.at(t.until)) for t in ob.tenures] == [
        ("p-1", "03-12 08:00"),
        ("p-2", "03-20 24:00"),
    ]
    assert ob.responsible == "p-1"


def test_the_child_moves_and_the_new_village_answers() -> None:  # S6.4.b
    history = [
        appointed("2026-02-01T08:00", "p-1"),
        appointed("2026-02-01T08:00", "p-2", "v-2"),
        LIVES,
        ASKED,
        event("2026-03-04T08:00", "found", village="v-2"),
    ]
    assert Told(PART, history, "2026-03-05").obligations("d", "responsible") == ["p-2"]


def test_a_person_counts_as_what_it_holds() -> None:  # S4.3.a
    history = [appointed("2026-02-01T08:00", "p-1"), appointed("2026-02-01T08:00", "p-2", "v-2"), LIVES]
    mine = Told(PART, [*history, event("2026-03-02T08:00", "checked", by="p-1")], "2026-03-03")
    assert mine.findings() == []
    other = Told(PART, [*history, event("2026-03-02T08:00", "checked", by="p-2")], "2026-03-03")
    assert other.findings() == ["unauthorised 03-02 08:00"]
    nobody = Told(PART, [*history, event("2026-03-02T08:00", "checked")], "2026-03-03")
    assert nobody.findings() == ["unauthorised 03-02 08:00"]


def test_the_stand_in_may_act_only_while_the_post_is_vacant() -> None:  # S6.2.b
    act = event("2026-03-02T08:00", "checked", by="supervisor")
    assert Told(PART, [LIVES, act], "2026-03-03").findings("unauthorised") == []
    filled = Told(PART, [appointed("2026-02-01T08:00", "p-1"), LIVES, act], "2026-03-03")
    assert filled.findings("unauthorised") == ["unauthorised 03-02 08:00"]


def test_a_permission_decides_who_may() -> None:  # S4.3.d
    part = """
    events:
      entrusted: {subject: child, data: {adult: bool, convicted: bool}}
    duties:
      p: {subject: child, bearer: parent, permit: entrusted, where: [event.adult, not event.convicted]}
    """

    def told(**data: object) -> list[str]:
        return Told(part, [event("2026-03-02T10:00", "entrusted", **data)], "2026-03-03").findings()

    assert told(by="parent", adult=True, convicted=False) == []
    assert told(by="parent", adult=True, convicted=True) == ["not_permitted 03-02 10:00"]
    assert told(by="director", adult=True, convicted=False) == ["not_permitted 03-02 10:00"]


def test_a_successor_takes_over() -> None:  # S6.4.c
    part = """
    units:
      commission: {level: county, successor_of: [{unit: bureau, from: 2026-03-05}]}
    events:
      filed: {subject: child, by: [bureau]}
    duties:
      d: {subject: child, bearer: bureau, upon: asked, do: visit, within: 7d}
    """
    assert Told(part, [ASKED], "2026-03-04").obligations("d", "bearer") == ["bureau"]
    assert Told(part, [ASKED], "2026-03-05").obligations("d", "bearer") == ["commission"]
    old = Told(part, [ASKED, event("2026-03-06T08:00", "filed", by="bureau")], "2026-03-07")
    assert old.findings() == ["unauthorised 03-06 08:00"]
    new = Told(part, [ASKED, event("2026-03-06T08:00", "filed", by="commission")], "2026-03-07")
    assert new.findings() == []


def test_a_condition_follows_the_holders() -> None:  # S6.5 S4.1
    part = "duties:\n  k: {subject: child, bearer: office, keep: assigned(director), tolerance: 7d}\n"
    history = [
        appointed("2026-02-01T08:00", "p-1"), LIVES, event("2026-03-04T08:00", "resigned", "village/v-1"),
        appointed("2026-03-20T08:00", "p-2"),
    ]  # fmt: skip
    told = Told(part, history, "2026-03-31")
    assert told.obligations("k") == ["discharged_late 03-01 08:00 03-11 24:00", "pending 03-20 08:00 -"]


def test_an_instance_that_never_files_still_owes() -> None:  # S1.1.b
    part = "duties:\n  r: {subject: county, bearer: bureau, do: report, each: month}\n"
    told = Told(
        part,
        [event("2026-01-01T00:00", "found")],
        "2026-02-01T00:00",
        subject="county/x",
        instances={"bureau": ["x"]},
    )
    assert told.obligations("r", "status", "due") == ["violated 01-31 24:00", "pending 02-28 24:00"]


def test_a_vacancy_ends_with_the_last_duty_that_needed_the_post() -> None:  # S6.2.b
    """Also at the very instant of the question; and one of no length is none."""

    def vacancies(*history: dict[str, object], as_of: str) -> list[tuple[str, str]]:
        told = Told(PART, [LIVES, *history], as_of)
        return [(told.at(f.at), told.at(f.until)) for f in told.audit.findings if f.kind == "vacant_post"]

    done = event("2026-03-04T10:00", "visit")
    assert vacancies(ASKED, as_of="2026-03-04T10:00") == [("03-02 10:00", "-")]
    assert vacancies(ASKED, done, as_of="2026-03-04T10:00") == [("03-02 10:00", "03-04 10:00")]
    assert vacancies(ASKED, event("2026-03-02T10:00", "visit"), as_of="2026-03-05") == []
    assert vacancies(ASKED, event("2026-03-02T10:00", "visit"), as_of="2026-03-02T10:00") == []
    assert vacancies(ASKED, as_of="2026-03-02T10:00") == [("03-02 10:00", "-")]

"""S4.8.f: what `again: restart` leaves behind, and what it does not touch."""

from __future__ import annotations

from .house import Told, event


def duty(text: str) -> str:
    return f"duties:\n  d: {{subject: child, bearer: parent, upon: asked, again: restart, {text}}}\n"


ASKED = event("2026-03-02T10:00", "asked")
AGAIN = event("2026-03-05T10:00", "asked")


def test_the_new_event_is_the_opening_one() -> None:  # S4.8.f S5.10.a
    part = duty("do: visit, where: event.by == opening.by, within: 7d")
    history = [
        ASKED | {"by": "school", "id": "a-1"},
        AGAIN | {"by": "office", "id": "a-2"},
        event("2026-03-06T10:00", "visit", by="school", id="v-1"),
        event("2026-03-07T10:00", "visit", by="office", id="v-2"),
    ]
    told = Told(part, history, "2026-03-20")
    assert [(ob.status, ob.events) for ob in told.audit.obligations] == [("discharged", ("a-2", "v-2"))]


def test_an_act_before_the_new_opening_counts_no_more() -> None:  # S4.8.f S7.2.e
    part = duty("do: visit, where: event.seen, within: 7d")
    history = [ASKED, event("2026-03-03T10:00", "visit"), AGAIN]
    assert Told(part, history, "2026-03-20").obligations() == ["violated 03-05 10:00 03-12 24:00"]


def test_the_clock_that_stands_stands_from_the_new_opening() -> None:  # S4.8.f S5.8.e
    part = duty("do: visit, within: 7d, suspend: holiday")
    history = [
        ASKED,
        event("2026-03-03T10:00", "paused"),
        AGAIN,
        event("2026-03-10T10:00", "resumed"),
    ]
    assert Told(part, history, "2026-03-12").obligations() == ["pending 03-05 10:00 03-17 24:00"]


def test_a_recurrence_counts_anew_from_the_new_opening() -> None:  # S4.8.f S5.4
    part = duty("do: visit, every: 1mo, suspend: holiday")
    late = event("2026-01-31T10:00", "asked")
    told = Told(part, [event("2026-01-20T10:00", "asked"), late], "2026-03-10")
    assert told.obligations() == ["violated 01-31 10:00 02-28 24:00", "pending 02-28 24:00 03-31 24:00"]
    moved = [
        event("2026-01-20T10:00", "asked"),
        event("2026-01-22T10:00", "paused"),
        event("2026-01-24T10:00", "resumed"),
        late,
    ]
    assert Told(part, moved, "2026-03-10").obligations() == told.obligations()
    missed = [event("2026-01-20T10:00", "asked"), event("2026-02-25T10:00", "asked")]
    assert Told(part, missed, "2026-03-10").obligations() == [
        "violated 01-20 10:00 02-20 24:00", "pending 02-25 10:00 03-25 24:00",
    ]  # fmt: skip


def test_what_has_no_number_has_none_afterwards() -> None:  # S4.8.f S5.2.c
    part = "vague_terms:\n  regularly: {term: 定期}\n" + duty("do: visit, within: regularly")
    assert Told(part, [ASKED, AGAIN], "2026-03-20").obligations() == ["unquantified 03-05 10:00 -"]


def test_a_date_that_stays_unknown_is_one_doubt() -> None:  # S4.8.f S5.6.c S7.2
    told = Told(duty("do: visit, due: leave"), [ASKED, AGAIN], "2026-03-20")
    assert told.obligations() == ["undetermined 03-05 10:00 -"]
    assert [(told.at(f.at), told.at(f.until)) for f in told.audit.findings] == [("03-02 10:00", "-")]


def test_each_value_begins_anew_by_itself_and_is_expected() -> None:  # S4.8.f S5.10.a S4.7
    part = """
    workflows:
      w: {subject: child, initial: a, states: {a: {transitions: [{event: asked, when: holiday, to: b}]}, b: {}}}
    """ + duty("for: {place: [school, office]}, do: visit, where: event.to == place, within: 7d").replace(
        "\n", "\n    "
    )
    history = [ASKED, event("2026-03-03T10:00", "visit", to="office"), AGAIN]
    told = Told(part, history, "2026-03-06")
    assert told.obligations("d", "loop", "status", "opened_at") == [
        "office discharged 03-02 10:00", "office pending 03-05 10:00", "school pending 03-05 10:00",
    ]  # fmt: skip
    assert Told(part, [ASKED, AGAIN], "2026-03-06").findings("unexpected") == []

"""Where the engine once told something else than the second reading of the text: one example for each cause."""

from __future__ import annotations

from .house import Told, event


def test_what_opens_may_let_another_open_before_its_event_is_heard() -> None:  # S4.8.b S4.9
    part = """
    workflows:
      care:
        subject: child
        initial: "off"
        states:
          "off": {transitions: [{event: asked, to: "on"}]}
          "on": {}
    duties:
      a: {subject: child, bearer: parent, upon: asked, do: entered(care.on), within: 2d}
      b: {subject: child, bearer: parent, while: 'open("a")', do: visit, within: 7d}
    """
    told = Told(part, [event("2026-03-02T10:00", "asked")], "2026-03-10")
    assert told.obligations("", "duty", "status", "ended_at") == [
        "a discharged 03-02 10:00", "b lapsed 03-02 10:00",
    ]  # fmt: skip


def test_another_transition_to_the_same_state_depends_on_the_order_too() -> None:  # S3.1.c
    part = """
    workflows:
      care:
        subject: child
        initial: "off"
        states:
          "off": {transitions: [{event: asked, to: alarm}]}
          alarm: {after: [{in: 0d, to: calm}], transitions: [{event: visit, to: calm}]}
          calm: {}
    """
    history = [event("2026-03-02T10:00", "asked"), event("2026-03-02", "visit")]
    told = Told(part, history, "2026-03-10")
    assert (told.state("care"), told.findings()) == ("calm", ["ambiguous_order 03-02 24:00"])


def test_a_record_of_before_a_unit_existed_moves_no_clock() -> None:  # S1.1.b S4.2
    part = """
    units:
      station: {level: village, effective: {from: 2026-03-10}}
    subjects:
      post: {unit: station, facts: {settled: {type: bool, default: false}}}
    duties:
      d: {subject: post, bearer: station, keep: settled}
    """
    told = Told(part, [event("2026-03-02", "nothing", "post/p-1")], "2026-03-20", subject="post/p-1")
    assert told.obligations("d", "opened_at", "violated_at") == ["03-10 00:00 03-10 00:00"]
    assert told.findings("unknown_event") == ["unknown_event 03-02 24:00"]


def test_a_step_that_asks_for_another_act_takes_any_of_its_type() -> None:  # S3.1.d S5.11
    part = """
    duties:
      d:
        subject: child
        bearer: parent
        upon: asked
        do: {event: visit, when: event.seen}
        within: 1d
        escalate: [{after: 1d, to: inspector, do: visit, within: 12h}]
    """
    history = [event("2026-03-02T10:00", "asked"), event("2026-03-05", "visit", seen=False)]
    told = Told(part, history, "2026-03-20")
    assert told.obligations("d", "step", "status") == ["0 violated", "1 undetermined"]


def test_what_ended_at_the_instant_of_its_opening_opens_again_at_the_resumption() -> None:  # S1.9.b
    part = "duties:\n  d: {subject: child, bearer: parent, do: visit, within: 7d}\n"
    history = [
        event("2026-03-02T10:00", "asked"),
        event("2026-03-02T10:00", "left"),
        event("2026-03-09T10:00", "returned"),
    ]
    assert Told(part, history, "2026-03-10").obligations("d") == [
        "lapsed 03-02 10:00 03-09 24:00", "pending 03-09 10:00 03-16 24:00",
    ]  # fmt: skip


def test_no_timer_within_a_period_opens_what_is_in_doubt() -> None:  # S5.5 S7.2
    part = """
    duties:
      d:
        subject: child
        bearer: parent
        while: {2026-03-03: at_risk}
        do: visit
        each: month
        by: [5, 20]
        for: {who: [school]}
        at_most: 1
        partial: count
      tick: {subject: child, bearer: parent, upon: asked, do: visit, within: {2026-01-01: 60d, 2026-03-10: 61d}}
    """
    told = Told(part, [event("2026-03-02T10:00", "asked")], "2026-03-15")
    assert told.obligations("d") == ["violated 03-02 10:00 03-05 24:00"]

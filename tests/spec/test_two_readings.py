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


def test_what_is_waived_or_undecided_is_open_no_more() -> None:  # S1.5 S4.8.b S5.9
    part = """
    events:
      excused: {subject: child, data: {until: date}}
    duties:
      a: {subject: child, bearer: parent, upon: asked, do: visit, within: 7d, waive: {upon: excused, approver: inspector, until: event.until}}
      c: {subject: child, bearer: parent, upon: asked, do: proved, where: at_risk, within: 7d}
      b: {subject: child, bearer: parent, while: 'open("a")', do: report, within: 90d}
      d: {subject: child, bearer: parent, while: 'open("c")', do: report, within: 90d}
    """.replace("report", "harmed")
    history = [
        event("2026-03-02T10:00", "asked"),
        event("2026-03-03T10:00", "excused", by="inspector", until="2026-03-20"),
        event("2026-03-04T10:00", "proved", evidence=["record"]),
    ]
    told = Told(part, history, "2026-03-31")
    assert told.obligations("", "duty", "status", "ended_at") == [
        "a violated -", "b lapsed 03-09 24:00", "c undetermined -", "d lapsed 03-09 24:00",
    ]  # fmt: skip


def test_a_workflow_out_of_force_asks_no_guard() -> None:  # S4.6.i S5.12
    part = """
    workflows:
      care:
        subject: child
        effective: {until: 2026-03-05}
        initial: calm
        states:
          calm: {after: [{in: 7d, to: alarm, when: at_risk}]}
          alarm: {}
    """
    told = Told(part, [event("2026-03-02T10:00", "asked")], "2026-03-20")
    assert (told.state("care"), told.findings()) == ("calm", [])


def test_what_is_kept_again_goes_on_by_the_condition_of_today() -> None:  # S5.7.b S5.12
    part = """
    parameters:
      limit: {value: {2026-01-01: 1, 2026-03-04: 3}}
    duties:
      d: {subject: child, bearer: parent, while: misses < limit, keep: not holiday}
    events:
      missed: {subject: child, sets: {misses: misses + 1}}
    """
    history = [
        event("2026-03-02T10:00", "paused"),
        event("2026-03-06T10:00", "missed"),
        event("2026-03-07T10:00", "resumed"),
    ]
    assert Told(part, history, "2026-03-10").obligations("d", "status", "opened_at") == [
        "discharged_late 03-02 10:00", "pending 03-07 10:00",
    ]  # fmt: skip


def test_a_period_in_doubt_lapses_with_its_condition_at_its_first_instant() -> None:  # S5.5 S7.2
    part = "duties:\n  d: {subject: child, bearer: parent, while: at_risk, do: visit, each: month, partial: count}\n"
    history = [event("2026-03-02T10:00", "asked"), event("2026-04-01T00:00", "flagged", at_risk=False)]
    told = Told(part, history, "2026-04-10")
    assert told.obligations("d", "status", "ended_at") == ["lapsed 04-01 00:00"]


def test_what_came_due_meanwhile_waits_for_the_end_of_the_instant_of_the_resumption() -> (
    None
):  # S1.9.c S4.1.b
    part = """
    duties:
      d: {subject: child, bearer: parent, upon: asked, do: visit, within: 1d, escalate: [{after: 7d, to: inspector}]}
    """
    history = [
        event("2026-03-02T10:00", "asked"),
        event("2026-03-05T10:00", "left"),
        event("2026-03-20T10:00", "returned"),
    ]
    assert Told(part, history, "2026-03-20T10:00").obligations("d", "step") == ["0"]
    assert Told(part, history, "2026-03-20T10:01").obligations("d", "step", "opened_at")[1] == "1 03-20 10:00"
    visit = event("2026-03-20T10:00", "visit")
    assert Told(part, [*history, visit], "2026-03-21").obligations("d", "step") == ["0"]


def test_what_recurs_on_a_grid_opens_before_internal_events_are_heard() -> None:  # S4.1.c S5.4
    part = """
    vague_terms:
      promptly: {term: 及时, local: {value: {2026-01-31: 3d}, decided_by: x}}
    duties:
      d: {subject: child, bearer: parent, upon: visit, do: visit, every: {2026-01-01: 1w, 2026-03-03: promptly}, from: start, count_first_day: true}
    """
    history = [event(f"2026-03-{day}", "visit") for day in ("02", "03")]
    told = Told(part, history, "2026-03-13")
    assert told.obligations("d")[-2:] == [
        "violated 03-08 24:00 03-10 24:00",
        "pending 03-10 24:00 03-13 24:00",
    ]


def test_a_grid_ends_with_its_condition() -> None:  # S5.4 S1.9
    part = "duties:\n  d: {subject: child, bearer: parent, while: away == both, do: visit, every: 1w, from: start}\n"
    for end, again in (("moved", "moved"), ("left", "returned")):
        history = [
            event("2026-03-02T10:00", "moved", away="both"),
            event("2026-03-03T10:00", "visit"),
            event("2026-03-04T10:00", end, away="none"),
            event("2026-03-05T10:00", again, away="both"),
            event("2026-03-06T10:00", "visit"),
        ]
        assert Told(part, history, "2026-03-13").obligations("d", "status", "opened_at") == [
            "discharged 03-02 10:00", "discharged 03-05 10:00", "pending 03-12 24:00",
        ]  # fmt: skip


def test_what_leaves_an_exact_window_is_seen_at_its_instant() -> None:  # S7.3
    part = """
    measures:
      apart: {subject: child, time: away == both, over: 30h}
    duties:
      known: {subject: child, bearer: parent, while: "apart >= duration('0h')", do: visit, within: 60d}
      less: {subject: child, bearer: parent, while: "apart <= duration('5h')", do: visit, within: 60d}
    """
    history = [
        event("2026-03-02T04:00", "asked"),
        event("2026-03-02T10:00", "moved", away="none"),
        event("2026-03-05T10:00", "moved", away="both"),
        event("2026-03-05T20:00", "moved", away="none"),
    ]
    told = Told(part, history, "2026-03-10")
    assert told.obligations("known", "status", "opened_at")[-1] == "pending 03-03 16:00"
    assert told.obligations("less", "status", "opened_at")[-2:] == [
        "lapsed 03-03 16:00",
        "pending 03-06 21:00",
    ]


def test_an_act_long_after_a_date_in_the_past_is_late_for_certain() -> None:  # S3.1.d S5.6
    part = "duties:\n  d: {subject: child, bearer: parent, while: at_risk, do: visit, upon: asked, due: opening.at + duration('3d')}\n"
    history = [
        event("2026-03-02", "asked"),
        event("2026-03-20T09:00", "flagged", at_risk=True),
        event("2026-03-20", "visit"),
    ]
    assert Told(part, history, "2026-03-31").obligations("d", "status", "violated_at")[-1] == (
        "discharged_late 03-20 09:00"
    )


def test_a_record_lacks_its_evidence_whatever_becomes_of_what_it_was_for() -> None:  # S4.5.c S5.5
    part = """
    duties:
      d: {subject: child, bearer: parent, while: away == both, do: proved, each: month, partial: count}
    """
    history = [
        event("2026-03-02T10:00", "moved", away="both"),
        event("2026-03-02T10:00", "proved"),
        event("2026-03-02T10:00", "moved", away="none", id="x", recorded_at="2026-03-03T10:00"),
    ]
    told = Told(part, history, "2026-03-10")
    assert (told.obligations("d"), told.findings()) == ([], ["evidence_missing 03-02 10:00"])


def test_what_the_next_day_brings_does_not_depend_on_the_order_of_this_one() -> None:  # S3.1.c
    part = "duties:\n  d: {subject: child, bearer: parent, keep: days_since(leave) >= 1, tolerance: 4h}\n"
    history = [event("2026-03-02", "planned_leave", leave="2026-03-02"), event("2026-03-02T00:30", "asked")]
    assert Told(part, history, "2026-03-10").findings("ambiguous_order") == []


def test_what_is_too_many_when_a_period_and_its_condition_begin_together_is_told_once() -> None:  # S5.10
    part = """
    duties:
      d: {subject: child, bearer: parent, while: days_since(leave) >= 1, do: visit, each: month, for: {who: [school, committee]}, at_most: 1}
    """
    told = Told(part, [event("2026-03-02T10:00", "planned_leave", leave="2026-03-31")], "2026-04-10")
    assert (told.obligations("d"), told.findings()) == (
        ["pending 04-01 00:00 04-30 24:00"], ["too_many_open 04-01 00:00"],
    )  # fmt: skip


def test_a_circle_that_internal_events_keep_asking_about_is_told_once() -> None:  # S4.6.g S4.9
    part = """
    workflows:
      care:
        subject: child
        initial: calm
        states:
          calm: {transitions: [{event: asked, to: alarm}]}
          alarm: {transitions: [{when: away == both, to: there}]}
          there: {transitions: [{when: away == both, to: alarm}]}
    duties:
      d: {subject: child, bearer: parent, upon: entered(care.alarm), do: visit, within: 7d}
    """
    history = [event("2026-03-02T09:00", "moved", away="both"), event("2026-03-02T10:00", "asked")]
    told = Told(part, history, "2026-03-03")
    assert (told.state("care"), told.findings()) == ("alarm", ["undetermined 03-02 10:00"])

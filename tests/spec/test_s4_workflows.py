"""S4.6, S4.9: workflows side by side, with histories, eventless and timed transitions, and internal events."""

from __future__ import annotations

from .house import Told, event

FOUND = event("2026-03-01T08:00", "found")


def flow(states: str, more: str = "") -> str:
    return f"""
workflows:
  w:
    subject: child
    initial: a
    states:
{states}
{more}"""


def test_an_eventless_transition_follows_at_once_and_waits_for_what_it_needs() -> None:  # S4.6.g S4.6.h
    part = flow("""
      a: {transitions: [{event: asked, to: b}]}
      b: {transitions: [{when: risk == high, to: c}]}
      c: {transitions: [{when: risk == high, to: d}]}
      d: {}
    """)
    asked = event("2026-03-02T10:00", "asked")
    high = event("2026-03-04T10:00", "graded", risk="high")
    low = event("2026-03-03T10:00", "graded", risk="low")
    told = Told(part, [asked, high], "2026-03-05")
    assert told.state("w") == "d"
    assert [(f.kind, told.at(f.at), told.at(f.until), f.missing) for f in told.audit.findings] == [
        ("undetermined", "03-02 10:00", "03-04 10:00", ("risk",))
    ]
    assert Told(part, [low, event("2026-03-04T10:00", "asked")], "2026-03-05").state("w") == "b"
    assert Told(part, [asked, low, high], "2026-03-05").state("w") == "d"


def test_an_undecided_guard_is_forgotten_when_its_state_is_left() -> None:  # S4.6.h S7.2
    part = flow("""
      a: {transitions: [{event: harmed, to: c}], initial: b, states: {b: {transitions: [{when: at_risk, to: d}]}, d: {}}}
      c: {}
    """)
    told = Told(part, [FOUND, event("2026-03-02T10:00", "harmed")], "2026-03-05")
    assert told.state("w") == "c"
    assert [(told.at(f.at), told.at(f.until)) for f in told.audit.findings] == [
        ("03-01 08:00", "03-02 10:00")
    ]
    ended = Told(part, [FOUND, event("2026-03-02T10:00", "left")], "2026-03-05")
    assert [ended.at(f.until) for f in ended.audit.findings] == ["03-02 10:00"]


def test_a_circle_of_eventless_transitions_stops_after_sixteen_rounds() -> None:  # S4.6.g
    part = flow("""
      a: {transitions: [{when: risk == high, to: b}]}
      b: {transitions: [{when: away == both, to: a}]}
    """)
    history = [
        event("2026-03-01T07:00", "graded", risk="low"),
        event("2026-03-01T08:00", "moved", away="both"),
        event("2026-03-02T10:00", "graded", risk="high"),
    ]
    told = Told(part, history, "2026-03-05")
    assert told.state("w") == "a"
    assert set(told.findings()) == {"undetermined 03-02 10:00"}


def test_a_circle_is_told_once_an_instant_whatever_else_happens_in_it() -> None:  # S4.6.g S4.9
    part = flow(
        """
      a: {transitions: [{when: away == both, to: b}]}
      b: {transitions: [{when: away == both, to: a}, {event: asked, to: c}]}
      c: {transitions: [{when: away == both, to: b}]}
    """,
        "duties:\n  d: {subject: child, bearer: parent, upon: [entered(w.b), exited(w.a)], do: visit, within: 7d}\n",
    )
    moved = event("2026-03-02T10:00", "moved", away="both")
    home = event("2026-03-01T08:00", "moved", away="none")
    at_once = [event("2026-03-02T10:00", name) for name in ("asked", "harmed", "visit")]
    told = Told(part, [home, moved, *at_once], "2026-03-05")
    assert told.findings("undetermined") == ["undetermined 03-02 10:00"]
    assert len(told.audit.states) == 1
    later = Told(part, [home, moved, event("2026-03-04T10:00", "harmed")], "2026-03-05")
    assert later.findings("undetermined") == ["undetermined 03-02 10:00", "undetermined 03-04 10:00"]


def test_sixteen_rounds_are_no_circle() -> None:  # S4.6.g
    states = [f"      s{n}: {{transitions: [{{when: away == both, to: s{n + 1}}}]}}" for n in range(18)]
    moved = [event("2026-03-02T10:00", "moved", away="both")]
    for last, expected in ((16, []), (17, ["undetermined 03-02 10:00"])):
        text = "\n".join([*states[:last], f"      s{last}: {{}}"])
        told = Told(flow(text).replace("initial: a", "initial: s0"), moved, "2026-03-03")
        assert (told.state("w"), told.findings("undetermined")) == ("s16", expected)


def test_a_transition_without_a_target_accepts_and_stays() -> None:  # S4.6.d S4.7.a
    part = flow("""
      a:
        initial: b
        transitions: [{event: asked, to: c}]
        states: {b: {transitions: [{event: asked}]}}
      c: {}
    """)
    told = Told(part, [FOUND, event("2026-03-02T10:00", "asked")], "2026-03-05")
    assert told.state("w") == "a.b"
    assert told.findings() == []


NESTED = """
      a: {{transitions: [{{event: asked, to: box}}]}}
      box:
        initial: one
        {history}
        transitions: [{{event: harmed, to: a}}]
        states:
          one:
            initial: x
            transitions: [{{event: proved, to: two}}]
            states: {{x: {{transitions: [{{event: visit, to: y}}]}}, y: {{}}}}
          two:
            initial: x
            states: {{x: {{transitions: [{{event: visit, to: y}}]}}, y: {{}}}}
"""


def test_histories_remember_the_child_or_the_innermost_state() -> None:  # S4.6.f
    ways = ["asked", "proved", "visit", "harmed", "asked"]
    history = [event(f"2026-03-0{day}T10:00", name) for day, name in enumerate(ways, 1)]
    found = {
        memory: Told(flow(NESTED.format(history=memory)), history, "2026-03-31").state("w")
        for memory in ("", "history: shallow", "history: deep")
    }
    assert found == {"": "box.one.x", "history: shallow": "box.two.x", "history: deep": "box.two.y"}


def test_a_target_is_a_sibling_a_sibling_of_an_ancestor_or_a_path() -> None:  # S4.6.e
    part = flow("""
      a: {transitions: [{event: asked, to: box.two}, {event: harmed, to: box}]}
      box:
        initial: one
        states:
          one: {transitions: [{event: harmed, to: a}, {event: visit, to: one}]}
          two: {transitions: [{event: harmed, to: one}]}
    """)
    asked, harmed = event("2026-03-01T08:00", "asked"), event("2026-03-02T08:00", "harmed")
    assert Told(part, [asked], "2026-03-05").state("w") == "box.two"
    assert Told(part, [asked, harmed], "2026-03-05").state("w") == "box.one"
    again = event("2026-03-03T08:00", "harmed")
    assert Told(part, [asked, harmed, again], "2026-03-05").state("w") == "a"


def test_a_transition_to_itself_starts_its_clock_anew() -> None:  # S4.6.d
    part = flow("""
      a: {transitions: [{event: visit, to: a}], after: [{in: 7d, to: b}]}
      b: {}
    """)
    visit = event("2026-03-05T10:00", "visit")
    assert Told(part, [FOUND], "2026-03-09").state("w") == "b"
    assert Told(part, [FOUND, visit], "2026-03-12").state("w") == "a"
    assert Told(part, [FOUND, visit], "2026-03-13").state("w") == "b"


def test_a_timed_transition_asks_its_guard_once() -> None:  # S4.6.i
    part = flow("""
      a: {after: [{in: 2d, to: b, when: risk == high}, {in: 4d, to: c, when: away == both}]}
      b: {}
      c: {}
    """)
    low = event("2026-03-01T08:00", "graded", risk="low")
    high = event("2026-03-05T08:00", "graded", risk="high")
    told = Told(part, [low, high], "2026-03-20")
    assert told.state("w") == "a"
    assert told.findings() == ["undetermined 03-05 24:00"]
    assert told.audit.findings[0].missing == ("away",)
    assert Told(part, [event("2026-03-01T08:00", "graded", risk="high")], "2026-03-20").state("w") == "b"


def test_timers_of_one_instant_fire_once_each_state_left_silently() -> None:  # S4.1.d
    part = flow("""
      a: {after: [{in: 2d, to: b}, {in: 2d, to: c}]}
      b: {}
      c: {}
    """)
    assert Told(part, [FOUND], "2026-03-20").state("w") == "b"


def test_a_length_that_has_not_begun_arms_no_timer() -> None:  # S5.12
    part = flow("""
      a: {transitions: [{event: visit, to: a}], after: [{in: {2026-03-10: 2d, 2026-03-20: 5d}, to: b}]}
      b: {}
    """)
    assert Told(part, [FOUND], "2026-03-31").state("w") == "a"
    visit = event("2026-03-15T10:00", "visit")
    assert Told(part, [FOUND, visit], "2026-03-18").state("w") == "b"
    late = event("2026-03-20T10:00", "visit")
    assert Told(part, [FOUND, late], "2026-03-25").state("w") == "a"
    assert Told(part, [FOUND, late], "2026-03-26").state("w") == "b"


def test_workflows_side_by_side_see_one_another_as_they_stood() -> None:  # S1.6 S4.6.c
    part = """
workflows:
  v:
    subject: child
    initial: off
    states: {off: {transitions: [{event: asked, to: on}]}, on: {}}
  w:
    subject: child
    initial: a
    states:
      a: {transitions: [{event: asked, when: 'in("v.on")', to: c}, {event: asked, when: 'in("v.off")', to: b}]}
      b: {}
      c: {}
"""
    told = Told(part, [event("2026-03-02T10:00", "asked")], "2026-03-05")
    assert (told.state("v"), told.state("w")) == ("on", "b")


def test_a_workflow_outside_its_dates_does_not_move() -> None:  # S5.12
    part = flow(
        """
      a: {transitions: [{event: asked, to: b}], after: [{in: 30d, to: c}]}
      b: {transitions: [{when: risk == high, to: c}]}
      c: {}
    """,
        "    effective: {from: 2026-03-10, until: 2026-03-20}",
    )
    early = Told(part, [FOUND, event("2026-03-02T10:00", "asked")], "2026-03-09")
    assert early.audit.states == []
    assert Told(part, [FOUND], "2026-03-10").state("w") == "a"
    inside = event("2026-03-12T10:00", "asked")
    after = event("2026-03-25T10:00", "graded", risk="high")
    assert Told(part, [FOUND, inside], "2026-03-31").state("w") == "b"
    assert Told(part, [FOUND, event("2026-03-20T00:00", "asked")], "2026-03-31").state("w") == "a"
    low = event("2026-03-11T10:00", "graded", risk="low")
    assert Told(part, [FOUND, low, inside, after], "2026-03-31").state("w") == "b"
    assert Told(part, [FOUND], "2026-04-30").state("w") == "a"


def test_entering_and_leaving_are_events() -> None:  # S4.9.a
    part = flow(
        """
      a: {transitions: [{event: asked, to: b}]}
      b: {transitions: [{event: harmed, to: a}]}
    """,
        """
duties:
  at_b: {subject: child, bearer: parent, upon: entered(w.b), do: visit, within: 7d}
  off_b: {subject: child, bearer: parent, upon: exited(w.b), do: visit, within: 3d}
""",
    )
    history = [event("2026-03-02T10:00", "asked"), event("2026-03-03T10:00", "harmed")]
    assert Told(part, history, "2026-03-04").obligations("", "duty", "opened_at", "due") == [
        "at_b 03-02 10:00 03-09 24:00",
        "off_b 03-03 10:00 03-06 24:00",
    ]


def test_what_duties_raise_moves_workflows_and_opens_duties() -> None:  # S4.9.a
    part = """
workflows:
  w:
    subject: child
    initial: a
    states:
      a: {transitions: [{event: discharged(d), to: b}, {event: lapsed(d), to: c}, {event: undetermined(d), to: e}]}
      b: {}
      c: {}
      e: {}
duties:
  d: {subject: child, bearer: parent, while: away == both, do: visit, where: event.seen, within: 7d}
  f: {subject: child, bearer: parent, upon: violated(d), do: proved, within: 3d}
"""
    both = event("2026-03-02T10:00", "moved", away="both")
    home = event("2026-03-04T10:00", "moved", away="none")
    seen = event("2026-03-03T10:00", "visit", seen=True)
    assert Told(part, [both, seen], "2026-03-05").state("w") == "b"
    assert Told(part, [both, home], "2026-03-05").state("w") == "c"
    assert Told(part, [FOUND], "2026-03-05").state("w") == "e"
    doubtful = Told(part, [both, event("2026-03-03T10:00", "visit")], "2026-03-15")
    assert doubtful.state("w") == "e"
    late = Told(part, [both], "2026-03-15")
    assert late.obligations("f") == ["violated 03-09 24:00 03-12 24:00"]


def test_internal_events_of_a_subject_that_has_ended_are_dropped() -> None:  # S1.9.a
    part = flow(
        """
      a: {transitions: [{event: left, to: b}]}
      b: {}
    """,
        """
duties:
  d: {subject: child, bearer: parent, upon: entered(w.b), do: visit, within: 7d}
""",
    )
    told = Told(part, [FOUND, event("2026-03-02T10:00", "left")], "2026-03-20")
    assert told.state("w") == "b"
    assert told.obligations("d") == []


def test_an_ending_subject_keeps_only_its_facts() -> None:  # S1.9.a
    part = flow(
        "      a: {transitions: [{event: asked, to: b}]}\n      b: {}",
        """
duties:
  d: {subject: child, bearer: parent, while: risk == high, do: visit, within: 7d}
  n: {subject: child, bearer: parent, forbid: [harmed, barred]}
events:
  barred: {subject: child, by: [inspector]}
""",
    )
    history = [
        event("2026-03-01T10:00", "graded", risk="low"),
        event("2026-03-02T10:00", "left"),
        event("2026-03-03T10:00", "graded", risk="high"),
        event("2026-03-04T10:00", "asked"),
        event("2026-03-05T10:00", "harmed"),
    ]
    told = Told(part, history, "2026-03-20")
    assert (told.obligations(), told.state("w"), told.findings()) == ([], "a", [])
    barred = event("2026-03-06T10:00", "barred", by="parent")
    refused = Told(part, [*history, barred], "2026-03-20")
    assert (refused.obligations(), refused.findings()) == ([], ["unauthorised 03-06 10:00"])
    back = Told(part, [*history, event("2026-03-10T10:00", "returned")], "2026-03-20")
    assert back.obligations() == ["violated 03-10 10:00 03-17 24:00"]


def test_a_workflow_may_ignore_what_it_does_not_expect() -> None:  # S4.7.b
    states = "      a: {transitions: [{event: asked, to: b}]}\n      b: {}"
    history = [event("2026-03-02T10:00", "asked"), event("2026-03-03T10:00", "asked")]
    assert Told(flow(states), history, "2026-03-05").findings() == ["unexpected 03-03 10:00"]
    assert Told(flow(states, "    unexpected: ignore"), history, "2026-03-05").findings() == []

"""S4.1, S4.6, S4.7: which states are left and entered, which timer comes first, when a workflow is in force."""

from __future__ import annotations

from .house import Told, event

FOUND = event("2026-03-02T10:00", "found")
ASKED = event("2026-03-03T10:00", "asked")

DEEP = """
workflows:
  w:
    subject: child
    initial: outer
    states:
      done: {}
      outer:
        initial: inner
        after: [{in: 7d, to: done}]
        states:
          inner:
            initial: one
            history: shallow
            states:
              one: {transitions: [{event: asked, to: two}, {event: harmed, to: inner}]}
              two: {}
            transitions: [{event: paused, to: pause}, {event: resumed, to: outer}]
          pause: {transitions: [{event: resumed, to: inner}]}
duties:
  n: {subject: child, bearer: parent, forbid: entered(w.outer)}
  m: {subject: child, bearer: parent, forbid: entered(w.outer.inner)}
  k: {subject: child, bearer: parent, forbid: exited(w.outer.inner)}
"""


def test_a_move_inside_leaves_the_states_around_it_alone() -> None:  # S4.6.d S4.6.i
    told = Told(DEEP, [FOUND, ASKED], "2026-03-20")
    assert told.state("w") == "done"
    (moved,) = [s for s in told.audit.states if s.subject == "c-1"]
    assert told.at(moved.since) == "03-09 24:00"
    assert (len(told.obligations("n")), len(told.obligations("m")), len(told.obligations("k"))) == (1, 1, 1)
    before = Told(DEEP, [FOUND, ASKED], "2026-03-05")
    assert (len(before.obligations("m")), len(before.obligations("k"))) == (1, 0)


def test_a_remembered_state_is_entered_once() -> None:  # S4.6.f S4.9.a
    history = [ASKED, event("2026-03-04T10:00", "paused"), event("2026-03-05T10:00", "resumed")]
    told = Told(DEEP, [FOUND, *history], "2026-03-06")
    assert told.state("w") == "outer.inner.two"
    assert (len(told.obligations("n")), len(told.obligations("m")), len(told.obligations("k"))) == (1, 2, 1)


def test_an_ancestor_as_target_is_left_and_entered_anew() -> None:  # S4.6.d S4.6.e
    told = Told(DEEP, [FOUND, event("2026-03-04T10:00", "harmed")], "2026-03-05")
    assert (len(told.obligations("n")), len(told.obligations("m")), len(told.obligations("k"))) == (1, 2, 1)
    again = [FOUND, event("2026-03-04T10:00", "resumed")]
    assert len(Told(DEEP, again, "2026-03-05").obligations("n")) == 2
    assert Told(DEEP, again, "2026-03-10").state("w") == "outer.inner.one"


def test_timers_of_one_instant_fire_the_innermost_first() -> None:  # S4.1.d S4.6.i
    part = """
    workflows:
      w:
        subject: child
        initial: known
        states:
          known: {initial: low, after: [{in: 7d, to: lost}], states: {low: {after: [{in: 7d, to: closed}]}}}
          lost: {}
          closed: {}
    """
    assert Told(part, [FOUND], "2026-03-20").state("w") == "closed"


def test_a_move_without_an_event_follows_a_deadline() -> None:  # S4.1 S4.6.g
    part = """
    workflows:
      w: {subject: child, initial: a, states: {a: {transitions: [{event: harmed, to: b}]}, b: {transitions: [{when: 'not open("d")', to: c}]}, c: {}}}
    duties:
      d: {subject: child, bearer: parent, upon: asked, do: visit, within: 2d}
    """
    told = Told(part, [FOUND, ASKED, event("2026-03-04T10:00", "harmed")], "2026-03-20")
    (state,) = [s for s in told.audit.states if s.subject == "c-1"]
    assert (told.state("w"), told.at(state.since)) == ("c", "03-05 24:00")


DATED = """
workflows:
  a: {subject: child, initial: p, effective: {until: 2026-03-05}, states: {p: {transitions: [{event: asked, to: q}, {when: holiday, to: r}], after: [{in: 24h, to: s}]}, q: {}, r: {}, s: {}}}
  b: {subject: child, initial: q, states: {p: {}, q: {transitions: [{event: asked, to: p}], after: [{in: 7d, to: r}]}, r: {}}}
"""


def states(part: str, history: list[dict[str, object]], as_of: str = "2026-03-31") -> dict[str, str]:
    told = Told(part, history, as_of)
    return {s.workflow: f"{s.state} {told.at(s.since)}" for s in told.audit.states if s.subject == "c-1"}


def test_a_workflow_is_in_force_up_to_the_instant_of_its_end() -> None:  # S5.12 S3.1.f S4.6.i
    last = "2026-03-05T00:00"
    assert states(DATED, [event(last, "found")])["b"] == "r 03-12 24:00"
    assert "a" not in states(DATED, [event(last, "found")])
    early = event("2026-03-04T00:00", "found")
    assert states(DATED, [early])["a"] == "p 03-04 00:00"
    assert states(DATED, [early, event(last, "paused")])["a"] == "p 03-04 00:00"
    assert states(DATED, [early, event(last, "asked")]) == {"a": "p 03-04 00:00", "b": "p 03-05 00:00"}
    sooner = event("2026-03-03T23:59", "found")
    assert states(DATED, [sooner])["a"] == "s 03-04 23:59"


def test_a_date_in_the_policy_enters_no_state_again() -> None:  # S5.12 S4.6.i
    part = """
    workflows:
      w: {subject: child, initial: a, states: {a: {after: [{in: 7d, to: b}]}, b: {}}}
    duties:
      d: {subject: child, bearer: parent, upon: asked, do: visit, within: {2026-01-01: 7d, 2026-03-05: 3d}}
    """
    assert states(part, [FOUND]) == {"w": "b 03-09 24:00"}
    listed_last = part.replace("{a: {after: [{in: 7d, to: b}]}, b: {}}", "{b: {}, a: {transitions: [{event: asked, to: b}]}}")  # fmt: skip
    assert states(listed_last, [FOUND, ASKED]) == {"w": "b 03-03 10:00"}


def test_a_length_arms_the_timer_from_its_very_date() -> None:  # S5.12 S3.1.f
    part = """
    workflows:
      w: {subject: child, initial: a, states: {a: {after: [{in: {2026-03-05: 2d}, to: b}]}, b: {}}}
    """
    assert states(part, [event("2026-03-05T00:00", "found")]) == {"w": "b 03-07 24:00"}
    assert states(part, [event("2026-03-04T23:59", "found")]) == {"w": "a 03-04 23:59"}


def test_each_workflow_has_its_own_undecided_guards() -> None:  # S4.6.h S7.2
    part = """
    workflows:
      v: {subject: child, initial: a, states: {a: {transitions: [{when: at_risk, to: b}]}, b: {}}}
      w: {subject: child, initial: a, states: {a: {transitions: [{when: at_risk, to: b}, {event: asked, to: c}]}, b: {}, c: {}}}
    """
    told = Told(part, [FOUND, ASKED], "2026-03-05")
    assert [(f.workflow, told.at(f.at), told.at(f.until)) for f in told.audit.findings] == [
        ("v", "03-02 10:00", "-"), ("w", "03-02 10:00", "03-03 10:00"),
    ]  # fmt: skip


def test_after_a_return_an_undecided_guard_is_told_anew() -> None:  # S1.9 S4.6.h
    part = """
    workflows:
      w: {subject: child, initial: a, states: {a: {transitions: [{when: at_risk, to: b}]}, b: {}}}
    """
    history = [
        FOUND,
        event("2026-03-05T10:00", "left"),
        event("2026-03-10T10:00", "returned"),
        event("2026-03-12T10:00", "flagged", at_risk=True),
    ]
    told = Told(part, history, "2026-03-20")
    assert [(told.at(f.at), told.at(f.until)) for f in told.audit.findings] == [
        ("03-02 10:00", "03-05 10:00"), ("03-10 10:00", "03-12 10:00"),
    ]  # fmt: skip


def test_a_circle_says_that_it_was_stopped() -> None:  # S4.6.g
    part = """
    workflows:
      w: {subject: child, initial: a, states: {a: {transitions: [{when: holiday, to: b}]}, b: {transitions: [{when: holiday, to: a}]}}}
    """
    told = Told(part, [FOUND, event("2026-03-03T10:00", "paused")], "2026-03-05")
    assert [(f.kind, f.cause) for f in told.audit.findings] == [("undetermined", "eventless_limit")]


def test_a_transition_that_stays_may_depend_on_the_order_too() -> None:  # S3.1.c S4.6.d
    part = """
    workflows:
      w: {subject: child, initial: a, states: {a: {transitions: [{event: visit, when: holiday}]}}}
    """
    history = [FOUND, event("2026-03-03T10:00", "paused"), event("2026-03-03", "visit")]
    assert Told(part, history, "2026-03-05").findings() == ["ambiguous_order 03-03 24:00"]


def test_an_event_that_begins_something_anew_is_expected() -> None:  # S4.7.a S4.8.f
    part = """
    workflows:
      w: {subject: child, initial: a, states: {a: {transitions: [{event: asked, when: holiday, to: b}]}, b: {}}}
    duties:
      d: {subject: child, bearer: parent, upon: asked, do: visit, within: 7d, again: restart}
      e: {subject: child, bearer: parent, upon: asked, for: {place: [school, office]}, do: visit, within: 7d}
    """
    again = event("2026-03-04T10:00", "asked")
    assert Told(part, [FOUND, ASKED, again], "2026-03-05").findings("unexpected") == []
    kept = part.replace(", again: restart", "")
    assert Told(kept, [FOUND, ASKED, again], "2026-03-05").findings() == ["unexpected 03-04 10:00"]

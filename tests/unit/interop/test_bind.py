"""A child of the sample county."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from enum import Enum
from typing import Any

import pytest
from transitions import EventData, MachineError
from transitions.extensions import HierarchicalMachine

from carerules.interop.bind import bind
from carerules.interop.doubt import UndecidedError
from carerules.interop.machine import PolicyMachine
from carerules.interop.occasion import FactSource
from carerules.temporal.instants import format_instant

from .making import county

BORN = {"birth_date": date(2015, 6, 1)}


class Child:
    """Tells what happens to it."""

    def __init__(self, state: str | None = None) -> None:
        self.seen: list[str] = []
        if state is not None:
            self.state = state

    def on_enter_registered_high(self, event: EventData) -> None:
        self.seen.append(f"on_enter {event.event.name} {event.kwargs['risk']}")

    def on_exit_registered(self, event: EventData) -> None:
        self.seen.append("on_exit")

    def on_final_closed(self, event: EventData) -> None:
        self.seen.append("on_final")

    def before_assessed(self, event: EventData) -> None:
        self.seen.append(f"before in {self.state}")

    def after_assessed(self, event: EventData) -> None:
        self.seen.append(f"after in {self.state}")


def bound(state: str | None = None, facts: FactSource | None = None) -> tuple[PolicyMachine, Any]:
    child = Child(state)
    return bind(county().workflows["guardianship"], county(), child, BORN if facts is None else facts), child


def test_the_methods_of_a_model() -> None:
    machine, child = bound()
    assert isinstance(machine, HierarchicalMachine)
    assert child.state == "found"
    put = {name for name in vars(child) if "(" not in name}
    events = {"verified", "assessed", "left_scope"}
    states = {"is_found", "is_registered", "is_closed"}
    assert put == {
        "seen",
        "state",
        "trigger",
        "may_trigger",
        *states,
        *events,
        *(f"may_{name}" for name in events),
    }
    assert not child.is_registered()


def test_a_case_from_found_to_closed() -> None:
    _, child = bound()
    assert child.verified(at="2026-03-02T09:00")
    assert child.assessed(risk="high", at=datetime(2026, 3, 3, 10))
    assert child.state == "registered/high"
    assert child.is_registered.high()
    assert child.trigger("violated(weekly_visit)", at="2026-03-16")
    assert child.state == "registered/intervention"
    assert child.left_scope(at="2026-03-20")
    assert child.seen == [
        "before in registered/unassessed",
        "on_enter assessed high",
        "after in registered/high",
        "on_exit",
        "on_final",
    ]


def test_an_unknown_guard_ends_the_selection() -> None:
    # the second transition of `assessed` has no guard; it must not be taken in the place of the first
    assessed = county().events["assessed"]
    vague = replace(assessed, data={"risk": replace(assessed.data["risk"], optional=True)})
    policy = replace(county(), events={**county().events, "assessed": vague})
    child: Any = Child("registered/unassessed")
    bind(policy.workflows["guardianship"], policy, child, BORN)
    with pytest.raises(UndecidedError) as caught:
        child.assessed(at="2026-03-03")
    assert not child.may_assessed()
    assert child.state == "registered/unassessed"
    assert child.seen == []
    assert (caught.value.source, caught.value.target) == ("registered.unassessed", "registered.high")
    assert caught.value.missing == ("event.risk",)
    assert str(caught.value).endswith("depends on `event.risk`, which is not known")


def test_may_asks_with_the_data_at_hand() -> None:
    _, child = bound("registered/high")
    assert child.may_left_scope()
    assert not child.may_verified()
    assert not child.may_assessed()
    assert not child.may_assessed(risk="high")
    assert child.may_assessed(risk="low")
    assert child.may_trigger("violated(weekly_visit)")
    assert child.state == "registered/high"


def test_false_guards_refuse_and_other_states_do_not_know_the_event() -> None:
    _, child = bound("registered/high")
    assert child.assessed(risk="high", at="2026-03-03") is False
    with pytest.raises(MachineError, match="verified"):
        child.verified()
    with pytest.raises(AttributeError, match="nonsense"):
        child.trigger("nonsense")


def test_data_are_those_of_the_policy() -> None:
    class Risk(Enum):
        HIGH = "high"

    _, child = bound("registered/unassessed")
    with pytest.raises(TypeError, match="`assessed` lacks `risk`"):
        child.assessed()
    with pytest.raises(ValueError, match="`risk` is none of low, medium, high") as wrong:
        child.assessed(risk="very high")
    assert "very" not in str(wrong.value)
    with pytest.raises(ValueError, match="`at` is no instant"):
        child.assessed(risk="high", at="yesterday")
    assert child.assessed(risk=Risk.HIGH)
    assert child.state == "registered/high"


def test_time_closes_the_case_once_it_is_told() -> None:
    machine, child = bound("registered/ordinary")
    assert not machine.settle()
    assert [doubt.missing for doubt in machine.undecided] == [("at",)]
    assert not machine.settle(at="2031-05-31")
    assert machine.undecided == ()
    assert machine.settle(at="2031-06-01")
    assert child.state == "closed"


def test_facts_are_read_anew_and_may_be_unknown() -> None:
    facts: dict[str, object] = {}
    machine, _ = bound("registered/high", facts)
    assert not machine.settle(at="2031-06-01")
    assert [doubt.missing for doubt in machine.undecided] == [("birth_date",)]
    facts["birth_date"] = "2015-06-01"
    assert machine.settle(at="2031-06-01")
    facts["birth_date"] = "soon"
    with pytest.raises(ValueError, match="`birth_date` is no date"):
        bound("registered/high", facts)[0].settle(at="2031-06-01")


def test_a_callable_answers_for_everything() -> None:
    asked: list[str] = []

    def answer(question: str) -> object:
        asked.append(question)
        return date(2010, 1, 1)

    machine, child = bound("registered/high", answer)
    machine.settle(at="2026-03-03")
    assert child.state == "closed"
    assert asked == ["birth_date"]


def test_timers_are_told_to_whoever_keeps_the_time() -> None:
    machine, child = bound("registered/ordinary")
    (timer,) = machine.timers
    assert (timer.trigger, timer.state, timer.to) == (
        "after(registered.ordinary, 1)",
        "registered.ordinary",
        "registered.unassessed",
    )
    due = machine.due(timer, "2026-02-28T10:00")
    assert due is not None
    assert format_instant(due, county().zone) == "2027-02-28T23:59:59.999999+08:00"
    assert child.trigger(timer.trigger, at=due)
    assert child.state == "registered/unassessed"
    with pytest.raises(MachineError):
        child.trigger(timer.trigger, at=due)


def test_there_is_no_way_around_the_workflow() -> None:
    _, child = bound()
    assert not hasattr(child, "to")
    assert not any(name.startswith("to_") for name in dir(child))


def test_one_event_at_a_time() -> None:
    class Hasty(Child):
        def on_enter_registered(self, event: EventData) -> None:
            self.left_scope()  # type: ignore[attr-defined]

    hasty: Any = Hasty()
    bind(county().workflows["guardianship"], county(), hasty, BORN)
    with pytest.raises(RuntimeError, match="trigger it afterwards"):
        hasty.verified(at="2026-03-02")


def test_what_an_event_sets() -> None:
    machine, _ = bound()
    assert machine.sets("home_visit", child_seen=False) == {"misses": 1}
    assert machine.sets("home_visit") == {"misses": None}
    assert machine.sets("registered", birth_date="1970-01-11", village="v-07") == {
        "birth_date": 10,
        "away": None,
        "village": "v-07",
    }

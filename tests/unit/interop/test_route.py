from __future__ import annotations

import pytest

from carerules.interop.bind import bind
from carerules.interop.route import Memory, below, route

from .making import MADE, Host, workflow

DEEP: dict[str, dict[str, object]] = {
    "a": {"initial": "a.b", "history": "deep", "on": [("go", None, "z"), ("see", None, "a")]},
    "a.b": {"initial": "a.b.c", "on": [("see", "event.sure", "a.b")]},
    "a.b.c": {"on": [("back", None, "a.b.d")]},
    "a.b.d": {},
    "a.e": {},
    "z": {"on": [("back", None, "a")]},
}


def resumed(history: str, remembered: Memory) -> tuple[str, ...]:
    states = {**DEEP, "a": {**DEEP["a"], "history": history}}
    return below(workflow("a", states).states, "a", remembered)


@pytest.mark.parametrize(
    ("history", "remembered", "expected"),
    [
        ("", {"a": "a.e"}, ("a.b", "a.b.c")),
        ("shallow", {"a": "a.e"}, ("a.e",)),
        ("shallow", {"a": "a.b.d"}, ("a.b", "a.b.c")),
        ("deep", {"a": "a.b.d"}, ("a.b", "a.b.d")),
        ("deep", {}, ("a.b", "a.b.c")),
    ],
)
def test_a_history_decides_what_is_entered(
    history: str, remembered: Memory, expected: tuple[str, ...]
) -> None:
    assert resumed(history, remembered) == expected


def test_a_state_inside_is_left_and_entered_with_its_compound_state() -> None:
    states = workflow("a", DEEP).states
    found = route(states, "a.b.c", "a.b", "a.b", {})
    assert (found.left, found.entered) == (("a.b.c", "a.b"), ("a.b", "a.b.c"))
    assert route(states, "a.b.c", "a.b.c", "a.b.d", {}).left == ("a.b.c",)
    assert route(states, "a.b.c", "a.b.c", "z", {}).entered == ("z",)


def test_what_is_left_is_remembered_before_anything_is_entered() -> None:
    found = route(workflow("a", DEEP).states, "a.b.d", "a", "a", {})
    assert found.left == ("a.b.d", "a.b", "a")
    assert found.entered == ("a", "a.b", "a.b.d")
    assert found.remembered == {"a": "a.b.d"}


def test_a_saved_case_resumes_with_its_history() -> None:
    made = workflow("a", DEEP)
    first = Host()
    machine = bind(made, MADE.policy(made), first)
    for event in ("back", "go"):
        assert first.trigger(event)  # type: ignore[attr-defined]
    saved = first.state, dict(machine.remembered)

    second = Host()
    second.state = saved[0]
    again = bind(made, MADE.policy(made), second)
    again.remembered = saved[1]
    second.back()  # type: ignore[attr-defined]
    assert second.state == "a/b/d"

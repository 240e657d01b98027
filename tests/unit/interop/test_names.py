from __future__ import annotations

from typing import Any

import pytest

from carerules.expressions.tree import TEXT
from carerules.interop.bind import bind
from carerules.resolved.workflow import Workflow

from .making import MADE, RISK, Host, Made, workflow

PLAIN = workflow("a", {"a": {"on": [("go", None, None)]}})


def with_attribute(name: str) -> Host:
    model = Host()
    setattr(model, name, None)
    return model


@pytest.mark.parametrize("name", ["go", "may_go", "trigger", "may_trigger", "is_a"])
def test_a_name_that_the_model_already_has_is_refused(name: str) -> None:
    model = with_attribute(name)
    with pytest.raises(ValueError, match=f"`Host` already has an attribute `{name}`"):
        bind(PLAIN, MADE.policy(PLAIN), model)
    assert vars(model) == {name: None}


def test_a_model_is_bound_once() -> None:
    model = Host()
    bind(PLAIN, MADE.policy(PLAIN), model)
    with pytest.raises(ValueError, match="already has"):
        bind(PLAIN, MADE.policy(PLAIN), model)


def events(*names: str) -> Workflow:
    return workflow("a", {"a": {"on": [(name, None, None) for name in names]}}, Made({}, events=names))


@pytest.mark.parametrize("names", [("state",), ("trigger",), ("see", "may_see"), ("is_a",)])
def test_names_that_would_be_two_things_are_refused(names: tuple[str, ...]) -> None:
    with pytest.raises(ValueError, match="would be both"):
        bind(events(*names), Made({}, events=names).policy(events(*names)), Host())


def test_a_state_that_the_library_cannot_name_is_refused() -> None:
    made = workflow("a", {"a": {"initial": "a.add"}, "a.add": {}})
    with pytest.raises(ValueError, match=r"`a\.add` cannot be bound"):
        bind(made, MADE.policy(made), Host())


def test_a_datum_that_the_library_would_swallow_is_refused() -> None:
    swallowed = Made({}, data={"model": TEXT})
    with pytest.raises(ValueError, match="`model` of `go`"):
        bind(PLAIN, swallowed.policy(PLAIN), Host())


def test_underscores_never_make_two_states_one() -> None:
    made = workflow(
        "care",
        {
            "care": {"initial": "care.morning"},
            "care.morning": {"on": [("go", None, "care_morning")]},
            "care_morning": {},
        },
    )
    model: Any = Host()
    machine = bind(made, MADE.policy(made), model)
    assert machine.get_nested_state_names() == ["care", "care/morning", "care_morning"]
    assert model.go()
    assert model.state == "care_morning"


def test_a_callback_that_could_mean_two_states_is_refused() -> None:
    class Ambiguous(Host):
        def on_enter_care_morning(self, event: object) -> None: ...

    made = workflow("care", {"care": {"initial": "care.morning"}, "care.morning": {}, "care_morning": {}})
    with pytest.raises(ValueError, match=r"`care\.morning` or `care_morning`"):
        bind(made, MADE.policy(made), model := Ambiguous())
    assert vars(model) == {}


@pytest.mark.parametrize("state", ["z", "registered", 3])
def test_a_foreign_state_is_refused(state: object) -> None:
    made = workflow("registered", {"registered": {"initial": "registered.a"}, "registered.a": {}})
    model: Any = Host()
    model.state = state
    with pytest.raises(ValueError, match="no innermost state"):
        bind(made, MADE.policy(made), model)
    assert model.state == state


@pytest.mark.parametrize("state", [None, ""])
def test_an_empty_state_is_a_new_case(state: object) -> None:
    model: Any = Host()
    model.state = state
    bind(PLAIN, MADE.policy(PLAIN), model)
    assert model.state == "a"


def test_chinese_names() -> None:
    made_by = Made({}, data={"风险": RISK}, events=("评估",))
    made = workflow("甲", {"甲": {"on": [("评估", "event.风险 == high", "乙")]}, "乙": {}}, made_by)
    model: Any = Host()
    bind(made, made_by.policy(made), model)
    assert model.评估(风险="high")
    assert model.is_乙()


def test_a_model_without_truth_is_bound_too() -> None:
    class Empty(Host):
        def __len__(self) -> int:
            return 0

    model: Any = Empty()
    bind(PLAIN, MADE.policy(PLAIN), model)
    assert model.go()

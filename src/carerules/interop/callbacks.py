"""Methods of the host that are called as the workflow moves.

The library finds them by itself only where `_` separates states, which would make `care_morning` and `care/morning`
one; here they are found, and refused where a name means two states.
"""

from __future__ import annotations

from .machine import PolicyMachine
from .paths import slashed
from .triggers import event_triggers


def attach_callbacks(machine: PolicyMachine, model: object) -> None:
    """Attaches the model's `on_enter_…`, `on_exit_…`, `on_final_…` and `before_<event>`, `after_<event>`.

    A state's path is written with `_`: `on_enter_registered_high`. Each gets the library's `EventData`.
    Raises ValueError where such a method could mean two states: `machine.on_enter("a/b", …)` can tell them apart.
    """
    for moment in ("enter", "exit", "final"):
        of_name: dict[str, str] = {}
        for path in machine.workflow.states:
            method = f"on_{moment}_{path.replace('.', '_')}"
            if not callable(getattr(model, method, None)):
                continue
            other = of_name.setdefault(method, path)
            if other != path:
                raise ValueError(f"`{method}` could mean `{other}` or `{path}`")
            machine.get_state(slashed(path)).add_callback(moment, method)
    for event in event_triggers(machine.workflow):
        for moment in ("before", "after"):
            if callable(getattr(model, f"{moment}_{event}", None)):
                machine.events[event].add_callback(moment, f"{moment}_{event}")

"""What rules are bound with, once subjects, parameters and vague terms are known."""

from __future__ import annotations

from dataclasses import dataclass

from carerules.temporal.period import Periods

from .binding import Binding
from .build_trigger import Triggers
from .conditions import Conditions
from .lengths import Lengths
from .scopes import Scopes


@dataclass(frozen=True, slots=True)
class Workbench:
    """The tools for events, workflows, duties, measures and indicators."""

    binding: Binding
    scopes: Scopes
    conditions: Conditions
    lengths: Lengths
    periods: Periods

    @property
    def triggers(self) -> Triggers:
        """Binds the events that rules name."""
        return Triggers(self.binding, self.scopes, self.conditions)

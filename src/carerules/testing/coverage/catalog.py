"""All that scenarios can cover of a policy: the four denominators."""

from __future__ import annotations

from carerules.resolved.policy import Policy

from .boundaries import boundaries
from .causes import causes
from .entry import Entry
from .outcomes import outcomes
from .rules import transitions


def entries(policy: Policy) -> tuple[Entry, ...]:
    """Every entry, ratio by ratio, each in the order of the ids and of the text."""
    return (*transitions(policy), *outcomes(policy), *boundaries(policy), *causes(policy))

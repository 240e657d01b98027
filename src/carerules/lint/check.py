"""What a check is."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from carerules.diagnostics.diagnostic import Diagnostic
from carerules.resolved.policy import Policy

Check = Callable[[Policy], Iterable[Diagnostic]]
"""Looks at a whole policy; what it says does not depend on the other checks."""

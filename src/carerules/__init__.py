"""carerules: policy as code for responsibility tracking.

`load(path)` gives a `Policy`; `check(path)` every diagnostic of one. Nothing heavy is loaded before it is used.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .api.audit import Audit
    from .api.case import Case
    from .api.packed.store import CaseStore
    from .api.policy import Policy, check, load
    from .api.view import Event, NeedsReplay, Step, View
    from .diagnostics.diagnostic import DataError, Diagnostic, PolicyError

__version__ = "0.1.0"

_HOMES = {
    "Audit": "api.audit",
    "Case": "api.case",
    "CaseStore": "api.packed.store",
    "DataError": "diagnostics.diagnostic",
    "Diagnostic": "diagnostics.diagnostic",
    "Event": "api.view",
    "NeedsReplay": "api.view",
    "Policy": "api.policy",
    "PolicyError": "diagnostics.diagnostic",
    "Step": "api.view",
    "View": "api.view",
    "check": "api.policy",
    "load": "api.policy",
}

__all__ = [
    "Audit", "Case", "CaseStore", "DataError", "Diagnostic", "Event", "NeedsReplay", "Policy", "PolicyError", "Step",
    "View", "check", "load",
]  # fmt: skip


def __getattr__(name: str) -> Any:
    """The one lazy seam: a public name is imported when it is first asked for."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
    globals()[name] = value
    return value

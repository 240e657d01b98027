"""Placeholder until the checks arrive."""

from __future__ import annotations

from carerules.diagnostics.diagnostic import Diagnostic
from carerules.resolved.policy import Policy


def run(policy: Policy) -> list[Diagnostic]:
    return []

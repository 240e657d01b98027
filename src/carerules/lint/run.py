"""Runs the checks."""

from __future__ import annotations

from carerules.diagnostics.diagnostic import Diagnostic, in_order
from carerules.resolved.mirror.mirror import unmirrored
from carerules.resolved.policy import Policy

from .checks import CHECKS


def run(policy: Policy) -> list[Diagnostic]:
    """What the checks say of a policy without errors, by place; most of it are warnings. # S10.3

    Of mirrored items they would only say again what they say of those that are repeated.
    """
    written = unmirrored(policy)
    return in_order(diagnostic for check in CHECKS for diagnostic in check(written))

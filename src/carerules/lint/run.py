"""Runs the checks."""

from __future__ import annotations

from carerules.diagnostics.diagnostic import Diagnostic, in_order
from carerules.resolved.policy import Policy

from .checks import CHECKS


def run(policy: Policy) -> list[Diagnostic]:
    """What the checks say of a policy without errors, by place; most of it are warnings. # S10.3"""
    return in_order(diagnostic for check in CHECKS for diagnostic in check(policy))

"""One question put to the engine and to the second reading."""

from __future__ import annotations

import tempfile
from pathlib import Path

import carerules
from carerules.api.audit import Audit
from carerules.api.policy import Policy
from tests.reference.evaluate import Result, evaluate
from tests.strategies.folder import write_policy
from tests.strategies.worlds import World


def load(world: World) -> Policy:
    """The world's policy as the library reads it from a folder."""
    with tempfile.TemporaryDirectory() as folder:
        return carerules.load(write_policy(world.policy, Path(folder)))


def ask(policy: Policy, world: World) -> tuple[Audit, Result]:
    """The answers of both."""
    rows = []
    for line in world.history:
        ((subject_type, subject),) = line["subject"].items()
        told = {key: value for key, value in line.items() if key not in ("subject", "at")}
        rows.append(told | {"subject": subject, "subject_type": subject_type, "occurred_at": line["at"]})
    units = {
        policy.subjects[kind].unit: names
        for kind, names in (world.instances or {}).items()
        if kind in policy.subjects
    }
    audit = policy.audit(
        rows, as_of=world.as_of, known_as_of=world.known_as_of, instances=units if world.instances else None
    )
    result = evaluate(world.policy, world.history, world.as_of, world.known_as_of, world.instances)
    return audit, result

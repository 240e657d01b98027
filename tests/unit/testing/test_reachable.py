"""Nothing happens that the static reading of a policy calls impossible. (docs/coverage.md)"""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import HealthCheck, Phase, given, settings

import carerules
from carerules.answer.evaluate import evaluate
from carerules.answer.trace import Trace
from carerules.history.read import read
from carerules.history.settle import prepare
from carerules.testing.coverage.catalog import entries
from carerules.testing.coverage.entry import CAUSES, Key
from carerules.testing.coverage.observed import Answer, observed
from carerules.testing.coverage.outcomes import PERMISSION, STATUSES, key_of
from tests.strategies.folder import write_policy
from tests.strategies.worlds import World, worlds


def reached(world: World, folder: Path) -> tuple[frozenset[Key], frozenset[Key]]:
    """The keys that a world reaches, whether or not anything is asserted of it; and all that are counted."""
    policy = carerules.load(write_policy(world.policy, folder))
    rows = [_row(line) for line in world.history]
    history = read(rows, zone=policy.resolved.zone)
    prepared = prepare(history.events, policy.resolved.order, world.known_as_of)
    trace = Trace()
    found = evaluate(policy.program, prepared, world.as_of, world.instances, trace=trace)
    keys = set(observed(policy.program, [Answer(world.as_of, found, trace, ())]))
    keys |= {key_of(ob.duty, ob.status) for ob in found.obligations if not ob.step and ob.status in STATUSES}
    keys |= {key_of(f.duty, f.kind) for f in found.findings if f.cause == "permit" and f.kind in PERMISSION}
    keys |= {key_of(duty, "permitted") for _, _, duty in trace.permitted}
    return frozenset(map(_known, keys)), frozenset(_known(entry.key) for entry in entries(policy.resolved))


def _known(key: Key) -> Key:
    """Of a cause only where it was read: a finding also names what stands beside it in `has(…)`."""
    return key[:4] if key[0] == CAUSES else key


def _row(line: dict[str, Any]) -> dict[str, Any]:
    ((kind, name),) = line.get("subject", {"child": "c-1"}).items()
    rest = {key: value for key, value in line.items() if key not in ("at", "subject")}
    return {"subject": name, "subject_type": kind, "occurred_at": line["at"], **rest}


@settings(
    max_examples=60,
    deadline=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)
@given(worlds())
def test_only_what_is_counted_can_happen(world: World) -> None:
    with TemporaryDirectory() as folder:
        keys, counted = reached(world, Path(folder))
    assert keys - counted == frozenset()

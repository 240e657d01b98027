"""The kill suite: every test of `tests/spec` and every stored case, each a plain function, without Hypothesis.

Policies are loaded and compiled once, before anything is mutated; each check then only evaluates.
"""

from __future__ import annotations

import functools
import gc
import importlib
import os
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from time import process_time
from typing import Any

import pytest

from carerules.program.plan import Program
from tests.mutation import stored
from tools.mutation.targets import ROOT, import_name, modules


@dataclass(frozen=True)
class Check:
    """One test or stored case."""

    name: str
    run: Callable[[], object]


class _Collector:
    """A pytest plugin that keeps the collected items."""

    def __init__(self) -> None:
        self.items: list[pytest.Function] = []

    def pytest_collection_finish(self, session: pytest.Session) -> None:
        """Keep what would be run."""
        self.items = [item for item in session.items if isinstance(item, pytest.Function)]


def spec_checks(paths: Iterable[str] = ("tests/spec",)) -> list[Check]:
    """The spec tests, as pytest collects them. Raises ValueError for one that needs a fixture."""
    collector = _Collector()
    options = ["--collect-only", "-qq", "-p", "no:cacheprovider", "-p", "no:xdist", "--assert=plain"]
    here = os.getcwd()
    os.chdir(ROOT)
    try:
        code = pytest.main([*options, *paths], plugins=[collector])
    finally:
        os.chdir(here)
    if code != 0:
        raise ValueError(f"pytest could not collect the spec tests ({code})")
    return [_check_of(item) for item in collector.items]


def _check_of(item: pytest.Function) -> Check:
    arguments: dict[str, Any] = dict(item.callspec.params) if hasattr(item, "callspec") else {}
    needed = set(item.fixturenames) - set(arguments) - {"request"}
    if needed:
        raise ValueError(f"{item.nodeid} needs {', '.join(sorted(needed))}: the kill suite has no fixtures")
    return Check(item.nodeid.removeprefix("tests/"), functools.partial(item.obj, **arguments))


def stored_checks() -> list[Check]:
    """The stored cases."""
    if not stored.FILE.exists():
        return []
    cases = enumerate(stored.load())
    return [Check(f"case {number}", functools.partial(must_hold, case)) for number, case in cases]


def must_hold(case: stored.Stored) -> None:
    """Fail where the engine's answer is not the stored one."""
    assert case.holds()


def build() -> list[Check]:
    """The whole suite, warm; a check that fails without a mutant is told and left out."""
    return warmed([*spec_checks(), *stored_checks()])


def warmed(checks: Iterable[Check]) -> list[Check]:
    """Run every check once; those that pass. Raises ValueError where other sources are loaded."""
    passed = []
    for check in checks:
        if _passes(check):
            passed.append(check)
        else:
            print(f"fails without any mutant, left out: {check.name}")
    for module, path in modules().items():
        loaded = importlib.import_module(import_name(module)).__file__
        if loaded is None or not path.samefile(loaded):
            raise ValueError(f"the loaded {module} is {loaded}, not {path}: set PYTHONPATH")
    freshen()
    return passed


def _passes(check: Check) -> bool:
    try:
        check.run()
    except Exception:
        return False
    return True


def freshen() -> None:
    """Compile every loaded policy anew and empty every cache, so that no result of an earlier run is left."""
    from carerules.api.policy import Policy

    for module in list(sys.modules.values()):
        if getattr(module, "__name__", "").startswith("carerules."):
            clear_caches(module)
    for policy in [found for found in gc.get_objects() if isinstance(found, Policy)]:
        policy.__dict__.pop("program", None)
        _ = policy.program


def programs() -> list[Program]:
    """Every loaded policy, compiled."""
    from carerules.api.policy import Policy

    return [found.program for found in gc.get_objects() if isinstance(found, Policy)]


def forget(program: Program) -> None:
    """Empty what a compiled policy remembers of earlier questions."""
    program.period_starts.clear()
    for plan in program.plans.values():
        plan.readers.clear()
        for clock in plan.clocks:
            clock.flips.clear()


def clear_caches(module: Any) -> None:
    """Empty the caches of the module's functions."""
    for value in list(vars(module).values()):
        clear = getattr(value, "cache_clear", None)
        if callable(clear):
            clear()


def seconds(checks: Iterable[Check]) -> float:
    """How much processor time one run of the checks takes."""
    start = process_time()
    for check in checks:
        check.run()
    return process_time() - start

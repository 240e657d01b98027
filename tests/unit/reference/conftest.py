"""Small policies with a common head, and scenarios that must hold for them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from tests.reference.evaluate import Result, evaluate
from tests.reference.policy import Policy
from tests.reference.scenarios import failures
from tests.reference.text import load

DATA = Path(__file__).parent / "data"

HEAD = """
policy: small
language_version: 1
timezone: Asia/Shanghai
calendar: cn
levels: [township, village]
units: {office: {level: village}}
posts: {worker: {unit: office}}
"""

CASE = {"child": "c-1"}

Check = Callable[[str, str], None]
Run = Callable[..., Result]


def policy_of(text: str) -> Mapping[str, Any]:
    written: Mapping[str, Any] = load(HEAD) | load(text)
    return written


@pytest.fixture
def check() -> Check:
    """Every `expect` line of the scenario holds for the policy."""

    def hold(policy: str, scenario: str) -> None:
        assert failures(policy_of(policy), {"subject": CASE} | load(scenario)) == []

    return hold


@pytest.fixture
def run() -> Run:
    """The answer for a history of the one case, as of an ISO text."""

    def answer(policy: str, history: str, as_of: str, **options: Any) -> Result:
        written = policy_of(policy)
        clock = Policy(written).clock
        known = options.pop("known_as_of", None)
        known_as_of = None if known is None else clock.parse(known)[0]
        lines = [{"subject": CASE} | line for line in load(history)]
        return evaluate(written, lines, clock.parse(as_of)[0], known_as_of, **options)

    return answer


@pytest.fixture
def data() -> Path:
    return DATA

"""Policies for tests: a small complete one, and what is added to it."""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from pathlib import Path

from carerules.diagnostics.diagnostic import Diagnostic
from carerules.resolved.load import Loaded, load_policy
from carerules.resolved.policy import Policy

TESTS = Path(__file__).parent
SAMPLE = TESTS / "fixtures" / "sample_county"
BASE = TESTS / "diagnostics" / "base"


def load_with(folder: Path, addition: str) -> Loaded:
    """The small policy with the items of `addition`, laid out in the empty `folder`."""
    place = folder / "policy"
    shutil.copytree(BASE, place)
    (place / "addition.yaml").write_text(addition, encoding="utf-8")
    return load_policy(place)


def policy_with(folder: Path, addition: str) -> Policy:
    """As `load_with`; fails where the policy has an error."""
    loaded = load_with(folder, addition)
    assert loaded.policy is not None, loaded.diagnostics
    return loaded.policy


def codes(diagnostics: Iterable[Diagnostic]) -> list[str]:
    """The codes in their order."""
    return [diagnostic.code for diagnostic in diagnostics]

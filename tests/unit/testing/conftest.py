from __future__ import annotations

from pathlib import Path
from shutil import copytree

import pytest

import carerules

GOLDEN = Path(__file__).resolve().parents[2] / "golden" / "coverage"
POLICY = GOLDEN / "policy"


@pytest.fixture
def policy() -> carerules.Policy:
    """The policy whose coverage is told word for word in `tests/golden/coverage`."""
    return carerules.load(POLICY)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of it, to be changed."""
    return Path(copytree(POLICY, tmp_path / "policy"))

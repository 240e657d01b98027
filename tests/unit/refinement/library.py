"""A library of two policies: the national one of the fixtures, and a `county` that refines it."""

from __future__ import annotations

import shutil
from pathlib import Path

from carerules.resolved.load import Loaded, load_policy
from carerules.resolved.policy import Policy
from tests.folders import TESTS

NATIONAL = TESTS / "diagnostics" / "national"
COUNTY = "policy: county\nextends: ../national\n"


def lay_out(folder: Path, county: str, national: str = "") -> Path:
    """The folder of the county, below the empty `folder`; `national` is added to the base."""
    base, own = folder / "national", folder / "county"
    shutil.copytree(NATIONAL, base)
    if national:
        (base / "addition.yaml").write_text(national, encoding="utf-8")
    own.mkdir()
    (own / "policy.yaml").write_text(COUNTY + county, encoding="utf-8")
    return own


def county_with(folder: Path, county: str, national: str = "") -> Loaded:
    """What comes of the county whose policy says `county`."""
    return load_policy(lay_out(folder, county, national))


def policy_with(folder: Path, county: str, national: str = "") -> Policy:
    """As `county_with`; fails where the policy has an error."""
    loaded = county_with(folder, county, national)
    assert loaded.policy is not None, loaded.diagnostics
    return loaded.policy

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

SAMPLE = Path(__file__).resolve().parents[3] / "golden" / "report" / "policy"
CALENDAR = 'calendar: made_up\npublished: [2026]\nyears:\n  "2026": {source: nobody, off: [2026-01-01]}\n'
COUNTY = "policy: county\nlanguage_version: 1\nextends: ../base\n"


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """A policy `base` with a calendar of its own, and `county`, which refines it."""
    folder = tmp_path / "policies"
    base = shutil.copytree(SAMPLE, folder / "base")
    head = base / "policy.yaml"
    text = head.read_text(encoding="utf-8")
    head.write_text(text.replace("calendar: cn", "calendar: calendar.yaml"), encoding="utf-8")
    (base / "calendar.yaml").write_text(CALENDAR, encoding="utf-8")
    (folder / "county").mkdir()
    (folder / "county" / "policy.yaml").write_text(COUNTY, encoding="utf-8")
    return folder


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    return tmp_path / "cache"


def entries(cache: Path) -> list[Path]:
    return sorted(path for path in cache.iterdir() if path.name != "key")

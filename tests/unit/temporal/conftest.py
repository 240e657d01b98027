from __future__ import annotations

from pathlib import Path

import pytest
import yaml

import carerules
from carerules.temporal.calendar import Calendar, Term, Terms
from carerules.temporal.calendar_data import calendar_from
from carerules.temporal.civil import parse_date
from carerules.temporal.deadline import Reckoner
from carerules.temporal.zone import Zone

CN = Path(carerules.__file__).parent / "calendars" / "cn.yaml"


@pytest.fixture(scope="session")
def cn() -> Calendar:
    return calendar_from(yaml.load(CN.read_text(encoding="utf-8"), yaml.BaseLoader))


@pytest.fixture(scope="session")
def shanghai() -> Zone:
    return Zone("Asia/Shanghai")


@pytest.fixture(scope="session")
def terms() -> Terms:
    return Terms(
        (
            Term("autumn_2025", parse_date("2025-09-01"), parse_date("2026-01-23")),
            Term("spring_2026", parse_date("2026-03-02"), parse_date("2026-07-10")),
        )
    )


@pytest.fixture(scope="session")
def reckoner(shanghai: Zone, cn: Calendar, terms: Terms) -> Reckoner:
    return Reckoner(shanghai, cn, terms)

from __future__ import annotations

import pytest

from carerules.report.moment import length, shown
from carerules.report.vocabulary import WORDS
from carerules.report.voice import Voice

from .sample import ZONE, at

MINUTE = 60_000_000
HOUR = 60 * MINUTE


@pytest.mark.parametrize(
    ("microseconds", "en", "zh"),
    [
        (1, "under 1 min", "不足 1 分"),
        (42 * MINUTE, "42 min", "42 分"),
        (HOUR, "1 h 0 min", "1 小时 0 分"),
        (23 * HOUR + 59 * MINUTE, "23 h 59 min", "23 小时 59 分"),
        (24 * HOUR, "1 d 0 h", "1 天 0 小时"),
        (51 * 24 * HOUR + 5 * HOUR, "51 d 5 h", "51 天 5 小时"),
    ],
)
def test_a_length_is_told_in_its_two_largest_units(microseconds: int, en: str, zh: str) -> None:
    assert length(microseconds, Voice(WORDS, "en")) == en
    assert length(microseconds, Voice(WORDS, "zh")) == zh


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("2026-03-09", "2026-03-09 24:00"),
        ("2026-03-09T15:00", "2026-03-09 15:00"),
        ("2026-03-09T23:59:59", "2026-03-09 23:59"),
        ("2026-03-10T00:00", "2026-03-10 00:00"),
    ],
)
def test_the_end_of_a_day_is_24_hours(text: str, told: str) -> None:
    assert shown(at(text), ZONE) == told

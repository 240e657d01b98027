from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carerules.history.typed import LARGEST, decode
from carerules.temporal.duration import Duration, Unit
from carerules.temporal.instants import DAY, HOUR

from .making import MARCH_9, ZONE

RISKS = ("low", "high", "caf\u00e9")
DAY_9 = 20_521


def value(raw: object, kind: str) -> object:
    return decode(raw, kind, RISKS if kind == "enum" else (), ZONE)


@pytest.mark.parametrize(
    ("kind", "raw", "expected"),
    [
        *(("bool", raw, True) for raw in (True, "true", "True", "TRUE", "1", "是")),
        *(("bool", raw, False) for raw in (False, "false", "False", "FALSE", "0", "否")),
        *(("int", raw, 3) for raw in (3, "3", 3.0, "3.0", Decimal("3.00"))),
        ("int", "-3", -3),
        ("int", LARGEST, LARGEST),
        ("int", str(-LARGEST), -LARGEST),
        *(("number", raw, 1.5) for raw in (1.5, "1.5", Decimal("1.5"), "15e-1", "0.15E+1")),
        ("number", 3, 3.0),
        ("text", " as it is ", " as it is "),
        ("text", "007", "007"),
        *(("date", raw, DAY_9) for raw in ("2026-03-09", date(2026, 3, 9), datetime(2026, 3, 9))),
        ("instant", "2026-03-09T15:00", MARCH_9 + 15 * HOUR),
        ("instant", "2026-03-09", MARCH_9 + DAY - 1),
        ("instant", date(2026, 3, 9), MARCH_9 + DAY - 1),
        ("instant", datetime(2026, 3, 9, 7, tzinfo=UTC), MARCH_9 + 15 * HOUR),
        ("instant", MARCH_9, MARCH_9),
        ("duration", "7d", Duration(7, Unit.D)),
        ("duration", Duration(1, Unit.MO), Duration(1, Unit.MO)),
        ("enum", "high", "high"),
        ("enum", " cafe\u0301", "caf\u00e9"),
        ("ref", "007", "007"),
        ("ref", " v-07 ", "v-07"),
    ],
)
def test_a_value_of_its_type(kind: str, raw: object, expected: object) -> None:
    found = value(raw, kind)
    assert (found, type(found)) == (expected, type(expected))


@pytest.mark.parametrize(
    ("kind", "reason", "refused"),
    [
        ("bool", "not_bool", [1, 0, "yes", "no", "tRUE", "", 1.0, None, []]),
        (
            "int",
            "not_int",
            [True, "3.5", 3.5, "3e2", "007", "+3", "0x10", "1_000", "三", " 3", "", float("nan"), None],
        ),
        ("int", "too_large", [LARGEST + 1, str(-LARGEST - 1), float(2**60)]),
        ("int", "not_int", ["9" * 5000, Decimal("Infinity"), float("inf")]),
        ("number", "not_number", [True, "nan", "inf", "1,5", ".5", "5.", "", " 1", "0x1", None, [1]]),
        ("number", "not_finite", [float("nan"), float("-inf"), "1e999", Decimal("NaN"), Decimal("sNaN")]),
        ("number", "too_large", [LARGEST + 1, 10**400]),
        ("text", "not_text", [5, True, None, ["a"]]),
        (
            "date",
            "not_date",
            ["2026-02-30", "2026-3-9", "2026-03-09T15:00", 20_521, datetime(2026, 3, 9, 1), None, ""],
        ),
        ("date", "not_date", [datetime(2026, 3, 9, tzinfo=UTC)]),
        ("instant", "not_instant", ["2026-02-30", "soon", True, 1.5, 2**62, -(2**62), None, ""]),
        ("duration", "not_duration", ["7", "-1d", "7 days", 7, None, ""]),
        ("enum", "not_enum", ["medium", "HIGH", "", 1, None, ["high"]]),
        ("ref", "not_ref", ["", "  ", 7, True, None]),
    ],
)
def test_what_is_not_of_its_type(kind: str, reason: str, refused: list[object]) -> None:
    for raw in refused:
        with pytest.raises(ValueError, match=f"^{reason}$"):
            value(raw, kind)


def test_an_unknown_kind_is_a_programmer_s_mistake() -> None:
    with pytest.raises(KeyError):
        value("x", "color")


def test_there_is_no_negative_zero() -> None:
    assert str(value("-0.0", "number")) == "0.0"


@given(st.integers(-LARGEST, LARGEST))
def test_text_and_number_mean_the_same_whole_number(number: int) -> None:
    assert value(str(number), "int") == value(number, "int") == number


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_text_and_number_mean_the_same_number(number: float) -> None:
    assert value(repr(number), "number") == value(number, "number") == number


@given(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text()
    | st.dates()
    | st.datetimes()
    | st.decimals(),
    st.sampled_from(["bool", "int", "number", "text", "date", "instant", "duration", "enum", "ref"]),
)
def test_whatever_stands_in_a_cell_is_a_value_or_refused(raw: object, kind: str) -> None:
    reason = ""
    try:
        assert value(raw, kind) is not None
    except ValueError as error:
        reason = str(error)
    assert reason in {"", f"not_{kind}", "too_large", "not_finite"}

from __future__ import annotations

import pytest

from carerules.source.scalars import LARGEST, meaning


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("true", True),
        ("false", False),
        ("null", None),
        ("~", None),
        ("", None),
        ("0", 0),
        ("-3", -3),
        ("50", 50),
        ("1.10", 1.1),
        ("-0.5", -0.5),
        (str(LARGEST), LARGEST),
    ],
)
def test_what_is_no_text(text: str, value: object) -> None:
    found = meaning(text)
    assert found == value
    assert type(found) is type(value)


@pytest.mark.parametrize(
    "text",
    "on|no|Yes|True|NULL|12:30|007|-01|1e3|0x1f|0o17|1_000|+5|.5|1.|2026-12-01|7d|.inf|.nan|١٢|--1|1.2.3|-|1 ".split(
        "|"
    ),
)
def test_all_else_is_text(text: str) -> None:
    assert meaning(text) == text


@pytest.mark.parametrize("text", [str(LARGEST + 1), "-" + "9" * 5000, "9" * 400 + ".0", "340123199001011234"])
def test_no_number_is_silently_rounded(text: str) -> None:
    with pytest.raises(OverflowError):
        meaning(text)

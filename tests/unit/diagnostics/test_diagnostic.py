from __future__ import annotations

import pytest

from carerules.diagnostics.diagnostic import (
    DataError,
    Diagnostic,
    PolicyError,
    Severity,
    Word,
    has_errors,
    in_order,
)
from carerules.diagnostics.span import Span

from .samples import ALL, EMPTY, TWICE, WIDE, span


def test_severity_comes_from_the_catalogue() -> None:
    assert TWICE.severity is Severity.ERROR
    assert EMPTY.severity is Severity.WARNING
    assert has_errors([EMPTY, TWICE])
    assert not has_errors([EMPTY])


def test_order_is_by_place_and_nothing_is_told_twice() -> None:
    again = Diagnostic("CR109", TWICE.span, {"key": "bearer"})
    other = Diagnostic("CR109", TWICE.span, {"key": "other"})
    assert in_order([*reversed(ALL), again, other]) == in_order([other, again, *ALL])
    assert [d.code for d in in_order(ALL)] == ["CR121", "CR118", "CR109", "CR119"]
    assert len(in_order([TWICE, again])) == 1
    assert len(in_order([TWICE, other])) == 2


def test_arguments_speak_the_language_of_the_reader() -> None:
    told = Diagnostic("CR107", span(1, 1, 2), {"what": Word("condition")})
    assert told.message("en") == "YAML takes this condition apart"
    assert "条件" in told.message("zh")
    listed = Diagnostic("CR122", span(1, 1, 1), {"candidates": ("county", "village")})
    assert listed.help("en") == "did you mean `county`, `village`?"
    assert "`county`、`village`" in listed.help("zh")
    placed = Diagnostic("CR118", span(1, 1, 2), {"number": Span("a.yaml", 21, 3, 21, 9)})
    assert "`a.yaml:21:3`" in placed.message("en")


def test_help_that_lacks_a_word_is_left_out() -> None:
    assert Diagnostic("CR122", span(1, 1, 1)).help("en") == ""
    with pytest.raises(KeyError):
        Diagnostic("CR109", span(1, 1, 1)).message("en")


def test_words_of_the_text_cannot_steer_the_terminal_or_flood_it() -> None:
    told = Diagnostic("CR109", span(1, 1, 2), {"key": "a\x1b[2J\n\u202e\ud800" + "x" * 10_000})
    assert told.message("en").isprintable()
    assert len(told.message("zh")) < 300


@pytest.mark.parametrize("kind", [PolicyError, DataError])
def test_the_exceptions_carry_what_is_wrong(kind: type[PolicyError] | type[DataError]) -> None:
    error = kind([TWICE, WIDE])
    assert error.diagnostics == (TWICE, WIDE)
    assert str(error).splitlines()[0] == (
        "duties/village.yaml:7:5: error[CR109]: the key `bearer` is written twice"
    )


def test_a_diagnostic_can_be_put_into_a_set() -> None:
    assert {TWICE, TWICE, WIDE} == {WIDE, TWICE}

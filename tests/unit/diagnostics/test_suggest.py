from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carerules.diagnostics.suggest import nearest

POSTS = ["child_director", "child_supervisor", "vice_magistrate", "liaison", "村委会", "教育局"]


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("child_directr", "child_director"),
        ("child_direcotr", "child_director"),
        ("Child-Director", "child_director"),
        ("child director", "child_director"),
        ("childsupervisor", "child_supervisor"),
        ("laison", "liaison"),
        ("村委", "村委会"),
        ("教育厅", "教育局"),
        ("teacher", None),
        ("x", None),
        ("", None),
    ],
)
def test_what_was_meant(word: str, meant: str | None) -> None:
    assert nearest(word, POSTS) == meant


def test_a_word_that_is_another_one_entirely_is_not_suggested() -> None:
    assert nearest("a", ["b", "c"]) is None


def test_ties_do_not_depend_on_order() -> None:
    assert nearest("visit_x", ["visit_b", "visit_a"]) == "visit_a"
    assert nearest("visit_x", {"visit_a", "visit_b"}) == "visit_a"


names = st.text(alphabet="abc_村会", min_size=1, max_size=8)


@given(word=names, candidates=st.lists(names, max_size=6))
def test_an_exact_name_is_found_and_only_candidates_are_given(word: str, candidates: list[str]) -> None:
    assert nearest(word, [*candidates, word]) == word
    found = nearest(word, candidates)
    assert found is None or found in candidates


@given(
    word=st.text(alphabet="abcd", min_size=4, max_size=8), at=st.integers(0, 7), letter=st.sampled_from("xyz")
)
def test_one_slip_is_always_understood(word: str, at: int, letter: str) -> None:
    at = at % len(word)
    for slip in (
        word[:at] + letter + word[at:],
        word[:at] + word[at + 1 :],
        word[:at] + letter + word[at + 1 :],
    ):
        assert nearest(slip, [word, "liaison"]) == word
    swapped = word[:at] + word[at : at + 2][::-1] + word[at + 2 :]
    assert nearest(swapped, [word]) == word

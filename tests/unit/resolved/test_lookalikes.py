"""Ids that no reader can tell apart."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carerules.resolved.lookalikes import skeleton
from tests.folders import codes, load_with


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("visit", "ｖｉｓｉｔ"),  # full width
        ("child", "сhild"),  # Cyrillic
        ("parent", "рarеnt"),
        ("KOTA", "ΚΟΤΑ"),  # Greek
        ("term1", "terml"),
        ("level_0", "level_O"),
        ("留守二", "留守ニ"),  # katakana
        ("ﬁle", "file"),  # a ligature
    ],
)
def test_alike(one: str, other: str) -> None:
    assert one != other
    assert skeleton(one) == skeleton(other)


@pytest.mark.parametrize(("one", "other"), [("visit", "Visit"), ("未", "末"), ("m", "rn"), ("a_b", "ab")])
def test_not_alike(one: str, other: str) -> None:
    assert skeleton(one) != skeleton(other)


@given(st.text(st.characters(categories=("L", "N")), min_size=1))
def test_a_skeleton_is_its_own(word: str) -> None:
    assert skeleton(skeleton(word)) == skeleton(word)


@given(st.text("abcdefghijkmnopqrstuvwxyz_23456789", min_size=1))
def test_plain_words_look_like_themselves(word: str) -> None:
    assert skeleton(word) == word


@pytest.mark.parametrize(
    "addition",
    [
        "duties: {vіsit: {subject: child, bearer: child_director, forbid: assessed}}",
        "subjects: {pupil: {facts: {rіsk: bool}}}",
        "subjects: {pupil: {facts: {grade: {enum: [one, оne]}}}}",
        "events: {met: {subject: child, data: {rіsk: text}, sets: [risk]}}",
        "workflows: {w: {subject: child, initial: visit, states: {visit: {}, vіsit: {}}}}",
        "subjects: {pupil: {relations: {vіllage: village_committee}}}",
        "periods: {tоwnship: {starts: [04-01]}}",
    ],
)
def test_ids_of_every_kind(addition: str, tmp_path: Path) -> None:
    assert codes(load_with(tmp_path, addition).diagnostics) == ["CR303"]

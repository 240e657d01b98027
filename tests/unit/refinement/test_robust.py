"""Whatever is written over an inherited item gives a policy or diagnostics."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from carerules.diagnostics.diagnostic import has_errors
from carerules.diagnostics.render_text import render
from carerules.resolved.refinement.table import TABLE
from tests.strategies.folder import as_yaml

from .library import NATIONAL, county_with

_BASE: dict[str, Any] = yaml.safe_load((NATIONAL / "policy.yaml").read_text("utf-8"))
_ITEMS = [(section, id_) for section in TABLE for id_ in _BASE.get(section, {})]
_VALUES: list[Any] = [
    "7d", "1mo", "30min", "promptly", "child", "visit", "child_director", "parent", "civil_affairs", "risk == high",
    "assessed", "violated(visit)", "quarter", "last", "start", "each", True, 3, 2.5, [], ["found_alone"], {},
    {"2020-01-01": "3d"}, {"2020-01-01": "child_supervisor"}, [{"event": "assessed"}], {"from": "2020-01-01"},
    {"value": "1d", "decided_by": "县"}, {"risk": "text?"}, ["risk"], {"risk": {"enum": ["low", "high", "mid"]}},
    {"new": {"transitions": [{"event": "contact", "to": "high"}]}}, [{"after": "1d", "to": "child_supervisor"}],
    {"more": {}}, {"each_member_of": "x"}, {"min": 1}, [{"unit": "township_office", "from": "2020-01-01"}],
]  # fmt: skip


@st.composite
def changes(draw: st.DrawFn) -> dict[str, Any]:
    """Some keys of some inherited items with some values."""
    found: dict[str, Any] = {}
    for section, id_ in draw(st.lists(st.sampled_from(_ITEMS), min_size=1, max_size=3)):
        item = found.setdefault(section, {}).setdefault(id_, {})
        for key in draw(st.lists(st.sampled_from(sorted(TABLE[section])), min_size=1, max_size=3)):
            item[key] = draw(st.sampled_from(_VALUES))
    return found


@settings(max_examples=150, deadline=None)
@given(changes())
def test_anything_may_be_written(change: dict[str, Any]) -> None:
    with TemporaryDirectory() as folder:
        loaded = county_with(Path(folder), as_yaml(change))
    assert (loaded.policy is None) == has_errors(loaded.diagnostics)
    assert all(d.span.file in loaded.texts for d in loaded.diagnostics)
    for language in ("en", "zh"):
        render(loaded.diagnostics, loaded.texts, language)

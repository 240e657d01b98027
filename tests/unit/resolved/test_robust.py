"""Whatever stands in the files: a policy or errors, never a traceback."""

from __future__ import annotations

import re
import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from carerules.diagnostics.diagnostic import has_errors
from carerules.lint.run import run
from carerules.resolved.load import load_policy
from tests.folders import SAMPLE

TEXT = (SAMPLE / "policy.yaml").read_text(encoding="utf-8")
WORD = re.compile(r"[\w.]+(?!\w*:)")
PLACES = [match.span() for match in WORD.finditer(TEXT)]
WORDS = [
    *sorted({TEXT[slice(*place)] for place in PLACES}),
    "null", "true", "-1", "0d", "2.50", "''", "[]", "{}", "[a, [b]]", "{a: {b: c}}", "{2021-06-01: 7d}", "event.at",
    "{event: home_visit, when: event.child_seen}", "violated(weekly_visit)", "{enum: [x]}", "age(birth_date) > 3",
]  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(PLACES), st.sampled_from(WORDS)), min_size=1, max_size=3))
def test_a_policy_or_errors(changes: list[tuple[tuple[int, int], str]]) -> None:
    text = TEXT
    for (start, end), word in sorted(dict(changes).items(), reverse=True):
        text = text[:start] + word + text[end:]
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "policy.yaml").write_text(text, encoding="utf-8")
        loaded = load_policy(folder)
    assert (loaded.policy is None) == has_errors(loaded.diagnostics)
    said = [*loaded.diagnostics, *(run(loaded.policy) if loaded.policy else [])]
    for diagnostic in said:
        assert diagnostic.message("en")
        assert diagnostic.message("zh")
        assert 1 <= diagnostic.span.line <= text.count("\n") + 1

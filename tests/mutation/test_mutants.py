"""The mutation tool: what it changes, that a change takes effect, and that the list of equivalents is in order."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from tools.mutation import record
from tools.mutation.mutants import Mutant, mutants_of
from tools.mutation.targets import modules

TEXT = '''
LEAST = 3


def f(x: int) -> int:
    """A docstring is no statement."""
    if x < LEAST and not x == 1:
        x += 2
        return x
    for y in range(x):
        if y:
            continue
    return -x
'''


def changes(tmp_path: Path) -> list[str]:
    path = tmp_path / "m.py"
    path.write_text(TEXT, encoding="utf-8")
    return [mutant.key.removeprefix("m.py::") for mutant in mutants_of(path, "m.py")]


def test_each_statement_is_changed_in_every_way(tmp_path: Path) -> None:
    found = changes(tmp_path)
    assert "(module) | LEAST = 3 | LEAST = 4" in found
    assert "f | if x < LEAST and (not x == 1): | if x <= LEAST and (not x == 1):" in found
    assert "f | if x < LEAST and (not x == 1): | if x < LEAST or not x == 1:" in found
    assert "f | if x < LEAST and (not x == 1): | if False:" in found
    assert "f | if x < LEAST and (not x == 1): | if x < LEAST and x == 1:" in found
    assert "f | x += 2 | x -= 2" in found
    assert "f | x += 2 |" in [key.rstrip() for key in found]
    assert "f | return x | return None" in found
    assert "f | continue | break" in found
    assert "f | return -x | return x" in found
    assert not any("docstring" in key for key in found)


def test_keys_are_unique_and_survive_other_edits(tmp_path: Path) -> None:
    before = changes(tmp_path)
    path = tmp_path / "m.py"
    path.write_text("# a comment\n" + TEXT + "\n\ndef g() -> None:\n    return\n", encoding="utf-8")
    after = [mutant.key.removeprefix("m.py::") for mutant in mutants_of(path, "m.py")]
    assert len(set(before)) == len(before)
    assert set(before) <= set(after)


@cache
def every() -> tuple[Mutant, ...]:
    return tuple(mutant for module, path in modules().items() for mutant in mutants_of(path, module))


def test_every_target_has_mutants_with_lines() -> None:
    assert len(every()) > 3000
    assert len({mutant.key for mutant in every()}) == len(every())
    assert all(mutant.lines for mutant in every())


def test_the_list_of_equivalents_names_mutants_and_reasons() -> None:
    known = {mutant.key for mutant in every()}
    listed = record.equivalents()
    assert all(listed.values())
    assert set(listed) <= known
    assert len(listed) <= 0.08 * len(known)

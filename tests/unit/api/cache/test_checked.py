"""A remembered check: the same outcome, and none where anything that it follows from has changed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from carerules.api.cache import checked as module
from carerules.api.cache.checked import Checked, checked
from carerules.source.library import ChainBytes

from .conftest import entries


@pytest.fixture
def runs(monkeypatch: pytest.MonkeyPatch) -> list[ChainBytes]:
    """Every policy that was really examined."""
    seen: list[ChainBytes] = []
    real = module._examined

    def counted(files: ChainBytes) -> Checked:
        seen.append(files)
        return real(files)

    monkeypatch.setattr(module, "_examined", counted)
    return seen


def outcome(library: Path, cache: Path | None) -> Checked:
    return checked(str(library / "county"), None, cache)


def test_the_second_check_is_remembered_and_the_same(
    library: Path, cache: Path, runs: list[ChainBytes]
) -> None:
    first, second = outcome(library, cache), outcome(library, cache)
    assert len(runs) == 1
    assert second.diagnostics == first.diagnostics != ()
    assert [list(d.args) for d in second.diagnostics] == [list(d.args) for d in first.diagnostics]
    assert second.notes == first.notes
    assert second.texts == first.texts
    assert not second.broken


def test_a_broken_policy_is_remembered_as_broken(library: Path, cache: Path, runs: list[ChainBytes]) -> None:
    (library / "county" / "more.yaml").write_text("posts: {director: {unit: nowhere}}\n", encoding="utf-8")
    first, second = outcome(library, cache), outcome(library, cache)
    assert len(runs) == 1
    assert first.broken
    assert second.broken
    assert first.diagnostics == second.diagnostics


def append(name: str, text: str) -> Callable[[Path], None]:
    def change(library: Path) -> None:
        with (library / name).open("a", encoding="utf-8") as file:
            file.write(text)

    return change


def replaced(name: str, old: str, new: str) -> Callable[[Path], None]:
    def change(library: Path) -> None:
        path = library / name
        path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")

    return change


CHANGES: dict[str, Callable[[Path], None]] = {
    "the policy": append("county/policy.yaml", "label: County\n"),
    "one byte, same length": replaced("base/policy.yaml", "7d", "8d"),
    "its base": append("base/policy.yaml", "# more\n"),
    "the calendar": replaced("base/calendar.yaml", "2026-01-01]", "2026-01-02]"),
    "a new file": append("county/new.yaml", "posts: {}\n"),
    "a new scenario": append("county/scenarios/one.yaml", "scenario: one\n"),
    "a file less": lambda library: (library / "base" / "calendar.yaml").unlink(),
    "a file renamed": lambda library: (
        (library / "base" / "calendar.yaml").rename(library / "base" / "days.yaml") and None
    ),
    "a folder that is no policy any more": lambda library: (library / "base" / "policy.yaml").unlink(),
    "another policy inside": append("county/inner/policy.yaml", "policy: inner\nlanguage_version: 1\n"),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES.keys())
def test_after_any_change_the_check_is_done_anew(
    change: Callable[[Path], None], library: Path, cache: Path, runs: list[ChainBytes]
) -> None:
    outcome(library, cache)
    (library / "county" / "scenarios").mkdir()
    (library / "county" / "inner").mkdir()
    outcome(library, cache)
    assert len(runs) == 1
    change(library)
    assert outcome(library, cache).diagnostics == outcome(library, None).diagnostics
    assert len(runs) == 3


def test_another_library_is_another_check(library: Path, cache: Path, runs: list[ChainBytes]) -> None:
    outcome(library, cache)
    narrow = checked(str(library / "county"), str(library / "county"), cache)
    assert [d.code for d in narrow.diagnostics] == ["CR127"]
    assert len(runs) == 2


@pytest.mark.parametrize("part", ["_package", "_python", "_installed"])
def test_another_program_does_not_see_what_this_one_found(
    part: str, library: Path, cache: Path, runs: list[ChainBytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    outcome(library, cache)
    monkeypatch.setattr(f"carerules.api.cache.key.{part}", lambda: iter(["another"]))
    outcome(library, cache)
    assert len(runs) == 2


def test_what_a_program_found_that_changed_while_it_ran_is_not_kept(
    library: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    keys = iter(["a" * 64, "b" * 64])
    monkeypatch.setattr(module, "key_of", lambda _: next(keys))
    assert outcome(library, cache).diagnostics
    assert entries(cache) == []


def test_where_no_key_can_be_told_the_check_is_done(
    library: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unreadable() -> None:
        raise OSError

    monkeypatch.setattr("carerules.api.cache.key._package", unreadable)
    assert outcome(library, cache).diagnostics
    assert entries(cache) == []


def test_a_copy_of_the_policy_elsewhere_shares_the_entry(
    library: Path, cache: Path, runs: list[ChainBytes]
) -> None:
    outcome(library, cache)
    elsewhere = library.rename(library.parent / "elsewhere")
    assert outcome(elsewhere, cache).diagnostics
    assert len(runs) == 1


def test_the_two_yaml_libraries_are_two_readers(monkeypatch: pytest.MonkeyPatch) -> None:
    from carerules.source import yaml_text

    first = yaml_text.reader()
    monkeypatch.setattr(yaml_text, "LOADER", yaml_text.yaml.SafeLoader)
    plain = yaml_text.reader()
    assert plain.startswith("SafeLoader ")
    assert first == plain or first.startswith("CSafeLoader ")

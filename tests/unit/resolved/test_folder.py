"""A policy is what its files say together; names and order of the files never matter (S2)."""

from __future__ import annotations

import shutil
import tempfile
import time
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from carerules.resolved.fingerprint import fingerprint
from carerules.resolved.load import load_policy
from tests.folders import BASE, SAMPLE, codes, load_with

SECTIONS = (
    "sources",
    "units",
    "posts",
    "roles",
    "groups",
    "subjects",
    "events",
    "workflows",
    "duties",
    "measures",
)


@settings(max_examples=25, deadline=None)
@given(st.data())
def test_any_split_of_the_items_is_the_same_policy(data: st.DataObject) -> None:
    whole = load_policy(SAMPLE).policy
    assert whole is not None
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        _write_in_parts(folder, data)
        split = load_policy(folder)
    assert split.diagnostics == ()
    assert split.policy is not None
    assert fingerprint(split.policy) == fingerprint(whole)


def _write_in_parts(folder: Path, data: st.DataObject) -> None:
    """The sample with the blocks of two-space items dealt out to up to four files."""
    lines = (SAMPLE / "policy.yaml").read_text(encoding="utf-8").splitlines()
    files = ["policy.yaml", "a.yaml", "b/c.yaml", "z.yml"]
    parts: dict[str, dict[str, list[str]]] = {file: {} for file in files}
    section = ""
    file = files[0]
    for line in lines:
        if line and not line.startswith((" ", "#")):
            section, file = line.split(":")[0], files[0]
            if section in SECTIONS:
                continue
        elif line.startswith("  ") and not line.startswith("   ") and section in SECTIONS:
            file = data.draw(st.sampled_from(files))
        parts[file].setdefault(section, []).append(line)
    for file, sections in parts.items():
        text = ""
        for section in data.draw(st.permutations(sorted(sections))):
            text += (f"{section}:\n" if section in SECTIONS else "") + "\n".join(sections[section]) + "\n"
        (folder / file).parent.mkdir(exist_ok=True)
        (folder / file).write_text(text or "duties:\n", encoding="utf-8")


def test_a_section_without_items_is_empty(tmp_path: Path) -> None:
    assert load_with(tmp_path, "measures:\n").diagnostics == ()


def test_shape_comes_before_names(tmp_path: Path) -> None:
    """A misspelt key is told alone: what follows from it would only distract."""
    loaded = load_with(
        tmp_path,
        "events:\n  call: {subjct: child, by: [nobody]}\n  cry: {subject: nobody, sets: [nothing]}\n",
    )
    assert codes(loaded.diagnostics) == ["CR201"]
    assert loaded.policy is None


def test_a_file_that_cannot_be_read_stops_the_rest(tmp_path: Path) -> None:
    loaded = load_with(tmp_path, "events: {call: {subject: nobody}\n")
    assert codes(loaded.diagnostics) == ["CR104"]


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    loaded = load_policy(tmp_path / "nowhere")
    assert codes(loaded.diagnostics) == ["CR121"]
    assert loaded.policy is None


def test_texts_are_kept_for_messages(tmp_path: Path) -> None:
    loaded = load_with(tmp_path, "duties: 7\n")
    assert codes(loaded.diagnostics) == ["CR203"]
    assert loaded.texts["addition.yaml"] == "duties: 7\n"


def test_a_calendar_of_the_policys_own(tmp_path: Path) -> None:
    folder = tmp_path / "policy"
    shutil.copytree(BASE, folder)
    head = (folder / "policy.yaml").read_text(encoding="utf-8")
    (folder / "policy.yaml").write_text(
        head.replace("calendar: cn", "calendar: days/county.yaml"), encoding="utf-8"
    )
    (folder / "days").mkdir()
    (folder / "days" / "county.yaml").write_text(
        "calendar: county\npublished: [2026]\nyears: {2026: {source: 通知, off: [2026-01-01]}}\n",
        encoding="utf-8",
    )
    loaded = load_policy(folder)
    assert loaded.diagnostics == ()
    assert loaded.policy is not None
    assert loaded.policy.calendar.name == "county"


def test_a_large_policy_loads_fast(tmp_path: Path) -> None:
    duties = "".join(
        f"  visit_{n}:\n    subject: child\n    bearer: child_director\n    while: risk == high\n"
        "    do: home_visit\n    where: event.child_seen\n    every: 7d\n    source: {plan: 三.2}\n"
        for n in range(375)
    )
    folder = tmp_path / "policy"
    shutil.copytree(BASE, folder)
    (folder / "duties.yaml").write_text(f"duties:\n{duties}", encoding="utf-8")
    load_policy(folder)
    begun = time.process_time()
    loaded = load_policy(folder)
    spent = time.process_time() - begun
    assert loaded.policy is not None
    assert len(loaded.policy.duties) == 376
    assert spent < 1.5  # half a second on a free machine

from __future__ import annotations

from pathlib import Path

from carerules.source.library import read_chain

POLICY = "policy: p\nlanguage_version: 1\ntimezone: Asia/Shanghai\ncalendar: cn\n"


def put(folder: Path, extends: str = "") -> Path:
    folder.mkdir(parents=True)
    (folder / "policy.yaml").write_text(
        POLICY + (f"extends: {extends}\n" if extends else ""), encoding="utf-8"
    )
    return folder


def codes(path: Path) -> list[str]:
    return [diagnostic.code for diagnostic in read_chain(path).diagnostics]


def test_a_shelf_among_policies_belongs_to_their_library(tmp_path: Path) -> None:
    put(tmp_path / "in" / "policies" / "national")
    variant = put(tmp_path / "in" / "policies" / "variants" / "ladder", "../../national")
    assert codes(variant) == []
    assert [tree.prefix for tree in read_chain(variant).trees] == ["", "../../national/"]


def test_a_folder_that_holds_no_policies_is_no_library(tmp_path: Path) -> None:
    put(tmp_path / "in" / "other" / "national")
    variant = put(tmp_path / "in" / "variants" / "ladder", "../../other/national")
    assert codes(variant) == ["CR127"]


def test_a_named_library_is_taken_as_it_is(tmp_path: Path) -> None:
    put(tmp_path / "in" / "policies" / "national")
    variant = put(tmp_path / "in" / "policies" / "variants" / "ladder", "../../national")
    found = read_chain(variant, tmp_path / "in" / "policies" / "variants")
    assert [diagnostic.code for diagnostic in found.diagnostics] == ["CR127"]


def test_what_is_wrong_with_a_base_s_tests_is_the_base_s_matter(tmp_path: Path) -> None:
    national = put(tmp_path / "national")
    (national / "scenarios").mkdir()
    (national / "scenarios" / "cut.yaml").write_text('scenario: "cut\n', encoding="utf-8")
    own = put(tmp_path / "own", "../national")
    assert codes(national) == ["CR104"]
    assert codes(own) == []
    assert "../national/scenarios/cut.yaml" in read_chain(own).texts

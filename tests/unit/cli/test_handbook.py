from __future__ import annotations

from pathlib import Path

from .conftest import POLICY, Run


def test_pages_are_written_once_and_found_in_order(cli: Run, tmp_path: Path) -> None:
    out = tmp_path / "book"
    first = cli("handbook", POLICY, "--out", out)
    assert first.code == 0
    pages = sorted(path.relative_to(out).as_posix() for path in out.rglob("*.md"))
    assert "index.md" in pages
    assert "units/village_committee.md" in pages
    assert first.out.startswith(f"{len(pages)} pages, {len(pages)} of them written")
    assert cli("handbook", POLICY, "--out", out).out.startswith(f"{len(pages)} pages, 0 of them written")
    assert cli("handbook", POLICY, "--out", out, "--check").code == 0


def test_check_writes_nothing_and_tells_what_is_out_of_date(cli: Run, tmp_path: Path) -> None:
    told = cli("handbook", POLICY, "--out", tmp_path / "book", "--check", "--lang", "zh")
    assert told.code == 1
    assert "已过时" in told.out
    assert not (tmp_path / "book").exists()


def test_a_page_that_is_no_longer_made_is_named_and_kept(cli: Run, tmp_path: Path) -> None:
    cli("handbook", POLICY, "--out", tmp_path)
    old = tmp_path / "units" / "old.md"
    old.write_text("x", "utf-8")
    told = cli("handbook", POLICY, "--out", tmp_path)
    assert told.code == 0
    assert "units/old.md" in told.err
    assert old.exists()
    assert cli("handbook", POLICY, "--out", tmp_path, "--check").code == 1


def test_a_policy_with_errors_gives_no_pages(cli: Run, broken_policy: Path, tmp_path: Path) -> None:
    told = cli("handbook", broken_policy, "--out", tmp_path / "book")
    assert told.code == 1
    assert "child_directr" in told.err
    assert not (tmp_path / "book").exists()


def test_a_folder_that_cannot_be_written_is_misuse(cli: Run, tmp_path: Path) -> None:
    (tmp_path / "book").write_text("", "utf-8")
    told = cli("handbook", POLICY, "--out", tmp_path / "book")
    assert told.code == 2
    assert "--out" in told.err

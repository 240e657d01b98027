"""Entries are read back only where nobody else can have written them."""

from __future__ import annotations

import os
import shutil
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from carerules.api.cache import vault as module
from carerules.api.cache.vault import Vault, cache_folder

from .conftest import entries

pytestmark = pytest.mark.skipif(os.name != "posix", reason="files have no owner here")


def opened(folder: Path) -> Vault:
    vault = Vault.open(folder)
    assert vault is not None
    return vault


def test_an_entry_comes_back_in_another_run(cache: Path) -> None:
    opened(cache).put("a", b"outcome")
    assert opened(cache).get("a") == b"outcome"
    assert opened(cache).get("b") is None
    assert cache.stat().st_mode & 0o777 == 0o700
    assert {path.stat().st_mode & 0o777 for path in cache.iterdir()} == {0o600}


def test_a_changed_entry_is_as_if_it_were_not_there(cache: Path) -> None:
    opened(cache).put("a", b"outcome")
    path = cache / "a"
    whole = path.read_bytes()
    for place in range(len(whole)):
        path.write_bytes(whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :])
        assert opened(cache).get("a") is None
    for length in range(len(whole)):
        path.write_bytes(whole[:length])
        assert opened(cache).get("a") is None
    path.write_bytes(whole)
    assert opened(cache).get("a") == b"outcome"


def test_an_entry_under_another_name_is_not_read(cache: Path) -> None:
    opened(cache).put("a", b"outcome")
    (cache / "a").rename(cache / "b")
    assert opened(cache).get("b") is None


def test_a_file_that_others_may_write_is_not_read(cache: Path) -> None:
    opened(cache).put("a", b"outcome")
    (cache / "a").chmod(0o620)
    assert opened(cache).get("a") is None


def test_neither_a_link_nor_a_pipe_nor_a_folder_is_read(cache: Path) -> None:
    opened(cache).put("a", b"outcome")
    (cache / "link").symlink_to(cache / "a")
    os.mkfifo(cache / "pipe", 0o600)
    (cache / "folder").mkdir()
    for name in ("link", "pipe", "folder"):
        assert opened(cache).get(name) is None


def test_a_file_of_another_user_is_not_read(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    vault = opened(cache)
    vault.put("a", b"outcome")
    stranger = os.geteuid() + 1
    monkeypatch.setattr(module.os, "geteuid", lambda: stranger)
    assert vault.get("a") is None
    assert Vault.open(cache) is None


def test_a_folder_that_others_may_write_to_is_no_vault(cache: Path) -> None:
    opened(cache)
    cache.chmod(0o770)
    assert Vault.open(cache) is None


@pytest.mark.parametrize("mode", [0o640, 0o604, 0o620])
def test_a_key_that_others_can_reach_is_no_key(mode: int, cache: Path) -> None:
    opened(cache)
    (cache / "key").chmod(mode)
    assert Vault.open(cache) is None


@pytest.mark.parametrize("content", [b"", b"short", b"x" * 33])
def test_a_key_of_another_length_is_no_key(content: bytes, cache: Path) -> None:
    opened(cache)
    (cache / "key").write_bytes(content)
    assert Vault.open(cache) is None


def test_a_folder_that_came_from_elsewhere_with_its_key_is_foreign(cache: Path, tmp_path: Path) -> None:
    """As a repository or an archive could bring it."""
    opened(cache).put("a", b"outcome")
    brought = tmp_path / "brought"
    shutil.copytree(cache, brought)
    brought.chmod(0o700)
    assert opened(brought).get("a") is None


def test_everything_may_be_deleted_at_any_time(cache: Path) -> None:
    vault = opened(cache)
    vault.put("a", b"outcome")
    shutil.rmtree(cache)
    assert vault.get("a") is None
    vault.put("a", b"outcome")
    assert not cache.exists()
    opened(cache).put("a", b"again")
    assert opened(cache).get("a") == b"again"


def test_where_nothing_can_be_written_there_is_no_vault(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    assert Vault.open(tmp_path / "file") is None
    assert Vault.open(tmp_path / "file" / "below") is None
    assert Vault.open(None) is None


def test_many_writers_leave_whole_entries(cache: Path) -> None:
    contents = [bytes([n]) * 50_000 for n in range(24)]

    def write(content: bytes) -> bytes | None:
        vault = opened(cache)
        vault.put("a", content)
        return vault.get("a")

    with ThreadPoolExecutor(8) as pool:
        read = list(pool.map(write, contents))
    assert set(read) <= set(contents)
    assert opened(cache).get("a") in contents
    assert [path.name for path in entries(cache)] == ["a"]


def test_of_many_first_runs_one_makes_the_key(tmp_path: Path) -> None:
    """A key that is read while it is still being made would be another's: what was put with it never comes back."""
    with ThreadPoolExecutor(8) as pool:
        for number in range(100):
            folder = tmp_path / str(number)
            for name, vault in enumerate(pool.map(opened, [folder] * 8)):
                vault.put(str(name), b"outcome")
            assert {opened(folder).get(str(name)) for name in range(8)} == {b"outcome"}


def test_only_the_newest_entries_are_kept(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_MOST_ENTRIES", 3)
    vault = opened(cache)
    for number in range(6):
        vault.put(f"e{number}", b"outcome")
        os.utime(cache / f"e{number}", ns=(number, number))
    assert [path.name for path in entries(cache)] == ["e3", "e4", "e5"]
    assert opened(cache).get("e3") == b"outcome"


def test_a_huge_entry_is_not_kept(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_MOST_BYTES", 100)
    vault = opened(cache)
    vault.put("a", b"x" * 37)
    assert entries(cache) == []
    vault.put("a", b"x" * 36)
    assert vault.get("a") == b"x" * 36


def test_where_the_folder_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", "/home/user")
    monkeypatch.setattr(module.sys, "platform", "linux")
    assert cache_folder({"CARERULES_CACHE": "there"}) == Path("there")
    assert cache_folder({"CARERULES_CACHE": ""}) is None
    assert cache_folder({}) == Path("/home/user/.cache/carerules")
    assert cache_folder({"XDG_CACHE_HOME": "/caches"}) == Path("/caches/carerules")
    assert cache_folder({"XDG_CACHE_HOME": "relative"}) == Path("/home/user/.cache/carerules")
    monkeypatch.setattr(module.sys, "platform", "darwin")
    assert cache_folder({}) == Path("/home/user/Library/Caches/carerules")
    monkeypatch.setenv("HOME", "nowhere")
    assert cache_folder({}) is None
    monkeypatch.setattr(module.os, "name", "nt")
    assert cache_folder({"CARERULES_CACHE": "there"}) is None

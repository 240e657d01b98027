from __future__ import annotations

import os
from pathlib import Path

import pytest

from carerules.diagnostics.diagnostic import Word
from carerules.source.folder import SourceTree, read_folder
from carerules.source.limits import Limits
from carerules.source.node import plain


def _write(root: Path, **files: str) -> Path:
    for name, text in files.items():
        path = root / name.replace("__", "/")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.with_suffix(".yaml").write_text(text, encoding="utf-8", newline="")
    return root


def _told(tree: SourceTree) -> list[tuple[str, str]]:
    return [(problem.code, problem.span.file) for problem in tree.diagnostics]


def test_a_policy_in_several_files(tmp_path: Path) -> None:
    root = _write(tmp_path, policy="policy: p\n", duties__village="duties: {}\n", b="units: {}\n")
    _write(root, scenarios__one="scenario: 一\n", duties__scenarios__two="scenario: 二\n")
    (root / "duties" / "more.YML").write_text("posts: {}\n")
    (root / "README.md").write_text("[")
    (root / ".github").mkdir()
    (root / ".github" / "ci.yaml").write_text("[")
    (root / ".hidden.yaml").write_text("[")
    tree = read_folder(root)
    assert tree.diagnostics == ()
    assert list(tree.files) == ["b.yaml", "duties/more.YML", "duties/village.yaml", "policy.yaml"]
    assert list(tree.scenarios) == ["duties/scenarios/two.yaml", "scenarios/one.yaml"]
    assert plain(tree.scenarios["scenarios/one.yaml"]) == {"scenario": "一"}
    assert tree.texts["policy.yaml"] == "policy: p\n"


def test_what_is_wrong_in_one_file_leaves_the_others(tmp_path: Path) -> None:
    root = _write(tmp_path, policy="policy: p\n", a="- x\n", b="a: [\n", c="just text\n")
    (root / "d.yaml").write_bytes("label: 走访\n".encode("gbk"))
    tree = read_folder(root)
    assert list(tree.files) == ["policy.yaml"]
    assert _told(tree) == [("CR120", "a.yaml"), ("CR104", "b.yaml"), ("CR120", "c.yaml"), ("CR102", "d.yaml")]
    assert tree.texts["d.yaml"] == "label: 走访\n"


def test_the_guessed_encoding_is_in_the_help(tmp_path: Path) -> None:
    (tmp_path / "policy.yaml").write_bytes("policy: p\nlabel: 走访\n".encode("gbk"))
    (problem,) = read_folder(tmp_path).diagnostics
    assert str(problem.span) == "policy.yaml:2:8"
    assert "GB18030" in problem.help("en")
    (tmp_path / "policy.yaml").write_bytes(b"policy: \xff\xff\n")
    (problem,) = read_folder(tmp_path).diagnostics
    assert problem.help("zh") == ""


def test_no_folder_and_no_head(tmp_path: Path) -> None:
    assert _told(read_folder(tmp_path / "nowhere")) == [("CR121", "")]
    (problem,) = read_folder(tmp_path).diagnostics
    assert (problem.code, problem.help("en")) == ("CR122", "")
    _write(tmp_path, county__policy="policy: p\n")
    (tmp_path / "policy.yml").write_text("policy: p\n")
    (problem,) = read_folder(tmp_path).diagnostics
    assert problem.help("en") == "did you mean `county`, `policy.yml`?"


def test_links(tmp_path: Path) -> None:
    root = _write(tmp_path / "p", policy="policy: p\n", duties__a="duties: {}\n")
    outside = _write(tmp_path / "secret", x="x: y\n")
    (root / "far.yaml").symlink_to(outside / "x.yaml")
    (root / "far").symlink_to(outside)
    (root / "near.yaml").symlink_to(root / "duties" / "a.yaml")
    (root / "duties" / "loop").symlink_to(root)
    (root / "gone.yaml").symlink_to(root / "nobody.yaml")
    tree = read_folder(root)
    assert list(tree.files) == ["duties/a.yaml", "near.yaml", "policy.yaml"]
    assert _told(tree) == [("CR124", "far"), ("CR124", "far.yaml"), ("CR101", "gone.yaml")]
    assert all("secret" not in text and "x: y" not in text for text in tree.texts.values())


def test_a_policy_inside_a_policy_is_not_mixed_in(tmp_path: Path) -> None:
    root = _write(tmp_path, policy="policy: p\n", other__policy="policy: q\n", other__duties="duties: {}\n")
    tree = read_folder(root)
    assert list(tree.files) == ["policy.yaml"]
    assert _told(tree) == [("CR123", "other/policy.yaml")]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no pipes")
def test_a_pipe_does_not_stop_the_reading(tmp_path: Path) -> None:
    os.mkfifo(_write(tmp_path, policy="policy: p\n") / "x.yaml")
    assert _told(read_folder(tmp_path)) == [("CR101", "x.yaml")]


def test_limits(tmp_path: Path) -> None:
    root = _write(tmp_path, policy="policy: p\n", a="a: b\n", b="b: c\n")
    assert _told(read_folder(root, Limits(files=3))) == []
    assert _told(read_folder(root, Limits(files=2))) == [("CR125", "policy.yaml")]
    assert _told(read_folder(root, Limits(folder_bytes=20))) == []
    assert _told(read_folder(root, Limits(folder_bytes=19))) == [("CR125", "policy.yaml")]
    assert _told(read_folder(root, Limits(file_bytes=9))) == [("CR117", "policy.yaml")]


def test_the_order_of_creation_does_not_matter(tmp_path: Path) -> None:
    names = ["z", "a", "m__b", "policy"]
    one = _write(tmp_path / "one", **dict.fromkeys(names, "k: [1\n"))
    two = _write(tmp_path / "two", **dict.fromkeys(reversed(names), "k: [1\n"))
    assert read_folder(one) == read_folder(two)
    assert len(read_folder(one).diagnostics) == 4


@pytest.mark.parametrize(("error", "reason"), [(PermissionError, "io.permission"), (OSError, "io.other")])
def test_a_file_that_the_system_keeps_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: type[OSError], reason: str
) -> None:
    def refuse(*_: object) -> None:
        raise error

    root = _write(tmp_path, policy="policy: p\n")
    monkeypatch.setattr(Path, "open", refuse)
    (problem,) = read_folder(root).diagnostics
    assert (problem.code, problem.args["reason"]) == ("CR101", Word(reason))


def test_a_folder_that_the_system_keeps_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = _write(tmp_path, policy="policy: p\n")
    monkeypatch.setattr(Path, "iterdir", lambda _: _keep_back())
    assert _told(read_folder(root)) == [("CR101", ".")]
    (root / "policy.yaml").unlink()
    assert _told(read_folder(root)) == [("CR122", "policy.yaml")]


def _keep_back() -> list[Path]:
    raise PermissionError

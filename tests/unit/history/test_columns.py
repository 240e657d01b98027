from __future__ import annotations

from pathlib import Path

from .making import codes, read_text, refused

CHINESE = {
    "儿童编号": "subject",
    "类别": "subject_type",
    "事项": "event",
    "发生时间": "occurred_at",
    "风险等级": "risk",
}
TABLE = "儿童编号,类别,事项,发生时间,风险等级,备注\n007,child,assessed,2026-03-09,high,无\n"


def test_chinese_headers_are_mapped(tmp_path: Path) -> None:
    history = read_text(tmp_path, TABLE, columns=CHINESE)
    (event,) = history.events
    assert (event.subject, event.type, event.data) == ("007", "assessed", {"risk": "high", "备注": "无"})
    assert history.warnings == ()


def test_objects_are_mapped_too(tmp_path: Path) -> None:
    text = '{"儿童编号": "007", "类别": "child", "事项": "assessed", "发生时间": "2026-03-09", "风险等级": "high"}\n'
    history = read_text(tmp_path, text, "data.jsonl", columns=CHINESE)
    assert [event.data for event in history.events] == [{"risk": "high"}]


def test_a_header_may_be_mapped_to_the_alias(tmp_path: Path) -> None:
    history = read_text(tmp_path, TABLE, columns={**CHINESE, "发生时间": "at"})
    assert len(history.events) == 1


def test_space_and_normal_form_of_headers_do_not_matter(tmp_path: Path) -> None:
    text = "subject,subject_type,event,occurred_at, cafe\u0301 \nc-1,child,assessed,2026-03-09,1\n"
    history = read_text(tmp_path, text, columns={"caf\u00e9": "visits"})
    assert history.events[0].data == {"visits": "1"}


def test_a_header_that_is_not_there_is_a_warning(tmp_path: Path) -> None:
    history = read_text(tmp_path, TABLE, columns={**CHINESE, "风险等极": "level"})
    (warning,) = history.warnings
    assert (warning.code, warning.help("zh")) == ("CR811", "是不是 `风险等级`？")


def test_without_the_mapping_the_columns_are_missing(tmp_path: Path) -> None:
    problems = refused(tmp_path, TABLE)
    assert [one.code for one in problems] == ["CR807"] * 4
    assert "`…: subject`" in problems[0].help("en")


def test_two_headers_for_one_name(tmp_path: Path) -> None:
    (problem,) = refused(tmp_path, TABLE, columns={**CHINESE, "备注": "risk"})
    assert (problem.code, problem.args["column"]) == ("CR808", "risk")
    text = '{"subject": "c-1", "子": "c-2"}\n'
    history = read_text(tmp_path, text, "data.jsonl", columns={"子": "subject"})
    assert codes(history) == [(1, "subject", "CR827")]

"""CR8xx: case data."""

from __future__ import annotations

from carerules.diagnostics.severity import Severity

from .message import Message

_ERROR, _WARNING = Severity.ERROR, Severity.WARNING

MESSAGES: dict[str, Message] = {
    "CR801": Message(
        _ERROR,
        "case data cannot be read from a `{suffix}` file",
        "无法从 `{suffix}` 文件读取数据",
        "save it as .csv, .jsonl, .parquet or .xlsx",
        "请另存为 .csv、.jsonl、.parquet 或 .xlsx",
    ),
    "CR802": Message(_ERROR, "there is no such file", "没有这个文件", "check the path", "请检查路径"),
    "CR803": Message(
        _ERROR,
        "the column `{column}` is missing",
        "缺少 `{column}` 列",
        "is it `{near}`? name it in `columns.yaml` beside the data",
        "是否就是 `{near}`?请在数据旁的 `columns.yaml` 中写明",
    ),
    "CR804": Message(
        _ERROR,
        "row {row} has no `{column}`",
        "第 {row} 行没有 `{column}`",
        "fill in the cell; until then nobody's case has this record",
        "请补填;补填之前这条记录不属于任何个案",
    ),
    "CR805": Message(
        _ERROR,
        "row {row}: `{column}` is no date or time that exists",
        "第 {row} 行:`{column}` 不是存在的日期或时间",
        "write 2026-03-16 or 2026-03-16T15:00",
        "请写作 2026-03-16 或 2026-03-16T15:00",
    ),
    "CR806": Message(
        _ERROR,
        "row {row}: `{column}` is no JSON object",
        "第 {row} 行:`{column}` 不是 JSON 对象",
        'write for instance {{"child_seen": true}}',
        '例如写作 {{"child_seen": true}}',
    ),
    "CR807": Message(_ERROR, "row {row}: the text in `{column}` is too long", "第 {row} 行:`{column}` 的文字过长"),
    "CR808": Message(
        _ERROR,
        "there are more than {limit} rows",
        "数据超过 {limit} 行",
        "split the file, or raise the limit",
        "请拆分文件,或提高上限",
    ),
    "CR809": Message(
        _WARNING,
        "the history is empty: nothing is known of anybody",
        "数据为空:对任何人都一无所知",
        "an empty register is no proof that all is well",
        "空的台账不能证明一切正常",
    ),
    "CR810": Message(
        _ERROR,
        "the column `{column}` comes twice",
        "`{column}` 列出现了两次",
        "rename one of them",
        "请给其中一列改名",
    ),
    "CR811": Message(
        _ERROR,
        "row {row} has {cells} cells instead of {wanted}",
        "第 {row} 行有 {cells} 个单元格,应为 {wanted} 个",
        "look for a comma outside quotes, or a missing one",
        "请检查引号外多余的逗号,或缺少的逗号",
    ),
    "CR812": Message(
        _ERROR,
        "row {row}: `{column}` has bytes that are not UTF-8",
        "第 {row} 行:`{column}` 中有不是 UTF-8 的字节",
        "type the cell again and save as UTF-8",
        "请重新输入这个单元格,并保存为 UTF-8",
    ),
    "CR813": Message(
        _ERROR,
        "the file is not UTF-8 text (perhaps GBK)",
        "文件不是 UTF-8 编码(可能是 GBK)",
        "save it again as UTF-8",
        "请另存为 UTF-8 编码",
    ),
    "CR814": Message(
        _ERROR,
        "row {row} is no JSON object",
        "第 {row} 行不是 JSON 对象",
        "one object a line, such as {{\"subject\": …}}",
        "每行一个对象,如 {{\"subject\": …}}",
    ),
    "CR815": Message(_ERROR, "this is no Parquet file", "这不是 Parquet 文件", "export it again", "请重新导出"),
    "CR816": Message(_ERROR, "this is no XLSX workbook", "这不是 XLSX 工作簿", "save it again as .xlsx", "请另存为 .xlsx"),
}

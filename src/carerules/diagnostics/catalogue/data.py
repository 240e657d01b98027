"""CR8xx: case data. A message names row and column, never what a cell holds: it may be about a child."""

from __future__ import annotations

from carerules.diagnostics.severity import Severity

from .message import Message

MESSAGES: dict[str, Message] = {
    "CR801": Message(
        Severity.ERROR,
        "there is no file `{path}`",
        "没有文件 `{path}`",
    ),
    "CR802": Message(
        Severity.ERROR,
        "the file `{path}` cannot be opened",
        "无法打开文件 `{path}`",
        "check that you may read it and that no other program keeps it open",
        "请检查是否有读取权限，以及是否正被其他程序打开",
    ),
    "CR803": Message(
        Severity.ERROR,
        "`{suffix}` is no format of case data",
        "个案数据没有 `{suffix}` 这种格式",
        "save it as `.csv`, `.jsonl`, `.parquet` or `.xlsx`",
        "请存为 `.csv`、`.jsonl`、`.parquet` 或 `.xlsx`",
    ),
    "CR804": Message(
        Severity.ERROR,
        "reading {format} needs the package `{package}`",
        "读取 {format} 需要安装 `{package}`",
        "run `pip install 'carerules[data]'`, or save the table as `.csv`",
        "请运行 `pip install 'carerules[data]'`，或把表格另存为 `.csv`",
    ),
    "CR805": Message(
        Severity.ERROR,
        "the file is not UTF-8 text",
        "这个文件不是 UTF-8 编码的文本",
        "it seems to be {encoding}; save it as UTF-8 (in Excel: `CSV UTF-8`), or give the `.xlsx` itself",
        "看起来是 {encoding} 编码，请另存为 UTF-8（Excel 中选“CSV UTF-8”），或直接使用 `.xlsx` 文件",
    ),
    "CR806": Message(
        Severity.ERROR,
        "this cannot be read as {format}",
        "无法按 {format} 读取",
        "export it once more; it may be damaged or cut off",
        "请重新导出，文件可能已损坏或不完整",
    ),
    "CR807": Message(
        Severity.ERROR,
        "there is no column `{column}`",
        "缺少列 `{column}`",
        "rename the header that means it, or write `{header}: {column}` in `columns.yaml` beside the data",
        "请给表示它的列改名，或在数据旁的 `columns.yaml` 中写 `{header}: {column}`",
    ),
    "CR808": Message(
        Severity.ERROR,
        "two columns are named `{column}`",
        "有两列都叫 `{column}`",
        "rename one of them, or map it to another name in `columns.yaml`",
        "请给其中一列改名，或在 `columns.yaml` 中改为别的名称",
    ),
    "CR809": Message(
        Severity.ERROR,
        "there are more than {limit} rows",
        "数据超过 {limit} 行",
        "split the data by subject, or raise the limit",
        "请按对象拆分数据，或提高上限",
    ),
    "CR810": Message(
        Severity.WARNING,
        "there are no rows",
        "没有任何数据行",
        "check that it is the right file: without events, nothing can be judged",
        "请确认文件是否正确：没有事件，就什么也无法判断",
    ),
    "CR811": Message(
        Severity.WARNING,
        "`columns.yaml` names `{header}`, but no column is called so",
        "`columns.yaml` 提到 `{header}`，但没有这一列",
        "did you mean `{suggestion}`?",
        "是不是 `{suggestion}`？",
    ),
    "CR812": Message(
        Severity.WARNING,
        "only the first sheet is read, not {sheets}",
        "只读取第一个工作表，没有读取 {sheets}",
        "move all rows to the first sheet, or save each sheet as a file",
        "请把所有行移到第一个工作表，或把每个工作表存为单独的文件",
    ),
    "CR820": Message(
        Severity.ERROR,
        "row {row} has {found} cells where the header has {expected}",
        "第 {row} 行有 {found} 个单元格，表头有 {expected} 个",
        "put a text that contains a comma in quotation marks",
        "含有逗号的文字请加引号",
    ),
    "CR821": Message(
        Severity.ERROR,
        "row {row} has no `{column}`",
        "第 {row} 行没有 `{column}`",
        "rename `{suggestion}` to `{column}`",
        "请把 `{suggestion}` 改名为 `{column}`",
    ),
    "CR822": Message(
        Severity.ERROR,
        "`{column}` in row {row} is no date and no time",
        "第 {row} 行的 `{column}` 不是日期或时间",
        "write `2026-03-09`, or with a time `2026-03-09T15:00`",
        "请写成 `2026-03-09`，带时间则写 `2026-03-09T15:00`",
    ),
    "CR823": Message(
        Severity.ERROR,
        "row {row} holds no readable JSON object",
        "第 {row} 行不是可以读取的 JSON 对象",
        'write one object, each name once, such as `{{"risk": "high"}}`',
        '请写一个对象，每个名称只出现一次，例如 `{{"risk": "high"}}`',
    ),
    "CR824": Message(
        Severity.ERROR,
        "`{column}` in row {row} is not UTF-8 text",
        "第 {row} 行的 `{column}` 不是 UTF-8 编码的文字",
        "type the text anew, or save the whole file as UTF-8",
        "请重新输入这段文字，或把整个文件另存为 UTF-8",
    ),
    "CR825": Message(
        Severity.ERROR,
        "`{column}` in row {row} is longer than {limit} characters",
        "第 {row} 行的 `{column}` 超过 {limit} 个字符",
        "keep long texts elsewhere and record where",
        "长文本请另行保存，这里只记录保存位置",
    ),
    "CR826": Message(
        Severity.ERROR,
        "`{column}` in row {row} is of a kind that cannot stand there",
        "第 {row} 行的 `{column}` 不能是这种数据",
        "write ids as text, times as text or timestamps, data as plain values",
        "编号请写成文字，时间写成文字或时间戳，数据写成单个的值",
    ),
    "CR827": Message(
        Severity.ERROR,
        "row {row} says `{column}` twice",
        "第 {row} 行两次写了 `{column}`",
        "keep one of the two",
        "请只保留一个",
    ),
    "CR828": Message(
        Severity.ERROR,
        "a quotation mark in row {row} has no partner",
        "第 {row} 行有一个引号没有配对",
        'put the whole cell in quotation marks and double those inside: `"he said ""no"""`',
        '请给整个单元格加引号，并把里面的引号写两次：`"他说""不"""`',
    ),
    "CR829": Message(
        Severity.ERROR,
        "row {row} has a cell that shows an error such as `#REF!`",
        "第 {row} 行有一个单元格显示 `#REF!` 之类的错误",
        "mend the formula, or write the value itself",
        "请修正公式，或直接填写数值",
    ),
    "CR830": Message(
        Severity.ERROR,
        "row {row} has a cell in a column without a header",
        "第 {row} 行有一个单元格所在的列没有表头",
        "name the column in the first line, or delete it",
        "请在第一行给这一列命名，或删除这一列",
    ),
}

"""Words that messages share: what a label says of another place, and the names of kinds of things.

A `Label` and a `Word` name a phrase by its key. Keys are English and stay put; only the wording may change.
"""

from __future__ import annotations

from typing import NamedTuple


class Phrase(NamedTuple):
    """One phrase in both languages; labels may use `str.format` placeholders."""

    en: str
    zh: str


LABELS: dict[str, Phrase] = {
    "first_here": Phrase("first written here", "第一次写在这里"),
    "bracket_here": Phrase("the bracket opens here", "括号从这里开始"),
    "beside_here": Phrase("beside this", "与这里放在一起"),
    "declared_here": Phrase("declared here", "在这里声明"),
    "inherited_here": Phrase("inherited from here", "从这里继承"),
    "opened_here": Phrase("opened here", "从这里开始"),
}

# What is wrong where a text is no YAML, and the edit that mends it.
YAML: dict[str, Phrase] = {
    "yaml.colon": Phrase("a colon that cannot stand here", "这里不能有冒号"),
    "yaml.colon.edit": Phrase(
        "put the text in quotes, or check the indentation of this line and the one above",
        "请给文字加上引号，或者检查这一行和上一行的缩进",
    ),
    "yaml.key": Phrase("a key without a colon", "键后面没有冒号"),
    "yaml.key.edit": Phrase("write `: ` between key and value", "请在键和值之间写 `: `"),
    "yaml.comma": Phrase("a comma or the closing bracket is missing", "缺少逗号或者右括号"),
    "yaml.comma.edit": Phrase(
        "write the comma or the bracket, or put the text in quotes", "请补上逗号或括号，或者给文字加上引号"
    ),
    "yaml.quote": Phrase("a quotation mark that is never closed", "引号没有配对"),
    "yaml.quote.edit": Phrase("write the closing quotation mark", "请补上后引号"),
    "yaml.escape": Phrase("an unknown escape after a backslash", "反斜杠后面的转义无法识别"),
    "yaml.escape.edit": Phrase(
        "use single quotes, or write the backslash twice", "请改用单引号，或者写两个反斜杠"
    ),
    "yaml.start": Phrase("a text cannot begin with this character", "文字不能以这个字符开头"),
    "yaml.start.edit": Phrase("put the text in quotes", "请给文字加上引号"),
    "yaml.dash": Phrase("a list cannot begin on the line of its key", "列表不能写在键的同一行"),
    "yaml.dash.edit": Phrase("begin the list on the next line", "请另起一行写列表"),
    "yaml.indent": Phrase("the line does not fit those above it", "这一行与上面的行对不上"),
    "yaml.indent.edit": Phrase(
        "check the indentation, and quotation marks that end too early", "请检查缩进，以及是否有引号提前结束"
    ),
    "yaml.other": Phrase("it cannot be read from here on", "从这里开始无法读取"),
    "yaml.other.edit": Phrase("check the line and the one above", "请检查这一行和上一行"),
}

# How a condition's types are said, and what it may have too many of.
CONDITIONS: dict[str, Phrase] = {
    "type.bool": Phrase("true or false", "真假值"),
    "type.int": Phrase("a whole number", "整数"),
    "type.number": Phrase("a number", "数字"),
    "type.text": Phrase("a text", "文字"),
    "type.date": Phrase("a date", "日期"),
    "type.instant": Phrase("a point in time", "时刻"),
    "type.duration": Phrase("a length of time", "时长"),
    "type.enum": Phrase("a choice from a list", "选项"),
    "type.ref": Phrase("a reference", "对象编号"),
    "type.actor": Phrase("whoever acted", "行为人"),
    "loop_value": Phrase("value of `for`", "`for` 的值"),
    "characters": Phrase("characters", "个字符"),
    "levels": Phrase("levels", "层"),
    "parts": Phrase("parts", "个部分"),
}

# What kind of value is written, and what kind belongs there.
SHAPES: dict[str, Phrase] = {
    "actor": Phrase("unit, post or role", "单位、岗位或角色"),
    "mapping": Phrase("a mapping with keys", "带键的映射"),
    "number": Phrase("a number", "数字"),
    "yes_no": Phrase("`true` or `false`", "`true` 或 `false`"),
    "nothing": Phrase("nothing", "空值"),
    "whole_number": Phrase("a whole number", "整数"),
    "id": Phrase("an id", "标识"),
    "constant": Phrase("a number or text", "数字或文字"),
    "day_of_period": Phrase("a day such as `28`, `-3` or `06-30`", "`28`、`-3`、`06-30` 这样的日子"),
    "mapping_or_text": Phrase("text or a mapping with keys", "文字或带键的映射"),
    "list_or_mapping": Phrase("a list or a mapping with keys", "列表或带键的映射"),
    "list_or_mapping_or_text": Phrase("text, a list or a mapping with keys", "文字、列表或带键的映射"),
}

# What is wrong with a calendar (`temporal.calendar_data`).
CALENDARS: dict[str, Phrase] = {
    "calendar.not_a_map": Phrase("keys with values belong here", "这里应为带键的映射"),
    "calendar.not_a_list": Phrase("a list belongs here", "这里应为列表"),
    "calendar.not_text": Phrase("text belongs here", "这里应为文字"),
    "calendar.missing_key": Phrase("a key is missing", "缺少一个键"),
    "calendar.unknown_key": Phrase("this is no key of a calendar", "日历没有这个键"),
    "calendar.not_a_year": Phrase("this is no year", "这不是年份"),
    "calendar.not_a_date": Phrase("this is no date", "这不是日期"),
    "calendar.backwards": Phrase("it ends before it begins", "结束早于开始"),
    "calendar.not_published": Phrase(
        "the year is not listed under `published`", "这一年没有列在 `published` 中"
    ),
    "calendar.not_cited": Phrase(
        "the year is listed under `published`, but has no entry under `years`",
        "这一年列在 `published` 中，`years` 里却没有",
    ),
    "calendar.other_year": Phrase("the day lies in another year", "这一天属于另一年"),
    "calendar.given_twice": Phrase("it is given twice", "写了两次"),
    "calendar.not_a_weekend": Phrase(
        "a day that makes up for a holiday lies on a weekend", "补班日应当是周末"
    ),
}

WORDS: dict[str, Phrase] = {
    "boundary": Phrase("boundary", "边界"),
    "calendar": Phrase("calendar", "日历"),
    "cause": Phrase("cause", "原因"),
    "clause": Phrase("clause", "条款"),
    "datum": Phrase("datum", "事件数据"),
    "duty": Phrase("duty", "职责"),
    "event": Phrase("event type", "事件类型"),
    "fact": Phrase("fact", "事实"),
    "finding": Phrase("kind of finding", "问题类型"),
    "group": Phrase("group", "工作机构"),
    "indicator": Phrase("indicator", "指标"),
    "level": Phrase("level", "层级"),
    "measure": Phrase("measure", "统计量"),
    "outcome": Phrase("outcome", "结果"),
    "parameter": Phrase("parameter", "参数"),
    "period": Phrase("period", "周期"),
    "policy": Phrase("policy", "方案"),
    "post": Phrase("post", "岗位"),
    "relation": Phrase("relation", "关系"),
    "role": Phrase("role", "角色"),
    "source": Phrase("source", "依据文件"),
    "state": Phrase("state", "状态"),
    "status": Phrase("status", "结论"),
    "subject": Phrase("subject type", "对象类型"),
    "term": Phrase("term", "学期"),
    "unit": Phrase("unit", "单位"),
    "vague_term": Phrase("vague term", "模糊用语"),
    "workflow": Phrase("workflow", "流程"),
    "condition": Phrase("condition", "条件"),
    "text": Phrase("text", "文字"),
    "list": Phrase("a list", "列表"),
    "value": Phrase("a single value", "单个值"),
    "files": Phrase("files", "个文件"),
    "bytes": Phrase("bytes", "字节"),
    "mirror.subject": Phrase("it concerns other cases than the group's own", "它针对的不是该机构自身的个案"),
    "mirror.duty": Phrase("it refers to a duty that does not", "它引用了一条不重复的职责"),
    "io.missing": Phrase("it leads to a file that does not exist", "它指向的文件不存在"),
    "io.permission": Phrase("permission is missing", "没有权限"),
    "io.special": Phrase("it is no ordinary file", "它不是普通文件"),
    "io.other": Phrase("the system refuses", "系统拒绝读取"),
    **YAML,
    **CONDITIONS,
    **SHAPES,
    **CALENDARS,
}

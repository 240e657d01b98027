"""CR630 to CR699: conditions that can be read, but whose names, types or times do not go together."""

from __future__ import annotations

from carerules.diagnostics.severity import Severity

from .message import Message

MEANING: dict[str, Message] = {
    # names
    "CR630": Message(
        Severity.ERROR,
        "no fact, parameter, measure or value of `for` is named `{name}`",
        "没有名为 `{name}` 的事实、参数、统计量或 `for` 的值",
        "did you mean `{suggestion}`?",
        "是不是想写 `{suggestion}`？",
    ),
    "CR631": Message(
        Severity.ERROR,
        "`{name}` is none of the values {values}",
        "`{name}` 不是可选的值：{values}",
        "did you mean `{suggestion}`?",
        "是不是想写 `{suggestion}`？",
    ),
    "CR632": Message(
        Severity.ERROR,
        "`{name}` is both a {kind} and a value",
        "`{name}` 既是{kind}的名字，又是一个值",
        'put the value in quotes: `"{name}"`; to mean the {kind}, rename it',
        '如果指这个值，请加引号：`"{name}"`；如果指{kind}，请给它改名',
    ),
    "CR633": Message(
        Severity.ERROR,
        "`{name}` cannot be read here: there is no event at hand",
        "这里不能读 `{name}`：此处没有事件",
        "read a fact that the event sets",
        "请改读由事件设定的事实",
    ),
    "CR634": Message(
        Severity.ERROR,
        "`{owner}` has no `{name}`",
        "`{owner}` 没有 `{name}`",
        "did you mean `{suggestion}`?",
        "是不是想写 `{suggestion}`？",
    ),
    "CR635": Message(
        Severity.ERROR,
        "`{name}` cannot be read here: no event opens this",
        "这里不能读 `{name}`：此处没有触发事件",
        "read a fact, or give the duty an `upon`",
        "请改读事实，或者给职责写上 `upon`",
    ),
    "CR636": Message(
        Severity.ERROR,
        "`{name}` is no value",
        "`{name}` 不是一个值",
        "write `{instead}`",
        "请写 `{instead}`",
    ),
    "CR637": Message(
        Severity.ERROR,
        "no function is named `{name}`",
        "没有名为 `{name}` 的函数",
        "did you mean `{suggestion}`?",
        "是不是想写 `{suggestion}`？",
    ),
    "CR638": Message(
        Severity.ERROR,
        "no {kind} `{name}` in this place",
        "此处没有{kind} `{name}`",
        "did you mean `{suggestion}`?",
        "是不是想写 `{suggestion}`？",
    ),
    "CR639": Message(
        Severity.ERROR,
        "`{function}` is not written like this",
        "`{function}` 的写法不对",
        "write it like `{form}`",
        "请按 `{form}` 的样子写",
    ),
    "CR640": Message(
        Severity.ERROR,
        "`{name}` alone is no condition",
        "单独一个 `{name}` 不是条件",
        "write `{instead}`",
        "请写 `{instead}`",
    ),
    "CR641": Message(
        Severity.ERROR,
        "there is no value `{name}`",
        "没有 `{name}` 这个值",
        "ask with `has(x)` or `not has(x)` whether something is known",
        "请用 `has(x)` 或 `not has(x)` 判断是否已知",
    ),
    "CR642": Message(
        Severity.ERROR,
        "`{name}` is a post or role, which is no value",
        "`{name}` 是岗位或角色，不是值",
        "write `holds_post(event.by, {name})` or `assigned({name})`",
        "请写 `holds_post(event.by, {name})` 或 `assigned({name})`",
    ),
    # types
    "CR650": Message(
        Severity.ERROR,
        "`{found}` should be true or false, but is {type}",
        "`{found}` 应当是真假值，却是{type}",
        "compare it: `{instead}`",
        "请写成比较：`{instead}`",
    ),
    "CR651": Message(
        Severity.ERROR,
        "`{found}` should be {expected}, but is {type}",
        "`{found}` 应当是{expected}，却是{type}",
    ),
    "CR652": Message(
        Severity.ERROR,
        "`{left}` is {left_type} and `{right}` is {right_type}: they cannot be compared",
        "`{left}` 是{left_type}，`{right}` 是{right_type}，两者不能比较",
        "write `{instead}`",
        "请写 `{instead}`",
    ),
    "CR653": Message(
        Severity.ERROR,
        "`{op}` needs {expected}, but `{found}` is {type}",
        "`{op}` 需要{expected}，而 `{found}` 是{type}",
    ),
    "CR654": Message(
        Severity.ERROR,
        "`{op}` needs an order, but `{found}` is {type}",
        "`{op}` 需要可以排序的值，而 `{found}` 是{type}",
        "use `==`, `!=` or `in`",
        "请用 `==`、`!=` 或 `in`",
    ),
    "CR655": Message(
        Severity.ERROR,
        "`{op}` cannot join `{left}`, {left_type}, and `{right}`, {right_type}",
        "`{op}` 不能连接 `{left}`（{left_type}）和 `{right}`（{right_type}）",
        "numbers go with numbers; a date or a point in time goes with `+` or `-` and a duration",
        "数字只能和数字计算；日期或时刻只能用 `+`、`-` 加减时长",
    ),
    "CR656": Message(
        Severity.ERROR,
        "`{left}` and `{right}` have no value in common",
        "`{left}` 和 `{right}` 没有相同的值",
        "compare values of the same list",
        "请比较同一组选项的值",
    ),
    "CR657": Message(
        Severity.ERROR,
        "`{function}` asks for {expected}, but `{found}` is {type}",
        "`{function}` 需要{expected}，而 `{found}` 是{type}",
    ),
    "CR658": Message(
        Severity.ERROR,
        "a date stands for the end of its day, so `{op}` with a point in time is not what it seems",
        "日期指当天的结束，与时刻用 `{op}` 比较会引起误解",
        "ask whether the point in time is `<=` a date (on that day or before) or `>` a date (later)",
        "请判断时刻 `<=` 日期（当天或之前）或者 `>` 日期（之后）",
    ),
    "CR659": Message(
        Severity.ERROR,
        "`{found}` can be {values}, which cannot stand here",
        "`{found}` 可能是 {values}，这里不允许",
    ),
    "CR660": Message(
        Severity.ERROR,
        "a date moves only by a constant length, and `{found}` is none",
        "日期只能加减固定的时长，`{found}` 不是",
        'write `duration("7d")`',
        '请写 `duration("7d")`',
    ),
    "CR661": Message(
        Severity.ERROR,
        "a date has no hours, so it cannot move by `{found}`",
        "日期没有钟点，不能加减 `{found}`",
        "use days (`1d`), or a point in time",
        "请用天数（`1d`），或者改用时刻",
    ),
    "CR662": Message(
        Severity.ERROR,
        "the two values after `?` are {left_type} and {right_type}",
        "`?` 后面的两个值分别是{left_type}和{right_type}",
        "give both the same type",
        "请让两者类型相同",
    ),
    # time
    "CR670": Message(
        Severity.ERROR,
        "`{found}` changes by itself and can only be compared with a constant or a parameter",
        "`{found}` 会随时间变化，只能和常量或参数比较",
        "put it alone on one side of the comparison",
        "请让它单独在比较的一边",
    ),
    "CR672": Message(
        Severity.ERROR,
        "`{found}` has no fixed length",
        "`{found}` 的长度不固定",
        "compare with `min`, `h`, `d` or `w`",
        "请用 `min`、`h`、`d` 或 `w`",
    ),
    "CR673": Message(
        Severity.ERROR,
        "there is no day `{found}`",
        "没有 `{found}` 这一天",
        "write year, month and day of a real day: `2024-03-08`",
        "请写真实日期的年、月、日：`2024-03-08`",
    ),
    "CR674": Message(
        Severity.ERROR,
        "`{found}` is no length of time",
        "`{found}` 不是时长",
        "write a whole number and one of `min h d w wd sd mo y`: `7d`",
        "请写整数加上 `min h d w wd sd mo y` 之一：`7d`",
    ),
    "CR675": Message(
        Severity.ERROR,
        "whole years and days are compared with a whole number, but `{found}` is {type}",
        "周岁和天数只能和整数比较，而 `{found}` 是{type}",
        "use a whole number: reached 16 is `>= 16`",
        "请用整数：满 16 周岁写作 `>= 16`",
    ),
    "CR680": Message(
        Severity.ERROR,
        "`has` asks for a fact or a datum of an event, and `{found}` is none",
        "`has` 只能用于事实或事件数据，`{found}` 不是",
        "name a fact, or `event.x`",
        "请写事实，或者 `event.x`",
    ),
    # conditions that no case can change
    "CR690": Message(
        Severity.WARNING,
        "`{found}` is true in every case",
        "`{found}` 永远为真",
        "delete it, or compare with a fact",
        "请删除它，或者和事实比较",
    ),
    "CR691": Message(
        Severity.WARNING,
        "`{found}` is false in every case",
        "`{found}` 永远为假",
        "delete it, or compare with a fact",
        "请删除它，或者和事实比较",
    ),
}

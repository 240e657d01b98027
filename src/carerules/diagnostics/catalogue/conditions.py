"""CR6xx: conditions. Here what cannot be read; what can be read and has no meaning is in `meaning`."""

from __future__ import annotations

from carerules.diagnostics.severity import Severity

from .meaning import MEANING
from .message import Message

MESSAGES: dict[str, Message] = {
    # signs, quotes and numbers
    "CR601": Message(
        Severity.ERROR,
        "`{found}` has no meaning in a condition",
        "条件里不能用 `{found}`",
        "the signs are `== != < <= > >= + - *`, `( ) [ ]` and `? :`",
        "可用的符号有 `== != < <= > >= + - *`、`( ) [ ]` 和 `? :`",
    ),
    "CR602": Message(
        Severity.ERROR,
        "`{found}` is not used in conditions",
        "条件里不用 `{found}`",
        "write `{instead}`",
        "请写 `{instead}`",
    ),
    "CR603": Message(
        Severity.ERROR,
        "an unusual or invisible blank stands here ({found})",
        "这里有特殊的或看不见的空白字符（{found}）",
        "delete it and type an ordinary space",
        "请删除它，改用普通的半角空格",
    ),
    "CR604": Message(
        Severity.ERROR,
        "the quotation mark is never closed",
        "引号没有配对",
        "write `{quote}` at the end of the text",
        "请在文字末尾补上 `{quote}`",
    ),
    "CR605": Message(
        Severity.ERROR,
        "`{found}` means nothing inside quotes",
        "引号里的 `{found}` 没有意义",
        "write a backslash as `\\\\`",
        "反斜杠请写作 `\\\\`",
    ),
    "CR606": Message(
        Severity.ERROR,
        "`{found}` is not a number",
        "`{found}` 不是数字",
        "write `{instead}`",
        "请写 `{instead}`",
    ),
    "CR607": Message(
        Severity.ERROR,
        "`{found}` is too large a number",
        "`{found}` 这个数太大",
        "whole numbers reach up to 9007199254740992",
        "整数最大为 9007199254740992",
    ),
    # grammar
    "CR610": Message(
        Severity.ERROR,
        "the condition is empty",
        "条件是空的",
        "write the condition, or leave the key out",
        "请写出条件，或者去掉这个键",
    ),
    "CR611": Message(
        Severity.ERROR,
        "a value should stand where `{found}` is",
        "`{found}` 的位置应当是一个值",
        "write a value before it, or delete it",
        "请在它前面写一个值，或者删除它",
    ),
    "CR612": Message(
        Severity.ERROR,
        "an operator is missing before `{found}`",
        "`{found}` 前面缺少运算符",
        "join the two with `and`, `or` or a comparison such as `==`",
        "请用 `and`、`or` 或者 `==` 之类的比较把两边连起来",
    ),
    "CR613": Message(
        Severity.ERROR,
        "the bracket `{bracket}` is never closed",
        "括号 `{bracket}` 没有配对",
        "write `{closing}` where it should end",
        "请在应当结束的地方写 `{closing}`",
    ),
    "CR614": Message(
        Severity.ERROR,
        "`{found}` cannot stand here",
        "这里不能写 `{found}`",
        "delete it, or check the brackets before it",
        "请删除它，或者检查前面的括号",
    ),
    "CR615": Message(
        Severity.ERROR,
        "comparisons cannot be chained",
        "比较不能连写",
        "write `{instead}`",
        "请写 `{instead}`",
    ),
    "CR616": Message(
        Severity.ERROR,
        "`in` and a list in brackets belong together",
        "`in` 和方括号里的列表必须一起使用",
        'write `x in [a, b]`; for a state `in("workflow.state")`',
        '请写 `x in [a, b]`；判断状态请写 `in("workflow.state")`',
    ),
    "CR617": Message(
        Severity.ERROR,
        "the part with `{found}` needs brackets of its own",
        "带 `{found}` 的部分要加括号",
        "put the marked part in `( )`, to its end",
        "请把标出的部分（到它的结尾）放进 `( )`",
    ),
    "CR618": Message(
        Severity.ERROR,
        "`?` has no `:` to go with it",
        "`?` 没有配对的 `:`",
        "write `test ? value : other value`",
        "请写 `条件 ? 值 : 另一个值`",
    ),
    "CR619": Message(
        Severity.ERROR,
        "the condition has more than {limit} {parts}",
        "条件超过 {limit} {parts}",
        "make a list of several conditions, or use `x in [a, b]`",
        "请拆成几个条件的列表，或者用 `x in [a, b]`",
    ),
    "CR620": Message(
        Severity.ERROR,
        "`{found}` is no constant for a list",
        "列表里不能有 `{found}`",
        "a list holds one or more constants; join other comparisons with `or`",
        "列表里只能有常量，至少一个；其他比较请用 `or` 连接",
    ),
    "CR621": Message(
        Severity.ERROR,
        "the condition ends after `{found}`, where a value should follow",
        "条件在 `{found}` 之后中断，后面应当有一个值",
        "write the value, or delete `{found}`",
        "请补上这个值，或者删除 `{found}`",
    ),
    **MEANING,
}

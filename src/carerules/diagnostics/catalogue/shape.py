"""CR2xx: the shape of items."""

from __future__ import annotations

from carerules.diagnostics.severity import Severity

from .message import Message

MESSAGES: dict[str, Message] = {
    # keys and values
    "CR201": Message(
        Severity.ERROR,
        "`{key}` is no key here",
        "这里没有 `{key}` 这个键",
        "did you mean `{suggestion}`?",
        "是不是想写 `{suggestion}`？",
    ),
    "CR202": Message(
        Severity.ERROR,
        "the key `{key}` is missing",
        "缺少键 `{key}`",
        "write `{key}:` with its value",
        "请补上 `{key}:` 和它的值",
    ),
    "CR203": Message(
        Severity.ERROR,
        "{found} is written where {wanted} belongs",
        "这里应为{wanted}，写的却是{found}",
        "write {wanted}",
        "请改为{wanted}",
    ),
    "CR204": Message(
        Severity.ERROR,
        "`{word}` is not one of {options}",
        "`{word}` 不在 {options} 之中",
        "did you mean `{suggestion}`?",
        "是不是想写 `{suggestion}`？",
    ),
    # ids, dates and texts
    "CR205": Message(
        Severity.ERROR,
        "`{word}` is no id",
        "`{word}` 不能用作标识",
        "begin with a letter or `_`, go on with letters, digits and `_`, and leave out the words "
        "of conditions (`and or not in true false`)",
        "以字母、汉字或 `_` 开头，后面用字母、汉字、数字和 `_`，并避开条件用词（`and or not in true false`）",
    ),
    "CR206": Message(
        Severity.ERROR,
        "the id `{word}` is not written with composed characters (NFC)",
        "标识 `{word}` 没有采用合成字符（NFC）",
        "type it again as `{suggestion}`",
        "请重新输入 `{suggestion}`",
    ),
    "CR207": Message(
        Severity.ERROR,
        "`{word}` is no date",
        "`{word}` 不是日期",
        "write it as `2026-03-08`",
        "请写成 `2026-03-08` 的样子",
    ),
    "CR208": Message(
        Severity.ERROR,
        "`{word}` is no day that every year has",
        "`{word}` 不是每年都有的日子",
        "write month and day as `04-01`",
        "请写成 `04-01`（月-日）的样子",
    ),
    "CR209": Message(
        Severity.ERROR,
        "`{word}` is not text for YAML",
        "YAML 不把 `{word}` 当作文字",
        'put it in quotes: `"{word}"`',
        '请加上引号：`"{word}"`',
    ),
    "CR210": Message(
        Severity.ERROR,
        "nothing is written here",
        "这里没有内容",
        "write a value, or delete the key",
        "请写上内容，或者删除这个键",
    ),
    "CR211": Message(
        Severity.ERROR,
        "`{word}` is listed twice",
        "`{word}` 列了两次",
        "delete one of the two",
        "请删除其中一个",
    ),
    "CR212": Message(
        Severity.ERROR,
        "version {version} of the language is not known",
        "不认识第 {version} 版语言",
        "write `language_version: {understood}`",
        "请写 `language_version: {understood}`",
    ),
    "CR213": Message(
        Severity.ERROR,
        "`{found}` is too small: at least {least}",
        "`{found}` 太小，至少是 {least}",
        "write {least} or more",
        "请写 {least} 或更大的数",
    ),
    # types
    "CR214": Message(
        Severity.ERROR,
        "a value by dates is not yet supported here",
        "这里还不支持按日期变化的值",
        "write one value, or give two items an `effective` range each",
        "请只写一个值，或者写成两个条目并各自给出 `effective`",
    ),
    "CR215": Message(
        Severity.ERROR,
        "there is no type `{word}`",
        "没有 `{word}` 这种类型",
        "the types are `bool int number text date instant duration`, `{{enum: [...]}}` and `{{ref: "
        "subject type}}`",
        "类型有 `bool int number text date instant duration`、`{{enum: [...]}}` 和 `{{ref: 对象类型}}`",
    ),
    "CR216": Message(
        Severity.ERROR,
        "this is no type",
        "这里不是类型",
        "write `{{enum: [...]}}` or `{{ref: subject type}}` alone; a fact with more keys as "
        "`{{type: ..., default: ...}}`",
        "请单独写 `{{enum: [...]}}` 或 `{{ref: 对象类型}}`；事实如有别的键，请写成 `{{type: ..., default: ...}}`",
    ),
    "CR217": Message(
        Severity.ERROR,
        "`enum` lists no values",
        "`enum` 没有列出取值",
        "write the values as texts: `[low, high]`",
        "请把取值写成文字列表：`[low, high]`",
    ),
    "CR218": Message(
        Severity.ERROR,
        "a fact takes no `?`: it is unknown until an event sets it",
        "事实不带 `?`：在事件设定之前它本来就是未知的",
        "delete the `?`, or give a `default`",
        "请删除 `?`，或者写上 `default`",
    ),
    # single keys
    "CR219": Message(
        Severity.ERROR,
        "`for` names {count} values; it must name one",
        "`for` 写了 {count} 个名称，只能写一个",
        "write one duty for each",
        "请分成几条职责",
    ),
    "CR220": Message(
        Severity.ERROR,
        "`{word}` is no target",
        "`{word}` 不是目标值",
        "write it as `>= 95%`",
        "请写成 `>= 95%` 的样子",
    ),
    # files
    "CR221": Message(
        Severity.ERROR,
        "`{id}` is declared twice",
        "`{id}` 声明了两次",
        "rename one of the two, or delete it",
        "请改名或者删除其中一个",
    ),
    "CR222": Message(
        Severity.ERROR,
        "`{key}` belongs in `{head}`",
        "`{key}` 应写在 `{head}` 里",
        "move it there",
        "请移到那里",
    ),
    "CR223": Message(
        Severity.ERROR,
        "`{key}` is given in two files",
        "`{key}` 在两个文件里都写了",
        "put it into one of them",
        "请合并到其中一个文件",
    ),
    "CR225": Message(
        Severity.ERROR,
        "the default `{value}` is not {type}",
        "默认值 `{value}` 不是{type}",
        "write a value of the fact's type",
        "请写一个符合该事实类型的值",
    ),
    "CR226": Message(
        Severity.ERROR,
        "the values of `{parameter}` are of different types",
        "`{parameter}` 的各个值类型不同",
        "write all as one of {types}",
        "请统一为 {types} 中的一种",
    ),
}

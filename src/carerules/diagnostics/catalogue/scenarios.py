"""CR7xx: scenario files, the tests of a policy."""

from __future__ import annotations

from carerules.diagnostics.severity import Severity

from .message import Message

MESSAGES: dict[str, Message] = {
    "CR701": Message(
        Severity.ERROR,
        "a scenario has no key `{key}` here",
        "情景文件此处没有 `{key}` 这个键",
        "did you mean `{near}`?",
        "是否想写 `{near}`?",
    ),
    "CR702": Message(
        Severity.ERROR,
        "`{key}` is a list of lines, each a mapping",
        "`{key}` 应为列表,每一行是一组键值",
        "write each line as `- {{at: 2026-03-02T08:00, event: …}}`",
        "每行写作 `- {{at: 2026-03-02T08:00, event: …}}`",
    ),
    "CR703": Message(
        Severity.ERROR,
        "`subject` names one subject type and one id",
        "`subject` 应写明一个对象类型和一个编号",
        "write for instance `subject: {{child: child-001}}`",
        "例如 `subject: {{child: child-001}}`",
    ),
    "CR704": Message(
        Severity.ERROR,
        "no {what} `{name}` in this policy: the line could never be borne out",
        "本方案中没有 `{name}`({what}),这一行永远无法成立",
        "did you mean `{near}`?",
        "是否想写 `{near}`?",
    ),
    "CR705": Message(
        Severity.ERROR,
        "nothing is expected here: a test that cannot fail proves nothing",
        "这里没有写任何预期:不会失败的测试什么也证明不了",
        "add what must hold, such as `duty` and `status`, `state` or `findings`",
        "写明应当成立的内容,如 `duty` 与 `status`、`state` 或 `findings`",
    ),
    "CR706": Message(
        Severity.ERROR,
        "`{key}` is missing: a question needs an instant",
        "缺少 `{key}`:提问必须写明时刻",
        "add `as_of: 2026-03-16`; a date means the end of that day",
        "加上 `as_of: 2026-03-16`;只写日期表示当天结束时",
    ),
    "CR707": Message(
        Severity.ERROR,
        "`{value}` is no instant",
        "`{value}` 不是有效的时刻",
        "write a date such as `2026-03-16` or an instant such as `2026-03-16T15:00`",
        "写日期如 `2026-03-16`,或时刻如 `2026-03-16T15:00`",
    ),
    "CR708": Message(
        Severity.ERROR,
        "a record of the history cannot be read: its `{key}` is missing or cannot be",
        "情景中的一条记录无法读取:`{key}` 缺失或无效",
        "every line needs `at` and `event`",
        "每条记录都需要 `at` 和 `event`",
    ),
    "CR709": Message(
        Severity.ERROR,
        "a line of `cannot` names one thing that scenarios could cover, and why it cannot occur",
        "`cannot` 的每一行应写明一项情景可覆盖的内容,以及它为何不可能发生",
        "write for instance `- {{duty: visit, outcome: waived, why: …}}`",
        "例如 `- {{duty: visit, outcome: waived, why: …}}`",
    ),
    "CR710": Message(
        Severity.ERROR,
        "nothing that coverage counts answers to this line: there is nothing to exclude",
        "覆盖率所计的项目中没有与这一行相符的:无可排除",
        "take its words from what `carerules test --coverage` lists as missing",
        "请使用 `carerules test --coverage` 列为缺失的项目中的用语",
    ),
    "CR711": Message(
        Severity.ERROR,
        "`{key}` holds here whatever happens: a test that cannot fail proves nothing",
        "这里的 `{key}` 无论如何都成立:不会失败的测试什么也证明不了",
        "write `findings: [violated]`, `no_findings: true` or `state: {{workflow: state}}`; what is asked of an "
        "obligation needs its `duty`",
        "写作 `findings: [violated]`、`no_findings: true` 或 `state: {{workflow: state}}`;对职责的预期须写明 `duty`",
    ),
}

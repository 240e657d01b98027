"""CR4xx: workflows."""

from __future__ import annotations

from carerules.diagnostics.severity import Severity

from .message import Message

MESSAGES: dict[str, Message] = {
    # states and transitions
    "CR401": Message(
        Severity.ERROR,
        "the workflow `{workflow}` has no state `{state}`",
        "流程 `{workflow}` 没有状态 `{state}`",
        "did you mean `{suggestion}`?",
        "是不是想写 `{suggestion}`？",
    ),
    "CR402": Message(
        Severity.ERROR,
        "`{initial}` is no state directly inside `{holder}`",
        "`{holder}` 里没有直接的状态 `{initial}`",
        "did you mean `{suggestion}`?",
        "是不是想写 `{suggestion}`？",
    ),
    "CR403": Message(
        Severity.ERROR,
        "`{state}` has states inside but no `initial` one",
        "`{state}` 里有状态，却没有 `initial`",
        "write `initial:` with the state that comes first",
        "请用 `initial:` 写明先进入哪个状态",
    ),
    "CR404": Message(
        Severity.ERROR,
        "`{key}` needs states inside `{state}`",
        "`{state}` 里没有状态，`{key}` 没有意义",
        "write `states:`, or delete `{key}`",
        "请写 `states:`，或者删除 `{key}`",
    ),
    "CR405": Message(
        Severity.ERROR,
        "the final state `{state}` goes on",
        "终止状态 `{state}` 后面还有内容",
        "delete `final`, or its transitions and states",
        "请删除 `final`，或者删除它的转移和子状态",
    ),
    "CR406": Message(
        Severity.ERROR,
        "a transition of `{state}` without `event` needs both `when` and `to`",
        "`{state}` 的转移没有 `event`，就必须同时有 `when` 和 `to`",
        "write the `event` that it waits for, or both `when` and `to`",
        "请写上等待的 `event`，或者同时写 `when` 和 `to`",
    ),
    "CR407": Message(
        Severity.ERROR,
        "these cause one another in a circle without time passing: {circle}",
        "这些事件互相引发，成了一个圈，中间没有时间经过：{circle}",
        "take one rule out of the circle, or let time pass with `after`, `within` or `tolerance`",
        "请去掉圈中的一条规则，或者用 `after`、`within`、`tolerance` 让时间经过",
    ),
    # checks
    "CR410": Message(
        Severity.WARNING,
        "no transition leads to the state `{state}` of `{workflow}`",
        "`{workflow}` 中没有转移通向状态 `{state}`",
        "write a transition with `to: {state}`, or delete the state",
        "请写一个 `to: {state}` 的转移，或者删除这个状态",
    ),
    "CR411": Message(
        Severity.WARNING,
        "a case never leaves the state `{state}` of `{workflow}`",
        "个案进入 `{workflow}` 的状态 `{state}` 后再也出不来",
        "write `final: true` if that is meant, else a transition",
        "如果本意如此请写 `final: true`，否则请写一个转移",
    ),
    "CR412": Message(
        Severity.WARNING,
        "this transition is never taken: an earlier one takes every `{event}`",
        "这个转移永远不会发生：前面的转移接受了所有 `{event}`",
        "give the earlier one a `when`, or put it last",
        "请给前面的转移写上 `when`，或者把它放到最后",
    ),
}

"""What is said of a policy besides its errors and warnings."""

from __future__ import annotations

from .voice import Wording

NOTES: Wording = {
    "vague": ("Vague terms: {n}", "模糊用语:{n}"),
    "term": ("`{id}` ({term}): {number}; used by {users}", "`{id}`({term}):{number};用于 {users}"),
    "unused": ("nothing", "无"),
    "no_number": ("no number, so lateness is not judged", "没有数字,不判断是否逾期"),
    "assumed": ("{value}, ASSUMED, decided by {who}", "{value}(假定,由 {who} 确定)"),
    "decided": ("{value}, decided by {who}", "{value}(由 {who} 确定)"),
    "unquantified": ("Duties without a number: {n}", "没有数字的职责:{n}"),
    "tightened": ("Changed against the inherited policy: {n}", "与上级方案不同之处:{n}"),
    "tightening": ("{section} `{id}`: {reason}", "{section} `{id}`:{reason}"),
    "summary": ("errors: {errors}, warnings: {warnings}", "错误:{errors},警告:{warnings}"),
    "size": (
        "{policy}: units {units}, posts {posts}, subject types {subjects}, event types {events}, "
        "workflows {workflows}, duties {duties}",
        "{policy}:单位 {units} 个,岗位 {posts} 个,对象类型 {subjects} 个,事件类型 {events} 个,"
        "流程 {workflows} 个,职责 {duties} 项",
    ),
}

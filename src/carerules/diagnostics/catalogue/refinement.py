"""CR35x, CR36x: what a refinement does to what it inherits."""

from __future__ import annotations

from carerules.diagnostics.severity import Severity

from .message import Message

_OR_WHY = "or say with `tightens: <reason>` why it is no weaker"
_OR_WHY_ZH = "或者用 `tightens: <理由>` 说明为什么没有放宽"

MESSAGES: dict[str, Message] = {
    # duties
    "CR350": Message(
        Severity.ERROR,
        "`{key}` of `{item}` is looser than what it inherits: `{after}` instead of `{before}`",
        "`{item}` 的 `{key}` 比继承的宽松：继承的是 `{before}`，这里是 `{after}`",
        f"write a shorter duration of the same unit, {_OR_WHY}",
        f"请写同一单位的更短时长，{_OR_WHY_ZH}",
    ),
    "CR351": Message(
        Severity.ERROR,
        "`{key}` of `{item}` asks for a condition that it does not inherit: `{condition}`",
        "`{item}` 的 `{key}` 多了一个继承中没有的条件：`{condition}`",
        f"delete the condition, {_OR_WHY}",
        f"请删除这个条件，{_OR_WHY_ZH}",
    ),
    "CR352": Message(
        Severity.ERROR,
        "`{key}` of `{item}` no longer asks for the inherited condition `{condition}`",
        "`{item}` 的 `{key}` 缺了继承的条件 `{condition}`",
        f"add it to the list, {_OR_WHY}",
        f"请把它加进列表，{_OR_WHY_ZH}",
    ),
    "CR353": Message(
        Severity.ERROR,
        "`{after}` in `{item}` is not at the level of the inherited `{before}` or above",
        "`{item}` 中的 `{after}` 不在继承的 `{before}` 的同级或上级",
        f"name somebody at that level or above, {_OR_WHY}",
        f"请写同级或上级的承担者，{_OR_WHY_ZH}",
    ),
    "CR354": Message(
        Severity.ERROR,
        "the parameter `{item}` may not move from `{before}` to `{after}`",
        "参数 `{item}` 不能从 `{before}` 改为 `{after}`",
        f"move it the way that `tighten` says, {_OR_WHY}",
        f"请按 `tighten` 的方向调整，{_OR_WHY_ZH}",
    ),
    "CR355": Message(
        Severity.ERROR,
        "a refinement may not change `{key}` of the inherited `{item}`",
        "细化方案不能修改继承的 `{item}` 的 `{key}`",
        f"delete the key, {_OR_WHY}",
        f"请删除这个键，{_OR_WHY_ZH}",
    ),
    "CR356": Message(
        Severity.ERROR,
        "the inherited workflow `{item}` is cut at the state `{state}`",
        "继承的流程 `{item}` 在状态 `{state}` 处被删改",
        "repeat the inherited list as it is; what is new comes after it",
        "请照原样写出继承的列表，新的内容写在后面",
    ),
    "CR357": Message(
        Severity.ERROR,
        "`{key}` of `{item}` no longer names {names}",
        "`{item}` 的 `{key}` 不再包括 {names}",
        f"add them to the list, {_OR_WHY}",
        f"请加进列表，{_OR_WHY_ZH}",
    ),
    "CR358": Message(
        Severity.ERROR,
        "the inherited `{item}` would begin later or end earlier",
        "继承的 `{item}` 会更晚开始或者更早结束",
        f"delete `effective`, {_OR_WHY}",
        f"请删除 `effective`，{_OR_WHY_ZH}",
    ),
    "CR359": Message(
        Severity.ERROR,
        "`{key}` belongs to the inherited policy",
        "`{key}` 由被继承的方案规定",
        "delete the key; lists may be added to, and nothing else",
        "请删除这个键；列表只能增加内容",
    ),
    # what comes
    "CR360": Message(
        Severity.ERROR,
        "the permission `{item}` decides whose inherited `{event}` counts",
        "许可 `{item}` 会影响继承的 `{event}` 由谁作出才有效",
        f"permit an event type of this policy, {_OR_WHY}",
        f"请许可本方案自己的事件类型，{_OR_WHY_ZH}",
    ),
    "CR361": Message(
        Severity.ERROR,
        "something new would move a case out of the inherited state `{state}` of `{item}`",
        "新增内容会使个案离开继承流程 `{item}` 的状态 `{state}`",
        f"let it wait for an event type of this policy, {_OR_WHY}",
        f"请让它等待本方案自己的事件类型，{_OR_WHY_ZH}",
    ),
    "CR362": Message(
        Severity.ERROR,
        "the inherited event type `{item}` would no longer be valid without `{name}`",
        "继承的事件类型 `{item}` 缺少 `{name}` 就会无效",
        f"make the datum optional with `?`, {_OR_WHY}",
        f"请用 `?` 把这项数据改为可选，{_OR_WHY_ZH}",
    ),
    "CR363": Message(
        Severity.WARNING,
        "`tightens` gives a reason, but `{item}` needs none",
        "`tightens` 写了理由，但 `{item}` 不需要理由",
        "delete it: reports list every reason as a departure from what is inherited",
        "请删除：报告会把每条理由列为与上级方案的不同之处",
    ),
    "CR364": Message(
        Severity.ERROR,
        "the periods of `{item}` do not fit: `{before}` is no multiple of `{after}`",
        "`{item}` 的周期对不上：`{before}` 不是 `{after}` 的整数倍",
        f"choose a part of the inherited period, {_OR_WHY}",
        f"请选继承周期的整数分之一，{_OR_WHY_ZH}",
    ),
    "CR365": Message(
        Severity.ERROR,
        "step {step} of `{key}` of `{item}` is gone, later or lower than inherited",
        "`{item}` 的 `{key}` 第 {step} 步被删去、推迟或者降低了层级",
        f"repeat the inherited steps; what is new comes after them, {_OR_WHY}",
        f"请照原样写出继承的各步，新的写在后面，{_OR_WHY_ZH}",
    ),
    "CR366": Message(
        Severity.ERROR,
        "`{name}` of the inherited `{item}` may not be changed",
        "不能修改继承的 `{item}` 的 `{name}`",
        f"delete it here, {_OR_WHY}",
        f"请在这里删除它，{_OR_WHY_ZH}",
    ),
    "CR367": Message(
        Severity.ERROR,
        "the clause `{clause}` is carried out by inherited items",
        "条款 `{clause}` 已由继承的条目落实",
        "delete the entry, or list what carries it out here as well",
        "请删除这一条，或者写出本方案中落实它的条目",
    ),
}

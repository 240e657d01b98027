"""What a report of coverage says, in both languages."""

from __future__ import annotations

from carerules.report.voice import Wording

RATIO_WORDS: Wording = {
    "ratio.transitions": ("transitions taken", "已发生的状态转换"),
    "ratio.outcomes": ("duty x outcome", "职责 × 结果"),
    "ratio.boundaries": ("duty x deadline boundary", "职责 × 期限边界"),
    "ratio.causes": ("causes of undetermined", "无法判断的原因"),
    "of.transitions": ("all transitions of all workflows", "全部流程的全部转换"),
    "of.outcomes": ("the outcomes that each duty can have", "各职责可能出现的结果"),
    "of.boundaries": ("the boundaries of each deadline", "各期限的边界"),
    "of.causes": ("what each condition reads and may lack", "各条件读取且可能缺失的内容"),
}

BOUNDARY_TEXTS: Wording = {
    "boundary.day_before": ("day before", "前一天"),
    "boundary.day_of": ("day of", "当天"),
    "boundary.day_after": ("day after", "后一天"),
    "boundary.just_before": ("just before", "之前不到一分钟"),
    "boundary.at": ("at the instant", "恰在该时刻"),
    "boundary.just_after": ("just after", "之后不到一分钟"),
    "boundary.month_end": ("month end", "月末"),
    "boundary.leap_day": ("leap day", "闰日"),
    "boundary.holiday": ("over a holiday", "跨节假日"),
}

REASONS: Wording = {
    "no_number": ("its deadline is a word without a number", "期限用语没有数字"),
    "numbered": ("its deadline is no word without a number", "期限并非没有数字的用语"),
    "no_suspend": ("it has no `suspend`", "没有 `suspend`"),
    "period": ("a period is not suspended", "按周期的职责不中止计时"),
    "no_end": (
        "nothing ends it: it has no `while`, its subject type no `ends`",
        "没有终止条件:既无 `while`,对象类型也无 `ends`",
    ),
    "no_waive": ("it has no `waive`", "没有 `waive`"),
    "kept": ("what is kept is never done", "应保持的状态没有完成之时"),
    "prohibition": ("a prohibition is violated or undecided, nothing else", "禁止只有违反或无法判断"),
    "nothing_unknown": ("nothing that it reads can be missing", "所读内容都不会缺失"),
}

TEXTS: Wording = {
    "title": ("Scenario coverage: {n} scenarios", "情景覆盖率:{n} 个情景"),
    "failed": (
        "{n} of them failed and count for nothing",
        "其中 {n} 个失败,不计入覆盖",
    ),
    "ratio": (
        "{share:>7}  {name}: {covered} of {total} ({of})",
        "{share:>7}  {name}:{covered}/{total}({of})",
    ),
    "ratio_nothing": ("{share:>7}  {name}: nothing to cover", "{share:>7}  {name}:无可覆盖"),
    "left_to_base": (
        "left to the scenarios of the policy that is refined: {n} entries",
        "由上级方案的情景覆盖:{n} 项",
    ),
    "excluded_count": ("; {n} excluded", ";另排除 {n}"),
    "least": ("least: {name}, {share}", "最低:{name},{share}"),
    "least_nothing": ("least: nothing to cover", "最低:无可覆盖"),
    "missing": ("Not covered: {name}, {n}", "未覆盖:{name},{n}"),
    "excluded": ("Excluded: {n}", "已排除:{n}"),
    "exclusion": ("{entry}: {why} ({line})", "{entry}:{why}({line})"),
    "impossible": (
        "Outcomes that cannot be, by the shape of the duty: {n}",
        "因职责形式而不可能出现的结果:{n}",
    ),
    "impossible_line": ("{outcome}: {n} duties, {reason}", "{outcome}:{n} 项职责,{reason}"),
    "contradicted": (
        "error: excluded at {line}, but {file} reaches it: {entry}",
        "错误:{line} 已排除,但 {file} 覆盖了它:{entry}",
    ),
    "too_low": (
        "the least of the four is under {least} %",
        "四项中最低的一项低于 {least} %",
    ),
    "after": ("after {delay}", "{delay} 后"),
    "eventless": ("eventless", "无事件"),
    "stays": ("stays", "不变"),
    "outcome.permitted": ("permitted", "获准"),
    "outcome.not_permitted": ("not permitted", "不获准"),
    "cause_at": ("{name} ({cause})", "{name}({cause})"),
    "date_only": ("a record of the day without its time", "当天的记录没有时刻"),
}

WORDING: Wording = {**RATIO_WORDS, **BOUNDARY_TEXTS, **REASONS, **TEXTS}

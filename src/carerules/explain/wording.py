"""The sentences of an explanation, in Chinese and English."""

from __future__ import annotations

from carerules.temporal.instants import format_instant
from carerules.temporal.zone import Zone

SENTENCES: dict[str, tuple[str, str]] = {
    "head": ("{duty}: {status}", "{duty}:{status}"),
    "head_for": ("{duty} (for {loop}): {status}", "{duty}(对象:{loop}):{status}"),
    "head_step": ("{duty}, step {step} of the escalation: {status}", "{duty},逐级上报第 {step} 步:{status}"),
    "rule": ("the rule is at {place}; it rests on {sources}", "规定见 {place};依据:{sources}"),
    "rule_bare": ("the rule is at {place}; it names no source", "规定见 {place};没有写明依据"),
    "opened_event": ("it opened at {at} with `{event}` ({id})", "{at} 因“{event}”({id})产生"),
    "opened_period": ("it opened at {at} with the period {period}", "{at} 随周期 {period} 开始而产生"),
    "opened_while": ("it opened at {at}, when its condition became true", "{at} 条件成立时产生"),
    "opened_case": ("it opened at {at}, as the duty always applies", "{at} 产生(该职责始终适用)"),
    "opened_unknown": (
        "from {at} on it is unknown whether its condition holds",
        "自 {at} 起不知其条件是否成立",
    ),
    "opened_event_unknown": (
        "`{event}` at {at} ({id}) may have opened it: whether its condition held is unknown",
        "{at} 的“{event}”({id})可能使其产生:不知其条件是否成立",
    ),
    "opened_next": (
        "it opened at {at}, when the one before it ended",
        "前一项于 {at} 结束,随即产生",
    ),
    "opened_internal": ("it opened at {at} upon {events}", "{at} 因 {events} 产生"),
    "opened_again": (
        "it opened at {at}, as the next of a recurring duty",
        "{at} 作为周期性职责的下一次产生",
    ),
    "opened_step": (
        "it opened at {at}, because the violation of {violated} was still undone",
        "因 {violated} 的违反仍未补做,于 {at} 产生",
    ),
    "due_tolerance": (
        "the deadline is {due}: the condition has been false since {start}, and {term} are tolerated",
        "期限为 {due}:条件自 {start} 起不成立,容许 {term}",
    ),
    "due_tolerance_moved": (
        "the deadline is {due}: {term} are tolerated, counted from {start}, without the time its clock stood",
        "期限为 {due}:自 {start} 起容许 {term},中止计时的时间不计",
    ),
    "due_moved": (
        "the deadline is {due}: {term} counted from {start} gave {plain}, and it moved because the clock stood",
        "期限为 {due}:自 {start} 起算 {term} 本为 {plain},因中止计时而顺延",
    ),
    "due_now": (
        "the condition was false at {due}, and nothing is tolerated",
        "{due} 条件不成立,且不容许间断",
    ),
    "due_term": (
        "the deadline is {due}: {term} counted from {start}{first}",
        "期限为 {due}:自 {start} 起算 {term}{first}",
    ),
    "not_first_day": (", the first day not counted", ",起算当日不计"),
    "due_repeat": (
        "the deadline is {due}: {n} times {term}, counted from {start}, because {missed} passed undone",
        "期限为 {due}:自 {start} 起算 {n} 个 {term},此前 {missed} 次到期未办",
    ),
    "due_date": (
        "the deadline is {due}, as the dates in the record give it",
        "期限为 {due},由记录中的日期得出",
    ),
    "due_period": ("the deadline is {due}, in the period {period}", "期限为 {due}(周期 {period})"),
    "due_before": (
        "it was to be done before `{event}`, which came at {due}",
        "应在“{event}”之前完成,而该事件发生于 {due}",
    ),
    "due_before_record": (
        "it was to be done before `{event}` ({id}), which came at {due}",
        "应在“{event}”({id})之前完成,而该事件发生于 {due}",
    ),
    "due_before_open": (
        "it is to be done before `{event}`, which has not come",
        "应在“{event}”之前完成,该事件尚未发生",
    ),
    "due_forbid": ("it happened at {due}", "发生于 {due}"),
    "no_due": ("it has no deadline yet", "目前没有期限"),
    "no_due_unknown": ("what its deadline is, or whether it runs, is unknown", "期限为何、是否起算均未知"),
    "no_due_suspended": ("it has no deadline while its clock stands", "中止计时期间没有期限"),
    "no_due_kept": ("it has no deadline while the condition holds", "条件成立期间没有期限"),
    "no_number": (
        "its deadline is a word without a number, so lateness is not judged",
        "期限用语没有具体数字,不判断是否逾期",
    ),
    "skipped": ("days that did not count: {days}", "不计入的日子:{days}"),
    "counted": ("make-up working days that counted: {days}", "计入的调休工作日:{days}"),
    "found": ("done at {at} by {by} with `{event}` ({id})", "{at} 由 {by} 以“{event}”({id})完成"),
    "day_only": (
        "`{event}` ({id}) is of {day} without a time of day, so nobody knows whether it came by {due}",
        "“{event}”({id})只记录了日期 {day},不知是否在 {due} 之前",
    ),
    "times": ("{wanted} times are asked for, {n} counted", "要求 {wanted} 次,已计 {n} 次"),
    "absent": (
        "no `{event}` that counts between {start} and {end}; {last}",
        "{start} 至 {end} 之间没有有效的“{event}”;{last}",
    ),
    "last_act": ("the last was at {at} ({id})", "最近一次为 {at}({id})"),
    "no_last_act": ("there was none before either", "此前也没有"),
    "must_hold": ("to count, this must hold: {condition}", "有效条件:{condition}"),
    "did_not_count": ("`{event}` at {at} ({id}) did not count: {why}", "{at} 的“{event}”({id})不算数:{why}"),
    "may_count": (
        "`{event}` at {at} ({id}) may count: whether its condition holds is unknown",
        "{at} 的“{event}”({id})可能有效:不知是否符合条件",
    ),
    "why_period": ("it counted for the period {period}", "已计入周期 {period}"),
    "why_other": ("it counted for the obligation that opened at {at}", "已计入 {at} 产生的职责"),
    "why_bare": ("it was not for this obligation", "不是针对这一职责"),
    "why_evidence": ("the evidence {evidence} is missing", "缺少凭证 {evidence}"),
    "why_unauthorised": ("its actor has no authority for it", "行为人无权办理"),
    "why_where": ("its condition does not hold", "不符合条件"),
    "why_invalid": ("the record is not valid", "记录无效"),
    "kept": ("the condition to keep: {condition}", "应保持的条件:{condition}"),
    "responsible": ("responsible: {who}", "责任人:{who}"),
    "tenure": ("{who} from {since} to {until}", "{who}({since} 至 {until})"),
    "nobody": ("nobody", "无人"),
    "in_time": ("it would have been in time with `{event}` by {due}", "若在 {due} 之前有“{event}”即为按时"),
    "in_time_keep": (
        "it would have been in order had the condition held again by {due}",
        "若在 {due} 之前恢复即不违反",
    ),
    "never": ("it would have been in order had it not happened", "若未发生即不违反"),
    "still": ("in time with `{event}` by {due}", "在 {due} 之前完成“{event}”即为按时"),
    "unknown": ("unknown: {missing}", "未知:{missing}"),
    "assumed": (
        "the number is a local assumption, not the law's",
        "该数字为本地假定,并非法律规定",
    ),
    "provisional": (
        "the calendar for some of these days is not published yet: the deadline is provisional",
        "其中部分日期的放假安排尚未公布,期限为暂定",
    ),
    "backfilled": ("the record was made late", "该记录为事后补录"),
    "suspended": ("its clock has stood since {at}", "自 {at} 起中止计时"),
    "stood": ("its clock stood from {since} to {until}", "{since} 至 {until} 中止计时"),
    "suspend_unknown": (
        "for some time it was unknown whether its clock stands; meanwhile it ran",
        "曾不知是否中止计时,其间照常计时",
    ),
    "waived": ("it is waived until {until}{by}", "获准暂缓至 {until}{by}"),
    "waived_ended": (
        "it was waived until {until}{by}, and was still undone then",
        "曾获准暂缓至 {until}{by},届时仍未完成",
    ),
    "waived_by": (", with `{event}` ({ids})", ",依据“{event}”({ids})"),
    "lapsed": ("it lapsed at {at}{why}", "{at} 终止{why}"),
    "ceased": ("since {at} it is not owed any more{why}", "自 {at} 起不再要求履行{why}"),
    "while_ended": (", when its condition ended", ",因其条件不再成立"),
    "case_ended": (", when the case ended with `{event}` ({id})", ",因“{event}”({id})结案"),
    "late_by": ("late by {length}", "逾期 {length}"),
    "rests_on": ("it rests on the records {ids}", "所依据的记录:{ids}"),
    "rests_on_at_most": (
        "it rests on no more than the records {ids}; whether all are needed was not tried to the end",
        "所依据的记录不超出:{ids};是否全部必需未逐一验证",
    ),
    "rests_on_none": ("it rests on no record", "不依据任何记录"),
    "rests_given_up": (
        "which records it rests on was not looked for any more, as that takes long in this case; ask for one duty",
        "该对象记录较多,未再查找所依据的记录;请只查询一项职责",
    ),
    "rests_elsewhere": (
        "records of other cases have a part in it, so its own records alone do not give this answer",
        "其他对象的记录也影响该结论,仅凭本对象及各单位的记录不能得出",
    ),
    "findings": ("also found", "其他发现"),
    "finding": ("{at}: {what}", "{at}:{what}"),
    "records": ("records {ids}", "记录 {ids}"),
    "nothing": ("no obligation of this duty", "没有该职责的记录"),
}

STATUS: dict[str, tuple[str, str]] = {
    "discharged": ("done in time", "按时完成"),
    "violated": ("violated", "违反,尚未补做"),
    "discharged_late": ("done late", "逾期完成"),
    "pending": ("pending", "未到期"),
    "due_soon": ("due soon", "即将到期"),
    "suspended": ("suspended", "中止"),
    "undetermined": ("undetermined", "无法判断"),
    "lapsed": ("lapsed", "终止"),
    "waived": ("waived, would be violated", "获准暂缓,否则为违反"),
    "unquantified": ("not judged", "不判断"),
}


def shown_instant(t: int, zone: Zone) -> str:
    """An instant as people write it, in the policy's zone, to the minute; the end of a day as 24:00."""
    text = format_instant(t, zone)
    return f"{text[:10]} {'24:00' if t == zone.end(zone.day(t)) else text[11:16]}"


def say(key: str, language: str, **parts: object) -> str:
    """The sentence `key` in `language` (`zh`, anything else is English)."""
    return SENTENCES[key][language == "zh"].format(**parts)


def status_word(status: str, language: str) -> str:
    """What a status is called."""
    return STATUS[status][language == "zh"]


def length(microseconds: int, language: str) -> str:
    """A length of time in days and hours, rounded down."""
    hours = microseconds // 3_600_000_000
    days, rest = divmod(hours, 24)
    if language == "zh":
        return f"{days} 天 {rest} 小时" if days else f"{rest} 小时"
    return f"{days} d {rest} h" if days else f"{rest} h"

"""What the kinds of findings and their causes are called, in English and Chinese."""

from __future__ import annotations

Wording = dict[str, tuple[str, str]]

KINDS: Wording = {
    "kind.violated": ("duty violated", "违反职责"),
    "kind.undetermined": ("cannot be decided", "无法判断"),
    "kind.unauthorised": ("actor without authority", "行为人无权办理"),
    "kind.not_permitted": ("not permitted", "不符合许可条件"),
    "kind.unexpected": ("not expected in this state", "当前状态下不应发生"),
    "kind.invalid_event": ("invalid record", "记录无效"),
    "kind.unknown_event": ("unknown type of event", "未知的事件类型"),
    "kind.conflict": ("records in conflict", "记录相互矛盾"),
    "kind.ambiguous_order": ("order of two records of one day unknown", "同日两条记录先后不明"),
    "kind.evidence_missing": ("evidence missing", "缺少凭证"),
    "kind.backfilled": ("recorded late", "事后补录"),
    "kind.vacant_post": ("post vacant, stand-in answers", "岗位空缺,由代理人负责"),
    "kind.no_responsible_person": ("nobody responsible", "无人负责"),
    "kind.too_many_open": ("too many open at once", "同时未结的过多"),
    "kind.provisional": ("rests on a calendar not yet published", "所依日历尚未公布"),
    "kind.target_missed": ("target missed", "未达目标"),
}

CAUSES: Wording = {
    "cause.circle": ("retractions in a circle", "撤回形成循环"),
    "cause.date_only": ("a record has a date but no time", "记录只有日期没有时刻"),
    "cause.due": ("its date is unknown", "期限日期未知"),
    "cause.eventless_limit": ("states that follow each other without end", "状态不断自动转换"),
    "cause.evidence": ("without the evidence that it needs", "未附所需凭证"),
    "cause.for": ("the value of `for` is unknown", "`for` 的值未知"),
    "cause.forbid": ("the condition of the prohibition is unknown", "禁止的条件未知"),
    "cause.guard": ("the condition of a transition is unknown", "状态转换的条件未知"),
    "cause.keep": ("the condition to keep is unknown", "应保持的条件未知"),
    "cause.missing": ("`{name}` is missing", "缺少 `{name}`"),
    "cause.not_effective": ("outside the dates of its type", "不在该类型的有效期内"),
    "cause.permit": ("the condition of the permission is unknown", "许可的条件未知"),
    "cause.recorded_before": ("recorded before it happened", "记录时间早于发生时间"),
    "cause.rival": ("another record of the same instant holds", "以同一时刻的另一条记录为准"),
    "cause.subject": ("not for a subject of type `{name}`", "不适用于 `{name}` 类对象"),
    "cause.suspend": ("whether the clock stands is unknown", "不知是否中止计时"),
    "cause.type": ("`{name}` has a value of another type", "`{name}` 的值类型不符"),
    "cause.unknown_target": (
        "it corrects or retracts a record that is not there",
        "所更正或撤回的记录不存在",
    ),
    "cause.upon": ("whether the event set the duty off is unknown", "不知该事件是否引起职责"),
    "cause.waive": ("the condition of the waiver is unknown", "暂缓的条件未知"),
    "cause.where": ("whether an act counts is unknown", "不知行为是否有效"),
    "cause.while": ("whether the duty applies is unknown", "不知职责是否适用"),
}


def kind_word(kind: str, language: str) -> str:
    """What a kind of finding is called in `language` (`zh`, anything else is English)."""
    return KINDS[f"kind.{kind}"][language == "zh"]


def cause_words(cause: str, language: str) -> str:
    """A cause in words: a list of `word` or `word:name`, parted by commas; what has no words stands as it is."""
    told = []
    for part in filter(None, cause.split(",")):
        word, _, name = part.partition(":")
        known = CAUSES.get(f"cause.{word}")
        told.append(known[language == "zh"].format(name=name) if known else part)
    return ("、" if language == "zh" else ", ").join(told)

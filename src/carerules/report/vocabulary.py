"""The words that all reports share: buckets, statuses, kinds of findings, reasons, lengths of time."""

from __future__ import annotations

from carerules.answer.finding_words import CAUSES, KINDS

from .voice import Wording

BUCKETS: Wording = {
    "bucket.compliant": ("compliant", "合规"),
    "bucket.violated": ("violated", "违反"),
    "bucket.pending": ("pending", "未到期"),
    "bucket.undetermined": ("undetermined", "无法判断"),
    "bucket.not_judged": ("not judged", "不作判断"),
}

STATUSES: Wording = {
    "status.discharged": ("done in time", "按时完成"),
    "status.violated": ("violated, not done", "违反,尚未补做"),
    "status.discharged_late": ("done late", "逾期完成"),
    "status.pending": ("pending", "未到期"),
    "status.due_soon": ("due soon", "即将到期"),
    "status.suspended": ("suspended", "中止计时"),
    "status.undetermined": ("undetermined", "无法判断"),
    "status.lapsed": ("lapsed", "已终止"),
    "status.waived": ("waived, would be violated", "获准暂缓,否则为违反"),
    "status.unquantified": ("no number, not judged", "无具体数字,不作判断"),
}

LENGTHS: Wording = {
    "length.days": ("{days} d {hours} h", "{days} 天 {hours} 小时"),
    "length.hours": ("{hours} h {minutes} min", "{hours} 小时 {minutes} 分"),
    "length.minutes": ("{minutes} min", "{minutes} 分"),
    "length.seconds": ("under 1 min", "不足 1 分"),
}

WORDS: Wording = {
    **BUCKETS,
    **STATUSES,
    **KINDS,
    **CAUSES,
    **LENGTHS,
    "nobody": ("nobody", "无人"),
    "none": ("-", "-"),
}

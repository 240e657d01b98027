"""What the worklist says."""

from __future__ import annotations

from .vocabulary import WORDS
from .voice import Wording

WORKLIST: Wording = {
    **WORDS,
    "title": ("Worklist: {policy}", "待办清单:{policy}"),
    "window": (
        "as of {at}, due until {until} ({zone})",
        "截至 {at},期限至 {until}({zone})",
    ),
    "masked": (
        "subjects are shown by pseudonyms; `--unmask` shows the ids",
        "对象以代号显示;`--unmask` 显示编号",
    ),
    "counts": ("{overdue} overdue, {due} due", "逾期 {overdue} 项,到期 {due} 项"),
    "standing": (
        "suspended, so without a deadline now: {n}",
        "中止计时、目前没有期限:{n} 项",
    ),
    "nothing": ("nothing is owed in this time", "此期间没有待办事项"),
    "heading": ("{unit}: {overdue} overdue, {due} due", "{unit}:逾期 {overdue} 项,到期 {due} 项"),
    "when": ("when", "时限"),
    "deadline": ("deadline", "期限"),
    "duty": ("duty", "职责"),
    "subject": ("subject", "对象"),
    "for": ("for", "针对"),
    "step": ("step", "步骤"),
    "bearer": ("bearer", "承担者"),
    "responsible": ("responsible", "责任人"),
    "overdue": ("overdue {length}", "逾期 {length}"),
    "left": ("in {length}", "还有 {length}"),
}

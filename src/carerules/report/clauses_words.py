"""What a report of clauses says."""

from __future__ import annotations

from .voice import Wording

CLAUSES: Wording = {
    "source": ("{title} (`{id}`)", "《{title}》(`{id}`)"),
    "count": (
        "{carried} of {all} clauses carried out, {share}; {explained} with a reason why not",
        "{all} 条中 {carried} 条有落实事项,{share};{explained} 条写明不落实的理由",
    ),
    "no_map": (
        "no map of its clauses; {clauses} clauses cited by {items} items",
        "没有条款对照表;{items} 个条目引用了其中 {clauses} 条",
    ),
    "unused": ("no map of its clauses, and nothing cites it", "没有条款对照表,也没有条目引用"),
    "carried": ("{clause}: {items}", "{clause}:{items}"),
    "explained": ("{clause}: nothing: {reason}", "{clause}:无:{reason}"),
    "open": ("{clause}: NOTHING, and no reason", "{clause}:无落实事项,也无理由"),
    "not_listed": ("cited, but not in the map: {n}", "有引用而对照表中没有:{n}"),
    "not_named": ("cited, but not named by the map: {n}", "引用了该条而对照表未列出:{n}"),
    "citing": ("{clause}: {section} `{id}` ({place})", "{clause}:{section} `{id}`({place})"),
    "cited": ("{clause}: {items}", "{clause}:{items}"),
    "none": ("the policy names no source", "方案没有列出依据文件"),
}

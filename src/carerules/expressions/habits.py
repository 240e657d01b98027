"""What people write out of habit (other languages, Chinese keyboards), and what is written here instead."""

from __future__ import annotations

from collections.abc import Mapping

_OTHER_LANGUAGES = {
    "===": "==",
    "!==": "!=",
    "<>": "!=",
    "=>": ">=",
    "=<": "<=",
    "=": "==",
    "&": "and",
    "|": "or",
    "{": "[",
    "}": "]",
}
_TYPESETTING = {
    "≥": ">=",
    "≧": ">=",
    "⩾": ">=",
    "≤": "<=",
    "≦": "<=",
    "⩽": "<=",
    "≠": "!=",
    "≡": "==",
    "×": "*",
    "·": "*",
    "−": "-",
    "–": "-",
    "—": "-",
    "、": ",",
    "。": ".",
    "【": "[",
    "】": "]",
    "〔": "[",
    "〕": "]",
    "∧": "and",
    "∨": "or",
    "¬": "not",
    "∈": "in",
}
OPERATORS: Mapping[str, str] = _OTHER_LANGUAGES | _TYPESETTING
"""Signs that mean nothing here, and the ones that were meant."""

HALF_WIDTH: Mapping[int, str] = {wide: chr(wide - 0xFEE0) for wide in range(0xFF01, 0xFF5F)}
"""For `str.translate`: full-width signs, letters and digits become ASCII."""

QUOTES: Mapping[str, str] = {
    "“": "”“＂",
    "”": "”“＂",
    "„": "”“",
    "＂": "＂”“",
    "‘": "’‘＇",
    "’": "’‘＇",
    "＇": "＇’‘",
    "「": "」",
    "『": "』",
}
"""Quotation marks that are not `"` or `'`, and the marks that may close each."""

_CONDITIONAL = "test ? value : other value"
WORDS: Mapping[str, str] = {
    "且": "and",
    "并且": "and",
    "而且": "and",
    "同时": "and",
    "或": "or",
    "或者": "or",
    "非": "not",
    "不是": "!=",
    "是": "==",
    "等于": "==",
    "不等于": "!=",
    "大于": ">",
    "小于": "<",
    "大于等于": ">=",
    "不小于": ">=",
    "至少": ">=",
    "小于等于": "<=",
    "不大于": "<=",
    "不超过": "<=",
    "属于": "in",
    "如果": _CONDITIONAL,
    "否则": _CONDITIONAL,
    "if": _CONDITIONAL,
    "then": _CONDITIONAL,
    "else": _CONDITIONAL,
    "is": "==",
    "equals": "==",
    "xor": "!=",
    "and": "and",
    "or": "or",
    "not": "not",
    "in": "in",
}
"""Words between or before values, in lower case; those that exist here are for `AND`, `Not` and the like."""

_TRUE, _FALSE = ("是", "真", "yes"), ("否", "假", "no")
VALUES: Mapping[str, str] = dict.fromkeys(_TRUE, "true") | dict.fromkeys(_FALSE, "false")
"""Words for values."""

NOTHING = frozenset({"null", "none", "nil", "undefined", "unknown", "空", "未知"})
"""Words for a missing value, in lower case."""

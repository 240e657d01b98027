"""Data and texts for the laws of `source`."""

from __future__ import annotations

from typing import Any

import yaml
from hypothesis import strategies as st

from carerules.source.encoding import forbidden
from carerules.source.scalars import LARGEST

words = st.text(max_size=30).filter(lambda text: forbidden(text) is None and "\r" not in text)
# `?` and `(` outside quotes are refused where YAML could take the text apart (CR107): tests of their own.
quiet_words = words.filter(lambda text: "?" not in text and "(" not in text)
scalars = (
    st.none()
    | st.booleans()
    | st.integers(-LARGEST, LARGEST)
    | st.integers(-(10**9), 10**9).map(lambda n: n / 100)
    | quiet_words
)
data = st.dictionaries(
    quiet_words.filter(bool),
    st.recursive(
        scalars,
        lambda inner: (
            st.lists(inner, max_size=4) | st.dictionaries(quiet_words.filter(bool), inner, max_size=4)
        ),
        max_leaves=12,
    ),
    min_size=1,
    max_size=4,
)
yaml_like = st.text(alphabet="ab1 \n\t:-?,[]{}&*!|>'\"%@`#\\~<=.中：，\x07\u2028\ud800", max_size=60)


class Dumper(yaml.SafeDumper):
    """Writes equal lists out twice: a policy has no aliases."""

    def ignore_aliases(self, data: Any) -> bool:
        return True


def dumped(value: object, **options: Any) -> str:
    return str(yaml.dump(value, Dumper=Dumper, allow_unicode=True, sort_keys=False, **options))

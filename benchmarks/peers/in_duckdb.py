"""The workload in DuckDB alone: a recursive query over the place of an event in its child's history."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import duckdb

from benchmarks.workload import AS_OF, DAY, EVENTS, KINDS, MOVES, RULES, STATES

_TEXT = {
    "1": "true",
    "score >= 70 or (age < 12 and score >= 50)": "(score >= 70 or (age < 12 and score >= 50))",
    "score >= 60 and kind >= 2": "(score >= 60 and kind >= 2)",
    "score < 55 and kind != 3": "(score < 55 and kind <> 3)",
}


def connect(threads: int) -> Any:
    """An empty database in memory."""
    base = duckdb.connect()
    base.execute(f"set threads = {threads}")
    return base


def load(base: Any, path: Path) -> None:
    """The file as a table."""
    base.execute(f"create or replace table events as {_events(path)}")


def _events(path: Path) -> str:
    columns = "subject, occurred_at, event::varchar as event, score, kind::varchar as kind, age_months as age"
    return f"select {columns} from '{path}'"


def _coded(column: str, words: list[str]) -> str:
    return f"case {column} " + " ".join(f"when '{word}' then {n}" for n, word in enumerate(words)) + " end"


def _moves() -> str:
    """The state after the event, plus 64 where it stays, -1 where nothing happens."""
    lines = [
        f"when state = {STATES.index(source)} and event = {EVENTS.index(event)} and {_TEXT.get(text, text)} "
        f"then {STATES.index(target) + (64 if event == 'visit' else 0)}"
        for source, event, text, target in MOVES
    ]
    return "case " + " ".join(lines) + " else -1 end"


def _by_state(values: dict[str, int], other: str) -> str:
    lines = " ".join(f"when {STATES.index(state)} then {value}" for state, value in values.items())
    return f"(case state {lines} else {other} end)"


def run(base: Any, path: Path | None = None) -> Any:
    """The violations as an Arrow table; of the loaded table, or straight from a file."""
    source = "events" if path is None else f"({_events(path)})"
    rules = {state: (place, days * DAY) for place, (_, state, days, _) in reversed(list(enumerate(RULES)))}
    rule = _by_state({state: place for state, (place, _) in rules.items()}, "-1")
    length = _by_state({state: days for state, (_, days) in rules.items()}, "null")
    base.execute(f"""
        create or replace temp table numbered as
        select subject, row_number() over (partition by subject order by occurred_at) as n,
               epoch_us(occurred_at) as t, {_coded("event", EVENTS)} as event, score,
               {_coded("kind", KINDS)} as kind, age
        from {source}""")
    base.execute(f"""
        create or replace temp table steps as
        with recursive walk as (
            select distinct subject, 0::bigint as n, 0 as state, 0 as was, 0::bigint as armed, 0::bigint as armed_was,
                   0::bigint as second, 0::bigint as second_was, 0::bigint as t, -1 as went
            from numbered
            union all
            select subject, n, case when went between 0 and 63 then went else state end, state,
                   case when went >= 0 then t else armed end, armed,
                   case when went between 0 and 63 then t else second end, second, t, went
            from (select e.subject, e.n, w.state, w.armed, w.second, e.t, {_moves()} as went
                  from walk w join numbered e on e.subject = w.subject and e.n = w.n + 1)
        ) select * from walk""")
    late = f"t > armed + {length}"
    return base.sql(f"""
        with gone as (select subject, was as state, armed_was as armed, second_was as second, t, went
                      from steps where went >= 0),
             last as (select subject, max_by(state, n) as state, max_by(armed, n) as armed,
                             max_by(second, n) as second, {AS_OF}::bigint as t from steps group by 1)
        select subject, {rule} as rule, armed, t as "end" from gone where {late}
        union all select subject, 4, second, t from gone
                  where went < 64 and state = 5 and t > second + {21 * DAY}
        union all select subject, {rule}, armed, t from last where {late}
        union all select subject, 4, second, t from last where state = 5 and t > second + {21 * DAY}
    """).to_arrow_table()

"""The workload in Polars alone: lists of a child's events, and one pass over all children for each place in them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import polars as pl

from benchmarks.workload import AS_OF, DAY, EVENTS, KINDS, RULES, STATES

from .c_loop import moves

_RULE = {state: place for place, (_, state, _, _) in reversed(list(enumerate(RULES)))}
HIGH = STATES.index("high")


def read(path: Path) -> pl.DataFrame:
    """The file in memory."""
    columns = ["subject", "occurred_at", "event", "score", "kind", "age_months"]
    return pl.read_parquet(path, columns=columns)


def prepared(frame: pl.DataFrame | pl.LazyFrame, in_order: bool) -> pl.DataFrame:
    """Instants and cells of each child, as lists."""
    score, age = pl.col("score"), pl.col("age_months")
    kind = pl.col("kind").cast(pl.String).replace_strict(KINDS, range(4), return_dtype=pl.Int32)
    event = pl.col("event").cast(pl.String).replace_strict(EVENTS, range(11), return_dtype=pl.Int32)
    conditions = [
        (score >= 70) | ((age < 12) & (score >= 50)), score >= 40, (score >= 60) & (kind >= 2),
        score < 40, score >= 50, (score < 55) & (kind != 3),
    ]  # fmt: skip
    bits = sum(
        (test.cast(pl.Int32) * (1 << place) for place, test in enumerate(conditions)), pl.lit(0, pl.Int32)
    )
    lazy = frame.lazy().select("subject", at=pl.col("occurred_at").cast(pl.Int64), cell=event * 64 + bits)
    if not in_order:
        lazy = lazy.sort("subject", "at")
    return lazy.group_by("subject", maintain_order=True).agg("at", "cell").collect()


def run(frame: pl.DataFrame, in_order: bool = True) -> tuple[pl.DataFrame, pl.DataFrame]:
    """(children with their last states and idle events, violations)."""
    lists = prepared(frame, in_order)
    table = pl.Series(moves().ravel().astype("int32"))
    rule_of = pl.Series([_RULE.get(state, -1) for state in STATES], dtype=pl.Int32)
    length = pl.Series([*(days * DAY for _, _, days, _ in RULES), 0], dtype=pl.Int64)
    zero = pl.lit(0, pl.Int64)
    now = lists.select(
        "subject", state=pl.lit(0, pl.Int32), armed=zero, second=zero, idle=pl.lit(0, pl.Int32)
    )
    found: list[Any] = []
    for place in range(lists.select(pl.col("at").list.len().max()).item()):
        step = now.with_columns(
            at=lists["at"].list.get(place, null_on_oob=True),
            cell=lists["cell"].list.get(place, null_on_oob=True),
        )
        step = step.with_columns(
            to=pl.lit(table).gather(pl.col("state") * 704 + pl.col("cell")),
            rule=pl.lit(rule_of).gather(pl.col("state")),
        )
        step = step.with_columns(took=(pl.col("to") >= 0).fill_null(False))
        step = step.with_columns(leaves=pl.col("took") & (pl.col("to") < 64), goes=pl.col("to").fill_null(-1))
        found += _late(step.filter(pl.col("took")), step.filter(pl.col("leaves")), pl.col("at"), length)
        now = step.select(
            "subject",
            state=pl.when("leaves").then("goes").otherwise("state"),
            armed=pl.when("took").then("at").otherwise("armed"),
            second=pl.when("leaves").then("at").otherwise("second"),
            idle=pl.col("idle") + (pl.col("to") < 0).fill_null(False).cast(pl.Int32),
        )
    last = now.with_columns(rule=pl.lit(rule_of).gather(pl.col("state")))
    found += _late(last, last, pl.lit(AS_OF, pl.Int64), length)
    return now, pl.concat(found)


def _late(ends: pl.DataFrame, leaves: pl.DataFrame, at: pl.Expr, length: pl.Series) -> list[pl.DataFrame]:
    due = pl.col("armed") + pl.lit(length).gather(
        pl.when(pl.col("rule") < 0).then(5).otherwise(pl.col("rule"))
    )
    one = ends.filter((pl.col("rule") >= 0) & (at > due)).select("subject", "rule", "armed", end=at)
    two = leaves.filter((pl.col("state") == HIGH) & (at > pl.col("second") + 21 * DAY))
    return [one, two.select("subject", rule=pl.lit(4, pl.Int32), armed="second", end=at)]

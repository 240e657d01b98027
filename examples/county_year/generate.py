"""Make up a county's year: `history.csv`, `history.parquet`, and what an audit of them must find, `labels.json`.

    python examples/county_year/generate.py [--seed 2026] [--out FOLDER]

It knows nothing of carerules: the labels come from the plan by which the year is written.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from random import Random

from county import places, programmes, returns, routines
from county.book import Book
from county.cast import PLAIN, Child, everyone
from county.days import END
from county.episodes import tell
from county.family import be_apart
from county.faults import plant
from county.register import go_to_school, help_with_calls, keep_file, leave_register, register
from county.visits import visit_all_year
from county.write import write


def live(book: Book, rng: Random, child: Child) -> None:
    """One child's year."""
    register(book, rng, child)
    if "ruled_out" in child.marks:
        return
    if child.school:
        go_to_school(book, rng, child)
        help_with_calls(book, child)
    be_apart(book, rng, child)
    if "newcomer" in child.marks:
        return
    visit_all_year(book, rng, child)
    keep_file(book, rng, child)
    leave_register(book, rng, child)
    if child.village in places.VACANT:
        places.child_without_director(book, child.id, child.village)
    tell(book, child)


def make(seed: int) -> Book:
    """The whole year."""
    book, rng = Book(), Random(seed)
    places.set_up(book)
    returns.file_all(book, rng)
    routines.follow_up(book, rng)
    programmes.run_programmes(book, rng)
    children = everyone(rng)
    for child in children:
        live(book, rng, child)
    plant(book, children)
    book.violated("s-3", "file_dropout_return", returns.UNDONE_STEP, step=1)
    book.found("target_missed", "v-12", END, duty="seen_lately")
    _only_planted(book)
    return book


def _only_planted(book: Book) -> None:
    """A violation in a plain child's year would be a mistake of this generator, not a plant."""
    plain = {f"child-{number:04}" for number in range(1, PLAIN + 1)}
    strayed = [line for line in book.violations if line["subject"] in plain]
    assert not strayed, strayed


def main() -> None:
    """Write the files and say what is in them."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--seed", type=int, default=2026)
    parser.add_argument("--out", type=Path, default=Path(__file__).parent)
    wanted = parser.parse_args()
    for what, count in write(make(wanted.seed), Random(wanted.seed + 1), wanted.out).items():
        print(f"{what:24}{count:>7}")


if __name__ == "__main__":
    main()

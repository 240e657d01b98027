"""The three hundred children: who they are, and which of them something is planted for."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from random import Random

from .days import YEAR, day
from .places import TOWNSHIPS, VILLAGES, director
from .special import SPECIAL

PLAIN, VILLAGE_12 = 185, 295
"""Numbers up to PLAIN live an ordinary year; those from VILLAGE_12 live in the small village v-12."""


@dataclass
class Child:
    """A child's circumstances. `late`: step -> days it takes (None: never done); `gap`: series -> (day, days)."""

    number: int
    village: str = ""
    age: int = 9
    """Completed years at the start of 2026."""
    born: str = ""
    """Month and day of the birthday."""
    away: str = "one"
    boarding: bool | None = False
    risk: str = "low"
    registered: str = "01-12"
    kin: bool = True
    late: dict[str, int | None] = field(default_factory=dict)
    gap: dict[str, tuple[str, int]] = field(default_factory=dict)
    regrade: tuple[str, str, str] | None = None
    """Day, new grade and reason of a later assessment."""
    reunion: tuple[str, str] | None = None
    leaves: str = ""
    away_until: str = ""
    away_from: str = ""
    """A day on which one parent comes back, or the second one leaves too."""
    episode: str = ""
    on: str = ""
    moved: dict[str, tuple[int, str] | None] = field(default_factory=dict)
    marks: frozenset[str] = frozenset()
    """Whatever else is special: read by the module that makes it happen."""
    when: dict[str, datetime] = field(default_factory=dict)
    """What has happened so far in the plan: step -> instant."""

    @property
    def id(self) -> str:
        return f"child-{self.number:04}"

    @property
    def is_plain(self) -> bool:
        """Whether nobody owes the child anything in the end: no violation is planted."""
        return self.number <= PLAIN

    @property
    def birth_date(self) -> date:
        month, day_ = map(int, (self.born or "07-15").split("-"))
        return date(YEAR - 1 - self.age, month, day_)

    @property
    def sixteenth(self) -> date | None:
        """The sixteenth birthday, if it is in the year."""
        return date(YEAR, *map(int, self.born.split("-"))) if self.age == 15 else None

    @property
    def township(self) -> str:
        return VILLAGES[self.village]

    @property
    def school(self) -> str:
        """The school that the child goes to; empty below six."""
        if self.age < 6:
            return ""
        return "s-4" if self.age >= 12 else f"s-{self.township[2:]}"

    @property
    def carer(self) -> str:
        return f"p-{1000 + self.number}"

    def director(self, when: datetime) -> str:
        """Who acts as child director for this child then; in v-01 a person is named for each child."""
        if self.village == "v-01" and when > self.when.get("named", datetime.max):
            return f"p-{3000 + self.number}"
        return director(self.village, when)

    @property
    def supervisor(self) -> str:
        return TOWNSHIPS[self.township]


def everyone(rng: Random) -> list[Child]:
    """Plain children first, then the special ones of `special.SPECIAL`, then those of v-12."""
    children = [_plain(rng, number) for number in range(1, PLAIN + 1)]
    for number, special in enumerate(SPECIAL, PLAIN + 1):
        child = Child(number, village=f"v-{number % 10 + 1:02}", **special)  # type: ignore[arg-type]
        if not child.born:
            child.born = f"{rng.randint(1, 12):02}-{rng.randint(1, 28):02}"
        children.append(child)
    filler = range(PLAIN + len(SPECIAL) + 1, VILLAGE_12)
    children += [_plain(rng, number) for number in filler]
    for number in range(VILLAGE_12, 301):
        gap = {"visit": ("06-20", 200)} if number == 300 else {}
        children.append(Child(number, "v-12", age=3, born="05-05", registered="01-20", gap=gap))
    return children


def _plain(rng: Random, number: int) -> Child:
    village = f"v-{number % 11 + 1:02}"
    age = rng.randint(3, 14)
    if number % 4 or village == "v-11":
        registered = day("01-05") + timedelta(days=rng.randint(0, 32))
    else:
        registered = day("03-16") + timedelta(days=rng.randint(0, 230))
    child = Child(
        number,
        village,
        age=age,
        born=f"{rng.randint(1, 12):02}-{rng.randint(1, 28):02}",
        away="both" if rng.random() < 0.62 else "one",
        boarding=age >= 12 and rng.random() < 0.6,
        risk="high" if number % 31 == 5 else "medium" if rng.random() < 0.27 else "low",
        registered=f"{registered:%m-%d}",
        kin=rng.random() < 0.8,
    )
    if child.risk == "low" and number % 9 == 1 and registered < day("05-01"):
        child.regrade = (f"0{rng.randint(6, 9)}-{rng.randint(1, 28):02}", "medium", "")
    return child

"""The children for whom something is planned: first faults and rarities of the ordinary life, then episodes.

`late` and `gap` plant violations (the deadline is worked out from them); `moved` moves or drops (None) a line of
the child's episode. A line without either is an unusual year in which everything is done in time.
"""

from __future__ import annotations

BOTH = {"away": "both"}

LIFE: list[dict[str, object]] = [
    # register and file
    {"late": {"verified": 20}},
    {"late": {"verified": 17}, **BOTH},
    {"late": {"file_opened": 24}},
    {"late": {"assessed": 19}},
    {"late": {"assessed": 16}, "risk": "medium"},
    {"marks": frozenset({"change"}), "late": {"file_updated": 16}},
    {"marks": frozenset({"change"}), "late": {"file_updated": None}},
    {"marks": frozenset({"changes"})},
    {"marks": frozenset({"ruled_out"}), "age": 4},
    {"marks": frozenset({"ruled_out"}), "age": 5},
    {"registered": "08-03", "late": {"verified": 2, "file_opened": 11, "assessed": 3}, "age": 4},
    # visits
    {"gap": {"visit": ("05-10", 45)}, "risk": "medium"},
    {"gap": {"visit": ("08-02", 70)}, "risk": "medium"},
    {"gap": {"visit": ("03-20", 110)}},
    {"gap": {"visit": ("04-15", 100)}},
    {"marks": frozenset({"intervention"}), "risk": "high", "late": {"plan": 2}},
    {"marks": frozenset({"intervention"}), "risk": "high", "late": {"plan": 6}},
    {"regrade": ("06-10", "low", "better_care"), "risk": "high"},
    {"regrade": ("06-24", "medium", ""), "risk": "high"},
    {"marks": frozenset({"unseen"}), "late": {"retry": 8}},
    {"marks": frozenset({"unseen"}), "late": {"retry": 5}},
    {"marks": frozenset({"waived"})},
    {"marks": frozenset({"waived"})},
    {"marks": frozenset({"waived"})},
    # delegated care
    {**BOTH, "late": {"delegated": 22}},
    {**BOTH, "late": {"delegated": 18}},
    {**BOTH, "late": {"notice_village": None}},
    {**BOTH, "late": {"notice_village": None, "notice_school": None}},
    {**BOTH, "late": {"notice_school": 12}},
    {**BOTH, "late": {"carer_assessed": 21}},
    {**BOTH, "kin": False, "late": {"confirmed": 25}},
    {**BOTH, "kin": False, "late": {"confirmed": None}},
    {**BOTH, "marks": frozenset({"unheard"}), "age": 11},
    {**BOTH, "marks": frozenset({"unheard"}), "age": 13},
    {**BOTH, "marks": frozenset({"unsuitable"})},
    {**BOTH, "marks": frozenset({"unsuitable"})},
    {**BOTH, "marks": frozenset({"unknown_carer"})},
    # contact
    {**BOTH, "gap": {"contact": ("04-06", 16)}},
    {**BOTH, "gap": {"contact": ("05-18", 10)}},
    {**BOTH, "gap": {"contact": ("09-14", 30)}},
    {**BOTH, "gap": {"carer": ("06-08", 13)}},
    {**BOTH, "gap": {"meeting": ("", 210)}},
    {**BOTH, "reunion": ("07-12", "08-02")},
    {**BOTH, "reunion": ("07-20", "08-09")},
    {**BOTH, "reunion": ("07-15", "08-20"), "risk": "medium"},
    {**BOTH, "reunion": ("07-09", "07-30"), "age": 4},
    {**BOTH, "away_until": "05-20"},
    {**BOTH, "away_until": "08-17"},
    {"away_from": "04-13"},
    {"away_from": "06-01", "age": 10, "born": "02-02"},
    # school
    {"late": {"growth_record": 44}},
    {"late": {"growth_record": None}, "age": 13},
    {"marks": frozenset({"partial_note"})},
    {"marks": frozenset({"concern"})},
    {"marks": frozenset({"concern"}), "late": {"support": 20}},
    {"marks": frozenset({"concern"}), "late": {"support": None}},
    {**BOTH, "boarding": True, "age": 13, "marks": frozenset({"two_calls"})},
    {**BOTH, "boarding": None, "age": 13, "marks": frozenset({"unknown_boarding"})},
    # sixteen, leaving, coming late
    {"age": 15, "born": "04-21"},
    {"age": 15, "born": "06-30"},
    {**BOTH, "age": 15, "born": "09-09"},
    {"age": 15, "born": "10-12", "late": {"exit": None}},
    {"age": 15, "born": "11-03", "late": {"exit": 16}},
    {"leaves": "04-22"},
    {**BOTH, "leaves": "06-16"},
    {**BOTH, "leaves": "09-29"},
    {"age": 3, "marks": frozenset({"comes_back"}), "leaves": "04-10"},
    {"registered": "12-20", "late": {"verified": 8}, "marks": frozenset({"newcomer"}), "age": 4},
    {"marks": frozenset({"two_grades"}), "age": 5, "risk": "medium"},
]

ABSENCES: list[dict[str, object]] = [
    {"episode": "absence", "on": on}
    for on in ("03-10", "03-25", "04-15", "05-13", "06-10", "09-16", "10-21", "11-11")
]
EPISODES: list[dict[str, object]] = [
    *ABSENCES,
    {"episode": "absence", "on": "05-20", "moved": {"called": (3, "09:00"), "explained": (2, "16:00")}},
    {"episode": "truancy", "on": "04-13", "age": 10},
    {
        "episode": "truancy",
        "on": "04-13",
        "age": 10,
        "moved": {"visited": (8, "16:00"), "begun": (9, "10:00"), "talk": (10, "15:00")},
    },
    {"episode": "dropout", "on": "09-07", "age": 13},
    {"episode": "dropout", "on": "09-07", "age": 12, "moved": {"township": None, "urged": None}},
    {
        "episode": "dropout",
        "on": "09-07",
        "age": 14,
        "moved": {
            "ordered": (43, "10:00"),
            "back": (65, "08:00"),
            "f1": (76, "15:00"),
            "f2": (88, "15:00"),
            "f3": (100, "15:00"),
            "f4": (109, "15:00"),
            "f5": None,
        },
    },
    {"episode": "harm_village", "on": "05-12"},
    {
        "episode": "harm_village",
        "on": "06-02",
        "moved": {
            "report": (2, "09:00"),
            "scene": (2, "10:00"),
            "told": (3, "10:00"),
            "answered": (4, "10:00"),
        },
    },
    {
        "episode": "harm_village",
        "on": "10-13",
        "moved": {
            "scene": (0, "19:00"),
            "assessed": (12, "10:00"),
            "relief": (45, "10:00"),
            "closed": (60, "10:00"),
        },
    },
    {"episode": "harm_by_day", "on": "08-04"},
    {"episode": "harm_school", "on": "05-26"},
    {
        "episode": "harm_school",
        "on": "11-03",
        "moved": {
            "private": (0, "14:00"),
            "report": (2, "09:00"),
            "scene": (2, "10:00"),
            "told": (6, "10:00"),
            "answered": (8, "10:00"),
            "assessed": (9, "10:00"),
            "relief": (20, "10:00"),
        },
    },
    {"episode": "bullying", "on": "03-18"},
    {"episode": "bullying", "on": "10-20", "moved": {"notified": (1, "09:00")}},
    {"episode": "boarder", "on": "04-08", "age": 13, "boarding": True, "moved": {"sought": (0, "23:20")}},
    {"episode": "missing", "on": "07-23"},
    {"episode": "missing", "on": "08-11", "moved": {"search": (0, "21:00"), "home": (0, "23:00")}},
    {"episode": "legal_aid", "on": "04-14", "moved": {"granted": (15, "10:00")}},
    {"episode": "unfit_carer", "on": "05-11", **BOTH},
    {
        "episode": "unfit_carer",
        "on": "06-08",
        **BOTH,
        "moved": {
            "parent": None,
            "anew": (20, "10:00"),
            "school": (22, "10:00"),
            "village": (23, "10:00"),
            "carer": (25, "10:00"),
        },
    },
    {"episode": "trouble", "on": "05-06", **BOTH},
    {"episode": "trouble", "on": "06-17", **BOTH, "moved": {"told": (5, "10:00"), "stepped": None}},
    {"episode": "trouble_without_carer", "on": "09-17"},
    {"episode": "living_alone", "on": "03-06", "age": 11},
    {"episode": "unattended", "on": "07-07", "age": 5, "born": "12-12"},
    {"episode": "disclosure", "on": "07-15"},
    {"episode": "leave", "on": "05-12", "age": 11},
    {"episode": "three_in_vain", "on": "06-15", "moved": {"joint": (6, "10:00")}},
]

SPECIAL = LIFE + EPISODES

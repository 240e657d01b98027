"""The records that the stories of a child begin with."""

from __future__ import annotations

DIED = "case_closed child_supervisor - reason=died"
REGISTERED = (
    "registered child_director register_form birth_date=2015-06-01 away=both village=v-07 boarding=false "
    "other_able=false expresses_view=true"
)
VERIFIED = "verified child_supervisor match_report"
GRADED = "assessed child_supervisor assessment risk="
JOINED = "school_joined school - school=s-1"
ABSENT = "absence_noted school"
DELEGATED = "delegated parent - holder=p-0900 adult=true harmed_children=false addicted=false neglected=false kin=true"
ALONE = "found_alone child_director - living_alone=true"
POLICE = "police_report - report_form"
SCENE = "police_at_scene police police_receipt"
TOLD = "township_told police transfer_receipt"
SEEN = "home_visit child_director visit_record child_seen=true"
UNSEEN = "home_visit child_director visit_record child_seen=false"

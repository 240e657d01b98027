"""Every key, word and function of the policy language, by the item that it belongs to."""

from __future__ import annotations

KEYS: dict[str, str] = {
    "head": "policy language_version label timezone calendar extends terms periods order levels",
    "source": "title rank number issuer effective review_by",
    "vague term": "term source local",
    "local": "value decided_by document assumed",
    "parameter": "value tighten",
    "unit": "level successor_of effective",
    "post": "unit holders vacancy",
    "holders": "min max",
    "role": "of",
    "group": "chair lead members mirrored_at",
    "subject": "unit relations facts ends resumes",
    "fact": "bool int number text date instant duration enum ref default",
    "event": "subject by authority data sets evidence record_within planned assigns relieves effective",
    "workflow": "subject initial states unexpected effective",
    "state": "transitions after initial states history final",
    "transition": "event when to",
    "after": "in to when",
    "duty": "subject bearer assisting supervising informed upon while for at_most do keep forbid permit where within due"
    " before every each times by from missed partial warn roll count_first_day again tolerance suspend waive escalate"
    " transition tightens effective",
    "trigger": "event when",
    "waive": "upon approver until reason",
    "step": "after to within do",
    "measure": "subject count time sum event where over run bridge",
    "indicator": "subject among holds by target effective",
    "clause": "carried none",
    "record": "at subject event recorded_at by id evidence corrects retracts data",
}
"""Item -> its keys. Facts: the types. Clauses: carried out by an item, or by none for a reason."""

WORDS: dict[str, str] = {
    "authority": "strict advisory",
    "from": "last start",
    "missed": "each once",
    "again": "keep restart",
    "partial": "count",
    "roll": "next_working_day",
    "transition": "immediate",
    "unexpected": "finding ignore",
    "history": "shallow deep",
    "each": "week month quarter half_year year term own",
    "tighten": "lower higher",
    "sets": "list map",
    "for": "list members_of event",
    "upon": "name list when internal",
    "do": "name list when",
    "forbid": "name list when",
    "permit": "name list when",
}
"""Key -> the words or the kinds of values that it may have."""

UNITS = "min h d w wd sd mo y".split()
FUNCTIONS = "age days_since in open assigned holds_post duration date has".split()
FIELDS = "event.at event.by event.id opening.at subject.id".split()
SIGNS = ["and", "or", "not", "&&", "||", "!", "==", "!=", "<", "<=", ">", ">=", "in [", "+", "-", "*", "?"]
INTERNAL = "violated discharged lapsed undetermined entered exited".split()
STATUSES = (
    "discharged violated discharged_late pending due_soon suspended undetermined lapsed waived unquantified"
).split()
STEP_STATUSES = "discharged violated discharged_late pending undetermined lapsed unquantified".split()
FINDINGS = (
    "violated undetermined unauthorised not_permitted unexpected invalid_event unknown_event conflict ambiguous_order"
    " evidence_missing backfilled vacant_post no_responsible_person too_many_open provisional target_missed"
).split()
DATED = "bearer while within every tolerance due value lead".split()
"""Keys whose value may be a map from dates."""

"""What stands again where a group is mirrored, and under which name."""

from __future__ import annotations

from pathlib import Path

import carerules
from carerules.expressions.text import render
from carerules.resolved.fingerprint import fingerprint
from carerules.resolved.mirror.mirror import unmirrored

from .county import COUNTY, county

AT = "@office"


def again(section: str) -> set[str]:
    """The ids of what stands again."""
    return {id_.removesuffix(AT) for id_ in getattr(county().resolved, section) if id_.endswith(AT)}


def test_the_group_sits_in_the_one_unit_that_is_more_than_a_name() -> None:
    group = county().resolved.groups["board@office"]
    assert (group.members, list(group.lead.values())) == (("office",), ["office"])
    assert (group.chair, group.mirrored_at) == ("magistrate@office", ())
    assert group.label.say("zh", "") == "县领导小组（乡镇政府）"
    assert group.label.say("en", "") == "County board (Township office)"


def test_its_posts_stand_in_that_unit_and_so_do_those_who_stand_in_for_them() -> None:
    posts = county().posts
    assert again("posts") == {"magistrate", "liaison", "deputy"}
    assert (posts["liaison@office"].unit, posts["liaison@office"].group) == ("office", "")
    assert posts["liaison@office"].vacancy == "deputy@office"


def test_its_duties_and_what_they_need() -> None:
    assert again("duties") == {"meet", "write_minutes", "report_progress"}
    assert again("events") == {
        "abolished", "meeting", "minutes", "planned", "progress", "named", "excused", "reminded", "closed",
    }  # fmt: skip
    assert (again("workflows"), again("measures")) == ({"year"}, {"meetings"})
    assert again("subjects") == {"county"}
    subject = county().subjects["county@office"]
    assert (subject.unit, list(subject.facts), subject.ends) == (
        "office",
        ["plan_ready"],
        ("abolished@office",),
    )


def test_duties_that_do_not_stand_again_are_told() -> None:
    told = {d.args["duty"]: d for d in county().diagnostics if d.code == "CR337"}
    assert told.keys() == {"rate", "chase", "after"}
    assert "other cases" in told["rate"].message("en")
    assert "职责" in told["chase"].message("zh")


def test_the_unit_acts_for_units_its_posts_for_posts_and_others_as_before() -> None:
    duties, events = county().duties, county().events
    meet, minutes = duties["meet@office"], duties["write_minutes@office"]
    assert list(meet.bearer.values()) == ["magistrate@office"]
    assert (meet.assisting, meet.informed) == (("office",), ("affairs",))
    assert list(minutes.bearer.values()) == ["office"]
    assert [(step.to, step.do) for step in minutes.escalate] == [
        ("affairs", "reminded@office"),
        ("magistrate@office", ""),
    ]
    assert minutes.waive is not None
    assert (minutes.waive.upon, minutes.waive.approver) == ("excused@office", "affairs")
    assert events["minutes@office"].by == ("office", "supervisor")
    assert events["excused@office"].by == events["reminded@office"].by == ("office", "affairs")
    assert events["named@office"].assigns == "liaison@office"
    assert county().resolved.order == ("meeting", "meeting@office", "minutes", "minutes@office")


def test_conditions_speak_of_the_mirrored_case() -> None:
    duty = county().duties["report_progress@office"]
    assert duty.loop is not None
    assert duty.loop.group == "board@office"
    assert duty.holds_while is not None
    assert duty.where is not None
    (holds,), (where,) = duty.holds_while.values(), duty.where.values()
    assert render(holds) == 'plan_ready and in("year@office.open") and meetings@office >= 0'
    assert render(where) == "event.by_unit == unit and event.by_unit in [office]"
    assert county().events["progress@office"].data["by_unit"].type.values == ("office",)


def test_places_are_those_of_what_is_repeated() -> None:
    duties = county().duties
    assert duties["meet@office"].span == duties["meet"].span
    assert duties["meet@office"].source == duties["meet"].source


def test_what_the_author_wrote_is_unchanged() -> None:
    alone = county(old="mirrored_at: [township]", new="mirrored_at: []").resolved
    assert unmirrored(county().resolved).duties == alone.duties
    assert unmirrored(county().resolved).events.keys() == alone.events.keys()
    assert fingerprint(alone) != fingerprint(county().resolved)


def test_cases_that_the_policy_has_already_get_the_facts() -> None:
    own = "subjects: {township: {unit: office, facts: {plan_ready: bool}}}\n"
    policy = county(own).resolved
    assert "county@office" not in policy.subjects
    assert list(policy.subjects["township"].facts) == ["plan_ready", "plan_ready@office"]
    assert policy.duties["meet@office"].subject == "township"
    assert list(policy.events["planned@office"].sets) == ["plan_ready@office"]
    assert list(unmirrored(policy).subjects["township"].facts) == ["plan_ready"]
    assert "abolished@office" not in policy.events


def test_a_group_may_sit_in_several_units() -> None:
    policy = county(
        "posts: {principal: {unit: school}}\n",
        "[township]",
        "{township: [office, school], village: committee}",
    )
    assert {"board@office", "board@school", "board@committee"} <= policy.resolved.groups.keys()
    assert {"meet@office", "meet@school", "meet@committee"} <= policy.duties.keys()


def test_two_groups_in_one_unit_share_its_posts() -> None:
    more = (
        "groups: {panel: {chair: magistrate, lead: affairs, members: [affairs], mirrored_at: [township]}}\n"
    )
    policy = county(more)
    assert {"board@office", "panel@office"} <= policy.resolved.groups.keys()
    assert policy.duties["meet@office"] == county().duties["meet@office"]


def test_a_refinement_may_mirror_an_inherited_group(tmp_path: Path) -> None:
    for name, text in (
        ("base", COUNTY.replace("    mirrored_at: [township]\n", "")),
        ("own", "policy: own\nextends: ../base\ngroups: {board: {mirrored_at: [township]}}\n"),
    ):
        (tmp_path / name).mkdir()
        (tmp_path / name / "policy.yaml").write_text(text, "utf-8")
    policy = carerules.load(tmp_path / "own")
    assert policy.duties["meet@office"].span.file == "../base/policy.yaml"

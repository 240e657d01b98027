from __future__ import annotations

from pathlib import Path
from typing import Literal

import pytest

from carerules.report.handbook.markdown import code, link, plain
from carerules.report.handbook.pages import pages
from carerules.resolved.policy import Policy
from tests.folders import policy_with

ADDITION = """
vague_terms:
  regularly: {term: 定期}
  soon:      {term: 及时, local: {value: {2020-01-01: 3wd}, decided_by: 县未保办, assumed: true}}
  quick:     {term: 立即, local: {value: 2h, decided_by: 县未保办, document: 县令, assumed: false}}
parameters: {limit: {value: {2020-01-01: 3}}}
units:
  bureau: {level: township, label: "a|b *bold* <i>"}
  office: {level: township, successor_of: [{unit: bureau, from: 2024-01-01}]}
groups:
  circle: {chair: child_supervisor, lead: {2020-01-01: bureau, 2021-01-01: township_office}, members: [bureau, township_office]}
posts:
  clerk: {unit: {each_member_of: circle}}
roles: {parent: {of: child, label: 父母}}
events:
  called:  {subject: child, by: [parent], evidence: [log], data: {to: {enum: [bureau, office]}}}
  waived:  {subject: child, by: [child_supervisor], data: {until: date}}
duties:
  report:  {subject: child, bearer: {2020-01-01: clerk, 2023-01-01: child_director}, upon: assessed, do: called, within: soon,
            warn: 1d, escalate: [{after: 0d, to: bureau, within: quick}, {after: 2d, to: child_supervisor, do: home_visit}]}
  call:    {subject: child, bearer: parent, while: risk == high, do: called, every: regularly, suspend: risk == low,
            waive: {upon: waived, approver: child_supervisor, until: event.until}}
  notify:  {subject: child, bearer: parent, upon: called, for: {to: [bureau, office]}, do: called, where: event.to == to, within: 2d}
  monthly: {subject: child, bearer: clerk, do: home_visit, each: month, times: 2, by: [10, -3], partial: count, roll: next_working_day,
            effective: {from: 2020-01-01, until: 2030-01-01}, assisting: [office], supervising: [bureau], informed: [parent]}
  first:   {subject: child, bearer: parent, do: called, before: left_scope}
  never:   {subject: child, bearer: parent, forbid: left_scope}
  held:    {subject: village, bearer: village_committee, keep: assigned(child_director), tolerance: soon}
clauses:
  plan: {一: [call, child_director], 二: {none: nothing to do}}
"""


@pytest.fixture(scope="module")
def policy(tmp_path_factory: pytest.TempPathFactory) -> Policy:
    return policy_with(tmp_path_factory.mktemp("handbook"), ADDITION)


def test_a_unit_is_told_with_its_posts_and_what_it_took_over(policy: Policy) -> None:
    made = pages(policy, "en", "../p")
    assert (
        "From 2024-01-01 it takes over everything of [a\\|b \\*bold\\* \\<i\\>](../units/bureau.md)"
        in made["units/office.md"]
    )
    bureau = made["units/bureau.md"]
    assert "From 2024-01-01 everything is taken over by [office](../units/office.md)" in bureau
    assert "- Leads circle from 2020-01-01" in bureau
    assert "- clerk `clerk`; stands in when vacant: nobody" in bureau
    assert "- Its 儿童督导员 chairs circle" in made["units/township_office.md"]


def test_a_duty_of_a_post_of_every_member_stands_on_each_page(policy: Policy) -> None:
    made = pages(policy, "en", "../p")
    homes = [path for path, text in made.items() if '<a id="monthly"></a>' in text]
    assert homes == ["units/bureau.md", "units/township_office.md"]


def test_a_duty_that_changed_its_bearer_stands_on_the_pages_of_both(policy: Policy) -> None:
    made = pages(policy, "en", "../p")
    homes = [path for path, text in made.items() if '<a id="report"></a>' in text]
    assert homes == ["units/bureau.md", "units/township_office.md", "units/village_committee.md"]
    assert "| who | from 2020-01-01: clerk; from 2023-01-01: 儿童主任 |" in made["units/bureau.md"]


def test_deadline_ladder_and_footing(policy: Policy) -> None:
    text = pages(policy, "en", "../p")["units/village_committee.md"]
    assert "| deadline | within from 2020-01-01: 3 working days (`soon`: 及时; ASSUMED by 县未保办) |" in text
    assert (
        "| if missed | at once: a\\|b \\*bold\\* \\<i\\>, within 2 h (`quick`: 立即; decided by 县未保办: 县令)<br>"
        "2 days after: 儿童督导员, for “home\\_visit” |"
    ) in text
    assert "| stands in | nobody, 儿童督导员 if the post is vacant |" in text
    assert "| reminder | 1 day before the deadline |" in text


def test_what_has_no_number_says_so(policy: Policy) -> None:
    parent = pages(policy, "en", "../p")["roles/parent.md"]
    assert "“定期” (`regularly`): no number decided, lateness is not judged" in parent
    assert "## Without a number: lateness is never judged\n\n- [call `call`](#call)" in parent
    assert "| suspended | the clock stands while `risk == low` |" in parent
    assert "| waived | waived by 儿童督导员 |" in parent


def test_periods_and_dates_in_words(policy: Policy) -> None:
    text = pages(policy, "en", "../p")["units/bureau.md"]
    assert (
        "| deadline | each month, 2 times, by day 10, day 3 from the end, also when begun midway, "
        "moved to the next working day |"
    ) in text
    assert "| in force | in force from 2020-01-01, until 2030-01-01 |" in text


def test_prohibitions_and_conditions(policy: Policy) -> None:
    made = pages(policy, "en", "../p")
    assert "| what | NOT: left\\_scope |" in made["roles/parent.md"]
    assert "| what | keep so: `assigned(child_director)` |" in made["units/village_committee.md"]
    assert (
        "| deadline | at most from 2020-01-01: 3 working days (`soon`" in made["units/village_committee.md"]
    )
    assert "before “left\\_scope”" in made["roles/parent.md"]


def test_clauses_lead_to_items_and_lines(policy: Policy) -> None:
    text = pages(policy, "en", "../p")["clauses.md"]
    assert "2 clauses: 1 carried out, 1 with a reason why not" in text
    assert "| 二 | nothing: nothing to do |" in text
    assert "duty [call `call`](roles/parent.md#call) [`addition.yaml:" in text
    assert "post 儿童主任 `child_director` [`policy.yaml:" in text


def test_numbers_say_who_decided_them_and_what_uses_them(policy: Policy) -> None:
    text = pages(policy, "en", "../p")["numbers.md"]
    assert (
        "`soon` | 及时 | from 2020-01-01: 3 working days | 县未保办 | ASSUMED | none | [held `held`]" in text
    )
    assert (
        "`regularly` | 定期 | none | nobody named | none | none | [call `call`](roles/parent.md#call)" in text
    )


@pytest.mark.parametrize("language", ["en", "zh"])
def test_equal_policies_give_equal_pages(
    policy: Policy, language: Literal["en", "zh"], tmp_path: Path
) -> None:
    assert pages(policy, language, "../p") == pages(policy, language, "../p")
    for text in pages(policy, language, "../p").values():
        assert text.endswith("\n")
        assert "None" not in text


def test_without_the_way_to_the_policy_places_are_only_named(policy: Policy) -> None:
    text = pages(policy, "en")["numbers.md"]
    assert "`addition.yaml:" in text
    assert ".yaml#L" not in text


def test_no_text_of_a_policy_becomes_markup() -> None:
    assert plain("a|b `c`\n<d>") == "a\\|b \\`c\\` \\<d\\>"
    assert code("a`b|c") == "`a'b\\|c`"
    assert link("x", "a b.md#c") == "[x](<a b.md#c>)"

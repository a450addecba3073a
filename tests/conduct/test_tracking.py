"""What a tracking link opens, for how long, and what of the history it tells."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from pytest_django import DjangoAssertNumQueries

from mutubaku.cases.library import procedures_in
from mutubaku.conduct import actions
from mutubaku.conduct.actions.messages import write_message
from mutubaku.conduct.tracking import KEPT, public_history, tracked_case
from tests.cast import Cast, later

AT = later(hours=4)


def test_a_link_opens_the_case_it_was_made_for(cast: Cast) -> None:
    case = cast.case_at("disposition").case
    assert tracked_case(case.secret, AT) == case


@pytest.mark.parametrize("secret", ["", "0" * 32, "0" * 31, "é" * 32, "' OR 1=1 --".ljust(32), "\x00" * 32])
def test_any_other_words_open_nothing(cast: Cast, secret: str) -> None:
    cast.case_at("disposition")
    assert tracked_case(secret, AT) is None


def test_part_of_a_secret_and_its_capitals_open_nothing(cast: Cast) -> None:
    secret = cast.case_at("disposition").case.secret
    assert tracked_case(secret[:31], AT) is None
    assert tracked_case(f"{secret}0", AT) is None
    assert tracked_case(secret.upper(), AT) is None or secret.isdecimal()


def test_a_draft_has_no_tracking(cast: Cast) -> None:
    assert tracked_case(cast.new_case().secret, AT) is None


def test_ninety_days_after_the_end_the_link_opens_nothing_more(cast: Cast) -> None:
    case = cast.case_at("disposition").case
    actions.withdraw(case.pk, cast.client, AT, reason="Batal.")
    assert tracked_case(case.secret, AT + KEPT) == case
    assert tracked_case(case.secret, AT + KEPT + timedelta(seconds=1)) is None


def test_the_public_history_tells_the_steps_and_neither_papers_nor_messages_nor_inner_acts(cast: Cast) -> None:
    task = cast.case_at("verification")
    write_message(task.case_id, cast.client, AT, text="Halo.")
    actions.claim(task.pk, cast.staff["ss"], AT)
    told = [one.verb for one in public_history(task.case, procedures_in([task]))]
    assert told == ["case.sent", "step.done", "step.done", "step.done"]


def test_what_a_test_came_to_is_not_told_by_whatever_name_the_office_s_own_version_calls_the_step(cast: Cast) -> None:
    task = cast.case_at("verification")
    tests = {"disposition": "laboratory-report"}  # the step's own key, and whose work it does
    procedures = [
        replace(one, steps=tuple(replace(step, work=tests.get(step.key, step.work)) for step in one.steps))
        for one in procedures_in([task])
    ]
    told = [one.data.get("step") for one in public_history(task.case, procedures)]
    assert told == [None, "application", "completeness"]


@pytest.mark.parametrize("secret", ["\x00" * 32, "0" * 31 + "\x00", "' OR 1=1 --".ljust(32, "x"), "٣" * 32])
def test_what_is_no_secret_is_not_even_looked_for(
    db: None, secret: str, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(0):
        assert tracked_case(secret, later()) is None

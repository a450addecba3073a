"""IAF MD 4: what is agreed before an audit at a distance, and what is recorded of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from mutubaku.audits.visits import errors
from mutubaku.audits.visits.policy.remote import Ahead, Remote, agreed_beforehand, check_ahead, check_remote

TODAY = date(2026, 12, 7)
WHOLE = Remote(is_remote=True, agreed_on=TODAY, agreement="Direktur", risks="Sinyal", means="Video")


def test_a_plan_names_part_means_and_risks_or_nothing_is_remote() -> None:
    check_ahead(Ahead())
    check_ahead(Ahead("Kantor pusat", "Panggilan video", "Sinyal lemah"))
    with pytest.raises(errors.RemotePlanIncomplete) as refused:
        check_ahead(Ahead(parts="Kantor pusat", risks="Sinyal lemah"))
    assert refused.value.field == "remote_means"


@pytest.mark.parametrize("missing", ["agreed_on", "agreement", "risks", "means"])
def test_without_a_plan_what_was_agreed_beforehand_is_written_at_the_visit(missing: str) -> None:
    check_remote(WHOLE, TODAY, is_planned=False)
    lacking = replace(WHOLE, **{missing: None if missing == "agreed_on" else ""})
    with pytest.raises(errors.RemoteIncomplete) as refused:
        check_remote(lacking, TODAY, is_planned=False)
    assert refused.value.field == f"remote_{missing}"


def test_where_the_client_agreed_with_the_plan_only_the_means_are_asked_and_how_it_went_may_come_later() -> None:
    check_remote(Remote(is_remote=True, means="Video"), TODAY, is_planned=True)
    check_remote(Remote(is_remote=False), TODAY, is_planned=False)
    with pytest.raises(errors.RemoteIncomplete):
        check_remote(Remote(is_remote=True), TODAY, is_planned=True)


def test_an_agreement_is_made_before_the_audit() -> None:
    with pytest.raises(errors.AgreedAfterwards, match="paling lambat Senin, 7 Desember 2026"):
        check_remote(replace(WHOLE, agreed_on=TODAY + timedelta(days=1)), TODAY, is_planned=False)
    assert agreed_beforehand(TODAY, TODAY)
    assert agreed_beforehand(None, TODAY)
    assert agreed_beforehand(TODAY, None)
    assert not agreed_beforehand(TODAY, TODAY - timedelta(days=1))

"""When a visit was is written down from its scanned list of attendance, and MS-08 asked of it all the same."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from mutubaku.audits.appointing.models import Appointment
from mutubaku.audits.visits import errors
from mutubaku.audits.visits.models import Meeting, Visit
from mutubaku.audits.visits.queries import days_held, stage_1_of, visit_in
from mutubaku.cases.models import Case, Task
from mutubaku.cli.demonstration.cases import drive
from mutubaku.cli.demonstration.papers import sample
from mutubaku.conduct import actions, guard
from mutubaku.conduct.actions.scanned import record_meetings
from mutubaku.conduct.actions.special import open_special
from mutubaku.conduct.actions.visiting import attend, open_meeting
from mutubaku.conduct.errors import NotAccepted
from mutubaku.journal.models import Entry
from tests.cast import Cast, audit_on, fresh, later
from tests.certified import certified
from tests.conduct.quick import Written

from .test_special import UNANNOUNCED

LACKS = "Waktu rapat menurut daftar hadir pindaian: Rapat pembukaan, Rapat penutupan"
REASON = "Banjir menutup jalan ke pabrik."


@pytest.fixture
def site(cast: Cast, quick_papers: Written) -> Task:
    """The audit at the site of a first certification, whose list of attendance was uploaded as a scan."""
    return with_scan(cast, cast.case_at("stage-2"))


def with_scan(cast: Cast, task: Task) -> Task:
    lead = cast.staff["lead-auditor"]
    actions.attach(task.pk, lead, at(task), name="daftar-hadir.pdf", data=sample("Daftar hadir"), kind="daftar-hadir")
    return task


def at(task: Task, *, hours: float = 8) -> datetime:
    return task.opened_at + timedelta(hours=hours)


def record(cast: Cast, task: Task, reason: str = "", *, is_outside: bool = True, **given: datetime) -> None:
    """The meetings of the hours after the step was opened, which is earlier than planned."""
    moments = {"opened": at(task, hours=1), "closed": at(task, hours=6), **given}
    record_meetings(task.pk, cast.staff["lead-auditor"], at(task), reason=reason, is_outside=is_outside, **moments)


def lacking(task: Task) -> set[str]:
    return {gap for choice in guard.choices(task) for gap in choice.missing}


def test_ms_08_the_step_waits_for_when_the_meetings_were(cast: Cast, site: Task) -> None:
    assert LACKS in lacking(site)
    record(cast, site)
    assert LACKS not in lacking(site)
    assert days_held(site) == [at(site, hours=1).date()]
    entry = Entry.objects.filter(chain=site.case.chain, verb="visit.recorded").latest("seq")
    assert [entry.data[part] for part in ("opened", "closed")] == [at(site, hours=n).isoformat() for n in (1, 6)]
    assert "interval_reason" not in entry.data


def test_ms_08_a_visit_that_began_too_late_has_its_reason_also_from_paper(cast: Cast, site: Task) -> None:
    begun = at(site, hours=1).date()
    Visit.objects.filter(task__case=site.case, kind="stage-1").update(held_on=begun - timedelta(days=181))
    with pytest.raises(errors.IntervalUnjustifiedThen, match="Tahap 2 dimulai 181 hari sesudah tahap 1"):
        record(cast, site, " ")
    assert not Meeting.objects.filter(visit__task=site).exists()
    record(cast, site, REASON)
    visit = visit_in(site)
    assert visit is not None
    assert visit.interval_reason == REASON
    with pytest.raises(errors.IntervalUnjustifiedThen):  # written again it is asked again
        record(cast, site)
    record(cast, site, REASON, opened=at(site, hours=2))
    assert Meeting.objects.get(visit=visit, kind="opening").begins_at == at(site, hours=2)


def test_ms_08_a_stage_2_before_stage_1_is_refused_also_from_paper(cast: Cast, site: Task) -> None:
    held = stage_1_of(site.case)
    assert held is not None
    with pytest.raises(errors.StagesReversed):
        record(cast, site, opened=at(site) - timedelta(days=40))


def test_where_no_stage_1_was_held_the_meetings_are_asked_and_no_reason(cast: Cast, site: Task) -> None:
    Visit.objects.filter(task__case=site.case, kind="stage-1").update(held_on=None)
    assert LACKS in lacking(site)
    record(cast, site, "tidak diminta")
    assert LACKS not in lacking(site)
    visit = visit_in(site)
    assert visit is not None
    assert visit.interval_reason == ""


def test_days_that_are_none_of_the_audit_s_are_written_down_only_when_they_are_meant(cast: Cast, site: Task) -> None:
    with pytest.raises(errors.MeetingsElsewhen, match="Periksa hari kedua rapatnya"):
        record(cast, site, is_outside=False)
    assert days_held(site) == []
    audit_on(site.case, at(site, hours=1).date(), at(site, hours=6).date())
    record(cast, site, is_outside=False)
    Appointment.objects.filter(case=site.case).update(appointed_at=at(site, hours=40))
    with pytest.raises(errors.MeetingsTooEarly):
        record(cast, site)


def test_what_a_paper_cannot_tell_is_refused(cast: Cast, site: Task) -> None:
    with pytest.raises(errors.MeetingsReversed):
        record(cast, site, closed=at(site, hours=1))
    with pytest.raises(errors.MeetingsToCome):
        record(cast, site, closed=at(site, hours=30))
    lead = cast.staff["lead-auditor"]
    open_meeting(site.pk, lead, at(site), "opening")
    attend(site.pk, lead, at(site), "opening")
    with pytest.raises(errors.ListsOpened):
        record(cast, site)


def test_before_the_scan_is_there_nothing_is_written_from_it(cast: Cast) -> None:
    task = cast.case_at("stage-2")
    with pytest.raises(NotAccepted):
        record(cast, task)


def test_ms_19_of_an_unannounced_audit_the_paper_of_its_meetings_tells_the_client(
    cast: Cast, quick_papers: Written
) -> None:
    case = open_special(certified(cast).pk, UNANNOUNCED, cast.staff["ss"], later())
    drive(case, until="stage-2", at=later())
    record(cast, with_scan(cast, fresh(case, "stage-2")))
    assert not Case.objects.get(pk=case.pk).is_untold

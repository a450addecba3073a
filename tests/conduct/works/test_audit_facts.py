"""What the audit report takes from the case: each point of ISO/IEC 17021-1, 9.4.8 that nobody types a second time."""

from __future__ import annotations

from datetime import timedelta

import pytest

from mutubaku.applications.models import ProductItem
from mutubaku.audits.visits.models import Meeting
from mutubaku.audits.visits.queries import plan_of, visit_of
from mutubaku.cases.models import Case, Ending, Task
from mutubaku.certificates.models import Certificate, Subject
from mutubaku.conduct.works import audit_facts, audit_report
from mutubaku.conduct.works.letters import LetterTable
from mutubaku.schemes.models import SchemeTerms
from tests.cast import Cast
from tests.findings.scene import AT, Scene, scene


@pytest.fixture
def task(cast: Cast) -> Task:
    """The report's step of a case whose plan, visits and meetings were written by real acts."""
    return cast.case_at("audit-report")


def table(of: Task, title: str) -> LetterTable:
    return next(one for one in audit_facts.tables(of) if one.title.startswith(title))


def test_the_report_names_criteria_dates_place_and_manner_from_the_data(task: Task) -> None:
    known = audit_facts.facts(task)
    assert set(known) == set(audit_facts.LABELS)
    assert known["acuan"] == audit_facts.criteria(task.case) == "ISO 9001"
    assert known["jenis_audit"] == "Audit tahap 2"
    assert known["tanggal_pelaksanaan"].startswith("Tahap 1: ")
    assert "Audit di lokasi: " in known["tanggal_pelaksanaan"]
    assert known["audit_terintegrasi"] == ""


def test_the_report_calls_an_audit_of_stage_2_only_what_is_one(cast: Cast) -> None:
    task = cast.case_at("audit-report", "sppt-sni")
    both = ["sampling", "testing"]
    kinds = {"1": both, "3": ["factory", *both], "5": ["stage-1", "stage-2", *both]}
    SchemeTerms.objects.filter(scheme="sppt-sni").update(evaluations=kinds)
    said = []
    for kind in ("5", "3", "1"):
        ProductItem.objects.filter(application__case=task.case).update(certification_type=kind)
        said.append(audit_facts.facts(task)["jenis_audit"])
    assert said == [
        "Audit tahap 2",
        "Asesmen proses produksi di pabrik",
        "Pengambilan contoh; skema tidak meminta audit di lokasi",
    ]


def test_the_report_lists_what_was_audited_by_whom_who_met_and_what_the_checklist_found(task: Task) -> None:
    plan = plan_of(task.case)
    assert plan is not None
    processes = {row.process for row in plan.rows.all()} - set(audit_facts.OTHERS)
    assert {row[1] for row in table(task, "Lokasi").rows} == processes
    assert table(task, "Rapat pembukaan").rows
    assert table(task, "Rapat penutupan").rows
    counts = dict(row[:2] for row in table(task, "Ringkasan").rows)
    assert int(counts["Jumlah butir"]) == sum(int(number) for name, number in counts.items() if name != "Jumlah butir")


def test_time_at_the_site_is_told_beside_the_time_planned_with_the_difference(task: Task) -> None:
    case, visit = task.case, visit_of(task.case, "stage-2")
    plan = audit_facts.plan_in_force(case)
    assert visit is not None
    opening, closing = (Meeting.objects.get(visit=visit, kind=kind) for kind in ("opening", "closing"))
    Meeting.objects.filter(pk=closing.pk).update(begins_at=opening.begins_at + timedelta(days=20))
    assert audit_facts.real_time(case, plan, visit).endswith("lebih dari rencana")
    assert audit_facts.differs(audit_facts.facts(task))
    assert "dari rencana" not in audit_facts.real_time(case, None, visit)
    Meeting.objects.filter(pk=closing.pk).update(kind="other")
    assert audit_facts.real_time(case, plan, visit) == ""
    assert audit_facts.planned_time(task, None) == "—"


def test_without_a_plan_of_the_visit_the_programme_says_what_was_audited(task: Task) -> None:
    plan = plan_of(task.case)
    assert plan is not None
    plan.rounds.all().delete()
    plan.delete()
    assert {row[3:] for row in table(task, "Lokasi").rows} == {("", "")}


def over(one: Scene, said: str, ending: Ending = Ending.COMPLETED) -> Case:
    """The case, with one finding, as one that is over."""
    one.closed(statement=said)
    Case.objects.filter(pk=one.case.pk).update(closed_at=AT, ending=ending, number=f"{one.case.pk}/UJI")
    return one.case


def certificate_of(case: Case) -> Certificate:
    days = {"valid_from": AT.date(), "valid_until": AT.date() + timedelta(days=1000)}
    holder = {"office": case.office, "organisation": case.organisation, "holder": {}, "scope": {}}
    return Certificate.objects.create(
        case=case, scheme=case.scheme, number=f"{case.pk}", secret=f"{case.pk}", **holder, **days
    )


def surveillance_of(cast: Cast, certificate: Certificate, step: str = "audit-report") -> Scene:
    one = scene(cast, step)
    now = {"organisation": certificate.organisation, "kind": "surveillance", "number": f"{one.case.pk}/UJI"}
    Case.objects.filter(pk=one.case.pk).update(**now)
    one.case.refresh_from_db()
    Subject.objects.create(case=one.case, certificate=certificate)
    return one


def earlier(of: Scene) -> list[str]:
    """What earlier findings the report shows: their words."""
    return [row[3].splitlines()[0] for row in table(of.task, "Temuan terdahulu").rows]


def test_findings_of_an_earlier_case_stand_in_the_report_and_ask_for_the_leader_s_word(cast: Cast) -> None:
    certificate = certificate_of(over(scene(cast), "Rekaman kalibrasi tidak ada."))
    second = surveillance_of(cast, certificate)
    ((_name, *_rest, words, state),) = table(second.task, "Temuan terdahulu").rows
    assert (words.splitlines()[0], state) == ("Rekaman kalibrasi tidak ada.", "ditutup")
    assert set(audit_report.needed(second.case)) >= {"earlier", "marks", "internal"}
    assert "remote" not in audit_report.asked(second.case)


def test_of_two_certificates_in_one_scheme_the_findings_of_the_audited_one_are_in_view(cast: Cast) -> None:
    first = certificate_of(over(scene(cast), "Temuan di pabrik A."))
    other = certificate_of(over(scene(cast), "Temuan di pabrik B."))
    assert first.organisation == other.organisation
    assert earlier(surveillance_of(cast, first)) == ["Temuan di pabrik A."]
    assert earlier(surveillance_of(cast, other)) == ["Temuan di pabrik B."]
    # a first certification of a third factory
    assert earlier(scene(cast, "audit-report")) == ["Tidak ada temuan terdahulu"]


def test_findings_of_an_audit_decided_against_are_in_view_and_one_given_up_before_it_hides_none(cast: Cast) -> None:
    certificate = certificate_of(over(scene(cast), "Temuan lama."))
    over(surveillance_of(cast, certificate, "stage-2"), "Temuan berat.", Ending.REFUSED)
    given_up = surveillance_of(cast, certificate, "stage-2").case
    Case.objects.filter(pk=given_up.pk).update(closed_at=AT, ending=Ending.WITHDRAWN)
    assert earlier(surveillance_of(cast, certificate)) == ["Temuan berat."]

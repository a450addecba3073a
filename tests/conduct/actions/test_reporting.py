"""The audit report: the leader's versions, the client's remarks, and the paper made of what the case knows."""

from __future__ import annotations

from dataclasses import replace
from uuid import uuid4

import pytest

from mutubaku.audits.visits.errors import ItemUnknown
from mutubaku.audits.visits.models import ChecklistEntry, ChecklistItem, Visit
from mutubaku.cases.models import Case
from mutubaku.conduct import access, wiring
from mutubaku.conduct.actions import findings as acts
from mutubaku.conduct.actions import reporting
from mutubaku.conduct.errors import CaseEnded, NotAccepted, NotYours
from mutubaku.conduct.works import audit_report, stage_2
from mutubaku.conduct.works.findings import lks, verification
from mutubaku.conduct.works.nonconforming import unled
from mutubaku.findings import errors
from mutubaku.findings.actions import Sections
from mutubaku.findings.models import Act, ReportVersion
from mutubaku.findings.queries import standing_against
from mutubaku.journal.models import Entry, Verb
from mutubaku.notices.models import Notice
from mutubaku.procedure import Outcome
from tests.cast import Cast
from tests.findings.scene import AT, Scene, after, opened, rules, scene

SECTIONS = Sections(
    aim="met",
    conformity="Sesuai, kecuali temuan.",
    scope_fit="Sesuai dengan yang diaudit.",
    internal="Berjalan efektif.",
    recommendation="Direkomendasikan.",
)
CONFORMING, NONCONFORMING = (Outcome(key=key, label=key) for key in ("sesuai", "ada-ketidaksesuaian"))


@pytest.fixture
def report(cast: Cast) -> Scene:
    """A case at the report's step."""
    return scene(cast, "audit-report")


def written(of: Scene, **changed: str) -> ReportVersion:
    return reporting.write_report(of.task.pk, of.leader, AT, replace(SECTIONS, **changed))


def sent(of: Scene) -> Scene:
    """The report's step is done: the client has it."""
    written(of)
    wiring.make(of.task, "laporan-audit", access.evaluator_of(of.case, of.leader, AT, (access.LEADER,)), AT, "")
    of.goes_to("corrections")
    return of


def test_each_change_of_the_report_is_a_version_and_the_same_again_is_none(report: Scene) -> None:
    versions = [written(report).number, written(report).number, written(report, positives="Rapi.").number]
    assert versions == [1, 1, 2]
    assert Entry.objects.filter(verb=Verb.REPORT_WRITTEN).count() == 2


@pytest.mark.parametrize("left_out", ["aim", "conformity", "scope_fit", "internal", "recommendation"])
def test_a_report_without_what_it_is_for_is_refused(report: Scene, left_out: str) -> None:
    with pytest.raises(errors.ReportUnfinished) as refused:
        written(report, **{left_out: " "})
    assert refused.value.field == left_out


def test_only_the_leader_writes_it_and_only_at_its_step(report: Scene) -> None:
    with pytest.raises(NotYours):
        reporting.write_report(report.task.pk, report.auditor, AT, SECTIONS)
    report.goes_to("corrections")
    with pytest.raises(NotAccepted):
        reporting.write_report(report.task.pk, report.auditor, AT, SECTIONS)


def test_a_report_says_that_nothing_was_found_only_when_nothing_asks_for_an_answer(report: Scene) -> None:
    assert wiring.gaps(report.task) == ["Bagian laporan dari ketua tim belum diisi"]
    assert wiring.bars(report.task, NONCONFORMING) == ["Tidak ada temuan yang perlu dijawab pelanggan"]
    assert wiring.bars(report.task, CONFORMING) == []
    found = report.recorded()
    written(report)
    assert wiring.gaps(report.task) == ["1 temuan belum diperiksa dan disampaikan ketua tim"]
    acts.release_findings(report.task.pk, report.leader, AT)
    assert wiring.gaps(report.task) == wiring.bars(report.task, NONCONFORMING) == []
    number = report.standing(found).name
    assert wiring.bars(report.task, CONFORMING) == [f"Masih ada temuan yang perlu dijawab: {number}"]


def test_no_report_says_that_nothing_was_found_while_a_line_does_not_conform_that_no_finding_names(
    report: Scene,
) -> None:
    site = opened(report.case, "stage-2", AT)
    item = ChecklistItem.objects.create(
        visit=Visit.objects.create(task=site, kind="stage-2"), name="baris", text="Timbangan ditera", clauses=["7.1.5"]
    )
    said = {"found": "nonconforming", "note": "Belum.", "typed_at": AT, "sent_at": AT, "by": report.auditor}
    ChecklistEntry.objects.create(item=item, key=uuid4(), **said)
    written(report)
    [why] = wiring.gaps(report.task)
    assert why.startswith("Butir daftar periksa “Tidak sesuai” belum menjadi temuan: 7.1.5.")
    report.released(requirement="Klausul 9.2", statement="7.1.5 karton tanpa label.")  # of something else
    assert wiring.gaps(report.task) == [why]
    report.released(grade="observation")
    assert wiring.gaps(report.task) == []


def test_each_line_that_does_not_conform_is_led_to_a_finding_or_says_why_it_became_none(report: Scene) -> None:
    site = opened(report.case, "stage-2", AT)
    visit = Visit.objects.create(task=site, kind="stage-2")
    said = {"found": "nonconforming", "note": "Belum.", "typed_at": AT, "sent_at": AT, "by": report.auditor}
    for name, clause in (("satu", "7.1.5"), ("dua", "8.4"), ("tiga", "9.2")):
        item = ChecklistItem.objects.create(visit=visit, name=name, text=f"Butir {name}", clauses=[clause])
        ChecklistEntry.objects.create(item=item, key=uuid4(), **said)
    written(report)
    report.released()  # of 7.1.5
    for task in (site, report.task):
        assert "belum menjadi temuan: 8.4; 9.2." in " ".join(wiring.gaps(task))
    with pytest.raises(errors.ReasonMissing):
        acts.explain_no_finding(report.task.pk, "dua", report.auditor, AT, " ")
    acts.explain_no_finding(site.pk, "dua", report.auditor, AT, "Diperbaiki selama audit.")
    with pytest.raises(ItemUnknown):
        acts.explain_no_finding(report.task.pk, "dua", report.auditor, AT, "Lagi.")
    assert [line.name for line in unled(report.task)] == ["tiga"]
    papers = str(audit_report.report(report.task, acts.SYSTEM, AT).tables) + str(
        stage_2.filled(site, acts.SYSTEM, AT).tables
    )
    assert papers.count("Diperbaiki selama audit.") == 2
    item = ChecklistItem.objects.get(name="dua")
    ChecklistEntry.objects.create(item=item, key=uuid4(), **{**said, "typed_at": after(1)})  # answered anew
    assert [line.name for line in unled(site)] == ["dua", "tiga"]


def test_the_report_is_made_of_team_days_and_findings_and_of_the_leader_s_words(report: Scene) -> None:
    report.released()
    written(report)
    letter = audit_report.report(report.task, acts.SYSTEM, AT)
    assert (letter.fields["tujuan_audit"], letter.fields["hal_positif"]) == ("Tercapai", "Tidak ada.")
    (row,) = next(table for table in letter.tables if table.title == "Temuan").rows
    said = "Rekaman kalibrasi timbangan tidak tersedia.\nTimbangan T-01 di gudang."
    assert row[1:4] == ("Mayor", "Klausul 7.1.5", said)
    assert row[4] == "menunggu jawaban perusahaan, paling lambat 24 Desember 2026"


def test_the_nonconformity_report_has_a_table_for_each_finding_and_two_places_to_sign(report: Scene) -> None:
    empty = lks(report.task, acts.SYSTEM, AT)
    assert (empty.fields["jumlah"], len(empty.tables)) == ("LKS nihil: tidak ada temuan", 1)
    assert empty.fields["kunjungan"] == "audit tahap 2"
    Case.objects.filter(pk=report.case.pk).update(kind="recertification")
    report.task.case.refresh_from_db()
    assert lks(report.task, acts.SYSTEM, AT).fields["kunjungan"] == "audit sertifikasi ulang"
    assert empty.tables[0].columns == (report.case.organisation.name, "Ketua tim audit")
    report.released()
    report.recorded(place="")
    full = lks(report.task, acts.SYSTEM, AT)
    assert [len(table.rows) for table in full.tables] == [6, 4, 3]


def test_the_paper_of_the_verification_tells_every_round(report: Scene) -> None:
    rules(report.cast)
    minor, major = report.released(grade="minor"), report.released()
    report.goes_to("corrections")
    acts.lapse_findings(report.case.pk, after(70))
    report.answers(minor, after(70))
    report.judges(minor, Act.RETURNED, "Bukti kurang.", after(71))
    report.answers(major, after(70))
    report.judges(major, Act.ACCEPTED, at=after(72))
    tables = verification(report.task, acts.SYSTEM, after(72)).tables
    assert [[row[0] for row in table.rows] for table in tables] == [
        ["Pernyataan", "Jawaban 1", "Dinaikkan menjadi mayor", "Dikembalikan", "Keadaan"],
        ["Pernyataan", "Jawaban 1", "Jawaban diterima", "Keadaan"],
    ]
    assert tables[1].rows[1][1].endswith("(melewati tenggat)")


# What the client finds wrong in it


def test_the_client_points_out_an_error_once_the_report_is_theirs_and_the_leader_answers(report: Scene) -> None:
    said = {"place": "Tempat", "words": "Nama jalan keliru."}
    with pytest.raises(NotAccepted):
        reporting.remark_on_report(report.case.pk, report.cast.client, AT, **said)
    sent(report)
    row = reporting.remark_on_report(report.case.pk, report.cast.client, AT, **said)
    assert standing_against(report.case) == ["1 catatan pelanggan atas laporan audit belum dijawab"]
    assert standing_against(report.case) == wiring.gaps(report.task)
    with pytest.raises(NotYours):
        reporting.reply_to_remark(report.case.pk, row.pk, report.auditor, AT, is_right=True, words="Benar.")
    reporting.reply_to_remark(report.case.pk, row.pk, report.leader, AT, is_right=False, words="Sesuai NIB.")
    assert standing_against(report.case) == []
    with pytest.raises(errors.AlreadyReplied):
        reporting.reply_to_remark(report.case.pk, row.pk, report.leader, AT, is_right=True, words="Benar.")
    with pytest.raises(NotAccepted):
        reporting.correct_report(report.case.pk, report.leader, AT, SECTIONS)
    told = list(Notice.objects.filter(kind__startswith="report").order_by("id").values_list("kind", "role"))
    assert told == [("report-remarked", "lead-auditor"), ("report-replied", "client")]


def test_a_remark_that_is_right_leads_to_another_version_of_the_report(report: Scene) -> None:
    sent(report)
    row = reporting.remark_on_report(report.case.pk, report.cast.client, AT, place="Tempat", words="Keliru.")
    reporting.reply_to_remark(report.case.pk, row.pk, report.leader, AT, is_right=True, words="Diperbaiki.")
    better = replace(SECTIONS, conformity="Sesuai; tempat audit Jalan Contoh 12.")
    assert reporting.correct_report(report.case.pk, report.leader, AT, better).number == 2
    numbers = [one.number for one in report.case.documents.get(kind="laporan-audit").versions.all()]
    assert numbers == [2, 1]
    assert not reporting.awaits_correction(report.case)


def test_empty_remarks_and_replies_are_refused_and_a_case_that_is_over_takes_none(report: Scene) -> None:
    sent(report)
    with pytest.raises(errors.RemarkEmpty):
        reporting.remark_on_report(report.case.pk, report.cast.client, AT, place="Tempat", words=" ")
    row = reporting.remark_on_report(report.case.pk, report.cast.client, AT, place="Tempat", words="Keliru.")
    with pytest.raises(errors.ReplyEmpty):
        reporting.reply_to_remark(report.case.pk, row.pk, report.leader, AT, is_right=True, words="")
    with pytest.raises(NotAccepted):
        reporting.reply_to_remark(report.case.pk, row.pk + 1, report.leader, AT, is_right=True, words="Ya")
    type(report.case).objects.filter(pk=report.case.pk).update(closed_at=AT, ending="withdrawn")
    with pytest.raises(CaseEnded):
        reporting.remark_on_report(report.case.pk, report.cast.client, AT, place="Tempat", words="Keliru.")


# Back to a draft


def test_the_leader_takes_a_finished_report_back_with_a_reason_and_every_version_is_kept(report: Scene) -> None:
    with pytest.raises(NotAccepted):
        reporting.recall_report(report.case.pk, report.leader, AT, "Keliru.")
    sent(report)
    for by, reason, refusal in ((report.auditor, "Keliru.", NotYours), (report.leader, " ", errors.ReasonMissing)):
        with pytest.raises(refusal):
            reporting.recall_report(report.case.pk, by, AT, reason)
    assert reporting.may_recall(report.case)
    reporting.recall_report(report.case.pk, report.leader, AT, " Tanggal tahap 1 keliru. ")
    assert not reporting.may_recall(report.case)
    assert "Laporan audit kembali menjadi konsep dan belum diselesaikan ketua tim" in wiring.gaps(report.task)
    with pytest.raises(errors.ReportIsDraft):
        reporting.recall_report(report.case.pk, report.leader, AT, "Lagi.")
    entry = Entry.objects.filter(chain=report.case.chain).latest("seq")
    assert (entry.verb, entry.data["version"], entry.data["reason"]) == (
        Verb.REPORT_RECALLED,
        1,
        "Tanggal tahap 1 keliru.",
    )
    assert reporting.correct_report(report.case.pk, report.leader, AT, replace(SECTIONS, positives="Rapi.")).number == 2
    assert [one.number for one in report.case.documents.get(kind="laporan-audit").versions.all()] == [2, 1]
    assert (wiring.gaps(report.task), reporting.may_recall(report.case)) == ([], True)


def test_a_report_taken_back_and_not_changed_is_finished_as_the_version_it_was(report: Scene) -> None:
    sent(report)
    reporting.recall_report(report.case.pk, report.leader, AT, "Diperiksa lagi.")
    assert reporting.correct_report(report.case.pk, report.leader, AT, SECTIONS).number == 1
    assert Entry.objects.filter(chain=report.case.chain).latest("seq").data["unchanged"] is True
    assert not reporting.awaits_correction(report.case)


def test_a_report_that_the_next_step_has_used_is_not_taken_back(report: Scene) -> None:
    sent(report)
    report.goes_to("review")
    assert not reporting.may_recall(report.case)
    with pytest.raises(errors.ReportUsed):
        reporting.recall_report(report.case.pk, report.leader, AT, "Terlambat.")
    type(report.case).objects.filter(pk=report.case.pk).update(closed_at=AT, ending="withdrawn")
    with pytest.raises(CaseEnded):
        reporting.recall_report(report.case.pk, report.leader, AT, "Terlambat.")

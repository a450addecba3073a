"""Days and team of the audit on the client's page, what they object to there, and Seksi SS's answer."""

from __future__ import annotations

from datetime import timedelta

from mutubaku.audits.appointing.models import TeamObjection
from mutubaku.audits.models import Appointment
from mutubaku.cases.models import Case, Task
from tests.cast import Cast
from tests.web.cases.conftest import As, Move


def appointed(cast: Cast, move: Move) -> Task:
    """A case whose team was appointed as its client accepted it, on the day its stage 1 begins."""
    task = cast.case_at("stage-1")
    move(task.opened_at)
    return task


def test_the_client_reads_days_and_team_and_objects_only_where_they_are_not_as_accepted(
    cast: Cast, as_: As, move: Move
) -> None:
    task = appointed(cast, move)
    path, client, ss = f"/perkara/{task.case_id}/tim-audit/", as_(cast.client), as_(cast.staff["ss"])
    page = client.page(path)
    assert path in client.page(f"/perkara/{task.case_id}/")
    assert ("Seperti yang Anda terima" in page, "Ajukan keberatan" in page) == (True, False)
    ss.page(path, 404)
    made = Appointment.objects.get(case=task.case)
    later = {"starts_on": made.starts_on + timedelta(days=7), "ends_on": made.ends_on + timedelta(days=7)}
    Appointment.objects.filter(pk=made.pk).update(**later)
    page = client.page(path)
    assert ("Berbeda dari yang Anda terima" in page, "Ajukan keberatan" in page) == (True, True)
    empty = client.send(path, {"about": "dates", "reason": ""})
    assert (empty.status_code, "Tulis alasan keberatan Anda" in empty.content.decode()) == (422, True)
    assert client.send(path, {"about": "dates", "reason": "Pabrik berhenti."}).status_code == 302
    page = client.page(path)
    assert ("Menunggu jawaban Seksi SS." in page, "Kirim keberatan" in page) == (True, False)
    again = client.send(path, {"about": "dates", "reason": "Sekali lagi."})
    assert (again.status_code, "Sekali lagi." in again.content.decode()) == (422, True)


def test_seksi_ss_answers_an_objection_on_the_page_of_the_team(cast: Cast, as_: As, move: Move) -> None:
    task = appointed(cast, move)
    made = Appointment.objects.get(case=task.case)
    auditor, ss = cast.staff["auditor"], as_(cast.staff["ss"])
    said = TeamObjection.objects.create(
        appointment=made, about="member", member=auditor, reason="Teman.", given_at=task.opened_at, given_by=cast.client
    )
    path = f"/perkara/{task.case_id}/tim/keberatan/{said.pk}/"
    assert "Jawab keberatan" not in as_(auditor).page(f"/perkara/{task.case_id}/tim/")
    page = ss.page(f"/perkara/{task.case_id}/tim/")
    assert (f"Anggota tim: {auditor.name}" in page, "Jawab keberatan" in page) == (True, True)
    bare = ss.send(path, {"answer": " "})
    assert (bare.status_code, "Tulis mengapa tim atau tanggalnya tetap" in bare.content.decode()) == (422, True)
    assert ss.get(path).status_code == 302
    assert ss.send(path, {"answer": "Bukan teman dekat."}).status_code == 302
    assert "Bukan teman dekat." in as_(cast.client).page(f"/perkara/{task.case_id}/tim-audit/")
    assert "Baca dan jawab keberatannya" not in ss.page(f"/perkara/{task.case_id}/tim/")
    late = ss.send(path, {"answer": "Terlambat."})
    assert (late.status_code, "sudah dijawab" in late.content.decode()) == (422, True)
    assert "Terlambat." in late.content.decode()  # nothing typed is lost
    as_(cast.client).page(path, 404)


def test_a_team_changed_after_the_case_ended_is_refused_with_a_sentence(cast: Cast, as_: As, move: Move) -> None:
    task = appointed(cast, move)
    ss, page = as_(cast.staff["ss"]), f"/perkara/{task.case_id}/tim/"
    Case.objects.filter(pk=task.case_id).update(closed_at=task.opened_at, ending="closed")
    late = ss.send(page, {"place": "Palembang", "reason": "Auditor satu sakit\nsampai Senin."})
    assert (late.status_code, "Permohonan ini sudah berakhir" in late.content.decode()) == (422, True)
    for word in ("Palembang", "Auditor satu sakit", "sampai Senin."):  # nothing typed is lost
        assert word in late.content.decode()
    assert Appointment.objects.get(case=task.case).place != "Palembang"
    assert "Ubah tim, tanggal, atau tempat" not in ss.page(page)


def test_the_step_of_the_team_leads_to_an_objection_that_waits_for_its_answer(cast: Cast, as_: As, move: Move) -> None:
    task = cast.case_at("team")
    move(task.opened_at)
    made = Appointment.objects.create(
        case=task.case,
        task=task,
        number=0,
        starts_on=task.opened_at.date() + timedelta(days=30),
        ends_on=task.opened_at.date() + timedelta(days=30),
        place="Pabrik",
        appointed_at=task.opened_at,
        appointed_as="Kasi SS",
    )
    ss, path = as_(cast.staff["ss"]), f"/perkara/{task.case_id}/tim/#keberatan"
    assert path not in ss.page(f"/tugas/{task.pk}/")
    TeamObjection.objects.create(
        appointment=made, about="dates", reason="Libur.", given_at=task.opened_at, given_by=cast.client
    )
    assert path in ss.page(f"/tugas/{task.pk}/")

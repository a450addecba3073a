"""The addresses of pages about one case."""

from __future__ import annotations

from django.urls import path

from .views import (
    acts,
    audit_time,
    case,
    completion,
    draft,
    files,
    findings,
    findings_client,
    messages,
    payment,
    report,
    samples,
    task,
    team,
)
from .visits import agreement, checklist, programme

app_name = "cases"
urlpatterns = [
    path("perkara/<int:case_id>/", case.case, name="case"),
    path("perkara/<int:case_id>/tarik/", case.withdraw, name="withdraw"),
    path("perkara/<int:case_id>/tutup/", case.close, name="close"),
    path("perkara/<int:case_id>/versi/", case.move, name="move"),
    path("perkara/<int:case_id>/konsep/", draft.draft, name="draft"),
    path("perkara/<int:case_id>/lengkapi/", completion.complete, name="complete"),
    path("perkara/<int:case_id>/tim/", team.team, name="team"),
    path("perkara/<int:case_id>/pembayaran/", payment.payment, name="payment"),
    path("perkara/<int:case_id>/pesan/", messages.messages, name="messages"),
    path("perkara/<int:case_id>/lacak-baru/", messages.renew_link, name="renew_link"),
    path("perkara/<int:case_id>/program/", programme.programme, name="programme"),
    path("perkara/<int:case_id>/rencana/", agreement.plan, name="plan"),
    path("tugas/<int:task_id>/daftar-periksa/", checklist.page, name="checklist"),
    path("tugas/<int:task_id>/daftar-periksa/<slug:name>/", checklist.answer, name="answer"),
    path("tugas/<int:task_id>/daftar-periksa/<slug:name>/foto/", checklist.photo, name="photo"),
    path("foto/<int:photo_id>/", checklist.picture, name="picture"),
    path("perkara/<int:case_id>/temuan/", findings_client.findings, name="findings"),
    path("perkara/<int:case_id>/temuan/<int:finding_id>/", findings_client.answer, name="finding_answer"),
    path("perkara/<int:case_id>/laporan-audit/", report.report, name="report"),
    path("perkara/<int:case_id>/laporan-audit/perbaiki/", report.correct, name="report_correct"),
    path("tugas/<int:task_id>/temuan/baru/", findings.new, name="finding_new"),
    path("tugas/<int:task_id>/temuan/rilis/", findings.release, name="findings_release"),
    path("tugas/<int:task_id>/temuan/<int:finding_id>/", findings.finding, name="finding"),
    path("tugas/<int:task_id>/temuan/<int:finding_id>/ubah/", findings.change, name="finding_change"),
    path("tugas/<int:task_id>/temuan/<int:finding_id>/batal/", findings.withdraw, name="finding_withdraw"),
    path("tugas/<int:task_id>/", task.task, name="task"),
    path("tugas/<int:task_id>/waktu-audit/", audit_time.audit_time, name="audit_time"),
    path("tugas/<int:task_id>/hasil/", acts.outcome, name="outcome"),
    path("tugas/<int:task_id>/isi/<slug:act>/", acts.work, name="work"),
    path("tugas/<int:task_id>/unggah/", acts.upload, name="upload"),
    path("tugas/<int:task_id>/buat/<slug:kind>/", acts.make, name="make"),
    path("tugas/<int:task_id>/pratinjau/<slug:kind>/", acts.preview, name="preview"),
    path("tugas/<int:task_id>/jeda/", acts.pause, name="pause"),
    path("tugas/<int:task_id>/jeda/akhiri/", acts.end_pause, name="end_pause"),
    path("tugas/<int:task_id>/ambil/", acts.claim, name="claim"),
    path("tugas/<int:task_id>/lepas/", acts.release, name="release"),
    path("tugas/<int:task_id>/alihkan/", acts.reassign, name="reassign"),
    path("tugas/<int:task_id>/label/", samples.sample_labels, name="sample_labels"),
    path("tugas/<int:task_id>/lembar-hasil/", samples.result_sheet, name="result_sheet"),
    path("tugas/<int:task_id>/foto/<int:number>/", samples.sample_photo, name="sample_photo"),
    path("tugas/<int:task_id>/bukti/<int:number>/", samples.evidence, name="evidence"),
    path("berkas/<int:version_id>/", files.file, name="file"),
]

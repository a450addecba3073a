"""The addresses of pages about one case."""

from __future__ import annotations

from django.urls import path

from .views import acts, case, completion, draft, files, messages, payment, task

app_name = "cases"
urlpatterns = [
    path("perkara/<int:case_id>/", case.case, name="case"),
    path("perkara/<int:case_id>/tarik/", case.withdraw, name="withdraw"),
    path("perkara/<int:case_id>/tutup/", case.close, name="close"),
    path("perkara/<int:case_id>/versi/", case.move, name="move"),
    path("perkara/<int:case_id>/konsep/", draft.draft, name="draft"),
    path("perkara/<int:case_id>/sertifikat/", case.certificate, name="certificate"),
    path("perkara/<int:case_id>/lengkapi/", completion.complete, name="complete"),
    path("perkara/<int:case_id>/pembayaran/", payment.payment, name="payment"),
    path("perkara/<int:case_id>/pesan/", messages.messages, name="messages"),
    path("perkara/<int:case_id>/lacak-baru/", messages.renew_link, name="renew_link"),
    path("tugas/<int:task_id>/", task.task, name="task"),
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
    path("berkas/<int:version_id>/", files.file, name="file"),
]

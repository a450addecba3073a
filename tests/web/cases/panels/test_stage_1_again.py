"""The screen of the corrections of stage 1: what it found wanting stands there and is judged anew."""

from __future__ import annotations

from collections.abc import Callable

from mutubaku.cases.models import Task
from mutubaku.conduct.works.stage_1_again import concerns_of
from tests.cast import Cast, close, fresh, later
from tests.web.cases.conftest import As


def test_what_stage_1_found_wanting_is_judged_anew_with_a_word_of_what_was_seen(
    cast: Cast, as_: As, soon_after: Callable[[Task], Task]
) -> None:
    task = soon_after(cast.case_at("stage-1"))
    close(task, "perlu-koreksi", cast.staff["auditor"], task.opened_at + (later(minutes=10) - later()))
    task = soon_after(fresh(task.case, "stage-1-corrections"))
    (found,) = concerns_of(task)
    auditor, page = as_(cast.staff["auditor"]), f"/tugas/{task.pk}/"
    html = auditor.page(page)
    assert "Dokumen dan butir kesiapan yang perlu diperbaiki" in html
    assert f"Pada tahap 1: {found.said}" in html
    assert "Simpan penilaian perbaikan" not in as_(cast.staff["reviewer"]).page(page)
    act, choice, note = f"{page}isi/perbaikan/", f"isi-pilihan_{found.key}", f"isi-catatan_{found.key}"
    refused = auditor.send(act, {choice: "memadai"})
    assert "tulis apa yang menunjukkan perbaikannya" in refused.content.decode()
    assert auditor.send(act, {choice: "memadai", note: "Cap sudah ada."}).status_code == 302
    assert concerns_of(task)[0].is_settled
    assert "1 hal dari tahap 1 dinilai lagi" in auditor.page(f"/perkara/{task.case_id}/")

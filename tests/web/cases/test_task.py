"""The step screen: what it shows to whom, and what it refuses to show."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.utils import translation

from mutubaku.cases.library import step_of
from mutubaku.cases.models import Task
from mutubaku.conduct import actions
from mutubaku.people.models import Interest
from mutubaku.procedure import Outcome
from tests.cast import Cast, do_step, fresh
from tests.factories.people import HoursPeriodFactory, official

from .conftest import As, Move

SoonAfter = Callable[[Task], Task]


def url(task: Task, act: str = "") -> str:
    return f"/tugas/{task.pk}/{act}"


@pytest.fixture
def completeness(cast: Cast, soon_after: SoonAfter) -> Task:
    """Step 3, ten minutes after it was opened."""
    return soon_after(cast.case_at("completeness"))


def test_the_worker_sees_the_quoted_law_the_time_left_and_what_each_button_does(
    cast: Cast, as_: As, completeness: Task
) -> None:
    html = as_(cast.staff["pjt"]).page(url(completeness))
    assert "<h1>Memeriksa kelengkapan" in html
    assert "“Memeriksa kelengkapan persyaratan sertifikasi.”" in html
    assert "1 jam 50 menit kerja lagi" in html
    assert "Berikutnya: Memverifikasi dokumen (Seksi SS)." in html
    assert "Berikutnya: Meminta kelengkapan (Seksi PJT)." in html


def test_a_button_cannot_be_pressed_while_its_papers_are_missing_and_says_which(
    cast: Cast, as_: As, soon_after: SoonAfter
) -> None:
    team = soon_after(cast.case_at("team"))
    outcome, missing = step_of(team).outcomes[0].key, "Tim belum ditunjuk"
    html = as_(cast.staff["ss"]).page(url(team))
    assert f'value="{outcome}" disabled aria-describedby="kurang-{outcome}"' in html
    assert f"Belum bisa: {missing}" in html.replace("\n", "")


def test_what_is_filled_in_on_the_same_page_locks_no_button(cast: Cast, as_: As, completeness: Task) -> None:
    html = as_(cast.staff["pjt"]).page(url(completeness))
    assert 'value="lengkap">' in html
    assert 'value="tidak-lengkap">' in html


def test_a_colleague_of_another_section_sees_the_step_but_cannot_work_on_it(
    cast: Cast, as_: As, completeness: Task
) -> None:
    html = as_(cast.staff["auditor"]).page(url(completeness))
    assert "Langkah ini dikerjakan oleh Seksi PJT, dan Anda tidak sedang memegang peran itu." in html
    assert 'name="outcome"' not in html
    assert 'type="file"' not in html


def test_an_outsider_finds_neither_step_nor_case_nor_acts(cast: Cast, as_: As, completeness: Task) -> None:
    outsider = as_(cast.outsider)
    for address in (url(completeness), f"/perkara/{completeness.case_id}/", url(completeness, "buat/memo-dinas/")):
        outsider.page(address, 404)
    for act in ("hasil", "unggah", "jeda", "jeda/akhiri", "ambil", "lepas", "alihkan"):
        assert outsider.send(url(completeness, f"{act}/")).status_code == 404


def test_the_client_does_not_find_the_steps_of_the_office(cast: Cast, as_: As, completeness: Task) -> None:
    client = as_(cast.client)
    client.page(url(completeness), 404)
    assert client.send(url(completeness, "hasil/"), {"outcome": "lengkap"}).status_code == 404


def test_the_client_does_step_seven_on_the_same_screen_in_the_client_layout(
    cast: Cast, as_: As, soon_after: SoonAfter
) -> None:
    task = soon_after(cast.case_at("confirmation"))
    html = as_(cast.client).page(url(task))
    assert '<body class="client">' in html
    assert "Lembar konfirmasi pelaksanaan audit" in html
    assert "Dari kantor" in html
    assert "Surat informasi pelaksanaan audit" in html
    assert "E-Billing" in html
    assert "Terbaca oleh kantor." in html
    assert "Pemegang" not in html
    assert "Riwayat" not in html


def test_step_one_has_pages_of_its_own(cast: Cast, as_: As) -> None:
    case = cast.new_case()
    answer = as_(cast.client).get(url(fresh(case, "application")))
    assert answer["Location"] == f"/permohonan/{case.pk}/"


def test_a_closed_task_says_who_did_it_and_how(cast: Cast, as_: As, completeness: Task) -> None:
    case = completeness.case
    html = as_(cast.staff["pjt"]).page(url(fresh(case, "disposition")))
    head = cast.staff["head"].name
    assert f"Langkah ini diselesaikan oleh {head} (Head)" in html
    assert "dengan hasil: Didisposisikan." in html
    assert 'name="outcome"' not in html


def test_a_step_of_a_withdrawn_case_says_that_it_stopped_with_it(
    cast: Cast, as_: As, completeness: Task, move: Move
) -> None:
    at = completeness.opened_at + timedelta(minutes=20)
    actions.withdraw(completeness.case_id, cast.client, at, reason="Tidak jadi.")
    move(at + timedelta(minutes=1))
    html = as_(cast.staff["pjt"]).page(url(completeness))
    assert "Langkah ini berhenti bersama permohonannya" in html
    assert "Pemegang" not in html


def test_the_step_that_runs_the_linked_procedure_points_to_its_open_steps(
    cast: Cast, as_: As, soon_after: SoonAfter
) -> None:
    team = soon_after(cast.case_at("team"))
    html = as_(cast.staff["ss"]).page(url(fresh(team.case, "certification")))
    assert "Langkah ini selesai dengan sendirinya ketika semua sublangkahnya selesai." in html
    assert f'href="{url(team)}">Menunjuk tim audit</a>' in html


def test_a_proposed_procedure_is_not_quoted_as_law(cast: Cast, as_: As, soon_after: SoonAfter) -> None:
    team = soon_after(cast.case_at("team"))
    html = as_(cast.staff["ss"]).page(url(team))
    assert "usulan, belum ditetapkan" in html
    assert "9.1" in html


def test_parallel_steps_each_have_their_own_page(cast: Cast, as_: As, soon_after: SoonAfter) -> None:
    plan = soon_after(cast.case_at("audit-plan", "sppt-sni"))
    do_step(plan, _outcome(plan), plan.opened_at + timedelta(hours=1))
    html = as_(cast.staff["ppc"]).page(f"/perkara/{plan.case_id}/")
    for step in ("stage-2", "sampling"):
        assert f'href="{url(fresh(plan.case, step))}"' in html


def test_who_judges_may_not_have_taken_part(cast: Cast, as_: As, soon_after: SoonAfter) -> None:
    task = soon_after(cast.case_at("review"))
    auditor = fresh(task.case, "stage-2").closed_by
    assert auditor is not None
    official(cast.office, "reviewer", user=auditor)
    html = as_(auditor).page(url(task))
    assert "jadi tidak boleh menilainya. Minta rekan lain." in html


def test_the_page_of_a_judgement_marks_who_holds_the_role_and_cannot_act_and_why(
    cast: Cast, as_: As, soon_after: SoonAfter
) -> None:
    task = soon_after(cast.case_at("review"))
    auditor = fresh(task.case, "stage-2").closed_by
    assert auditor is not None
    official(cast.office, "reviewer", user=auditor)
    tied = official(cast.office, "reviewer")
    client = task.case.organisation.name
    declared = {"declared_as": "Sendiri", "declared_at": task.opened_at, "company": client}
    Interest.objects.create(office=cast.office, user=tied, kind="consultancy", **declared)
    html = as_(cast.staff["ss"]).page(url(task))
    assert "Tidak dapat menangani: mengerjakan langkah yang dinilai di sini" in html
    assert "Tidak dapat menangani: menyatakan kepentingan pada pelanggan ini" in html
    assert html.count("Tidak dapat menangani") == 2
    assert "Tidak dapat menangani" in as_(cast.staff["ss"]).page(f"/perkara/{task.case_id}/")
    assert "Tidak dapat menangani" not in as_(cast.client).page(f"/perkara/{task.case_id}/")


def test_what_another_step_left_is_not_this_ones_to_replace(cast: Cast, as_: As, soon_after: SoonAfter) -> None:
    task = soon_after(cast.case_at("receipt"))
    html = as_(cast.client).page(url(task))
    assert "Sertifikat atau surat keterangan meneruskan penggunaan sertifikat" in html
    assert 'type="file"' not in html


def test_the_certificate_is_made_printed_and_signed_by_hand_before_it_is_issued(
    cast: Cast, as_: As, soon_after: SoonAfter
) -> None:
    task = soon_after(cast.case_at("signing"))
    head = as_(cast.staff["head"])
    assert "Pindaian sertifikat yang bertanda tangan belum diunggah" in head.page(url(task))
    assert "Dokumen ini dibuat dari data permohonan." in head.page(url(task, "buat/sertifikat-iso-9001/"))
    assert head.send(url(task, "buat/sertifikat-iso-9001/"))["Location"] == url(task)
    assert "Konsep, belum bertanda tangan" in head.page(url(task))


def test_a_note_that_the_client_will_read_says_so_beforehand(cast: Cast, as_: As, soon_after: SoonAfter) -> None:
    task = cast.case_at("completeness")
    done = do_step(task, _outcome(task, "tidak-lengkap"), task.opened_at + timedelta(minutes=30))
    asking = soon_after(done.opened[0])
    assert "Masuk ke surat di bawah daftar dokumen, dan terbaca oleh pelanggan." in as_(cast.staff["pjt"]).page(
        url(asking)
    )


def test_only_the_outcomes_that_turn_to_the_client_show_them_the_note(
    cast: Cast, as_: As, soon_after: SoonAfter
) -> None:
    task = soon_after(cast.case_at("audit-report"))
    html = as_(cast.staff["lead-auditor"]).page(url(task))
    assert "dengan hasil “Ada ketidaksesuaian” juga oleh pelanggan." in html


def test_a_due_moment_in_a_year_without_joint_leave_or_ramadan_hours_is_a_visible_warning(
    cast: Cast, as_: As, soon_after: SoonAfter
) -> None:
    cast.office.joint_leave_years.all().delete()
    cast.office.calendar_version += 1
    cast.office.save()
    task = soon_after(cast.case_at("completeness"))
    html = as_(cast.staff["pjt"]).page(url(task))
    assert "Cuti bersama 2026 belum ditetapkan; tenggat dapat berubah." in html
    warning = "Jam kerja Ramadan 2026 belum diisi; tenggat dapat berubah."
    assert warning in html
    HoursPeriodFactory(office=cast.office, name="Ramadan 1447 H", first=date(2026, 2, 19), last=date(2026, 3, 20))
    cast.office.calendar_version += 1
    cast.office.save()
    assert warning not in as_(cast.staff["pjt"]).page(url(task))


def test_the_page_asks_the_database_as_often_with_many_papers_as_with_few(
    cast: Cast, as_: As, soon_after: SoonAfter, queries: Callable[[Callable[[], object]], int]
) -> None:
    first, late = cast.case_at("disposition"), soon_after(cast.case_at("signing"))
    browser = as_(cast.staff["head"])
    browser.page(url(first))
    counts = [queries(lambda task=task: browser.page(url(task))) for task in (first, late)]  # type: ignore[misc]
    assert counts[1] - counts[0] <= 3  # what the certificate's own work looks up


def test_the_time_left_is_told_in_english_too(cast: Cast, as_: As, completeness: Task) -> None:
    browser = as_(cast.staff["pjt"])
    browser.cookies["bahasa"] = "en"
    with translation.override("id"):
        html = browser.page(url(completeness))
    assert '<html lang="en">' in html


def _outcome(task: Task, key: str = "") -> Outcome:
    step = step_of(task)
    return step.outcome(key) if key else step.outcomes_for(task.case.kind)[0]


def test_the_last_step_of_the_linked_procedure_says_what_follows_in_the_service(
    cast: Cast, as_: As, soon_after: SoonAfter
) -> None:
    task = soon_after(cast.case_at("final"))
    html = as_(cast.staff["ss"]).page(url(task))
    assert "Berikutnya: Memeriksa dan menandatangani (Kepala Balai)." in html


def test_a_refusing_outcome_says_that_the_case_ends_and_that_a_reason_is_needed(
    cast: Cast, as_: As, soon_after: SoonAfter
) -> None:
    task = soon_after(cast.case_at("decision"))
    html = as_(cast.staff["decision-maker"]).page(url(task))
    assert "Permohonan berakhir: ditolak. Tulis alasannya di catatan." in html

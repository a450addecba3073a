"""The audit time at steps 3 and 6 on the screen: proposed, compared, fixed, and by whom."""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from mutubaku.applications.models import Site
from mutubaku.audits.models import AuditTime
from mutubaku.audits.reckoning.queries import audit_time_of
from mutubaku.audits.visits.actions.planning import write_programme
from mutubaku.billing.models import CountedBy, Payment
from mutubaku.cases.models import Task
from mutubaku.conduct.programme import proposed_programme
from mutubaku.conduct.works.audit_facts import facts
from mutubaku.conduct.works.dossier import dossier_of
from tests.cast import Cast
from tests.web.cases.conftest import As, Browser

ANSWERS = {"jenis": "initial", "personel": "4", "alasan_personel": ""}


@pytest.fixture
def review(cast: Cast, soon_after: Callable[[Task], Task]) -> Task:
    """Step 3 of an ISO 9001 case of four people."""
    return soon_after(cast.case_at("completeness"))


@pytest.fixture
def letter(cast: Cast, soon_after: Callable[[Task], Task]) -> Task:
    """Step 6 of such a case, for which the review proposed a day and a half."""
    return soon_after(cast.case_at("audit-letter"))


def address(task: Task) -> str:
    return f"/tugas/{task.pk}/waktu-audit/"


def shown(answer: Any, status: int = 200) -> str:
    assert answer.status_code == status
    return re.sub(r"\s+", " ", html.unescape(answer.content.decode()))


def asked(browser: Browser, task: Task, status: int = 200, **changes: Any) -> str:
    return shown(browser.get(address(task), {**ANSWERS, **changes, "hitung": "ya"}), status)


def test_at_the_review_the_time_is_proposed_from_the_application(cast: Cast, as_: As, review: Task) -> None:
    desk = as_(cast.staff["pjt"])
    page = shown(desk.get(f"/tugas/{review.pk}/"))
    assert "menurut perhitungan dari permohonan; belum disimpan." in page
    assert "Tabel QMS, 1 sampai 5 orang" in page
    answer = desk.send(address(review), ANSWERS, follow=True)
    assert "Usulan waktu audit tersimpan: 1,5 hari." in shown(answer)
    assert '<strong class="figure">1,5 hari</strong> diusulkan' in shown(answer)


def test_at_step_6_it_is_fixed_and_the_fee_follows(cast: Cast, as_: As, letter: Task) -> None:
    by_day = cast.office.tariffs.get().lines.get(key="audit")
    by_day.counted_by, by_day.default_quantity = CountedBy.AUDITOR_DAY, 1
    by_day.save()
    desk = as_(cast.staff["pjt"])
    assert "Belum bisa: Waktu audit belum ditetapkan" in shown(desk.get(f"/tugas/{letter.pk}/"))
    more = {"personel": "45", "alasan_personel": "Musim olah", "kurang_1": "10", "alasan_kurang_1": "Sistem matang"}
    page = asked(desk, letter, **more)
    assert '<strong class="figure">3,5 hari</strong>, paling sedikit 2,8 hari di lokasi.' in page
    assert "Hari audit +2 dari 1,5." in page
    assert "Biaya hari auditor +Rp 3.000.000." in page
    desk.send(address(letter), {**ANSWERS, **more})
    page = shown(desk.get(f"/tugas/{letter.pk}/"))
    assert "Belum bisa: Waktu audit belum ditetapkan" not in page
    assert re.search(rf'name="biaya_{by_day.pk}" value="4"', page)


def test_before_stage_2_the_lead_auditor_asks_for_another_and_says_why(
    cast: Cast, as_: As, soon_after: Callable[[Task], Task]
) -> None:
    task = soon_after(cast.case_at("audit-plan"))
    leader = as_(cast.staff["lead-auditor"])
    AuditTime.objects.filter(case=task.case).update(is_fixed=True)
    assert "Usulkan waktu audit lain" in shown(leader.get(f"/tugas/{task.pk}/"))
    more = {"personel": "45", "alasan_personel": "Menurut tahap 1"}
    assert "Mengapa waktu audit ditetapkan lagi" in asked(leader, task, **more)
    assert "Tulis mengapa waktu audit ditetapkan lagi" in shown(leader.send(address(task), {**ANSWERS, **more}), 422)
    answer = leader.send(address(task), {**ANSWERS, **more, "change_reason": "Ada 45 orang."}, follow=True)
    assert "Waktu audit 4 hari diusulkan. Seksi PJT atau Kepala Balai yang menyetujuinya diberi tahu." in shown(answer)
    assert "Ada 45 orang." in shown(answer)
    history = shown(leader.get(f"/perkara/{task.case_id}/"))
    assert "Waktu audit lain diusulkan untuk disetujui: 1,5 menjadi 4 hari." in history


def test_other_days_are_kept_with_the_reason_and_the_name(cast: Cast, as_: As, letter: Task) -> None:
    desk = as_(cast.staff["pjt"])
    page = shown(desk.send(address(letter), {**ANSWERS, "days": "3"}), 422)
    assert "Tulis mengapa waktunya berbeda dari perhitungan" in page
    assert 'name="days" value="3"' in page
    desk.send(address(letter), {**ANSWERS, "days": "3", "override_reason": "Dua bahasa"})
    page = shown(desk.get(address(letter)))
    assert '<strong class="figure">3 hari</strong> ditetapkan, menurut perhitungan 1,5 hari' in page
    assert cast.staff["pjt"].name in page
    assert "Waktu audit ditetapkan 3 hari." in shown(desk.get(f"/perkara/{letter.case_id}/"))


def test_answers_typed_after_the_reckoning_are_reckoned_before_anything_is_kept(
    cast: Cast, as_: As, letter: Task
) -> None:
    desk = as_(cast.staff["pjt"])
    page = shown(desk.get(address(letter)))
    fingerprint = re.findall(r'name="dihitung" value="(\w+)"', page)[0]
    more = {"personel": "45", "alasan_personel": "Musim olah", "days": "5", "override_reason": "Dua bahasa"}
    page = shown(desk.send(address(letter), {**ANSWERS, **more, "dihitung": fingerprint}), 422)
    for part in ("Belum disimpan: isian berubah", '<strong class="figure">4 hari</strong>', 'value="5"', "Dua bahasa"):
        assert part in page
    assert not AuditTime.objects.filter(case=letter.case, is_fixed=True).exists()
    fingerprint = re.findall(r'name="dihitung" value="(\w+)"', page)[0]
    assert desk.send(address(letter), {**ANSWERS, **more, "dihitung": fingerprint}).status_code == 302
    kept = audit_time_of(letter.case)
    assert kept is not None
    assert (kept.days, kept.basis["personnel"]) == (5, 45)


def test_what_was_shown_first_is_kept_by_one_press_and_a_reckoning_loses_no_reason(
    cast: Cast, as_: As, letter: Task
) -> None:
    desk = as_(cast.staff["pjt"])
    fingerprint = re.findall(r'name="dihitung" value="(\w+)"', shown(desk.get(address(letter))))[0]
    typed = {**ANSWERS, "days": "3", "override_reason": "Dua bahasa", "hitung": "ya"}
    for answers in (typed, {**typed, "personel": "banyak"}):
        page = shown(desk.send(address(letter), answers), 200 if answers is typed else 422)
        assert 'name="days" value="3"' in page
        assert "Dua bahasa" in page
    assert desk.send(address(letter), {**ANSWERS, "dihitung": fingerprint}).status_code == 302
    kept = audit_time_of(letter.case)
    assert kept is not None
    assert kept.days == Decimal("1.5")


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"personel": "banyak"}, "Tulis jumlah personel dengan angka bulat, misalnya 80."),
        ({"personel": "9"}, "Menurut permohonan ada 4 personel efektif."),
        ({"personel": "0", "alasan_personel": "X"}, "paling sedikit 1"),
        ({"kurang_1": "20", "alasan_kurang_1": "X", "kurang_2": "11", "alasan_kurang_2": "Y"}, "bersama-sama 31%"),
        ({"kurang_1": "20"}, "Tulis alasannya; setiap penyesuaian dicatat bersama alasannya."),
        ({"alasan_tambah_1": "X"}, "Tulis berapa persen, atau kosongkan alasannya."),
        ({"kurang_1": "sedikit"}, "Tulis persen dengan angka, misalnya 10 atau 7,5."),
    ],
)
def test_what_a_rule_refuses_is_told_beside_its_answer(
    cast: Cast, as_: As, review: Task, changes: dict[str, str], sentence: str
) -> None:
    desk = as_(cast.staff["pjt"])
    assert sentence in asked(desk, review, 422, **changes)
    assert sentence in shown(desk.send(address(review), {**ANSWERS, **changes}), 422)
    assert not AuditTime.objects.exists()


@pytest.mark.parametrize(
    ("days", "sentence"),
    [
        ("1", "Waktu audit tidak boleh kurang dari 1,05 hari"),
        ("0", "Waktu audit tidak boleh kurang dari 1,05 hari"),
        ("-1", "Waktu audit tidak boleh kurang dari 1,05 hari"),
        ("2,25", "Tulis waktu audit dalam kelipatan 0,5 hari"),
        ("2000", "Waktu audit paling banyak 1.000 hari."),
        ("tiga", "Tulis jumlah hari dengan angka, misalnya 4 atau 4,5."),
    ],
)
def test_days_that_cannot_stand_are_told_at_their_field(
    cast: Cast, as_: As, review: Task, days: str, sentence: str
) -> None:
    answer = as_(cast.staff["pjt"]).send(address(review), {**ANSWERS, "days": days, "override_reason": "X"})
    assert sentence in shown(answer, 422)


def test_when_the_application_changed_the_step_says_what_that_makes(cast: Cast, as_: As, letter: Task) -> None:
    Site.objects.filter(application__case=letter.case).update(shift_1=45)
    page = shown(as_(cast.staff["pjt"]).get(f"/tugas/{letter.pk}/"))
    assert "Permohonan berubah sejak waktu audit dihitung" in page
    assert "Personel efektif: 4 menjadi 45." in page
    assert "Hari audit +2,5 dari 1,5." in page


def test_iso_14001_waits_for_its_complexity(cast: Cast, as_: As, soon_after: Callable[[Task], Task]) -> None:
    task, desk = soon_after(cast.case_at("completeness", "iso-14001")), as_(cast.staff["pjt"])
    assert "Pilih dahulu kompleksitas" in shown(desk.get(f"/tugas/{task.pk}/"))
    assert "Hasil perhitungan" not in shown(desk.get(address(task)))
    assert "Pilih tinggi, sedang, rendah, terbatas, atau khusus." in asked(desk, task, 422)
    reason = {"alasan_kompleksitas": "Tanpa pembuatan senyawa karet."}
    assert '<strong class="figure">3 hari</strong>' in asked(desk, task, kompleksitas="high", **reason)
    assert "kompleksitas aspek lingkungan dipilih dengan alasan" in asked(desk, task, 422, kompleksitas="high")


def test_each_label_leads_to_the_one_field_of_its_name_also_beside_the_result(
    cast: Cast, as_: As, soon_after: Callable[[Task], Task]
) -> None:
    task, desk = soon_after(cast.case_at("completeness", "iso-14001")), as_(cast.staff["pjt"])
    page = asked(desk, task, kompleksitas="high", alasan_kompleksitas="Tanpa pembuatan senyawa karet.")
    assert page.count('name="alasan_kompleksitas"') == 1
    ids = re.findall(r'\bid="(waktu_\w+)"', page)
    assert sorted(set(ids)) == sorted(ids)
    legend = page[page.rindex("Kompleksitas aspek lingkungan") :]
    assert "tidak wajib" not in legend[: legend.index("</legend>")]


def test_several_sites_may_be_sampled_and_save_through_the_central_function(cast: Cast, as_: As, review: Task) -> None:
    application = review.case.application
    for number in range(3):
        Site.objects.create(application=application, name=f"Cabang {number}", address="-", activities="-", shift_1=40)
    desk, sites = as_(cast.staff["pjt"]), {"personel": "124"}
    assert "semua lokasi diaudit" in asked(desk, review, **sites)
    more = {"sejenis": "on", "pusat": "20", "alasan_pusat": "Pembelian dipusatkan"}
    page = asked(desk, review, **sites, **more)
    assert "Lokasi sejenis: 1 × akar 4" in page
    assert "Pengurangan 20% karena proses di fungsi pusat: Pembelian dipusatkan" in page
    desk.send(address(review), {**ANSWERS, **sites, **more})
    kept = audit_time_of(review.case)
    assert kept is not None
    assert kept.basis["central"] == {"percent": "20.0", "reason": "Pembelian dipusatkan"}
    assert 'name="pusat" value="20"' in shown(desk.get(address(review)))


def test_s_01_the_site_of_the_central_function_is_chosen_and_not_counted(cast: Cast, as_: As, review: Task) -> None:
    application = review.case.application
    for number in range(4):
        Site.objects.create(application=application, name=f"Cabang {number}", address="-", activities="-", shift_1=1)
    desk, more = as_(cast.staff["pjt"]), {"personel": "8", "sejenis": "on", "lokasi_pusat": "Cabang 0"}
    page = asked(desk, review, **more)
    assert "Dikurangi lokasi fungsi pusat, yang diaudit tersendiri." in page
    assert "Lokasi sejenis: 1 × akar 4" in page
    desk.send(address(review), {**ANSWERS, **more})
    kept = audit_time_of(review.case)
    assert kept is not None
    assert (kept.basis["central_site"], len(kept.basis["seed"])) == ("Cabang 0", 12)
    assert "fungsi pusat di Cabang 0" in shown(desk.get(f"/perkara/{review.case_id}/program/"))


def test_s_07_sites_side_by_side_are_counted_as_one_with_the_reason(cast: Cast, as_: As, review: Task) -> None:
    application = review.case.application
    for number in (1, 2):
        Site.objects.create(application=application, name=f"Pabrik {number}", address="-", activities="-", shift_1=1)
    desk, more = as_(cast.staff["pjt"]), {"personel": "6", "kompleks_1": ["Pabrik 1", "Pabrik 2"]}
    assert "Tulis mengapa lokasi yang berdampingan dihitung sebagai satu" in asked(desk, review, 422, **more)
    assert "Kelompok berdampingan lain" not in asked(desk, review, personel="6")
    more["alasan_kompleks_1"] = "Satu pagar"
    page = asked(desk, review, **more)
    assert "Pabrik 1, Pabrik 2 berdampingan dan dihitung sebagai satu lokasi: Satu pagar." in page
    desk.send(address(review), {**ANSWERS, **more})
    assert "2 lokasi" in shown(desk.get(f"/tugas/{review.pk}/"))
    page = shown(desk.get(f"/perkara/{review.case_id}/program/"))
    assert "Pabrik 1 + Pabrik 2" in page
    assert "Lokasi yang dikunjungi menurut IAF MD 1" in page
    assert "terlalu sedikit lokasi" not in page
    alone = asked(desk, review, 422, personel="6", alasan_kompleks_1="Satu pagar")
    assert "Pilih lokasi yang berdampingan, atau kosongkan alasannya." in alone


def test_only_who_does_the_step_opens_the_page_and_only_where_md_5_holds(
    cast: Cast, as_: As, review: Task, soon_after: Callable[[Task], Task]
) -> None:
    for user in (cast.client, cast.staff["ss"], cast.staff["head"], cast.outsider):
        as_(user).page(address(review), 404)
    product = soon_after(cast.case_at("completeness", "sppt-sni"))
    desk = as_(cast.staff["pjt"])
    desk.page(address(product), 404)
    assert "Waktu audit" not in desk.page(f"/tugas/{product.pk}/")


def test_whoever_may_not_fix_it_still_reads_it(cast: Cast, as_: As, letter: Task) -> None:
    page = shown(as_(cast.staff["ss"]).get(f"/tugas/{letter.pk}/"))
    assert '<strong class="figure">1,5 hari</strong> diusulkan' in page
    assert address(letter) not in page


@pytest.fixture
def waiting(cast: Cast, as_: As, soon_after: Callable[[Task], Task]) -> Task:
    """The plan of an audit fixed at a day and a half, for which its leader has asked for four days."""
    task = soon_after(cast.case_at("audit-plan"))
    times = AuditTime.objects.filter(case=task.case)
    times.exclude(pk=times.latest("pk").pk).delete()
    times.update(is_fixed=True)
    desk = as_(cast.staff["lead-auditor"])
    answers = {**ANSWERS, "personel": "45", "alasan_personel": "Daftar hadir tahap 1"}
    page = shown(desk.send(address(task), answers), 422)
    assert "Berlaku sesudah disetujui orang lain: Seksi PJT atau Kepala Balai." in page
    assert desk.send(address(task), {**answers, "change_reason": "Tahap 1 menemukan 45 orang."}).status_code == 302
    return task


def test_while_another_time_waits_the_step_its_leader_and_the_inbox_of_whoever_approves_say_so(
    cast: Cast, as_: As, waiting: Task
) -> None:
    leader, step = as_(cast.staff["lead-auditor"]), f"/tugas/{waiting.pk}/"
    page = shown(leader.get(step))
    assert "Diusulkan 4 hari, menunggu persetujuan" in page
    for line in ("Personel efektif: 4 menjadi 45.", "Hari audit +2,5 dari 1,5.", "Usulan waktu audit belum disetujui"):
        assert line in page
    assert "Lihat usulannya" in page
    leader.page(address(waiting), 404)
    late = shown(
        leader.send(address(waiting), {**ANSWERS, "change_reason": "Regu malam.", "alasan_personel": "Hadir"}), 422
    )
    assert "Yang Anda tulis" in late
    for typed in ("Regu malam.", "Hadir"):
        assert f"<blockquote>{typed}</blockquote>" in late
    whole = f"/perkara/{waiting.case_id}/waktu-audit/"
    assert "Anda mengusulkannya" in leader.page(whole)
    assert "bukan oleh pengusulnya" in as_(cast.staff["ss"]).page(whole)
    assert "Setujui atau kembalikan" in as_(cast.staff["pjt"]).page(step)
    rows = {role: as_(cast.staff[role]).page("/kerja/") for role in ("head", "pjt", "ss", "lead-auditor")}
    assert [role for role, text in rows.items() if "Waktu audit untuk disetujui" in text] == ["head", "pjt"]
    for user in (cast.client, cast.outsider):
        as_(user).page(whole, 404)


def test_whoever_may_approve_turns_it_back_with_a_reason_or_approves_it_and_nobody_decides_twice(
    cast: Cast, as_: As, waiting: Task
) -> None:
    head, whole = as_(cast.staff["head"]), f"/perkara/{waiting.case_id}/waktu-audit/"
    assert "Daftar hadir tahap 1" in head.page(whole)
    number = AuditTime.objects.latest("pk").pk
    refused = shown(head.send(whole, {"asked": number, "act": "kembali"}), 422)
    assert "Tulis mengapa usulan dikembalikan" in refused
    own = shown(as_(cast.staff["lead-auditor"]).send(whole, {"asked": number, "act": "setuju"}), 422)
    assert "Anda tidak sedang memegang peran itu" in own
    assert head.send(whole, {"asked": number, "act": "kembali", "answer": "Hitung shift."}).status_code == 302
    assert "dikembalikan. Pengusulnya diberi tahu." in head.page(whole)
    step = shown(as_(cast.staff["lead-auditor"]).get(f"/tugas/{waiting.pk}/"))
    assert "Usulan waktu audit 4 hari dikembalikan." in as_(cast.staff["ss"]).page(f"/perkara/{waiting.case_id}/")
    assert "Usulan 4 hari dikembalikan" in step
    assert "Hitung shift." in step
    late = shown(as_(cast.staff["pjt"]).send(whole, {"asked": number, "act": "setuju"}), 422)
    assert "sudah diputuskan" in late


def test_once_it_is_approved_the_office_reads_beside_the_invoice_what_it_makes_of_it_and_the_client_does_not(
    cast: Cast, as_: As, waiting: Task
) -> None:
    cast.office.tariffs.get().lines.filter(key="audit").update(counted_by=CountedBy.AUDITOR_DAY, default_quantity=1)
    head, money = as_(cast.staff["head"]), f"/perkara/{waiting.case_id}/pembayaran/"
    said = "Waktu audit ditetapkan lagi sesudah tagihan ini dibuat: 1,5 hari menjadi 4 hari."
    assert said not in head.page(money)
    asked_time = AuditTime.objects.latest("pk").pk
    whole = f"/perkara/{waiting.case_id}/waktu-audit/"
    assert head.send(whole, {"asked": asked_time, "act": "setuju"}).status_code == 302
    paid = Payment.objects.get(invoice__case=waiting.case)
    for page in (head.page(money), as_(cast.staff["treasurer"]).page(f"/kerja/bendahara/pembayaran/{paid.pk}/")):
        assert said in page
        assert "+Rp 3.000.000" in page
    assert "ditetapkan lagi sesudah" not in as_(cast.client).page(money)


FOUND = {
    "lokasi_baru_1": "Gudang hilir",
    "alamat_baru_1": "Jl. Uji 2",
    "kegiatan_baru_1": "Penyimpanan",
    "orang_baru_1": "41",
}


def test_a_site_found_at_stage_1_is_reckoned_with_read_by_whoever_approves_and_stands_in_the_application(
    cast: Cast, as_: As, soon_after: Callable[[Task], Task]
) -> None:
    task = soon_after(cast.case_at("audit-plan"))
    AuditTime.objects.filter(case=task.case).update(is_fixed=True)
    leader, whole = as_(cast.staff["lead-auditor"]), f"/perkara/{task.case_id}/waktu-audit/"
    page = asked(leader, task, **FOUND)
    for line in ("Lokasi: 1 menjadi 2.", "Personel efektif: 4 menjadi 45.", "Hari audit +2,5 dari 1,5."):
        assert line in page
    assert "Semua lokasi sejenis" in page  # asked now that there are two
    rows = page[page.index("Lokasi yang ditemukan pada audit") : page.index("Pengurangan dan penambahan")]
    assert "tidak wajib" not in rows  # a row is empty or whole
    more = {**ANSWERS, **FOUND, "change_reason": "Disetujui direktur pada tahap 1."}
    assert leader.send(address(task), more).status_code == 302
    read = as_(cast.staff["head"]).page(whole)
    for part in ("Lokasi yang ditemukan pada audit", "Gudang hilir", "Jl. Uji 2", "Penyimpanan", "41 orang"):
        assert part in read
    asked_time = AuditTime.objects.latest("pk")
    head = as_(cast.staff["head"])
    assert head.send(whole, {"asked": asked_time.pk, "act": "kembali", "answer": "Milik siapa?"}).status_code == 302
    assert 'value="Gudang hilir"' in leader.page(address(task))  # nothing is typed twice
    assert leader.send(address(task), more).status_code == 302
    asked_time = AuditTime.objects.latest("pk")
    assert head.send(whole, {"asked": asked_time.pk, "act": "setuju"}).status_code == 302
    history = shown(as_(cast.client).get(f"/perkara/{task.case_id}/"))
    assert "Lokasi “Gudang hilir”, yang ditemukan pada audit, ditambahkan" in history
    assert 'value="Jl. Uji 2"' not in leader.page(address(task))
    assert "Lokasi yang ditemukan pada audit: Gudang hilir" in head.page(whole)  # read also after it was approved
    case = shown(head.get(f"/perkara/{task.case_id}/"))
    assert "Gudang hilir, Jl. Uji 2" in case
    assert facts(task)["lokasi_ditemukan"] == "Gudang hilir, Jl. Uji 2"
    found = {one.key: dict(one.facts) for one in dossier_of(task.case)}
    assert found["scope"]["Lokasi yang ditemukan pada audit"] == "Gudang hilir, Jl. Uji 2"
    assert found["audit-time"]["Mengapa waktu audit ditetapkan lagi"] == "Disetujui direktur pada tahap 1."


def test_a_programme_saved_before_a_site_was_found_is_told_to_lack_it_until_it_has_its_row(
    cast: Cast, as_: As, soon_after: Callable[[Task], Task]
) -> None:
    task = soon_after(cast.case_at("audit-plan"))
    cells = proposed_programme(task.case)
    write_programme(task.case, cells)
    leader, lacks = as_(cast.staff["lead-auditor"]), "Lokasi yang ditemukan pada audit belum ada dalam program"
    pages = (f"/perkara/{task.case_id}/program/", f"/tugas/{task.pk}/")
    assert [lacks in shown(leader.get(page)) for page in pages] == [False, False]
    site = {"name": "Gudang hilir", "address": "Jl. Uji 2", "activities": "Penyimpanan", "shift_1": 41}
    Site.objects.create(application=task.case.application, found_on=task.opened_at.date(), **site)
    for page in pages:
        assert "supaya rencana dapat memuatnya: Gudang hilir." in shown(leader.get(page))
    write_programme(task.case, [*cells, replace(cells[0], site="Gudang Hilir")])
    assert [lacks in shown(leader.get(page)) for page in pages] == [False, False]


def test_a_found_site_that_takes_no_more_days_is_told_as_the_same_days_reckoned_again(
    cast: Cast, as_: As, soon_after: Callable[[Task], Task]
) -> None:
    task = soon_after(cast.case_at("audit-plan"))
    AuditTime.objects.filter(case=task.case).update(is_fixed=True)
    given = {**ANSWERS, **FOUND, "orang_baru_1": "1", "change_reason": "Disetujui direktur pada tahap 1."}
    assert as_(cast.staff["lead-auditor"]).send(address(task), given).status_code == 302
    asked_time, head = AuditTime.objects.latest("pk"), as_(cast.staff["head"])
    assert "Waktu audit dihitung lagi untuk disetujui: tetap 1,5 hari." in head.page(f"/perkara/{task.case_id}/")
    head.send(f"/perkara/{task.case_id}/waktu-audit/", {"asked": asked_time.pk, "act": "setuju"})
    assert "Waktu audit ditetapkan lagi: tetap 1,5 hari." in head.page(f"/perkara/{task.case_id}/")


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"alamat_baru_1": ""}, "Lengkapi: alamatnya."),
        ({"orang_baru_1": ""}, "Tulis berapa orang yang bekerja di sana"),
        ({"lokasi_baru_1": ""}, "Lengkapi: nama lokasi."),
        (
            {"lokasi_baru_2": "GUDANG hilir", "alamat_baru_2": "x", "kegiatan_baru_2": "x", "orang_baru_2": "1"},
            "sudah ada",
        ),
    ],
)
def test_a_found_site_is_told_whole(
    cast: Cast, as_: As, soon_after: Callable[[Task], Task], changes: dict[str, str], said: str
) -> None:
    task = soon_after(cast.case_at("audit-plan"))
    AuditTime.objects.filter(case=task.case).update(is_fixed=True)
    assert said in asked(as_(cast.staff["lead-auditor"]), task, 422, **{**FOUND, **changes})


def test_at_steps_3_and_6_the_application_itself_is_put_right_instead(cast: Cast, as_: As, letter: Task) -> None:
    assert "lokasi_baru_1" not in as_(cast.staff["pjt"]).page(address(letter))


def test_an_approved_time_is_told_with_who_approved_it(cast: Cast, as_: As, waiting: Task) -> None:
    pjt, whole = as_(cast.staff["pjt"]), f"/perkara/{waiting.case_id}/waktu-audit/"
    number = AuditTime.objects.latest("pk").pk
    assert pjt.send(whole, {"asked": number, "act": "setuju"}).status_code == 302
    page = shown(pjt.get(whole))
    assert "Waktu audit 4 hari disetujui dan berlaku." in page
    assert "Disetujui" in page
    assert cast.staff["pjt"].name in page
    assert "Waktu audit ditetapkan lagi: 1,5 menjadi 4 hari." in shown(pjt.get(f"/perkara/{waiting.case_id}/"))
    found = audit_time_of(waiting.case)
    assert found is not None
    assert found.days == 4

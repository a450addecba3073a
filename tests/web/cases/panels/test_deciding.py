"""Review, committee and decision on the screen: everything in view, and what was typed is never lost."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from mutubaku.applications.models import Application
from mutubaku.cases.models import Task
from mutubaku.certificates.actions import Special
from mutubaku.cli.demonstration.cases import drive
from mutubaku.cli.demonstration.filling.committee import summon
from mutubaku.conduct.actions.deciding import conclude_committee, state_in_committee
from mutubaku.conduct.actions.special import open_special
from mutubaku.conduct.works.parts import scope_items
from mutubaku.decisions.models import Judgement, Meeting, Statement
from mutubaku.decisions.queries import active_members, decision_of
from mutubaku.people.models import Competence, Interest
from mutubaku.schemes.models import Demand, SchemeTerms
from tests.cast import Cast, fresh, later
from tests.certified import certified
from tests.factories.people import official
from tests.web.cases.conftest import As

UNTIL = date(2027, 12, 18)
SoonAfter = Callable[[Task], Task]
FIRST = "komite-administrasi"


def test_the_reviewer_sees_the_whole_file_and_a_no_asks_for_its_cause(
    cast: Cast, as_: As, soon_after: SoonAfter
) -> None:
    task = soon_after(cast.case_at("review"))
    reviewer = as_(cast.staff["reviewer"])
    html = reviewer.page(f"/tugas/{task.pk}/")
    for said in ("Seluruh berkas", "Rekaman tahap evaluasi", "Produksi karet remah", "0 dari 11 sudah diisi."):
        assert said in html
    recommendation = html[html.index("Rekomendasi peninjau") :]
    assert "tidak wajib" not in recommendation[: recommendation.index("</legend>")]
    asked = {f"isi-pilihan_{FIRST}": "no", "isi-words": "Belum selesai saya baca."}
    refused = reviewer.send(f"/tugas/{task.pk}/isi/simpan/", asked)
    assert (refused.status_code, Judgement.objects.count()) == (422, 0)
    assert "Belum selesai saya baca." in refused.content.decode()
    kept = reviewer.send(f"/tugas/{task.pk}/isi/simpan/", {**asked, f"isi-catatan_{FIRST}": "Nomor keliru."})
    assert (kept.status_code, Judgement.objects.get().note) == (302, "Nomor keliru.")
    pressed = reviewer.send(f"/tugas/{task.pk}/hasil/", {**asked, f"isi-catatan_{FIRST}": "a", "outcome": "lengkap"})
    html = pressed.content.decode()
    assert "Pilih rekomendasi Anda kepada komite." in html
    assert "Penilaian 2: belum diisi." in html


def test_a_note_of_the_reviewer_without_a_reply_is_not_thrown_away_but_asked_about(
    cast: Cast, as_: As, soon_after: SoonAfter
) -> None:
    task = soon_after(cast.case_at("review"))
    sent = {f"isi-catatan_{FIRST}": "Nomor keliru."}
    refused = as_(cast.staff["reviewer"]).send(f"/tugas/{task.pk}/isi/simpan/", sent)
    html = refused.content.decode()
    assert (refused.status_code, "Nomor keliru." in html) == (422, True)
    assert "Penilaian 1: ada keterangan, tetapi belum dipilih. Pilih salah satu." in html


def test_the_committee_of_an_integrated_audit_is_called_for_the_second_standard_as_for_the_first(
    cast: Cast, as_: As, soon_after: SoonAfter
) -> None:
    task, second = cast.case_at("committee"), soon_after(cast.case_at("committee", "iso-14001"))
    Application.objects.filter(case=second.case).update(together_with=task.case.application)
    desk, address = as_(cast.staff["committee"]), f"/tugas/{second.pk}/"
    assert 'value="Ruang rapat"' not in desk.page(address)
    summon(task, cast.staff["committee"], task.opened_at)
    place = Meeting.objects.get(task=task).place
    html = desk.page(address)
    assert (f'value="{place}"' in html, html.count(" checked") > 0) == (True, True)
    begun = f"Terisi dari rapat yang dipanggil untuk {task.case.number}, yang diaudit bersama-sama."
    assert begun in html
    assert begun not in desk.page(f"/tugas/{task.pk}/")  # which is that meeting's own page
    Meeting.objects.update(held_on=second.opened_at.date() - timedelta(days=7))
    assert f'value="{place}"' not in desk.page(address)  # it was held before today


def test_a_committee_is_called_and_its_mistakes_are_told_at_their_field(
    cast: Cast, as_: As, soon_after: SoonAfter
) -> None:
    task = soon_after(cast.case_at("committee"))
    desk = as_(cast.staff["committee"])
    member = str(cast.staff["committee"].pk)
    given = {"held_on": "25-01-2027", "place": "Ruang rapat", "members": [member], "chair": member}
    adviser = official(cast.office, "committee")
    declared = {"declared_as": "Sendiri", "declared_at": task.opened_at, "company": cast.organisation.name}
    Interest.objects.create(office=cast.office, user=adviser, kind="consultancy", **declared)
    SchemeTerms.objects.update(committee_functions=["committee"], reviewer_in_committee=False)
    html = desk.page(f"/tugas/{task.pk}/")
    assert "harus ada yang tercatat berkompeten sebagai anggota komite" in html
    assert f"Peninjau permohonan ini, {cast.staff['reviewer'].name}, tidak duduk di komite." in html
    assert f"{adviser.name} mempunyai kepentingan pada pelanggan ini (memberi jasa konsultasi)" in html
    assert f'value="{adviser.pk}"' not in html
    few = desk.send(f"/tugas/{task.pk}/isi/panggil/", given)
    assert "Komite skema ini paling sedikit 3 orang; baru 1 yang dipanggil." in few.content.decode()
    assert "Pilih anggota komite yang dipanggil." in desk.send(f"/tugas/{task.pk}/isi/panggil/", {}).content.decode()
    summon(task, cast.staff["committee"], task.opened_at)
    bad = desk.send(f"/tugas/{task.pk}/isi/kesimpulan/", {"conclusion": "refuse", "part_words": "Lini 1"})
    assert "Tulis alasannya; hasil ini dibaca pelanggan" in bad.content.decode()
    assert "Lini 1" in bad.content.decode()
    desk.send(f"/tugas/{task.pk}/isi/kesimpulan/", {"conclusion": "part", "reasons": "Baru", "part_words": "Lini 1"})
    assert Meeting.objects.get().part_words == "Lini 1"
    html = desk.page(f"/tugas/{task.pk}/")
    assert "Ajukan kesimpulan lain" in html
    assert "Rekomendasi peninjau" in html


def test_a_member_answers_on_a_page_of_their_own_when_it_is_their_turn(
    cast: Cast, as_: As, soon_after: SoonAfter
) -> None:
    task = soon_after(cast.case_at("committee"))
    by = cast.staff["committee"]
    meeting = summon(task, by, task.opened_at)
    conclude_committee(task.pk, by, task.opened_at, conclusion="grant")
    first, second, _chair = (one.user for one in active_members(meeting))
    page = f"/tugas/{task.pk}/pernyataan/"
    as_(cast.staff["reviewer"]).page(page, 404)
    assert "bukan giliran Anda" in as_(second).page(page)
    browser = as_(first)
    assert f"Pernyataan komite untuk {task.case.number}" in browser.page("/kerja/")
    assert "Tulis alasan Anda tidak setuju" in browser.send(page, {"answer": "tidak"}).content.decode()
    mixed = browser.send(page, {"answer": "setuju", "reason": "Rekaman kurang."}).content.decode()
    assert "Kosongkan dahulu bila Anda setuju." in mixed
    assert Statement.objects.count() == 0
    browser.assent(page, {"answer": "tidak", "reason": "Rekaman kurang."})
    assert Statement.objects.get().reason == "Rekaman kurang."
    early = as_(_chair).send(page, {"answer": "setuju", "read": "1"}).content.decode()
    assert "Pernyataan diberikan berurutan." in early
    state_in_committee(task.pk, second, task.opened_at, agrees=True)
    assert "Rekaman kurang." in browser.page(f"/tugas/{task.pk}/")


def test_a_conclusion_replaced_while_a_member_reads_is_not_agreed_to_unread(
    cast: Cast, as_: As, soon_after: SoonAfter
) -> None:
    task = soon_after(cast.case_at("committee"))
    by, page = cast.staff["committee"], f"/tugas/{task.pk}/pernyataan/"
    meeting = summon(task, by, task.opened_at)
    conclude_committee(task.pk, by, task.opened_at, conclusion="grant")
    browser = as_(active_members(meeting)[0].user)
    conclude_committee(task.pk, by, task.opened_at, conclusion="refuse", reasons="Rekaman kurang.")
    refused = browser.send(page, {"answer": "setuju", "read": "1"})
    said = "Sementara Anda membaca, kesimpulan rapat berubah. Baca yang terbaru, lalu tekan lagi."
    assert (refused.status_code, said in refused.content.decode()) == (422, True)
    assert not Statement.objects.exists()
    assert browser.assent(page, {"answer": "setuju"}).status_code == 302


def test_a_statement_that_comes_after_its_member_was_replaced_says_so_and_its_reason_stays_in_sight(
    cast: Cast, as_: As, soon_after: SoonAfter
) -> None:
    task = soon_after(cast.case_at("committee"))
    by, page = cast.staff["committee"], f"/tugas/{task.pk}/pernyataan/"
    meeting = summon(task, by, task.opened_at)
    conclude_committee(task.pk, by, task.opened_at, conclusion="grant")
    member = active_members(meeting)[0]
    member.replaced_at, member.replaced_reason = task.opened_at, "Sakit."
    member.save()
    answer = as_(member.user).send(page, {"answer": "tidak", "reason": "Rekaman kurang.", "read": "1"})
    assert (answer.status_code, "<blockquote>Rekaman kurang.</blockquote>" in answer.content.decode()) == (422, True)
    assert not Statement.objects.exists()


def test_a_judge_reads_what_the_register_does_not_show_of_them(cast: Cast, as_: As, soon_after: SoonAfter) -> None:
    task, user = soon_after(cast.case_at("decision")), cast.staff["decision-maker"]
    Competence.objects.filter(user=user).delete()
    gap = f"{user.name} tidak tercatat berkompeten sebagai pengambil keputusan untuk skema ISO 9001."
    decider = as_(user)
    refused = decider.page(f"/tugas/{task.pk}/")
    assert f"{gap} Minta rekan yang berkompeten" in refused
    assert "isi-basis" not in refused
    SchemeTerms.objects.update(decider_competence=Demand.REASON)
    assert f"{gap} Tulis pertimbangannya" in decider.page(f"/tugas/{task.pk}/")
    given = {"outcome": "diberikan", "isi-basis": "Rekomendasi komite"}
    bare = decider.send(f"/tugas/{task.pk}/hasil/", given).content.decode()
    assert f"{gap} Tulis pertimbangannya, lalu simpan" in bare
    assert decider.send(f"/tugas/{task.pk}/hasil/", {**given, "isi-reasons": "Diproses."}).status_code == 302
    assert gap in decider.page(f"/perkara/{task.case_id}/")


def test_a_decision_is_written_with_its_basis_offered(cast: Cast, as_: As, soon_after: SoonAfter) -> None:
    task = soon_after(cast.case_at("decision"))
    decider = as_(cast.staff["decision-maker"])
    html = decider.page(f"/tugas/{task.pk}/")
    assert "Rekomendasi komite nomor" in html
    bare = decider.send(f"/tugas/{task.pk}/hasil/", {"outcome": "diberikan", "isi-reasons": "Cukup."})
    assert "Tulis dasarnya: rekomendasi komite yang mana." in bare.content.decode()
    given = {"outcome": "diberikan", "isi-basis": "Rekomendasi komite", "isi-reasons": "Cukup."}
    assert decider.send(f"/tugas/{task.pk}/hasil/", given).status_code == 302
    decision = decision_of(task.case)
    assert decision is not None
    assert (decision.verdict, decision.basis) == ("granted", "Rekomendasi komite")
    assert "Diberikan" in as_(cast.staff["ss"]).page(f"/tugas/{task.pk}/")
    assert "Perjanjian sertifikasi" in as_(cast.staff["ss"]).page(f"/tugas/{fresh(task.case, 'draft-certificate').pk}/")


def test_ms_21_a_surveillance_offers_the_parts_of_its_certificate_and_says_that_it_continues_some(
    cast: Cast, as_: As, soon_after: SoonAfter
) -> None:
    certificate = certified(cast, "sppt-sni")
    one = certificate.scope["products"][0]
    certificate.scope = {**certificate.scope, "products": [one, {**one, "brand": "Kedua"}]}
    certificate.save(update_fields=["scope"])
    task = soon_after(cast.case_at("decision", "sppt-sni", kind="surveillance", subject=certificate))
    maker = as_(cast.staff["decision-maker"])
    html = maker.page(f"/tugas/{task.pk}/")
    for said in ("Yang dilanjutkan, bila sebagian", "Kedua", "Dilanjutkan sebagian"):
        assert said in html
    kept = next(iter(scope_items(task.case)))
    given = {"isi-basis": "Rekomendasi komite", "isi-reasons": "Merek Kedua gagal.", "isi-part_items": [kept]}
    pressed = maker.send(f"/tugas/{task.pk}/hasil/", {**given, "outcome": "dilanjutkan-sebagian", "note": "Gagal."})
    assert pressed.status_code == 302
    decision = decision_of(task.case)
    assert decision is not None
    assert (decision.verdict, decision.part_items) == ("part", [kept])
    assert "<strong>Dilanjutkan sebagian</strong>" in as_(cast.staff["ss"]).page(f"/tugas/{task.pk}/")


def test_ms_19_the_team_of_a_special_audit_is_considered_on_the_screen_of_its_letter(
    cast: Cast, as_: As, soon_after: SoonAfter
) -> None:
    certificate = certified(cast)
    given = Special(cause="complaint", reason="Keluhan.", scope="Pabrik.", conditions="Satu hari.", until=UNTIL)
    case = open_special(certificate.pk, given, cast.staff["ss"], later())
    drive(case, until="audit-letter", at=later())
    task = soon_after(fresh(case, "audit-letter"))
    pjt, act = as_(cast.staff["pjt"]), f"/tugas/{task.pk}/isi/pertimbangan-tim/"
    assert "Pertimbangan pemilihan tim audit khusus" in pjt.page(f"/tugas/{task.pk}/")
    bad = pjt.send(act, {"words": ""})
    assert (bad.status_code, "Tulis mengapa anggota tim ini dipilih" in bad.content.decode()) == (422, True)
    assert pjt.send(act, {"words": "Bukan auditor tahun lalu."}).status_code == 302
    assert "Bukan auditor tahun lalu." in pjt.page(f"/tugas/{task.pk}/")

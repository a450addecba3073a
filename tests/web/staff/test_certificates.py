"""The desk's certificates: what comes next, moving a plan, proposing a measure and deciding one."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from mutubaku.cases.actions import take_side
from mutubaku.cases.models import Side
from mutubaku.certificates.actions import Proposed
from mutubaku.certificates.models import Certificate, StandingChange, StandingProposal
from mutubaku.certificates.queries import live_plan, standing_of
from mutubaku.conduct import jobs
from mutubaku.conduct.actions.standing import propose_measure
from mutubaku.people.models import Competence
from mutubaku.schemes.models import Edition, SchemeTerms
from tests.cast import WIB, Cast, later
from tests.certified import certified
from tests.web.cases.conftest import As, Browser, Move

LATE = datetime(2027, 11, 24, 9, 0, tzinfo=WIB)
LIST = "/kerja/sertifikat/"


@pytest.fixture
def certificate(cast: Cast, move: Move) -> Certificate:
    return certified(cast)


@pytest.fixture
def ss(as_: As, cast: Cast, certificate: Certificate) -> Browser:
    return as_(cast.staff["ss"])


@pytest.fixture
def head(as_: As, cast: Cast, certificate: Certificate) -> Browser:
    return as_(cast.staff["head"])


def test_the_list_says_what_comes_next_and_until_when(ss: Browser, certificate: Certificate) -> None:
    page = ss.page(LIST)
    assert certificate.number in page
    assert "Surveilans ke-1" in page
    assert "Belum waktunya" in page
    assert "23 Nov 2027" in page


def test_a_certificate_of_a_lot_stands_in_the_list_without_a_day_and_its_page_says_so(
    ss: Browser, certificate: Certificate
) -> None:
    certificate.planned_audits.all().delete()
    product = {"name": "Air", "brand": "A", "type": "600 ml", "standard": "SNI 1", "factory": "Pabrik"}
    scope = {"products": [{**product, "certification_type": "1", "lot": "A-7"}]}
    Certificate.objects.filter(pk=certificate.pk).update(valid_until=None, scope=scope)
    assert "tanpa batas" in ss.page(LIST)
    page = ss.page(f"{LIST}{certificate.pk}/")
    assert "hanya untuk lot A-7" in page
    assert "Sertifikat satu lot (tipe 1) tidak disurveilans dan tidak diperbarui." in page


def test_the_list_finds_by_state_scheme_and_words(as_: As, certificate: Certificate, cast: Cast, move: Move) -> None:
    move(LATE)
    jobs.keep_cycles(LATE)
    ss = as_(cast.staff["ss"])
    for query, found in {
        "keadaan=lewat": True,
        "keadaan=usulan": True,
        "keadaan=beku": False,
        "keadaan=buka": False,
        "skema=iso-9001&tampil=50": True,
        "skema=sppt-sni": False,
        f"q={certificate.number}": True,
        "q=tidak-ada": False,
    }.items():
        page = ss.page(f"{LIST}?{query}")
        assert ("Tidak ada sertifikat yang cocok" not in page) is found, query
    certified(cast)
    assert "Tampilkan lagi" in ss.page(f"{LIST}?tampil=1")
    assert "Tampilkan lagi" not in ss.page(f"{LIST}?tampil=0")


def test_an_office_without_certificates_is_told_when_there_will_be_some(as_: As, cast: Cast) -> None:
    assert "Belum ada sertifikat" in as_(cast.staff["ss"]).page(LIST)


def test_the_page_shows_how_each_date_was_reckoned(ss: Browser, certificate: Certificate) -> None:
    page = ss.page(f"{LIST}{certificate.pk}/")
    assert "Siklus dihitung sejak keputusan, 23 November 2026. (ISO/IEC 17021-1, 9.1.3.2)" in page
    assert "tanggal aman terakhir" in page
    assert "Usulkan tindakan" in page


def test_an_auditor_sees_the_certificate_and_acts_on_nothing(as_: As, cast: Cast, certificate: Certificate) -> None:
    auditor = as_(cast.staff["auditor"])
    assert "Usulkan tindakan" not in auditor.page(f"{LIST}{certificate.pk}/")
    assert auditor.get(f"{LIST}{certificate.pk}/usul/").status_code == 404


def test_a_plan_is_moved_and_what_does_not_fit_is_told_beside_what_was_typed(
    ss: Browser, certificate: Certificate
) -> None:
    row = live_plan(certificate).get(turn=1, kind="surveillance")
    path = f"{LIST}{certificate.pk}/rencana/{row.pk}/"
    given = {"starts_on": "2027-06-01", "due_on": "2027-12-24", "cause": "season", "note": "Musim giling."}
    bad = ss.send(path, given)
    assert bad.status_code == 422
    assert "Surveilans pertama tidak dapat digeser melewati 23 November 2027" in bad.content.decode()
    assert "Musim giling." in bad.content.decode()
    assert ss.send(path, {**given, "due_on": "2027-07-01"}).status_code == 302
    page = ss.page(f"{LIST}{certificate.pk}/")
    assert "Musim produksi atau lokasi yang hanya sebentar: Musim giling." in page
    assert ss.get(path).status_code == 404  # replaced


def test_a_measure_is_proposed_and_its_proposer_may_not_decide_it(head: Browser, certificate: Certificate) -> None:
    path = f"{LIST}{certificate.pk}/usul/"
    assert head.send(path, {"measure": "suspend", "ground": "failure", "reason": ""}).status_code == 422
    given = {"measure": "suspend", "ground": "failure", "reason": "Temuan berulang."}
    assert head.send(path, given).status_code == 302
    page = head.page(f"{LIST}{certificate.pk}/")
    assert "Usulan ini dari Anda, jadi diputuskan pejabat lain." in page
    proposal = StandingProposal.objects.get()
    answer = head.send(
        f"{LIST}{certificate.pk}/usulan/{proposal.pk}/", {"decision": "terima", "answer": "Ya.", "conditions": "Baik."}
    )
    assert answer.status_code == 422
    assert "harus diputuskan pejabat lain" in answer.content.decode()
    assert standing_of(certificate) == "active"


def test_a_ground_that_contradicts_its_measure_is_told_beside_it_and_one_of_lateness_waits_for_a_late_audit(
    head: Browser, certificate: Certificate, move: Move
) -> None:
    path = f"{LIST}{certificate.pk}/usul/"
    page = head.page(path)
    assert 'value="resolved"' not in page  # nothing is suspended
    assert 'value="surveillance"' not in page  # nothing is late
    bad = head.send(path, {"measure": "reduce", "ground": "surveillance", "reason": "Terlambat."})
    assert (bad.status_code, StandingProposal.objects.count()) == (422, 0)
    move(LATE)
    assert head.send(path, {"measure": "suspend", "ground": "surveillance", "reason": "Terlambat."}).status_code == 302


def test_a_suspended_certificate_is_not_withdrawn_because_the_cause_is_resolved(
    head: Browser, certificate: Certificate
) -> None:
    StandingChange.objects.create(certificate=certificate, standing="suspended", at=later(), by_as="Kepala")
    bad = head.send(f"{LIST}{certificate.pk}/usul/", {"measure": "withdraw", "ground": "resolved", "reason": "Baik."})
    assert (bad.status_code, StandingProposal.objects.count()) == (422, 0)
    assert "Sebab itu bukan sebab untuk pencabutan. Pilih salah satu: " in bad.content.decode()


def test_a_suspension_is_decided_and_the_public_page_says_so_at_once(
    as_: As, certificate: Certificate, cast: Cast, move: Move
) -> None:
    jobs.keep_cycles(LATE)
    move(LATE)
    head = as_(cast.staff["head"])
    proposal = StandingProposal.objects.get()
    path = f"{LIST}{certificate.pk}/usulan/{proposal.pk}/"
    assert head.get(path).status_code == 302
    bad = head.send(path, {"decision": "terima", "answer": "Dua kali diingatkan.", "conditions": ""})
    assert (bad.status_code, "apa yang harus dipenuhi" in bad.content.decode()) == (422, True)
    assert (
        head.send(
            path, {"decision": "terima", "answer": "Dua kali diingatkan.", "conditions": "Surveilans dilaksanakan."}
        ).status_code
        == 302
    )
    public = head.page(f"/v/{certificate.secret}/")
    assert "<span>Dibekukan</span>" in public
    assert "Dua kali diingatkan" not in public
    page = head.page(f"{LIST}{certificate.pk}/")
    assert "Pembekuan paling lama sampai 24 Mei 2028." in page
    assert "Buka suratnya" in page
    assert "Diterima" in page


def test_a_proposal_not_accepted_stays_on_the_page_with_its_answer(
    head: Browser, certificate: Certificate, cast: Cast
) -> None:
    given = Proposed(measure="withdraw", ground="misuse", reason="Tanda dipakai di luar lingkup.")
    proposal = propose_measure(certificate.pk, given, cast.staff["ss"], later())
    path = f"{LIST}{certificate.pk}/usulan/{proposal.pk}/"
    assert head.send(path, {"decision": "tolak", "answer": "Sudah dihentikan."}).status_code == 302
    page = head.page(f"{LIST}{certificate.pk}/")
    assert "Tidak diterima" in page
    assert "Sudah dihentikan." in page


@pytest.mark.parametrize("decision", [{}, {"decision": "lain"}])
def test_a_decision_that_is_neither_is_none(
    head: Browser, certificate: Certificate, cast: Cast, decision: dict[str, str]
) -> None:
    given = Proposed(measure="withdraw", ground="misuse", reason="Tanda dipakai di luar lingkup.")
    proposal = propose_measure(certificate.pk, given, cast.staff["ss"], later())
    answer = head.send(f"{LIST}{certificate.pk}/usulan/{proposal.pk}/", {**decision, "answer": "Sudah dihentikan."})
    assert answer.status_code == 422
    assert "Tekan salah satu tombol keputusan" in answer.content.decode()
    proposal.refresh_from_db()
    assert proposal.decided_at is None


def test_who_decides_on_a_reduction_reads_which_part_goes_out_and_a_page_of_another_scope_proposes_nothing(
    as_: As, head: Browser, certificate: Certificate, cast: Cast
) -> None:
    own = certificate.scope["sites"][0]
    sites = [own, {**own, "name": "Gudang Selatan"}, {**own, "name": "Gudang Utara"}]
    Certificate.objects.filter(pk=certificate.pk).update(scope={**certificate.scope, "sites": sites})
    path, given = f"{LIST}{certificate.pk}/usul/", {"measure": "reduce", "ground": "failure", "reason": "Ditutup."}
    second = "1 Gudang Selatan, Jl. Contoh"
    bad = head.send(path, {**given, "removed": "0 Gudang Selatan, Jl. Contoh"})
    assert (bad.status_code, StandingProposal.objects.count()) == (422, 0)
    assert "Ruang lingkupnya berubah sesudah halaman ini dibuka." in bad.content.decode()
    assert f'value="{second}"' in head.page(path)
    assert as_(cast.staff["ss"]).send(path, {**given, "removed": second}).status_code == 302
    proposal = StandingProposal.objects.get()
    assert proposal.removed == [1]
    shown = "<dt>Yang dikeluarkan dari ruang lingkup</dt><dd>Gudang Selatan, Jl. Contoh</dd>"
    page = head.page(f"{LIST}{certificate.pk}/")
    assert (shown in page, "jadi usulan ini hanya dapat ditolak" in page) == (True, False)
    head.send(f"{LIST}{certificate.pk}/usulan/{proposal.pk}/", {"decision": "tolak", "answer": "Dibuka lagi."})
    assert '<span class="sub">Gudang Selatan, Jl. Contoh</span>' in head.page(f"{LIST}{certificate.pk}/")
    assert as_(cast.client).get(f"/sertifikat/{certificate.pk}/").status_code == 200


def test_a_certificate_longer_than_the_transition_of_its_edition_says_when_that_ends(
    as_: As, ss: Browser, certificate: Certificate, cast: Cast
) -> None:
    said = "Peralihan SNI ISO 9001:2015 berakhir 30 Juni 2027"
    assert said not in ss.page(f"{LIST}{certificate.pk}/")
    terms = SchemeTerms.objects.get(office=cast.office, scheme="iso-9001")
    Edition.objects.create(
        terms=terms, name=certificate.standard, transition_until=date(2027, 6, 30), is_confirmed=True, source="IAF"
    )
    assert said in ss.page(f"{LIST}{certificate.pk}/")
    assert said in as_(cast.client).page(f"/sertifikat/{certificate.pk}/")


def test_an_expired_certificate_says_until_when_it_can_be_restored(
    as_: As, certificate: Certificate, cast: Cast, move: Move
) -> None:
    move(datetime(2029, 12, 3, 9, 0, tzinfo=WIB))
    page = as_(cast.staff["ss"]).page(f"{LIST}{certificate.pk}/")
    assert "Sertifikasi ulang yang selesai sampai 22 Mei 2030" in page
    assert "Usulkan tindakan" not in page


def test_the_way_from_a_case_leads_to_its_certificate_on_either_side(
    ss: Browser, as_: As, cast: Cast, certificate: Certificate
) -> None:
    path = f"/perkara/{certificate.case_id}/sertifikat/"
    assert ss.get(path).headers["Location"] == f"{LIST}{certificate.pk}/"
    assert as_(cast.client).get(path).headers["Location"] == f"/sertifikat/{certificate.pk}/"


SPECIAL = {
    "cause": "complaint",
    "reason": "Keluhan pembeli.",
    "scope": "Pengendalian mutu.",
    "conditions": "Satu hari di pabrik.",
    "until": "2026-12-18",
    "telling": "at-visit",
}


def test_ms_19_a_special_audit_is_opened_from_the_page_and_its_holder_told_when_the_office_says_so(
    ss: Browser, as_: As, cast: Cast, certificate: Certificate
) -> None:
    path, held = f"{LIST}{certificate.pk}/audit-khusus/", f"/sertifikat/{certificate.pk}/"
    bad = ss.send(path, {**SPECIAL, "telling": "on-day"})
    assert (bad.status_code, "Isi tanggal pemegang sertifikat diberi tahu." in bad.content.decode()) == (422, True)
    assert "Keluhan pembeli." in bad.content.decode()
    assert ss.send(path, SPECIAL).status_code == 302
    page = ss.page(f"{LIST}{certificate.pk}/")
    for said in ("Audit khusus berjalan", "belum diberi tahu; diberi tahu saat tim datang", "Satu hari di pabrik."):
        assert said in page
    assert "Audit khusus" not in as_(cast.client).page(held)
    assert ss.get(path).status_code == 404  # one at a time
    assert as_(cast.staff["auditor"]).send(f"{path}beri-tahu/", {}).status_code == 404
    assert ss.send(f"{path}beri-tahu/", {}).status_code == 302
    told = as_(cast.client).page(held)
    assert "Audit khusus dibuka: menyelidiki keluhan" in told
    assert "Satu hari di pabrik." in told
    ss.send(f"{path}beri-tahu/", {})
    assert "sudah diberi tahu tentang audit khusus ini" in ss.page(f"{LIST}{certificate.pk}/")
    assert as_(cast.staff["auditor"]).get(path).status_code == 404


def test_further_grounds_are_seen_by_who_decides_and_the_decision_names_those_it_rests_on(
    head: Browser, ss: Browser, as_: As, cast: Cast, certificate: Certificate
) -> None:
    path = f"{LIST}{certificate.pk}/usul/"
    first = {"measure": "suspend", "ground": "failure", "reason": "Temuan berulang."}
    assert ss.send(path, first).status_code == 302
    assert "sudah diusulkan, sebab ini ditambahkan pada usulan itu" in ss.page(path)
    assert ss.send(path, {**first, "ground": "misuse", "reason": "Tanda pada produk lain."}).status_code == 302
    page = head.page(f"{LIST}{certificate.pk}/")
    for said in ("Sebab yang menyusul", "Tanda pada produk lain.", "Sebab yang menjadi dasar keputusan"):
        assert said in page
    assert "Sertifikat atau tanda dipakai tidak semestinya" in as_(cast.client).page(f"/sertifikat/{certificate.pk}/")
    answer = {"decision": "terima", "answer": "Ya.", "conditions": "Tanda ditarik."}
    decide = f"{LIST}{certificate.pk}/usulan/{StandingProposal.objects.get().pk}/"
    bad = head.send(decide, answer)
    assert (bad.status_code, "Pilih paling sedikit satu sebab" in bad.content.decode()) == (422, True)
    assert head.send(decide, {**answer, "grounds": ["1"]}).status_code == 302
    assert "Pembekuan: Sertifikat atau tanda dipakai tidak semestinya" in head.page(f"{LIST}{certificate.pk}/")


def test_who_may_not_judge_the_holder_reads_why_in_place_of_the_buttons(
    head: Browser, cast: Cast, certificate: Certificate
) -> None:
    given = Proposed(measure="suspend", ground="failure", reason="Temuan.")
    propose_measure(certificate.pk, given, cast.staff["ss"], later())
    Competence.objects.filter(user=cast.staff["head"]).delete()
    page = head.page(f"{LIST}{certificate.pk}/")
    assert "tidak tercatat berkompeten sebagai pengambil keputusan" in page
    assert "Bekukan sertifikat" not in page


def test_who_evaluated_a_case_of_the_certificate_is_named_to_all_and_asked_nothing(
    head: Browser, ss: Browser, as_: As, cast: Cast, certificate: Certificate
) -> None:
    given, user = Proposed(measure="suspend", ground="failure", reason="Temuan."), cast.staff["head"]
    propose_measure(certificate.pk, given, cast.staff["ss"], later())
    asked = f"Pembekuan sertifikat {certificate.number} diusulkan"
    assert asked in head.page("/kerja/ikhtisar/")
    take_side(certificate.case, user.pk, user.name, Side.EVALUATION, later())
    said = f"{user.name} ikut mengevaluasi permohonan {certificate.case.number}"
    for browser, names in ((head, False), (ss, True), (as_(cast.staff["decision-maker"]), True)):
        page = browser.page(f"{LIST}{certificate.pk}/")
        assert said in page
        assert ("Yang tidak boleh memutuskan" in page) == names
    assert "Bekukan sertifikat" not in head.page(f"{LIST}{certificate.pk}/")
    assert asked not in head.page("/kerja/ikhtisar/")

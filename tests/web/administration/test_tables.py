"""An administrator's acts on the office's tables, and what the overview, the procedures and the journal show."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from mutubaku.documents.models import Requirement
from mutubaku.journal.actions import record
from mutubaku.journal.models import Entry, Verb
from mutubaku.people.access import SYSTEM
from mutubaku.people.models import Office
from mutubaku.schemes.models import SchemeTerms
from tests.factories.people import NOON, RoleAssignmentFactory
from tests.web.administration.conftest import Post, World
from tests.web.administration.test_office import PROFILE

ROW = {"name": "NIB", "hint": "Dari OSS", "order": "10", "is_mandatory": "on", "valid_from": "2026-11-26"}
PATTERN = {"register": "case", "scheme": "", "pattern": "{serial:04d}/SERT/{year}", "valid_from": "2026-11-26"}
FIGURES = {
    "first_surveillance_months": "12",
    "surveillance_window_days": "90",
    "recertification_lead_months": "6",
    "restoration_months": "6",
    "transfer_months": "6",
    "suspension_months": "6",
    "stage_interval_days": "180",
    "major_limit_months": "6",
    "minors_to_major": "3",
    "retests": "1",
    "measuring_months": "12",
    "measuring_age_months": "24",
    "rotation_audits": "3",
    "committee_members": "3",
}
TERMS = FIGURES | {
    "title": "Sertifikat Produk",
    "validity_months": "48",
    "surveillance_months": "12",
    "full_time_hours": "40",
    "source": "Skema BSN",
    "valid_from": "2026-11-26",
}
SYSTEM_TERMS = {**TERMS, "validity_months": "36"}


def at(name: str, *args: object) -> str:
    return reverse(f"administration:{name}", args=args)


def text(response: object) -> str:
    return response.content.decode()  # type: ignore[attr-defined]


def test_a_requirement_is_added_for_some_schemes(office: Office, post: Post) -> None:
    data = {**ROW, "key": "nib", "schemes": ["sppt-sni", "iso-9001"], "applicant_kinds": ["producer"]}
    assert post(at("new_requirement"), data).headers["Location"] == at("requirements")
    row = Requirement.objects.get(key="nib")
    assert (row.schemes, row.kinds, row.applicant_kinds) == (["sppt-sni", "iso-9001"], [], ["producer"])
    assert (row.is_mandatory, row.has_expiry, row.hint) == (True, False, "Dari OSS")


def test_a_requirement_code_is_taken_once(world: World, post: Post) -> None:
    page = text(post(at("new_requirement"), {**ROW, "key": "akta-notaris"}))
    assert page.count("Kode “akta-notaris” sudah dipakai pada waktu itu.") == 2


def test_the_scheme_one_looks_at_is_ticked_for_a_new_row(browser: Client) -> None:
    page = text(browser.get(at("new_requirement"), {"skema": "iso-14001"}))
    assert page.count("checked") == 2  # the scheme, and that it is mandatory
    assert browser.get(at("new_requirement"), {"skema": "apa"}).status_code == 200


def test_a_changed_requirement_begins_on_its_day(world: World, post: Post, browser: Client) -> None:
    post(at("change_requirement", world.requirement.pk), {**ROW, "name": "Akta pendirian"})
    old, new = Requirement.objects.filter(key="akta-notaris").order_by("valid_from")
    assert (old.valid_to, new.valid_from, new.name) == (date(2026, 11, 25), date(2026, 11, 26), "Akta pendirian")
    assert "akan datang" in text(browser.get(at("requirements")))


def test_a_requirement_ends_and_is_listed_only_on_request(world: World, post: Post, browser: Client) -> None:
    post(at("end_requirement", world.requirement.pk), {"last_day": "2026-11-24"})
    assert "Akta notaris" not in text(browser.get(at("requirements")))
    page = text(browser.get(at("requirements"), {"lama": "1"}))
    assert "Akta notaris" in page
    assert "sudah berakhir" in page


def test_a_requirement_to_come_is_removed(office: Office, post: Post) -> None:
    post(at("new_requirement"), {**ROW, "key": "nib"})
    row = Requirement.objects.get()
    post(at("end_requirement", row.pk))
    assert not Requirement.objects.exists()


def test_requirements_are_listed_by_scheme(world: World, browser: Client) -> None:
    assert "Akta notaris" in text(browser.get(at("requirements"), {"skema": "sppt-sni"}))
    assert "Akta notaris" not in text(browser.get(at("requirements"), {"skema": "iso-9001"}))
    assert "Akta notaris" in text(browser.get(at("requirements"), {"skema": "tidak-ada"}))


def test_what_narrows_a_requirement_is_said_in_words(world: World, browser: Client) -> None:
    Requirement.objects.filter(pk=world.requirement.pk).update(
        kinds=["initial"], applicant_kinds=["importer"], commodity="bottled-water", is_mandatory=False, has_expiry=True
    )
    page = text(browser.get(at("requirements")))
    assert "Sertifikasi awal, Importir, Air minum dalam kemasan (AMDK)" in page
    assert "ada masa berlaku" in page


def test_a_pattern_is_set_shown_with_an_example_and_taken_back(office: Office, post: Post, browser: Client) -> None:
    post(at("new_pattern"), PATTERN)
    assert "0001/SERT/2026" in text(browser.get(at("numbering")))
    post(at("withdraw_pattern", office.number_patterns.get().pk))
    assert not office.number_patterns.exists()


@pytest.mark.parametrize(
    ("pattern", "sentence"),
    [
        ("{serial}", "Pola harus memuat {serial} dan {year}"),
        ("{serial}/{kota}/{year}", "yang tidak dikenal"),
        ("{serial}/{year", "periksa kurung kurawalnya"),
    ],
)
def test_a_pattern_that_cannot_be_used_is_told_beside_it(post: Post, pattern: str, sentence: str) -> None:
    page = text(post(at("new_pattern"), {**PATTERN, "pattern": pattern}))
    assert page.count(sentence) == 2
    assert 'href="#id_pattern"' in page


def test_terms_are_set_and_confirmed_with_their_source(office: Office, post: Post, browser: Client) -> None:
    post(at("new_terms", "sppt-sni"), TERMS)
    assert "dari ingatan, periksa" in text(browser.get(at("terms")))
    terms = SchemeTerms.objects.get()
    post(at("confirm_terms", terms.pk), {"source": "Permenperin 45/2022"})
    page = text(browser.get(at("terms")))
    assert "dari ingatan, periksa" not in page
    assert "Permenperin 45/2022" in page


def test_one_part_is_confirmed_on_the_version_s_page_and_the_page_says_by_whom(
    office: Office, post: Post, browser: Client
) -> None:
    post(
        at("new_terms", "iso-9001"), {**SYSTEM_TERMS, "edition1_name": "ISO 9001:2026", "edition1_until": "2029-12-31"}
    )
    terms = SchemeTerms.objects.get()
    page = text(browser.get(at("terms_version", terms.pk)))
    assert "belum dipastikan" in page
    assert "?bagian=edition%3AISO%209001%3A2026" in page
    asked = at("confirm_parts", terms.pk) + "?bagian=edition%3AISO%209001%3A2026"
    page = text(browser.get(asked))
    assert page.count(" checked") == 1
    assert "Edisi ISO 9001:2026, dapat dipilih mulai sekarang, peralihan sampai 31 Desember 2029" in page
    assert "Masa berlaku (bulan): 36" in page
    nothing = text(post(asked, {"source": "Laman ISO"}))
    assert nothing.count("Pilih ketentuan yang sudah Anda bandingkan dengan sumber itu.") == 2
    assert 'value="Laman ISO"' in nothing
    post(asked, {"source": "Laman ISO", "parts": ["edition:ISO 9001:2026", "retests"]})
    page = text(browser.get(at("terms_version", terms.pk)))
    assert page.count("Laman ISO") >= 2
    assert terms.editions.get().is_confirmed
    assert "bagian dipastikan menurut “Laman ISO”" in text(browser.get(at("journal")))


def test_terms_without_source_are_not_confirmed(world: World, post: Post) -> None:
    page = text(post(at("new_terms", "sppt-sni"), {**TERMS, "source": "", "is_confirmed": "on"}))
    assert page.count("Isi sumbernya: peraturan, standar, atau skema yang memuat ketentuan ini.") == 2


def test_terms_to_come_are_removed(world: World, post: Post) -> None:
    post(at("withdraw_terms", world.terms.pk))
    assert not SchemeTerms.objects.exists()


def test_new_terms_begin_with_the_latest_ones(world: World, browser: Client) -> None:
    assert 'value="36"' in text(browser.get(at("new_terms", "iso-9001")))


def test_a_validity_of_no_months_is_refused(post: Post) -> None:
    assert post(at("new_terms", "sppt-sni"), {**TERMS, "validity_months": "0"}).status_code == 422


def test_the_procedures_show_their_fingerprint_and_lead_to_their_sheet(browser: Client) -> None:
    page = text(browser.get(at("procedures")))
    assert 'href="/sop/pelayanan-sertifikasi/"' in page
    assert 'href="/sop/pelayanan-sertifikasi/?versi=1"' in page
    assert "SOP 11-BIPA/5" in page
    assert "30 Juli 2021" in page
    assert page.index("pelayanan-sertifikasi") < page.index("pelaksanaan-sertifikasi-produk")


def test_the_overview_names_what_stops_work_first(office: Office, browser: Client) -> None:
    page = text(browser.get(at("home")))
    assert "Tidak ada yang memegang peran Kepala Balai hari ini; pekerjaannya berhenti." in page
    assert "Ketentuan sertifikat belum diisi untuk SPPT SNI, ISO 9001, ISO 14001, Industri Hijau" in page
    assert page.index("pekerjaannya berhenti") < page.index("Tidak ada akreditasi")


def test_a_role_whose_last_holder_leaves_soon_is_told(world: World, browser: Client) -> None:
    world.holding.ends_on = date(2026, 11, 30)
    world.holding.save()
    assert "Peran Seksi SS dipegang hanya sampai 30 November 2026" not in text(browser.get(at("home")))  # Citra follows
    world.appointment.delete()
    assert "Peran Seksi SS dipegang hanya sampai 30 November 2026" in text(browser.get(at("home")))


def test_a_role_no_procedure_has_any_more_is_shown_by_its_key(world: World, browser: Client) -> None:
    RoleAssignmentFactory(position=world.position, role="pemeriksa-lama")
    assert "pemeriksa-lama" in text(browser.get(at("position", world.position.pk)))


def test_everything_done_here_is_in_the_journal_in_words(world: World, post: Post, browser: Client) -> None:
    post(at("office"), {"zone": "Asia/Jakarta", "mailbox": "tu@contoh.id"})
    post(at("change_person", world.person.pk), {"name": "Budi Santoso", "phone": "0812 0000 0000"})
    post(at("new_accreditation"), {"scheme": "iso-9001", "number": "LSSM-1", "valid_from": "2024-01-01"})
    post(at("mark_day"), {"day": "2026-12-09", "kind": "office", "name": "Pilkada", "decree": ""})
    post(at("joint_leave", 2028), {"decree": "SKB 1", "days": "16-02-2028 Imlek"})
    post(at("new_pattern"), PATTERN)
    post(at("new_terms", "sppt-sni"), TERMS)
    post(at("end_requirement", world.requirement.pk), {"last_day": "2026-11-30"})
    post(at("end_question", world.question.pk), {"last_day": "2026-11-30"})
    post(at("remove_period", world.period.pk))
    post(at("change_position", world.position.pk), {"title": "Ketua Tim", "unit": "Seksi SS"})
    post(at("unmap_role", world.assignment.pk), {"last_day": "2026-11-30"})
    post(at("profile", world.profile.pk), PROFILE)
    post(at("week"), {"valid_from": "2026-11-26", "d0_0_opens": "08:00", "d0_0_closes": "14:00"})
    page = text(browser.get(at("journal")))
    for sentence in (
        "Data kantor diubah",
        "Kotak surat: — → tu@contoh.id",
        "Akun Budi Santoso diubah",
        "Nama: Budi → Budi Santoso; Telepon diubah",
        "Akreditasi LSSM-1 (ISO 9001), sejak 1 Jan 2024",
        "9 Des 2026: Libur kantor, Pilkada",
        "Cuti bersama 2028: 1 hari, SKB 1",
        "Pola nomor permohonan mulai 26 Nov 2026: {serial:04d}/SERT/{year}",
        "Ketentuan SPPT SNI mulai 26 Nov 2026: 48 bulan",
        "Persyaratan Akta notaris, 1 Jan 2021–30 Nov 2026",
        "Pertanyaan tinjauan “Cukupkah lingkupnya?”, 1 Jan 2021–30 Nov 2026",
        "Masa khusus Ramadan 1448 H: dibatalkan",
        "Jabatan Ketua Tim",
        "Nama jabatan: Kasi SS → Ketua Tim",
        "Peran Seksi SS dipegang Ketua Tim, 1 Jan 2020–30 Nov 2026",
        "Profil kantor mulai 1 Jan 2027",
        "Jam kerja mingguan mulai 26 Nov 2026",
        "Kasubbag Tata Usaha, Ani Admin",
    ):
        assert sentence in page
    assert "0812" not in page


def test_an_absence_is_told_by_its_kind_and_as_taken_back_only_when_it_was(office: Office, browser: Client) -> None:
    days = {"name": "Budi", "starts_on": "2026-11-20", "ends_on": "2026-11-24"}
    for more in ({"kind": "sick"}, {"kind": "training", "withdrawn": True}):
        record(f"office:{office.pk}", Verb.LEAVE_CHANGED, SYSTEM, NOON, {**days, **more})
    page = text(browser.get(at("journal")))
    assert "Budi tidak hadir (sakit), 20 Nov 2026–24 Nov 2026" in page
    assert "Budi tidak hadir (pelatihan), 20 Nov 2026–24 Nov 2026: dibatalkan" in page
    assert page.count(": dibatalkan") == 1


def test_what_the_founding_wrote_is_told_in_words(office: Office, browser: Client) -> None:
    chain = f"office:{office.pk}"
    record(chain, Verb.OFFICE_CREATED, SYSTEM, NOON, {"code": "palembang"})
    record(chain, Verb.NUMBERING_CHANGED, SYSTEM, NOON, {"patterns": {"case": "x"}, "valid_from": "2026-11-25"})
    record(chain, Verb.TERMS_CHANGED, SYSTEM, NOON, {"validity_months": {"iso-9001": 36}, "valid_from": "2026-11-25"})
    record(chain, Verb.REQUIREMENT_CHANGED, SYSTEM, NOON, {"added": ["akta"], "valid_from": "2026-11-25"})
    record(chain, Verb.QUESTIONS_CHANGED, SYSTEM, NOON, {"added": ["lingkup"], "valid_from": "2026-11-25"})
    record(chain, Verb.DUE_PROJECTED, SYSTEM, NOON, {})
    page = text(browser.get(at("journal")))
    for sentence in (
        "Kantor dibuat",
        "Pola nomor bawaan: 1 pola",
        "Ketentuan sertifikat bawaan: 1 skema",
        "Daftar persyaratan bawaan: 1 dokumen",
        "Pertanyaan tinjauan bawaan: 1 pertanyaan",
    ):
        assert sentence in page
    assert "Sistem" in page
    assert Entry.objects.count() == 6


def test_the_hours_of_a_full_week_are_set_with_the_terms_and_stand_in_the_journal(office: Office, post: Post) -> None:
    post(at("new_terms", "iso-9001"), {**SYSTEM_TERMS, "full_time_hours": "35"})
    assert SchemeTerms.objects.get().full_time_hours == 35
    assert Entry.objects.get(verb=Verb.TERMS_CHANGED).data["full_time_hours"] == 35
    for hours in ("0", "169", "", "empat puluh"):
        assert post(at("new_terms", "iso-9001"), {**SYSTEM_TERMS, "full_time_hours": hours}).status_code == 422


def test_an_acting_administrators_decree_stands_in_the_journal(office: Office, browser: Client, post: Post) -> None:
    from mutubaku.people.models import Holding  # noqa: PLC0415 - only here

    Holding.objects.update(manner="plt", decree="SP-9", ends_on=date(2026, 12, 31))
    post(at("office"), {"zone": "Asia/Makassar", "mailbox": ""})
    assert "Plt. Kasubbag Tata Usaha, Ani Admin (SP-9)" in text(browser.get(at("journal")))


def test_the_audit_rules_show_issuer_number_dates_values_and_what_is_not_confirmed(browser: Client) -> None:
    page = text(browser.get(at("audit_rules")))
    assert "Global Accreditation Cooperation Incorporated" in page
    for said in ("IAF MD 5", "Issue 4 Version 2, 11 November 2019", "7 Mei 2020", "IAF MD 1", "IAF MD 11", "bawaan"):
        assert said in page, said
    assert "Dipilih acak paling sedikit (%)" in page
    assert page.count("belum dipastikan") > 5
    assert "sebagian personel bekerja di luar lokasi" in page

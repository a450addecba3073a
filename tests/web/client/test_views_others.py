"""Certificates of other bodies, several sectors, a product copied, and the letter to be signed by hand."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from mutubaku.applications.models import Application, OtherCertificate, ProductItem
from mutubaku.applications.queries import application_of
from mutubaku.cases.models import Case
from mutubaku.documents.models import Version
from mutubaku.people.models import User
from mutubaku.schemes.models import SchemeTerms
from tests.applications.drafts import Drafted, answered, drafted

from .conftest import Browser
from .requirements import file

pytestmark = pytest.mark.django_db
OTHER = {"standard": "ISO 45001:2018", "body": "Lembaga Contoh", "number": "K3-01", "valid_until": "31-12-2027"}
SYSTEM = {"statement": "Produksi pipa PVC", "iaf_code": "14", "used_consultancy": "tidak"}


@pytest.fixture
def system(db: None) -> Drafted:
    return drafted("iso-9001")


@pytest.fixture
def mine(browser: Callable[[User], Browser], system: Drafted) -> Browser:
    return browser(system.user)


def page(draft: Drafted, rest: str) -> str:
    return f"/permohonan/{draft.case.pk}/{rest}"


def test_another_bodys_certificate_is_listed_changed_and_removed(mine: Browser, system: Drafted) -> None:
    shelf = page(system, "ruang-lingkup/sertifikat/")
    assert "Bila tidak ada, lanjutkan saja." in mine.get(shelf).content.decode()
    shown = mine.send(f"{shelf}baru/", OTHER, follow=True).content.decode()
    assert "Berlaku sampai 31 Desember 2027" in shown
    item = OtherCertificate.objects.get()
    assert 'value="2027-12-31"' in mine.get(f"{shelf}{item.pk}/").content.decode()
    mine.send(f"{shelf}{item.pk}/", {**OTHER, "number": "K3-02"})
    assert "1 sertifikat" in mine.get(page(system, "")).content.decode()
    assert "K3-02" in mine.get(page(system, "periksa/")).content.decode()
    assert "Hapus" in mine.get(f"{shelf}{item.pk}/hapus/").content.decode()
    mine.send(f"{shelf}{item.pk}/hapus/")
    assert not OtherCertificate.objects.exists()


def test_a_certificate_is_transferred_with_its_reason_or_none_is(mine: Browser, system: Drafted) -> None:
    shelf = page(system, "ruang-lingkup/sertifikat/")
    assert mine.get(f"{shelf}alih/").status_code == 404  # there is none to transfer
    mine.send(f"{shelf}baru/", {**OTHER, "standard": "ISO 9001:2015"})
    assert "Alihkan salah satu" in mine.get(shelf).content.decode()
    item = OtherCertificate.objects.get()
    chosen = {"certificate": str(item.pk), "reason": "Biaya audit"}
    answer = mine.send(f"{shelf}alih/", {**chosen, "reason": ""})
    assert (answer.status_code, "Tulis alasan alih sertifikat." in answer.content.decode()) == (422, True)
    assert "Biaya audit" in mine.send(f"{shelf}alih/", chosen, follow=True).content.decode()
    assert "Biaya audit" in mine.get(f"{shelf}alih/").content.decode()
    assert "Dialihkan ke lembaga kami" in mine.get(page(system, "periksa/")).content.decode()
    shown = mine.send(f"{shelf}{item.pk}/", {**OTHER, "standard": "ISO 45001:2018"}).content.decode()
    assert "Yang dialihkan harus sertifikat ISO 9001" in shown
    assert (
        "Tidak ada yang dialihkan."
        in mine.send(f"{shelf}alih/", {"certificate": "tidak"}, follow=True).content.decode()
    )
    assert "Pilih sertifikat yang dialihkan" in mine.send(f"{shelf}alih/", {}).content.decode()


def test_both_certificates_of_an_integrated_application_are_transferred_each_with_its_reason(
    mine: Browser, system: Drafted
) -> None:
    Application.objects.filter(case=system.case).update(also_scheme="iso-14001")
    shelf = page(system, "ruang-lingkup/sertifikat/")
    for standard, number in (("ISO 9001:2015", "QMS-1"), ("ISO 14001:2015", "EMS-2")):
        mine.send(f"{shelf}baru/", {**OTHER, "standard": standard, "number": number})
    first, second = (str(row.pk) for row in OtherCertificate.objects.all())
    shown = mine.get(f"{shelf}alih/").content.decode()
    assert "Sertifikat ISO 14001 yang dialihkan" in shown
    assert "ISO 14001:2015 EMS-2 (Lembaga Contoh), berlaku sampai 31 Desember 2027" in shown
    chosen = {"certificate": first, "reason": "Biaya", "also_certificate": second, "also_reason": ""}
    answer = mine.send(f"{shelf}alih/", chosen)
    assert (answer.status_code, "Tulis alasan alih sertifikat." in answer.content.decode()) == (422, True)
    answer = mine.send(f"{shelf}alih/", {**chosen, "also_certificate": first, "also_reason": "Mutu layanan"})
    assert "Yang dialihkan harus sertifikat ISO 14001" in answer.content.decode()
    told = mine.send(f"{shelf}alih/", {**chosen, "also_reason": "Mutu layanan"}, follow=True).content.decode()
    assert ("Biaya" in told, "Mutu layanan" in told) == (True, True)
    assert mine.get(page(system, "periksa/")).content.decode().count("Mutu layanan") == 1
    assert "Mutu layanan" in mine.get(f"{shelf}alih/").content.decode()
    chosen |= {"also_certificate": "tidak"}
    assert "Mutu layanan" not in mine.send(f"{shelf}alih/", chosen, follow=True).content.decode()


def test_a_certificate_of_another_standard_is_not_transferred(mine: Browser, system: Drafted) -> None:
    shelf = page(system, "ruang-lingkup/sertifikat/")
    mine.send(f"{shelf}baru/", OTHER)
    item = OtherCertificate.objects.get()
    answer = mine.send(f"{shelf}alih/", {"certificate": str(item.pk), "reason": "Biaya"})
    assert (answer.status_code, "Pilih sertifikat yang lain." in answer.content.decode()) == (422, True)


def test_a_day_that_is_none_has_its_sentence(mine: Browser, system: Drafted) -> None:
    answer = mine.send(page(system, "ruang-lingkup/sertifikat/baru/"), {**OTHER, "valid_until": "31 Februari"})
    assert "Tulis tanggal seperti 31-12-2027." in answer.content.decode()


def test_other_certificates_are_asked_of_management_systems_only(browser: Callable[[User], Browser]) -> None:
    draft = drafted()
    for rest in ("", "baru/", "alih/", "1/", "1/hapus/"):
        assert browser(draft.user).get(page(draft, f"ruang-lingkup/sertifikat/{rest}")).status_code == 404


def test_several_sectors_and_the_last_day_of_a_consultant_are_kept(mine: Browser, system: Drafted) -> None:
    typed = {**SYSTEM, "iaf_code_2": "17", "used_consultancy": "ya", "consultancy": "CV Ahli"}
    mine.send(page(system, "ruang-lingkup/"), {**typed, "consultancy_until": "2026-06-30"})
    scope = application_of(system.case).system_scope
    assert (scope.iaf_codes, scope.consultancy_until) == ([14, 17], date(2026, 6, 30))
    shown = mine.get(page(system, "periksa/")).content.decode()
    assert "17. Logam dasar" in shown
    assert "CV Ahli, sampai 30 Juni 2026" in shown
    assert '<option value="17" selected>' in mine.get(page(system, "ruang-lingkup/")).content.decode()


def terms(draft: Drafted, scheme: str, first: date, standard: str) -> None:
    SchemeTerms.objects.create(
        office=draft.organisation.office,
        scheme=scheme,
        valid_from=first,
        title="S",
        standard=standard,
        validity_months=900,
    )


def test_the_only_edition_is_not_asked_for_but_said(mine: Browser, system: Drafted) -> None:
    terms(system, "iso-9001", date(2020, 1, 1), "SNI ISO 9001:2015")
    shown = mine.get(page(system, "ruang-lingkup/")).content.decode()
    assert "SNI ISO 9001:2015" in shown
    assert 'name="edition"' not in shown
    mine.send(page(system, "ruang-lingkup/"), SYSTEM)
    assert application_of(system.case).system_scope.edition == "SNI ISO 9001:2015"


def test_of_two_editions_the_newest_is_chosen_beforehand(mine: Browser, system: Drafted) -> None:
    terms(system, "iso-9001", date(2020, 1, 1), "SNI ISO 9001:2015")
    terms(system, "iso-9001", date(2021, 6, 1), "SNI ISO 9001:2026")
    shown = mine.get(page(system, "ruang-lingkup/")).content.decode()
    assert 'value="SNI ISO 9001:2026" id="id_edition_0" checked' in shown.replace("required ", "")
    mine.send(page(system, "ruang-lingkup/"), {**SYSTEM, "edition": "SNI ISO 9001:2015"})
    assert application_of(system.case).system_scope.edition == "SNI ISO 9001:2015"
    answer = mine.send(page(system, "ruang-lingkup/"), {**SYSTEM, "edition": "ISO 9001:1994"})
    assert "Pilih salah satu dari daftar." in answer.content.decode()


def test_a_product_is_copied_into_a_new_one_that_is_kept_only_when_saved(browser: Callable[[User], Browser]) -> None:
    draft = answered()
    item = ProductItem.objects.get()
    mine = browser(draft.user)
    assert f"?salin={item.pk}" in mine.get(page(draft, "ruang-lingkup/")).content.decode()
    shown = mine.get(page(draft, f"ruang-lingkup/produk/?salin={item.pk}")).content.decode()
    assert "Disalin dari <bdi>Air mineral Musi</bdi>." in shown
    assert 'value="Musi"' in shown
    assert ProductItem.objects.count() == 1


def test_the_letter_is_looked_at_made_and_replaced_by_its_signed_scan_and_both_are_kept(
    browser: Callable[[User], Browser],
) -> None:
    draft = answered()
    mine = browser(draft.user)
    looked = mine.get(page(draft, "surat/"))
    assert (looked["Content-Type"], looked.content[:5]) == ("application/pdf", b"%PDF-")
    assert not Version.objects.exists()
    made = mine.send(page(draft, "surat/"), follow=True).content.decode()
    assert "Cetak, tandatangani, lalu unggah pindaiannya." in made
    mine.send(page(draft, "dokumen/surat-permohonan/"), {"file": file("tertanda.pdf")})
    assert [(v.number, v.origin) for v in Version.objects.order_by("number")] == [(1, "made"), (2, "uploaded")]


def test_a_letter_without_a_scope_is_refused_with_its_sentence(mine: Browser, system: Drafted) -> None:
    answer = mine.get(page(system, "surat/"), follow=True)
    assert "Ruang lingkup" in answer.content.decode()
    assert not Version.objects.exists()


def test_both_management_systems_are_asked_for_in_one_application(
    browser: Callable[[User], Browser], system: Drafted
) -> None:
    mine = browser(system.user)
    mine.send("/permohonan/baru/", {"scheme": "iso-9001-14001", "kind": "initial"})
    case = Case.objects.latest("pk")
    assert (case.scheme, application_of(case).also_scheme) == ("iso-9001", "iso-14001")
    assert "ISO 9001 dan ISO 14001 terpadu" in mine.get(f"/permohonan/{case.pk}/").content.decode()


def test_an_integrated_application_is_for_a_first_certification_only(
    browser: Callable[[User], Browser], system: Drafted
) -> None:
    answer = browser(system.user).send("/permohonan/baru/", {"scheme": "iso-9001-14001", "kind": "surveillance"})
    assert "Permohonan terpadu hanya untuk sertifikasi awal." in answer.content.decode()
    assert Case.objects.count() == 1


def test_the_confirmation_of_an_integrated_application_shows_both_numbers(browser: Callable[[User], Browser]) -> None:
    draft = answered("iso-9001")
    Application.objects.update(also_scheme="iso-14001")
    mine = browser(draft.user)
    shown = mine.assent(page(draft, "periksa/"), {"is_true": "on"}, follow=True).content.decode()
    for case in Case.objects.all():
        assert case.number in shown
    assert "Nomor permohonan ISO 14001" in shown
    for record in Version.objects.filter(document__kind="berkas-permohonan").select_related("document__case"):
        assert f'href="/berkas/{record.pk}/"' in shown
        assert f"Unduh berkas permohonan {record.document.case.get_scheme_display()} (PDF)" in shown

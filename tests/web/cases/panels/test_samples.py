"""Samples on the screen: what is refused is not lost, a sheet is tried out first, labels and photos are shown."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from openpyxl import Workbook, load_workbook

from mutubaku.cases.models import Task
from mutubaku.findings.models import ReportVersion
from mutubaku.greenindustry.models import CriterionResult
from mutubaku.samples.models import Sample, SamplePhoto, SamplingLink, TestOrder, TestResult
from mutubaku.samples.queries import current, lines_of, samples_in, wanted
from tests.cast import Cast, drive, fresh
from tests.documents.samples import PNG
from tests.factories.laboratories import make_laboratory
from tests.factories.standards import make_green_standard, make_product_standard
from tests.web.cases.conftest import As, Browser, Move

SoonAfter = Callable[[Task], Task]


@pytest.fixture
def sampling(cast: Cast, soon_after: SoonAfter) -> Task:
    """The sampling step of a product with a standard, ten minutes after it was opened."""
    make_product_standard(cast.office)
    return soon_after(cast.case_at("sampling", "sppt-sni"))


@pytest.fixture
def ppc(cast: Cast, as_: As) -> Browser:
    """Who takes samples."""
    return as_(cast.staff["ppc"])


def typed(task: Task, **changed: str) -> dict[str, str]:
    """A sample as a form sends it."""
    plan = wanted(task)[0].pk
    at = f"{task.opened_at + timedelta(hours=7):%Y-%m-%dT%H:%M}"  # Palembang
    own = {"lot": "L26K-17", "quantity": "12 botol", "taken_at": at, "place": "Gudang"}
    parts = {"laboratory_quantity": "6", "laboratory_seal": "AB 1", "company_quantity": "6", "company_seal": "AB 2"}
    return {"plan": str(plan), **{f"p{plan}-{name}": value for name, value in {**own, **parts, **changed}.items()}}


def test_a_seal_written_twice_is_refused_at_its_field_and_nothing_typed_is_lost(sampling: Task, ppc: Browser) -> None:
    answer = ppc.send(f"/tugas/{sampling.pk}/isi/ambil-contoh/", typed(sampling, company_seal="ab1"))
    html = answer.content.decode()
    assert answer.status_code == 422
    assert "Segel AB1 tertulis dua kali." in html
    assert 'value="L26K-17"' in html
    assert not Sample.objects.exists()


def test_a_sample_is_recorded_labelled_and_shown_with_its_photo(
    cast: Cast, sampling: Task, ppc: Browser, as_: As
) -> None:
    url = f"/tugas/{sampling.pk}"
    assert ppc.get(f"{url}/label/").status_code == 302
    assert ppc.send(f"{url}/isi/ambil-contoh/", typed(sampling)).status_code == 302
    sample = samples_in(sampling)[0]
    photo = SimpleUploadedFile("gudang.png", PNG)
    sent = {"sample": str(sample.pk), f"f{sample.pk}-photo": photo}
    assert ppc.send(f"{url}/isi/foto/", sent).status_code == 302
    kept = SamplePhoto.objects.get()
    assert ppc.get(f"{url}/foto/{kept.pk}/")["Content-Type"] == "image/png"
    assert ppc.get(f"{url}/label/")["Content-Type"] == "application/pdf"
    assert f'src="{url}/foto/{kept.pk}/"' in ppc.page(f"{url}/")
    assert as_(cast.client).get(f"{url}/foto/{kept.pk}/").status_code == 404


def test_a_photo_of_sixty_megabytes_has_its_sentence(sampling: Task, ppc: Browser) -> None:
    ppc.send(f"/tugas/{sampling.pk}/isi/ambil-contoh/", typed(sampling))
    sample = samples_in(sampling)[0]
    photo = SimpleUploadedFile("besar.png", PNG + bytes(60_000_000))
    answer = ppc.send(f"/tugas/{sampling.pk}/isi/foto/", {"sample": str(sample.pk), f"f{sample.pk}-photo": photo})
    assert answer.status_code == 422
    assert "Berkas “besar.png” terlalu besar." in answer.content.decode()


def test_the_representative_reads_the_record_without_an_account_and_confirms_by_the_code(
    sampling: Task, ppc: Browser, client: Browser
) -> None:
    url = f"/tugas/{sampling.pk}"
    ppc.send(f"{url}/isi/ambil-contoh/", typed(sampling))
    assert ppc.send(f"{url}/isi/kode/", {}).status_code == 302
    link = SamplingLink.objects.get()
    assert f"/contoh/{link.secret}/" in ppc.page(f"{url}/")
    path = f"/contoh/{link.secret}/"

    def post(code: str) -> HttpResponse:
        return client.post(path, {"name": "Rina", "position": "Gudang", "code": code, "once": str(uuid4())})

    assert "segel AB1" in client.get(path).content.decode()
    assert "Kode itu tidak cocok." in post("1a").content.decode()
    mine = ppc.send(path, {"name": "Rina", "position": "Gudang", "code": link.code})
    assert "Anda masuk sebagai petugas kantor." in mine.content.decode()
    assert post(f"{link.code[:3]} {link.code[3:]}").status_code == 302
    assert "membenarkan berita acara ini" in client.get(path).content.decode()
    assert "membenarkan berita acara ini" in ppc.page(f"{url}/")
    assert client.get(f"/contoh/{'0' * 32}/").status_code == 404


# Sending and testing


def test_a_product_without_a_standard_says_so_and_takes_parameters_by_hand(
    cast: Cast, as_: As, soon_after: SoonAfter
) -> None:
    task = soon_after(cast.case_at("sample-delivery", "sppt-sni"))
    ppc, url = as_(cast.staff["ppc"]), f"/tugas/{task.pk}"
    ppc.send(f"{url}/isi/pesan/", {"listed": "lain", "laboratory": "Lab Contoh", "reason": "Satu-satunya."})
    assert "Parameter SNI 3553:2015 belum ada dalam daftar standar kantor." in ppc.page(f"{url}/")
    sample = current(task.case)[0]
    given = {"name": "pH", "lower": "6,5", "upper": "8.5"}
    sent = {"sample": str(sample.pk), **{f"u{sample.pk}-{name}": value for name, value in given.items()}}
    assert "“8.5” bukan angka yang kami kenali." in ppc.send(f"{url}/isi/parameter/", sent).content.decode()
    ppc.lost(f"{url}/isi/parameter/", f"{url}/", **sent)
    assert 'value="6,5"' in ppc.page(f"{url}/")
    assert ppc.send(f"{url}/isi/hapus-parameter/", {"test": "9" * 5000}).status_code == 302
    sent[f"u{sample.pk}-upper"] = "8,5"
    assert ppc.send(f"{url}/isi/parameter/", sent).status_code == 302
    assert "6,5 – 8,5" in ppc.page(f"{url}/")


def test_a_laboratory_is_chosen_from_the_list_and_what_asks_for_a_reason_is_told(
    cast: Cast, as_: As, soon_after: SoonAfter
) -> None:
    task = soon_after(cast.case_at("sample-delivery", "sppt-sni"))
    make_product_standard(cast.office)
    good = make_laboratory(cast.office, "Lab Baik")
    over = make_laboratory(cast.office, "Lab Habis", accredited_to=date(2026, 1, 31))
    bare = make_laboratory(cast.office, "Lab Baru", accreditation="", accredited_from=None, accredited_to=None)
    ppc, url = as_(cast.staff["ppc"]), f"/tugas/{task.pk}"
    page = ppc.page(f"{url}/")
    assert "Lab Baik, Palembang (LP-123-IDN sampai 31 Des 2029)" in page
    assert "Lab Habis, Palembang (LP-123-IDN, berakhir 31 Jan 2026)" in page
    assert "Lab Baru, Palembang (belum terakreditasi)" in page
    answer = ppc.send(f"{url}/isi/pesan/", {"listed": str(over.pk)})
    assert answer.status_code == 422
    assert "Akreditasi LP-123-IDN berakhir 31 Januari 2026" in answer.content.decode()
    assert "Pilih laboratorium ujinya." in ppc.send(f"{url}/isi/pesan/", {}).content.decode()
    assert "Tulis nama laboratorium ujinya." in ppc.send(f"{url}/isi/pesan/", {"listed": "lain"}).content.decode()
    ppc.send(f"{url}/isi/pesan/", {"listed": str(bare.pk), "reason": "Satu-satunya di provinsi ini."})
    page = ppc.page(f"{url}/")
    assert "Satu-satunya di provinsi ini." in page
    assert "Laboratorium ini belum terakreditasi KAN." in page
    ppc.send(f"{url}/isi/pesan/", {"listed": str(good.pk)})
    assert "Berlaku ketika dipesan" in ppc.page(f"{url}/")


def test_results_after_the_accreditation_ended_ask_for_a_reason_on_the_page(
    cast: Cast, as_: As, move: Move, testing: Task
) -> None:
    day = testing.opened_at.date()
    row = make_laboratory(cast.office, accredited_to=day)
    TestOrder.objects.update(listed=row, accredited_from=day, accredited_to=day, ordered_at=testing.opened_at)
    laboratory, url = as_(cast.staff["laboratory"]), f"/tugas/{testing.pk}"
    assert "Alasan bila diuji di luar masa akreditasi" not in laboratory.page(f"{url}/")
    move(testing.opened_at + timedelta(days=1))
    laboratory = as_(cast.staff["laboratory"])
    assert "Alasan bila diuji di luar masa akreditasi" in laboratory.page(f"{url}/")
    test = next(line.test for line in lines_of(current(testing.case)) if line.test.name == "pH")
    sent = {"all_on": (day + timedelta(days=1)).isoformat(), f"uji{test.pk}_value": "7,2"}
    assert "atau tulis alasan hasilnya tetap dipakai." in laboratory.send(f"{url}/isi/simpan/", sent).content.decode()
    assert laboratory.send(f"{url}/isi/simpan/", {**sent, "reason": "Sedang diperbarui."}).status_code == 302
    assert TestResult.objects.get().reason == "Sedang diperbarui."


def test_a_courier_without_a_number_is_told_at_its_field(cast: Cast, as_: As, soon_after: SoonAfter) -> None:
    task = soon_after(cast.case_at("sample-delivery", "sppt-sni"))
    ppc = as_(cast.staff["ppc"])
    at = f"{task.opened_at + timedelta(hours=7, minutes=5):%Y-%m-%dT%H:%M}"
    sent = {"samples": str(current(task.case)[0].pk), "to_kind": "courier", "receiver": "Pos", "at": at}
    answer = ppc.send(f"/tugas/{task.pk}/isi/serah-terima/", {**sent, "broken": "utuh"})
    assert "Tulis nomor resi dari jasa pengirimannya." in answer.content.decode()
    answer = ppc.send(f"/tugas/{task.pk}/isi/serah-terima/", {**sent, "broken": "void", "courier_number": "1"})
    assert "Segel rusak: pilih apa tindak lanjutnya" in answer.content.decode()


def test_a_hand_over_to_a_laboratory_names_the_one_ordered_and_another_is_told_at_its_field(
    cast: Cast, as_: As, soon_after: SoonAfter
) -> None:
    task = soon_after(cast.case_at("sample-delivery", "sppt-sni"))
    make_laboratory(cast.office, "Lab Baik")
    ppc, url = as_(cast.staff["ppc"]), f"/tugas/{task.pk}"
    ppc.send(f"{url}/isi/pesan/", {"listed": "lain", "laboratory": "Lab Contoh", "reason": "Satu-satunya."})
    at = f"{task.opened_at + timedelta(hours=7, minutes=5):%Y-%m-%dT%H:%M}"
    sent = {"samples": str(current(task.case)[0].pk), "to_kind": "laboratory", "receiver": "Nadia", "at": at}
    sent |= {"broken": "utuh", "laboratory": "Lab Baik"}
    answer = ppc.send(f"{url}/isi/serah-terima/", sent)
    assert (answer.status_code, 'value="Nadia"' in answer.content.decode()) == (422, True)
    assert "dipesan pada Lab Contoh, bukan Lab Baik" in answer.content.decode()
    unnamed = ppc.send(f"{url}/isi/serah-terima/", {**sent, "laboratory": ""}).content.decode()
    assert "Pilih laboratorium mana yang menerima contohnya." in unnamed
    assert ppc.send(f"{url}/isi/serah-terima/", {**sent, "laboratory": "Lab Contoh"}).status_code == 302
    assert "→ Nadia, Lab Contoh" in ppc.page(f"{url}/")


@pytest.fixture
def testing(cast: Cast, sampling: Task, soon_after: SoonAfter) -> Task:
    """The laboratory's step."""
    drive(sampling.case, until="testing", at=sampling.opened_at)
    return soon_after(fresh(sampling.case, "testing"))


def sheet(browser: Browser, task: Task, *, day: object = None, **values: tuple[object, str]) -> SimpleUploadedFile:
    """The sheet of this step, filled in: value and unit by the first word of a parameter."""
    book = load_workbook(io.BytesIO(browser.get(f"/tugas/{task.pk}/lembar-hasil/").content))
    page = book.active
    assert page is not None
    for row in page.iter_rows(min_row=2):
        value, unit = values.get(str(row[1].value).partition(".")[0], ("", ""))
        row[4].value, row[5].value, row[7].value = value, unit, day or task.opened_at.date()  # type: ignore[union-attr]  # no merged cells
    return saved(book)


def saved(book: Workbook) -> SimpleUploadedFile:
    out = io.BytesIO()
    book.save(out)
    return SimpleUploadedFile("hasil.xlsx", out.getvalue())


def test_a_sheet_is_tried_out_with_its_faults_by_row_and_nothing_is_kept(cast: Cast, testing: Task, as_: As) -> None:
    laboratory = as_(cast.staff["laboratory"])
    filled = sheet(laboratory, testing, pH=(7.2, ""), Timbal=("< 0,001", "µg/L"), E=("negatif", ""))
    html = laboratory.send(f"/tugas/{testing.pk}/isi/impor/", {"file": filled}).content.decode()
    assert "Baris 3: Satuan “µg/L” salah: batasnya dalam mg/L." in html
    assert 'value="7,2"' in html
    assert html.count(f'value="{testing.opened_at:%Y-%m-%d}"') == 3  # as a field for days takes it
    assert "3 dari 3 hasil dibaca dari lembar, belum disimpan." in html
    assert not TestResult.objects.exists()


def test_a_day_that_is_none_is_told_by_its_row_and_so_is_what_else_is_wrong(cast: Cast, testing: Task, as_: As) -> None:
    laboratory = as_(cast.staff["laboratory"])
    filled = sheet(laboratory, testing, day="28 November", pH=(7.2, ""), Timbal=("< 0,001", "µg/L"))
    html = laboratory.send(f"/tugas/{testing.pk}/isi/impor/", {"file": filled}).content.decode()
    assert "Baris 2: “28 November”. Tulis tanggal seperti 25-11-2026" in html
    assert "Baris 3: “28 November”. Tulis tanggal seperti 25-11-2026" in html
    one = sheet(laboratory, testing, day="28 November", pH=(7.2, ""))
    book = load_workbook(one)
    page: Any = book.active
    page["E3"], page["F3"], page["H3"] = "< 0,001", "µg/L", testing.opened_at.date()
    html = laboratory.send(f"/tugas/{testing.pk}/isi/impor/", {"file": saved(book)}).content.decode()
    assert "Baris 2: “28 November”. Tulis tanggal seperti 25-11-2026" in html
    assert "Baris 3: Satuan “µg/L” salah: batasnya dalam mg/L." in html
    assert "2 dari 3 hasil dibaca" in html


def test_what_is_no_sheet_says_so(cast: Cast, testing: Task, as_: As) -> None:
    other = SimpleUploadedFile("hasil.xlsx", b"bukan lembar")
    answer = as_(cast.staff["laboratory"]).send(f"/tugas/{testing.pk}/isi/impor/", {"file": other})
    assert "Berkas ini bukan XLSX atau CSV. Simpan daftarnya sebagai XLSX atau CSV" in answer.content.decode()


def test_results_are_saved_from_the_form_and_judged_beside_it(cast: Cast, testing: Task, as_: As) -> None:
    laboratory, day = as_(cast.staff["laboratory"]), testing.opened_at.date().isoformat()
    values = dict(
        zip((line.test.pk for line in lines_of(current(testing.case))), ("9,1", "0,001", "negatif"), strict=True)
    )
    sent = {"all_on": day, **{f"uji{key}_value": value for key, value in values.items()}}
    lead = next(line.test for line in lines_of(current(testing.case)) if line.test.unit)
    assert (
        laboratory.send(f"/tugas/{testing.pk}/isi/simpan/", {**sent, f"uji{lead.pk}_unit": "mg/L"}).status_code == 302
    )
    html = laboratory.page(f"/tugas/{testing.pk}/")
    assert html.count("tidak memenuhi") == 1
    assert html.count("belum dipastikan") == 3  # the limits are examples that nobody compared with the standard
    assert TestResult.objects.count() == 3


# Green industry


def test_performance_is_recorded_and_explained_line_by_line(cast: Cast, as_: As, soon_after: SoonAfter) -> None:
    make_green_standard(cast.office)
    task = soon_after(cast.case_at("audit-report", "industri-hijau"))
    leader, url = as_(cast.staff["lead-auditor"]), f"/tugas/{task.pk}"
    water, policy = (f"s{one.pk}" for one in cast.office.green_standards.get().criteria.all())
    sent = {f"{water}_value": "20", f"{water}_unit": "liter/ton", f"{water}_evidence": "Meter air"}
    sent |= {f"{water}_starts_on": "2025-01-01", f"{water}_ends_on": "2025-12-31"}
    sent |= {f"{policy}_points": "4", f"{policy}_reason": "Dilihat"}
    doubtful = leader.send(f"{url}/isi/kinerja/", {**sent, f"{water}_value": "74.500"}).content.decode()
    assert "“74.500” dapat dibaca dua cara. Tulis 74500 atau 74,5." in doubtful
    assert 'value="74.500"' in doubtful
    too_fine = leader.send(f"{url}/isi/kinerja/", {**sent, f"{water}_value": "18,00000000001"}).content.decode()
    assert "Paling banyak 14 angka, dan 10 angka di belakang koma." in too_fine
    assert "Hitung nilainya dalam m³/ton." in leader.send(f"{url}/isi/kinerja/", sent).content.decode()
    assert leader.send(f"{url}/isi/kinerja/", {**sent, f"{water}_unit": "m³/ton"}).status_code == 302
    html = leader.page(f"{url}/")
    assert "melebihi batas atas sebanyak 2 m³/ton (11,1%)" in html
    assert "Tidak memenuhi standar industri hijau: 1 dari 2 kriteria wajib dipenuhi." in html
    assert "Kapasitas terpasang" in html
    proof = SimpleUploadedFile("meter.png", PNG)
    assert leader.send(f"{url}/isi/bukti/", {"key": water, "file": proof}).status_code == 302
    assert "meter.png" in leader.page(f"{url}/")


def test_no_button_of_the_report_page_loses_what_another_part_of_it_holds(
    cast: Cast, as_: As, soon_after: SoonAfter
) -> None:
    make_green_standard(cast.office)
    task = soon_after(cast.case_at("audit-report", "industri-hijau"))
    leader, url = as_(cast.staff["lead-auditor"]), f"/tugas/{task.pk}"
    water, policy = (f"s{one.pk}" for one in cast.office.green_standards.get().criteria.all())
    rows = {f"{policy}_points": "4", f"{policy}_reason": "Dilihat", f"{water}_unit": "m³/ton"}
    half = {"isi-conformity": "Sesuai menurut catatan meter air.", "note": "Belum selesai."}
    bad = leader.send(f"{url}/isi/kinerja/", {**half, f"{policy}_points": "9"}).content.decode()
    assert "Sesuai menurut catatan meter air." in bad
    assert "Belum selesai." in bad
    assert leader.send(f"{url}/isi/kinerja/", {**half, **rows}).status_code == 302
    html = leader.page(f"{url}/")
    assert "Sesuai menurut catatan meter air." in html
    assert "Belum selesai." in html
    assert not ReportVersion.objects.exists()
    whole = {"isi-aim": "met", "isi-scope_fit": "Sesuai", "isi-recommendation": "Diberikan", "isi-internal": "Efektif"}
    unsaved = leader.send(f"{url}/isi/simpan/", {**half, **rows, f"{policy}_points": "9"}).content.decode()
    assert "Nilai kriteria ini 0 sampai 4." in unsaved
    assert "Sesuai menurut catatan meter air." in unsaved
    both = {**half, **whole, **rows, f"{policy}_points": "3"}
    assert leader.send(f"{url}/isi/simpan/", both).status_code == 302
    assert ReportVersion.objects.get().conformity == "Sesuai menurut catatan meter air."
    assert CriterionResult.objects.get().points == 3
    leader.send(f"{url}/isi/simpan/", both)
    assert CriterionResult.objects.count() == 1


def test_a_row_begun_or_emptied_afterwards_asks_for_its_value_and_one_set_aside_for_its_reason(
    cast: Cast, as_: As, soon_after: SoonAfter
) -> None:
    make_green_standard(cast.office)
    task = soon_after(cast.case_at("audit-report", "industri-hijau"))
    leader, url = as_(cast.staff["lead-auditor"]), f"/tugas/{task.pk}"
    water, policy = (f"s{one.pk}" for one in cast.office.green_standards.get().criteria.all())
    begun = leader.send(f"{url}/isi/kinerja/", {f"{water}_evidence": "Meter air", f"{policy}_inapplicable": "on"})
    html = begun.content.decode()
    assert begun.status_code == 422
    for said in (
        "Pemakaian air: Tulis nilainya.",
        'value="Meter air"',
        "Tulis mengapa kriteria ini tidak berlaku bagi pabrik ini.",
    ):
        assert said in html
    aside = {f"{policy}_inapplicable": "on", f"{policy}_why": "Pabrik baru."}
    assert leader.send(f"{url}/isi/kinerja/", aside).status_code == 302
    assert "Pabrik baru." in leader.page(f"{url}/")
    assert "Nilai kriteria ini 0 sampai 4." in leader.send(f"{url}/isi/kinerja/", {}).content.decode()


def test_a_criterion_not_met_is_measured_again_where_corrections_are_verified(
    cast: Cast, as_: As, soon_after: SoonAfter
) -> None:
    make_green_standard(cast.office)
    task = soon_after(cast.case_at("corrections", "industri-hijau"))
    auditor, url = as_(cast.staff["auditor"]), f"/tugas/{task.pk}"
    assert "Kinerja industri hijau</h2>" not in auditor.page(f"{url}/")
    CriterionResult.objects.filter(value__isnull=False).update(value=20)
    html = auditor.page(f"{url}/")
    assert "Bila sesudah koreksi diukur lagi" in html
    assert "Kebijakan" not in html.split("Kinerja industri hijau</h2>")[1].split("</section>")[0]
    water = f"s{cast.office.green_standards.get().criteria.get(unit='m³/ton').pk}"
    sent = {f"{water}_value": "17", f"{water}_unit": "m³/ton", f"{water}_evidence": "Meter air"}
    sent |= {f"{water}_starts_on": "2025-01-01", f"{water}_ends_on": "2025-12-31"}
    bounded = auditor.send(f"{url}/isi/kinerja/", {**sent, f"{water}_value": "< 17"}).content.decode()
    assert "Tulis angkanya tanpa tanda" in bounded
    long = auditor.send(f"{url}/isi/kinerja/", {**sent, f"{water}_starts_on": "1996-01-01"}).content.decode()
    assert "Periode pengukuran paling lama 12 bulan" in long
    assert 'value="1996-01-01"' in long
    assert auditor.send(f"{url}/isi/kinerja/", {**sent, "note": "Diukur lagi."}).status_code == 302
    html = auditor.page(f"{url}/")
    assert "Memenuhi standar industri hijau: 2 dari 2" in html
    assert "Diukur lagi." in html  # the note of the step, typed beside
    late = {**sent, f"{water}_value": "-1", "outcome": "memadai", "note": "Selesai."}
    refused = auditor.send(f"{url}/hasil/", late)
    assert (refused.status_code, "Selesai." in refused.content.decode()) == (422, True)
    auditor.send(f"{url}/hasil/", {**late, f"{water}_value": "16"})
    assert CriterionResult.objects.filter(key=water).latest("pk").value == 16  # whichever button is pressed


def test_no_other_scheme_has_a_form_for_green_performance(cast: Cast, as_: As, soon_after: SoonAfter) -> None:
    task = soon_after(cast.case_at("audit-report"))
    leader = as_(cast.staff["lead-auditor"])
    for act in ("kinerja", "kriteria", "hapus-kriteria", "bukti"):
        assert leader.send(f"/tugas/{task.pk}/isi/{act}/", {}).status_code == 404


def test_a_criterion_written_wrongly_by_hand_is_taken_out_again(cast: Cast, as_: As, soon_after: SoonAfter) -> None:
    task = soon_after(cast.case_at("audit-report", "industri-hijau"))
    leader, url = as_(cast.staff["lead-auditor"]), f"/tugas/{task.pk}"
    wrong = {"topic": "water", "name": "Pemakaian air", "upper": "1,8", "points": "4", "mandatory": "on"}
    assert "tidak keduanya" in leader.send(f"{url}/isi/kriteria/", wrong).content.decode()
    assert leader.send(f"{url}/isi/kriteria/", {**wrong, "points": ""}).status_code == 302
    own = task.case.green_criteria.get()
    assert "Pilih" in leader.send(f"{url}/isi/hapus-kriteria/", {"key": "h0"}).content.decode()
    assert leader.send(f"{url}/isi/hapus-kriteria/", {"key": f"h{own.pk}"}).status_code == 302
    assert "Pemakaian air dihapus" in leader.page(f"{url}/")

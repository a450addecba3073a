"""The acts of a step screen: each acts once, and a refusal keeps what was typed and changes nothing."""

from __future__ import annotations

import io
import re
import uuid
from collections.abc import Callable
from datetime import timedelta

import pypdf
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from pytest_django import Settings

from mutubaku.billing.queries import payments_of
from mutubaku.cases.library import procedure_of, step_of
from mutubaku.cases.models import Task
from mutubaku.cli.demonstration.filling import FILLS
from mutubaku.cli.demonstration.papers import sample
from mutubaku.conduct import actions
from mutubaku.conduct.actions.paying import verify_payment
from mutubaku.conduct.wiring import WORKS
from mutubaku.conduct.works.generic import GENERIC
from mutubaku.conduct.works.reviewing import verifications
from mutubaku.web.cases.panels import PANELS
from mutubaku.web.once import FIELD
from tests.cast import Cast, do_step, fresh
from tests.factories.people import official

from .conftest import As, Browser, Move

SoonAfter = Callable[[Task], Task]
PDF = sample("Daftar periksa")
ABSENT = {"isi-pilihan_syarat_akta": "absent", "isi-catatan_syarat_akta": "Belum dilegalisasi."}  # of the checklist


def locked() -> bytes:
    """A PDF that opens only with a password."""
    writer = pypdf.PdfWriter()
    writer.add_blank_page(200, 200)
    writer.encrypt("rahasia", algorithm="AES-256")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


@pytest.fixture
def task(cast: Cast, soon_after: SoonAfter) -> Task:
    """Step 3, ten minutes after it was opened."""
    return soon_after(cast.case_at("completeness"))


@pytest.fixture
def pjt(cast: Cast, as_: As) -> Browser:
    """The browser of the one who does step 3."""
    return as_(cast.staff["pjt"])


def url(task: Task, act: str = "") -> str:
    return f"/tugas/{task.pk}/{act}"


def file(name: str, data: bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, data)


# The outcome


def test_a_routine_task_is_finished_in_two_clicks_from_the_inbox(cast: Cast, as_: As, soon_after: SoonAfter) -> None:
    ready = soon_after(cast.case_at("audit-ready"))
    verify_payment(payments_of(ready.case)[0].pk, cast.staff["treasurer"], ready.opened_at)
    browser = as_(cast.staff["pjt"])
    inbox = browser.page("/kerja/")
    assert f'href="{url(ready)}"' in inbox
    step = browser.page(url(ready))
    assert 'value="disampaikan">' in step
    answer = browser.send(url(ready, "hasil/"), {"outcome": "disampaikan", "note": ""})
    assert answer["Location"] == "/kerja/"
    said = browser.page("/kerja/")
    assert "“Memberitahukan kesiapan audit” selesai. Berikutnya: Menunjuk tim audit (Seksi SS)." in said


def test_who_does_the_next_step_too_is_led_there(cast: Cast, as_: As, soon_after: SoonAfter) -> None:
    task = soon_after(cast.case_at("completeness"))
    official(cast.office, "ss", user=cast.staff["pjt"])
    browser = as_(cast.staff["pjt"])
    answer = browser.send(url(task, "hasil/"), {"outcome": "tidak-lengkap", "note": "NPWP tidak terbaca.", **ABSENT})
    assert answer["Location"] == url(fresh(task.case, "completion-request"))


def test_an_outcome_whose_work_is_not_done_is_refused_by_the_server_too(task: Task, pjt: Browser) -> None:
    answer = pjt.send(url(task, "hasil/"), {"outcome": "lengkap", "note": "Sudah saya periksa."})
    html = answer.content.decode()
    assert answer.status_code == 422
    assert "Akta notaris: belum diperiksa." in html
    assert "<title>Kesalahan: Memeriksa kelengkapan" in html
    assert "Sudah saya periksa.</textarea>" in html
    assert fresh(task.case, "completeness").is_open


@pytest.mark.parametrize(
    ("sent", "sentence"),
    [
        ({"note": ""}, "Pilih hasil langkah ini."),
        ({"outcome": "entah"}, "Hasil itu tidak ada pada langkah ini."),
        ({"outcome": "tidak-lengkap", "note": "x" * 10_000}, "Paling banyak 4000 aksara; Anda menulis 10000."),
    ],
)
def test_an_outcome_that_cannot_be_read_comes_back_with_its_sentence(
    task: Task, pjt: Browser, sent: dict[str, str], sentence: str
) -> None:
    answer = pjt.send(url(task, "hasil/"), sent)
    assert answer.status_code == 422
    assert sentence in answer.content.decode()


def test_a_task_closed_by_somebody_else_while_i_typed_says_so_and_keeps_my_note_in_sight(
    cast: Cast, as_: As, task: Task, pjt: Browser
) -> None:
    other = official(cast.office, "pjt", title="Staf PJT")
    assert as_(other).send(url(task, "hasil/"), {"outcome": "tidak-lengkap", **ABSENT}).status_code == 302
    answer = pjt.send(url(task, "hasil/"), {"outcome": "tidak-lengkap", "note": "Akta belum dilegalisasi 🙏"})
    html = answer.content.decode()
    assert answer.status_code == 422
    assert f"Langkah ini sudah diselesaikan oleh {other.name} (Staf PJT)." in html
    assert "Yang Anda tulis" in html
    assert "Akta belum dilegalisasi 🙏" in html


@pytest.mark.parametrize("act", ["isi/simpan/", "hasil/"])
def test_what_was_not_filled_in_yet_is_not_asked_for_once_somebody_else_closed_the_step(
    cast: Cast, as_: As, task: Task, pjt: Browser, act: str
) -> None:
    other = official(cast.office, "pjt", title="Staf PJT")
    assert as_(other).send(url(task, "hasil/"), {"outcome": "tidak-lengkap", **ABSENT}).status_code == 302
    html = pjt.send(url(task, act), {"outcome": "lengkap", "note": "Tinggal pertanyaan 3."}).content.decode()
    assert f"Langkah ini sudah diselesaikan oleh {other.name} (Staf PJT)." in html
    assert "belum diperiksa." not in html
    assert _lost(html) == [("Catatan", "Tinggal pertanyaan 3.")]


@pytest.mark.parametrize("act", ["isi/simpan/", "hasil/"])
def test_every_text_typed_into_a_step_that_somebody_else_closed_stays_in_sight_with_its_label(
    cast: Cast, as_: As, act: str
) -> None:
    task = cast.case_at("disposition")
    head = as_(cast.staff["head"])
    first = {"isi-addressees": ["pjt"], "isi-urgency": "ordinary", "isi-instruction": "Periksa."}
    assert head.send(url(task, "hasil/"), {"outcome": "didisposisikan", **first}).status_code == 302
    second = {**first, "isi-instruction": "Dahulukan: ekspor bulan ini.", "note": "Sudah ditelepon."}
    answer = head.send(url(task, act), {"outcome": "didisposisikan", **second} if act == "hasil/" else second)
    html = answer.content.decode()
    assert answer.status_code == 422
    assert "Langkah ini sudah diselesaikan" in html
    assert _lost(html) == [("Instruksi", "Dahulukan: ekspor bulan ini."), ("Catatan", "Sudah ditelepon.")]


def test_why_a_document_is_not_valid_is_not_lost_though_its_row_is_no_longer_asked(cast: Cast, as_: As) -> None:
    task = cast.case_at("verification")
    verifier = as_(cast.staff["ss"])
    one = verifications(task)[0].version.pk
    two = one + 1  # as it was asked in the other window
    judged = {f"isi-hasil_{one}": "tidak", f"isi-alasan_{one}": "Kabur."}
    assert verifier.send(url(task, "hasil/"), {"outcome": "tidak-sah", **judged}).status_code == 302
    typed = {**judged, f"isi-alasan_{one}": "Buram.", f"isi-hasil_{two}": "tidak", f"isi-alasan_{two}": "Lewat."}
    html = verifier.send(url(task, "isi/simpan/"), {**typed, "note": "Sudah ditelepon."}).content.decode()
    (label, text), sister, note = _lost(html)
    assert label.endswith(": Alasan tidak sah, dibaca pelanggan")
    assert text == "Buram."
    assert sister == ("Alasan tidak sah, dibaca pelanggan", "Lewat.")
    assert note == ("Catatan", "Sudah ditelepon.")


def _lost(html: str) -> list[tuple[str, str]]:
    """What stands under "Yang Anda tulis": each label with its text."""
    told = html[html.index("Yang Anda tulis") :]
    return re.findall(r"<figcaption[^>]*>([^<]*)</figcaption><blockquote>([^<]*)</blockquote>", told)


def test_the_same_form_sent_twice_acts_once(task: Task, pjt: Browser) -> None:
    form = {FIELD: str(uuid.uuid4()), "outcome": "tidak-lengkap", "note": "", **ABSENT}
    first = pjt.post(url(task, "hasil/"), form)
    again = pjt.post(url(task, "hasil/"), form)
    assert (first.status_code, first["Location"]) == (again.status_code, again["Location"])
    assert task.case.tasks.filter(step="completion-request").count() == 1


def test_every_form_of_a_page_that_comes_back_has_a_key_of_its_own(task: Task, pjt: Browser) -> None:
    html = pjt.send(url(task, "hasil/"), {"note": ""}).content.decode()
    keys = re.findall(rf'name="{FIELD}" value="([^"]+)"', html)
    assert len(set(keys)) == len(keys) > 1


def test_a_form_without_its_key_is_refused(task: Task, pjt: Browser) -> None:
    assert pjt.post(url(task, "hasil/"), {"outcome": "tidak-lengkap"}).status_code == 400
    assert fresh(task.case, "completeness").is_open


@pytest.mark.parametrize("act", ["hasil", "unggah", "jeda", "jeda/akhiri", "ambil", "lepas", "alihkan"])
def test_the_address_of_an_act_asked_for_by_itself_leads_to_the_step(task: Task, pjt: Browser, act: str) -> None:
    assert pjt.get(url(task, f"{act}/"))["Location"] == url(task)


def test_a_note_typed_before_the_session_was_lost_is_still_there_after_signing_in(
    cast: Cast, as_: As, task: Task
) -> None:
    browser = Browser()
    page = f"http://testserver{url(task)}"
    sent = browser.send(url(task, "hasil/"), {"outcome": "tidak-lengkap", "note": "Kurang NPWP."}, HTTP_REFERER=page)
    assert sent["Location"].endswith(f"?next={url(task)}")
    kept = dict(browser.session.items())
    signed_in = as_(cast.staff["pjt"])
    session = signed_in.session
    session.update({key: value for key, value in kept.items() if not key.startswith("_auth")})
    session.save()
    html = signed_in.page(url(task))
    assert "Kurang NPWP.</textarea>" in html
    assert "Sesi Anda sempat berakhir." in html


# Papers


def test_an_uploaded_paper_stands_in_the_list_at_once(task: Task, pjt: Browser) -> None:
    sent = {"kind": "checklist-kelengkapan", "file": file("daftar periksa.pdf", PDF)}
    assert pjt.send(url(task, "unggah/"), sent)["Location"] == url(task)
    html = pjt.page(url(task))
    assert "Berkas “daftar periksa.pdf” tersimpan." in html
    assert 'Check list kelengkapan dokumen</a><span class="sub">oleh ' in html


@pytest.mark.parametrize(
    ("upload", "sentence"),
    [
        (None, "Pilih berkasnya dahulu, lalu tekan Unggah."),
        (("kosong.pdf", b""), "Berkas “kosong.pdf” kosong."),
        (("gambar.pdf", b"\x89PNG\r\n\x1a\n" + b"0" * 40), "Isi berkas “gambar.pdf” bukan PDF seperti namanya."),
        (("program.exe", b"MZ" + b"0" * 40), "Jenis berkas “program.exe” tidak diterima."),
        (("rusak.pdf", b"%PDF-1.7\nrusak"), "PDF “rusak.pdf” rusak atau terpotong"),
        (("kunci.pdf", locked()), "Simpan ulang tanpa kata sandi, lalu unggah lagi."),
    ],
)
def test_a_bad_file_is_refused_beside_its_paper_with_its_sentence(
    task: Task, pjt: Browser, upload: tuple[str, bytes] | None, sentence: str
) -> None:
    sent = {"kind": "checklist-kelengkapan"} | ({"file": file(*upload)} if upload else {})
    answer = pjt.send(url(task, "unggah/"), sent)
    html = answer.content.decode()
    assert answer.status_code == 422
    assert html.count(sentence) == 2  # on top, and beside the paper
    assert '<a href="#checklist-kelengkapan_file">' in html
    assert 'id="checklist-kelengkapan_file_error"' in html
    assert task.versions.count() == 0


def test_a_file_beyond_the_limit_is_refused(task: Task, pjt: Browser, settings: Settings) -> None:
    settings.UPLOAD_LIMIT = 1000
    answer = pjt.send(url(task, "unggah/"), {"kind": "checklist-kelengkapan", "file": file("besar.pdf", b"0" * 2000)})
    assert answer.status_code == 422
    assert "Berkas “besar.pdf” terlalu besar." in answer.content.decode()


def test_a_paper_the_step_does_not_take_is_refused(task: Task, pjt: Browser) -> None:
    answer = pjt.send(url(task, "unggah/"), {"kind": "sppt-sni", "file": file("a.pdf", PDF)})
    assert answer.status_code == 422
    assert "Dokumen itu tidak diminta pada langkah ini." in answer.content.decode()
    pjt.page(url(task, "buat/sppt-sni/"), 404)


@pytest.fixture
def final(cast: Cast, soon_after: SoonAfter, monkeypatch: pytest.MonkeyPatch) -> Task:
    """The last step of the linked procedure as an office's own procedure may have it, without work of its own, ten
    minutes after it was opened."""
    task = soon_after(cast.case_at("final"))
    monkeypatch.setitem(WORKS, "final", GENERIC)
    monkeypatch.delitem(PANELS, "final")
    monkeypatch.delitem(FILLS, "final")
    return task


def test_a_paper_is_written_here_in_ones_own_words(cast: Cast, as_: As, final: Task) -> None:
    ss, kind = as_(cast.staff["ss"]), step_of(final).produces[0]
    name = procedure_of(final).document(kind).name
    address = url(final, f"buat/{kind}/")
    assert f"<h1>{name}" in ss.page(address)
    empty = ss.send(address, {"text": ""})
    assert empty.status_code == 422
    assert "Tulis isi dokumennya." in empty.content.decode()
    assert ss.send(address, {"text": "Tim ditunjuk."})["Location"] == url(final)
    assert f"Dokumen “{name}” dibuat." in ss.page(url(final))


def test_a_paper_cannot_be_made_on_a_task_that_is_closed_and_the_words_are_kept(
    cast: Cast, as_: As, final: Task
) -> None:
    do_step(final, step_of(final).outcomes[0], final.opened_at + timedelta(minutes=5))
    answer = as_(cast.staff["ss"]).send(url(final, f"buat/{step_of(final).produces[0]}/"), {"text": "Tim ditunjuk."})
    html = answer.content.decode()
    assert answer.status_code == 422
    assert "Langkah ini sudah diselesaikan oleh" in html
    assert "Tim ditunjuk.</textarea>" in html


# Holding


def test_who_takes_a_step_holds_it_and_can_give_it_back(task: Task, pjt: Browser, cast: Cast) -> None:
    assert pjt.send(url(task, "ambil/"))["Location"] == url(task)
    assert fresh(task.case, "completeness").claimed_by == cast.staff["pjt"]
    assert "Lepas" in pjt.page(url(task))
    assert pjt.send(url(task, "lepas/"))["Location"] == url(task)
    assert fresh(task.case, "completeness").claimed_by is None


def test_what_a_colleague_holds_i_cannot_do_nor_hand_on(cast: Cast, as_: As, task: Task, pjt: Browser) -> None:
    other = official(cast.office, "ppc", title="Staf")
    holder = official(cast.office, "pjt", title="Staf PJT")
    actions.claim(task.pk, holder, task.opened_at + timedelta(minutes=5))
    html = as_(other).page(url(task))
    assert "Alihkan kepada rekan" not in html
    html = pjt.page(url(task))
    assert f"Langkah ini sedang dikerjakan oleh {holder.name}." in html
    answer = pjt.send(url(task, "ambil/"))
    assert answer.status_code == 422
    assert fresh(task.case, "completeness").claimed_by == holder


def test_a_section_head_hands_a_held_step_to_a_colleague_with_a_reason(
    cast: Cast, as_: As, task: Task, pjt: Browser
) -> None:
    other = official(cast.office, "pjt", title="Staf PJT")
    actions.claim(task.pk, cast.staff["pjt"], task.opened_at + timedelta(minutes=5))
    head = as_(cast.staff["head"])
    without = head.send(url(task, "alihkan/"), {"to": other.pk, "reason": ""})
    assert without.status_code == 422
    assert "Tulis alasannya; tindakan ini dicatat bersama alasannya." in without.content.decode()
    assert head.send(url(task, "alihkan/"), {"to": other.pk, "reason": "Cuti."})["Location"] == url(task)
    assert fresh(task.case, "completeness").claimed_by == other
    assert f"dialihkan kepada {other.name}." in head.page(url(task))


def test_a_step_is_not_handed_to_somebody_without_its_role(cast: Cast, as_: As, task: Task) -> None:
    stranger = cast.staff["auditor"]
    answer = as_(cast.staff["head"]).send(url(task, "alihkan/"), {"to": stranger.pk, "reason": "Cuti."})
    assert answer.status_code == 422
    assert "Orang itu tidak memegang peran langkah ini sekarang." in answer.content.decode()


# Pauses


@pytest.fixture
def delivery(cast: Cast, soon_after: SoonAfter) -> Task:
    """A step whose clock may be stopped by hand."""
    return soon_after(cast.case_at("sample-delivery", "sppt-sni"))


def test_a_pause_is_opened_and_ended_with_a_reason(cast: Cast, as_: As, delivery: Task, move: Move) -> None:
    ppc = as_(cast.staff["ppc"])
    assert "Hentikan waktu langkah ini" in ppc.page(url(delivery))
    bare = ppc.send(url(delivery, "jeda/"), {"reason": ""})
    html = bare.content.decode()
    assert bare.status_code == 422
    assert "Pilih apa yang ditunggu." in html
    assert "Tulis alasannya; tindakan ini dicatat bersama alasannya." in html
    sent = {"kind": "pengiriman-contoh", "reason": "Kapal ke Pontianak berangkat Jumat."}
    assert ppc.send(url(delivery, "jeda/"), sent)["Location"] == url(delivery)
    html = ppc.page(url(delivery))
    assert "Waktu sedang berhenti" in html
    assert "<strong>Pengiriman contoh</strong>" in html
    assert "berhenti: menunggu pengiriman contoh" in html
    assert "Kapal ke Pontianak berangkat Jumat." in html
    assert 'name="outcome"' not in html
    move(delivery.opened_at + timedelta(hours=1))
    assert ppc.send(url(delivery, "jeda/akhiri/"), {"note": ""}).status_code == 422
    assert ppc.send(url(delivery, "jeda/akhiri/"), {"note": "Contoh tiba."})["Location"] == url(delivery)
    assert 'name="outcome"' in ppc.page(url(delivery))


def test_a_step_without_pauses_offers_none(task: Task, pjt: Browser) -> None:
    assert "Hentikan waktu" not in pjt.page(url(task))
    answer = pjt.send(url(task, "jeda/"), {"kind": "pengujian", "reason": "x"})
    assert (answer.status_code, "Pilih salah satu dari daftar." in answer.content.decode()) == (422, True)

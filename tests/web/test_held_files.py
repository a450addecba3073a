"""Whatever form takes a file beside other fields: refused for one of them, it holds the file until it is sent again."""

from __future__ import annotations

import pkgutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from hashlib import sha256
from importlib import import_module
from typing import Any

import pytest
import time_machine
from django import forms
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

import mutubaku.web
from mutubaku.billing.models import Refund
from mutubaku.cli.demonstration.papers import sample
from mutubaku.conduct.actions.agreeing import send_agreement
from mutubaku.documents.models import StoredFile
from mutubaku.findings.models import Answer
from mutubaku.people.models import User
from mutubaku.web.held_files import HeldFile
from tests.billing.reconciliation.money import NOW, TOTAL, billed, reported, treasurer, verified
from tests.cast import MONDAY, Cast, close, fresh
from tests.documents.samples import PDF
from tests.factories.laboratories import make_laboratory
from tests.factories.people import official
from tests.factories.standards import make_green_standard
from tests.findings.scene import AT, scene
from tests.web.cases.conftest import BACKEND, As, Browser, Move, as_, cast, move, quick_papers
from tests.web.cases.test_payment import payment
from tests.web.held import held_in
from tests.web.staff.test_refunds import ASKED

__all__ = ["as_", "cast", "move", "quick_papers"]


@dataclass
class Form:
    """A form of the product: who sends it where, what is right, and what is wrong instead."""

    user: User
    path: str
    right: dict[str, Any]
    wrong: dict[str, str]
    field: str = "file"


def report(cast: Cast, move: Move) -> Form:
    task = cast.case_at("confirmation")
    move(task.opened_at + timedelta(minutes=10))
    right = {name: value for name, value in payment(task).items() if name != "file"}
    return Form(cast.client, f"/perkara/{task.case_id}/pembayaran/", right, {"ntpn": "12"})


def written_agreement(cast: Cast, move: Move) -> Form:
    task = cast.case_at("audit-ready")
    move(task.opened_at + timedelta(minutes=10))
    right = {"act": "setuju", "words": "Kontrak 12."}
    return Form(cast.staff["head"], f"/perkara/{task.case_id}/pembayaran/", right, {"words": ""})


def signature(cast: Cast, move: Move) -> Form:
    task = cast.case_at("draft-certificate")
    move(task.opened_at)
    sent = send_agreement(task.case_id, cast.staff["ss"], task.opened_at)
    right = {"act": "tandatangan", "name": "Ibu Direktur", "post": "Direktur", "read": str(sent.pk)}
    return Form(cast.client, f"/perkara/{task.case_id}/perjanjian/", right, {"name": ""})


def appeal(cast: Cast, move: Move) -> Form:
    task = cast.case_at("committee")
    move(task.opened_at)
    close(task, "tidak-direkomendasikan", cast.staff["committee"], task.opened_at)
    decision = fresh(task.case, "decision")
    close(decision, "ditolak", cast.staff["decision-maker"], decision.opened_at, note="Klausul 8.")
    right = {"act": "ajukan", "reason": "Bukti tidak dilihat."}
    return Form(cast.client, f"/perkara/{task.case_id}/banding/", right, {"reason": ""})


def refund(cast: Cast, move: Move) -> Form:
    found = billed(cast)
    found.task.closed_at, found.task.outcome = MONDAY, "dikirim"
    found.task.save()
    verified(cast, reported(cast, found, amount=TOTAL + 2_000_000))
    move(NOW)
    path, user = f"/kerja/bendahara/kelebihan/{found.case_id}/", treasurer(cast)
    signed_in(user).send(path, ASKED)
    right = {"act": "kembali", "refund": Refund.objects.get().pk, "returned_on": "2026-11-25"}
    return Form(user, path, right, {"returned_on": "32-13-2026"})


def complaint(cast: Cast, move: Move) -> Form:
    right = {
        "channel": "letter",
        "received_on": "2026-11-23",
        "about": "service",
        "text": "Surat tidak dijawab.",
        "name": "Dodi Contoh",
        "phone": "0812-5550-199",
        "may_be_named": "tidak",
    }
    return Form(cast.staff["pjt"], "/kerja/keluhan/baru/", right, {"phone": ""})


RESTING = {"is_endless": "on", "note": "Pelatihan"}


def competence(cast: Cast, move: Move) -> Form:
    right = {"function": "auditor", "reach": "iso-9001|17", "starts_on": "2026-11-01", **RESTING}
    path = f"/kerja/kompetensi/orang/{cast.staff['auditor'].pk}/baru/"
    return Form(cast.staff["ss"], path, right, {"starts_on": "besok"})


LABORATORY = {"city": "Palembang", "valid_from": "2026-11-25"}


def laboratory(cast: Cast, move: Move) -> Form:
    right = {**LABORATORY, "name": "Laboratorium Baru"}
    path = reverse("administration:new_laboratory")
    return Form(official(cast.office, "administrator"), path, right, {"accreditation": "LP-7-IDN"})


def changed_laboratory(cast: Cast, move: Move) -> Form:
    found = make_laboratory(cast.office, "Laboratorium Lama")
    path = reverse("administration:change_laboratory", args=[found.pk])
    return Form(official(cast.office, "administrator"), path, LABORATORY, {"city": ""})


def finding(cast: Cast, move: Move) -> Form:
    move(AT)
    audit = scene(cast)
    found = audit.released()
    audit.goes_to("corrections", waits=True)
    right = {"correction": "Dibuat.", "cause": "Lupa.", "corrective_action": "Dijadwalkan."}
    return Form(cast.client, f"/perkara/{audit.case.pk}/temuan/{found}/", right, {"cause": ""}, "proof")


def performance(cast: Cast, move: Move) -> Form:
    make_green_standard(cast.office)
    task = cast.case_at("audit-report", "industri-hijau")
    move(task.opened_at + timedelta(minutes=10))
    key = f"s{cast.office.green_standards.get().criteria.all()[0].pk}"
    return Form(cast.staff["lead-auditor"], f"/tugas/{task.pk}/isi/bukti/", {"key": key}, {"key": "tidak-ada"})


FORMS = [
    report,
    written_agreement,
    signature,
    appeal,
    refund,
    complaint,
    competence,
    laboratory,
    changed_laboratory,
    finding,
    performance,
]


def signed_in(user: User) -> Browser:
    found = Browser()
    found.force_login(user, backend=BACKEND)
    return found


def is_kept(data: bytes) -> bool:
    return StoredFile.objects.filter(sha256=sha256(data).hexdigest()).exists()


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.__name__)
def test_a_good_file_outlives_the_refusal_of_another_field(
    cast: Cast, move: Move, form: Callable[[Cast, Move], Form]
) -> None:
    one, data = form(cast, move), PDF + b"% yang bertahan\n"
    browser, file = signed_in(one.user), SimpleUploadedFile("berkas.pdf", data, "application/pdf")
    refused = browser.send(one.path, {**one.right, **one.wrong, one.field: file})
    html = refused.content.decode()
    assert refused.status_code == 422
    assert "Berkas “berkas.pdf” sudah kami simpan." in html
    assert not is_kept(data)
    assert set(held_in(html)) == {f"{one.field}-held"}
    assert browser.send(one.path, {**one.right, **held_in(html)}).status_code == 302
    assert is_kept(data)


def test_a_workbook_outlives_a_wrong_day_and_is_then_tried(cast: Cast, as_: As) -> None:
    path, browser = reverse("administration:checklist_upload"), as_(official(cast.office, "administrator"))
    rows = b"Kode;Tahap;Urutan;ISO 9001;Pertanyaan\r\nalat;2;1;7.1;Apa?\r\n"
    refused = browser.send(path, {"valid_from": "kapan", "file": SimpleUploadedFile("daftar.csv", rows)})
    assert refused.status_code == 422
    assert "Berkas “daftar.csv” sudah kami simpan." in refused.content.decode()
    tried = browser.send(path, {"valid_from": "2026-12-01", **held_in(refused.content.decode())})
    assert "belum ada yang berubah" in tried.content.decode()
    both = browser.send(path, {"valid_from": "kapan", "file": SimpleUploadedFile("daftar.xlsx", b"PK\x03\x04rusak")})
    assert held_in(both.content.decode()) == {}


def pdf(name: str) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, sample(name), "application/pdf")


def test_of_several_files_the_good_ones_are_held_and_others_join_or_replace_them(cast: Cast, move: Move) -> None:
    one = finding(cast, move)
    browser, bad = signed_in(one.user), SimpleUploadedFile("tiga.pdf", b"bukan pdf")
    html = browser.send(one.path, {**one.right, "proof": [pdf("satu.pdf"), pdf("dua.pdf"), bad]}).content.decode()
    assert "Isi berkas “tiga.pdf” bukan PDF seperti namanya." in html
    assert len(held_in(html)["proof-held"]) == 2
    held = held_in(html)
    newer = SimpleUploadedFile("dua.pdf", sample("Dua yang baru"), "application/pdf")
    assert browser.send(one.path, {**one.right, **held, "proof": [pdf("tiga.pdf"), newer]}).status_code == 302
    kept = {version.filename: version.file.sha256 for version in Answer.objects.get().files.all()}
    assert set(kept) == {"satu.pdf", "dua.pdf", "tiga.pdf"}
    assert kept["dua.pdf"] == sha256(sample("Dua yang baru")).hexdigest()


def test_beside_one_that_is_too_large_the_others_are_held(cast: Cast, move: Move, settings: Any) -> None:
    one, settings.UPLOAD_LIMIT = finding(cast, move), 1024 * 1024
    large = SimpleUploadedFile("besar.pdf", PDF + b"0" * 1024 * 1024, "application/pdf")
    html = signed_in(one.user).send(one.path, {**one.right, "proof": [pdf("satu.pdf"), large]}).content.decode()
    assert "Berkas “besar.pdf” terlalu besar." in html
    assert "Berkas “satu.pdf” sudah kami simpan." in html
    assert len(held_in(html)["proof-held"]) == 1


def test_a_held_file_that_is_no_longer_wanted_is_let_go_or_replaced(cast: Cast, as_: As) -> None:
    ss, path = as_(cast.staff["ss"]), f"/kerja/kompetensi/orang/{cast.staff['auditor'].pk}/baru/"
    right = {"function": "auditor", "reach": "iso-9001|17", "starts_on": "2026-11-01", **RESTING}
    held = held_in(ss.send(path, {**right, "starts_on": "", "file": pdf("lama.pdf")}).content.decode())
    assert ss.send(path, {**right, **held, "file": pdf("baru.pdf")}).status_code == 302
    assert (is_kept(sample("lama.pdf")), is_kept(sample("baru.pdf"))) == (False, True)
    assert ss.send(path, {**right, "reach": "iso-9001|18"}).status_code == 302
    assert not is_kept(sample("lama.pdf"))


def test_a_file_that_is_held_no_longer_is_asked_for_again_and_nothing_is_stored_without_it(cast: Cast, as_: As) -> None:
    path = "/kerja/keluhan/baru/"
    one = complaint(cast, lambda _at: None)
    html = as_(one.user).send(path, {**one.right, "phone": "", "file": pdf("surat.pdf")}).content.decode()
    with time_machine.travel(timezone.now() + timedelta(hours=25), tick=False):
        answer = signed_in(one.user).send(path, {**one.right, **held_in(html)})
    assert answer.status_code == 422
    assert "Berkas yang Anda pilih tadi tidak tersimpan lagi. Pilih berkasnya sekali lagi." in answer.content.decode()
    assert "Surat tidak dijawab." in answer.content.decode()
    assert held_in(answer.content.decode()) == {}


def test_a_held_file_also_outlives_a_lost_session(cast: Cast, move: Move) -> None:
    one = competence(cast, move)
    html = signed_in(one.user).send(one.path, {**one.right, **one.wrong, "file": pdf("bukti.pdf")}).content.decode()
    browser = Browser()
    assert "/akun/login/" in browser.send(one.path, {**one.right, **held_in(html)}).headers["Location"]
    browser.force_login(one.user, backend=BACKEND)
    again = browser.page(one.path)
    assert "Berkas “bukti.pdf” sudah kami simpan." in again
    assert browser.send(one.path, {**one.right, **held_in(again)}).status_code == 302
    assert is_kept(sample("bukti.pdf"))


def test_every_form_with_a_file_beside_other_fields_holds_it() -> None:
    """The rule has one place, ``HeldFile``; a plain field of a file is only for forms that ask for nothing else."""
    forgets = {
        f"{form.__module__}.{form.__qualname__}.{name}"
        for form in every_form()
        for name, field in form.base_fields.items()
        if isinstance(field, forms.FileField) and not isinstance(field, HeldFile) and asks_more(form)
    }
    assert forgets == set()


def every_form() -> Iterator[type[forms.BaseForm]]:
    for module in pkgutil.walk_packages(mutubaku.web.__path__, "mutubaku.web."):
        if ".migrations" not in module.name and ".gallery" not in module.name:  # the gallery shows, it keeps nothing
            found = import_module(module.name)
            yield from (one for one in vars(found).values() if isinstance(one, type) and issubclass(one, forms.Form))


def asks_more(form: type[forms.BaseForm]) -> bool:
    return sum(not field.widget.is_hidden for field in form.base_fields.values()) > 1

"""The pages of the certification agreement and of an appeal, as each side sees them."""

from __future__ import annotations

from datetime import timedelta

from django.core.files.uploadedfile import SimpleUploadedFile

from mutubaku.cases.models import Case
from mutubaku.cli.demonstration.papers import sample
from mutubaku.conduct.actions.appealing import make_appeal
from mutubaku.decisions.models import Agreement, Appeal, Decision
from tests.cast import Cast, close, fresh

from .conftest import As, Move


def test_the_agreement_is_sent_signed_and_countersigned_on_one_page(cast: Cast, as_: As, move: Move) -> None:
    task = cast.case_at("draft-certificate")
    move(task.opened_at)
    page = f"/perkara/{task.case_id}/perjanjian/"
    desk, client, head = as_(cast.staff["ss"]), as_(cast.client), as_(cast.staff["head"])
    assert "Belum ada perjanjian yang berlaku." in desk.page(page)
    assert "Baca dan tanda tangani" not in client.page(f"/perkara/{task.case_id}/")
    desk.send(page, {"act": "kirim"})
    assert "Perjanjian yang dikirim masih menunggu" in desk.send(page, {"act": "kirim"}).content.decode()
    assert "Baca dan tanda tangani perjanjian sertifikasi." in client.page(f"/perkara/{task.case_id}/")
    bad = client.assent(page, {"act": "tandatangan", "name": "Ibu Direktur"})
    assert (bad.status_code, "Centang pernyataan bahwa Anda berwenang" in bad.content.decode()) == (422, True)
    scan = SimpleUploadedFile("scan.pdf", sample("Perjanjian"), "application/pdf")
    client.assent(page, {"act": "tandatangan", "name": "Ibu Direktur", "post": "Direktur", "file": scan})
    assert "Tanda tangani untuk kantor" not in desk.page(page)
    assert "Tanda tangani untuk kantor" in head.page(page)
    head.assent(page, {"act": "sahkan"})
    signed = Agreement.objects.get()
    assert (signed.signed_name, signed.manner, signed.valid_from is not None) == ("Ibu Direktur", "paper", True)
    assert "Berlaku sampai" in client.page(page)
    desk.send(page, {"act": "kirim", "baru": "1"})
    assert "Menunggu tanda tangan pelanggan. Yang lama tetap berlaku." in client.page(page)
    Agreement.objects.filter(version=2).delete()
    Agreement.objects.update(valid_until=None)
    html = client.page(page)
    assert ("Berlaku." in html, "Berlaku sampai" in html) == (True, False)


def test_an_agreement_sent_anew_while_it_is_read_is_not_signed_unread(cast: Cast, as_: As, move: Move) -> None:
    task = cast.case_at("draft-certificate")
    move(task.opened_at)
    page = f"/perkara/{task.case_id}/perjanjian/"
    desk, client, head = as_(cast.staff["ss"]), as_(cast.client), as_(cast.staff["head"])
    said = "Sementara Anda membaca, perjanjian sertifikasi berubah. Baca yang terbaru, lalu tekan lagi."
    desk.send(page, {"act": "kirim"})
    signing = {"act": "tandatangan", "name": "Ibu Direktur", "agreed": "on"}
    read = {"read": str(Agreement.objects.get().pk)}
    desk.send(page, {"act": "kirim", "baru": "1"})
    refused = client.send(page, {**signing, **read})
    assert (refused.status_code, said in refused.content.decode()) == (422, True)
    assert not Agreement.objects.exclude(signed_at=None).exists()
    client.assent(page, signing)
    assert said in head.send(page, {"act": "sahkan", **read}).content.decode()
    head.assent(page, {"act": "sahkan"})
    assert Agreement.objects.exclude(countersigned_at=None).get().version == 2


def begun_case(address: str) -> Case:
    """The application that an address leads to."""
    return Case.objects.get(pk=int(address.strip("/").split("/")[1]))


def test_an_appeal_is_made_received_followed_and_decided_on_one_page(cast: Cast, as_: As, move: Move) -> None:
    task = cast.case_at("committee")
    move(task.opened_at)
    page = f"/perkara/{task.case_id}/banding/"
    as_(cast.client).page(page, 404)
    close(task, "tidak-direkomendasikan", cast.staff["committee"], task.opened_at)
    decision = fresh(task.case, "decision")
    close(decision, "ditolak", cast.staff["decision-maker"], decision.opened_at, note="Klausul 8.")
    client, head, pjt = as_(cast.client), as_(cast.staff["head"]), as_(cast.staff["pjt"])
    own = f"/perkara/{task.case_id}/"
    assert "Anda dapat mengajukan banding atas keputusan ini" in client.page(own)
    Decision.objects.update(appeal_until=decision.opened_at.date() - timedelta(days=1))
    late = client.page(own)
    assert "Batas waktu banding atas keputusan ini sudah lewat" in late
    assert "Anda dapat mengajukan banding" not in late
    Decision.objects.update(appeal_until=decision.opened_at.date())
    empty = client.send(page, {"act": "ajukan"})
    assert "Tulis bagian keputusan yang tidak Anda setujui" in empty.content.decode()
    make_appeal(task.case_id, cast.client, decision.opened_at, reason="Bukti tidak dilihat.")
    assert "Banding Anda sedang ditangani." in client.page(own)
    assert f"Banding baru pada {task.case.number}" in head.page("/kerja/")
    assert "Pilih siapa yang menangani" in head.send(page, {"act": "terima"}).content.decode()
    head.send(page, {"act": "terima", "handler": str(cast.staff["pjt"].pk), "words": "Kami terima."})
    assert "Kami terima." in client.page(page)
    assert "Tulis perkembangannya." in pjt.send(page, {"act": "lanjut"}).content.decode()
    pjt.send(page, {"act": "lanjut", "words": "Rekaman diminta."})
    assert "Pilih hasil bandingnya." in pjt.send(page, {"act": "putus", "words": "x"}).content.decode()
    pjt.send(page, {"act": "putus", "result": "upheld", "words": "Ajukan lagi."})
    assert Appeal.objects.get().result == "upheld"
    assert "Anda dapat memulai permohonan baru dengan jawaban permohonan ini." in client.page(own)
    begun = client.send(page, {"act": "baru"})
    assert "permohonan barunya sudah dimulai" in client.page(own)
    Appeal.objects.update(result="dismissed", new_case=None)
    assert "Banding Anda sudah diputuskan: ditolak." in client.page(own)
    Appeal.objects.update(result="upheld", new_case=begun_case(begun.headers["Location"]))
    assert begun.headers["Location"].startswith("/permohonan/")
    assert client.send(page, {"act": "baru"}).headers["Location"] == page

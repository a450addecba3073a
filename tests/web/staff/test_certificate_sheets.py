"""A certificate printed anew: what its pages say while the sheet waits to be signed, and the head uploads the scan."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from mutubaku.certificates.actions import Proposed
from mutubaku.certificates.models import Certificate
from mutubaku.certificates.queries import waiting_sheet
from mutubaku.cli.demonstration.papers import sample
from mutubaku.conduct.actions.standing import decide_measure, propose_measure
from tests.cast import Cast, later
from tests.certified import certified
from tests.web.cases.conftest import As, Move

AT = later(hours=1)
LIST = "/kerja/sertifikat/"
WAITS = "Lembar terbitan 2 menunggu tanda tangan"


@pytest.fixture
def certificate(cast: Cast, move: Move) -> Certificate:
    found = certified(cast, "sppt-sni")
    second = {**found.scope["products"][0], "brand": "Kedua"}
    scope = {**found.scope, "products": [*found.scope["products"], second]}
    Certificate.objects.filter(pk=found.pk).update(scope=scope)
    given = Proposed(measure="reduce", ground="failure", reason="Tidak memenuhi syarat.", removed=(1,))
    proposal = propose_measure(found.pk, given, cast.staff["ss"], AT)
    decide_measure(proposal.pk, cast.staff["head"], AT, accepted=True, answer="Dua kali gagal.")
    found.refresh_from_db()
    return found


def test_the_head_finds_it_in_the_inbox_uploads_the_scan_and_every_page_says_how_it_stands(
    as_: As, cast: Cast, certificate: Certificate
) -> None:
    head, client, public = as_(cast.staff["head"]), as_(cast.client), f"/v/{certificate.secret}/"
    path, own = f"{LIST}{certificate.pk}/", f"/sertifikat/{certificate.pk}/"
    assert f"Tandatangani sertifikat {certificate.number} terbitan 2" in head.page("/kerja/")
    page = head.page(path)
    assert "Terbitan 2 menunggu tanda tangan" in page
    assert "Buka lembar terbitan 1" in page
    page = client.page(own)
    assert WAITS in page
    assert f'"/berkas/{certificate.proposals.get().letter_id}/"' in page
    assert "yang berlaku adalah halaman ini" in client.page(public)
    empty = head.send(f"{path}lembar/")
    assert (empty.status_code, "Pilih berkasnya dahulu" in empty.content.decode()) == (422, True)
    scan = SimpleUploadedFile("sertifikat.pdf", sample("Terbitan 2") + b"%% bertanda tangan\n")
    assert head.send(f"{path}lembar/", {"file": scan}).status_code == 302
    page = head.page(path)
    assert "menunggu tanda tangan" not in page
    assert "Lembar terbitan 2 ditandatangani" in page
    assert WAITS not in client.page(own)
    assert "menunggu tanda tangan" not in client.page(public)
    assert "Tandatangani sertifikat" not in head.page("/kerja/")


def test_the_head_prints_it_again_and_nobody_else_finds_these_addresses(
    as_: As, cast: Cast, certificate: Certificate
) -> None:
    head, ss, path = as_(cast.staff["head"]), as_(cast.staff["ss"]), f"{LIST}{certificate.pk}/"
    assert "Ditandatangani Kepala Balai, yang mengunggah pindaiannya di sini." in ss.page(path)
    for part in ("lembar/", "lembar/cetak/"):
        assert ss.send(f"{path}{part}").status_code == 404
    assert head.get(f"{path}lembar/").status_code == 302
    assert head.send(f"{path}lembar/cetak/").status_code == 302
    waits = waiting_sheet(certificate)
    assert waits is not None
    assert waits.printed.number == 3
    Certificate.objects.filter(pk=certificate.pk).update(replaced_by=certificate)
    head.send(f"{path}lembar/cetak/")
    assert "sudah diganti" in head.page(path)

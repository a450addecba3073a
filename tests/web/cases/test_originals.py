"""The scan of a signed paper is added from the case's page."""

from __future__ import annotations

from django.core.files.uploadedfile import SimpleUploadedFile

from mutubaku.cli.demonstration.papers import sample
from mutubaku.documents.models import Version
from tests.cast import Cast

from .conftest import As, Move


def test_the_desk_chooses_the_paper_adds_its_scan_and_sees_it_as_the_signed_one(
    cast: Cast, as_: As, move: Move
) -> None:
    task = cast.case_at("verification")
    move(task.opened_at)
    case, desk = f"/perkara/{task.case_id}/", as_(cast.staff["pjt"])
    page = f"{case}naskah-bertanda-tangan/"
    assert page in desk.page(case)
    as_(cast.client).page(page, 404)
    as_(cast.staff["auditor"]).page(page, 404)
    made = Version.objects.get(document__case=task.case, document__kind="tinjauan-permohonan")
    assert made.letter_number in desk.page(page)
    file = SimpleUploadedFile("pindaian.pdf", sample("Tinjauan"), "application/pdf")
    bad = desk.send(page, {"file": file})
    assert (bad.status_code, "Pilih naskah yang dipindai." in bad.content.decode()) == (422, True)
    assert "pindaian.pdf" in bad.content.decode()  # held, so that it need not be chosen again
    file.seek(0)
    assert desk.send(page, {"paper": str(made.pk), "file": file}).status_code == 302
    assert "pindaian bertanda tangan" in desk.page(case)

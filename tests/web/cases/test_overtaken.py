"""An application that differs from its certificate: its client takes the newer scope, every desk reads of it."""

from __future__ import annotations

from datetime import timedelta

import pytest

from mutubaku.cases.models import Case
from mutubaku.conduct.overtaken import differences
from mutubaku.web.overtaken import differing
from tests.cast import Cast, drive
from tests.overtaken import CHANGED_AT, NEWER, overtaken
from tests.web.cases.conftest import As, Move

AFTER = CHANGED_AT + timedelta(hours=2)


def test_the_client_is_told_that_the_certificate_changed_and_takes_its_scope_with_one_press(
    cast: Cast, as_: As, move: Move
) -> None:
    draft, newer = overtaken(cast)
    move(AFTER)
    client, url = as_(cast.client), f"/permohonan/{draft.pk}/"
    for page in (url, f"{url}periksa/"):
        html = client.page(page)
        assert f"Yang diajukan berbeda dari sertifikat {newer.number}" in html
        assert f"Ruang lingkup pada sertifikat: {NEWER}" in html
        assert f'action="{url}lingkup-sertifikat/"' in html
    assert client.send(f"{url}lingkup-sertifikat/").status_code == 302
    html = client.page(url)
    assert "Lingkup pada sertifikat dipakai." in html
    assert "Yang diajukan berbeda" not in html
    assert differences(Case.objects.get(pk=draft.pk)) == []
    client.send(f"{url}lingkup-sertifikat/")
    assert "tidak ketinggalan dari sertifikatnya" in client.page(url)


def test_nobody_is_told_to_withdraw_a_special_audit(cast: Cast) -> None:
    draft, _newer = overtaken(cast)
    Case.objects.filter(pk=draft.pk).update(is_special=True, sent_at=AFTER)
    case = Case.objects.get(pk=draft.pk)
    for as_client, said in ((True, "beri tahu kami lewat Pesan."), (False, "tutup permohonannya dengan alasannya")):
        told = differing(case, as_client=as_client)
        assert told is not None
        assert (said in told["lines"][-1], "ditarik" in told["lines"][-1]) == (True, False)


@pytest.mark.parametrize("page", ["/tugas/{task}/", "/perkara/{case}/"])
def test_no_desk_certifies_the_old_scope_unknowingly(cast: Cast, as_: As, move: Move, page: str) -> None:
    draft, newer = overtaken(cast)
    drive(Case.objects.get(pk=draft.pk), until="disposition", at=AFTER)
    move(AFTER + timedelta(days=1))
    task = draft.tasks.get(closed_at=None)
    head = as_(cast.staff["head"]).page(page.format(task=task.pk, case=draft.pk))
    assert f"Yang diajukan berbeda dari sertifikat {newer.number}" in head
    assert "Sertifikat itu terbit dari perubahan lingkup" in head
    assert "permohonan ini ditarik dan diajukan lagi" in head
    assert "beri tahu kami" in as_(cast.client).page(f"/perkara/{draft.pk}/")

"""What the client of a surveillance or a special audit reads of its last steps, wherever one of them is named."""

from __future__ import annotations

import pytest

from mutubaku.cases.models import Case, Task
from mutubaku.conduct.actions.special import open_special
from mutubaku.notices.actions import tell_opened
from mutubaku.notices.models import Notice
from mutubaku.notices.text import letter_of, short_text
from tests.cast import Cast, drive, fresh, later
from tests.certified import certified
from tests.conduct.actions.test_special import GIVEN

from .conftest import As, Browser, Move

LETTER = "surat keterangan meneruskan penggunaan sertifikat"
STEPS = ("Menandatangani {}", "Menyerahkan {} kepada Anda", "Menerima {}")
COURIER = {"courier": "Kurir Contoh", "tracking": "RESI-0042"}


def told_of(paper: str) -> list[str]:
    """The last three steps as the client is told them, of this paper."""
    return [step.format(paper) for step in STEPS]


def handed_over(cast: Cast, kind: str) -> Task:
    """A case whose client is to receive what it ends in."""
    if kind == "initial":
        return cast.case_at("receipt")
    certificate = certified(cast)
    if kind == "surveillance":
        return cast.case_at("receipt", kind=kind, subject=certificate)
    case = open_special(certificate.pk, GIVEN, cast.staff["ss"], later())
    drive(case, until="receipt", at=later())
    return fresh(Case.objects.select_related("office", "organisation").get(pk=case.pk), "receipt")


@pytest.mark.parametrize(
    ("kind", "paper", "other"),
    [("initial", "sertifikat", LETTER), ("surveillance", LETTER, "sertifikat"), ("special", LETTER, "sertifikat")],
)
def test_the_client_is_told_of_the_paper_that_the_case_ends_in_on_every_page(
    cast: Cast, as_: As, move: Move, kind: str, paper: str, other: str
) -> None:
    task = handed_over(cast, kind)
    move(task.opened_at)
    mine = as_(cast.client)
    case = mine.page(f"/perkara/{task.case_id}/")
    assert f"Giliran Anda: menerima {paper}" in case
    assert [words for words in told_of(paper) if words not in case] == []
    assert f"“Menandatangani {paper}” selesai" in case  # the history
    track = Browser().page(f"/lacak/{task.case.secret}/")
    assert [words for words in told_of(paper) if words not in track] == []
    home, step = mine.page("/permohonan/"), mine.page(f"/tugas/{task.pk}/")
    assert (f"Menerima {paper}" in home, f"<h1>Menerima {paper} <" in step) == (True, True)
    for page in (case, track, home):
        assert [f"{words}{end}" for words in told_of(other) for end in "<”,." if f"{words}{end}" in page] == []
    mine.send(f"/tugas/{task.pk}/hasil/", {"outcome": "diterima"})
    assert f"“Menerima {paper}” selesai" in mine.page(f"/perkara/{task.case_id}/")


@pytest.mark.parametrize(
    ("kind", "turn", "sent"),
    [("initial", "sertifikat", "Sertifikat"), ("surveillance", LETTER, "Surat keterangan meneruskan")],
)
def test_the_e_mail_and_the_short_text_name_it_too(cast: Cast, kind: str, turn: str, sent: str) -> None:
    task = handed_over(cast, kind)
    tell_opened(task.case, [task], task.opened_at, said=COURIER)
    notice = Notice.objects.latest("id")
    letter = letter_of(notice, cast.client, task.opened_at)
    assert f'"Menerima {turn}"' in letter.text
    assert letter.subject == f"Giliran Anda: {sent[0].lower()}{sent[1:]} permohonan {task.case.number} sudah dikirim"
    for text in (letter.text, short_text(notice, task.opened_at)):
        assert f"{sent} dikirim lewat Kurir Contoh dengan nomor resi RESI-0042." in text

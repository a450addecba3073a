"""The client looks at the draft of their certificate and says whether it is right."""

from __future__ import annotations

import pytest

from mutubaku.cases.models import Task
from mutubaku.certificates.models import DraftCheck
from mutubaku.cli.demonstration.filling.draft import agree
from mutubaku.conduct import actions
from mutubaku.conduct.actions.finishing import send_draft
from mutubaku.conduct.works.draft import DRAFT
from mutubaku.conduct.works.parts import site_key
from mutubaku.decisions.models import Decision
from tests.cast import Cast

from .conftest import As, Move


@pytest.fixture
def drafting(cast: Cast, move: Move) -> Task:
    """The draft lies before the client."""
    task = cast.case_at("draft-certificate")
    move(task.opened_at)
    agree(task.case, cast.staff["ss"], task.opened_at)  # both sides: without it nothing is drafted
    actions.make(task.pk, DRAFT, cast.staff["ss"], task.opened_at)
    send_draft(task.pk, cast.staff["ss"], task.opened_at)
    return task


def page_of(task: Task) -> str:
    return f"/perkara/{task.case_id}/konsep/"


def test_what_was_written_is_not_dropped_by_the_other_button(cast: Cast, as_: As, drafting: Task) -> None:
    client = as_(cast.client)
    refused = client.assent(page_of(drafting), {"answer": "benar", "words": "Alamat salah"})
    assert refused.status_code == 422
    html = refused.content.decode()
    assert "Kosongkan dahulu bila semua datanya sudah benar." in html
    assert "Alamat salah" in html
    assert DraftCheck.objects.get().answered_at is None


def test_a_client_who_is_granted_a_part_reads_which_beside_the_draft(cast: Cast, as_: As, drafting: Task) -> None:
    client, said = as_(cast.client), "Sertifikasi diberikan sebagian"
    assert said not in client.page(page_of(drafting))
    Decision.objects.filter(case=drafting.case).update(part_words="Hanya lini pertama.")
    page = client.page(page_of(drafting))
    assert said in page
    assert "hanya memuat yang diputuskan untuk diberikan: Hanya lini pertama." in page
    site = drafting.case.application.sites.create(name="Gudang", address="Jl. Lain", activities="-", shift_1=1)
    Decision.objects.filter(case=drafting.case).update(part_items=[site_key(site.pk)])
    assert "diberikan: Gudang, Jl. Lain; Hanya lini pertama." in client.page(page_of(drafting))


@pytest.mark.parametrize("typed", [{}, {"answer": "salah"}, {"words": "x" * 10_000}, {"words": "\\0"}])
def test_an_answer_that_says_nothing_comes_back(cast: Cast, as_: As, drafting: Task, typed: dict[str, str]) -> None:
    typed = {key: value.replace("\\0", chr(0)) for key, value in typed.items()}
    assert as_(cast.client).send(page_of(drafting), typed).status_code == 422
    assert DraftCheck.objects.get().answered_at is None


def test_right_is_right_and_a_mistake_is_named(cast: Cast, as_: As, drafting: Task) -> None:
    client = as_(cast.client)
    assert client.assent(page_of(drafting), {"answer": "salah", "words": "Alamat salah"}).status_code == 302
    check = DraftCheck.objects.get()
    assert (check.is_right, check.words) == (False, "Alamat salah")
    assert client.get(page_of(drafting)).status_code == 302


def test_a_draft_replaced_while_its_client_reads_is_not_confirmed_unread(cast: Cast, as_: As, drafting: Task) -> None:
    client = as_(cast.client)
    read = {"read": str(DraftCheck.objects.get().pk), "answer": "benar"}
    actions.make(drafting.pk, DRAFT, cast.staff["ss"], drafting.opened_at)
    send_draft(drafting.pk, cast.staff["ss"], drafting.opened_at)
    refused = client.send(page_of(drafting), read)
    said = "Sementara Anda membaca, konsep sertifikat berubah. Baca yang terbaru, lalu tekan lagi."
    assert (refused.status_code, said in refused.content.decode()) == (422, True)
    assert not DraftCheck.objects.exclude(answered_at=None).exists()
    assert client.assent(page_of(drafting), {"answer": "benar"}).status_code == 302

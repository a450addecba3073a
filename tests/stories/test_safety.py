"""What must not happen: strangers in a case, acts done twice, words lost."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from mutubaku.cases.models import Task
from tests.factories.people import UserFactory

from .actors import Actor, Official
from .clients import Client
from .filling import fill
from .office import address, hold, make_client
from .stage import Stage
from .walks import case_at

pytestmark = [pytest.mark.story, pytest.mark.django_db(transaction=True)]
ACTS = ("hasil", "unggah", "buat/memo-dinas", "jeda", "jeda/akhiri", "ambil", "lepas", "alihkan")
ENDS = ("tarik", "tutup", "versi", "lengkapi")


def test_nobody_else_finds_a_case_or_its_files(stage: Stage) -> None:
    task = case_at("completeness", stage.organisation)
    stage.pjt.opens(task.case.number, "Memeriksa kelengkapan")
    stage.client.opens(task.case.number)
    about = re.compile(r"^/(perkara|tugas|berkas|permohonan)/\d+/")
    known = [path for path in {*stage.pjt.links(), *stage.client.links()} if about.match(path)]
    assert any(path.startswith("/berkas/") for path in known)
    known += [f"/permohonan/{task.case_id}/{page}" for page in ("", "dokumen/", "periksa/", "terkirim/")]
    for stranger in strangers(stage):
        refused = {path: stranger.gets(path) for path in known}
        assert refused == dict.fromkeys(known, 404)
        acts = [f"/tugas/{task.pk}/{act}/" for act in ACTS] + [f"/perkara/{task.case_id}/{end}/" for end in ENDS]
        tried = {path: stranger.posts(path, outcome="lengkap", reason="x", kind="memo-dinas") for path in acts}
        assert tried == dict.fromkeys(acts, 404)
    task.refresh_from_db()
    assert task.is_open


def test_a_client_finds_no_step_and_no_inner_paper_of_the_office(stage: Stage) -> None:
    task = case_at("completeness", stage.organisation)
    stage.pjt.opens(task.case.number, "Memeriksa kelengkapan")
    inner = stage.pjt.page.get_by_role("link", name="Memo Disposisi").first.get_attribute("href") or ""
    stage.client.opens(task.case.number)
    assert [stage.client.gets(path) for path in (f"/tugas/{task.pk}/", inner, "/kerja/", "/administrasi/")] == [
        404,
        404,
        403,
        403,
    ]


@pytest.mark.parametrize("javascript", [True, False])
def test_a_double_click_acts_once(stage: Stage, javascript: bool) -> None:
    task = case_at("audit-ready", stage.organisation)
    pjt = stage.enter(Official, "Bambang Nugroho", javascript=javascript)
    pjt.opens(task.case.number, "Memberitahukan kesiapan audit")
    fill(pjt, "Memberitahukan kesiapan audit", "Informasi disampaikan")
    form = pjt.page.url
    pjt.outcome("Informasi disampaikan").dblclick()
    expect(pjt.page).not_to_have_url(form)
    expect(pjt.page.get_by_role("alert")).to_have_count(0)
    pjt.looks_up(task.case.number)
    done = [line for line in pjt.history() if line.startswith("“Memberitahukan kesiapan audit” selesai")]
    assert len(done) == 1
    assert Task.objects.filter(case=task.case, parent=None, step="certification").count() == 1


def test_who_comes_second_is_told_who_was_first_and_keeps_the_note(stage: Stage) -> None:
    number = case_at("audit-ready", stage.organisation).case.number
    hold(stage.office, "staf-pjt", UserFactory(name="Wahyu Saputra", email=address("Wahyu Saputra")))
    second = stage.enter(Official, "Wahyu Saputra")
    second.opens(number, "Memberitahukan kesiapan audit")
    fill(second, "Memberitahukan kesiapan audit", "Informasi disampaikan")
    note = "Perusahaan siap mulai Senin."
    second.page.get_by_role("textbox", name="Catatan").fill(note)
    stage.pjt.reports_ready(number)
    second.outcome("Informasi disampaikan").click()
    second.is_refused("sudah diselesaikan oleh Bambang Nugroho")
    expect(second.page.get_by_text(note)).to_be_visible()


def test_what_a_client_typed_outlives_a_lost_session(stage: Stage) -> None:
    client = stage.client
    client.begins("ISO 9001")
    client.opens_task("Penghubung")
    client.fills({"Jabatan": "Manajer sistem mutu", "Telepon": "0711 555 0147"})
    loses_the_session(client)
    client.page.get_by_role("button", name="Simpan dan lanjutkan").click()
    client.signs_in()
    expect(client.page.get_by_label("Jabatan")).to_have_value("Manajer sistem mutu")
    expect(client.page.get_by_label("Telepon")).to_have_value("0711 555 0147")
    client.saves()


def test_what_an_official_typed_outlives_a_lost_session(stage: Stage) -> None:
    task = case_at("audit-ready", stage.organisation)
    stage.pjt.opens(task.case.number, "Memberitahukan kesiapan audit")
    fill(stage.pjt, "Memberitahukan kesiapan audit", "Informasi disampaikan")
    note = "Perusahaan siap mulai Senin."
    stage.pjt.page.get_by_role("textbox", name="Catatan").fill(note)
    loses_the_session(stage.pjt)
    stage.pjt.outcome("Informasi disampaikan").click()
    stage.pjt.signs_in()
    expect(stage.pjt.page.get_by_role("textbox", name="Catatan")).to_have_value(note)
    stage.pjt.presses("Memberitahukan kesiapan audit", "Informasi disampaikan")
    stage.pjt.looks_up(task.case.number)
    assert any(note in line for line in stage.pjt.history())


def strangers(stage: Stage) -> list[Actor]:
    """Somebody with an account and nothing else, and a client of the same office."""
    UserFactory(name="Orang Luar", email=address("Orang Luar"))
    make_client(stage.office, "PT Lain Cerita", "Rudi Lain")
    people: list[Actor] = [stage.enter(Client, "Orang Luar"), stage.enter(Client, "Rudi Lain")]
    for one in people:
        one.page.goto("/")  # where a form gives them tokens of their own
    return people


def loses_the_session(actor: Actor) -> None:
    """As after a night, or when the browser forgets its cookies."""
    actor.page.context.clear_cookies(name="sesi")

"""What the first page of a client asks for beside the steps that are theirs: each in its own words, with its day."""

from __future__ import annotations

from datetime import timedelta

from mutubaku.cli.demonstration.cases import Plan
from mutubaku.conduct.actions.agreeing import send_agreement, sign_agreement
from mutubaku.findings.queries import released_to_client
from mutubaku.web.writing import tanggal
from tests.cast import MONDAY, Cast, drive
from tests.findings.scene import AT, scene
from tests.web.cases.conftest import As, Move

HOME = "/permohonan/"


def test_findings_that_wait_for_an_answer_are_asked_for_by_name_and_day_and_nothing_is_asked_twice(
    cast: Cast, as_: As, move: Move
) -> None:
    audit = scene(cast, "corrections")
    audit.released()
    [found] = released_to_client(audit.task.case)
    move(AT + timedelta(hours=1))
    page = as_(cast.client).page(HOME)
    assert found.due_on is not None
    assert f"Jawab 1 temuan audit, yang terdekat paling lambat {tanggal(found.due_on)}" in page
    assert f'href="/perkara/{audit.task.case_id}/temuan/"' in page
    assert "Lengkapi yang diminta kantor" not in page


def test_an_agreement_to_sign_stands_among_what_is_to_do_until_it_is_signed(cast: Cast, as_: As, move: Move) -> None:
    task = cast.case_at("draft-certificate")
    at, case = task.opened_at, task.case
    move(at + timedelta(hours=1))
    client, said = as_(cast.client), "Baca dan tanda tangani perjanjian sertifikasi"
    assert said not in client.page(HOME)
    send_agreement(case.pk, cast.staff["ss"], at, anew=True)
    page = client.page(HOME)
    assert said in page
    assert f'href="/perkara/{case.pk}/perjanjian/"' in page
    sign_agreement(case.pk, cast.client, at, name="Rina", post="Direktur", agreed=True)
    assert said not in client.page(HOME)


def test_whoever_the_list_waits_for_is_they_who_read_it(cast: Cast, as_: As, move: Move) -> None:
    case, plan = cast.new_case(), Plan(choices={"audit-report": ("ada-ketidaksesuaian",)})
    move(drive(case, until="corrections", at=MONDAY, plan=plan) + timedelta(hours=1))
    page = as_(cast.client).page(HOME)
    assert "menunggu tindakan koreksi tahap 2 dari Anda" in page
    assert "dari pelanggan" not in page
    assert "Lengkapi yang diminta kantor" not in page

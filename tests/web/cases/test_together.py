"""The pages of the two cases of an integrated application: each says its standard, and where the other one stands."""

from __future__ import annotations

import html
import re
from collections.abc import Callable

import pytest

from mutubaku.applications.models import Application
from mutubaku.audits.models import AuditTime
from mutubaku.audits.queries import appointment_of
from mutubaku.cases.models import Task
from mutubaku.cli.demonstration.filling.committee import summon
from mutubaku.conduct import actions
from mutubaku.conduct.actions.deciding import conclude_committee
from mutubaku.decisions.queries import active_members
from tests.cast import Cast, fresh

from .conftest import As, Browser

SoonAfter = Callable[[Task], Task]
Pair = tuple[Task, Task]
TOLD = "Menilai di tempat Anda, lalu memutuskan sertifikasi"  # what a client is told of all that step 9 runs


def pair_at(cast: Cast, first: str, second: str) -> Pair:
    """An integrated application whose ISO 9001 stands at one step and whose ISO 14001 at another."""
    one, other = cast.case_at(first), cast.case_at(second, "iso-14001")
    Application.objects.filter(case=other.case).update(together_with=one.case.application, copied_from=None)
    return fresh(one.case, first), fresh(other.case, second)


def shown(browser: Browser, address: str) -> str:
    """The words of a page in one line."""
    return " ".join(re.sub(r"<[^>]+>", " ", html.unescape(browser.page(address))).split())


def test_every_page_about_one_standard_names_the_other_and_says_where_it_stands(
    cast: Cast, as_: As, soon_after: SoonAfter
) -> None:
    first, second = pair_at(cast, "committee", "audit-report")
    soon_after(second)
    number, case = second.case.number, f"/perkara/{first.case_id}/"
    desk = shown(as_(cast.staff["ss"]), f"{case}temuan/")
    assert f"ISO 9001. Terpadu dengan {number}, ISO 14001 (sekarang: Menyusun laporan audit)" in desk
    for page in ("", "program/", "waktu-audit/", "tim/", "laporan-audit/", "pembayaran/", "pesan/"):
        assert f"Terpadu dengan {number}, ISO 14001" in shown(as_(cast.staff["ss"]), case + page)
    client = as_(cast.client)
    for page in ("temuan/", "tim-audit/", "laporan-audit/", "pembayaran/", "pesan/", "tarik/"):
        assert f"ISO 9001. Terpadu dengan {number}, ISO 14001 (sekarang: {TOLD})" in shown(client, case + page)
    assert f'href="/perkara/{second.case_id}/temuan/">{number}' in client.page(f"{case}temuan/")
    made = appointment_of(first.case)
    assert made is not None
    assert f"Terpadu dengan {number}" in shown(as_(cast.staff["lead-auditor"]), f"/penugasan/{made.pk}/")


def test_a_member_of_the_committee_reads_which_standard_the_statement_is_about(
    cast: Cast, as_: As, soon_after: SoonAfter
) -> None:
    first, second = pair_at(cast, "committee", "committee")
    task, by = soon_after(second), cast.staff["committee"]
    meeting = summon(task, by, task.opened_at)
    conclude_committee(task.pk, by, task.opened_at, conclusion="grant")
    page = shown(as_(next(iter(active_members(meeting))).user), f"/tugas/{task.pk}/pernyataan/")
    assert f"ISO 14001. Terpadu dengan {first.case.number}, ISO 9001 (sekarang: Rapat komite" in page


def test_of_the_other_standard_whose_case_is_over_its_end_is_said(cast: Cast, as_: As, soon_after: SoonAfter) -> None:
    first, second = pair_at(cast, "disposition", "disposition")
    soon_after(first)
    actions.withdraw(second.case_id, cast.client, first.opened_at, reason="Hanya satu standar dahulu.")
    page = shown(as_(cast.client), f"/perkara/{first.case_id}/pesan/")
    assert f"Terpadu dengan {second.case.number}, ISO 14001 (Ditarik pelanggan)" in page


def test_a_case_of_one_standard_alone_says_nothing_of_it(cast: Cast, as_: As, soon_after: SoonAfter) -> None:
    task = soon_after(cast.case_at("disposition"))
    assert "Terpadu dengan" not in as_(cast.client).page(f"/perkara/{task.case_id}/pesan/")


def test_the_client_reads_beside_one_standard_what_is_to_be_done_for_the_other(
    cast: Cast, as_: As, soon_after: SoonAfter
) -> None:
    first, second = pair_at(cast, "verification", "confirmation")
    soon_after(second)
    page = shown(as_(cast.client), f"/perkara/{first.case_id}/")
    assert "Tidak ada untuk saat ini." in page
    beside = page[page.index("Untuk ISO 14001 juga") :]
    assert beside.startswith("Untuk ISO 14001 juga Menyetujui jadwal audit dan membayar, paling lambat")
    assert "Untuk ISO 9001 juga" not in shown(as_(cast.client), f"/perkara/{second.case_id}/")


@pytest.mark.parametrize("found", [True, False])
def test_while_another_audit_time_waits_for_one_standard_the_other_says_so_and_then_that_it_is_reckoned_again(
    cast: Cast, as_: As, soon_after: SoonAfter, found: bool
) -> None:
    first, second = pair_at(cast, "audit-plan", "audit-plan")
    AuditTime.objects.update(is_fixed=True)
    soon_after(second)
    leader, step = as_(cast.staff["lead-auditor"]), f"/tugas/{second.pk}/"
    again = "Usulkan lagi, juga bila jumlah harinya tetap: rencana audit menunggunya."
    site = {
        "lokasi_baru_1": "Gudang hilir",
        "alamat_baru_1": "Jl. Uji 2",
        "kegiatan_baru_1": "Penyimpanan",
        "orang_baru_1": "41",
    }
    given = {
        "jenis": "initial",
        "personel": "4" if found else "60",
        "alasan_personel": "Menurut tahap 1",
        "kompleksitas": "low",
        "alasan_kompleksitas": "Tanpa senyawa",
        "change_reason": "Tahap 1.",
        **(site if found else {}),
    }
    assert leader.send(f"/tugas/{first.pk}/waktu-audit/", given).status_code == 302
    page = shown(leader, step)
    assert f"Untuk {first.case.number}, ISO 9001, yang diaudit bersama-sama," in page
    assert ("Lokasi yang ditemukan masuk juga ke permohonan ini." in page) is found
    assert again not in page
    asked = AuditTime.objects.latest("pk")
    head = as_(cast.staff["head"])
    assert head.send(f"/perkara/{first.case_id}/waktu-audit/", {"asked": asked.pk, "act": "setuju"}).status_code == 302
    page = shown(leader, step)
    assert "yang diaudit bersama-sama, 4" not in page
    assert (again in page) is found

"""The inbox: nearest due first, filtered by plain links, the same few queries however much there is to do."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

from django.utils.timezone import localtime

from mutubaku.audits.appointing.models import Appointment
from mutubaku.audits.queries import proposal_of
from mutubaku.cases.models import Case, Task
from mutubaku.cli.demonstration.filling.team import as_accepted
from mutubaku.conduct import actions
from mutubaku.conduct.works.team import STATEMENTS
from mutubaku.documents.models import Version
from mutubaku.web.writing import saat, tanggal
from tests.cast import MONDAY, Cast, close, fresh
from tests.documents.samples import PDF
from tests.factories.people import OfficeFactory, OfficeProfileFactory, OrganisationFactory, member, official
from tests.web.cases.conftest import As, Move

Counted = Callable[[Callable[[], object]], int]


def at_the_desk(cast: Cast, scheme: str = "iso-9001") -> Task:
    """A case that waits at step 2 for the head of office, sent on Monday morning."""
    return cast.case_at("disposition", scheme)


def test_the_inbox_shows_what_my_roles_must_do_with_rail_clock_and_holder(cast: Cast, as_: As) -> None:
    task = at_the_desk(cast)
    html = as_(cast.staff["head"]).page("/kerja/")
    assert f'<a class="row-link code-name" href="/tugas/{task.pk}/">{task.case.number}</a>' in html
    assert cast.organisation.name in html
    assert "Mendisposisikan permohonan" in html
    assert "Langkah 2 dari 12" in html
    assert "Belum diambil" in html
    assert "Head" in html


def test_another_role_finds_an_empty_inbox_with_what_is_coming(cast: Cast, as_: As) -> None:
    at_the_desk(cast)
    html = as_(cast.staff["pjt"]).page("/kerja/")
    assert "Tidak ada pekerjaan yang menunggu Anda" in html
    assert "1 permohonan sedang berjalan di meja lain" in html


def test_an_office_without_cases_says_so(cast: Cast, as_: As) -> None:
    html = as_(cast.staff["pjt"]).page("/kerja/")
    assert "Belum ada permohonan yang berjalan." in html


def test_clients_and_strangers_have_no_inbox(cast: Cast, as_: As) -> None:
    for user in (cast.client, cast.outsider):
        for page in ("/kerja/", "/perkara/"):
            assert as_(user).get(page).status_code == 403


def test_the_nearest_due_comes_first_and_late_work_stands_on_top(cast: Cast, as_: As, move: Move) -> None:
    first, second = at_the_desk(cast), at_the_desk(cast, "iso-14001")
    second.due_at = MONDAY + timedelta(days=1)
    second.save()
    assert first.due_at is not None
    move(first.due_at + timedelta(minutes=5))
    html = as_(cast.staff["head"]).page("/kerja/")
    assert html.index("Lewat waktu <span") < html.index(f"/tugas/{first.pk}/") < html.index(f"/tugas/{second.pk}/")
    assert html.index("Besok <span") < html.index(f"/tugas/{second.pk}/")


def test_a_row_is_claimed_from_the_inbox_and_leads_to_the_work(cast: Cast, as_: As) -> None:
    task = at_the_desk(cast)
    browser = as_(cast.staff["head"])
    assert f'action="/tugas/{task.pk}/ambil/"' in browser.page("/kerja/")
    assert browser.send(f"/tugas/{task.pk}/ambil/")["Location"] == f"/tugas/{task.pk}/"
    html = browser.page("/kerja/?kerja=saya")
    assert cast.staff["head"].name in html
    assert f'action="/tugas/{task.pk}/ambil/"' not in html


def test_what_a_colleague_took_is_not_in_my_inbox(cast: Cast, as_: As) -> None:
    task = at_the_desk(cast)
    acting = official(cast.office, "head", title="Plh.")
    actions.claim(task.pk, acting, MONDAY + timedelta(hours=1))
    assert f"/tugas/{task.pk}/" not in as_(cast.staff["head"]).page("/kerja/")


def test_work_that_waits_for_the_client_stands_apart_without_a_due_moment(
    cast: Cast, as_: As, soon_after: Callable[[Task], Task]
) -> None:
    task = cast.case_at("completeness")
    at = task.opened_at + timedelta(minutes=30)
    close(task, "tidak-lengkap", cast.staff["pjt"], at)
    asking = task.case.tasks.get(step="completion-request")
    close(asking, "disampaikan", cast.staff["pjt"], at, note="Akta.")
    again = soon_after(task.case.tasks.get(step="completeness", round=2))
    html = as_(cast.staff["pjt"]).page("/kerja/")
    assert html.index("Menunggu pihak lain <span") < html.index(f"/tugas/{again.pk}/")
    assert "berhenti: menunggu kelengkapan dari pelanggan" in html
    assert "Paling lambat" not in html
    assert f"/tugas/{again.pk}/" not in as_(cast.staff["pjt"]).page("/kerja/?kerja=lewat")


def test_filters_are_plain_links_that_keep_one_another(cast: Cast, as_: As) -> None:
    nine, fourteen = at_the_desk(cast), at_the_desk(cast, "iso-14001")
    browser = as_(cast.staff["head"])
    html = browser.page("/kerja/?skema=iso-14001")
    assert f"/tugas/{nine.pk}/" not in html
    assert f"/tugas/{fourteen.pk}/" in html
    assert 'href="/kerja/?kerja=lewat&amp;skema=iso-14001"' in html
    assert f"/tugas/{nine.pk}/" in browser.page("/kerja/?langkah=disposition")
    empty = browser.page("/kerja/?langkah=signing")
    assert "Tidak ada pekerjaan yang cocok" in empty
    assert "Tampilkan semua pekerjaan" in empty


def test_the_steps_to_filter_by_are_those_of_my_roles(cast: Cast, as_: As) -> None:
    html = as_(cast.staff["head"]).page("/kerja/")
    assert 'href="/kerja/?langkah=signing"' in html
    assert "langkah=verification" not in html


def test_the_inbox_is_searched_by_number_company_and_product(cast: Cast, as_: As) -> None:
    task = at_the_desk(cast)
    browser = as_(cast.staff["head"])
    for words in (task.case.number[:6], cast.organisation.name[3:], "karet"):
        assert f"/tugas/{task.pk}/" in browser.page(f"/kerja/?q={words}")
    html = browser.page("/kerja/?q=tidak%20ada")
    assert f"/tugas/{task.pk}/" not in html
    assert "di semua permohonan" in html


def test_nonsense_in_the_address_filters_nothing_away_by_error(cast: Cast, as_: As) -> None:
    task = at_the_desk(cast)
    browser = as_(cast.staff["head"])
    assert f"/tugas/{task.pk}/" in browser.page("/kerja/?tampil=abc&kerja=entah")
    assert "Tidak ada pekerjaan yang cocok" in browser.page("/kerja/?q=" + "x" * 5000)
    assert task.case.number in browser.page("/perkara/?sebelum=99999999999999999999&skema=entah")


def test_more_rows_are_a_link_away(cast: Cast, as_: As) -> None:
    at_the_desk(cast)
    at_the_desk(cast)
    html = as_(cast.staff["head"]).page("/kerja/?tampil=1")
    assert 'href="/kerja/?tampil=51"' in html


def test_the_inbox_asks_the_database_as_often_for_three_rows_as_for_one(cast: Cast, as_: As, queries: Counted) -> None:
    browser = as_(cast.staff["head"])
    at_the_desk(cast)
    browser.page("/kerja/")
    one = queries(lambda: browser.page("/kerja/"))
    at_the_desk(cast, "sppt-sni")
    at_the_desk(cast, "industri-hijau")
    assert queries(lambda: browser.page("/kerja/")) == one


def appointed(cast: Cast, case: Case) -> Appointment:
    """The team of a case appointed as its client accepted it; nobody in it has said anything yet."""
    task, proposal = fresh(case, "team"), proposal_of(case)
    assert proposal is not None
    return actions.appoint_team(task.pk, cast.staff["ss"], task.opened_at, plan=as_accepted(proposal))


OWED = "Pernyataan bersedia dan tidak berpihak untuk"


def test_the_statement_a_member_of_a_team_owes_waits_for_them_until_it_is_given(
    cast: Cast, as_: As, soon_after: Callable[[Task], Task]
) -> None:
    made = appointed(cast, soon_after(cast.case_at("team")).case)
    mine, path = as_(cast.staff["auditor"]), f"/penugasan/{made.pk}/"
    html = mine.page("/kerja/")
    assert "Menunggu Anda sendiri" in html
    assert f'<a href="{path}">{OWED} {made.case.number}</a>' in html
    assert f"{cast.organisation.name}, paling lambat {saat(localtime(made.task.due_at))}" in html
    assert OWED not in as_(cast.staff["pjt"]).page("/kerja/")
    no = {"willing": "ya", "impartial": "tidak", "reason": "Adik saya bekerja di sana."}
    assert mine.send(path, no)["Location"] == path
    assert OWED not in mine.page("/kerja/")  # a no is an answer too; now Seksi SS looks for somebody else


def test_the_statement_is_owed_for_the_appointment_in_force_alone(
    cast: Cast, as_: As, soon_after: Callable[[Task], Task]
) -> None:
    made = appointed(cast, soon_after(cast.case_at("team")).case)
    proposal = proposal_of(made.case)
    assert proposal is not None
    plan = as_accepted(proposal)
    other = replace(plan, starts_on=plan.starts_on + timedelta(days=7), ends_on=plan.ends_on + timedelta(days=7))
    later_one = actions.appoint_team(made.task_id, cast.staff["ss"], made.appointed_at, plan=other)
    mine = as_(cast.staff["auditor"])
    html = mine.page("/kerja/")
    assert (f"/penugasan/{made.pk}/" in html, f"/penugasan/{later_one.pk}/" in html) == (False, True)
    actions.withdraw(made.case_id, cast.client, made.appointed_at, reason="Tidak jadi.")
    assert OWED not in mine.page("/kerja/")


def test_a_statement_signed_by_hand_is_not_owed_again(cast: Cast, as_: As, soon_after: Callable[[Task], Task]) -> None:
    made = appointed(cast, soon_after(cast.case_at("team")).case)
    mine = as_(cast.staff["auditor"])
    at = made.appointed_at
    actions.attach(made.task_id, cast.staff["ss"], at, name="pernyataan.pdf", data=PDF, kind=STATEMENTS)
    assert OWED not in mine.page("/kerja/")


def test_once_the_step_of_the_team_is_closed_the_statement_is_awaited_before_the_audit(
    cast: Cast, as_: As, soon_after: Callable[[Task], Task]
) -> None:
    case = soon_after(cast.case_at("audit-plan")).case
    made, mine = case.appointments.get(), as_(cast.staff["auditor"])
    assert OWED not in mine.page("/kerja/")
    case.declarations.filter(user=cast.staff["auditor"]).delete()
    Version.objects.filter(document__kind=STATEMENTS, origin="uploaded").delete()
    assert f"{cast.organisation.name}, sebelum audit pada {tanggal(made.starts_on)}" in mine.page("/kerja/")


def test_the_inbox_asks_as_often_for_three_statements_as_for_one(
    cast: Cast, as_: As, queries: Counted, soon_after: Callable[[Task], Task]
) -> None:
    appointed(cast, soon_after(cast.case_at("team")).case)
    browser = as_(cast.staff["auditor"])
    browser.page("/kerja/")
    one = queries(lambda: browser.page("/kerja/"))
    for _ in range(2):
        appointed(cast, cast.case_at("team").case)
    assert browser.page("/kerja/").count(OWED) == 3
    assert queries(lambda: browser.page("/kerja/")) == one


def test_a_year_without_joint_leave_is_a_visible_warning(cast: Cast, as_: As) -> None:
    task = at_the_desk(cast)
    task.due_at = MONDAY + timedelta(days=60)
    task.save()
    cast.office.joint_leave_years.filter(year=2027).delete()
    cast.office.calendar_version += 1
    cast.office.save()
    html = as_(cast.staff["head"]).page("/kerja/")
    assert "2027 belum ditetapkan; tenggat dapat berubah." in html


def test_the_desk_says_what_the_office_s_clock_says(cast: Cast, as_: As, move: Move) -> None:
    assert "Senin, 23 November 2026 pukul 09.00 WIB, jam kerja" in as_(cast.staff["head"]).page("/kerja/")
    move(MONDAY + timedelta(hours=4, minutes=30))
    assert "pukul 12.30 WIB, di luar jam kerja" in as_(cast.staff["head"]).page("/kerja/")


# Several offices


def test_who_works_in_several_offices_chooses_one_by_its_name(cast: Cast, as_: As) -> None:
    other = OfficeFactory(code="lain-timur", profile=None)  # after the first one's
    OfficeProfileFactory(office=other, short_name="Balai Contoh Timur")
    official(other, "pjt", user=cast.staff["head"])
    browser = as_(cast.staff["head"])
    html = browser.page("/kerja/")
    assert f'<option value="{other.pk}">Balai Contoh Timur</option>' in html
    assert other.code not in html
    assert browser.send("/kerja/kantor/", {"office": str(other.pk)})["Location"] == "/kerja/"
    assert f'<option value="{other.pk}" selected>' in browser.page("/kerja/")
    assert browser.send("/kerja/kantor/", {"office": "999"}).status_code == 404


def test_who_works_in_one_office_is_not_asked_which(cast: Cast, as_: As) -> None:
    assert "/kerja/kantor/" not in as_(cast.staff["head"]).page("/kerja/")


def test_the_work_of_one_client_can_be_picked_out(cast: Cast, as_: As) -> None:
    cast.case_at("audit-ready")
    second = OrganisationFactory(office=cast.office, name="PT Contoh Kedua")
    first, cast.organisation, cast.client = cast.organisation, second, member(second)
    cast.case_at("audit-ready")
    page = as_(cast.staff["pjt"]).page(f"/kerja/?pelanggan={first.pk}")
    assert "PT Contoh Kedua</a>" in page
    rows = page.split("<tbody>", 1)[1]
    assert first.name in rows
    assert "PT Contoh Kedua" not in rows


def test_a_lead_auditor_filters_by_the_steps_of_the_auditors_they_lead(cast: Cast, as_: As) -> None:
    task = cast.case_at("stage-1")
    page = as_(cast.staff["lead-auditor"]).page("/kerja/")
    assert f"/tugas/{task.pk}/" in page
    assert "/kerja/?langkah=stage-1" in page
    assert f"/tugas/{task.pk}/" in as_(cast.staff["lead-auditor"]).page("/kerja/?langkah=stage-1")


def test_the_folded_filters_say_how_many_are_in_use_and_which(cast: Cast, as_: As) -> None:
    at_the_desk(cast)
    browser = as_(cast.staff["head"])
    html = browser.page("/kerja/?skema=iso-14001&kerja=lewat")
    assert '<span class="filter-used">2 dipakai: Lewat waktu, ISO 14001</span>' in html
    assert "filter-used" not in browser.page("/kerja/")

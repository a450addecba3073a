"""Who may open the administration: its own office's administrator today, and nobody else, on every single address."""

import uuid
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from mutubaku.journal.models import Entry
from mutubaku.people.models import Organisation, ServicePart, User
from mutubaku.web.administration import urls
from mutubaku.web.gate import Rule
from tests.factories.people import InvitationFactory, MembershipFactory, OrganisationFactory
from tests.web.administration.conftest import World

LISTS = {
    "home": [],
    "profiles": [],
    "office": [],
    "new_profile": [],
    "accreditations": [],
    "new_accreditation": [],
    "people": [],
    "companies": [],
    "new_person": [],
    "positions": [],
    "new_position": [],
    "new_holding": [],
    "roles": [],
    "role": ["ss"],
    "map_role": ["ss"],
    "hours": [],
    "week": [],
    "new_period": [],
    "year": [],
    "year_of": [2026],
    "joint_leave": [2028],
    "mark_day": [],
    "requirements": [],
    "new_requirement": [],
    "questions": [],
    "new_question": [],
    "numbering": [],
    "new_pattern": [],
    "terms": [],
    "new_terms": ["iso-9001"],
    "checklists": [],
    "new_checklist": [],
    "checklist_workbook": [],
    "checklist_upload": [],
    "checklist_apply": [],
    "decision_rules": [],
    "new_decision_rules": [],
    "complaint_rules": [],
    "new_complaint_rules": [],
    "unwritten": [],
    "standards": ["produk"],
    "new_standard": ["hijau"],
    "service_standard": [],
    "service_part": ["maklumat"],
    "laboratories": [],
    "new_laboratory": [],
    "copies": [],
    "tariffs": [],
    "new_tariff": [],
    "letters": [],
    "letter": ["surat-kelengkapan"],
    "change_letter": ["surat-kelengkapan"],
    "preview_letter": ["surat-kelengkapan"],
    "restore_letter": ["surat-kelengkapan"],
    "procedures": [],
    "audit_rules": [],
    "journal": [],
}


def service_part(world: World) -> int:
    """A part of the standar pelayanan, written for whoever ends it."""
    words = {"key": "sarana", "text": "Ruang tunggu.", "valid_from": date(2021, 1, 1)}
    return ServicePart.objects.get_or_create(office=world.office, **words)[0].pk


def company(world: World) -> Organisation:
    """A client of the office."""
    return OrganisationFactory(office=world.office)


OBJECTS: dict[str, Callable[[World], int | tuple[str, int]]] = {
    "profile": lambda w: w.profile.pk,
    "sample": lambda w: w.profile.pk,
    "end_accreditation": lambda w: w.accreditation.pk,
    "person": lambda w: w.person.pk,
    "change_person": lambda w: w.person.pk,
    "switch_on": lambda w: w.person.pk,
    "switch_off": lambda w: w.person.pk,
    "send_link": lambda w: w.person.pk,
    "company": lambda w: company(w).pk,
    "change_company": lambda w: company(w).pk,
    "invite_to_company": lambda w: company(w).pk,
    "end_membership": lambda w: MembershipFactory(organisation=company(w)).pk,
    "take_back_invitation": lambda w: InvitationFactory(organisation=company(w)).pk,
    "position": lambda w: w.position.pk,
    "change_position": lambda w: w.position.pk,
    "end_holding": lambda w: w.holding.pk,
    "withdraw_holding": lambda w: w.appointment.pk,
    "unmap_role": lambda w: w.assignment.pk,
    "withdraw_role": lambda w: w.new_assignment.pk,
    "period": lambda w: w.period.pk,
    "remove_period": lambda w: w.period.pk,
    "unmark_day": lambda w: w.override.pk,
    "change_requirement": lambda w: w.requirement.pk,
    "end_requirement": lambda w: w.requirement.pk,
    "change_question": lambda w: w.question.pk,
    "end_question": lambda w: w.question.pk,
    "withdraw_pattern": lambda w: w.pattern.pk,
    "change_checklist": lambda w: w.checklist.pk,
    "end_checklist": lambda w: w.checklist.pk,
    "standard": lambda w: ("produk", w.parameter.standard_id),
    "change_standard": lambda w: ("produk", w.parameter.standard_id),
    "confirm_standard": lambda w: ("produk", w.parameter.standard_id),
    "end_standard": lambda w: ("produk", w.parameter.standard_id),
    "end_service_part": service_part,
    "change_laboratory": lambda w: w.laboratory.pk,
    "end_laboratory": lambda w: w.laboratory.pk,
    "laboratory_evidence": lambda w: w.laboratory.pk,
    "new_part": lambda w: ("produk", w.parameter.standard_id),
    "change_part": lambda w: ("produk", w.parameter.pk),
    "remove_part": lambda w: ("produk", w.parameter.pk),
    "terms_version": lambda w: w.terms.pk,
    "confirm_parts": lambda w: w.terms.pk,
    "confirm_terms": lambda w: w.terms.pk,
    "withdraw_terms": lambda w: w.terms.pk,
    "tariff": lambda w: w.tariff.pk,
    "change_tariff": lambda w: w.tariff.pk,
    "confirm_tariff": lambda w: w.tariff.pk,
    "withdraw_tariff": lambda w: w.tariff.pk,
    "new_line": lambda w: w.tariff.pk,
    "change_line": lambda w: w.tariff.lines.all()[0].pk,
    "withdraw_line": lambda w: w.tariff.lines.all()[0].pk,
}
NAMES = [*LISTS, *OBJECTS]
OPEN = 200
REFUSED = {(403, 403), (403, 405)}  # what reading and writing give
NOT_FOUND = {(404, 404), (404, 405)}


def address(name: str, world: World) -> str:
    found: Any = LISTS[name] if name in LISTS else OBJECTS[name](world)
    return reverse(f"administration:{name}", args=found if isinstance(found, list | tuple) else [found])


def asked(client: Client, path: str) -> tuple[int, int]:
    """What a page answers to whoever reads and to whoever writes."""
    return client.get(path).status_code, client.post(path, {"once": str(uuid.uuid4())}).status_code


def test_every_address_is_listed_here_and_has_the_administrators_rule() -> None:
    assert sorted(one.name for one in urls.urlpatterns) == sorted(NAMES)
    assert {one.callback.access_rule for one in urls.urlpatterns} == {Rule.ADMINISTRATOR}


def test_the_administrator_opens_every_page(world: World, browser: Client) -> None:
    answers = {name: browser.get(address(name, world), follow=True).status_code for name in NAMES}
    assert {name: code for name, code in answers.items() if code != OPEN} == {}


def test_strangers_are_refused_reading_and_writing(world: World, client: Client, strangers: dict[str, User]) -> None:
    for who, user in strangers.items():
        client.force_login(user)
        answers = {name: asked(client, address(name, world)) for name in NAMES}
        assert {name: found for name, found in answers.items() if found not in REFUSED} == {}, who
    assert not Entry.objects.exists()


def test_a_visitor_is_sent_to_sign_in(world: World, client: Client) -> None:
    for name in NAMES:
        response = client.get(address(name, world))
        assert response.status_code == 302, name
        assert response.headers["Location"].startswith("/akun/login/?next=/administrasi/"), name


def test_another_offices_administrator_finds_nothing(world: World, client: Client, neighbour: User) -> None:
    client.force_login(neighbour)
    answers = {name: asked(client, address(name, world)) for name in OBJECTS}
    assert {name: found for name, found in answers.items() if found not in NOT_FOUND} == {}
    assert not Entry.objects.exists()


def test_another_offices_lists_do_not_show_ours(world: World, client: Client, neighbour: User) -> None:
    client.force_login(neighbour)
    for name in ("people", "positions", "requirements", "questions", "accreditations", "hours", "profiles"):
        page = client.get(reverse(f"administration:{name}")).content.decode()
        assert not any(
            ours in page for ours in ("Budi", "Kasi SS", "Akta notaris", "Cukupkah", "LSPr-010-IDN", "Balai Baru")
        )


@pytest.mark.parametrize("name", ["year_of", "joint_leave"])
@pytest.mark.parametrize("year", [2018, 2033])
def test_a_year_the_calendar_does_not_hold_is_not_found(name: str, year: int, browser: Client) -> None:
    assert browser.get(reverse(f"administration:{name}", args=[year])).status_code == 404


@pytest.mark.parametrize("path", ["peran/client/", "peran/raja/tetapkan/", "ketentuan/iso-1/baru/"])
def test_an_unknown_role_or_scheme_is_not_found(path: str, browser: Client) -> None:
    assert browser.get(f"/administrasi/{path}").status_code == 404

"""Beginning an application: company first, then scheme and kind, and for a later one the certificate it is about."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from mutubaku.cases.models import Case
from mutubaku.certificates.models import Certificate, Subject
from mutubaku.conduct.errors import NotYours
from mutubaku.people.models import Organisation, User
from tests.applications.drafts import drafted
from tests.factories.people import NOON, MembershipFactory, OrganisationFactory, member

from .conftest import Browser

pytestmark = pytest.mark.django_db
START = "/permohonan/baru/"
CHOICE = {"scheme": "sppt-sni", "kind": "initial"}


@pytest.fixture
def company() -> Organisation:
    return OrganisationFactory(name="PT Musi Kabel")


@pytest.fixture
def mine(browser: Callable[[User], Browser], company: Organisation) -> Browser:
    return browser(member(company))


def issued(company: Organisation, scheme: str = "sppt-sni", number: str = "") -> Certificate:
    """A certificate of the company from an earlier application."""
    case = drafted(scheme).case
    Case.objects.filter(pk=case.pk).update(organisation=company)
    case.refresh_from_db()
    return Certificate.objects.create(
        office=company.office, organisation=company, scheme=scheme, case=case,
        number=number or f"12/{scheme}/2024", secret=f"rahasia-{case.pk}", holder={"name": company.name}, scope={},
        valid_from=date(2024, 11, 18), valid_until=date(2028, 11, 17), issued_at=NOON,
    )  # fmt: skip


def test_without_a_company_one_is_registered_first(outsider: Browser) -> None:
    answer = outsider.get(START, follow=True)
    assert answer.redirect_chain == [("/perusahaan/daftar/", 302)]
    assert "Daftarkan perusahaan Anda dahulu" in answer.content.decode()


def test_with_one_company_it_is_not_asked_which(mine: Browser) -> None:
    page = mine.get(START).content.decode()
    assert "Atas nama <bdi>PT Musi Kabel</bdi>" in page
    assert 'name="organisation"' not in page


def test_with_two_companies_it_is_asked_which(browser: Callable[[User], Browser], company: Organisation) -> None:
    user = member(company)
    other = MembershipFactory(user=user, organisation=OrganisationFactory(office=company.office)).organisation
    mine = browser(user)
    page = mine.get(f"{START}?perusahaan={other.pk}&skema=iso-9001").content.decode()
    assert f'value="{other.pk}" id="id_organisation_0" checked' in page
    assert 'value="iso-9001" id="id_scheme_1" checked' in page
    assert "Pilih perusahaan yang mengajukan." in mine.send(START, CHOICE).content.decode()
    mine.send(START, {**CHOICE, "organisation": other.pk})
    assert Case.objects.get().organisation == other


def test_a_first_certification_opens_at_once_and_leads_to_its_dossier(mine: Browser, company: Organisation) -> None:
    answer = mine.send(START, CHOICE)
    case = Case.objects.get()
    assert answer["Location"] == f"/permohonan/{case.pk}/"
    assert (case.organisation, case.scheme, case.kind, case.sent_at) == (company, "sppt-sni", "initial", None)


def test_what_was_not_chosen_is_named_and_what_was_is_kept(mine: Browser) -> None:
    answer = mine.send(START, {"scheme": "iso-14001"})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Pilih jenis permohonan." in page
    assert 'value="iso-14001" id="id_scheme_2" checked' in page
    assert not Case.objects.exists()


def test_a_scheme_that_does_not_exist_is_not_opened(mine: Browser) -> None:
    answer = mine.send(START, {"scheme": "halal", "kind": "initial"})
    assert "Pilih salah satu dari daftar." in answer.content.decode()
    assert not Case.objects.exists()


@pytest.mark.parametrize("kind", ["surveillance", "recertification", "scope-change"])
def test_with_one_certificate_a_later_application_does_not_ask_which_it_is_about(
    mine: Browser, company: Organisation, kind: str
) -> None:
    certificate = issued(company)
    answer = mine.send(START, {"scheme": "sppt-sni", "kind": kind}, follow=True)
    case = Case.objects.latest("pk")
    assert answer.redirect_chain == [(f"/permohonan/{case.pk}/", 302)]
    assert "Permohonan ini tentang sertifikat 12/sppt-sni/2024, berlaku sampai" in answer.content.decode()
    assert (case.kind, Subject.objects.get(case=case).certificate) == (kind, certificate)


@pytest.mark.parametrize("kind", ["surveillance", "recertification", "scope-change"])
def test_with_two_certificates_a_later_application_asks_which_it_is_about(
    mine: Browser, company: Organisation, kind: str
) -> None:
    certificate, _other = issued(company), issued(company, number="13/sppt-sni/2025")
    answer = mine.send(START, {"scheme": "sppt-sni", "kind": kind}, follow=True)
    page = answer.content.decode()
    for number in ("12/sppt-sni/2024", "13/sppt-sni/2025"):
        assert f"{number}, berlaku sampai 17 November 2028" in page
    path = answer.redirect_chain[0][0]
    done = mine.send(path, {"certificate": certificate.pk})
    case = Case.objects.latest("pk")
    assert done["Location"] == f"/permohonan/{case.pk}/"
    assert (case.kind, Subject.objects.get(case=case).certificate) == (kind, certificate)


def test_without_a_certificate_there_is_a_sentence_and_no_case(mine: Browser, company: Organisation) -> None:
    issued(company, "iso-9001")
    before = Case.objects.count()
    answer = mine.send(START, {"scheme": "sppt-sni", "kind": "surveillance"}, follow=True)
    page = answer.content.decode()
    assert "belum memegang sertifikat dari kantor ini" in page
    assert "Pilih “Sertifikasi awal”" in page
    assert Case.objects.count() == before


def test_a_certificate_of_a_lot_is_not_offered(mine: Browser, company: Organisation) -> None:
    certificate = issued(company)
    Certificate.objects.filter(pk=certificate.pk).update(valid_until=None)
    page = mine.get(f"{START}sertifikat/", {"scheme": "sppt-sni", "kind": "surveillance"})
    assert page.status_code == 200
    assert certificate.number not in page.content.decode()


def test_somebody_elses_certificate_cannot_be_chosen(mine: Browser, company: Organisation) -> None:
    own, other = issued(company), issued(OrganisationFactory(office=company.office), "iso-9001")
    path = f"{START}sertifikat/?organisation={company.pk}&scheme=sppt-sni&kind=surveillance"
    answer = mine.send(path, {"certificate": other.pk})
    assert answer.status_code == 422
    assert "Pilih salah satu dari daftar." in answer.content.decode()
    assert own.later_cases.count() == 0


def test_the_certificate_page_without_a_choice_before_it_leads_back(mine: Browser, outsider: Browser) -> None:
    assert mine.get(f"{START}sertifikat/")["Location"] == START
    assert outsider.get(f"{START}sertifikat/?scheme=sppt-sni&kind=surveillance")["Location"] == START


def test_where_the_surveillance_of_a_certificate_runs_its_client_is_led_to_it(
    mine: Browser, company: Organisation
) -> None:
    issued(company)
    first = mine.send(START, {"scheme": "sppt-sni", "kind": "surveillance"})
    assert Case.objects.filter(kind="surveillance").count() == 1
    answer = mine.send(START, {"scheme": "sppt-sni", "kind": "surveillance"}, follow=True)
    assert Case.objects.filter(kind="surveillance").count() == 1
    assert first["Location"] in [path for path, _status in answer.redirect_chain]
    assert "sudah disiapkan. Periksa lalu kirim permohonan itu." in answer.content.decode()


def test_pressing_twice_opens_one_application(mine: Browser) -> None:
    form = {**CHOICE, "once": "3b4a6c1e-0f4f-4d53-9d53-27a2f5c9c111"}
    first, second = mine.post(START, form), mine.post(START, form)
    assert Case.objects.count() == 1
    assert first["Location"] == second["Location"]


@pytest.mark.parametrize("later", [False, True])
def test_what_the_office_refuses_is_said_on_the_page(
    mine: Browser, company: Organisation, monkeypatch: pytest.MonkeyPatch, later: bool
) -> None:
    def refuse(*_given: object, **_named: object) -> None:
        raise NotYours("Pelanggan")

    monkeypatch.setattr("mutubaku.web.client.views_start.open_case", refuse)
    path = f"{START}sertifikat/?scheme=sppt-sni&kind=surveillance" if later else START
    form = {"certificate": issued(company).pk} if later else CHOICE
    answer = mine.send(path, form)
    assert answer.status_code == 422
    assert "Anda tidak sedang memegang peran itu" in answer.content.decode()

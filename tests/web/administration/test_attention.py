"""What the overview asks an administrator to look at."""

from datetime import date

from django.test import Client

from mutubaku.cases.models import Scheme
from mutubaku.documents.models import Requirement
from mutubaku.notices.jobs import address_notices
from mutubaku.notices.models import Notice
from mutubaku.people.access import ADMINISTRATOR_ROLE
from mutubaku.people.models import Office, ServicePart, ServiceTopic, User
from mutubaku.people.seed import seed_calendar
from mutubaku.schemes.models import SchemeTerms
from mutubaku.web.administration.attention import remarks
from mutubaku.web.administration.roles import office_roles
from tests.cast import make_competent
from tests.factories.billing import make_tariff
from tests.factories.people import NOON, AccreditationFactory, JointLeaveYearFactory, official

from .conftest import Post

LONG_AGO = date(2021, 1, 1)


def in_order(office: Office) -> None:
    """Give the office everything it needs."""
    seed_calendar(office)
    JointLeaveYearFactory(office=office, year=2028)
    staff = {role.key: official(office, role.key) for role in office_roles() if role.key != ADMINISTRATOR_ROLE}
    make_competent(office, staff)
    make_tariff(office)
    Requirement.objects.create(office=office, key="nib", name="NIB", valid_from=LONG_AGO)
    for topic in ServiceTopic:
        ServicePart.objects.create(office=office, key=topic, text="Kata kantor.", valid_from=LONG_AGO)
    for scheme in Scheme:
        AccreditationFactory(office=office, scheme=scheme.value)
        SchemeTerms.objects.create(
            office=office,
            scheme=scheme,
            title="S",
            validity_months=36,
            valid_from=LONG_AGO,
            source="Skema",
            is_confirmed=True,
        )


def test_an_office_in_order_has_nothing_to_look_at(office: Office, administrator: User) -> None:
    in_order(office)
    assert remarks(office, NOON) == []


def test_parts_of_the_service_standard_that_are_missing_are_named_together(office: Office, administrator: User) -> None:
    in_order(office)
    office.service_parts.filter(key="maklumat").update(valid_from=date(2027, 1, 1))
    office.service_parts.filter(key="sarana").delete()
    assert [(one.text, one.is_blocking) for one in remarks(office, NOON)] == [
        ("Standar pelayanan belum lengkap bagi publik: Sarana dan prasarana, Maklumat pelayanan.", False)
    ]


def test_unconfirmed_terms_are_named_together(office: Office, administrator: User) -> None:
    in_order(office)
    SchemeTerms.objects.filter(scheme__in=["iso-9001", "iso-14001"]).update(is_confirmed=False)
    found = remarks(office, NOON)
    assert [(one.text, one.is_blocking) for one in found] == [
        ("Ketentuan sertifikat ISO 9001, ISO 14001 berasal dari ingatan; periksa pada sumbernya.", False)
    ]


def test_an_expired_accreditation_is_told_though_work_goes_on(office: Office, administrator: User) -> None:
    in_order(office)
    office.accreditations.filter(scheme="sppt-sni").update(valid_to=date(2026, 11, 24))
    assert [one.text for one in remarks(office, NOON)] == ["Tidak ada akreditasi yang berlaku hari ini untuk SPPT SNI."]


def test_a_scheme_without_requirements_is_told(office: Office, administrator: User) -> None:
    in_order(office)
    office.requirements.update(schemes=["sppt-sni"])
    assert [one.text for one in remarks(office, NOON)] == [
        "Daftar persyaratan kosong untuk ISO 9001, ISO 14001, Industri Hijau; "
        "pelanggannya tidak diminta dokumen apa pun."
    ]


def test_notices_that_could_not_be_written_are_counted_and_tried_again_from_their_page(
    office: Office, browser: Client, post: Post
) -> None:
    Notice.objects.create(office=office, kind="tidak-ada", email="a@contoh.id", at=NOON)
    address_notices(NOON)
    assert "1 pemberitahuan gagal ditulis, jadi belum sampai kepada penerimanya." in [
        one.text for one in remarks(office, NOON)
    ]
    page = browser.get("/administrasi/pemberitahuan-gagal/").content.decode()
    assert "tidak-ada" in page
    post("/administrasi/pemberitahuan-gagal/")
    assert Notice.objects.get().error == ""
    assert "Semua pemberitahuan tertulis" in browser.get("/administrasi/pemberitahuan-gagal/").content.decode()

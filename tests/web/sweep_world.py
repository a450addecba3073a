"""The world the sweep walks through: one company's cases, one of everything, and everybody who could come by."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from enum import Enum, auto
from http.cookies import SimpleCookie
from typing import Any

from django.apps import apps
from django.conf import settings
from django.db import connection
from django.test import Client

from mutubaku.applications.models import OtherCertificate
from mutubaku.audits.appointing.models import AppointedMember, Appointment
from mutubaku.audits.visits.models import ChecklistItem, ChecklistPhoto, Visit
from mutubaku.cases.models import Case, NumberPattern, Task
from mutubaku.certificates.actions import Proposed
from mutubaku.certificates.models import Certificate
from mutubaku.complaints.actions import Given, Taken
from mutubaku.conduct.actions.complaining import (
    acknowledge_complaint,
    judge_complaint,
    make_complaint,
    write_down_complaint,
)
from mutubaku.conduct.actions.complaint_handling import name_people, refer_complaint
from mutubaku.conduct.actions.reconciling import read_payment_list
from mutubaku.conduct.actions.standing import propose_measure
from mutubaku.documents.models import Requirement, StoredFile, Version
from mutubaku.findings.models import Finding, Wording
from mutubaku.notices.models import Delivery
from mutubaku.people.actions.invitations import secret_hash
from mutubaku.people.models import (
    Absence,
    Holding,
    Interest,
    Invitation,
    Organisation,
    RoleAssignment,
    ServicePart,
    User,
)
from mutubaku.reviews.models import Question
from mutubaku.samples.models import SamplingLink
from mutubaku.schemes.models import ChecklistQuestion, ProductStandard, SchemeTerms, TestParameter
from mutubaku.web.models import PostedForm
from tests.billing.reconciliation.money import billed, listed, reported, text_of
from tests.cast import Cast, fresh, later, make_cast
from tests.certified import certified
from tests.factories.laboratories import make_laboratory
from tests.factories.people import (
    AccreditationFactory,
    FactoryFactory,
    FreeDayFactory,
    HoursPeriodFactory,
    InvitationFactory,
    MembershipFactory,
    OfficeFactory,
    OrganisationFactory,
    member,
    official,
)
from tests.snapshots import beginning
from tests.transferred import state
from tests.web.client.requirements import file

NOW = later(days=1, hours=2)  # Tuesday 24 November 2026, 10.00 WIB
TODAY = NOW.date()
INVITED = "undangan-rahasia"
COMPANY = "PT Rahasia Dapur Sendiri"
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


class Thing(Enum):
    """What an address is about, which decides to whom it exists."""

    NOTHING = auto()
    SENT = auto()  # a case the office has received; what may be done there is narrowed below
    INNER = auto()  # a step or a paper the office keeps to itself
    DRAFT = auto()
    COMPANY = auto()
    OFFICE = auto()
    COMPLAINT = auto()  # one that nobody handles yet
    REFERRED = auto()  # one that was referred to the company
    MONEY = auto()  # what the office's treasurer alone looks at


TABLES = [
    model._meta.db_table
    for model in apps.get_models()
    if model.__module__.startswith(("mutubaku", "allauth.account.models", "allauth.mfa"))
    and model is not PostedForm  # a form that only led elsewhere is remembered as well
]


def rows() -> dict[str, int]:
    """How many rows every table has."""
    counts = ", ".join(f'(SELECT count(*) FROM "{table}")' for table in TABLES)
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {counts}")
        return dict(zip(TABLES, cursor.fetchone(), strict=True))


@dataclass
class World:
    """A sent case and two drafts of one company, the office's own rows, and everybody's session."""

    cast: Cast
    sent: Case
    draft: Case
    product_draft: Case
    sessions: dict[str, str]
    papers: dict[Thing, Version]
    photo: ChecklistPhoto
    rows: dict[str, Any]
    secrets: dict[str, str]
    rows_before: dict[str, int]

    def client(self, who: str) -> Client:
        """A browser of this person's, as it was when they had just signed in."""
        client = Client()
        if who in self.sessions:
            client.cookies = SimpleCookie({settings.SESSION_COOKIE_NAME: self.sessions[who]})
        return client


def everybody(cast: Cast) -> dict[str, User]:
    """The people, by what they are to the company and its office."""
    office, other = cast.office, OfficeFactory()
    yesterday = TODAY - timedelta(days=1)
    gone = MembershipFactory(organisation=cast.organisation, until=datetime(2026, 11, 1, tzinfo=UTC)).user
    return {
        "client": cast.client,
        "other client": member(OrganisationFactory(office=office)),
        "client who has left": gone,
        "head": cast.staff["head"],
        "pjt": cast.staff["pjt"],
        "ss": cast.staff["ss"],
        "auditor": cast.staff["auditor"],
        "acting head": official(office, "head", acting=True, ends_on=TODAY),
        "acting head of yesterday": official(office, "head", acting=True, ends_on=yesterday),
        "administrator": official(office, "administrator"),
        "other office's pjt": official(other, "pjt"),
        "other office's administrator": official(other, "administrator"),
        "treasurer": cast.staff["treasurer"],
        "other office's treasurer": official(other, "treasurer"),
        "outsider": cast.outsider,
    }


def build() -> World:
    """The world, in the database."""
    return beginning(("sweep",), _build, first=True)


def _build() -> World:
    cast = make_cast()
    sent = cast.case_at("completeness").case
    cast.organisation.name = COMPANY
    cast.organisation.save()
    state(sent)
    product_draft, draft = cast.new_case("sppt-sni"), cast.new_case()
    people = everybody(cast)
    sessions = {}
    for who, user in people.items():
        client = Client()
        client.force_login(user, backend=BACKEND)
        sessions[who] = client.cookies[settings.SESSION_COOKIE_NAME].value
    versions = Version.objects.filter(document__case=sent)
    papers = {
        Thing.SENT: versions.get(document__kind="berkas-permohonan"),
        Thing.INNER: versions.get(document__kind="memo-disposisi"),
    }
    papers[Thing.DRAFT] = copy_into(draft, papers[Thing.SENT])
    received = fresh(sent, "completeness")
    given = rows_of(cast) | money_of(cast, sent) | years_of(cast) | audit_of(cast, received) | complaints_of(cast)
    photo = photo_of(cast, received, papers[Thing.INNER])
    secrets = secrets_of(cast, received, given)
    other_certificate(draft)
    return World(cast, sent, draft, product_draft, sessions, papers, photo, given, secrets, rows())


def audit_of(cast: Cast, task: Task) -> dict[str, Any]:
    """A finding, an auditor's appointment and a notice to the client, laid down where the sent case is."""
    auditor, case = cast.staff["auditor"], task.case
    finding = Finding.objects.create(
        case=case, task=task, stage=2, recorded_at=NOW, recorded_by=auditor, recorded_as="Auditor"
    )
    Wording.objects.create(
        finding=finding,
        version=1,
        grade="minor",
        statement="Rekaman tidak ada.",
        requirement="Klausul 7.1.5",
        evidence="Timbangan T-01.",
        written_at=NOW,
        written_by=auditor,
    )
    appointed = Appointment.objects.create(
        case=case,
        task=task,
        number=1,
        starts_on=TODAY + timedelta(days=7),
        ends_on=TODAY + timedelta(days=7),
        place="Pabrik",
        appointed_at=NOW,
        appointed_as="Kasi SS",
    )
    AppointedMember.objects.create(appointment=appointed, user=auditor, function="auditor")
    told = Delivery.objects.create(
        notice=case.notices.all()[0],
        user=cast.client,
        email=cast.client.email,
        subject="Kabar",
        text="Kabar.",
        html="<p>Kabar.</p>",
        created_at=NOW,
    )
    return {"finding_id": finding, "appointment_id": appointed, "delivery_id": told}


def secrets_of(cast: Cast, task: Task, given: dict[str, Any]) -> dict[str, str]:
    """The secrets that open a page, by the page's name."""
    link = SamplingLink.objects.create(
        task=task, code="123456", code_until=later(days=2), shown_by=cast.staff["auditor"]
    )
    Invitation.objects.filter(pk=given["invitation_id"].pk).update(secret_hash=secret_hash(INVITED))
    return {
        "public:verify": given["certificate_id"].secret,
        "public:track": task.case.secret,
        "public:attend": Visit.objects.get(task=task).secret,
        "public:sampling": link.secret,
        "public:complaint": given["referred_id"].secret,
        "public:complaint_paper": given["referred_id"].secret,
        "client:invitation": INVITED,
    }


def other_certificate(draft: Case) -> None:
    """A certificate of another body that the client named in a draft."""
    named = {"standard": "ISO 9001:2015", "body": "Lembaga Contoh", "number": "QMS-0042"}
    OtherCertificate.objects.create(application=draft.application, valid_until=date(2028, 2, 29), **named)


def photo_of(cast: Cast, task: Task, paper: Version) -> ChecklistPhoto:
    """A photo that an auditor has put to a line of a checklist; any kept file will do."""
    visit = Visit.objects.create(task=task, kind="stage-2")
    item = ChecklistItem.objects.create(visit=visit, name="b-1", text="Gudang")
    by = cast.staff["auditor"]
    return ChecklistPhoto.objects.create(item=item, file=paper.file, filename="gudang.jpg", added_at=NOW, by=by)


def copy_into(draft: Case, paper: Version) -> Version:
    """A paper that a client has put into a draft."""
    document = draft.documents.create(requirement="akta")
    given = {"number": 1, "file": paper.file, "filename": "akta.pdf", "origin": paper.origin, "added_at": NOW}
    return Version.objects.create(document=document, task=draft.tasks.get(), added_as="Pelanggan", **given)


def rows_of(cast: Cast) -> dict[str, Any]:
    """One of everything that belongs to the office or to the company, by the name of its argument."""
    office, company = cast.office, cast.organisation
    holding = Holding.objects.get(user=cast.staff["ss"])
    profile = office.profiles.get()
    standard = ProductStandard.objects.create(
        office=office, number="SNI 1", title="Sapu", category="sapu", valid_from=date(2027, 1, 1)
    )
    part = TestParameter.objects.create(standard=standard, name="Panjang", upper=1)
    declared = {"office": office, "declared_as": "-", "declared_at": NOW}
    pattern = {"pattern": "{serial}/{scheme}/{year}", "valid_from": date(2027, 1, 1)}
    return {
        "profile_id": profile,
        "accreditation_id": AccreditationFactory(office=office),
        "user_id": holding.user,
        "position_id": holding.position,
        "holding_id": holding,
        "assignment_id": RoleAssignment.objects.get(position=holding.position),
        "period_id": HoursPeriodFactory(office=office),
        "competence_id": office.competences.all()[0],
        "interest_id": Interest.objects.create(user=holding.user, kind="ownership", company="PT Lain", **declared),
        "absence_id": Absence.objects.create(
            office=office,
            user=holding.user,
            kind="leave",
            starts_on=TODAY,
            ends_on=TODAY,
            entered_as="-",
            entered_at=NOW,
        ),
        "entry_id": FreeDayFactory(office=office, is_override=True, kind="office"),
        "requirement_id": Requirement.objects.get(office=office),
        "question_id": Question.objects.create(
            office=office, key="sapuan", text="Cukupkah?", valid_from=date(2021, 1, 1)
        ),
        "service_part_id": ServicePart.objects.create(
            office=office, key="sarana", text="Ruang tunggu.", valid_from=date(2021, 1, 1)
        ),
        "pattern_id": NumberPattern.objects.create(office=office, register="case", **pattern),
        "terms_id": SchemeTerms.objects.filter(office=office)[0],
        "checklist_id": ChecklistQuestion.objects.create(
            office=office, key="sapuan", text="Adakah?", clauses={"iso-9001": "4.1"}, valid_from=date(2021, 1, 1)
        ),
        "standard_id": part.standard,
        "laboratory_id": make_laboratory(office, evidence=StoredFile.objects.all()[0], evidence_name="kan.pdf"),
        "part_id": part,
        "tariff_id": office.tariffs.get(),
        "line_id": office.tariffs.get().lines.all()[0],
        "organisation_id": company,
        "factory_id": FactoryFactory(organisation=company),
        "invitation_id": InvitationFactory(
            organisation=company, email=cast.outsider.email, created_at=NOW, expires_at=later(days=7)
        ),
        "membership_id": company.memberships.get(user=cast.client),
        **companies_of(company, cast.client),
    }


def companies_of(company: Organisation, client: User) -> dict[str, Any]:
    """The company, one of its people and an invitation as its office's administrator finds them."""
    asked = InvitationFactory(organisation=company, created_at=NOW, expires_at=later(days=7))
    return {"company_id": company, "acting_id": company.memberships.get(user=client), "asked_id": asked}


def years_of(cast: Cast) -> dict[str, Any]:
    """A certificate of the company, the first audit of its cycle, and a measure proposed about it."""
    held = certified(cast)
    given = Proposed(measure="suspend", ground="failure", reason="Temuan berulang.")
    proposal = propose_measure(held.pk, given, cast.staff["ss"], NOW)
    return {"certificate_id": held, "held_id": held, "audit_id": held.planned_audits.all()[0], "proposal_id": proposal}


def complaints_of(cast: Cast) -> dict[str, Any]:
    """A complaint that the desk wrote down with its letter, and one about the company that was referred to it."""
    given = Given(about="service", text="Terlambat.", name="Sari Contoh", email="sari@contoh.example")
    held, handed_in = Certificate.objects.get(organisation=cast.organisation), file("surat.pdf")
    taken = Taken(channel="letter", received_on=NOW.date(), letter=("surat.pdf", handed_in.read()))
    came = write_down_complaint(cast.office, given, taken, cast.staff["pjt"], NOW)
    about = replace(given, about="client", certificate_number=held.number)
    referred = make_complaint(cast.office, about, NOW)
    acknowledge_complaint(referred.pk, cast.staff["ss"], NOW)
    judge_complaint(referred.pk, cast.staff["ss"], NOW, is_ours=True, reason="Sertifikat kami.")
    people = {"handler": cast.staff["ppc"], "decider": cast.staff["laboratory"]}
    name_people(referred.pk, cast.staff["ss"], NOW, **people)
    refer_complaint(referred.pk, people["handler"], NOW, words="Tanda di luar lingkup.", until=date(2026, 12, 1))
    return {"complaint_id": came, "referred_id": referred, "paper_id": referred.papers.get()}


def money_of(cast: Cast, sent: Case) -> dict[str, Any]:
    """A payment that the client reported, and a list that its treasurer uploaded."""
    payment = reported(cast, billed(cast, case=sent, asked=False))
    by = cast.staff["treasurer"]
    kept = read_payment_list(cast.office, by, NOW, name="bank.csv", data=text_of(listed()))
    return {"payment_id": payment, "list_id": kept, "overpaid_id": sent}

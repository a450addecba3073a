"""A small cast: one office with a person in every role, a client, and an outsider who must be refused."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from mutubaku.applications.models import (
    Application,
    GreenFigure,
    GreenScope,
    ProductItem,
    Site,
    SystemScope,
    Topic,
)
from mutubaku.audits.models import AppointedMember, Appointment, Declaration
from mutubaku.cases.actions import take_side
from mutubaku.cases.library import step_of
from mutubaku.cases.models import Case, Scheme, Side, Task
from mutubaku.certificates.models import Certificate
from mutubaku.cli.demonstration.cases import Plan, do_step
from mutubaku.cli.demonstration.cases import drive as walk
from mutubaku.cli.demonstration.filling import fill
from mutubaku.conduct import actions
from mutubaku.documents.models import Requirement
from mutubaku.people.models import Competence, CompetenceFunction, Office, Organisation, User
from mutubaku.schemes.models import SchemeTerms
from tests.factories.billing import make_tariff
from tests.factories.people import FactoryFactory, OfficeFactory, OrganisationFactory, UserFactory, member, official
from tests.snapshots import beginning

WIB = ZoneInfo("Asia/Jakarta")
MONDAY = datetime(2026, 11, 23, 8, 0, tzinfo=WIB)
ROLES = (
    "head",
    "pjt",
    "ss",
    "auditor",
    "lead-auditor",
    "ppc",
    "laboratory",
    "reviewer",
    "committee",
    "decision-maker",
    "treasurer",
)
STANDARDS = {"iso-9001": "SNI ISO 9001:2015", "iso-14001": "SNI ISO 14001:2015"}
# The way of a first application where nothing runs beside it: each step is reached from the one before it.
WAY = (
    "disposition",
    "completeness",
    "verification",
    "audit-letter",
    "confirmation",
    "audit-ready",
    "team",
    "stage-1",
    "audit-plan",
    "review",
    "committee",
    "decision",
    "draft-certificate",
    "final",
    "signing",
    "hand-over",
    "receipt",
)
BESIDE = ("stage-2", "sampling", "sample-delivery", "testing", "audit-report")
BEFORE = {**dict(zip(WAY[1:], WAY, strict=False)), **dict.fromkeys(BESIDE, "audit-plan"), "": WAY[-1]}


@dataclass
class Cast:
    """Who plays in a test."""

    office: Office
    staff: dict[str, User]
    client: User
    organisation: Organisation
    outsider: User

    def new_case(self, scheme: str = "iso-9001", kind: str = "initial", *, subject: Certificate | None = None) -> Case:
        """A case just begun by the client, its answers given but not sent."""

        def play() -> int:
            case = actions.open_case(
                self.organisation, scheme=scheme, kind=kind, by=self.client, at=MONDAY, subject=subject
            )
            answer(case)
            return case.pk

        return _case(beginning(("new", self.client.pk, scheme, kind, subject and subject.pk), play))

    def case_at(
        self, step: str, scheme: str = "iso-9001", kind: str = "initial", *, subject: Certificate | None = None
    ) -> Task:
        """A case driven by real acts until this step is open; its task, ready to be acted on."""
        return fresh(self._driven(step, scheme, kind, subject), step)

    def finished_case(
        self, scheme: str = "iso-9001", kind: str = "initial", *, subject: Certificate | None = None
    ) -> Case:
        """A case driven to its end."""
        return self._driven("", scheme, kind, subject)

    def _driven(self, until: str, scheme: str, kind: str = "initial", subject: Certificate | None = None) -> Case:
        before = BEFORE.get(until) if kind == "initial" and subject is None else None

        def play() -> int:
            case = self._driven(before, scheme) if before else self.new_case(scheme, kind, subject=subject)
            walk(case, until=until, at=MONDAY, plan=Plan())
            return case.pk

        return _case(beginning(("case", self.client.pk, until, scheme, kind, subject and subject.pk), play))


def drive(case: Case, *, until: str | Collection[str] = (), at: datetime, plan: Plan | None = None) -> datetime:
    """A case walked on as in the demonstration; what a test begins with is walked only once."""
    return beginning(
        ("driven", case.pk, repr(until), at, repr(plan)), lambda: walk(case, until=until, at=at, plan=plan)
    )


def _case(pk: int) -> Case:
    return Case.objects.select_related("office", "organisation").get(pk=pk)


def make_cast() -> Cast:
    """The cast, in the database."""
    return beginning(("cast",), _make_cast, first=True)


def _make_cast() -> Cast:
    office = OfficeFactory()
    for scheme in Scheme.values:
        SchemeTerms.objects.create(
            office=office,
            scheme=scheme,
            valid_from=date(2020, 1, 1),
            title=f"Sertifikat {scheme}",
            standard=STANDARDS.get(scheme, ""),
            validity_months=36,
        )
    Requirement.objects.create(office=office, key="akta", name="Akta notaris", valid_from=date(2020, 1, 1), order=1)
    make_tariff(office).lines.filter(key="audit").update(counted_by="case")  # the same fee in all schemes
    organisation = OrganisationFactory(office=office)
    staff = {role: official(office, role, title=role.title()) for role in ROLES}
    make_competent(office, staff)
    make_competent(office, {"decision-maker": staff["head"]})  # decides how certificates stand
    for number in ("dua", "tiga"):  # a committee has three members at least
        official(office, "committee", title=f"Committee {number}")
    return Cast(
        office=office,
        staff=staff,
        client=member(organisation),
        organisation=organisation,
        outsider=UserFactory(),
    )


def make_competent(office: Office, staff: dict[str, User]) -> None:
    """Everybody competent in the whole of every scheme for what they do."""
    Competence.objects.bulk_create(
        Competence(
            office=office,
            user=staff[role],
            function=role,
            scheme=scheme,
            starts_on=date(2020, 1, 1),
            approved_as="Kasi SS",
            approved_at=MONDAY,
        )
        for role in CompetenceFunction.values
        if role in staff
        for scheme in Scheme.values
    )


def join(case: Case, user: User, function: str = "auditor") -> User:
    """Put another person into the appointed team of a case, who has declared."""
    found = case.appointments.get(replaced_at=None)
    AppointedMember.objects.create(appointment=found, user=user, function=function)
    say_yes(found, user)
    take_side(case, user.pk, user.name, Side.EVALUATION, MONDAY)
    return user


def audit_on(case: Case, first: date, last: date | None = None) -> None:
    """Have the team appointed, and declared, for these days."""
    days = {"starts_on": first, "ends_on": last or first}
    Appointment.objects.filter(case=case, replaced_at=None).update(**days)
    Declaration.objects.filter(case=case).update(**days)


def say_yes(appointment: Appointment, user: User) -> None:
    """Have declared to be willing and impartial on the days of an appointment."""
    days = {"starts_on": appointment.starts_on, "ends_on": appointment.ends_on}
    said = {"is_willing": True, "is_impartial": True, "given_at": MONDAY}
    Declaration.objects.create(case=appointment.case, user=user, **days, **said)


def answer(case: Case) -> Application:
    """Give every answer step 1 asks for."""
    application = Application.objects.get(case=case)
    application.contact_position = "Manajer mutu"
    application.contact_phone = "0711 000000"
    application.declared_at = MONDAY
    application.save()
    factory = FactoryFactory(organisation=case.organisation)
    if case.scheme == Scheme.SPPT_SNI:
        ProductItem.objects.create(
            application=application,
            sni_number="SNI 3553:2015",
            product="Air mineral",
            brand="Contoh",
            variant="600 ml",
            factory=factory,
            certification_type="5",
        )
    elif case.scheme == Scheme.GREEN_INDUSTRY:
        GreenScope.objects.create(
            application=application,
            sih_number="SIH 22123.1:2021",
            kbli="22123",
            product="Karet remah",
            factory=factory,
            capacity_amount=1000,
            realisation_amount=900,
            unit="ton",
            realisation_year=2025,
        )
        for topic in Topic:
            GreenFigure.objects.create(
                application=application, topic=topic, kind="Contoh", amount=10, unit="ton", year=2025
            )
    else:
        SystemScope.objects.create(application=application, statement="Produksi karet remah", iaf_codes=[14])
        Site.objects.create(
            application=application, name="Pabrik", address="Jl. Contoh", activities="Produksi", shift_1=4
        )
    return application


def fresh(case: Case, step: str) -> Task:
    """The newest opening of a step, read anew."""
    tasks = Task.objects.select_related("case__office", "case__organisation", "parent", "claimed_by", "closed_by")
    found = tasks.filter(case=case, step=step).order_by("-id").first()
    assert found is not None, f"step {step} was never opened"
    return found


def close(task: Task, outcome: str, by: User, at: datetime, *, note: str = "") -> actions.Done:
    """Close a step as this person, who does its own work first as the demonstration would."""
    fill(task, step_of(task).outcome(outcome), by, at)
    return actions.perform(task.pk, outcome, by, at, note=note)


def later(**time: int) -> datetime:
    """A moment after the cast's Monday morning."""
    return MONDAY + timedelta(**time)


__all__ = [
    "MONDAY",
    "ROLES",
    "WIB",
    "Cast",
    "answer",
    "close",
    "do_step",
    "drive",
    "fresh",
    "join",
    "later",
    "make_cast",
    "make_competent",
]

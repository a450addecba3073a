"""Reading applications: how far one is, what it asks for in words, and which documents it must hand in."""

from __future__ import annotations

from mutubaku.cases.models import Case, Scheme
from mutubaku.documents.models import Requirement
from mutubaku.documents.queries import handed_in, requirements_for
from mutubaku.people.access import office_day

from .models import Application, Commodity
from .policy import Part, Progress, state_of

CONTACT_FIELDS = ("contact_name", "contact_position", "contact_phone", "contact_email")


def application_of(case: Case) -> Application:
    """The application of a case with its scope; DoesNotExist when the case has none."""
    applications = Application.objects.select_related("system_scope", "green_scope__factory")
    return applications.prefetch_related("products__factory", "sites").get(case=case)


def required_documents(case: Case, application: Application) -> list[Requirement]:
    """The rows of the office's table that applied on the day the case was opened (domain.md 2.1, 3, 4)."""
    groups = {application.commodity}
    if application.commodity == Commodity.BOTTLED_WATER:
        groups.add(Commodity.FOOD)
    return requirements_for(
        case.office,
        office_day(case.office, case.opened_at).date(),
        scheme=case.scheme,
        kind=case.kind,
        applicant_kind=case.organisation.kind,
        commodities=groups,
    )


def has_scope(case: Case, application: Application) -> bool:
    """Whether the scope its scheme asks for is there."""
    if case.scheme == Scheme.SPPT_SNI:
        return application.products.exists()
    if case.scheme == Scheme.GREEN_INDUSTRY:
        return hasattr(application, "green_scope")
    return hasattr(application, "system_scope") and application.sites.exists()


def progress(case: Case) -> list[Progress]:
    """The client's task list, computed."""
    application = application_of(case)
    answered = sum(bool(getattr(application, field)) for field in CONTACT_FIELDS)
    required = [r.key for r in required_documents(case, application) if r.is_mandatory]
    there = handed_in(case)
    met = sum(key in there for key in required)
    scope = int(has_scope(case, application))
    declared = int(application.declared_at is not None)
    return [
        Progress(Part.CONTACT, state_of(answered, len(CONTACT_FIELDS)), answered, len(CONTACT_FIELDS)),
        Progress(Part.SCOPE, state_of(scope, 1), scope, 1),
        Progress(Part.DOCUMENTS, state_of(met, len(required)), met, len(required)),
        Progress(Part.DECLARATION, state_of(declared, 1), declared, 1),
    ]


def missing_documents(case: Case) -> list[Requirement]:
    """The mandatory documents not handed in yet."""
    there = handed_in(case)
    rows = required_documents(case, application_of(case))
    return [row for row in rows if row.is_mandatory and row.key not in there]

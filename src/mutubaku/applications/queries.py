"""Reading applications: how far one is, what it asks for in words, and which documents it must hand in."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any

from django.db.models import Q

from mutubaku.cases.models import Case, Ending, Kind, Scheme
from mutubaku.documents.models import Requirement
from mutubaku.documents.queries import handed_in, requirements_for
from mutubaku.people.access import office_day
from mutubaku.prepared import Prepared
from mutubaku.reading import once_a_page

from .models import (
    Application,
    Commodity,
    GreenFigure,
    GreenScope,
    OtherCertificate,
    ProductItem,
    Site,
    Topic,
    Transfer,
)
from .policy import Part, Progress, is_outdated, state_of

SYSTEM_SCHEMES: frozenset[str] = frozenset({Scheme.ISO_9001, Scheme.ISO_14001})
RENEWING: frozenset[str] = frozenset({Kind.SURVEILLANCE, Kind.RECERTIFICATION})  # go on with a certificate as it is
CONTACT_FIELDS = ("contact_name", "contact_position", "contact_phone", "contact_email")
_LISTED: dict[str, Prepared[Any]] = {  # what a scope may list
    "products": Prepared(
        lambda mark: ProductItem.objects.filter(application_id=mark.number("of")).select_related("factory")
    ),
    "green_figures": Prepared(lambda mark: GreenFigure.objects.filter(application_id=mark.number("of"))),
    "sites": Prepared(lambda mark: Site.objects.filter(application_id=mark.number("of"))),
    "other_certificates": Prepared(lambda mark: OtherCertificate.objects.filter(application_id=mark.number("of"))),
}
_LISTS: dict[str, tuple[str, ...]] = {  # and what it lists, by scheme
    Scheme.SPPT_SNI: ("products",),
    Scheme.GREEN_INDUSTRY: ("green_figures",),
    **dict.fromkeys(SYSTEM_SCHEMES, ("sites", "other_certificates")),
}


@once_a_page
def application_of(case: Case) -> Application:
    """The application of a case with its scope; DoesNotExist when the case has none."""
    found = _APPLICATION[case.scheme].first(case=case.pk)
    if found is None:
        raise Application.DoesNotExist
    return found


_APPLICATION: dict[str, Prepared[Application]] = {
    scheme: Prepared(
        lambda mark: Application.objects.filter(case_id=mark.number("case")).select_related(
            "system_scope", "green_scope__factory"
        ),
        lists={name: _LISTED[name] for name in names},
    )
    for scheme, names in _LISTS.items()
}


def required_documents(case: Case, application: Application) -> list[Requirement]:
    """The rows of the office's table that applied on the day the case was opened (domain.md 2.1, 3, 4).

    Until it is sent, an integrated application asks for those of both schemes; then each case has its own. A special
    audit, which the office begins, asks none.
    """
    if case.is_special:
        return []
    groups = {application.commodity}
    if application.commodity == Commodity.BOTTLED_WATER:
        groups.add(Commodity.FOOD)
    transferred = {one.scheme for one in transfers_of(case)}
    day = office_day(case.office, case.opened_at).date()
    rows: dict[str, Requirement] = {}
    for scheme in asked_schemes(case, application):
        found = requirements_for(
            case.office,
            day,
            scheme=scheme,
            kind=case.kind,
            applicant_kind=case.organisation.kind,
            commodities=groups | ({Commodity.TRANSFER} if scheme in transferred else set()),
        )
        rows |= {row.key: row for row in found if row.key not in rows}
    return sorted(rows.values(), key=lambda row: (row.order, row.pk))


@once_a_page
def found_sites(case: Case) -> list[str]:
    """The sites of a case that nobody applied for, but its audit found, each with its address."""
    if case.scheme not in SYSTEM_SCHEMES:
        return []
    rows = Site.objects.filter(application__case=case, found_on__isnull=False)
    return [f"{one.name}, {one.address}" for one in rows]


@once_a_page
def transfers_of(case: Case) -> list[Transfer]:
    """The transfers of certificates the application of a case asks for, one for each scheme at most."""
    if case.scheme not in SYSTEM_SCHEMES or case.kind != Kind.INITIAL:
        return []
    return list(Transfer.objects.filter(application__case=case).select_related("certificate"))


def transfer_of(case: Case) -> Transfer | None:
    """The transfer of a certificate of the case's own scheme."""
    return next((one for one in transfers_of(case) if one.scheme == case.scheme), None)


def asked_schemes(case: Case, application: Application) -> list[str]:
    """The scheme of the case; before an integrated application is sent, also the one asked for together with it."""
    both = application.also_scheme and case.sent_at is None
    return [case.scheme, application.also_scheme] if both else [case.scheme]


@once_a_page
def companion_of(case: Case) -> Case | None:
    """The case that was sent together with this one as an integrated application, whichever was first."""
    application = _WITH_FIRST.first(case=case.pk)
    if application is None:
        return None
    if application.together_with is not None:
        return application.together_with.case
    second = _SECOND.first(first=application.pk)
    return second.case if second else None


_WITH_FIRST: Prepared[Application] = Prepared(
    lambda mark: Application.objects.filter(case_id=mark.number("case")).select_related("together_with__case")
)
_SECOND: Prepared[Application] = Prepared(
    lambda mark: Application.objects.filter(together_with_id=mark.number("first")).select_related("case")
)


def companions_among(case_ids: Collection[int]) -> dict[int, Case]:
    """The other case of an integrated application, by the id of each of these that has one; one query."""
    either = Q(case__in=case_ids) | Q(together_with__case__in=case_ids)
    rows = Application.objects.filter(either, together_with__isnull=False)
    found: dict[int, Case] = {}
    for second in rows.select_related("case", "together_with__case"):
        first = second.together_with.case if second.together_with else second.case
        found |= {second.case_id: first, first.pk: second.case}
    return found


def earlier_application(case: Case, preferred: Collection[int] = ()) -> Application | None:
    """The newest application the same client has sent in the same scheme, from whose answers one may begin; where there
    is one among the cases ``preferred``, the newest of those; none that the client is not to know of yet. A case that
    keeps its certificate's scope begins from no change of scope that was not granted."""
    sent = Application.objects.filter(
        case__organisation_id=case.organisation_id, case__scheme=case.scheme, case__sent_at__isnull=False
    )
    sent = (
        sent.exclude(case=case)
        .exclude(case__is_untold=True)
        .select_related("case__office")
        .order_by("-case__sent_at", "-pk")
    )
    if case.kind in RENEWING:
        sent = sent.exclude(~Q(case__ending=Ending.COMPLETED), case__kind=Kind.SCOPE_CHANGE)
    return sent.filter(case__in=preferred).first() or sent.first()


def has_scope(case: Case, application: Application) -> bool:
    """Whether the scope its scheme asks for is there."""
    if case.scheme == Scheme.SPPT_SNI:
        return application.products.exists()
    if case.scheme == Scheme.GREEN_INDUSTRY:
        return hasattr(application, "green_scope") and not topics_missing(application)
    return hasattr(application, "system_scope") and application.sites.exists()


def topics_missing(application: Application) -> list[Topic]:
    """What a green industry application has no figures of yet."""
    there = {figure.topic for figure in application.green_figures.all()}
    return [topic for topic in Topic if topic not in there]


def figures_before(application: Application) -> dict[tuple[str, str], GreenFigure]:
    """The figures a surveillance or recertification began with, by topic and kind; nothing where it began with none."""
    if application.copied_from_id is None or application.case.kind not in RENEWING:
        return {}
    rows = GreenFigure.objects.filter(application=application.copied_from_id)
    return {(row.topic, row.kind.casefold()): row for row in rows}


def topics_outdated(application: Application) -> list[Topic]:
    """Of which topics a surveillance or recertification of a green industry has only figures that were sent last time,
    though a later year has ended when it was opened.
    """
    if application.case.kind not in RENEWING or application.case.is_special:
        return []
    ended = _last_ended(application)
    before, now = _years(figures_before(application).values()), _years(application.green_figures.all())
    return [topic for topic in Topic if topic in before and is_outdated(now.get(topic, 0), before[topic], ended)]


def is_realisation_outdated(application: Application) -> bool:
    """Whether the same holds of what the plant made in a year."""
    if application.case.kind not in RENEWING or application.case.is_special:
        return False
    before = GreenScope.objects.filter(application=application.copied_from_id).first()
    if before is None or not hasattr(application, "green_scope"):
        return False
    return is_outdated(application.green_scope.realisation_year, before.realisation_year, _last_ended(application))


def has_current_scope(case: Case, application: Application) -> bool:
    """Whether the scope is there and its figures are not all of last time."""
    if not has_scope(case, application):
        return False
    return not (topics_outdated(application) or is_realisation_outdated(application))


def _years(figures: Iterable[GreenFigure]) -> dict[str, int]:
    """The newest year there are figures of, by topic."""
    found: dict[str, int] = {}
    for row in figures:
        found[row.topic] = max(row.year, found.get(row.topic, 0))
    return found


def _last_ended(application: Application) -> int:
    return office_day(application.case.office, application.case.opened_at).year - 1


def progress(case: Case) -> list[Progress]:
    """The client's task list, computed."""
    application = application_of(case)
    answered = sum(bool(getattr(application, field)) for field in CONTACT_FIELDS)
    required = [r.key for r in required_documents(case, application) if r.is_mandatory]
    there = handed_in(case)
    met = sum(key in there for key in required)
    scope = int(has_current_scope(case, application))
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

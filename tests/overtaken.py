"""A certificate whose scope was changed while a draft about it waited: what the years after must not lose."""

from __future__ import annotations

from datetime import datetime, timedelta

from mutubaku.applications.models import Application
from mutubaku.applications.queries import application_of
from mutubaku.cases.models import Case
from mutubaku.certificates import actions as certificates
from mutubaku.certificates.models import Certificate
from mutubaku.conduct.cycle import plan_cycle
from mutubaku.conduct.works.granted import granted

from .cast import MONDAY, Cast
from .certified import capacity, certified, ended

CHANGED_AT = MONDAY + timedelta(days=1)
NEWER = "Produksi karet remah dan kompon karet"


def overtaken(cast: Cast, kind: str = "recertification", at: datetime = CHANGED_AT) -> tuple[Case, Certificate]:
    """A draft about a certificate, begun before a change of scope was granted, and the certificate of that change."""
    certificate = certified(cast)
    draft = cast.new_case(kind=kind, subject=certificate)
    return draft, changed(cast, certificate, at)


def changed(cast: Cast, certificate: Certificate, at: datetime = CHANGED_AT) -> Certificate:
    """The certificate of a change of scope, granted at a moment."""
    head, case = capacity(cast, "head"), cast.new_case(certificate.scheme, "scope-change", subject=certificate)
    change(application_of(case))
    ended(case, head, at)
    newer = certificates.draft(case, granted(Case.objects.get(pk=case.pk)), head, at)
    assert certificate.file is not None
    certificates.issue(newer, certificate.file, head, at)
    plan_cycle(newer, head, at)
    return newer


def change(application: Application) -> None:
    """Ask for something else than the certificate says."""
    application.products.update(variant=NEWER)
    for one in ("system_scope", "green_scope"):
        if hasattr(application, one):
            scope = getattr(application, one)
            scope.statement = scope.product = NEWER  # a model keeps the one it has
            scope.save()

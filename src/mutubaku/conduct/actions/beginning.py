"""Beginning from what was given before: the answers of an earlier application, and documents verified then."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from django.utils.translation import gettext as _

from mutubaku.applications.actions import begin_from, renew_scope
from mutubaku.applications.models import Application, SystemScope
from mutubaku.applications.queries import application_of
from mutubaku.cases.models import Case, Kind
from mutubaku.conduct.editions import editions
from mutubaku.conduct.errors import Refusal
from mutubaku.conduct.overtaken import overtaken_by
from mutubaku.conduct.reuse import last_application, reusable
from mutubaku.documents import actions as documents
from mutubaku.documents.models import Version
from mutubaku.people.models import User

from .working import working


class NoEarlier(Refusal):
    """The client has sent no application in this scheme before."""

    def __init__(self) -> None:
        super().__init__(_("Belum ada permohonan terkirim dengan skema ini. Isi permohonan ini dari awal."))


def begin_from_earlier(task_id: int, by: User, at: datetime) -> Application:
    """Fill a draft with the answers of the newest application the client sent in the same scheme."""
    with working(task_id, by, at) as work:
        earlier = last_application(work.case)
        if earlier is None:
            raise NoEarlier
        application = begin_from(work.case.pk, earlier, work.by, at)
        renew_editions(work.case, application, at)
        return application


class NotOvertaken(Refusal):
    """The draft already asks for what the certificate says, or nothing was changed since it was begun."""

    def __init__(self) -> None:
        super().__init__(
            _("Ruang lingkup permohonan ini tidak ketinggalan dari sertifikatnya. Tidak ada yang diganti.")
        )


def take_newer_scope(task_id: int, by: User, at: datetime) -> Application:
    """Put what a change of scope granted meanwhile in place of the scope a draft was begun with. NotOvertaken."""
    with working(task_id, by, at) as work:
        certificate = overtaken_by(work.case)
        if certificate is None:
            raise NotOvertaken
        application = renew_scope(work.case.pk, application_of(certificate.case), work.by, at)
        renew_editions(work.case, application, at)
        return application


def renew_editions(case: Case, application: Application, at: datetime) -> None:
    """The newest edition; a surveillance and a change of scope go on by the earlier one while it is offered."""
    scope = SystemScope.objects.filter(application=application).first()
    if scope is None:
        return
    goes_on = case.kind in {Kind.SURVEILLANCE, Kind.SCOPE_CHANGE}
    for name, scheme in (("edition", case.scheme), ("also_edition", application.also_scheme)):
        offered = editions(case, at, scheme) if scheme else []
        if offered and not (goes_on and getattr(scope, name) in offered):
            setattr(scope, name, offered[0])
    scope.save(update_fields=["edition", "also_edition"])


def reuse_documents(task_id: int, by: User, at: datetime, requirements: Collection[str]) -> list[Version]:
    """Hand in again what was verified before, for these requirements; what may no longer be reused is left out."""
    with working(task_id, by, at) as work:
        chosen = [one for one in reusable(work.case, at) if one.requirement.key in requirements]
        return [
            documents.reuse(work.task, one.version, by=work.by, at=at, requirement=one.requirement.key)
            for one in chosen
        ]

"""Beginning with answers that were given before: those of an earlier application, or those of its companion."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Model, QuerySet
from django.utils.translation import gettext as _

from mutubaku.applications.errors import AnswerRefused
from mutubaku.applications.models import Application, SystemScope
from mutubaku.people.access import Capacity

from .draft import Draft, journal, lock_draft
from .transfer import take_over_transfer

CONTACT = ("contact_name", "contact_position", "contact_phone", "contact_email")
COMMON = (*CONTACT, "commodity", "has_quality_certificate")
ONE = ("system_scope", "green_scope")
SCOPE = ("products", "sites")
MANY = ("products", "sites", "other_certificates", "green_figures")


class NotRepeatable(AnswerRefused):
    """Only answers the same client has sent in the same scheme can be begun with, and only before any are given."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "Jawaban itu tidak dapat dipakai di sini. Pilih permohonan terkirim dengan skema yang sama, "
                "sebelum ruang lingkupnya diisi."
            )
        )


@transaction.atomic
def begin_from(case_id: int, earlier: Application, by: Capacity, at: datetime) -> Application:
    """Copy the answers of an earlier application of the same client and scheme into a draft without a scope of its own.

    NotRepeatable when it is not such an application; what the client has declared is not copied.
    """
    draft = lock_draft(case_id, by, at)
    same = (earlier.case.organisation_id, earlier.case.scheme) == (draft.case.organisation_id, draft.case.scheme)
    if not same or earlier.case.sent_at is None or _has_scope(draft.application):
        raise NotRepeatable
    _copy(earlier, draft)
    if not draft.application.also_scheme:
        SystemScope.objects.filter(application=draft.application).update(also_edition="")
    draft.application.copied_from = earlier
    draft.application.save(update_fields=[*COMMON, "copied_from"])
    journal(draft, {"part": "copied", "from": earlier.case.number})
    return draft.application


@transaction.atomic
def renew_scope(case_id: int, newer: Application, by: Capacity, at: datetime) -> Application:
    """Put the scope, products and sites of a newer application of the same client and scheme in place of a draft's own;
    contact, documents and declarations stay. NotRepeatable when it is not such an application."""
    draft = lock_draft(case_id, by, at)
    same = (newer.case.organisation_id, newer.case.scheme) == (draft.case.organisation_id, draft.case.scheme)
    if not same or newer.case.sent_at is None:
        raise NotRepeatable
    for one in ONE:
        if hasattr(draft.application, one):
            getattr(draft.application, one).delete()
        if hasattr(newer, one):
            _again(getattr(newer, one), draft.application)
    for many in SCOPE:
        getattr(draft.application, many).all().delete()
        for row in getattr(newer, many).all():
            _again(row, draft.application)
    SystemScope.objects.filter(application=draft.application).update(also_edition="")
    draft.application.copied_from = newer
    draft.application.save(update_fields=["copied_from"])
    journal(draft, {"part": "copied", "from": newer.case.number})
    return Application.objects.get(pk=draft.application.pk)


@transaction.atomic
def take_over(case_id: int, leading: Application, by: Capacity, at: datetime) -> Application:
    """Give the second case of an integrated application the answers and the declaration of the first (decision 0010).

    The edition asked for beside the first becomes the second's own, and so does the transfer in its scheme.
    """
    draft = lock_draft(case_id, by, at)
    _copy(leading, draft)
    take_over_transfer(draft, leading)
    scope = draft.application.system_scope
    scope.edition, scope.also_edition = scope.also_edition, ""
    scope.save(update_fields=["edition", "also_edition"])
    journal(draft, {"part": "companion", "from": leading.case_id})
    draft.application.together_with = leading
    draft.application.declared_at = leading.declared_at
    draft.application.save(update_fields=[*COMMON, "together_with", "declared_at"])
    return draft.application


def _has_scope(application: Application) -> bool:
    return any(hasattr(application, one) for one in ONE) or any(getattr(application, m).exists() for m in MANY)


def _copy(source: Application, draft: Draft) -> None:
    target = draft.application
    for name in COMMON:
        setattr(target, name, getattr(source, name))
    for one in ONE:
        if hasattr(source, one):
            _again(getattr(source, one), target)
    for many in MANY:
        rows: QuerySet[Any] = getattr(source, many).all()
        for row in rows:
            _again(row, target)


def _again(row: Model, target: Application) -> None:
    """The same row once more, for another application; that an audit found a site is told of that application alone."""
    values = {f.attname: getattr(row, f.attname) for f in row._meta.concrete_fields if not f.primary_key}
    if "found_on" in values:
        values["found_on"] = None
    type(row)._default_manager.create(**{**values, "application_id": target.pk})

"""The office's clients: the list, one with its data, people and invitations, and what the office does about them."""

from __future__ import annotations

from functools import partial
from typing import Any, cast
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from mutubaku.conduct.actions import companies as acts
from mutubaku.journal.queries import history
from mutubaku.people.actions.invitations import LIFETIME
from mutubaku.people.clients import client_of, clients_of, invitation_of, membership_of
from mutubaku.people.ledger import chain_of
from mutubaku.people.models import Organisation
from mutubaku.web.gate import Rule, Visit, gate
from mutubaku.web.listing import rows_shown
from mutubaku.web.resume import typed_into

from ..acts import Formed, FormPage, form_view
from ..company_words import event_of
from ..forms.companies import AskingForm, CompanyForm, WhyForm
from ..page import label_of, show, trail

PAGE = 50
ENTRIES = 20  # of the journal, on a company's page


@require_safe
@gate(Rule.ADMINISTRATOR)
def companies(request: HttpRequest) -> HttpResponse:
    """The clients of the office by name, those that are looked for when words are given; a page at a time."""
    visit = cast(Visit, request)
    words = visit.GET.get("q", "").strip()[:200]
    shown = rows_shown(visit, PAGE)
    found = list(clients_of(visit.desk.office, words)[: shown + 1])
    more = {"tampil": shown + PAGE, **({"q": words} if words else {})}
    context = {
        "rows": found[:shown],
        "words": words,
        "more": f"?{urlencode(more)}" if len(found) > shown else "",
    }
    return show(request, "companies.html", context, here="companies")


@require_safe
@gate(Rule.ADMINISTRATOR)
def company(request: HttpRequest, company_id: int) -> HttpResponse:
    """A client: legal data, factories, people, invitations, and what was done to them."""
    visit = cast(Visit, request)
    found = client_of(visit.desk.office, company_id)
    waiting = found.invitations.filter(accepted_at=None, revoked_at=None, expires_at__gt=visit.at)
    goal = reverse("administration:companies")
    context = {
        "company": found,
        "factories": found.factories.all(),
        "members": found.memberships.filter(until=None).select_related("user").order_by("user__name", "pk"),
        "invitations": waiting.select_related("invited_by"),
        "events": [event_of(one) for one in history(chain_of(found)).order_by("-seq")[:ENTRIES]],
        "crumbs": trail((label_of("companies"), goal)),
    }
    return show(request, "company.html", context)


@form_view
def change_company(visit: Visit, company_id: int) -> Formed:
    """Correct a client's legal data, with the reason."""
    found = client_of(visit.desk.office, company_id)
    form = CompanyForm(typed_into(visit), initial=CompanyForm.answers_of(found))
    page = _page(
        found,
        title=_("Ubah data perusahaan"),
        intro=_("Surat dan sertifikat yang sudah dibuat tidak berubah. Pengguna perusahaan diberi tahu."),
        submit=_("Simpan perubahan"),
        template="company_form.html",
    )

    def act(**who: Any) -> None:
        acts.correct_company(found, form.answers(), reason=form.cleaned_data["reason"], **who)

    return Formed(form=form, page=page, act=act, said=_("Data perusahaan tersimpan."))


@form_view
def invite(visit: Visit, company_id: int) -> Formed:
    """Invite somebody to act for a client."""
    found = client_of(visit.desk.office, company_id)
    form = AskingForm(typed_into(visit))
    page = _page(
        found,
        title=_("Undang pengguna"),
        intro=_(
            "Yang menerima undangan dapat melihat dan mengirim semua permohonan perusahaan ini. Pastikan dahulu bahwa "
            "perusahaan memang menunjuknya."
        ),
        submit=_("Kirim undangan"),
        template="company_act.html",
    )

    def act(**who: Any) -> None:
        given = form.cleaned_data
        acts.invite_to_company(found, given["email"], reason=given["reason"], link=_link, **who)

    said = _("Undangan dikirim dan berlaku %(days)s hari.") % {"days": LIFETIME.days}
    return Formed(form=form, page=page, act=act, said=said)


def _link(secret: str) -> str:
    return f"{settings.BASE_URL}{reverse('client:invitation', args=[secret])}"


@form_view
def end_membership(visit: Visit, acting_id: int) -> Formed:
    """End somebody's acting for a client; of the last one it is said what follows."""
    found = membership_of(visit.desk.office, acting_id)
    company, form = found.organisation, WhyForm(typed_into(visit))
    others = company.memberships.filter(until=None, user__is_active=True).exclude(pk=found.pk)
    page = _page(
        company,
        title=_("Akhiri wewenang %(name)s") % {"name": found.user.name},
        intro=_(
            "Ia tidak dapat lagi melihat dan mengurus permohonan perusahaan ini. Ia dan pengguna lain diberi tahu."
        ),
        caution=""
        if others.exists()
        else _("Sesudah ini tidak ada yang mengurus perusahaan ini. Undang penggantinya."),
        submit=_("Akhiri wewenang"),
        is_danger=True,
        template="company_act.html",
    )
    act = partial(_with_reason, acts.end_membership, found, form)
    return Formed(form=form, page=page, act=act, said=_("Wewenangnya diakhiri."))


@form_view
def take_back(visit: Visit, asked_id: int) -> Formed:
    """Take an unanswered invitation to a client back."""
    found = invitation_of(visit.desk.office, asked_id)
    form = WhyForm(typed_into(visit))
    page = _page(
        found.organisation,
        title=_("Batalkan undangan kepada %(email)s") % {"email": found.email},
        intro=_("Tautan dalam surat undangannya tidak berlaku lagi."),
        submit=_("Batalkan undangan"),
        is_danger=True,
        template="company_act.html",
    )
    act = partial(_with_reason, acts.take_back_invitation, found, form)
    return Formed(form=form, page=page, act=act, said=_("Undangan dibatalkan."))


def _with_reason(act: Any, found: object, form: WhyForm, **who: Any) -> None:
    act(found, reason=form.cleaned_data["reason"], **who)


def _page(company: Organisation, **said: Any) -> FormPage:
    """A page with one form under a client's own."""
    home = reverse("administration:company", args=[company.pk])
    crumbs = trail((label_of("companies"), reverse("administration:companies")), (company.name, home))
    return FormPage(back=home, crumbs=crumbs, **said)

"""The people of a company: inviting, taking an invitation back, accepting one, and leaving."""

from __future__ import annotations

from http import HTTPStatus

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from mutubaku.notices.actions import tell_invited
from mutubaku.people import actions
from mutubaku.people.access import Capacity
from mutubaku.people.actions.invitations import LIFETIME
from mutubaku.people.errors import InvitationForOther, InvitationUnknown, PeopleError
from mutubaku.people.models import Invitation, Organisation
from mutubaku.web.gate import Rule, Visit, gate
from mutubaku.web.once import once
from mutubaku.web.resume import typed_into

from .around import around
from .company import company_page
from .draft import UNPROCESSABLE, saved, status_of
from .forms.fields import Answers
from .forms.organisations import InvitationForm
from .views_organisations import show_organisation

FORM = require_http_methods(["GET", "HEAD", "POST"])


@gate(Rule.CLIENT)
@FORM
@once
@company_page
def invite(request: Visit, company: Organisation, by: Capacity) -> HttpResponse:
    """Invite a colleague by e-mail; the letter holds the only copy of the secret."""
    form = InvitationForm(typed_into(request))

    def send() -> None:
        invitation, secret = actions.invite(company, form.cleaned_data["email"], by=by, at=request.at)
        link = f"{settings.BASE_URL}{reverse('client:invitation', args=[secret])}"
        tell_invited(invitation, link, request.at)

    if request.method == "POST" and saved(form, send):
        sent_to = {"email": form.cleaned_data["email"]}
        said = _("Undangan dikirim ke %(email)s dan berlaku %(days)s hari.")
        messages.success(request, said % {**sent_to, "days": LIFETIME.days})
        return redirect("client:organisation", company.pk)
    return show_organisation(request, company, form)


@gate(Rule.CLIENT)
@require_POST
@once
@company_page
def revoke(request: Visit, company: Organisation, by: Capacity, invitation_id: int) -> HttpResponse:
    """Take an unanswered invitation back."""
    invitation = company.invitations.filter(pk=invitation_id).first()
    if invitation is None:
        raise Http404
    try:
        actions.revoke_invitation(invitation, by=by, at=request.at)
        messages.success(request, _("Undangan kepada %(email)s dibatalkan.") % {"email": invitation.email})
    except PeopleError as refused:
        messages.error(request, str(refused))
    return redirect("client:organisation", company.pk)


@gate(Rule.CLIENT)
@FORM
@once
@company_page
def remove_member(request: Visit, company: Organisation, by: Capacity, membership_id: int) -> HttpResponse:
    """End somebody's acting for the company, one's own included, after asking once."""
    membership = company.memberships.filter(pk=membership_id).select_related("user").first()
    if membership is None:
        raise Http404
    form = Answers(typed_into(request))
    if request.method == "POST" and saved(form, lambda: actions.remove_member(membership, by=by, at=request.at)):
        messages.success(
            request, _("%(name)s tidak lagi menjadi pengguna perusahaan ini.") % {"name": membership.user.name}
        )
        own = membership.user_id == request.user.pk
        return redirect("client:organisations") if own else redirect("client:organisation", company.pk)
    back = reverse("client:organisation", args=[company.pk])
    context = {"form": form, "membership": membership, "company": company, "back": back}
    return render(request, "client/remove_member.html", context, status=status_of(request))


@gate(Rule.SIGNED_IN)
@FORM
@once
def invitation(request: Visit, secret: str) -> HttpResponse:
    """Accept an invitation; one that is unknown, used, revoked, expired or somebody else's says so and what to do."""
    form = Answers(typed_into(request))
    around(request)
    try:
        found = actions.open_invitation(secret, request.at)
        if request.method == "POST":
            actions.accept_invitation(secret, request.user, at=request.at)
            welcome = _("Anda sekarang pengguna %(company)s.") % {"company": found.organisation.name}
            messages.success(request, welcome)
            return redirect("client:home")
        _check_mine(found, request)
    except PeopleError as refused:
        return render(request, "client/invitation_refused.html", {"why": str(refused)}, status=_status(refused))
    around(request, "", found.organisation.office)
    return render(request, "client/invitation.html", {"invitation": found, "form": form})


def _check_mine(found: Invitation, request: Visit) -> None:
    """Say at once, before anything is pressed, that an invitation is for another address."""
    if found.email != request.user.email:
        raise InvitationForOther(found.email, request.user.email)


def _status(refused: PeopleError) -> int:
    """404 for what is not there, 422 for what is not for this person, 410 for what no longer holds."""
    if isinstance(refused, InvitationForOther):
        return UNPROCESSABLE
    return HTTPStatus.NOT_FOUND if isinstance(refused, InvitationUnknown) else HTTPStatus.GONE

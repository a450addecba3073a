"""A client's companies: the list, registering one, its legal data and its factories."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from mutubaku.people import actions
from mutubaku.people.access import Capacity
from mutubaku.people.actions import FactoryData
from mutubaku.people.models import Factory, Organisation
from mutubaku.web.gate import Rule, Visit, gate
from mutubaku.web.once import once
from mutubaku.web.public.offices import named_offices
from mutubaku.web.resume import typed_into

from .around import around
from .company import acting, company_page, offices_named
from .draft import saved, status_of, way_back
from .forms.fields import Answers
from .forms.organisations import FactoryForm, InvitationForm, OrganisationForm, RegistrationForm

FORM = require_http_methods(["GET", "HEAD", "POST"])
HOME_COUNTRY = "Indonesia"


@gate(Rule.CLIENT)
@require_safe
def organisations(request: Visit) -> HttpResponse:
    """The companies one acts for."""
    around(request, "organisations")
    named = offices_named(request.organisations, request.at)
    rows = [(one, named.get(one.office_id, "")) for one in request.organisations]
    return render(request, "client/organisations.html", {"organisations": rows})


@gate(Rule.CLIENT)
@FORM
@once
def register(request: Visit) -> HttpResponse:
    """Register a company at an office; whoever does so becomes its first user, and can apply at once."""
    named = named_offices(request.at)
    if not named:
        raise Http404
    known = {"country": HOME_COUNTRY, "email": request.user.email, "office": request.GET.get("kantor")}
    form = RegistrationForm(typed_into(request), offices=named, initial=known)
    made: list[Organisation] = []
    if request.method == "POST" and saved(form, lambda: made.append(_register(form, request))):
        messages.success(request, _("Perusahaan terdaftar. Sekarang Anda dapat mengajukan permohonan."))
        return redirect(f"{reverse('client:start')}?perusahaan={made[0].pk}")
    around(request, "organisations", form.only, is_open=True)
    back = reverse("client:organisations")
    return render(request, "client/register.html", {"form": form, "back": back}, status=status_of(request))


def _register(form: RegistrationForm, request: Visit) -> Organisation:
    company = actions.register_organisation(request.user, form.chosen, form.answers(), at=request.at)
    if form.cleaned_data["factory_here"]:
        here = FactoryData(name=company.name[:200], address=company.address, city=company.city, country=company.country)
        actions.add_factory(company, here, by=acting(company, request), at=request.at)
    return company


@gate(Rule.CLIENT)
@require_safe
@company_page
def organisation(request: Visit, company: Organisation, _by: Capacity) -> HttpResponse:
    """A company: legal data, factories, people, invitations."""
    return show_organisation(request, company, InvitationForm())


def show_organisation(request: Visit, company: Organisation, form: InvitationForm) -> HttpResponse:
    """The company's page with its invitation form."""
    members = company.memberships.filter(until=None, user__is_active=True).select_related("user").order_by("user__name")
    waiting = company.invitations.filter(accepted_at=None, revoked_at=None, expires_at__gt=request.at)
    context = {
        "company": company,
        "office": offices_named(request.organisations, request.at).get(company.office_id),
        "members": members,
        "invitations": waiting.select_related("invited_by"),
        "factories": company.factories.all(),
        "form": form,
        "back": reverse("client:organisations"),
    }
    return render(request, "client/organisation.html", context, status=status_of(request))


@gate(Rule.CLIENT)
@FORM
@once
@company_page
def organisation_change(request: Visit, company: Organisation, by: Capacity) -> HttpResponse:
    """Change the legal data."""
    form = OrganisationForm(typed_into(request), initial=OrganisationForm.answers_of(company))
    back = way_back(request, reverse("client:organisation", args=[company.pk]))
    if request.method == "POST" and saved(
        form, lambda: actions.change_organisation(company, form.answers(), by=by, at=request.at)
    ):
        messages.success(request, _("Data perusahaan tersimpan."))
        return redirect(back)
    context = {"form": form, "company": company, "back": back}
    return render(request, "client/organisation_change.html", context, status=status_of(request))


@gate(Rule.CLIENT)
@FORM
@once
@company_page
def factory(request: Visit, company: Organisation, by: Capacity, factory_id: int | None = None) -> HttpResponse:
    """A factory, new or to be changed."""
    item = _factory(company, factory_id)
    names = ("name", "address", "city", "country")
    initial = {name: getattr(item, name) for name in names} if item else {"country": HOME_COUNTRY}
    form = FactoryForm(typed_into(request), initial=initial)

    def save() -> None:
        if item is None:
            actions.add_factory(company, form.answers(), by=by, at=request.at)
        else:
            actions.change_factory(item, form.answers(), by=by, at=request.at)

    if request.method == "POST" and saved(form, save):
        messages.success(request, _("Pabrik tersimpan."))
        return redirect("client:organisation", company.pk)
    context = {"form": form, "company": company, "item": item}
    context["back"] = reverse("client:organisation", args=[company.pk])
    return render(request, "client/factory.html", context, status=status_of(request))


@gate(Rule.CLIENT)
@FORM
@once
@company_page
def factory_remove(request: Visit, company: Organisation, by: Capacity, factory_id: int) -> HttpResponse:
    """Remove a factory no application names, after asking once."""
    item = _factory(company, factory_id)
    form = Answers(typed_into(request))
    if (
        request.method == "POST"
        and item is not None
        and saved(form, lambda: actions.remove_factory(item, by=by, at=request.at))
    ):
        messages.success(request, _("Pabrik dihapus."))
        return redirect("client:organisation", company.pk)
    context = {"form": form, "item": item, "back": reverse("client:organisation", args=[company.pk])}
    return render(request, "client/remove.html", context, status=status_of(request))


def _factory(company: Organisation, factory_id: int | None) -> Factory | None:
    """The company's factory of this id, None for a new one; 404 for anybody else's."""
    found = company.factories.filter(pk=factory_id).first() if factory_id is not None else None
    if factory_id is not None and found is None:
        raise Http404
    return found

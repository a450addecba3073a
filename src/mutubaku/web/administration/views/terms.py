"""The versions of each scheme: listed, one on a page, a new one from a day on, confirmed, taken back."""

from __future__ import annotations

from typing import cast

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from mutubaku.cases.models import Scheme
from mutubaku.people.models import CompetenceFunction
from mutubaku.schemes import actions as terms
from mutubaku.schemes.models import Evaluation, SchemeTerms
from mutubaku.schemes.queries import EDITION, GRADE
from mutubaku.web.gate import Rule, Visit, gate
from mutubaku.web.once import once
from mutubaku.web.resume import typed_into

from ..acts import FormPage, answer
from ..forms.base import SureForm
from ..forms.confirming import ConfirmForm, PartsForm
from ..forms.terms import TermsForm, initial_of
from ..forms.terms_fields import FIGURES, JUDGES, figure, types_of
from ..page import administrator, show, today, trail
from ..parts import choices_of, shown_parts
from ..words import scheme_name

FORM_METHODS = ["GET", "HEAD", "POST"]


@require_safe
@gate(Rule.ADMINISTRATOR)
def scheme_terms(request: HttpRequest) -> HttpResponse:
    """The versions of each scheme, newest first."""
    visit = cast(Visit, request)
    rows = list(visit.desk.office.scheme_terms.all())
    now = terms.in_force(visit.desk.office, today(visit))
    groups = [{"scheme": one, "rows": [row for row in rows if row.scheme == one]} for one in Scheme]
    return show(request, "terms.html", {"groups": groups, "now": now}, here="terms")


@require_safe
@gate(Rule.ADMINISTRATOR)
def one_version(request: HttpRequest, terms_id: int) -> HttpResponse:
    """Everything one version says, and the scheme's other versions."""
    visit = cast(Visit, request)
    found = terms.scheme_terms_of(visit.desk.office, terms_id)
    parts = shown_parts(found)
    context = {
        "one": found,
        "scheme": scheme_name(found.scheme),
        "parts": parts,
        "figures": [parts[name] for name in FIGURES],
        "evaluations": _evaluations(found),
        "judges": _judges(found),
        "grades": [(one, parts[f"{GRADE}{one.grade}"]) for one in found.grades.all()],
        "editions": [(one, parts[f"{EDITION}{one.name}"]) for one in found.editions.all()],
        "versions": visit.desk.office.scheme_terms.filter(scheme=found.scheme),
        "now": terms.in_force(visit.desk.office, today(visit)),
        "crumbs": trail((_("Ketentuan sertifikat"), reverse("administration:terms"))),
    }
    return show(request, "terms_version.html", context, here="terms")


def _judges(found: SchemeTerms) -> list[tuple[str, str]]:
    """What the version asks of reviewer, committee and decision maker, in words."""
    functions = dict(CompetenceFunction.choices)
    said = {
        "committee_functions": ", ".join(str(functions.get(one, one)) for one in found.committee_functions) or "–",
        "reviewer_in_committee": _("ya") if found.reviewer_in_committee else _("tidak"),
        "reviewer_competence": found.get_reviewer_competence_display(),
        "decider_competence": found.get_decider_competence_display(),
    }
    return [(str(figure(name).verbose_name), said[name]) for name in JUDGES]


def _evaluations(found: SchemeTerms) -> list[tuple[str, str]]:
    """The evaluations asked for, in words, by certification type."""
    names = dict(Evaluation.choices)
    kept = [(name, found.evaluations.get(key, [])) for key, name in types_of(found.scheme)]
    return [(name, ", ".join(str(names.get(one, one)) for one in kinds)) for name, kinds in kept if kinds]


@require_http_methods(FORM_METHODS)
@gate(Rule.ADMINISTRATOR)
@once
def new_terms(request: HttpRequest, scheme: str) -> HttpResponse:
    """A scheme's version from a day on, filled with the latest one."""
    visit = cast(Visit, request)
    if scheme not in Scheme.values:
        raise Http404
    latest = visit.desk.office.scheme_terms.filter(scheme=scheme).first()
    initial = {**(initial_of(latest) if latest else {}), "valid_from": today(visit)}
    form = TermsForm(typed_into(request), initial=initial, scheme=scheme)
    page = _page(
        _("Versi baru %(scheme)s"),
        scheme,
        intro=_("Diisi dengan versi terakhir. Permohonan yang sudah dibuka tetap memakai versinya sendiri."),
        template="form_sections.html",
    )

    def act() -> None:
        day, by = form.cleaned_data["valid_from"], administrator(visit)
        terms.set_terms(visit.desk.office, scheme, form.given(), day, by=by, at=visit.at)

    return answer(request, form, page, act, goal=page.back, said=_("Versi tersimpan."))


@require_http_methods(FORM_METHODS)
@gate(Rule.ADMINISTRATOR)
@once
def confirm_terms(request: HttpRequest, terms_id: int) -> HttpResponse:
    """Say where the version was looked up."""
    visit = cast(Visit, request)
    found = terms.scheme_terms_of(visit.desk.office, terms_id)
    form = ConfirmForm(typed_into(request), initial={"source": found.source})
    page = _page(
        _("Pastikan ketentuan %(scheme)s"),
        found.scheme,
        intro=_(
            "Yang dipastikan: semua ketentuan versi ini yang belum dipastikan, menurut satu sumber. Edisi standar "
            "dipastikan satu per satu pada halaman versinya."
        ),
        submit=_("Sudah saya pastikan"),
    )

    def act() -> None:
        terms.confirm_terms(found, form.cleaned_data["source"], by=administrator(visit), at=visit.at)

    return answer(request, form, page, act, goal=page.back, said=_("Ketentuan ditandai sudah dipastikan."))


@require_http_methods(FORM_METHODS)
@gate(Rule.ADMINISTRATOR)
@once
def confirm_parts(request: HttpRequest, terms_id: int) -> HttpResponse:
    """Say where some parts of the version were looked up; `?bagian=` is ticked already."""
    visit = cast(Visit, request)
    found = terms.scheme_terms_of(visit.desk.office, terms_id)
    asked = request.GET.get("bagian", "")
    form = PartsForm(typed_into(request), initial={"parts": [asked]}, choices=choices_of(found, asked))
    back = reverse("administration:terms_version", args=[found.pk])
    page = _page(
        _("Pastikan sebagian ketentuan %(scheme)s"),
        found.scheme,
        intro=_(
            "Nilainya tidak berubah, dan permohonan yang berjalan tidak tersentuh. Bila sumbernya mengatakan lain, "
            "buat versi baru. Edisi yang dipastikan ditawarkan kepada pemohon sejak tanggalnya."
        ),
        submit=_("Sudah saya pastikan"),
        goal=back,
    )

    def act() -> None:
        given = form.cleaned_data
        terms.confirm_parts(found, given["parts"], given["source"], by=administrator(visit), at=visit.at)

    return answer(request, form, page, act, goal=back, said=_("Yang Anda pilih ditandai sudah dipastikan."))


@require_http_methods(FORM_METHODS)
@gate(Rule.ADMINISTRATOR)
@once
def withdraw_terms(request: HttpRequest, terms_id: int) -> HttpResponse:
    """Take back a version that has not begun."""
    visit = cast(Visit, request)
    found = terms.scheme_terms_of(visit.desk.office, terms_id)
    page = _page(_("Hapus versi %(scheme)s yang belum berlaku"), found.scheme, submit=_("Hapus versi"), is_danger=True)

    def act() -> None:
        terms.withdraw_terms(found, by=administrator(visit), at=visit.at)

    return answer(request, SureForm(typed_into(request)), page, act, goal=page.back, said=_("Versi dihapus."))


def _page(title: str, scheme: str, *, submit: str = "", goal: str = "", **more: object) -> FormPage:
    home = reverse("administration:terms")
    return FormPage(
        title=title % {"scheme": scheme_name(scheme)},
        submit=submit or _("Simpan versi"),
        back=goal or home,
        crumbs=trail((_("Ketentuan sertifikat"), home)),
        **more,  # type: ignore[arg-type]  # texts and flags of FormPage
    )

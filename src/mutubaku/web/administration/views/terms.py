"""The versions of each scheme: listed, one on a page, a new one from a day on, confirmed, taken back."""

from __future__ import annotations

from functools import partial
from typing import Any, cast

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from mutubaku.cases.models import Scheme
from mutubaku.people.models import CompetenceFunction
from mutubaku.schemes import actions as terms
from mutubaku.schemes.models import Evaluation, SchemeTerms
from mutubaku.schemes.queries import EDITION, GRADE
from mutubaku.web.gate import Rule, Visit, gate
from mutubaku.web.resume import typed_into

from ..acts import Formed, FormPage, form_view
from ..forms.base import SureForm
from ..forms.confirming import ConfirmForm, PartsForm
from ..forms.terms import TermsForm, initial_of
from ..forms.terms_fields import FIGURES, JUDGES, figure, types_of
from ..page import show, today, trail
from ..parts import choices_of, shown_parts
from ..words import scheme_name


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


@form_view
def new_terms(visit: Visit, scheme: str) -> Formed:
    """A scheme's version from a day on, filled with the latest one."""
    if scheme not in Scheme.values:
        raise Http404
    latest = visit.desk.office.scheme_terms.filter(scheme=scheme).first()
    initial = {**(initial_of(latest) if latest else {}), "valid_from": today(visit)}
    form = TermsForm(typed_into(visit), initial=initial, scheme=scheme)
    page = _page(
        _("Versi baru %(scheme)s"),
        scheme,
        intro=_("Diisi dengan versi terakhir. Permohonan yang sudah dibuka tetap memakai versinya sendiri."),
        template="form_sections.html",
    )

    def act(**who: Any) -> None:
        day = form.cleaned_data["valid_from"]
        terms.set_terms(visit.desk.office, scheme, form.given(), day, **who)

    return Formed(form=form, page=page, act=act, said=_("Versi tersimpan."))


@form_view
def confirm_terms(visit: Visit, terms_id: int) -> Formed:
    """Say where the version was looked up."""
    found = terms.scheme_terms_of(visit.desk.office, terms_id)
    form = ConfirmForm(typed_into(visit), initial={"source": found.source})
    page = _page(
        _("Pastikan ketentuan %(scheme)s"),
        found.scheme,
        intro=_(
            "Yang dipastikan: semua ketentuan versi ini yang belum dipastikan, menurut satu sumber. Edisi standar "
            "dipastikan satu per satu pada halaman versinya."
        ),
        submit=_("Sudah saya pastikan"),
    )

    def act(**who: Any) -> None:
        terms.confirm_terms(found, form.cleaned_data["source"], **who)

    return Formed(form=form, page=page, act=act, said=_("Ketentuan ditandai sudah dipastikan."))


@form_view
def confirm_parts(visit: Visit, terms_id: int) -> Formed:
    """Say where some parts of the version were looked up; `?bagian=` is ticked already."""
    found = terms.scheme_terms_of(visit.desk.office, terms_id)
    asked = visit.GET.get("bagian", "")
    form = PartsForm(typed_into(visit), initial={"parts": [asked]}, choices=choices_of(found, asked))
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

    def act(**who: Any) -> None:
        given = form.cleaned_data
        terms.confirm_parts(found, given["parts"], given["source"], **who)

    return Formed(form=form, page=page, act=act, said=_("Yang Anda pilih ditandai sudah dipastikan."), goal=back)


@form_view
def withdraw_terms(visit: Visit, terms_id: int) -> Formed:
    """Take back a version that has not begun."""
    found = terms.scheme_terms_of(visit.desk.office, terms_id)
    page = _page(_("Hapus versi %(scheme)s yang belum berlaku"), found.scheme, submit=_("Hapus versi"), is_danger=True)

    return Formed(
        form=SureForm(typed_into(visit)), page=page, act=partial(terms.withdraw_terms, found), said=_("Versi dihapus.")
    )


def _page(title: str, scheme: str, *, submit: str = "", goal: str = "", **more: object) -> FormPage:
    home = reverse("administration:terms")
    return FormPage(
        title=title % {"scheme": scheme_name(scheme)},
        submit=submit or _("Simpan versi"),
        back=goal or home,
        crumbs=trail((_("Ketentuan sertifikat"), home)),
        **more,  # type: ignore[arg-type]  # texts and flags of FormPage
    )

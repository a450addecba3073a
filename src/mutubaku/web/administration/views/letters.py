"""The words of the office's letters: what is in force, the next version, a preview of it, and the built-in words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, cast

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_http_methods, require_safe

from mutubaku.conduct import trial_letters
from mutubaku.conduct.errors import Refusal
from mutubaku.conduct.founding.rows import LetterRow
from mutubaku.conduct.registers import name_of
from mutubaku.conduct.works.letter_kinds import kinds
from mutubaku.documents.letter_texts import set_text, versions
from mutubaku.documents.letter_words import TABLES, LetterTextError
from mutubaku.documents.models import LetterText
from mutubaku.web.gate import Rule, Visit, gate
from mutubaku.web.resume import typed_into

from ..acts import UNPROCESSABLE, Formed, FormPage, form_view
from ..forms.letters import FromDayForm, LetterTextForm
from ..letters import rows_of, shown_kind
from ..page import administrator, show, today, trail

FORM_METHODS = ["GET", "HEAD", "POST"]


@require_safe
@gate(Rule.ADMINISTRATOR)
def letters(request: HttpRequest) -> HttpResponse:
    """Every kind of letter with the words it is written with today."""
    visit = cast(Visit, request)
    return show(request, "letters.html", {"rows": rows_of(visit.desk.office, today(visit))}, here="letters")


@require_safe
@gate(Rule.ADMINISTRATOR)
def letter(request: HttpRequest, kind: str) -> HttpResponse:
    """One kind: its words, or those of an earlier version asked for by ``versi``, and all its versions."""
    visit = cast(Visit, request)
    row = _row(kind)
    shown = shown_kind(visit.desk.office, row, today(visit), request.GET.get("versi", ""))
    crumbs = trail((pgettext("daftar", "Surat"), reverse("administration:letters")))
    return show(request, "letter.html", {"shown": shown, "crumbs": crumbs}, here="letters")


@form_view
def change_letter(visit: Visit, kind: str) -> Formed:
    """The next version of a kind's words."""
    row, office = _row(kind), visit.desk.office
    latest: LetterText | LetterRow = _version(visit, kind) or versions(office, kind).first() or row
    initial: dict[str, Any] = {"subject": latest.subject, "body": latest.body.strip(), "valid_from": today(visit)}
    initial["signer"] = latest.signer or row.signer
    form, page = LetterTextForm(typed_into(visit), initial=initial), _text_page(visit, row)

    def act(**who: Any) -> None:
        words = {name: form.cleaned_data[name] for name in ("subject", "body", "valid_from", "signer")}
        set_text(office, kind, **words, fields=row.known, **who)
        if left_out := row.left_out_of(f"{words['subject']} {words['body']}"):
            messages.warning(visit, _left_out(left_out))

    return Formed(form=form, page=page, act=act, said=_("Teks surat tersimpan."))


@require_http_methods(FORM_METHODS)
@gate(Rule.ADMINISTRATOR)
def preview_letter(request: HttpRequest, kind: str) -> HttpResponse:
    """The words as they stand in the form, on a real case, as a PDF that is kept nowhere; without them, the form."""
    visit = cast(Visit, request)
    if request.method != "POST":
        return redirect("administration:change_letter", kind=kind)
    row, form = _row(kind), LetterTextForm(request.POST)
    if form.is_valid():
        try:
            data = _preview(visit, kind, form.cleaned_data)
        except LetterTextError as error:
            form.add_error(error.field, str(error))
        except Refusal as refusal:
            form.add_error("case_number", str(refusal))
        else:
            return HttpResponse(data, content_type="application/pdf", headers={"Content-Disposition": "inline"})
    page = _text_page(visit, row)
    context = {"form": form, "form_page": page, "crumbs": page.crumbs, **page.context}
    return show(request, page.template, context, status=UNPROCESSABLE)


@form_view
def restore_letter(visit: Visit, kind: str) -> Formed:
    """Go back to the built-in words from a day on."""
    row = _row(kind)
    form = FromDayForm(typed_into(visit), initial={"valid_from": today(visit)})
    page = FormPage(
        title=_("Kembali ke teks bawaan: %(name)s") % {"name": name_of(row.kind, today(visit))},
        intro=_("Teks bawaan menjadi versi baru. Versi yang lama tetap tersimpan dan dapat dipakai lagi."),
        submit=_("Pakai teks bawaan"),
        back=reverse("administration:letter", args=[kind]),
        crumbs=_crumbs(row, visit),
    )

    def act(**who: Any) -> None:
        day = form.cleaned_data["valid_from"]
        words = (row.subject, row.body, day)
        set_text(visit.desk.office, kind, *words, fields=row.known, is_seed=True, signer=row.signer, **who)

    return Formed(form=form, page=page, act=act, said=_("Teks bawaan dipakai lagi."))


def _left_out(names: Sequence[str]) -> str:
    """What a letter no longer says, though the case has it."""
    said = _("Teks ini tidak memuat isian %(fields)s, jadi hal itu tidak akan tertulis pada suratnya.")
    return said % {"fields": ", ".join(names)}


def _row(kind: str) -> LetterRow:
    """The kind's built-in row; Http404 for a kind there is not."""
    try:
        return kinds()[kind]
    except KeyError as error:
        raise Http404 from error


def _version(visit: Visit, kind: str) -> LetterText | None:
    """The version whose words are to be taken up again, when one is asked for."""
    asked = visit.GET.get("versi", "")
    if not (asked.isdecimal() and len(asked) < 10):  # noqa: PLR2004 - what an integer of the database holds
        return None
    return versions(visit.desk.office, kind).filter(version=int(asked)).first()


def _preview(visit: Visit, kind: str, given: dict[str, Any]) -> bytes:
    case = trial_letters.case_of(visit.desk.office, given["case_number"])
    words, signer = (given["subject"], given["body"]), given["signer"]
    return trial_letters.preview(case, kind, *words, administrator(visit), visit.at, signer=signer)


def _text_page(visit: Visit, row: LetterRow) -> FormPage:
    own_first = {**row.fields, **row.known}
    context = {
        "kind": row.kind,
        "fields": [(f"{{{name}}}", example) for name, example in own_first.items()],
        "tables": f"{{{TABLES}}}",
        "sample": "{tanggal_audit}",
        "preview": reverse("administration:preview_letter", args=[row.kind]),
    }
    return FormPage(
        title=_("Ubah teks %(name)s") % {"name": name_of(row.kind, today(visit))},
        submit=_("Simpan teks"),
        back=reverse("administration:letter", args=[row.kind]),
        crumbs=_crumbs(row, visit),
        template="letter_form.html",
        context=context,
    )


def _crumbs(row: LetterRow, visit: Visit) -> list[Any]:
    name = name_of(row.kind, today(visit))
    home, own = reverse("administration:letters"), reverse("administration:letter", args=[row.kind])
    return trail((pgettext("daftar", "Surat"), home), (name, own))

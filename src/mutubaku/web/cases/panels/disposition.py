"""Step 2 on the screen: the application on one page, and to whom the head routes it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, cast

from django.forms import BaseForm, CheckboxSelectMultiple, MultipleChoiceField
from django.urls import reverse
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from mutubaku.applications.queries import application_of
from mutubaku.cases.library import procedure_of
from mutubaku.cases.models import Case, Ending, Scheme, Task
from mutubaku.cases.queries import cases_of_organisations
from mutubaku.certificates.queries import issued_to, verdict_on
from mutubaku.conduct.actions.reviewing import write_disposition
from mutubaku.conduct.works.reviewing import CheckRow, checklist
from mutubaku.people.access import SYSTEM, office_day
from mutubaku.people.queries import officials
from mutubaku.reviews.errors import AddresseesMissing, InstructionMissing
from mutubaku.reviews.models import Urgency
from mutubaku.reviews.policy import ADDRESSEES
from mutubaku.reviews.queries import disposition_of
from mutubaku.web.client.answers import Answer, sections
from mutubaku.web.client.draft import Draft
from mutubaku.web.client.forms.fields import Answers, Choice, Lines
from mutubaku.web.gate import Visit
from mutubaku.web.naming import named
from mutubaku.web.writing import tanggal_singkat

from ..endings import ENDINGS
from ..page import tasks_of
from ..papers import note_of
from .beside import answered, note_form, typed
from .matrix import bound
from .panel import SAVE, Panel, submit

INSTRUCTION = 2000  # characters
SHOWN = 8  # of the client's earlier certificates and applications; the others are found by searching
BREAK = SafeString("<br>")
CERTIFICATES = {"valid", "suspended", "withdrawn", "expired"}  # the tags the component knows


class DispositionForm(Answers):
    """To whom, what to do, how soon."""

    addressees = MultipleChoiceField(label=gettext_lazy("Diteruskan kepada"), widget=CheckboxSelectMultiple)
    urgency = Choice(gettext_lazy("Sifat"), Urgency.choices, empty=gettext_lazy("Pilih sifatnya."))
    instruction = Lines(gettext_lazy("Instruksi"), INSTRUCTION, empty=gettext_lazy("-"))

    def __init__(self, data: Any, people: Iterable[tuple[str, str]], now: dict[str, Any]) -> None:
        super().__init__(**bound(data), initial=now)
        self.fields["addressees"].choices = list(people)  # type: ignore[attr-defined]  # it is a MultipleChoiceField
        self.fields["addressees"].error_messages["required"] = str(AddresseesMissing())
        self.fields["instruction"].error_messages["required"] = str(InstructionMissing())


def _form(visit: Visit, task: Task, data: Any) -> DispositionForm:
    written = disposition_of(task)
    usual = _("Mohon diproses sesuai SOP: periksa kelengkapan, verifikasi dokumen, dan laporkan hasilnya.")
    now = {"addressees": list(ADDRESSEES), "urgency": Urgency.ORDINARY, "instruction": usual}
    if written is not None:
        now = {name: getattr(written, name) for name in now}
    return DispositionForm(data, _people(visit, task), now)


def _people(visit: Visit, task: Task) -> list[tuple[str, str]]:
    """The sections with who holds them today."""
    procedure, found = procedure_of(task), []
    for key in ADDRESSEES:
        holders = ", ".join(one.name for one in officials(task.case.office, key, visit.at))
        role = named(procedure.role(key).name)
        words = {"role": role, "names": holders or _("belum ada pemegangnya hari ini")}
        found.append((key, _("%(role)s: %(names)s") % words))
    return found


def _context(visit: Visit, task: Task, bad: BaseForm | None) -> dict[str, Any]:
    form = bad if isinstance(bad, DispositionForm) else _form(visit, task, typed(visit, task))
    written = disposition_of(task)
    earlier = _certificates(visit, task.case) + _cases(task.case)
    return {
        "outcome_form": note_form(visit, task, bad),
        "disposition": form,
        "written": written,
        "routed": [label for key, label in _people(visit, task) if written and key in written.addressees],
        "sections": _application(task),
        "papers": [_paper(row) for row in checklist(task)],
        "earlier": earlier[:SHOWN],
        "earlier_more": len(earlier) - SHOWN,
    }


def _application(task: Task) -> list[dict[str, Any]]:
    """Everything the client answered, as they saw it when they sent it; the documents are listed by themselves."""
    first = next(one for one in tasks_of(task.case) if one.parent_id is None)
    told = sections(Draft(task.case, first, application_of(task.case), SYSTEM))
    shown = [one for one in told if one.title != _("Dokumen persyaratan")]
    return [{"title": one.title, "facts": [_fact(answer) for answer in one.answers]} for one in shown]


def _fact(answer: Answer) -> dict[str, str]:
    lines = answer.lines or tuple(answer.value.splitlines())
    return {"label": answer.label, "value": format_html_join(BREAK, "{}", ((line,) for line in lines))}


def _paper(row: CheckRow) -> dict[str, str]:
    if row.version is None:
        status = ("empty", _("Belum ada")) if row.requirement.is_mandatory else ("not-applicable", _("Tidak wajib"))
        return {"name": row.requirement.name, "status": status[0], "text": status[1]}
    href = reverse("cases:file", args=[row.version.pk])
    return {"name": row.requirement.name, "href": href, "note": note_of(row.version)}


def _certificates(visit: Visit, case: Case) -> list[dict[str, str]]:
    """The certificates the client holds."""
    today = office_day(case.office, visit.at).date()
    found = [one for scheme in Scheme.values for one in issued_to(case.organisation, scheme)]
    rows = []
    for one in found:
        verdict = verdict_on(one, today)
        words = {
            "number": one.number,
            "scheme": one.get_scheme_display(),
            "day": tanggal_singkat(one.valid_until) if one.valid_until else "",
            "lots": one.lots,
        }
        rows.append(
            {
                "name": _("Sertifikat %(number)s") % words,
                "note": (_("%(scheme)s, sampai %(day)s") if one.valid_until else _("%(scheme)s, lot %(lots)s")) % words,
                "href": reverse("public:verify", args=[one.secret]),
                "status": verdict if verdict in CERTIFICATES else "not-applicable",
                "text": "" if verdict in CERTIFICATES else _("Tidak berlaku"),
            }
        )
    return rows


def _cases(case: Case) -> list[dict[str, str]]:
    """The client's other applications that the office has received."""
    others = [one for one in cases_of_organisations([case.organisation_id]) if one.sent_at and one.pk != case.pk]
    return [
        {
            "name": one.number,
            "note": f"{one.get_scheme_display()}, {one.get_kind_display()}, {tanggal_singkat(one.sent_at)}",
            "href": reverse("cases:case", args=[one.pk]),
            "status": ENDINGS[Ending(one.ending)] if one.ending else "partial",
            "text": one.get_ending_display() if one.ending else _("Berjalan"),
        }
        for one in others
        if one.office_id == case.office_id
    ]


def _save(visit: Visit, task: Task) -> BaseForm | None:
    form = _form(visit, task, visit.POST)
    do = lambda given: write_disposition(task.pk, visit.user, visit.at, **given)  # noqa: E731 - one call
    return answered(visit, task, cast(DispositionForm | None, submit(form, do)))


PANEL = Panel("cases/panels/disposition.html", _context, {SAVE: _save}, inline=True)

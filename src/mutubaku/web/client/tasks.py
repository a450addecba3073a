"""The task list of a draft: each part with where it is filled in and how far it is."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace

from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from mutubaku.applications.models import Topic
from mutubaku.applications.policy import Part, Progress, State, ready
from mutubaku.applications.queries import is_realisation_outdated, progress, topics_outdated

from .draft import Draft
from .forms.green import TITLES

TAGS = {State.EMPTY: "empty", State.PARTIAL: "partial", State.DONE: "complete"}


@dataclass(frozen=True)
class TaskRow:
    """One part as the task list component draws it."""

    title: str
    href: str | None
    status: str
    text: str = ""
    hint: str = ""
    is_optional: bool = False


@dataclass(frozen=True)
class TaskList:
    """The parts of a draft, in order, and how many of them are done."""

    answers: tuple[TaskRow, ...]
    documents: TaskRow
    send: TaskRow
    is_ready: bool

    @property
    def done(self) -> int:
        """How many parts are done, the sending left out."""
        return sum(row.status == "complete" for row in (*self.asked, self.documents))

    @property
    def total(self) -> int:
        """How many parts there are, the sending left out."""
        return len(self.asked) + 1

    @property
    def asked(self) -> list[TaskRow]:
        """The parts that must be answered."""
        return [row for row in self.answers if not row.is_optional]


def task_list(draft: Draft) -> TaskList:
    """The parts of a draft with their state."""
    found = {one.part: one for one in progress(draft.case)}
    is_ready = ready(list(found.values()))
    contact = TaskRow(_("Penghubung"), _page("contact", draft), TAGS[found[Part.CONTACT].state], hint=_contact(draft))
    return TaskList(
        answers=(_organisation(draft), contact, *_scope(draft)),
        documents=_documents(draft, found[Part.DOCUMENTS]),
        send=_send(draft, is_ready=is_ready),
        is_ready=is_ready,
    )


def _page(name: str, draft: Draft) -> str:
    return reverse(f"client:{name}", args=[draft.case.pk])


def _organisation(draft: Draft) -> TaskRow:
    """The company's data are whole once it is registered; they are shown, to be put right where they have changed."""
    client = draft.case.organisation
    asked = urlencode({"kembali": _page("dossier", draft)})
    href = f"{reverse('client:organisation_change', args=[client.pk])}?{asked}"
    return TaskRow(_("Data perusahaan"), href, "complete", hint=client.name)


def _contact(draft: Draft) -> str:
    given = draft.application
    return ", ".join(part for part in (given.contact_name, given.contact_position) if part)


def _scope(draft: Draft) -> list[TaskRow]:
    application = draft.application
    if draft.is_product:
        count = len(application.products.all())
        hint = ngettext("%(count)s produk", "%(count)s produk", count) % {"count": count} if count else ""
        return [TaskRow(_("Produk"), _page("scope", draft), _tag(bool(count)), hint=hint)]
    if draft.is_green:
        there = hasattr(application, "green_scope")
        hint = str(application.green_scope) if there else ""
        row = TaskRow(_("Ruang lingkup"), _page("scope", draft), _tag(there), hint=hint)
        if is_realisation_outdated(application):
            year = application.green_scope.realisation_year
            hint = _("%(hint)s; realisasi masih tahun %(year)s") % {"hint": hint, "year": year}
            row = replace(row, status="partial", text=_("Perlu diperbarui"), hint=hint)
        return [row, *_figures(draft)]
    there = hasattr(application, "system_scope")
    sites = list(application.sites.all())
    hint = ngettext("%(count)s lokasi", "%(count)s lokasi", len(sites)) % {"count": len(sites)} if sites else ""
    return [
        TaskRow(_("Ruang lingkup"), _page("scope", draft), _tag(there)),
        TaskRow(_("Lokasi dan personel"), _page("sites", draft), _tag(bool(sites)), hint=hint),
        _others(draft),
    ]


def _others(draft: Draft) -> TaskRow:
    count = len(draft.application.other_certificates.all())
    hint = ngettext("%(count)s sertifikat", "%(count)s sertifikat", count) % {"count": count} if count else ""
    status, text = ("complete", _("Ada")) if count else ("not-applicable", _("Tidak wajib"))
    page = _page("others", draft)
    return TaskRow(_("Sertifikat lain yang dimiliki"), page, status, text=text, hint=hint, is_optional=True)


def _figures(draft: Draft) -> list[TaskRow]:
    rows = draft.application.green_figures.all()
    there, outdated = Counter(row.topic for row in rows), topics_outdated(draft.application)
    years = {row.topic: row.year for row in sorted(rows, key=lambda row: row.year)}
    found = []
    for topic in Topic:
        count = there[topic]
        hint = ngettext("%(count)s baris", "%(count)s baris", count) % {"count": count} if count else ""
        row = TaskRow(str(TITLES[topic]), reverse("client:figures", args=[draft.case.pk, topic]), _tag(bool(count)))
        if topic in outdated and count:
            hint = _("%(hint)s, masih tahun %(year)s") % {"hint": hint, "year": years[topic]}
            row = replace(row, status="partial", text=_("Perlu diperbarui"))
        found.append(replace(row, hint=hint))
    return found


def _tag(there: bool) -> str:  # noqa: FBT001 - the one thing it maps
    return "complete" if there else "empty"


def _documents(draft: Draft, found: Progress) -> TaskRow:
    hint = _("%(done)s dari %(total)s dokumen wajib sudah ada") % {"done": found.done, "total": found.total}
    return TaskRow(_("Dokumen persyaratan"), _page("documents", draft), TAGS[found.state], hint=hint)


def _send(draft: Draft, *, is_ready: bool) -> TaskRow:
    if is_ready:
        return TaskRow(_("Periksa jawaban dan kirim"), _page("check", draft), "empty", text=_("Siap dikirim"))
    return TaskRow(
        _("Periksa jawaban dan kirim"),
        None,
        "blocked",
        text=_("Belum bisa"),
        hint=_("Terbuka setelah semua bagian lengkap"),
    )

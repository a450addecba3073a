"""The committee on the screen: who is called, the conclusion, and how far the members have answered."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.contrib import messages
from django.forms import BaseForm, CheckboxSelectMultiple
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from mutubaku.cases.models import Kind, Task
from mutubaku.conduct.actions.deciding import (
    Invitation,
    call_committee,
    conclude_committee,
    replace_committee_member,
)
from mutubaku.conduct.errors import Refusal
from mutubaku.conduct.integrated import audited_with
from mutubaku.conduct.scopes import scopes_of
from mutubaku.conduct.sites import group_reasoning
from mutubaku.conduct.works.deciding import composition_of, grantable, interested, pool, said_against
from mutubaku.conduct.works.granted import edition_over
from mutubaku.conduct.works.parts import scope_items
from mutubaku.decisions.models import Conclusion, Meeting, Member
from mutubaku.decisions.queries import active_members, called_since, last_review, meeting_in
from mutubaku.people.access import office_day
from mutubaku.people.models import User
from mutubaku.web.client.forms.fields import Answers, Choice, Day, Line, Lines
from mutubaku.web.gate import Visit
from mutubaku.web.reasons import reasons
from mutubaku.web.resume import typed_into
from mutubaku.web.writing import saat_singkat

from .panel import Panel

CALL, CONCLUDE, REPLACE = "panggil", "kesimpulan", "ganti-anggota"
WORDS = 4000  # characters


class PartForm(Answers):
    """Which part of the scope is granted: products or sites one by one, and a narrower scope in words."""

    part_items = forms.MultipleChoiceField(
        label=gettext_lazy("Yang diberikan, bila sebagian"), required=False, widget=CheckboxSelectMultiple
    )
    part_words = Lines(
        gettext_lazy("Ruang lingkup yang diberikan, bila sebagian"),
        WORDS,
        rows=2,
        hint=gettext_lazy("Tercetak pada sertifikat menggantikan ruang lingkup yang diajukan."),
    )

    def offer(self, items: dict[str, str], kind: str) -> None:
        """Offer the products or sites of a case; where it has one or none, the scope is narrowed in words."""
        if kind == Kind.SURVEILLANCE:
            self.fields["part_items"].label = _("Yang dilanjutkan, bila sebagian")
            self.fields["part_items"].help_text = _("Yang tidak dipilih dikeluarkan dari sertifikat.")
            self.fields["part_words"].label = _("Ruang lingkup yang dilanjutkan, bila sebagian")
            self.fields["part_words"].help_text = _("Tercetak pada sertifikat menggantikan ruang lingkupnya sekarang.")
        if len(items) > 1:
            self.fields["part_items"].choices = list(items.items())  # type: ignore[attr-defined]  # a choice field
        else:
            del self.fields["part_items"]
        self.offered = items

    def part(self) -> dict[str, Any]:
        """The part, once the form is valid."""
        given = self.cleaned_data
        return {"part_items": given.get("part_items", list(self.offered)), "part_words": given["part_words"]}


class CallForm(Answers):
    """When and where, and who comes."""

    held_on = Day(gettext_lazy("Tanggal rapat"), empty=gettext_lazy("Tulis tanggal rapatnya."))
    place = Line(gettext_lazy("Tempat"), 300, empty=gettext_lazy("Tulis tempat rapat, atau alamat rapat jarak jauh."))
    is_remote = forms.BooleanField(label=gettext_lazy("Rapat jarak jauh"), required=False)
    agenda = Lines(gettext_lazy("Agenda"), WORDS, rows=2)
    members = forms.TypedMultipleChoiceField(
        label=gettext_lazy("Anggota"),
        coerce=int,
        widget=CheckboxSelectMultiple,
        error_messages={"required": gettext_lazy("Pilih anggota komite yang dipanggil.")},
    )
    chair = forms.TypedChoiceField(
        label=gettext_lazy("Ketua rapat"),
        coerce=int,
        help_text=gettext_lazy("Ketua memberi pernyataan paling akhir."),
        error_messages={"required": gettext_lazy("Pilih ketua rapat.")},
    )

    def __init__(self, data: Any, task: Task, at: Any) -> None:
        today = office_day(task.case.office, at).date()
        own = meeting_in(task)
        meeting = own or _called_beside(task, today)
        self.begun_beside = meeting.task.case.number if meeting and not own else ""
        super().__init__(data, auto_id="rapat_%s", initial=_called(meeting, today))
        people = [(seat.user_id, seat.name) for seat in pool(task, at)]
        self.fields["members"].choices = people  # type: ignore[attr-defined]  # a choice field
        self.fields["chair"].choices = [("", _("Pilih…")), *people]  # type: ignore[attr-defined]  # a choice field


def _called_beside(task: Task, today: date) -> Meeting | None:
    """The meeting called for the other standard of an audit held together, when it is still to be held: the same people
    may decide on both there."""
    companion = audited_with(task.case)
    return called_since(companion, today) if companion else None


def _called(meeting: Meeting | None, today: date) -> dict[str, Any]:
    if meeting is None:
        return {"held_on": today, "agenda": _("Pembahasan hasil evaluasi dan tinjauan")}
    members = list(active_members(meeting))
    return {
        **{name: getattr(meeting, name) for name in ("held_on", "place", "agenda", "is_remote")},
        "members": [one.user_id for one in members],
        "chair": next((one.user_id for one in members if one.is_chair), None),
    }


class ConclusionForm(PartForm):
    """What is laid before the members."""

    conclusion = Choice(
        gettext_lazy("Kesimpulan"), Conclusion.choices, empty=gettext_lazy("Pilih kesimpulan yang diajukan.")
    )
    reasons = Lines(
        gettext_lazy("Alasan"),
        WORDS,
        depends=True,
        hint=gettext_lazy("Wajib bila sebagian, tidak, atau ditunda; dicetak."),
    )
    field_order = ("conclusion", "reasons", "part_items", "part_words")

    def __init__(self, data: Any, task: Task) -> None:
        meeting, offered = meeting_in(task), scope_items(task.case)
        now = {"part_items": grantable(task.case)}
        if meeting is not None and meeting.reading:
            now = {name: getattr(meeting, name) for name in self.field_order}
        super().__init__(data, auto_id="simpul_%s", initial=now)
        self.offer(offered, task.case.kind)


class ReplaceForm(Answers):
    """Who does not answer, who comes instead, and why."""

    member_id = forms.TypedChoiceField(
        label=gettext_lazy("Anggota yang diganti"),
        coerce=int,
        error_messages={"required": gettext_lazy("Pilih anggota yang diganti.")},
    )
    user_id = forms.TypedChoiceField(
        label=gettext_lazy("Penggantinya"),
        coerce=int,
        error_messages={"required": gettext_lazy("Pilih penggantinya.")},
    )
    reason = Line(gettext_lazy("Alasan"), 500, empty=gettext_lazy("Tulis mengapa anggota ini diganti."))

    def __init__(self, data: Any, silent: list[Member], others: list[tuple[int, str]]) -> None:
        super().__init__(data, auto_id="ganti_%s")
        silent_names = [(one.pk, one.user.name) for one in silent]
        self.fields["member_id"].choices = [("", _("Pilih…")), *silent_names]  # type: ignore[attr-defined]  # choices
        self.fields["user_id"].choices = [("", _("Pilih…")), *others]  # type: ignore[attr-defined]  # choices


def _context(visit: Visit, task: Task, bad: BaseForm | None) -> dict[str, Any]:
    meeting = meeting_in(task)
    review = last_review(task.case)
    context: dict[str, Any] = {
        "meeting": meeting,
        "recommended": review,
        "review_href": reverse("cases:task", args=[review.task_id]) if review else "",
        "codes": _codes(task),
        "group": reasons(group_reasoning(task.case, visit.at)),
        "against": [*said_against(task.case), *edition_over(task.case, visit.at)],
        **_asked(task),
        "tied": [str(one) for one in interested(task, visit.at).values()],
        "call_form": bad if isinstance(bad, CallForm) else CallForm(_typed(visit, task, CALL), task, visit.at),
    }
    if meeting is None:
        return context
    silent, others = _replaceable(task, meeting, visit)
    given = _typed(visit, task, REPLACE)
    return {
        **context,
        **seats_shown(meeting, visit.user.pk),
        "part": part_lines(task, meeting),
        "conclusion_form": bad
        if isinstance(bad, ConclusionForm)
        else ConclusionForm(_typed(visit, task, CONCLUDE), task),
        "replace_form": bad if isinstance(bad, ReplaceForm) else ReplaceForm(given, silent, others),
        "may_replace": bool(silent and others),
    }


def _asked(task: Task) -> dict[str, Any]:
    """What the scheme asks of the committee, and who of the pool may not sit in it."""
    asked = composition_of(task.case)
    names = User.objects.filter(pk__in=asked.reviewers).values_list("name", flat=True)
    return {
        "least": asked.least,
        "functions": ", ".join(asked.functions.values()),
        "kept_out": ", ".join(sorted(names)),
    }


def _codes(task: Task) -> str:
    """The technical codes to be covered, as they are named to people."""
    return ", ".join(one.label for one in scopes_of(task.case))


def seats_shown(meeting: Meeting, user_id: int | None) -> dict[str, Any]:
    """The members with what they said of the conclusion that lies before them, and whether it is this person's turn."""
    rows, turn = [], None
    for member in active_members(meeting):
        said = member.statements.filter(reading=meeting.reading).first()
        if said is None and turn is None:
            turn = member.user_id
        rows.append(
            {
                "name": member.user.name,
                "post": _("Ketua") if member.is_chair else _("Anggota"),
                "status": "empty" if said is None else "complete" if said.agrees else "withdrawn",
                "text": _("Menunggu") if said is None else _("Setuju") if said.agrees else _("Tidak setuju"),
                "note": saat_singkat(said.at) if said else "",
                "reason": said.reason if said else "",
            }
        )
    gone = meeting.members.exclude(replaced_at=None).select_related("user")
    return {"seats": rows, "gone": list(gone), "my_turn": bool(meeting.reading) and turn == user_id}


def part_lines(task: Task, meeting: Meeting) -> list[str]:
    """The part that is recommended, in words."""
    known = scope_items(task.case)
    return [known[one] for one in meeting.part_items if one in known] + list(filter(None, [meeting.part_words]))


def _replaceable(task: Task, meeting: Meeting, visit: Visit) -> tuple[list[Member], list[tuple[int, str]]]:
    members = list(active_members(meeting))
    silent = [one for one in members if not one.statements.filter(reading=meeting.reading).exists()]
    taken = set(meeting.members.values_list("user_id", flat=True))
    return silent, [(seat.user_id, seat.name) for seat in pool(task, visit.at) if seat.user_id not in taken]


def _typed(visit: Visit, task: Task, act: str) -> Any:
    return None if visit.method == "POST" else typed_into(visit, reverse("cases:work", args=[task.pk, act]))


def told(form: Answers, act: Any, *args: Any, **given: Any) -> bool:
    """Do an act; its refusal stands beside the field it is about. Whether it was done."""
    try:
        act(*args, **given)
    except Refusal as refusal:
        form.refuse(refusal)
        return False
    return True


def _call(visit: Visit, task: Task) -> BaseForm | None:
    form = CallForm(visit.POST, task, visit.at)
    if form.is_valid():
        invitation = Invitation(**form.cleaned_data)
        if told(form, call_committee, task.pk, visit.user, visit.at, invitation=invitation):
            messages.success(visit, _("Komite dipanggil."))
            return None
    return form


def _conclude(visit: Visit, task: Task) -> BaseForm | None:
    form = ConclusionForm(visit.POST, task)
    if form.is_valid():
        given = {name: form.cleaned_data[name] for name in ("conclusion", "reasons")}
        if told(form, conclude_committee, task.pk, visit.user, visit.at, **given, **form.part()):
            messages.success(visit, _("Kesimpulan diajukan. Anggota memberi pernyataan berurutan, ketua paling akhir."))
            return None
    return form


def _replace(visit: Visit, task: Task) -> BaseForm | None:
    meeting = meeting_in(task)
    silent, others = _replaceable(task, meeting, visit) if meeting else ([], [])
    form = ReplaceForm(visit.POST, silent, others)
    if form.is_valid() and told(form, replace_committee_member, task.pk, visit.user, visit.at, **form.cleaned_data):
        messages.success(visit, _("Anggota diganti; alasannya tercatat pada berita acara."))
        return None
    return form


PANEL = Panel("cases/panels/committee.html", _context, {CALL: _call, CONCLUDE: _conclude, REPLACE: _replace})

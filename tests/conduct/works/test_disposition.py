"""Step 2: the head routes the application; the sheet and the memo say to whom, what and how soon."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from mutubaku.conduct import actions
from mutubaku.conduct.works.disposition import HEADS, WORK, sheet
from mutubaku.documents.queries import latest
from mutubaku.people.models import Position, RoleAssignment
from mutubaku.reviews.errors import DispositionMissing
from tests.cast import Cast, later
from tests.conduct.works.reviewed import capacity
from tests.factories.people import official

AT = later(hours=2)


def test_sheet_and_memo_name_the_sections_the_instruction_and_the_urgency(cast: Cast) -> None:
    task = cast.case_at("disposition")
    head = cast.staff["head"]
    actions.write_disposition(
        task.pk, head, AT, addressees=["pjt", "ss"], instruction="Periksa.", urgency="very-urgent"
    )
    letter = sheet(task, capacity(cast, "head", AT), AT)
    assert letter.fields == {"penerima": "; ".join(HEADS.values()), "instruksi": "Periksa.", "sifat": "Sangat segera"}
    assert letter.recipient == tuple(HEADS.values())


def test_papers_call_the_head_of_a_section_as_the_office_does_that_day(cast: Cast) -> None:
    task, head = cast.case_at("disposition"), cast.staff["head"]
    official(cast.office, "ss", title="Ketua Tim Sertifikasi")
    post = Position.objects.get(office=cast.office, title="Ketua Tim Sertifikasi")
    begun = date(2020, 1, 1)
    leads = RoleAssignment.objects.create(office=cast.office, role="section-head", position=post, starts_on=begun)
    actions.write_disposition(task.pk, head, AT, addressees=["pjt", "ss"], instruction="Periksa.")
    told = sheet(task, capacity(cast, "head", AT), AT).recipient
    assert told == (HEADS["pjt"], "Ketua Tim Sertifikasi")
    RoleAssignment.objects.filter(pk=leads.pk).update(ends_on=AT.date() - timedelta(days=1))
    assert sheet(task, capacity(cast, "head", AT), AT).recipient == tuple(HEADS.values())


def test_closing_the_step_leaves_both_papers_with_their_numbers(cast: Cast) -> None:
    task = cast.case_at("disposition")
    head = cast.staff["head"]
    actions.write_disposition(task.pk, head, AT, addressees=["pjt"], instruction="Periksa.")
    actions.perform(task.pk, "didisposisikan", head, AT)
    for kind in WORK.written:
        version = latest(task.case, kind)
        assert version is not None
        assert version.letter_number


def test_nothing_is_routed_before_it_is_said_to_whom(cast: Cast) -> None:
    task = cast.case_at("disposition")
    with pytest.raises(DispositionMissing):
        actions.perform(task.pk, "didisposisikan", cast.staff["head"], AT)
    assert latest(task.case, "memo-dinas") is None

"""When an application may go on from its review, and what may be asked of the client."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.validators import slug_re

from mutubaku.cases.errors import Refusal
from mutubaku.procedure import load_library
from mutubaku.reviews import errors
from mutubaku.reviews.policy import (
    Judged,
    Judgement,
    Looked,
    check_deadline,
    check_disposition,
    check_judgement,
    check_presence,
    check_unexpired,
    named,
    question_key,
    review_gaps,
    verification_gaps,
)
from mutubaku.worktime import SpanError

TODAY = date(2026, 11, 23)
YESTERDAY = date(2026, 11, 22)
TOMORROW = date(2026, 11, 24)


def test_a_question_is_never_taken_for_the_key_of_a_requirement() -> None:
    assert question_key(7) == "question:7"
    assert slug_re.match("akta-pendirian")
    assert not slug_re.match(question_key(7))


def test_a_disposition_goes_to_one_or_both_sections_with_an_instruction() -> None:
    assert check_disposition(["pjt"], "Periksa.") is None
    assert check_disposition(["pjt", "ss"], "Periksa.") is None


@pytest.mark.parametrize(
    ("addressees", "instruction", "refusal"),
    [
        ([], "Periksa.", errors.AddresseesMissing),
        (["pjt", "satpam"], "Periksa.", errors.AddresseeUnknown),
        (["pjt"], "  \n", errors.InstructionMissing),
    ],
)
def test_a_disposition_that_says_too_little_is_refused(
    addressees: list[str], instruction: str, refusal: type[Refusal]
) -> None:
    with pytest.raises(refusal):
        check_disposition(addressees, instruction)


def test_only_what_was_handed_in_is_present() -> None:
    check_presence("Akta", "present", has_file=True)
    check_presence("Akta", "absent", has_file=False)
    with pytest.raises(errors.PresentWithoutFile, match="“Akta” belum diunggah pelanggan"):
        check_presence("Akta", "present", has_file=False)


def test_a_review_in_which_everything_was_seen_and_answered_is_complete() -> None:
    rows = [
        Looked("Akta", is_mandatory=True, state="present"),
        Looked("Lisensi merek", is_mandatory=True, state="not-applicable"),
        Looked("Sertifikat ISO 9001", is_mandatory=False, state="absent"),
    ]
    assert review_gaps(rows, ["yes", "na"]) == []


def test_a_review_names_what_keeps_it_from_being_complete() -> None:
    rows = [
        Looked("Akta", is_mandatory=True, state=""),
        Looked("NPWP", is_mandatory=True, state="absent"),
        Looked("Sertifikat ISO 9001", is_mandatory=False, state=""),
    ]
    assert review_gaps(rows, ["no", "", "yes", ""]) == [
        "Akta, Sertifikat ISO 9001 belum diperiksa",
        "NPWP wajib, tetapi tidak ada",
        "2 pertanyaan tinjauan belum dijawab",
        "1 pertanyaan tinjauan dijawab “Tidak”",
    ]


def test_the_documents_are_valid_as_a_whole_when_each_is() -> None:
    assert verification_gaps([]) == []
    assert verification_gaps([Judged("Akta", is_valid=True)]) == []
    rows = [Judged("Akta", is_valid=None), Judged("NPWP", is_valid=False), Judged("NIB", is_valid=True)]
    assert verification_gaps(rows) == ["Akta belum dinilai", "NPWP dinilai tidak sah"]


def test_a_sentence_names_three_documents_and_counts_the_others() -> None:
    assert named(["A", "B", "C"]) == "A, B, C"
    assert named(["A", "B", "C", "D", "E"]) == "A, B, C, dan 2 lainnya"


@pytest.mark.parametrize(
    "judgement",
    [
        Judgement(is_valid=True),
        Judgement(is_valid=True, expires_on=TODAY),
        Judgement(is_valid=None, expires_on=YESTERDAY),
        Judgement(is_valid=False, reason="Kedaluwarsa.", expires_on=YESTERDAY),
    ],
)
def test_a_document_is_valid_to_its_last_day_and_may_be_called_not_valid_with_a_reason(judgement: Judgement) -> None:
    assert check_judgement("Akta", judgement, TODAY) is None


def test_an_expired_document_is_not_valid_and_not_valid_needs_a_reason() -> None:
    with pytest.raises(errors.DocumentExpired, match="Masa berlaku sudah lewat: Akta"):
        check_judgement("Akta", Judgement(is_valid=True, expires_on=YESTERDAY), TODAY)
    with pytest.raises(errors.ReasonForInvalidMissing, match="mengapa “Akta” tidak sah"):
        check_judgement("Akta", Judgement(is_valid=False, reason=" "), TODAY)


def test_what_ran_out_since_it_was_judged_is_named() -> None:
    check_unexpired([("Akta", None), ("Merek", TOMORROW)], TODAY)
    with pytest.raises(errors.DocumentExpired, match="Merek; Lisensi"):
        check_unexpired([("Akta", None), ("Merek", YESTERDAY), ("Lisensi", YESTERDAY)], TODAY)


def test_the_client_gets_until_a_working_day_to_come() -> None:
    check_deadline(TOMORROW, TODAY, lambda _day: True)
    for day in (TODAY, YESTERDAY):
        with pytest.raises(errors.DeadlineNotFuture):
            check_deadline(day, TODAY, lambda _day: True)
    with pytest.raises(errors.DeadlineNotFree, match="24 November 2026 bukan hari kerja"):
        check_deadline(TOMORROW, TODAY, lambda _day: False)


def test_a_mistyped_year_is_told_as_one_and_so_is_a_day_the_calendar_does_not_know() -> None:
    def unknown(_day: date) -> bool:
        raise SpanError

    check_deadline(date(2027, 5, 25), TODAY, lambda _day: True)
    for day in (date(2027, 5, 26), date(2099, 12, 14)):
        with pytest.raises(errors.DeadlineTooFar, match="sampai 25 Mei 2027"):
            check_deadline(day, TODAY, unknown)
    with pytest.raises(errors.DeadlineUnknown, match="belum sampai 24 November 2026"):
        check_deadline(TOMORROW, TODAY, unknown)


def test_what_was_typed_is_kept_without_the_spaces_around_it() -> None:
    assert Judgement(is_valid=True, reason=" a ", number=" 1 ").cleaned() == Judgement(True, "a", "1")


def test_ms_06_what_the_review_leaves_open_or_answers_no_keeps_an_application_from_its_audit() -> None:
    seen = [Looked("Akta", is_mandatory=True, state="present")]
    assert review_gaps(seen, ["yes", "na"]) == []
    assert review_gaps(seen, ["yes", ""]) == ["1 pertanyaan tinjauan belum dijawab"]
    assert review_gaps(seen, ["yes", "no"]) == ["1 pertanyaan tinjauan dijawab “Tidak”"]


def test_ms_06_an_application_is_declined_at_its_review_with_a_reason() -> None:
    review = load_library().get("pelayanan-sertifikasi", 1).step("completeness")
    declined = [one for one in review.outcomes if one.ends == "refused"]
    assert [one.note_required for one in declined] == [True]

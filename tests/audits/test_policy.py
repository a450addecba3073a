"""When an audit may be held and by whom, decision by decision."""

from __future__ import annotations

from datetime import date

import pytest

from mutubaku.audits import errors
from mutubaku.audits.models import About, Function
from mutubaku.audits.policy import (
    Engagement,
    Member,
    check_dates,
    check_free,
    check_objection,
    check_team,
    days_of,
)
from mutubaku.worktime import SpanError

TODAY = date(2026, 11, 23)  # a Monday
CHRISTMAS = date(2026, 12, 25)  # a Friday
FREE = {CHRISTMAS: "Hari Raya Natal"}


def is_working(day: date) -> bool:
    return day.weekday() < 5 and day not in FREE


def dates(first: date, last: date) -> None:
    check_dates(first, last, TODAY, is_working, FREE)


def person(user_id: int, function: Function, *roles: str) -> Member:
    return Member(user_id, f"Orang {user_id}", function, frozenset(roles or {function.value}))


LEAD = person(1, Function.LEAD_AUDITOR)
AUDITOR = person(2, Function.AUDITOR)
SAMPLER = person(3, Function.PPC)


# The days


@pytest.mark.parametrize(
    ("first", "last"),
    [
        (TODAY, TODAY),
        (date(2026, 12, 7), date(2026, 12, 9)),
        (date(2026, 12, 4), date(2026, 12, 7)),  # a weekend between is no audit day
        (date(2026, 12, 28), date(2027, 1, 27)),
    ],
)
def test_an_audit_may_be_held_on_working_days_from_today_on(first: date, last: date) -> None:
    assert dates(first, last) is None


@pytest.mark.parametrize(
    ("first", "last", "refusal", "sentence"),
    [
        (
            date(2026, 12, 9),
            date(2026, 12, 7),
            errors.DatesReversed,
            "Hari terakhir audit (Senin, 7 Desember 2026) mendahului hari pertama (Rabu, 9 Desember 2026). "
            "Periksa kedua tanggalnya.",
        ),
        (
            date(2026, 12, 7),
            date(2027, 12, 9),
            errors.AuditTooLong,
            "Rentang audit paling lama 31 hari. Periksa bulan dan tahun hari terakhirnya.",
        ),
        (
            date(2026, 11, 20),
            date(2026, 11, 24),
            errors.InThePast,
            "Jumat, 20 November 2026 sudah lewat. Pilih tanggal mulai hari ini atau sesudahnya.",
        ),
        (
            date(2026, 12, 24),
            date(2026, 12, 28),
            errors.OnFreeDay,
            "Jumat, 25 Desember 2026 adalah hari libur kantor (Hari Raya Natal). "
            "Pilih rentang tanggal tanpa hari libur.",
        ),
        (
            date(2026, 12, 5),
            date(2026, 12, 7),
            errors.OutsideWeek,
            "Sabtu, 5 Desember 2026 bukan hari kerja kantor. Mulai dan akhiri audit pada hari kerja.",
        ),
        (
            date(2026, 12, 4),
            date(2026, 12, 6),
            errors.OutsideWeek,
            "Minggu, 6 Desember 2026 bukan hari kerja kantor. Mulai dan akhiri audit pada hari kerja.",
        ),
    ],
)
def test_dates_that_cannot_stand_each_have_their_sentence(
    first: date, last: date, refusal: type[errors.AuditRefusal], sentence: str
) -> None:
    with pytest.raises(refusal) as told:
        dates(first, last)
    assert str(told.value) == sentence


def test_the_longest_audit_is_thirty_one_days() -> None:
    dates(date(2026, 12, 28), date(2027, 1, 27))
    with pytest.raises(errors.AuditTooLong):
        dates(date(2026, 12, 28), date(2027, 1, 28))


def test_the_days_of_an_audit_include_both_ends() -> None:
    assert list(days_of(date(2026, 12, 31), date(2027, 1, 2))) == [
        date(2026, 12, 31),
        date(2027, 1, 1),
        date(2027, 1, 2),
    ]


# The team


@pytest.mark.parametrize(
    ("team", "is_product"),
    [
        ([LEAD], False),
        ([LEAD, AUDITOR], False),
        ([LEAD, AUDITOR, SAMPLER], True),
        ([LEAD, person(4, Function.AUDITOR, "lead-auditor")], False),
        ([LEAD, person(4, Function.TECHNICAL_EXPERT, "laboratory")], False),
        ([LEAD, person(2, Function.AUDITOR), person(2, Function.PPC)], True),  # an auditor may take samples as well
    ],
)
def test_a_team_has_one_lead_and_people_who_hold_their_functions(team: list[Member], is_product: bool) -> None:
    assert check_team(team, is_product=is_product) is None


@pytest.mark.parametrize(
    ("team", "refusal", "sentence"),
    [
        ([], errors.LeadMissing, "Tim belum mempunyai ketua. Pilih satu ketua tim audit."),
        ([AUDITOR], errors.LeadMissing, "Tim belum mempunyai ketua. Pilih satu ketua tim audit."),
        (
            [LEAD, person(4, Function.LEAD_AUDITOR)],
            errors.TwoLeads,
            "Satu tim hanya mempunyai satu ketua. Jadikan yang lain auditor.",
        ),
        (
            [LEAD, person(4, Function.AUDITOR, "ppc")],
            errors.FunctionNotHeld,
            "Orang 4 tidak memegang peran kantor untuk fungsi “Auditor”. Pilih orang lain, atau minta administrator "
            "memberinya peran itu.",
        ),
        (
            [LEAD, SAMPLER],
            errors.SamplerForProductsOnly,
            "Petugas pengambil contoh hanya ikut dalam sertifikasi produk. Keluarkan ia dari tim ini.",
        ),
        (
            [LEAD, person(1, Function.AUDITOR)],
            errors.NamedTwice,
            "Orang 1 tercantum dua kali. Satu orang mengaudit dalam satu fungsi saja.",
        ),
        (
            [LEAD, AUDITOR, AUDITOR],
            errors.NamedTwice,
            "Orang 2 tercantum dua kali. Satu orang mengaudit dalam satu fungsi saja.",
        ),
        (
            [LEAD, AUDITOR, person(2, Function.TECHNICAL_EXPERT, "auditor")],
            errors.ExpertAudits,
            "Orang 2 tidak boleh menjadi tenaga ahli sekaligus auditor dalam satu tim. Pilih salah satu.",
        ),
    ],
)
def test_a_team_that_cannot_stand_has_its_sentence(
    team: list[Member], refusal: type[errors.AuditRefusal], sentence: str
) -> None:
    with pytest.raises(refusal) as told:
        check_team(team, is_product=False)
    assert str(told.value) == sentence


# Other audits of the same people


OTHER = Engagement(2, "0007/SNI/2026", date(2026, 12, 9), date(2026, 12, 10))


@pytest.mark.parametrize(
    ("first", "last"),
    [
        (date(2026, 12, 7), date(2026, 12, 8)),
        (date(2026, 12, 11), date(2026, 12, 14)),
    ],
)
def test_audits_before_and_after_another_are_free(first: date, last: date) -> None:
    assert check_free([LEAD, AUDITOR], first, last, [OTHER]) is None


@pytest.mark.parametrize(
    ("first", "last"),
    [
        (date(2026, 12, 7), date(2026, 12, 9)),
        (date(2026, 12, 10), date(2026, 12, 11)),
        (date(2026, 12, 7), date(2026, 12, 14)),
    ],
)
def test_nobody_audits_in_two_places_on_one_day(first: date, last: date) -> None:
    with pytest.raises(errors.MemberBusy) as told:
        check_free([LEAD, AUDITOR], first, last, [OTHER])
    assert str(told.value) == (
        "Orang 2 sudah dijadwalkan mengaudit untuk 0007/SNI/2026 pada Rabu, 9 Desember 2026 sampai Kamis, "
        "10 Desember 2026. Pilih tanggal lain, atau anggota lain."
    )


def test_another_office_s_case_is_not_named() -> None:
    elsewhere = Engagement(2, "", date(2026, 12, 9), date(2026, 12, 10))
    with pytest.raises(errors.MemberBusy, match="untuk kantor lain pada Rabu, 9 Desember 2026"):
        check_free([AUDITOR], date(2026, 12, 9), date(2026, 12, 9), [elsewhere])


def test_an_audit_of_somebody_else_does_not_matter() -> None:
    assert check_free([LEAD], date(2026, 12, 9), date(2026, 12, 9), [OTHER]) is None


def test_ms_19_to_the_team_of_a_special_audit_the_client_cannot_object_but_to_its_dates_they_can() -> None:
    check_objection(About.MEMBER, is_special=False)
    check_objection(About.DATES, is_special=True)
    with pytest.raises(errors.NoObjectionToTeam):
        check_objection(About.MEMBER, is_special=True)


def test_days_the_calendar_does_not_know_are_told_so() -> None:
    def unknown(_day: date) -> bool:
        raise SpanError

    with pytest.raises(errors.BeyondCalendar):
        check_dates(TODAY, TODAY, TODAY, unknown, {})

"""How printed time standards are read."""

import copy
import pickle
from datetime import timedelta

import pytest

from mutubaku.worktime import StandardError, TimeStandard, Unit, parse_standard


@pytest.mark.parametrize(
    ("printed", "amount", "unit"),
    [
        ("15 Menit", 15, Unit.MINUTE),
        ("2 Jam", 2, Unit.HOUR),
        ("2 jam", 2, Unit.HOUR),
        ("30 Menit", 30, Unit.MINUTE),
        ("1 hari", 1, Unit.DAY),
        ("41 hari kerja", 41, Unit.WORKING_DAY),
        ("41 Hari  Kerja", 41, Unit.WORKING_DAY),
        ("2jam", 2, Unit.HOUR),
        ("99999 menit", 99_999, Unit.MINUTE),
    ],
)
def test_every_standard_of_the_sheet_is_read_with_its_amount_and_unit(printed: str, amount: int, unit: Unit) -> None:
    assert parse_standard(printed) == TimeStandard(amount, unit, printed)


def test_the_text_stays_as_printed_without_the_spaces_around_it() -> None:
    assert parse_standard("  15 Menit ").text == "15 Menit"


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", 'Standar waktu kosong; tulis misalnya "15 menit", "2 jam" atau "41 hari kerja".'),
        ("   ", 'Standar waktu kosong; tulis misalnya "15 menit", "2 jam" atau "41 hari kerja".'),
        *(
            (
                text,
                f'Standar waktu "{text}" tidak terbaca; tulis bilangan bulat dan satuannya '
                '(menit, jam, hari atau hari kerja), misalnya "2 jam".',
            )
            for text in (
                "dua jam",
                "2",
                "jam",
                "1,5 jam",
                "-2 jam",
                "2 jam kerja",
                "2 hours",
                "2 jam 30 menit",
                "२ jam",
            )
        ),
        ("0 menit", 'Standar waktu "0 menit" tidak mungkin; tulis bilangan 1 sampai 99999.'),
        ("100000 hari", 'Standar waktu "100000 hari" tidak mungkin; tulis bilangan 1 sampai 99999.'),
    ],
)
def test_what_is_no_standard_is_refused_with_what_to_write_instead(text: str, sentence: str) -> None:
    with pytest.raises(StandardError) as refused:
        parse_standard(text)
    assert str(refused.value) == sentence


@pytest.mark.parametrize("amount", [0, -1, 100_000])
def test_an_impossible_amount_is_refused_wherever_a_standard_is_made(amount: int) -> None:
    with pytest.raises(StandardError, match="tulis bilangan 1 sampai 99999"):
        TimeStandard(amount, Unit.HOUR, "…")


def test_only_minutes_and_hours_stand_for_a_fixed_working_time() -> None:
    works = [parse_standard(text).work for text in ("15 menit", "2 jam", "1 hari", "41 hari kerja")]
    assert works == [timedelta(minutes=15), timedelta(hours=2), None, None]


def test_standards_compare_by_what_is_printed_and_survive_copying() -> None:
    standard = parse_standard("2 jam")
    assert standard != parse_standard("2 Jam")
    assert pickle.loads(pickle.dumps(standard)) == copy.deepcopy(standard) == standard
    assert repr(standard) == "TimeStandard(amount=2, unit=<Unit.HOUR: 'jam'>, text='2 jam')"

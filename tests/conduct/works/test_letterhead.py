"""Who writes and who hands over, as it stands on paper that day."""

from __future__ import annotations

import pytest

from mutubaku.cases.models import Case
from mutubaku.conduct.works.letterhead import ProfileMissing, case_facts, giver_of, office_letterhead, profile_of
from mutubaku.people.access import Capacity
from mutubaku.people.models import OfficeProfile
from tests.cast import MONDAY, Cast
from tests.factories.people import OfficeFactory, OfficeProfileFactory


def test_the_letterhead_is_the_profiles_line_by_line_with_what_can_be_rung_or_written_to() -> None:
    profile = OfficeProfile(
        letterhead="KEMENTERIAN\nBALAI", address="Jl. Satu\nPalembang", phone="0711", email="a@b.id"
    )
    head = office_letterhead(profile)
    assert (head.lines, head.address) == (("KEMENTERIAN", "BALAI"), ("Jl. Satu", "Palembang", "0711 · a@b.id"))


def test_without_telephone_and_address_of_mail_that_line_is_left_out() -> None:
    head = office_letterhead(OfficeProfile(letterhead="BALAI", address="Jl. Satu", phone="", email=""))
    assert head.address == ("Jl. Satu",)


def test_the_profile_is_the_one_in_force_that_day(db: None) -> None:
    office = OfficeFactory()
    OfficeProfileFactory(office=office, valid_from=MONDAY.date(), name="Balai Baru")
    assert profile_of(Case(office=office), MONDAY).name == "Balai Baru"


def test_an_office_without_a_profile_writes_no_letters_and_says_what_to_do(db: None) -> None:
    with pytest.raises(ProfileMissing) as refusal:
        profile_of(Case(office=OfficeFactory(profile=None)), MONDAY)
    assert str(refusal.value) == "Kepala surat kantor belum diisi. Minta administrator mengisinya di Administrasi."


def test_an_unsent_case_has_a_dash_for_its_number(cast: Cast) -> None:
    assert case_facts(cast.new_case())[0].value == "—"


def test_who_hands_over_is_named_with_a_nip_only_where_there_is_one() -> None:
    profile = OfficeProfile(name="Balai")
    with_nip = giver_of(Capacity(user_id=1, name="Budi", title="Kasi PJT", nip="1970"), profile)
    without = giver_of(Capacity(user_id=1, name="Budi", title="Kasi PJT"), profile)
    assert (with_nip.identity, without.identity) == ("NIP 1970", "")
    assert (with_nip.name, with_nip.post, with_nip.organisation) == ("Budi", "Kasi PJT", "Balai")

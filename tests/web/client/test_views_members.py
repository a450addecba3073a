"""The people of a company: invited by letter, accepted by the right person once, and able to leave."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.utils import timezone

from mutubaku.notices.models import Notice
from mutubaku.people.models import Invitation, Membership, Organisation, User
from tests.factories.people import InvitationFactory, OrganisationFactory, UserFactory, member

from .conftest import Browser

pytestmark = pytest.mark.django_db


@pytest.fixture
def company() -> Organisation:
    return OrganisationFactory(name="PT Ogan Pipa")


@pytest.fixture
def mine(browser: Callable[[User], Browser], company: Organisation) -> Browser:
    return browser(member(company, name="Penghubung Contoh", email="dewi@contoh.id"))


def at(company: Organisation, page: str = "") -> str:
    return f"/perusahaan/{company.pk}/{page}"


def invite(mine: Browser, company: Organisation, email: str = "rina@contoh.id") -> str:
    """Invite somebody; answers the path of the link in the letter."""
    mine.send(at(company, "undang/"), {"email": email})
    return "/undangan/" + str(Notice.objects.latest("pk").data["link"]).split("/undangan/")[1]


def test_an_invitation_goes_out_with_a_link_and_is_listed(mine: Browser, company: Organisation) -> None:
    answer = mine.send(at(company, "undang/"), {"email": "Rina@Contoh.id"}, follow=True)
    page = answer.content.decode()
    notice = Notice.objects.get()
    assert "Undangan dikirim ke Rina@Contoh.id dan berlaku 7 hari." in page
    assert (notice.kind, notice.email) == ("invitation", "rina@contoh.id")
    assert notice.data["link"].startswith("http://127.0.0.1:8000/undangan/")
    assert "Batalkan undangan" in page
    assert Invitation.objects.get().secret_hash not in notice.data["link"]


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("", "Tulis alamat e-mail rekan yang Anda undang."),
        ("rina", "Tulis alamat e-mail dengan lengkap"),
        ("dewi@contoh.id", "sudah menjadi pengguna perusahaan ini"),
        ("r" * 10_000 + "@contoh.id", "Tulis alamat e-mail dengan lengkap"),
    ],
)
def test_an_invitation_that_cannot_go_out_has_its_sentence(
    mine: Browser, company: Organisation, typed: str, sentence: str
) -> None:
    answer = mine.send(at(company, "undang/"), {"email": typed})
    assert answer.status_code == 422
    assert answer.content.decode().count(sentence) == 2
    assert not Notice.objects.exists()


def test_the_invited_person_joins(mine: Browser, browser: Callable[[User], Browser], company: Organisation) -> None:
    link = invite(mine, company)
    rina = UserFactory(email="rina@contoh.id")
    theirs = browser(rina)
    page = theirs.get(link).content.decode()
    assert "Bergabung dengan <bdi>PT Ogan Pipa</bdi>" in page
    assert "Penghubung Contoh mengundang Anda" in page
    answer = theirs.send(link, follow=True)
    assert answer.redirect_chain == [("/permohonan/", 302)]
    assert "Anda sekarang pengguna PT Ogan Pipa." in answer.content.decode()
    assert Membership.objects.filter(organisation=company, user=rina, until=None).exists()


def test_a_visitor_signs_in_first_and_comes_back_to_the_invitation(mine: Browser, company: Organisation) -> None:
    link = invite(mine, company)
    assert Browser().get(link)["Location"] == f"/akun/login/?next={link}"


def test_somebody_elses_invitation_says_for_whom_it_is_and_lets_nobody_in(
    mine: Browser, browser: Callable[[User], Browser], company: Organisation
) -> None:
    link = invite(mine, company)
    other = browser(UserFactory(email="budi@contoh.id"))
    for answer in (other.get(link), other.send(link)):
        assert answer.status_code == 422
        assert (
            "Undangan ini untuk r…@contoh.id, sedangkan Anda masuk sebagai budi@contoh.id." in answer.content.decode()
        )
    assert Membership.objects.filter(organisation=company).count() == 1


def test_an_invitation_works_once(mine: Browser, browser: Callable[[User], Browser], company: Organisation) -> None:
    link = invite(mine, company)
    theirs = browser(UserFactory(email="rina@contoh.id"))
    theirs.send(link)
    answer = theirs.get(link)
    assert answer.status_code == 410
    assert "Undangan ini sudah dipakai." in answer.content.decode()


def test_a_revoked_invitation_says_so(mine: Browser, browser: Callable[[User], Browser], company: Organisation) -> None:
    link = invite(mine, company)
    page = mine.send(at(company, f"undangan/{Invitation.objects.get().pk}/batal/"), follow=True).content.decode()
    assert "Undangan kepada rina@contoh.id dibatalkan." in page
    answer = browser(UserFactory(email="rina@contoh.id")).get(link)
    assert answer.status_code == 410
    assert "Undangan ini sudah dibatalkan" in answer.content.decode()


def test_revoking_twice_says_so_and_changes_nothing(mine: Browser, company: Organisation) -> None:
    invite(mine, company)
    path = at(company, f"undangan/{Invitation.objects.get().pk}/batal/")
    mine.send(path)
    assert "Undangan ini sudah dibatalkan" in mine.send(path, follow=True).content.decode()


def test_an_invitation_that_came_too_late_says_so(
    mine: Browser, browser: Callable[[User], Browser], company: Organisation
) -> None:
    link = invite(mine, company)
    theirs = browser(UserFactory(email="rina@contoh.id"))
    Invitation.objects.update(expires_at=timezone.now() - timedelta(hours=1))
    answer = theirs.get(link)
    assert answer.status_code == 410
    assert "Undangan ini berakhir pada" in answer.content.decode()


def test_an_unknown_invitation_says_what_to_do(outsider: Browser) -> None:
    answer = outsider.get("/undangan/bukan-rahasia/")
    assert answer.status_code == 404
    assert "Tautan undangan ini tidak dikenal." in answer.content.decode()


def test_another_companys_invitation_or_member_cannot_be_reached(mine: Browser, company: Organisation) -> None:
    invitation = InvitationFactory()
    membership = member(OrganisationFactory()).memberships.get()
    assert mine.send(at(company, f"undangan/{invitation.pk}/batal/")).status_code == 404
    assert mine.send(at(company, f"pengguna/{membership.pk}/keluarkan/")).status_code == 404


def test_a_colleague_is_removed_after_asking(mine: Browser, company: Organisation) -> None:
    rina = member(company, name="Rina Wulandari")
    path = at(company, f"pengguna/{rina.memberships.get().pk}/keluarkan/")
    assert "Keluarkan <bdi>Rina Wulandari</bdi>?" in mine.get(path).content.decode()
    answer = mine.send(path, follow=True)
    assert "Rina Wulandari tidak lagi menjadi pengguna" in answer.content.decode()
    assert rina.memberships.get().until is not None


def test_the_last_member_stays_with_a_sentence(mine: Browser, company: Organisation) -> None:
    membership = company.memberships.get()
    answer = mine.send(at(company, f"pengguna/{membership.pk}/keluarkan/"))
    assert answer.status_code == 422
    assert "Perusahaan harus mempunyai paling sedikit satu pengguna." in answer.content.decode()


def test_whoever_leaves_sees_the_company_no_more(mine: Browser, company: Organisation) -> None:
    member(company)
    own = company.memberships.get(user__email="dewi@contoh.id")
    answer = mine.send(at(company, f"pengguna/{own.pk}/keluarkan/"))
    assert answer["Location"] == "/perusahaan/"
    assert mine.get(at(company)).status_code == 404

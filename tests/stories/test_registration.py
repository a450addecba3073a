"""A client nobody knows yet: from signing up to the first application begun; and a first step without JavaScript."""

from __future__ import annotations

import re

import pytest
from django.core.mail import EmailMessage
from playwright.sync_api import expect

from mutubaku.web.jobs import work_through

from .clients import Client
from .office import address
from .stage import Stage
from .walks import case_at

pytestmark = [pytest.mark.story, pytest.mark.django_db(transaction=True)]
NEWCOMER = "Siti Rahayu"
NEW_PASSWORD = "kopi-pagi-di-tepi-musi"


def test_a_newcomer_signs_up_confirms_by_mail_and_registers_a_company(
    stage: Stage, mailoutbox: list[EmailMessage]
) -> None:
    newcomer = Client(stage.stranger(), NEWCOMER)
    page = newcomer.page
    page.goto("/")
    page.get_by_role("link", name="Daftar", exact=True).click()
    page.get_by_label("Nama lengkap").fill(NEWCOMER)
    page.locator("input[name=email]").fill(address(NEWCOMER))
    page.locator("input[name=password1]").fill(NEW_PASSWORD)
    page.get_by_role("button", name="Buat akun").click()
    page.goto(link_in(mailoutbox))
    page.get_by_role("button", name="Ya, pastikan").click()
    page.goto("/permohonan/")
    page.get_by_role("link", name="Daftarkan perusahaan").click()

    legal = {"Nama perusahaan": "CV Kopi Cerita", "NIB": "91.2000.1234", "NPWP": "0123 4567 8901 2345"}
    newcomer.fills({**legal, "Alamat kantor": "Jalan Musi Nomor 5", "Kota atau kabupaten": "Palembang"})
    page.get_by_label("Produsen", exact=True).check()
    answer(newcomer, "Apakah ini usaha mikro, kecil, atau menengah?", "Ya")
    answer(newcomer, "Apakah pabriknya di alamat ini juga?", "Ya")
    page.get_by_role("button", name="Daftarkan perusahaan").click()
    newcomer.is_refused("NIB")
    expect(page).to_have_title(re.compile("^Kesalahan: "))
    page.get_by_role("alert").get_by_role("link").click()
    nib = page.get_by_label(re.compile("^NIB"))
    expect(nib).to_be_focused()
    expect(nib).to_have_value("91.2000.1234")
    expect(page.get_by_label(re.compile("^Nama perusahaan"))).to_have_value("CV Kopi Cerita")
    nib.fill("9120 0012 34567")
    page.get_by_role("button", name="Daftarkan perusahaan").click()
    newcomer.is_told("Perusahaan terdaftar")
    newcomer.begins("Industri Hijau")


@pytest.mark.walk
def test_a_whole_application_is_sent_without_javascript(stage: Stage) -> None:
    client = stage.enter(Client, stage.CONTACT, javascript=False)
    number = client.applies("SPPT SNI")
    assert number.startswith("0001/CERITA/SERT/")
    client.opens(number)
    expect(client.page.get_by_role("heading", level=1)).to_contain_text(
        "Kepala Balai sedang meneruskan permohonan kepada petugasnya"
    )


def test_each_turn_of_a_case_reaches_its_people_by_mail(stage: Stage, mailoutbox: list[EmailMessage]) -> None:
    number = case_at("disposition", stage.organisation).case.number
    work_through()
    assert {tuple(mail.to) for mail in mailoutbox if number in mail.subject + str(mail.body)} >= {
        (address("Sri Hartati"),),
        (address(stage.CONTACT),),
    }


def link_in(mails: list[EmailMessage]) -> str:
    """The address in the newest letter."""
    work_through()
    found = re.search(r"https?://\S+", str(mails[-1].body))
    assert found
    return found.group()


def answer(client: Client, question: str, choice: str) -> None:
    """One of a group's radio buttons."""
    client.page.get_by_role("group", name=question).get_by_label(choice, exact=True).check()

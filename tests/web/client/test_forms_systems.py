"""What the scope of a management system must tell before it is taken (ISO/IEC 17021-1, 9.1.1)."""

from __future__ import annotations

import pytest

from mutubaku.web.client.forms.contact import ContactForm
from mutubaku.web.client.forms.systems import SiteForm, SystemForm

EDITIONS = [["ISO 9001:2015", "ISO 9001:2026"]]
SYSTEM = {
    "edition": "ISO 9001:2015",
    "statement": "Produksi pipa PVC",
    "iaf_code": "14",
    "outsourced_processes": "Pelapisan",
    "used_consultancy": "ya",
    "consultancy": "CV Contoh Konsultan",
}
SITE = {"name": "Pabrik", "address": "Jl. Pabrik 1", "activities": "Produksi", "shift_1": "80"}
CONTACT = {"name": "Penghubung", "position": "Manajer", "phone": "0711 555 0147", "email": "a@contoh.example"}


@pytest.mark.parametrize("lacking", ["edition", "statement", "iaf_code", "used_consultancy", "consultancy"])
def test_ms_05_standard_scope_sector_and_consultancy_are_each_told(lacking: str) -> None:
    assert SystemForm(SYSTEM, editions=EDITIONS).is_valid()
    form = SystemForm({**SYSTEM, lacking: ""}, editions=EDITIONS)
    assert list(form.errors) == [lacking]


@pytest.mark.parametrize("lacking", ["name", "address", "activities"])
def test_ms_05_name_address_and_processes_of_a_site_are_each_told(lacking: str) -> None:
    assert SiteForm(SITE, 40).is_valid()
    assert list(SiteForm({**SITE, lacking: " "}, 40).errors) == [lacking]


@pytest.mark.parametrize("lacking", list(CONTACT))
def test_ms_05_whom_the_office_asks_is_told(lacking: str) -> None:
    assert ContactForm(CONTACT).is_valid()
    assert list(ContactForm({**CONTACT, lacking: ""}).errors) == [lacking]

"""Step 11 on the screen: who received it may be noted by an identity, of which only the end is kept."""

from __future__ import annotations

import pytest
from django.http import QueryDict

from mutubaku.certificates.models import HandOver
from mutubaku.web.cases.panels.hand_over import HandOverForm, hand_over_facts

GIVEN = "isi-manner=pick-up&isi-receiver=Ibu+Contoh&isi-originals=1"


@pytest.mark.parametrize(
    ("identity", "field", "sentence"),
    [
        ("isi-identity=ktp&isi-identity_end=1671010101900147", "identity_end", "Tulis empat aksara terakhir"),
        ("isi-identity=ktp", "identity_end", "Tulis empat aksara terakhir"),
        ("isi-identity_end=0147", "identity", "Pilih jenis identitasnya"),
    ],
)
def test_half_an_identity_or_its_whole_number_is_told_at_its_field(identity: str, field: str, sentence: str) -> None:
    form = HandOverForm(QueryDict(f"{GIVEN}&{identity}"), {})
    assert list(form.errors) == [field]
    assert form.errors[field][0].startswith(sentence)


@pytest.mark.parametrize("identity", ["", "isi-identity=sim&isi-identity_end=0147"])
def test_an_identity_is_noted_or_left_out(identity: str) -> None:
    assert HandOverForm(QueryDict(f"{GIVEN}&{identity}"), {}).errors == {}


def test_what_was_shown_stands_among_the_facts() -> None:
    given = HandOver(manner="pick-up", receiver="Ibu Contoh", identity="sim", identity_end="0147")
    assert {"label": "Identitas penerima", "value": "SIM, nomor berakhir 0147"} in hand_over_facts(given)
    assert "Identitas penerima" not in [fact["label"] for fact in hand_over_facts(HandOver(manner="pick-up"))]

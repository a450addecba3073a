"""Tests of how forms are drawn: labels, hints, errors and their ties, and the summary on top."""

import re
from html import unescape
from typing import Any

import pytest
from django import forms
from django.core.files.uploadedfile import SimpleUploadedFile
from django.template import engines
from django.template.loader import render_to_string
from django.test import Client
from pytest_django import Settings

from mutubaku.web.gallery.forms import SampleForm

SENT = {
    "scheme": "sppt-sni",
    "company": "PT Musi Kabel Perkasa",
    "nib": "8120112345678",
    "province": "16",
    "truth": "on",
}


def drawn(template: str, **context: Any) -> str:
    return engines["django"].from_string("{% load look %}" + template).render(context).strip()


def control(html: str) -> str:
    """The first control of the field."""
    found = re.search(r"<(input|select|textarea)[^>]*>", html)
    assert found is not None
    return found[0]


def test_a_field_has_its_label_and_its_hint_and_the_control_is_tied_to_both() -> None:
    html = drawn("{% field form.company %}", form=SampleForm())
    assert '<label class="label" for="id_company">Nama perusahaan</label>' in html
    assert '<div class="hint" id="id_company_helptext">Seperti tertulis pada akta.</div>' in html
    assert 'aria-describedby="id_company_helptext"' in control(html)
    assert "aria-invalid" not in html


def test_what_is_wrong_stands_beside_the_field_and_the_control_is_tied_to_it() -> None:
    html = drawn("{% field form.nib %}", form=SampleForm({"nib": "12"}))
    assert '<div id="id_nib_error">' in html
    assert "NIB terdiri atas 13 angka. Periksa pada OSS." in html
    assert '<span class="vh">Kesalahan: </span>' in html
    assert 'aria-describedby="id_nib_helptext id_nib_error"' in control(html)
    assert 'aria-invalid="true"' in control(html)
    assert 'value="12"' in control(html)


def test_what_is_not_required_says_so_and_what_is_required_says_nothing() -> None:
    assert "(tidak wajib)" in drawn("{% field form.note %}", form=SampleForm())
    assert "(tidak wajib)" not in drawn("{% field form.company %}", form=SampleForm())


def test_label_and_hint_can_be_said_differently_on_one_screen() -> None:
    html = drawn('{% field form.company label="Nama pabrik" hint="Bukan merek." %}', form=SampleForm())
    assert ">Nama pabrik</label>" in html
    assert ">Bukan merek.</div>" in html
    assert "Seperti tertulis" not in html


def test_a_hint_taken_away_leaves_no_dangling_tie() -> None:
    html = drawn('{% field form.company hint="" %}', form=SampleForm())
    assert "helptext" not in html


def test_short_answers_get_short_boxes() -> None:
    assert '<div class="field w-12">' in drawn('{% field form.nib width="w-12" %}', form=SampleForm())


def test_the_label_of_the_only_question_is_the_heading_of_the_page() -> None:
    form = SampleForm()
    assert '<h1><label class="label label-page" for="id_company">' in drawn(
        "{% field form.company heading=True %}", form=form
    )
    assert '<legend class="label label-page"><h1 class="label-page">Skema yang diminta</h1></legend>' in drawn(
        "{% field form.scheme heading=True %}", form=form
    )


def test_choices_stand_in_a_fieldset_with_a_legend_and_each_has_its_own_label() -> None:
    html = drawn("{% field form.scheme %}", form=SampleForm({}))
    assert '<fieldset class="field bad" aria-describedby="id_scheme_error">' in html
    assert '<legend class="label">Skema yang diminta</legend>' in html
    for number in range(4):
        assert f'id="id_scheme_{number}"' in html
        assert f'<label for="id_scheme_{number}">' in html


def test_short_choices_can_stand_side_by_side() -> None:
    assert "choices-row" in drawn("{% field form.scheme row=True %}", form=SampleForm())


def test_a_single_box_to_tick_has_its_label_beside_it() -> None:
    html = drawn("{% field form.truth %}", form=SampleForm({}))
    assert '<label for="id_truth">Saya menyatakan isian ini benar.</label>' in html
    assert "Beri tanda bahwa isian ini benar." in html


def test_a_file_field_says_what_it_takes_and_how_large() -> None:
    html = drawn('{% field form.deed types="PDF" largest="10 MB" %}', form=SampleForm())
    assert ">Jenis berkas: PDF. Paling besar 10 MB.</div>" in html
    assert "accept" not in control(html)
    assert 'type="file"' in control(html)


class Kept(forms.Form):
    """A file that is there already, kinds of fields the gallery has not, and a complaint of the whole form."""

    deed = forms.FileField(widget=forms.ClearableFileInput(attrs={"accept": ".pdf"}), initial="akta.pdf")
    when = forms.SplitDateTimeField(label="Waktu", required=False)
    secret = forms.CharField(widget=forms.HiddenInput)
    name = forms.CharField(label="Nama", widget=forms.TextInput(attrs={"placeholder": "Nama"}))

    def clean(self) -> None:
        raise forms.ValidationError("Isian ini sudah dikirim dari jendela lain.")


def test_a_file_that_is_there_already_is_not_told_twice() -> None:
    html = drawn("{% field form.deed %}", form=Kept(initial={"deed": SimpleUploadedFile("akta.pdf", b"%PDF")}))
    assert "akta.pdf" not in html
    assert 'accept=".pdf"' in control(html)


def test_no_control_has_a_placeholder_that_vanishes_while_one_types() -> None:
    assert "placeholder" not in drawn("{% field form.name %}", form=Kept())


def test_a_hidden_field_is_only_its_control() -> None:
    assert drawn("{% field form.secret %}", form=Kept()).startswith('<input type="hidden" name="secret"')


def test_a_date_with_its_time_is_one_group() -> None:
    html = drawn("{% field form.when %}", form=Kept())
    assert '<legend class="label">Waktu <span class="optional">' in html
    assert html.count("<input") == 2


def test_nothing_is_summed_up_when_nothing_is_wrong() -> None:
    files = {"deed": SimpleUploadedFile("akta.pdf", b"%PDF")}
    assert drawn("{% error_summary form %}", form=SampleForm(SENT, files)) == ""
    assert drawn("{% error_summary form %}", form=SampleForm()) == ""
    assert drawn("{% error_summary unknown %}") == ""


def test_every_complaint_of_the_summary_leads_to_its_control() -> None:
    form = SampleForm({})
    html = drawn("{% error_summary form %}", form=form)
    page = drawn("{% for bound in form %}{% field bound %}{% endfor %}", form=form)
    assert 'role="alert" tabindex="-1"' in html
    assert "Ada yang perlu diperbaiki" in html
    leads = re.findall(r'<a href="#([^"]+)">', html)
    assert leads == ["id_scheme_0", "id_company", "id_nib", "id_province", "id_deed", "id_truth"]
    for lead in leads:
        assert f'id="{lead}"' in page


def test_a_complaint_of_the_whole_form_and_of_a_hidden_field_is_said_without_a_link() -> None:
    html = drawn("{% error_summary form %}", form=Kept({"name": "Ani"}))
    assert "<p>Isian ini sudah dikirim dari jendela lain.</p>" in html
    assert "id_secret" not in html


def test_several_forms_and_form_sets_are_summed_up_as_one() -> None:
    factories = forms.formset_factory(SampleForm, max_num=1, validate_max=True)
    sent = {"f-TOTAL_FORMS": "2", "f-INITIAL_FORMS": "0", "f-0-company": "A", "f-1-nib": "1"}
    html = drawn("{% error_summary form set %}", form=SampleForm({}), set=factories(sent, prefix="f"))
    assert 'href="#id_company"' in html
    assert 'href="#id_f-0-nib"' in html
    assert 'href="#id_f-1-company"' in html
    assert html.count("<ul") == 1


def test_the_title_begins_with_the_word_error_only_when_something_is_wrong(client: Client, settings: Settings) -> None:
    settings.DEMONSTRATION = True
    assert "<title>Contoh formulir" in client.get("/gaya/formulir/").content.decode()
    html = client.post("/gaya/formulir/", {"company": "PT Musi"}).content.decode()
    assert "<title>Kesalahan: Contoh formulir" in html
    assert 'value="PT Musi"' in html


@pytest.mark.parametrize("name", ["<script>alert(1)</script>", "\u202eمؤسسة", "🧪" * 3000])
def test_what_was_typed_comes_back_as_it_was_typed(name: str) -> None:
    html = drawn("{% field form.company %}", form=SampleForm({"company": name}))
    assert unescape(control(html)).count(name) == 1
    assert "<script>" not in html


# Components that other screens stand on


def test_an_outcome_that_cannot_be_pressed_says_why() -> None:
    outcomes = [
        {"key": "lengkap", "label": "Lengkap", "next": "Teruskan", "missing": ["checklist belum ada"]},
        {"key": "tidak", "label": "Tidak lengkap", "next": "", "missing": []},
    ]
    html = render_to_string("components/outcomes.html", {"outcomes": outcomes})
    assert 'value="lengkap" disabled aria-describedby="kurang-lengkap"' in html
    assert "Belum bisa: checklist belum ada" in html
    assert 'value="tidak">' in html


@pytest.mark.parametrize(
    ("state", "icon"),
    [("on-time", "M12 7v5"), ("soon", "M6 3h12"), ("late", "20h19z"), ("paused", "M10 9v6"), ("none", "M5 12h14")],
)
def test_every_state_of_the_clock_has_its_own_icon_beside_its_words(state: str, icon: str) -> None:
    html = drawn("{% chip left %}", left={"state": state, "text": "lewat 2 hari kerja"})
    assert icon in html
    assert "lewat 2 hari kerja" in html


def test_the_clock_chip_tells_the_due_moment_on_hover_and_to_who_listens() -> None:
    from mutubaku.web.gallery.samples import SOON, at  # noqa: PLC0415 - only this test needs them

    html = drawn("{% chip left due %}", left=SOON, due=at(25))
    assert 'title="Paling lambat Rabu, 25 November 2026 pukul 16.00 WIB"' in html
    assert '<span class="vh">, paling lambat Rabu, 25 November 2026 pukul 16.00 WIB</span>' in html
    shown = drawn("{% chip left due show_due=True %}", left=SOON, due=at(25))
    assert ">Rabu, 25 November 2026 pukul 16.00 WIB</time>" in shown


def test_the_thin_rail_says_in_words_where_the_case_is() -> None:
    html = drawn("{% rail_thin 6 12 %}")
    assert "Langkah 6 dari 12" in html
    assert html.count('<i class="d">') == 5
    assert html.count('<i class="n">') == 1
    assert html.count("<i>") == 6


def test_the_rail_says_the_state_of_each_step_in_words() -> None:
    from mutubaku.web.gallery.samples import RAIL_OPEN  # noqa: PLC0415 - only this test needs them

    html = drawn("{% rail steps %}", steps=RAIL_OPEN)
    assert html.count("selesai</span>") == 8 + 3
    assert html.count("sedang dikerjakan</span>") == 2
    assert html.count("berhenti sementara</span>") == 1
    assert 'aria-label="Rincian langkah 9"' in html
    assert "kembali ke 9.2, putaran ke-2" in html


def test_law_is_quoted_word_for_word_and_marked_as_indonesian() -> None:
    html = drawn('{% sop_line 3 "Memeriksa kelengkapan persyaratan sertifikasi." standard="2 Jam" shape="choice" %}')
    assert '<blockquote lang="id">' in html
    assert "“Memeriksa kelengkapan persyaratan sertifikasi.”" in html
    assert "<dd>2 Jam</dd>" in html
    assert 'class="sop is-choice"' in html

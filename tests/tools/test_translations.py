"""Tests of the check that English is complete."""

from pathlib import Path

import pytest
from django.template import Context, Engine
from django.utils import translation

from tools.template_texts import Text, texts_of_template
from tools.translations import agrees, faults, read_catalogue, texts_of_python, update, used_texts


@pytest.mark.parametrize(
    ("template", "texts"),
    [
        ('{% trans "Kirim" %}', [Text(None, "Kirim")]),
        ("{% translate 'Kirim' as tombol %}", [Text(None, "Kirim")]),
        ('{% translate "Mei" context "bulan" %}', [Text("bulan", "Mei")]),
        ('{% translate "Naik 10%" %}', [Text(None, "Naik 10%%")]),
        ('{% translate "Kata \\"baku\\"" %}', [Text(None, 'Kata "baku"')]),
        ("{% translate judul %}", []),
        (
            '{% include "a.html" with title=_("Judul") note=_(\'Catatan\') %}',
            [Text(None, "Judul"), Text(None, "Catatan")],
        ),
        ('{{ nama|default:_("tanpa nama") }}', [Text(None, "tanpa nama")]),
        ("{% blocktranslate %}Halo {{ nama }}, 5%{% endblocktranslate %}", [Text(None, "Halo %(nama)s, 5%%")]),
        (
            "{% blocktranslate trimmed count n=jumlah %}\n  satu berkas\n{% plural %}\n  {{ n }} berkas\n"
            "{% endblocktranslate %}",
            [Text(None, "satu berkas", "%(n)s berkas")],
        ),
        ('{% blocktrans context "tombol" %}Buka{% endblocktrans %}', [Text("tombol", "Buka")]),
        (
            '{# {% trans "lama" %} #}{% comment %}{% trans "lama" %}{% endcomment %}{% trans "baru" %}',
            [Text(None, "baru")],
        ),
        ('<p class="trans">bukan teks {{ x }}</p>{% if x %}{% endif %}', []),
    ],
)
def test_every_way_of_marking_a_text_in_a_template_is_found(template: str, texts: list[Text]) -> None:
    assert list(texts_of_template(template)) == texts


def test_every_way_of_marking_a_text_in_python_is_found(tmp_path: Path) -> None:
    source = tmp_path / "a.py"
    source.write_text(
        '_("satu")\ngettext_lazy("dua " "baris")\nngettext("%(n)s hari", "%(n)s hari", n)\n'
        'pgettext("bulan", "Mei")\nnpgettext_lazy("c", "x", "y", n)\ngettext(nama)\nother("bukan")\n'
    )
    assert list(texts_of_python(source)) == [
        Text(None, "satu"),
        Text(None, "dua baris"),
        Text(None, "%(n)s hari", "%(n)s hari"),
        Text("bulan", "Mei"),
        Text("c", "x", "y"),
    ]


def test_a_text_inside_an_f_string_is_found_too(tmp_path: Path) -> None:
    source = tmp_path / "room.py"
    source.write_text("""said = f"{number}: {_('dihapus')}"\nother = f"{_(label)}"\n""")
    assert list(texts_of_python(source)) == [Text(None, "dihapus")]


def test_what_is_found_is_what_django_looks_up(monkeypatch: pytest.MonkeyPatch) -> None:
    source = "{% load i18n %}{% blocktranslate trimmed %}\n  Naik 5%\n  {{ nama }}\n{% endblocktranslate %}"
    asked: list[str] = []
    monkeypatch.setattr(translation, "gettext", lambda text: asked.append(text) or text)
    Engine(libraries={"i18n": "django.templatetags.i18n"}).from_string(source).render(Context({"nama": "Ani"}))
    assert [text.one for text in texts_of_template(source)] == asked


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "room.py").write_text('_("Kirim %(nama)s")\nngettext("satu berkas", "%(n)s berkas", 2)\n')
    (tmp_path / "page.html").write_text('{% trans "Kirim" %}')
    return tmp_path


def write_catalogue(path: Path, text: str) -> None:
    path.write_text('msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n' + text)


def test_update_adds_what_is_missing_as_empty_and_keeps_and_drops_the_rest(project: Path) -> None:
    po = project / "locale" / "django.po"
    po.parent.mkdir()
    write_catalogue(po, 'msgid "Kirim"\nmsgstr "Send"\n\nmsgid "Lama"\nmsgstr "Old"\n')
    used = used_texts(project)
    assert [str(fault) for fault in faults(used, read_catalogue(po))] == [
        "missing: 'Kirim %(nama)s' (room.py)",
        "missing: 'satu berkas' (room.py)",
        "unused: 'Lama' (nowhere in the code)",
    ]
    update(used, read_catalogue(po), po)
    assert [str(fault) for fault in faults(used, read_catalogue(po))] == [
        "empty: 'Kirim %(nama)s' (room.py)",
        "empty: 'satu berkas' (room.py)",
    ]
    assert read_catalogue(po)[Text(None, "Kirim")].string == "Send"
    before = po.read_text()
    update(used, read_catalogue(po), po)
    assert po.read_text() == before


def test_a_fuzzy_translation_and_one_with_other_placeholders_are_named(project: Path) -> None:
    po = project / "django.po"
    write_catalogue(
        po,
        '#, fuzzy\nmsgid "Kirim"\nmsgstr "Send"\n\nmsgid "Kirim %(nama)s"\nmsgstr "Send %(name)s"\n\n'
        'msgid "satu berkas"\nmsgid_plural "%(n)s berkas"\nmsgstr[0] "one file"\nmsgstr[1] "%(n)s files"\n',
    )
    assert [str(fault) for fault in faults(used_texts(project), read_catalogue(po))] == [
        "fuzzy: 'Kirim' (page.html)",
        "placeholders differ: 'Kirim %(nama)s' (room.py)",
    ]


def test_a_note_to_the_translator_does_not_stand_in_the_text_that_people_read(project: Path) -> None:
    po = project / "django.po"
    write_catalogue(
        po,
        'msgid "Kirim"\nmsgstr "Send"\n\nmsgid "Kirim %(nama)s"\nmsgstr "Send %(nama)s"\n\n'
        'msgid "satu berkas"\nmsgid_plural "%(n)s berkas"\n'
        'msgstr[0] "%(n)s file (plural: %(n)s files)"\nmsgstr[1] "%(n)s files (one: %(n)s file)"\n',
    )
    assert [str(fault) for fault in faults(used_texts(project), read_catalogue(po))] == [
        "note in the text: 'satu berkas' (room.py)"
    ]


@pytest.mark.parametrize(
    ("one", "many", "form", "right"),
    [
        ("{a} dan %s", None, "%s and {a}", True),
        ("{a}", None, "a", False),
        ("a", None, "{a}", False),
        ("satu", "%(n)s", "one", True),
        ("satu", "%(n)s", "%(m)s", False),
    ],
)
def test_placeholders_must_be_the_same_in_any_order(one: str, many: str | None, form: str, right: bool) -> None:
    assert agrees(Text(None, one, many), form) is right

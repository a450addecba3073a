"""The forms of what every application answers: contact, product group, and the declaration at the end."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from mutubaku.applications.actions import ContactData, GroupData
from mutubaku.applications.models import PRODUCT_GROUPS

from .fields import Answers, Choice, Email, Line, Phone, YesOrNo

GENERAL = "umum"  # the product group without rows of its own, whose key is empty


class ContactForm(Answers):
    """Whom the office asks."""

    name = Line(_("Nama"), 200, empty=_("Tulis nama penghubung."), autocomplete="name")
    position = Line(
        _("Jabatan"),
        200,
        empty=_("Tulis jabatannya."),
        hint=_("Tercetak di surat permohonan."),
        autocomplete="organization-title",
    )
    phone = Phone(_("Telepon"), empty=_("Tulis nomor telepon yang dapat dihubungi."))
    email = Email(_("E-mail"), empty=_("Tulis alamat e-mail penghubung."))

    def answers(self) -> ContactData:
        """What was answered, for the room."""
        return ContactData(**self.cleaned_data)


class GroupForm(Answers):
    """What decides which documents an SPPT SNI application needs."""

    commodity = Choice(
        _("Kelompok produk"),
        [(key or GENERAL, name) for key, name in PRODUCT_GROUPS],
        empty=_("Pilih kelompok produk."),
        hint=_("Menentukan dokumen yang diminta. Pilih “Umum” bila bukan pangan dan bukan AMDK."),
    )
    has_quality_certificate = YesOrNo(
        _("Apakah perusahaan memiliki sertifikat ISO 9001?"),
        empty=_("Jawab apakah perusahaan memiliki sertifikat ISO 9001."),
    )

    def answers(self) -> GroupData:
        """What was answered, for the room."""
        chosen = self.cleaned_data["commodity"]
        return GroupData(
            commodity="" if chosen == GENERAL else chosen,
            has_quality_certificate=self.cleaned_data["has_quality_certificate"],
        )


class DeclarationForm(Answers):
    """The declaration with which an application is sent."""

    is_true = forms.BooleanField(
        label=_(
            "Saya menyatakan bahwa isian dan dokumen ini benar, "
            "dan bahwa saya berwenang mengajukannya atas nama perusahaan."
        ),
        error_messages={"required": _("Beri tanda pada pernyataan ini sebelum mengirim.")},
    )

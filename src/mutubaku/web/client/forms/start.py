"""The forms that begin an application: for whom, what, why, and about which certificate."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from mutubaku.cases.models import Kind, Scheme
from mutubaku.certificates.models import Certificate
from mutubaku.people.models import Organisation
from mutubaku.web.writing import tanggal

from .fields import Answers, Choice

INTEGRATED = "iso-9001-14001"  # both management systems in one application (decision 0010)
SCHEMES = [
    (Scheme.SPPT_SNI, _("SPPT SNI: produk yang memenuhi Standar Nasional Indonesia")),
    (Scheme.ISO_9001, _("ISO 9001: sistem manajemen mutu")),
    (Scheme.ISO_14001, _("ISO 14001: sistem manajemen lingkungan")),
    (INTEGRATED, _("ISO 9001 dan ISO 14001 terpadu: satu permohonan, dua sertifikat")),
    (Scheme.GREEN_INDUSTRY, _("Industri Hijau: proses produksi menurut Standar Industri Hijau")),
]
KINDS = [
    (Kind.INITIAL, _("Sertifikasi awal: belum mempunyai sertifikat dari kantor ini")),
    (Kind.SURVEILLANCE, _("Surveilans: pemeriksaan berkala atas sertifikat yang berlaku")),
    (Kind.RECERTIFICATION, _("Sertifikasi ulang: memperbarui sertifikat yang akan habis masa berlakunya")),
    (Kind.SCOPE_CHANGE, _("Perubahan ruang lingkup: menambah atau mengurangi yang disertifikasi")),
]


class StartForm(Answers):
    """For which company, under which scheme, and why."""

    organisation = Choice(_("Perusahaan"), empty=_("Pilih perusahaan yang mengajukan."))
    scheme = Choice(_("Sertifikat yang diminta"), SCHEMES, empty=_("Pilih sertifikat yang diminta."))
    kind = Choice(_("Jenis permohonan"), KINDS, empty=_("Pilih jenis permohonan."))

    def __init__(
        self, *args: Any, organisations: Iterable[Organisation], offices: Mapping[int, str], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.organisations = {str(one.pk): one for one in organisations}
        self.only = next(iter(self.organisations.values())) if len(self.organisations) == 1 else None
        if self.only is not None:
            del self.fields["organisation"]
        else:
            found = self.organisations.items()
            self.fields["organisation"].choices = [(key, _label_in(one, offices)) for key, one in found]  # type: ignore[attr-defined]  # a Choice

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        given["also_scheme"] = ""
        if given.get("scheme") == INTEGRATED:
            if given.get("kind", Kind.INITIAL) != Kind.INITIAL:
                self.add_error(
                    "scheme",
                    _(
                        "Permohonan terpadu hanya untuk sertifikasi awal. "
                        "Untuk sertifikat yang sudah ada, ajukan satu permohonan bagi tiap sertifikat."
                    ),
                )
            given["scheme"], given["also_scheme"] = Scheme.ISO_9001, Scheme.ISO_14001
        return given

    @property
    def applicant(self) -> Organisation:
        """The company chosen, or the only one there is."""
        key = self.cleaned_data.get("organisation") or next(iter(self.organisations))
        return self.organisations[key]


def _label_in(company: Organisation, offices: Mapping[int, str]) -> str:
    """A company by its name, with its office where the client's companies have several: one may be at two of them."""
    office = offices.get(company.office_id)
    return f"{company.name} · {office}" if office else company.name


class CertificateForm(Answers):
    """Which certificate a later application is about."""

    certificate = Choice(_("Sertifikat mana?"), empty=_("Pilih sertifikatnya."))

    def __init__(self, *args: Any, certificates: Iterable[Certificate], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.certificates = {str(one.pk): one for one in certificates}
        choices = [(key, label(one)) for key, one in self.certificates.items()]
        self.fields["certificate"].choices = choices  # type: ignore[attr-defined]  # a Choice

    @property
    def chosen(self) -> Certificate:
        """The certificate chosen."""
        return self.certificates[self.cleaned_data["certificate"]]


def label(certificate: Certificate) -> str:
    """A certificate as it stands in a list."""
    return _("%(number)s, berlaku sampai %(day)s") % {
        "number": certificate.number,
        "day": tanggal(certificate.valid_until) if certificate.valid_until else "–",
    }

"""The data of each printed document: what a caller fills in so that a template can be typeset.

Every form knows its template: `form.pdf(at=…)` is the whole call. Text fields are plain text, in Indonesian,
as they should stand on the page; an empty text or `None` leaves its line out. Dates print as `22 November 2026`.
`demo=True` puts “DEMONSTRASI — tidak berlaku” across each page and as a line of text above the document.
No mark or logo is drawn that the office has not supplied as a file.
"""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import ClassVar

from mutubaku.paper.qr import qr_svg
from mutubaku.paper.typesetting import Attachment, typeset
from mutubaku.paper.words import ukuran

_DIGITS_OF_HASH = 12


class Form:
    """A document of one template."""

    template: ClassVar[str]

    def data(self) -> dict[str, object]:
        """The form's fields under their own names, with what the template derives from them.

        A title's capitals are made here and not by the template, because what can be printed is looked up afterwards.
        """
        fields: dict[str, object] = asdict(self)  # type: ignore[call-overload]  # every form is a dataclass
        return {**fields, "heading": str(fields.get("title", "")).upper()}

    def pdf(self, *, at: datetime, attachments: Sequence[Attachment] = ()) -> bytes:
        """The document as PDF/A-3a and PDF/UA-1, made at the aware moment `at`."""
        return typeset(self.template, self.data(), at=at, attachments=attachments)


@dataclass(frozen=True)
class Letterhead:
    """Who writes: `lines` from the highest body to the office itself (the last, printed bold); `address` lines."""

    lines: tuple[str, ...]
    address: tuple[str, ...] = ()
    logo: bytes = b""  # PNG, JPEG or SVG, supplied by the office


@dataclass(frozen=True)
class Signer:
    """Who signs: `title` as held that day (“Kepala Balai”, “Plt. Kepala Balai”), own name, NIP if there is one."""

    title: str
    name: str
    nip: str = ""


@dataclass(frozen=True)
class Fact:
    """One labelled line: “Klien”, “PT Maju Jaya”."""

    label: str
    value: str


@dataclass(frozen=True)
class Product:
    """A product on a product certificate."""

    name: str
    brand: str
    type: str
    standard: str  # SNI number with year


@dataclass(frozen=True)
class Site:
    """A place the certificate covers, with the scope that holds there (ISO/IEC 17021-1, 8.2.2)."""

    name: str
    address: str
    scope: str = ""


@dataclass(frozen=True)
class Certificate(Form):
    """SPPT SNI, ISO 9001, ISO 14001 or Industri Hijau (ISO/IEC 17065, 7.7; ISO/IEC 17021-1, 8.2.2).

    title: “Sertifikat Produk Penggunaan Tanda SNI”, “Sertifikat Sistem Manajemen Mutu”, …
    statement: the sentence between holder and standard (“telah memenuhi persyaratan”).
    standard: with its edition (“SNI ISO 9001:2015”). scope: the scope statement; products and sites as tables.
    facts: further data of the scheme (“Tipe sertifikasi”, “Nomor perjanjian”), printed before the dates.
    wording: what the scheme has every certificate say besides, under the tables; empty is nothing.
    first_issued: date of the first grant when it differs from `issued`.
    revision: how to tell this document from an older one (“Terbitan 1”, “Terbitan 2, menggantikan …”).
    accreditations: the office's accreditation numbers as it gives them.
    verification_url: printed in words and as QR code.
    """

    template: ClassVar[str] = "certificate"
    letterhead: Letterhead
    title: str
    number: str
    holder: str
    holder_address: str
    statement: str
    standard: str
    decided: date
    issued: date
    valid_until: date | None
    revision: str
    place: str
    signer: Signer
    verification_url: str
    scope: str = ""
    products: tuple[Product, ...] = ()
    sites: tuple[Site, ...] = ()
    facts: tuple[Fact, ...] = ()
    wording: str = ""
    first_issued: date | None = None
    accreditations: tuple[str, ...] = ()
    demo: bool = False
    draft: bool = False  # marked as one that is not valid yet

    def data(self) -> dict[str, object]:
        return {**super().data(), "qr": qr_svg(self.verification_url).encode()}


@dataclass(frozen=True)
class Continuation(Form):
    """Surat keterangan meneruskan penggunaan sertifikat: the result of a surveillance or special audit that went well.

    certificate: its name (“Sertifikat Sistem Manajemen Mutu”); audit: what it is the result of; in_part: the scope is
    reduced by it, ``excluded`` being what goes out of it.
    """

    template: ClassVar[str] = "continuation"
    letterhead: Letterhead
    number: str
    place: str
    issued: date
    holder: str
    holder_address: str
    certificate: str
    certificate_number: str
    standard: str
    decided: date
    valid_until: date | None
    signer: Signer
    verification_url: str
    scope: str = ""
    audit: str = "surveilans"
    in_part: bool = False
    excluded: str = ""
    demo: bool = False

    def data(self) -> dict[str, object]:
        return {**super().data(), "qr": qr_svg(self.verification_url).encode()}


@dataclass(frozen=True)
class Handed:
    """One line of a receipt: kind and number of the document, and how many originals; none: an electronic file."""

    document: str
    number: str
    originals: int = 1


@dataclass(frozen=True)
class Party:
    """Who gives or receives: name, post, organisation and the identity shown (NIP, KTP number …, as text)."""

    name: str
    post: str = ""
    organisation: str = ""
    identity: str = ""


@dataclass(frozen=True)
class Receipt(Form):
    """Tanda terima sertifikat (step 11): what was handed over, by whom, to whom, with two places to sign."""

    template: ClassVar[str] = "receipt"
    letterhead: Letterhead
    number: str
    place: str
    handed_over: date
    items: tuple[Handed, ...]
    giver: Party
    receiver: Party
    case: str = ""
    note: str = ""
    demo: bool = False


@dataclass(frozen=True)
class ScopeTable:
    """A further table of what is applied for, with its title; each row as long as `columns`."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class ApplicationLetter(Form):
    """Surat permohonan (step 1), written by the client: `letterhead` and `signer` are the client's own.

    recipient: lines after “Yth.”; asked: what is applied for, as it ends “mengajukan permohonan …”;
    facts: the applicant's data; scope: labelled lines of what is applied for;
    columns and rows: the scope table, each row as long as `columns`; tables: what follows it.
    """

    template: ClassVar[str] = "application-letter"
    letterhead: Letterhead
    number: str
    place: str
    written: date
    recipient: tuple[str, ...]
    subject: str
    asked: str
    signer: Signer
    facts: tuple[Fact, ...] = ()
    columns: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    paragraphs: tuple[str, ...] = ()
    scope: tuple[Fact, ...] = ()
    tables: tuple[ScopeTable, ...] = ()
    demo: bool = False


@dataclass(frozen=True)
class Filed:
    """A document of the application file: its kind, the name the client gave it, SHA-256 (hex), size in bytes, and
    the page it begins on, or why it is not bound in."""

    document: str
    file_name: str
    sha256: str
    size: int
    page: int = 0
    note: str = ""


@dataclass(frozen=True)
class ApplicationFile(Form):
    """Berkas permohonan: cover and list of contents; `pdf.bind` puts the documents behind it."""

    template: ClassVar[str] = "application-file"
    letterhead: Letterhead
    number: str
    applicant: str
    subject: str
    sent: date
    documents: tuple[Filed, ...]
    facts: tuple[Fact, ...] = ()
    sent_as: str = "Dikirim"  # what ``sent`` is the day of
    demo: bool = False

    def data(self) -> dict[str, object]:
        rows = [
            {"document": one.document, "file": one.file_name, "hash": one.sha256[:_DIGITS_OF_HASH]}
            | {"size": ukuran(one.size), "page": str(one.page or "–"), "note": one.note}
            for one in self.documents
        ]
        return {**super().data(), "documents": rows, "total": ukuran(sum(one.size for one in self.documents))}


@dataclass(frozen=True)
class OfficeDocument(Form):
    """A plain document of the office (memo dinas, checklist, letter of information …): facts, then paragraphs."""

    template: ClassVar[str] = "generic"
    letterhead: Letterhead
    title: str
    number: str
    place: str
    issued: date
    facts: tuple[Fact, ...] = ()
    paragraphs: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    signer: Signer | None = None
    copies: tuple[str, ...] = ()
    demo: bool = False

"""Files by content hash, documents of a case and their versions, and the office's table of requirements."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from mutubaku.cases.folded import Folded
from mutubaku.cases.models import Case, Task
from mutubaku.people.models import Office, User


class StoredFile(models.Model):
    """Bytes on disk under their SHA-256; a row exists only after the bytes are safely there."""

    sha256 = models.CharField(max_length=64, unique=True)
    size = models.PositiveBigIntegerField()
    media_type = models.CharField(max_length=120)
    created_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.sha256


class Document(models.Model):
    """A document a case needs or produces: a ``kind`` of the procedure, or a ``requirement`` of the office's table."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="documents")
    kind = models.CharField(max_length=80, blank=True)
    requirement = models.CharField(max_length=80, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["case", "kind", "requirement"], name="document_once_per_case"),
            models.CheckConstraint(
                condition=(Q(kind="") & ~Q(requirement="")) | (~Q(kind="") & Q(requirement="")),
                name="document_is_kind_or_requirement",
            ),
        ]

    def __str__(self) -> str:
        return self.kind or self.requirement


class Origin(models.TextChoices):
    """Whether a version was uploaded by a person or made from the case."""

    UPLOADED = "uploaded", _("Diunggah")
    MADE = "made", _("Dibuat sistem")


class Version(models.Model):
    """One version of a document; never changed or removed. ``task`` is the step in which it was added."""

    document = models.ForeignKey(Document, models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    file = models.ForeignKey(StoredFile, models.PROTECT, related_name="+")
    filename = models.CharField(max_length=255)
    origin = models.CharField(max_length=10, choices=Origin)
    task = models.ForeignKey(Task, models.PROTECT, related_name="versions")
    added_at = models.DateTimeField()
    added_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    added_as = models.CharField(max_length=300)
    letter_number = models.CharField(max_length=120, blank=True)
    made_from = models.CharField(max_length=64, blank=True)  # digest of the answers it was made from, or signs

    class Meta:
        ordering = ["document_id", "-number"]
        indexes = [models.Index(Folded("letter_number"), name="version_letter_number_folded")]
        constraints = [models.UniqueConstraint(fields=["document", "number"], name="version_number_once")]

    def __str__(self) -> str:
        return f"{self.document_id} v{self.number}"


class Requirement(models.Model):
    """One row of the office's table of documents a client hands in, with the cases it applies to (domain.md 2.1).

    The list fields hold keys; an empty list means "all". ``commodity`` limits a row to one product group. A row is
    never edited in place once in force: it ends, and its successor begins, so a running case keeps its own list.
    """

    office = models.ForeignKey(Office, models.CASCADE, related_name="requirements")
    key = models.SlugField(_("Kode"), max_length=80)
    name = models.CharField(_("Nama dokumen"), max_length=300)
    hint = models.TextField(_("Penjelasan"), blank=True)
    schemes = models.JSONField(_("Skema"), default=list, blank=True)
    kinds = models.JSONField(_("Jenis sertifikasi"), default=list, blank=True)
    applicant_kinds = models.JSONField(_("Jenis pemohon"), default=list, blank=True)
    commodity = models.CharField(_("Komoditas"), max_length=80, blank=True)
    is_mandatory = models.BooleanField(_("Wajib"), default=True)
    has_expiry = models.BooleanField(_("Memiliki masa berlaku"), default=False)
    order = models.PositiveIntegerField(_("Urutan"), default=0)
    source = models.CharField(_("Sumber"), max_length=200, blank=True)
    valid_from = models.DateField(_("Berlaku mulai"))
    valid_to = models.DateField(_("Berlaku sampai"), null=True, blank=True)
    succeeds = models.ForeignKey("self", models.SET_NULL, null=True, editable=False, related_name="+")

    class Meta:
        ordering = ["order", "id"]
        constraints = [
            models.UniqueConstraint(fields=["office", "key", "valid_from"], name="requirement_once_a_day"),
            models.CheckConstraint(
                condition=Q(valid_to=None) | Q(valid_to__gte=F("valid_from")),
                name="requirement_ends_after_start",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Signing(models.TextChoices):
    """Who signs a letter of the office; a client's own is always signed by the client."""

    HEAD = "head", _("Kepala Balai")
    FOR_HEAD = "for-head", _("a.n. Kepala Balai, oleh kepala seksi yang membuatnya")
    SECTION = "section", _("Kepala seksi yang membuatnya")
    MAKER = "maker", _("Yang membuatnya")


class LetterText(models.Model):
    """The office's words for one kind of letter, from a day on; a row is never changed, the next version succeeds it.

    ``is_seed``: the words are the built-in ones, at founding or because the office went back to them. Without
    ``signer``, whoever signs the built-in letter.
    """

    office = models.ForeignKey(Office, models.CASCADE, related_name="letter_texts")
    kind = models.SlugField(_("Jenis surat"), max_length=80)
    valid_from = models.DateField(_("Berlaku mulai"))
    version = models.PositiveIntegerField(_("Versi"))
    subject = models.CharField(_("Hal"), max_length=200)
    body = models.TextField(_("Isi surat"))
    signer = models.CharField(
        _("Ditandatangani oleh"), max_length=10, choices=Signing, blank=True
    )  # empty: as built in
    is_seed = models.BooleanField(default=False)

    class Meta:
        ordering = ["kind", "-version"]
        constraints = [models.UniqueConstraint(fields=["office", "kind", "version"], name="letter_text_version_once")]

    def __str__(self) -> str:
        return f"{self.kind} v{self.version}"

"""The rows of the seed files, each checked by itself: what a field may hold."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints

from mutubaku.applications.models import Commodity
from mutubaku.billing.models import CountedBy, Part
from mutubaku.billing.policy import CODE_DAYS, LONGEST_CODE
from mutubaku.cases import numbering
from mutubaku.cases.models import Kind, Register, Scheme
from mutubaku.documents.letter_words import COMMON
from mutubaku.documents.models import Signing
from mutubaku.people.models import ApplicantKind, CompetenceFunction, Manner, ServiceTopic
from mutubaku.reviews.models import Purpose

Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Key = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=80)]
Keys = tuple[Key, ...]


def _pattern(text: str) -> str:
    numbering.check(text)
    return text


class Row(BaseModel):
    """A row of a seed file; a field that is not its own is a fault, not a surprise later."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class PositionRow(Row):
    """A position and the roles it plays."""

    code: Key
    title: Text
    unit: str = ""
    roles: Keys = Field(min_length=1)


class PatternRow(Row):
    """How a register numbers, in general, or for one kind of paper or one scheme."""

    register_: Register = Field(alias="register")
    kind: Key | Literal[""] = ""
    scheme: Scheme | Literal[""] = ""
    pattern: Annotated[Text, AfterValidator(_pattern)]


class DocumentRow(Row):
    """A document a client hands in; what is left out comes from its list."""

    key: Key
    name: Text
    hint: str = ""
    no: str = ""
    schemes: tuple[Scheme, ...] | None = None
    kinds: tuple[Kind, ...] | None = None
    applicants: tuple[ApplicantKind, ...] = ()
    commodity: Commodity = Commodity.GENERAL
    mandatory: bool = True
    expires: bool = False


class ListRow(Row):
    """A list of documents with its source and the cases it is for."""

    name: Text
    source: Text
    schemes: tuple[Scheme, ...] = ()
    kinds: tuple[Kind, ...] = ()
    document: tuple[DocumentRow, ...] = Field(min_length=1)

    def source_of(self, row: DocumentRow) -> str:
        """Where a row comes from, with its number in the source."""
        return self.source.replace("{no}", row.no)


class LetterRow(Row):
    """The built-in words of a kind of letter, the form of paper it is on, its register, and its own fields with an
    example each. What the client writes has no register.
    """

    kind: Key
    form: Literal["letter", "memo", "disposition", "record"]
    subject: Text
    body: Text
    title: str = ""
    signer: Signing = Signing.MAKER
    register_: Register | Literal[""] = Field(default=Register.LETTER, alias="register")
    fields: dict[str, str] = {}

    @property
    def known(self) -> dict[str, str]:
        """Every field its words may use, with an example."""
        return {**COMMON, **self.fields}

    def left_out_of(self, words: str) -> list[str]:
        """The own fields that the built-in words use and these do not."""
        own = (f"{{{name}}}" for name in self.fields)
        return [one for one in own if one in f"{self.subject} {self.body}" and one not in words]


class TariffLineRow(Row):
    """A line of the tariff, in rupiah; ``example`` stands for an unknown price in the demonstration alone."""

    key: Key
    name: Text
    unit: Text
    price: int = Field(default=0, ge=0)
    example: int = Field(default=0, ge=0)
    part: Part = Part.CERTIFICATION
    counted_by: CountedBy = CountedBy.CASE
    default_quantity: int = Field(default=1, ge=1)
    schemes: tuple[Scheme, ...] = ()
    kinds: tuple[Kind, ...] = ()
    source: str = ""


class TariffRow(Row):
    """The tariff an office begins with."""

    name: Text
    legal_base: Text
    small_business_percent: int = Field(default=0, ge=0, le=100)
    small_business_schemes: tuple[Scheme, ...] = ()
    code_days: int = Field(default=CODE_DAYS, ge=1, le=LONGEST_CODE)
    source: Text
    line: tuple[TariffLineRow, ...] = Field(min_length=1)


class QuestionRow(Row):
    """A question of a review, with the clause it stands for, the sheet it is on, and the schemes that ask it."""

    key: Key
    text: Text
    source: Text
    purpose: Purpose = Purpose.APPLICATION
    schemes: tuple[Scheme, ...] = ()


class ProfileRow(Row):
    """What an office is called and where it sits; the letterhead line by line."""

    name: Text
    short_name: Text
    letterhead: tuple[Text, ...] = Field(min_length=1)
    address: tuple[Text, ...] = Field(min_length=1)
    city: Text
    phone: str = ""
    email: str = ""
    number_code: Text


class AccreditationRow(Row):
    """An accreditation number of the office for a scheme."""

    scheme: Scheme
    number: Text


class LaboratoryRow(Row):
    """A laboratory of the demonstration that does not exist, accredited until so many days after it is made.

    ``scope`` reads as on the screen: a standard a line, under it its parameters with dashes.
    """

    name: Text
    city: Text
    address: str = ""
    contact: str = ""
    is_own: bool = False
    accreditation: Text
    days_after: int
    scope: Text


class CompetenceRow(Row):
    """What a person of the demonstration is competent for: a function in schemes, for some scopes or for all; with
    ``days_after`` it ends so many days after the present."""

    function: CompetenceFunction
    schemes: tuple[Scheme, ...] = tuple(Scheme)
    scopes: tuple[str, ...] = ("",)
    days_after: int = 0
    note: Text = "Contoh: sertifikat pelatihan rekaan"


class PersonRow(Row):
    """A person of the office in a position; an acting one has a decree and days around the present."""

    email: Text
    name: Text
    nip: str = ""
    position: Key
    manner: Manner = Manner.HOLDER
    decree: str = ""
    days_before: int = 0
    days_after: int = 0
    competence: tuple[CompetenceRow, ...] = ()


class FactoryRow(Row):
    """A place of production."""

    name: Text
    address: Text
    city: Text


class OrganisationRow(Row):
    """A client with its legal data, its people by e-mail address, the first of whom registered it."""

    key: Key
    name: Text
    kind: ApplicantKind = ApplicantKind.PRODUCER
    nib: str = ""
    npwp: str = ""
    address: Text
    city: Text
    province: str = ""
    country: str = "Indonesia"
    phone: str = ""
    email: str = ""
    is_small_business: bool = False
    people: tuple[Text, ...] = Field(min_length=1)
    factory: tuple[FactoryRow, ...] = ()


class ClientRow(Row):
    """A person who acts for clients."""

    email: Text
    name: Text
    phone: str = ""


class ServiceRow(Row):
    """What the office says of one part of its standar pelayanan."""

    part: ServiceTopic
    text: Text


class OfficeRow(Row):
    """The demonstration office with all its people and clients."""

    code: Key
    zone: Text
    mailbox: str = ""
    founded: date
    password: Text
    profile: ProfileRow
    accreditation: tuple[AccreditationRow, ...] = ()
    laboratory: tuple[LaboratoryRow, ...] = ()
    service: tuple[ServiceRow, ...] = ()
    person: tuple[PersonRow, ...] = Field(min_length=1)
    client: tuple[ClientRow, ...] = Field(min_length=1)
    organisation: tuple[OrganisationRow, ...] = Field(min_length=1)

"""The label of a sample: a small sheet with its number in words and as a QR code, and nothing of the company."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from mutubaku.paper.forms import Form, Letterhead
from mutubaku.paper.qr import qr_svg


@dataclass(frozen=True)
class Label:
    """One label. code: the sample's number; part: for whom the part is; facts as lines of the label."""

    code: str
    part: str
    seal: str
    product: str
    lot: str
    quantity: str
    taken: date
    taker: str


@dataclass(frozen=True)
class Labels(Form):
    """The labels of a sampling, one on each page of 80 × 50 mm."""

    template: ClassVar[str] = "labels"
    letterhead: Letterhead
    labels: tuple[Label, ...]
    title: str = "Label contoh uji"
    demo: bool = False

    def data(self) -> dict[str, object]:
        fields = super().data()
        return {**fields, "codes": [qr_svg(f"{one.code} {one.seal}") for one in self.labels]}

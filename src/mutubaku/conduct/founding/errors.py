"""Why an office is not founded: one class per reason."""

from __future__ import annotations


class OfficeExists(ValueError):  # noqa: N818 - it says what happened
    """There is an office with this code already."""

    def __init__(self, code: str) -> None:
        super().__init__(f"Kantor dengan kode “{code}” sudah ada. Pilih kode lain, atau pakai kantor itu.")


class SeedRefused(ValueError):  # noqa: N818 - it says what happened
    """A seed file cannot be used; ``complaints`` has one sentence for each fault, with file, row and field."""

    def __init__(self, complaints: tuple[str, ...]) -> None:
        super().__init__("\n".join(complaints))
        self.complaints = complaints

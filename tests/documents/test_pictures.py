"""A picture is whole when it has a size, something to show, and an end."""

from __future__ import annotations

import pytest

from mutubaku.documents.pictures import is_whole_jpeg, is_whole_png
from tests.documents.samples import JPEG, PNG, SOF
from tests.paper.pictures import png

SCAN = JPEG.index(b"\xff\xda")


@pytest.mark.parametrize(
    "data",
    [
        JPEG,
        JPEG + b"what telephones write after it",
        JPEG[:2] + b"\xff" + JPEG[2:],  # fill
        JPEG[:2] + b"\xff\xd0" + JPEG[2:],  # a mark without a length
        JPEG.replace(b"\xff\xc0", b"\xff\xc2"),  # progressive
    ],
)
def test_a_jpeg_with_size_scan_and_end_is_whole(data: bytes) -> None:
    assert is_whole_jpeg(data)


@pytest.mark.parametrize("length", range(len(JPEG)))
def test_a_jpeg_cut_anywhere_is_not(length: int) -> None:
    assert not is_whole_jpeg(JPEG[:length])


@pytest.mark.parametrize(
    "data",
    [
        JPEG[:SOF] + JPEG[SCAN:],  # without a size
        JPEG[: SOF + 5] + bytes(2) + JPEG[SOF + 7 :],  # no height
        JPEG[: SOF + 7] + bytes(2) + JPEG[SOF + 9 :],  # no width
        JPEG[:SCAN] + b"\xff\xd9" + bytes(16),  # without a scan
        JPEG[:2] + b"\xff\xe1\x00\x0cthumb\xff\xd9...",  # the end of a thumbnail is not the picture's
        JPEG[:4] + b"\xff" * 40,
    ],
)
def test_a_jpeg_without_size_scan_or_end_is_not_whole(data: bytes) -> None:
    assert not is_whole_jpeg(data)


@pytest.mark.parametrize("data", [PNG, png(40, 30), PNG + b"more"])
def test_a_png_with_header_picture_and_end_is_whole(data: bytes) -> None:
    assert is_whole_png(data)


@pytest.mark.parametrize("length", range(len(PNG) - 4))
def test_a_png_cut_anywhere_is_not(length: int) -> None:
    assert not is_whole_png(PNG[:length])


@pytest.mark.parametrize(
    "data",
    [
        PNG.replace(b"IHDR", b"tEXt"),
        PNG.replace(b"IDAT", b"tEXt"),
        PNG[:16] + bytes(4) + PNG[20:],
        PNG[:20] + bytes(4) + PNG[24:],
        PNG[:8] + bytes(64),
    ],
)
def test_a_png_without_header_picture_or_size_is_not_whole(data: bytes) -> None:
    assert not is_whole_png(data)

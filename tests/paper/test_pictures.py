"""Pictures as pages of a bound file."""

import io

import pypdf
import pytest

from mutubaku.paper.errors import DamagedPictureError
from mutubaku.paper.pictures import picture_page

from .pictures import png
from .samples import AT


def test_a_picture_becomes_one_page_of_a4_the_same_each_time() -> None:
    page = picture_page(png(60, 20), "image/png", title="Foto pabrik", at=AT)
    assert page == picture_page(png(60, 20), "image/png", title="Foto pabrik", at=AT)
    (only,) = pypdf.PdfReader(io.BytesIO(page)).pages
    assert [round(float(side)) for side in only.mediabox[2:]] == [595, 842]
    assert len(only.images) == 1


@pytest.mark.parametrize("media_type", ["image/png", "image/jpeg"])
def test_a_picture_that_cannot_be_read_is_told_so(media_type: str) -> None:
    with pytest.raises(DamagedPictureError, match="rusak atau terpotong"):
        picture_page(png(60, 20)[:40], media_type, title="Foto", at=AT)

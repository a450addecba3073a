"""Reading and joining PDFs."""

import io

import pypdf
import pytest

from mutubaku.paper import DamagedPdfError, EncryptedPdfError, NotAPdfError, PdfFacts, bind, inspect_pdf

from .samples import AT, FILE, MEMO


def _locked(*, user: str) -> bytes:
    writer = pypdf.PdfWriter()
    writer.add_blank_page(200, 200)
    writer.encrypt(user, "pemilik", algorithm="AES-256")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def test_a_document_of_our_own_has_its_pages_counted() -> None:
    assert inspect_pdf(MEMO.pdf(at=AT)) == PdfFacts(pages=1, encrypted=False)


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04 a spreadsheet", b"\x89PNG\r\n\x1a\n", b"x" * 2000 + b"%PDF-1.7"])
def test_a_file_that_is_no_pdf_is_told_so(data: bytes) -> None:
    with pytest.raises(NotAPdfError, match="bukan PDF"):
        inspect_pdf(data)


def test_a_pdf_with_a_password_is_refused() -> None:
    with pytest.raises(EncryptedPdfError, match="kata sandi"):
        inspect_pdf(_locked(user="rahasia"))


def test_a_pdf_that_only_restricts_printing_is_read_and_marked() -> None:
    assert inspect_pdf(_locked(user="")) == PdfFacts(pages=1, encrypted=True)


@pytest.mark.parametrize("keep", [20, 300, 5000])
def test_a_pdf_cut_off_in_the_middle_is_damaged(keep: int) -> None:
    with pytest.raises(DamagedPdfError, match="rusak"):
        inspect_pdf(MEMO.pdf(at=AT)[:keep])


def _blank(old: bytes = b"", new: bytes = b"") -> bytes:
    """A PDF of one empty page, a piece of it replaced by another of the same length."""
    writer = pypdf.PdfWriter()
    writer.add_blank_page(100, 100)
    out = io.BytesIO()
    writer.write(out)
    assert old in out.getvalue()
    return out.getvalue().replace(old, new.ljust(len(old)))


@pytest.mark.parametrize("kids", [b"/Kids 4", b"/Kids [ 2 0 R ]", b"/Kids [ 9 0 R ]"])
def test_a_page_tree_that_leads_nowhere_or_round_in_a_ring_is_damaged(kids: bytes) -> None:
    with pytest.raises(DamagedPdfError):
        inspect_pdf(_blank(b"/Kids [ 4 0 R ]", kids))


def test_a_part_that_cannot_be_copied_is_damaged() -> None:
    part = _blank(b"/MediaBox [ 0.0 0.0 100 100 ]", b"/Annots [ 5 (x) ]")
    with pytest.raises(DamagedPdfError):
        bind([part])


def test_a_pdf_without_a_single_page_is_damaged() -> None:
    out = io.BytesIO()
    pypdf.PdfWriter().write(out)
    with pytest.raises(DamagedPdfError):
        inspect_pdf(out.getvalue())


def test_parts_are_bound_in_order_and_the_same_parts_give_the_same_file() -> None:
    parts = [FILE.pdf(at=AT), MEMO.pdf(at=AT)]
    bound = bind(parts)
    texts = [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(bound)).pages]
    assert ["Berkas permohonan" in texts[0], "MEMO DINAS" in texts[1], len(texts)] == [True, True, 2]
    assert bind(parts) == bound


def test_what_is_bound_has_a_title_a_language_bookmarks_and_the_tags_of_the_pages_made_here() -> None:
    parts = [FILE.pdf(at=AT), _blank(), MEMO.pdf(at=AT), FILE.pdf(at=AT)]
    bound = bind(parts, ["Daftar isi", "Akta", "Memo", "Lagi"], title="Berkas permohonan", made={0, 2, 3})
    reader = pypdf.PdfReader(io.BytesIO(bound))
    root = reader.root_object
    assert (reader.metadata and reader.metadata.title, root["/Lang"], len(reader.outline)) == (
        "Berkas permohonan",
        "id-ID",
        4,
    )
    assert root["/MarkInfo"] == {"/Marked": True, "/Suspects": True}  # the second is somebody else's
    assert "/Metadata" not in root  # no mark of PDF/A
    tree = root["/StructTreeRoot"]
    assert [part["/S"] for part in (one.get_object() for one in tree["/K"]["/K"])] == ["/Part"] * 3  # type: ignore[index]
    held = dict(zip(*[iter(tree["/ParentTree"]["/Nums"])] * 2, strict=True))  # type: ignore[index]
    keys = [page.get("/StructParents") for page in reader.pages]
    assert (keys[1], len({*keys})) == (None, 4)
    for place in (0, 2, 3):  # what stands on a page leads to the elements of that page
        first = next(one.get_object() for one in held[keys[place]].get_object() if one.get_object())
        assert first["/Pg"] == reader.pages[place]
    names = tree["/IDTree"]["/Names"]  # type: ignore[index]
    assert len(set(names[::2])) == len(names) / 2 > 0


def test_what_is_wholly_made_here_is_tagged_without_a_doubt() -> None:
    bound = bind([MEMO.pdf(at=AT)], ["Memo"], title="Memo", made={0})
    assert pypdf.PdfReader(io.BytesIO(bound)).root_object["/MarkInfo"] == {"/Marked": True}


def test_a_locked_part_is_named_before_anything_is_bound() -> None:
    with pytest.raises(EncryptedPdfError):
        bind([MEMO.pdf(at=AT), _locked(user="rahasia")])

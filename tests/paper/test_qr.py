"""QR codes."""

from xml.etree.ElementTree import fromstring

from mutubaku.paper import qr_svg


def test_a_qr_code_is_one_scalable_picture_with_its_quiet_zone() -> None:
    picture = fromstring(qr_svg("https://sertifikasi.example.go.id/periksa/7Q4F-K2MD-90XA"))
    assert picture.attrib["viewBox"] == "0 0 41 41"
    assert "width" not in picture.attrib


def test_the_same_text_gives_the_same_code() -> None:
    assert qr_svg("a") == qr_svg("a") != qr_svg("b")

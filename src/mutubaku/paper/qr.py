"""QR codes as SVG."""

import io

import segno


def qr_svg(text: str) -> str:
    """The text as a QR code (error level M), black on white, quiet zone of 4 modules, one path, no fixed size."""
    out = io.BytesIO()
    code = segno.make(text, error="m", micro=False, boost_error=False)
    code.save(out, kind="svg", xmldecl=False, svgns=True, light="#ffffff", border=4, omitsize=True, nl=False)
    return out.getvalue().decode("ascii")

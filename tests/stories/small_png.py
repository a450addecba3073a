"""Makes a screenshot small: a PNG of at most 256 colours, packed tightly, with the standard library alone.

Reads what Chromium writes: 8 bits, RGB or RGBA, not interlaced. Text on screens needs few colours, so the 256 most used
ones are kept and every other pixel takes the nearest of them.
"""

from __future__ import annotations

import struct
import zlib
from collections import Counter
from collections.abc import Iterator, Sequence

SIGNATURE = b"\x89PNG\r\n\x1a\n"
COLOURS = 256
SAMPLES = {2: 3, 6: 4}  # of a pixel, by PNG's colour type
Colour = tuple[int, ...]


def small(png: bytes) -> bytes:
    """The same picture with a palette."""
    width, height, samples, raw = _read(png)
    rows = [_pixels(row, samples) for row in _unfiltered(raw, width * samples, samples)]
    counted = Counter(pixel for row in rows for pixel in row)
    palette = [colour for colour, _ in counted.most_common(COLOURS)]
    index = {colour: _nearest(colour, palette) for colour in counted}
    packed = zlib.compress(b"".join(b"\0" + bytes([index[pixel] for pixel in row]) for row in rows), 9)
    header = struct.pack(">IIBBBBB", width, height, 8, 3, 0, 0, 0)
    table = b"".join(bytes(colour) for colour in palette)
    return SIGNATURE + _chunk(b"IHDR", header) + _chunk(b"PLTE", table) + _chunk(b"IDAT", packed) + _chunk(b"IEND", b"")


def _read(png: bytes) -> tuple[int, int, int, bytes]:
    """Width, height, samples of a pixel, and the filtered rows."""
    chunks = list(_chunks(png))
    width, height, depth, kind, *_, interlace = struct.unpack(">IIBBBBB", chunks[0][1])
    if depth != 8 or kind not in SAMPLES or interlace:
        raise ValueError("Only 8-bit RGB or RGBA without interlacing is read here.")
    return width, height, SAMPLES[kind], zlib.decompress(b"".join(data for name, data in chunks if name == b"IDAT"))


def _chunks(png: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = len(SIGNATURE)
    while at < len(png):
        size = struct.unpack(">I", png[at : at + 4])[0]
        yield png[at + 4 : at + 8], png[at + 8 : at + 8 + size]
        at += 12 + size


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def _unfiltered(raw: bytes, stride: int, step: int) -> Iterator[bytearray]:
    """The rows as they were before PNG's filters (PNG specification, clause 9)."""
    before = bytearray(stride)
    for at in range(0, len(raw), stride + 1):
        kind, row = raw[at], bytearray(raw[at + 1 : at + 1 + stride])
        for i in range(stride if kind else 0):
            left, above = row[i - step] if i >= step else 0, before[i]
            corner = before[i - step] if i >= step else 0
            row[i] = (row[i] + _predicted(kind, left, above, corner)) & 255
        yield row
        before = row


def _predicted(kind: int, left: int, above: int, corner: int) -> int:
    if kind == 1:
        return left
    if kind == 2:
        return above
    if kind == 3:
        return (left + above) // 2
    return min((left, above, corner), key=lambda one: abs(left + above - corner - one))


def _pixels(row: bytearray, samples: int) -> list[Colour]:
    return [tuple(row[at : at + 3]) for at in range(0, len(row), samples)]


def _nearest(colour: Colour, palette: Sequence[Colour]) -> int:
    def far(number: int) -> int:
        return sum((one - other) ** 2 for one, other in zip(colour, palette[number], strict=True))

    return min(range(len(palette)), key=far)

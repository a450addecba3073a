"""Whether a picture is whole: its parts are followed as the formats lay them out, nothing is decoded."""

from __future__ import annotations

import struct

PNG_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_WITHOUT_LENGTH = {0x01, *range(0xD0, 0xD8)}
_SIZE = set(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}  # SOF0 to SOF15 without DHT, JPG and DAC
_FILL, _SCAN = 0xFF, 0xDA
_HEAD = 7  # bytes of a segment up to the width: length, precision, height, width
_CHUNK = 8  # bytes before a chunk's data: length and kind
_END = b"\xff\xd9"  # within a scan every FF is followed by 00 or a restart, so this ends it


def is_whole_jpeg(data: bytes) -> bool:
    """A start, a size above nothing, a scan, and the end mark after it (ITU-T T.81, annex B)."""
    at, sized = 2, False
    while data[at : at + 1] == b"\xff":
        kind = data[at + 1] if at + 1 < len(data) else 0
        if kind == _FILL or kind in _WITHOUT_LENGTH:
            at += 1 + (kind != _FILL)
            continue
        segment = data[at + 2 : at + 2 + _HEAD]
        if len(segment) < _HEAD:
            return False
        length, height, width = struct.unpack(">HxHH", segment)
        if kind == _SCAN:
            return sized and data.find(_END, at + 2 + length) > 0
        if kind in _SIZE:
            sized = height > 0 and width > 0
        at += 2 + length
    return False


def is_whole_png(data: bytes) -> bool:
    """The header with a size above nothing, some picture, and the end (PNG specification, clause 5)."""
    at, kinds = len(PNG_SIGNATURE), []
    while len(head := data[at : at + _CHUNK]) == _CHUNK:
        length, kind = struct.unpack(">I4s", head)
        kinds.append(kind)
        if kind == b"IEND":
            return kinds[0] == b"IHDR" and b"IDAT" in kinds and 0 not in struct.unpack(">II", data[16:24])
        at += 12 + length
    return False

"""QR codes: what is drawn is read back, module by module, as ISO/IEC 18004 lays them out."""

import re
from collections.abc import Iterator
from xml.etree.ElementTree import fromstring

import pytest

from mutubaku.paper import qr_svg

ADDRESS = "https://sertifikasi.example.go.id/periksa/7Q4F-K2MD-90XA"
QUIET = 4
MEDIUM = 0b00  # error level M in the format word
# Versions 1 to 10 at level M: for each group of blocks how many there are, and their bytes of data (table 9).
BLOCKS = {
    1: [(1, 16)], 2: [(1, 28)], 3: [(1, 44)], 4: [(2, 32)], 5: [(2, 43)],
    6: [(4, 27)], 7: [(4, 31)], 8: [(2, 38), (2, 39)], 9: [(3, 36), (2, 37)], 10: [(4, 43), (1, 44)],
}  # fmt: skip
ALIGNED = {
    1: [], 2: [6, 18], 3: [6, 22], 4: [6, 26], 5: [6, 30],
    6: [6, 34], 7: [6, 22, 38], 8: [6, 24, 42], 9: [6, 26, 46], 10: [6, 28, 50],
}  # fmt: skip
MASKS = [
    lambda i, j: (i + j) % 2,
    lambda i, j: i % 2,
    lambda i, j: j % 3,
    lambda i, j: (i + j) % 3,
    lambda i, j: (i // 2 + j // 3) % 2,
    lambda i, j: i * j % 2 + i * j % 3,
    lambda i, j: (i * j % 2 + i * j % 3) % 2,
    lambda i, j: ((i + j) % 2 + i * j % 3) % 2,
]
Modules = list[list[bool]]


def modules(svg: str) -> Modules:
    """The dark squares of the drawing without its quiet zone, from the strokes of its path: one is a row's run."""
    picture = fromstring(svg)
    size = int(picture.attrib["viewBox"].split()[2])
    dark = [[False] * size for _ in range(size)]
    stroke = next(one for one in picture.iter() if one.attrib.get("stroke"))
    x = y = 0.0
    for kind, numbers in re.findall(r"([Mmh])([-\d. ]+)", stroke.attrib["d"]):
        told = [float(one) for one in numbers.split()]
        if kind == "h":
            for column in range(int(x), int(x + told[0])):
                dark[int(y)][column] = True
            x += told[0]
        else:
            x, y = told if kind == "M" else (x + told[0], y + told[1])
    return [row[QUIET:-QUIET] for row in dark[QUIET:-QUIET]]


def reserved(size: int, version: int) -> set[tuple[int, int]]:
    """The squares of finders, timing, alignment, format and version."""
    taken = {(i, j) for i in range(9) for j in range(9)}
    taken |= {(i, j) for i in range(9) for j in range(size - 8, size)}
    taken |= {(i, j) for i in range(size - 8, size) for j in range(9)}
    taken |= {(6, k) for k in range(size)} | {(k, 6) for k in range(size)}
    corners = {(6, 6), (6, size - 7), (size - 7, 6)}
    for row, column in {(i, j) for i in ALIGNED[version] for j in ALIGNED[version]} - corners:
        taken |= {(row + i, column + j) for i in range(-2, 3) for j in range(-2, 3)}
    if version >= 7:
        taken |= {(i, size - 11 + j) for i in range(6) for j in range(3)}
        taken |= {(size - 11 + j, i) for i in range(6) for j in range(3)}
    return taken


def bits(code: Modules) -> Iterator[int]:
    """The bits of the code words in their order, up and down in pairs of columns, unmasked."""
    size, version = len(code), (len(code) - 17) // 4
    word = sum(code[8][j] << (14 - k) for k, j in enumerate((0, 1, 2, 3, 4, 5, 7, 8)))
    word = (word | sum(code[i][8] << (6 - k) for k, i in enumerate((7, 5, 4, 3, 2, 1, 0)))) ^ 0b101010000010010
    assert word >> 13 == MEDIUM
    mask, taken, up = MASKS[word >> 10 & 7], reserved(size, version), True
    for right in (*range(size - 1, 6, -2), 5, 3, 1):
        for i in range(size - 1, -1, -1) if up else range(size):
            for j in (right, right - 1):
                if (i, j) not in taken:
                    yield code[i][j] ^ (mask(i, j) == 0)
        up = not up


def read(svg: str) -> str:
    """The text of a code of bytes; correction is not used, so a single wrong square shows."""
    code = modules(svg)
    version, stream = (len(code) - 17) // 4, list(bits(code))
    words = [int("".join(map(str, map(int, stream[at : at + 8]))), 2) for at in range(0, len(stream) - 7, 8)]
    lengths = [length for count, length in BLOCKS[version] for _ in range(count)]
    blocks: list[list[int]] = [[] for _ in lengths]
    given = iter(words)
    for place in range(max(lengths)):
        for block, length in zip(blocks, lengths, strict=True):
            if place < length:
                block.append(next(given))
    data = "".join(f"{byte:08b}" for block in blocks for byte in block)
    wide = 8 if version < 10 else 16
    assert data[:4] == "0100"  # bytes
    count = int(data[4 : 4 + wide], 2)
    body = data[4 + wide : 4 + wide + 8 * count]
    return bytes(int(body[at : at + 8], 2) for at in range(0, len(body), 8)).decode()


def test_a_qr_code_is_one_scalable_picture_with_its_quiet_zone() -> None:
    picture = fromstring(qr_svg(ADDRESS))
    assert picture.attrib["viewBox"] == "0 0 41 41"
    assert "width" not in picture.attrib


@pytest.mark.parametrize(
    "text",
    [
        "a",
        ADDRESS,
        f"{ADDRESS}?b=1",
        "https://sertifikasi.example.go.id/" + "kantor-balai/" * 5,
        "http://127.0.0.1:8000/c/x" * 7,
    ],
)
def test_whoever_reads_the_code_reads_the_address(text: str) -> None:
    assert read(qr_svg(text)) == text


def test_the_same_text_gives_the_same_code() -> None:
    assert qr_svg("a") == qr_svg("a")

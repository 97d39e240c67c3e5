#!/usr/bin/env python3
"""Writes those sample notices that are not UTF-8, and the sample PDF, with Python's own codecs, so
that what decodes them (Node and iconv-lite) is judged by another hand.

    encodeContent.py check                  every file holds what Python would write; exit code 1 if not
    encodeContent.py show NAME              the text of a file, as UTF-8
    encodeContent.py encode NAME < text     writes a file from UTF-8 text
    encodeContent.py pdf                    writes the PDF

To change a notice: show it into a file, edit that, encode it back.
"""

import codecs
import sys
from pathlib import Path

NOTICES = Path(__file__).resolve().parents[2] / "content" / "notices" / "2026"

# Name -> (codec, byte order mark). A file that is not named is UTF-8 without a mark.
ENCODINGS = {
    "business-environment-online.html": ("gb18030", b""),
    "county-education-report.html": ("gb18030", b""),
    "water-price-hearing.html": ("gb18030", b""),
    "关于召开全市安全生产工作视频会议的通知.txt": ("gb18030", b""),
    "haibu-district-council-agenda.txt": ("big5hkscs", b""),
    "wah-bo-court-owners.txt": ("big5hkscs", b""),
    "北塘花园业主大会会议通知.txt": ("utf-16-le", codecs.BOM_UTF16_LE),
    "forest-fire-postponed.txt": ("utf-8", codecs.BOM_UTF8),
}

PDF = "emergency-drill-briefing.files/疏散路线示意图.pdf"


def encode(name: str, text: str) -> bytes:
    codec, mark = ENCODINGS[name]
    return mark + text.encode(codec)


def decode(name: str, written: bytes) -> str:
    codec, mark = ENCODINGS[name]
    if not written.startswith(mark):
        raise ValueError(f"{name}: no byte order mark")
    return written[len(mark) :].decode(codec)


def pdf() -> bytes:
    """One page with a route drawn and labelled; the font is one that PDF readers supply (ISO 32000-1, 9.7.5.2)."""

    def words(x: int, y: int, text: str) -> str:
        return f"BT /F1 14 Tf {x} {y} Td <{text.encode('utf-16-be').hex().upper()}> Tj ET"

    drawing = "\n".join(
        [
            words(60, 250, "地震应急综合演练疏散路线示意图"),
            "60 60 120 70 re S",
            words(85, 90, "教学楼"),
            "340 60 140 70 re S",
            words(375, 90, "操场"),
            "2 w 180 95 m 335 95 l S",
            "335 95 m 322 102 l S 335 95 m 322 88 l S",
            words(215, 105, "疏散方向"),
        ]
    ).encode("ascii")
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 540 300] /Contents 4 0 R"
        b" /Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(drawing), drawing),
        b"<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light"
        b" /Encoding /UniGB-UCS2-H /DescendantFonts [6 0 R] >>",
        b"<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light"
        b" /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >>"
        b" /FontDescriptor 7 0 R >>",
        b"<< /Type /FontDescriptor /FontName /STSong-Light /Flags 6"
        b" /FontBBox [-25 -254 1000 880] /ItalicAngle 0 /Ascent 880"
        b" /Descent -120 /CapHeight 880 /StemV 93 >>",
    ]
    made = b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n"
    offsets = []
    for number, body in enumerate(objects, 1):
        offsets.append(len(made))
        made += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = len(made)
    made += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    made += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    made += b"trailer\n<< /Size %d /Root 1 0 R >>\n" % (len(objects) + 1)
    return made + b"startxref\n%d\n%%%%EOF\n" % table


def check() -> int:
    wrong = []
    for name in ENCODINGS:
        written = (NOTICES / name).read_bytes()
        try:
            if encode(name, decode(name, written)) != written:
                wrong.append(name)
        except ValueError as problem:
            wrong.append(f"{name}: {problem}")
    if (NOTICES / PDF).read_bytes() != pdf():
        wrong.append(PDF)
    for name in wrong:
        print(name, file=sys.stderr)
    return 1 if wrong else 0


def main(arguments: list[str]) -> int:
    match arguments:
        case ["check"]:
            return check()
        case ["show", name] if name in ENCODINGS:
            text = decode(name, (NOTICES / name).read_bytes())
            sys.stdout.buffer.write(text.encode("utf-8"))
            return 0
        case ["encode", name] if name in ENCODINGS:
            (NOTICES / name).write_bytes(
                encode(name, sys.stdin.buffer.read().decode("utf-8"))
            )
            return 0
        case ["pdf"]:
            (NOTICES / PDF).write_bytes(pdf())
            return 0
    print(__doc__, file=sys.stderr)
    return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

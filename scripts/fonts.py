#!/usr/bin/python3
"""Cuts the embedded fonts out of Noto Sans, from the root of the repository:

    apt-get install fonts-noto-core fonttools && scripts/fonts.py

Kept are Latin, Cyrillic, punctuation and the signs that papers and screens use,
without hinting. Noto Sans has no arrows, shapes nor mathematics: they are lent
by its sister fonts of the same em. The minus is drawn as the bar of the plus, so
that it has the weight of the face and the width of a figure.
"""

import os
import sys

from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

SOURCE = os.environ.get("NOTO", "/usr/share/fonts/truetype/noto")
TARGET = "assets/fonts"
LENDERS = {
    "Regular": ["NotoSansSymbols-Regular", "NotoSansMath-Regular", "NotoSansSymbols2-Regular"],
    "Bold": ["NotoSansSymbols-Bold", "NotoSansMath-Regular", "NotoSansSymbols2-Regular"],
}
RANGES = [
    (0x20, 0x7E), (0xA0, 0x17F),  # Latin
    (0x400, 0x45F), (0x490, 0x493), (0x496, 0x497), (0x49A, 0x49B), (0x4A2, 0x4A3),
    (0x4AE, 0x4B1), (0x4BA, 0x4BB), (0x4D8, 0x4D9), (0x4E8, 0x4E9),  # Cyrillic, also Kazakh and Tatar
    (0x2009, 0x200A), (0x202F, 0x202F),  # thin and narrow spaces
    (0x2010, 0x2015), (0x2018, 0x201E), (0x2020, 0x2022), (0x2026, 0x2026),
    (0x2030, 0x2030), (0x2032, 0x2033), (0x2039, 0x203A),  # punctuation
]
SIGNS = "€₸₽№™−←↑→↓↗↘∆∑√∞≈≠≤≥■□▲▶▼◀◄►◆○●★☆☐☑✓✗"
MINUS = "−"


def lend(font, lender, char):
    """Copies the glyph of a character from another font of the same em."""
    name = "lent%04X" % ord(char)
    source = lender.getBestCmap()[ord(char)]
    record = DecomposingRecordingPen(lender.getGlyphSet())
    lender.getGlyphSet()[source].draw(record)
    pen = TTGlyphPen(None)
    record.replay(pen)
    add(font, char, name, pen.glyph(), lender["hmtx"][source][0])


def draw_minus(font):
    """Draws the minus as the level bar of the plus."""
    plus = font.getBestCmap()[ord("+")]
    glyph = font["glyf"][plus]
    heights = sorted({y for _, y in glyph.getCoordinates(font["glyf"])[0]})
    low, high = heights[1], heights[2]
    pen = TTGlyphPen(None)
    pen.moveTo((glyph.xMin, low))
    for corner in (glyph.xMin, high), (glyph.xMax, high), (glyph.xMax, low):
        pen.lineTo(corner)
    pen.closePath()
    add(font, MINUS, "minus", pen.glyph(), font["hmtx"][plus][0])


def add(font, char, name, glyph, width):
    """Puts a glyph into the font under a character."""
    font["glyf"][name] = glyph
    glyph.recalcBounds(font["glyf"])
    font["hmtx"][name] = (width, getattr(glyph, "xMin", 0))
    for table in font["cmap"].tables:
        if table.isUnicode():
            table.cmap[ord(char)] = name


def cut(face):
    """Writes one face and returns its path."""
    font = TTFont("%s/NotoSans-%s.ttf" % (SOURCE, face))
    lenders = [TTFont("%s/%s.ttf" % (SOURCE, name)) for name in LENDERS[face]]
    if MINUS not in map(chr, font.getBestCmap()):
        draw_minus(font)
    for char in SIGNS:
        if ord(char) in font.getBestCmap():
            continue
        for lender in lenders:
            if ord(char) in lender.getBestCmap() and lender["head"].unitsPerEm == font["head"].unitsPerEm:
                lend(font, lender, char)
                break
        else:
            sys.exit("no font has %r" % char)

    options = Options(hinting=False, layout_features=["kern"], notdef_outline=True)
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14]
    options.drop_tables += ["GSUB", "GDEF", "DSIG"]
    subsetter = Subsetter(options)
    codes = [code for first, last in RANGES for code in range(first, last + 1)]
    subsetter.populate(unicodes=codes + [ord(char) for char in SIGNS])
    subsetter.subset(font)
    font.recalcTimestamp = False  # the same sources give the same bytes
    path = "%s/NotoSans-%s.ttf" % (TARGET, face)
    font.save(path)
    return path


for face in LENDERS:
    print(cut(face), os.path.getsize("%s/NotoSans-%s.ttf" % (TARGET, face)))

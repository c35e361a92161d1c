"""Cuts Noto's Arabic and Chinese down to what the program's own words need, into assets/fonts.

The sources are static fonts of npm's packages @expo-google-fonts/noto-sans-arabic and noto-sans-sc,
0.4.3 (`npm pack`), unpacked anywhere below one folder; others are refused, so that the same words
give the same files.
"""

import argparse
import hashlib
import sys
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

ROOT = Path(__file__).resolve().parents[1]
FONTS = ROOT / "assets" / "fonts"
CHINESE = (
    ROOT / "languages" / "zh.po",
    ROOT / "assets" / "texts" / "zh.yaml",
    ROOT / "massage_timer" / "core" / "language.py",
)
"""Whose characters are shipped. There are thousands more, and a system of somebody who writes
Chinese has them."""
ARABIC = (*range(0x0600, 0x0700), 0x200C, 0x200D, *range(0xFE70, 0xFF00))
"""The whole block, what joins letters and keeps them apart, and the letters in their places in a
word, by which the text of a PDF is told."""
FEATURES = (
    "calt",
    "ccmp",
    "fina",
    "init",
    "isol",
    "kern",
    "liga",
    "locl",
    "mark",
    "medi",
    "mkmk",
    "rlig",
    "tnum",
)
ASCENT, DESCENT = 0.96875, 0.2412
"""Of Inter, in em: lines are as far apart in every script."""
ARABIC_SIZE, ARABIC_LIFT = 0.9, 0.09
"""Of the source's size, and em upwards. Its letters reach from 0.45 em below the line to 1.05 em
above it: so they fit lines made for Inter, and their middle is that of Inter's capitals."""
FIRST_OF_EAST_ASIA = 0x2E80
"""Code points before this one are Inter's."""


@dataclass(frozen=True, slots=True)
class Cut:
    """One shipped font: its source, with the sum by which that is known, and what it is called."""

    source: str
    sha256: str
    family: str
    style: str

    @property
    def file(self) -> Path:
        return FONTS / f"{self.family.replace(' ', '')}-{self.style}.ttf"


# Names of their own: else one of these would hide, or be hidden by, the whole font of a system.
_ARABIC, _CHINESE = "Noto Sans Arabic Cut", "Noto Sans SC Cut"
CUTS = (
    Cut(
        "NotoSansArabic_500Medium.ttf",
        "3c42cc2fbde4623a2c272870efd8462c744b716d72e02c1085a8f23a5cd8ba3f",
        _ARABIC,
        "Medium",
    ),
    Cut(
        "NotoSansArabic_600SemiBold.ttf",
        "35e3c8bd9e17754ca30497fcd4a82921ee672c0e36a5e2b9aad7ed4b8d92e427",
        _ARABIC,
        "SemiBold",
    ),
    Cut(
        "NotoSansArabic_700Bold.ttf",
        "a86a704ff8b315082f4859b04c2f8f746f4cefb14553ef10505f143e0d4829d3",
        _ARABIC,
        "Bold",
    ),
    Cut(
        "NotoSansSC_500Medium.ttf",
        "b30853d205f3ecdde938b1488c735ee15a2e870d31331b992fdc53971e23ec4a",
        _CHINESE,
        "Medium",
    ),
    Cut(
        "NotoSansSC_600SemiBold.ttf",
        "b5eb7510dff58e0626c72c0861d83a3ed2be1d03047cf90a623682b8667bc5ff",
        _CHINESE,
        "SemiBold",
    ),
    Cut(
        "NotoSansSC_700Bold.ttf",
        "9a38ae0ab28cd5a256f9ea8e00dedc688aac17f7915fcb000572990afa956b96",
        _CHINESE,
        "Bold",
    ),
)


def code_points(family: str) -> set[int]:
    """What a family is cut down to."""
    if family == _ARABIC:
        return set(ARABIC)
    words = "".join(file.read_text(encoding="utf-8") for file in CHINESE if file.is_file())
    return {ord(one) for one in words if is_chinese(one)}


def is_chinese(character: str) -> bool:
    """True for ideographs and the signs that are as wide as those."""
    wide = unicodedata.east_asian_width(character) in ("W", "F")
    return wide and ord(character) >= FIRST_OF_EAST_ASIA


def cut(source: Path, into: Cut) -> None:
    """Write the shipped font. Raises ValueError: this is not the source that is known."""
    if hashlib.sha256(source.read_bytes()).hexdigest() != into.sha256:
        raise ValueError(f"{source} is not of version 0.4.3.")
    options = Options(hinting=False, layout_features=list(FEATURES), notdef_outline=True)
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 7, 13, 14, 16, 17]
    with TTFont(source, recalcTimestamp=False) as font:
        subsetter = Subsetter(options)
        subsetter.populate(unicodes=code_points(into.family))
        subsetter.subset(font)
        rename(font, into)
        if into.family == _ARABIC:
            resize(font, ARABIC_SIZE)
            lift(font, ARABIC_LIFT)
        set_lines(font)
        font.save(into.file)


def rename(font: TTFont, into: Cut) -> None:
    name = f"{into.family} {into.style}"
    for which, words in ((1, name), (2, "Regular"), (4, name), (16, into.family), (17, into.style)):
        font["name"].setName(words, which, 3, 1, 0x409)
    postscript = f"{into.family.replace(' ', '')}-{into.style}"
    font["name"].setName(postscript, 6, 3, 1, 0x409)
    font["name"].setName(f"{into.sha256[:12]};{postscript}", 3, 3, 1, 0x409)


def resize(font: TTFont, size: float) -> None:
    """Draw everything at this part of its size, by a larger em for the same outlines."""
    font["head"].unitsPerEm = round(font["head"].unitsPerEm / size)


def lift(font: TTFont, em: float) -> None:
    """Move every outline up; marks keep their places, as they move with their letters."""
    glyphs = font["glyf"]
    outlines = [glyphs[name] for name in font.getGlyphOrder()]
    for glyph in outlines:
        if glyph.numberOfContours > 0:
            glyph.coordinates.translate((0, round(em * font["head"].unitsPerEm)))
    for glyph in outlines:
        glyph.recalcBounds(glyphs)


def set_lines(font: TTFont) -> None:
    em = font["head"].unitsPerEm
    up, down = round(ASCENT * em), round(DESCENT * em)
    lines, system = font["hhea"], font["OS/2"]
    lines.ascent, lines.descent, lines.lineGap = up, -down, 0
    system.sTypoAscender, system.sTypoDescender, system.sTypoLineGap = up, -down, 0
    system.usWinAscent, system.usWinDescent = up, down


def sources_below(folder: Path) -> dict[str, Path]:
    return {path.name: path for path in sorted(folder.rglob("*.ttf"))}


def missing(names: Iterable[str]) -> str:
    listed = ", ".join(names)
    return f"Missing: {listed}. See {Path(__file__).name} for where they come from."


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("sources", type=Path, help="the folder with the source fonts")
    there = sources_below(parser.parse_args().sources)
    lacking = [one.source for one in CUTS if one.source not in there]
    if lacking:
        print(missing(lacking), file=sys.stderr)
        return 1
    try:
        for one in CUTS:
            cut(there[one.source], one)
            print(f"{one.file.name}: {one.file.stat().st_size / 1024:.0f} kB")
    except ValueError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())

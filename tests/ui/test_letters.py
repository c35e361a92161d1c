"""Every word that is shipped is drawn, in every language, also where the system has no fonts."""

import os
import re
import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QColor, QImage, QPainterPath, QRawFont, QRegion
from PySide6.QtWidgets import QApplication, QWidget

from massage_timer import resources
from massage_timer.core.language import LANGUAGES, Language, speak
from massage_timer.ui.fonts import OTHER_SCRIPTS, digit_height, load_fonts, styled_font
from massage_timer.ui.tokens import LIGHT, Role
from massage_timer.ui.widgets.digits import outlined
from massage_timer.ui.widgets.paint import baseline
from massage_timer.ui.widgets.words import Words

FONTS = resources.assets() / "fonts"
CODES = [language.code for language in LANGUAGES]
NO_FONTS = '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig/>'
MESSAGE = re.compile(r'^(?:msgstr(?:\[\d\])? )?"(.*)"$', re.MULTILINE)
DRAWN_ALONE = """
import sys
from PySide6.QtGui import QTextLayout
from PySide6.QtWidgets import QApplication
from massage_timer import resources
from massage_timer.ui.fonts import font, load_fonts
from massage_timer.ui.tokens import Role

application = QApplication([])
assert load_fonts(resources.assets() / "fonts")
for role in Role:
    for letters in sys.argv[1:]:
        words = QTextLayout(letters, font(role, 1.0))
        words.beginLayout()
        words.createLine()
        words.endLayout()
        for run in words.glyphRuns():
            assert all(run.glyphIndexes()), (role, letters)
            if not letters.isascii():
                print(run.rawFont().familyName())
"""


def words_of(code: str) -> str:
    """All that the program says in a language."""
    texts = resources.texts(code)
    catalogue = resources.languages() / f"{code}.po"
    said = [language.name + language.digits + language.point for language in LANGUAGES]
    if texts is not None:
        said.append(texts.read_text(encoding="utf-8"))
    if catalogue.is_file():
        said += MESSAGE.findall(catalogue.read_text(encoding="utf-8"))
    return "".join(said)


def is_drawn(letter: str) -> bool:
    return unicodedata.category(letter) not in ("Cc", "Cf")


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("cut", ["Medium", "SemiBold", "Bold"])
def test_every_letter_of_every_language_is_in_a_shipped_font(
    qapp: QApplication, code: str, cut: str
) -> None:
    fonts = [QRawFont(str(file), 20) for file in FONTS.glob(f"*-{cut}.ttf")]
    letters = set(filter(is_drawn, words_of(code)))
    lacking = [x for x in letters if not any(of.supportsCharacter(ord(x)) for of in fonts)]
    assert not lacking, f"make fonts, as assets/fonts/README.md says: {''.join(sorted(lacking))}"


def test_no_letter_is_in_fonts_of_two_scripts(qapp: QApplication) -> None:
    arabic, chinese = (
        QRawFont(str(FONTS / f"{family.replace(' ', '')}-Medium.ttf"), 20)
        for family in OTHER_SCRIPTS
    )
    inter = QRawFont(str(FONTS / "Inter-Medium.ttf"), 20)
    for letter in set(filter(is_drawn, words_of("ar") + words_of("zh"))) - {" ", "\u00a0"}:
        having = [of for of in (inter, arabic, chinese) if of.supportsCharacter(ord(letter))]
        assert len(having) == 1, letter


@pytest.mark.parametrize(
    ("words", "family"),
    [("الساق اليمنى، ١٢٣", OTHER_SCRIPTS[0]), ("简体中文，膝盖。", OTHER_SCRIPTS[1])],
)
def test_where_the_system_has_no_fonts_those_of_the_program_do(
    tmp_path: Path, words: str, family: str
) -> None:
    none = tmp_path / "fonts.conf"
    none.write_text(NO_FONTS, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-c", DRAWN_ALONE, words, "Leg"],
        env=os.environ | {"FONTCONFIG_FILE": str(none), "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    used = set(done.stdout.splitlines())
    assert used - {"Inter", "Inter Display"} == {family}


@pytest.mark.parametrize("language", LANGUAGES, ids=CODES)
def test_large_figures_stand_at_the_foot_of_their_room(
    qapp: QApplication, language: Language
) -> None:
    assert load_fonts(FONTS)
    speak(language)
    box = outlined(11).boundingRect()
    assert abs(box.bottom()) < 2, "of a thousand"
    assert box.height() == pytest.approx(1000 * digit_height(Role.SECONDS.value), abs=2)


@pytest.mark.parametrize("role", [Role.CUE, Role.ROW, Role.BUTTON, Role.BODY])
@pytest.mark.parametrize("words", ["في الساق", "إيقاف", "أخف", "التالي"])
def test_arabic_words_keep_within_the_line_of_a_text(
    qapp: QApplication, role: Role, words: str
) -> None:
    assert load_fonts(FONTS)
    drawn = styled_font(role.value, 1000)
    line = 1000 * role.value.line / role.value.size
    path = QPainterPath()
    path.addText(0, baseline(drawn, line / 2), drawn, words)
    assert path.boundingRect().top() > 0
    assert path.boundingRect().bottom() < line + 30, "which is less than a px"
    assert abs(path.boundingRect().center().y() - line / 2) < 150


@pytest.mark.parametrize("role", [Role.PAGE_TITLE, Role.DONE_TITLE, Role.NEXT, Role.BODY])
@pytest.mark.parametrize("words", ["أُنجز", "لفّ في", "أولًا", "قلبي\nأُسأل"])
@pytest.mark.usefixtures("qapp")
def test_no_mark_over_or_under_an_arabic_letter_is_cut(role: Role, words: str) -> None:
    load_fonts(FONTS)
    speak(next(language for language in LANGUAGES if language.code == "ar"))
    part = Words(role, words=words)
    part.set_look(LIGHT, 0.6)
    wide = part.width_wanted()
    assert dark(part, wide, part.height_for(wide)) == dark(part, wide, 3 * part.height_for(wide))
    part.deleteLater()


def dark(part: Words, wide: int, high: int) -> int:
    """How many px of it are painted when it is as high as that."""
    part.resize(wide, high + high % 2)
    image = QImage(part.size(), QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    part.render(image, QPoint(), QRegion(), QWidget.RenderFlag.DrawChildren)
    return sum(
        image.pixelColor(x, y).lightness() < 160
        for x in range(image.width())
        for y in range(image.height())
    )

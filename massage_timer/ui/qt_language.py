"""Qt in the language that is spoken: the words of its own dialogs, and the direction of reading."""

from PySide6.QtCore import QLibraryInfo, QLocale, Qt, QTranslator
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from massage_timer.core.language import ENGLISH, spoken_language

NAME = "words of Qt"
_CODES = {"zh": "zh_CN"}
"""Where Qt calls a language otherwise."""


def follow_language(application: QApplication) -> None:
    """Let Qt speak what the program speaks now; what it spoke before is forgotten."""
    language = spoken_language()
    for former in application.findChildren(QTranslator, NAME):
        application.removeTranslator(former)
        former.deleteLater()
    if language.code != ENGLISH.code:
        words = QTranslator(application)
        words.setObjectName(NAME)
        folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        if words.load(f"qtbase_{_CODES.get(language.code, language.code)}", folder):
            application.installTranslator(words)
    # Without this it would go by the translator alone, which a package of Qt may leave out.
    follow_direction()


def follow_direction() -> None:
    """Let all be laid out as what the program speaks now is read."""
    direction = Qt.LayoutDirection
    right = spoken_language().right_to_left
    QGuiApplication.setLayoutDirection(direction.RightToLeft if right else direction.LeftToRight)


def system_languages() -> tuple[str, ...]:
    """Those that the system prefers, the first one first, such as "de-AT"."""
    return tuple(QLocale.system().uiLanguages())

"""Qt's own words, and the direction of reading, follow the language that is spoken."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt, QTranslator
from PySide6.QtWidgets import QApplication

from massage_timer.core.language import ENGLISH, LANGUAGES, Language, speak
from massage_timer.ui.qt_language import NAME, follow_language


@pytest.fixture(autouse=True)
def english_again(qapp: QApplication) -> Iterator[None]:
    yield
    speak(ENGLISH)
    follow_language(qapp)


def word_for_cancel() -> str:
    return QCoreApplication.translate("QPlatformTheme", "Cancel")


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.code)
def test_qt_speaks_the_language_and_english_afterwards(
    language: Language, qapp: QApplication
) -> None:
    speak(language)
    follow_language(qapp)
    assert (word_for_cancel() == "Cancel") == (language is ENGLISH)
    assert (qapp.layoutDirection() is Qt.LayoutDirection.RightToLeft) == language.right_to_left
    speak(ENGLISH)
    follow_language(qapp)
    assert word_for_cancel() == "Cancel"
    assert qapp.layoutDirection() is Qt.LayoutDirection.LeftToRight


def test_no_language_is_kept_that_is_spoken_no_longer(qapp: QApplication) -> None:
    for language in LANGUAGES:
        speak(language)
        follow_language(qapp)
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        wanted = 0 if language is ENGLISH else 1
        assert len(qapp.findChildren(QTranslator, NAME)) == wanted

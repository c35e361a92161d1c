"""What devices say of themselves, in another language."""

import pytest
from pseudo import PSEUDO, PseudoTranslation, untranslated_words
from PySide6.QtCore import QObject

from massage_timer.core.language import LANGUAGES, _, speak
from massage_timer.devices.awake.awake import Answer, Awake
from massage_timer.devices.awake.here import DesktopWay
from massage_timer.devices.awake.x11 import XServerWay
from massage_timer.devices.speech.voice import NO_VOICE, no_voice_for


class Agreeing(QObject):
    """Says yes at once."""

    sure = True

    def __init__(self, name: str) -> None:
        super().__init__()
        self.name = name

    def hold(self, answer: Answer) -> None:
        answer(True)

    def release(self) -> None:
        pass


@pytest.mark.parametrize("name", [DesktopWay.name, XServerWay.name])
def test_who_keeps_the_screen_on_is_said_in_the_language(name: str) -> None:
    speak(PSEUDO, PseudoTranslation())
    awake = Awake([Agreeing(name)])
    awake.hold()
    assert awake.held
    assert not untranslated_words(_(awake.check.words))


def test_a_voice_that_is_missing_is_named_for_every_language() -> None:
    told = {no_voice_for(language.code).words for language in LANGUAGES}
    assert len(told) == len(LANGUAGES)
    assert no_voice_for("xx") == NO_VOICE
    speak(PSEUDO, PseudoTranslation())
    assert not [each for each in told if untranslated_words(_(each))]

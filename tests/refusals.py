"""Hears in which language a picture is refused."""

from collections.abc import Callable

import pytest
from pseudo import PSEUDO, PseudoTranslation, untranslated_words

from massage_timer.core.language import speak
from massage_timer.pictures.checked import SceneError


def refused_in_english_alone(read: Callable[[], object]) -> list[str]:
    """Which words of the sentence that `read` raises are English in every language."""
    speak(PSEUDO, PseudoTranslation())
    with pytest.raises(SceneError) as refusal:
        read()
    return untranslated_words(refusal.value.sentence)

"""Reads the words of a language: the compiled catalogues of gettext that come with the program."""

import gettext
import struct
from pathlib import Path

from massage_timer.core.language import ENGLISH, Language, Translation, Untranslated


def load_translation(folder: Path, language: Language) -> Translation | None:
    """What was translated into a language; None: its file is missing or damaged."""
    if language.code == ENGLISH.code:
        return Untranslated()
    try:
        with (folder / f"{language.code}.mo").open("rb") as file:
            return gettext.GNUTranslations(file)
    except (OSError, ValueError, LookupError, struct.error):
        return None

"""A made-up language: English two fifths longer, in letters that show whether words were
translated."""

import re

from massage_timer.core.language import Language

PSEUDO = Language("x-pseudo", "Pseudo")
_VOWELS = str.maketrans({"a": "áá", "e": "éé", "i": "íí", "o": "óó", "u": "úú", "y": "ýý"} | dict(
    zip("AEIOUY", "ÁÉÍÓÚÝ", strict=True)
))  # fmt: skip
_KEPT = re.compile(r"(\{[^}]*\})")
_PLAIN = re.compile(r"[A-Za-z]*[AEIOUYaeiouy][A-Za-z]*")


def pseudo(message: str) -> str:
    """A message in the made-up language; placeholders stay."""
    return "".join(
        part if part.startswith("{") else part.translate(_VOWELS) for part in _KEPT.split(message)
    )


def untranslated_words(shown: str) -> list[str]:
    """Words that did not go through a translation; one without a vowel cannot be told."""
    return [word for word in re.findall(r"[^\W\d_]+", shown) if _PLAIN.fullmatch(word)]


class PseudoTranslation:
    """Every message in the made-up language."""

    def gettext(self, message: str) -> str:
        return pseudo(message)

    def ngettext(self, one: str, many: str, number: int) -> str:
        return pseudo(one if number == 1 else many)

    def pgettext(self, context: str, message: str) -> str:
        return pseudo(message)

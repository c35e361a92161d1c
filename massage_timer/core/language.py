"""The language in which the program speaks to people: which there are, and how words get into it.

English stands in the code and is the message by which a translation is found, as with gettext.
`_` gives the words in the language that is spoken now. Data is made once, before anybody knows the
language, so it holds messages that `N_` marks, and whoever shows them asks `_` for the words.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

_WESTERN = "0123456789"
_LATIN_DIGITS_IN = frozenset({"AE", "DZ", "EH", "LY", "MA", "TN"})
"""Territories where Arabic is written with the digits of Europe. Source: Unicode CLDR,
defaultNumberingSystem."""


@dataclass(frozen=True, slots=True)
class Language:
    """A language that the program speaks."""

    code: str
    """As ISO 639 has it, and as its files are called."""
    name: str
    """In the language itself."""
    digits: str = _WESTERN
    """From nought to nine."""
    point: str = "."
    """Between a number and its decimals."""
    right_to_left: bool = False
    article: str = ""
    """What is written together with a name and begins nearly all of them."""


ENGLISH = Language("en", "English")
LANGUAGES = (
    ENGLISH,
    Language("de", "Deutsch", point=","),
    Language("es", "Español", point=","),
    Language("fr", "Français", point=","),
    Language("zh", "简体中文"),
    Language("ar", "العربية", "٠١٢٣٤٥٦٧٨٩", "٫", right_to_left=True, article="ال"),
)
SYSTEM = ""
"""Stands for the language of the system."""


class Translation(Protocol):
    """Where words are found: what gettext's translations are."""

    def gettext(self, message: str, /) -> str: ...

    def ngettext(self, one: str, many: str, number: int, /) -> str: ...

    def pgettext(self, context: str, message: str, /) -> str: ...


class Untranslated:
    """English: every message is its own translation."""

    def gettext(self, message: str, /) -> str:
        return message

    def ngettext(self, one: str, many: str, number: int, /) -> str:
        return one if number == 1 else many

    def pgettext(self, context: str, message: str, /) -> str:
        return message


class _Spoken:
    """What is spoken now.

    The one thing in this package that is known everywhere without being passed: nearly every word
    that is shown would have to carry it otherwise, and a person reads one language at a time.
    """

    language: Language = ENGLISH
    translation: Translation = Untranslated()


def speak(language: Language, translation: Translation | None = None) -> None:
    """Let all words from now on be in this language; None: as they stand in the code."""
    _Spoken.language = language
    _Spoken.translation = translation or Untranslated()


def spoken_language() -> Language:
    """The one that is spoken now."""
    return _Spoken.language


def _(message: str) -> str:
    """The words for a message. An empty message has none."""
    return _Spoken.translation.gettext(message) if message else ""


def N_(message: str) -> str:  # noqa: N802 - what gettext's tools look for
    """Marks a message of data, which is looked up when it is shown; returns it as it is."""
    return message


def ngettext(one: str, many: str, number: int) -> str:
    """The words for so many of something, in the plural form that the language has for it."""
    return _Spoken.translation.ngettext(one, many, number)


def pgettext(context: str, message: str) -> str:
    """The words for a message that means something else elsewhere."""
    return _Spoken.translation.pgettext(context, message)


def numerals(words: str) -> str:
    """Words with their digits as the language writes them."""
    digits = _Spoken.language.digits
    return words if digits is _WESTERN else words.translate(str.maketrans(_WESTERN, digits))


def typed(words: str) -> str:
    """The other way round: words with the digits that files have, however somebody typed them."""
    return words.translate(str.maketrans(_Spoken.language.digits, _WESTERN))


def number(value: float) -> str:
    """A number as the language writes it: a whole one whole, others with one decimal."""
    if value == int(value):
        return numerals(str(int(value)))
    return numerals(f"{value:.1f}".replace(".", _Spoken.language.point))


def initial(name: str) -> str:
    """The letter that stands for a name where the whole has no room."""
    return name.removeprefix(_Spoken.language.article)[:1]


def listed(items: Sequence[str]) -> str:
    """Words one after the other: such as "foot, calf and knee"."""
    if len(items) < 2:
        return "".join(items)
    # Translators: stands between the members of a list, as in "foot, calf, knee"
    between = pgettext("list", ", ")
    # Translators: before the last member of a list
    last = pgettext("list", " and ")
    return f"{between.join(items[:-1])}{last}{items[-1]}"


def between_facts() -> str:
    """What stands between two facts in one line."""
    # Translators: stands between two facts in one line, as in "Foot · 6 × 4 s"; not a dot where
    # the nought is one
    return pgettext("facts", " · ")


def side_by_side(facts: Iterable[str]) -> str:
    """Facts in one line: such as "Foot · 6 × 4 s"."""
    return between_facts().join(facts)


def together(sentences: Iterable[str]) -> str:
    """Sentences one after the other, with what the language has between them."""
    whole = ""
    for sentence in sentences:
        # Translators: one sentence behind another
        both = _("{text} {more}")
        whole = both.format(text=whole, more=sentence) if whole else sentence
    return whole


def placed(place: str, sentence: str) -> str:
    """A sentence behind what it is about: a file, or a place in one."""
    # Translators: {place} is a file, with its line or without, such as "my-legs.yaml:11:14"
    return _("{place}: {sentence}").format(place=place, sentence=sentence)


def language_of(wished: str, system: Iterable[str]) -> Language:
    """The language with this code; for `SYSTEM` the first that is spoken of those the system
    prefers, such as "de_AT" or "zh-Hans-CN"; English where none is."""
    by_code = {language.code: language for language in LANGUAGES}
    preferred = tuple(system)
    for name in (wished,) if wished in by_code else preferred:
        parts = name.partition(".")[0].replace("-", "_").split("_")
        found = by_code.get(parts[0].lower())
        if found is not None and not _is_other_script(parts):
            return _with_digits(found, preferred)
    return ENGLISH


def _is_other_script(parts: Sequence[str]) -> bool:
    """Chinese in traditional characters is not what the simplified ones stand for."""
    return parts[0].lower() == "zh" and not {"Hant", "TW", "HK", "MO"}.isdisjoint(parts)


def _with_digits(language: Language, system: Sequence[str]) -> Language:
    """With the digits that the system's territory writes."""
    if language.digits is _WESTERN:
        return language
    for name in system:
        parts = name.partition(".")[0].replace("-", "_").split("_")
        if parts[0].lower() == language.code:
            western = not _LATIN_DIGITS_IN.isdisjoint(parts)
            return replace(language, digits=_WESTERN, point=",") if western else language
    return language

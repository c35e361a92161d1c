"""Dates, times and large numbers as they are written in the language that is spoken."""

from PySide6.QtCore import QLocale

from massage_timer.core.language import ENGLISH, spoken_language


def spoken_locale(system: QLocale | None = None) -> QLocale:
    """Of the language that is spoken: the system's own where that is the same, for it knows the
    territory as well. `system` None: as it is here."""
    system = system or QLocale.system()
    code = spoken_language().code
    spoken = QLocale(code)
    plain = code == ENGLISH.code and system.language() is QLocale.Language.C
    same = system.language() is spoken.language() and system.script() is spoken.script()
    return system if same or plain else spoken


def grouped(count: int) -> str:
    """A whole number with its thousands set apart, such as "12,345"."""
    locale = spoken_locale()
    locale.setNumberOptions(QLocale.NumberOption.DefaultNumberOptions)
    return locale.toString(count)

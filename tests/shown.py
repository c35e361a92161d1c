"""All that a person reads or hears of a part of the window."""

from collections.abc import Iterator

from PySide6.QtWidgets import QAbstractButton, QLineEdit, QWidget

from massage_timer.ui.widgets.words import Words


def shown_words(part: QWidget) -> Iterator[str]:
    """Texts, accessible names, descriptions, tool tips and hints, whether hidden now or not."""
    for each in (part, *part.findChildren(QWidget)):
        if isinstance(each, Words):
            yield each.words
        if isinstance(each, QAbstractButton):
            yield each.text()
        if isinstance(each, QLineEdit):
            yield each.placeholderText()
        yield each.accessibleName()
        yield each.toolTip()
        yield each.windowTitle()

"""What screen readers are told of widgets that paint themselves: what each of them is.

Qt asks here only where an assistive technology is active; without one none of it is ever made.
"""

from functools import cache

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget, QWidget
from shiboken6 import isValid

from massage_timer.ui.tokens import Role as Set
from massage_timer.ui.widgets.words import Words

ROLES = {
    "AfterCard": QAccessible.Role.Grouping,
    "Banner": QAccessible.Role.Notification,
    "Budget": QAccessible.Role.StaticText,
    "Caption": QAccessible.Role.StaticText,
    "CardPanel": QAccessible.Role.Grouping,
    "CardView": QAccessible.Role.Grouping,
    "Chart": QAccessible.Role.Chart,
    "CheckRow": QAccessible.Role.Grouping,
    "Chips": QAccessible.Role.Grouping,
    "Controls": QAccessible.Role.ToolBar,
    "DoctorSigns": QAccessible.Role.Grouping,
    "DropOverlay": QAccessible.Role.Notification,
    "EachLeg": QAccessible.Role.StaticText,
    "EdgeFade": QAccessible.Role.Border,
    "Headings": QAccessible.Role.Grouping,
    "LegBar": QAccessible.Role.Graphic,
    "LegPicker": QAccessible.Role.Grouping,
    "LineHandle": QAccessible.Role.Slider,
    "Mark": QAccessible.Role.StaticText,
    "MiniView": QAccessible.Role.Pane,
    "MiniWords": QAccessible.Role.StaticText,
    "NextCard": QAccessible.Role.StaticText,
    "Notice": QAccessible.Role.Notification,
    "PacerRing": QAccessible.Role.StaticText,
    "Page": QAccessible.Role.Pane,
    "Picker": QAccessible.Role.Grouping,
    "PictureView": QAccessible.Role.Graphic,
    "PressureDial": QAccessible.Role.Graphic,
    "ReadingPane": QAccessible.Role.Document,
    "ReadingTest": QAccessible.Role.Grouping,
    "ReadyRow": QAccessible.Role.Grouping,
    "RemarkBox": QAccessible.Role.StaticText,
    "RowView": QAccessible.Role.Grouping,
    "Segments": QAccessible.Role.Grouping,
    "SheetView": QAccessible.Role.Graphic,
    "SideBadge": QAccessible.Role.StaticText,
    "StepTools": QAccessible.Role.ToolBar,
    "Stepper": QAccessible.Role.Grouping,
    "StillPicture": QAccessible.Role.Graphic,
    "StillView": QAccessible.Role.Graphic,
    "TaughtRow": QAccessible.Role.Grouping,
    "TextArea": QAccessible.Role.Grouping,
    "Words": QAccessible.Role.StaticText,
    "ZoneStrip": QAccessible.Role.Graphic,
    "ZoneTimes": QAccessible.Role.StaticText,
}
"""By the name of a class; those of Qt's own say themselves what they are."""
LISTS = {
    "CardGrid": "chosen_changed",
    "EntryList": "opened_changed",
    "PlanRows": "",
    "RowList": "chosen_changed",
    "StepTable": "chosen_changed",
}
"""Classes that paint the rows of a list, and the signal by which each tells that another is
chosen."""
HEADINGS = frozenset(
    {
        Set.CARD_TITLE,
        Set.CHANGE_SIDE,
        Set.DONE_TITLE,
        Set.EMERGENCY,
        Set.PAGE_TITLE,
        Set.TECHNIQUE,
    }
)
"""Words that are set so stand above others."""

_made: list[QAccessibleInterface] = []
"""Qt owns what it was given, but does not keep alive what Python knows of it."""


@cache
def install() -> None:
    """From now on Qt finds out here what widgets are."""
    QAccessible.installFactory(_interface)


def keep(interface: QAccessibleInterface) -> None:
    """Until Qt has let go of it, which it does with the widget."""
    _made[:] = [one for one in _made if isValid(one)]
    _made.append(interface)


class Told(QAccessibleWidget):
    """A widget with a role, whose name is asked for when somebody wants to know it."""

    def __init__(self, widget: QWidget, role: QAccessible.Role) -> None:
        super().__init__(widget, role)
        self._widget = widget

    def text(self, text: QAccessible.Text) -> str:
        if text == QAccessible.Text.Name and isValid(self._widget):
            # What ticks has a name that changes without an event, which would be read aloud.
            spoken = getattr(self._widget, "spoken", None)
            if isinstance(spoken, str):
                return spoken
            if not self._widget.accessibleName() and self.role() == QAccessible.Role.Pane:
                return _heading_in(self._widget)
        return super().text(text)


def _heading_in(page: QWidget) -> str:
    """The first one that is shown."""
    shown = (words for words in page.findChildren(Words) if words.isVisibleTo(page))
    return next((words.spoken for words in shown if words.role in HEADINGS), "")


def _interface(key: str, of: QObject) -> QAccessibleInterface | None:
    """Called for each class of an object, from its own to the most general, until one answers."""
    made: QAccessibleInterface | None = None
    if key in LISTS and isinstance(of, QWidget):
        from massage_timer.ui.accessible_list import ListTold

        made = ListTold(of, LISTS[key])
    elif key in ROLES and isinstance(of, QWidget):
        heading = isinstance(of, Words) and of.role in HEADINGS
        made = Told(of, QAccessible.Role.Heading if heading else ROLES[key])
    if made is not None:
        keep(made)
    return made

"""A field of the editor: its name, what is set, a line about it, and what is wrong with it."""

from collections.abc import Callable, Iterable, Sequence
from itertools import chain, pairwise
from typing import Protocol

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QWidget

from massage_timer.core.draft import Remark
from massage_timer.core.language import N_, _
from massage_timer.ui.editor.remarks import RemarkBox
from massage_timer.ui.icons import Icon
from massage_timer.ui.look import set_looks
from massage_timer.ui.tokens import TARGET, Role, Theme
from massage_timer.ui.widgets.button import Button, ButtonKind
from massage_timer.ui.widgets.words import Words

LABELS = 100
"""Px at u = 1 of the names where they stand before what is set."""
GAP = 8
BELOW = 14
BESIDE_FROM = 350
"""Px at u = 1; from here on names stand before what is set, else above it."""
AS_IN_CATALOGUE = N_("As in the catalogue")


class Control(Protocol):
    """What a value is set with."""

    def set_look(self, theme: Theme, u: float) -> None: ...
    def set_box(self, box: QRect) -> None: ...
    def setVisible(self, visible: bool, /) -> None: ...


class Field:
    """Not a widget itself: its parts are children of the sheet that places it."""

    def __init__(
        self,
        name: str,
        control: Control,
        size: Callable[[float], tuple[int, int]],
        parent: QWidget,
        *,
        above: bool = False,
        reset: str = "",
    ) -> None:
        """`size` gives width and height of the control's box for the px that it may be wide;
        `above`: the name stands above it always; `reset`: what the button does that takes away a
        value of the routine's own; "": there is no such button."""
        self.control = control
        self._size = size
        self._above = above
        self._stacked = above
        """The name and the way back stand above what is set."""
        self._u = 1.0
        self.shown = True
        self.label = Words(Role.STRONG, "ink2", name, least=0.9, parent=parent)
        self.note = Words(Role.SMALL, "ink3", parent=parent)
        self.remarks = RemarkBox(parent)
        self.reset = Button(reset or _(AS_IN_CATALOGUE), ButtonKind.BARE, Icon.UNDO, parent)
        # Translators: the name of a field, and what a button sets it to
        to = _("{field}: {choice}").format(field=name, choice=reset or _(AS_IN_CATALOGUE))
        self.reset.setAccessibleName(to)
        self._has_reset = bool(reset)
        self.reset.hide()

    def set_look(self, theme: Theme, u: float) -> None:
        self._u = u
        set_looks(theme, u, self.label, self.control, self.note, self.remarks, self.reset)

    @property
    def setters(self) -> list[QWidget]:
        """What can have the focus of what the value is set with."""
        control = self.control
        assert isinstance(control, QWidget)
        inner = [
            child
            for child in control.findChildren(QWidget)
            if child.focusPolicy() != Qt.FocusPolicy.NoFocus
        ]
        return inner or [control]

    @property
    def stops(self) -> list[QWidget]:
        """In the order of the Tab key: what is set and its way back, as they are read."""
        way_back = [self.reset] if self._has_reset else []
        return [*way_back, *self.setters] if self._stacked else [*self.setters, *way_back]

    def set_own(self, own: bool) -> None:
        """Whether the value is the routine's own."""
        self.reset.setVisible(self._has_reset and own and self.shown)

    def set_remarks(self, remarks: Sequence[Remark]) -> None:
        self.remarks.set_remarks(remarks)

    def set_shown(self, shown: bool) -> None:
        """Whether there is such a field now."""
        self.shown = shown
        self.label.setVisible(shown)
        self.control.setVisible(shown)
        if not shown:
            for part in (self.note, self.remarks, self.reset):
                part.hide()

    def place(self, left: int, top: int, wide: int) -> int:
        """Stand there; returns where the next one may begin."""
        if not self.shown:
            return top
        u = self._u
        button = max(TARGET, round(TARGET * u))
        beside = not self._above and wide >= BESIDE_FROM * u
        self._stacked = not beside
        if beside:
            y = self._place_beside(left, top, wide, button)
            left, wide = left + round(LABELS * u), wide - round(LABELS * u)
        else:
            y = self._place_above(left, top, wide, button)
        for part, high in (
            (self.note, self.note.height_for(wide) if self.note.words else 0),
            (self.remarks, self.remarks.height_for(wide)),
        ):
            part.setVisible(high > 0)
            if high:
                y += round(GAP * u)
                part.setGeometry(left, y, wide, high)
                y += high
        return y + round(BELOW * u)

    def _place_beside(self, left: int, top: int, wide: int, button: int) -> int:
        u = self._u
        labels = round(LABELS * u)
        room = wide - labels - button - round(GAP * u)
        width, high = self._size(room)
        self.control.set_box(QRect(left + labels, top, min(room, width), high))
        words = self.label.height_for(labels - round(GAP * u))
        self.label.setGeometry(left, top + (high - words) // 2, labels - round(GAP * u), words)
        self.reset.set_named(False)
        self.reset.set_box(QRect(left + wide - button, top + (high - button) // 2, button, button))
        return top + high

    def _place_above(self, left: int, top: int, wide: int, button: int) -> int:
        u = self._u
        self.reset.set_named(True)
        box = self.reset.box_size
        named = self.label.width_wanted() + box.width() + round(GAP * u) <= wide
        self.reset.set_named(named)
        reset = box.width() if named else button
        words = self.label.height_for(wide - reset)
        row = button if self._has_reset else words
        self.label.setGeometry(left, top + (row - words) // 2, wide - reset, words)
        self.reset.set_box(QRect(left + wide - reset, top + (row - button) // 2, reset, button))
        top += row + round((2 if self._has_reset else GAP) * u)
        width, high = self._size(wide)
        self.control.set_box(QRect(left, top, min(wide, width), high))
        return top + high


def put_in_order(fields: Iterable[Field]) -> None:
    """Let Tab go from field to field."""
    for one, other in pairwise(chain.from_iterable(field.stops for field in fields)):
        QWidget.setTabOrder(one, other)

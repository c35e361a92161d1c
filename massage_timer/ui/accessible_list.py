"""Lists that paint their rows themselves, row by row for screen readers."""

from typing import Protocol, cast

from PySide6.QtCore import QObject, QRect, QRectF, Qt
from PySide6.QtGui import QAccessible, QAccessibleEvent, QAccessibleInterface, QWindow
from PySide6.QtWidgets import QAccessibleWidget, QApplication, QWidget
from shiboken6 import isValid

from massage_timer.ui.direction import seen


class Rows(Protocol):
    """What such a widget can be asked."""

    def row_count(self) -> int: ...

    def row_words(self, place: int) -> str:
        """All that a row says."""
        ...

    def row_place(self, place: int) -> QRectF:
        """Where it stands on the widget now, px; it may be out of view."""
        ...

    def row_chosen(self) -> int:
        """The place of the row that is chosen; -1 where none is."""
        ...


class ListTold(QAccessibleWidget):
    """As many children as there are rows; one is made when it is first asked for."""

    def __init__(self, widget: QWidget, changed: str) -> None:
        """`changed` is the name of the signal that another row is chosen; "": none ever is."""
        super().__init__(widget, QAccessible.Role.List)
        self._widget = widget
        self._items: dict[int, ItemTold] = {}
        if changed:
            _Follower(widget, changed)
        items = self._items
        widget.destroyed.connect(lambda: _let_go(items))

    def childCount(self) -> int:
        return _rows(self._widget).row_count() if isValid(self._widget) else 0

    def child(self, index: int) -> QAccessibleInterface | None:
        if not 0 <= index < self.childCount():
            return None
        if index not in self._items:
            self._items[index] = ItemTold(self._widget, index)
        return self._items[index]

    def childAt(self, x: int, y: int) -> QAccessibleInterface | None:
        places = range(self.childCount())
        found = (self.child(n) for n in places if _box(self._widget, n).contains(x, y))
        return next(found, None)

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        return child.place if isinstance(child, ItemTold) else -1

    def focusChild(self) -> QAccessibleInterface | None:
        chosen = _rows(self._widget).row_chosen() if isValid(self._widget) else -1
        return self.child(chosen) if self._widget.hasFocus() else None


class ItemTold(QAccessibleInterface):
    """One row. It outlives what it tells of: a list that became shorter has rows that are not
    valid."""

    def __init__(self, widget: QWidget, place: int) -> None:
        super().__init__()
        self._widget = widget
        self.place = place

    def isValid(self) -> bool:
        return isValid(self._widget) and self.place < _rows(self._widget).row_count()

    def object(self) -> QObject | None:
        return None

    def window(self) -> QWindow | None:
        return self._widget.window().windowHandle() if isValid(self._widget) else None

    def parent(self) -> QAccessibleInterface | None:
        if not isValid(self._widget):
            return None
        return QAccessible.queryAccessibleInterface(self._widget)

    def child(self, index: int) -> QAccessibleInterface | None:
        return None

    def childAt(self, x: int, y: int) -> QAccessibleInterface | None:
        return None

    def childCount(self) -> int:
        return 0

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        return -1

    def focusChild(self) -> QAccessibleInterface | None:
        return None

    def text(self, text: QAccessible.Text) -> str:
        named = text == QAccessible.Text.Name and self.isValid()
        return _rows(self._widget).row_words(self.place) if named else ""

    def setText(self, text: QAccessible.Text, words: str) -> None:
        """Nobody can."""

    def rect(self) -> QRect:
        return _box(self._widget, self.place) if self.isValid() else QRect()

    def role(self) -> QAccessible.Role:
        return QAccessible.Role.ListItem

    def state(self) -> QAccessible.State:
        state = QAccessible.State()
        if not self.isValid():
            state.invalid = True
            return state
        widget, chosen = self._widget, _rows(self._widget).row_chosen()
        chosen_here = chosen == self.place
        state.selectable = state.focusable = chosen >= 0
        state.selected = chosen_here
        state.focused = chosen_here and widget.hasFocus()
        state.invisible = not widget.isVisible()
        inside = QRectF(widget.rect()).intersects(_rows(widget).row_place(self.place))
        state.offscreen = not inside
        return state


class _Follower(QObject):
    """Tells of the row that is chosen while the list has the focus: that is where a reader is."""

    def __init__(self, widget: QWidget, changed: str) -> None:
        super().__init__(widget)
        self._widget = widget
        self._told = ""
        getattr(widget, changed).connect(self._follow)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        # Qt tells readers of the widget itself after this; its row must be the last that they hear.
        application.focusChanged.connect(self._follow_focus, Qt.ConnectionType.QueuedConnection)

    def _follow_focus(self, _old: QWidget | None, new: QWidget | None) -> None:
        if new is self._widget:
            self._told = ""
            self._follow()

    def _follow(self) -> None:
        rows = _rows(self._widget)
        chosen = rows.row_chosen()
        if not self._widget.hasFocus() or not 0 <= chosen < rows.row_count():
            return
        told = f"{chosen} {rows.row_words(chosen)}"
        if told != self._told:
            self._told = told
            event = QAccessibleEvent(self._widget, QAccessible.Event.Focus)
            event.setChild(chosen)
            QAccessible.updateAccessibility(event)


def _rows(widget: QWidget) -> Rows:
    return cast(Rows, widget)


def _box(widget: QWidget, place: int) -> QRect:
    """Where a row stands on the screen."""
    box = seen(widget, _rows(widget).row_place(place).toAlignedRect())
    return QRect(widget.mapToGlobal(box.topLeft()), box.size())


def _let_go(items: dict[int, ItemTold]) -> None:
    """Qt may know of some of the rows of a list that is gone."""
    for item in items.values():
        if isValid(item):
            QAccessible.deleteAccessibleInterface(QAccessible.uniqueId(item))
    items.clear()

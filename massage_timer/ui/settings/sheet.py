"""All rows of settings under their headings, then what the program is: what the page scrolls."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QWidget

from massage_timer.core.language import N_, _
from massage_timer.ui.direction import Placed
from massage_timer.ui.look import set_looks
from massage_timer.ui.settings.row import Row, Values
from massage_timer.ui.settings.row_view import RowView
from massage_timer.ui.tokens import Role, Theme
from massage_timer.ui.widgets.words import Words

ABOUT = N_("What this is")
OVER_HEADING = 30
"""Px at u = 1, as all that follow."""
UNDER_HEADING = 4
READABLE = 860
"""How wide a line of text is at most."""


class SettingsSheet(Placed, QWidget):
    """Rows in their order; a heading stands before the first row of each group."""

    def __init__(self, rows: Sequence[Row], what_this_is: Sequence[str]) -> None:
        super().__init__()
        self.rows = [RowView(row, self) for row in rows]
        self.about = [Words(Role.HANDS, "ink2", _(words), parent=self) for words in what_this_is]
        names = dict.fromkeys((*(row.group for row in rows), ABOUT))
        self.headings: Mapping[str, Words] = {
            name: Words(Role.NEXT, "accent", _(name), parent=self) for name in names
        }

    def show_values(self, settings: Values) -> None:
        for row in self.rows:
            row.show_values(settings)

    def rows_under(self, heading: str) -> list[RowView]:
        return [row for row in self.rows if row.row.group == heading]

    def heading_at(self, y: int) -> str:
        """Under which heading a place is, by its px from the top."""
        before = [name for name, words in self.headings.items() if words.y() <= y]
        return before[-1] if before else next(iter(self.headings))

    def room_of(self, row: RowView) -> QRect:
        """Of a row, together with the heading that it follows."""
        if row is self.rows_under(row.row.group)[0]:
            return row.geometry().united(self.headings[row.row.group].geometry())
        return row.geometry()

    def place(self, wide: int, theme: Theme, u: float) -> None:
        """Lay all out, `wide` px wide."""
        set_looks(theme, u, *self.headings.values(), *self.about)
        margin = RowView.margin_for(theme, u)
        y = 0
        for name, heading in self.headings.items():
            y += round(OVER_HEADING * u) if y else 0
            high = heading.height_for(wide)
            heading.setGeometry(margin, y, wide - 2 * margin, high)
            y += high + round(UNDER_HEADING * u)
            for row in self.rows_under(name):
                y = row.place(y, wide, theme, u)
        for words in self.about:
            room = min(wide - 2 * margin, round(READABLE * u))
            high = words.height_for(room)
            words.setGeometry(margin, y, room, high)
            y += high + round(8 * u)
        self.resize(wide, y + round(24 * u))

"""The buttons beside Home's main one: what else can be done with the routine that is chosen."""

from functools import partial

from PySide6.QtCore import QObject, QRect, Signal
from PySide6.QtWidgets import QWidget

from massage_timer.core.key_words import key_words
from massage_timer.core.language import _
from massage_timer.ui.bottom_bar import GAP, place_buttons
from massage_timer.ui.home.acts import KEYS, Act, acts_for, words
from massage_timer.ui.home.cards import Card
from massage_timer.ui.icons import Icon
from massage_timer.ui.look import set_looks
from massage_timer.ui.tokens import Theme
from massage_timer.ui.widgets.button import Button, ButtonKind

LEAST_WORDS = 290
"""Px at u = 1 that the name of the routine and its times keep, where they are as long."""
_SHOWN = (Act.EDIT, Act.DUPLICATE, Act.CARD, Act.REHEARSE)
"""What has a button of its own, in the order in which they stay where room is short."""


class ActBar(QObject):
    """Rehearse, Print card, Edit or Duplicate; and More, which has whatever has no room."""

    asked = Signal(object)
    """An `Act`."""

    def __init__(self, page: QWidget) -> None:
        super().__init__(page)
        kinds = {Act.EDIT: ButtonKind.PLAIN, Act.DUPLICATE: ButtonKind.PLAIN}
        self.buttons = {
            act: Button(words(act, own=False), kinds.get(act, ButtonKind.BARE), parent=page)
            for act in _SHOWN
        }
        self.more = Button(_("More"), ButtonKind.BARE, Icon.MORE, page)
        for act, button in self.buttons.items():
            button.setAccessibleDescription(_("Key {key}").format(key=key_words(KEYS[act])))
            button.clicked.connect(partial(self.asked.emit, act))
            button.hide()
        self._card: Card | None = None

    @property
    def in_order(self) -> tuple[Button, ...]:
        """From left to right."""
        return (*reversed(self.buttons.values()), self.more)

    @property
    def acts(self) -> tuple[Act, ...]:
        """All that can be done with the routine."""
        return acts_for(self._card) if self._card is not None else ()

    @property
    def left_over(self) -> tuple[Act, ...]:
        """What has no button."""
        shown = [act for act, button in self.buttons.items() if not button.isHidden()]
        return tuple(act for act in self.acts if act not in shown)

    def set_card(self, card: Card | None) -> None:
        self._card = card

    def place(self, bar: QRect, left: int, right: int, name: int, theme: Theme, u: float) -> int:
        """Between these, px, leaving room for a name as wide; returns where they begin."""
        set_looks(theme, u, self.more, *self.buttons.values())
        own = self._card is not None and self._card.own
        wanted = [act for act in _SHOWN if act in self.acts and not (own and act is Act.DUPLICATE)]
        room = right - left - min(name, round(LEAST_WORDS * u))
        while wanted and self._width(wanted, u) > room:
            wanted.pop()
        for act, button in self.buttons.items():
            button.setVisible(act in wanted)
        self.more.set_named(self._width(wanted, u) <= room)
        return place_buttons(bar, right, u, self.more, *[self.buttons[act] for act in wanted])

    def _width(self, wanted: list[Act], u: float) -> int:
        parts = [self.more, *[self.buttons[act] for act in wanted]]
        self.more.set_named(True)
        return sum(part.box_size.width() + round(GAP * u) for part in parts)

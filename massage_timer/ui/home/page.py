"""Home: choose a routine. The last one is chosen already, so a regular only presses Enter."""

from collections.abc import Callable, Sequence
from functools import partial
from itertools import pairwise

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QHideEvent,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QPixmap,
    QShowEvent,
)
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from massage_timer.core.key_words import key_words
from massage_timer.core.language import _, ngettext, number
from massage_timer.ui.bottom_bar import paint_bar, place_buttons
from massage_timer.ui.direction import met, painter_on
from massage_timer.ui.home.act_bar import ActBar
from massage_timer.ui.home.acts import (
    BACK_KEY,
    DIARY_KEY,
    HELP_KEY,
    KEYS,
    OPEN_KEY,
    SEARCH_KEY,
    Act,
    words,
)
from massage_timer.ui.home.card_grid import SCROLL_BAR, CardGrid
from massage_timer.ui.home.cards import Card
from massage_timer.ui.home.notice import Notice
from massage_timer.ui.home.top_bar import TopBar
from massage_timer.ui.look import set_looks
from massage_timer.ui.page import Page
from massage_timer.ui.tokens import HOME_MARGIN, Role, Theme
from massage_timer.ui.widgets.button import Button, ButtonKind
from massage_timer.ui.widgets.words import Words

TOP = 90
BOTTOM = 82
_ACTS = {key: act for act, key in KEYS.items()}
_ARROWS = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right)
_READ = (*_ARROWS, Qt.Key.Key_Escape)
"""Whoever goes on has read what was said at the foot."""


class HomePage(Page):
    """Shows the cards it is given, and says what was chosen."""

    start_asked = Signal(str)
    """The id of the routine to begin with the safety check."""
    problems_asked = Signal(str)
    act_asked = Signal(object, str)
    """An `acts.Act`, and the id of the routine that it is about, "" for none."""
    sort_asked = Signal()
    open_asked = Signal()
    learn_asked = Signal()
    diary_asked = Signal()
    settings_asked = Signal()
    help_asked = Signal()
    theme_asked = Signal()
    full_screen_asked = Signal()

    def __init__(
        self, thumbnail: Callable[[str, str, QSize], QPixmap], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.top = TopBar(self)
        self.search = self.top.search
        self.list = CardGrid(thumbnail, self)
        self.nothing = Words(Role.CUE, "ink2", _("No routine has these words."), parent=self)
        self.nothing.hide()
        self.chosen = Words(Role.MAIN_BUTTON, least=0.75, parent=self)
        self.times = Words(Role.BODY, "ink2", parent=self)
        self.start = Button(_("Safety check"), ButtonKind.MAIN, parent=self)
        self.start.set_key(key_words("Enter"))
        self.acts = ActBar(self)
        self.notice = Notice(self)
        self.menu: QMenu | None = None
        """The one that was shown last."""
        self._connect()

    def _connect(self) -> None:
        self.search.textChanged.connect(self._look_for)
        self.search.returnPressed.connect(self._begin)
        self.list.activated.connect(self._begin)
        self.list.chosen_changed.connect(self._show_chosen)
        self.list.problems_asked.connect(self.problems_asked)
        self.list.edit_asked.connect(partial(self.act_asked.emit, Act.EDIT))
        self.start.clicked.connect(self._begin)
        self.acts.asked.connect(self._ask)
        self.acts.more.clicked.connect(self.show_more)
        top = self.top
        top.sort.clicked.connect(self.sort_asked)
        top.new.clicked.connect(partial(self._ask, Act.NEW))
        top.open.clicked.connect(self.open_asked)
        top.learn.clicked.connect(self.learn_asked)
        top.diary.clicked.connect(self.diary_asked)
        top.colours.clicked.connect(self.theme_asked)
        top.full.clicked.connect(self.full_screen_asked)
        top.settings.clicked.connect(self.settings_asked)
        top.help.clicked.connect(self.help_asked)
        self.list.hidden_by_search.connect(self.search.clear)
        for part in (self.start, self.search, self.list):
            part.installEventFilter(self)
        order: tuple[QWidget, ...] = (
            self.search,
            *top.tools,
            self.list,
            *self.notice.buttons,
            *self.acts.in_order,
            self.start,
        )
        for before, following in pairwise(order):
            QWidget.setTabOrder(before, following)

    # What the window tells

    def set_theme(self, theme: Theme) -> None:
        self.top.set_theme(theme)
        super().set_theme(theme)

    def set_full_screen(self, full: bool) -> None:
        self.top.set_full_screen(full)
        self._place()

    def set_sorted(self, *, by_last_used: bool) -> None:
        """What the control of the order says."""
        self.top.set_sorted(by_last_used=by_last_used)
        self._place()

    def tell(self, words: str, button: str = "", then: Callable[[], object] | None = None) -> None:
        """Say at the foot what has been done; the button does what comes `then`."""
        self.notice.tell(words, button, then)
        self._place()

    def set_cards(self, cards: list[Card], chosen: str) -> None:
        """The routines, and the id of the one that is chosen; the first where there is no such."""
        self.list.set_cards(cards)
        self.list.choose(chosen)
        if self.focusWidget() is None:
            self.start.setFocus()

    def come_back(self) -> None:
        """From another page: to what led there; at first, to Start."""
        self.take_focus_again(self.start)

    # How it answers

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not event.spontaneous():
            self.list.arrange()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if not event.spontaneous():
            self.notice.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._obeys(event):
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """By a right click on a card, or by the key of menus for the chosen one."""
        by_mouse = event.reason() == QContextMenuEvent.Reason.Mouse
        if by_mouse and not self.list.choose_at(self._on_list(event.pos())):
            return
        self._show_menu(self.acts.acts, event.globalPos() if by_mouse else self._on_card)

    def show_more(self) -> None:
        """All that has no room on the page."""
        more = self.acts.more
        self._show_menu(
            self.acts.left_over,
            more.mapToGlobal(met(more, more.box.topLeft().toPointF()).toPoint()),
            above=True,
        )

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrows move the choice wherever the focus is; letters go to the search."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        key = event.key()
        if key in _READ:
            self.notice.hide()
        if watched is self.start and key in _ARROWS:
            QApplication.sendEvent(self.list, event)
            return True
        if watched is self.search and key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            QApplication.sendEvent(self.list, event)
            return True
        if watched is self.search and key == Qt.Key.Key_Escape:
            self.search.clear()
            self.start.setFocus()
            return True
        if self._obeys(event):
            return True
        letters = event.text().strip()
        if watched is not self.search and letters.isprintable() and letters:
            self.search.setFocus()
            QApplication.sendEvent(self.search, event)
            return True
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = painter_on(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme, u = self._theme, self._u
        painter.fillRect(self.rect(), QColor(theme.ground))
        paint_bar(painter, self._bar, theme, u)

    @property
    def _bar(self) -> QRect:
        high = round(BOTTOM * self._u)
        return QRect(0, self.height() - high, self.width(), high)

    def _place_parts(self) -> None:
        u, theme = self._u, self._theme
        set_looks(theme, u, self.nothing, self.chosen, self.times, self.start)
        margin, top = round(HOME_MARGIN * u), round(TOP * u)
        self.top.place(self.width(), top, theme, u)
        self._place_list(margin, top, u)
        self._place_bar(margin, u)
        self.notice.set_look(theme, u)
        self.notice.place(QRect(margin, top, self.width() - 2 * margin, self._bar.top() - top - 8))

    def _place_list(self, margin: int, top: int, u: float) -> None:
        gap, bar = round(10 * u), round(SCROLL_BAR * u)
        place = QRect(margin - gap, top - gap, self.width() - 2 * margin + 2 * gap + bar, 0)
        place.setBottom(self._bar.top() - 1)
        self.list.set_look(self._theme, u)
        self.list.setGeometry(place)
        self.nothing.setGeometry(margin, top + round(40 * u), place.width(), round(40 * u))

    def _place_bar(self, margin: int, u: float) -> None:
        bar = self._bar
        right = place_buttons(bar, self.width() - margin, u, self.start)
        wide = max(self.chosen.width_wanted(), self.times.width_wanted()) + round(12 * u)
        right = self.acts.place(bar, margin, right, wide, self._theme, u)
        room = right - margin
        high, low = self.chosen.height_for(room), self.times.height_for(room)
        whole = high <= bar.height() and not self.chosen.breaks_words_in(room)
        self.chosen.setVisible(whole)  # its card, which is chosen, says it as well
        self.times.setVisible(whole and high + low <= bar.height())
        taken = high + (low if self.times.isVisibleTo(self) else 0)
        y = bar.top() + (bar.height() - taken) // 2
        self.chosen.setGeometry(margin, y, room, high)
        self.times.setGeometry(margin, y + high, room, low)

    def _look_for(self, words: str) -> None:
        self.list.set_search(words)

    def _show_chosen(self) -> None:
        card = self.list.chosen
        self.nothing.setVisible(card is None)
        self.nothing.raise_()
        self.start.setEnabled(card is not None)
        self.acts.set_card(card)
        self.chosen.set_words(card.name if card else "")
        self.times.set_words(card.times if card else "")
        if card is not None and not card.usable:
            count = len(card.problems)
            said = ngettext("Show the problem", "Show {count} problems", max(1, count))
            self.start.set_words(said.format(count=number(count)))
        else:
            self.start.set_words(_("Safety check"))
        self._place_bar(round(HOME_MARGIN * self._u), self._u)

    def _ask(self, act: Act) -> None:
        card = self.list.chosen
        if act is Act.NEW:
            self.act_asked.emit(act, "")
        elif card is not None and act in self.acts.acts:
            self.act_asked.emit(act, card.id)

    def _obeys(self, event: QKeyEvent) -> bool:
        """Do what a key means here beside moving and searching; False where it means nothing."""
        key = QKeySequence(event.keyCombination()).toString(
            QKeySequence.SequenceFormat.PortableText
        )
        act = _ACTS.get(key)
        if act is Act.REMOVE and self.search.hasFocus():
            return False  # there it removes a letter
        if act is Act.EDIT and Act.EDIT not in self.acts.acts:
            act = Act.DUPLICATE
        if event.isAutoRepeat():
            return act is not None
        if act is not None:
            self._ask(act)
        elif key == OPEN_KEY:
            self.open_asked.emit()
        elif key == HELP_KEY:
            self.help_asked.emit()
        elif key == DIARY_KEY:
            self.diary_asked.emit()
        elif key == BACK_KEY and self.notice.offers and not self.search.hasFocus():
            self.notice.button.click()
        elif key == SEARCH_KEY:
            self.search.setFocus()
            self.search.selectAll()
        else:
            return False
        return True

    def _on_list(self, at: QPoint) -> QPoint:
        """Where the list thinks a place of the page is."""
        return met(self.list, self.list.mapFrom(self, at).toPointF()).toPoint()

    @property
    def _on_card(self) -> QPoint:
        return self.list.mapToGlobal(met(self.list, self.list.chosen_box.center()).toPoint())

    def _show_menu(self, acts: Sequence[Act], place: QPoint, *, above: bool = False) -> None:
        from massage_timer.ui.home.menu import Entry, menu

        card = self.list.chosen
        own = card is not None and card.own
        entries = [
            Entry(words(act, own=own), key_words(KEYS.get(act, "")), partial(self._ask, act))
            for act in acts
        ]
        if above:
            keys = {self.top.diary: DIARY_KEY}
            entries += [
                Entry(_in_menu(tool), key_words(keys.get(tool, "")), tool.click)
                for tool in self.top.hidden
            ]
        if not entries:
            return
        self.menu = menu(entries, self._theme, self._u, self)
        if above:
            size = self.menu.sizeHint()
            place -= QPoint(size.width() if self.isRightToLeft() else 0, size.height())
        self.menu.popup(place)

    def _begin(self, *signalled: object) -> None:
        card = self.list.chosen
        if card is None:
            return
        if not card.usable:
            self.problems_asked.emit(card.id)
        else:
            self.start_asked.emit(card.id)


def _in_menu(tool: Button) -> str:
    """The order says beside its name what a press does."""
    return tool.accessibleDescription() or tool.text()

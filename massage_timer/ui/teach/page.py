"""Teach a button: press it, say what it shall mean, save; what was taught can be forgotten."""

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QRect, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPaintEvent
from PySide6.QtWidgets import QFrame, QWidget

from massage_timer.core.commands import MOST_TAUGHT, TEACHABLE, UNTAUGHT, meaning
from massage_timer.core.language import _
from massage_timer.core.session import Command
from massage_timer.ui.direction import View, painter_on
from massage_timer.ui.grace import Grace
from massage_timer.ui.icons import Icon
from massage_timer.ui.keys import mouse_name, press_name
from massage_timer.ui.look import set_looks
from massage_timer.ui.page import Page
from massage_timer.ui.scroll_keys import scroll_by
from massage_timer.ui.scroll_style import set_scroll_style
from massage_timer.ui.teach import words as teach_words
from massage_timer.ui.teach.sheet import TeachSheet
from massage_timer.ui.tokens import PAGE_MARGIN, Role, frame_unit
from massage_timer.ui.widgets.button import Button, ButtonKind
from massage_timer.ui.widgets.paint import focus_margin
from massage_timer.ui.widgets.words import Words
from massage_timer.ui.window.keys import WINDOW_KEYS

TOP = 76
"""Px at u = 1, as all that follow."""
WIDEST = 860
SCROLL_BAR = 14
LINE = 60
_COMMANDS = tuple(binding.command for binding in TEACHABLE)


class TeachPage(Page):
    """While it listens every key is its own, but for Esc, which leaves. What was pressed a moment
    after another press, or is held down, may be a bounce and is not taken for an answer."""

    taught = Signal(str, object)
    """The name of a key or button as `ui.keys` gives it, and the `Command` it shall mean."""
    forgotten = Signal(str)
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._taught = UNTAUGHT
        self._pressed = ""
        """The name of what came; "" while the page listens."""
        self.setAccessibleName(_("Teach a button"))
        self.title = Words(Role.PAGE_TITLE, words=_("Teach a button"), least=0.7, parent=self)
        self.sheet = TeachSheet()
        self.view = View(self)
        self.view.setFrameShape(QFrame.Shape.NoFrame)
        self.view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setWidget(self.sheet)
        self.back = Button(_("Back"), ButtonKind.BARE, Icon.BACK, self)
        self._grace = Grace(self)
        self._grace.timeout.connect(self._hand_over)
        self._grace.guard(self.sheet.another)
        self.back.clicked.connect(self.closed)
        self.sheet.save.clicked.connect(self.save)
        self.sheet.another.clicked.connect(self.listen)
        self.sheet.forget_asked.connect(self._forget)
        self.sheet.explained.connect(self._place)

    # What the window tells

    def begin(self, taught: Mapping[str, Command]) -> None:
        """Listen; `taught` is what has been taught before."""
        self.show_taught(taught)
        self.listen()

    def show_taught(self, taught: Mapping[str, Command]) -> None:
        """What is taught now."""
        self._taught = taught
        self.sheet.set_taught(taught)
        self._let_focus()
        self._place()

    def settle(self) -> None:
        """The last press was a while ago."""
        if self._grace.isActive():
            self._grace.stop()
            self._hand_over()

    # How it answers

    @property
    def listens(self) -> bool:
        """The next press is taken for what shall be taught."""
        return self.sheet.listening

    def listen(self) -> None:
        self._pressed = ""
        self.sheet.show_listening()
        self._change()

    def save(self) -> None:
        """It shall mean what is chosen."""
        name, command = self._pressed, _COMMANDS[self.sheet.choice.chosen]
        if name and self.sheet.save.isEnabled():
            self._pressed = ""
            self.sheet.show_saved(teach_words.saved_words(name, command))
            self._change()
            self.taught.emit(name, command)

    def event(self, event: QEvent) -> bool:
        """Keys before anything else has its use for them: Tab would move the focus."""
        if isinstance(event, QKeyEvent) and (self.listens or self._grace.isActive()):
            if event.type() == QEvent.Type.KeyPress:
                self._hear(event)
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key == Qt.Key.Key_Escape:
            self._leave(event)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._pressed:
            if not event.isAutoRepeat():
                self.save()
        elif not scroll_by(self.view, key):
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        name = mouse_name(event.button())
        if name and self.listens and not self._grace.isActive():
            self._ask(name)
        else:
            super().mousePressEvent(event)

    def _hear(self, event: QKeyEvent) -> None:
        """A key that came while the page listens, or too soon after another."""
        key = Qt.Key(event.key())
        if key == Qt.Key.Key_Escape:
            self._leave(event)
        elif self._grace.refuses(event):
            return
        elif key in WINDOW_KEYS:
            self._refuse(teach_words.window_key_words(WINDOW_KEYS[key][0]))
        elif name := press_name(event):
            self._ask(name)
        elif key == Qt.Key.Key_unknown:
            self._refuse(teach_words.NAMELESS)

    def _leave(self, event: QKeyEvent) -> None:
        if not event.isAutoRepeat():
            self.closed.emit()

    def _refuse(self, words: str) -> None:
        self.sheet.show_listening(words)
        self._place()

    def _ask(self, name: str) -> None:
        self._pressed = name
        means = meaning(name, self._taught)
        self.sheet.choice.set_chosen(_COMMANDS.index(means) if means in _COMMANDS else 0)
        full = name not in self._taught and len(self._taught) >= MOST_TAUGHT
        self.sheet.show_pressed(name, self._taught, full)
        self._change()

    def _forget(self, name: str) -> None:
        """The way back of one button; the focus goes to that of the next."""
        place = [row.of for row in self.sheet.rows].index(name)
        self.forgotten.emit(name)
        rows = self.sheet.rows
        if self.listens:
            self.setFocus()
        elif rows:
            rows[min(place, len(rows) - 1)].forget.setFocus()
        else:
            self.sheet.another.setFocus()

    def _change(self) -> None:
        """The card shows something else. For a moment keys mean nothing, then what it shows."""
        self._grace.start()
        self._let_focus()
        self.setFocus()
        self._place()
        self.view.verticalScrollBar().setValue(0)

    def _hand_over(self) -> None:
        """The moment is over: the keys are those of the page, unless it listens."""
        self._let_focus()
        if not self.listens and self.hasFocus():
            if self._pressed:
                self.sheet.choice.take_focus()
            else:
                self.sheet.another.setFocus(Qt.FocusReason.TabFocusReason)
            self.view.ensureWidgetVisible(self.focusWidget())

    def _let_focus(self) -> None:
        """While it listens, a click on a button must not take the keys away."""
        whole, none = Qt.FocusPolicy.StrongFocus, Qt.FocusPolicy.NoFocus
        self.setFocusPolicy(whole if self.listens else none)
        for button in (self.back, *(row.forget for row in self.sheet.rows)):
            button.setFocusPolicy(none if self.listens else whole)

    # How it is drawn

    def paintEvent(self, event: QPaintEvent) -> None:
        painter_on(self).fillRect(self.rect(), QColor(self._theme.ground))

    def _place_parts(self) -> None:
        theme, u = self._theme, self._u
        head = frame_unit(self.width(), self.height(), theme.zoom)
        set_looks(theme, head, self.title, self.back)
        bar, margin = round(SCROLL_BAR * u), focus_margin(theme, u)
        wide = min(round(WIDEST * u), self.width() - round(2 * PAGE_MARGIN * u))
        left, middle, top = (self.width() - wide) // 2, round(TOP * head / 2), round(TOP * head)
        back = self.back.box_size
        place = QRect(left + wide + round(14 * head) - back.width(), 0, back.width(), back.height())
        place.moveTop(middle - back.height() // 2)
        self.back.set_box(place)
        high = self.title.height_for(place.left() - left)
        self.title.setGeometry(left, middle - high // 2, place.left() - left, high)
        self.view.setGeometry(left - margin, top, wide + 2 * margin + bar, self.height() - top)
        set_scroll_style(self.view, theme, bar)
        self.view.verticalScrollBar().setSingleStep(round(LINE * u))
        self.sheet.place(wide + 2 * margin, self.view.height(), theme, u)

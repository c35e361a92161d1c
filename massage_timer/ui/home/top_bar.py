"""The top of Home: the program's name, the search, the order, and where else one can go."""

from PySide6.QtCore import QObject, QRect
from PySide6.QtWidgets import QWidget

from massage_timer.core.language import _, pgettext
from massage_timer.ui.fonts import width_of
from massage_timer.ui.icons import Icon
from massage_timer.ui.look import set_looks
from massage_timer.ui.tokens import HOME_MARGIN, Role, Theme
from massage_timer.ui.widgets.button import Button, ButtonKind
from massage_timer.ui.widgets.search_field import SearchField
from massage_timer.ui.widgets.words import Words

SEARCH = 206
BESIDE_HINT = 72
"""Px at u = 1 of the search at least, and beside its hint, which they show whole."""
LEAST_SEARCH = 160
"""Px that the search keeps where the bar is so short that the tools would lose their words."""


class TopBar(QObject):
    """The parts of the bar, which stand on the page itself; what has no room is in `hidden`."""

    def __init__(self, page: QWidget) -> None:
        super().__init__(page)
        self.title = Words(Role.PAGE_TITLE, words="Leg Massage Timer", parent=page)
        self.search = SearchField(_("Search routines"), page)
        self.sort = Button(pgettext("order", "Last used"), ButtonKind.BARE, Icon.SORT, page)
        self.new = Button(_("New"), ButtonKind.BARE, Icon.PLUS, page)
        self.open = Button(_("Open"), ButtonKind.BARE, Icon.FOLDER, page)
        self.learn = Button(_("Learn"), ButtonKind.BARE, Icon.BOOK, page)
        self.diary = Button(_("Diary"), ButtonKind.BARE, Icon.DIARY, page)
        self.colours = Button(pgettext("theme", "Dark"), ButtonKind.BARE, Icon.MOON, page)
        self.full = Button(_("Full screen"), ButtonKind.BARE, Icon.FULL_SCREEN, page)
        self.settings = Button(_("Settings"), ButtonKind.BARE, Icon.SETTINGS, page)
        self.help = Button(_("Help"), ButtonKind.BARE, Icon.HELP, page)
        self.tools = (
            *(self.sort, self.new, self.open, self.learn, self.diary),
            *(self.colours, self.full, self.settings, self.help),
        )

    @property
    def hidden(self) -> list[Button]:
        """Tools that have no room here."""
        return [tool for tool in self.tools if tool.isHidden()]

    def set_theme(self, theme: Theme) -> None:
        if theme.outlined:
            self.colours.set_face(pgettext("theme", "Light"), Icon.SUN)
        elif theme.is_dark:
            self.colours.set_face(pgettext("theme", "Dim amber"), Icon.LAMP)
        else:
            self.colours.set_face(pgettext("theme", "Dark"), Icon.MOON)

    def set_full_screen(self, full: bool) -> None:
        if full:
            self.full.set_face(pgettext("not full screen", "Window"), Icon.SMALL_SCREEN)
        else:
            self.full.set_face(_("Full screen"), Icon.FULL_SCREEN)

    def set_sorted(self, *, by_last_used: bool) -> None:
        """What the order is now, and what a press makes of it."""
        if by_last_used:
            self.sort.set_words(pgettext("order", "Last used"))
            self.sort.setAccessibleName(_("Sorted by last used"))
            self.sort.setAccessibleDescription(_("Sort by name"))
        else:
            self.sort.set_words(pgettext("order", "Name"))
            self.sort.setAccessibleName(_("Sorted by name"))
            self.sort.setAccessibleDescription(_("Sort by last used"))

    def place(self, width: int, high: int, theme: Theme, u: float) -> None:
        """On a page as wide, with its middle at half of this height, px."""
        set_looks(theme, u, self.title, self.search, *self.tools)
        margin = round(HOME_MARGIN * u)
        middle = round(high / 2) + round(u)
        x = width - margin + round(14 * u)
        for tool in reversed(self._tools_for(x - margin, u)):
            size = tool.box_size
            x -= size.width()
            tool.set_box(QRect(x, middle - size.height() // 2, size.width(), size.height()))
        wide = 0 if self.title.isHidden() else self.title.width_wanted()
        tall = self.title.height_for(10_000)
        self.title.setGeometry(margin, middle - tall // 2, wide, tall)
        self._place_search(margin + (wide + round(32 * u) if wide else 0), x, middle, u)

    def _tools_for(self, wide: int, u: float) -> list[Button]:
        """Which tools stand in a bar so wide. What gives way to the search, in this order: tools
        that have keys or settings and the order, the title, the diary, which has a setting as
        well, the words of the tools, New."""
        shown = list(self.tools)
        gaps = round(48 * u)
        hint = width_of(self.search.placeholderText(), Role.BODY, u) + BESIDE_HINT * u
        room = wide - gaps - round(max(SEARCH * u, hint))
        least = wide - gaps - LEAST_SEARCH
        title = self.title.width_wanted()
        for tool in self.tools:
            tool.set_named(True)
        for dropped in (self.full, self.colours, self.sort):
            if _width(shown) + title > room:
                shown.remove(dropped)
        titled = _width(shown) + title <= room
        if _width(shown) > room:
            shown.remove(self.diary)
        self.title.setVisible(titled)
        named = titled or _width(shown) <= least
        for tool in self.tools:
            tool.set_named(named)
        if _width(shown) > least:
            shown.remove(self.new)
        for tool in self.tools:
            tool.setVisible(tool in shown)
        return shown

    def _place_search(self, left: int, end: int, middle: int, u: float) -> None:
        hint = self.search.sizeHint()
        wide = min(hint.width(), end - round(16 * u) - left)
        self.search.setGeometry(left, middle - hint.height() // 2, wide, hint.height())


def _width(tools: list[Button]) -> int:
    return sum(tool.box_size.width() for tool in tools)

"""What a person may do: press, click, answer, set, write, open, and close."""

from collections.abc import Callable, Mapping
from functools import partial

from hypothesis import strategies as st
from hypothesis.stateful import initialize, precondition, rule
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QMenu

from massage_timer.core.session import Command
from massage_timer.core.written import InsertStep, MoveStep, RemoveStep, SetText
from massage_timer.ui.editor.page import EditorPage, Leave
from massage_timer.ui.home.acts import Act
from massage_timer.ui.keys import NAMES
from massage_timer.ui.picture_view import PictureView
from roaming.hours import Hours
from roaming.sitting import MODAL
from roaming.visit import SIZES

ODD = {
    Qt.Key.Key_A: "a",
    Qt.Key.Key_M: "m",
    Qt.Key.Key_N: "n",
    Qt.Key.Key_O: "o",
    Qt.Key.Key_1: "1",
    Qt.Key.Key_3: "3",
    Qt.Key.Key_Tab: "",
    Qt.Key.Key_Backtab: "",
    Qt.Key.Key_Home: "",
    Qt.Key.Key_End: "",
    Qt.Key.Key_Delete: "",
    Qt.Key.Key_Backspace: "",
    Qt.Key.Key_F1: "",
    Qt.Key.Key_F10: "",
    Qt.Key.Key_F12: "",
    Qt.Key.Key_VolumeUp: "",
    Qt.Key.Key_Shift: "",
    Qt.Key.Key_Menu: "",
}
KEYS = st.sampled_from([*((key, "") for key in NAMES), *ODD.items()])
APART = st.sampled_from([0, 150, 500, 500, 500, 1_500])
"""Ms between what was before and a press."""
PLACES = st.one_of(
    st.just(0),
    st.integers(5_001, 290_000),
    st.integers(304_000, 328_500),
    st.integers(328_500, 600_000),
    st.integers(600_000, 628_500),
)
"""Ms into a session; 0: not yet in one."""
NUMBERS = st.integers(0, 999)
SOFT = st.lists(st.sampled_from(["Q19", "Q20", "Q21"]), max_size=2, unique=True)
"""What keeps no session from beginning."""
TICKS: st.SearchStrategy[list[str]] = st.one_of(
    st.just([]),
    SOFT,
    st.lists(st.integers(1, 21).map("Q{}".format), min_size=1, max_size=3),
)
RESTS = st.one_of(st.integers(0, 3_000), st.integers(10_001, 200_000))
SETTINGS = st.one_of(
    st.fixed_dictionaries({"theme": st.sampled_from(["system", "light", "dark", "dim-amber"])}),
    st.fixed_dictionaries({"text_size": st.sampled_from([100, 125, 150, 200])}),
    st.fixed_dictionaries({"digits": st.integers(100, 150)}),
    st.fixed_dictionaries({"motion": st.sampled_from(["system", "full", "reduced"])}),
    st.fixed_dictionaries({"sounds": st.sampled_from(["full", "quiet", "silent"])}),
    st.fixed_dictionaries({"talk": st.sampled_from(["all", "names", "off"])}),
    st.fixed_dictionaries({"volume": st.integers(0, 100), "strokes": st.booleans()}),
    st.fixed_dictionaries({"change_seconds": st.integers(5, 120)}),
    st.fixed_dictionaries({"lead_in_seconds": st.integers(3, 15)}),
    st.fixed_dictionaries({"wait_at_change": st.booleans()}),
    st.fixed_dictionaries({"first_side": st.sampled_from(["left", "right"])}),
    st.fixed_dictionaries({"ask_pressure": st.booleans(), "keep_awake": st.booleans()}),
    st.fixed_dictionaries({"diary": st.booleans()}),
    st.fixed_dictionaries({"recipient_tone": st.sampled_from(["light", "medium", "deep"])}),
)
EDITS = st.one_of(
    st.builds(SetText, st.none(), st.sampled_from(["name", "about"]), st.text("abc é", max_size=9)),
    st.builds(SetText, st.integers(1, 3), st.just("share"), st.sampled_from(["1", "7", "x", ""])),
    st.builds(
        SetText, st.integers(1, 3), st.just("pressure"), st.sampled_from(["1", "5", "1 to 2"])
    ),
    st.builds(RemoveStep, st.integers(1, 2)),
    st.builds(MoveStep, st.integers(1, 2), st.integers(1, 2)),
    st.just(InsertStep(1, {"technique": "toe-bends", "share": "1"})),
)


class User(Hours):
    """Every rule is one act of a hand."""

    @initialize(
        place=PLACES,
        pages=st.integers(0, 3),
        soft=SOFT,
        size=st.sampled_from(SIZES),
        wait=st.sampled_from([False, False, True]),
        first=st.sampled_from(["left", "right"]),
        rest=RESTS,
        mini=st.booleans(),
    )
    def somebody_sits_down(
        self,
        place: int,
        pages: int,
        soft: list[str],
        size: tuple[int, int],
        wait: bool,
        first: str,
        rest: int,
        mini: bool,
    ) -> None:
        """On the way to a session, or anywhere in one, with a rest there; so the ends are reached
        too."""
        self.do(lambda: self.visit.window.resize(*size))
        self.set({"wait_at_change": wait, "first_side": first})
        for _ in range(4 if place else pages):
            if self.shows("safety"):
                for id_ in soft:
                    self.act(self.visit.pages.safety.sheet.row(id_).click)
            self.go_on()
        self.run(place)
        if self.shows("session") or self.shows("change"):
            self.rest(rest, mini, 2_500)

    def press(self, key: Qt.Key, text: str = "", ms: int = 500) -> None:
        def down_and_up() -> None:
            self.visit.hold(key, text)
            self.visit.let_go(key)

        self.do(down_and_up, ms)

    def act(self, act: Callable[[], object], ms: int = 500) -> None:
        """What is meant for the page that is shown."""
        self.settle()
        self.do(act, ms)

    # Anything at any time

    @rule(key=KEYS, ms=APART, settled=st.booleans())
    def a_key_is_pressed(self, key: tuple[Qt.Key, str], ms: int, settled: bool) -> None:
        if settled:
            self.settle()
        self.press(*key, ms)

    @precondition(lambda self: self.buttons)
    @rule(number=NUMBERS, ms=APART)
    def a_button_is_pressed(self, number: int, ms: int) -> None:
        button = self.buttons[number % len(self.buttons)]
        self.act(button.click, ms)
        self.choose_from_menu(number)

    @precondition(lambda self: self.visit.page.findChildren(PictureView))
    @rule(number=NUMBERS, ms=APART)
    def a_picture_is_clicked(self, number: int, ms: int) -> None:
        mini = self.visit.begun and self.visit.pages.mini.isVisible()
        shown = self.visit.pages.mini if mini else self.visit.page
        pictures = [view for view in shown.findChildren(PictureView) if view.isVisible()]
        if pictures:
            view = pictures[number % len(pictures)]
            self.act(lambda: QTest.mouseClick(view, Qt.MouseButton.LeftButton), ms)

    @rule(size=st.sampled_from(SIZES))
    def the_window_gets_another_size(self, size: tuple[int, int]) -> None:
        self.do(lambda: self.visit.window.resize(*size))

    @rule()
    def the_mini_view_is_asked_for(self) -> None:
        self.act(self.visit.window.mini_asked.emit)

    @rule(really=st.sampled_from([False, False, False, True]))
    def the_window_is_closed(self, really: bool) -> None:
        if not really and not self.seen().unfinished:
            return
        closed: list[bool] = []
        said = self.seen()
        self.do(lambda: closed.append(self.visit.close()))
        if closed[0]:
            self.begin_again(said)

    def choose_from_menu(self, number: int) -> None:
        menus = [m for m in self.visit.window.findChildren(QMenu) if m.isVisible()]
        if not menus:
            return
        menu = menus[-1]
        acts = [
            a
            for a in menu.actions()
            if a.isEnabled() and not a.isSeparator() and not a.text().startswith(MODAL)
        ]
        if acts:
            self.act(acts[number % len(acts)].trigger)
        menu.close()

    # The way to a session and through it

    @rule(number=NUMBERS)
    def the_way_is_gone_on(self, number: int) -> None:
        self.go_on(number)

    @precondition(lambda self: self.shows("safety"))
    @rule(ticks=TICKS, read=st.sampled_from([True, True, False]), how=st.integers(0, 7))
    def the_check_is_answered(self, ticks: list[str], read: bool, how: int) -> None:
        """Lawfully or not: a button that cannot be pressed is pressed as well."""
        page = self.visit.pages.safety
        for id_ in ticks:
            if page.sheet.row(id_).isVisible():
                self.act(page.sheet.row(id_).click)
        if read:
            self.act(lambda: page.view.scroll_by(Qt.Key.Key_End))
        if how < 4:
            self.act(page.none.click)
        elif how == 4:
            self.act(page.none.clicked.emit)
        elif how == 5:
            self.act(page.one.click)
        elif how == 6:
            self.press(Qt.Key.Key_Escape)
        else:
            self.act(page.who_not_asked.emit)

    @precondition(lambda self: self.shows("session") or self.shows("change"))
    @rule(ms=RESTS, mini=st.booleans(), then=st.integers(0, 9_000))
    def somebody_rests(self, ms: int, mini: bool, then: int) -> None:
        self.rest(ms, mini, then)

    def rest(self, ms: int, mini: bool, then: int) -> None:
        """And go on."""
        visit = self.visit
        if mini is not visit.pages.mini.isVisible():
            self.act(visit.window.mini_asked.emit)
        self.act(lambda: visit.player.tell(Command.PAUSE))
        self.tick(ms)
        self.act(visit.program.flow.toggle)
        self.tick(then)

    def go_on(self, number: int = 0) -> None:
        """One page further, as somebody would who wants a massage."""
        visit = self.visit
        if visit.shows(visit.window.home):
            cards = visit.window.home.list.cards
            if not cards:  # of none is what was typed the name
                self.press(Qt.Key.Key_Escape)
                return
            self.act(lambda: visit.window.home.list.choose(cards[number % len(cards)].id))
            self.act(visit.window.home.start.click)
        elif self.shows("safety"):
            self.act(lambda: visit.pages.safety.view.scroll_by(Qt.Key.Key_End))
            self.act(visit.pages.safety.none.click)
        elif self.shows("comfort"):
            self.act(visit.pages.comfort.get_ready.click)
        elif self.shows("ready"):
            self.act(visit.pages.ready.start.click)
        elif self.shows("session") or self.shows("change"):
            self.act(visit.program.flow.toggle, 1_500)
        elif self.shows("stop") and visit.pages.stop.asks:
            self.act(visit.pages.stop.go_on.click)
        elif self.shows("done"):
            self.act(visit.pages.done.swap.click if number % 2 else visit.pages.done.home.click)
        elif self.visit.program.sessions.broken_off.offered and not visit.program.may_leave:
            page = visit.program.sessions.broken_off.page
            self.act([page.go_on, page.again, page.end][number % 3].click)
        elif self.shows("text") or self.shows("stop"):
            self.press(Qt.Key.Key_Escape)
        else:
            self.act(visit.program.go_home if visit.program.may_leave else lambda: None)

    @precondition(lambda self: self.seen().unfinished)
    @rule(number=st.integers(0, 9))
    def it_is_asked_whether_to_stop(self, number: int) -> None:
        visit = self.visit
        if not self.shows("stop"):
            self.press(Qt.Key.Key_Escape)
        self.settle()
        stop = visit.pages.stop
        ways: list[QAbstractButton] = [*stop.signs.rows, stop.go_on, stop.softer]
        if number < len(ways) and ways[number].isVisible():
            self.act(ways[number].click)

    @precondition(lambda self: self.shows("session"))
    @rule()
    def stop_is_held_for_a_second(self) -> None:
        def hold() -> None:
            self.visit.hold(Qt.Key.Key_Escape)
            closing = self.visit.pages.session.controls.closing
            closing.setCurrentTime(closing.duration())
            self.visit.let_go(Qt.Key.Key_Escape)

        self.do(hold, 1_000)

    # Beside a session

    @precondition(lambda self: self.visit.shows(self.visit.window.home))
    @rule(values=SETTINGS)
    def something_is_set(self, values: dict[str, object]) -> None:
        self.set(values)

    def set(self, values: Mapping[str, object]) -> None:
        preferences = self.visit.program.preferences
        self.act(self.visit.program.show_settings)
        self.act(lambda: preferences.change(values))
        self.act(preferences.close)

    @precondition(lambda self: self.visit.shows(self.visit.window.home))
    @rule(act=st.sampled_from([Act.NEW, Act.EDIT, Act.DUPLICATE, Act.REHEARSE]), number=NUMBERS)
    def something_is_done_with_a_routine(self, act: Act, number: int) -> None:
        home = self.visit.window.home
        ids = [card.id for card in home.list.cards]  # of none is what was typed the name
        if act is Act.NEW:
            ids = [""]
        if ids:
            self.act(lambda: home.act_asked.emit(act, ids[number % len(ids)]))

    @precondition(lambda self: isinstance(self.visit.page, EditorPage))
    @rule(edits=st.lists(EDITS, min_size=1, max_size=3), undone=st.integers(0, 2))
    def something_is_written(self, edits: list[object], undone: int) -> None:
        editor = self.visit.page
        assert isinstance(editor, EditorPage)
        for edit in edits:
            if getattr(edit, "step", 0) in (None, *range(len(self.steps_written))):
                self.act(partial(editor.edited.emit, edit))
        for _ in range(undone):
            if editor.top.undo.isEnabled():
                self.act(editor.top.undo.click)

    @property
    def steps_written(self) -> tuple[object, ...]:
        editing = self.visit.editing
        assert editing is not None
        return editing._draft().steps

    @precondition(lambda self: isinstance(self.visit.page, EditorPage))
    @rule(answer=st.sampled_from([*Leave, None]))
    def the_editor_is_left(self, answer: Leave | None) -> None:
        editor = self.visit.page
        assert isinstance(editor, EditorPage)
        self.act(editor.back_asked.emit)
        if answer is not None and self.visit.page is editor:
            self.act(lambda: editor.leave_answered.emit(answer))

"""The page of the diary, which is made when it is first asked for, and what is asked there."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QLocale, QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from massage_timer.authoring.filing import ShowText
from massage_timer.core.language import _, ngettext, together
from massage_timer.core.periods import months, weeks
from massage_timer.diary.exporting import Exporting
from massage_timer.diary.keeping import DiaryKeeping
from massage_timer.store.diary import Diary, Entry
from massage_timer.store.disk import DiskError
from massage_timer.store.problems import printable
from massage_timer.ui.diary.page import DiaryPage
from massage_timer.ui.diary.words import Line, length, month_bars, spoken, week_bars
from massage_timer.ui.locale import grouped, spoken_locale
from massage_timer.ui.text.sheet import Paragraph
from massage_timer.ui.window.main_window import MainWindow

AT_ONCE = 60
"""Rows that are loaded together."""
BARS = 12
"""Weeks or months of the chart."""
NAME = "massage-diary.csv"

AskWhere = Callable[[QWidget, str], str]
"""Asks where to save, with the name that is suggested; "" when nowhere."""


class DiaryDesk(QObject):
    """What the disk refuses is said on the page; the file is open only while that is shown."""

    home_asked = Signal()

    def __init__(
        self,
        window: MainWindow,
        keeping: DiaryKeeping,
        show_text: ShowText,
        ask_where: AskWhere,
        told: Callable[[], list[str]],
        locale: QLocale | None = None,
    ) -> None:
        """`told` gives what else is to be said now, such as that a file was damaged; `locale` None:
        that of the language that is spoken."""
        super().__init__(window)
        self._window = window
        self._keeping = keeping
        self._show_text = show_text
        self._ask_where = ask_where
        self._told = told
        self._locale = locale or spoken_locale()
        self._last: Entry | None = None
        self._by_month = 0
        self._after: Callable[[], object] = self.home_asked.emit
        self._untold = ""
        """What became of an export when neither this page nor Home was there to say it."""
        self._exporting = Exporting(lambda: keeping.diary, self)
        self._exporting.ended.connect(self._tell_export)
        self.page = page = DiaryPage(self._locale, window.pages)
        page.back_asked.connect(self.leave)
        page.more_asked.connect(self.load_more)
        page.span_picked.connect(self.pick_span)
        page.note_written.connect(self.keep_note)
        page.delete_asked.connect(self.ask_to_delete)
        page.delete_all_asked.connect(self.ask_to_delete_all)
        page.export_asked.connect(self.export)
        page.gone.connect(keeping.close)
        window.add_page(page)

    def begin(self, after: Callable[[], object] | None = None) -> None:
        """Show the newest rows; leaving the page does what comes `after`."""
        self._after = after or self.home_asked.emit
        self._window.pages.setCurrentWidget(self.page)
        self._show()
        self._say_that_it_is_written()

    def finish(self) -> None:
        """Nothing that was asked for is left half done."""
        self._exporting.finish()

    @Slot()
    def leave(self) -> None:
        self._after()

    @Slot()
    def load_more(self) -> None:
        """The rows after the last that is shown."""
        last = self._last
        if last is not None:
            self._do(lambda diary: self.page.list.add_lines(self._lines(diary, last)))

    @Slot(int)
    def pick_span(self, place: int) -> None:
        """Weeks or months."""
        self._by_month = place
        self._do(self._show_sums)

    @Slot(int, str)
    def keep_note(self, id_: int, text: str) -> None:
        def keep(diary: Diary) -> None:
            self.page.list.set_note(id_, diary.set_note(id_, text))

        self._do(keep)

    @Slot(int)
    def ask_to_delete(self, id_: int) -> None:
        """Ask first; to close the question keeps the row."""
        row = next(line.row for line in self.page.list.lines if line.id == id_)
        self._show_text(
            _("Delete this session?"),
            [
                Paragraph(spoken(row, self._locale)),
                Paragraph(_("It is taken out of the diary for good.")),
            ],
            close=_("Keep it"),
            after=self.come_back,
            other=_("Delete"),
            after_other=lambda: self.delete(id_),
        )

    def delete(self, id_: int) -> None:
        """Without asking."""
        self.come_back()

        def remove(diary: Diary) -> None:
            diary.delete(id_)
            self.page.list.remove(id_)
            self._show_sums(diary)

        self._do(remove)
        self.page.begin()

    @Slot()
    def ask_to_delete_all(self) -> None:
        try:
            totals = self._keeping.diary.totals()
        except DiskError as error:
            self._say(error)
            return
        many = totals.sessions
        asked = ngettext("Delete the one session?", "Delete all {count} sessions?", many)
        gone = _("{time} of massage and every note would be gone.")
        self._show_text(
            asked.format(count=grouped(many)),
            [
                Paragraph(gone.format(time=length(totals.given))),
                Paragraph(_("Nothing can bring them back. Export CSV keeps a copy.")),
            ],
            close=_("Keep them"),
            after=self.come_back,
            other=_("Delete all"),
            after_other=self.delete_all,
        )

    def delete_all(self) -> None:
        """Without asking."""
        self.come_back()
        self._do(lambda diary: diary.delete_all())
        self._show()

    @Slot()
    def export(self) -> None:
        """Every row into a file of the user's choice, while the page can be used, and left."""
        if self._exporting.path is not None:
            return
        word = self._ask_where(self._window, NAME)
        if not word:
            return
        path = Path(word)
        if not path.suffix:
            path = path.with_suffix(".csv")
            if path.exists():  # the dialog has asked about another name
                words = _("{file} is there already: choose another name.")
                self.page.tell(words.format(file=printable(str(path))))
                return
        self._exporting.begin(path)
        self._say_that_it_is_written()

    def _say_that_it_is_written(self) -> None:
        untold, self._untold = self._untold, ""
        if self._exporting.path is not None:
            words = _("Saving as {file} …")
            self.page.tell(words.format(file=printable(str(self._exporting.path))))
        elif untold:
            self.page.tell(untold)

    @Slot(object, str)
    def _tell_export(self, path: Path, trouble: str) -> None:
        shown = printable(str(path))
        words = _("{file} could not be saved: {trouble}.") if trouble else _("Saved as {file}")
        words = words.format(file=shown, trouble=_(trouble))
        if self.page.isVisible():
            self.page.tell(words)
            return
        self._keeping.close()
        if self._window.home.isVisible():
            self._window.home.tell(words)
        else:
            self._untold = words

    def come_back(self) -> None:
        """From a question to the page as it was."""
        self._window.pages.setCurrentWidget(self.page)
        self.page.come_back()

    def _show(self) -> None:
        self._last = None
        self.page.set_on(self._keeping.on)
        self.page.show_lines(())
        self.page.show_sums(0, 0, ())

        def fill(diary: Diary) -> None:
            self._show_sums(diary)
            self.page.show_lines(self._lines(diary, None))

        if not self._do(fill):
            self.page.empty.set_words("")  # nobody knows whether something is written
        self.page.begin()

    def _show_sums(self, diary: Diary) -> None:
        totals = diary.totals()
        today = self._keeping.wall_clock()[:10]
        if self._by_month:
            since = months((), today, BARS)[0].start
            bars = month_bars(months(diary.days(since), today, BARS), self._locale)
        else:
            since = weeks((), today, BARS)[0].start
            bars = week_bars(weeks(diary.days(since), today, BARS), self._locale)
        self.page.show_sums(totals.sessions, totals.given, bars)

    def _lines(self, diary: Diary, after: Entry | None) -> list[Line]:
        entries = diary.page(AT_ONCE, after)
        self._last = entries[-1] if entries else None
        return [Line(entry.id, entry.row) for entry in entries]

    def _do(self, act: Callable[[Diary], object]) -> bool:
        """With what the disk refuses, and what else is to be said, on the page; whether it was
        done."""
        done = False
        try:
            act(self._keeping.diary)
            done = True
        except DiskError as error:
            self._say(error)
        if told := self._told():
            self.page.tell(
                together(_("{sentence}.").format(sentence=_(sentence)) for sentence in told)
            )
        return done

    def _say(self, error: DiskError) -> None:
        words = _("The diary cannot be used now: {trouble}.")
        self.page.tell(words.format(trouble=_(str(error))))

"""Where a routine becomes paper in the window: shows its card, saves it as PDF, prints it."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRectF, QSize, Signal, Slot
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from massage_timer.core.language import N_, _
from massage_timer.core.routine import Routine
from massage_timer.illustrations import Illustrations
from massage_timer.paper.card import Card
from massage_timer.paper.here import sheet_here
from massage_timer.paper.pdf import SIZES, page_layout, write_pdf
from massage_timer.paper.sheets import Sheet
from massage_timer.store.disk import DiskError
from massage_timer.ui.card.page import CardPage
from massage_timer.ui.window.main_window import MainWindow

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

SHEETS = tuple(Sheet)
NO_PRINTING = N_("Printing needs a part of Qt that is missing here. Save the PDF and print that.")
NOT_PRINTED = N_("The printer did not take it. Save the PDF and print that.")

AskWhere = Callable[[QWidget, str], str]
"""Asks where to save, with the name that is suggested; "" when nowhere."""
AskPrinter = Callable[[QWidget, Sheet, str], "QPrinter | None"]
"""Asks for a printer, for a sheet and with a name for the job; None when none was chosen.

ImportError where Qt cannot print."""


class CardDesk(QObject):
    """The page of the card, and what is asked there."""

    home_asked = Signal()

    def __init__(
        self,
        window: MainWindow,
        pictures: Illustrations,
        ask_where: AskWhere,
        ask_printer: AskPrinter,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._pictures = pictures
        self._ask_where = ask_where
        self._ask_printer = ask_printer
        self._sheet = sheet_here(os.environ)
        self._card: Card | None = None
        self.page = CardPage([sheet.label for sheet in SHEETS], window.pages)
        self.page.back_asked.connect(self.home_asked)
        self.page.paper_picked.connect(self.pick)
        self.page.save_asked.connect(self.save)
        self.page.print_asked.connect(self.print)
        window.add_page(self.page)

    def begin(self, routine: Routine) -> None:
        """Show the card of a routine."""
        self._show(routine)
        self._window.pages.setCurrentWidget(self.page)
        self.page.begin(routine.name, SHEETS.index(self._sheet))

    @Slot(int)
    def pick(self, place: int) -> None:
        """Another paper, which is the usual one from now on."""
        self._sheet = SHEETS[place]
        if self._card is not None:
            self._show(self._card.routine)
        self.page.tell("")

    @Slot()
    def save(self) -> None:
        if self._card is None:
            return
        word = self._ask_where(self._window, f"{self._card.routine.id}.pdf")
        if not word:
            return
        path = Path(word)
        if not path.suffix:
            path = path.with_suffix(".pdf")
            if path.exists():  # the dialog has asked about another name
                told = _("{file} is there already: choose another name.").format(file=path)
                self.page.tell(told, fine=False)
                return
        try:
            write_pdf(self._card, path)
        except DiskError as error:
            # Translators: {error} is such as "the disk is full"
            told = _("{file} could not be saved: {error}.").format(file=path, error=error)
            self.page.tell(told, fine=False)
        else:
            self.page.tell(_("Saved as {file}").format(file=path))

    @Slot()
    def print(self) -> None:
        if self._card is None:
            return
        routine = self._card.routine
        try:
            printer = self._ask_printer(self._window, self._sheet, routine.name)
        except ImportError:
            self.page.tell(_(NO_PRINTING), fine=False)
            return
        if printer is None:
            return
        chosen = printer.pageLayout().pageSize().id()
        sheet = next((each for each, size in SIZES.items() if size is chosen), self._sheet)
        file = printer.outputFileName()
        painter = QPainter()
        if not painter.begin(printer):
            told = _("{file} cannot be written: choose another file.") if file else _(NOT_PRINTED)
            self.page.tell(told.format(file=file), fine=False)
            return
        layout, dots = printer.pageLayout(), printer.resolution()
        # The painter begins where the printer does, which may be within the sheet.
        begins = layout.paintRectPixels(dots).topLeft()
        whole = QRectF(layout.fullRectPixels(dots).translated(-begins))
        Card(routine, sheet, self._pictures.library).paint(painter, whole)
        painter.end()
        told = _("Printed into {file}") if file else _("Sent to be printed.")
        self.page.tell(told.format(file=file))

    def _show(self, routine: Routine) -> None:
        self._card = card = Card(routine, self._sheet, self._pictures.library)
        shape = QSize(self._sheet.wide, self._sheet.high)
        self.page.show_sheet(card.paint, shape, card.words)


def ask_printer(parent: QWidget, sheet: Sheet, name: str) -> "QPrinter | None":
    """By the system's dialog, which also prints into a file where there is no printer."""
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(name)
    printer.setPageLayout(page_layout(sheet))
    dialog = QPrintDialog(printer, parent)
    dialog.setWindowTitle(_("Print the card"))
    accepted = dialog.exec() == QPrintDialog.DialogCode.Accepted
    dialog.deleteLater()
    return printer if accepted else None

"""Writes a card as a PDF of one page, with its text as text and its pictures as lines."""

from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QRectF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter, QPdfWriter

from massage_timer.paper.card import Card
from massage_timer.paper.contents import PROGRAM
from massage_timer.paper.sheets import Sheet
from massage_timer.paper.type import UNITS
from massage_timer.store.disk import write_atomically

SIZES = {
    Sheet.A4: QPageSize.PageSizeId.A4,
    Sheet.LETTER: QPageSize.PageSizeId.Letter,
}
_POINTS = 72


def page_layout(sheet: Sheet) -> QPageLayout:
    """The sheet upright and without margins of its own: the card has them."""
    layout = QPageLayout(
        QPageSize(SIZES[sheet]), QPageLayout.Orientation.Portrait, QMarginsF(0, 0, 0, 0)
    )
    layout.setMode(QPageLayout.Mode.FullPageMode)
    return layout


def pdf(card: Card) -> bytes:
    """The file's bytes."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setPdfVersion(QPdfWriter.PdfVersion.PdfVersion_1_6)
    writer.setTitle(card.routine.name)
    writer.setCreator(PROGRAM)
    writer.setResolution(_POINTS * UNITS)
    writer.setPageLayout(page_layout(card.page.sheet))
    sheet = card.page.sheet
    painter = QPainter(writer)
    card.paint(painter, QRectF(0, 0, sheet.wide * UNITS, sheet.high * UNITS))
    painter.end()
    return bytes(buffer.data().data())


def write_pdf(card: Card, path: Path) -> None:
    """Write the card's file, or leave the old one as it was. Raises `store.disk.DiskError`."""
    write_atomically(path, pdf(card))

"""The card in the window: as it will be printed, on either paper, saved and printed."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest
from giver import CLASSIC, Giver
from PySide6.QtCore import QRect, Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QWidget

from massage_timer.authoring.card_desk import NO_PRINTING, CardDesk
from massage_timer.core.routine import Routine
from massage_timer.paper.pdf import page_layout
from massage_timer.paper.sheets import Sheet
from massage_timer.ui.card.page import CardPage
from massage_timer.ui.home.acts import Act
from massage_timer.ui.tokens import THEMES

SHORT = """\
format: 1
name: Too short
about: Half a minute.
suits: Nobody
steps:
  - {technique: warmup-twists, seconds: 30}
"""
NEXT_PAPER = 1 - list(Sheet).index(Sheet.A4)


class Asked:
    """Stands for both dialogs of the system: answers as it is told, and remembers."""

    def __init__(self) -> None:
        self.where = ""
        self.suggested: list[str] = []
        self.sheets: list[Sheet] = []
        self.printer: QPrinter | None = None
        self.can_print = True

    def ask_where(self, parent: QWidget, name: str) -> str:
        self.suggested.append(name)
        return self.where

    def ask_printer(self, parent: QWidget, sheet: Sheet, name: str) -> QPrinter | None:
        self.sheets.append(sheet)
        if not self.can_print:
            raise ImportError("libcups is missing")
        return self.printer


@pytest.fixture
def asked() -> Asked:
    return Asked()


@pytest.fixture
def classic(giver: Giver) -> Routine:
    routine = giver.program.shelf.choose(CLASSIC).routine
    assert routine is not None
    return routine


@pytest.fixture
def page(giver: Giver, asked: Asked, classic: Routine) -> Iterator[CardPage]:
    desk = CardDesk(giver.window, giver.program.pictures, asked.ask_where, asked.ask_printer)
    desk.home_asked.connect(giver.program.go_home)
    desk.begin(classic)
    desk.page.settle()
    yield desk.page
    giver.window.set_theme(THEMES[0])
    giver.window.resize(1280, 800)


def printer_into(file: Path, sheet: Sheet) -> QPrinter:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(file))
    printer.setPageLayout(page_layout(sheet))
    return printer


def words_of(file: Path) -> tuple[int, tuple[float, float], str]:
    document = pypdfium2.PdfDocument(file)
    text = document[0].get_textpage().get_text_bounded()
    found = len(document), document[0].get_size(), text
    document.close()
    return found


def test_home_leads_to_the_card_and_esc_leads_back(giver: Giver) -> None:
    giver.program.do(Act.CARD, CLASSIC)
    shown = giver.page
    assert isinstance(shown, CardPage)
    assert shown.title.words == "Classic five-minute legs"
    shown.settle()
    giver.key(Qt.Key.Key_Escape)
    assert giver.shows(giver.window.home)
    giver.program.do(Act.CARD, "gentle-evening")
    assert giver.page is shown
    assert shown.title.words == "Gentle evening"
    shown.back.click()
    assert giver.shows(giver.window.home)


def test_a_routine_with_problems_shows_them_and_has_no_card(giver: Giver) -> None:
    giver.places.routines.mkdir(exist_ok=True)
    file = giver.places.routines / "too-short.yaml"
    file.write_text(SHORT, encoding="utf-8")
    id_ = giver.program.shelf.show_one(str(file))
    giver.program.do(Act.CARD, id_)
    assert giver.shows(giver.pages.text)
    assert "can't be used yet" in giver.pages.text.title.words
    giver.pages.text.settle()
    giver.key(Qt.Key.Key_Escape)
    assert giver.shows(giver.window.home)


def test_a_screen_reader_hears_what_is_on_the_sheet(page: CardPage) -> None:
    assert page.sheet.accessibleName() == "The card"
    assert "Palms on both sides." in page.sheet.accessibleDescription()
    assert page.papers.accessibleName() == "Paper"
    assert page.print.accessibleDescription() == "Key P"


def test_the_sheet_is_in_the_light_of_the_theme_and_has_the_shape_of_its_paper(
    page: CardPage,
) -> None:
    for theme in THEMES:
        page.set_theme(theme)
        image = page.sheet.grab().toImage()
        assert image.pixelColor(20, 20).name() == theme.paper.lower()
        assert page.sheet.height() / page.sheet.width() == pytest.approx(842 / 595, abs=0.003)
        colours = {
            image.pixelColor(x, y).name() for x in range(60, 700, 7) for y in range(60, 700, 7)
        }
        assert len(colours) > (10 if theme.outlined else 50)
    page.papers.segments[1].click()
    assert page.sheet.height() / page.sheet.width() == pytest.approx(792 / 612, abs=0.003)


def test_the_chosen_paper_is_the_one_that_is_saved(
    page: CardPage, asked: Asked, tmp_path: Path
) -> None:
    asked.where = str(tmp_path / "letter.pdf")
    page.papers.segments[1].click()
    page.save.click()
    assert asked.suggested == [f"{CLASSIC}.pdf"]
    assert page.told.words == f"Saved as {asked.where}"
    count, size, words = words_of(tmp_path / "letter.pdf")
    assert (count, size) == (1, (612, 792))
    assert "Sole sweeps" in words
    page.papers.segments[0].click()
    assert not page.told.isVisible()


def test_a_name_without_an_ending_gets_one_and_replaces_nothing(
    page: CardPage, asked: Asked, tmp_path: Path
) -> None:
    asked.where = str(tmp_path / "legs")
    page.save.click()
    file = tmp_path / "legs.pdf"
    assert page.told.words == f"Saved as {file}"
    file.write_bytes(b"mine")
    page.save.click()
    assert page.told.words == f"{file} is there already: choose another name."
    assert file.read_bytes() == b"mine"


def test_nothing_happens_when_no_place_and_no_printer_are_chosen(
    page: CardPage, asked: Asked
) -> None:
    page.save.click()
    page.print.click()
    assert len(asked.suggested) == len(asked.sheets) == 1
    assert not page.told.isVisible()


def test_why_it_could_not_be_saved_is_said_on_the_page(
    page: CardPage, asked: Asked, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    asked.where = str(tmp_path / "file" / "legs.pdf")
    page.save.click()
    assert page.told.isVisible()
    assert page.told.words == (
        f"{asked.where} could not be saved: a part of the path is a file, not a folder."
    )


@pytest.mark.parametrize("sheet", Sheet)
def test_a_printer_gets_the_same_page_on_its_own_paper(
    sheet: Sheet, page: CardPage, asked: Asked, tmp_path: Path
) -> None:
    file = tmp_path / "printed.pdf"
    asked.printer = printer_into(file, sheet)
    page.print.click()
    assert page.told.words == f"Printed into {file}"
    count, size, words = words_of(file)
    assert count == 1
    assert size == pytest.approx((sheet.wide, sheet.high), abs=1)
    assert "Palms on both sides." in words
    assert "Stop at once" in words


def test_where_qt_cannot_print_it_says_so(page: CardPage, asked: Asked) -> None:
    asked.can_print = False
    page.print.click()
    assert page.told.words == NO_PRINTING


@pytest.mark.qt_log_ignore("QPainter::begin")
def test_a_file_that_cannot_be_printed_into_is_told(
    page: CardPage, asked: Asked, tmp_path: Path
) -> None:
    file = tmp_path / "no-folder" / "printed.pdf"
    asked.printer = printer_into(file, Sheet.A4)
    page.print.click()
    assert page.told.words == f"{file} cannot be written: choose another file."


def test_keys_print_save_and_scroll(giver: Giver, page: CardPage, asked: Asked) -> None:
    giver.key(Qt.Key.Key_P)
    giver.key(Qt.Key.Key_S)
    assert len(asked.sheets) == len(asked.suggested) == 1
    bar = page.view.verticalScrollBar()
    giver.key(Qt.Key.Key_End)
    assert bar.value() == bar.maximum() > 0


def test_the_key_that_led_here_prints_nothing(
    giver: Giver, page: CardPage, asked: Asked, classic: Routine
) -> None:
    page.begin(classic.name, 0)
    giver.key(Qt.Key.Key_P)
    page.print.click()
    giver.key(Qt.Key.Key_Space, " ")
    assert len(asked.sheets) == 1  # the click of the test alone, which no finger did
    page.settle()
    giver.key(Qt.Key.Key_Space, " ")
    assert len(asked.sheets) == 2


@pytest.mark.parametrize("size", [(800, 480), (1280, 800), (1920, 1080), (1080, 1920)])
@pytest.mark.parametrize("zoom", [1.0, 2.0])
def test_nothing_is_cut_or_covered(
    zoom: float, size: tuple[int, int], giver: Giver, page: CardPage
) -> None:
    giver.window.resize(*size)
    giver.window.set_theme(replace(THEMES[0], zoom=zoom))
    page.tell(
        f"/home{'/a-folder' * 12}/legs.pdf could not be saved: permission denied.", fine=False
    )
    boxes = {
        "title": page.title.geometry(),
        "papers": page.papers.geometry(),
        "sheet": page.view.geometry(),
        "told": page.told.geometry(),
        "back": page.back.geometry(),
        "save": page.save.geometry(),
        "print": page.print.geometry(),
    }
    whole = QRect(0, 0, *size)
    for name, box in boxes.items():
        assert whole.contains(box), name
        for other, taken in boxes.items():
            assert name == other or not box.intersects(taken), (name, other)
    assert page.title.height() >= page.title.height_for(page.title.width())
    assert page.told.height() >= page.told.height_for(page.told.width())
    assert page.view.height() >= size[1] * 0.3
    assert page.sheet.width() >= min(700, size[0] * 0.85)

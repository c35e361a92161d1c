"""The file of a card, as a reader of PDFs sees it: one page, real text, lines and no images."""

from dataclasses import replace
from pathlib import Path

import pypdfium2
import pypdfium2.raw
import pytest
from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from samples import routine as sample

from massage_timer import resources
from massage_timer.core.routine import Routine
from massage_timer.core.safety import STOP_SIGNS
from massage_timer.paper.card import Card
from massage_timer.paper.contents import BEFORE
from massage_timer.paper.marks import Text
from massage_timer.paper.pdf import pdf, write_pdf
from massage_timer.paper.sheets import Sheet
from massage_timer.paper.type import width
from massage_timer.pictures.library import PictureLibrary
from massage_timer.store.disk import DiskError

IDS = [
    "classic-five-minute-legs",
    "desk-worker-calves",
    "foot-reviver",
    "gentle-evening",
    "runner-recovery",
]
POINTS = {Sheet.A4: (595, 842), Sheet.LETTER: (612, 792)}


def opened(data: bytes) -> pypdfium2.PdfDocument:
    return pypdfium2.PdfDocument(data)


def found(text: pypdfium2.PdfTextPage, words: str) -> bool:
    return text.search(words, match_case=True).get_next() is not None


@pytest.mark.parametrize("id_", IDS)
@pytest.mark.parametrize("sheet", Sheet)
def test_a_shipped_card_is_one_small_page_in_which_every_word_is_found(
    id_: str, sheet: Sheet, shipped: dict[str, Routine], pictures: PictureLibrary
) -> None:
    routine = shipped[id_]
    data = pdf(Card(routine, sheet, pictures))
    assert data.startswith(b"%PDF-1.6")
    assert len(data) < 1_000_000
    file = opened(data)
    assert len(file) == 1
    page = file[0]
    assert page.get_size() == POINTS[sheet]
    text = page.get_textpage()
    for step in routine.steps:
        for words in (step.technique.name, step.cue, step.technique.hands, f"{step.seconds} s"):
            assert found(text, words), words
    for words in (routine.name, routine.summary, routine.suits, BEFORE):
        assert found(text, words), words
    assert all(found(text, sign.text) for sign in STOP_SIGNS)
    file.close()


def test_pictures_are_lines_and_not_images(
    shipped: dict[str, Routine], pictures: PictureLibrary
) -> None:
    file = opened(pdf(Card(shipped[IDS[0]], Sheet.A4, pictures)))
    kinds = [thing.type for thing in file[0].get_objects(max_depth=4)]
    assert kinds.count(pypdfium2.raw.FPDF_PAGEOBJ_IMAGE) == 0
    assert kinds.count(pypdfium2.raw.FPDF_PAGEOBJ_PATH) > 500
    file.close()


def own_picture(folder: Path, ending: str, size: QSize) -> Routine:
    """A routine whose long step has a picture of the user's own."""
    if ending == "svg":
        text = "".join(f'<path d="M{n} 0L90 {n}" stroke="#206080"/>' for n in range(50))
        svg = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 160 100">{text}</svg>'
        (folder / "mine.svg").write_text(svg, encoding="utf-8")
    else:
        image = QImage(size, QImage.Format.Format_RGB32)
        for x in range(size.width()):
            for y in range(size.height()):
                image.setPixelColor(x, y, QColor(x % 256, y % 256, (x * y) % 256))
        assert image.save(str(folder / "mine.png"))
    made = sample()
    own = replace(made.steps[1].technique, picture="mine")
    steps = (made.steps[0], replace(made.steps[1], technique=own), *made.steps[2:])
    return replace(made, steps=steps)


@pytest.mark.parametrize(("ending", "images"), [("svg", 0), ("png", 1)])
def test_own_pictures_stay_what_they_are(
    ending: str, images: int, tmp_path: Path, pictures: PictureLibrary
) -> None:
    routine = own_picture(tmp_path, ending, QSize(320, 200))
    library = PictureLibrary(resources.assets() / "pictures", others=[tmp_path])
    data = pdf(Card(routine, Sheet.A4, library))
    assert library.problems == []
    assert len(data) < 1_000_000
    file = opened(data)
    kinds = [thing.type for thing in file[0].get_objects(max_depth=4)]
    assert kinds.count(pypdfium2.raw.FPDF_PAGEOBJ_IMAGE) == images
    file.close()


def test_the_typeface_travels_with_the_file(
    shipped: dict[str, Routine], pictures: PictureLibrary
) -> None:
    data = pdf(Card(shipped[IDS[0]], Sheet.A4, pictures))
    named = {line for line in data.splitlines() if line.startswith(b"/BaseFont")}
    assert named
    assert all(b"Inter" in name for name in named)
    assert data.count(b"/FontFile2") == len(named)


def test_chinese_words_are_found_and_their_typeface_travels_too(pictures: PictureLibrary) -> None:
    data = pdf(Card(replace(sample(), name="经典五分钟双腿"), Sheet.A4, pictures))
    assert b"/BaseFont /NotoSansSCCut-Bold" in data
    file = opened(data)
    assert found(file[0].get_textpage(), "经典五分钟双腿")
    file.close()


def test_a_file_says_what_it_is(pictures: PictureLibrary) -> None:
    file = opened(pdf(Card(replace(sample(), name="Evening (slow)"), Sheet.A4, pictures)))
    about = file.get_metadata_dict()
    assert about["Title"] == "Evening (slow)"
    assert about["Creator"].startswith("Leg Massage Timer ")
    file.close()


@pytest.mark.parametrize("sheet", Sheet)
def test_words_of_any_length_stay_on_the_page(sheet: Sheet, pictures: PictureLibrary) -> None:
    made = sample()
    steps = tuple(
        replace(step, cue="Donaudampf" * 8, instructions=("Abcdefghij" * 12,) * 4)
        for step in made.steps
    )
    routine = replace(made, name="W" * 60, summary="Abcdefghij" * 12, steps=steps)
    file = opened(pdf(Card(routine, sheet, pictures)))
    assert len(file) == 1
    page = file[0]
    wide, high = page.get_size()
    written = "".join(page.get_textpage().get_text_bounded().split())
    assert routine.name in written
    assert written.count("Donaudampf" * 8) == len(steps)
    for thing in page.get_objects([pypdfium2.raw.FPDF_PAGEOBJ_TEXT]):
        left, bottom, right, top = thing.get_bounds()
        assert left >= 30
        assert bottom >= 30
        assert right <= wide - 30
        assert top <= high - 30
    file.close()


def test_words_are_as_wide_as_they_were_measured(pictures: PictureLibrary) -> None:
    card = Card(sample(), Sheet.A4, pictures)
    file = opened(pdf(card))
    text = file[0].get_textpage()
    index, count = text.search("Cup the calf. Glide up.").get_next()
    left, right = text.get_charbox(index)[0], text.get_charbox(index + count - 1)[2]
    cue = next(
        mark
        for mark in card.page.marks
        if isinstance(mark, Text) and mark.words == "Cup the calf. Glide up."
    )
    assert right - left == pytest.approx(width(cue.words, cue.style), rel=0.03)
    file.close()


def test_the_same_card_can_be_shown_small_on_a_screen(pictures: PictureLibrary) -> None:
    image = QImage(300, 500, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    Card(sample(), Sheet.A4, pictures).paint(painter, QRectF(image.rect()))
    painter.end()
    inked = [
        y for y in range(500) if any(image.pixelColor(x, y).lightness() < 200 for x in range(300))
    ]
    # 300 px of A4's width are 425 px of its height, in the middle.
    assert 38 < inked[0] < 80
    assert 420 < inked[-1] < 462


def test_a_file_that_cannot_be_written_leaves_the_old_one(
    tmp_path: Path, pictures: PictureLibrary
) -> None:
    card = Card(sample(), Sheet.A4, pictures)
    with pytest.raises(DiskError):
        write_pdf(card, tmp_path)
    assert list(tmp_path.iterdir()) == []
    file = tmp_path / "card.pdf"
    file.write_bytes(b"old")
    write_pdf(card, file)
    assert file.read_bytes().startswith(b"%PDF")
    assert list(tmp_path.iterdir()) == [file]

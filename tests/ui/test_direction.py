"""Reading from the right: parts stand at the mirror image of their places, words stay words."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from written import painted_by

import massage_timer.ui
from massage_timer import resources
from massage_timer.core.language import LANGUAGES, speak
from massage_timer.ui.direction import (
    Ground,
    mirrored,
    mirrors,
    painter_on,
    reads,
    upright,
    with_others_alone,
    write,
)
from massage_timer.ui.fonts import font, load_fonts
from massage_timer.ui.icons import Icon, paint_icon
from massage_timer.ui.tokens import LIGHT, Role
from massage_timer.ui.widgets.segments import Segments

LEFT, RIGHT = Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft
UI = Path(massage_timer.ui.__file__).parent


@pytest.fixture(autouse=True)
def read_from_the_left_again(qapp: QApplication) -> Iterator[None]:
    yield
    qapp.setLayoutDirection(LEFT)


@dataclass(frozen=True, slots=True)
class Tree:
    box: QRect
    parts: tuple["Tree", ...] = ()


boxes = st.builds(QRect, *(st.integers(-50, 400),) * 2, *(st.integers(1, 300),) * 2)
trees = st.recursive(
    st.builds(Tree, boxes),
    lambda parts: st.builds(Tree, boxes, st.lists(parts, max_size=3).map(tuple)),
    max_leaves=8,
)


def built(tree: Tree, parent: QWidget | None = None) -> Ground:
    """The parts are placed before their parent has its size, as on pages now and then."""
    ground = Ground(parent)
    for part in tree.parts:
        built(part, ground)
    ground.setGeometry(tree.box)
    return ground


def place(tree: Tree, ground: Ground) -> None:
    for part, one in zip(tree.parts, grounds(ground), strict=True):
        place(part, one)
    ground.setGeometry(tree.box)


def grounds(parent: QWidget) -> list[Ground]:
    return [one for one in parent.children() if isinstance(one, Ground)]


def check(tree: Tree, ground: Ground, *, turned: bool) -> None:
    for part, one in zip(tree.parts, grounds(ground), strict=True):
        stands = QRect(QWidget.geometry(one))
        assert stands == (mirrored(part.box, tree.box.width()) if turned else part.box)
        assert one.geometry() == part.box
        assert one.x() == one.pos().x() == part.box.x()
        check(part, one, turned=turned)


@pytest.mark.usefixtures("qapp")
@given(tree=trees, later=st.integers(1, 500))
def test_every_part_stands_at_the_mirror_image_of_its_place(tree: Tree, later: int) -> None:
    QApplication.setLayoutDirection(LEFT)
    window = built(tree)
    window.show()
    check(tree, window, turned=False)
    QApplication.setLayoutDirection(RIGHT)
    check(tree, window, turned=True)
    place(tree, window)
    check(tree, window, turned=True)
    wider = Tree(QRect(tree.box.topLeft(), QSize(later, tree.box.height())), tree.parts)
    window.resize(wider.box.size())
    check(wider, window, turned=True)
    QApplication.setLayoutDirection(LEFT)
    check(wider, window, turned=False)
    window.deleteLater()


@pytest.mark.usefixtures("qapp")
def test_a_part_made_and_moved_while_read_from_the_right_stands_there_at_once() -> None:
    QApplication.setLayoutDirection(RIGHT)
    ground = Ground()
    ground.resize(300, 100)
    part = Ground(ground)
    part.setGeometry(10, 5, 100, 20)
    part.move(20, 5)
    assert QWidget.geometry(part) == QRect(180, 5, 100, 20)
    part.resize(50, 20)
    assert QWidget.geometry(part) == QRect(230, 5, 50, 20)


@pytest.mark.usefixtures("qapp")
def test_what_is_the_same_in_every_language_keeps_its_parts_as_they_are() -> None:
    QApplication.setLayoutDirection(RIGHT)
    leg = Ground()
    leg.setLayoutDirection(LEFT)
    leg.resize(300, 100)
    part = Ground(leg)
    part.setGeometry(10, 5, 100, 20)
    assert QWidget.geometry(part) == QRect(10, 5, 100, 20)


@pytest.mark.usefixtures("qapp")
def test_a_window_of_its_own_stands_where_it_was_told_to() -> None:
    QApplication.setLayoutDirection(RIGHT)
    ground = Ground()
    ground.resize(300, 100)
    window = Ground(ground)
    window.setWindowFlag(Qt.WindowType.Window)
    window.setGeometry(10, 5, 100, 20)
    assert QWidget.geometry(window) == window.geometry() == QRect(10, 5, 100, 20)
    ground.deleteLater()


@pytest.mark.usefixtures("qapp")
def test_what_is_the_same_in_every_language_is_not_mirrored() -> None:
    class Leg(QWidget):
        def paintEvent(self, _event: object) -> None:
            assert not mirrors(painter_on(self, mirrored=False))
            assert mirrors(painter_on(self))

    QApplication.setLayoutDirection(RIGHT)
    Leg().grab()


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("window", [LEFT, RIGHT])
@pytest.mark.parametrize("words", ["ساقي.", "Stop."])
def test_a_line_is_written_the_way_it_reads(words: str, window: Qt.LayoutDirection) -> None:
    QApplication.setLayoutDirection(window)
    image = QImage(100, 40, QImage.Format.Format_RGB32)
    with QPainter(image) as painter:
        if window is RIGHT:
            painter.translate(100, 0)
            painter.scale(-1, 1)
        write(painter, QPointF(10, 30), words)
        assert painter.layoutDirection() is reads(words, window)


class Scrawl(QWidget):
    """An icon, a word and a box, wherever a test wants them."""

    def __init__(self, icon: Icon, words: str) -> None:
        super().__init__()
        self._icon, self._words = icon, words
        self.resize(200, 60)

    def paintEvent(self, _event: object) -> None:
        painter = painter_on(self)
        painter.setFont(font(Role.PAGE_TITLE, 1.0))
        painter.fillRect(self.rect(), QColor("white"))
        painter.fillRect(4, 4, 8, 8, QColor("red"))
        paint_icon(painter, self._icon, QRectF(20, 20, 24, 24), "black")
        write(painter, QPointF(100, 40), self._words)
        with upright(painter, 180):
            assert not mirrors(painter)


def drawn(icon: Icon, words: str, way: Qt.LayoutDirection) -> QImage:
    QApplication.setLayoutDirection(way)
    return Scrawl(icon, words).grab().toImage()


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize(
    "words",
    ["long-climb.yaml:7:17: لا تقنية باسم 'calf-gilde': هل", "هل المقصود 'seconds'؟", "رجوع"],
)
def test_a_line_that_is_read_from_the_right_ends_where_it_was_told_to(words: str) -> None:
    assert load_fonts(resources.assets() / "fonts")
    speak(next(language for language in LANGUAGES if language.code == "ar"))
    QApplication.setLayoutDirection(RIGHT)
    sheet = Scrawl(Icon.EYE, words)
    ends = max(line.box.right() for line in painted_by(sheet))
    # The marks round what is read the other way have no width, but a font's tracking beside them.
    assert abs(sheet.width() - 100 - ends) < 1


@pytest.mark.usefixtures("qapp")
def test_boxes_and_arrows_are_mirrored() -> None:
    left, right = drawn(Icon.BACK, "", LEFT), drawn(Icon.BACK, "", RIGHT)
    assert unlike(right, left.flipped(Qt.Orientation.Horizontal)) < 0.01
    assert unlike(right, left) > 0.01


@pytest.mark.usefixtures("qapp")
def test_a_check_stands_at_the_mirrored_place_as_it_always_looks() -> None:
    left, right = drawn(Icon.CHECK, "", LEFT), drawn(Icon.CHECK, "", RIGHT)
    spot = QRect(18, 18, 28, 28)
    seen = right.copy(mirrored(spot, 200))
    assert unlike(seen, left.copy(spot)) < 0.01
    assert unlike(seen, left.copy(spot).flipped(Qt.Orientation.Horizontal)) > 0.01


@pytest.mark.usefixtures("qapp")
def test_words_can_be_read_in_either_direction() -> None:
    left, right = drawn(Icon.MORE, "Calf", LEFT), drawn(Icon.MORE, "Calf", RIGHT)
    room = QRect(90, 5, 100, 50)
    seen = columns(right.copy(mirrored(room, 200)))
    seen, usual = [n for n in seen if n > 2], [n for n in columns(left.copy(room)) if n > 2]
    assert abs(len(seen) - len(usual)) <= 1
    assert apart(seen, usual) < apart(seen, usual[::-1]) / 3


def apart(one: list[int], other: list[int]) -> int:
    return sum(abs(a - b) for a, b in zip(one, other, strict=False))


def unlike(one: QImage, other: QImage) -> float:
    """How far two pictures are from each other: 0 to 1."""
    points = [(x, y) for x in range(one.width()) for y in range(one.height())]
    apart = (abs(one.pixelColor(*p).lightness() - other.pixelColor(*p).lightness()) for p in points)
    return sum(apart) / 255 / len(points)


def columns(image: QImage) -> list[int]:
    """How many px of each column are dark."""
    return [
        sum(image.pixelColor(x, y).lightness() < 128 for y in range(image.height()))
        for x in range(image.width())
    ]


@pytest.mark.parametrize(
    ("words", "window", "way"),
    [
        ("Sole sweeps.", RIGHT, LEFT),
        ("أوقف التدليك.", RIGHT, RIGHT),
        ("עצור", LEFT, RIGHT),
        ("أوقف Sole sweeps.", RIGHT, RIGHT),
        ("2:44 / 5:00", RIGHT, RIGHT),
        ("٢:٤٤ / Sole", RIGHT, RIGHT),
        ("+18", RIGHT, LEFT),
        ("−3", RIGHT, LEFT),
        ("−٣", RIGHT, RIGHT),
        ("Stop.", LEFT, LEFT),
        ("ساقي", LEFT, RIGHT),
        ("My ساقي", LEFT, LEFT),
        ("", LEFT, LEFT),
    ],
)
def test_a_line_goes_the_way_of_its_letters_or_else_of_the_window(
    words: str, window: Qt.LayoutDirection, way: Qt.LayoutDirection
) -> None:
    assert reads(words, window) is way


@pytest.mark.usefixtures("qapp")
def test_a_click_and_an_arrow_choose_what_is_seen_there() -> None:
    QApplication.setLayoutDirection(RIGHT)
    choice = Segments("Pressure", ("Feather", "Soft", "Firm"))
    picked: list[int] = []
    choice.picked.connect(picked.append)
    choice.set_look(LIGHT, 1.0)
    choice.resize(choice.sizeHint())
    choice.show()
    last = choice.childAt(choice.width() // 6, choice.height() // 2)
    assert last is not None
    assert last.property("text") == "Firm"
    QTest.mouseClick(last, Qt.MouseButton.LeftButton, pos=QPoint(last.width() // 2, 10))
    QTest.keyClick(last, Qt.Key.Key_Right)
    assert picked == [2, 1]
    choice.hide()  # what is deleted while it has the focus would still be told that it lost it


def test_every_part_paints_itself_by_the_rule_of_direction() -> None:
    """No painter on a part, no words and no picture past it."""
    for file in UI.rglob("*.py"):
        if file.name == "direction.py":
            continue
        tree = ast.parse(file.read_text(encoding="utf-8"))
        for call in (one for one in ast.walk(tree) if isinstance(one, ast.Call)):
            said = ast.unparse(call)
            assert not said.startswith("QPainter(self)"), f"{file}: {said}"
            if isinstance(call.func, ast.Attribute):
                assert call.func.attr != "drawText", f"{file}: {said}"


def test_every_widget_of_a_page_is_placed_by_the_rule_of_direction() -> None:
    """Only windows, and what stands in the middle of its parent whatever happens, need it not."""
    for file in UI.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ClassDef):
                bases = [ast.unparse(base) for base in node.bases]
                of_qt = [base for base in bases if base.startswith("Q")]
                if of_qt and of_qt[0] in WIDGETS:
                    assert bases[0] == "Placed", f"{file}: {node.name}"


WIDGETS = {
    "QWidget", "QAbstractButton", "QScrollArea", "QLineEdit", "QCheckBox", "QScrollBar",
    "QPlainTextEdit",
}  # fmt: skip


@pytest.mark.parametrize(
    ("words", "written"),
    [
        ("افتح /home/me/calf.yaml: لا", "افتح <</home/me/calf.yaml>>: لا"),
        ("calf.yaml:6:32: 'secnds' غير معروف", "<<calf.yaml:6:32>>: <<'secnds'>> غير معروف"),
        ("calf.yaml:6:32: «secnds» غير معروف", "<<calf.yaml:6:32>>: «<<secnds>>» غير معروف"),
        ("calf.yaml:6:32: «secnds»", "<<calf.yaml:6:32>>: «<<secnds>>»"),
        ("نوع «knee bent» أو «calf", "نوع «<<knee bent>>» أو «<<calf>>"),
        ("تنتهي بـ .yaml أو .yml.", "تنتهي بـ <<.yaml>> أو <<.yml>>."),
        ("معه: Feather strokes، Thigh rest", "معه: <<Feather strokes>>، <<Thigh rest>>"),
        ("اليسرى. Both hands,", "اليسرى. <<Both hands,>>"),
        ("أزيل Grandma's rub (slow): 2 x. لا", "أزيل <<Grandma's rub (slow): 2 x>>. لا"),
        ("تمسيد الفخذ (effleurage)", "تمسيد الفخذ (<<effleurage>>)"),
        ("وسماه 'seconds' أو 'share'", "وسماه <<'seconds'>> أو <<'share'>>"),
        ("أو اكتبوا 'part:", "أو اكتبوا <<'part:>>"),
        ("warm-up' في الخطوة", "<<warm-up'>> في الخطوة"),
        ("٢:٤٤ / ٥:٠٠", "٢:٤٤ / ٥:٠٠"),
        ("رجوع", "رجوع"),
    ],
)
def test_names_and_paths_in_a_line_that_is_read_from_the_right_keep_their_ends(
    words: str, written: str
) -> None:
    assert with_others_alone(words) == written.replace("<<", "\u2066").replace(">>", "\u2069")


ALIKE = {"picture_view.py", "still_view.py", "leg_picker.py", "leg_picker_parts.py"}
"""What is the same in every language."""
UPRIGHT_ONLY = {"row_list.py"}
"""Asks for heights alone."""


def test_where_an_event_met_a_part_is_always_asked_by_the_rule_of_direction() -> None:
    for file in UI.rglob("*.py"):
        words = file.read_text(encoding="utf-8")
        if file.name in ALIKE | UPRIGHT_ONLY:
            continue
        for place in ("event.position()", "event.rect()"):
            asked = words.count(place)
            assert asked == words.count(f"(self, {place})"), f"{file}: {place}"

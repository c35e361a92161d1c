"""The leg picker says what was picked, shows what it is told, and decides nothing."""

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QImage, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from massage_timer import resources
from massage_timer.core.routine import Height, Side, Zone
from massage_timer.pictures.leg_map import UPRIGHT, load_leg_map
from massage_timer.ui.tokens import LIGHT, TARGET, THEMES, Theme
from massage_timer.ui.widgets.leg_picker import LegPicker


class Heard:
    """What the picker has said."""

    def __init__(self, picker: LegPicker) -> None:
        self.heights: list[Height] = []
        self.zones: list[Zone] = []
        picker.height_picked.connect(self.heights.append)
        picker.zone_picked.connect(self.zones.append)


@pytest.fixture
def picker(qtbot: QtBot) -> LegPicker:
    picker = LegPicker(load_leg_map(resources.assets() / "pictures" / UPRIGHT))
    qtbot.addWidget(picker)
    picker.set_look(LIGHT, 1.0)
    picker.resize(picker.sizeHint())
    picker.set_height(Height.MID_THIGH)
    return picker


def press(widget: QWidget, key: Qt.Key) -> None:
    none = Qt.KeyboardModifier.NoModifier
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.sendEvent(widget, QKeyEvent(kind, key, none))


def mouse(widget: QWidget, kind: QEvent.Type, at: QPointF) -> None:
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    event = QMouseEvent(kind, at, widget.mapToGlobal(at), left, left, none)
    QApplication.sendEvent(widget, event)


def click(widget: QWidget, at: QPointF) -> None:
    mouse(widget, QEvent.Type.MouseButtonPress, at)
    mouse(widget, QEvent.Type.MouseButtonRelease, at)


def middle(picker: LegPicker, zone: Zone) -> QPointF:
    return picker._map.shape(zone).anchor


def stop(picker: LegPicker, height: Height) -> float:
    return picker._stop(height)


def seen(widget: QWidget) -> QImage:
    return widget.grab().toImage()


def test_the_heights_climb_in_their_order(picker: LegPicker) -> None:
    lines = [stop(picker, height) for height in Height]
    assert lines == sorted(lines, reverse=True)
    assert middle(picker, Zone.FOOT).y() > lines[0]
    assert lines[0] > middle(picker, Zone.CALF).y() > lines[1] > middle(picker, Zone.KNEE).y()
    assert lines[3] < middle(picker, Zone.HIP).y()


def test_a_click_on_a_zone_below_the_line_says_which(picker: LegPicker) -> None:
    heard = Heard(picker)
    for zone in (Zone.FOOT, Zone.CALF, Zone.KNEE):
        click(picker, middle(picker, zone))
    assert heard.zones == [Zone.FOOT, Zone.CALF, Zone.KNEE]
    assert heard.heights == []


def test_a_click_beside_the_leg_sets_the_nearest_height(picker: LegPicker) -> None:
    heard = Heard(picker)
    for height in Height:
        click(picker, QPointF(4, stop(picker, height) + 6))
        picker.set_height(height)
    assert heard.heights == [Height.ANKLE, Height.BELOW_KNEE, Height.MID_THIGH, Height.HIP]
    assert heard.zones == []


def test_a_click_above_the_line_lifts_it_there(picker: LegPicker) -> None:
    heard = Heard(picker)
    picker.set_height(Height.ANKLE)
    click(picker, middle(picker, Zone.CALF))
    click(picker, middle(picker, Zone.KNEE))
    click(picker, QPointF(middle(picker, Zone.THIGH).x(), stop(picker, Height.MID_THIGH) - 30))
    click(picker, middle(picker, Zone.HIP))
    assert heard.heights == [Height.BELOW_KNEE, Height.MID_THIGH, Height.HIP, Height.HIP]
    assert heard.zones == []


def test_the_line_is_dragged_by_itself_and_by_its_handle(picker: LegPicker) -> None:
    heard = Heard(picker)
    picker.height_picked.connect(picker.set_height)
    start = QPointF(100, stop(picker, Height.MID_THIGH) + 4)
    mouse(picker, QEvent.Type.MouseButtonPress, start)
    mouse(picker, QEvent.Type.MouseMove, QPointF(100, stop(picker, Height.BELOW_KNEE) - 3))
    mouse(picker, QEvent.Type.MouseMove, QPointF(100, picker.height()))
    mouse(picker, QEvent.Type.MouseButtonRelease, QPointF(100, picker.height()))
    assert heard.heights == [Height.BELOW_KNEE, Height.ANKLE]
    mouse(picker, QEvent.Type.MouseMove, QPointF(100, 0))
    assert heard.heights[2:] == [], "it is let go"
    handle = picker.handle
    mouse(handle, QEvent.Type.MouseButtonPress, QPointF(handle.rect().center()))
    mouse(handle, QEvent.Type.MouseMove, QPointF(10, -1000))
    mouse(handle, QEvent.Type.MouseButtonRelease, QPointF(10, -1000))
    assert heard.heights[2:] == [Height.HIP]


def test_arrows_on_the_handle_move_the_line_and_stop_at_the_ends(picker: LegPicker) -> None:
    heard = Heard(picker)
    picker.height_picked.connect(picker.set_height)
    for key in (Qt.Key.Key_Up, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_End, Qt.Key.Key_Home):
        press(picker.handle, key)
    assert heard.heights == [Height.HIP, Height.MID_THIGH, Height.ANKLE, Height.HIP]


def test_it_shows_only_what_it_is_told(picker: LegPicker) -> None:
    before = seen(picker)
    press(picker.handle, Qt.Key.Key_Down)
    picker.zones[Zone.CALF].click()
    assert seen(picker) == before


def test_space_on_a_name_picks_the_zone_or_lifts_the_line_to_it(picker: LegPicker) -> None:
    heard = Heard(picker)
    press(picker.zones[Zone.CALF], Qt.Key.Key_Space)
    press(picker.zones[Zone.HIP], Qt.Key.Key_Space)
    assert heard.zones == [Zone.CALF]
    assert heard.heights == [Height.HIP]


def test_arrows_go_from_name_to_name_which_are_one_place_in_the_order(
    qtbot: QtBot, picker: LegPicker
) -> None:
    with qtbot.waitExposed(picker):
        picker.show()
    picker.activateWindow()
    picker.zones[Zone.FOOT].setFocus(Qt.FocusReason.TabFocusReason)
    press(picker.zones[Zone.FOOT], Qt.Key.Key_Up)
    press(picker.zones[Zone.ANKLE], Qt.Key.Key_Up)
    assert picker.zones[Zone.CALF].hasFocus()
    tab = [name for name in picker.zones if name.focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert tab == [picker.zones[Zone.CALF]]
    press(picker.zones[Zone.HIP], Qt.Key.Key_Up)
    assert picker.zones[Zone.HIP].hasFocus()


def test_everything_has_a_name_and_says_what_it_is(picker: LegPicker) -> None:
    picker.set_sore(frozenset({Zone.CALF}))
    assert picker.accessibleName().startswith("Left leg")
    assert picker.handle.accessibleDescription() == "Up to: mid-thigh"
    said = {name.accessibleName(): name.accessibleDescription() for name in picker.zones}
    assert said == {
        "Foot": "",
        "Ankle": "",
        "Calf": "sore",
        "Knee": "",
        "Thigh": "",
        "Hip": "not today",
    }
    assert [name.text() for name in picker.zones][2::3] == ["Calf, sore", "Hip, not today"]
    picker.set_leg(Side.RIGHT)
    assert picker.accessibleName().startswith("Right leg")


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_height_soreness_side_and_focus_are_seen(
    qtbot: QtBot, picker: LegPicker, theme: Theme
) -> None:
    picker.set_look(theme, 1.0)
    pictures = []
    for height in Height:
        picker.set_height(height)
        pictures.append(seen(picker))
    picker.set_sore(frozenset({Zone.CALF}))
    pictures.append(seen(picker))
    picker.set_leg(Side.RIGHT)
    pictures.append(seen(picker))
    with qtbot.waitExposed(picker):
        picker.show()
    picker.activateWindow()
    for part in (picker.handle, picker.zones[Zone.KNEE]):
        part.setFocus(Qt.FocusReason.TabFocusReason)
        pictures.append(seen(picker))
    assert all(a != b for i, a in enumerate(pictures) for b in pictures[:i])


@pytest.mark.parametrize("u", [0.85, 1.0, 2.2])
@pytest.mark.parametrize("height", Height)
@pytest.mark.parametrize("side", Side)
@pytest.mark.parametrize("share", [0.66, 1.0, 1.1])
def test_nothing_lies_over_anything_else(
    picker: LegPicker, u: float, height: Height, side: Side, share: float
) -> None:
    picker.set_look(LIGHT, u)
    picker.resize(picker.sizeHint().width(), round(picker.sizeHint().height() * share))
    picker.set_height(height)
    picker.set_leg(side)
    seen(picker)  # what is hidden hears of its size when it is painted
    handle = picker.handle.box.toRect()
    assert handle.height() >= TARGET
    names = [name.geometry() for name in picker.zones]
    assert all(picker.rect().contains(box) for box in (*names, picker.handle.geometry()))
    boxes = [handle, *names]
    for index, box in enumerate(boxes):
        for other in boxes[:index]:
            assert (box & other).height() <= 1, "rounded px may touch"
    legs = [shape.path.boundingRect() for shape in picker._map.zones]
    assert all(not box.intersects(leg.toRect()) for box in boxes for leg in legs)

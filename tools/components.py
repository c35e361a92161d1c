"""Renders every widget in its states, in three themes and at three sizes, to build/components/."""

import os
import sys
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from massage_timer import resources
from massage_timer.core.frame import Mark, ZoneMark
from massage_timer.core.routine import Height, Part, Pressure, Side, Step, Technique, Zone
from massage_timer.pictures import palette
from massage_timer.pictures.leg_map import UPRIGHT, LegMap, load_leg_map
from massage_timer.pictures.scene_file import load_scene
from massage_timer.pictures.sprites import ScenePainter
from massage_timer.ui.fonts import font, load_fonts
from massage_timer.ui.icons import Icon, paint_icon
from massage_timer.ui.tokens import THEMES, Role, Theme
from massage_timer.ui.widgets.banner import Banner, BannerKind
from massage_timer.ui.widgets.button import Button, ButtonKind
from massage_timer.ui.widgets.leg_bar import LegBar
from massage_timer.ui.widgets.leg_picker import LegPicker
from massage_timer.ui.widgets.next_card import NextCard
from massage_timer.ui.widgets.pacer_ring import PacerRing
from massage_timer.ui.widgets.pressure_dial import PressureDial
from massage_timer.ui.widgets.quiet_control import HoldButton, QuietControl
from massage_timer.ui.widgets.search_field import SearchField
from massage_timer.ui.widgets.segments import Segments
from massage_timer.ui.widgets.side_badge import SideBadge
from massage_timer.ui.widgets.tick_row import TickRow
from massage_timer.ui.widgets.zone_strip import ZoneStrip

WIDTH, HEIGHT = 1280, 2570
UNITS = (1.0, 0.6, 2.4)
ICONS_A_ROW = 20


class Sheet(QWidget):
    """All widgets on one ground, placed in px of the design."""

    def __init__(self, theme: Theme, u: float, leg_map: LegMap, picture: QPixmap) -> None:
        super().__init__()
        self._theme, self._u, self._leg_map, self._picture = theme, u, leg_map, picture
        self._focused: QWidget = self
        self._captions: list[tuple[float, float, str]] = []
        self.resize(round(WIDTH * u), round(HEIGHT * u))
        self._place_answers()
        self._place_legs()
        self._place_dials()
        self._place_banners()
        self._place_strips()
        self._place_cards()
        self._place_rings()
        self._place_controls()
        self._place_buttons()
        self._place_pickers()
        self._place_segments()
        self._place_rows()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), QColor(self._theme.ground))
        self._write(painter, 40, 62, "Components and states", Role.PAGE_TITLE, self._theme.ink)
        for x, y, words in self._captions:
            self._write(painter, x, y, words, Role.SMALL, self._theme.ink3)
        for index, one in enumerate(Icon):
            x, y = 40 + index % ICONS_A_ROW * 60, 1450 + index // ICONS_A_ROW * 50
            rect = self._at(x, y, 26, 26)
            paint_icon(painter, one, rect.toRectF(), self._theme.ink2)

    def focus_one(self) -> None:
        self._focused.setFocus(Qt.FocusReason.TabFocusReason)

    def _write(
        self, painter: QPainter, x: float, y: float, words: str, role: Role, colour: str
    ) -> None:
        face: QFont = font(role, self._u)
        painter.setFont(face)
        painter.setPen(QColor(colour))
        painter.drawText(round(x * self._u), round(y * self._u), words)

    def _at(self, x: float, y: float, width: float, height: float) -> QRect:
        u = self._u
        return QRect(round(x * u), round(y * u), round(width * u), round(height * u))

    def _caption(self, x: float, y: float, words: str) -> None:
        self._captions.append((x, y, words))

    def _place_answers(self) -> None:
        states: list[tuple[str, Callable[[Button], None]]] = [
            ("rest", lambda b: None),
            ("hover", lambda b: b.setAttribute(Qt.WidgetAttribute.WA_UnderMouse)),
            ("pressed", lambda b: b.setDown(True)),
            ("focus", lambda b: setattr(self, "_focused", b)),
            ("disabled", lambda b: b.set_reason("A row is ticked")),
        ]
        for index, (name, prepare) in enumerate(states):
            x = 40 + index * 244
            for y, kind, words, icon in (
                (90, ButtonKind.ANSWER, "None of these", Icon.CHECK),
                (200, ButtonKind.OTHER_ANSWER, "Not sure", Icon.RAISED_HAND),
            ):
                button = Button(words, kind, icon, self)
                button.set_look(self._theme, self._u)
                if kind is ButtonKind.ANSWER or name != "focus":
                    prepare(button)
                button.set_box(self._at(x, y, 224, 68))
            self._caption(x, 182, name)

    def _place_legs(self) -> None:
        d, n, x, lt, o = Mark.DONE, Mark.PRESENT, Mark.NEXT, Mark.LATER, Mark.LEFT_OUT
        rows = [
            ("done: filled", Side.LEFT, (d, d, d, d, d, d)),
            ("present: heavy outline, fills", Side.LEFT, (d, d, n, lt, lt, lt)),
            ("next: hatched; half is over", Side.RIGHT, (d, d, d, n, x, lt)),
            ("left out: dashed and crossed", Side.LEFT, (n, lt, lt, lt, o, o)),
        ]
        for index, (words, side, marks) in enumerate(rows):
            bar = LegBar(self._leg_map, self)
            bar.set_look(self._theme, self._u)
            zones = tuple(ZoneMark(z, m, 0.5) for z, m in zip(Zone, marks, strict=True))
            bar.set_leg(side, zones, half=index == 2)
            bar.setGeometry(self._at(40 + index * 310, 290, 270, 80))
            self._caption(40 + index * 310, 390, words)
        wide = LegBar(self._leg_map, self)
        wide.set_look(self._theme, self._u)
        marks = (d, d, n, x, lt, lt)
        wide.set_leg(
            Side.LEFT, tuple(ZoneMark(z, m, 0.25) for z, m in zip(Zone, marks, strict=True))
        )
        wide.setGeometry(self._at(40, 1005, 392, 96))
        self._caption(40, 1124, "the session's bar")

    def _place_dials(self) -> None:
        for level in range(1, 5):
            dial = PressureDial(self)
            dial.set_look(self._theme, self._u)
            dial.set_level(level)
            dial.setGeometry(self._at(40 + (level - 1) * 305, 405, 300, 64))

    def _place_banners(self) -> None:
        rows = [
            (BannerKind.INFO, "Pressure all right?", "Softer"),
            (BannerKind.PAUSED, "Paused. Any key goes on.", ""),
            (BannerKind.REFUSED, "Stay here: no time left to give in this leg.", ""),
            (BannerKind.INFO, "The computer slept for 3:12. Right leg, calf, 2:14 left.", ""),
        ]
        for index, (kind, words, button) in enumerate(rows):
            banner = Banner(self)
            banner.set_look(self._theme, self._u)
            banner.set_message(kind, words, button, Icon.DOWN if button else None)
            banner.setGeometry(self._at(40 + index % 2 * 609, 485 + index // 2 * 90, 591, 72))

    def _place_strips(self) -> None:
        for y, width, seconds in (
            (680, 580, (16, 38, 20, 78, 10, 98, 16, 24)),
            (750, 354, (24, 92, 20, 64, 14, 56, 18, 12)),
        ):
            strip = ZoneStrip(self)
            strip.set_look(self._theme, self._u)
            parts = [Part.WARM_UP, *[Part.MAIN] * 6, Part.FINISH]
            zones = [Zone.FOOT, *Zone, Zone.FOOT]
            steps = [_step(z, p, s) for z, p, s in zip(zones, parts, seconds, strict=True)]
            strip.set_steps(steps)
            if y == 750:
                strip.set_present(3)
            strip.setGeometry(self._at(40, y, width, 60))

    def _place_cards(self) -> None:
        for x, y, width, height, soon, name in (
            (660, 680, 580, 132, 8, "Calf glide"),
            (956, 830, 304, 96, None, "Calf knead"),
            (640, 830, 304, 132, 4, "Arch presses"),
        ):
            card = NextCard(self)
            card.set_look(self._theme, self._u)
            card.set_next(name, self._picture)
            card.set_soon(soon)
            card.setGeometry(self._at(x, y, width, height))

    def _place_rings(self) -> None:
        rows: list[tuple[int, str, float | None, bool]] = [
            (16, "Stroke 2 of 4", 0.33, False),
            (9, "Stroke 3 of 4", 0.8, True),
            (120, "Stroke 2 of 9", 0.5, False),
            (3, "Get ready", None, False),
        ]
        for index, (seconds, words, cycle, standing) in enumerate(rows):
            ring = PacerRing(self)
            ring.set_look(self._theme, self._u)
            ring.set_seconds(seconds)
            ring.set_words(words)
            ring.set_return_at(0.7)
            ring.set_cycle(cycle)
            ring.set_standing(standing)
            ring.setGeometry(self._at(20 + index * 312, 1130, 312, 312))
        for index, side in enumerate(Side):
            badge = SideBadge(self)
            badge.set_look(self._theme, self._u)
            badge.set_side(side)
            size = badge.sizeHint()
            badge.setGeometry(QRect(self._at(40 + index * 270, 830, 0, 0).topLeft(), size))

    def _place_pickers(self) -> None:
        upright = load_leg_map(resources.assets() / "pictures" / UPRIGHT)
        rows = [
            ("up to mid-thigh, the calf is sore", Side.LEFT, Height.MID_THIGH, {Zone.CALF}),
            ("the right leg, up to the ankle", Side.RIGHT, Height.ANKLE, {Zone.FOOT}),
            ("up to the hip, two places are sore", Side.LEFT, Height.HIP, {Zone.KNEE, Zone.HIP}),
        ]
        for index, (words, side, height, sore) in enumerate(rows):
            x = 40 + index * 420
            picker = LegPicker(upright, self)
            picker.set_look(self._theme, self._u)
            picker.set_leg(side)
            picker.set_height(height)
            picker.set_sore(frozenset(sore))
            picker.setGeometry(self._at(x, 1540, 330, 590))
            self._caption(x, 2150, words)

    def _place_rows(self) -> None:
        beside, below = ("Diabetes", "Any type."), ("You take blood thinners", "Warfarin, " * 7)
        states: list[tuple[str, tuple[str, str], Callable[[TickRow], None]]] = [
            ("rest", beside, lambda row: None),
            ("hover", beside, lambda row: row.setAttribute(Qt.WidgetAttribute.WA_UnderMouse)),
            ("pressed", beside, lambda row: row.setDown(True)),
            ("ticked", beside, lambda row: row.setChecked(True)),
            ("small print below", below, lambda row: None),
            ("ticked", below, lambda row: row.setChecked(True)),
        ]
        for index, (name, (words, note), prepare) in enumerate(states):
            row = TickRow(words, note.removesuffix(", "), self)
            row.set_look(self._theme, self._u)
            prepare(row)
            x, y = 40 + index % 4 * 300, 2420 + index // 4 * 72
            wide = 280 if index < 4 else 580
            x += 300 if index == 5 else 0
            row.setGeometry(self._at(x, y, wide, 46))
            self._caption(x, y + 60, name)

    def _place_segments(self) -> None:
        heights = ("Ankle", "Below knee", "Mid-thigh", "Hip")
        rows: list[tuple[str, tuple[str, ...], int, Callable[[Segments], None], int]] = [
            ("rest and chosen", heights, 2, lambda s: None, 420),
            ("focus", heights, 1, lambda s: setattr(self, "_focused", s.segments[1]), 420),
            ("hover", ("No", "Yes"), 0, _hover_last, 300),
            ("one cannot be chosen", heights, 0, lambda s: s.set_reason(3, "Not today"), 420),
            ("narrow: smaller words", heights, 2, lambda s: None, 360),
            ("narrower: two rows", heights, 2, lambda s: None, 300),
        ]
        for index, (words, options, chosen, prepare, width) in enumerate(rows):
            x, y = 40 + index % 3 * 440, 2180 + index // 3 * 96
            choice = Segments("How high", options, self)
            choice.set_look(self._theme, self._u)
            choice.set_chosen(chosen)
            prepare(choice)
            box = self._at(x, y, width, 48)
            box.setHeight(choice.height_for(box.width()))
            choice.set_box(box)
            self._caption(x, y + 68 if index < 5 else y + 118, words)

    def _place_controls(self) -> None:
        controls: list[QuietControl] = [
            QuietControl("Pause", Icon.PAUSE, parent=self),
            QuietControl("Next", Icon.NEXT, parent=self),
            QuietControl("Stay here", Icon.STAY_HERE, parent=self),
            QuietControl("Again", Icon.AGAIN, parent=self),
            QuietControl("Softer", Icon.SOFTER, parent=self),
        ]
        stop = HoldButton("Stop", Icon.STOP, parent=self)
        held = HoldButton("Stop", Icon.STOP, parent=self)
        held.set_progress(0.6)
        x = 480.0
        for control in (*controls, stop, held):
            control.set_look(self._theme, self._u)
            size: QSize = control.sizeHint()
            control.setGeometry(QRect(self._at(x, 1010, 0, 0).topLeft(), size))
            x += size.width() / self._u + 4
        controls[1].setAttribute(Qt.WidgetAttribute.WA_UnderMouse)
        controls[3].set_reason("no time left to give in this leg")
        controls[4].set_faded(0.6)

    def _place_buttons(self) -> None:
        x = 40.0
        for words, kind, icon, key in (
            ("Safety check", ButtonKind.MAIN, None, "Enter"),
            ("Duplicate", ButtonKind.PLAIN, None, None),
            ("Open", ButtonKind.BARE, Icon.FOLDER, None),
        ):
            button = Button(words, kind, icon, self)
            button.set_look(self._theme, self._u)
            button.set_key(key)
            size = button.box_size
            button.set_box(QRect(self._at(x, 902, 0, 0).topLeft(), size))
            x += size.width() / self._u + 16
        field = SearchField("Search routines", self)
        field.set_look(self._theme, self._u)
        field.setGeometry(QRect(self._at(1034, 940, 0, 0).topLeft(), field.minimumSizeHint()))
        assert isinstance(field, QLineEdit)


def _hover_last(choice: Segments) -> None:
    choice.segments[-1].setAttribute(Qt.WidgetAttribute.WA_UnderMouse)


def _step(zone: Zone, part: Part, seconds: int) -> Step:
    soft = Pressure(2, 2)
    technique = Technique("x", "X", (zone,), "", (), "", "", 5, 0.7, soft, 3, part)
    return Step(technique, seconds, part, "", (), 5, soft)


def _picture(theme: Theme, u: float) -> QPixmap:
    scene = load_scene(resources.assets() / "pictures" / "calf-glide.json")
    colours = palette.palette_for(palette.Theme(theme.name))
    size = QSize(round(256 * u), round(160 * u))
    return QPixmap.fromImage(ScenePainter(scene, size, colours).image())


def main() -> int:
    """Render all sheets; returns an exit status."""
    app = QApplication(sys.argv)
    load_fonts(resources.assets() / "fonts")
    leg_map = load_leg_map(resources.assets() / "pictures" / "leg-map.json")
    folder = Path("build/components")
    folder.mkdir(parents=True, exist_ok=True)
    for theme in THEMES:
        for u in UNITS:
            sheet = Sheet(theme, u, leg_map, _picture(theme, u))
            sheet.show()
            sheet.activateWindow()
            app.processEvents()
            sheet.focus_one()
            app.sendPostedEvents(None, QEvent.Type.LayoutRequest)
            file = folder / f"{theme.name}-{u}.png"
            sheet.grab().save(str(file))
            print(file)
            sheet.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())

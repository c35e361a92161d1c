"""Leg bar, dial, badge, banner and next card: painted in every state, named for every reader."""

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPixmap
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from written import overlapping, painted_by

from massage_timer.core.frame import Mark, ZoneMark
from massage_timer.core.routine import Side, Zone
from massage_timer.pictures.leg_map import LegMap
from massage_timer.ui.icons import Icon, paint_icon
from massage_timer.ui.tokens import DIM_AMBER, LIGHT, THEMES, Role, Theme
from massage_timer.ui.widgets.banner import Banner, BannerKind
from massage_timer.ui.widgets.caption import Caption
from massage_timer.ui.widgets.leg_bar import LegBar
from massage_timer.ui.widgets.mark import Mark as WordsInOutline
from massage_timer.ui.widgets.next_card import NextCard
from massage_timer.ui.widgets.pressure_dial import PressureDial
from massage_timer.ui.widgets.side_badge import SideBadge
from massage_timer.ui.widgets.words import Words

UNITS = (0.6, 1.0, 2.4)


def marks(*kinds: Mark, share: float = 0.5) -> tuple[ZoneMark, ...]:
    return tuple(ZoneMark(zone, kind, share) for zone, kind in zip(Zone, kinds, strict=True))


def picture(widget: QWidget) -> QImage:
    return widget.grab().toImage()


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
@pytest.mark.parametrize("u", UNITS)
@pytest.mark.parametrize("side", Side)
def test_each_mark_of_a_zone_looks_different(
    qtbot: QtBot, leg_map: LegMap, theme: Theme, u: float, side: Side
) -> None:
    bar = LegBar(leg_map)
    qtbot.addWidget(bar)
    bar.set_look(theme, u)
    bar.resize(bar.sizeHint())
    seen = []
    for kind in Mark:
        bar.set_leg(side, marks(*[kind] * 6), half=True)
        seen.append(picture(bar))
    assert all(a != b for i, a in enumerate(seen) for b in seen[:i])


def test_the_right_leg_is_the_left_one_mirrored(qtbot: QtBot, leg_map: LegMap) -> None:
    bar = LegBar(leg_map)
    qtbot.addWidget(bar)
    bar.set_look(LIGHT, 1.0)
    bar.resize(bar.sizeHint())
    bar.set_named(False)
    zones = marks(Mark.DONE, Mark.DONE, Mark.DONE, Mark.LATER, Mark.LATER, Mark.LATER)
    bar.set_leg(Side.LEFT, zones)
    left = picture(bar)
    bar.set_leg(Side.RIGHT, zones)
    right = picture(bar)
    row = bar.height() // 2
    for x in range(0, bar.width(), 9):
        one, other = left.pixelColor(x, row), right.pixelColor(bar.width() - 1 - x, row)
        assert abs(one.lightness() - other.lightness()) < 60
    assert left.pixelColor(100, row) != right.pixelColor(100, row)


def test_the_present_zone_fills_from_the_foot(qtbot: QtBot, leg_map: LegMap) -> None:
    bar = LegBar(leg_map)
    qtbot.addWidget(bar)
    bar.set_look(LIGHT, 1.0)
    bar.resize(bar.sizeHint())
    later = [Mark.LATER] * 6
    later[Zone.THIGH] = Mark.PRESENT
    filled = []
    for share in (0.0, 0.5, 1.0):
        bar.set_leg(Side.LEFT, marks(*later, share=share))
        image = picture(bar)
        row = [image.pixelColor(x, bar.height() // 2).name() for x in range(image.width())]
        filled.append(row.count(LIGHT.glow.lower()))
    assert filled[0] == 0
    assert filled[1] == pytest.approx(filled[2] / 2, rel=0.15)


def test_the_leg_bar_can_be_heard(qtbot: QtBot, leg_map: LegMap) -> None:
    bar = LegBar(leg_map)
    qtbot.addWidget(bar)
    bar.set_leg(
        Side.RIGHT,
        marks(Mark.DONE, Mark.PRESENT, Mark.NEXT, Mark.LATER, Mark.LATER, Mark.LEFT_OUT),
    )
    assert bar.accessibleName() == (
        "Right leg: Foot done, Ankle now, Calf next, Knee later, Thigh later, Hip left out"
    )


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_each_pressure_looks_and_sounds_different(qtbot: QtBot, theme: Theme) -> None:
    dial = PressureDial()
    qtbot.addWidget(dial)
    names, seen = [], []
    for u in UNITS:
        dial.set_look(theme, u)
        dial.resize(dial.sizeHint())
        for level in range(6):
            dial.set_level(level)
            names.append(dial.accessibleName())
            seen.append(picture(dial))
    assert names[1] == "Pressure: Feather, 1 of 5"
    assert all(a != b for i, a in enumerate(seen) for b in seen[:i])


def test_the_badge_is_a_block_and_in_dim_light_an_outline(qtbot: QtBot) -> None:
    badge = SideBadge()
    qtbot.addWidget(badge)
    badge.set_look(LIGHT, 1.0)
    badge.resize(badge.sizeHint())
    assert picture(badge).pixelColor(8, 30) == QColor(LIGHT.accent)
    badge.set_look(DIM_AMBER, 1.0)
    assert picture(badge).pixelColor(8, 30) == QColor(DIM_AMBER.ground)
    badge.set_side(Side.RIGHT)
    assert badge.accessibleName() == "Right leg"
    assert badge.sizeHint().width() > badge.width()
    picture(badge)


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
@pytest.mark.parametrize("u", UNITS)
@pytest.mark.parametrize("kind", BannerKind)
def test_a_banner_says_one_thing_and_offers_at_most_one(
    qtbot: QtBot, theme: Theme, u: float, kind: BannerKind
) -> None:
    banner = Banner()
    qtbot.addWidget(banner)
    banner.set_look(theme, u)
    banner.resize(banner.sizeHint())
    banner.set_message(kind, "Stay here: no time left to give in this leg.")
    plain = picture(banner)
    banner.set_message(kind, "Pressure all right?", "Softer", Icon.DOWN)
    assert picture(banner) != plain
    assert banner.accessibleName() == "Pressure all right?"


def test_pressing_the_banners_button_is_heard(qtbot: QtBot) -> None:
    banner = Banner()
    qtbot.addWidget(banner)
    banner.set_message(BannerKind.INFO, "Pressure all right?", "Softer")
    button = banner.button
    with qtbot.waitSignal(banner.pressed):
        button.click()


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
@pytest.mark.parametrize("u", UNITS)
def test_the_next_card_grows_when_its_time_is_near(qtbot: QtBot, theme: Theme, u: float) -> None:
    card = NextCard()
    qtbot.addWidget(card)
    card.set_look(theme, u)
    thumbnail = QPixmap(160, 100)
    thumbnail.fill(QColor("red"))
    for name, shown in (("Calf knead", thumbnail), ("A technique of many long words", None)):
        card.set_soon(None)
        card.set_next(name, shown)
        small = card.height_wanted
        card.resize(card.sizeHint())
        picture(card)
        card.set_soon(8)
        assert card.height_wanted > small
        card.resize(card.sizeHint())
        picture(card)
        assert card.accessibleName() == f"Next: {name}"


def test_the_next_picture_of_a_right_leg_is_mirrored(qtbot: QtBot) -> None:
    card = NextCard()
    qtbot.addWidget(card)
    card.set_look(LIGHT, 1.0)
    card.resize(card.sizeHint())
    halves = QPixmap(240, 190)
    halves.fill(QColor("red"))
    painter = QPainter(halves)
    painter.fillRect(120, 0, 120, 190, QColor("blue"))
    painter.end()
    card.set_next("Calf knead", halves)
    left = picture(card).pixelColor(30, 48)
    card.set_next("Calf knead", halves, mirrored=True)
    assert left == QColor("red")
    assert picture(card).pixelColor(30, 48) == QColor("blue")


@pytest.mark.parametrize("icon", Icon, ids=lambda icon: icon.name)
def test_every_icon_draws_within_its_square(qtbot: QtBot, icon: Icon) -> None:
    image = QImage(48, 48, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    paint_icon(painter, icon, QRectF(0, 0, 48, 48), "#000000")
    painter.end()
    inside = any(image.pixelColor(x, y).alpha() for x in range(48) for y in range(48))
    edge = [image.pixelColor(i, j).alpha() for i in range(48) for j in (0, 47)]
    edge += [image.pixelColor(j, i).alpha() for i in range(48) for j in (0, 47)]
    assert inside
    assert not any(edge)


@pytest.mark.parametrize("width", [200, 280, 340])
def test_the_dial_ends_before_its_word_begins_however_large_text_is(
    qtbot: QtBot, width: int
) -> None:
    dial = PressureDial()
    qtbot.addWidget(dial)
    dial.set_look(LIGHT, 2.0)
    dial.resize(width, dial.sizeHint().height())
    dial.set_level(3)
    image = picture(dial)
    between = range(round(width * 0.28), round(width * 0.45))
    columns = [{image.pixel(x, y) for y in range(image.height())} for x in between]
    assert any(len(column) == 1 for column in columns)


@pytest.mark.parametrize("share", [1.0, 0.9, 0.4])
def test_a_caption_takes_more_lines_where_it_is_narrow(qtbot: QtBot, share: float) -> None:
    caption = Caption()
    qtbot.addWidget(caption)
    caption.set_words("First: Warm-up twists and turns", "Both palms, one on each side")
    caption.set_look(LIGHT, 1.0)
    wide = round(caption.sizeHint().width() * share)
    caption.resize(wide, caption.height_for(wide))
    caption.show()
    lines = list(painted_by(caption))
    assert not any(line.cut for line in lines)
    assert not list(overlapping(lines))
    assert (len(lines) > 2) is (share < 0.5), "a little narrower, they become smaller"


@pytest.mark.parametrize("words", ["", "Warm-up of fingertips"])
@pytest.mark.parametrize("width", [-40, 0, 1])
def test_words_without_room_are_still_laid_out(qtbot: QtBot, words: str, width: int) -> None:
    part = Words(Role.TECHNIQUE, words=words, least=0.75)
    qtbot.addWidget(part)
    assert part.height_for(width) > 0


@pytest.mark.parametrize("wide", [400, 200, 120, 80])
def test_a_long_word_becomes_smaller_before_it_is_broken(qtbot: QtBot, wide: int) -> None:
    words = Words(Role.TECHNIQUE, words="Warm-up of fingertips", least=0.75)
    qtbot.addWidget(words)
    words.set_look(LIGHT, 0.6)
    words.resize(wide, words.height_for(wide))
    words.show()
    told = [word for line in painted_by(words) for word in line.words.split()]
    assert words.breaks_words_in(wide) is (told != words.words.split())
    assert words.breaks_words_in(wide) is (wide < 100)


def test_the_picture_of_a_narrow_next_card_gives_way_to_its_words(qtbot: QtBot) -> None:
    card = NextCard()
    qtbot.addWidget(card)
    picture = QPixmap(480, 300)
    picture.fill(QColor("red"))
    card.set_next("Knee", picture)
    card.set_soon(8)
    card.set_look(LIGHT, 1.8)
    card.show()
    for wide in (600, 330, 200):
        card.resize(wide, card.height_wanted)
        assert not any(line.cut for line in painted_by(card)), wide


@pytest.mark.parametrize("u", UNITS)
def test_a_mark_without_words_is_its_icon_alone(qtbot: QtBot, u: float) -> None:
    mark = WordsInOutline("Light touch", Icon.FEATHER)
    qtbot.addWidget(mark)
    mark.set_look(LIGHT, u)
    named = mark.sizeHint()
    mark.set_named(False)
    assert mark.sizeHint().width() < 1.5 * mark.sizeHint().height() < named.width()
    mark.resize(mark.sizeHint())
    mark.show()
    assert not list(painted_by(mark))
    assert mark.accessibleName() == "Light touch"


def test_a_dial_without_words_is_whole_however_high_its_box_is(qtbot: QtBot) -> None:
    dial = PressureDial(words=False)
    qtbot.addWidget(dial)
    dial.set_look(LIGHT, 1.0)
    size = dial.sizeHint()
    for high in (size.height(), 2 * size.height()):
        dial.resize(size.width(), high)
        dial.set_level(5)
        image = picture(dial)
        for x in (0, image.width() - 1):
            assert len({image.pixel(x, y) for y in range(image.height())}) == 1

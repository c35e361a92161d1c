"""Colours: the windows' ground, one hue in the dim theme, and hands that stand out."""

import pytest
from PySide6.QtGui import QColor

from massage_timer.pictures.palette import ROLES, SkinTone, Theme, dimmed, palette_for


@pytest.mark.parametrize(
    ("theme", "ground"),
    [(Theme.LIGHT, "#f6f1e9"), (Theme.DARK, "#12191d"), (Theme.DIM_AMBER, "#0b0603")],
)
def test_the_ground_is_that_of_the_windows(theme: Theme, ground: str) -> None:
    assert palette_for(theme).ground.name() == ground


@pytest.mark.parametrize("theme", list(Theme))
@pytest.mark.parametrize("tone", list(SkinTone))
def test_every_role_has_a_colour(theme: Theme, tone: SkinTone) -> None:
    assert set(palette_for(theme, tone).colours) == ROLES


@pytest.mark.parametrize("tone", list(SkinTone))
def test_hand_and_leg_differ_until_somebody_wants_them_alike(tone: SkinTone) -> None:
    assert palette_for(Theme.LIGHT, tone).giver is not tone
    assert palette_for(Theme.LIGHT, tone, tone).giver is tone


def test_the_dim_theme_has_one_hue_between_ground_and_amber() -> None:
    palette = palette_for(Theme.DIM_AMBER)
    for role in ROLES - {"theme.arrow", "skin.nopress"}:
        colour = palette.colour(role)
        assert colour.red() >= colour.green() >= colour.blue()
        assert colour.red() <= 0xCE
        assert colour.green() <= 0x84
        assert colour.blue() <= 0x34
    assert dimmed("#000000") == "#0B0603"
    assert dimmed("#FFFFFF") == "#CE8434"


@pytest.mark.parametrize("theme", list(Theme))
@pytest.mark.parametrize("tone", list(SkinTone))
def test_what_must_not_be_pressed_stands_out_on_every_skin(theme: Theme, tone: SkinTone) -> None:
    palette = palette_for(theme, tone)
    hatch, skin = (palette.colour(role) for role in ("skin.nopress", "skin.base"))
    assert contrast(hatch, skin) >= 3
    assert hatch.red() > 1.4 * hatch.green()


def contrast(one: QColor, other: QColor) -> float:
    """The ratio of WCAG 2."""
    low, high = sorted(
        0.2126 * r + 0.7152 * g + 0.0722 * b
        for r, g, b in (
            [v / 12.92 if v <= 0.04045 else ((v + 0.055) / 1.055) ** 2.4 for v in rgb]
            for rgb in ((c.redF(), c.greenF(), c.blueF()) for c in (one, other))
        )
    )
    return (high + 0.05) / (low + 0.05)


def test_the_same_choice_gives_an_equal_palette() -> None:
    assert palette_for(Theme.DARK, SkinTone.DEEP) == palette_for(Theme.DARK, SkinTone.DEEP)


def test_an_opacity_may_be_a_named_strength() -> None:
    light, dark = palette_for(Theme.LIGHT), palette_for(Theme.DARK)
    assert light.strength(0.4) == 0.4
    assert light.strength(("rimop", 1.0)) == 0.0
    assert dark.strength(("halok", 0.1)) == pytest.approx(0.135)
    assert dark.colour("theme.halo", 1.4).alphaF() == 1.0

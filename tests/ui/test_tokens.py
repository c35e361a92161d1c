"""The tokens keep the promises of the design: contrast, floors, the unit."""

import pytest

from massage_timer.core.routine import Zone
from massage_timer.ui.tokens import (
    DARK,
    DIM_AMBER,
    LARGEST_PAGE_UNIT,
    LIGHT,
    THEMES,
    Role,
    Theme,
    contrast,
    high_contrast,
    line_height,
    page_unit,
    type_size,
    unit,
)

WORDS = 4.5
SHAPES = 3.0

# One on another, the least ratio, and the ratios of light, dark and dim-amber, cut off.
PAIRS: tuple[tuple[str, str, float, float, float, float], ...] = (
    ("ink", "ground", WORDS, 13.16, 15.08, 8.75),
    ("ink", "panel", WORDS, 14.46, 13.42, 8.39),
    ("ink", "sunk", WORDS, 11.81, 16.02, 8.88),
    ("ink2", "ground", WORDS, 7.24, 10.17, 6.66),
    ("ink2", "panel", WORDS, 7.96, 9.05, 6.38),
    ("ink2", "sunk", WORDS, 6.50, 10.80, 6.75),
    ("ink3", "ground", WORDS, 5.16, 7.06, 5.63),
    ("ink3", "panel", WORDS, 5.67, 6.29, 5.39),
    ("ink3", "sunk", WORDS, 4.63, 7.50, 5.70),
    ("ink3", "tint", WORDS, 4.73, 5.16, 4.88),
    ("ink", "warn", WORDS, 13.25, 12.29, 7.59),
    ("accent", "ground", WORDS, 5.28, 11.72, 8.75),
    ("accent", "panel", WORDS, 5.80, 10.43, 8.39),
    ("onaccent", "accent", WORDS, 5.94, 11.13, 8.42),
    ("onaccent", "accent_hover", WORDS, 7.34, 12.43, 9.55),
    ("onaccent", "accent_down", WORDS, 9.37, 8.67, 6.37),
    ("glow_edge", "warn", WORDS, 5.72, 11.34, 9.72),
    ("stop", "ground", WORDS, 6.16, 8.81, 8.14),
    ("stop", "sunk", WORDS, 5.53, 9.36, 8.26),
    ("stop", "panel", WORDS, 6.77, 7.84, 7.80),
    ("ink", "tint", WORDS, 12.07, 11.01, 7.59),
    ("ink2", "tint", WORDS, 6.64, 7.43, 5.77),
    ("ink2", "warn", WORDS, 7.29, 8.29, 5.77),
    ("ink3", "warn", WORDS, 5.19, 5.75, 4.88),
    ("accent", "tint", WORDS, 4.84, 8.56, 7.59),
    ("accent", "sunk", WORDS, 4.74, 12.45, 8.88),
    ("panel", "ink", WORDS, 14.46, 13.42, 8.39),
    ("edge", "ground", SHAPES, 3.87, 4.33, 3.52),
    ("edge", "panel", SHAPES, 4.25, 3.85, 3.37),
    ("edge", "sunk", SHAPES, 3.47, 4.60, 3.57),
    ("edge", "tint", SHAPES, 3.54, 3.16, 3.05),
    ("edge", "warn", SHAPES, 3.89, 3.52, 3.05),
    ("focus", "ground", SHAPES, 5.28, 11.72, 11.21),
    ("focus", "panel", SHAPES, 5.80, 10.43, 10.74),
    ("focus", "sunk", SHAPES, 4.74, 12.45, 11.37),
    ("focus", "tint", SHAPES, 4.84, 8.56, 9.72),
    ("focus", "warn", SHAPES, 5.32, 9.55, 9.72),
    ("accent", "track", SHAPES, 4.48, 8.59, 7.08),
    ("glow_edge", "ground", SHAPES, 5.68, 13.92, 11.21),
    ("glow_edge", "panel", SHAPES, 6.24, 12.39, 10.74),
    ("done", "idle", SHAPES, 3.37, 5.17, 3.58),
    ("done", "ground", SHAPES, 3.98, 7.06, 3.84),
    ("done_edge", "ground", SHAPES, 6.54, 11.58, 6.07),
    ("idle_edge", "ground", SHAPES, 3.87, 4.33, 3.52),
)


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: f"{pair[0]} on {pair[1]}")
def test_words_and_shapes_stand_out_as_much_as_the_design_says(
    pair: tuple[str, str, float, float, float, float],
) -> None:
    front, back, least, *ratios = pair
    for theme, ratio in zip(THEMES, ratios, strict=True):
        measured = contrast(getattr(theme, front), getattr(theme, back))
        assert measured >= least, theme.name
        assert int(measured * 100) / 100 == pytest.approx(ratio), theme.name
        strong = high_contrast(theme)
        assert contrast(getattr(strong, front), getattr(strong, back)) >= measured, theme.name


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_the_change_of_legs_can_be_read(theme: Theme) -> None:
    field = theme.change
    assert contrast(field.words, field.field) >= WORDS
    assert contrast(field.small, field.field) >= WORDS
    assert contrast(field.ring, field.field) >= SHAPES
    assert field.rule != "" or field.field != theme.ground


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
@pytest.mark.parametrize("zone", Zone)
def test_each_zone_is_seen_on_a_panel_and_its_name_read(theme: Theme, zone: Zone) -> None:
    colours = theme.zones[zone]
    assert contrast(colours.text, colours.fill) >= WORDS
    assert contrast(colours.edge, theme.panel) >= WORDS


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_high_contrast_leaves_no_grey_words(theme: Theme) -> None:
    strong = high_contrast(theme)
    assert strong.ink2 == strong.ink3 == theme.ink
    for ground in (strong.ground, strong.panel, strong.sunk, strong.tint, strong.warn):
        assert contrast(strong.line, ground) >= SHAPES
    assert strong.stroke == 1.5


def test_the_unit_is_one_at_the_size_of_the_design() -> None:
    assert unit(1280, 800) == 1
    assert unit(800, 480) == pytest.approx(0.6)
    assert unit(3840, 2160) == pytest.approx(2.7)
    assert unit(1920, 800) == 1


def test_pages_read_at_arms_length_stay_between_their_limits() -> None:
    assert page_unit(800, 480) == 0.85
    assert page_unit(1280, 800) == 1
    assert page_unit(3840, 2160) == LARGEST_PAGE_UNIT


def test_pages_grow_with_the_size_of_text_that_the_user_wants() -> None:
    assert page_unit(1280, 800, 2.0) == 2
    assert page_unit(800, 480, 1.5) == pytest.approx(1.275)
    assert all(theme.zoom == 1 for theme in THEMES)


def test_type_never_falls_below_its_floor() -> None:
    assert type_size(Role.CUE, 1) == 25
    assert type_size(Role.CUE, 0.3) == 16
    assert line_height(Role.CUE, 1) == 32
    assert line_height(Role.CUE, 0.3) == pytest.approx(32 * 16 / 25)


def test_dark_themes_show_no_white_surface() -> None:
    for theme in (DARK, DIM_AMBER):
        for surface in (theme.ground, theme.panel, theme.sunk, theme.tint, theme.warn):
            assert contrast(surface, LIGHT.panel) > 10

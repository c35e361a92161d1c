"""The measure of loudness is the standard's."""

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from synthesiser.loudness import RATE, loudness


def sine(hertz: float, seconds: float, level: float = 1.0) -> list[float]:
    turn = 2 * math.pi * hertz / RATE
    return [level * math.sin(turn * index) for index in range(round(seconds * RATE))]


def test_a_full_sine_of_997_hz_measures_what_the_standard_says() -> None:
    assert loudness(sine(997, 1)) == pytest.approx(-3.01, abs=0.01)


def test_low_tones_count_less_and_high_ones_more() -> None:
    assert loudness(sine(40, 1)) < -7
    assert loudness(sine(4000, 1)) > -0.5


def test_a_sound_of_half_the_window_counts_by_its_energy() -> None:
    assert loudness(sine(997, 0.2)) == pytest.approx(-3.01 - 3.01, abs=0.05)


def test_silence_after_a_sound_does_not_make_it_softer() -> None:
    sound = sine(600, 0.5)
    assert loudness([*sound, *[0.0] * RATE]) == pytest.approx(loudness(sound), abs=0.01)


def test_silence_has_no_loudness() -> None:
    assert loudness([0.0] * 100) == -math.inf
    assert loudness([]) == -math.inf


@settings(max_examples=10, deadline=None)
@given(st.floats(0.001, 1), st.floats(100, 5000))
def test_a_gain_adds_its_decibels(level: float, hertz: float) -> None:
    change = loudness(sine(hertz, 0.05, level)) - loudness(sine(hertz, 0.05))
    assert change == pytest.approx(20 * math.log10(level), abs=1e-6)

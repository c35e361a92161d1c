"""Frames: as many as eyes can tell apart."""

from math import hypot
from pathlib import Path

import pytest

from massage_timer.pictures.beats import ARROW_STEP, SAMPLES, STEP, beats_of, time_of
from massage_timer.pictures.scene import Key, Scene, Track
from massage_timer.pictures.scene_file import load_scene
from massage_timer.resources import assets

PICTURES = assets() / "pictures"


def moving(last: Key) -> Scene:
    track = Track((Key(0), last), (0, 1))
    return Scene("s", 960, 600, (), tracks={"hand-left": track})


def test_a_frame_is_shown_until_the_next_one_and_never_before_its_time() -> None:
    beats = beats_of(moving(Key(1, x=100)))
    assert len(beats) == SAMPLES
    assert beats[0] == 0
    assert list(beats) == sorted(beats)
    assert all(beat <= sample and beats[beat] == beat for sample, beat in enumerate(beats))


def test_a_slow_hand_has_a_frame_for_each_step_and_a_quick_one_for_each_sample() -> None:
    assert len(set(beats_of(moving(Key(1, x=20))))) == pytest.approx(20 / STEP, abs=1)
    assert len(set(beats_of(moving(Key(1, x=2000))))) == SAMPLES
    assert len(set(beats_of(moving(Key(1))))) == 1


def test_turns_and_fades_have_frames_too() -> None:
    assert len(set(beats_of(moving(Key(1, turn=10))))) > 18
    assert len(set(beats_of(moving(Key(1, opacity=0.4))))) >= 7


@pytest.mark.parametrize("file", sorted(PICTURES.glob("*-*.json")), ids=lambda file: file.stem)
def test_no_hand_is_ever_shown_far_from_where_it_is(file: Path) -> None:
    if file.stem == "leg-map":
        return
    scene = load_scene(file)
    for sample, beat in enumerate(beats_of(scene)):
        for track in scene.tracks.values():
            is_at, shown = track.at(time_of(sample)), track.at(time_of(beat))
            if is_at.opacity or shown.opacity:
                assert hypot(is_at.x - shown.x, is_at.y - shown.y) < max(STEP, ARROW_STEP)

"""Frames: as many as eyes can tell apart."""

from math import hypot
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_scenes import moving_scenes, shipped_scenes

from massage_timer.pictures.beats import ARROW_STEP, BLOCK, SAMPLES, STEP, Beats
from massage_timer.pictures.scene import Scene
from massage_timer.pictures.scene_file import load_scene
from massage_timer.pictures.tracks import Key, Track


def moving(last: Key, strokes: int = 1) -> Scene:
    track = Track((Key(0), last))
    return Scene("s", 960, 600, (), tracks={"hand-left": track}, strokes=strokes)


def beats(scene: Scene) -> list[int]:
    """The frame of every sample of a loop."""
    found, samples = Beats(scene), SAMPLES * scene.strokes
    return [found.at(sample / samples) for sample in range(samples)]


def test_a_frame_is_shown_until_the_next_one_and_never_before_its_time() -> None:
    shown = beats(moving(Key(1, x=100)))
    assert shown[0] == 0
    assert shown == sorted(shown)
    assert all(beat <= sample and shown[beat] == beat for sample, beat in enumerate(shown))


def test_a_slow_hand_has_a_frame_for_each_step_and_a_quick_one_for_each_sample() -> None:
    blocks = SAMPLES / BLOCK
    slow = len(set(beats(moving(Key(1, x=20)))))
    assert slow == pytest.approx(max(20 / STEP, blocks), abs=blocks)
    assert len(set(beats(moving(Key(1, x=2000))))) == SAMPLES
    assert len(set(beats(moving(Key(1))))) == blocks


def test_turns_fades_and_poses_have_frames_too() -> None:
    assert len(set(beats(moving(Key(1, turn=10))))) > 18
    assert len(set(beats(moving(Key(1, opacity=0))))) >= 12
    line = ((0.0, "open"), (0.5, "closed"), (1.0, "open"))
    still = (Key(0.0), Key(1.0))
    changing = Scene("s", 960, 600, (), tracks={"hand-left": Track(still, poses=line)})
    assert len(set(beats(changing))) > 40


def test_each_stroke_of_a_loop_has_as_many_instants() -> None:
    assert len(set(beats(moving(Key(1, x=6000), strokes=3)))) == 3 * SAMPLES


@given(moving_scenes(), st.lists(st.floats(0, 1), min_size=1, max_size=6))
def test_no_frame_depends_on_what_was_asked_for_before(scene: Scene, times: list[float]) -> None:
    found = Beats(scene)
    assert [found.at(time) for time in times] == [Beats(scene).at(time) for time in times]


@given(moving_scenes(), st.floats(0, 1))
def test_a_frame_is_that_of_its_own_time(scene: Scene, time: float) -> None:
    found = Beats(scene)
    beat = found.at(time)
    assert found.at(found.time_of(beat)) == beat
    assert found.time_of(beat) <= time + 1e-6


@pytest.mark.parametrize("file", shipped_scenes(), ids=lambda file: file.stem)
def test_no_hand_is_ever_shown_far_from_where_it_is(file: Path) -> None:
    scene = load_scene(file)
    found = Beats(scene)
    for sample, beat in enumerate(beats(scene)):
        for track in scene.tracks.values():
            is_at, shown = track.at(found.time_of(sample)), track.at(found.time_of(beat))
            if is_at.opacity or shown.opacity:
                assert hypot(is_at.x - shown.x, is_at.y - shown.y) < max(STEP, ARROW_STEP)

"""Tracks: keys, ways and key poses; what is shown never lets the leg show through a hand."""

from math import hypot

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_scenes import tracks

from massage_timer.pictures.tracks import Key, Place, Track, melted, strength

TIMES = st.floats(0, 1)
SHARES = st.floats(0, 1)

LINE = ((0.0, "open"), (0.4, "closed"), (0.6, "closed"), (1.0, "open"))
BOTH = ("open", "closed")
STANDS = (Key(0.0), Key(1.0))
WAY = ((0.0, 0.0, 0.0), (100.0, 0.0, 4.0), (100.0, 50.0, 4.0))


@given(tracks(), TIMES)
def test_a_track_ends_where_it_began_and_never_leaves_its_keys(track: Track, time: float) -> None:
    assert track.at(0.0) == track.at(1.0)
    scales = [key.scale for key in track.keys]
    assert min(scales) - 1e-9 <= track.at(time).scale <= max(scales) + 1e-9


def test_along_a_way_offsets_and_turns_are_added_to_those_of_the_key() -> None:
    track = Track((Key(0.0, x=1, y=2, turn=3), Key(1.0, x=1, y=2, turn=3, along=1)), WAY)
    assert track.at(0.0) == Place(1, 2, 3)
    assert track.at(0.25) == Place(51, 2, 5)
    assert track.at(0.5) == Place(101, 2, 7)
    assert track.at(1.0) == Place(101, 52, 7)


def test_a_smooth_key_is_slow_at_both_ends_of_its_way() -> None:
    track = Track((Key(0.0), Key(1.0, along=1, smooth=True)), WAY)
    first, middle = track.at(0.1).x, track.at(0.5)
    assert first < 10
    assert middle.x == pytest.approx(100)


@given(tracks(), TIMES)
def test_every_place_lies_on_a_straight_piece_of_the_motion(track: Track, time: float) -> None:
    place = track.at(time)
    assert min(_off(place, before, after) for before, after in track.pieces()) < 1e-6


def _off(place: Place, before: Place, after: Place) -> float:
    """How far a place is from the straight line between two others."""
    run = hypot(after.x - before.x, after.y - before.y)
    out = hypot(place.x - before.x, place.y - before.y)
    rest = hypot(after.x - place.x, after.y - place.y)
    return out + rest - run


@given(tracks(), TIMES)
def test_of_two_poses_one_is_always_all_there(track: Track, time: float) -> None:
    poses = track.at(time).poses
    if track.poses:
        assert 1 <= len(poses) <= 2
        assert max(share for _, share in poses) == 1
        assert all(share > 0 for _, share in poses)
        assert len({name for name, _ in poses}) == len(poses)
    else:
        assert poses == ()


def test_the_new_pose_comes_before_the_old_one_goes() -> None:
    track = Track(STANDS, poses=((0.0, "open"), (0.5, "closed"), (0.75, "closed"), (1.0, "open")))
    assert track.at(0.0).poses == (("open", 1.0),)
    assert track.at(0.125).poses == (("open", 1.0), ("closed", 0.5))
    assert track.at(0.375).poses == (("open", 0.5), ("closed", 1.0))
    assert track.at(0.6).poses == (("closed", 1.0),)
    assert track.at(0.8125).poses == (("closed", 1.0), ("open", 0.5))
    assert track.at(1.0).poses == (("open", 1.0),)


@given(SHARES, SHARES, st.sampled_from(BOTH))
def test_two_poses_over_each_other_are_as_strong_as_one(
    share: float, opacity: float, upper: str
) -> None:
    """The law that no leg shows through a hand, and that a pale hand does not flash."""
    poses = Track(STANDS, poses=LINE).at(0.4 * share).poses
    strengths = [strength(poses, name, opacity, name == upper) for name in BOTH]
    through = (1 - strengths[0]) * (1 - strengths[1])
    assert through == pytest.approx(1 - opacity, abs=1e-6)
    assert all(0 <= one <= opacity + 1e-9 for one in strengths)


@given(SHARES, SHARES)
def test_two_shadows_together_are_no_darker_than_one(share: float, shadow: float) -> None:
    poses = Track(STANDS, poses=LINE).at(0.4 * share).poses
    assert sum(melted(poses, name, shadow) for name in BOTH) == pytest.approx(shadow)


def test_a_pose_that_is_not_shown_has_no_strength() -> None:
    poses = (("open", 1.0),)
    assert strength(poses, "closed", 1.0, True) == 0
    assert strength(poses, "open", 0.42, False) == 0.42
    assert melted(poses, "closed", 1.0) == 0
    assert melted(poses, "open", 0.5) == 0.5

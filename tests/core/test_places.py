"""Where a window comes back to: exactly where it was, or as near to it as it can be seen."""

from hypothesis import given
from hypothesis import strategies as st

from massage_timer.core.places import (
    MOST_MONITORS,
    NO_FRAME,
    Area,
    Frame,
    Monitor,
    Place,
    Places,
    brought_in,
)

LEAST = (300, 200)
coordinates = st.integers(-9_000, 9_000)
sizes = st.integers(1, 6_000)
areas = st.builds(Area, coordinates, coordinates, sizes, sizes)
monitors = st.lists(areas, min_size=1, max_size=4).map(
    lambda rooms: [Monitor(f"Monitor {n}", room, room) for n, room in enumerate(rooms)]
)
edges = st.integers(0, 40)
frames = st.tuples(edges, edges, edges, edges)
places = st.builds(Place, coordinates, coordinates, sizes, sizes, frames)
LEFT = Monitor("Left", Area(0, 0, 1280, 1024), Area(0, 0, 1280, 984))
RIGHT = Monitor("Right", Area(1280, 0, 1920, 1080), Area(1280, 40, 1920, 1040))


def lies_in(inner: Area, outer: Area) -> bool:
    return inner.shared(outer) == inner.width * inner.height


def framed(inside: Area, frame: Frame) -> Area:
    left, top, right, bottom = frame
    width, height = inside.width + left + right, inside.height + top + bottom
    return Area(inside.left - left, inside.top - top, width, height)


def is_seen(whole: Area, room: Area, least: Area) -> bool:
    """In the room; where that is too small: its start and top, and as little of it as there is."""
    across = whole.left >= room.left and whole.right <= room.right
    if room.width < least.width:
        across = across or (whole.left == room.left and whole.width <= least.width)
    down = whole.top >= room.top and whole.bottom <= room.bottom
    if room.height < least.height:
        down = down or (whole.top == room.top and whole.height <= least.height)
    return across and down


@given(areas, frames, monitors)
def test_a_window_is_seen_whole_or_as_far_as_there_is_room(
    window: Area, frame: Frame, there: list[Monitor]
) -> None:
    seen = framed(brought_in(window, frame, there, LEAST), frame)
    least = framed(Area(0, 0, *LEAST), frame)
    assert any(is_seen(seen, monitor.room, least) for monitor in there)


@given(areas, frames, monitors)
def test_a_window_that_can_be_seen_whole_stays_as_it_is(
    window: Area, frame: Frame, there: list[Monitor]
) -> None:
    own = framed(window, frame)
    for here in (there, [Monitor("Around it", own, own)]):
        if any(lies_in(own, monitor.room) for monitor in here):
            assert brought_in(window, frame, here, LEAST) == window


@given(areas, frames, monitors)
def test_it_is_never_made_larger_and_moved_no_further_than_it_must(
    window: Area, frame: Frame, there: list[Monitor]
) -> None:
    seen = brought_in(window, frame, there, LEAST)
    assert seen.width <= window.width
    assert seen.height <= window.height
    whole = framed(window, frame)
    room = max((monitor.room for monitor in there), key=whole.shared)
    if whole.left >= room.left and whole.right <= room.right:
        assert (seen.left, seen.width) == (window.left, window.width)


@given(st.lists(st.tuples(st.sampled_from("ABC"), places)), monitors)
def test_a_place_comes_back_on_the_monitor_where_it_was(
    history: list[tuple[str, Place]], there: list[Monitor]
) -> None:
    kept = Places()
    for name, place in history:
        kept = kept.adding(name, place)
    assert dict(history) == kept.on
    for monitor in there:
        again = kept.adding(monitor.name, Place(3, 4, 500, 400)).among(there)
        assert again == (monitor, Place(3, 4, 500, 400))


def test_it_moves_with_its_monitor() -> None:
    place = Place(10, 50, 800, 600)
    assert place.inside(RIGHT) == Area(1290, 50, 800, 600)
    assert place.inside(LEFT) == Area(10, 50, 800, 600)


def test_where_the_last_monitor_is_gone_the_primary_one_has_a_place_of_its_own() -> None:
    on_left, on_right = Place(1, 2, 900, 700), Place(3, 4, 800, 600)
    kept = Places().adding("Left", on_left).adding("Right", on_right)
    assert kept.among((LEFT, RIGHT)) == (RIGHT, on_right)
    assert kept.among((LEFT,)) == (LEFT, on_left)
    assert kept.among((RIGHT, LEFT)) == (RIGHT, on_right)


def test_where_nothing_is_remembered_there_is_no_place() -> None:
    kept = Places().adding("Right", Place(3, 4, 800, 600))
    assert Places().among((LEFT, RIGHT)) is None
    assert kept.among((LEFT,)) is None
    assert kept.among(()) is None


def test_the_monitor_that_was_used_longest_ago_is_forgotten() -> None:
    kept = Places()
    for number in range(MOST_MONITORS + 1):
        kept = kept.adding(str(number), Place(number, 0, 800, 600))
    assert len(kept.on) == MOST_MONITORS
    assert "0" not in kept.on
    assert kept.adding("1", Place(0, 0, 1, 1)).on["2"] == Place(2, 0, 800, 600)
    assert list(kept.adding("1", Place(0, 0, 1, 1)).on)[-1] == "1"


def test_a_window_that_no_monitor_has_comes_to_the_primary_one() -> None:
    assert brought_in(Area(5000, 5000, 800, 600), NO_FRAME, (RIGHT, LEFT), LEAST) == Area(
        2400, 480, 800, 600
    )
    assert brought_in(Area(5000, 5000, 800, 600), NO_FRAME, (LEFT, RIGHT), LEAST) == Area(
        480, 384, 800, 600
    )


def test_it_comes_to_the_monitor_that_has_most_of_it_and_clear_of_the_bars() -> None:
    assert brought_in(Area(1200, 0, 800, 600), NO_FRAME, (LEFT, RIGHT), LEAST) == Area(
        1280, 40, 800, 600
    )
    assert brought_in(Area(600, 500, 800, 600), NO_FRAME, (LEFT, RIGHT), LEAST) == Area(
        480, 384, 800, 600
    )


def test_one_that_is_too_large_is_made_smaller_but_not_than_it_can_be() -> None:
    assert brought_in(Area(-5, 9, 4000, 3000), NO_FRAME, (LEFT,), LEAST) == Area(0, 0, 1280, 984)
    assert brought_in(Area(-5, 9, 4000, 3000), NO_FRAME, (LEFT,), (1400, 900)) == Area(
        0, 0, 1400, 984
    )


def test_the_frame_is_seen_as_well() -> None:
    frame = (2, 30, 3, 4)
    assert brought_in(Area(0, 0, 800, 600), frame, (LEFT,), LEAST) == Area(2, 30, 800, 600)
    assert brought_in(Area(900, 800, 800, 600), frame, (LEFT,), LEAST) == Area(477, 380, 800, 600)
    assert brought_in(Area(0, 0, 1280, 984), frame, (LEFT,), LEAST) == Area(2, 30, 1275, 950)

"""The screen stays on while it is wanted, whatever the ways answer and whenever."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from massage_timer.devices.awake.awake import Answer, Awake
from massage_timer.devices.awake.here import WindowsWay

pytestmark = pytest.mark.usefixtures("qapp")


class FakeWay:
    """Answers when the test says so. A rude one answers even what was called off."""

    def __init__(self, name: str = "the desktop", sure: bool = True, rude: bool = False) -> None:
        self.name = name
        self.sure = sure
        self.holds = False
        self.asked = 0
        self._rude = rude
        self._answers: list[Answer] = []

    def hold(self, answer: Answer) -> None:
        self.asked += 1
        self._answers.append(answer)

    def release(self) -> None:
        self.holds = False
        if not self._rude:
            self._answers.clear()

    def say(self, yes: bool) -> None:
        """Answer what was asked first; a no to what is held is a loss."""
        if self._answers:
            answer = self._answers[0]
            if not yes or len(self._answers) > 1:
                self._answers.pop(0)
            self.holds = yes
            answer(yes)


class Prompt(FakeWay):
    """Answers at once."""

    def __init__(self, yes: bool, name: str = "Windows") -> None:
        super().__init__(name)
        self._yes = yes

    def hold(self, answer: Answer) -> None:
        super().hold(answer)
        self.say(self._yes)


def test_nothing_is_asked_before_it_is_wanted() -> None:
    way = FakeWay()
    awake = Awake([way])
    assert (way.asked, awake.held, awake.check.fine) == (0, False, None)


def test_holding_twice_asks_once_and_releasing_twice_is_harmless() -> None:
    way = FakeWay()
    awake = Awake([way])
    awake.hold()
    awake.hold()
    way.say(True)
    awake.hold()
    assert (way.asked, way.holds, awake.held) == (1, True, True)
    assert awake.check.words == "The screen stays on during a session: the desktop agreed."
    awake.release()
    awake.release()
    assert (way.holds, awake.held, awake.check.fine) == (False, False, True)


@pytest.mark.parametrize("silent", [False, True])
def test_the_next_way_is_asked_after_a_no_or_no_answer(silent: bool) -> None:
    first, second = FakeWay(), FakeWay("GNOME")
    awake = Awake([first, second])
    awake.hold()
    if silent:
        awake.give_up()
    else:
        first.say(False)
    second.say(True)
    assert awake.held
    assert "GNOME agreed" in awake.check.words


def test_an_answer_that_comes_too_late_is_released_again() -> None:
    first, second = FakeWay(rude=True), FakeWay()
    awake = Awake([first, second])
    awake.hold()
    awake.give_up()
    second.say(True)
    first.say(True)
    assert (first.holds, second.holds, awake.held) == (False, True, True)


@pytest.mark.parametrize("rude", [False, True])
def test_a_release_before_the_answer_leaves_nothing_held(rude: bool) -> None:
    way = FakeWay(rude=rude)
    awake = Awake([way])
    awake.hold()
    awake.release()
    way.say(True)
    assert (way.holds, awake.held) == (False, False)


def test_a_hold_that_is_lost_goes_to_the_next_way() -> None:
    first, second = FakeWay(), FakeWay()
    awake = Awake([first, second])
    awake.hold()
    first.say(True)
    first.say(False)
    assert not awake.held
    second.say(True)
    assert awake.held


def test_where_every_way_says_no_it_is_told_once_and_asked_again_after_a_release() -> None:
    ways = [Prompt(False), Prompt(False)]
    awake = Awake(ways)
    told: list[str] = []
    awake.changed.connect(lambda: told.append(awake.check.words))
    awake.hold()
    awake.hold()
    assert [way.asked for way in ways] == [1, 1]
    assert awake.check.fine is False
    assert told == [awake.check.words]
    awake.release()
    awake.hold()
    assert [way.asked for way in ways] == [2, 2]


def test_a_look_holds_and_lets_go_at_once() -> None:
    way = FakeWay()
    awake = Awake([way])
    awake.look()
    awake.look()
    way.say(True)
    assert (way.asked, way.holds, awake.held, awake.check.fine) == (1, False, False, True)


def test_a_session_that_starts_during_the_look_keeps_what_it_got() -> None:
    way = FakeWay()
    awake = Awake([way])
    awake.look()
    awake.hold()
    way.say(True)
    assert (way.asked, way.holds, awake.held) == (1, True, True)
    awake.look()
    assert awake.held


def test_a_release_does_not_spoil_a_look() -> None:
    way = FakeWay()
    awake = Awake([way])
    awake.look()
    awake.release()
    way.say(True)
    assert (way.holds, awake.check.fine) == (False, True)


def test_a_way_that_speaks_for_the_computer_alone_says_so() -> None:
    way = FakeWay(sure=False)
    awake = Awake([way])
    awake.look()
    way.say(True)
    assert awake.check.words.startswith("The computer stays awake during a session.")


def test_without_ways_it_says_so_and_holds_nothing() -> None:
    twin = Awake(())
    told: list[object] = []
    twin.changed.connect(lambda: told.append(twin.check))
    twin.look()
    twin.hold()
    twin.release()
    assert (twin.held, told) == (False, [])
    assert twin.check.fine is False
    assert "by hand" in twin.check.words


def test_switched_off_it_asks_nobody_and_lets_go() -> None:
    way = FakeWay()
    awake = Awake([way])
    awake.hold()
    way.say(True)
    awake.set_on(False)
    assert (way.holds, awake.held) == (False, False)
    assert (awake.check.fine, awake.check.words) == (None, "Switched off in Settings.")
    awake.hold()
    awake.look()
    assert way.asked == 1
    awake.set_on(True)
    awake.hold()
    way.say(True)
    assert awake.held


def test_windows_is_told_which_thread_needs_the_screen_and_when_no_more() -> None:
    flags: list[int] = []

    def set_state(flag: int) -> int:
        flags.append(flag)
        return 0x8000_0000

    awake = Awake([WindowsWay(set_state)])
    awake.hold()
    assert awake.held
    awake.release()
    assert flags == [0x8000_0003, 0x8000_0000]


def test_windows_may_refuse() -> None:
    awake = Awake([WindowsWay(lambda _: 0)])
    awake.look()
    assert awake.check.fine is False


ACTS = st.one_of(
    st.sampled_from(["hold", "release", "look", "give_up", "off", "on"]),
    st.tuples(st.integers(0, 2), st.booleans()),
)


@given(st.lists(ACTS, max_size=25), st.lists(st.booleans(), min_size=3, max_size=3))
def test_however_answers_come_one_way_holds_at_most_and_none_in_the_end(
    acts: list[str | tuple[int, bool]], rude: list[bool]
) -> None:
    ways = [FakeWay(f"way {i}", rude=rude[i]) for i in range(3)]
    awake = Awake(ways)
    told = [(awake.held, awake.check)]
    awake.changed.connect(lambda: told.append((awake.held, awake.check)))
    for act in acts:
        asked = sum(way.asked for way in ways)
        was_held = awake.held
        if isinstance(act, tuple):
            ways[act[0]].say(act[1])
        elif act in ("off", "on"):
            awake.set_on(act == "on")
        else:
            getattr(awake, act)()
        if was_held and act in ("hold", "look"):
            assert sum(way.asked for way in ways) == asked
        holding = sum(way.holds for way in ways)
        assert holding <= 1
        assert holding == 1 or not awake.held
        assert told[-1] == (awake.held, awake.check)
        assert len(told) < 2 or told[-1] != told[-2]
    awake.set_on(False)
    for way in ways:
        for _ in range(30):
            way.say(True)
    assert not any(way.holds for way in ways)

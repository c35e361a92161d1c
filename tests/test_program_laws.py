"""The laws of the whole program, against a random person, a random clock and random faults."""

import pytest
from hypothesis import settings
from hypothesis.stateful import invariant
from PySide6.QtWidgets import QApplication
from roaming import laws
from roaming.faults import Faults
from roaming.screen import Screen
from roaming.sitting import Passed, Seen
from roaming.user import User
from tried import tried

pytestmark = pytest.mark.qt_log_ignore(
    "systemTrayWindowChanged",
    "This plugin does not support grabbing",  # offscreen has neither
)


@pytest.fixture(autouse=True, scope="module")
def application(qapp: QApplication) -> QApplication:
    return qapp


class Roaming(User, Faults, Screen):
    """Everything at once."""

    def judge(self, was: Seen, now: Seen, passed: Passed) -> None:
        super().judge(was, now, passed)
        if laws.begins_anew(was, now):
            # What was shown before belongs to another session.
            first = (
                next(
                    n for n, f in enumerate(self.memory.shown[::-1]) if f.left_ms + f.right_ms == 0
                )
                if self.memory.shown
                else 0
            )
            del self.memory.shown[: max(0, len(self.memory.shown) - first - 1)]
        laws.the_clock_of_a_leg_moves_only_in_a_step_while_it_runs(was, now, passed)
        laws.after_a_pause_hands_wait_for_the_lead_in(was, now, passed, self.memory)
        laws.no_leg_gets_more_than_five_minutes(now)
        laws.both_legs_get_five_minutes_unless_it_was_stopped(now)
        laws.what_nobody_saw_pauses_where_it_was(was, now, passed)
        if self.visit.begun:
            laws.nobody_begins_unasked(was, now, self.visit, self.memory)
        self.the_page_is_that_of_the_phase()
        self.the_session_page_says_what_is()
        self.the_change_of_legs_says_what_is()
        self.the_mini_view_says_the_same()
        self.the_tray_says_the_same()
        self.the_summary_says_what_each_leg_got()
        self.the_voice_names_the_leg_that_is_shown()
        self.controls_offer_what_can_be_done()
        self.a_pause_is_said()
        self.no_exception_but_those_of_broken_devices()

    @invariant()
    def all_is_lawful(self) -> None:
        session = self.visit.player.session if self.visit.begun else None
        laws.zones_never_go_down_in_the_main_part(self.memory)
        laws.parts_follow_one_another(self.memory)
        laws.the_second_leg_does_what_the_first_did(self.memory, session)
        laws.at_the_change_both_legs_have_the_same_seconds(session)
        laws.pressure_stays_within_the_caps(self.memory)
        self.no_page_is_empty()
        self.the_focus_is_somewhere_to_be_seen()
        self.what_was_refused_is_told()
        self.settings_read_anew_are_those_of_now()
        self.the_diary_holds_what_was_given()
        self.what_is_kept_is_what_goes_on()
        self.what_was_damaged_is_kept()
        self.no_answer_is_in_any_file()
        self.no_exception_but_those_of_broken_devices()


TestRoaming = Roaming.TestCase
# The same people each time, so that a change is judged by what it changes; `make soak` meets
# others.
TestRoaming.settings = settings(
    max_examples=tried(12), stateful_step_count=50, derandomize=tried(100) <= 100
)

"""On a machine that offers nothing, each device says so in words, and nothing is heard of it."""

import sys

import pytest
from buses import driven

NOTHING = {"DBUS_SESSION_BUS_ADDRESS": "disabled:", "PATH": "", "DISPLAY": ""}
SETUP = """
from massage_timer.devices.awake.awake import Awake
from massage_timer.devices.awake.here import ways_of_this_machine
from massage_timer.devices.desktop.media_keys import MediaKeys
from massage_timer.devices.desktop.notes import Notes
root = QCoreApplication.instance()
devices = awake, keys, notes = Awake(ways_of_this_machine(root), root), MediaKeys(root), Notes(root)
def loaded(): return [name for name in sys.modules if name in ("PySide6.QtDBus", "jeepney")]
"""


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="takes away what Linux offers")
def test_a_whole_session_of_wishes_ends_in_one_line_for_each_and_no_noise() -> None:
    with driven(SETUP, NOTHING) as program:
        program.tell("awake.look(); keys.set_open(True); awake.hold(); keys.show('Left', True)")
        program.tell("notes.tell('Change legs', 'Right leg'); awake.release(); awake.hold()")
        program.tell("say(*[device.check.fine for device in devices], loaded())")
        assert program.hear() == "False False False []"
        program.tell("[say(device.check.words) for device in devices]")
        assert program.hear().startswith("The screen may go dark: ")
        assert program.hear().startswith("Media keys work only while the window is in front: ")
        assert program.hear().startswith("No notifications: ")
        assert program.end() == ""

"""The desktop's media keys reach the session, and it shows itself as a media player should."""

import sys
from collections.abc import Iterator
from typing import Any, Self

import pytest
from buses import PATIENCE, Child, driven, needs_bus, own_bus

from massage_timer.core.commands import COMMANDS
from massage_timer.devices.desktop.media_keys import MediaKeys

NAME = "org.mpris.MediaPlayer2.leg_massage_timer"
PATH = "/org/mpris/MediaPlayer2"
ROOT = "org.mpris.MediaPlayer2"
PLAYER = "org.mpris.MediaPlayer2.Player"
PROPERTIES = "org.freedesktop.DBus.Properties"
SETUP = """
from massage_timer.devices.desktop.media_keys import MediaKeys
loaded = [name for name in sys.modules if name == "PySide6.QtDBus"]
keys = MediaKeys(QCoreApplication.instance())
keys.pressed.connect(say)
keys.raise_asked.connect(lambda: say("raise"))
keys.changed.connect(lambda: say(keys.check.fine, keys.check.words))
"""
OPENED = [
    "None The desktop is being asked for the media keys.",
    "True Media keys and headset buttons come here, even from behind another window.",
]

linux_only = pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="speaks to Linux's services"
)


class Desktop:
    """Asks the program what a desktop asks its media players."""

    def __init__(self, address: str) -> None:
        jeepney = pytest.importorskip("jeepney")
        blocking = pytest.importorskip("jeepney.io.blocking")
        self._jeepney = jeepney
        self._bus = blocking.open_dbus_connection(bus=address)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._bus.close()

    def ask(self, interface: str, method: str, *what: str, name: str = NAME) -> Any:
        """The answer of the program; TypeError for an error of D-Bus."""
        place = self._jeepney.DBusAddress(PATH, bus_name=name, interface=interface)
        call = self._jeepney.new_method_call(place, method, "s" * len(what), what)
        reply = self._bus.send_and_get_reply(call, timeout=PATIENCE)
        if reply.header.message_type is self._jeepney.MessageType.error:
            raise TypeError(reply.header.fields)
        return reply.body[0] if reply.body else None

    def player(self, method: str) -> None:
        self.ask(PLAYER, method)

    def properties(self, interface: str = PLAYER, name: str = NAME) -> dict[str, Any]:
        """Each with its type in D-Bus's letters."""
        shown: dict[str, Any] = self.ask(PROPERTIES, "GetAll", interface, name=name)
        return shown

    def listen(self) -> None:
        """From now on `hear` gives what the program tells."""
        message_bus = self._jeepney.message_bus
        rule = self._jeepney.MatchRule(type="signal", interface=PROPERTIES, path=PATH)
        self._bus.send_and_get_reply(message_bus.AddMatch(rule))

    def hear(self) -> tuple[str, tuple[Any, ...]]:
        """The types of the next signal about properties, and what it carries."""
        fields = self._jeepney.HeaderFields
        while True:
            message = self._bus.receive(timeout=PATIENCE)
            if message.header.fields.get(fields.member) == "PropertiesChanged":
                return message.header.fields[fields.signature], message.body


@pytest.fixture
def bus() -> Iterator[dict[str, str]]:
    with own_bus() as environ:
        yield environ


@pytest.fixture
def desktop(bus: dict[str, str]) -> Iterator[Desktop]:
    with Desktop(bus["DBUS_SESSION_BUS_ADDRESS"]) as desktop:
        yield desktop


@pytest.fixture
def program(bus: dict[str, str]) -> Iterator[Child]:
    with driven(SETUP, bus) as child:
        child.tell("keys.set_open(True)")
        assert [child.hear(), child.hear()] == OPENED
        yield child
        assert child.end() == ""


@needs_bus
def test_a_headset_presses_what_the_table_of_commands_knows(
    program: Child, desktop: Desktop
) -> None:
    known = {key for binding in COMMANDS for key in binding.keys}
    pressed = {
        "PlayPause": "Media Play/Pause",
        "Next": "Media Next",
        "Previous": "Media Previous",
        "Play": "Media Play",
    }
    for method, key in pressed.items():
        desktop.player(method)
        assert program.hear() == key
        assert key in known


@needs_bus
def test_pause_is_a_press_only_while_it_plays_and_play_only_while_it_waits(
    program: Child, desktop: Desktop
) -> None:
    desktop.player("Pause")
    desktop.player("Stop")
    program.tell("keys.show('Left leg', True); say('plays')")
    assert program.hear() == "plays"
    desktop.player("Play")
    desktop.player("Pause")
    assert program.hear() == "Media Pause"
    desktop.player("Stop")
    assert program.hear() == "Media Pause"


@needs_bus
def test_a_click_on_the_player_control_brings_the_window_forward(
    program: Child, desktop: Desktop
) -> None:
    desktop.ask(ROOT, "Raise")
    assert program.hear() == "raise"


@needs_bus
def test_the_player_says_of_itself_what_mpris_asks_for_in_its_types(
    program: Child, desktop: Desktop
) -> None:
    assert desktop.properties(ROOT) == {
        "CanQuit": ("b", False),
        "CanRaise": ("b", True),
        "HasTrackList": ("b", False),
        "Identity": ("s", "Leg Massage Timer"),
        "DesktopEntry": ("s", "leg-massage-timer"),
        "SupportedUriSchemes": ("as", []),
        "SupportedMimeTypes": ("as", []),
    }
    track = ("o", "/leg_massage_timer/session")
    assert desktop.properties() == {
        "PlaybackStatus": ("s", "Stopped"),
        "Rate": ("d", 1.0),
        "MinimumRate": ("d", 1.0),
        "MaximumRate": ("d", 1.0),
        "Volume": ("d", 1.0),
        "Metadata": ("a{sv}", {"mpris:trackid": track, "xesam:title": ("s", "")}),
        "Position": ("x", 0),
        "CanGoNext": ("b", True),
        "CanGoPrevious": ("b", True),
        "CanPlay": ("b", True),
        "CanPause": ("b", True),
        "CanSeek": ("b", False),
        "CanControl": ("b", True),
    }
    seen = desktop.ask("org.freedesktop.DBus.Introspectable", "Introspect")
    for method in ("PlayPause", "Next", "Previous", "Seek", "SetPosition", "OpenUri", "Raise"):
        assert f'<method name="{method}"' in seen


@needs_bus
def test_a_change_is_told_once_and_only_what_is_new(program: Child, desktop: Desktop) -> None:
    desktop.listen()
    program.tell("keys.show('Left leg', True)")
    types, (interface, changed, gone) = desktop.hear()
    assert (types, interface, gone) == ("sa{sv}as", PLAYER, [])
    assert changed["PlaybackStatus"] == ("s", "Playing")
    assert changed["Metadata"][1]["xesam:title"] == ("s", "Left leg")
    program.tell("keys.show('Left leg', True); keys.show('Left leg', False)")
    assert desktop.hear()[1][1] == {"PlaybackStatus": ("s", "Paused")}
    program.tell("keys.show('Right leg', False)")
    assert set(desktop.hear()[1][1]) == {"Metadata"}
    program.tell("keys.show('', False)")
    assert desktop.hear()[1][1]["PlaybackStatus"] == ("s", "Stopped")


@needs_bus
def test_what_was_shown_before_is_there_when_the_keys_are_asked_for(
    bus: dict[str, str], desktop: Desktop
) -> None:
    with driven(SETUP, bus) as program:
        program.tell("keys.show('Left leg', True); keys.set_open(True)")
        assert [program.hear(), program.hear()] == OPENED
        assert desktop.properties()["PlaybackStatus"] == ("s", "Playing")


@needs_bus
def test_the_keys_are_given_back_and_asked_for_again(program: Child, desktop: Desktop) -> None:
    program.tell("keys.set_open(True); keys.set_open(False)")
    assert program.hear().startswith("None Switched off")
    # The bus may still have been about to let the name go.
    with pytest.raises(TypeError, match=r"ServiceUnknown|UnknownObject|NoReply"):
        desktop.properties()
    program.tell("keys.set_open(True)")
    assert [program.hear(), program.hear()] == OPENED
    assert "PlaybackStatus" in desktop.properties()


@needs_bus
def test_a_second_program_has_a_name_of_its_own(
    program: Child, bus: dict[str, str], desktop: Desktop
) -> None:
    with driven(SETUP, bus) as second:
        second.tell("import os; say(os.getpid()); keys.show('Second', True); keys.set_open(True)")
        own = f"{NAME}.instance{second.hear()}"
        assert [second.hear(), second.hear()] == OPENED
        assert desktop.properties(name=own)["PlaybackStatus"] == ("s", "Playing")
        assert desktop.properties()["PlaybackStatus"] == ("s", "Stopped")


@linux_only
def test_without_a_bus_it_is_told_in_words_and_nothing_else_happens() -> None:
    with driven(SETUP, {"DBUS_SESSION_BUS_ADDRESS": "disabled:", "PATH": ""}) as program:
        program.tell("keys.show('Left leg', True); keys.set_open(True); keys.set_open(True)")
        assert program.hear() == OPENED[0]
        assert program.hear().startswith("False Media keys work only while the window is in front")
        program.tell("keys.show('', False); keys.set_open(False); say(loaded)")
        assert program.hear().startswith("None Switched off")
        assert program.hear() == "[]"
        assert program.end() == ""


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("platform", ["win32", "darwin"])
def test_elsewhere_the_window_gets_the_keys_and_says_so(platform: str) -> None:
    twin = MediaKeys(platform=platform)
    told: list[object] = []
    twin.changed.connect(lambda: told.append(twin.check))
    twin.set_open(True)
    twin.show("Left leg", True)
    twin.set_open(False)
    assert told == []
    assert (twin.check.fine, twin.check.words) == (
        True,
        "Media keys work while the window is in front.",
    )

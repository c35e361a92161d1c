"""What a desktop asks for over its settings portal is heard, at the start and when it changes."""

from typing import Any, Self

import pytest
from buses import PATIENCE, Child, driven, needs_bus, own_bus

from massage_timer.devices.accessibility import DesktopWishes

SETUP = """
from massage_timer.devices.desktop.portal import Portal
root = QCoreApplication.instance()
portal = Portal(root, platform="linux")
portal.changed.connect(lambda wishes: say(wishes.less_motion, wishes.text))
"""
NAME = "org.freedesktop.portal.Desktop"
PLACE = "/org/freedesktop/portal/desktop", NAME, "org.freedesktop.portal.Settings"
GNOME = "org.gnome.desktop.interface"


class Desktop:
    """A program on the bus that answers as the settings portal does."""

    def __init__(self, bus: dict[str, str]) -> None:
        self._jeepney = pytest.importorskip("jeepney")
        blocking = pytest.importorskip("jeepney.io.blocking")
        self._bus = blocking.open_dbus_connection(bus=bus["DBUS_SESSION_BUS_ADDRESS"])
        request = self._jeepney.message_bus.RequestName(NAME)
        self._bus.send_and_get_reply(request, timeout=PATIENCE)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._bus.close()

    def answer(self, values: dict[str, tuple[str, Any]], questions: int = 2) -> list[str]:
        """Answer so many calls of `Read`, whose value is a variant in a variant; the keys asked."""
        asked: list[str] = []
        while len(asked) < questions:
            message = self._bus.receive(timeout=PATIENCE)
            fields = message.header.fields
            if fields.get(self._jeepney.HeaderFields.member) != "Read":
                continue
            namespace, key = message.body
            asked.append(key)
            if namespace == GNOME and key in values:
                reply = self._jeepney.new_method_return(message, "v", (("v", values[key]),))
            else:
                reply = self._jeepney.new_error(message, f"{NAME}.Error.NotFound")
            self._bus.send(reply)
        return asked

    def change(self, key: str, value: tuple[str, Any], namespace: str = GNOME) -> None:
        path, name, interface = PLACE
        place = self._jeepney.DBusAddress(path, name, interface)
        signal = self._jeepney.new_signal(place, "SettingChanged", "ssv", (namespace, key, value))
        self._bus.send(signal)


def heard(program: Child) -> DesktopWishes:
    """What the program says that the desktop wishes."""
    less_motion, text = program.hear().split()
    return DesktopWishes(less_motion == "True", float(text))


def until_it_listens(program: Child) -> None:
    """It is loaded and connected in one go, so that whoever sees the one has the other."""
    for _ in range(50_000):
        program.tell("say('PySide6.QtDBus' in sys.modules)")
        if program.hear() == "True":
            return
    raise AssertionError("It does not listen.")


@needs_bus
def test_wishes_are_asked_for_and_followed() -> None:
    with own_bus() as bus, driven(SETUP, bus) as program, Desktop(bus) as desktop:
        program.tell("portal.listen()")
        asked = desktop.answer(
            {"enable-animations": ("b", False), "text-scaling-factor": ("d", 1.0)}
        )
        assert sorted(asked) == ["enable-animations", "text-scaling-factor"]
        assert heard(program) == DesktopWishes(less_motion=True)
        desktop.change("text-scaling-factor", ("d", 1.5))
        assert heard(program) == DesktopWishes(less_motion=True, text=1.5)
        desktop.change("enable-animations", ("b", True))
        assert heard(program) == DesktopWishes(text=1.5)
        program.tell("application.quit()")
        assert program.end() == ""


@needs_bus
def test_text_is_no_larger_than_the_pages_can_hold_and_no_smaller_than_it_is() -> None:
    with own_bus() as bus, driven(SETUP, bus) as program, Desktop(bus) as desktop:
        program.tell("portal.listen()")
        desktop.answer({"text-scaling-factor": ("d", 3.0)})
        assert heard(program) == DesktopWishes(text=2.0)
        desktop.change("text-scaling-factor", ("d", 0.5))
        assert heard(program) == DesktopWishes()


@needs_bus
def test_what_makes_no_sense_or_is_of_no_concern_changes_nothing() -> None:
    with own_bus() as bus, driven(SETUP, bus) as program, Desktop(bus) as desktop:
        program.tell("portal.listen()")
        desktop.answer({})
        desktop.change("enable-animations", ("s", "never"))
        desktop.change("text-scaling-factor", ("s", "large"))
        desktop.change("text-scaling-factor", ("d", 1.5), "org.example.other")
        desktop.change("cursor-size", ("i", 48))
        desktop.change("text-scaling-factor", ("d", 1.25))
        assert heard(program) == DesktopWishes(text=1.25)
        program.tell("application.quit()")
        assert program.end() == ""


@pytest.mark.parametrize("platform", ["linux", "win32"])
def test_without_a_bus_nothing_is_wished(platform: str) -> None:
    setup = SETUP.replace('"linux"', repr(platform))
    with driven(setup, {"DBUS_SESSION_BUS_ADDRESS": "disabled:"}) as program:
        program.tell("portal.listen(); say('listens'); application.quit()")
        assert program.hear() == "listens"
        assert program.end() == ""


@needs_bus
def test_a_desktop_that_comes_later_is_heard() -> None:
    with own_bus() as bus, driven(SETUP, bus) as program:
        program.tell("portal.listen()")
        until_it_listens(program)
        with Desktop(bus) as desktop:
            desktop.change("enable-animations", ("b", False))
            assert heard(program) == DesktopWishes(less_motion=True)


@pytest.mark.parametrize("text", [0.9, 2.1, float("nan")])
def test_there_are_no_other_sizes_of_text(text: float) -> None:
    with pytest.raises(ValueError, match="text cannot be"):
        DesktopWishes(text=text)

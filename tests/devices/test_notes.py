"""A notification at the change of legs is shown as it was meant, or it is told why it is not."""

import os
import shlex
import shutil
import sys
from pathlib import Path

import pytest
from buses import driven, own_bus, python

from massage_timer.devices.desktop.notes import Notes

SETUP = """
from massage_timer.devices.desktop.notes import Notes
notes = Notes(QCoreApplication.instance(), platform={platform!r})
notes.changed.connect(lambda: say(notes.check.fine, notes.check.words))
"""
LINUX = SETUP.format(platform="linux")
IN_VAIN = "False No notifications: this desktop shows none."
FINE = "True A notification says so when the legs change behind another window."

linux_only = pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="runs programs of a shell"
)

SERVER = """
import sys
from jeepney import HeaderFields, MessageType, message_bus
from jeepney.io.blocking import open_dbus_connection
from jeepney.wrappers import new_method_return
bus = open_dbus_connection(bus="SESSION")
bus.send_and_get_reply(message_bus.RequestName("org.freedesktop.Notifications"))
print("ready", flush=True)
while True:
    call = bus.receive()
    member = call.header.fields.get(HeaderFields.member)
    if member == "GetServerInformation":
        bus.send(new_method_return(call, "ssss", ("fake", "nobody", "1", "1.2")))
    elif member == "Notify":
        bus.send(new_method_return(call, "u", (4_000_000_000,)))
        app, _, icon, title, words, _, hints, _ = call.body
        print([app, icon, title, words, hints["transient"][1], hints["urgency"][1]], flush=True)
"""


def program(folder: Path, name: str, script: str) -> dict[str, str]:
    """An environment whose only program is this one."""
    file = folder / name
    file.write_text(f"#!/bin/sh\n{script}\n")
    file.chmod(0o755)
    return {"PATH": str(folder)}


def writing_to(pipe: Path) -> str:
    """A program that writes its arguments, each in brackets."""
    return f'printf "[%s]" "$@" > {shlex.quote(str(pipe))}'


@linux_only
@pytest.mark.skipif(shutil.which("notify-send") is None, reason="needs notify-send")
@pytest.mark.skipif(shutil.which("dbus-daemon") is None, reason="needs dbus-daemon")
def test_a_desktop_is_told_the_words_as_they_are() -> None:
    pytest.importorskip("jeepney")
    title, words = "--help <b>&\\n", "-w a\\nb & \\ – é"
    with own_bus() as bus, python("-c", SERVER, environ=bus) as server, driven(LINUX, bus) as us:
        assert server.hear() == "ready"
        us.tell(f"notes.tell({title!r}, {words!r})")
        shown = ["Leg Massage Timer", "leg-massage-timer", title, words.replace("&", "&amp;"), 1, 1]
        assert server.hear() == str(shown)


@linux_only
def test_the_last_of_several_notes_is_shown_after_the_one_that_is_on_its_way(
    tmp_path: Path,
) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    environ = program(tmp_path, "notify-send", writing_to(pipe))
    with driven(LINUX, environ) as us:
        us.tell("for title in ('One', 'Two', 'Three'): notes.tell(title, 'words')")
        heard = ""
        while "Three" not in heard:
            heard += pipe.read_text()
        assert [title in heard for title in ("[One]", "[Two]", "[Three]")] == [True, False, True]
        assert us.end() == ""


@linux_only
def test_a_desktop_that_shows_nothing_is_told_in_words_until_it_does(tmp_path: Path) -> None:
    environ = program(tmp_path, "notify-send", 'echo no >&2; [ "$7" = Good ]')
    with driven(LINUX, environ) as us:
        for title, told in [("Bad", IN_VAIN), ("Good", FINE), ("Bad", IN_VAIN)]:
            us.tell(f"notes.tell({title!r}, 'words')")
            assert us.hear() == told
        assert us.end() == ""


@linux_only
def test_a_program_that_hangs_is_ended_and_does_not_outlive_us(tmp_path: Path) -> None:
    environ = program(tmp_path, "notify-send", "kill -STOP $$")
    with driven(LINUX, environ) as us:
        us.tell("notes.tell('One', 'words'); notes.give_up()")
        assert us.hear() == IN_VAIN
        us.tell("notes.tell('One', 'words')")
        assert us.end() == ""


@linux_only
def test_a_program_that_went_away_is_told_in_words(tmp_path: Path) -> None:
    environ = program(tmp_path, "notify-send", "exit 0")
    with driven(LINUX, environ) as us:
        (tmp_path / "notify-send").unlink()
        us.tell("notes.tell('One', 'words'); notes.tell('Two', 'words')")
        assert us.hear() == IN_VAIN
        assert us.end() == ""


@linux_only
def test_macos_is_given_the_words_as_arguments_and_not_as_a_script(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    environ = program(tmp_path, "osascript", writing_to(pipe))
    words = '" & (do shell script "x") & "\\'
    with driven(SETUP.format(platform="darwin"), environ) as us:
        us.tell(f"notes.tell('-e', {words!r})")
        heard = pipe.read_text()
        assert heard.startswith("[-e][on run argv][-e][display notification")
        assert heard.endswith(f"[--][-e][{words}]")
        assert us.end() == ""


@linux_only
def test_without_the_program_it_says_what_to_install() -> None:
    with driven(LINUX, {"PATH": ""}) as us:
        us.tell("notes.tell('One', 'words'); say(notes.check.fine, notes.check.words)")
        told = us.hear()
        assert told.startswith("False No notifications: notify-send is missing")
        assert "apt-get install libnotify-bin" in told
        assert us.end() == ""


@pytest.mark.usefixtures("qapp")
def test_windows_has_no_program_for_it_so_another_way_is_asked() -> None:
    notes = Notes(platform="win32")
    assert notes.check.fine is False
    assert not notes.tell("Change legs", "Right leg.")

"""A screen saver that only takes notes: what a desktop's own would have seen of the program.

It owns org.freedesktop.ScreenSaver on the session bus and appends a line of JSON to a file for
each Inhibit, UnInhibit and client that went away while it held:

    dbus-run-session -- sh -c 'python tools/fake_screensaver.py seen.jsonl & massage-timer'
"""

import argparse
import json
import time
from pathlib import Path

from jeepney import HeaderFields, MatchRule, Message, message_bus
from jeepney import MessageType as Kind
from jeepney.io.blocking import DBusConnection, open_dbus_connection
from jeepney.low_level import Header
from jeepney.wrappers import new_error, new_method_return

NAME = "org.freedesktop.ScreenSaver"
PATHS = ("/org/freedesktop/ScreenSaver", "/ScreenSaver")
FIRST_COOKIE = 4_000_000_000
"""Does not fit into a signed number, as a real cookie need not."""


class Notes:
    """What is written down, and who holds what."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._held: dict[int, str] = {}
        self._next = FIRST_COOKIE

    def inhibit(self, client: str, who: str, why: str) -> int:
        cookie, self._next = self._next, self._next + 1
        self._held[cookie] = client
        self._write("Inhibit", client, cookie=cookie, who=who, why=why)
        return cookie

    def uninhibit(self, client: str, cookie: int) -> None:
        self._held.pop(cookie, None)
        self._write("UnInhibit", client, cookie=cookie)

    def vanished(self, client: str) -> None:
        cookies = [cookie for cookie, holder in self._held.items() if holder == client]
        for cookie in cookies:
            del self._held[cookie]
            self._write("vanished", client, cookie=cookie)

    def ready(self) -> None:
        self._write("ready", "")

    def _write(self, what: str, client: str, **more: object) -> None:
        line = {"at": round(time.time(), 3), "what": what, "client": client, **more}
        line["held"] = len(self._held)
        with self._file.open("a", encoding="utf-8") as out:
            out.write(json.dumps(line) + "\n")


def answer(message: Message, notes: Notes, paths: tuple[str, ...]) -> Message:
    """The reply to a call."""
    fields, body = message.header.fields, message.body
    client, member = str(fields.get(HeaderFields.sender)), fields.get(HeaderFields.member)
    signature = fields.get(HeaderFields.signature, "")
    if fields.get(HeaderFields.path) not in paths:
        return new_error(message, "org.freedesktop.DBus.Error.UnknownObject")
    if (member, signature) == ("Inhibit", "ss"):
        return new_method_return(message, "u", (notes.inhibit(client, *body),))
    if (member, signature) == ("UnInhibit", "u"):
        notes.uninhibit(client, *body)
        return new_method_return(message)
    return new_error(message, "org.freedesktop.DBus.Error.UnknownMethod")


def serve(bus: DBusConnection, notes: Notes, paths: tuple[str, ...]) -> None:
    """Until the bus goes away."""
    rule = MatchRule(
        type="signal", interface="org.freedesktop.DBus", member="NameOwnerChanged", sender=None
    )
    bus.send_and_get_reply(message_bus.AddMatch(rule))
    bus.send_and_get_reply(message_bus.RequestName(NAME))
    notes.ready()
    while True:
        message = bus.receive()
        header: Header = message.header
        if header.message_type is Kind.method_call:
            bus.send(answer(message, notes, paths))
        elif header.fields.get(HeaderFields.member) == "NameOwnerChanged":
            name, _, now = message.body
            if not now:
                notes.vanished(name)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("file", type=Path, help="lines of JSON are appended to it")
    parser.add_argument("--path", choices=PATHS, help="answer at this path only; default: both")
    asked = parser.parse_args()
    paths = PATHS if asked.path is None else (asked.path,)
    with open_dbus_connection(bus="SESSION") as bus:
        try:
            serve(bus, Notes(asked.file), paths)
        except (ConnectionError, KeyboardInterrupt):
            return


if __name__ == "__main__":
    main()

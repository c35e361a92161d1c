"""A small screen reader: it knows the program by AT-SPI alone, goes through a session, and prints
what it hears.

It runs in the system's own Python, which has pyatspi, and starts the program that its words name.
Each line is one JSON object.
"""

import argparse
import json
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import Any

import pyatspi
from gi.repository import GLib
from x_focus import focus_largest

LOOK_MS = 25
"""How often it is looked whether what is waited for has come."""
AGAIN_S = 0.6
"""After so long a press is repeated, where it changed nothing: a page passes over presses that
were meant for the one before."""
KEYS = {
    "Space": 0x20,
    "Down": 0xFF54,
    "Left": 0xFF51,
    "Right": 0xFF53,
    "Home": 0xFF50,
    "End": 0xFF57,
}
"""X11 key symbols."""
ASSERTIVE = 2
TOLD_STATES = {
    pyatspi.STATE_CHECKED: "checked",
    pyatspi.STATE_EXPANDED: "expanded",
}

Wait = Callable[[], object]
"""Asked again and again until what it gives is true."""


class Reader:
    """What was heard, and what a person can do with a keyboard and a reader."""

    def __init__(self, program: Sequence[str], patience: float) -> None:
        self._until = time.monotonic() + patience
        self.heard: list[str] = []
        """The words of announcements."""
        self._changed: dict[str, Counter[int]] = {}
        """How often a part changed after so many announcements of a session, by what it is."""
        self.failure = ""
        pyatspi.Registry.registerEventListener(self._announced, "object:announcement")
        pyatspi.Registry.registerEventListener(self._focused, "object:state-changed:focused")
        pyatspi.Registry.registerEventListener(
            self._change,
            "object:property-change:accessible-name",
            "object:property-change:accessible-description",
            "object:property-change:accessible-value",
            "object:text-changed",
        )
        self.process = subprocess.Popen(program)

    # What comes

    def _announced(self, event: Any) -> None:
        self.heard.append(event.any_data)
        _tell("heard", words=event.any_data, urgent=event.detail1 == ASSERTIVE)

    def _focused(self, event: Any) -> None:
        if event.detail1:
            _tell("focus", words=described(event.source))

    def _change(self, event: Any) -> None:
        if not self.heard:
            return  # no session has begun
        source = f"{event.type} of {role_of(event.source)} {event.source.path}"
        self._changed.setdefault(source, Counter())[len(self.heard)] += 1

    # What can be done

    def go(self, way: Iterator[Wait]) -> None:
        """Take one way from wait to wait; for want of something it ends in a failure."""
        wait: Wait = bool

        def look() -> bool:
            nonlocal wait
            try:
                while _is(wait):
                    wait = next(way)
            except StopIteration:
                pyatspi.Registry.stop()
                return False
            except RuntimeError as error:
                self.failure = repr(error)
                pyatspi.Registry.stop()
                return False
            if time.monotonic() > self._until or self.process.poll() is not None:
                ended = self.process.poll()
                self.failure = f"the program ended ({ended})" if ended is not None else "too long"
                pyatspi.Registry.stop()
                return False
            return True

        wait = lambda: True  # noqa: E731
        GLib.timeout_add(LOOK_MS, look)
        pyatspi.Registry.start()
        most = {source: max(times.values()) for source, times in self._changed.items()}
        _tell("changed", counts=most)

    def find(self, role: str, name: str = "") -> Any:
        """The first part that is shown with this role and a name that begins so; None: none."""
        return next((one for one in parts() if _suits(one, role, name)), None)

    def press(self, role: str, name: str, then: Wait) -> Iterator[Wait]:
        """By its action, until what shall come of it has come."""
        yield lambda: self.find(role, name)
        _tell("does", words=f"Press “{name}”")
        pressed = 0.0
        while not _is(then):
            if time.monotonic() - pressed > AGAIN_S and (button := self.find(role, name)):
                button.queryAction().doAction(0)
                pressed = time.monotonic()
            yield _soon()

    def focus(self, role: str, name: str = "") -> Iterator[Wait]:
        yield lambda: self.find(role, name)
        self.find(role, name).queryComponent().grabFocus()

    def key(self, name: str) -> None:
        _tell("does", words=f"Key {name}")
        pyatspi.Registry.generateKeyboardEvent(KEYS[name], None, pyatspi.KEY_SYM)

    def key_until(self, name: str, words: str) -> Iterator[Wait]:
        """A key, again and again, until something is announced that begins so. Presses that are
        near together count once."""
        before, presses = len(self.heard), 0
        while not any(one.startswith(words) for one in self.heard[before:]):
            yield _soon(AGAIN_S)
            if presses and self.hears(words, before)():
                break
            self.key(name)
            presses += 1
            yield _soon(0.1)

    def hears(self, words: str, since: int = 0) -> Wait:
        return lambda: any(one.startswith(words) for one in self.heard[since:])

    def read(self) -> None:
        """Headings and texts of the page, as somebody hears them who lets it be read."""
        for one in parts():
            if role_of(one) == "heading" and one.name:
                _tell("read", words=f"{one.name}, heading")


def way(reader: Reader, routine: str) -> Iterator[Wait]:
    """From the first start to the end of a session."""
    yield lambda: reader.find("frame")
    yield focus_largest
    yield lambda: reader.find("heading")
    reader.read()
    if reader.find("list", "Routines") is None:
        close = next(one.name for one in parts() if role_of(one) == "button" and one.name)
        home = lambda: reader.find("list", "Routines")  # noqa: E731
        yield from reader.press("button", close, home)
        reader.read()
    yield from reader.focus("list", "Routines")
    for name in ("Home", "Right", "Left"):  # a look round
        yield _soon(0.2)
        reader.key(name)
    yield _soon(0.2)
    while not _chosen(reader.find("list", "Routines"), routine):
        reader.key("Right")
        yield _soon(0.2)
    safety = lambda: reader.find("check box")  # noqa: E731
    yield from reader.press("button", "Safety check", safety)
    reader.read()
    yield from reader.focus("check box")
    yield _soon(0.2)
    reader.key("End")
    yield _soon(0.2)
    comfort = lambda: reader.find("button", "Get ready")  # noqa: E731
    yield from reader.press("button", "None of these", comfort)
    reader.read()
    ready = lambda: reader.find("button", "Start")  # noqa: E731
    yield from reader.press("button", "Get ready", ready)
    reader.read()
    begun = lambda: len(reader.heard) >= 2  # noqa: E731
    yield from reader.press("button", "Start", begun)
    yield from reader.key_until("Space", "Paused")
    yield from reader.key_until("Space", "Going on")
    yield from reader.key_until("Down", "Softer: it is feather-light already")
    yield reader.hears("Change legs")
    yield reader.hears("Both legs done")
    yield lambda: reader.find("button", "Swap places")
    reader.read()


def parts() -> Iterator[Any]:
    """All that is shown of the program, in the order in which it is read."""
    desktop = pyatspi.Registry.getDesktop(0)
    for application in desktop:
        if application is not None:
            yield from _below(application)


def _below(part: Any) -> Iterator[Any]:
    for child in part:
        try:
            if child is not None and child.getState().contains(pyatspi.STATE_SHOWING):
                yield child
                yield from _below(child)
        except (GLib.Error, LookupError):  # it has just gone
            continue


def role_of(part: Any) -> str:
    """As newer versions of AT-SPI call it."""
    return str(part.getRoleName()).removeprefix("push ")


def described(part: Any) -> str:
    """As readers say it: name, what it is, its state, where in its list, and what more there is."""
    words = [part.name, role_of(part)]
    state = part.getState()
    words += [told for one, told in TOLD_STATES.items() if state.contains(one)]
    if role_of(part) == "list item":
        words.append(f"{part.getIndexInParent() + 1} of {part.parent.childCount}")
    if part.description and part.description != part.name:
        words.append(part.description)
    return ", ".join(words)


def _chosen(list_: Any, name: str) -> bool:
    chosen = (one for one in list_ if one.getState().contains(pyatspi.STATE_SELECTED))
    return any(one.name.startswith(name) for one in chosen)


def _suits(part: Any, role: str, name: str) -> bool:
    return bool(role_of(part) == role and part.name.startswith(name))


def _is(wait: Wait) -> bool:
    try:
        return bool(wait())
    except (GLib.Error, LookupError):  # what was looked at has just gone
        return False


def _soon(seconds: float = 0.03) -> Wait:
    """A short while from now."""
    until = time.monotonic() + seconds
    return lambda: time.monotonic() >= until


def _tell(kind: str, **facts: object) -> None:
    print(json.dumps({"kind": kind, **facts}, ensure_ascii=False), flush=True)


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--routine", required=True, help="how its name begins")
    parser.add_argument("--patience", type=float, default=60, help="seconds")
    parser.add_argument("program", nargs="+")
    asked = parser.parse_args()
    reader = Reader(asked.program, asked.patience)
    try:
        reader.go(way(reader, asked.routine))
    finally:
        reader.process.terminate()
        reader.process.wait()
    if reader.failure:
        print(reader.failure, file=sys.stderr)
    return 1 if reader.failure else 0


if __name__ == "__main__":
    raise SystemExit(main())

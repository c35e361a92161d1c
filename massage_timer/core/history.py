"""Undo and redo: what was, what is, and what was taken back. Pure."""

from dataclasses import dataclass, replace
from typing import Generic, TypeVar

Value = TypeVar("Value")

MOST_KEPT = 1000
"""So many states can be taken back; the oldest are forgotten."""


@dataclass(frozen=True, slots=True)
class History(Generic[Value]):
    """The states of something that is edited."""

    now: Value
    before: tuple[Value, ...] = ()
    after: tuple[Value, ...] = ()
    """What was taken back, the next to come back first."""

    def with_new(self, value: Value) -> "History[Value]":
        """Another state, after which nothing comes back; the same one changes nothing."""
        if value == self.now:
            return self
        return History(value, (*self.before, self.now)[-MOST_KEPT:])

    def undone(self) -> "History[Value]":
        """The state before; as it is where there is none."""
        if not self.before:
            return self
        *before, now = self.before
        return replace(self, now=now, before=tuple(before), after=(self.now, *self.after))

    def redone(self) -> "History[Value]":
        """What was taken back last; as it is where nothing was."""
        if not self.after:
            return self
        now, *after = self.after
        return replace(self, now=now, before=(*self.before, self.now), after=tuple(after))

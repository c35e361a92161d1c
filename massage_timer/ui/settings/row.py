"""What one row of the page of settings is: a name, a line about it, a choice and buttons."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from enum import Enum

from massage_timer.core.language import _, number
from massage_timer.core.sounds import Sound

Values = Mapping[str, object]
"""Settings by their names, with values as the file of settings has them."""


@dataclass(frozen=True, slots=True)
class Idle:
    """Why something means nothing while a setting has this value."""

    setting: str
    value: object
    reason: str


@dataclass(frozen=True, slots=True)
class Choice:
    """One option: its words, and the settings that it makes."""

    words: str
    values: Values


class Asks(Enum):
    """What is asked for by a button of a row."""

    HEAR = "hear a sound"
    SPEAK = "hear the voice"
    TEACH = "teach a button"
    FORGET = "forget all that was taught"
    DIARY = "see the diary"


@dataclass(frozen=True, slots=True)
class Act:
    """A button of a row. It changes nothing by itself; the page asks for what it says."""

    words: str
    asks: Asks
    sound: Sound | None = None
    """Which one, where a sound is asked for."""
    idle: tuple[Idle, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """What is set, a line about it, and two to seven options, or buttons, or both."""

    group: str
    """The heading that it stands under."""
    setting: str
    """Its main setting, by which the row is found and shows notes."""
    name: str
    about: str
    choices: tuple[Choice, ...] = ()
    acts: tuple[Act, ...] = ()
    idle: tuple[Idle, ...] = ()
    unit: str = ""
    """How a number is shown, as "{n} s"; any that the file may have is, even one that is not
    offered."""
    tell: Callable[[Values], str] | None = None
    """What holds, in words, where there is no choice to show it."""

    def chosen(self, settings: Values) -> int:
        """The place of the option that holds; the first where none does."""
        return next((n for n, choice in enumerate(self.choices) if _holds(choice, settings)), 0)

    def fitted(self, settings: Values) -> "Row":
        """With a number that was written into the file in place of the nearest that is offered."""
        kept = settings[self.setting] if self.unit else None
        if not isinstance(kept, int):
            return self
        away, place = min(
            (abs(value - kept), place)
            for place, choice in enumerate(self.choices)
            if isinstance(value := choice.values.get(self.setting), int)
        )
        if away == 0:
            return self
        choices = list(self.choices)
        values = {**choices[place].values, self.setting: kept}
        choices[place] = Choice(_(self.unit).format(n=number(kept)), values)
        return replace(self, choices=tuple(choices))


def reason_of(of: Row | Act, settings: Values) -> str:
    """Why a row or a button means nothing now; "": it does mean something."""
    return next((_(i.reason) for i in of.idle if settings[i.setting] == i.value), "")


def _holds(choice: Choice, settings: Values) -> bool:
    return all(settings[name] == value for name, value in choice.values.items())

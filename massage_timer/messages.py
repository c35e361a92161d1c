"""What a person should know and is told on Home: that a file was damaged, that a disk is full."""

from collections.abc import Iterable, Sequence

from massage_timer.core.language import listed
from massage_timer.store.disk import Refusal, because


class Messages:
    """Sentences that wait for the next time that Home is shown; each is told once.

    What was refused for one reason is told in one sentence, however many files it befell.
    """

    def __init__(self) -> None:
        self._waiting: list[str] = []
        self._told: set[str] = set()

    def tell(self, sentences: Iterable[str]) -> None:
        for sentence in sentences:
            if sentence not in self._told:
                self._told.add(sentence)
                self._waiting.append(sentence)

    def take(self) -> list[str]:
        """All that wait, and wait no longer."""
        taken, self._waiting = self._waiting, []
        gathered: dict[str, list[Refusal]] = {}
        for each in taken:
            if isinstance(each, Refusal):
                gathered.setdefault(each.reason, []).append(each)
            else:
                gathered[each] = []
        return [_in_one(refusals) if refusals else each for each, refusals in gathered.items()]


def _in_one(refusals: Sequence[Refusal]) -> str:
    """What was refused for the same reason, in one sentence."""
    first, *others = refusals
    if not others:
        return first
    if not all(refusal.so for refusal in refusals):
        return "\n".join(refusals)
    reason = first.reason[:1].upper() + first.reason[1:]
    return because().format(reason) + listed([refusal.so for refusal in refusals])

"""What a person should know and is told on Home: that a file was damaged, that a disk is full."""

from collections.abc import Iterable


class Messages:
    """Sentences that wait for the next time that Home is shown; each is told once."""

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
        return taken

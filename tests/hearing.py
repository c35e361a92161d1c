"""A session with ears: player, announcer and fake devices, and a clock that jumps between them."""

from pathlib import Path

from fakes import FakeClock, FakeSounds, FakeVoice, Heard

from massage_timer.announcer import Announcer, Manner
from massage_timer.core.cues import Cue
from massage_timer.core.routine import Routine
from massage_timer.core.session import Command, Phase, Session, until_next_tick
from massage_timer.core.timeline import Options
from massage_timer.player import SessionPlayer


class Hearing:
    """One session from its start. `late` is how late the clock is read, each time, in ms."""

    def __init__(
        self,
        routine: Routine,
        options: Options,
        manner: Manner,
        late: int = 0,
        ms_a_character: int = 70,
    ) -> None:
        self.clock = FakeClock(0)
        self.heard: list[Heard] = []
        self.cues: list[tuple[int, Cue]] = []
        """With the time at which each was due."""
        self.late = late
        self.player = SessionPlayer(self.clock)
        self.voice = FakeVoice(self.clock, self.heard, ms_a_character)
        self.announcer = Announcer(
            FakeSounds(self.clock, self.heard),
            self.voice,
            Path("sounds"),
            self.clock.now,
            self.player.lateness,
            self.player,
        )
        self.announcer.set_manner(manner)
        self.player.cue.connect(self._told)
        self.player.cue.connect(self.announcer.hear)
        self.player.load(routine, options)
        self.player.press(Command.START)

    @property
    def session(self) -> Session:
        assert self.player.session is not None
        return self.player.session

    @property
    def over(self) -> bool:
        return self.session.phase is Phase.DONE

    def pass_time(self, ms: int) -> None:
        """Let time pass; whatever becomes due meanwhile happens, the ticks `late` ms late."""
        end = self.clock.now() + ms
        while self.clock.now() < end:
            now, tick, speech = self.clock.now(), self._tick_due(), self.announcer.due_in
            moments = [
                end,
                end if tick is None else tick + self.late,
                end if speech is None else now + speech,
                end if self.voice.ends is None else self.voice.ends,
            ]
            self.clock.advance(max(0, min(moments) - now))
            if self.voice.ends is not None and self.voice.ends <= self.clock.now():
                self.voice.ends = None
                self.announcer.end_line()
            self.announcer.tick()
            if tick is not None and tick + self.late <= self.clock.now():
                self.player.tick()

    def press(self, command: Command) -> None:
        self.player.press(command)

    def to_the_end(self) -> None:
        while not self.over or self.voice.ends is not None or self.announcer.due_in is not None:
            self.pass_time(1_000)

    @property
    def written(self) -> str:
        """All that was heard, a line each: seconds, device, what."""
        return "".join(f"{h.at / 1000:7.3f} {h.device}: {h.what}\n" for h in self.heard)

    def _tick_due(self) -> int | None:
        """When the player wants to be woken; None while the session stands still."""
        wait, since = until_next_tick(self.session), self.session.running_since
        return None if wait is None or since is None else since + wait

    def _told(self, cue: Cue) -> None:
        self.cues.append((self.clock.now() - self.player.lateness(cue), cue))

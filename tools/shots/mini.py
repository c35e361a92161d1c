"""The mini view."""

from collections.abc import Iterator

from rehearsal import CLASSIC, Rehearsal

from massage_timer.core.language import _
from massage_timer.core.session import Command, Phase
from massage_timer.ui.window.keep_in_front import BY_HAND
from shots.sessions import in_zone
from shots.shot import Shot


def mini(run: Rehearsal) -> Iterator[Shot]:
    run.begin(CLASSIC)
    run.program.flow.switch_view()
    run.pass_time(2000)
    yield "mini-lead-in", run.mini_picture()
    run.go_until(lambda shown: shown.leg_seconds == 300 - 60)
    yield "mini-pressure", run.mini_picture()
    run.go_until(in_zone("calf-glide"))
    run.pass_time(7300)
    yield "mini-step", run.mini_picture()
    run.player.tell(Command.TOGGLE)
    yield "mini-paused", run.mini_picture()
    run.pages.session.controls.closing.setCurrentTime(600)
    yield "mini-stop-held", run.mini_picture()
    run.pages.session.controls.stopping.emit(0.0)
    run.player.tell(Command.RESUME)
    run.go_until(lambda shown: shown.leg_seconds == 20)
    run.pass_time(5000)
    run.player.tell(Command.NEXT)
    yield "mini-refused", run.mini_picture()
    run.go_until(lambda shown: shown.phase is Phase.CHANGE)
    yield "mini-change", run.mini_picture()
    run.player.tell(Command.PAUSE)
    yield "mini-change-paused", run.mini_picture()
    run.player.tell(Command.RESUME)
    run.clock.sleep(192_000)
    run.player.tick()
    yield "mini-change-slept", run.mini_picture()
    run.player.tell(Command.RESUME)
    run.go_until(in_zone("knee"))
    run.pass_time(3300)
    yield "mini-right-leg", run.mini_picture()
    run.clock.sleep(192_000)
    run.player.tick()
    yield "mini-slept", run.mini_picture()
    run.player.tell(Command.STOP)


def mini_hundred(run: Rehearsal) -> Iterator[Shot]:
    run.begin("slow-evening-calves")
    run.program.flow.switch_view()
    run.go_until(lambda shown: shown.seconds == 144)
    yield "mini-hundred", run.mini_picture()


def mini_wayland(run: Rehearsal) -> Iterator[Shot]:
    run.begin(CLASSIC)
    run.program.flow.switch_view()
    run.go_until(lambda shown: shown.phase is Phase.STEP)
    run.pass_time(3000)
    run.pages.session.banner.tell(_(BY_HAND))
    yield "mini-wayland", run.mini_picture()


def mini_waiting(run: Rehearsal) -> Iterator[Shot]:
    run.begin(CLASSIC)
    run.program.flow.switch_view()
    run.go_until(lambda shown: shown.held)
    yield "mini-change-waiting", run.mini_picture()

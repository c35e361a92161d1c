"""A session, its change of legs and its ends."""

from collections.abc import Callable, Iterator
from dataclasses import replace

from rehearsal import CLASSIC, Rehearsal

from massage_timer import resources
from massage_timer.core.adapt import soften
from massage_timer.core.frame import Frame
from massage_timer.core.routine import Side
from massage_timer.core.session import Command, Phase
from shots.shot import Shot


def session(run: Rehearsal) -> Iterator[Shot]:
    page, press = run.pages.session, run.player.press
    run.begin(CLASSIC)
    run.pass_time(2000)
    yield "session-lead-in", run.picture()
    run.go_until(lambda shown: shown.phase is Phase.STEP)
    run.pass_time(5300)
    yield "session-first-step", run.picture()
    press(Command.TOGGLE)
    yield "session-paused", run.picture()
    run.pass_time(600)
    press(Command.TOGGLE)
    run.pass_time(1200)
    yield "session-lead-in-after-pause", run.picture()
    run.go_until(lambda shown: shown.leg_seconds == 300 - 60)
    yield "session-pressure-banner", run.picture()
    page.banner.drop()
    run.go_until(lambda shown: shown.following_in == 8)
    yield "session-last-seconds", run.picture()
    press(Command.SOFTER)
    yield "session-softer-banner", run.picture()
    press(Command.STAY)
    run.go_until(in_zone("calf"))
    run.pass_time(14_000)
    run.settle()
    for button in page.controls.buttons[1:-1]:
        button.set_faded(1.0)
    yield "session-resting", run.window.grab().toImage()
    page.controls.stop.set_progress(0.6)
    yield "session-stop-held", run.picture()
    page.controls.stop.set_progress(0.0)
    run.clock.sleep(192_000)
    run.player.tick()
    yield "session-slept", run.picture()
    press(Command.RESUME)
    run.pass_time(4000)
    run.program.flow.ask_to_stop()
    run.program.flow.go_on()
    run.pass_time(4000)
    run.go_until(lambda shown: shown.leg_seconds == 20)
    run.pass_time(5000)
    yield "session-last-step", run.picture()
    press(Command.NEXT)
    yield "session-refused-banner", run.picture()
    run.go_until(lambda shown: shown.phase is Phase.CHANGE)
    run.go_until(lambda shown: shown.phase is Phase.LEAD_IN)
    yield "session-second-lead-in", run.picture()
    run.go_until(in_zone("knee"))
    run.pass_time(3300)
    yield "session-right-leg", run.picture()


def hundred(run: Rehearsal) -> Iterator[Shot]:
    run.begin("slow-evening-calves")
    run.go_until(lambda shown: shown.seconds == 144)
    yield "session-hundred", run.picture()
    run.go_until(lambda shown: shown.seconds == 100)
    run.player.press(Command.TOGGLE)
    yield "session-hundred-paused", run.picture()


def feather(run: Rehearsal) -> Iterator[Shot]:
    """As light as it gets: the question offers nothing, and Softer is refused."""
    run.begin(CLASSIC)
    run.go_until(lambda shown: shown.phase is Phase.STEP)
    while Command.SOFTER in run.frame.offered:
        run.player.tell(Command.SOFTER)
    run.go_until(lambda shown: shown.leg_seconds == 300 - 60)
    yield "session-pressure-lightest", run.picture()
    run.go_until(in_zone("calf"))
    run.player.tell(Command.SOFTER)
    yield "session-softer-refused", run.picture()


def light_touch(run: Rehearsal) -> Iterator[Shot]:
    """What a session looks like that stays light."""
    run.begin(CLASSIC)
    timeline = run.session.timeline
    run.player.load(soften(timeline.routine), timeline.options)
    run.player.tell(Command.START)
    run.go_until(in_zone("calf"))
    run.pass_time(5300)
    yield "session-light-touch", run.picture()
    run.go_until(in_zone("thigh"))
    run.pass_time(5300)
    yield "session-light-touch-thigh", run.picture()


def pictures(run: Rehearsal) -> Iterator[Shot]:
    """Every technique once, in the middle of its stroke, each other one on the right leg."""
    seen: set[str] = set()
    for file in sorted(resources.routines().glob("*.yaml")):
        run.begin(file.stem)
        routine = run.session.timeline.routine
        new = {step.technique.id for step in routine.steps} - seen
        for side in Side if file.stem == CLASSIC else [Side.LEFT]:
            seen_here: set[str] = set()
            while new - seen_here:
                shown = run.go_until(starts_new(side, new - seen_here))
                assert shown.step is not None
                technique = shown.step.technique
                run.pass_time(round(technique.pace * technique.work * 650))
                name = technique.id if side is Side.LEFT else f"{technique.id}-right"
                yield f"picture-{name}", run.picture()
                seen_here.add(technique.id)
        seen |= new
        run.player.tell(Command.STOP)


def change(run: Rehearsal) -> Iterator[Shot]:
    run.begin(CLASSIC)
    run.go_until(lambda shown: shown.phase is Phase.CHANGE)
    yield "change-early", run.picture()
    run.go_until(lambda shown: shown.seconds == 8)
    yield "change-late", run.picture()
    run.player.tell(Command.PAUSE)
    yield "change-paused", run.picture()
    run.player.tell(Command.RESUME)
    run.clock.sleep(192_000)
    run.player.tick()
    run.settle()
    yield "change-slept", run.picture()


def change_waiting(run: Rehearsal) -> Iterator[Shot]:
    run.begin(CLASSIC)
    run.go_until(lambda shown: shown.held)
    yield "change-waiting", run.picture()


def done(run: Rehearsal) -> Iterator[Shot]:
    run.begin(CLASSIC)
    run.go_until(lambda shown: shown.phase is Phase.DONE)
    yield "done", run.picture()
    run.pages.done.swap.click()
    run.pass_check()
    run.get_ready()
    run.pages.ready.start.click()
    run.go_until(lambda shown: shown.leg_seconds == 300 - 131)
    run.player.tell(Command.STOP)
    yield "stopped", run.picture()


def stop(run: Rehearsal) -> Iterator[Shot]:
    """The question, and what each of its signs leads to."""
    page = run.pages.stop
    for number, row in enumerate(page.signs.rows, 1):
        run.begin(CLASSIC)
        run.go_until(in_zone("calf"))
        run.program.flow.ask_to_stop()
        page.settle()
        if number == 1:
            yield "stop-question", run.picture()
        row.setFocus()
        if number == 2:
            yield "stop-question-sign", run.picture()
        row.click()
        page.settle()
        yield f"stop-sign-{number}", run.picture()
        page.close_button.click()
    yield "stop-sign-done", run.picture()


def digits(run: Rehearsal) -> Iterator[Shot]:
    """As large as they can be wanted, wherever they are shown."""
    run.window.set_theme(replace(run.window.theme, reach=1.5))
    run.begin(CLASSIC)
    run.go_until(in_zone("calf"))
    run.pass_time(5300)
    yield "digits-session", run.picture()
    run.go_until(lambda shown: shown.following_in == 8)
    yield "digits-last-seconds", run.picture()
    run.program.flow.switch_view()
    yield "digits-mini", run.mini_picture()
    run.program.flow.switch_view()
    run.go_until(lambda shown: shown.phase is Phase.CHANGE)
    yield "digits-change", run.picture()
    run.begin("slow-evening-calves")
    run.go_until(lambda shown: shown.seconds == 144)
    yield "digits-hundred", run.picture()
    run.player.tell(Command.STOP)


def in_zone(word: str) -> Callable[[Frame], bool]:
    return lambda shown: (
        shown.phase is Phase.STEP and shown.step is not None and word in shown.step.technique.id
    )


def starts_new(side: Side, wanted: set[str]) -> Callable[[Frame], bool]:
    return lambda shown: (
        shown.phase is Phase.STEP
        and shown.side is side
        and shown.step is not None
        and shown.step.technique.id in wanted
    )

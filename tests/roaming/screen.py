"""What the screen says is what the session is, reckoned here from the tape alone."""

from PySide6.QtWidgets import QApplication

from massage_timer.core.routine import Side
from massage_timer.core.session import Command, Phase, Session
from massage_timer.core.timeline import Kind, Refusal, Segment, again, next_step, softer, stay_here
from massage_timer.ui.editor.page import EditorPage
from roaming.sitting import Sitting

NAMES = {Side.LEFT: "Left leg", Side.RIGHT: "Right leg"}
EDITS = {
    Command.NEXT: next_step,
    Command.STAY: stay_here,
    Command.AGAIN: again,
    Command.SOFTER: softer,
}


def read(seconds: int) -> str:
    return f"{seconds // 60}:{seconds % 60:02}"


def up(ms: int) -> int:
    """Whole seconds, rounded up."""
    return -(-ms // 1000)


class Screen(Sitting):
    """Each is a law about the page that is shown now."""

    def the_page_is_that_of_the_phase(self) -> None:
        visit = self.visit
        if not visit.begun:
            return
        session, pages, page = visit.player.session, visit.pages, visit.page
        phase = None if session is None else session.phase
        asked = page is pages.stop and pages.stop.asks
        if page is pages.session:
            assert phase in (Phase.STEP, Phase.LEAD_IN)
        if page is pages.change:
            assert phase is Phase.CHANGE
        if page is pages.done or (page is pages.stop and not asked):
            assert phase is Phase.DONE
        if phase not in (None, Phase.READY, Phase.DONE):
            assert session is not None
            assert page in (pages.session, pages.change) or asked, "a session was left alone"
            assert session.paused or not asked, "it runs on while it is asked whether to stop"
        if pages.mini.isVisible():
            assert page in (pages.session, pages.change)
            assert not visit.window.isVisible()
        else:
            assert visit.window.isVisible()

    def the_session_page_says_what_is(self) -> None:
        if not self.shows("session"):
            return
        page, session = self.visit.pages.session, self.visit.player.session
        assert session is not None
        segment = here(session)
        technique = segment.step.technique
        assert page.badge.accessibleName() == NAMES[segment.side]
        assert page.technique.words == technique.name
        assert page.cue.words == segment.step.cue
        assert page.hands.words == technique.hands
        assert page.picture.mirrored == (segment.side is Side.RIGHT)
        left = session.lead_in or segment.end - session.playhead
        assert page.ring.seconds == up(left)
        given = {side: given_by(session, side) for side in Side}
        assert page.leg_clock.words == read(up(300_000 - given[segment.side]))
        assert page.both_clock.words == read(up(600_000 - sum(given.values())))
        assert page.dial._level == pressure_of(session, segment)
        assert page.following.accessibleName() == f"Next: {following(session, segment)}"
        still = session.running_since is None
        assert page.controls.pause.text() == ("Go on" if still else "Pause")
        assert page.ring._stands == still
        runs = session.phase is Phase.STEP
        stroke = (session.playhead - segment.start) // segment.cycle + 1 if runs else 0
        strokes = -(-segment.length // segment.cycle)
        said = f"Stroke {stroke} of {strokes}" if runs else "Get ready"
        assert page.ring._words == said

    def controls_offer_what_can_be_done(self) -> None:
        if not self.shows("session"):
            return
        controls, session = self.visit.pages.session.controls, self.visit.player.session
        assert session is not None
        for command, button in controls._edits.items():
            can = not isinstance(EDITS[command](session.timeline, session.playhead), Refusal)
            assert bool(button.accessibleDescription()) is not can, command
            assert button.isEnabled(), "it says why it cannot be done"

    def a_pause_is_said(self) -> None:
        if not self.shows("session"):
            return
        page, session = self.visit.pages.session, self.visit.player.session
        assert session is not None
        said = "" if page.banner.isHidden() else page.banner.accessibleName()
        if session.paused:
            assert said
        else:
            assert not said.startswith(("Paused", "The computer slept", "The program stood still"))

    def the_change_of_legs_says_what_is(self) -> None:
        if not self.shows("change"):
            return
        page, session = self.visit.pages.change, self.visit.player.session
        assert session is not None
        segment = here(session)
        said = f"Change legs. {NAMES[segment.side]}."
        assert page.accessibleName().startswith(said)
        assert (page.accessibleName() == said) == (session.running_since is not None)
        frame = page._frame
        assert frame is not None
        assert (frame.side, frame.paused) == (segment.side, session.running_since is None)
        assert frame.seconds == up(segment.end - session.playhead)
        assert frame.held == segment.hold
        assert frame.hands_on(segment.side.other) == given_by(session, segment.side.other)

    def the_mini_view_says_the_same(self) -> None:
        if not self.visit.begun or not self.visit.pages.mini.isVisible():
            return
        mini, session = self.visit.pages.mini, self.visit.player.session
        assert session is not None
        segment = here(session)
        doing = segment.step.technique.name
        if session.phase is Phase.CHANGE:
            doing = "Change legs"
        assert mini.windowTitle() == f"{NAMES[segment.side]}: {doing}"
        shown = mini.words._frame
        assert shown is not None
        assert shown.seconds == up(session.lead_in or segment.end - session.playhead)
        assert shown.leg_seconds == up(300_000 - given_by(session, segment.side))
        assert (shown.side, shown.paused) == (segment.side, session.running_since is None)
        if session.phase is not Phase.CHANGE:
            assert mini.words.badge.accessibleName() == NAMES[segment.side]

    def the_tray_says_the_same(self) -> None:
        visit = self.visit
        session = visit.player.session if visit.begun else None
        icon = visit.tray.icon
        unfinished = session is not None and session.phase not in (Phase.READY, Phase.DONE)
        assert (icon is not None) == unfinished
        if icon is None or session is None:
            return
        segment = here(session)
        doing = segment.step.technique.name
        if session.phase is Phase.CHANGE:
            doing = "Change legs"
        minutes = -(-up(300_000 - given_by(session, segment.side)) // 60)
        said = f"{NAMES[segment.side]}: {doing}, {minutes} min left"
        still = session.running_since is None
        assert icon.toolTip() == (f"Paused. {said}" if still else said)
        goes_on = still or session.phase is Phase.CHANGE
        assert icon.toggle.text() == ("Go on" if goes_on else "Pause")

    def the_summary_says_what_each_leg_got(self) -> None:
        if not self.shows("done"):
            return
        page, session = self.visit.pages.done, self.visit.player.session
        assert session is not None
        for side in Side:
            assert page.clocks[side].words == read(given_by(session, side) // 1000)
        whole = all(given_by(session, side) == 300_000 for side in Side)
        assert page.title.words == ("Both legs done." if whole else "Stopped.")

    def the_voice_names_the_leg_that_is_shown(self) -> None:
        """Not those lines by which it is tried, nor those of a rehearsal."""
        said = self.machine.said.copy()
        self.machine.said.clear()
        if self.shows("session") or self.shows("change"):
            session = self.visit.player.session
            assert session is not None
            for line in said:
                for side in Side:
                    if f"{NAMES[side]}." in line:
                        assert side is here(session).side, line

    def the_focus_is_somewhere_to_be_seen(self) -> None:
        mini = self.visit.begun and self.visit.pages.mini.isVisible()
        shown = self.visit.pages.mini if mini else self.visit.page
        focused = (self.visit.pages.mini if mini else self.visit.window).focusWidget()
        assert focused is not None
        if isinstance(shown, EditorPage):
            return  # it has a focus of its own for each part
        assert focused is shown or shown.isAncestorOf(focused), type(focused)
        name = f"{type(focused).__name__} {focused.accessibleName()}"
        # Where a window is active, Qt leads the focus on from what is hidden.
        assert focused.isVisible() or not focused.isActiveWindow(), name
        assert focused.isEnabled(), name

    def no_page_is_empty(self) -> None:
        mini = self.visit.begun and self.visit.pages.mini.isVisible()
        shown = self.visit.pages.mini if mini else self.visit.page
        QApplication.sendPostedEvents()
        if shown is not self.drawn:
            self.drawn = shown
            image = shown.grab().toImage().scaled(24, 16)
            colours = {image.pixel(x, y) for x in range(24) for y in range(16)}
            assert len(colours) > 1

    drawn: object = None


def here(session: Session) -> Segment:
    segment = session.segment
    assert segment is not None
    return segment


def given_by(session: Session, side: Side) -> int:
    """Ms of hands on this leg, from the tape."""
    return sum(
        max(0, min(s.end, session.playhead) - s.start)
        for s in session.timeline.segments
        if s.kind is Kind.STEP and s.side is side
    )


def pressure_of(session: Session, segment: Segment) -> int:
    if segment.kind is not Kind.STEP:
        return next(
            s.pressure.start
            for s in session.timeline.segments
            if s.kind is Kind.STEP and s.side is segment.side
        )
    early = 2 * (session.playhead - segment.start) < segment.length
    return segment.pressure.start if early else segment.pressure.end


def following(session: Session, segment: Segment) -> str:
    """The name of what comes after the present step, or after the one that a lead-in leads to."""
    steps = [s for s in session.timeline.segments if s.kind is Kind.STEP and s.side is segment.side]
    after = [s for s in steps if s.start >= (segment.end if segment.kind is Kind.STEP else -1)]
    after = [s for s in after if s.length > 0]
    if segment.kind is not Kind.STEP:
        after = after[1:]
    if after:
        return after[0].step.technique.name
    first = session.timeline.options.first
    return "Both legs done" if segment.side is not first else "Change legs"

"""All that is set for one step, below its picture."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from massage_timer.core.draft import RoutineDraft, StepDraft
from massage_timer.core.language import _, ngettext, number, numerals, pgettext
from massage_timer.core.laws import MOST_CUE_WORDS
from massage_timer.core.names import PRESSURE_WORDS
from massage_timer.core.reading import seconds_to_say
from massage_timer.core.routine import Part
from massage_timer.core.written import Edit, SetText, SetTexts
from massage_timer.pictures.library import PictureLibrary
from massage_timer.ui.direction import Placed
from massage_timer.ui.editor.field import Field, put_in_order
from massage_timer.ui.editor.instructions import Instructions
from massage_timer.ui.editor.remarks import RemarkBox
from massage_timer.ui.editor.row_words import (
    PART_NAMES,
    is_wrong,
    name_cell,
    place_words,
    remarks_on,
    step_words,
    strokes_cell,
    written,
)
from massage_timer.ui.editor.step_edits import (
    cued,
    instructed,
    lengthened,
    levels,
    measured,
    paced,
    parted,
    pressed,
)
from massage_timer.ui.editor.step_picture import StepPicture
from massage_timer.ui.icons import Icon
from massage_timer.ui.look import set_looks
from massage_timer.ui.tokens import LIGHT, Role, Theme
from massage_timer.ui.widgets.button import Button
from massage_timer.ui.widgets.segments import NONE, Segments
from massage_timer.ui.widgets.stepper import Stepper
from massage_timer.ui.widgets.text_area import TextArea
from massage_timer.ui.widgets.words import Words

MOST_LEVELS = 3
"""The highest pressure that any zone allows; each zone may allow less."""
PICTURE = 0.3
"""Share of the pane's height that the picture takes at most."""
PARTS = tuple(Part)
_KEYS = ("technique", "seconds", "share", "pace", "pressure", "part", "cue", "instructions")


class StepSheet(Placed, QWidget):
    """It asks for edits, and shows what comes of them."""

    edited = Signal(object)
    """An `Edit`."""
    picker_asked = Signal()
    resized = Signal()
    """It wants another height."""

    def __init__(
        self, pictures: PictureLibrary, now: Callable[[], int], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = LIGHT
        self._u = 1.0
        self._step: StepDraft | None = None
        self._place = 0
        self.title = Words(Role.SMALL_STRONG, "ink3", parent=self)
        self.picture = StepPicture(pictures, now, self)
        self.remarks = RemarkBox(self)
        self.technique = Button("", icon=Icon.CHOOSE, parent=self)
        levels_named = [_(PRESSURE_WORDS[level]) for level in range(1, MOST_LEVELS + 1)]
        self.unit = Segments(_("Length in"), (_("Seconds"), pgettext("length", "Share")), self)
        self.length = Stepper(_("Length"), _("One stroke less"), _("One stroke more"), self)
        self.pace = Stepper(_("Pace"), _("A quicker stroke"), _("A slower stroke"), self)
        self.pressure = Segments(_("Pressure"), levels_named, self)
        self.later = Segments(_("Pressure in the second half"), levels_named, self)
        self.part = Segments(_("Part"), [_(PART_NAMES[part]) for part in PARTS], self)
        self.cue = TextArea(_("Cue"), parent=self)
        self.instructions = Instructions(self)
        self.fields = self._make_fields()
        self._connect()

    def _make_fields(self) -> dict[str, Field]:
        def all_of_it(high: Callable[[float], int]) -> Callable[[float], tuple[int, int]]:
            return lambda wide: (round(wide), high(wide))

        def own_size(stepper: Stepper) -> Callable[[float], tuple[int, int]]:
            return lambda _wide: (stepper.box_size.width(), stepper.box_size.height())

        takes = _("As in the catalogue")
        button = self.technique
        made = {
            "technique": Field(
                _("Technique"), button, all_of_it(lambda wide: button.box_size.height()), self
            ),
            "unit": Field(_("Length in"), self.unit, all_of_it(self.unit.height_for), self),
            "seconds": Field(_("Length"), self.length, own_size(self.length), self),
            "pace": Field(_("Pace"), self.pace, own_size(self.pace), self, reset=takes),
            "pressure": Field(
                _("Pressure"), self.pressure, all_of_it(self.pressure.height_for), self, reset=takes
            ),
            "later": Field(_("Later"), self.later, all_of_it(self.later.height_for), self),
            "part": Field(_("Part"), self.part, all_of_it(self.part.height_for), self, reset=takes),
            "cue": Field(
                _("Cue"), self.cue, all_of_it(self.cue.height_for), self, above=True, reset=takes
            ),
            "instructions": Field(
                _("Instructions"),
                self.instructions,
                all_of_it(self.instructions.height_for),
                self,
                above=True,
                reset=takes,
            ),
        }
        made["pace"].note.set_words(_("Seconds for a stroke and its return"))
        return made

    def _connect(self) -> None:
        self.technique.clicked.connect(self.picker_asked)
        self.unit.picked.connect(lambda at: self._with(measured, by_share=at == 1))
        self.length.stepped.connect(lambda by: self._with(lengthened, by))
        self.length.finished.connect(self._type_length)
        self.pace.stepped.connect(lambda by: self._with(paced, by))
        self.pace.finished.connect(lambda text: self._ask(SetText(self._place, "pace", text)))
        self.pressure.picked.connect(lambda at: self._with(pressed, at + 1, later=False))
        self.later.picked.connect(lambda at: self._with(pressed, at + 1, later=True))
        self.part.picked.connect(lambda at: self._with(parted, PARTS[at]))
        self.cue.finished.connect(lambda text: self._with(cued, text))
        self.cue.edited.connect(self._say_cue)
        self.cue.edited.connect(self.resized)
        self.instructions.finished.connect(lambda texts: self._with(instructed, texts))
        self.instructions.edited.connect(self.resized)
        for key in ("pace", "pressure", "part", "cue"):
            self.fields[key].reset.clicked.connect(lambda checked=False, key=key: self._reset(key))
        self.fields["instructions"].reset.clicked.connect(self._reset_instructions)

    # What the pane tells

    def show_step(self, draft: RoutineDraft, place: int) -> None:
        """The step at this place, as it is now."""
        step = draft.steps[place]
        self._step, self._place = step, place
        self.title.set_words(step_words(draft, place))
        self._show_picture(step)
        self._show_technique(step)
        self._show_length(step)
        self._show_rest(step)
        for key, field in self.fields.items():
            keys = ("seconds", "share") if key == "seconds" else (key,)
            field.set_remarks([each for one in keys for each in remarks_on(step.remarks, one)])
            field.set_own(key in step.words)
        self.remarks.set_remarks([each for each in step.remarks if each.key not in _KEYS])

    def set_still(self, still: bool) -> None:
        """Reduced motion."""
        self.picture.set_still(still)

    def settle(self) -> None:
        """Tell what is typed now."""
        self.length.field.typing.finish()
        self.pace.field.typing.finish()
        self.cue.typing.finish()
        self.instructions.settle()

    def _show_picture(self, step: StepDraft) -> None:
        self.picture.setVisible(step.step is not None)
        if step.step is not None:
            pressure = min(max(1, step.step.pressure.start), 5)
            self.picture.show_technique(step.technique, step.step.pace, pressure)

    def _show_technique(self, step: StepDraft) -> None:
        known = step.technique is not None
        self.technique.set_words(name_cell(step).text if known else _("Choose a technique"))
        self.technique.setAccessibleName(
            _("Technique: {name}. Choose another").format(name=name_cell(step).text)
        )
        name = written(step.words, "technique")
        said = (
            place_words(step)
            if known
            else _("Written: “{words}”").format(words=name)
            if name
            else ""
        )
        self.fields["technique"].note.set_words(said)

    def _show_length(self, step: StepDraft) -> None:
        by_share = "share" in step.words
        self.unit.set_chosen(1 if by_share else 0)
        text = written(step.words, "share" if by_share else "seconds")
        wrong = is_wrong(step, "share" if by_share else "seconds")
        self.length.show_text(text, wrong=wrong)
        field = self.fields["seconds"]
        field.label.set_words(pgettext("length", "Share") if by_share else _("Seconds"))
        strokes = strokes_cell(step).text
        if not step.seconds:
            strokes = ""
        elif by_share:
            strokes = _("share {share} = {n} s").format(
                share=numerals(written(step.words, "share")), n=number(step.seconds)
            )
        elif step.step is not None:
            whole, rest = divmod(step.seconds, max(1, step.step.pace))
            if rest:
                strokes = ngettext(
                    "{count} stroke of {pace} s and {rest} s",
                    "{count} strokes of {pace} s and {rest} s",
                    whole,
                )
            else:
                strokes = ngettext(
                    "{count} stroke of {pace} s", "{count} strokes of {pace} s", whole
                )
            strokes = strokes.format(
                count=number(whole), pace=number(step.step.pace), rest=number(rest)
            )
        field.note.set_words(strokes)

    def _show_rest(self, step: StepDraft) -> None:
        known = step.step
        for key in ("pace", "pressure", "later", "part"):
            self.fields[key].set_shown(known is not None or key in step.words)
        pace = written(step.words, "pace") or (str(known.pace) if known else "")
        self.pace.show_text(pace, wrong=is_wrong(step, "pace"))
        if known is not None:
            allowed = levels(step.technique)
            for at in range(MOST_LEVELS):
                reason = (
                    ""
                    if at + 1 in allowed
                    else _("It takes at most {level}").format(level=number(allowed[-1]))
                )
                self.pressure.set_reason(at, reason)
                self.later.set_reason(at, reason)
        self._show_pressure(step)
        wrong = is_wrong(step, "part")
        self.part.set_chosen(PARTS.index(known.part) if known and not wrong else NONE)
        self.fields["part"].note.set_words(
            _("Written: “{words}”").format(words=step.words["part"]) if wrong else ""
        )
        cue = written(step.words, "cue")
        self.cue.show_text(cue or (known.cue if known else ""), cue)
        self.cue.set_wrong(is_wrong(step, "cue"))
        self._say_cue()
        own = step.words.get("instructions", ())
        own = (own,) if isinstance(own, str) else own
        self.instructions.show_texts(own or (known.instructions if known else ()), own)

    def _show_pressure(self, step: StepDraft) -> None:
        wrong = is_wrong(step, "pressure")
        known = step.step.pressure if step.step is not None else None
        for control, level in ((self.pressure, "start"), (self.later, "end")):
            at = getattr(known, level) - 1 if known is not None else NONE
            control.set_chosen(at if 0 <= at < MOST_LEVELS and not wrong else NONE)
        said = ""
        if wrong:
            said = _("Written: “{words}”").format(words=written(step.words, "pressure"))
        self.fields["pressure"].note.set_words(said)

    def _say_cue(self) -> None:
        """How many words, and how long they take to say."""
        count = len(self.cue.text().split())
        said = round(seconds_to_say(self.cue.text()))
        words = _("{count} of {most} words, about {n} s to say")
        length = 0
        if self._step is not None and self._step.seconds:
            length = self._step.seconds
            words = _("{count} of {most} words, about {n} s to say in a step of {length} s")
        words = words.format(
            count=number(count),
            most=number(MOST_CUE_WORDS),
            n=number(said),
            length=number(length),
        )
        self.fields["cue"].note.set_words(words if count else _("Said when the step begins"))

    # How it answers

    def _with(self, ask: Callable[..., Edit | None], *given: object, **named: object) -> None:
        """The edit that one of the functions of `step_edits` finds for the step."""
        if self._step is not None:
            self._ask(ask(self._step, self._place, *given, **named))

    def _ask(self, edit: Edit | None) -> None:
        if edit is not None:
            self.edited.emit(edit)

    def _type_length(self, text: str) -> None:
        by_share = self._step is not None and "share" in self._step.words
        self._ask(SetText(self._place, "share" if by_share else "seconds", text))

    def _reset(self, key: str) -> None:
        control = self.fields[key].control
        self._ask(SetText(self._place, key, ""))
        take = getattr(control, "take_focus", None) or getattr(control, "setFocus", None)
        if take is not None:
            take()

    def _reset_instructions(self) -> None:
        self.instructions.take_focus()
        self._ask(SetTexts(self._place, "instructions", ()))

    # How it is laid out

    def place(self, wide: int, view: int, theme: Theme, u: float) -> int:
        """Lay out `wide` px wide for a view that is `view` px high; returns its own height."""
        self._theme, self._u = theme, u
        set_looks(theme, u, self.title, self.picture, self.remarks)
        margin = round(16 * u)
        left, room = margin, wide - 2 * margin
        y = round(12 * u)
        high = self.title.height_for(room)
        self.title.setGeometry(left, y, room, high)
        y += high + round(6 * u)
        if self._step is not None and self._step.step is not None:
            picture = min(round(room / 1.6), round(PICTURE * view))
            self.picture.setGeometry(left, y, room, picture)
            y += picture + round(10 * u)
        high = self.remarks.height_for(room)
        self.remarks.setVisible(high > 0)
        self.remarks.setGeometry(left, y, room, high)
        y += high + (round(12 * u) if high else 0)
        for field in self.fields.values():
            field.set_look(theme, u)
            y = field.place(left, y, room)
        put_in_order(self.fields.values())
        self.resize(wide, max(view, y + margin))
        return self.height()

    def stop_for(self, key: str) -> QWidget:
        """What gets the focus to edit a key; "": where editing begins."""
        known = self._step is not None and self._step.technique is not None
        key = key or ("seconds" if known else "technique")
        if key == "seconds":
            return self.length.field
        field = self.fields[key if self.fields[key].shown else "technique"]
        tab = Qt.FocusPolicy.TabFocus
        return next(stop for stop in field.setters if stop.focusPolicy() & tab)

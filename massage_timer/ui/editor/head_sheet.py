"""All that is set for the routine as a whole."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from massage_timer.core.draft import RoutineDraft
from massage_timer.core.language import N_, _
from massage_timer.core.routine import Pose, Technique
from massage_timer.core.written import SetText
from massage_timer.ui.direction import Placed
from massage_timer.ui.editor.field import Field, put_in_order
from massage_timer.ui.editor.remarks import RemarkBox
from massage_timer.ui.editor.row_words import POSE_NAMES, remarks_on, written
from massage_timer.ui.icons import Icon
from massage_timer.ui.look import set_looks
from massage_timer.ui.tokens import LIGHT, Role, Theme
from massage_timer.ui.widgets.button import Button
from massage_timer.ui.widgets.segments import NONE, Segments
from massage_timer.ui.widgets.text_area import TextArea
from massage_timer.ui.widgets.text_field import TextField
from massage_timer.ui.widgets.words import Words

POSES = tuple(Pose)
KEYS = ("name", "about", "suits", "pose", "picture")
LONGEST_STEP = N_("That of the longest main step")
"""The picture that stands for a routine which names none."""


class HeadSheet(Placed, QWidget):
    """It asks for edits, and shows what comes of them."""

    edited = Signal(object)
    """A `SetText`."""
    picker_asked = Signal()
    resized = Signal()
    """It wants another height."""

    def __init__(self, techniques: Mapping[str, Technique], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._techniques = techniques
        self._theme = LIGHT
        self._u = 1.0
        self.title = Words(Role.SMALL_STRONG, "ink3", _("The routine"), parent=self)
        self.remarks = RemarkBox(self)
        self.name = TextField(_("Name"), Role.NEXT, parent=self)
        self.about = TextArea(_("About"), _("What it is, in one sentence"), self)
        self.suits = TextField(_("Suits"), parent=self)
        self.suits.setPlaceholderText(_("Whom or what, in a few words"))
        self.pose = Segments(_("How the leg lies"), [_(POSE_NAMES[pose]) for pose in POSES], self)
        self.picture = Button("", icon=Icon.CHOOSE, parent=self)
        self.fields = self._make_fields()
        self._connect()

    def _make_fields(self) -> dict[str, Field]:
        def all_of_it(high: Callable[[float], int]) -> Callable[[float], tuple[int, int]]:
            return lambda wide: (round(wide), high(wide))

        return {
            "name": Field(
                _("Name"),
                self.name,
                all_of_it(lambda wide: self.name.box_height()),
                self,
                above=True,
            ),
            "about": Field(
                _("About"), self.about, all_of_it(self.about.height_for), self, above=True
            ),
            "suits": Field(
                _("Suits"),
                self.suits,
                all_of_it(lambda wide: self.suits.box_height()),
                self,
                above=True,
            ),
            "pose": Field(
                _("How the leg lies"), self.pose, all_of_it(self.pose.height_for), self, above=True
            ),
            "picture": Field(
                _("Picture on its card"),
                self.picture,
                all_of_it(lambda wide: self.picture.box_size.height()),
                self,
                above=True,
                reset=_("Choose none"),
            ),
        }

    def _connect(self) -> None:
        for key, field in (("name", self.name), ("suits", self.suits), ("about", self.about)):
            field.finished.connect(lambda text, key=key: self._ask(key, text))
        self.about.edited.connect(self.resized)
        self.pose.picked.connect(lambda at: self._ask("pose", POSES[at].value))
        self.picture.clicked.connect(self.picker_asked)
        self.fields["picture"].reset.clicked.connect(lambda: self._ask("picture", ""))

    def show_draft(self, draft: RoutineDraft) -> None:
        """The routine as it is now."""
        words = draft.words
        for key, field in (("name", self.name), ("about", self.about), ("suits", self.suits)):
            field.show_text(written(words, key))
            field.set_wrong(any(not one.warning for one in remarks_on(draft.remarks, key)))
        pose = written(words, "pose") or Pose.STRAIGHT.value
        values = [each.value for each in POSES]
        self.pose.set_chosen(values.index(pose) if pose in values else NONE)
        wrong = "" if pose in values else _("Written: “{words}”").format(words=pose)
        self.fields["pose"].note.set_words(wrong)
        picture = written(words, "picture")
        known = self._techniques.get(picture)
        shown = known.name if known else picture or _(LONGEST_STEP)
        self.picture.set_words(shown)
        self.picture.setAccessibleName(
            _("Picture on its card: {name}. Choose another").format(name=shown)
        )
        self.fields["picture"].set_own(bool(picture))
        for key, each in self.fields.items():
            each.set_remarks(remarks_on(draft.remarks, key))
        self.remarks.set_remarks([each for each in draft.remarks if each.key not in KEYS])

    def settle(self) -> None:
        """Tell what is typed now."""
        for field in (self.name, self.about, self.suits):
            field.typing.finish()

    def place(self, wide: int, view: int, theme: Theme, u: float) -> int:
        """Lay out `wide` px wide for a view that is `view` px high; returns its own height."""
        self._theme, self._u = theme, u
        set_looks(theme, u, self.title, self.remarks)
        margin = round(16 * u)
        left, room = margin, wide - 2 * margin
        y = round(12 * u)
        high = self.title.height_for(room)
        self.title.setGeometry(left, y, room, high)
        y += high + round(6 * u)
        for field in self.fields.values():
            field.set_look(theme, u)
            y = field.place(left, y, room)
        put_in_order(self.fields.values())
        high = self.remarks.height_for(room)
        self.remarks.setVisible(high > 0)
        self.remarks.setGeometry(left, y, room, high)
        y += high
        self.resize(wide, max(view, y + margin))
        return self.height()

    def stop_for(self, key: str) -> QWidget:
        """What gets the focus to edit a key; "": where editing begins."""
        return self.fields[key or "name"].setters[0]

    def _ask(self, key: str, text: str) -> None:
        self.edited.emit(SetText(None, key, text))

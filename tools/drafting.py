"""A routine that is edited without files: what is written, what it comes to, undo and redo."""

from collections.abc import Callable, Mapping
from typing import TypeVar

from PySide6.QtCore import SignalInstance

from massage_timer.core.draft import Remark, RoutineDraft, StepDraft
from massage_timer.core.fitting import Length, fitted
from massage_timer.core.history import History
from massage_timer.core.language import _
from massage_timer.core.laws import order_problems, step_problems
from massage_timer.core.routine import Part, Pose, Problem, Routine, Step, Technique
from massage_timer.core.shares import Want, fit
from massage_timer.core.written import Edit, SetSeconds, Words, Written, edited
from massage_timer.store.fields import Unreadable, one_of, pressure, seconds, whole_number
from massage_timer.store.problems import quoted
from massage_timer.ui.editor.page import EditorPage

Value = TypeVar("Value")
Catalogue = Mapping[str, Technique]


def draft_of(
    written: Written, catalogue: Catalogue, comments: frozenset[int] = frozenset()
) -> RoutineDraft:
    """What the words come to; the steps at `comments` have comments."""
    found: list[list[Remark]] = [[] for _ in written.steps]
    steps = [_step(words, catalogue, found[n]) for n, words in enumerate(written.steps)]
    steps, over_all = _timed(written, steps)
    for problem in (*over_all, *order_problems(steps)):
        _add(problem, found, over_all)
    for n, step in enumerate(steps):
        if step is not None and step.seconds:
            for problem in step_problems(step, n):
                _add(problem, found, over_all)
    whole = [Remark(each.message, "", each.warning) for each in over_all]
    if not written.head.get("name"):
        whole.append(Remark(_("'{key}' is missing: add '{key}: …'").format(key="name"), "name"))
    drafts = tuple(
        StepDraft(
            words,
            catalogue.get(str(words.get("technique", ""))),
            steps[n],
            tuple(found[n]),
            n in comments,
        )
        for n, words in enumerate(written.steps)
    )
    known = tuple(step for step in steps if step is not None)
    draft = RoutineDraft(written.head, drafts, None, tuple(whole))
    if draft.mistakes or len(known) != len(steps):
        return draft
    routine = Routine("draft", str(written.head.get("name", "")), "", "", known, Pose.STRAIGHT)
    return RoutineDraft(written.head, drafts, routine, tuple(whole))


def _add(problem: Problem, found: list[list[Remark]], over_all: list[Problem]) -> None:
    if len(problem.path) == 1:
        if problem not in over_all:
            over_all.append(problem)
        return
    key = str(problem.path[2]) if len(problem.path) > 2 else ""
    found[int(problem.path[1])].append(Remark(problem.message, key, problem.warning))


def _step(words: Words, catalogue: Catalogue, found: list[Remark]) -> Step | None:
    """With 0 seconds; they come later."""

    def read(key: str, how: Callable[[str], Value]) -> Value | None:
        text = words.get(key)
        if text is None:
            return None
        try:
            return how(str(text))
        except Unreadable as error:
            found.append(Remark(str(error), key))
            return None

    id_ = str(words.get("technique", ""))
    technique = catalogue.get(id_)
    if technique is None:
        missing = _("there is no technique {technique}").format(technique=quoted(id_))
        found.append(Remark(missing, "technique"))
    read("seconds", seconds)
    read("share", whole_number(1, 100))
    pace, part = read("pace", seconds), read("part", one_of(Part))
    hard = read("pressure", pressure)
    if "seconds" not in words and "share" not in words:
        found.append(Remark(_("a step needs 'seconds', or a 'share' of what the others leave")))
    if technique is None:
        return None
    lines = words.get("instructions", technique.instructions)
    return Step(
        technique,
        0,
        part or technique.part,
        str(words.get("cue", technique.cue)),
        lines if isinstance(lines, tuple) else (lines,),
        pace or technique.pace,
        hard or technique.pressure,
    )


def _timed(written: Written, steps: list[Step | None]) -> tuple[list[Step | None], list[Problem]]:
    wants: list[Want | None] = []
    for words, step in zip(written.steps, steps, strict=True):
        pace = step.pace if step is not None else 5
        try:
            if "share" in words:
                wants.append(Want(pace, share=whole_number(1, 100)(str(words["share"]))))
            else:
                wants.append(Want(pace, seconds(str(words.get("seconds", "")))))
        except Unreadable:
            wants.append(None)
    known = [want for want in wants if want is not None]
    wrong: list[Problem] = []
    laid: list[int] = [(want.seconds or 0) if want is not None else 0 for want in wants]
    if known and len(known) == len(wants):
        result = fit(known)
        if isinstance(result, Problem):
            wrong.append(result)
        else:
            laid = list(result)
    return [
        None
        if step is None
        else Step(
            step.technique,
            laid[n],
            step.part,
            step.cue,
            step.instructions,
            step.pace,
            step.pressure,
        )
        for n, step in enumerate(steps)
    ], wrong


class Drafting:
    """Stands behind an editor's page as the program does, and keeps what it was asked for."""

    def __init__(
        self,
        page: EditorPage,
        catalogue: Catalogue,
        written: Written,
        *,
        comments: frozenset[int] = frozenset(),
        new: bool = False,
    ) -> None:
        self.page = page
        self.catalogue = catalogue
        self.comments = comments
        self.history = History(written)
        self.saved = written
        self.edits: list[Edit] = []
        self.asked: list[object] = []
        self._heard: list[tuple[SignalInstance, Callable[..., object]]] = [
            (page.edited, self.edit),
            (page.undo_asked, self.undo),
            (page.redo_asked, self.redo),
            (page.fit_asked, self.fit),
            (page.save_asked, self.save),
            (page.back_asked, lambda: self.asked.append("back")),
            (page.rehearse_asked, lambda: self.asked.append("rehearse")),
            (page.leave_answered, self.asked.append),
            (page.reload_answered, self.asked.append),
        ]
        for signal, heard in self._heard:
            signal.connect(heard)
        self.file = "" if new else "calf-evening.yaml"
        page.begin(self.draft, file=self.file, new=new)

    def stop(self) -> None:
        """Hear nothing more of the page, so that another may stand behind it."""
        for signal, heard in self._heard:
            signal.disconnect(heard)

    @property
    def draft(self) -> RoutineDraft:
        return draft_of(self.history.now, self.catalogue, self.comments)

    def edit(self, edit: Edit) -> None:
        self.edits.append(edit)
        self.history = self.history.with_new(edited(self.history.now, edit))
        self.show()

    def undo(self) -> None:
        self.history = self.history.undone()
        self.show()

    def redo(self) -> None:
        self.history = self.history.redone()
        self.show()

    def save(self) -> None:
        self.saved = self.history.now
        self.file = "calf-evening.yaml"
        self.show()
        self.page.tell(_("Saved as {file}.").format(file=self.file))

    def fit(self) -> None:
        steps = [step.step for step in self.draft.steps]
        lengths = [Length(s.pace, s.seconds) for s in steps if s is not None]
        found = fitted(lengths) if len(lengths) == len(steps) else None
        if found is None:
            self.page.tell(_("Put right what is marked first"), trouble=True)
        else:
            self.edit(SetSeconds(dict(enumerate(found))))

    def show(self) -> None:
        self.page.show_draft(
            self.draft,
            can_undo=bool(self.history.before),
            can_redo=bool(self.history.after),
            changed=self.history.now != self.saved,
            file=self.file,
        )


def written_of(name: str, *steps: Words, **head: str) -> Written:
    """A routine with these steps."""
    return Written({"name": name, **head}, steps)


def step_words(technique: str, seconds: object, **more: str | tuple[str, ...]) -> Words:
    return {"technique": technique, "seconds": str(seconds), **more}


GOOD = (
    step_words("warmup-twists", 24),
    step_words("sole-sweeps", 20, cue="Broad, slow thumb sweeps, ball to heel."),
    step_words("toe-bends", 20),
    step_words("knuckle-knead", 24),
    step_words("ankle-rounds", 16),
    step_words("achilles-strokes", 20),
    step_words("calf-glide", 36, pressure="2 to 3"),
    step_words("calf-knead", 36),
    step_words("knee-rounds", 16),
    step_words("thigh-glide", 24, pace="8", pressure="1"),
    step_words("thigh-knead", 30),
    step_words("hip-sweep", 18),
    step_words("finishing-strokes", 16, cue="Softest twists. Fade out and lift away."),
)
HEAD = {
    "about": "The whole leg once, from foot to hip, a bit of everything.",
    "suits": "First times",
    "pose": "straight",
}
ROUTINES = {
    "good": Written({"name": "Calf evening", **HEAD, "picture": "calf-glide"}, GOOD),
    "new": Written({}, (step_words("warmup-twists", 24), step_words("finishing-strokes", 24))),
    "short": Written({"name": "Long calves", **HEAD}, (*GOOD[:5], *GOOD[6:8], *GOOD[9:])),
    "problems": Written(
        {"name": "Long climb", "about": "Every technique of the climb.", "pose": "on the side"},
        (
            step_words("warmup-twists", 36, part="main"),
            step_words("calf-gilde", 60),
            step_words("thigh-glide", "abc"),
            step_words("calf-knead", 37, pressure="5"),
            step_words("hip-sweep", 18, pace="40"),
            step_words("finishing-strokes", 4, cue="A cue " * 9),
        ),
    ),
    "shares": Written(
        {"name": "What is left", **HEAD},
        (
            GOOD[0],
            GOOD[1],
            {"technique": "calf-glide", "share": "2"},
            {"technique": "calf-knead", "share": "1", "pressure": "2"},
            {"technique": "thigh-glide", "share": "1"},
            GOOD[-1],
        ),
    ),
    "forty": Written(
        {"name": "Forty small steps", **HEAD},
        (
            step_words("warmup-twists", 8),
            *[step_words("sole-sweeps", 8), step_words("toe-bends", 10)] * 6,
            *[step_words("calf-glide", 12), step_words("calf-knead", 12)] * 8,
            *[step_words("thigh-glide", 12)] * 10,
            step_words("finishing-strokes", 8),
        ),
    ),
}

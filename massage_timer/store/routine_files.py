"""Reads a routine file; every mistake in it is told at once, each with its place."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePath

from massage_timer.core.language import _
from massage_timer.core.laws import (
    PACE_SECONDS,
    order_problems,
    step_problems,
)
from massage_timer.core.routine import (
    LEG_SECONDS,
    Part,
    Pose,
    Pressure,
    Problem,
    Routine,
    Step,
    Technique,
)
from massage_timer.core.shares import Want, fit
from massage_timer.store.catalogue import Catalogue
from massage_timer.store.disk import DiskError, read_bounded
from massage_timer.store.fields import (
    LONGEST_CUE,
    LONGEST_LINE,
    Fields,
    one_of,
    pressure,
    seconds,
    text_up_to,
    whole_number,
)
from massage_timer.store.problems import (
    WHOLE_FILE,
    FileProblem,
    Place,
    Problems,
    printable,
    quoted,
)
from massage_timer.store.techniques_file import holds_techniques
from massage_timer.store.texts import lay_over
from massage_timer.store.yaml_nodes import (
    LARGEST_FILE,
    Items,
    Node,
    Scalar,
    Table,
    YamlError,
    read_nodes,
)

FORMAT = "1"
LONGEST_TITLE = 60
LARGEST_SHARE = 100

KEYS = ("format", "name", "about", "suits", "pose", "picture", "steps")
NEEDED = ("name", "about", "suits", "steps")
STEP_NEEDED = ("technique",)
STEP_KEYS = (
    "technique", "seconds", "share", "part", "cue", "instructions", "pace", "pressure"
)  # fmt: skip
_Steps = tuple[Step | None, ...]
_LONG_ENOUGH = LEG_SECONDS
"""Stands for the seconds of a step that are not known: no law of time speaks against it."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What came of reading a file: the routine, unless more than a warning forbids it."""

    routine: Routine | None
    problems: tuple[FileProblem, ...]
    """By place; with a routine they are warnings only."""
    steps: tuple[Step | None, ...] = ()
    """Those of the file one by one, as far as they are known: 0 s where the length is not, None
    where the technique is not."""


class RoutineError(Exception):
    """The file is no routine; holds every problem and its place."""

    def __init__(self, problems: tuple[FileProblem, ...]) -> None:
        super().__init__("\n".join(map(str, problems)))
        self.problems = problems


def parse_routine(data: bytes, source: str, catalogue: Catalogue) -> Routine:
    """The routine in a file's bytes; its id is the stem of `source`. Raises RoutineError."""
    reading = read_routine(data, source, catalogue)
    if reading.routine is None:
        raise RoutineError(reading.problems)
    return reading.routine


def load_routine(path: Path, catalogue: Catalogue, *, own: bool = True) -> Reading:
    """Reads a file; what the file system refuses becomes a problem as well. Raises nothing.

    The problems name the file by the path as it is given. One that is not the user's `own` is told
    in the language of the catalogue.
    """
    try:
        data = read_bounded(path, LARGEST_FILE)
    except DiskError as error:
        problems = Problems(str(path))
        problems.add(WHOLE_FILE, str(error))
        return Reading(None, problems.sorted())
    return read_routine(
        data, str(path), catalogue, None if own else catalogue.texts.routines.get(path.stem)
    )


def read_routine(
    data: bytes, source: str, catalogue: Catalogue, texts: Table | None = None
) -> Reading:
    """Reads a file's bytes; `source` names it in the problems, `texts` are other words for it.
    Raises nothing."""
    problems = Problems(source)
    routine: Routine | None = None
    steps: _Steps = ()
    try:
        root = read_nodes(data, problems)
    except YamlError as error:
        problems.add(error.place, error.message)
    else:
        lay_over(root, texts)
        routine, steps = _routine(root, printable(PurePath(source).stem), catalogue, problems)
    return Reading(None if problems.refused else routine, problems.sorted(), steps)


@dataclass(frozen=True, slots=True)
class _Draft:
    """A step as far as the file makes it known."""

    fields: Fields
    technique: Technique | None
    seconds: int | None
    share: int | None
    part: Part | None
    cue: str | None
    instructions: tuple[str, ...] | None
    pace: int | None
    pressure: Pressure | None

    def want(self) -> Want | None:
        """What it asks of the leg's five minutes, if that is known."""
        pace = self.technique.pace if self.pace is None and self.technique else self.pace or 0
        if self.seconds is not None:
            return Want(pace, self.seconds)
        if self.share is not None and pace in PACE_SECONDS:
            return Want(pace, share=self.share)
        return None

    def step(self, seconds: int) -> Step | None:
        technique = self.technique
        if technique is None:
            return None
        return Step(
            technique=technique,
            seconds=seconds,
            part=self.part or technique.part,
            cue=technique.cue if self.cue is None else self.cue,
            instructions=(
                technique.instructions if self.instructions is None else self.instructions
            ),
            pace=technique.pace if self.pace is None else self.pace,
            pressure=self.pressure or technique.pressure,
        )


def _routine(
    root: Node, id_: str, catalogue: Catalogue, problems: Problems
) -> tuple[Routine | None, _Steps]:
    if not isinstance(root, Table):
        problems.add(root.place, _("a routine is a table of keys: begin with 'format: 1'"))
        return None, ()
    if holds_techniques(root):
        if catalogue.own_file is None:
            message = _(
                "these are techniques and no routine: they belong into techniques.yaml beside the "
                "folder of your routines"
            )
        else:
            message = _("these are techniques and no routine: they belong into {file}")
            message = message.format(file=printable(str(catalogue.own_file)))
        problems.add(root.keys["techniques"], message)
        return None, ()
    if not _format_is_ours(root, problems):
        return None, ()
    fields = Fields(root, KEYS, problems)
    fields.need(*NEEDED)
    name = fields.value("name", text_up_to(LONGEST_TITLE))
    about = fields.value("about", text_up_to(LONGEST_LINE))
    suits = fields.value("suits", text_up_to(LONGEST_TITLE))
    pose = fields.value("pose", one_of(Pose))
    face = _technique(fields, "picture", catalogue, problems)
    steps = _steps(fields, catalogue, problems)
    routine = Routine(
        id=id_,
        name=name or "",
        summary=about or "",
        suits=suits or "",
        steps=tuple(step for step in steps if step is not None),
        pose=pose or Pose.STRAIGHT,
        face=face,
    )
    return routine, steps


def _format_is_ours(root: Table, problems: Problems) -> bool:
    """False where the file is written for another format and the rest would only confuse."""
    node = root.values.get("format")
    if node is None:
        message = _("'format' is missing: 'format: {ours}' must be the first line")
        problems.add(root.place, message.format(ours=FORMAT))
        return True
    if next(iter(root.keys)) != "format":
        message = _("'format: {ours}' must be the first line: move it to the top")
        problems.add(root.keys["format"], message.format(ours=FORMAT))
    if isinstance(node, Scalar) and node.text == FORMAT:
        return True
    if isinstance(node, Scalar) and node.text.isdecimal() and not node.text.startswith("0"):
        message = _(
            "format {format} is newer than this program, which reads format {ours}: update the "
            "program"
        )
        problems.add(node.place, message.format(format=quoted(node.text), ours=FORMAT))
        return False
    if isinstance(node, Scalar) and node.text:
        message = _("the format is {format}: write 'format: {ours}'")
        message = message.format(format=quoted(node.text), ours=FORMAT)
    else:
        message = _("the format is wrong: write 'format: {ours}'").format(ours=FORMAT)
    problems.add(node.place, message)
    return True


def _technique(
    fields: Fields, key: str, catalogue: Catalogue, problems: Problems
) -> Technique | None:
    id_ = fields.value(key, text_up_to(LONGEST_LINE))
    if id_ is None:
        return None
    if id_ not in catalogue:
        problems.add(fields.place_of(key), catalogue.without(id_))
    return catalogue.get(id_)


def _steps(fields: Fields, catalogue: Catalogue, problems: Problems) -> _Steps:
    node = fields.table.values.get("steps")
    if node is None:
        return ()
    if not isinstance(node, Items):
        problems.add(node.place, _("'steps' is a list: begin each step with '- technique: …'"))
        return ()
    drafts = [_draft(item, catalogue, problems) for item in node.items]
    lengths, wrong = _seconds([draft.want() if draft else None for draft in drafts])
    steps = [
        draft.step(_LONG_ENOUGH if seconds is None else seconds) if draft else None
        for draft, seconds in zip(drafts, lengths, strict=True)
    ]
    for problem in (*wrong, *order_problems(steps)):
        problems.add(_place(problem, fields, node, drafts), problem.message)
    for index, (draft, step) in enumerate(zip(drafts, steps, strict=True)):
        if draft is None or step is None:
            continue
        for problem in step_problems(step, index):
            if problem.path[-1] == "seconds" and draft.seconds is None:
                continue  # laid out from a share: the author did not choose the number
            place = _place(problem, fields, node, drafts)
            problems.add(place, problem.message, warning=problem.warning)
    return tuple(
        replace(step, seconds=0) if step and seconds is None else step
        for step, seconds in zip(steps, lengths, strict=True)
    )


def _seconds(wants: Sequence[Want | None]) -> tuple[Sequence[int | None], tuple[Problem, ...]]:
    """Seconds for every step where they are known, and what is wrong with their sum.

    As long as one step is not known nothing true can be said about the sum.
    """
    known = [want for want in wants if want is not None]
    wrong: tuple[Problem, ...] = ()
    if known and len(known) == len(wants):
        fitted = fit(known)
        if not isinstance(fitted, Problem):
            return fitted, ()
        wrong = (fitted,)
    return [None if want is None else want.seconds for want in wants], wrong


def _draft(node: Node, catalogue: Catalogue, problems: Problems) -> _Draft | None:
    if not isinstance(node, Table):
        example = node.text if isinstance(node, Scalar) and node.text in catalogue else "…"
        message = _(
            "a step is a table: write '- technique: {technique}' and 'seconds: …' beneath it"
        )
        problems.add(node.place, message.format(technique=example))
        return None
    fields = Fields(node, STEP_KEYS, problems)
    fields.need(*STEP_NEEDED)
    if "seconds" in fields and "share" in fields:
        message = _("a step has either 'seconds' or a 'share': take one of them away")
        problems.add(node.keys["share"], message)
    elif "seconds" not in fields and "share" not in fields:
        message = _("a step needs 'seconds', or a 'share' of what the others leave")
        problems.add(node.place, message)
    return _Draft(
        fields=fields,
        technique=_technique(fields, "technique", catalogue, problems),
        seconds=fields.value("seconds", seconds),
        share=fields.value("share", whole_number(1, LARGEST_SHARE)),
        part=fields.value("part", one_of(Part)),
        cue=fields.value("cue", text_up_to(LONGEST_CUE)),
        instructions=fields.values("instructions", text_up_to(LONGEST_LINE)),
        pace=fields.value("pace", seconds),
        pressure=fields.value("pressure", pressure),
    )


def _place(
    problem: Problem, fields: Fields, steps: Items, drafts: Sequence[_Draft | None]
) -> Place:
    """Where in the file the path of a problem leads."""
    if len(problem.path) == 1:
        return fields.table.keys["steps"]
    index = problem.path[1]
    assert isinstance(index, int)
    draft = drafts[index]
    if draft is None or len(problem.path) == 2:
        return steps.items[index].place
    return draft.fields.place_of(str(problem.path[2]))

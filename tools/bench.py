"""Measures the program beside the smallest PySide6 window, in one run, and prints a table.

The table can be read as it stands and is Markdown as well. Nothing is passed or failed: what counts
is the ratio to the floor in the same run, and the targets stand beside the figures.
"""

import argparse
import json
import os
import platform
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from bench_bundle import bundle_size, executable, installed_size
from bench_measure import (
    Memory,
    NotMeasured,
    Started,
    cpu_to_the_end,
    environment,
    load,
    memory,
    screen,
    started,
    welcome,
)
from bench_routines import many_routines, remember_used, routine_of, shipped_routines
from bench_table import Row, beside, print_table, share, wakes
from diary_rows import fill, sessions

from massage_timer import resources
from massage_timer.core.frame import frame
from massage_timer.core.session import Command, begin, until_next_tick, update
from massage_timer.store.catalogue import load_catalogue
from massage_timer.store.routine_files import load_routine
from massage_timer.store.settings import MOST_RECENT

TOOLS = Path(__file__).resolve().parent
ROUTINE = "classic-five-minute-legs"
FLOOR = [sys.executable, str(TOOLS / "bench_floor.py")]
PROGRAM = [str(Path(sys.executable).with_name("massage-timer"))]
SESSION = [sys.executable, str(TOOLS / "bench_session.py")]
SCENES = [sys.executable, str(TOOLS / "bench_scenes.py")]
CARD = [sys.executable, str(TOOLS / "bench_card.py"), ROUTINE]
EDITOR = [sys.executable, str(TOOLS / "bench_editor.py")]
DIARY = [sys.executable, str(TOOLS / "bench_diary.py")]
CHECKPOINT = [sys.executable, str(TOOLS / "bench_checkpoint.py")]
SOUND = [sys.executable, str(TOOLS / "bench_sound.py")]
SETTLE = 1.5
"""Seconds after the first paint (or the session's start) until memory and load are read."""


@dataclass(frozen=True, slots=True)
class Bench:
    """How long to measure, and in which surroundings."""

    folder: Path
    environment: dict[str, str]
    runs: int
    seconds: float
    late_seconds: float

    def settled(self, command: Sequence[str]) -> tuple[Memory, float, float]:
        """Memory, CPU share and wake-ups of a program some time after its first paint."""
        with started(command, self.environment) as program:
            time.sleep(SETTLE)
            used = memory(program.process.pid)
            measured = load(program.process.pid, self.seconds)
            return used, measured.cpu_share, measured.wakeups


def start(bench: Bench) -> list[Row]:
    """Exec to first painted window, warm, runs of floor and program taking turns."""
    floor: list[Started] = []
    ours: list[Started] = []
    for number in range(bench.runs + 1):
        for command, results in ((FLOOR, floor), (PROGRAM, ours)):
            with started(command, bench.environment) as program:
                if number:
                    results.append(program)
                else:  # the first run compiles modules, warms the disk and writes the index
                    time.sleep(SETTLE)
    rows = []
    for what, key, target in (
        ("exec to painted Home", "wall", 1.35),
        ("CPU to painted Home", "cpu", 1.5),
    ):
        least = median(getattr(run, key) for run in floor)
        mine = median(getattr(run, key) for run in ours)
        rows.append(beside(f"{what}, s", least, mine, target, "{:.3f}"))
    return rows


def memory_and_load(bench: Bench) -> list[Row]:
    """Memory at Home and in a session; CPU and wake-ups while a session counts."""
    floor, floor_share, floor_wakeups = bench.settled(FLOOR)
    home, home_share, home_wakeups = bench.settled(PROGRAM)
    rows = [
        beside("RSS at Home, MB", floor.resident, home.resident, 1.35, "{:.1f}"),
        beside("PSS at Home, MB", floor.proportional, home.proportional, None, "{:.1f}"),
    ]
    loads = [
        share("CPU of a core, nothing done at Home", floor_share, home_share, "0"),
        wakes("wake-ups a second, nothing done at Home", floor_wakeups, home_wakeups, "0"),
    ]
    painted_nowhere = bench.environment["QT_QPA_PLATFORM"] == "offscreen"
    for how, options, target, most in (
        ("moving picture", [], "≤ 3 %" if painted_nowhere else "≤ 5 %", "-"),
        ("reduced motion", ["--still"], "≤ 1 %", "≤ 5"),
    ):
        session, session_share, session_wakeups = bench.settled([*SESSION, ROUTINE, *options])
        allowed = 1.8 if not options else None
        rows += [
            beside(f"RSS in a session, {how}, MB", floor.resident, session.resident, allowed),
            beside(f"PSS in a session, {how}, MB", floor.proportional, session.proportional, None),
        ]
        loads += [
            share(f"CPU of a core, session with {how}", floor_share, session_share, target),
            wakes(f"wake-ups a second, session with {how}", floor_wakeups, session_wakeups, most),
        ]
    return rows + loads


def lateness(bench: Bench) -> list[Row]:
    """How late each shown second is painted after it began by the clock."""
    command = [*SESSION, ROUTINE, "--late", str(bench.late_seconds)]
    late = sorted(json.loads(said_by(command, bench.environment)))
    if not late:
        raise NotMeasured("no second was shown")
    figures = {
        "p50": late[len(late) // 2],
        "p99": late[min(len(late) - 1, int(len(late) * 0.99))],
        "worst": late[-1],
        "earliest": late[0],
    }
    targets = {"p99": "≤ 20", "earliest": "≥ 0, never early"}
    return [
        Row(f"lateness of {len(late)} shown seconds, {key}, ms", "-", f"{value:.1f}", "-", target)
        for key, value in figures.items()
        for target in [targets.get(key, "-")]
    ]


def tick(bench: Bench) -> list[Row]:
    """Cost of one tick in the core: bring the session up to date and work out what to show."""
    routine = shipped_routines()[ROUTINE]
    times, ticks = [], 0
    for _ in range(bench.runs):
        now, ticks = 0, 0
        before = time.process_time()
        session, _ = update(begin(routine), Command.START, now)
        while (wait := until_next_tick(session)) is not None:
            now, ticks = now + wait, ticks + 1
            session, _ = update(session, Command.TICK, now)
            frame(session)
        times.append(time.process_time() - before)
    whole = median(times)
    return [
        Row("one tick of the core, µs", "-", f"{whole / ticks * 1e6:.0f}", "-", "-"),
        Row(f"a whole session of {ticks} ticks, ms", "-", f"{whole * 1e3:.1f}", "-", "-"),
    ]


def reading(bench: Bench) -> Iterator[Row]:
    """Reading routine files, and starting with that many in the user's own folder."""
    catalogue = load_catalogue(resources.assets() / "techniques.yaml")
    first = 0.0
    for count in (10, 1_000, 10_000):
        folder = bench.folder / f"{count}-routines"
        paths = many_routines(folder / "routines", count)
        before = time.process_time()
        good = sum(load_routine(path, catalogue).routine is not None for path in paths)
        spent = time.process_time() - before
        if good < count:
            raise NotMeasured(f"{count - good} of {count} copies could not be read")
        yield Row(f"reading {count:,} routines, CPU s", "-", f"{spent:.3f}", "-", "-")
        surroundings = bench.environment | {"MASSAGE_TIMER_HOME": str(folder)}
        welcome(surroundings)
        for used in (0, MOST_RECENT)[: 1 + (count > MOST_RECENT)]:
            if used:
                remember_used(folder / "settings.json", [path.stem for path in paths[-used:]])
            walls = []
            for _ in range(max(2, bench.runs // 2)):
                with started(PROGRAM, surroundings) as program:
                    walls.append(program.wall)
            wall = median(walls[1:])
            first = first or wall
            target = "-" if count == 10 else "≤ 1.1 × that of 10"
            many = f"{count:,} own routines" + (f", {used} of them used" if used else "")
            what = f"exec to painted Home with {many}, s"
            yield Row(what, "-", f"{wall:.3f}", f"{wall / first:.2f}", target)


def diary(bench: Bench) -> Iterator[Row]:
    """Opening the diary, writing into it, and starting, with few rows and with very many."""
    first = 0.0
    for count in (10, 100_000):
        folder = bench.folder / f"{count}-rows"
        surroundings = offscreen(bench) | {"MASSAGE_TIMER_HOME": str(folder)}
        fill(folder / "diary.sqlite3", sessions(count, 0.17 if count > 10 else 20))
        found = json.loads(said_by([*DIARY, str(folder)], offscreen(bench)))
        for what, target in (
            ("page, the first time", "-"),
            ("page", "≤ 100"),
            ("months", "≤ 100"),
            ("a row written", "-"),
            ("longest stall of an export", "≤ 50"),
        ):
            words = f"diary of {count:,} rows: {what}, ms"
            yield Row(words, "-", f"{found[what]:.1f}", "-", target)
        welcome(surroundings)
        walls = []
        for _ in range(bench.runs + 1):
            with started(PROGRAM, surroundings) as program:
                walls.append(program.wall)
        wall = median(walls[1:])
        first = first or wall
        what = f"exec to painted Home with {count:,} rows in the diary, s"
        yield Row(what, "-", f"{wall:.3f}", f"{wall / first:.2f}", "≤ 1.1 × that of 10")


def checkpoint(bench: Bench) -> Iterator[Row]:
    """What it takes to keep a session each second, on the disk that is measured on."""
    found = json.loads(said_by([*CHECKPOINT, str(bench.folder), ROUTINE], bench.environment))
    second, edit = found["each second"], found["an edit a second"]
    yield Row("CPU of a core, keeping a session", "-", f"{second['share']:.3%}", "-", "≤ 0.2 %")
    yield Row("the same, edited each second", "-", f"{edit['share']:.3%}", "-", "-")
    yield Row("a session kept, times a second", "-", f"{second['writes']:.2f}", "-", "1 to 2")
    yield Row("a session kept, bytes a second", "-", f"{second['bytes']:.0f}", "-", "-")
    yield Row("the window's part of it, CPU ms", "-", f"{second['asked']:.3f}", "-", "-")
    yield Row("until it is safe on the disk, ms", "-", f"{second['safe']:.2f}", "-", "-")


def pictures(bench: Bench) -> Iterator[Row]:
    """What the pictures take: of a core while they move, at a change, of memory and of disk."""
    found = json.loads(said_by(SCENES, offscreen(bench)))
    folder = Path(bench.environment["HOME"]) / "routines"
    for size, most in (("1280x800", "≤ 3 %"), ("3840x2160", "≤ 10 %")):
        for which in ("lightest", "heaviest"):
            technique = found[which]
            options = [routine_of(folder, technique), "--second-step", "--size", size]
            with started([*SESSION, *options], offscreen(bench)) as program:
                time.sleep(SETTLE)
                used = load(program.process.pid, bench.seconds).cpu_share
            what = f"CPU of a core, {which} picture ({technique}), {size} offscreen"
            yield Row(what, "-", f"{used:.2%}", "-", most)
    lightest, heaviest = found["frame"]
    yield Row("a frame of the lightest picture, CPU ms", "-", f"{lightest:.2f}", "-", "-")
    yield Row("a frame of the heaviest picture, CPU ms", "-", f"{heaviest:.2f}", "-", "-")
    for how in ("at once", "prepared"):
        cost = found[f"change {how}"]
        yield Row(f"step change, slowest picture, {how}, CPU ms", "-", f"{cost:.1f}", "-", "≤ 50")
    for size, taken, most in zip(
        ("1280x800", "4K"), found["cache"], ("≤ 64", "bounded"), strict=True
    ):
        yield Row(
            f"sprites of the heaviest picture, {size}, MB", "-", f"{taken / 1e6:.1f}", "-", most
        )
    shipped = found["shipped"]
    yield Row("all shipped pictures, MB", "-", f"{shipped / 1e6:.2f}", "-", "≤ 6")


def editor(bench: Bench) -> Iterator[Row]:
    """How long a routine of forty steps takes to answer who writes it."""
    for what, cost in json.loads(said_by(EDITOR, offscreen(bench))).items():
        most = "≤ 33" if not what.startswith("draft") else "-"
        yield Row(f"editor, forty steps: {what}, CPU ms", "-", f"{cost:.1f}", "-", most)


def card(bench: Bench) -> Iterator[Row]:
    """What a routine on one page takes."""
    for what, cost in json.loads(said_by(CARD, offscreen(bench))).items():
        yield Row(f"card: {what}, CPU ms", "-", f"{cost:.1f}", "-", "-")


def rehearsal(bench: Bench) -> list[Row]:
    """What a rehearsal takes while it plays."""
    used, cpu_share, wakeups = bench.settled([*PROGRAM, "rehearse", ROUTINE])
    return [
        Row("RSS in a rehearsal, MB", "-", f"{used.resident:.1f}", "-", "-"),
        Row("CPU of a core, rehearsal", "-", f"{cpu_share:.2%}", "-", "as a session's"),
        Row("wake-ups a second, rehearsal", "-", f"{wakeups:.1f}", "-", "-"),
    ]


def offscreen(bench: Bench) -> dict[str, str]:
    return bench.environment | {"QT_QPA_PLATFORM": "offscreen"}


def sound(bench: Bench) -> Iterator[Row]:
    """How soon a sound begins after it was asked for, and what that takes from the window."""
    surroundings = bench.environment | {
        name: value for name, value in os.environ.items() if name.startswith(("PULSE_", "XDG_RUN"))
    }
    found = json.loads(said_by(SOUND, surroundings))
    late, asking = sorted(found["late"]), sorted(found["asking"])
    if not late:
        raise NotMeasured("no sound began")
    how = found["how"].removeprefix("Sound plays through ").rstrip(".")
    for what, times in ((f"play() to the start of {how}", late), ("play() itself", asking)):
        for key, value in (("p50", times[len(times) // 2]), ("p99", times[int(len(times) * 0.99)])):
            yield Row(f"{what}, {len(times)} sounds, {key}, ms", "-", f"{value:.1f}", "-", "-")
    before, meanwhile = found["held up"]
    what = "longest stall of the event loop, without and with sounds, ms"
    yield Row(what, f"{before:.1f}", f"{meanwhile:.1f}", "-", "≤ 50")


def bundle(bench: Bench) -> Iterator[Row]:
    """The stand-alone folder beside what pip installs, which stands where the floor does."""
    if not executable().is_file():
        raise NotMeasured("there is no bundle: make bundle")
    walls: dict[str, list[float]] = {PROGRAM[0]: [], str(executable()): []}
    for _ in range(bench.runs + 1):
        for command, times in walls.items():
            with started([command], bench.environment) as program:
                times.append(program.wall)
    installed, ours = (median(times[1:]) for times in walls.values())
    what = "bundle, floor: installed by pip"
    yield beside(f"{what}: exec to painted Home, s", installed, ours, None, "{:.3f}")
    sizes = installed_size() / 1e6, bundle_size() / 1e6
    yield beside(f"{what}, without Python: size, MB", *sizes, None, "{:.0f}")


def help_text(bench: Bench) -> list[Row]:
    """What --help costs, with Python's own start."""
    spent = [cpu_to_the_end([*PROGRAM, "--help"], bench.environment) for _ in range(bench.runs + 1)]
    return [Row("massage-timer --help, CPU s", "-", f"{median(spent[1:]):.3f}", "-", "< 0.15")]


ROWS: dict[str, Callable[[Bench], Iterable[Row]]] = {
    "start": start,
    "memory": memory_and_load,
    "late": lateness,
    "tick": tick,
    "read": reading,
    "diary": diary,
    "checkpoint": checkpoint,
    "pictures": pictures,
    "editor": editor,
    "card": card,
    "rehearsal": rehearsal,
    "sound": sound,
    "bundle": bundle,
    "help": help_text,
}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    add = parser.add_argument
    every = ", ".join(ROWS)
    add("--rows", nargs="+", choices=ROWS, default=list(ROWS), metavar="ROW", help=f"of {every}")
    add("--runs", type=int, default=9, help="starts to take the median of (9)")
    add("--seconds", type=float, default=20, help="to watch CPU for (20)")
    add("--late", type=float, default=120, help="seconds of watching lateness (120)")
    screens = ["xvfb", "offscreen", "own"]
    add("--screen", choices=screens, default="xvfb", help="an Xvfb where there is one, or another")
    add("--quick", action="store_true", help="3 runs, 5 s, 10 s of lateness")
    chosen = parser.parse_args()
    # Where Python may not keep compiled modules, every start would compile ours anew.
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    with (
        screen(chosen.screen) as (qt_platform, display),
        tempfile.TemporaryDirectory(prefix="massage-timer-bench-") as folder,
    ):
        bench = Bench(
            folder=Path(folder),
            environment=environment(Path(folder, "home"), qt_platform, display),
            runs=3 if chosen.quick else max(1, chosen.runs),
            seconds=5 if chosen.quick else chosen.seconds,
            late_seconds=10 if chosen.quick else chosen.late,
        )
        print_surroundings(qt_platform, bench)
        rows = [Row("what", "floor", "ours", "ratio", "target")]
        for name in chosen.rows:
            print(f"measuring: {name}", file=sys.stderr)
            rows += measured(name, bench)
    print_table(rows)
    return 0


def measured(name: str, bench: Bench) -> list[Row]:
    """The rows of one kind; what cannot be measured here says so in its row."""
    rows: list[Row] = []
    try:
        rows.extend(ROWS[name](bench))
    except (NotMeasured, OSError, ImportError) as error:
        print(f"{name}: {error}", file=sys.stderr)
        rows.append(Row(f"{name}: not measured", "-", "-", "-", "-"))
    return rows


def print_surroundings(qt_platform: str, bench: Bench) -> None:
    """What a reader must know to compare two tables."""
    from PySide6 import __version__ as qt_version

    code = "import massage_timer; print(massage_timer.__path__[0])"
    package = said_by([sys.executable, "-P", "-c", code], bench.environment).strip()
    load_average = f"{os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else "unknown"
    print(
        f"Python {platform.python_version()}, PySide6 {qt_version}, {platform.system()}, "
        f"{os.cpu_count()} cores, platform {qt_platform}, load average {load_average}, "
        f"medians of {bench.runs} interleaved runs of {package}.\n"
    )


def said_by(command: Sequence[str], surroundings: dict[str, str]) -> str:
    """What a program prints until it ends."""
    answer = subprocess.run(command, env=surroundings, capture_output=True, text=True, check=False)
    if answer.returncode:
        raise NotMeasured(last_line(answer.stderr) or "it ended early")
    return answer.stdout


def last_line(text: str) -> str:
    lines = text.strip().splitlines()
    return lines[-1] if lines else ""


if __name__ == "__main__":
    sys.exit(main())

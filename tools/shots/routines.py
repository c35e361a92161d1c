"""The files that the pictures of the gallery are made with."""

from massage_timer.folders import Folders
from massage_timer.store.manuscript.unsaved import Unsaved, digest, keep, new_place

OWN = """\
format: 1
name: Slow evening calves
about: One long calf knead between a warm-up and a finish.
suits: Late evenings
steps:
  - {technique: warmup-twists, seconds: 40}
  - {technique: calf-knead, seconds: 180}
  - {technique: finishing-strokes, seconds: 80}
"""


BROKEN = """\
format: 1
name: Long climb
about: Every technique of the climb, one after the other.
suits: Sunday mornings
steps:
  - {technique: warmup-twists, secnds: 36}
  - {technique: calf-gilde, seconds: 60}
  - {technique: thigh-glide, seconds: 1:30}
  - {technique: calf-knead, seconds: 36, pressure: 5}
  - {technique: finishing-strokes, seconds: 40}
"""


THIGH = """\
format: 1
name: Thigh evening
about: Long strokes on the thigh.
suits: After a walk
steps:
  - {technique: warmup-twists, seconds: 60}
  - {technique: thigh-glide, seconds: 120}
  - {technique: finishing-strokes, seconds: 120}
"""


MANY = "\n".join(
    [
        "format: 1",
        "name: Long climb, whole",
        "about: Many short steps, one after the other.",
        "suits: Sunday mornings",
        "steps:",
        *[
            f"  - {{technique: {technique}, seconds: {seconds}}}"
            for technique, seconds in (
                ("warmup-twists", 16),
                *[("sole-sweeps", 12), ("toe-bends", 12), ("arch-presses", 12)] * 2,
                *[("knuckle-knead", 12), ("achilles-strokes", 12)],
                *[("calf-glide", 12), ("calf-knead", 12)] * 3,
                ("shin-side-glide", 12),
                *[("thigh-glide", 12), ("thigh-knead", 12), ("thigh-press", 12)] * 2,
                *[("hip-sweep", 12), ("finishing-strokes", 20)],
            )
        ],
        "",
    ]
)


FORTY = "\n".join(
    [
        "format: 1",
        "name: Forty little steps",
        "about: The techniques of the climb many times over.",
        "suits: Nobody in a hurry",
        "steps:",
        *[
            f"  - {{technique: {technique}, seconds: {8 if number % 2 else 7}, pace: 3}}"
            for number, technique in enumerate(
                [
                    "warmup-twists",
                    *["sole-sweeps", "toe-bends", "arch-presses", "knuckle-knead"] * 4,
                    *["achilles-strokes"] * 4,
                    *["calf-glide", "calf-knead", "shin-side-glide"] * 4,
                    *["thigh-glide", "thigh-knead", "thigh-press"] * 2,
                    "finishing-strokes",
                ]
            )
        ],
        "",
    ]
)


WORDS = f"""\
format: 1
name: {"W" * 60}
about: {"Llanfairpwll" * 10}
suits: {"Donaudampfschiff" * 3}
steps:
  - {{technique: warmup-twists, seconds: 60}}
  - technique: calf-glide
    seconds: 60
    cue: {"Donaudampfschiff" * 5}
    instructions: [{", ".join(["Abcdefghij" * 12] * 4)}]
  - {{technique: thigh-knead, seconds: 120, cue: {"W" * 80}, pressure: 1 to 3}}
  - {{technique: finishing-strokes, seconds: 60}}
"""


THREE = """\
format: 1
name: Calf in three steps
about: A warm-up, one long glide over the calf, a finish.
suits: A first try
steps:
  - {technique: warmup-twists, seconds: 60}
  - {technique: calf-glide, seconds: 180}
  - {technique: finishing-strokes, seconds: 60}
"""


def own_files(places: Folders) -> None:
    places.routines.mkdir()
    (places.routines / "slow-evening-calves.yaml").write_text(OWN)
    (places.routines / "long-climb.yaml").write_text(BROKEN)


def unsaved_files(places: Folders) -> None:
    own_files(places)
    file = places.routines / "slow-evening-calves.yaml"
    text = OWN.replace("Slow evening calves", "Slow evening calves and feet")
    draft = Unsaved(text, file.absolute(), "Slow evening calves and feet", digest(OWN))
    keep(new_place(places.drafts), draft)


def comfort_files(places: Folders) -> None:
    places.routines.mkdir()
    (places.routines / "thigh-evening.yaml").write_text(THIGH)
    (places.routines / "long-climb-whole.yaml").write_text(MANY)


def paper_files(places: Folders) -> None:
    places.routines.mkdir()
    for id_, text in {"forty-steps": FORTY, "long-words": WORDS, "three-steps": THREE}.items():
        (places.routines / f"{id_}.yaml").write_text(text)


def damaged_settings(places: Folders) -> None:
    places.settings.write_text("{ torn")


def waiting_settings(places: Folders) -> None:
    places.settings.write_text('{"version": 1, "wait_at_change": true, "first_side": "right"}')

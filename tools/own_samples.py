"""Techniques and pictures as a user may have them, and spoilt ones, for the gallery."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QImage, QPainter

from massage_timer.folders import Folders

TECHNIQUES = """\
format: 1
techniques:
  feather-strokes:
    name: Feather strokes
    zones: [calf]
    cue: Let the fingertips glide up the calf.
    instructions:
      - Lay all fingertips on the calf, just above the heel.
      - Glide up to below the knee, and come back through the air.
    hands: Both hands, fingertips only
    direction: up toward the knee
    pace: 6
    work: 0.67
    pressure: 1
    cap: 2
  resting-palms:
    name: Resting palms
    zones: [thigh]
    cue: Let both palms rest, warm and still.
    instructions:
      - Lay both palms side by side on the thigh.
      - Wait for one breath, then move on by a hand's width.
    hands: Both palms, side by side
    direction: up toward the hip
    pace: 10
    work: 1
    pressure: 1
    cap: 2
"""
FEATHERS = """\
format: 1
name: Feather evening
about: Strokes of my own, with pictures of my own.
suits: Quiet evenings
picture: feather-strokes
steps:
  - {technique: warmup-twists, seconds: 40}
  - {technique: feather-strokes, seconds: 120}
  - {technique: resting-palms, seconds: 60}
  - {technique: finishing-strokes, seconds: 80}
"""
FEATHERS_PICTURE = """\
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 960 600">
<path d="M60 300C200 190 420 180 560 240S820 270 900 260L900 380C760 400 640 380 540 400
S180 430 60 300Z"
 fill="#e3b394" stroke="#7a4a35" stroke-width="6"/>
<g fill="none" stroke="#3d6f8e" stroke-width="14" stroke-linecap="round">
<path d="M260 270C340 240 420 240 500 262"/><path d="M250 310C340 285 430 285 520 306"/>
<path d="M260 350C340 330 420 332 500 348"/></g>
<path d="M520 285l60 22-56 30z" fill="#3d6f8e"/>
</svg>
"""


def own_techniques(places: Folders) -> None:
    """Techniques with an SVG and a PNG picture, a routine of them, and what cannot be used."""
    places.routines.mkdir()
    places.pictures.mkdir()
    places.techniques.write_text(TECHNIQUES)
    (places.routines / "feather-evening.yaml").write_text(FEATHERS)
    (places.routines / "misplaced.yaml").write_text(TECHNIQUES)
    (places.pictures / "feather-strokes.svg").write_text(FEATHERS_PICTURE)
    image = QImage(960, 600, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(QColor("#e3b394"))
    painter.drawRoundedRect(QRect(60, 200, 840, 240), 110, 110)
    painter.setBrush(QColor("#b9795a"))
    for left in (330, 500):
        painter.drawRoundedRect(QRect(left, 170, 130, 200), 60, 60)
    painter.end()
    image.save(str(places.pictures / "resting-palms.png"))


def spoilt_techniques(places: Folders) -> None:
    own_techniques(places)
    places.techniques.write_text(TECHNIQUES.replace("cap: 2", "cap: 9", 1))
    (places.pictures / "resting-palms.png").unlink()
    (places.pictures / "resting-palms.svg").write_text("<svg viewBox='0 0 9 9'><script/></svg>")

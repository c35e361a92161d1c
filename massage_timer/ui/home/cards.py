"""How one routine looks on Home: its picture, its words and its five minutes as a strip."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPainterPath, QPen, QPixmap

from massage_timer.core.language import _, ngettext, number
from massage_timer.core.names import clock
from massage_timer.core.routine import LEG_SECONDS
from massage_timer.pictures.cards import SIZE
from massage_timer.ui.direction import upright
from massage_timer.ui.fonts import fitting, font, width_of
from massage_timer.ui.icons import Icon, paint_icon
from massage_timer.ui.tokens import CHOSEN, RADIUS_CARD, Role, Theme, line_height
from massage_timer.ui.widgets.paint import corners, paint_box, paint_line, wrapped
from massage_timer.ui.widgets.zone_strip import Piece, paint_strip, paint_strip_ends

PICTURE = 144
LEAST_PICTURE = 48
"""A strip of a picture that is lower than this shows nothing, and the card does without."""
PADDING = 19
MOST_LINES = 3
"""Of the first problem of a broken routine."""
MINUTES = round((2 * LEG_SECONDS + 60) / 60)
"""Of a whole session, with about a minute for getting ready and the change of legs."""


@dataclass(frozen=True, slots=True)
class Card:
    """One routine as Home shows it. A routine that cannot be used has problems and no strip."""

    id: str
    name: str
    file: str
    """The file's name."""
    summary: str = ""
    suits: str = ""
    techniques: tuple[str, ...] = ()
    """Names, for the search."""
    steps: int = 0
    strip: tuple[Piece, ...] = ()
    picture: str = ""
    """The name of its picture."""
    problems: tuple[str, ...] = ()
    """Every problem as "Line 18: message"."""
    usable: bool = True
    own: bool = False
    elsewhere: bool = False
    """Its file is neither among the shipped ones nor in the folder of the user's own."""
    last_used: bool = False

    @property
    def words(self) -> str:
        """All that a search looks through, in lower case."""
        zones = (_(piece.name) for piece in self.strip)
        parts = (self.id, self.name, self.file, self.summary, self.suits, *self.techniques, *zones)
        return " ".join(parts).lower()

    @property
    def spoken(self) -> str:
        """For screen readers."""
        if not self.usable:
            problem = self.problems[0] if self.problems else ""
            said = _("{name}. Can't be used yet. {problem}")
            return said.format(name=self.name, problem=problem)
        said = _("{name}. {summary} Suits: {suits}.")
        return said.format(name=self.name, summary=self.summary, suits=self.suits)

    @property
    def times(self) -> str:
        """How long it takes, in words."""
        if not self.usable:
            return _("This routine can't be used yet.")
        words = _("{time} each leg  ·  about {minutes} minutes in all")
        return words.format(time=clock(LEG_SECONDS), minutes=number(MINUTES))


def _suits(card: Card) -> str:
    words = ngettext(
        "Suits: {suits}  ·  {count} step", "Suits: {suits}  ·  {count} steps", card.steps
    )
    return words.format(suits=card.suits, count=number(card.steps))


@dataclass(frozen=True, slots=True)
class CardPainter:
    """Draws cards in one look; `thumbnail` gives a picture by its name and the theme's, as large
    as is said in device px."""

    theme: Theme
    u: float
    thumbnail: Callable[[str, str, QSize], QPixmap]
    picture: float = PICTURE
    """How high the picture is, px at u = 1."""

    def paint(
        self, painter: QPainter, box: QRectF, card: Card, *, chosen: bool, hovered: bool
    ) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        if card.usable:
            self._paint_card(painter, box, card, chosen, hovered)
        else:
            self._paint_broken(painter, box, card, chosen)
        painter.restore()

    def button(self, box: QRectF) -> QRectF:
        """Where a broken routine's card has the button that shows its problems; a low card has
        none, and leaves that to Home's own button."""
        u = self.u
        if self.picture < PICTURE / 2:
            return QRectF()
        high = max(44.0, 44 * u)
        wide = min(188 * u, box.width() - 2 * PADDING * u)
        return QRectF(box.left() + PADDING * u, box.bottom() - high - 18 * u, wide, high)

    def edit_button(self, box: QRectF) -> QRectF:
        """Beside it, where the user's own broken routine is edited; none where room is short."""
        u, left = self.u, self.button(box)
        words = width_of(_("Edit"), Role.BODY, u)
        wide = max(44.0, 72 * u, words + 16 * u)
        place = QRectF(left.right() + 8 * u, left.top(), wide, left.height())
        return place if left.isValid() and place.right() <= box.right() - 8 * u else QRectF()

    def _paint_card(
        self,
        painter: QPainter,
        box: QRectF,
        card: Card,
        chosen: bool,
        hovered: bool,
    ) -> None:
        theme, u = self.theme, self.u
        radius = RADIUS_CARD * u
        painter.fillPath(corners(box, radius, radius), QColor(theme.panel))
        top = QRectF(box.left(), box.top(), box.width(), self.picture * u)
        line = max(1.0, u)
        if self.picture:
            self._paint_picture(painter, top, radius, card)
            rule = QRectF(box.left(), top.bottom(), box.width(), line)
            painter.fillRect(rule, QColor(theme.line))
        edge, width = (theme.edge, line) if hovered else (theme.line, line)
        if chosen:
            edge, width = theme.accent, CHOSEN * u * theme.stroke
        outline = QPen(QColor(edge), width)
        painter.setPen(outline)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        half = width / 2
        painter.drawPath(corners(box.adjusted(half, half, -half, -half), radius, radius))
        if self.picture and card.last_used:
            self._paint_badge(painter, top, _("Last used"), Icon.CHECK)
        elif self.picture and card.own:
            # Translators: a badge: this routine is your own
            yours = _("Yours")
            self._paint_badge(painter, top, _("From elsewhere") if card.elsewhere else yours)
        self._paint_words(painter, box, top.bottom(), card)

    def _paint_words(self, painter: QPainter, box: QRectF, top: float, card: Card) -> None:
        theme, u = self.theme, self.u
        left, room = box.left() + PADDING * u, box.width() - 2 * PADDING * u
        strip = card.strip
        ends = line_height(Role.STRIP_ENDS, u)
        high = 30 * u
        strip_top = box.bottom() - 10 * u - ends - 4 * u - high
        rows = (
            (Role.CARD_TITLE, theme.ink, card.name),
            *((Role.BODY, theme.ink2, line) for line in self._summary_lines(card, room)),
            (Role.SMALL, theme.ink3, _suits(card)),
        )
        total = sum(line_height(role, u) for role, *others in rows)
        y = top + max(4 * u, (strip_top - top - total) / 2)
        for role, colour, words in rows:
            high_of = line_height(role, u)
            used = fitting(words, role, u, room, 0.8)
            metrics = QFontMetricsF(used)
            if metrics.horizontalAdvance(words) > room:
                words = metrics.elidedText(words, Qt.TextElideMode.ElideRight, room)
            paint_line(painter, used, colour, left, y + high_of / 2, words)
            y += high_of
        paint_strip(painter, QRectF(left, strip_top, room, high), strip, theme, u)
        place = QRectF(left, strip_top + high + 3 * u, room, ends)
        paint_strip_ends(painter, place, strip, theme, u)

    def _summary_lines(self, card: Card, room: float) -> list[str]:
        """The sentence in two lines at most; what does not fit is left to an ellipsis."""
        lines = wrapped(card.summary, font(Role.BODY, self.u), room)
        return [lines[0], " ".join(lines[1:])] if len(lines) > 1 else lines

    def _paint_picture(self, painter: QPainter, place: QRectF, radius: float, card: Card) -> None:
        """The middle of the main technique's picture, as wide as the card."""
        painter.save()
        clip = QPainterPath(corners(place.adjusted(0, 0, 0, radius * 2), radius, radius))
        painter.setClipPath(clip)
        painter.setClipRect(place, Qt.ClipOperation.IntersectClip)
        painter.fillRect(place, QColor(self.theme.ground))
        high = place.width() * SIZE[1] / SIZE[0]
        sharp = min(painter.device().devicePixelRatio(), SIZE[0] / place.width())
        size = QSize(round(place.width() * sharp), round(high * sharp))
        picture = self.thumbnail(card.picture, self.theme.name, size)
        shift = (high - place.height()) * 0.42
        target = QRectF(place.left(), place.top() - shift, place.width(), high)
        with upright(painter, target.center().x()):
            painter.drawPixmap(target, picture, QRectF(picture.rect()))
        painter.restore()

    def _paint_badge(
        self, painter: QPainter, top: QRectF, words: str, icon: Icon | None = None
    ) -> None:
        theme, u = self.theme, self.u
        used = font(Role.SMALL_STRONG, u)
        room = 24 * u if icon is not None else 0.0
        width = QFontMetricsF(used).horizontalAdvance(words) + room + 20 * u
        box = QRectF(top.left() + 13 * u, top.top() + 13 * u, width, 25 * u)
        paint_box(painter, box, 6 * u, theme.accent)
        if icon is not None:
            spot = QRectF(box.left() + 8 * u, box.top() + 4 * u, 17 * u, 17 * u)
            paint_icon(painter, icon, spot, theme.onaccent, 1.3)
        left = box.left() + 10 * u + room
        paint_line(painter, used, theme.onaccent, left, box.center().y(), words)

    def _paint_broken(self, painter: QPainter, box: QRectF, card: Card, chosen: bool) -> None:
        theme, u = self.theme, self.u
        radius = RADIUS_CARD * u
        painter.fillPath(corners(box, radius, radius), QColor(theme.sunk))
        pen = QPen(QColor(theme.accent if chosen else theme.edge), CHOSEN * u if chosen else 1.2)
        if not chosen:
            pen.setDashPattern([4, 3])
        painter.setPen(pen)
        painter.drawPath(corners(box.adjusted(1.5, 1.5, -1.5, -1.5), radius, radius))
        left, room = box.left() + PADDING * u, box.width() - 2 * PADDING * u
        y = box.top() + 32 * u
        icon = QRectF(left, y - 11 * u, 22 * u, 22 * u)
        paint_icon(painter, Icon.WARNING, icon, theme.glow_edge, theme.stroke)
        x = icon.right() + 10 * u
        title = fitting(card.name, Role.CARD_TITLE, u, room - 32 * u, 0.8)
        paint_line(painter, title, theme.ink2, x, y, card.name)
        y += 26 * u
        small = font(Role.SMALL, u)
        paint_line(
            painter,
            small,
            theme.ink3,
            left,
            y,
            _("{file} can't be used yet").format(file=card.file),
        )
        y += 20 * u
        words = font(Role.BODY, u)
        step = line_height(Role.BODY, u)
        first = card.problems[0] if card.problems else ""
        lines = wrapped(first, words, room - 28 * u)
        if len(lines) > MOST_LINES:
            lines = [*lines[: MOST_LINES - 1], f"{lines[MOST_LINES - 1]} …"]
        well = QRectF(left, y, room, step * len(lines) + 22 * u)
        paint_box(painter, well, 10 * u, theme.panel)
        for row, line in enumerate(lines):
            middle = well.top() + 11 * u + step * (row + 0.5)
            paint_line(painter, words, theme.ink, left + 14 * u, middle, line)
        place = self.button(box)
        if not place.isEmpty():
            self._paint_button(painter, place, len(card.problems))
        place = self.edit_button(box)
        if card.own and not place.isEmpty():
            used = fitting(_("Edit"), Role.BODY, u, place.width())
            width = QFontMetricsF(used).horizontalAdvance(_("Edit"))
            x = place.center().x() - width / 2
            paint_line(painter, used, theme.ink2, x, place.center().y(), _("Edit"))

    def _paint_button(self, painter: QPainter, box: QRectF, count: int) -> None:
        theme, u = self.theme, self.u
        words = ngettext("Show the problem", "Show all {count} problems", max(1, count))
        words = words.format(count=number(count))
        paint_box(painter, box, 12 * u, theme.panel, theme.edge, 1.5 * u)
        used = fitting(words, Role.STRONG, u, box.width() - 16 * u)
        width = QFontMetricsF(used).horizontalAdvance(words)
        paint_line(painter, used, theme.ink, box.center().x() - width / 2, box.center().y(), words)

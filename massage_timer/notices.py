"""The texts that the program itself shows: welcome, help, messages, what is wrong with a file."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtGui import QGuiApplication

from massage_timer.core.language import _
from massage_timer.core.welcome import READ, TITLE
from massage_timer.flow import SessionFlow
from massage_timer.store.library import Entry
from massage_timer.ui.icons import Icon
from massage_timer.ui.text.sheet import Paragraph
from massage_timer.ui.text.welcome_text import welcome_text

Then = Callable[[], object]


def show_welcome(flow: SessionFlow, *, after: Then, after_leaving: Then) -> None:
    """What the program is, and is not; `after` when it has been read."""
    flow.show_text(
        _(TITLE), welcome_text(), close=_(READ), after=after, after_leaving=after_leaving
    )


def show_help(flow: SessionFlow, learn: Then) -> None:
    # Only here: the first start, which shows the welcome, does without the guide.
    from massage_timer.ui.text.help_text import help_text

    flow.show_text(
        _("Help"), help_text(QGuiApplication.platformName()), other=_("Learn"), after_other=learn
    )


def show_messages(flow: SessionFlow, messages: Sequence[str]) -> None:
    paragraphs = [Paragraph(_(message)) for message in messages]
    flow.show_text(_("Worth knowing"), paragraphs, icon=Icon.INFO)


def show_problems(flow: SessionFlow, entry: Entry, read_again: Then) -> None:
    """Why a routine cannot be used."""
    flow.show_text(
        _("{routine} can't be used yet").format(routine=_name(entry)),
        [
            *[Paragraph(str(replace(p, source=entry.path.name))) for p in entry.problems],
            Paragraph(_("The file is {file}").format(file=entry.path)),
        ],
        other=_("Read it again"),
        after_other=read_again,
        icon=Icon.WARNING,
    )


def _name(entry: Entry) -> str:
    if entry.routine is not None:
        return entry.routine.name
    return entry.id.replace("-", " ").capitalize()

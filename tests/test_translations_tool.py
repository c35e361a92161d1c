"""Catalogues are brought up to the code without losing what was translated and reviewed."""

from pathlib import Path

import translations
from babel.messages.catalog import Catalog, Message

SAFETY = "massage_timer/core/safety.py"
GUIDE = "massage_timer/core/guide/who_not.py"
ELSEWHERE = "massage_timer/ui/page.py"
REVIEWED = "Safety: reviewed by a native speaker"


def catalogue(**messages: str) -> Catalog:
    """German, with each message by its file."""
    made = Catalog("de")
    for message, file in messages.items():
        made.add(message, message.upper(), [(file, 0)])
    return made


def renewed(code: Catalog, before: Catalog, folder: Path) -> Catalog:
    file = folder / "de.po"
    file.write_bytes(translations.written(before))
    return translations.renewed(code, file)


def comments(found: Catalog, message: str) -> list[str]:
    there = found.get(message)
    assert isinstance(there, Message)
    return list(there.user_comments)


def test_only_a_text_about_safety_says_that_nobody_has_reviewed_it(tmp_path: Path) -> None:
    code = catalogue(Stop=SAFETY, Doctor=GUIDE, Back=ELSEWHERE)
    found = renewed(code, Catalog("de"), tmp_path)
    assert comments(found, "Stop") == comments(found, "Doctor") == [translations.NOT_REVIEWED]
    assert comments(found, "Back") == []


def test_what_stands_elsewhere_as_well_is_about_safety(tmp_path: Path) -> None:
    code = Catalog("de")
    code.add("Stop", None, [(ELSEWHERE, 0), (SAFETY, 0)])
    assert comments(renewed(code, Catalog("de"), tmp_path), "Stop") == [translations.NOT_REVIEWED]


def test_a_line_that_says_it_was_reviewed_is_kept_and_none_is_said_twice(tmp_path: Path) -> None:
    code = catalogue(Stop=SAFETY, Doctor=GUIDE)
    before = Catalog("de")
    before.add("Stop", "Halt", [(SAFETY, 0)], user_comments=[REVIEWED])
    before.add("Doctor", "Arzt", [(GUIDE, 0)], user_comments=[translations.NOT_REVIEWED])
    found = renewed(code, before, tmp_path)
    assert comments(found, "Stop") == [REVIEWED]
    assert comments(found, "Doctor") == [translations.NOT_REVIEWED]


def test_what_is_new_is_untranslated_and_what_is_gone_goes(tmp_path: Path) -> None:
    code = Catalog("de")
    code.add("Glide up the calf")
    before = Catalog("de")
    before.add("Glide up the calves", "Die Waden hinauf")
    found = renewed(code, before, tmp_path)
    assert [message.id for message in translations.untranslated(found)] == ["Glide up the calf"]
    assert b"calves" not in translations.written(found)


def test_a_message_of_which_one_form_is_missing_is_untranslated() -> None:
    half = Catalog("de")
    half.add(("step", "steps"), ("Schritt", ""))
    assert len(translations.untranslated(half)) == 1

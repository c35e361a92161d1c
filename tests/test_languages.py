"""The words of each language as the program carries them: all there, whole, and as they were
translated."""

import re
from functools import cache

import pytest
import translations
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po

from massage_timer.core.language import LANGUAGES, _
from massage_timer.core.safety import EMERGENCY_NUMBERS
from massage_timer.store.problems import FileProblem, quoted, suggested
from massage_timer.store.translations import load_translation
from massage_timer.translating import speak_as_wished

CODES = tuple(translations.codes())
PLACEHOLDER = re.compile(r"\{[^{}]*\}")
NUMBERS = (*range(200), 1_000_000)
"""Among them one of each plural form of every language."""
NEVER = re.compile(r"!|\.\.\.|\t| {2}")
QUOTES = {"de": "„“", "es": "«»", "fr": "«»", "zh": "“”", "ar": "«»"}
QUOTATION_MARK = re.compile("['\"‘‚“”„«»‹›「」]")
DATE = re.compile("MMMM|yyyy")
"""Has straight quotation marks around what is no letter of a date."""


@cache
def catalogue(code: str) -> Catalog:
    with (translations.FOLDER / f"{code}.po").open("rb") as file:
        return read_po(file)


def told(code: str) -> list[tuple[Message, list[str], list[str]]]:
    """Each message with its English and its translated forms."""
    found = []
    for message in catalogue(code):
        if message.id:
            ids = [message.id] if isinstance(message.id, str) else list(message.id)
            strings = message.string
            found.append(
                (message, ids, [strings] if isinstance(strings, str) else list(strings or ()))
            )
    return found


@cache
def marked(folder: str = "massage_timer") -> set[tuple[str, str]]:
    return {
        (message.context or "", message.id if isinstance(message.id, str) else message.id[0])
        for message in translations.messages_of_code(folder)
        if message.id
    }


def test_the_gallery_says_nothing_that_the_program_does_not_say() -> None:
    assert len(marked("tools")) >= 10
    assert not marked("tools") - marked()


@pytest.mark.parametrize("code", CODES)
def test_each_message_of_the_code_is_translated_and_no_other(code: str) -> None:
    here = {(message.context or "", ids[0]) for message, ids, _forms in told(code)}
    assert here == marked()
    assert not translations.untranslated(catalogue(code))


@pytest.mark.parametrize("code", CODES)
def test_no_placeholder_is_lost_and_none_is_new(code: str) -> None:
    for _message, ids, forms in told(code):
        wanted = set(PLACEHOLDER.findall(ids[-1]))
        for form in forms:
            there = PLACEHOLDER.findall(form)
            # A form for one or two of a thing may say the number in words.
            assert set(there) == wanted or (len(forms) > 1 and set(there) < wanted), form
            assert there.count("{}") == PLACEHOLDER.findall(ids[-1]).count("{}"), form
            assert "{" not in PLACEHOLDER.sub("", form), form


@pytest.mark.parametrize("code", CODES)
def test_every_plural_form_of_the_language_is_there(code: str) -> None:
    for _message, ids, forms in told(code):
        if len(ids) > 1:
            assert len(forms) == catalogue(code).num_plurals
            assert all(forms)


@pytest.mark.parametrize("code", CODES)
def test_translations_have_the_manner_of_the_program(code: str) -> None:
    for _message, ids, forms in told(code):
        for form in forms:
            assert not NEVER.search(form) or NEVER.search(ids[0]), form
            assert (form == form.strip()) or ids[0] != ids[0].strip(), form


@pytest.mark.parametrize("code", CODES)
def test_a_language_has_one_pair_of_quotation_marks(code: str) -> None:
    for _message, ids, forms in told(code):
        for form in forms:
            if not DATE.search(ids[0]):
                assert set(QUOTATION_MARK.findall(form)) <= set(QUOTES[code]), form
            if code == "fr":
                assert not re.search("«[^\u00a0]|[^\u00a0]»", form), form


@pytest.mark.parametrize(
    ("code", "line"),
    [
        ("en", "legs.yaml:3:5: there is no technique 'calf-gilde': did you mean 'calf-glide'?"),
        ("de", "legs.yaml:3:5: es gibt keinen Griff „calf-gilde“: Meintest du „calf-glide“?"),
        ("es", "legs.yaml:3:5: no hay ninguna técnica «calf-gilde»: ¿querías decir «calf-glide»?"),
        (
            "fr",
            "legs.yaml:3:5\u00a0: il n’y a pas de technique «\u00a0calf-gilde\u00a0»\u00a0: "
            "vouliez-vous dire «\u00a0calf-glide\u00a0»\u00a0?",
        ),
        ("zh", "legs.yaml:3:5：没有手法“calf-gilde”：是不是“calf-glide”？"),
        ("ar", "legs.yaml:3:5: لا تقنية باسم «calf-gilde»: هل المقصود «calf-glide»؟"),
    ],
)
def test_a_mistake_in_a_file_is_punctuated_as_the_language_is(code: str, line: str) -> None:
    speak_as_wished(code, ())
    missing = _("there is no technique {technique}").format(technique=quoted("calf-gilde"))
    message = suggested(missing, "calf-gilde", {"calf-glide"})
    assert str(FileProblem("legs.yaml", 3, 5, message)) == line


@pytest.mark.parametrize(("code", "or_"), [("de", " oder "), ("zh", " 或 "), ("ar", " أو ")])
def test_words_of_files_stand_apart_from_those_between_them(code: str, or_: str) -> None:
    speak_as_wished(code, ())
    assert f"calf{or_}thigh" in suggested("", "xxxx", ("calf", "thigh"))


@pytest.mark.parametrize("code", CODES)
def test_what_is_loaded_is_what_was_translated(code: str) -> None:
    compiled = translations.compiled(catalogue(code))
    assert (translations.FOLDER / f"{code}.mo").read_bytes() == compiled
    language = next(each for each in LANGUAGES if each.code == code)
    loaded = load_translation(translations.FOLDER, language)
    assert loaded is not None
    for message, ids, forms in told(code):
        if message.context:
            assert loaded.pgettext(message.context, ids[0]) == forms[0]
        elif len(ids) == 1:
            assert loaded.gettext(ids[0]) == forms[0]
        else:
            said = {loaded.ngettext(ids[0], ids[1], number) for number in NUMBERS}
            assert said == set(forms)


@pytest.mark.parametrize("code", CODES)
def test_each_text_about_safety_says_whether_a_native_speaker_has_reviewed_it(code: str) -> None:
    about = [message for message, _ids, _forms in told(code) if translations.is_safety(message)]
    assert len(about) > 100
    for message in about:
        assert [line for line in message.user_comments if line.startswith("Safety:")]


def test_no_dot_stands_between_emergency_numbers_where_a_nought_is_a_dot() -> None:
    language = next(each for each in LANGUAGES if each.code == "ar")
    loaded = load_translation(translations.FOLDER, language)
    assert loaded is not None
    assert "·" not in loaded.gettext(EMERGENCY_NUMBERS)


@pytest.mark.parametrize("code", [each.code for each in LANGUAGES if not each.digits.isascii()])
def test_no_dot_stands_beside_figures_where_a_nought_is_a_dot(code: str) -> None:
    with_figures = [
        (ids, forms)
        for message, ids, forms in told(code)
        if "·" in ids[-1] and (PLACEHOLDER.search(ids[-1]) or message.context == "facts")
    ]
    assert len(with_figures) > 5
    for _ids, forms in with_figures:
        assert "·" not in "".join(forms)

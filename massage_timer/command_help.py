"""What help in the terminal adds behind the options: examples, and the keys of a session."""

from massage_timer.core.language import N_, _, number

_EXAMPLES = {
    "massage-timer": N_("open the window"),
    "massage-timer my-own.yaml": N_("the window, this file chosen"),
    "massage-timer run classic-five-minute-legs": N_("straight to its safety check"),
    "massage-timer run --terminal my-own.yaml": N_("without a window"),
    "massage-timer card my-own.yaml": N_("one page to print"),
    "massage-timer check my-own.yaml": N_("what is wrong with a file"),
}
_TO_KNOW = (
    N_('A routine is named by its id, as "massage-timer list" shows it, or by its file.'),
    N_("A window that is open already comes forward, and opens what was asked for."),
    N_(
        "Exit codes: 0 done, 1 a file has problems, 2 wrong use, 3 something went wrong inside the "
        "program, which is then written into its log, 4 the window is open already and does not "
        "answer."
    ),
)
_HELP_WIDTH = 79
"""Of what stands behind the options."""


def examples() -> str:
    """How the program is called, and what there is to know of it."""
    from massage_timer.terminal.lines import Need, wrapped

    width = max(map(len, _EXAMPLES))
    lines = ["", _("examples:")]
    lines += [f"  {command:<{width}}    {_(about)}" for command, about in _EXAMPLES.items()]
    lines.append("")
    for sentence in _TO_KNOW:
        lines += [line.text for line in wrapped(Need.MUST, _(sentence), _HELP_WIDTH)]
    return "\n".join([*lines, ""])


def keys() -> str:
    """The keys of a session, from the table that window and terminal obey."""
    from massage_timer.core.commands import COMMANDS
    from massage_timer.core.key_words import key_words

    lines = ["", _("keys during a session:")]
    for binding in COMMANDS:
        held = key_words(", ".join(binding.keys[:3]))
        if binding.hold:
            words = _("{keys} (held for {count} s in the window)")
            held = words.format(keys=held, count=number(binding.hold // 1000))
        lines += [f"  {held}", f"      {_(binding.help)}"]
    lines.append("  " + _("Any key goes on after a pause and at the change of legs."))
    return "\n".join([*lines, ""])

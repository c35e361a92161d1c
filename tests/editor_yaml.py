"""Reads YAML as language servers do: by the core schema of YAML 1.2, with values of their types."""

import re
from typing import Any

import yaml

_LOADER = yaml.CSafeLoader if yaml.__with_libyaml__ else yaml.SafeLoader
_INTEGER = re.compile(r"[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+")
_REAL = re.compile(
    r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?|[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)"
)
_USUAL = re.compile(r"0|-?[1-9][0-9]{0,19}|-?(0|[1-9][0-9]*)\.[0-9]{0,3}[1-9]")


def value(text: str) -> Any:
    """The document in its types; keys are text. Raises yaml.YAMLError."""
    return _typed(_composed(text))


def odd_numbers(text: str) -> set[tuple[int, int]]:
    """Line and column, from 1, of plain numbers that are not written as 45, -5 or 0.67.

    How a number is written is gone once it has a type, and so is how long it was as a text.
    """
    return {
        (node.start_mark.line + 1, node.start_mark.column + 1)
        for node in _scalars(_composed(text))
        if isinstance(_scalar(node), int | float)
        and not isinstance(_scalar(node), bool)
        and not _USUAL.fullmatch(node.value)
    }


def _composed(text: str) -> yaml.Node | None:
    node: yaml.Node | None = yaml.compose(text, Loader=_LOADER)
    return node


def _typed(node: yaml.Node | None) -> Any:
    if isinstance(node, yaml.MappingNode):
        return {key.value: _typed(each) for key, each in node.value}
    if isinstance(node, yaml.SequenceNode):
        return [_typed(each) for each in node.value]
    return _scalar(node) if isinstance(node, yaml.ScalarNode) else None


def _scalar(node: yaml.ScalarNode) -> str | int | float | bool | None:
    text = node.value
    if node.style:
        return str(text)
    if text in ("", "~", "null", "Null", "NULL"):
        return None
    if text in ("true", "True", "TRUE", "false", "False", "FALSE"):
        return bool(text.lower() == "true")
    if _INTEGER.fullmatch(text):
        return int(text, 0 if text[:2] in ("0o", "0x") else 10)
    if _REAL.fullmatch(text):
        return float(re.sub(r"\.(?=[in])", "", text.lower()))
    return str(text)


def _scalars(node: yaml.Node | None) -> list[yaml.ScalarNode]:
    if isinstance(node, yaml.ScalarNode):
        return [node]
    if isinstance(node, yaml.MappingNode):
        return [each for _, value in node.value for each in _scalars(value)]
    if isinstance(node, yaml.SequenceNode):
        return [each for value in node.value for each in _scalars(value)]
    return []

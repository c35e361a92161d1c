"""The keys that scroll what is longer than its page."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractSlider, QScrollArea

_SCROLLS: dict[int, QAbstractSlider.SliderAction] = {
    Qt.Key.Key_PageUp: QAbstractSlider.SliderAction.SliderPageStepSub,
    Qt.Key.Key_PageDown: QAbstractSlider.SliderAction.SliderPageStepAdd,
    Qt.Key.Key_Up: QAbstractSlider.SliderAction.SliderSingleStepSub,
    Qt.Key.Key_Down: QAbstractSlider.SliderAction.SliderSingleStepAdd,
    Qt.Key.Key_Home: QAbstractSlider.SliderAction.SliderToMinimum,
    Qt.Key.Key_End: QAbstractSlider.SliderAction.SliderToMaximum,
}


def scroll_by(area: QScrollArea, key: int) -> bool:
    """Scroll as a key of a page says; False for any other key."""
    action = _SCROLLS.get(key)
    if action is None:
        return False
    area.verticalScrollBar().triggerAction(action)
    return True

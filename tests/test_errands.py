"""What a slow disk is given to do: in order, in one thread, and told in the window's."""

import threading
from collections.abc import Callable

import pytest
from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from massage_timer.errands import Errands
from massage_timer.store.disk import DiskError


@pytest.fixture
def errands(qapp: QApplication) -> Errands:
    return Errands(qapp)


def failing(error: Exception) -> Callable[[], object]:
    def fail() -> None:
        raise error

    return fail


def test_the_event_loop_tells_it_in_its_own_thread_and_then_rests(
    errands: Errands, qtbot: QtBot
) -> None:
    told: list[tuple[DiskError | None, threading.Thread]] = []
    refusal = DiskError("the disk is full")
    for act in (lambda: None, failing(refusal)):
        errands.do(act, lambda error: told.append((error, threading.current_thread())))
    qtbot.waitUntil(lambda: len(told) == 2)
    assert told == [(None, threading.main_thread()), (refusal, threading.main_thread())]
    assert not any(timer.isActive() for timer in errands.findChildren(QTimer))


def test_one_waits_for_the_other_and_all_are_told_in_their_order(errands: Errands) -> None:
    gate, threads, told = threading.Event(), list[int](), list[str]()

    def first() -> None:
        gate.wait()
        threads.append(threading.get_ident())

    errands.do(first, lambda _: told.append("first"))
    errands.do(lambda: threads.append(threading.get_ident()), lambda _: told.append("second"))
    gate.set()
    errands.settle()
    assert told == ["first", "second"]
    assert len(set(threads)) == 1
    assert threads[0] != threading.get_ident()


def test_an_error_that_nobody_foresaw_is_not_taken_for_the_disks(errands: Errands) -> None:
    told: list[object] = []
    errands.do(failing(ZeroDivisionError()), told.append)
    errands.do(lambda: None, told.append)
    with pytest.raises(ZeroDivisionError):
        errands.settle()
    assert told == []
    errands.settle()
    assert told == [None]


def test_without_errands_there_is_no_thread(qapp: QObject) -> None:
    before = threading.active_count()
    Errands(qapp).settle()
    assert threading.active_count() == before

"""A job in a thread of its own, so that the one who waits can still be interrupted.

Inside a call of the driver Ctrl-C waits for the server, and a query may take hours. So whatever
talks to a graph runs here, and the thread that called it stays free for signals and deadlines.
"""

import queue
import signal
import threading
from collections.abc import Callable
from types import FrameType
from typing import Generic, TypeVar

T = TypeVar("T")

#: How long one wait lasts: Windows sees Ctrl-C only between waits.
_TICK = 0.25


class Task(Generic[T]):
    """A running job; the thread is a daemon, so a job that cannot be ended does not hold the exit.

    >>> Task(lambda: 6 * 7).wait()
    42
    """

    def __init__(self, job: Callable[[], T]) -> None:
        """Start the job."""
        self._job = job
        self._ended = threading.Event()
        self._error: BaseException | None = None
        self._result: list[T] = []
        threading.Thread(target=self._run, name="dateline-query", daemon=True).start()

    def _run(self) -> None:
        try:
            self._result.append(self._job())
        except BaseException as error:  # noqa: BLE001 -- it is raised again, in the waiting thread
            self._error = error
        finally:
            self._ended.set()

    def ended(self, within: float) -> bool:
        """Wait for the end, at most so many seconds, and tell whether it came."""
        return self._ended.wait(within)

    def wait(self, timeout: float | None = None) -> T:
        """Return what the job returned or raise what it raised; TimeoutError when it takes longer."""
        left = timeout
        while not self._ended.wait(_TICK if left is None else max(0.0, min(left, _TICK))):
            if left is not None:
                left -= _TICK
                if left <= 0:
                    raise TimeoutError
        if self._error is not None:
            raise self._error
        return self._result[0]


class ChannelClosed(Exception):
    """Nobody takes what is put into a channel any more."""


class Channel(Generic[T]):
    """A short queue from a job to the one who waits: a job far ahead of its reader waits for it.

    >>> channel = Channel[str](length=4)
    >>> task = Task(lambda: channel.put("row"))
    >>> channel.take(timeout=1)
    'row'
    """

    def __init__(self, length: int) -> None:
        """Make a channel that holds at most so many items."""
        self._queue: queue.Queue[T] = queue.Queue(length)
        self._closed = threading.Event()

    def put(self, item: T) -> None:
        """Hand an item over; ChannelClosed when the reader has gone."""
        while not self._closed.is_set():
            try:
                return self._queue.put(item, timeout=_TICK)
            except queue.Full:
                continue
        raise ChannelClosed

    def take(self, timeout: float | None = None) -> T:
        """Wait for the next item; TimeoutError when none comes in time."""
        left = timeout
        while True:
            try:
                return self._queue.get(
                    timeout=_TICK if left is None else max(0.0, min(left, _TICK))
                )
            except queue.Empty:
                if left is not None:
                    left -= _TICK
                    if left <= 0:
                        raise TimeoutError from None

    def close(self) -> None:
        """Say that nothing more will be taken."""
        self._closed.set()


def unwind_on_terminate() -> None:
    """Have SIGTERM unwind the program like Ctrl-C does, where nobody handles it yet.

    Its default ends the process on the spot, with the engine open and the server still computing.
    """
    if threading.current_thread() is not threading.main_thread():
        return  # only the main thread may set a handler
    if signal.getsignal(signal.SIGTERM) is signal.SIG_DFL:
        signal.signal(signal.SIGTERM, _unwind)


def _unwind(number: int, frame: FrameType | None) -> None:
    raise SystemExit(128 + number)

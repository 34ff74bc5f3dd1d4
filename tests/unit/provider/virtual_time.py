"""An event loop whose time passes only when everybody waits: hours take milliseconds, nothing sleeps."""

import asyncio
import functools
import selectors

REAL_PATIENCE_S = 30.0  # for a thread, while no timer runs


class _Selector(selectors.DefaultSelector):
    loop = None

    def select(self, timeout=None):
        if timeout is None:
            if not (events := super().select(REAL_PATIENCE_S)):
                raise RuntimeError("everybody waits for ever")
            return events
        self.loop.now += max(0.0, timeout)
        return super().select(0)


class VirtualLoop(asyncio.SelectorEventLoop):
    def __init__(self):
        self.now = 0.0
        selector = _Selector()
        selector.loop = self
        super().__init__(selector)

    def time(self):
        return self.now


def run(coroutine):
    with asyncio.Runner(loop_factory=VirtualLoop) as runner:
        return runner.run(coroutine)


def virtual(test):
    """Run an async test in virtual time."""

    @functools.wraps(test)
    def wrapper(*args, **kwargs):
        return run(test(*args, **kwargs))

    return wrapper


def now():
    return asyncio.get_running_loop().time()


async def settle():
    """Let everything happen that can happen without time passing."""
    for _ in range(50):
        await asyncio.sleep(0)

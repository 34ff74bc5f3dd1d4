"""The demo account: a sandbox in this process over a file that keeps what the user did."""

from __future__ import annotations

import os
import time
from collections.abc import Callable

from smsc_desk.sandbox.options import Account, Options
from smsc_desk.sandbox.rules import Provider
from smsc_desk.sandbox.sample import fill
from smsc_desk.sandbox.server import App, create_app

LOGIN = PASSWORD = "demo"  # noqa: S105 - the sandbox's own, for everybody


def open_book(path: str | os.PathLike[str], account: Account) -> Provider:
    """Open the book at `path`; a new or never used one is filled with the sample people first.

    Raises schema.UnusableFile.
    """
    provider = Provider(path, account=account)
    if provider.empty:
        fill(provider)
    return provider


def open_demo(
    path: str | os.PathLike[str], *, options: Options | None = None, clock: Callable[[], float] = time.monotonic
) -> App:
    """Return the demo account's provider, for httpx.ASGITransport(app=…); login and password are "demo".

    What was done in an earlier run is kept. The caller closes it with `aclose`. Raises schema.UnusableFile.
    """
    provider = open_book(path, Account(login=LOGIN, password=PASSWORD))
    return create_app(provider, options=options, clock=clock)

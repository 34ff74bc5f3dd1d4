"""What keeps the start short: imports without a detour, and no search for garbage where there is none yet."""

from __future__ import annotations

import builtins
import gc
import linecache


def import_plainly() -> None:
    """Take PySide6's hook off the imports of this process, once Qt is imported.

    For `from __feature__ import …`, which nothing here uses, the hook reads the source of every module that is
    imported, and Python then keeps it: a tenth of the start, and 12 MiB.
    """
    builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)
    linecache.clearcache()


def leave_garbage() -> None:
    """Do not look for garbage: modules and widgets that are just being made are none. It took a tenth of the start.

    Later it is looked for by the window (`ui.garbage`).
    """
    gc.disable()

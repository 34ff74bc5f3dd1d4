"""What the diagnostics show of an open account."""

from __future__ import annotations

import platform
from pathlib import Path

from PySide6.QtCore import qVersion

from smsc_desk import __version__
from smsc_desk.session import Session
from smsc_desk.store.search import Place
from smsc_desk.ui.diagnostics_dialog import Figures, Versions


async def measured(session: Session, data: Path, log: Path) -> Figures:
    """Return what the diagnostics show of an open account."""
    store = session.store
    counts, groups = await store.counts(), await store.groups()
    return Figures(
        versions=Versions(
            program=__version__,
            python=platform.python_version(),
            qt=qVersion(),
            sqlite=store.library,
            system=f"{platform.system()} {platform.release()}",
        ),
        data=data,
        copy=store.path,
        log=log,
        size=store.size(),
        contacts=counts.places[Place.ALL],
        groups=len(groups),
        blocks=sum(counts.blocks.values()),
        counts=counts,
        at_once=session.client.at_once,
        refreshed_ms=await store.last_listing_ms(),
    )

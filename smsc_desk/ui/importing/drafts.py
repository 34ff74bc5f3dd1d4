"""An import that was begun and closed: kept for a day, with the account's window layout."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from smsc_desk.files import plan as plans
from smsc_desk.files.plan import Plan, Subject

PIECES = {Subject.CONTACTS: "import.draft", Subject.BLACKLIST: "import.draft.blacklist"}
KEPT_MS = 24 * 3600 * 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """The file as it was taken in, what was chosen so far, and the step where it was left, from 0."""

    path: Path
    name: str
    sha256: str
    size: int
    step: int
    plan: Plan
    saved_ms: int


def dump(draft: Draft) -> str:
    """Return a draft as a piece of the layout."""
    kept = {
        "path": str(draft.path), "name": draft.name, "sha256": draft.sha256, "size": draft.size,
        "step": draft.step, "plan": plans.dump(draft.plan), "saved_ms": draft.saved_ms,
    }  # fmt: skip
    return json.dumps(kept, ensure_ascii=False)


def load(text: str | None, now_ms: int) -> Draft | None:
    """Return the draft that was kept; None for none, one too old, one of another version or whose file is gone."""
    try:
        kept = json.loads(text or "null")
        if kept is None or not 0 <= now_ms - int(kept["saved_ms"]) <= KEPT_MS:
            return None
        draft = Draft(
            path=Path(kept["path"]), name=str(kept["name"]), sha256=str(kept["sha256"]), size=int(kept["size"]),
            step=int(kept["step"]), plan=plans.load(kept["plan"]), saved_ms=int(kept["saved_ms"]),
        )  # fmt: skip
    except (ValueError, KeyError, TypeError):
        return None
    return draft if draft.path.exists() else None

"""The forms in which a secret travels: whoever hides one has to know them all."""

from __future__ import annotations

import html
import json
from urllib.parse import quote, quote_plus


def forms(secret: str) -> tuple[str, ...]:
    """Return the secret as typed, in a form's body, in an address, in JSON, in HTML and in Python; longest first."""
    if not secret:
        return ()
    found = {
        secret,
        quote_plus(secret, errors="replace"),
        quote(secret, errors="replace"),
        quote(secret, safe="", errors="replace"),
        json.dumps(secret)[1:-1],
        json.dumps(secret, ensure_ascii=False)[1:-1],
        html.escape(secret),
        html.escape(secret, quote=False),
        repr(secret)[1:-1],
        repr(secret.encode("utf-8", "replace"))[2:-1],
    }
    return tuple(sorted(found, key=lambda form: (-len(form), form)))

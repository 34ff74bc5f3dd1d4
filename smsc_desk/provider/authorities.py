"""Authorities that are trusted besides the system's: a company's own. Read from a file, judged, kept as PEM text.

The text is kept, not the path: a file may be on a stick, or change. Certificates are no secret; a private key that
stands in the same file is left where it is.
"""

from __future__ import annotations

import contextlib
import datetime
import re
import ssl
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from smsc_desk.book.errors import Invalid

FIELD = "certificate"
LARGEST = 1024 * 1024  # bytes; all authorities of a browser are a quarter of that
LONGEST = 80  # characters of a name

_PEM = re.compile(rb"-----BEGIN CERTIFICATE-----.+?-----END CERTIFICATE-----", re.DOTALL)
_NAMES = ("commonName", "organizationName", "organizationalUnitName")


@dataclass(frozen=True, slots=True)
class Authority:
    """Who is trusted, and until when (UTC)."""

    name: str
    until: datetime.datetime


def read_authorities(path: Path) -> str:
    """Read the authorities of a PEM, CRT, CER or DER file that are valid now; return them as PEM text. Blocks.

    Raises:
        Invalid: field `certificate`; `unreadable`, `no_certificate`, `no_authority` or `expired`.
    """
    try:
        with path.open("rb") as file:
            content = file.read(LARGEST + 1)
    except (OSError, ValueError):  # a path may hold a NUL
        raise Invalid(FIELD, "unreadable") from None
    if len(content) > LARGEST:
        raise Invalid(FIELD, "no_certificate")
    try:
        return valid_authorities(content, time.time())
    except (ssl.SSLError, ValueError):  # OpenSSL took it, but cannot tell who or until when
        raise Invalid(FIELD, "no_certificate") from None


def valid_authorities(content: bytes, now: float) -> str:
    """Return what `read_authorities` does, of a content, at a time in seconds since 1970."""
    found = _loaded(content)
    if not found.cert_store_stats()["x509"]:
        raise Invalid(FIELD, "no_certificate")
    told, whole = found.get_ca_certs(), found.get_ca_certs(binary_form=True)
    if not whole:
        raise Invalid(FIELD, "no_authority")
    valid = [der for facts, der in zip(told, whole, strict=True) if _is_valid(facts, now)]
    if not valid:
        raise Invalid(FIELD, "expired")
    return "".join(map(ssl.DER_cert_to_PEM_cert, valid))


def authorities_in(pem: str) -> tuple[Authority, ...]:
    """Return who stands in a text that was kept."""
    return tuple(
        Authority(_name(facts), datetime.datetime.fromtimestamp(_moment(facts, "notAfter"), datetime.UTC))
        for facts in _loaded(pem.encode()).get_ca_certs()
    )


def _loaded(content: bytes) -> ssl.SSLContext:
    """Return the certificates of a content, PEM or DER, in a context that is used for nothing else."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    for piece in _PEM.findall(content) or [content]:
        with contextlib.suppress(ssl.SSLError, ValueError):  # no certificate: what is missing is told by the caller
            is_text = piece.startswith(b"-")
            context.load_verify_locations(cadata=piece.decode("ascii") if is_text else piece)
    return context


def _is_valid(facts: Mapping[str, Any], now: float) -> bool:
    return _moment(facts, "notBefore") <= now <= _moment(facts, "notAfter")


def _moment(facts: Mapping[str, Any], key: str) -> float:
    return ssl.cert_time_to_seconds(str(facts[key]))


def _name(facts: Mapping[str, Any]) -> str:
    named = {key: str(value) for part in facts.get("subject", ()) for key, value in part}
    text = next((named[key] for key in _NAMES if named.get(key)), "")
    return shortened(text)


def shortened(name: str) -> str:
    """Return a name of a certificate, which somebody else has written, with an end."""
    return name if len(name) <= LONGEST else f"{name[:LONGEST]}…"

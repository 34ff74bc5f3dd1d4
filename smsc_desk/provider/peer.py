"""Whom a server's certificate names: looked at after it was refused, so that the refusal can be told with names.

The connection for that proves nothing, so nothing is sent over it: it is closed as soon as the certificate is there.
"""

from __future__ import annotations

import asyncio
import contextlib
import ssl
import time
from collections.abc import Iterator
from dataclasses import dataclass

from smsc_desk.book.errors import ProxyTrouble
from smsc_desk.provider.authorities import shortened
from smsc_desk.provider.endpoint import Endpoint
from smsc_desk.provider.proxy import Proxy
from smsc_desk.provider.transport import tunnel_through

PATIENCE_S = 5.0

_COMMON, _ORGANISATION, _UNIT = b"\x55\x04\x03", b"\x55\x04\x0a", b"\x55\x04\x0b"  # X.520: 2.5.4.3, .10, .11
_VERSION = 0xA0  # the tag of what may stand first in a certificate (RFC 5280, 4.1)
_ENCODINGS = {20: "latin-1", 30: "utf-16-be"}  # TeletexString, BMPString; the others are in UTF-8


@dataclass(frozen=True, slots=True)
class Named:
    """Whom a certificate names: its owner, and who has issued it; empty where it does not say."""

    subject: str = ""
    issuer: str = ""


async def look_at_certificate(endpoint: Endpoint, proxy: Proxy | None = None, patience_s: float = PATIENCE_S) -> Named:
    """Return whom the certificate of a server names, seen through a proxy; nobody where it shows none in time."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE  # it is known to be bad; nothing is sent
    return named_in(await _shown(endpoint, context, proxy, patience_s))


async def _shown(endpoint: Endpoint, context: ssl.SSLContext, proxy: Proxy | None, patience_s: float) -> bytes:
    import httpcore  # noqa: PLC0415 - start-up time: loaded by now

    from smsc_desk.provider.wire import network_to  # noqa: PLC0415 - likewise

    network = network_to(endpoint.host, tunnel_through(proxy, time.monotonic) if proxy else None)
    try:
        async with asyncio.timeout(patience_s):
            stream = await network.connect_tcp(endpoint.host, endpoint.port or 443)
            stream = await stream.start_tls(context, endpoint.host)
    except (ProxyTrouble, httpcore.NetworkError, TimeoutError):
        return b""
    der: bytes | None = stream.get_extra_info("ssl_object").getpeercert(binary_form=True)
    await stream.aclose()
    return der or b""


def named_in(der: bytes) -> Named:
    """Return whom a certificate in DER names; nobody where it cannot be understood."""
    with contextlib.suppress(ValueError, IndexError):
        (_, certificate), *_ = _parts(der)
        (_, signed), *_ = _parts(certificate)
        fields = [value for tag, value in _parts(signed) if tag != _VERSION]
        _serial, _algorithm, issuer, _validity, subject, *_ = fields
        return Named(_name(subject), _name(issuer))
    return Named()


def _name(data: bytes) -> str:
    """Return the common name of a distinguished name, else the organisation."""
    found: dict[bytes, str] = {}
    for _, several in _parts(data):
        for _, pair in _parts(several):
            (_, kind), (tag, value), *_ = _parts(pair)
            found[kind] = value.decode(_ENCODINGS.get(tag, "utf-8"), "replace")
    text = next((found[kind] for kind in (_COMMON, _ORGANISATION, _UNIT) if found.get(kind)), "")
    return shortened(text)


def _parts(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Yield tag and content of the values that stand one after the other (X.690, 8.1).

    Raises:
        ValueError, IndexError: it ends in the middle of one.
    """
    at = 0
    while at < len(data):
        tag, length = data[at], data[at + 1]
        at += 2
        if length & 0x80:
            size = length & 0x7F
            length = int.from_bytes(data[at : at + size], "big")
            at += size
        if at + length > len(data):
            raise ValueError("cut off")
        yield tag, data[at : at + length]
        at += length

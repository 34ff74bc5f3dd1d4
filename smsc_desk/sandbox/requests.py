"""A request as it comes over the wire: bytes of a query string and a form, read in the charset that they name."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from urllib.parse import parse_qsl

from smsc_desk.sandbox import addresses, formats
from smsc_desk.sandbox.answers import Channel
from smsc_desk.sandbox.options import CREDENTIALS, Options
from smsc_desk.sandbox.rules import command_of

Identity = tuple[str, frozenset[tuple[str, str]]]

_ADDRESSES = {"phone": Channel.PHONE, "new_phone": Channel.PHONE, "mail": Channel.MAIL, "new_mail": Channel.MAIL}


@dataclass(frozen=True, slots=True)
class Request:
    """What one request asks. `params` hold the credentials: they are for `Account.accepts` only."""

    script: str
    params: Mapping[str, str]
    charset: str
    address: str = ""
    packed: bool = False  # the answer may be gzip

    @property
    def fmt(self) -> int:
        return formats.number(self.params.get("fmt"))

    @property
    def login(self) -> str:
        """Whom concurrent requests are counted for; an unknown key is somebody of its own."""
        return self.params.get("login") or self.params.get("apikey", "")

    @property
    def command(self) -> str:
        return command_of(self.script, self.params)

    def public_params(self) -> Mapping[str, str]:
        """Return the parameters without credentials and command."""
        hidden = CREDENTIALS | {self.command}
        return MappingProxyType({name: text for name, text in self.params.items() if name not in hidden})

    def identity(self, options: Options) -> Identity:
        """Return what two identical requests have in common: all but the credentials, in any order [assumed]."""
        ignored = options.not_compared | CREDENTIALS
        compared = {name: text for name, text in self.params.items() if name not in ignored}
        if options.compare_normalised:
            compared = {name: _normalised(name, text) for name, text in compared.items()}
        return self.script, frozenset(compared.items())


def read(script: str, query: bytes, form: bytes, address: str = "", *, packed: bool = False) -> Request:
    """Return the request; a form's parameter wins over the query's, the last of several of one name over the others.

    Bytes that are not of the charset become U+FFFD. A parameter without a value is an empty one.
    """
    asked = _pairs(query, "latin-1") | _pairs(form, "latin-1")
    charset = formats.charset(asked.get("charset"))
    return Request(script, _pairs(query, charset) | _pairs(form, charset), charset, address, packed)


def _pairs(text: bytes, charset: str) -> dict[str, str]:
    # Browsers and curl may send raw bytes beyond ASCII; latin-1 carries them through to the decoding below.
    pairs = parse_qsl(text.decode("latin-1"), keep_blank_values=True, encoding="latin-1")
    return {_decoded(name, charset): _decoded(value, charset) for name, value in pairs}


def _decoded(text: str, charset: str) -> str:
    return text.encode("latin-1").decode(charset, errors="replace")


def _normalised(name: str, text: str) -> str:
    if name in _ADDRESSES:
        return ",".join(addresses.parse(_ADDRESSES[name], text))
    return text.strip().casefold()

"""Where the provider is and who we are there: its address, and the login with its secret."""

from __future__ import annotations

import enum
import ipaddress
import re
from dataclasses import dataclass, field, replace
from urllib.parse import SplitResult, urlsplit

from smsc_desk.book.errors import Invalid
from smsc_desk.book.secret import forms

KNOWN_HOSTS = ("smsc.ru", "smscentre.com", "smsc.kz", "smsc.ua", "smsc.tj")
"""One API on several hosts (provider-api, its first lines); only these have a backup host."""

FIELD = "provider"
DEFAULT_PATH = "/sys/"
_LABEL = re.compile(r"(?!-)[a-z0-9_-]{1,63}(?<!-)")
_PATH = re.compile(r"/[A-Za-z0-9._~/-]*")
_LONGEST_HOST = 253  # RFC 1035, 2.3.4, in text


@dataclass(frozen=True, slots=True)
class Endpoint:
    """The folder that holds the provider's scripts; made by `parse` only."""

    scheme: str
    host: str  # small letters, internationalised names as xn--…, IPv6 without brackets
    port: int | None = None
    path: str = DEFAULT_PATH

    @classmethod
    def parse(cls, text: str) -> Endpoint:
        """Understand `smsc.ru`, `https://smscentre.com/sys/` or an own address; http is for this computer only.

        Raises:
            Invalid: field `provider`; `not_an_address`, `has_credentials`, `has_query` or
                `http_only_on_this_computer`.
        """
        text = text.strip()
        named = "://" in text
        parts = _parts(text if named else f"https://{text}")
        host = read_host(parts, plain_word=named)
        endpoint = cls(parts.scheme, host, _port(parts), _folder(parts.path))
        if endpoint.scheme == "http" and not endpoint.local:
            raise Invalid(FIELD, "http_only_on_this_computer")
        return endpoint

    @property
    def local(self) -> bool:
        """Whether it is this computer."""
        return is_this_computer(self.host)

    @property
    def known(self) -> bool:
        """Whether it is one of the provider's own hosts."""
        return self.host in KNOWN_HOSTS and self.port is None

    @property
    def backup(self) -> Endpoint | None:
        """The host that a read may go to when this one does not answer (provider-api, "Transport")."""
        return replace(self, host=f"www2.{self.host}") if self.known else None

    @property
    def site(self) -> str:
        """Host and port, as one name: what counts wrong sign-ins."""
        return self.host if self.port is None else f"{self.host}:{self.port}"

    def url(self, script: str) -> str:
        """Return the address of a script, such as `phones.php`; never with parameters."""
        return f"{self}{script}"

    def __str__(self) -> str:
        host = f"[{self.host}]" if ":" in self.host else self.host
        port = "" if self.port is None else f":{self.port}"
        return f"{self.scheme}://{host}{port}{self.path}"


def is_this_computer(host: str) -> bool:
    """Tell whether a host is in 127.0.0.0/8, ::1 or localhost."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _parts(text: str) -> SplitResult:
    if not text.isprintable() or any(char in text for char in " \\"):
        raise Invalid(FIELD, "not_an_address")
    try:
        parts = urlsplit(text)
    except ValueError:
        raise Invalid(FIELD, "not_an_address") from None
    if "@" in parts.netloc:
        raise Invalid(FIELD, "has_credentials")
    if "?" in text or "#" in text:
        raise Invalid(FIELD, "has_query")
    if parts.scheme not in {"http", "https"}:
        raise Invalid(FIELD, "not_an_address")
    return parts


def read_host(parts: SplitResult, *, plain_word: bool) -> str:
    """Return the host in the form that is looked up; a single word is one only with `plain_word`.

    Raises:
        Invalid: `not_an_address`.
    """
    try:
        host = (parts.hostname or "").rstrip(".")
        if "[" in parts.netloc:
            return str(ipaddress.IPv6Address(host))
        host = host.encode("idna").decode("ascii").lower()
    except ValueError:  # UnicodeError is one
        raise Invalid(FIELD, "not_an_address") from None
    labels = host.split(".")
    sound = len(host) <= _LONGEST_HOST and all(map(_LABEL.fullmatch, labels)) and (_ipv4(host) or _named(labels))
    if not sound or (len(labels) == 1 and host != "localhost" and not plain_word):
        raise Invalid(FIELD, "not_an_address")
    bare = host.removeprefix("www.")
    return bare if bare in KNOWN_HOSTS else host


def _named(labels: list[str]) -> bool:
    """Tell names from numbers: 127.1 or 0x7f.1 would be read as addresses by some resolvers."""
    return not labels[-1][:1].isdigit()


def _ipv4(host: str) -> bool:
    try:
        ipaddress.IPv4Address(host)
    except ValueError:
        return False
    return True


def _port(parts: SplitResult) -> int | None:
    try:
        port = parts.port
    except ValueError:
        raise Invalid(FIELD, "not_an_address") from None
    if port == 0 or (port is None and parts.netloc.endswith(":")):
        raise Invalid(FIELD, "not_an_address")
    return None if port == {"https": 443, "http": 80}[parts.scheme] else port


def _folder(path: str) -> str:
    """Return the folder of the scripts: /sys/ unless another is given; a script's name at the end is dropped."""
    if path in {"", "/"}:
        return DEFAULT_PATH
    folder = path.rpartition("/")[0] if path.endswith(".php") else path.rstrip("/")
    if not _PATH.fullmatch(folder + "/") or ".." in folder or "//" in folder:
        raise Invalid(FIELD, "not_an_address")
    return folder + "/"


class SecretKind(enum.StrEnum):
    """What the secret is."""

    PASSWORD = "password"  # noqa: S105 - the name of a kind, not a password
    API_KEY = "api_key"


@dataclass(frozen=True, slots=True)
class Credentials:
    """A login with its secret, which is in no repr; an API key needs no login (provider-api, "Transport")."""

    login: str
    secret: str = field(repr=False)
    kind: SecretKind = SecretKind.PASSWORD

    def parameters(self) -> dict[str, str]:
        """Return the parameters of a request's body; a password goes as it was typed."""
        if self.kind is SecretKind.API_KEY:
            return {"apikey": self.secret}
        return {"login": self.login, "psw": self.secret}

    def hide(self, text: str) -> str:
        """Return a foreign text without the secret, should somebody have echoed it."""
        for form in forms(self.secret):
            text = text.replace(form, "***")
        return text

    def is_in(self, body: bytes) -> bool:
        """Tell whether somebody has echoed the secret."""
        return any(form.encode("utf-8", "replace") in body for form in forms(self.secret))

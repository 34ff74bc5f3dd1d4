"""The command line: what may be said, and what a computer without a screen is told."""

from __future__ import annotations

import argparse
import os
import socket
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from smsc_desk import __version__
from smsc_desk.book.errors import Invalid
from smsc_desk.provider.endpoint import Credentials, Endpoint, SecretKind

LOGIN, PASSWORD, API_KEY = "SMSC_DESK_LOGIN", "SMSC_DESK_PASSWORD", "SMSC_DESK_API_KEY"

NO_DISPLAY = (
    "smsc-desk: there is no display here. Start it in a graphical session, or write a picture of the window with"
    " --screenshot FILE."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Arguments:
    """What was asked for; None and empty mean "as last time"."""

    demo: bool = False
    data_dir: Path | None = None
    account: str = ""
    provider: str = ""
    language: str = ""
    theme: str = ""
    screenshot: Path | None = None


def parse(argv: Sequence[str]) -> Arguments:
    """Read the command line; exits with 0 after --help and 2 after a mistake, as argparse does."""
    parser = _parser()
    found = parser.parse_args(argv)
    if found.provider:
        try:
            Endpoint.parse(found.provider)
        except Invalid as error:
            parser.error(_about_provider(found.provider, error.reason))
    return Arguments(
        demo=found.demo,
        data_dir=found.data_dir,
        account=found.account,
        provider=found.provider,
        language=found.lang,
        theme=found.theme,
        screenshot=found.screenshot,
    )


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="smsc-desk",
        description="An address book for the contacts, groups and blacklist of an SMS centre's account.",
        epilog=f"`smsc-desk serve --help` tells of the sandbox. {LOGIN} with {PASSWORD}, or {API_KEY}, sign in for one"
        " run and are never stored.",
    )
    parser.add_argument("--demo", action="store_true", help="open the demo address book: no account is needed")
    parser.add_argument("--data-dir", type=Path, metavar="DIR", help="keep accounts and copies here")
    parser.add_argument("--account", default="", metavar="NAME", help="open this account, not the one used last")
    parser.add_argument("--provider", default="", metavar="URL", help="the provider's address, such as smsc.ru")
    parser.add_argument("--lang", choices=("en", "ru"), default="", help="the language of the window")
    parser.add_argument("--theme", choices=("system", "light", "dark"), default="", help="the look of the window")
    parser.add_argument("--screenshot", type=Path, metavar="FILE", help="write a PNG of the loaded window, then end")
    parser.add_argument("--version", action="version", version=f"smsc-desk {__version__}")
    return parser


def _about_provider(text: str, reason: str) -> str:
    reasons = {
        "http_only_on_this_computer": "http:// is for this computer only; use https://",
        "has_credentials": "leave login and password out of the address",
        "has_query": 'leave out everything after "?" or "#"',
    }
    # What may hold a password is not repeated: this line may end in a log.
    shown = "" if reason in {"has_credentials", "has_query"} else f" {text}"
    return f"--provider{shown}: {reasons.get(reason, 'this is not an address')}"


def from_environment(environment: Mapping[str, str]) -> Credentials | None:
    """Return what signs in for this run only."""
    login = environment.get(LOGIN, "")
    if key := environment.get(API_KEY):
        return Credentials(login or "api-key", key, SecretKind.API_KEY)
    if login and (password := environment.get(PASSWORD)):
        return Credentials(login, password, SecretKind.PASSWORD)
    return None


def display_missing(environment: Mapping[str, str]) -> bool:
    """Tell whether Qt would find no screen, and end the process with an abort."""
    if not sys.platform.startswith("linux") or environment.get("QT_QPA_PLATFORM"):
        return False
    return not (environment.get("WAYLAND_DISPLAY") or _answers(environment.get("DISPLAY", "")))


def _answers(display: str) -> bool:
    """Tell whether an X server is there; one on another computer is taken at its word."""
    if not display.startswith(":"):
        return bool(display)
    path = "/tmp/.X11-unix/X" + display[1:].partition(".")[0]  # noqa: S108 - where X servers listen
    if not hasattr(socket, "AF_UNIX"):
        return True
    for address in (path, "\0" + path):
        with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as connection:
            try:
                connection.connect(address)
            except OSError:
                continue
            return True
    return False


def without_screen(arguments: Arguments) -> bool:
    """Make Qt draw without a screen where only a picture is wanted; False where the window could not be shown."""
    if not display_missing(os.environ):
        return True
    if arguments.screenshot is None:
        return False
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    return True

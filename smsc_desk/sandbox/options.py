"""What is known of the provider only by assumption, as switches; and the account that the sandbox serves."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

Style = Literal["seen", "documented"]

CREDENTIALS = frozenset({"login", "psw", "apikey"})
"""Parameters that never reach a log and never make two requests different."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """How the sandbox behaves where the provider's page is silent or disagrees with recorded answers.

    The defaults are the behaviour thought most likely; a client must survive every other value.
    """

    # -- answers

    style: Style = "seen"
    """[seen] bare `OK`, contact fields all quoted, `number` left out; [doc] `{"result": "OK"}`, `group` bare."""

    int_id: bool = True
    """[doc] names `int_id` but does not list it in the answer; it was absent in old recordings. fmt=3 only."""

    empty_list: Literal["error", "array"] = "error"
    """[assumed] `get`, `get_group`, `get_black` with nothing to list: error 3, or an empty list."""

    # -- contacts

    add_existing: Literal["error", "second", "update"] = "error"
    """[assumed] `add` of a number already in the book: error 5, a second contact, or the first one updated.

    With "second" `chg` may also give a contact a number of another one; otherwise that is error 5.
    """

    any_address: bool = True
    """[assumed] one of several numbers addresses the contact; False: the whole set of its numbers is needed."""

    several_found: Literal["first", "all"] = "first"
    """[assumed] `chg`, `del`, `move_group` of a number that several contacts have: the oldest one, or all."""

    empty_clears: bool = True
    """[assumed] an empty value in `chg`/`chg_group` clears the field; False: it is left as it was."""

    move_1: Literal["replaces", "adds"] = "replaces"
    """[assumed] `move_group=1` leaves the contact in that group alone; "adds": its other groups stay."""

    del_group: Literal["kept", "deleted"] = "kept"
    """[assumed] what becomes of the contacts in a group that is deleted."""

    matching: Literal["substring", "prefix", "exact"] = "substring"
    """[assumed] how `search` and `fio` compare, without regard to case."""

    mail_other: str = "mlo"
    """[assumed] the e-mail twin of the parameter `pho`; the page names only its field in answers, `mail_other`."""

    partial_save: bool = False
    """[assumed] error 5 may leave a part done: `chg` the texts but not the numbers, `chg_group` not the `num`."""

    # -- pages

    page_default: int = 1000
    """[assumed] records of a list without `cnt`."""

    page_cap: int = 1000
    """[doc for get_black, assumed for get] the most that `cnt` may ask for; more is answered with this many."""

    # -- limits

    limits: bool = True
    """False for curl and for tests of other things: nothing is refused by counting; arrivals are still logged."""

    concurrent: int = 15
    """[doc] this many requests at once for one login are too many; lower: somebody else uses the login too."""

    refused_counts: bool = False
    """[assumed] whether a refused fourth identical request counts as one more of them."""

    not_compared: frozenset[str] = frozenset()
    """[assumed] parameters besides the credentials that make no difference: {"fmt", "charset"} would be coarser."""

    compare_normalised: bool = False
    """[assumed] True: numbers are compared by their digits, other values without case and outer blanks."""

    latency_ms: int = 0
    """Milliseconds that every request takes before anything is looked at; in that time it is in flight."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """The one account of a sandbox: its credentials and its money."""

    login: str = "demo"
    password: str = field(default="demo", repr=False)
    apikey: str = field(default="", repr=False)
    balance: str = "1500.00"
    currency: str = "RUR"

    def accepts(self, params: Mapping[str, str]) -> bool:
        """Tell whether these are ours: `login` and `psw`, plain or as lower-case MD5 [clients], or `apikey` [doc]."""
        if "apikey" in params:
            return bool(self.apikey) and _same(params["apikey"], self.apikey)
        psw = params.get("psw", "")
        digest = hashlib.md5(self.password.encode(), usedforsecurity=False).hexdigest()
        return params.get("login") == self.login and (_same(psw, self.password) or _same(psw, digest))


def _same(given: str, ours: str) -> bool:
    return hmac.compare_digest(given.encode(errors="replace"), ours.encode())

"""The bytes of an answer, made into a plain value or into the error that the provider reports; no I/O."""

from __future__ import annotations

import enum
import json
import re
from typing import Any, NoReturn

from smsc_desk.book import errors
from smsc_desk.book.errors import ApiError, Garbled

EMPTY = "an empty answer"
SAMPLE = 80  # characters of a foreign answer kept for the details
LONGEST_ERROR = 300  # characters of the provider's own words

_CHARSETS = {"utf-8", "utf8", "us-ascii", "ascii", "windows-1251", "cp1251", "koi8-r"}
"""The specification's three (parameter `charset`) and what they are also called; Python knows many stranger ones."""

_FROM_IN_FRONT = {407, 408, 502, 503, 504, 511}  # a gateway's words: the server itself may still be at work
_CHARSET = re.compile(r";\s*charset\s*=\s*[\"']?([^\"';\s]*)", re.IGNORECASE)  # RFC 9110, 8.3.1
_ESCAPED_SURROGATE = re.compile(r"\\u[dD][89a-fA-F]")
_CODE = re.compile(r"-?[0-9]{1,9}")
_ERRORS: dict[int, type[ApiError]] = {
    1: errors.BadParameters,
    2: errors.BadCredentials,
    3: errors.NoRecords,
    4: errors.AddressBlocked,
    5: errors.Refused,
    9: errors.TooManyRequests,
}


class Success(enum.Enum):
    """What a command that only succeeds answers, however it is spelt."""

    OK = "OK"


def decode(body: bytes, content_type: str, status: int) -> object:
    """Return what the provider answered: `Success.OK` or a JSON value, fractions as their own text.

    Raises:
        ApiError: the subclass of the code that the provider gave.
        Garbled: HTML, nothing, another status than 200, a wrong charset, no JSON. `ended` is true when the whole
            answer surely came from the provider itself, so that its work on the request is over.
    """
    if not body.strip():
        raise Garbled(EMPTY)
    _check_kind(body, content_type, status)
    text = _text(body, content_type)
    if text.strip() == "OK":  # under application/json as well [seen]
        return Success.OK
    value = _value(text)
    if isinstance(value, dict) and "error_code" in value:
        raise api_error(value["error_code"], value.get("error"), text)
    return Success.OK if value == {"result": "OK"} else value


def is_empty(answer: Garbled) -> bool:
    """Tell whether there was no answer's text at all: a read may then go to the backup host."""
    return answer.args == (EMPTY,)


def _check_kind(body: bytes, content_type: str, status: int) -> None:
    """Refuse what is no answer of the provider: it says 200 even for errors [seen], and never HTML."""
    sample = body[:SAMPLE].decode("ascii", "replace")
    html = "html" in content_type.lower() or body.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<")
    if status != 200:
        own = status >= 400 and status not in _FROM_IN_FRONT and status < 520 and not html  # 52x: Cloudflare
        raise Garbled(f"status {status}", sample, ended=own)
    if html:
        raise Garbled("a page, not an answer", sample)


def _text(body: bytes, content_type: str) -> str:
    charset = _charset(content_type)
    sample = body[:SAMPLE].decode("ascii", "replace")
    if charset not in _CHARSETS:
        raise Garbled("an unknown charset", sample, ended=True)
    try:
        return body.decode(charset)
    except UnicodeError:
        raise Garbled(f"not {charset}", sample, ended=True) from None


def _charset(content_type: str) -> str:
    """Return the charset of a header, utf-8 when it names none (we always ask for utf-8)."""
    found = _CHARSET.search(content_type)
    return found[1].lower() if found else "utf-8"


def _value(text: str) -> Any:
    try:
        value = json.loads(text, parse_constant=_refuse, parse_float=str, object_pairs_hook=_once)
        if _ESCAPED_SURROGATE.search(text):
            json.dumps(value, ensure_ascii=False).encode()  # half a character cannot be kept anywhere
    except (ValueError, RecursionError, MemoryError) as exc:  # UnicodeError and JSONDecodeError are ValueErrors
        why = f"no JSON: {type(exc).__name__}"
    else:
        return value
    raise Garbled(why, text[:SAMPLE], ended=True)


def _refuse(constant: str) -> NoReturn:
    raise ValueError(constant)


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Make an object of its members; a name given twice could be read in two ways."""
    members = dict(pairs)
    if len(members) != len(pairs):
        raise ValueError("duplicate keys")
    return members


def api_error(code: object, words: object, text: str = "") -> ApiError:
    """Return the error of a code, which may come as a number or as a string.

    Raises:
        Garbled: the code is neither.
    """
    if isinstance(code, bool) or not isinstance(code, (int, str)) or not _CODE.fullmatch(str(code).strip()):
        raise Garbled("an error without a code", text[:SAMPLE], ended=True)
    number = int(code)
    said = words if isinstance(words, str) else ""
    return _ERRORS.get(number, errors.UnknownCode)(number, said[:LONGEST_ERROR])

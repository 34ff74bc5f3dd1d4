"""Numbers of a whole file: as `book.phone` understands them, some thirty times faster where the answer is plain.

The quick way uses the numbering plans of `phonenumbers` itself, one regular expression a country; whatever needs more
than a look at the plan (prefixes that may have to go, calling codes that are no country's) takes the slow way. Tests
hold both ways to the same answers.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from smsc_desk.book import phone
from smsc_desk.book.phone import LONGEST, RUSSIA, SHORTEST, Number, Reason

if TYPE_CHECKING:
    from phonenumbers import PhoneMetadata
    from phonenumbers.phonemetadata import PhoneNumberDesc


Judgement = tuple[str, Reason | None]
"""What one number was understood as: its digits, none if it is unusable, and the reason, none if it is sure."""

_SIGNS = {ord(sign): None for sign in " \t()-./\u00a0\u202f\u2010\u2011\u2012\u2013\u2014\u2015\u2212"}
_PLAIN = re.compile(r"\+?[0-9]{7,15}")
_TRUNK, _UNUSUAL = Reason.TRUNK, Reason.UNUSUAL  # by names of their own: to look a member up takes as long as to judge
_WHOLE, _NATIONAL = 11, 10  # digits of a Russian number
_FREE = 4  # of its last digits no plan says anything
_MOST_BEGINNINGS = 200_000
_NOTHING: Judgement = ("", None)

_Beginning = tuple[str, int, Reason | None]
"""What numbers with it get in front, from which of their digits on, and the reason."""


class Judge:
    """Understands numbers for an account of one country; made once a file, in the process that reads it."""

    def __init__(self, region: str) -> None:
        self._region = region
        self._russia = region == RUSSIA
        self._domestic = _plan_of(region)
        self._seven = _code_plan("7").numbers.fullmatch
        self._beginnings = dict[str, _Beginning]()
        self._learns = self._russia and _free_digits("7") >= _FREE

    def understand(self, text: str) -> Judgement:
        """Return what `phone.understand` says of a text: digits and reason."""
        return self._quick(text) or _short(phone.understand(text, region=self._region))

    def column(self, texts: Sequence[str]) -> list[Judgement | None]:
        """Return what `understand` says of texts without blanks around, None where that takes more than a look."""
        together = "\n".join(texts)
        for sign in " -()":
            together = together.replace(sign, "")
        found = together.split("\n")
        if not self._learns or len(found) != len(texts):
            return [self._quick(text) if text else _NOTHING for text in texts]
        judged, known = list[Judgement | None](), self._beginnings
        for plain, text in zip(found, texts, strict=True):
            beginning = known.get(plain[:-_FREE])
            if beginning and (plain.isdigit() or _is_plain(plain, text)) and plain.isascii():
                front, cut, reason = beginning
                judged.append((front + plain[cut:], reason))
            else:
                judged.append(self._learned(plain, text))
        return judged

    def _learned(self, plain: str, text: str) -> Judgement | None:
        """Judge a number, and remember its beginning: the plan of +7 judges by that, ten thousand numbers alike."""
        if not text:
            return _NOTHING
        judgement = self._quick(text)
        if judgement and _is_plain(plain, text) and judgement[0] == "7" + plain[-_NATIONAL:]:
            if len(self._beginnings) >= _MOST_BEGINNINGS:
                self._beginnings.clear()
            cut = 0 if plain[0] == "7" and len(plain) == _WHOLE else len(plain) - _NATIONAL
            self._beginnings[plain[:-_FREE]] = ("7" if cut or len(plain) < _WHOLE else "", cut, judgement[1])
        return judgement

    def _quick(self, text: str) -> Judgement | None:
        plain = text
        if not (text.isascii() and text.isdigit()):
            plain = text.replace(" ", "").replace("-", "").replace("(", "").replace(")", "")  # a third of translate
            if not (plain.isascii() and plain.isdigit()):
                plain = plain.translate(_SIGNS)
                if not _PLAIN.fullmatch(plain) or (plain[0] == "+") != (text[0] == "+"):
                    return None
        if not SHORTEST <= len(plain) <= LONGEST:
            return None
        if plain[0] == "+":
            return self._whole(plain[1:])
        if self._russia:
            return self._russian(plain)
        return self._whole(plain[2:] if plain[:2] == "00" else plain) or self._national(plain)

    def _russian(self, found: str) -> Judgement | None:
        if len(found) == _WHOLE and found[0] in "78":
            guess = _TRUNK if found[0] == "8" else None
            return ("7" + found[1:], guess if self._seven(found[1:]) else _UNUSUAL)
        if len(found) == _WHOLE - 1 and found[0] in "349":
            return self._judged(found, Reason.COUNTRY_ADDED)
        return self._whole(found) if found[0] not in "780" else None

    def _judged(self, number: str, guess: Reason | None) -> Judgement:
        """Judge ten digits after +7; unlike elsewhere, an unknown range is kept, as a doubtful one."""
        return ("7" + number, guess if self._seven(number) else _UNUSUAL)

    def _whole(self, found: str) -> Judgement | None:
        """Judge digits in international form, where they are a number of their country beyond doubt."""
        if self._russia and found[:1] in {"7", "8"}:
            return self._judged(found[1:], None) if found[0] == "7" and len(found) == _WHOLE else None
        return (found, None) if _exists(found) else None

    def _national(self, found: str) -> Judgement | None:
        """Judge digits as they are dialled within the country of the account."""
        plan = self._domestic
        if plan is None or found[:2] == "00" or (found[0] != "0" and _exists(found) is None):
            return None  # no calling code begins with a zero, so that one zero is the trunk's
        number = plan.significant(found)
        whole = plan.code + number
        if not number or len(whole) > LONGEST or not _exists(whole):
            return None
        return (whole, Reason.COUNTRY_ADDED)


def _is_plain(plain: str, text: str) -> bool:
    """Tell whether a text without the usual separators is digits, or a plus that it began with and digits."""
    digits = plain if plain[0] != "+" or text[0] != "+" else plain[1:]
    return digits.isdigit() and digits.isascii()


def _short(number: Number) -> Judgement:
    return (number.digits, number.reason)


def _exists(found: str) -> bool | None:
    """Tell whether a plan has digits in international form; None if that takes more than the plan."""
    code = _code(found[:3])
    if not code:
        return None
    number = found[len(code) :]
    plan = _code_plan(code)
    if number[:1] == "0" or plan.has_prefix(number) or (code == "7" and len(found) != _WHOLE):
        return None
    return plan.valid(number)


@functools.cache
def _code(beginning: str) -> str:
    """Return the calling code that digits begin with, empty if it is no country's."""
    import phonenumbers  # noqa: PLC0415 - start-up: its tables are not needed to show a window

    if beginning[:1] == "0":
        return ""
    for length in (1, 2, 3):
        regions = phonenumbers.COUNTRY_CODE_TO_REGION_CODE.get(int(beginning[:length] or 0))
        if regions:
            return beginning[:length] if regions[0] != "001" else ""
    return ""


@dataclass(frozen=True)
class _CodePlan:
    """The plans of all countries with one calling code."""

    prefix: re.Pattern[str] | None  # what may have to go from the beginning of a number
    numbers: re.Pattern[str]

    def has_prefix(self, number: str) -> bool:
        return self.prefix is not None and self.prefix.match(number) is not None

    def valid(self, number: str) -> bool:
        """Tell whether a country has such a number."""
        return self.numbers.fullmatch(number) is not None


@functools.cache
def _code_plan(code: str) -> _CodePlan:
    import phonenumbers  # noqa: PLC0415 - as above

    regions = phonenumbers.COUNTRY_CODE_TO_REGION_CODE[int(code)]
    plans = [plan for region in regions if (plan := phonenumbers.PhoneMetadata.metadata_for_region(region))]
    prefix = plans[0].national_prefix_for_parsing
    return _CodePlan(re.compile(prefix) if prefix else None, re.compile(_numbers(plans)))


@functools.cache
def _free_digits(code: str) -> int:
    """Return how many last digits are any digits in every pattern of a calling code."""
    import phonenumbers  # noqa: PLC0415 - as above

    regions = phonenumbers.COUNTRY_CODE_TO_REGION_CODE[int(code)]
    plans = [plan for region in regions if (plan := phonenumbers.PhoneMetadata.metadata_for_region(region))]
    patterns = [kind.national_number_pattern for plan in plans for kind in (plan.general_desc, *_kinds(plan)) if kind]
    return min(_free_at_end(each) for pattern in patterns if pattern for each in _alternatives(pattern))


def _alternatives(pattern: str) -> list[str]:
    """Cut a pattern at the bars that stand in no group."""
    depth, parts = 0, [""]
    for sign in pattern:
        depth += (sign == "(") - (sign == ")")
        if sign == "|" and not depth:
            parts.append("")
        else:
            parts[-1] += sign
    return parts


def _free_at_end(pattern: str) -> int:
    found = re.search(r"((?:\\d)*)(?:\\d\{(\d+)\})?$", pattern)
    return len(found[1]) // 2 + int(found[2] or 0) if found else 0


def _numbers(plans: Sequence[PhoneMetadata]) -> str:
    """Return one expression for all numbers; the country is chosen as `region_code_for_number` does it."""
    if not plans:
        return "(?!)"
    own, others = _numbers_of(plans[0]), _numbers(plans[1:])
    if leading := plans[0].leading_digits:
        return f"(?:(?={leading}){own}|(?!{leading}){others})"
    return f"(?:{own}|{others})"


def _numbers_of(plan: PhoneMetadata) -> str:
    """Return one expression for all kinds of numbers of a country."""
    every = "|".join(kind for each in _kinds(plan) if (kind := _pattern(each)))
    return f"(?:(?={_pattern(plan.general_desc)}$)(?:{every}))"


def _kinds(plan: PhoneMetadata) -> tuple[PhoneNumberDesc | None, ...]:
    return (
        plan.mobile, plan.fixed_line, plan.premium_rate, plan.toll_free, plan.shared_cost, plan.voip,
        plan.personal_number, plan.pager, plan.uan, plan.voicemail,
    )  # fmt: skip


def _pattern(kind: PhoneNumberDesc | None) -> str:
    if kind is None or not kind.national_number_pattern or kind.possible_length == (-1,):
        return ""
    lengths = "|".join(f"[0-9]{{{length}}}" for length in kind.possible_length)
    limited = f"(?=(?:{lengths})$)" if lengths else ""
    return f"{limited}(?:{kind.national_number_pattern})"


@dataclass(frozen=True)
class _CountryPlan:
    """How numbers are dialled within one country."""

    code: str
    trunk: str
    prefix: re.Pattern[str] | None
    abroad: re.Pattern[str] | None

    def significant(self, found: str) -> str:
        """Return dialled digits without the trunk prefix; nothing where that is not plain."""
        if (self.abroad and self.abroad.match(found)) or found.startswith(self.code):
            return ""
        gone = self.prefix.match(found) if self.prefix else None
        if not gone:
            return found
        return found[len(self.trunk) :] if gone.group() == self.trunk and not gone.groups() else ""


@functools.cache
def _plan_of(region: str) -> _CountryPlan | None:
    import phonenumbers  # noqa: PLC0415 - as above

    plan = phonenumbers.PhoneMetadata.metadata_for_region(region, None)
    if plan is None or plan.national_prefix_transform_rule:
        return None
    prefix, abroad = plan.national_prefix_for_parsing, plan.international_prefix
    return _CountryPlan(
        str(plan.country_code),
        plan.national_prefix or "",
        re.compile(prefix) if prefix else None,
        re.compile(abroad) if abroad else None,
    )

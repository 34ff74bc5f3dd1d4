"""How lists of numbers and addresses are read."""

import pytest

from smsc_desk.sandbox.addresses import parse
from smsc_desk.sandbox.answers import Channel

ONE, TWO = "79991112233", "79994445566"


@pytest.mark.parametrize(
    "separator", [",", ", ", ";", "\n", "\r\n", "\t", " ", "|", " / ", " - ", " и ", ", +", "+", " +"]
)
def test_any_separator_separates_full_numbers(separator):
    assert parse(Channel.PHONE, f"{ONE}{separator}{TWO}") == [ONE, TWO]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("8 912 345-67-89", ["89123456789"]),
        ("+7 (912) 345-67-89, 8 913 345 67 89", ["79123456789", "89133456789"]),
        ("8 912 345 67 89 8 913 345 67 89", ["89123456789", "89133456789"]),
        ("8 912 345 678 9", ["89123456789"]),
        ("8.912.345.67.89", ["89123456789"]),
        ("7\u00a0912\u00a0345\u201367\u201389", ["79123456789"]),
        ("1234567 7654321", ["1234567", "7654321"]),
        ("123-45-67, 765-43-21", ["1234567", "7654321"]),
        ("+49 151 12345678 +44 7700 900123", ["4915112345678", "447700900123"]),
        (f"{ONE},{ONE}", [ONE]),
        (f"tel:{ONE}; mob. {TWO}", [ONE, TWO]),
        ("12", ["12"]),
        ("", []),
        ("+", []),
        ("none", []),
        ("٧٩٩٩١١١٢٢٣٣", []),
    ],
)
def test_numbers(text, numbers):
    assert parse(Channel.PHONE, text) == numbers


@pytest.mark.parametrize(
    ("text", "mails"),
    [
        ("Ann <Ann@Example.com>; bob@example.org", ["ann@example.com", "bob@example.org"]),
        ("a@example.com b@example.com\nc@example.com|d@example.com.", [f"{x}@example.com" for x in "abcd"]),
        ("a@example.com,A@EXAMPLE.COM", ["a@example.com"]),
        ("example.com", []),
    ],
)
def test_mails(text, mails):
    assert parse(Channel.MAIL, text) == mails

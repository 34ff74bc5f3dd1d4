"""E-mail addresses: their form, and the slips of the hand in well-known domains."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smsc_desk.book.email import LONGEST, meant, normal, split, usable

KNOWN = ("gmail.com", "yandex.ru", "mail.ru", "list.ru", "inbox.ru", "rambler.ru", "hotmail.com", "outlook.com",
         "yahoo.com", "icloud.com")  # fmt: skip


@pytest.mark.parametrize(
    "text",
    ["ann@firma.ru", "  ann@firma.ru ", "a.b+c_d'e@sub.firma.co.uk", "анна@почта.рф", "A@B.CO",
     "ann@xn--80a1acny.xn--p1ai",
     "x" * 64 + "@firma.ru"],
)  # fmt: skip
def test_usable(text):
    assert usable(text)


@pytest.mark.parametrize(
    "text",
    ["", "ann", "ann@", "@firma.ru", "ann@firma", "ann@firma.r", "ann@@firma.ru", "a nn@firma.ru", "ann@fir ma.ru",
     "ann@firma.ru, bob@firma.ru", "ann@firma.ru;", "<ann@firma.ru>", "ann@firma..ru", "a..n@firma.ru", "ann@firma.",
     "x" * 65 + "@firma.ru", "ann@" + "f" * LONGEST + ".ru", "ann@firma.ru\nbob@firma.ru", '"ann"@firma.ru'],
)  # fmt: skip
def test_not_usable(text):
    assert not usable(text)


def test_the_longest_address_is_the_longest():
    domain = "f" * (LONGEST - len("a@.ru")) + ".ru"
    assert usable("a@" + domain)
    assert not usable("ab@" + domain)


def test_only_the_domain_is_written_small():
    assert normal("  Ann.Lee@FIRMA.Ru ") == "Ann.Lee@firma.ru"
    assert normal("A@b@C.RU") == "A@b@c.ru"


def test_a_pasted_list_is_cut():
    assert split("a@b.ru, c@d.ru;e@f.ru\n g@h.ru  i@j.ru") == ["a@b.ru", "c@d.ru", "e@f.ru", "g@h.ru", "i@j.ru"]
    assert split(" ,; \n") == []


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ("Ann@gmial.com", "Ann@gmail.com"),  # neighbours swapped
        ("ann@gmal.com", "ann@gmail.com"),  # one missing
        ("ann@gmaill.com", "ann@gmail.com"),  # one too many
        ("ann@gnail.com", "ann@gmail.com"),  # another
        ("ann@gmail.co", "ann@gmail.com"),
        ("ann@gmail.con", "ann@gmail.com"),
        ("ann@YANDX.RU", "ann@yandex.ru"),
        ("ann@mial.ru", "ann@mail.ru"),
        ("ann@ail.ru", "ann@mail.ru"),
        ("ann@yadnex.ru", "ann@yandex.ru"),
        (" ann@rambler.ri ", "ann@rambler.ru"),
    ],
)
def test_one_slip_is_found(typed, wanted):
    assert meant(typed) == wanted


@pytest.mark.parametrize(
    "text",
    ["ann@gmail.com", "ann@GMAIL.com", "ann@firma.ru", "ann", "", "ann@", "ann@mail.com", "ann@ymail.com", "ann@ya.ru",
     "ann@ka.ru", "ann@bk.ru", "ann@gmlai.com", "ann@gmail", "ann@yandex.kz"],
)  # fmt: skip
def test_no_slip_where_there_is_none_or_more_than_one(text):
    assert meant(text) is None


def slips(domain):
    """Return all that is one slip away from a domain."""
    letters = "abz.-"
    for i in range(len(domain) + 1):
        yield from (domain[:i] + letter + domain[i:] for letter in letters)
        if i < len(domain):
            yield domain[:i] + domain[i + 1 :]
            yield from (domain[:i] + letter + domain[i + 1 :] for letter in letters)
        if i + 1 < len(domain):
            yield domain[:i] + domain[i + 1] + domain[i] + domain[i + 2 :]


@pytest.mark.parametrize("domain", KNOWN)
def test_every_slip_is_found(domain):
    found = {slip: meant(f"Ann@{slip}") for slip in slips(domain) if slip != domain}
    missed = {slip for slip, address in found.items() if address is None}
    assert missed <= {"mail.com", "ymail.com", "email.com", *KNOWN}
    assert {address for slip, address in found.items() if address} <= {f"Ann@{known}" for known in KNOWN}


@given(st.text(min_size=1, max_size=20), st.text("abcdefgilmnoruxyz.", min_size=3, max_size=12))
def test_what_stands_before_the_at_sign_is_never_changed(name, domain):
    typed = f"{name}@{domain}"
    wanted = meant(typed)
    assert normal(typed).rpartition("@")[0] == typed.strip().rpartition("@")[0]
    if wanted is not None:
        assert wanted.rpartition("@")[0] == typed.strip().rpartition("@")[0]
        assert abs(len(wanted) - len(typed.strip())) <= 1

"""A company's certificates: what is taken from a file, and what is refused in words."""

import datetime
import ssl
import time

import pytest
import trustme

from smsc_desk.book.errors import Invalid
from smsc_desk.provider.authorities import LARGEST, LONGEST, authorities_in, read_authorities, valid_authorities
from smsc_desk.provider.peer import Named, named_in

FIRST, SECOND = trustme.CA(organization_name="Рога и копыта"), trustme.CA(organization_unit_name="Security")
BETWEEN = FIRST.create_child_ca()
LEAF = FIRST.issue_cert("127.0.0.1", organization_name="Server")
PEM = FIRST.cert_pem.bytes()
NOW = time.time()
TOO_LATE, TOO_EARLY = (datetime.datetime(year, 1, 2, tzinfo=datetime.UTC).timestamp() for year in (3000, 1999))


def der(pem):
    return ssl.PEM_cert_to_DER_cert(pem.decode())


def names(pem):
    return [authority.name for authority in authorities_in(pem)]


@pytest.mark.parametrize(
    "content",
    [
        PEM,
        PEM.replace(b"\n", b"\r\n"),
        b"\xef\xbb\xbf" + "Центр сертификации\n".encode() + PEM + b"\nend",
        der(PEM),
        LEAF.private_key_and_cert_chain_pem.bytes() + PEM,
        PEM + b"-----BEGIN CERTIFICATE-----\nMA==\n-----END CERTIFICATE-----\n",
    ],
    ids=["PEM", "of Windows", "with words around", "DER", "with a server's key", "with a broken one"],
)
def test_the_authority_is_taken_and_nothing_else(content, tmp_path):
    (tmp_path / "company.crt").write_bytes(content)
    kept = read_authorities(tmp_path / "company.crt")
    assert names(kept) == ["Рога и копыта"]
    assert kept.count("BEGIN") == 1
    assert "KEY" not in kept
    assert valid_authorities(kept.encode(), NOW) == kept


def test_all_authorities_of_a_file_are_taken_with_their_ends():
    kept = valid_authorities(PEM + SECOND.cert_pem.bytes() + BETWEEN.cert_pem.bytes() + PEM, NOW)
    assert "Рога и копыта" in names(kept)
    assert len(names(kept)) == 3
    assert {authority.until.year for authority in authorities_in(kept)} == {3000}


def refused(content, now=NOW):
    with pytest.raises(Invalid) as told:
        valid_authorities(content, now)
    assert told.value.field == "certificate"
    return told.value.reason


def test_what_is_no_authority_is_refused_with_the_reason():
    assert refused(LEAF.cert_chain_pems[0].bytes()) == "no_authority"
    assert [refused(PEM, moment) for moment in (TOO_LATE, TOO_EARLY)] == ["expired", "expired"]
    for nothing in (
        b"",
        b"hello",
        PEM[:300],
        der(PEM)[:300],
        LEAF.private_key_pem.bytes(),
        b"\0" * 1000,
        "привет".encode(),
    ):
        assert refused(nothing) == "no_certificate"


def test_a_file_that_cannot_be_read_or_is_too_large_is_refused(tmp_path):
    (tmp_path / "large.pem").write_bytes(PEM + b"\n" * LARGEST)
    (tmp_path / "timeless.der").write_bytes(der(PEM).replace(b"000101000000Z", b"000101000000?"))
    for name, reason in (
        ("missing.pem", "unreadable"),
        (".", "unreadable"),
        ("a\0b", "unreadable"),
        ("large.pem", "no_certificate"),
        ("timeless.der", "no_certificate"),
    ):
        with pytest.raises(Invalid) as told:
            read_authorities(tmp_path / name)
        assert told.value.reason == reason


def test_a_kept_text_that_got_damaged_names_nobody():
    assert authorities_in("") == authorities_in(PEM.decode()[:200]) == authorities_in("привет") == ()


# ---- whom a certificate names


def test_a_certificate_s_names_are_read():
    leaf = SECOND.issue_cert("a.example.org", common_name="пример.org").cert_chain_pems[0].bytes()
    named = named_in(der(leaf))
    assert named.subject == "пример.org"
    assert named.issuer.startswith("trustme")
    long = FIRST.issue_cert("a.example.org", organization_name="Я" * 64).cert_chain_pems[0].bytes()
    assert named_in(der(long)) == Named("Я" * 64, "Рога и копыта")
    assert LONGEST >= 64, "the standard's own limit"


def test_a_certificate_that_is_cut_or_bent_harms_nobody():
    whole = der(PEM)
    for at in range(len(whole)):
        assert isinstance(named_in(whole[:at]), Named)
        for bent in (0x00, 0x7F, 0x80, 0xFF):
            named = named_in(whole[:at] + bytes([bent]) + whole[at + 1 :])
            assert max(len(named.subject), len(named.issuer)) <= LONGEST + 1
    assert named_in(b"") == named_in(b"\x30\x84\xff\xff\xff\xff") == Named()

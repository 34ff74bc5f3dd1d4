import pickle

import pytest

from smsc_desk.book.errors import Invalid
from smsc_desk.provider.endpoint import KNOWN_HOSTS, Credentials, Endpoint, SecretKind


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("smsc.ru", "https://smsc.ru/sys/"),
        ("  SMSC.RU  ", "https://smsc.ru/sys/"),
        ("www.smsc.kz/", "https://smsc.kz/sys/"),
        ("https://smscentre.com/sys/", "https://smscentre.com/sys/"),
        ("https://smscentre.com/sys/phones.php", "https://smscentre.com/sys/"),
        ("https://smsc.ru:443/sys", "https://smsc.ru/sys/"),
        ("https://smsc.ru.", "https://smsc.ru/sys/"),
        ("sms.example.org/api/v1", "https://sms.example.org/api/v1/"),
        ("https://gateway/", "https://gateway/sys/"),
        ("https://10.0.0.7:8443", "https://10.0.0.7:8443/sys/"),
        ("https://пример.рф", "https://xn--e1afmkfd.xn--p1ai/sys/"),
        ("http://localhost:8000", "http://localhost:8000/sys/"),
        ("http://127.0.0.1:8000/sys/", "http://127.0.0.1:8000/sys/"),
        ("http://127.8.8.8", "http://127.8.8.8/sys/"),
        ("http://[::1]:8000", "http://[::1]:8000/sys/"),
        ("localhost", "https://localhost/sys/"),
        ("HTTPS://smsc.ru/sys/", "https://smsc.ru/sys/"),
    ],
)
def test_an_address_is_understood(text, address):
    endpoint = Endpoint.parse(text)
    assert str(endpoint) == address
    assert Endpoint.parse(str(endpoint)) == endpoint
    assert endpoint.url("phones.php") == address + "phones.php"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "not_an_address"),
        ("   ", "not_an_address"),
        ("https://", "not_an_address"),
        ("smsc", "not_an_address"),
        ("ftp://smsc.ru", "not_an_address"),
        ("file:///etc/passwd", "not_an_address"),
        ("javascript://smsc.ru", "not_an_address"),
        ("smsc.ru:0", "not_an_address"),
        ("smsc.ru:", "not_an_address"),
        ("smsc.ru:99999", "not_an_address"),
        ("smsc.ru:port", "not_an_address"),
        ("https://[::1", "not_an_address"),
        ("https://[v1.fe]/", "not_an_address"),
        ("smsc..ru", "not_an_address"),
        ("-smsc.ru", "not_an_address"),
        ("smsc .ru", "not_an_address"),
        ("smsc.ru\\@evil.example", "not_an_address"),
        ("smsc.ru\nevil.example", "not_an_address"),
        ("smsc.ru/../up/", "not_an_address"),
        ("smsc.ru//double", "not_an_address"),
        ("smsc.ru/%2e%2e", "not_an_address"),
        ("a" * 64 + ".ru", "not_an_address"),
        (".".join(["abcdefgh"] * 30), "not_an_address"),
        ("127.1", "not_an_address"),
        ("http://0x7f.1", "not_an_address"),
        ("https://user:pass@smsc.ru", "has_credentials"),
        ("user@smsc.ru", "has_credentials"),
        ("https://smsc.ru/sys/?login=x&psw=y", "has_query"),
        ("https://smsc.ru/?", "has_query"),
        ("https://smsc.ru/#top", "has_query"),
        ("http://smsc.ru", "http_only_on_this_computer"),
        ("http://127.0.0.1.evil.example", "http_only_on_this_computer"),
        ("http://10.0.0.1", "http_only_on_this_computer"),
        ("http://localhost.evil.example", "http_only_on_this_computer"),
        ("http://[::2]", "http_only_on_this_computer"),
    ],
)
def test_anything_else_is_refused_with_a_reason(text, reason):
    with pytest.raises(Invalid) as caught:
        Endpoint.parse(text)
    assert (caught.value.field, caught.value.reason) == ("provider", reason)


def test_only_known_hosts_have_a_backup():
    assert [str(Endpoint.parse(host).backup) for host in KNOWN_HOSTS] == [
        f"https://www2.{host}/sys/" for host in KNOWN_HOSTS
    ]
    for other in ("sms.example.org", "http://127.0.0.1", "smsc.ru:8443", "www2.smsc.ru", "smsc.ru.evil.example"):
        assert Endpoint.parse(other).backup is None


def test_a_secret_is_in_no_repr():
    credentials = Credentials("ann", "Xyzzy-42")
    assert "Xyzzy" not in f"{credentials!r} {credentials} {[credentials]}"
    assert "ann" in repr(credentials)
    assert pickle.loads(pickle.dumps(credentials)) == credentials  # noqa: S301 - our own


def test_what_goes_into_the_body():
    assert Credentials("ann", "p").parameters() == {"login": "ann", "psw": "p"}
    assert Credentials("ann", "k", SecretKind.API_KEY).parameters() == {"apikey": "k"}


def test_an_echoed_secret_is_hidden_in_any_spelling():
    credentials = Credentials("ann", "p&ss wörd")
    assert credentials.hide("psw=p%26ss+w%C3%B6rd or p&ss wörd") == "psw=*** or ***"
    assert credentials.is_in("…p&ss wörd…".encode())
    assert credentials.is_in(b"psw=p%26ss+w%C3%B6rd")
    assert not credentials.is_in(b"nothing")
    assert Credentials("ann", "").hide("text") == "text"
    assert not Credentials("ann", "").is_in(b"text")

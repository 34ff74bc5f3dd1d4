"""Through a proxy: what goes where, and that whatever a proxy refuses was never sent."""

import asyncio
import base64
import random

import pytest
import trustme

from smsc_desk.accounts import Account
from smsc_desk.book.errors import BadCertificate, Invalid, NotSent, ProxyTrouble
from smsc_desk.book.identity import Channel
from smsc_desk.provider.client import Client
from smsc_desk.provider.endpoint import Credentials, Endpoint
from smsc_desk.provider.pace import Pace
from smsc_desk.provider.proxy import Proxy
from smsc_desk.provider.tunnel import REST_S
from smsc_desk.session import Network, check_sign_in
from tests.proxying import ESTABLISHED, HOST, Place, behind_a_proxy, listening, our_tls, provider_tls, refusal, way
from tests.waiting import until

PHONE = Channel.PHONE
SECRET = "Kanareyka-7531"
LOGIN, PASSWORD = "firma\\ann", "Skvorets:2468-пароль"
TOKEN = base64.b64encode(f"{LOGIN}:{PASSWORD}".encode())
VARIABLES = ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "http_proxy", "https_proxy", "all_proxy")


class Desk:
    """A client, and the proxy that it is told to use."""

    def __init__(self, proxy=None, address=HOST, **options):
        self.proxy, self.now = proxy, 1000.0
        self.pace = Pace(lambda: self.now, asyncio.sleep, random.Random(1))  # noqa: S311 - to replay
        options = {"tls": our_tls} | options
        self.client = Client(Endpoint.parse(address), Credentials("ann", SECRET), self.pace, proxy=self.ask, **options)

    async def ask(self):
        return self.proxy

    async def write(self, group=5):
        return await self.client.delete_group(PHONE, group)

    async def trouble(self, group=5):
        with pytest.raises(ProxyTrouble) as caught:
            await self.write(group)
        assert self.pace.in_flight == 0, "nothing of it can run at the provider"
        return caught.value


@pytest.fixture
async def desk():
    """Makes clients that are closed after the test."""
    made = []

    def make(*args, **options):
        made.append(Desk(*args, **options))
        return made[-1]

    yield make
    for one in made:
        await one.client.aclose()


def at(place, login="", password=""):
    return Proxy.parse(place.address, login, password)


# ---- what goes where


async def test_requests_go_through_the_proxy_and_only_the_provider_reads_them(desk):
    async with behind_a_proxy() as (between, provider):
        one = desk(at(between))
        for group in range(3):
            await one.write(group)
        assert (between.connections, provider.connections, len(provider.seen)) == (1, 1, 3), "one is used again"
        assert between.seen == [f"CONNECT {HOST}:443 HTTP/1.1\r\nHost: {HOST}:443\r\n\r\n".encode()]
        assert SECRET.encode() in provider.seen[0]
        assert b"psw" not in between.passed
        assert SECRET.encode() not in between.passed


async def test_a_login_goes_to_the_proxy_and_never_to_the_provider(desk):
    async with behind_a_proxy() as (between, provider):
        await desk(at(between, LOGIN, PASSWORD)).write()
        assert b"\r\nProxy-Authorization: Basic " + TOKEN + b"\r\n" in between.seen[0]
        [request] = provider.seen
        for canary in (b"authorization", TOKEN.lower(), b"skvorets", b"firma"):
            assert canary not in request.lower()


async def test_an_ipv6_address_is_asked_for_in_brackets(desk):
    async with behind_a_proxy(provider_tls("2001:db8::7")) as (between, _):
        await desk(at(between), "https://[2001:db8::7]:8443").write()
        assert between.seen[0].startswith(b"CONNECT [2001:db8::7]:8443 HTTP/1.1\r\nHost: [2001:db8::7]:8443\r\n")


async def test_a_proxy_that_says_more_than_it_has_to_is_understood(desk):
    async def slowly(writer):
        for piece in (b"HTTP/1.1 100 Continue\r\n\r\nHTTP/1.0 200", b" OK\r\nX: y\r\n", b"\r\n"):
            writer.write(piece)
            await writer.drain()
        return True

    async with behind_a_proxy() as (between, provider):
        between.answer = slowly
        await desk(at(between)).write()
        assert len(provider.seen) == 1


async def test_this_computer_is_always_reached_directly(desk):
    async with behind_a_proxy(provider_tls("127.0.0.1")) as (between, provider):
        await desk(at(between), f"https://{provider.address}").write()
        assert (between.connections, provider.connections) == (0, 1)


async def test_the_environment_names_no_proxy(desk, monkeypatch):
    async with behind_a_proxy(provider_tls("127.0.0.1")) as (between, provider):
        for name in VARIABLES:
            monkeypatch.setenv(name, f"http://{between.address}")
        await desk(None, f"https://{provider.address}").write()
        assert (between.connections, provider.connections) == (0, 1)


async def test_the_environment_takes_no_proxy_away(desk, monkeypatch):
    for name in ("NO_PROXY", "no_proxy"):
        monkeypatch.setenv(name, "*")
    async with behind_a_proxy() as (between, provider):
        await desk(at(between)).write()
        assert (between.connections, len(provider.seen)) == (1, 1)


async def test_another_proxy_holds_from_the_next_connection_on(desk):
    async with behind_a_proxy() as (one, _), behind_a_proxy() as (other, _):
        made = desk(at(one))
        await made.write(1)
        made.proxy = at(other)
        await made.write(2)
        assert (one.connections, other.connections) == (1, 0), "it was not told"
        made.client.renew_connections()
        await made.write(3)
        assert (one.connections, other.connections) == (1, 1)


async def test_a_proxy_that_changes_while_it_is_asked_for_is_the_one_that_is_used(desk):
    async with behind_a_proxy() as (one, _), behind_a_proxy() as (other, _):
        free, asked = asyncio.Event(), []

        async def ask():
            found = at(other) if asked else at(one)
            asked.append(found)
            await free.wait()
            return found

        made = desk()
        made.client._transport._ask_proxy = ask
        writing = asyncio.ensure_future(made.write())
        await until(lambda: asked, "the first question")
        made.client.renew_connections()
        free.set()
        await writing
        assert (one.connections, other.connections) == (0, 1)


# ---- what a proxy refuses was not sent


@pytest.mark.parametrize(
    ("status", "headers", "login", "reason"),
    [
        ("407 Proxy Authentication Required", ['Proxy-Authenticate: Basic realm="firm"'], "", "wants_login"),
        ("407 Proxy Authentication Required", ['Proxy-Authenticate: Negotiate, Basic realm="x"'], LOGIN, "wrong_login"),
        ("407 Proxy Authentication Required", [], LOGIN, "wrong_login"),
        ("407 No", ["Proxy-Authenticate: Negotiate", "Proxy-Authenticate: NTLM"], LOGIN, "other_login"),
        ("403 Forbidden", [], "", "refused"),
        ("302 Found", ["Location: http://firm.example/login"], "", "refused"),
        ("404 Not Found", [], "", "refused"),
        ("502 Bad Gateway", [], "", "no_way"),
        ("503 Service Unavailable", [], "", "no_way"),
        ("504 Gateway Timeout", [], LOGIN, "no_way"),
    ],
)
async def test_a_way_that_is_refused(desk, status, headers, login, reason):
    async with behind_a_proxy() as (between, provider):
        between.answer = refusal(status, *headers)
        error = await desk(at(between, login, login and PASSWORD)).trouble()
        assert (error.reason, error.proxy) == (reason, between.address)
        assert isinstance(error, NotSent)
        assert provider.connections == 0
        assert not {PASSWORD, TOKEN.decode(), "<html>"} & {*str(error).split(), *map(str, error.args)}


@pytest.mark.parametrize(
    "said",
    [
        b"SSH-2.0-OpenSSH_9.6\r\n\r\n",
        b"HTTP/1.1 2000 OK\r\n\r\n",
        b"",
        b"HTTP/1.1 200 O",
        b"HTTP/1.1 200 OK\r\nX: " + b"y" * 70_000,
    ],
    ids=["ssh", "status", "nothing", "half", "endless"],
)
async def test_what_answers_is_no_proxy(desk, said):
    async def answer(writer):
        writer.write(said)
        return False

    async with behind_a_proxy() as (between, provider):
        between.answer = answer
        assert (await desk(at(between)).trouble()).reason == "no_proxy"
        assert provider.connections == 0


PADDED = b"HTTP/1.1 200 OK\r\nX: %s\r\n\r\n" % (b"y" * (16 * 1024 - 24))


@pytest.mark.parametrize("head", [ESTABLISHED, PADDED], ids=["read with the head", "left for the next read"])
async def test_nothing_that_a_proxy_adds_is_taken_for_the_provider_s(desk, head):
    assert len(PADDED) == 16 * 1024  # as much as is read at once
    planted = b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 2\r\n\r\nOK"

    async def answer(writer):
        writer.write(head + planted)
        return True

    async with behind_a_proxy() as (between, provider):
        between.answer = answer
        with pytest.raises(NotSent):
            await desk(at(between)).write()
        assert provider.seen == []


async def test_a_proxy_that_is_not_there(desk):
    gone = Place()
    async with listening(gone):
        pass
    error = await desk(at(gone)).trouble()
    assert (error.reason, error.proxy) == ("unreachable", gone.address)


async def test_a_proxy_that_says_nothing_is_given_up_before_the_deadline(desk):
    async def answer(_writer):
        await asyncio.Event().wait()

    async with behind_a_proxy() as (between, provider):
        between.answer = answer
        assert (await desk(at(between), connect=0.05).trouble()).reason == "unreachable"
        assert provider.connections == 0


async def test_a_way_that_is_cut_before_anything_is_sent(desk):
    async def answer(writer):
        await way(writer)
        await writer.drain()
        return False

    async with behind_a_proxy() as (between, _):
        between.answer = answer
        with pytest.raises(NotSent):
            await desk(at(between)).write()


async def test_a_login_that_was_refused_is_not_tried_again_and_again(desk):
    """Three to ten wrong ones close an account of the office."""
    async with behind_a_proxy() as (between, provider):
        between.answer = refusal("407 No", "Proxy-Authenticate: Basic")
        one = desk(at(between, LOGIN, PASSWORD))
        errors = await asyncio.gather(*(one.write(group) for group in range(8)), return_exceptions=True)
        assert {error.reason for error in errors} == {"wrong_login"}
        assert between.connections == 1
        one.now += REST_S
        assert (await one.trouble()).reason == "wrong_login"
        assert between.connections == 2
        between.answer = way
        one.client.renew_connections()  # as after *Connection…*
        await one.write()
        await asyncio.gather(*(one.write(group) for group in range(10, 14)))
        assert len(provider.seen) == 5


# ---- certificates, and the check of a sign-in


async def test_a_certificate_is_judged_and_looked_at_through_the_proxy():
    async with behind_a_proxy(provider_tls(HOST, trustme.CA(organization_name="Стрелочник"))) as (between, provider):

        async def ask():
            return at(between)

        with pytest.raises(BadCertificate) as refused:
            await check_sign_in(Account("Ann", HOST, "ann"), Credentials("ann", SECRET), None, Network(proxy=ask))
        assert (refused.value.reason, refused.value.issuer) == ("untrusted", "Стрелочник")
        assert (between.connections, provider.seen) == (2, [])


async def test_a_sign_in_says_that_the_proxy_is_in_the_way():
    async with behind_a_proxy() as (between, provider):
        between.answer = refusal("407 No")

        async def ask():
            return at(between)

        with pytest.raises(ProxyTrouble) as refused:
            await check_sign_in(Account("Ann", HOST, "ann"), Credentials("ann", SECRET), None, Network(proxy=ask))
        assert (refused.value.reason, refused.value.proxy) == ("wants_login", between.address)
        assert provider.connections == 0


async def test_a_read_that_finds_no_proxy_tries_the_backup_host_through_it_as_well(desk):
    async with behind_a_proxy() as (between, _):
        between.answer = refusal("502 Bad Gateway")
        with pytest.raises(ProxyTrouble):
            await desk(at(between), "smsc.ru").client.groups(PHONE)
        assert [seen.split()[1] for seen in between.seen] == [b"smsc.ru:443", b"www2.smsc.ru:443"]


# ---- addresses


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        ("proxy.firm.ru:3128", "proxy.firm.ru:3128"),
        (" http://Proxy:8080/ ", "proxy:8080"),
        ("HTTP://proxy:80", "proxy:80"),
        ("10.0.0.1:3128", "10.0.0.1:3128"),
        ("http://[fd00::1]:3128", "[fd00::1]:3128"),
        ("[fd00::1]:3128", "[fd00::1]:3128"),
        ("прокси.рф:3128", "xn--h1adldfi.xn--p1ai:3128"),
    ],
)
def test_an_address_is_understood(typed, address):
    proxy = Proxy.parse(typed)
    assert proxy.address == address
    assert Proxy.parse(proxy.address) == proxy


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ("", "empty"),
        ("  ", "empty"),
        ("proxy", "no_port"),
        ("http://proxy/", "no_port"),
        ("proxy:", "no_port"),
        ("https://proxy:3128", "unknown_kind"),
        ("socks5://proxy:1080", "unknown_kind"),
        ("http://ann:word@proxy:3128", "has_credentials"),
        ("proxy:70000", "not_an_address"),
        ("proxy:0", "not_an_address"),
        ("proxy:port", "not_an_address"),
        ("proxy:3128/pac", "not_an_address"),
        ("proxy:3128?a", "not_an_address"),
        ("pro xy:3128", "not_an_address"),
        ("proxy:3128\r\nX: y", "not_an_address"),
        ("[fd00::1:3128", "not_an_address"),
        (":3128", "not_an_address"),
        ("127.1:3128", "not_an_address"),
    ],
)
def test_an_address_that_cannot_be_used(typed, reason):
    with pytest.raises(Invalid) as refused:
        Proxy.parse(typed)
    assert (refused.value.field, refused.value.reason) == ("proxy", reason)


def test_a_login_that_would_end_too_early_is_refused():
    with pytest.raises(Invalid) as refused:
        Proxy.parse("proxy:3128", "a:b", "c")
    assert (refused.value.field, refused.value.reason) == ("proxy_login", "has_colon")


def test_a_password_is_in_no_repr_and_in_no_user():
    proxy = Proxy.parse("proxy:3128", " ann ", PASSWORD)
    assert PASSWORD not in f"{proxy!r} {proxy} {proxy.user}"
    assert proxy.user == "ann@proxy:3128 (proxy)"
    assert Proxy.parse("proxy:3128", "ann").token == Proxy.parse("proxy:3128", "", "x").token == ""

"""What is refused by counting; the clock moves only when told."""

import asyncio
import hashlib
import json

import pytest

from smsc_desk.sandbox.options import CREDENTIALS

DUPLICATE = {"error": "duplicate request, wait a minute", "error_code": 9}
MANY = {"error": "too many concurrent requests", "error_code": 9}


@pytest.fixture
async def strict(serve):
    return await serve(limits=True)


async def test_the_fourth_identical_request_within_a_minute(strict, clock):
    for _ in range(3):
        assert await strict.code("get_group") == 3
        clock.tick(10)
    assert await strict.json("get_group") == DUPLICATE
    clock.tick(29.9)
    assert await strict.json("get_group") == DUPLICATE
    clock.tick(0.1)
    assert await strict.code("get_group") == 3, "the first is a minute old; refused ones did not count"
    assert await strict.json("get_group") == DUPLICATE
    assert strict.app.log.most_identical() == 6, "refused ones have arrived too"


async def test_a_refused_one_may_count_as_well(serve, clock):
    desk = await serve(limits=True, refused_counts=True)
    for _ in range(3):
        await desk("get_group")
    clock.tick(59)
    assert await desk.json("get_group") == DUPLICATE
    clock.tick(2)
    for _ in range(2):
        assert await desk.code("get_group") == 3
    assert await desk.json("get_group") == DUPLICATE


async def test_order_credentials_and_method_make_no_difference(strict):
    await strict("get", phone="79990000001", grp="1")
    await strict.http.get("/sys/phones.php?grp=1&charset=utf-8&fmt=3&get=1&phone=79990000001&apikey=k-1")
    digest = hashlib.md5(b"123", usedforsecurity=False).hexdigest()
    await strict("get", grp="1", phone="79990000001", psw=digest)
    assert await strict.json("get", phone="79990000001", grp="1") == DUPLICATE


@pytest.mark.parametrize(
    "other", [{"grp": "2"}, {"script": "mails"}, {"cnt": "1"}, {"fmt": "1"}, {"phone": "+79990000001"}]
)
async def test_what_differs_is_not_identical(strict, other):
    for _ in range(3):
        await strict("get", phone="79990000001")
    assert "duplicate" not in await strict("get", **{"phone": "79990000001"} | other)


async def test_identical_may_be_coarser(serve):
    desk = await serve(limits=True, not_compared=frozenset({"fmt"}), compare_normalised=True)
    await desk("get", phone="79990000001", search="ann")
    await desk("get", phone="+7 999 000-00-01", search=" ANN ")
    await desk("get", phone="79990000001", search="ann", fmt="2")
    assert await desk.json("get", phone="79990000001", search="ann") == DUPLICATE


async def test_ten_balances_a_minute(strict, clock):
    for _ in range(10):
        assert "balance" in await strict("", "balance")
    assert await strict.json("", "balance", cur="1") == DUPLICATE
    clock.tick(60)
    assert "balance" in await strict("", "balance")


async def test_the_fifteenth_request_at_once(serve):
    gate = asyncio.Event()
    desk = await serve(limits=True, latency_ms=100, sleep=lambda _: gate.wait())
    tasks = [asyncio.create_task(desk("get", phone=f"7999000{number:04}")) for number in range(20)]
    refused, _ = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    gate.set()
    answers = [json.loads(text) for text in await asyncio.gather(*tasks)]
    assert answers.count(MANY) == 6
    assert [answer["error_code"] for answer in answers].count(3) == 14
    assert refused
    assert desk.app.log.most_in_flight == 20
    assert desk.app.log.in_flight("alex") == 0
    assert await desk.code("get", phone="79990000001") == 3


async def test_somebody_else_may_use_the_login_too(serve):
    desk = await serve(limits=True, concurrent=1)
    assert await desk.json("get_group") == MANY


async def test_credentials(strict):
    digest = hashlib.md5(b"123", usedforsecurity=False).hexdigest()
    assert await strict.code("get_group", psw=digest) == 3
    assert await strict.code("get_group", login=None, psw=None, apikey="k-1") == 3
    for wrong in ({"psw": "1234"}, {"psw": digest.upper()}, {"login": "Alex"}, {"apikey": "k-2"}):
        assert await strict.json("get_group", **wrong) == {"error": "authorise error", "error_code": 2}


async def test_credentials_are_looked_at_before_parameters(desk):
    assert await desk.code("add", psw="wrong") == 2
    assert await desk.code("", psw="wrong") == 2
    assert await desk.code("", "balance", psw=None) == 2


async def test_five_wrong_logins_block_the_address_for_half_an_hour(strict, clock):
    for _ in range(5):
        assert await strict.code("get_group", psw="wrong") == 2
        clock.tick(60)
    blocked = await strict.json("get_group")
    assert blocked["error_code"] == 4
    assert blocked["error"].startswith("ip is blocked, ")
    clock.tick(1800 - 61)
    assert await strict.code("get_group") == 4
    clock.tick(1)
    assert await strict.code("get_group") == 3


async def test_four_wrong_logins_in_half_an_hour_do_not(strict, clock):
    for _ in range(12):
        assert await strict.code("get_group", psw="wrong") == 2
        clock.tick(451)
    assert await strict.code("get_group") == 3


async def test_without_limits_nothing_is_refused_but_a_wrong_login(desk):
    for _ in range(20):
        assert await desk.code("get_group", psw="wrong") == 2
    for _ in range(20):
        assert await desk.code("get_group") == 3
        assert await desk.code("", "balance") == 0
    assert desk.app.log.most_identical() == 40, "credentials are no difference"


async def test_what_the_server_saw(strict, clock):
    await strict("add", phone="79990000001", name="Ann")
    clock.tick(5)
    await strict("del", phone="79990000002")
    added, deleted = strict.app.log
    assert (added.command, added.code, added.executed, added.at) == ("add", 0, True, 1000.0)
    assert (deleted.command, deleted.code, deleted.executed, deleted.at) == ("del", 3, False, 1005.0)
    assert dict(added.params) == {"phone": "79990000001", "name": "Ann", "fmt": "3", "charset": "utf-8"}
    assert not CREDENTIALS & added.params.keys()
    assert not CREDENTIALS & {name for name, _ in added.identity[1]}
    assert strict.app.log.total == len(strict.app.log) == 2
    strict.app.log.clear()
    assert not list(strict.app.log)

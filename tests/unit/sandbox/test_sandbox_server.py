"""The application: faults, clients that go away, lifetime, compression."""

import asyncio
import gzip
import threading

import httpx
import pytest

from smsc_desk.sandbox.server import Dropped, Reply

A = "79990000001"


async def until(condition):
    """Let the others on the loop run until something holds; nothing here announces it."""
    while not condition():  # noqa: ASYNC110 - it takes turns of the loop, not time
        await asyncio.sleep(0)


async def test_a_client_that_goes_away_undoes_nothing(serve):
    started, gate = asyncio.Event(), asyncio.Event()

    async def sleep(_):
        started.set()
        await gate.wait()

    desk = await serve(latency_ms=50, sleep=sleep)
    task = asyncio.create_task(desk("add", phone=A))
    await started.wait()
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert desk.app.log.in_flight("alex") == 1, "the server is still at it"
    gate.set()
    assert len(await desk.json("get")) == 1
    assert desk.app.log[0].executed


async def test_the_latency_is_asked_for_in_seconds(serve):
    slept = []

    async def sleep(seconds):
        slept.append(seconds)

    desk = await serve(latency_ms=250, sleep=sleep)
    await desk("get")
    assert slept == [0.25]


async def test_the_rules_run_in_a_thread_of_their_own(desk, monkeypatch):
    threads = set()
    execute = desk.app.provider.execute

    def noting(*args):
        threads.add(threading.current_thread().name)
        return execute(*args)

    monkeypatch.setattr(desk.app.provider, "execute", noting)
    await asyncio.gather(*(desk("get", phone=f"7999000000{number}") for number in range(5)))
    assert threads == {"sandbox_0"}


async def test_closing_waits_for_what_is_under_way_and_stops_the_thread(serve):
    gate = asyncio.Event()
    desk = await serve(latency_ms=50, sleep=lambda _: gate.wait())
    adding = asyncio.create_task(desk("add", phone=A))
    await until(lambda: len(desk.app.log))
    closing = asyncio.create_task(desk.app.aclose())
    await asyncio.sleep(0)
    with pytest.raises(Dropped):
        await desk("get")
    gate.set()
    assert '"id": 1' in await adding
    await closing
    await desk.app.aclose()
    assert not [thread for thread in threading.enumerate() if thread.name.startswith("sandbox")]


async def test_a_lost_request_and_a_lost_answer(serve):
    async def lose(exchange):
        if exchange.arrival.params["name"] == "answer":
            await exchange.run()
        raise Dropped

    desk = await serve(fault=lose)
    for what in ("request", "answer"):
        with pytest.raises(Dropped):
            await desk("add", phone=A, name=what)
    desk.app.fault = None
    assert [row["name"] for row in await desk.json("get")] == ["answer"]


async def test_a_request_that_runs_long_after_its_client_was_dropped(serve):
    gate = asyncio.Event()

    async def zombie(exchange):
        exchange.drop()
        await gate.wait()
        return await exchange.run()

    desk = await serve(fault=zombie)
    with pytest.raises(Dropped):
        await desk("add", phone=A)
    desk.app.fault = None
    assert await desk.code("get", phone=A) == 3
    assert desk.app.log.in_flight("alex") == 1
    gate.set()
    await until(lambda: not desk.app.log.in_flight("alex"))
    assert await desk.code("get", phone=A) == 0


async def test_a_replaced_answer(serve):
    async def portal(exchange):
        await exchange.run()
        return Reply(b"<html>Welcome</html>", "text/html", 502)

    desk = await serve(fault=portal)
    response = await desk.post("get_group")
    assert (response.status_code, response.text) == (502, "<html>Welcome</html>")


async def test_addresses_that_do_not_exist(desk):
    assert (await desk.http.get("/sys/send.php")).status_code == 404
    assert (await desk.http.put("/sys/phones.php")).status_code == 405


async def test_long_answers_are_packed_for_those_who_can_unpack(serve):
    desk = await serve(pack=True)
    for number in range(20):
        await desk("add", phone=f"7999000{number:04}", name="Ann")
    form = desk.base | {"get": "1"}
    async with desk.http.stream("POST", "/sys/phones.php", data=form, headers={"Accept-Encoding": "gzip"}) as packed:
        raw = b"".join([part async for part in packed.aiter_raw()])
    assert packed.headers["content-encoding"] == "gzip"
    plain = await desk.http.post("/sys/phones.php", data=form, headers={"Accept-Encoding": "identity"})
    assert "content-encoding" not in plain.headers
    assert gzip.decompress(raw) == plain.content
    assert "content-encoding" not in (await desk.post("get", phone="79990000001")).headers


async def test_requests_from_different_addresses_are_told_apart(serve):
    desk = await serve(limits=True)
    for _ in range(5):
        await desk("get_group", psw="wrong")
    elsewhere = httpx.ASGITransport(desk.app, client=("192.0.2.1", 1))
    async with httpx.AsyncClient(transport=elsewhere, base_url="http://sandbox") as http:
        response = await http.post("/sys/phones.php", data=desk.base | {"get_group": "1"})
    assert response.json()["error_code"] == 3
    assert await desk.code("get_group") == 4


async def test_a_request_whose_body_never_comes_does_nothing(desk):
    sent = []

    async def receive():
        return {"type": "http.disconnect"}

    async def send(message):
        sent.append(message)

    scope = {"type": "http", "method": "POST", "path": "/sys/phones.php", "query_string": b"get=1", "headers": []}
    await desk.app(scope, receive, send)
    assert sent[0]["status"] == 400
    assert not desk.app.log.total

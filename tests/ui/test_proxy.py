"""Behind the proxy of an office: the whole program signs in and works through it, with the password of a key store."""

from __future__ import annotations

import asyncio
import io
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from smsc_desk.loop import Loop
from smsc_desk.provider.proxy import Proxy
from smsc_desk.proxies import Proxies
from smsc_desk.secrets_store import Keychain
from smsc_desk.settings import Settings
from smsc_desk.ui.account.sign_in_view import SignInView
from smsc_desk.ui.connection_dialog import ConnectionDialog
from tests.proxying import AUTHORITY, HOST, Between, behind_a_proxy, refusal, way
from tests.ui.test_key_store import Store, program, sign_in
from tests.waiting import shown, until

PASSWORD = "Skvorets-2468"


def pytest_asyncio_loop_factories(config: object, item: object) -> object:
    return {"program": lambda: Loop(QApplication.instance() or QApplication([]))}


async def set_up(folder: Path, between: Between, store: Store) -> Proxy:
    """Leave settings as an earlier run would."""
    settings = Settings(folder / "app.db")
    await settings.change(company_certificates=AUTHORITY.cert_pem.bytes().decode())
    proxies = Proxies(settings, Keychain(lambda: store, patience=5), lambda _secret: None)
    proxy = Proxy.parse(between.address, "ann")
    await proxies.change("proxy", proxy, PASSWORD)
    await asyncio.to_thread(settings.close)
    return Proxy.parse(between.address, "ann", PASSWORD)


@pytest.mark.qt_log_ignore("propagateSizeHints")
async def test_sign_in_and_work_go_through_the_proxy(qapp: QApplication, tmp_path: Path) -> None:
    folder, store, stderr = tmp_path / "data", Store(), io.StringIO()
    async with behind_a_proxy() as (between, provider):
        provider.said = b'{"error": "no records", "error_code": 3}'
        proxy = await set_up(folder, between, store)
        async with program(folder, HOST, lambda: store, stderr) as running:
            await sign_in(running, usable=True)
        assert all(f"Basic {proxy.token}".encode() in asked for asked in between.seen)
        assert between.connections == provider.connections >= 2, "the check of the sign-in, and the worker"
        assert not [asked for asked in provider.seen if b"authorization" in asked.lower()]
    for path in folder.rglob("*"):
        if path.is_file():
            content = path.read_bytes()
            assert PASSWORD.encode() not in content, path
            assert proxy.token.encode() not in content, path
    assert "2468" not in stderr.getvalue()


@pytest.mark.qt_log_ignore("propagateSizeHints")
async def test_a_proxy_that_wants_a_login_leads_to_where_it_is_set(qapp: QApplication, tmp_path: Path) -> None:
    folder, store = tmp_path / "data", Store()
    async with behind_a_proxy() as (between, provider):
        provider.said = b'{"error": "no records", "error_code": 3}'
        await set_up(folder, between, store)
        store.kept.clear()  # somebody has tidied up
        between.answer = refusal("407 No", "Proxy-Authenticate: Basic")
        async with program(folder, HOST, lambda: store, io.StringIO()) as running:
            view = await until(lambda: running.page(SignInView), "the first screen")
            view.login.setText("ann")
            view.secret.setText("secret")
            view.submit()
            await until(view.notice.isVisible, "the answer")
            assert f"{between.address} wants a login and a password." in view.notice.rest.text()
            assert provider.connections == 0
            view.notice.remedy.click()
            dialog = await shown(ConnectionDialog)
            dialog.proxy.password.setText(PASSWORD)
            between.answer = way
            dialog.accept()
            await until(lambda: not view.notice.isVisible(), "the next try")
            await sign_in(running, usable=True)
        assert PASSWORD in next(text for text in store.kept.values() if "(proxy)" in text)

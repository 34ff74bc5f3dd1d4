"""*Connection…*: nothing typed or trusted is lost, what cannot be taken is said, and only *Save* keeps anything."""

import asyncio
import sys
import threading

import pytest
import trustme
from PySide6.QtCore import Qt
from PySide6.QtNetwork import QNetworkProxy
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QLabel, QLineEdit

from smsc_desk.accounts import Account, Accounts
from smsc_desk.book.errors import Invalid, ProxyTrouble
from smsc_desk.connection import Connection
from smsc_desk.provider.authorities import authorities_in, read_authorities, valid_authorities
from smsc_desk.provider.proxy import Proxy
from smsc_desk.proxies import Proxies
from smsc_desk.secrets_store import Keychain
from smsc_desk.settings import Settings
from smsc_desk.ui.connection_dialog import SHOWN, ConnectionDialog, Fence, Given
from smsc_desk.ui.kit import Kit
from smsc_desk.ui.proxy_box import ProxyWish, put_words
from smsc_desk.ui.system_proxy import Has, SystemProxy, system_proxy, understood
from smsc_desk.ui.tasks import Tasks
from tests.ui.test_desk import unnamed
from tests.ui.test_key_store import Locked, Store
from tests.waiting import shown, until

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")

COMPANY = trustme.CA(organization_name="Рога и <b>копыта</b>")
PEM = valid_authorities(COMPANY.cert_pem.bytes(), 1_800_000_000)
SEVERAL = "".join(trustme.CA().cert_pem.bytes().decode() for _ in range(SHOWN + 2))


@pytest.fixture(autouse=True)
def _the_loop_outlives_the_last_window(qapp):
    """As in the program: a closed dialog ends nothing."""
    qapp.setQuitOnLastWindowClosed(False)


@pytest.fixture
async def tasks():
    made = Tasks()
    made.failed.connect(pytest.fail)
    yield made
    await made.aclose()


@pytest.fixture
def opened(qtbot, tasks, icons):
    """Opens dialogs in which somebody chooses a path, None for none."""

    def open_one(pem="", fence=None, path=None, read=read_authorities, **options):
        async def choose(_parent):
            return path

        given = Given(pem, options.pop("proxy", ProxyWish()), options.pop("at_once", 12))
        made = ConnectionDialog(tasks, icons, given, fence, choose=choose, read=read, **options)
        qtbot.addWidget(made)
        made.show()
        return made

    return open_one


def said(dialog):
    return "\n".join(one.text() for one in dialog.findChildren(QLabel) if one.isVisible())


async def chosen(dialog):
    dialog.box.choose.click()
    await until(lambda: not dialog.box._tasks._running and dialog.save.isEnabled(), "the file to be read")


async def test_a_company_s_file_is_shown_and_kept_only_by_save(opened, tmp_path):
    (tmp_path / "company.pem").write_bytes(COMPANY.cert_pem.bytes())
    dialog = opened(path=tmp_path / "company.pem")
    assert "Only the authorities of the system" in said(dialog)
    assert not dialog.box.remove.isVisible()
    await chosen(dialog)
    assert "Trusted as well: Рога и <b>копыта</b>, valid until 1 January 3000" in said(dialog)
    assert dialog.wanted.certificates == PEM
    assert all(one.textFormat() == Qt.TextFormat.PlainText for one in dialog.findChildren(QLabel))
    dialog.box.remove.click()
    assert dialog.wanted.certificates == ""
    assert "Only the authorities of the system" in said(dialog)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (None, "cannot be read"),
        (b"hello", "There is no certificate in"),
        (COMPANY.issue_cert("a.example.org").cert_chain_pems[0].bytes(), "not of an authority"),
    ],
)
async def test_a_file_that_cannot_be_taken_is_said_and_what_was_trusted_stays(opened, tmp_path, content, words):
    path = tmp_path / "<i>bad.pem"
    if content is not None:
        path.write_bytes(content)
    dialog = opened(PEM, path=path)
    await chosen(dialog)
    assert words in dialog.box.complaint.text()
    assert "<i>bad.pem" in dialog.box.complaint.text()
    assert "Nothing was changed" in dialog.box.choose.accessibleDescription()
    assert "Рога" in said(dialog)
    assert dialog.wanted.certificates == PEM
    dialog.box.remove.click()
    assert not dialog.box.complaint.isVisible()


async def test_an_expired_authority_is_said(opened, tmp_path):
    def read(_path):
        raise Invalid("certificate", "expired")

    dialog = opened(path=tmp_path / "old.pem", read=read)
    await chosen(dialog)
    assert "expired or is not valid yet" in dialog.box.complaint.text()


async def test_no_choice_changes_nothing(opened):
    dialog = opened(PEM)
    await chosen(dialog)
    assert (dialog.wanted.certificates, dialog.box.complaint.isVisible()) == (PEM, False)


async def test_many_authorities_are_counted(opened):
    assert said(opened(SEVERAL)).count("Trusted as well") == SHOWN
    assert len(authorities_in(SEVERAL)) == SHOWN + 2
    assert "and 2 more" in said(opened(SEVERAL))


async def test_while_a_slow_file_is_read_nothing_is_saved_and_the_dialog_may_be_closed(opened, tasks, tmp_path):
    begun, free = threading.Event(), threading.Event()

    def read(_path):
        begun.set()
        free.wait(30)
        return PEM

    dialog = opened(path=tmp_path, read=read)
    dialog.box.choose.click()
    await until(begun.is_set, "the file to be read")
    assert not dialog.save.isEnabled()
    dialog.reject()
    dialog.deleteLater()
    free.set()
    await until(lambda: not tasks._running, "the reading to end")  # a failure of it fails the test


@pytest.mark.parametrize("typed", ["", "59", "601", "-90", "90.5", "ninety", "９０", "1" * 5000])
async def test_a_wait_that_cannot_be_set_is_said_beside_the_field_and_stays_typed(opened, typed):
    dialog = opened(PEM, Fence(None, 90.0))
    dialog.seconds.setText(typed)
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert dialog.isVisible()
    assert "Enter a whole number from 60 to 600." in said(dialog)
    assert dialog.seconds.accessibleDescription()
    assert dialog.seconds.text() == typed[: dialog.seconds.maxLength()]
    assert dialog.focusWidget() is dialog.seconds
    assert dialog.wanted.certificates == PEM
    QTest.keyClicks(dialog.seconds, "1")
    assert "Enter a whole number" not in said(dialog)


@pytest.mark.parametrize(
    ("set_s", "typed", "kept"),
    [(None, "60", 60.0), (None, " 600 ", 600.0), (None, "90", None), (120.0, "90", None), (120.0, "120", 120.0),
     (2.0, "2", 2.0), (None, None, None), (72.5, None, 72.5)],
)  # fmt: skip
async def test_a_wait_is_kept_as_typed_and_the_usual_one_as_none(opened, set_s, typed, kept):
    dialog = opened("", Fence(set_s, 90.0))
    if typed is not None:
        dialog.seconds.setText(typed)
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert dialog.result() == QDialog.DialogCode.Accepted
    assert dialog.fence_s == kept


async def test_escape_gives_up_and_every_control_has_a_name(opened):
    dialog = opened(PEM, Fence(None, 90.0), proxy=THROUGH)
    assert unnamed(dialog) == []
    assert "waits so many seconds before it looks whether the provider made the change" in said(dialog)
    assert "The usual time is 90 seconds" in said(dialog)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert (dialog.isVisible(), dialog.result()) == (False, QDialog.DialogCode.Rejected)


async def test_without_an_account_only_certificates_are_asked_for(opened):
    dialog = opened()
    assert not dialog.seconds.isVisible()
    assert "Lost answers" not in said(dialog)
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert (dialog.result(), dialog.fence_s) == (QDialog.DialogCode.Accepted, None)


# ---- the way


FIRM_S = Proxy.parse("proxy.firm.ru:3128", "ann")
THROUGH = ProxyWish("proxy", FIRM_S)


def typed(dialog, address="", login="", password=""):
    dialog.proxy.through.click()
    for edit, text in ((dialog.proxy.address, address), (dialog.proxy.login, login), (dialog.proxy.password, password)):
        edit.setText(text)


async def test_the_way_is_direct_until_somebody_wants_a_proxy(opened):
    dialog = opened()
    assert dialog.proxy.direct.isChecked()
    assert not dialog.proxy.address.isVisible()
    typed(dialog, " http://Proxy.firm.ru:3128/ ", " ann ", " a word ")
    assert dialog.proxy.address.isVisible()
    dialog.accept()
    assert dialog.result() == QDialog.DialogCode.Accepted
    assert dialog.wanted.proxy == ProxyWish("proxy", FIRM_S, " a word ")
    assert "a word" not in repr(dialog.wanted)


@pytest.mark.parametrize(
    ("address", "login", "words"),
    [
        ("", "", "Enter the proxy’s address"),
        ("proxy.firm.ru", "", "The port is missing"),
        ("socks5://proxy:1080", "", "HTTP proxies only"),
        ("http://ann:word@proxy:3128", "", "they have fields of their own"),
        ("<b>proxy", "", "It looks like proxy.example.com:3128."),
        ("proxy:3128", "a:b", "has no colon"),
    ],
)
async def test_a_proxy_that_cannot_be_used_is_said_beside_its_field_and_stays_typed(opened, address, login, words):
    dialog = opened()
    typed(dialog, address, login, "word")
    dialog.accept()
    assert dialog.isVisible()
    assert words in said(dialog)
    wrong = dialog.proxy.login if login else dialog.proxy.address
    assert words in wrong.accessibleDescription()
    assert dialog.focusWidget() is wrong
    assert (dialog.proxy.address.text(), dialog.proxy.login.text()) == (address, login)
    assert dialog.proxy.password.text() == "word"
    QTest.keyClicks(wrong, "1")
    assert words not in said(dialog)


async def test_what_was_typed_for_a_proxy_survives_the_direct_way(opened):
    dialog = opened(proxy=THROUGH)
    dialog.proxy.direct.click()
    assert dialog.wanted.proxy == ProxyWish("direct", FIRM_S)
    dialog.proxy.address.setText("half of it")
    dialog.proxy.through.click()
    assert dialog.proxy.address.text() == "half of it"
    dialog.proxy.direct.click()
    dialog.accept()
    assert dialog.wanted.proxy == ProxyWish("direct", FIRM_S), "no half of an address is kept"


async def test_a_password_that_is_kept_is_said_only_beside_its_own_proxy_and_login(opened):
    dialog = opened(proxy=THROUGH)
    hint = dialog.proxy.password.edit.placeholderText
    assert (hint(), dialog.proxy.password.text()) == ("as before", "")
    QTest.keyClicks(dialog.proxy.login, "a")
    assert hint() == ""
    QTest.keyClick(dialog.proxy.login, Qt.Key.Key_Backspace)
    assert hint() == "as before"
    QTest.keyClicks(dialog.proxy.address, "0")
    assert hint() == ""


async def taken_over(dialog):
    dialog.proxy.through.click()
    dialog.proxy.system.click()
    await until(lambda: not dialog.proxy._tasks._running and dialog.save.isEnabled(), "the system to answer")


async def test_the_system_s_proxy_is_taken_over_once_it_is_asked_for(opened):
    dialog = opened(system=lambda: SystemProxy(Has.HTTP, "proxy.firm.ru:3128", "ann", "word"))
    await taken_over(dialog)
    assert dialog.wanted.proxy == ProxyWish("proxy", FIRM_S, "word")
    assert "Taken over from the system." in dialog.proxy.address.accessibleDescription()
    assert dialog.proxy.password.edit.echoMode() == QLineEdit.EchoMode.Password
    QTest.keyClicks(dialog.proxy.address, "0")
    assert "Taken over" not in said(dialog)


@pytest.mark.parametrize(
    ("has", "words"), [(Has.NONE, "The system has no proxy"), (Has.UNKNOWN_KIND, "HTTP proxies only")]
)
async def test_a_system_without_a_proxy_for_us_changes_nothing(opened, has, words):
    dialog = opened(proxy=THROUGH, system=lambda: SystemProxy(has))
    await taken_over(dialog)
    assert words in dialog.proxy.address.accessibleDescription()
    assert "Nothing was changed here" in said(dialog)
    assert dialog.wanted.proxy == THROUGH


async def test_while_a_slow_system_is_asked_nothing_is_saved_and_the_dialog_may_be_closed(opened, tasks):
    begun, free = threading.Event(), threading.Event()

    def system():
        begun.set()
        free.wait(30)
        return SystemProxy(Has.NONE)

    dialog = opened(system=system)
    dialog.proxy.through.click()
    dialog.proxy.system.click()
    await until(begun.is_set, "the system to be asked")
    assert not dialog.save.isEnabled()
    dialog.reject()
    dialog.deleteLater()
    free.set()
    await until(lambda: not tasks._running, "the question to end")  # a failure of it fails the test


def way(kind, host="", port=0, user=""):
    return QNetworkProxy(kind, host, port, user, "word" if user else "")


KIND = QNetworkProxy.ProxyType


@pytest.mark.parametrize(
    ("ways", "found"),
    [
        ([], SystemProxy(Has.NONE)),
        ([way(KIND.NoProxy)], SystemProxy(Has.NONE)),
        ([way(KIND.NoProxy), way(KIND.HttpProxy, "p", 1)], SystemProxy(Has.NONE)),
        ([way(KIND.HttpProxy, "p", 3128), way(KIND.NoProxy)], SystemProxy(Has.HTTP, "p:3128")),
        ([way(KIND.HttpCachingProxy, "p", 80, "ann")], SystemProxy(Has.HTTP, "p:80", "ann", "word")),
        ([way(KIND.HttpProxy, "fd00::1", 3128)], SystemProxy(Has.HTTP, "[fd00::1]:3128")),
        ([way(KIND.Socks5Proxy, "s", 1080)], SystemProxy(Has.UNKNOWN_KIND)),
        ([way(KIND.Socks5Proxy, "s", 1080), way(KIND.HttpProxy, "p", 1)], SystemProxy(Has.HTTP, "p:1")),
        ([way(KIND.FtpCachingProxy, "f", 21)], SystemProxy(Has.UNKNOWN_KIND)),
    ],
)
def test_what_the_system_says_is_understood(ways, found):
    assert understood(ways) == found


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="elsewhere the system has a place of its own for it")
def test_the_system_is_asked_for_the_way_to_the_provider(monkeypatch):
    for name in ("https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY", "no_proxy", "NO_PROXY"):
        monkeypatch.delenv(name, raising=False)
    assert system_proxy("https://smsc.ru/sys/") == SystemProxy(Has.NONE)
    monkeypatch.setenv("https_proxy", "http://ann:word@proxy.firm.ru:3128")
    assert system_proxy("https://smsc.ru/sys/") == SystemProxy(Has.HTTP, "proxy.firm.ru:3128", "ann", "word")


# ---- how much at once


async def test_requests_at_once_are_one_to_fourteen(opened):
    dialog = opened(at_once=12)
    assert "The usual number is 12;" in said(dialog)
    assert (dialog.at_once.minimum(), dialog.at_once.maximum(), dialog.wanted.at_once) == (1, 14, 12)
    dialog.at_once.setFocus()
    QTest.keyClick(dialog.at_once, Qt.Key.Key_Down)
    assert dialog.wanted.at_once == 11


# ---- its size


async def test_where_the_screen_is_too_low_it_scrolls_and_its_buttons_stay(opened):
    dialog = opened(SEVERAL, Fence(None, 90.0), proxy=THROUGH)
    await until(lambda: dialog.height() < dialog.whole_height, "the end of the screen")
    assert dialog.height() <= dialog.screen().availableGeometry().height()
    dialog.seconds.setText("x")
    dialog.accept()
    for shown_now in (dialog.save, dialog.seconds):
        await until(lambda one=shown_now: not one.visibleRegion().isEmpty(), "what is to be corrected, and the buttons")


async def test_every_sentence_has_its_place_when_it_comes(opened, tmp_path):
    dialog = opened("", None, tmp_path / "missing.pem")
    await until(lambda: dialog.height() == dialog.whole_height, "its height")
    before = dialog.height()
    await chosen(dialog)
    await until(lambda: dialog.height() > before, "room for the complaint")
    await until(lambda: dialog.height() == dialog.whole_height, "its height")


# ---- what takes it


class Client:
    renewed, allowed = 0, None

    def renew_connections(self):
        self.renewed += 1

    def allow(self, at_once):
        self.allowed = at_once


class Session:
    def __init__(self, account):
        self.account, self.client = account, Client()


class Notices:
    def __init__(self):
        self.said = []

    def show_bar(self, _key, _kind, text):
        self.said.append(text)


class House:
    """The program's settings and key store, and the part that asks."""

    def __init__(self, folder, tasks, icons):
        self.folder, self.store, self.hidden, self.notices = folder, Store(), [], Notices()
        self.settings = Settings(folder / "app.db")
        self.accounts = Accounts(folder, shared_locks=folder / "locks")
        self.keychain = Keychain(lambda: self.store, patience=5)
        self.proxies = Proxies(self.settings, self.keychain, self.hidden.append)
        kit = Kit(look=None, icons=icons, language=None, settings=self.settings, notices=self.notices)
        self.connection = Connection(kit, self.accounts, self.proxies, tasks)
        self.ask = self.connection.ask

    @property
    def certificates(self):
        return self.settings.values.company_certificates


@pytest.fixture
def kept(tmp_path, tasks, icons):
    made = House(tmp_path, tasks, icons)
    yield made
    made.settings.close()


async def answered(qtbot, connection, session, answer):
    window = QDialog()
    qtbot.addWidget(window)
    window.show()
    asked = asyncio.ensure_future(connection.ask(window, session))
    answer(await shown(ConnectionDialog))
    return await asked


FIRM = Account("Firm", "smsc.ru", "firma")


async def test_an_answer_reaches_settings_accounts_and_session(qtbot, kept):
    kept.accounts.add(FIRM)
    session = Session(FIRM)

    def trust(dialog):
        dialog.box.pem = PEM
        dialog.seconds.setText("120")
        dialog.accept()

    assert await answered(qtbot, kept, session, trust)
    assert (kept.certificates, kept.accounts.fence_of(FIRM), session.client.renewed) == (PEM, 120.0, 1)
    assert not await answered(qtbot, kept, session, ConnectionDialog.accept), "nothing is new"
    assert session.client.renewed == 1

    def distrust(dialog):
        assert dialog.seconds.text() == "120"
        dialog.box.remove.click()
        dialog.accept()

    assert await answered(qtbot, kept, session, distrust)
    assert (kept.certificates, kept.accounts.fence_of(FIRM), session.client.renewed) == ("", 120.0, 2)


async def test_what_is_given_up_changes_nothing(qtbot, kept):
    kept.accounts.add(FIRM)
    session = Session(FIRM)

    def give_up(dialog):
        dialog.box.pem = PEM
        dialog.seconds.setText("120")
        dialog.reject()

    assert not await answered(qtbot, kept, session, give_up)
    assert (kept.certificates, kept.accounts.fence_of(FIRM), session.client.renewed) == ("", None, 0)


@pytest.mark.parametrize("account", [Account.demo(), Account("Unlisted", "smsc.ru", "other"), None])
async def test_the_wait_is_asked_only_for_an_account_that_is_kept(qtbot, kept, account):
    seen = []

    def look(dialog):
        seen.append(dialog.seconds.isVisible())
        dialog.reject()

    await answered(qtbot, kept, Session(account) if account else None, look)
    assert seen == [False]


# ---- the proxy's password

WORD = "Skvorets-2468"


def through(address="proxy.firm.ru:3128", login="ann", password=WORD):
    def answer(dialog):
        typed(dialog, address, login, password)
        dialog.accept()

    return answer


async def test_a_proxy_is_kept_and_its_password_only_in_the_key_store(qtbot, kept):
    session = Session(FIRM)
    assert await answered(qtbot, kept, session, through())
    assert session.client.renewed == 1
    assert await kept.proxies.now() == Proxy.parse("proxy.firm.ru:3128", "ann", WORD)
    assert list(kept.store.kept) == [("smsc-desk", "ann@proxy.firm.ru:3128 (proxy)")]
    assert {WORD, FIRM_S.parse("proxy:1", "ann", WORD).token} <= set(kept.hidden)
    assert kept.notices.said == []
    assert not await answered(qtbot, kept, session, ConnectionDialog.accept), "nothing is new"
    kept.settings.close()
    written = b"".join(path.read_bytes() for path in kept.folder.rglob("*") if path.is_file())
    assert b"proxy.firm.ru" in written
    assert b"Skvorets" not in written


async def test_a_password_comes_back_from_the_key_store_and_is_asked_for_once(qtbot, kept):
    await answered(qtbot, kept, None, through())
    later = Proxies(kept.settings, Keychain(lambda: kept.store, patience=5), kept.hidden.append)
    assert (await later.now()).password == WORD
    kept.store.kept.clear()
    assert (await later.now()).password == WORD


async def test_an_untouched_password_stays_and_another_proxy_never_gets_it(qtbot, kept):
    await answered(qtbot, kept, None, through())
    assert await answered(qtbot, kept, None, lambda dialog: (dialog.proxy.direct.click(), dialog.accept()))
    assert await kept.proxies.now() is None
    assert await answered(qtbot, kept, None, lambda dialog: (dialog.proxy.through.click(), dialog.accept()))
    assert (await kept.proxies.now()).password == WORD
    assert await answered(qtbot, kept, None, through("other.firm.ru:3128", password=""))
    assert (await kept.proxies.now()).token == ""
    assert kept.store.kept == {}, "nobody needs it any more"


async def test_a_key_store_that_does_not_take_it_is_said_and_it_holds_for_now(qtbot, kept):
    kept.store = Locked()
    await answered(qtbot, kept, None, through())
    assert "kept until you close the program" in kept.notices.said[0]
    assert (await kept.proxies.now()).password == WORD
    await answered(qtbot, kept, None, through("other.firm.ru:3128", "", ""))
    assert "could not be asked to forget" in kept.notices.said[1]
    assert put_words(None, forgotten=True) == ""


async def test_a_key_store_that_gives_nothing_out_is_asked_once(qtbot, kept):
    await answered(qtbot, kept, None, through())
    asked = []

    class Deaf(Locked):
        def get_password(self, *entry):
            asked.append(entry)
            raise PermissionError

    Deaf.__module__, Deaf.__qualname__ = "keyring.backends.SecretService", "Keyring"
    later = Proxies(kept.settings, Keychain(Deaf, patience=5), kept.hidden.append)
    assert (await later.now()).token == (await later.now()).token == ""
    assert len(asked) == 1


async def test_an_address_that_was_broken_by_hand_sends_nothing_past_the_proxy(kept):
    await kept.settings.change(way="proxy", proxy="no address")
    with pytest.raises(ProxyTrouble):
        await kept.proxies.now()


async def test_requests_at_once_hold_at_once(qtbot, kept):
    session = Session(FIRM)

    def answer(dialog):
        dialog.at_once.setValue(3)
        dialog.accept()

    assert not await answered(qtbot, kept, session, answer), "no connection has to be made anew"
    assert (kept.settings.values.at_once, session.client.allowed, session.client.renewed) == (3, 3, 0)

"""*Connection…*: nothing typed or trusted is lost, what cannot be taken is said, and only *Save* keeps anything."""

import asyncio
import threading

import pytest
import trustme
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QLabel

from smsc_desk.accounts import Account, Accounts
from smsc_desk.book.errors import Invalid
from smsc_desk.connection import Connection
from smsc_desk.provider.authorities import authorities_in, read_authorities, valid_authorities
from smsc_desk.settings import Settings
from smsc_desk.ui.connection_dialog import SHOWN, ConnectionDialog, Fence
from smsc_desk.ui.tasks import Tasks
from tests.ui.test_desk import unnamed
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
def opened(qtbot, tasks):
    """Opens dialogs in which somebody chooses a path, None for none."""

    def open_one(pem="", fence=None, path=None, read=read_authorities):
        async def choose(_parent):
            return path

        made = ConnectionDialog(tasks, pem, fence, choose=choose, read=read)
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
    assert dialog.certificates == PEM
    assert all(one.textFormat() == Qt.TextFormat.PlainText for one in dialog.findChildren(QLabel))
    dialog.box.remove.click()
    assert dialog.certificates == ""
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
    assert dialog.certificates == PEM
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
    assert (dialog.certificates, dialog.box.complaint.isVisible()) == (PEM, False)


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
    assert dialog.certificates == PEM
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
    dialog = opened(PEM, Fence(None, 90.0))
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


async def test_every_sentence_has_its_place_when_it_comes(opened, tmp_path):
    dialog = opened(PEM, Fence(None, 90.0), tmp_path / "missing.pem")
    await until(lambda: dialog.height() == dialog.layout().totalHeightForWidth(dialog.width()), "its height")
    before = dialog.height()
    await chosen(dialog)
    dialog.seconds.setText("x")
    dialog.accept()
    await until(lambda: dialog.height() > before, "room for the complaints")
    await until(lambda: dialog.height() == dialog.layout().totalHeightForWidth(dialog.width()), "its height")


# ---- what takes it


class Client:
    renewed = 0

    def renew_trust(self):
        self.renewed += 1


class Session:
    def __init__(self, account):
        self.account, self.client = account, Client()


@pytest.fixture
def kept(tmp_path, tasks):
    settings = Settings(tmp_path / "app.db")
    yield Connection(settings, Accounts(tmp_path, shared_locks=tmp_path / "locks"), tasks)
    settings.close()


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
    assert (kept.authorities(), kept.accounts.fence_of(FIRM), session.client.renewed) == (PEM, 120.0, 1)
    assert not await answered(qtbot, kept, session, ConnectionDialog.accept), "nothing is new"
    assert session.client.renewed == 1

    def distrust(dialog):
        assert dialog.seconds.text() == "120"
        dialog.box.remove.click()
        dialog.accept()

    assert await answered(qtbot, kept, session, distrust)
    assert (kept.authorities(), kept.accounts.fence_of(FIRM), session.client.renewed) == ("", 120.0, 2)


async def test_what_is_given_up_changes_nothing(qtbot, kept):
    kept.accounts.add(FIRM)
    session = Session(FIRM)

    def give_up(dialog):
        dialog.box.pem = PEM
        dialog.seconds.setText("120")
        dialog.reject()

    assert not await answered(qtbot, kept, session, give_up)
    assert (kept.authorities(), kept.accounts.fence_of(FIRM), session.client.renewed) == ("", None, 0)


@pytest.mark.parametrize("account", [Account.demo(), Account("Unlisted", "smsc.ru", "other"), None])
async def test_the_wait_is_asked_only_for_an_account_that_is_kept(qtbot, kept, account):
    seen = []

    def look(dialog):
        seen.append(dialog.seconds.isVisible())
        dialog.reject()

    await answered(qtbot, kept, Session(account) if account else None, look)
    assert seen == [False]

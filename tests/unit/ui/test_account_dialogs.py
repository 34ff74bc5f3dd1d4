"""The conversations of signing in and out, and the menu: signals out, no loop within a loop."""

import asyncio
from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton, QDialog, QLabel

import smsc_desk
from smsc_desk.accounts import Account
from smsc_desk.book.errors import BadCredentials
from smsc_desk.ui.account.account_menu import AccountMenu
from smsc_desk.ui.account.sign_in_dialog import SignInDialog, add_account, sign_in
from smsc_desk.ui.account.sign_in_form import CopyWish
from smsc_desk.ui.account.sign_in_view import SignInView
from smsc_desk.ui.account.sign_out_dialog import SignOut, SignOutDialog, ask_sign_out
from smsc_desk.ui.icons import Icons
from smsc_desk.ui.theme import Look

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")

ICONS = Path(smsc_desk.__file__).parents[1] / "resources" / "icons"
FIRM, KEY = Account("Firm", "https://smsc.ru/sys/", "firma"), Account("Key", "smsc.kz", "a&b", "api_key")


@pytest.fixture(scope="module")
def icons(qapp):
    """One look for all tests of this file: a style sheet is dear."""
    return Icons(Look(qapp, ICONS), ICONS)


@pytest.fixture(autouse=True)
def _the_loop_outlives_the_last_window(qapp):
    """As in the program: a closed dialog ends nothing."""
    qapp.setQuitOnLastWindowClosed(False)


@pytest.fixture
def view(qapp, icons):
    """Not given to qtbot to close: a dialog around it deletes it."""
    made = SignInView(icons, str)
    made.login.setText("firma")
    made.secret.setText("right")
    return made


class Provider:
    """Accepts one secret; `slow` ones are answered when the test says so."""

    def __init__(self):
        self.asked = []
        self.answer = asyncio.Event()

    async def check(self, form):
        self.asked.append(form.secret)
        if form.secret == "slow":
            await self.answer.wait()
        if form.secret == "wrong":
            raise BadCredentials(2, "authorise error")
        return f"{form.login} is in"


async def turn():
    """Let everything that is ready go on."""
    for _ in range(5):
        await asyncio.sleep(0)


async def test_a_right_secret_ends_the_conversation(view):
    talk = asyncio.ensure_future(sign_in(view, Provider().check))
    await turn()
    view.check.click()
    assert await talk == "firma is in"
    assert view.check.isEnabled()


async def test_a_wrong_secret_is_said_and_asked_for_again(view):
    provider = Provider()
    view.secret.setText("wrong")
    talk = asyncio.ensure_future(sign_in(view, provider.check))
    await turn()
    view.check.click()
    await turn()
    assert not view.notice.isHidden()
    assert provider.asked == ["wrong"]  # never again by itself
    view.secret.setText("right")
    view.check.click()
    assert await talk == "firma is in"


async def test_a_check_can_be_given_up_and_begun_again(view):
    provider = Provider()
    view.secret.setText("slow")
    talk = asyncio.ensure_future(sign_in(view, provider.check))
    await turn()
    view.check.click()
    await turn()
    view.cancel.click()
    await turn()
    assert view.check.isEnabled()
    assert view.notice.isHidden()
    view.secret.setText("right")
    view.check.click()
    assert await talk == "firma is in"


async def test_the_demo_book_ends_the_conversation(view):
    talk = asyncio.ensure_future(sign_in(view, Provider().check))
    await turn()
    view.demo.click()
    assert await talk is None


async def test_the_copy_ends_the_conversation_where_there_is_one(view):
    copies = {}
    talk = asyncio.ensure_future(sign_in(view, Provider().check, lambda wish: copies.get(wish.login)))
    await turn()
    view.copyRequested.emit(CopyWish("smsc.ru", "firma"))  # gone meanwhile
    await turn()
    assert not talk.done()
    copies["firma"] = "the copy of firma"
    view.copyRequested.emit(CopyWish("smsc.ru", "firma"))
    assert await talk == "the copy of firma"


async def test_a_mistake_of_the_program_is_not_worded_but_travels_on(view):
    async def broken(_form):
        raise ZeroDivisionError

    talk = asyncio.ensure_future(sign_in(view, broken))
    await turn()
    view.check.click()
    with pytest.raises(ZeroDivisionError):
        await talk
    assert view.check.isEnabled()


async def test_when_the_program_ends_the_check_ends_too(view):
    view.secret.setText("slow")
    talk = asyncio.ensure_future(sign_in(view, Provider().check))
    await turn()
    view.check.click()
    await turn()
    talk.cancel()
    with pytest.raises(asyncio.CancelledError):
        await talk
    assert view.check.isEnabled()


async def test_the_dialog_answers_with_the_result(view):
    dialog = SignInDialog(view)
    talk = asyncio.ensure_future(add_account(dialog, Provider().check))
    await turn()
    assert dialog.isVisible()
    view.check.click()
    closed = []
    dialog.finished.connect(closed.append)
    assert await talk == "firma is in"
    assert closed == [QDialog.DialogCode.Rejected]  # by itself


@pytest.mark.parametrize("secret", ["right", "slow"])
async def test_a_closed_dialog_is_no_answer(view, secret):
    dialog = SignInDialog(view)
    view.secret.setText(secret)
    talk = asyncio.ensure_future(add_account(dialog, Provider().check))
    await turn()
    if secret == "slow":
        view.check.click()
        await turn()
    dialog.reject()
    assert await talk is None


# ---- signing out ----------------------------------------------------------------------------------------------------


@pytest.fixture
def question(qapp, icons):
    return SignOutDialog("firma", unsent=3)


async def decided(question, *presses):
    talk = asyncio.ensure_future(ask_sign_out(question))
    await turn()
    for pressed in presses:
        pressed.click()
    return await talk


async def test_signing_out_keeps_the_copy_unless_asked(question):
    assert await decided(question, question.sign_out) is SignOut.KEEP_COPY


async def test_the_copy_can_be_removed(question):
    assert await decided(question, question.remove, question.sign_out_and_remove) is SignOut.REMOVE_COPY


async def test_staying_is_the_default(question):
    assert question.cancel.isDefault()
    assert await decided(question, question.cancel) is None


def test_what_is_unsent_is_said(question):
    assert question.keep_says.text() == "3 change(s) not sent yet stay in the copy until you sign in again."
    assert question.remove_says.text().startswith("3 change(s) not sent yet are lost")
    nothing_open = SignOutDialog("firma", unsent=0)
    assert "0" not in nothing_open.keep_says.text() + nothing_open.remove_says.text()


def test_the_dangerous_button_is_another_one(question):
    question.show()
    assert (question.sign_out.isVisible(), question.sign_out_and_remove.isVisible()) == (True, False)
    question.remove.setChecked(True)
    assert (question.sign_out.isVisible(), question.sign_out_and_remove.isVisible()) == (False, True)


def test_the_question_has_names_and_plain_text(question):
    assert isinstance(question, QDialog)
    assert all(pressed.accessibleName() for pressed in question.findChildren(QAbstractButton))
    texts = question.findChildren(QLabel)
    assert {text.textFormat() for text in texts} == {texts[0].textFormat().PlainText}


# ---- the menu -------------------------------------------------------------------------------------------------------


@pytest.fixture
def menu(qtbot, icons):
    made = AccountMenu(icons)
    qtbot.addWidget(made)
    return made


def entries(menu):
    return [(entry.text(), entry.isChecked()) for entry in menu._group.actions()]


def test_the_open_account_has_the_mark(menu):
    menu.set_accounts([FIRM, KEY], FIRM)
    assert entries(menu) == [("firma · smsc.ru", True), ("a&&b · smsc.kz", False)]
    menu.set_accounts([FIRM, KEY], KEY)
    assert [marked for _text, marked in entries(menu)] == [False, True]


def test_choosing_another_asks_and_leaves_the_mark(menu, qtbot):
    menu.set_accounts([FIRM, KEY], FIRM)
    with qtbot.waitSignal(menu.accountChosen) as chosen:
        menu._group.actions()[1].trigger()
    assert chosen.args == [KEY]
    assert [marked for _text, marked in entries(menu)] == [True, False]
    with qtbot.assertNotEmitted(menu.accountChosen):
        menu._group.actions()[0].trigger()


def test_the_other_wishes_are_told(menu, qtbot):
    menu.set_accounts([FIRM], FIRM)
    with qtbot.waitSignals([menu.addRequested, menu.demoRequested]):
        menu.add.trigger()
        menu.demo.trigger()
    with qtbot.waitSignal(menu.signOutRequested) as out:
        menu.sign_out.trigger()
    assert out.args == [FIRM]


def test_in_the_demo_book_there_is_nothing_to_sign_out_of(menu):
    menu.set_accounts([Account.demo(), FIRM], Account.demo())
    assert len(entries(menu)) == 1
    assert not menu.sign_out.isEnabled()
    assert not menu.demo.isEnabled()

"""The sign-in screen: sentences beside the fields, nothing typed is lost, the keyboard is enough."""

from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QDateTime, QEvent, QLocale, QPoint, Qt, QTranslator
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

import smsc_desk
from smsc_desk.book.errors import (
    AddressBlocked,
    AlreadyOpen,
    BadCertificate,
    BadCredentials,
    Damaged,
    Error,
    Garbled,
    Invalid,
    NoAnswer,
    NotSent,
    ProxyTrouble,
    SignInsUsedUp,
    TooManyRequests,
    UnknownCode,
)  # fmt: skip
from smsc_desk.secrets_store import Kept
from smsc_desk.ui.account import wording
from smsc_desk.ui.account.sign_in_form import HOSTS, Complaint, CopyWish, Problem, SignInForm, near_miss, problem_of
from smsc_desk.ui.account.sign_in_view import SignInView
from smsc_desk.ui.icons import Icons
from smsc_desk.ui.theme import Look

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")

ICONS = Path(smsc_desk.__file__).parents[1] / "resources" / "icons"
REASONS = ("not_an_address", "http_only_on_this_computer", "has_credentials", "has_query")


def parse(text):
    """Complains of the reason that is typed as the address."""
    reason = text.removesuffix(".example")
    if reason in REASONS:
        raise Invalid("provider", reason)
    return text


@pytest.fixture(scope="module")
def icons(qapp):
    """One look for all tests of this file: a style sheet is dear."""
    return Icons(Look(qapp, ICONS), ICONS)


@pytest.fixture
def view(qtbot, icons):
    made = SignInView(icons, parse)
    qtbot.addWidget(made)
    made.resize(900, 560)
    made.show()
    qtbot.waitExposed(made)
    return made


@pytest.fixture
def filled(view):
    view.login.setText("firma")
    view.secret.setText("canary")
    return view


@pytest.fixture
def asked(view):
    """The forms that were to be checked."""
    forms = []
    view.checkRequested.connect(forms.append)
    return forms


def sentence(field):
    return field.row.hint.text()


def said(view):
    return f"{view.notice.happened.text()} {view.notice.rest.text()}" if view.notice.isVisible() else ""


# ---- asking ---------------------------------------------------------------------------------------------------------


def test_a_complete_form_asks_for_a_check(filled, asked):
    filled.check.click()
    assert asked == [SignInForm("smscentre.com", "password", "firma", "canary", keep=True)]


def test_the_secret_is_in_no_repr(filled):
    assert "canary" not in repr(filled.form())


def test_blanks_around_a_login_and_a_key_do_not_matter_but_in_a_password(filled):
    filled.login.setText(" firma ")
    filled.secret.setText(" canary ")
    assert (filled.form().login, filled.form().secret) == ("firma", " canary ")
    filled.by_key.setChecked(True)
    assert filled.form().secret == "canary"


def test_what_is_missing_is_said_beside_the_fields(view, asked):
    view.check.click()
    assert asked == []
    assert sentence(view._login_field) == "Enter the login of your account."
    assert sentence(view._secret_field) == "Enter the password."
    assert view.secret.edit.accessibleDescription() == "Enter the password."
    assert view.focusWidget() is view.login
    view.by_key.setChecked(True)
    view.check.click()
    assert sentence(view._secret_field) == "Enter the API key."


def test_a_complaint_is_over_when_its_field_changes(view):
    view.check.click()
    view.login.setText("f")
    assert sentence(view._login_field) == ""
    assert sentence(view._secret_field) != ""


@pytest.mark.parametrize("reason", REASONS)
def test_an_address_that_is_none_is_said_and_stays_as_typed(filled, asked, reason):
    filled.provider.set_address(f"{reason}.example")
    filled.check.click()
    assert asked == []
    assert sentence(filled.provider._other_field)
    assert filled.provider.other.text() == f"{reason}.example"
    assert filled.focusWidget() is filled.provider.other


def test_every_reason_has_a_sentence_of_its_own(qapp):
    reasons = (*REASONS, "no_login", "no_password", "no_api_key", "no_address", "near_miss")
    sentences = {wording.complaint(Complaint("provider", reason, "smsc.ru")) for reason in reasons}
    assert len(sentences) == len(reasons)
    assert all(sentences)


def test_other_address_left_empty_is_said(filled, asked):
    filled.provider.set_address("")
    filled.check.click()
    assert asked == []
    assert "sms.example.com" in sentence(filled.provider._other_field)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("smcs.ru", "smsc.ru"),
        ("https://smsc.rru/", "smsc.ru"),
        ("smscenter.com", "smscentre.com"),
        ("www.smsc.ru", ""),
        ("sms.firma.example", ""),
        ("127.0.0.1:8080", ""),
        *((host, "") for host in HOSTS),
    ],
)
def test_near_misses(typed, meant):
    assert near_miss(typed) == meant


def test_a_mistyped_address_gets_no_login_before_the_user_decides(filled, asked):
    filled.provider.set_address("smcs.ru")
    filled.check.click()
    filled.check.click()
    assert asked == []
    assert sentence(filled.provider._other_field) == "Did you mean smsc.ru?"
    filled.provider._use.click()
    assert filled.provider.hosts.currentText() == "smsc.ru"
    filled.check.click()
    assert [form.provider for form in asked] == ["smsc.ru"]


def test_an_address_that_only_looks_mistyped_can_be_kept(filled, asked):
    filled.provider.set_address("smcs.ru")
    filled.check.click()
    filled.provider._keep.click()
    assert sentence(filled.provider._other_field) == ""
    filled.check.click()
    assert [form.provider for form in asked] == ["smcs.ru"]


def test_without_a_key_store_the_box_is_off_and_says_why(filled):
    filled.set_key_store(False)
    assert not filled.keep.isEnabled()
    assert not filled.form().keep
    assert "until you close the program" in filled.keep_hint.text()
    filled.set_key_store(True)
    assert filled.form().keep
    assert "never in a plain file" in filled.keep_hint.text()


def test_a_known_account_asks_only_for_its_secret(view):
    view.fill(provider="sms.example.com", login="firma", kind="api_key")
    assert view.kind == "api_key"
    assert view.form().provider == "sms.example.com"
    assert view.login.text() == "firma"


def test_the_demo_needs_nothing(view, qtbot):
    with qtbot.waitSignal(view.demoRequested):
        view.demo.click()


# ---- checking -------------------------------------------------------------------------------------------------------


def test_while_checking_everything_stays_and_can_only_be_cancelled(filled, asked, qtbot):
    filled.check.click()
    filled.submit()
    assert len(asked) == 1
    assert not filled.check.isEnabled()
    assert not filled.login.isEnabled()
    assert filled.secret.text() == "canary"
    with qtbot.waitSignal(filled.cancelRequested):
        filled.cancel.click()
    with qtbot.waitSignal(filled.cancelRequested):
        qtbot.keyClick(filled.cancel, Qt.Key.Key_Escape)
    filled.set_checking(False)
    assert filled.check.isEnabled()
    assert not filled.cancel.isVisible()


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (BadCredentials(2, "authorise error"), "did not accept this login and password"),
        (AddressBlocked(4, "ip is blocked"), "closed access from this address for 30 minutes"),
        (TooManyRequests(9, "duplicate request, wait a minute"), "slow down"),
        (UnknownCode(77, "?"), "does not understand"),
        (NotSent("getaddrinfo failed"), "No connection to smscentre.com"),
        (NoAnswer("timed out"), "No answer from smscentre.com"),
        (Garbled("not JSON", "<html>"), "smscentre.com is not the provider"),
        (AlreadyOpen(""), "open in another window"),
        (Damaged("malformed"), "copy on this computer cannot be used"),
        (Error("?"), "did not work"),
    ],
)
def test_an_error_is_said_in_words_and_nothing_is_lost(filled, error, words):
    filled.check.click()
    filled.show_error(error)
    assert words in said(filled)
    assert "changed" in said(filled)
    assert (filled.login.text(), filled.secret.text()) == ("firma", "canary")
    assert filled.check.isEnabled()
    assert filled.notice.accessibleName() == said(filled)


@pytest.mark.parametrize("error", [SignInsUsedUp(2, "not sent", 1200), AddressBlocked(4, "not sent", 1200)])
def test_where_a_time_is_known_it_is_named(filled, error):
    filled.check.click()
    before = QDateTime.currentDateTime()
    filled.show_error(error)
    moments = [before.addSecs(1200 + rest).time() for rest in (0, 60)]  # the minute may be over meanwhile
    assert any(
        f"at {QLocale().toString(moment, QLocale.FormatType.ShortFormat)}." in said(filled) for moment in moments
    )
    assert "Nothing was changed" in said(filled)
    assert filled.check.isEnabled()


@pytest.fixture
def with_copy(qtbot, icons):
    made = SignInView(icons, parse, has_copy=lambda provider, login: (provider, login) == ("smscentre.com", "firma"))
    qtbot.addWidget(made)
    made.show()
    return made


def test_the_copy_is_offered_for_the_account_that_has_one(with_copy):
    for login, offered in ("", False), ("firm", False), ("firma", True), ("firma2", False):
        with_copy.login.setText(login)
        assert with_copy.copy.isVisible() == offered
        assert with_copy.copy_hint.isVisible() == offered
    with_copy.fill(provider="smsc.ru", login="firma")
    assert not with_copy.copy.isVisible()
    with_copy.fill(provider="smscentre.com", login="firma")
    assert with_copy.copy.isVisible()


def test_the_copy_needs_no_secret_and_no_check(with_copy, qtbot):
    with_copy.login.setText("firma")
    with qtbot.waitSignal(with_copy.copyRequested) as told, qtbot.assertNotEmitted(with_copy.checkRequested):
        with_copy.copy.setFocus()
        qtbot.keyClick(with_copy.copy, Qt.Key.Key_Return)
    assert told.args == [CopyWish("smscentre.com", "firma")]


def test_the_copy_cannot_be_opened_while_a_check_runs(with_copy):
    with_copy.login.setText("firma")
    with_copy.secret.setText("canary")
    with_copy.check.click()
    assert not with_copy.copy.isEnabled()


def test_without_a_copy_nothing_is_offered(filled):
    assert not filled.copy.isVisible()


def test_every_problem_has_words(qapp):
    words = {wording.problem(what, "password", "smsc.ru", 1) for what in Problem}
    assert len(words) == len(Problem)
    assert problem_of(Error()) is Problem.UNKNOWN


def test_technical_words_are_folded(filled):
    filled.show_error(NotSent("getaddrinfo failed"))
    assert not filled.notice.details.isVisible()
    filled.notice.fold.click()
    assert filled.notice.details.toPlainText() == "getaddrinfo failed"
    assert filled.notice.details.isVisible()


def test_markup_from_outside_is_not_read_as_markup(filled):
    filled.provider.set_address("<b>sms.example.com</b>")
    filled.show_error(Garbled("<img src='http://127.0.0.1:1'>"))
    assert all(label.textFormat() == Qt.TextFormat.PlainText for label in filled.findChildren(QLabel))


def test_a_refused_certificate_is_named_and_leads_to_the_choice(filled, qtbot):
    filled.show_error(BadCertificate("unable to get local issuer", "untrusted", "sms<b>", "Рога и копыта"))
    assert "The certificate is for “sms<b>”, issued by “Рога и копыта”." in said(filled)
    assert "Nothing was sent or changed" in said(filled)
    with qtbot.waitSignal(filled.connectionRequested):
        filled.notice.remedy.setFocus()
        qtbot.keyClick(filled.notice.remedy, Qt.Key.Key_Return)
    filled.go_on()
    assert said(filled) == ""
    assert filled.focusWidget() is filled.check
    assert filled.secret.text() == "canary"


@pytest.mark.parametrize("reason", ["expired", "wrong_host", "old_tls", "no_tls"])
def test_where_no_company_certificate_would_help_none_is_offered(filled, reason):
    filled.show_error(BadCertificate("?", "untrusted"))
    assert "issued by" not in said(filled), "nobody has looked"
    assert filled.notice.remedy.isVisible()
    filled.show_error(BadCertificate("?", reason, "a", ""))
    assert not filled.notice.remedy.isVisible()
    assert "for “a”, issued by “unknown”" in said(filled)
    filled.show_error(NotSent("?"))
    assert not filled.notice.remedy.isVisible()


def test_a_proxy_in_the_way_is_named_and_leads_to_its_setting(filled, qtbot):
    filled.show_error(ProxyTrouble("CONNECT: 407", "wants_login", "proxy.firm.ru:3128"))
    assert "through the proxy." in said(filled)
    assert "proxy.firm.ru:3128 wants a login and a password." in said(filled)
    assert "Nothing was sent or changed" in said(filled)
    assert filled.notice.remedy.text() == "Set the pro&xy…"
    with qtbot.waitSignal(filled.connectionRequested):
        filled.notice.remedy.click()
    filled.show_error(BadCertificate("?", "untrusted"))
    assert filled.notice.remedy.text() == "&Trust a company certificate…"


def test_the_connection_can_be_set_before_anything_was_tried(view, qtbot):
    with qtbot.waitSignal(view.connectionRequested):
        view.connection.click()


def test_after_two_wrong_sign_ins_the_block_is_announced(filled):
    for _ in range(2):
        filled.check.click()
        filled.show_error(BadCredentials(2, "authorise error"))
    assert "2 sign-in(s) failed. After five" in said(filled)  # the plural is the translation's
    assert filled.focusWidget() is filled.secret.edit
    assert filled.secret.edit.selectedText()


def test_a_new_check_takes_the_old_message_away(filled):
    filled.show_error(NotSent(""))
    filled.check.click()
    assert said(filled) == ""


def test_the_result_is_said(filled):
    filled.show_result(12408, 37)
    assert said(filled).startswith("Signed in.")
    assert "37" in said(filled)
    filled.show_result()
    assert "Contacts and groups will be copied" in said(filled)


def test_where_a_sign_in_is_kept_is_said_unless_it_is_as_wished(qapp):
    silent = {Kept.IN_KEY_STORE, Kept.NOT_WANTED}
    assert {where for where in Kept if not wording.kept(where)} == silent


# ---- everybody ------------------------------------------------------------------------------------------------------


def press(qtbot, key, times=1):
    for _ in range(times):
        qtbot.keyClick(QApplication.focusWidget(), key)


def test_the_keyboard_is_enough(view, asked, qtbot):
    view.activateWindow()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is view.login)
    qtbot.keyClicks(view.login, "firma")
    press(qtbot, Qt.Key.Key_Tab)
    qtbot.keyClicks(QApplication.focusWidget(), "canary")
    press(qtbot, Qt.Key.Key_Tab, 2)
    assert QApplication.focusWidget() is view.keep
    press(qtbot, Qt.Key.Key_Space)
    press(qtbot, Qt.Key.Key_Return)
    assert asked == [SignInForm("smscentre.com", "password", "firma", "canary", keep=False)]
    assert QApplication.focusWidget() is view.cancel
    view.show_error(BadCredentials(2, ""))
    assert QApplication.focusWidget() is view.secret.edit
    press(qtbot, Qt.Key.Key_Return)
    assert len(asked) == 2


def test_tab_goes_through_everything_in_the_order_of_reading(view, qtbot):
    view.activateWindow()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is view.login)
    order = [view.secret.edit, view.secret._toggle, view.keep, view.check, view.demo, view.connection]
    order += [view.by_password, view.provider.hosts, view.login]
    for expected in order:
        press(qtbot, Qt.Key.Key_Tab)
        assert QApplication.focusWidget() is expected


def test_enter_on_a_button_presses_that_button(view, asked, qtbot):
    view.demo.setFocus()
    with qtbot.waitSignal(view.demoRequested):
        qtbot.keyClick(view.demo, Qt.Key.Key_Return)
    assert asked == []


def test_every_widget_that_takes_input_has_a_name(filled):
    filled.provider.set_address("smcs.ru")
    filled.check.click()
    filled.show_error(NotSent("x"))
    kinds = (QAbstractButton, QLineEdit, QComboBox, QPlainTextEdit)
    inner = (QComboBox, QAbstractItemView)  # whose parts Qt names itself
    controls = [
        widget
        for widget in filled.findChildren(QWidget)
        if isinstance(widget, kinds) and not isinstance(widget.parent(), inner)
    ]
    assert len(controls) > 12
    assert [control for control in controls if not control.accessibleName()] == []
    for name in filled.findChildren(QLabel):
        assert name.buddy() is None or name.buddy().accessibleName()


class Marking(QTranslator):
    """A language in which every sentence is the English one with a mark."""

    def translate(self, context, text, _disambiguation=None, _n=-1):
        return f"Я:{text}"

    def isEmpty(self):  # noqa: N802 - Qt's name
        return False


def test_another_language_reaches_every_word_on_the_screen(filled, qapp, qtbot):
    filled.set_key_store(False)
    filled.provider.set_address("smcs.ru")
    filled.check.click()
    filled.show_error(NotSent("x"))
    language = Marking()
    QCoreApplication.installTranslator(language)
    try:
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LanguageChange.value)
        words = [label.text() for label in filled.findChildren(QLabel) if label.text() and label.isVisible()]
        words += [pressed.text() for pressed in filled.findChildren(QAbstractButton) if pressed.text()]
        assert [text for text in words if not text.startswith("Я:")] == ["smsc-desk"]
        assert filled.login.text() == "firma"
        assert said(filled).startswith("Я:No connection to smcs.ru")
    finally:
        QCoreApplication.removeTranslator(language)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.LanguageChange.value)
    assert filled.check.text() == "&Check and continue"


def test_no_sentence_is_cut_and_the_button_does_not_move(filled):
    filled.resize(1200, 760)
    QApplication.sendPostedEvents()
    before = filled.check.mapTo(filled, QPoint(0, 0))
    filled.show_error(BadCredentials(2, ""))
    QApplication.sendPostedEvents()
    labels = [label for label in filled.findChildren(QLabel) if label.isVisible() and label.wordWrap()]
    assert [label.text() for label in labels if label.height() < label.heightForWidth(label.width())] == []
    assert filled.check.mapTo(filled, QPoint(0, 0)) == before


def test_in_a_small_window_the_message_is_brought_into_sight(filled, qtbot):
    filled.resize(900, 400)
    filled.show_error(BadCredentials(2, ""))
    bottom = filled.notice.rect().bottomLeft()
    qtbot.waitUntil(lambda: 0 < filled.notice.mapTo(filled, bottom).y() < 400)

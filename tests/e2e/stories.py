"""What users do, as coroutines for the robot. A step that the test is to look at is said, and waits for a word."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QLabel, QLineEdit, QListView, QPushButton, QTabBar, QTableView

from smsc_desk.ui.exporting.export_dialog import ExportDialog
from smsc_desk.ui.status_bar import StatusBar
from tests.e2e.robot import Robot, name_of

NUMBER = "8 (912) 000-11-22"
KEPT = "79120001122"
SHOWN = "+7 912 000-11-22"
OFF_LINE, ALL_SENT = "offline", "Everything has been sent."
FIRST, LAST = "Ёлка", "Щукина"

NAME, GROUPS, BLOCK, BIRTHDAY = 2, 3, 4, 5  # columns of the table
ToolTip = Qt.ItemDataRole.ToolTipRole


async def check(robot: Robot, step: str, **facts: object) -> None:
    """Let the test look at the provider before the story goes on."""
    robot.say(step, **facts)
    await robot.hear()


async def the_table(robot: Robot) -> QTableView:
    """Wait for the contacts."""
    table = await robot.find("Contacts", QTableView)
    await robot.until(lambda: table.model().rowCount(), "contacts")
    return table


def status(robot: Robot) -> str:
    """Return the words of the line at the bottom."""
    line = next(robot.all(StatusBar))
    shown = [*line.findChildren(QLabel), *line.findChildren(QPushButton)]
    return " · ".join(one.text() for one in shown if one.isVisible() and one.text())


async def all_sent(robot: Robot) -> None:
    """Wait until nothing is left to send."""

    def sent() -> bool:
        return not any(word in status(robot) for word in ("unsent", "answer", "problem"))

    await robot.until(sent, f"everything to be sent: {status(robot)}")


async def saved(robot: Robot, words: str) -> None:
    """Wait until the line at the bottom says this."""
    await robot.until(lambda: words in status(robot), f"“{words}” in: {status(robot)}")


# --- first run ------------------------------------------------------------------------------------------------------


async def first_run(robot: Robot) -> None:
    """Sign in, with the mistakes one makes."""
    login = await robot.find("Login", QLineEdit)
    await robot.until(login.hasFocus, "the keyboard in the first field")
    robot.press("Return")
    await robot.read("Enter the login of your account.")
    assert "Enter the password." in robot.words()
    robot.type("olga")
    await robot.until(lambda: "Enter the login" not in robot.words(), "the complaint to go with its cause")
    await robot.go_to("Password")
    robot.type("wrong")
    robot.press("Return")
    await robot.read("The provider did not accept this login and password.")
    password = await robot.find("Password", QLineEdit)
    keep = await robot.find("Keep me signed in")
    robot.say(
        "refused", login=login.text(), password=password.text(), keep=keep.isEnabled(), words=robot.words(),
        hidden=password.echoMode() == QLineEdit.EchoMode.Password,
    )  # fmt: skip
    await robot.until(password.hasFocus, "the keyboard in the field that is wrong")
    robot.retype(await robot.hear())
    robot.press("Return")
    table = await the_table(robot)
    await robot.until(lambda: table.model().rowCount() == 30, "thirty contacts")
    await all_sent(robot)
    await robot.until(lambda: "of 30" in status(robot), "their count")
    robot.say("inside", title=robot.window.windowTitle(), status=status(robot), words=robot.words())
    robot.press("Ctrl+Q")


async def sign_in_again(robot: Robot) -> None:
    """After a restart the login is known, the secret is not."""
    login = await robot.find("Login", QLineEdit)
    password = await robot.find("Password", QLineEdit)
    await robot.until(password.hasFocus, "the keyboard where something is missing")
    robot.say("asked", login=login.text(), password=password.text())
    robot.window.close()


async def open_the_copy(robot: Robot) -> None:
    """The secret is not at hand: work with the copy, then sign in."""
    await robot.find("Login", QLineEdit)
    await robot.go_to("Open the copy without signing in")
    robot.press("Return")
    table = await the_table(robot)
    await saved(robot, "sign-in needed")
    await add_by_keyboard(robot)
    await saved(robot, "1 unsent")
    robot.say("waiting", rows=len(robot.cells(table)), words=robot.words(), title=robot.window.windowTitle())
    secret = await robot.hear()
    robot.click(await robot.find("Sign in again", QPushButton))
    await robot.dialog("Add account")
    login = (await robot.find("Login", QLineEdit)).text()
    assert not robot.look("Open the copy without signing in")
    await robot.go_to("Password")
    robot.type(secret)
    robot.press("Return")
    await robot.no_dialog()
    await all_sent(robot)
    await robot.until(lambda: "sign-in needed" not in status(robot), f"the line to be there: {status(robot)}")
    robot.say("sent", login=login, words=robot.words())
    robot.press("Ctrl+Q")


async def in_a_company_network(robot: Robot) -> None:
    """The provider's certificate is the company's own: trust it, and sign in."""
    password, file = (await robot.hear()).split(" ", 1)
    await robot.find("Login", QLineEdit)
    robot.type("olga")
    await robot.go_to("Password")
    robot.type(password)
    robot.press("Return")
    await robot.read("could not prove that it is the provider")
    robot.say("refused", words=robot.words())
    await robot.hear()
    await press_button(robot, "Trust a company certificate…")
    dialog = await robot.dialog("Connection")
    await press_button(robot, "Choose a file with a company certificate")
    files = await robot.until(lambda: next(robot.all(QFileDialog), None), "the system's dialog")
    await robot.until(files.isActiveWindow, "the keyboard in it")
    robot.type(file)
    robot.press("Return")
    await robot.read("Trusted as well: Company")
    dialog.activateWindow()  # as every desktop with a screen does
    await robot.dialog("Connection")
    robot.press("Return")
    await robot.no_dialog()
    assert name_of(robot.focus()) == "Check and continue"
    robot.press("Return")
    await the_table(robot)
    await all_sent(robot)
    robot.say("inside")
    robot.press("Ctrl+Q")


async def look_and_leave(robot: Robot) -> None:
    """See that the book is there, and leave when the test has seen enough."""
    await the_table(robot)
    await check(robot, "inside")
    robot.press("Ctrl+Q")


# --- everything that has to do with files -----------------------------------------------------------------------------


async def add_export_refresh(robot: Robot) -> None:
    """Let the copy be written and read in every way; the test waits meanwhile for the snapshot of the day."""
    target = await robot.hear()
    table = await the_table(robot)
    await add_by_keyboard(robot)
    await robot.until(lambda: robot.row(table, SHOWN), "the new contact in the table")
    await all_sent(robot)
    robot.press("Esc")
    robot.press("Ctrl+E")
    dialog: ExportDialog = await robot.until(lambda: next(robot.all(ExportDialog), None), "the dialog")
    await robot.until(dialog.isActiveWindow, "the keyboard in the dialog")
    await robot.go_to("File")
    robot.retype(target)
    robot.press("Return")
    await robot.until(lambda: robot.look("Show in folder"), f"the end of the export: {robot.words()}")
    robot.press("Esc")
    robot.window.activateWindow()  # as every desktop with a screen does
    await robot.until(robot.window.isActiveWindow, "the window in front again")
    robot.press("F5")
    await saved(robot, "31 found of 31")
    robot.say("done")
    await robot.hear()
    robot.press("Ctrl+Q")


# --- by keyboard alone ----------------------------------------------------------------------------------------------


async def by_keyboard(robot: Robot) -> None:  # noqa: PLR0915 - a story has no parts
    """Add, rename, group, block, unblock and delete a contact without touching the mouse."""
    table = await the_table(robot)
    await add_by_keyboard(robot)
    await robot.until(lambda: robot.row(table, SHOWN), "the new contact in the table")
    await all_sent(robot)
    await check(robot, "added", row=robot.row(table, SHOWN))

    robot.press("Esc")  # out of the editor, to the row
    await robot.until(table.hasFocus, "the keyboard in the table")
    robot.press("F2")
    await robot.until(lambda: isinstance(robot.focus(), QLineEdit), "an editor in the cell")
    robot.retype("Ёж из тумана")
    robot.press("Return")
    await robot.until(lambda: robot.row(table, "Ёж из тумана"), "the new name in the table")
    await all_sent(robot)
    await check(robot, "renamed", row=robot.row(table, SHOWN))

    robot.press("Ctrl+Shift+N")
    await robot.dialog("New group")
    robot.type("щукинская артель")
    robot.press("Return")
    await robot.no_dialog()
    await robot.until(
        lambda: "Щукинская артель" in robot.words(), f"the name as the provider keeps it: {robot.words()}"
    )
    await all_sent(robot)
    await check(robot, "group made")

    await table_focus(robot, table)
    robot.press("Ctrl+G")
    await robot.dialog()
    robot.type("щук")
    await robot.until(
        lambda: "Щукинская артель" in str(robot.cells(next(robot.all(QListView)))), "the group in the list"
    )
    robot.press("Return")
    await robot.no_dialog()
    await robot.until(lambda: "Щукинская артель" in row(robot, table)[GROUPS], "the group in the row")
    await all_sent(robot)
    await check(robot, "in group")

    await table_focus(robot, table)
    robot.press("Ctrl+B")
    await robot.dialog()
    robot.press("2")
    await robot.go_to("Reason")
    robot.type("просил не писать")
    await robot.find("Block 1")
    robot.press("Ctrl+Return")
    await robot.no_dialog()
    await robot.until(lambda: row(robot, table)[BLOCK] == "Mass", "the block in the row")
    await all_sent(robot)
    await check(robot, "blocked")

    await table_focus(robot, table)
    robot.press("Ctrl+Shift+B")
    await robot.dialog()
    await press_button(robot, "Unblock 1")
    await robot.no_dialog()
    await robot.until(lambda: not row(robot, table)[BLOCK], "no block in the row")
    await all_sent(robot)
    await check(robot, "unblocked")

    await table_focus(robot, table)
    robot.press("Shift+Del")
    await robot.until(lambda: not robot.row(table, SHOWN), "the row to go")
    await all_sent(robot)
    await check(robot, "deleted")
    robot.press("Ctrl+Z")
    await robot.until(lambda: robot.row(table, SHOWN), "the row to come back")
    await all_sent(robot)
    await check(robot, "back")
    robot.press("Ctrl+Q")


async def add_by_keyboard(robot: Robot) -> None:
    """Fill in the form of a new contact."""
    robot.press("Ctrl+N")
    await robot.dialog("New contact")
    robot.type(NUMBER)
    await robot.go_to("Last name")
    robot.type(LAST)
    await robot.go_to("First name")
    robot.type(FIRST)
    robot.press("Ctrl+Return")
    await robot.no_dialog()


def row(robot: Robot, table: QTableView) -> list[str]:
    """Return the new contact's row, an empty one while the table is read anew."""
    return robot.row(table, SHOWN) or [""] * table.model().columnCount()


async def press_button(robot: Robot, words: str) -> None:
    """Walk to a button by Tab and press it."""
    await robot.go_to(words)
    robot.press("Space")


async def table_focus(robot: Robot, table: QTableView, text: str = "000-11-22") -> None:
    """Find by typing, then go down to the row that was found."""
    robot.press("Ctrl+F")
    await robot.until(lambda: name_of(robot.focus()) == "Find contacts", "the keyboard in the filter")
    robot.retype(text)
    await robot.until(lambda: table.model().rowCount() == 1 or robot.look("Search everywhere"), "an answer")
    if robot.look("Search everywhere"):
        await press_button(robot, "Search everywhere")
    await robot.until(lambda: table.model().rowCount() == 1, f"one row: {robot.cells(table)}")
    robot.press("Ctrl+F")
    robot.press("Return")  # Down offers what was looked for before, where nothing is typed
    await robot.until(table.hasFocus, "the keyboard in the table")
    await robot.until(table.selectionModel().hasSelection, f"a chosen row; current is {table.currentIndex()}")


# --- nonsense -------------------------------------------------------------------------------------------------------


async def nonsense(robot: Robot) -> None:  # noqa: PLR0915 - a story has no parts
    """Type what cannot be kept, everywhere; each gets its sentence, and what was typed stays."""
    table = await the_table(robot)
    taken = robot.cells(table)[0][1]
    robot.press("Ctrl+N")
    await robot.dialog("New contact")
    for typed, words in (
        ("+7 912 345", "Too short: a Russian number has 11 digits, this one has 7."),
        ("абв<b>где</b>", "phone number: it has letters"),
        ("7.9E+10", "spreadsheet"),
        ("9" * 40, "Too long"),
    ):
        robot.retype(typed)
        robot.press("Ctrl+Return")
        await robot.read(words)
        assert robot.look("Number", QLineEdit).text() == typed
    robot.retype(taken)
    await robot.read("Already in the book")
    robot.press("Ctrl+Return")
    await robot.read("Already in the book")
    assert robot.look("Number", QLineEdit).text() == taken
    robot.retype("+7 912 000-11-22")
    await robot.until(lambda: "Already in the book" not in robot.words(), "the complaint to go with its cause")
    await robot.go_to("Birthday")
    for typed, words in (
        ("31.02.1985", "31.02.1985"),
        ("01.01.2999", "not come yet"),
        ("8 марта", "year is missing"),
        ("вчера", "08.03.1985"),
    ):
        robot.retype(typed)
        robot.press("Ctrl+Return")
        await robot.read(words)
        assert robot.look("Birthday", QLineEdit).text() == typed
        await robot.until(robot.look("Birthday", QLineEdit).hasFocus, "the keyboard in the field that is wrong")
    robot.press("Esc")
    question = await robot.until(lambda: robot.look("Discard"), "the question whether to discard")
    assert question
    await robot.go_to("Discard")
    robot.press("Space")
    await robot.no_dialog()

    robot.press("Ctrl+Shift+N")
    await robot.dialog("New group")
    robot.type("   ")
    robot.press("Return")
    await robot.read("name is needed")
    robot.retype("Группа")
    await robot.go_to("Mailing number")
    robot.type("сорок")
    robot.press("Return")
    await robot.read("whole number")
    assert robot.look("Mailing number", QLineEdit).text() == "сорок"
    assert robot.look("Group name", QLineEdit).text() == "Группа"
    robot.press("Esc")
    await robot.no_dialog()

    await find_row(robot, table, taken)
    table.setCurrentIndex(table.model().index(0, BIRTHDAY))
    robot.press("F2")
    await robot.until(lambda: isinstance(robot.focus(), QLineEdit), "an editor in the cell")
    robot.retype("31.02.1985")
    robot.press("Return")
    await robot.read("31.02.1985")
    await robot.until(lambda: "31.02.1985" in robot.look("Birthday", QLineEdit).text(), "what was typed, in the editor")

    await find_row(robot, table, "", rows=30)
    for typed, words in (
        ('"; DROP TABLE contact; --', "closing quotation mark is missing"),
        ('"; DROP TABLE contact; --"', "Nothing matches"),
        ("<img src='http://127.0.0.1:1'>", "Nothing matches"),
        ("%_\\*?", "Nothing matches"),
        ("group:(", "Nothing matches"),
        ("grop:vip", "Did you mean “group:”?"),
        ("\u202e😀", "Nothing matches"),
        ("0" * 3000, "Nothing matches"),
    ):
        robot.press("Ctrl+F")
        robot.retype(typed)
        await robot.read(words)
    robot.press("Esc")
    await robot.until(lambda: table.model().rowCount() == 30, "all contacts again")
    robot.say("done", status=status(robot))
    robot.press("Ctrl+Q")
    await robot.dialog()
    await robot.read("typed but not saved")
    robot.press("Return")  # Cancel is what Enter presses
    await robot.no_dialog()
    robot.press("Ctrl+Q")
    await robot.dialog()
    await press_button(robot, "Close without saving")


async def find_row(robot: Robot, table: QTableView, text: str, rows: int = 1) -> None:
    """Find by typing, and go to the first row."""
    robot.press("Ctrl+F")
    await robot.until(lambda: name_of(robot.focus()) == "Find contacts", "the keyboard in the filter")
    robot.retype(text) if text else robot.press("Esc")
    await robot.until(lambda: table.model().rowCount() == rows, f"{rows} rows: {robot.cells(table)}")
    robot.press("Ctrl+F")
    robot.press("Return")  # Down offers what was looked for before, where nothing is typed
    await robot.until(table.hasFocus, "the keyboard in the table")


# --- a power cut ----------------------------------------------------------------------------------------------------


async def load_and_close(robot: Robot) -> None:
    """Copy the book to this computer."""
    await the_table(robot)
    await saved(robot, "30 found of 30")
    await saved(robot, "copy from")
    robot.say("loaded")
    robot.window.close()


async def edit_off_line(robot: Robot) -> None:
    """Add a contact and rename another while nothing answers, then wait to be killed."""
    table = await the_table(robot)
    await saved(robot, OFF_LINE)
    await add_by_keyboard(robot)
    await saved(robot, "1 unsent")
    await find_row(robot, table, "000-11-22")
    await find_row(robot, table, "", rows=31)
    other = next(number for number, cells in enumerate(robot.cells(table)) if cells[1] != SHOWN)
    table.setCurrentIndex(table.model().index(other, NAME))
    address = robot.cells(table)[other][1]
    robot.press("F2")
    await robot.until(lambda: isinstance(robot.focus(), QLineEdit), "an editor in the cell")
    robot.retype("Переименован без связи")
    robot.press("Return")
    await saved(robot, "2 unsent")
    robot.say("saved", status=status(robot), address=address)
    await robot.hear()


async def after_the_cut(robot: Robot) -> None:
    """See what was not sent, and see it go by itself."""
    table = await the_table(robot)
    await saved(robot, "2 unsent")
    await saved(robot, OFF_LINE)
    assert robot.row(table, "Переименован без связи")
    robot.press("Ctrl+3")
    queue = await robot.find("Changes not sent yet", QTableView)
    await robot.until(lambda: queue.model().rowCount() == 2, "two edits")
    robot.say("unsent", rows=robot.cells(queue), contact=robot.row(table, SHOWN), words=robot.words())
    await robot.hear()
    await robot.read(ALL_SENT)
    await all_sent(robot)
    await robot.until(lambda: OFF_LINE not in status(robot), f"the line to be there: {status(robot)}")
    robot.say("sent", words=robot.words())
    robot.window.close()


# --- refused --------------------------------------------------------------------------------------------------------


async def refused(robot: Robot) -> None:
    """Add a number that another desk has added meanwhile; see why it waits; leave the existing one as it is."""
    table = await the_table(robot)
    await saved(robot, "30 found of 30")
    # A listing that is still under way would show the other desk's contact before it is added here.
    await robot.until(lambda: "copy from" in status(robot) and "refreshing" not in status(robot), "the lists")
    await check(robot, "loaded")
    await add_by_keyboard(robot)
    await saved(robot, "1 problem")
    row = robot.row(table, SHOWN)
    shown = table.model().index(robot.cells(table).index(row), 1)
    robot.say("refused", row=row, spoken=shown.data(Qt.ItemDataRole.AccessibleTextRole), tip=shown.data(ToolTip))
    await robot.until(lambda: robot.look("Decide…"), "the way out in the editor")
    robot.press("Ctrl+3")
    problems = await robot.find("Problems", QListView)
    await robot.until(lambda: problems.model().rowCount() == 1, "one problem")
    robot.say("in activity", words=robot.words(), tab=robot.look("Pages", QTabBar).tabText(2))
    await press_button(robot, "Leave the existing as it is")
    await robot.read("No problems.")
    robot.press("Ctrl+1")
    robot.press("F5")
    await robot.until(lambda: "Чужой" in str(robot.row(table, SHOWN)), "the contact as the other desk made it")
    await all_sent(robot)
    robot.say("given up", rows=len(robot.cells(table)), tab=robot.look("Pages", QTabBar).tabText(2))
    robot.press("Ctrl+Q")


async def stay(robot: Robot) -> None:
    """Have the account open until told to go."""
    await the_table(robot)
    await check(robot, "open")
    robot.window.close()


async def be_called(robot: Robot) -> None:
    """Have the account open, out of sight, until somebody starts the program again."""
    await the_table(robot)
    robot.window.setWindowState(Qt.WindowState.WindowMinimized)
    robot.say("hidden")
    await robot.until(lambda: not robot.window.isMinimized(), "to be called")
    robot.say("called")
    await robot.hear()
    robot.window.close()


async def second(robot: Robot) -> None:
    """Be told that the account is open already; the screen behind is of use."""
    await robot.read("This account is open in another window of the program.")
    await robot.find("Login", QLineEdit)
    robot.say("told", words=robot.words())
    robot.window.close()


# --- the command line -----------------------------------------------------------------------------------------------


async def only_look(robot: Robot) -> None:
    """Be on the first screen until the end comes from outside."""
    await robot.find("Login", QLineEdit)
    robot.say("inside")


async def wait_inside(robot: Robot) -> None:
    """Be in the account until the end comes from outside."""
    await the_table(robot)
    robot.say("inside")


async def in_russian(robot: Robot) -> None:
    """Read the first screen."""
    await robot.until(lambda: any(robot.all(QLineEdit)), "the first screen")
    robot.say("seen", words=robot.words())
    robot.window.close()

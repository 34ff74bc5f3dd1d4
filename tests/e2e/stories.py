"""What users do, as coroutines for the robot. Each step that the test is to look at is said, and then waits for a word."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QLineEdit, QTabBar, QTableView, QTreeView

from tests.e2e.robot import Robot

NUMBER = "8 (912) 000-11-22"
KEPT = "79120001122"
SHOWN = "+7 912 000-11-22"
FIRST, LAST = "Ёлка", "Щукина"

NAME, GROUPS, BLOCK = 2, 3, 4  # columns of the table


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
    desk = robot.window.centralWidget()
    (line,) = [one for one in desk.findChildren(object) if type(one).__name__ == "StatusBar"]  # type: ignore[call-overload]
    texts = [one.text() for one in line.findChildren(QLabel)] + [one.text() for one in _buttons(line)]
    return " · ".join(filter(None, texts))


def _buttons(line: object) -> list:  # type: ignore[type-arg]
    from PySide6.QtWidgets import QPushButton

    return [one for one in line.findChildren(QPushButton) if one.isVisible()]  # type: ignore[attr-defined]


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
    robot.say("inside", title=robot.window.windowTitle(), status=status(robot), words=robot.words())
    robot.press("Ctrl+Q")


async def sign_in_again(robot: Robot) -> None:
    """After a restart the login is known, the secret is not."""
    login = await robot.find("Login", QLineEdit)
    password = await robot.find("Password", QLineEdit)
    await robot.until(password.hasFocus, "the keyboard where something is missing")
    robot.say("asked", login=login.text(), password=password.text())
    robot.window.close()


# --- by keyboard alone ----------------------------------------------------------------------------------------------


async def by_keyboard(robot: Robot) -> None:
    """Add, rename, group, block, unblock and delete a contact without touching the mouse."""
    table = await the_table(robot)
    await add_by_keyboard(robot)
    await robot.until(lambda: robot.row(table, SHOWN), "the new contact in the table")
    await all_sent(robot)
    await check(robot, "added", row=robot.row(table, SHOWN))

    robot.press("Esc")  # out of the editor, to the row
    await robot.until(table.hasFocus, "the keyboard in the table")
    robot.press("F2")
    await robot.until(lambda: isinstance(robot._focus(), QLineEdit), "an editor in the cell")
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
    await robot.until(lambda: "Щукинская артель" in robot.words(), f"the name as the provider keeps it: {robot.words()}")
    await all_sent(robot)
    await check(robot, "group made")

    await find_contact(robot, table)
    robot.press("Ctrl+G")
    await robot.dialog()
    robot.type("щук")
    await robot.until(lambda: "Щукинская артель" in str(robot.cells(_list(robot))), "the group in the list")
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
    robot.press("Ctrl+Return")
    await robot.no_dialog()
    await robot.until(lambda: row(robot, table)[BLOCK] == "Mass", "the block in the row")
    await all_sent(robot)
    await check(robot, "blocked")

    await table_focus(robot, table)
    robot.press("Ctrl+Shift+B")
    dialog = await robot.dialog()
    robot.press("Shift+Tab" if dialog.findChildren(QLineEdit) else "Tab")
    await press_button(robot, "Unblock 1")
    await robot.no_dialog()
    await robot.until(lambda: not row(robot, table)[BLOCK], "no block in the row")
    await all_sent(robot)
    await check(robot, "unblocked")

    await table_focus(robot, table)
    robot.press("Shift+Del")
    await robot.dialog()
    robot.press("Return")  # Cancel is what Enter presses
    await robot.no_dialog()
    assert robot.row(table, SHOWN)
    robot.press("Shift+Del")
    await robot.dialog()
    await press_button(robot, "Delete 1")
    await robot.no_dialog()
    await robot.until(lambda: not robot.row(table, SHOWN), "the row to go")
    await all_sent(robot)
    await check(robot, "deleted")
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


def _list(robot: Robot) -> object:
    from PySide6.QtWidgets import QListView

    return next(robot.all(QListView))


async def press_button(robot: Robot, words: str) -> None:
    """Walk to a button by Tab and press it."""
    from PySide6.QtWidgets import QPushButton

    for _ in range(30):
        focus = robot._focus()
        if isinstance(focus, QPushButton) and focus.text().replace("&", "") == words:
            robot.press("Space")
            return
        robot.press("Tab")
    raise AssertionError(f"Tab does not lead to the button “{words}”; {robot.overview()}")


async def find_contact(robot: Robot, table: QTableView) -> None:
    """Look for the new contact by a part of its number, and choose it."""
    await table_focus(robot, table, "000-11-22")


async def table_focus(robot: Robot, table: QTableView, text: str = "000-11-22") -> None:
    """Find by typing, then go down to the row that was found."""
    robot.press("Ctrl+F")
    await robot.until(lambda: robot._focus().accessibleName() == "Find contacts", "the keyboard in the filter")
    robot.retype(text)
    await robot.until(lambda: table.model().rowCount() == 1, f"one row: {robot.cells(table)}")
    robot.press("Down")
    await robot.until(table.hasFocus, "the keyboard in the table")
    await robot.until(lambda: table.currentIndex().isValid(), "a current row")

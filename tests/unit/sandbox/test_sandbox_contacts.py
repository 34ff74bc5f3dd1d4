"""Contacts: what is stored, found, changed and refused; each switch both ways."""

import json

import pytest

A, B, C = "79990000001", "79990000002", "79990000003"


async def only(desk, **asked):
    (contact,) = await desk.json("get", **asked)
    return contact


async def phones(desk, **asked):
    text = await desk("get", **asked)
    rows = json.loads(text)
    return [row["phone"] for row in rows] if isinstance(rows, list) else rows["error_code"]


async def test_every_field_comes_back(desk):
    await desk("add_group", name="a")
    await desk("add_group", name="b")
    made = await desk.json(
        "add", phone=f"+{A}", name="Анна", lnm="Иванова", fnm="Анна", mnm="Петровна", bd="29.02.2000", myid="K-1",
        cmt='a "b" \\ c\nd', tags="one,two", pho="8 (495) 555-01-77 доб. 2", grp="2,1",
    )  # fmt: skip
    assert await only(desk) == {
        "phone": A,
        "name": "Анна",
        "group": "1,2",
        "first_name": "Анна",
        "last_name": "Иванова",
        "middle_name": "Петровна",
        "birthday": "29.02.2000",
        "id": "K-1",
        "comments": 'a "b" \\ c\nd',
        "tags": "one,two",
        "phone_other": "8 (495) 555-01-77 доб. 2",
        "int_id": str(made["id"]),
    }


async def test_int_id_is_bare_in_the_documented_style_and_can_be_left_out(serve):
    documented, without = await serve(style="documented"), await serve(int_id=False)
    for desk in (documented, without):
        await desk("add", phone=A)
    contact = await only(documented)
    assert contact["int_id"] == 1
    assert contact["group"] is None
    assert "int_id" not in await only(without)


async def test_several_groups_in_the_documented_style(serve):
    desk = await serve(style="documented")
    await desk("add_group", name="a")
    await desk("add_group", name="b", num="7")
    await desk("add", phone=A, grp="1,2")
    assert (await only(desk))["group"] == "1,2"
    assert [group["number"] for group in await desk.json("get_group")] == [None, 7]


@pytest.mark.parametrize(
    ("command", "params", "code"),
    [
        ("add", {}, 1),
        ("add", {"phone": ""}, 1),
        ("add", {"phone": "no digits"}, 1),
        ("add", {"phone": "123456"}, 5),
        ("add", {"phone": "1234567890123456"}, 5),
        ("add", {"phone": B, "bd": "30.02.2000"}, 5),
        ("add", {"phone": B, "bd": "2000-01-01"}, 5),
        ("add", {"phone": B, "grp": "x"}, 1),
        ("add", {"phone": B, "grp": "9"}, 3),
        ("add", {"phone": B, "grp": "9", "bd": "x"}, 3),
        ("add", {"phone": A}, 5),
        ("chg", {"name": "x"}, 1),
        ("chg", {"phone": C, "name": "x"}, 3),
        ("chg", {"phone": C, "bd": "x"}, 3),
        ("chg", {"phone": A, "bd": "x"}, 5),
        ("chg", {"phone": A, "new_phone": ""}, 1),
        ("chg", {"phone": A, "new_phone": "12"}, 5),
        ("chg", {"phone": A, "grp": "9"}, 3),
        ("del", {}, 1),
        ("del", {"phone": C}, 3),
        ("get", {"phone": "x"}, 1),
        ("get", {"phone": C}, 3),
        ("get", {"cnt": "x"}, 1),
        ("get", {"after_id": "-1"}, 1),
        ("get", {"grp": "9"}, 3),
        ("move_group", {"phone": A}, 1),
        ("move_group", {"grp": "1"}, 1),
        ("move_group", {"phone": C, "grp": "1"}, 3),
        ("move_group", {"phone": A, "grp": "9"}, 3),
        ("move_group", {"phone": A, "grp": "1", "value": "4"}, 1),
        ("", {}, 1),
        ("nonsense", {}, 1),
    ],
)
async def test_what_is_refused_and_how(desk, command, params, code):
    await desk("add", phone=A)
    assert await desk.code(command, **params) == code


async def test_a_refused_request_changes_nothing(desk):
    await desk("add", phone=A, name="before")
    await desk("add", phone=B)
    assert await desk.code("chg", phone=A, name="after", new_phone=B) == 5
    assert (await only(desk, phone=A))["name"] == "before"


async def test_error_5_may_leave_a_part_done(serve):
    desk = await serve(partial_save=True)
    await desk("add", phone=A, name="before")
    await desk("add", phone=B)
    assert await desk.code("chg", phone=A, name="after", new_phone=B) == 5
    assert (await only(desk, phone=A))["name"] == "after"


async def test_channels_do_not_know_each_others_groups(desk):
    await desk("add_group", "mails", name="letters")
    assert await desk.code("add", phone=A, grp="1") == 3
    assert await desk.code("add", "mails", mail="a@example.com", grp="1") == 0


@pytest.mark.parametrize(("mail", "code"), [("a@example.com", 0), ("a@b", 5), ("a@@example.com", 5), ("example", 1)])
async def test_mail_addresses(desk, mail, code):
    assert await desk.code("add", "mails", mail=mail) == code


async def test_the_mail_twin_of_pho_has_a_name_of_your_choice(serve):
    desk = await serve(mail_other="mail_other")
    await desk("add", "mails", mail="a@example.com", mlo="x", mail_other="y")
    ((contact),) = await desk.json("get", "mails")
    assert contact["mail_other"] == "y"


# -- changing


async def test_a_field_that_is_left_out_stays_and_groups_are_replaced(desk):
    for name in "ab":
        await desk("add_group", name=name)
    await desk("add", phone=A, name="Ann", cmt="x", grp="1")
    await desk("chg", phone=A, name="Anna", grp="2")
    contact = await only(desk)
    assert (contact["name"], contact["comments"], contact["group"]) == ("Anna", "x", "2")


@pytest.mark.parametrize(("clears", "left"), [(True, ("", "", "")), (False, ("x", "1", "01.02.1990"))])
async def test_an_empty_value(serve, clears, left):
    desk = await serve(empty_clears=clears)
    await desk("add_group", name="a")
    await desk("add", phone=A, cmt="x", grp="1", bd="01.02.1990")
    assert await desk.code("chg", phone=A, cmt="", grp="", bd="", new_phone="") == (1 if clears else 0)
    assert await desk.code("chg", phone=A, cmt="", grp="", bd="") == 0
    contact = await only(desk)
    assert (contact["comments"], contact["group"], contact["birthday"]) == left


async def test_new_phone_replaces_the_whole_list(desk):
    await desk("add", phone=f"{A},{B}")
    await desk("chg", phone=B, new_phone=f"{B}; {C}")
    assert await phones(desk) == [f"{B},{C}"]
    assert await phones(desk, phone=A) == 3


async def test_a_renamed_contact_is_found_by_its_new_name_only(desk):
    await desk("add", phone=A, name="Пётр", lnm="Старов")
    await desk("chg", phone=A, name="Павел", lnm="Новов")
    assert await phones(desk, search="ПАВЕЛ", fio="новов") == [A]
    assert await phones(desk, search="пётр") == 3
    assert await phones(desk, fio="старов") == 3


# -- adding what is there


@pytest.mark.parametrize(
    ("how", "code", "listed"),
    [("error", 5, [(f"{A},{B}", "Ann")]), ("second", 0, [(f"{A},{B}", "Ann"), (f"{B},{C}", "Bob")]),
     ("update", 0, [(f"{A},{B},{C}", "Bob")])],
)  # fmt: skip
async def test_adding_an_existing_number(serve, how, code, listed):
    desk = await serve(add_existing=how)
    await desk("add_group", name="a")
    await desk("add", phone=f"{A},{B}", name="Ann")
    assert await desk.code("add", phone=f"{B},{C}", name="Bob", grp="1") == code
    rows = await desk.json("get")
    assert [(row["phone"], row["name"]) for row in rows] == listed
    assert rows[-1]["group"] == ("" if how == "error" else "1")


async def test_updating_one_contact_does_not_take_numbers_of_another(serve):
    desk = await serve(add_existing="update")
    await desk("add", phone=A)
    await desk("add", phone=B)
    assert await desk.code("add", phone=f"{A},{B}") == 5


@pytest.mark.parametrize(("how", "left"), [("first", [A]), ("all", 3)])
async def test_a_number_that_two_contacts_have(serve, how, left):
    desk = await serve(add_existing="second", several_found=how)
    await desk("add", phone=A)
    await desk("add", phone=A)
    await desk("del", phone=A)
    assert await phones(desk) == left


@pytest.mark.parametrize(("any_", "found"), [(True, [f"{A},{B}"]), (False, 3)])
async def test_one_of_several_numbers(serve, any_, found):
    desk = await serve(any_address=any_)
    await desk("add", phone=f"{A},{B}")
    assert await phones(desk, phone=B) == found
    assert await phones(desk, phone=f"{B} {A}") == [f"{A},{B}"]
    assert await desk.code("chg", phone=B, name="x") == (0 if any_ else 3)


# -- moving


@pytest.mark.parametrize(("meaning", "groups"), [("replaces", "3"), ("adds", "1,2,3")])
async def test_moving(serve, meaning, groups):
    desk = await serve(move_1=meaning)
    for name in "abc":
        await desk("add_group", name=name)
    await desk("add", phone=A, grp="1,2")
    await desk("move_group", value="1", phone=A, grp="3")
    assert (await only(desk))["group"] == groups


async def test_adding_twice_and_removing_what_is_not_there_succeed(desk):
    await desk("add_group", name="a")
    await desk("add", phone=A)
    for how in "2233":
        assert await desk.code("move_group", value=how, phone=A, grp="1") == 0
    assert (await only(desk))["group"] == ""


# -- listing


@pytest.fixture
async def crowd(serve):
    desk = await serve()
    await desk("add_group", name="even")
    await desk("add_group", name="third")
    for number in range(1, 13):
        groups = [str(g) for g, every in ((1, 2), (2, 3)) if number % every == 0]
        await desk(
            "add",
            phone=f"7999000{number:04}",
            name=f"Nr {number}",
            lnm="Чётный" * (number % 2 == 0),
            grp=",".join(groups),
        )
    await desk("add", "mails", mail="a@example.com", name="Nr 1")
    return desk


async def test_pages_follow_int_id_and_end_with_nothing(crowd):
    seen, after = [], "0"
    while isinstance(page := await crowd.json("get", cnt="5", after_id=after), list):
        seen += [row["int_id"] for row in page]
        after = seen[-1]
    assert page["error_code"] == 3
    assert seen == [str(number) for number in range(1, 13)]


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({"grp": "1"}, [2, 4, 6, 8, 10, 12]),
        ({"grp": "1", "after_id": "6", "cnt": "2"}, [8, 10]),
        ({"grp": "1,2"}, [2, 3, 4, 6, 8, 9, 10, 12]),
        ({"grp": "2", "fio": "чёт"}, [6, 12]),
        ({"search": "nr 1"}, [1, 10, 11, 12]),
        ({"search": "0012"}, [12]),
        ({"search": "+7 999 000-00-12"}, [12]),
        ({"phone": "79990000003,79990000001"}, [1, 3]),
        ({"phone": "79990000003", "grp": "1"}, []),
        ({"search": "nr 1", "fio": "чётный", "after_id": "10"}, [12]),
        ({"cnt": "0"}, list(range(1, 13))),
    ],
)
async def test_filters_combine(crowd, asked, found):
    rows = await crowd.json("get", **asked)
    assert [int(row["int_id"]) for row in rows if isinstance(rows, list)] == found


@pytest.mark.parametrize(
    ("matching", "asked", "found"),
    [
        ("prefix", {"search": "nr"}, 12), ("prefix", {"search": "r 1"}, 0), ("prefix", {"search": "79990000001"}, 1),
        ("prefix", {"search": "9990000001"}, 0), ("prefix", {"fio": "чёт"}, 6), ("prefix", {"fio": "ный"}, 0),
        ("exact", {"search": "nr 1"}, 1), ("exact", {"search": "79990000001"}, 1), ("exact", {"search": "7999"}, 0),
        ("exact", {"fio": "ЧЁТНЫЙ"}, 6), ("exact", {"fio": "чёт"}, 0),
    ],
)  # fmt: skip
async def test_matching_rules(serve, matching, asked, found):
    desk = await serve(matching=matching)
    for number in range(1, 13):
        await desk("add", phone=f"7999000{number:04}", name=f"Nr {number}", lnm="Чётный" * (number % 2 == 0))
    rows = await desk.json("get", **asked)
    assert (len(rows) if isinstance(rows, list) else 0) == found


async def test_mail_is_searched_by_address_too(crowd):
    assert [row["mail"] for row in await crowd.json("get", "mails", search="EXAMPLE")] == ["a@example.com"]


async def test_the_page_default_and_cap(serve):
    desk = await serve(page_default=2, page_cap=3)
    for number in range(5):
        await desk("add", phone=f"7999000000{number}")
        await desk("add_black", phone=f"7999000000{number}")
    assert [len(await desk.json(command)) for command in ("get", "get_black")] == [2, 2]
    assert [len(await desk.json(command, cnt="9")) for command in ("get", "get_black")] == [3, 3]


@pytest.mark.parametrize("command", ["get", "get_group", "get_black"])
async def test_nothing_to_list(serve, command):
    desk = await serve(empty_list="array")
    assert await desk(command) == "[]"
    assert await desk(command, fmt="2") == "<list>\n</list>"
    assert await desk(command, fmt="0") == ""
    assert (await (await serve()).json(command))["error_code"] == 3


# -- in the book's file


async def test_int_ids_are_never_given_twice(desk):
    await desk("add", phone=A)
    await desk("del", phone=A)
    assert (await desk.json("add", phone=A))["id"] == 2


async def test_the_book_is_kept_in_its_file(serve, tmp_path):
    first = await serve(path=tmp_path / "book.db")
    await first("add", phone=A, name="Ann")
    await first.app.aclose()
    second = await serve(path=tmp_path / "book.db")
    assert (await only(second))["name"] == "Ann"

"""Groups and the blacklist."""

import pytest

A, B = "79990000001", "79990000002"


@pytest.mark.parametrize(
    ("command", "params", "code"),
    [
        ("add_group", {}, 1),
        ("add_group", {"name": ""}, 1),
        ("add_group", {"name": " "}, 5),
        ("add_group", {"name": "x", "num": "7"}, 5),
        ("add_group", {"name": "x", "num": "seven"}, 1),
        ("add_group", {"name": "x", "type": "2"}, 1),
        ("add_group", {"name": "x", "num": "0"}, 0),
        ("chg_group", {"name": "x"}, 1),
        ("chg_group", {"grp": "2"}, 1),
        ("chg_group", {"grp": "2", "name": ""}, 1),
        ("chg_group", {"grp": "9", "name": "x"}, 3),
        ("chg_group", {"grp": "9", "name": " "}, 3),
        ("chg_group", {"grp": "2", "name": " "}, 5),
        ("chg_group", {"grp": "2", "num": "7"}, 5),
        ("chg_group", {"grp": "1", "num": "7"}, 0),
        ("chg_group", {"grp": "1,2", "name": "x"}, 1),
        ("del_group", {}, 1),
        ("del_group", {"grp": "x"}, 1),
        ("del_group", {"grp": "9"}, 3),
        ("add_black", {}, 1),
        ("add_black", {"phone": A, "type": "3"}, 1),
        ("add_black", {"phone": "123"}, 5),
        ("add_black", {"phone": f"{A},{B}"}, 1),
        ("del_black", {}, 1),
        ("del_black", {"phone": A}, 3),
        ("get_black", {"type": "x"}, 1),
    ],
)
async def test_what_is_refused_and_how(desk, command, params, code):
    await desk("add_group", name="seventh", num="7")
    await desk("add_group", name="none")
    assert await desk.code(command, **params) == code


async def test_names_may_repeat_and_begin_with_a_capital(desk):
    for name in ("vip", "vip", "Ёж", "ёж", "7 dwarfs"):
        await desk("add_group", name=name)
    groups = await desk.json("get_group")
    assert [group["name"] for group in groups] == ["Vip", "Vip", "Ёж", "Ёж", "7 dwarfs"]
    assert [group["id"] for group in groups] == [1, 2, 3, 4, 5]


async def test_the_number_can_be_given_changed_and_taken_away(desk):
    await desk("add_group", name="a", num="7")
    assert (await desk.json("get_group"))[0]["number"] == 7
    await desk("chg_group", grp="1", num="8")
    assert (await desk.json("get_group"))[0] == {"id": 1, "name": "A", "number": 8, "cnt": "0"}
    await desk("chg_group", grp="1", name="b")
    assert (await desk.json("get_group"))[0]["number"] == 8
    await desk("chg_group", grp="1", num="")
    assert "number" not in (await desk.json("get_group"))[0]


async def test_an_empty_number_may_leave_it(serve):
    desk = await serve(empty_clears=False)
    await desk("add_group", name="a", num="7")
    assert await desk.code("chg_group", grp="1", num="") == 0
    assert (await desk.json("get_group"))[0]["number"] == 7


async def test_error_5_may_leave_the_name_changed(serve):
    for partial, name in ((False, "B"), (True, "New")):
        desk = await serve(partial_save=partial)
        await desk("add_group", name="a", num="7")
        await desk("add_group", name="b")
        assert await desk.code("chg_group", grp="2", name="new", num="7") == 5
        assert (await desk.json("get_group"))[1]["name"] == name


async def test_the_type_is_the_scripts_unless_given(desk):
    await desk("add_group", name="phones")
    await desk("add_group", "mails", name="mails")
    await desk("add_group", name="mails too", type="1")
    assert [group["id"] for group in await desk.json("get_group")] == [1]
    assert [group["id"] for group in await desk.json("get_group", type="1")] == [2, 3]
    assert [group["id"] for group in await desk.json("get_group", "mails")] == [2, 3]


@pytest.mark.parametrize(("switch", "left"), [("kept", [A, B]), ("deleted", [B])])
async def test_what_becomes_of_members(serve, switch, left):
    desk = await serve(del_group=switch)
    await desk("add_group", name="a")
    await desk("add", phone=A, grp="1")
    await desk("add", phone=B)
    await desk("del_group", grp="1")
    contacts = await desk.json("get")
    assert [contact["phone"] for contact in contacts] == left
    assert {contact["group"] for contact in contacts} == {""}


async def test_adding_to_the_blacklist_again_changes_the_entry(desk):
    first = await desk.json("add_black", phone="+7 999 000-00-01", cmt="why")
    assert await desk.json("get_black") == [{"id": 1, "phone": A, "type": 0, "comment": "why"}]
    assert await desk.json("add_black", phone=A, type="2") == first
    assert await desk.json("get_black") == [{"id": 1, "phone": A, "type": 2, "comment": "why"}]
    await desk("add_black", phone=A, cmt="")
    assert await desk.json("get_black") == [{"id": 1, "phone": A, "type": 0, "comment": ""}]


async def test_the_blacklist_is_read_backwards(desk):
    for number in range(7):
        await desk("add_black", phone=f"7999000000{number}", type=str(number % 3))
    await desk("add_black", "mails", mail="a@example.com")
    ids, before = [], None
    while isinstance(page := await desk.json("get_black", cnt="3", prev_id=before), list):
        ids += [row["id"] for row in page]
        before = str(ids[-1])
    assert ids == [7, 6, 5, 4, 3, 2, 1]
    assert [row["id"] for row in await desk.json("get_black", type="1")] == [5, 2]
    assert [row["id"] for row in await desk.json("get_black", phone="79990000003")] == [4]
    assert [row["email"] for row in await desk.json("get_black", "mails")] == ["a@example.com"]

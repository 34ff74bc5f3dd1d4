"""Every example of the provider's page, in the four formats and both styles, against the answers that it shows."""

import pytest

PHONE = "79999999999"

LISTED = {
    0: f"phone = {PHONE}, name = Contact, group = 1, first_name = , last_name = , middle_name = , birthday = , id = , "
    "comments = , tags = , phone_other = ",
    1: f"{PHONE},Contact,1,,,,,,,,",
    2: f"<list>\n<contact>\n<phone>{PHONE}</phone>\n<name>Contact</name>\n<group>1</group>\n<first_name></first_name>\n"
    "<last_name></last_name>\n<middle_name></middle_name>\n<birthday></birthday>\n<id></id>\n<comments></comments>\n"
    "<tags></tags>\n<phone_other></phone_other>\n</contact>\n</list>",
}
JSON_LISTED = (
    f'[{{\n"phone": "{PHONE}",\n"name": "Contact",\n"group": %s,\n"first_name": "",\n"last_name": "",\n'
    '"middle_name": "",\n"birthday": "",\n"id": "",\n"comments": "",\n"tags": "",\n"phone_other": ""\n}]'
)
GROUPS = {
    0: "id = 1, name = Group, number = , cnt = 1",
    1: "1,Group,,1",
    2: "<list>\n<group>\n<id>1</id>\n<name>Group</name>\n<number></number>\n<cnt>1</cnt>\n</group>\n</list>",
}
JSON_GROUPS = {
    "seen": '[{\n"id": 1,\n"name": "Group",\n"cnt": "1"\n}]',
    "documented": '[{\n"id": 1,\n"name": "Group",\n"number": null,\n"cnt": "1"\n}]',
}
BLOCKS = {
    0: f"id = 1, phone = {PHONE}, type = 1, comment = ",
    1: f"1,{PHONE},1,",
    2: f"<list>\n<record>\n<id>1</id>\n<phone>{PHONE}</phone>\n<type>1</type>\n<comment></comment>\n</record>\n</list>",
    3: f'[{{\n"id": 1,\n"phone": "{PHONE}",\n"type": 1,\n"comment": ""\n}}]',
}
MISSING = {
    0: "ERROR = 3 (record not found)",
    1: "0,-3",
    2: "<result>\n<error>record not found</error>\n<error_code>3</error_code>\n</result>",
    3: '{\n"error": "record not found",\n"error_code": 3\n}',
}


def made(fmt, tag):
    return ("ID = 1", "1", f"<{tag}>\n<id>1</id>\n</{tag}>", '{\n"id": 1\n}')[fmt]


def ok(fmt, style):
    return "<result>OK</result>" if fmt == 2 else '{\n"result": "OK"\n}' if (fmt, style) == (3, "documented") else "OK"


@pytest.fixture(params=["seen", "documented"])
def style(request):
    return request.param


@pytest.fixture(params=[0, 1, 2, 3])
def fmt(request):
    return request.param


@pytest.fixture
async def alex(serve, style, fmt):
    desk = await serve(style=style, int_id=False)
    desk.base["fmt"] = str(fmt)
    return desk


@pytest.fixture
async def book(alex):
    """The page's contact in the page's group."""
    await alex("add_group", name="Group")
    await alex("add", phone=PHONE, name="Contact", grp="1")
    return alex


async def test_creating_a_group_and_a_contact_in_it(alex, fmt):
    assert await alex("add_group", name="Group") == made(fmt, "group")
    assert await alex("add", phone=PHONE, name="Contact", grp="1") == made(fmt, "phone")


async def test_changing_the_name_of_a_contact(book, fmt, style):
    assert await book("chg", phone=PHONE, name="Contact1") == ok(fmt, style)
    assert await book("get", phone=PHONE, fmt="1") == f"{PHONE},Contact1,1,,,,,,,,"


async def test_changing_the_number_of_a_contact(book, fmt, style):
    assert await book("chg", phone=PHONE, new_phone="79999999998") == ok(fmt, style)
    assert await book("get", phone="79999999998", fmt="1") == "79999999998,Contact,1,,,,,,,,"


async def test_changing_the_name_of_a_group(book, fmt, style):
    assert await book("chg_group", grp="1", name="Group1") == ok(fmt, style)
    assert await book("get_group", fmt="1") == "1,Group1,,1"


@pytest.mark.parametrize(("how", "groups"), [("1", "2"), ("2", "1,2"), ("3", "1")])
async def test_moving_between_groups(book, fmt, style, how, groups):
    await book("add_group", name="Another")
    assert await book("move_group", value=how, grp="2", phone=PHONE) == ok(fmt, style)
    assert await book("get", phone=PHONE, fmt="0") == LISTED[0].replace("group = 1", f"group = {groups}")


async def test_deleting_a_contact(book, fmt, style):
    assert await book("del", phone=PHONE) == ok(fmt, style)
    assert await book("del", phone=PHONE) == MISSING[fmt]


async def test_deleting_a_group(book, fmt, style):
    assert await book("del_group", grp="1") == ok(fmt, style)
    assert await book("get_group") == MISSING[fmt]


@pytest.mark.parametrize("asked", [{}, {"grp": "1"}, {"phone": PHONE}])
async def test_listing_contacts(book, fmt, style, asked):
    json = JSON_LISTED % ("1" if style == "documented" else '"1"')
    assert await book("get", **asked) == LISTED.get(fmt, json)


async def test_listing_groups(book, fmt, style):
    assert await book("get_group") == GROUPS.get(fmt, JSON_GROUPS[style])


async def test_the_blacklist(alex, fmt, style):
    assert await alex("add_black", phone=PHONE, type="1") == made(fmt, "phone")
    assert await alex("get_black") == BLOCKS[fmt]
    assert await alex("del_black", phone=PHONE) == ok(fmt, style)
    assert await alex("get_black") == MISSING[fmt]


@pytest.mark.parametrize("cur", ["0", "1"])
async def test_the_balance(alex, fmt, cur):
    plain = ("1500.00", "1500.00", "<balance>1500.00</balance>", '{\n"balance": "1500.00"\n}')
    named = (
        "1500.00 RUR",
        "1500.00,RUR",
        "<balance>1500.00</balance>\n<currency>RUR</currency>",
        '{\n"balance": "1500.00",\n"currency": "RUR"\n}',
    )
    assert await alex("", "balance", cur=cur) == (named if cur == "1" else plain)[fmt]


async def test_the_same_with_e_mail(alex, fmt):
    assert await alex("add", "mails", mail="Ann@Example.com, a@example.org", name="Ann", mlo="ann@old") == made(
        fmt, "mail"
    )
    listed = await alex("get", "mails", mail="a@example.org")
    assert listed.count("ann@example.com,a@example.org") == 1
    if fmt != 1:
        assert "mail_other" in listed
        assert "phone" not in listed
    assert await alex("add_black", "mails", mail="ann@example.com") == made(fmt, "mail")
    assert ("email" in await alex("get_black", "mails")) is (fmt != 1)


async def test_get_by_url_is_the_same_as_a_posted_form(book, style):
    query = f"get=1&login=alex&psw=123&phone={PHONE}&fmt=1"
    assert (await book.http.get(f"/sys/phones.php?{query}")).text == LISTED[1]
    mixed = await book.http.post("/sys/phones.php?get=1&fmt=0", data={"login": "alex", "psw": "123", "fmt": "1"})
    assert mixed.text == LISTED[1], "the form wins over the query"

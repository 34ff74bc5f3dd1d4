"""The charset of a request governs how it is read and how it is answered."""

from urllib.parse import quote_from_bytes
from xml.etree import ElementTree

import pytest

NAME = "Ёлка & <Дом>"


async def ask(desk, text, charset, **headers):
    body = f"login=alex&psw=123&fmt=3&{text}".encode(charset)
    head = {"Content-Type": "application/x-www-form-urlencoded"} | headers
    return await desk.http.post("/sys/phones.php", content=body, headers=head)


@pytest.mark.parametrize("charset", ["windows-1251", "utf-8", "koi8-r"])
async def test_each_charset_there_and_back(desk, charset):
    value = quote_from_bytes(NAME.encode(charset))
    await ask(desk, f"add_group=1&charset={charset}&name={value}", "ascii")
    response = await ask(desk, f"get_group=1&charset={charset}", "ascii")
    assert response.headers["content-type"] == f"application/json; charset={charset}"
    assert f'"name": "{NAME}"'.encode(charset) in response.content
    query = await desk.http.get(f"/sys/phones.php?get_group=1&login=alex&psw=123&fmt=2&charset={charset}")
    assert query.headers["content-type"] == f"text/xml; charset={charset}"
    assert ElementTree.fromstring(query.content.decode(charset))[0][1].text == NAME  # noqa: S314 - our own


@pytest.mark.parametrize("asked", ["", "&charset=", "&charset=latin-1"])
async def test_the_default_is_windows_1251(desk, asked):
    await ask(desk, "add_group=1&charset=utf-8&name=%D0%96%D1%83%D0%BA", "ascii")
    response = await ask(desk, f"get_group=1{asked}", "ascii")
    assert response.headers["content-type"].endswith("charset=windows-1251")
    assert "Жук".encode("windows-1251") in response.content


async def test_bytes_that_are_not_percent_encoded(desk):
    await ask(desk, "add_group=1&name=Жук", "windows-1251")
    assert (await desk.json("get_group"))[0]["name"] == "Жук"


async def test_what_a_charset_lacks_becomes_a_question_mark(desk):
    await desk("add", phone="79990000001", name="Müller 中")
    response = await ask(desk, "get=1", "ascii")
    assert b'"name": "M?ller ?"' in response.content


async def test_what_cannot_be_decoded_is_replaced(desk):
    await ask(desk, "add_group=1&charset=utf-8&name=A%FFz", "ascii")
    assert (await desk.json("get_group"))[0]["name"] == "A\ufffdz"


async def test_characters_that_xml_forbids(desk):
    await desk("add", phone="79990000001", name="a\x01b\rc", cmt="]]>&amp;")
    (contact,) = ElementTree.fromstring(await desk("get", fmt="2"))  # noqa: S314 - our own
    assert contact.findtext("name") == "a?b\rc"
    assert contact.findtext("comments") == "]]>&amp;"


async def test_another_kind_of_body_is_not_read(desk):
    response = await ask(desk, "get_group=1", "ascii", **{"Content-Type": "text/plain"})
    assert response.content == b"ERROR = 2 (authorise error)"


async def test_an_unknown_format_is_text(desk):
    assert await desk("get_group", fmt="7") == "ERROR = 3 (record not found)"

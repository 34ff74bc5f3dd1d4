"""Encodings are told by readable pairs of letters."""

from __future__ import annotations

import pytest

from smsc_desk.files.encodings import SINGLE_BYTE, SURE, bom, ranked, without_bom

TEXTS = (
    "Пётр Чехов;79121234567", "ИВАНОВ ИВАН ИВАНОВИЧ\nПЕТРОВА ОЛЬГА", "Имя;Телефон\nЁлкин;8912", "Зоя; Цой",
    "просил не звонить вечером; Щукина Юлия", "Іван Шевченко;Київ", "ООО «Ромашка» № 5", "Эльвира Хабибуллина",
)  # fmt: skip


def encodable(text: str) -> list[str]:
    return [name for name in SINGLE_BYTE if text.encode(name, "replace").decode(name) == text]


@pytest.mark.parametrize(("text", "encoding"), [(text, name) for text in TEXTS for name in encodable(text)])
def test_a_russian_text_reads_right_in_its_encoding(text, encoding):
    first = ranked(text.encode(encoding))[0]
    assert text.encode(encoding).decode(first.encoding) == text
    assert first.certainty >= SURE


@pytest.mark.parametrize("text", ["Müller;José\nFrançois", "Søren Kierkegård", "Grüße aus München, Lefèvre"])
def test_western_letters_are_not_taken_for_russian_ones(text):
    assert ranked(text.encode("cp1252"))[0].encoding == "cp1252"


def test_guesses_come_with_the_most_telling_line_and_add_up():
    guesses = ranked("a;1\nПётр;2\nЮ;3".encode("cp1251"))
    assert guesses[0].sample == "Пётр;2"
    assert sum(guess.certainty for guess in guesses) == pytest.approx(1)
    assert [guess.certainty for guess in guesses] == sorted((guess.certainty for guess in guesses), reverse=True)


def test_what_reads_the_same_is_offered_once():
    readings = [guess.sample for guess in ranked("привет;мир".encode("cp1251"))]  # Mac Cyrillic reads it alike
    assert len(readings) == len(set(readings))


@pytest.mark.parametrize(
    ("head", "name"),
    [(b"\xef\xbb\xbfa", "utf-8-sig"), (b"\xff\xfea\0", "utf-16"), (b"\xfe\xff\0a", "utf-16"), (b"abc", "")],
)
def test_marks_name_the_encoding(head, name):
    assert bom(head) == name


@pytest.mark.parametrize("code", ["utf-16-le", "utf-16-be"])
def test_utf_16_without_a_mark_is_known_by_its_every_second_byte(code):
    assert without_bom("Имя;Phone\r\nПётр;79121234567".encode(code)) == code
    assert not without_bom("Имя;Phone\r\nПётр;79121234567".encode())

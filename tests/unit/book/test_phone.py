"""Numbers: one meaning for every spelling, and never another number than the one that was meant."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from smsc_desk.book.phone import Quality, Reason, country, pretty, split, understand

ADA = "79123456789"
SURE, GUESSED, UNUSABLE = Quality.UNDERSTOOD, Quality.GUESSED, Quality.UNUSABLE


def judged(text, region="RU"):
    number = understand(text, region=region)
    return number.digits, number.quality, number.reason


@pytest.mark.parametrize(
    "text",
    [
        "79123456789", "+79123456789", "+7 912 345 67 89", "+7 (912) 345-67-89", "7-912-345-67-89", "7.912.345.67.89",
        " +7 912 345-67-89 ", "+7\u00a0912\u00a0345\u201167\u201189", "+7\u202f912\u202f345\u202f67\u202f89",
        "\u202a+7 912 345-67-89\u202c",  # as the address books of telephones and of Windows copy it
        "\ufeff+79123456789", "'79123456789", '"79123456789"', "+7912/345/67/89", "+7 912 345\u221267\u221289",
    ],
)  # fmt: skip
def test_one_number_in_many_spellings_is_understood(text):
    assert judged(text) == (ADA, SURE, None)


@pytest.mark.parametrize(
    "text", ["89123456789", "8 (912) 345-67-89", "8-912-345-67-89", "'89123456789", "+8 912 345-67-89"]
)
def test_a_leading_8_is_the_trunk_prefix_of_russia(text):
    assert judged(text) == (ADA, GUESSED, Reason.TRUNK)


@pytest.mark.parametrize("text", ["9123456789", "(912) 345-67-89", "912 345 67 89"])
def test_a_number_without_its_country_gets_that_of_the_account(text):
    assert judged(text) == (ADA, GUESSED, Reason.COUNTRY_ADDED)


@pytest.mark.parametrize(
    ("text", "digits", "region"),
    [
        ("+375 29 123-45-67", "375291234567", "BY"),
        ("375291234567", "375291234567", "BY"),
        ("+380 67 123 4567", "380671234567", "UA"),
        ("+7 701 123 45 67", "77011234567", "KZ"),
        ("+992 93 123 4567", "992931234567", "TJ"),
        ("+998 90 123 45 67", "998901234567", "UZ"),
        ("+1 202 555 0123", "12025550123", "US"),
        ("+44 20 7946 0018", "442079460018", "GB"),
        ("0044 20 7946 0018", "442079460018", "GB"),
        ("+44 (0)20 7946 0018", "442079460018", "GB"),
        ("8 10 44 20 7946 0018", "442079460018", "GB"),  # the way abroad from Russia
        ("8-10-44-20-7946-0018", "442079460018", "GB"),
        ("+49 30 123456", "4930123456", "DE"),
        ("+39 06 1234 5678", "390612345678", "IT"),  # the zero stays
        ("+82 2 312 3456", "8223123456", "KR"),  # begins with an 8, and has ten digits
        ("+855 12 345 678", "85512345678", "KH"),  # begins with an 8, and has eleven
    ],
)
def test_numbers_of_other_countries_are_understood_in_a_russian_account(text, digits, region):
    number = understand(text)
    assert (number.digits, number.quality, number.region) == (digits, SURE, region)
    assert country(digits) == region


@pytest.mark.parametrize(
    ("text", "region", "digits"),
    [
        ("8 701 123 45 67", "KZ", "77011234567"),
        ("701 123 45 67", "KZ", "77011234567"),
        ("067 123 45 67", "UA", "380671234567"),
        ("8 029 123-45-67", "BY", "375291234567"),
        ("93 123 4567", "TJ", "992931234567"),  # +93 would be Afghanistan, which has no such number
        ("202 555 0123", "US", "12025550123"),  # +20 would be Egypt
    ],
)
def test_a_number_is_first_one_of_the_own_country_if_no_other_has_it(text, region, digits):
    assert judged(text, region) == (digits, GUESSED, Reason.COUNTRY_ADDED)


@pytest.mark.parametrize("region", ["RU", "KZ", "UA", "BY", "TJ", "US"])
@pytest.mark.parametrize("digits", [ADA, "380671234567", "375291234567", "992931234567", "77011234567"])
def test_whole_numbers_mean_the_same_in_every_account(digits, region):
    assert judged(digits, region)[:2] == (digits, SURE)


@pytest.mark.parametrize(
    ("text", "reason", "expected"),
    [
        ("", Reason.EMPTY, None), ("   ", Reason.EMPTY, None), ("''", Reason.EMPTY, None),
        ("\u200b", Reason.EMPTY, None),
        ("7,9123E+10", Reason.SPREADSHEET, None), ("7.9E+10", Reason.SPREADSHEET, None),
        ("7,9Е+10", Reason.SPREADSHEET, None),  # a Cyrillic Е
        ("79.12345678e10", Reason.SPREADSHEET, None), ("8E+10", Reason.SPREADSHEET, None),
        ("нет", Reason.LETTERS, None), ("8 912 345 67 8O", Reason.LETTERS, None), ("+", Reason.LETTERS, None),
        ("тел. 89123456789", Reason.LETTERS, None), ("()", Reason.LETTERS, None),
        ("8 912 345 67 8\uff19", Reason.LETTERS, None),  # a digit of full width; without it it were another number
        ("8 912 345 67 8\u0669", Reason.LETTERS, None),
        ("8 912 345 67 8", Reason.TOO_SHORT, 11), ("+7912345678", Reason.TOO_SHORT, 11),
        ("79123", Reason.TOO_SHORT, None),
        ("8 912 345 67 899", Reason.TOO_LONG, 11), ("+7 912 345 67 899", Reason.TOO_LONG, 11),
        ("791234567890123456", Reason.TOO_LONG, 11), ("123456", Reason.TOO_SHORT, None),
        ("+4912345678901234567", Reason.TOO_LONG, None), ("4412345", Reason.TOO_SHORT, None),
        ("+1 202 555 01", Reason.TOO_SHORT, None), ("+1 202 555 01234", Reason.TOO_LONG, None),
    ],
)  # fmt: skip
def test_what_cannot_be_used_says_why(text, reason, expected):
    number = understand(text)
    assert (number.digits, number.quality, number.reason) == ("", UNUSABLE, reason)
    if expected:
        assert number.expected == expected


def test_the_number_of_digits_that_were_found_is_told():
    assert understand("8 912 345 67 8").found == 10
    assert understand("+7 912 345-67-89").found == 11
    assert understand("+7 912 345-67-89").text == "+7 912 345-67-89"


def test_a_number_of_no_known_range_is_taken_as_doubtful():
    assert judged("+7 000 123 45 67") == ("70001234567", GUESSED, Reason.UNUSUAL)


@pytest.mark.parametrize(
    ("digits", "shown"),
    [
        (ADA, "+7 912 345-67-89"), ("380671234567", "+380 67 123 4567"), ("12025550123", "+1 202-555-0123"),
        ("1234", "1234"), ("", ""), ("ann@firma.ru", "ann@firma.ru"), ("999999999999999", "+999999999999999"),
        ("270256477", "+270256477"),  # the plan would leave out a 0
    ],
)  # fmt: skip
def test_kept_numbers_are_shown_for_reading(digits, shown):
    assert pretty(digits) == shown


_signs = st.sampled_from("0123456789 +-()./'\u00a0\u2011")
_texts = st.one_of(
    st.text(_signs, max_size=22),
    st.from_regex(r"\+?[0-9]{7,16}", fullmatch=True),
    st.from_regex(r"[78] ?\(?[0-9]{3}\)? ?[0-9]{3}[- ]?[0-9]{2}[- ]?[0-9]{2}", fullmatch=True),
)


@given(_texts, st.sampled_from(["RU", "KZ", "UA", "BY", "TJ", "DE", "US"]))
@example("+82 2 312 3456", "RU")
def test_what_is_shown_is_understood_as_the_same_number(text, region):
    number = understand(text, region=region)
    assert bool(number.digits) == (number.quality != UNUSABLE)
    assert (number.reason is None) == (number.quality == SURE)
    if number.digits:
        assert number.digits.isascii()
        assert number.digits.isdigit()
        assert 7 <= len(number.digits) <= 15
        again = understand(pretty(number.digits), region=region)
        assert again.digits == number.digits


@given(_texts, st.sampled_from(["RU", "UA", "US"]))
def test_no_digit_of_a_number_is_lost(text, region):
    """Only a prefix may go: what a person typed last is the subscriber, and stays."""
    number = understand(text, region=region)
    if number.digits:
        typed = "".join(sign for sign in text if sign.isdigit())
        assert number.digits.endswith(typed[-4:])


@given(st.text(max_size=30), st.sampled_from(["RU", "KZ", "ZZ", ""]))
def test_any_text_has_a_judgement(text, region):
    assert understand(text, region=region).text == text


# ---- cutting


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("", []), (" , ; \n", []), ("8 912 345 67 89", ["8 912 345 67 89"]),
        ("+7 (912) 345-67-89", ["+7 (912) 345-67-89"]),
        ("+7 912 345-67-89 +7 903 111-22-33", ["+7 912 345-67-89", "+7 903 111-22-33"]),
        ("79123456789 79031112233", ["79123456789", "79031112233"]),
        ("79123456789 79031112233 79031112244", ["79123456789", "79031112233", "79031112244"]),
        ("8 912 345 67 89 8 903 111 22 33", ["8 912 345 67 89", "8 903 111 22 33"]),
        ("8 (912) 345-67-89 8-903-111-22-33", ["8 (912) 345-67-89", "8-903-111-22-33"]),
        ("+7 912 345-67-89 8 903 111-22-33", ["+7 912 345-67-89", "8 903 111-22-33"]),
        ("9123456789 9031112233", ["9123456789", "9031112233"]),
        ("912 345 67 89 903 111 22 33", ["912 345 67 89", "903 111 22 33"]),
        ("380671234567 375291234567", ["380671234567", "375291234567"]),
        ("79123456789\u00a079031112233", ["79123456789", "79031112233"]),
        ("79123456789/79031112233", ["79123456789", "79031112233"]),
        ("+79123456789+79031112233", ["+79123456789", "+79031112233"]),
        ("79123456789,79031112233;79031112244\n79031112255\t79031112266|79031112277",
         ["79123456789", "79031112233", "79031112244", "79031112255", "79031112266", "79031112277"]),
        ("8 912 345-67-89 / 8 903 111-22-33", ["8 912 345-67-89", "8 903 111-22-33"]),
        ("8 912 345-67-89  8 903 111-22-33", ["8 912 345-67-89", "8 903 111-22-33"]),
        # What cannot be cut without a rest stays whole, to be seen as what it is.
        ("375 29 123 45 67 380 67 123 45 67", ["375 29 123 45 67 380 67 123 45 67"]),
        ("8 912 345 67 89 8 903 111", ["8 912 345 67 89 8 903 111"]),
        ("Anna 79123456789 79031112233", ["Anna 79123456789 79031112233"]),
    ],
)  # fmt: skip
def test_pasted_numbers_are_cut(text, parts):
    assert split(text) == parts


_numbers = st.lists(st.from_regex(r"79[0-9]{9}", fullmatch=True), min_size=1, max_size=5)


@given(
    _numbers, st.lists(st.sampled_from([0, 1, 2, 3]), min_size=5, max_size=5), st.sampled_from([" ", ", ", ";", "\n"])
)
def test_a_list_of_numbers_is_cut_into_them(numbers, shapes, between):
    spelled = [
        [n, pretty(n), f"8 {n[1:4]} {n[4:7]} {n[7:9]} {n[9:]}", f"8 ({n[1:4]}) {n[4:7]}-{n[7:]}"][shape]
        for n, shape in zip(numbers, shapes, strict=False)
    ]
    assert [understand(part).digits for part in split(between.join(spelled))] == numbers


@given(st.text(max_size=60))
def test_cutting_loses_no_digit(text):
    joined = "".join(split(text))
    assert [sign for sign in joined if sign.isalnum()] == [sign for sign in text if sign.isalnum()]
